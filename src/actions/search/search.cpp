#include "actions/search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "actions/people/people.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "language/tokens.h"
#include "model/card.h"
#include "model/cards/phone.h"
#include "store/giving/resources.h"
#include "store/people/contact_methods.h"
#include "store/people/derived.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

// Texts read for one search: enough to fill a screen after filters.
constexpr int texts_read = 200;
constexpr int matches_per_person = 5;
// So far it is said exactly how many there are.
constexpr std::size_t people_counted = 1000;

bool starts_one_of(const std::string& folded, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& w) { return folded.starts_with(w); });
}

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What of a word is left whole by a slip of the pen somewhere in it.
struct Ends {
  std::string beginning = {}, ending = {};
};
Ends ends_of(const std::string& word) {
  const std::size_t middle = word.size() / 2;
  // Two letters swapped in the middle leave neither half whole.
  return {word.substr(0, std::max<std::size_t>(1, middle - 1)), word.substr(middle + 1)};
}

class Search {
 public:
  Search(store::ReadTx& tx, const SearchQuery& query, LocalDate today, int limit)
      : tx_(tx), query_(query), today_(today), limit_(static_cast<std::size_t>(limit)) {
    if (!query.person.empty()) only_ = person_called(tx, query.person, today);
    if (query.narrows_people) allow(today);
    if (query.since && !query.words.empty()) know_who_was_seen(*query.since);
  }

  Found all() {
    if (query_.words.empty()) {
      add_by_filters();
    } else {
      add_related();
      add_by_name(query_.words);
      for (const auto& wording : query_.other_wordings) add_by_name(wording);
      add_by_phone();
      add_by_city();
      add_by_card(query_.words);
      for (const auto& wording : query_.other_wordings) add_by_card(wording);
      add_by_texts();
      add_nearly();
      add_things();
    }
    return listed();
  }

 private:
  void allow(LocalDate today) {
    allowed_.emplace();
    store::PeopleFilter filter = query_.people;
    narrow_to_related(tx_, filter, query_.related, today);
    for (const store::PersonLine& line : store::people(tx_, filter)) {
      allowed_->insert(line.id);
      in_order_.push_back(line.id);
    }
  }

  void know_who_was_seen(LocalDate since) {
    seen_.emplace();
    for (const store::PersonLine& line :
         store::people(tx_, {.shown = store::Shown::all, .seen_since = since}))
      seen_->insert(line.id);
  }

  bool admitted(PersonId id) const {
    if (only_ && *only_ != id) return false;
    return !allowed_ || allowed_->contains(id);
  }

  bool is_full() const { return found_.size() >= std::max(limit_, people_counted); }

  FoundPerson* person(PersonId id) {
    if (!admitted(id)) return nullptr;
    if (const auto there = place_.find(id); there != place_.end()) return &found_[there->second];
    if (is_full()) {
      even_more_ = true;
      return nullptr;
    }
    place_.emplace(id, found_.size());
    found_.push_back({.person = {.id = id}});
    return &found_.back();
  }

  // By what has no day of its own, as names and places have none: since: asks then when the person
  // was last seen.
  FoundPerson* person_at_any_time(PersonId id) {
    return seen_ && !seen_->contains(id) ? nullptr : person(id);
  }

  // Those beyond the limit are only counted.
  bool is_shown(const FoundPerson& found) const {
    return &found < found_.data() + std::min(limit_, found_.size());
  }

  int most() const { return static_cast<int>(std::max(limit_, people_counted)); }

  // What was read up to its limit may have been only a part.
  template <class Read>
  Read noting_the_rest(Read read, int limit) {
    even_more_ = even_more_ || std::cmp_greater_equal(read.size(), limit);
    return read;
  }

  void add_by_filters() {
    if (only_) person(*only_);
    for (PersonId id : in_order_) person(id);
    if (query_.since) add_what_happened(*query_.since);
  }

  void add_what_happened(LocalDate since) {
    for (std::size_t at = 0; at < std::min(limit_, found_.size()); ++at) {
      const PersonId id = found_[at].person.id;
      for (const Interaction& i : store::interactions_of(tx_, id, matches_per_person)) {
        if (i.day >= since) add(&found_[at], match_of(i));
      }
    }
  }

  void add_by_name(const std::vector<std::string>& words) {
    for (PersonId id : noting_the_rest(store::people_by_name(tx_, words, most()), most())) {
      if (FoundPerson* found = person_at_any_time(id)) found->by_name = true;
    }
  }

  // "Maya's colleagues" are those, before all who are found by the words.
  void add_related() {
    const RelatedPeople related = related_in_words(tx_, query_.text, today_);
    for (const PersonId id : related.people)
      add(person_at_any_time(id), {"relation", "", std::nullopt, related.words});
  }

  // Leading noughts stand for a country or a town: +49 30 is 0049 30 and, from nearby, 030.
  void add_by_phone() {
    constexpr std::size_t fewest = 3;
    std::string digits = query_.digits();
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() < fewest) return;
    std::vector<PersonId> callers;
    for (PersonId id :
         noting_the_rest(store::people_with_phone_digits(tx_, digits, most()), most())) {
      if (person_at_any_time(id)) callers.push_back(id);
    }
    for (const store::ContactMethod& way : store::ways_to_reach(tx_, callers)) {
      if (way.kind == "phone" && phone_has(way.value, digits))
        add(person(way.person), {"phone", "", std::nullopt, way.value});
    }
  }

  // Whoever lives there comes before those who only mention the place.
  void add_by_city() {
    for (PersonId id : store::people_with_value(tx_, "city", join(query_.words, " "))) {
      FoundPerson* found = person_at_any_time(id);
      if (!found || found->by_name || !is_shown(*found)) continue;
      for (const CardIndex::Address& address : index_card(card_of(tx_, id)).addresses)
        add_if_matching(*found, {"city", "", std::nullopt, address.city}, query_.words);
    }
  }

  // Found by something on the person other than the name: says which line of the card or interest.
  void add_by_card(const std::vector<std::string>& words) {
    for (PersonId id : noting_the_rest(store::people_matching(tx_, words, most()), most())) {
      FoundPerson* found = person_at_any_time(id);
      if (!found || found->by_name || !found->matches.empty() || !is_shown(*found)) continue;
      for (const Interest& i : store::interests_of(tx_, id)) {
        const std::string text = i.detail.empty() ? i.name : i.name + " (" + i.detail + ")";
        add_if_matching(*found, {"interest", "", i.noted, text}, words);
      }
      for (const std::string& line : split(index_card(card_of(tx_, id)).all_text, '\n'))
        add_if_matching(*found, {"card", "", std::nullopt, line}, words);
    }
  }

  // Each word as it is, or one letter away from a word of the name. Of four letters only when
  // nobody else was found: there are too many short names.
  bool is_nearly(const std::string& words_of_name) const {
    const std::size_t shortest = found_before_nearly_ == 0 ? 4 : 5;
    const std::vector<std::string> names = split(words_of_name, ' ');
    return std::ranges::all_of(query_.words, [&](const std::string& asked) {
      return std::ranges::any_of(names, [&](const std::string& name) {
        return name.starts_with(asked) ||
               (asked.size() >= shortest && language::edits_apart(asked, name) == 1);
      });
    });
  }

  bool found_by_name() const { return std::ranges::any_of(found_, &FoundPerson::by_name); }

  // Only when nobody is called as was asked: that was no slip of the pen.
  void add_nearly() {
    if (found_by_name() || found_.size() >= limit_) return;
    found_before_nearly_ = found_.size();
    const std::string& longest = *std::ranges::max_element(query_.words, {}, &std::string::size);
    if (longest.size() < (found_.empty() ? 4U : 5U) || !query_.digits().empty()) return;
    const Ends ends = ends_of(longest);
    constexpr int names_looked_at = 100'000;
    for (const store::NamesOf& names : noting_the_rest(
             store::names_beginning_or_ending(tx_, ends.beginning, ends.ending, names_looked_at),
             names_looked_at)) {
      if (place_.contains(names.person) || !is_nearly(names.words)) continue;
      if (FoundPerson* found = person_at_any_time(names.person)) found->nearly = true;
    }
  }

  void add_if_matching(FoundPerson& found, Match match, const std::vector<std::string>& words) {
    if (!matching_parts(match.text, words).empty()) add(&found, std::move(match));
  }

  void add(FoundPerson* found, Match match) {
    if (found && found->matches.size() < matches_per_person)
      found->matches.push_back(std::move(match));
  }

  static Match match_of(const Interaction& i) {
    std::string text = to_text(i.kind);
    if (!i.place.empty()) text += " at " + i.place;
    if (!i.note.empty()) text += ": " + i.note;
    return {"interaction", fmt::format("i{}", i.id.value), i.day, text};
  }

  void add_interaction(const Interaction& i) {
    for (PersonId id : i.people) add(person(id), match_of(i));
  }

  void add_note(const Note& note) {
    add(person(note.person),
        {to_text(note.kind), fmt::format("n{}", note.id.value), note.day, note.text});
  }

  void add_follow_up(const FollowUp& f) {
    add(person(f.person), {"follow-up", fmt::format("f{}", f.id.value), f.due,
                           f.text.empty() ? to_text(f.kind) : to_text(f.kind) + ": " + f.text});
  }

  store::TextFilter narrowing_of_texts() const {
    store::TextFilter filter{.since = query_.since};
    if (only_) {
      filter.people = std::vector{*only_};
    } else if (allowed_) {
      filter.people = in_order_;
    }
    return filter;
  }

  void add_by_texts() {
    for (const store::TextHit& hit :
         noting_the_rest(store::texts_matching(tx_, query_.words, texts_read, narrowing_of_texts()),
                         texts_read)) {
      if (hit.kind == "note") {
        if (const auto note = store::find_note(tx_, NoteId{hit.ref})) add_note(*note);
      } else if (hit.kind == "interaction") {
        if (const auto i = store::find_interaction(tx_, InteractionId{hit.ref}))
          add_interaction(*i);
      } else if (const auto f = store::find_follow_up(tx_, FollowUpId{hit.ref})) {
        add_follow_up(*f);
      }
    }
  }

  static Match match_of(const Resource& resource, const std::string& file,
                        const std::vector<std::string>& words) {
    if (!matching_parts(resource.about, words).empty()) return {};
    const std::pair<const char*, const std::string&> places[] = {
        {"text", resource.text}, {"link", resource.link}, {"post", resource.post}, {"file", file}};
    for (const auto& [where, text] : places) {
      if (!matching_parts(text, words).empty()) return {where, "", std::nullopt, text};
    }
    return {};
  }

  void add_things() {
    constexpr int things_found = 10;
    if (only_ || allowed_) return;
    for (const store::TextHit& hit : store::texts_matching(tx_, query_.words, things_found,
                                                           {.which = store::Texts::to_pass_on})) {
      const ResourceId id{hit.ref};
      std::optional<Resource> resource = store::find_resource(tx_, id);
      if (!resource || (query_.since && resource->kept < *query_.since)) continue;
      std::string file;
      for (const auto& [of, name] : store::file_names(tx_, {id})) file = name;
      Match match = match_of(*resource, file, query_.words);
      things_.push_back({std::move(*resource), std::move(match)});
    }
  }

  // Names and the rest in one query; those who are not listed any more fall out.
  Found listed() {
    std::vector<PersonId> ids;
    for (const FoundPerson& found : found_) ids.push_back(found.person.id);
    std::unordered_map<PersonId, store::PersonLine> lines;
    for (store::PersonLine& line : store::people_lines(tx_, ids)) lines.emplace(line.id, line);
    std::erase_if(found_, [&](const FoundPerson& f) { return !lines.contains(f.person.id); });
    for (FoundPerson& found : found_) found.person = lines.at(found.person.id);
    // Of one person there are no others.
    Found all{.things = std::move(things_), .even_more = even_more_ && !(only_ && !found_.empty())};
    all.more = static_cast<int>(found_.size() - std::min(limit_, found_.size()));
    found_.resize(std::min(limit_, found_.size()));
    all.people = std::move(found_);
    return all;
  }

  store::ReadTx& tx_;
  const SearchQuery& query_;
  LocalDate today_;
  std::size_t limit_;
  std::optional<PersonId> only_;
  std::optional<std::unordered_set<PersonId>> allowed_, seen_;
  std::vector<PersonId> in_order_;  // those of the filters
  std::vector<FoundPerson> found_;
  std::vector<FoundThing> things_;
  std::unordered_map<PersonId, std::size_t> place_;
  std::size_t found_before_nearly_ = 0;
  bool even_more_ = false;
};

}  // namespace

Found search(store::ReadTx& tx, const SearchQuery& query, LocalDate today, int limit) {
  return Search(tx, query, today, limit).all();
}

std::vector<std::pair<std::size_t, std::size_t>> matching_parts(
    std::string_view text, const std::vector<std::string>& words) {
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_byte(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    for (const std::string& folded : folded_words(text.substr(i, end - i))) {
      if (starts_one_of(folded, words)) {
        parts.emplace_back(i, end);
        break;
      }
    }
    i = end;
  }
  return parts;
}

std::string excerpt(std::string_view text, const std::vector<std::string>& words,
                    std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  const auto parts = matching_parts(text, words);
  const std::size_t first = parts.empty() ? 0 : parts.front().first;
  const std::size_t lead = bytes / 3;
  std::size_t start = first > lead ? text.find(' ', first - lead) : 0;
  if (start == std::string_view::npos || start > first) start = first;
  std::size_t end = std::min(text.size(), start + bytes);
  if (end < text.size()) {
    const std::size_t space = text.rfind(' ', end);
    if (space != std::string_view::npos && space > first) end = space;
  }
  return fmt::format("{}{}{}", start > 0 ? "…" : "", trim(text.substr(start, end - start)),
                     end < text.size() ? "…" : "");
}

}  // namespace wellmet::actions
