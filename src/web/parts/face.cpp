#include "web/parts/face.h"

#include "base/text.h"
#include "web/url.h"

namespace wellmet::web {
namespace {

constexpr int hues = 12;

const char* size_class(FaceSize size) {
  switch (size) {
    case FaceSize::small:
      return " s";
    case FaceSize::tiny:
      return " xs";
    case FaceSize::large:
      return " xl";
    case FaceSize::usual:
      break;
  }
  return "";
}

// "Maya Chen" -> "MC", "Zofia Żak" -> "ZŻ", "李小龍" -> "李".
std::string letters_of(const std::string& name) {
  std::string first, last;
  bool begins = true;
  for (const Character& c : characters(name)) {
    if (c.kind == CharacterKind::space) {
      begins = true;
      continue;
    }
    const bool letter = c.kind == CharacterKind::capital || c.kind == CharacterKind::lower ||
                        c.kind == CharacterKind::caseless;
    if (begins && letter) (first.empty() ? first : last) = name.substr(c.start, c.length);
    if (letter) begins = false;
  }
  return first + last;
}

Html inside(const std::string& name) { return html("{}", letters_of(name)); }

}  // namespace

Html face(PersonId id, const std::string& name, FaceSize size) {
  return html("<span class=\"face{} h{}\" aria-hidden=\"true\">{}</span>", size_class(size),
              id.value % hues, inside(name));
}

Html face_link(PersonId id, const std::string& name) {
  return html("<a class=\"face h{}\" href=\"{}\" tabindex=\"-1\" aria-hidden=\"true\">{}</a>",
              id.value % hues, url::person(id), inside(name));
}

}  // namespace wellmet::web
