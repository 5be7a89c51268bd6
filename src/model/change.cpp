#include "model/change.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wellmet {
namespace {

using enum DeedKind;

constexpr std::array<std::pair<DeedKind, std::string_view>, 14> kinds = {{{unknown, ""},
                                                                          {add, "add"},
                                                                          {edit, "edit"},
                                                                          {log, "log"},
                                                                          {remove, "remove"},
                                                                          {restore, "restore"},
                                                                          {merge, "merge"},
                                                                          {answer, "answer"},
                                                                          {import, "import"},
                                                                          {settings, "settings"},
                                                                          {forget, "forget"},
                                                                          {repair, "repair"},
                                                                          {undo, "undo"},
                                                                          {redo, "redo"}}};

constexpr std::array<std::pair<Origin, std::string_view>, 4> origins = {
    {{Origin::unknown, ""},
     {Origin::terminal, "terminal"},
     {Origin::web, "web"},
     {Origin::automatic, "automatic"}}};

constexpr std::array<std::pair<std::string_view, DeedKind>, 11> beginnings = {
    {{"brought in ", import},
     {"updated ", import},
     {"recognised the people of ", import},
     {"remembered the columns of ", settings},
     {"joined ", merge},
     {"logged ", log},
     {"removed ", remove},
     {"restored ", restore},
     {"added ", add},
     {"noted ", add},
     {"planned ", add}}};

template <class Table, class Value>
std::string_view text_of(const Table& table, Value value) {
  return std::ranges::find(table, value, [](const auto& entry) { return entry.first; })->second;
}

template <class Table>
auto value_of(const Table& table, std::string_view text)
    -> std::optional<typename Table::value_type::first_type> {
  const auto found = std::ranges::find(table, text, [](const auto& entry) { return entry.second; });
  if (found == table.end()) return std::nullopt;
  return found->first;
}

}  // namespace

std::string_view to_text(DeedKind kind) { return text_of(kinds, kind); }
std::string_view where_made(Origin origin) {
  switch (origin) {
    case Origin::terminal:
      return "on the command line";
    case Origin::web:
      return "in the browser";
    case Origin::automatic:
      return "automatically";
    case Origin::unknown:
      break;
  }
  return "by an earlier version";
}

std::string_view to_text(Origin origin) { return text_of(origins, origin); }
std::optional<DeedKind> parse_deed_kind(std::string_view text) { return value_of(kinds, text); }
std::optional<Origin> parse_origin(std::string_view text) { return value_of(origins, text); }

std::string deed_kinds_in_words() {
  std::string words;
  for (const auto& [kind, text] : kinds) {
    if (kind != unknown) words += (words.empty() ? "" : ", ") + std::string(text);
  }
  return words;
}

DeedKind guessed_kind(const DeedAsNamed& deed) {
  if (deed.undoes) return deed.name.starts_with("did again: ") ? redo : undo;
  if (deed.no_undo == "forgetting") return forget;
  for (const auto& [beginning, kind] : beginnings) {
    if (deed.name.starts_with(beginning)) return kind;
  }
  return deed.name == "changed the settings" ? settings : unknown;
}

}  // namespace wellmet
