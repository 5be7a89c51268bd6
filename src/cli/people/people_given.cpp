#include "cli/people/people_given.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "actions/people/who.h"
#include "actions/search/search_query.h"
#include "base/digits.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/derived.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using Parts = std::span<const std::string>;  // what stands between commas

std::string joined(Parts parts) { return join({parts.begin(), parts.end()}, ", "); }

// Whether somebody is called just so, the words in this order.
bool is_name(store::ReadTx& tx, Parts parts) {
  const std::string folded = join(folded_words(joined(parts)), " ");
  const auto names = store::names_of(tx, store::people_named(tx, folded));
  return std::ranges::any_of(
      names, [&](const auto& name) { return join(folded_words(name.second), " ") == folded; });
}

[[noreturn]] void ask_how_many(Parts parts) {
  throw Error(ErrorKind::conflict,
              fmt::format("\"{}\" may be one person or {} people. Give their numbers, which "
                          "`wellmet search` shows.",
                          joined(parts), parts.size()));
}

// How many of the parts are the first name: a comma may be within one, as in "Sammy Davis, Jr.".
std::size_t length_of_name(store::ReadTx& tx, Parts parts) {
  constexpr std::size_t most_parts = 4;
  std::size_t length = std::min(parts.size(), most_parts);
  while (length > 1 && !is_name(tx, parts.first(length))) --length;
  const Parts name = parts.first(length);
  const auto is_one = [&](const std::string& part) { return is_name(tx, {&part, 1}); };
  if (length > 1 && std::ranges::all_of(name, is_one)) ask_how_many(name);
  return length;
}

// "1 bo" is a number and a name, unless somebody is called so.
void add_part(store::ReadTx& tx, std::string_view text, std::vector<std::string>& parts) {
  std::vector<std::string> words = split(text, ' ');
  std::erase(words, "");
  if (words.empty()) return;
  const std::string whole = join(words, " ");
  const bool has_number = all_digits(words.front()) || all_digits(words.back());
  if (!has_number || is_name(tx, {&whole, 1})) {
    parts.push_back(whole);
    return;
  }
  const auto name = std::ranges::find_if_not(words, all_digits);
  const auto end = std::find_if_not(words.rbegin(), std::make_reverse_iterator(name), all_digits);
  parts.insert(parts.end(), words.begin(), name);
  if (name != end.base()) parts.push_back(join({name, end.base()}, " "));
  parts.insert(parts.end(), end.base(), words.end());
}

// "1 2" are two people, "Maya Chen" is one, "Maya Chen, Jo" two.
std::vector<std::string> names_in(store::ReadTx& tx, const std::string& text) {
  std::vector<std::string> parts = split(text, ' ');
  std::erase(parts, "");
  if (std::ranges::all_of(parts, all_digits)) return parts;
  parts.clear();
  for (const std::string& part : split(text, ',')) add_part(tx, part, parts);
  std::vector<std::string> names;
  for (Parts rest = parts; !rest.empty();) {
    const std::size_t length = length_of_name(tx, rest);
    names.push_back(joined(rest.first(length)));
    rest = rest.subspan(length);
  }
  return names;
}

// Whether somebody is called "Jo Smith", as "Smith, Jo" may mean.
bool is_family_first(store::ReadTx& tx, const std::string& family, const std::string& given) {
  const std::string name[] = {given, family};
  return is_name(tx, name);
}

std::vector<PersonId> called(store::ReadTx& tx, const std::string& text, LocalDate today) {
  const std::vector<std::string> names = names_in(tx, text);
  std::vector<PersonId> people;
  for (const std::string& name : names) people.push_back(actions::person_called(tx, name, today));
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (people[i] != people[i - 1] && is_family_first(tx, names[i - 1], names[i]))
      ask_how_many(Parts(names).subspan(i - 1, 2));
  }
  return people;
}

std::vector<PersonId> matching(store::ReadTx& tx, const std::string& filters, LocalDate today) {
  const actions::SearchQuery query = actions::read_search(filters, today);
  if (!query.words.empty() || !query.person.empty() || !query.narrows_people)
    throw Error(ErrorKind::usage,
                "--matching takes filters, such as \"circle:choir not-since:2026-01\"; words find "
                "too many. `wellmet search --help` lists the filters.");
  std::vector<PersonId> people;
  store::PeopleFilter filter = query.people;
  filter.shown = store::Shown::current;
  actions::narrow_to_related(tx, filter, query.related, today);
  for (const store::PersonLine& line : store::people(tx, filter)) people.push_back(line.id);
  if (people.empty()) throw Error(ErrorKind::not_found, fmt::format("Nobody fits {}.", filters));
  return people;
}

// What a shell was given in quotes is a name of its own: Olu "Bo Li" are two people.
std::string who_given(store::ReadTx& tx, const Arguments& args) {
  const std::vector<std::string> given = args.all("WHO");
  const std::string plain = join(given, " ");
  const auto is_quoted = [](const std::string& one) { return one.find(' ') != std::string::npos; };
  if (given.size() < 2 || std::ranges::none_of(given, is_quoted) || is_name(tx, {&plain, 1}))
    return plain;
  std::string who;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const bool is_apart = i > 0 && (is_quoted(given[i]) || is_quoted(given[i - 1]));
    who += fmt::format("{}{}", i == 0 ? "" : is_apart ? ", " : " ", given[i]);
  }
  return who;
}

}  // namespace

std::vector<PersonId> people_given(Session& session, const Arguments& args) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const std::string who = who_given(tx, args);
  const bool names_nobody = who.find_first_not_of(" ,") == std::string::npos;
  if (names_nobody && !args.has("--matching"))
    throw Error(ErrorKind::usage, "Say who: names or numbers, or --matching with filters.");
  std::vector<PersonId> people;
  const auto add = [&](PersonId id) {
    if (std::ranges::find(people, id) == people.end()) people.push_back(id);
  };
  for (PersonId id : called(tx, who, app.today())) add(id);
  if (const auto filters = args.value("--matching")) {
    for (PersonId id : matching(tx, *filters, app.today())) add(id);
  }
  return people;
}

std::vector<Parameter> parameters_for_people() {
  return {{.name = "WHO",
           .takes = Takes::many,
           .help = "a name or number; several: numbers, or names with commas"},
          {.name = "--matching",
           .help = "everyone who fits these filters: \"company:globex not-since:2026-01\"",
           .value_word = "FILTERS"}};
}

}  // namespace wellmet::cli
