#include "actions/search/related.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "base/text.h"
#include "language/names/who.h"

namespace wellmet::actions {
namespace {

bool is_asked_for(std::string_view word) {
  return is_relation_word(word) || fold(trim(word)) == "family";
}

// "friends of maya", "maya's friends" as what is asked of whom.
std::optional<RelatedTo> read_words(std::string_view given) {
  const std::string text = collapse_spaces(given);
  constexpr std::string_view of = " of ";
  if (const auto at = text.find(of); at != std::string::npos && is_asked_for(text.substr(0, at)))
    return RelatedTo{text.substr(0, at), text.substr(at + of.size())};
  for (const std::string_view owner : {"'s ", "’s ", "' ", "’ "}) {
    const auto at = text.find(owner);
    if (at != std::string::npos && at > 0 && is_asked_for(text.substr(at + owner.size())))
      return RelatedTo{text.substr(at + owner.size()), text.substr(0, at)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<RelatedTo> related_filter(std::string_view name, const std::string& value) {
  constexpr std::string_view of = "-of";
  if (name == "knows" || name == "related-to") return RelatedTo{"", value};
  if (!name.ends_with(of)) return std::nullopt;
  std::string word(name.substr(0, name.size() - of.size()));
  if (is_asked_for(word)) return RelatedTo{word, value};
  std::ranges::replace(word, '-', ' ');
  return is_asked_for(word) ? std::optional(RelatedTo{word, value}) : std::nullopt;
}

void narrow_to_related(store::ReadTx& tx, store::PeopleFilter& filter,
                       const std::vector<RelatedTo>& all, LocalDate today) {
  for (const RelatedTo& related : all) {
    const PersonId person = person_called(tx, related.who, today);
    std::vector<PersonId> people = people_related_to(tx, person, related.word);
    if (filter.only_these)
      std::erase_if(people, [&](PersonId id) {
        return std::ranges::find(*filter.only_these, id) == filter.only_these->end();
      });
    filter.only_these = std::move(people);
  }
}

RelatedPeople related_in_words(store::ReadTx& tx, std::string_view text, LocalDate today) {
  const std::optional<RelatedTo> asked = read_words(text);
  if (!asked || folded_words(asked->who).empty()) return {};
  const language::Who who = who_is(tx, language::mention_of(asked->who), {.today = today});
  const auto* one = std::get_if<language::OnePerson>(&who);
  if (!one) return {};
  const auto names = store::names_of(tx, {one->id});
  if (names.empty()) return {};
  const bool family = fold(asked->word) == "family";
  return {.words = fmt::format("{} of {}", family ? "family" : relation_word(asked->word),
                               names.front().second),
          .people = people_related_to(tx, one->id, asked->word)};
}

}  // namespace wellmet::actions
