#include "actions/people/who.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/people/derived.h"
#include "store/search/search.h"
#include "store/story/interactions.h"

namespace wellmet::actions {
namespace {

using language::KnownPerson;

// More than these with one beginning is no name but a letter; the first are shown to choose from.
constexpr int candidates_per_word = 64;

std::vector<PersonId> found_by(store::ReadTx& tx, const std::vector<std::string>& prefixes,
                               std::vector<PersonId> ids = {}) {
  for (const std::string& prefix : prefixes) {
    for (PersonId id : store::people_by_name(tx, {prefix}, candidates_per_word)) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  }
  return ids;
}

std::vector<KnownPerson> known(store::ReadTx& tx, const std::vector<PersonId>& ids,
                               const std::vector<PersonId>& decided) {
  std::vector<KnownPerson> people;
  for (const store::PersonLine& line : store::people_lines(tx, ids))
    people.push_back({.id = line.id, .name = line.name, .last_seen = line.last_seen});
  for (auto& [id, nickname] : store::nicknames_of(tx, ids)) {
    const auto whose = std::ranges::find(people, id, &KnownPerson::id);
    if (whose != people.end()) whose->nicknames.push_back(std::move(nickname));
  }
  constexpr int companions = 50;
  for (PersonId other : decided) {
    const std::vector<PersonId> met_with = store::together_with(tx, other, companions);
    for (KnownPerson& person : people) {
      if (std::ranges::find(met_with, person.id) != met_with.end())
        person.together_with.push_back(other);
    }
  }
  return people;
}

// Those called so, the words in any order or written together, if someone is called just so. Nobody
// fits better, nor fits with words that follow in the line unless these are among theirs: those
// with one of the words need not be read.
std::vector<PersonId> called_exactly(store::ReadTx& tx, const std::vector<std::string>& name) {
  std::vector<PersonId> ids = store::people_named(tx, join(name, " "));
  if (ids.empty()) return ids;
  const auto add = [&](const std::vector<std::string>& words) {
    for (PersonId id : store::people_with_words(tx, words, candidates_per_word)) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  };
  add(name);
  if (name.size() > 1) add({join(name, "")});
  return ids;
}

std::optional<PersonId> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return PersonId{number};
}

[[noreturn]] void ask_which(store::ReadTx& tx, std::string_view text, std::vector<PersonId> ids) {
  constexpr std::size_t shown = 9;
  const std::size_t more = ids.size() > shown ? ids.size() - shown : 0;
  ids.resize(ids.size() - more);
  throw SeveralFit(std::string(text), store::people_lines(tx, ids), more);
}

// Who was merged leads to whom they are one with; a circle, which cannot be, ends.
PersonId person_numbered(store::ReadTx& tx, PersonId asked, Among among) {
  constexpr int most_merges = 100;
  std::optional<Person> person;
  PersonId id = asked;
  for (int i = 0; i < most_merges; ++i) {
    person = store::find_person(tx, id);
    if (person && (!person->removed_at || among != Among::current)) return id;
    const auto into = store::merged_into(tx, id);
    if (!into) break;
    id = *into;
  }
  if (person)
    throw ErrorWithNext(ErrorKind::not_found,
                        fmt::format("{} (person {}) was removed.", person->name, id.value),
                        {.act = Next::Act::restore_person, .id = id.value});
  throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no person {}.", id.value),
                      {.act = Next::Act::see_people});
}

// Removed people are in no search: found by the whole name, or one word of it.
std::vector<PersonId> removed_called(store::ReadTx& tx, std::string_view text) {
  const std::string wanted = join(folded_words(text), " ");
  std::vector<PersonId> ids;
  for (const store::PersonLine& line : store::people(tx, {.shown = store::Shown::removed})) {
    const std::vector<std::string> words = folded_words(line.name);
    if (join(words, " ") == wanted) return {line.id};
    if (std::ranges::find(words, wanted) != words.end()) ids.push_back(line.id);
  }
  return ids;
}

PersonId one_removed(store::ReadTx& tx, std::string_view text) {
  const std::vector<PersonId> ids = removed_called(tx, text);
  if (ids.empty())
    throw ErrorWithNext(ErrorKind::not_found,
                        fmt::format("Nobody called \"{}\" is in the trash.", text),
                        {.act = Next::Act::see_trash});
  if (ids.size() > 1) ask_which(tx, text, ids);
  return ids.front();
}

}  // namespace

SeveralFit::SeveralFit(std::string name, std::vector<store::PersonLine> people, std::size_t more)
    : Error(ErrorKind::conflict, fmt::format("\"{}\" fits more than one person.", name)),
      name_(std::move(name)),
      people_(std::move(people)),
      more_(more) {}

std::vector<KnownPerson> people_like(store::ReadTx& tx, const language::Mention& mention,
                                     const std::vector<PersonId>& decided) {
  const language::CandidateWords words = language::candidate_words(mention);
  // By the whole name too: of a first name alone there may be more than are read.
  const std::vector<std::string> name = folded_words(mention.name());
  if (std::vector<PersonId> ids = called_exactly(tx, name); !ids.empty())
    return known(tx, ids, decided);
  std::vector<PersonId> ids;
  if (name.size() > 1) ids = store::people_by_name(tx, name, candidates_per_word);
  ids = found_by(tx, words.first, std::move(ids));
  if (ids.empty()) ids = found_by(tx, words.if_none);
  return known(tx, ids, decided);
}

std::vector<KnownPerson> PeopleInLine::called(const std::string& folded_word) {
  if (tx_.dialect() == store::Dialect::postgres && !looked_up_) look_up();
  const auto found = known_.find(folded_word);
  if (found != known_.end()) return found->second;
  return known(tx_, store::people_with_words(tx_, {folded_word}, candidates_per_word), {});
}

void PeopleInLine::look_up() {
  looked_up_ = true;
  const std::vector<std::string> words = folded_words(line_);
  const auto by_word = store::people_with_each_word(tx_, words, candidates_per_word);
  std::vector<PersonId> all;
  for (const auto& [word, ids] : by_word) all.insert(all.end(), ids.begin(), ids.end());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  const std::vector<KnownPerson> people =
      all.empty() ? std::vector<KnownPerson>{} : known(tx_, all, {});
  for (const std::string& word : words) known_[word];
  for (const auto& [word, ids] : by_word) {
    for (const KnownPerson& person : people)
      if (std::ranges::find(ids, person.id) != ids.end()) known_[word].push_back(person);
  }
}

language::Who who_is(store::ReadTx& tx, const language::Mention& mention,
                     const language::WhoContext& context) {
  if (const auto id = number_in(mention.name()); id && !mention.plain)
    return language::OnePerson{.id = person_numbered(tx, *id, Among::current), .words = 1};
  const language::Who first =
      language::resolve(mention, people_like(tx, mention, context.decided), context);
  if (!std::holds_alternative<language::NobodyKnown>(first)) return first;
  if (mention.plain) {
    const language::CandidateWords words = language::candidate_words(mention);
    const std::vector<PersonId> shortened = found_by(tx, words.forms, found_by(tx, words.first));
    return language::called_for_short(mention, known(tx, shortened, context.decided), context);
  }
  // Found by beginnings, yet none fits: a slip of the pen may hide the one who does.
  const std::vector<PersonId> wider = found_by(tx, language::candidate_words(mention).if_none);
  return language::resolve(mention, known(tx, wider, context.decided), context);
}

PersonId person_called(store::ReadTx& tx, std::string_view given, LocalDate today, Among among) {
  std::string_view text = trim(given);
  if (text.starts_with('@')) text.remove_prefix(1);
  if (text.empty()) throw Error(ErrorKind::usage, "Say who: a name or a person's number.");
  if (const auto id = number_in(text)) return person_numbered(tx, *id, among);
  if (to_lower_ascii(text) == "me") {
    if (const auto me = store::owner(tx)) return *me;
    throw ErrorWithNext(ErrorKind::not_found, "You haven't said who you are yet.",
                        {.act = Next::Act::say_your_name});
  }
  if (among == Among::removed) return one_removed(tx, text);
  const language::Who who = who_is(tx, language::mention_of(text), {.today = today});
  if (const auto* one = std::get_if<language::OnePerson>(&who)) return one->id;
  if (const auto* several = std::get_if<language::SeveralPeople>(&who))
    ask_which(tx, text, several->ids);
  if (among == Among::removed_too) {
    const std::vector<PersonId> removed = removed_called(tx, text);
    if (removed.size() == 1) return removed.front();
  }
  throw ErrorWithNext(ErrorKind::not_found, fmt::format("Nobody called \"{}\" is known.", text),
                      {.act = Next::Act::add_person, .name = std::string(text)});
}

PersonId standing_for(store::ReadTx& tx, PersonId person) {
  constexpr int most_merges = 100;  // a circle cannot be; should it, this ends
  for (int i = 0; i < most_merges; ++i) {
    const auto into = store::merged_into(tx, person);
    if (!into) break;
    person = *into;
  }
  return person;
}

}  // namespace wellmet::actions
