#include "cli/people/people_given.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/who.h"
#include "actions/search/search_query.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

bool is_number(const std::string& word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "1 2" are two people, "Maya Chen" is one, "Maya Chen, Jo" two.
std::vector<std::string> names_in(const std::vector<std::string>& words) {
  if (std::ranges::all_of(words, is_number)) return words;
  std::vector<std::string> names;
  for (const std::string& part : split(join(words, " "), ',')) {
    if (const std::string_view name = trim(part); !name.empty()) names.emplace_back(name);
  }
  return names;
}

std::vector<PersonId> matching(store::ReadTx& tx, const std::string& filters, LocalDate today) {
  const actions::SearchQuery query = actions::read_search(filters, today);
  if (!query.words.empty() || query.since || !query.person.empty() || !query.narrows_people)
    throw Error(ErrorKind::usage,
                "--matching takes filters, such as \"circle:choir not-since:2026-01\"; words find "
                "too many. `wellmet search --help` lists the filters.");
  std::vector<PersonId> people;
  store::PeopleFilter filter = query.people;
  filter.shown = store::Shown::current;
  for (const store::PersonLine& line : store::people(tx, filter)) people.push_back(line.id);
  if (people.empty()) throw Error(ErrorKind::not_found, fmt::format("Nobody fits {}.", filters));
  return people;
}

}  // namespace

std::vector<PersonId> people_given(Session& session, const Arguments& args) {
  const std::vector<std::string> names = names_in(args.all("WHO"));
  if (names.empty() && !args.has("--matching"))
    throw Error(ErrorKind::usage, "Say who: names or numbers, or --matching with filters.");
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  std::vector<PersonId> people;
  const auto add = [&](PersonId id) {
    if (std::ranges::find(people, id) == people.end()) people.push_back(id);
  };
  for (const std::string& name : names) add(actions::person_called(tx, name, app.today()));
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
