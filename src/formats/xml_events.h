#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// The attributes of an element, for as long as the call.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // "" when there is none of this name.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;  // name, value, name, value …, and nullptr
};

// An XML text (1.0) as it is read, element by element. Texts are UTF-8.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void begin(std::string_view element, const XmlAttributes&) = 0;
  virtual void end(std::string_view element) = 0;
  // What stands between elements, perhaps in several pieces.
  virtual void text(std::string_view) {}
};

// Emoji that programs write as two references, one for each half ("&#55357;&#56842;"), are no XML;
// they are read as what was meant, and half of one as U+FFFD. Throws invalid with the line of the
// fault, and for a file that defines entities of its own or is nested over 200 levels, which none
// of those that we read does; until then the events were told.
void read_xml(std::string_view, XmlEvents&);

}  // namespace wellmet
