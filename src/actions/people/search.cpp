#include "actions/people/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actions/people/people.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "language/dates.h"
#include "model/interest.h"
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

std::optional<std::string> after(std::string_view word, std::string_view filter) {
  if (!word.starts_with(filter)) return std::nullopt;
  return std::string(word.substr(filter.size()));
}

LocalDate since_day(const std::string& text, LocalDate today) {
  if (const auto first = earliest(parse_partial_date(text))) return *first;
  if (const auto day = language::parse_when(text, today, language::Leaning::past)) return *day;
  throw Error(ErrorKind::usage,
              fmt::format("since:{} is no date. Write since:2026-01, since:2026-01-31 or "
                          "since:yesterday.",
                          text));
}

// Puts a quoted filter together again: interest:"board games".
std::vector<std::string> query_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if ((c == ' ' || c == '\t') && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

bool starts_one_of(const std::string& folded, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& w) { return folded.starts_with(w); });
}

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Search {
 public:
  Search(store::ReadTx& tx, const SearchQuery& query, LocalDate today, int limit)
      : tx_(tx), query_(query), limit_(static_cast<std::size_t>(limit)) {
    if (!query.person.empty()) only_ = person_called(tx, query.person, today);
    if (!query.interest.empty() || !query.place.empty()) allowed_ = people_allowed();
  }

  std::vector<FoundPerson> all() {
    if (query_.words.empty()) {
      add_by_filters();
    } else {
      add_by_name();
      add_by_card();
      add_by_texts();
    }
    fill_lines();
    return std::move(found_);
  }

 private:
  std::vector<PersonId> people_allowed() {
    store::PeopleFilter filter{.shown = store::Shown::all};
    if (!query_.interest.empty()) filter.interest_key = interest_key(query_.interest);
    filter.city_folded = fold(query_.place);
    std::vector<PersonId> ids;
    for (const store::PersonLine& line : store::people(tx_, filter)) ids.push_back(line.id);
    return ids;
  }

  bool admitted(PersonId id) const {
    if (only_ && *only_ != id) return false;
    return !allowed_ || std::ranges::find(*allowed_, id) != allowed_->end();
  }

  FoundPerson* person(PersonId id) {
    if (!admitted(id)) return nullptr;
    for (FoundPerson& found : found_) {
      if (found.person.id == id) return &found;
    }
    if (found_.size() >= limit_) return nullptr;
    found_.push_back({.person = {.id = id}});
    return &found_.back();
  }

  void add_by_filters() {
    if (only_) person(*only_);
    if (allowed_) {
      for (PersonId id : *allowed_) person(id);
    }
    if (query_.since) {
      for (const Interaction& i : store::interactions(tx_, query_.since, std::nullopt, texts_read))
        add_interaction(i);
    }
  }

  void add_by_name() {
    for (PersonId id : store::people_by_name(tx_, query_.words, static_cast<int>(limit_))) {
      if (FoundPerson* found = person(id)) found->by_name = true;
    }
  }

  // Found by something on the person other than the name: says which line of the card or interest.
  void add_by_card() {
    if (query_.since) return;
    for (PersonId id : store::people_matching(tx_, query_.words, static_cast<int>(limit_))) {
      FoundPerson* found = person(id);
      if (!found || found->by_name) continue;
      for (const Interest& i : store::interests_of(tx_, id)) {
        const std::string text = i.detail.empty() ? i.name : i.name + " (" + i.detail + ")";
        add_if_matching(*found, {"interest", "", i.noted, text});
      }
      for (const std::string& line : split(index_card(card_of(tx_, id)).all_text, '\n'))
        add_if_matching(*found, {"card", "", std::nullopt, line});
    }
  }

  void add_if_matching(FoundPerson& found, Match match) {
    if (!matching_parts(match.text, query_.words).empty()) add(&found, std::move(match));
  }

  void add(FoundPerson* found, Match match) {
    if (found && found->matches.size() < matches_per_person)
      found->matches.push_back(std::move(match));
  }

  void add_interaction(const Interaction& i) {
    if (query_.since && i.day < *query_.since) return;
    std::string text = to_text(i.kind);
    if (!i.place.empty()) text += " at " + i.place;
    if (!i.note.empty()) text += ": " + i.note;
    for (PersonId id : i.people)
      add(person(id), {"interaction", fmt::format("i{}", i.id.value), i.day, text});
  }

  void add_note(const Note& note) {
    if (query_.since && note.day < *query_.since) return;
    add(person(note.person),
        {to_text(note.kind), fmt::format("n{}", note.id.value), note.day, note.text});
  }

  void add_follow_up(const FollowUp& f) {
    if (query_.since && f.due < *query_.since) return;
    add(person(f.person), {"follow-up", fmt::format("f{}", f.id.value), f.due,
                           f.text.empty() ? to_text(f.kind) : to_text(f.kind) + ": " + f.text});
  }

  void add_by_texts() {
    for (const store::TextHit& hit : store::texts_matching(tx_, query_.words, texts_read)) {
      if (found_.size() >= limit_) break;
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

  // Names and the rest in one query; those who are not listed any more fall out.
  void fill_lines() {
    std::vector<PersonId> ids;
    for (const FoundPerson& found : found_) ids.push_back(found.person.id);
    const std::vector<store::PersonLine> lines = store::people_lines(tx_, ids);
    for (FoundPerson& found : found_) {
      const auto line = std::ranges::find(lines, found.person.id, &store::PersonLine::id);
      found.person = line == lines.end() ? store::PersonLine{} : *line;
    }
    std::erase_if(found_, [](const FoundPerson& found) { return !found.person.id; });
  }

  store::ReadTx& tx_;
  const SearchQuery& query_;
  std::size_t limit_;
  std::optional<PersonId> only_;
  std::optional<std::vector<PersonId>> allowed_;
  std::vector<FoundPerson> found_;
};

}  // namespace

SearchQuery read_search(std::string_view text, LocalDate today) {
  SearchQuery query;
  for (const std::string& word : query_words(text)) {
    if (const auto value = after(word, "person:")) {
      query.person = *value;
    } else if (const auto place = after(word, "place:")) {
      query.place = *place;
    } else if (const auto interest = after(word, "interest:")) {
      query.interest = *interest;
    } else if (const auto since = after(word, "since:")) {
      query.since = since_day(*since, today);
    } else {
      for (std::string& folded : folded_words(word)) query.words.push_back(std::move(folded));
    }
  }
  return query;
}

std::vector<FoundPerson> search(store::ReadTx& tx, const SearchQuery& query, LocalDate today,
                                int limit) {
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
