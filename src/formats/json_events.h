#pragma once
#include <cstdint>
#include <string_view>

namespace wellmet {

// A JSON text (RFC 8259) as it is read, value by value, for files that are too large to be a Json
// in memory. A text lives as long as the call.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void begin_object() = 0;
  virtual void end_object() = 0;
  virtual void begin_array() = 0;
  virtual void end_array() = 0;
  virtual void key(std::string_view) = 0;
  virtual void text(std::string_view) = 0;
  virtual void number(std::int64_t) = 0;
  virtual void other() = 0;  // null, true, false, a number that is not whole
};

// Throws invalid with the place of the fault, for nesting over 200 levels too; until then the
// events were told. The text is UTF-8.
void read_json(std::string_view, JsonEvents&);

}  // namespace wellmet
