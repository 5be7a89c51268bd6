#include "actions/search/search_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/digits.h"
#include "base/error.h"
#include "base/text.h"
#include "language/dates/dates.h"
#include "language/names/name_spellings.h"
#include "model/interest.h"
#include "model/person.h"

namespace wellmet::actions {
namespace {

constexpr std::string_view known_filters =
    "person:, company:, city:, place:, relationship:, circle:, interest:, knows:, friend-of: (or "
    "colleague-of:, family-of: …), since:, not-since: and has:";

struct HasRow {
  std::string_view word;
  store::Has has;
};
constexpr HasRow has_rows[] = {
    {"birthday", store::Has::birthday}, {"email", store::Has::email},
    {"phone", store::Has::phone},       {"address", store::Has::address},
    {"website", store::Has::website},   {"photo", store::Has::photo},
    {"company", store::Has::company},   {"interest", store::Has::interest},
    {"note", store::Has::note}};

// "company:acme", "--company acme".
std::string with_value(const FilterName& filter, std::string_view value) {
  return fmt::format("{}{}", filter.written, value);
}

std::string_view example_of(std::string_view name) {
  if (name == "company") return "acme";
  if (name == "circle") return "choir";
  if (name == "knows" || name.ends_with("-of") || name == "related-to" || name == "person")
    return "maya";
  return name == "interest" ? "pottery" : "lisbon";
}

// A value without letters would let everyone pass.
std::string folded_text(const FilterName& filter, const std::string& value) {
  std::string text = join(folded_words(value), " ");
  if (text.empty())
    throw Error(ErrorKind::usage,
                fmt::format("{}{} has no letters to look for. Write {}.", trim(filter.written),
                            value.empty() ? "" : fmt::format(" \"{}\"", value),
                            with_value(filter, example_of(filter.name))));
  return text;
}

std::string relationship_of(const FilterName& filter, const std::string& value) {
  if (const auto word = parse_relationship_word(value)) return to_text(*word);
  std::vector<std::string> choices;
  for (RelationshipWord word : all_relationship_words()) choices.push_back(to_text(word));
  throw Error(ErrorKind::usage, fmt::format("{} takes one of: {}; not \"{}\".",
                                            trim(filter.written), join(choices, ", "), value));
}

store::Has has_of(const FilterName& filter, const std::string& value) {
  if (const auto has = parse_has(value)) return *has;
  throw Error(ErrorKind::usage,
              fmt::format("{} takes one of: {}; not \"{}\".", trim(filter.written),
                          join(has_choices(), ", "), value));
}

struct QueryWord {
  std::string text = {};
  std::size_t plain = 0;  // how many bytes stand before the first quote
};

// Puts a quoted filter together again: interest:"board games".
std::vector<QueryWord> query_words(std::string_view text) {
  std::vector<QueryWord> words;
  QueryWord word;
  bool quoted = false, has_quote = false;
  const auto close = [&] {
    if (!has_quote) word.plain = word.text.size();
    if (!word.text.empty()) words.push_back(std::exchange(word, {}));
    has_quote = false;
  };
  for (char c : text) {
    if (c == '"') {
      if (!has_quote) word.plain = word.text.size();
      quoted = !quoted;
      has_quote = true;
    } else if ((c == ' ' || c == '\t') && !quoted) {
      close();
    } else {
      word.text += c;
    }
  }
  close();
  return words;
}

// Words with a colon at their end ("re:", "and then:") are words, where no filter has the name.
bool is_known_filter(std::string_view name) {
  static constexpr std::array<std::string_view, 12> known = {
      "person",   "company", "city",  "place",     "relationship", "circle",
      "interest", "knows",   "since", "not-since", "has",          "word"};
  const std::string lower = to_lower_ascii(name);
  return std::ranges::find(known, lower) != known.end() ||
         ((lower.ends_with("-of") || lower == "related-to") && related_filter(lower, "maya"));
}

bool is_filter_name(std::string_view name) {
  return name.size() > 1 && std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

// "company:globex" as its name's length; 0 for a word that isn't written as a filter, among them
// addresses of pages.
std::size_t filter_length(const QueryWord& word) {
  const std::size_t colon = word.text.find(':');
  if (colon == std::string::npos || colon >= word.plain) return 0;
  const std::string_view after = std::string_view(word.text).substr(colon + 1);
  const std::string_view name = std::string_view(word.text).substr(0, colon);
  if (after.starts_with("//") || !is_filter_name(name)) return 0;
  const bool says_nothing = after.empty() && word.plain == word.text.size();
  return says_nothing && !is_known_filter(name) ? 0 : colon;
}

void read_filter(SearchQuery& query, const std::string& name, const std::string& value,
                 LocalDate today) {
  if (name == "person") {
    folded_text({name, name + ":"}, value);
    query.person = value;
  } else if (auto related = related_filter(name, value)) {
    folded_text({name, name + ":"}, value);
    query.related.push_back(std::move(*related));
    query.narrows_people = true;
  } else if (add_people_filter(query.people, {name, name + ":"}, value, today)) {
    query.narrows_people = query.narrows_people || name != "since";
  } else {
    throw Error(ErrorKind::usage,
                fmt::format("{}: isn't a filter. The filters are {}. To look for the words, put "
                            "them in quotes.",
                            name, known_filters));
  }
}

}  // namespace

std::optional<store::Has> parse_has(std::string_view text) {
  std::string wanted = fold(trim(text));
  const auto same = [&](const HasRow& row) {
    return row.word == wanted || std::string(row.word) + "s" == wanted;
  };
  if (wanted == "city") wanted = "address";
  if (wanted == "url") wanted = "website";
  if (wanted == "picture") wanted = "photo";
  const auto found = std::ranges::find_if(has_rows, same);
  return found == std::end(has_rows) ? std::nullopt : std::optional(found->has);
}

std::vector<std::string> has_choices() {
  std::vector<std::string> list;
  for (const HasRow& row : has_rows) list.emplace_back(row.word);
  return list;
}

namespace {

// The last day that it may be; of a month or a year the day before the next one begins.
std::optional<LocalDate> latest(PartialDate date) {
  if (!earliest(date) || date.day != 0) return earliest(date);
  if (date.month == 0 || date.month == 12) ++date.year;
  if (date.month != 0) date.month = date.month % 12 + 1;
  const auto next = earliest(date);
  return next ? std::optional(*next + -1) : std::nullopt;
}

// Of a day that is no month or year.
LocalDate past_day(const FilterName& filter, const std::string& text, LocalDate today) {
  if (const auto day = language::parse_when(text, today, language::Leaning::past)) return *day;
  throw Error(ErrorKind::usage,
              fmt::format("{} \"{}\" isn’t a date I know. Write {}, {} or {}.",
                          trim(filter.written), text, with_value(filter, "2026-01"),
                          with_value(filter, "2026-01-31"), with_value(filter, "yesterday")));
}

}  // namespace

LocalDate first_day_in(const FilterName& filter, const std::string& text, LocalDate today) {
  if (const auto first = earliest(parse_partial_date(text))) return *first;
  return past_day(filter, text, today);
}

LocalDate last_day_in(const FilterName& filter, const std::string& text, LocalDate today) {
  if (const auto last = latest(parse_partial_date(text))) return *last;
  return past_day(filter, text, today);
}

bool add_people_filter(store::PeopleFilter& filter, const FilterName& given,
                       const std::string& value, LocalDate today) {
  const std::string& name = given.name;
  if (name == "city" || name == "place") {
    folded_text(given, value);
    filter.city_folded = fold(trim(value));
  } else if (name == "company") {
    filter.company = folded_text(given, value);
  } else if (name == "circle") {
    filter.circle = folded_text(given, value);
  } else if (name == "interest") {
    folded_text(given, value);
    filter.interest_key = interest_key(value);
  } else if (name == "relationship" || name == "word") {
    filter.word = relationship_of(given, value);
  } else if (name == "not-since") {
    filter.not_seen_since = first_day_in(given, value, today);
  } else if (name == "since") {
    filter.seen_since = first_day_in(given, value, today);
  } else if (name == "has") {
    filter.has = has_of(given, value);
  } else {
    return false;
  }
  return true;
}

std::string SearchQuery::digits() const {
  const std::string all = join(words, "");
  return all_digits(all) ? all : "";
}

SearchQuery read_search(std::string_view text, LocalDate today) {
  SearchQuery query{.text = std::string(text)};
  std::vector<std::string> plain;
  for (const QueryWord& word : query_words(text)) {
    if (const std::size_t length = filter_length(word)) {
      read_filter(query, to_lower_ascii(word.text.substr(0, length)), word.text.substr(length + 1),
                  today);
    } else {
      plain.push_back(word.text);
    }
  }
  const std::string words = join(plain, " ");
  query.words = folded_words(words);
  query.other_wordings = language::other_wordings(words);
  // With words it is their texts that are of this day or later.
  query.since = query.people.seen_since;
  if (query.since && query.words.empty()) {
    query.narrows_people = true;
    query.people.order = store::PeopleOrder::recent;
  } else {
    query.people.seen_since.reset();
  }
  return query;
}

}  // namespace wellmet::actions
