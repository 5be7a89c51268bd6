#include "web/parts/face.h"

#include "base/text.h"
#include "model/called.h"
#include "store/people/photos.h"
#include "web/page/url.h"

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
    case FaceSize::wide:
      break;
  }
  return "";
}

// "Maya Chen" -> "MC", "Dr. Zofia Żak" -> "ZŻ", "李小龍" -> "李". Letters of a script without
// capitals may join to a word, so there is one of them; a name without letters is its first sign.
std::string letters_of(const std::string& whole) {
  const std::string name = without_titles(whole);
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
    if (letter && c.kind == CharacterKind::caseless) return first;
    if (letter) begins = false;
  }
  const std::vector<Character> signs = characters(name);
  return first.empty() && !signs.empty() ? name.substr(signs[0].start, signs[0].length)
                                         : first + last;
}

// Drawn over the letters, which stay until it has come.
Html picture(const Layout& layout, PersonId id, FaceSize size) {
  const auto found = layout.faces.find(id);
  if (found == layout.faces.end()) return {};
  const bool small = size != FaceSize::wide && size != FaceSize::large;
  return html(
      "<img src=\"{}\" alt=\"\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">",
      url::face(id, small ? "small" : "medium", found->second), small ? 96 : 240,
      small ? 120 : 300);
}

Html inside(const Layout& layout, PersonId id, const std::string& name, FaceSize size) {
  return html("<b>{}</b>{}", letters_of(name), picture(layout, id, size));
}

}  // namespace

Html face(const Layout& layout, PersonId id, const std::string& name, FaceSize size) {
  return html("<span class=\"face{} h{}\" aria-hidden=\"true\">{}</span>", size_class(size),
              id.value % hues, inside(layout, id, name, size));
}

Html face_link(const Layout& layout, PersonId id, const std::string& name) {
  return html("<a class=\"face h{}\" href=\"{}\" tabindex=\"-1\" aria-hidden=\"true\">{}</a>",
              id.value % hues, url::person(id), inside(layout, id, name, FaceSize::usual));
}

void look_up_faces(RequestContext& context, Layout& layout, const std::vector<PersonId>& people) {
  store::ReadTx tx(context.app.db, context.app.account);
  for (const auto& [id, digest] : store::faces_of(tx, people)) know_face(layout, id, digest);
}

void know_face(Layout& layout, PersonId person, std::string_view digest) {
  constexpr std::size_t enough_to_tell = 12;
  if (!digest.empty()) layout.faces[person] = digest.substr(0, enough_to_tell);
}

}  // namespace wellmet::web
