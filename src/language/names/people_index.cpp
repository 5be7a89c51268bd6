#include "language/names/people_index.h"

#include <algorithm>

#include "language/names/groups.h"

namespace wellmet::language {

std::size_t words_of(const Who& who) {
  if (const auto* several = std::get_if<SeveralPeople>(&who); several && !several->or_new.empty())
    return 0;  // as many as look like a name
  return std::visit([](const auto& w) { return w.words; }, who);
}

PeopleIndex::PeopleIndex(std::vector<KnownPerson> people) : people_(std::move(people)) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const std::string& word : index_words(people_[i].name, people_[i].nicknames))
      by_word_[word].push_back(i);
  }
}

std::vector<KnownPerson> PeopleIndex::called(const std::string& word) const {
  std::vector<KnownPerson> found;
  if (const auto here = by_word_.find(word); here != by_word_.end()) {
    for (const std::size_t i : here->second) found.push_back(people_[i]);
  }
  return found;
}

std::vector<KnownPerson> PeopleIndex::like(const std::vector<std::string>& prefixes) const {
  std::vector<std::size_t> places;
  for (const std::string& prefix : prefixes) {
    for (auto here = by_word_.lower_bound(prefix);
         here != by_word_.end() && here->first.starts_with(prefix); ++here)
      places.insert(places.end(), here->second.begin(), here->second.end());
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<KnownPerson> found;
  for (const std::size_t i : places) found.push_back(people_[i]);
  return found;
}

const std::string& PeopleIndex::name_of(PersonId id) const {
  static const std::string none;
  for (const KnownPerson& person : people_) {
    if (person.id == id) return person.name;
  }
  return none;
}

PlainReading read_plain_line(std::string_view written, const PeopleIndex& people, LocalDate today,
                             DateOrder order) {
  PlainReading reading;
  const PeopleCalled called = [&](const std::string& word) { return people.called(word); };
  reading.text = with_groups_named(written, called);
  const std::string& text = reading.text;
  std::vector<Mention> mentions = find_mentions(text, called);
  LogContext context{.today = today, .order = order};
  WhoContext who{.today = today};
  for (const Mention& mention : mentions) {
    const CandidateWords words = candidate_words(mention);
    Who found = resolve(mention, people.like(words.first), who);
    if (std::holds_alternative<NobodyKnown>(found)) {
      if (mention.plain) {
        std::vector<std::string> prefixes = words.first;
        prefixes.insert(prefixes.end(), words.forms.begin(), words.forms.end());
        found = called_for_short(mention, people.like(prefixes), who);
      } else {
        found = resolve(mention, people.like(words.if_none), who);
      }
    }
    if (const auto* one = std::get_if<OnePerson>(&found)) who.decided.push_back(one->id);
    context.words_taken.push_back(words_of(found));
    reading.who.push_back(std::move(found));
  }
  context.mentions = std::move(mentions);
  reading.line = read_log_line(text, context);
  return reading;
}

}  // namespace wellmet::language
