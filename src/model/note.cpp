#include "model/note.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {
constexpr std::array<const char*, 12> texts = {"note",   "fact",          "question", "like",
                                               "admire", "curious about", "root for", "ask",
                                               "offer",  "gift",          "idea",     "advice"};
constexpr std::array<std::string_view, 7> endings = {
    "", "met", "met by me", "met by someone", "closed", "followed", "not for me"};
}  // namespace

const std::vector<NoteKind>& all_note_kinds() {
  static const std::vector<NoteKind> all = {
      NoteKind::note,   NoteKind::fact,          NoteKind::question, NoteKind::like,
      NoteKind::admire, NoteKind::curious_about, NoteKind::root_for, NoteKind::ask,
      NoteKind::offer,  NoteKind::gift,          NoteKind::idea,     NoteKind::advice};
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

std::string to_text(NoteEnding ending) {
  return std::string(endings[static_cast<std::size_t>(ending)]);
}

std::optional<NoteEnding> parse_note_ending(std::string_view text) {
  const auto* const found = std::ranges::find(endings, text);
  if (found == endings.end()) return std::nullopt;
  return static_cast<NoteEnding>(found - endings.begin());
}

std::string ending_in_words(const Note& note) {
  const bool offered = note.kind == NoteKind::offer;
  switch (note.ending) {
    case NoteEnding::unsaid:
      return "done";
    case NoteEnding::met:
      return offered ? "taken up" : "met";
    case NoteEnding::met_by_me:
      return offered ? "taken up by you" : "met by you";
    case NoteEnding::met_by_someone:
      return offered ? "taken up by someone else" : "met by someone else";
    case NoteEnding::followed:
      return "followed";
    case NoteEnding::not_for_me:
      return "not for you";
    case NoteEnding::closed:
      break;
  }
  return offered ? "closed" : "closed, not met";
}

}  // namespace wellmet
