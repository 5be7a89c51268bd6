#include "model/note.h"

#include <array>

#include "base/text.h"

namespace wellmet {
namespace {
constexpr std::array<const char*, 11> texts = {"note",   "fact",          "question", "like",
                                               "admire", "curious about", "root for", "ask",
                                               "offer",  "gift",          "idea"};
}

const std::vector<NoteKind>& all_note_kinds() {
  static const std::vector<NoteKind> all = {
      NoteKind::note,   NoteKind::fact,          NoteKind::question, NoteKind::like,
      NoteKind::admire, NoteKind::curious_about, NoteKind::root_for, NoteKind::ask,
      NoteKind::offer,  NoteKind::gift,          NoteKind::idea};
  return all;
}

std::string to_text(NoteKind kind) { return texts[static_cast<std::size_t>(kind)]; }

std::optional<NoteKind> parse_note_kind(std::string_view given) {
  std::string text = to_lower_ascii(trim(given));
  for (char& c : text) {
    if (c == '_' || c == '-') c = ' ';
  }
  for (NoteKind kind : all_note_kinds()) {
    if (text == to_text(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace wellmet
