// Whom to forget. Forgetting can't be undone, so it goes by a number or a whole name alone, where
// other commands are content with a part of it; and whoever is in the trash counts as well.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "actions/people/forget.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

std::string folded_name(std::string_view name) { return join(folded_words(name), " "); }

[[noreturn]] void refuse_merged(store::ReadTx& tx, std::string_view text, PersonId into) {
  const PersonId root = standing_for(tx, into);
  const auto names = store::names_of(tx, {root});
  throw Error(
      ErrorKind::refused,
      fmt::format("{} was merged into {} (person {}), who would be forgotten whole. To do "
                  "that, give the number {}; to part them first, undo the merge.",
                  text, names.empty() ? "someone" : names.front().second, root.value, root.value));
}

PersonId numbered(store::ReadTx& tx, std::string_view text, PersonId id) {
  if (const auto into = store::merged_into(tx, id)) refuse_merged(tx, text, *into);
  if (store::find_person(tx, id)) return id;
  throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no person {}.", id.value),
                      {.act = Next::Act::see_people_and_trash});
}

struct Found {
  std::vector<PersonId> whole = {}, part = {};  // whose whole name it is; others it may mean
  std::optional<PersonId> merged_into = {};     // of one whose whole name it is
};

void add(std::vector<PersonId>& ids, PersonId id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

Found find(store::ReadTx& tx, std::string_view text) {
  const std::string wanted = folded_name(text);
  Found found;
  for (const language::KnownPerson& known : people_like(tx, language::mention_of(text), {}))
    add(folded_name(known.name) == wanted ? found.whole : found.part, known.id);
  for (const store::PersonLine& line : store::people(tx, {.shown = store::Shown::removed})) {
    const std::vector<std::string> words = folded_words(line.name);
    const bool whole = join(words, " ") == wanted;
    const auto into = store::merged_into(tx, line.id);
    const bool another =
        into && std::ranges::find(found.whole, standing_for(tx, *into)) == found.whole.end();
    if (whole && another) found.merged_into = into;
    if (into || (!whole && std::ranges::find(words, wanted) == words.end())) continue;
    add(whole ? found.whole : found.part, line.id);
  }
  return found;
}

std::string listed(store::ReadTx& tx, const std::vector<PersonId>& ids) {
  constexpr std::size_t shown = 9;
  std::string list;
  for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i) {
    const std::optional<Person> person = store::find_person(tx, ids[i]);
    if (!person) continue;
    list += fmt::format("\n  {}  {}{}", ids[i].value, person->name,
                        person->removed_at ? ", in the trash" : "");
  }
  if (ids.size() > shown) list += fmt::format("\n  and {} more", ids.size() - shown);
  return list;
}

}  // namespace

PersonId person_to_forget(store::ReadTx& tx, std::string_view given) {
  std::string_view text = trim(given);
  if (text.starts_with('@')) text.remove_prefix(1);
  if (text.empty())
    throw Error(ErrorKind::usage, "Say whom to forget: a whole name or a person's number.");
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc{} && end == text.data() + text.size())
    return numbered(tx, given, PersonId{number});
  const Found found = find(tx, text);
  if (found.whole.size() == 1 && !found.merged_into) return found.whole.front();
  if (!found.whole.empty())
    throw Error(ErrorKind::conflict,
                fmt::format("\"{}\" is the name of more than one person; say whom to forget by the "
                            "number:{}",
                            text, listed(tx, found.whole)));
  if (found.merged_into) refuse_merged(tx, text, *found.merged_into);
  if (!found.part.empty())
    throw Error(
        ErrorKind::conflict,
        fmt::format("Nobody's whole name is \"{}\". Forgetting can't be undone, so say whom "
                    "by the number:{}",
                    text, listed(tx, found.part)));
  throw Error(
      ErrorKind::not_found,
      fmt::format("Nobody called \"{}\" is known, nor is anybody of that name in the trash.",
                  text));
}

}  // namespace wellmet::actions
