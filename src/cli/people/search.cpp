#include "actions/search/search.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

constexpr int people_by_default = 20;
constexpr std::size_t excerpt_bytes = 160;

std::string with_words_shown(const Session& session, std::string_view text,
                             const std::vector<std::string>& words) {
  std::string out;
  std::size_t from = 0;
  for (const auto& [start, end] : actions::matching_parts(text, words)) {
    out += for_terminal(text.substr(from, start - from));
    out += accent(session, for_terminal(text.substr(start, end - start)));
    from = end;
  }
  return out + for_terminal(text.substr(from));
}

Json json_of(const actions::Match& match) {
  return Json::Object{{"where", match.where},
                      {"id", match.id},
                      {"day", match.day ? Json(to_iso(*match.day)) : Json(nullptr)},
                      {"text", match.text}};
}

// With the fields of somebody, so that whoever reads people alone finds none of it.
Json json_of(const actions::FoundThing& found) {
  Json::Array matches;
  if (!found.match.where.empty()) matches.push_back(json_of(found.match));
  return Json::Object{{"id", Json(nullptr)},
                      {"name", ""},
                      {"organisation", ""},
                      {"by_name", false},
                      {"nearly", false},
                      {"matches", matches},
                      {"thing", Json::Object{{"id", found.resource.id.value},
                                             {"about", found.resource.about},
                                             {"link", found.resource.link}}}};
}

Json json_of(const actions::FoundPerson& found) {
  Json::Array matches;
  for (const actions::Match& match : found.matches) matches.push_back(json_of(match));
  return Json::Object{{"id", found.person.id.value},
                      {"name", found.person.name},
                      {"organisation", found.person.organisation},
                      {"by_name", found.by_name},
                      {"nearly", found.nearly},
                      {"matches", matches},
                      {"thing", Json(nullptr)}};
}

void print_match(Session& session, const actions::Match& match,
                 const std::vector<std::string>& words) {
  const std::string day = match.day ? to_iso(*match.day) + " " : "";
  std::string text = actions::excerpt(match.text, words, excerpt_bytes);
  std::ranges::replace(text, '\n', ' ');
  say(session,
      "    " + dim(session, day + match.where + ": ") + with_words_shown(session, text, words));
}

void print_things(Session& session, const std::vector<actions::FoundThing>& things,
                  const std::vector<std::string>& words) {
  if (!things.empty()) say(session, dim(session, "To pass on:"));
  for (const actions::FoundThing& found : things) {
    say(session, fmt::format("{}  {}", dim(session, fmt::format("r{}", found.resource.id.value)),
                             with_words_shown(session, found.resource.about, words)));
    if (!found.match.where.empty()) print_match(session, found.match, words);
  }
}

void print_found(Session& session, const actions::FoundPerson& found,
                 const std::vector<std::string>& words) {
  std::string line = with_words_shown(session, found.person.name, words);
  if (!found.person.organisation.empty())
    line += dim(session, ", " + for_terminal(found.person.organisation));
  say(session, fmt::format("{}  {}", dim(session, std::to_string(found.person.id.value)), line));
  for (const actions::Match& match : found.matches) print_match(session, match, words);
}

void say_what_is_left(Session& session, const actions::Found& found) {
  if (found.people.empty() && found.things.empty())
    say(session, found.even_more ? "Nothing found in what was looked through; there may be more. "
                                   "Another word narrows it down."
                                 : "Nothing found. Fewer letters find more.");
  else if (found.more == 0 && found.even_more)
    say(session, "There may be more. Another word narrows it down.");
  else if (found.more > 0)
    say(session,
        fmt::format("and {}{} more: --limit {} shows them", found.even_more ? "at least " : "",
                    found.more, found.people.size() + static_cast<std::size_t>(found.more)));
}

void print_all(Session& session, const actions::Found& found,
               const std::vector<std::string>& words) {
  bool said_nearly = false;
  for (const actions::FoundPerson& person : found.people) {
    if (person.nearly && !std::exchange(said_nearly, true))
      say(session, dim(session, "Close to what you wrote:"));
    print_found(session, person, words);
  }
  say_what_is_left(session, found);
  print_things(session, found.things, words);
}

int run_search(const Arguments& args, Session& session) {
  App& app = session.app();
  const actions::SearchQuery query =
      actions::read_search(join(args.all("WORDS"), " "), app.today());
  if (query.empty()) throw Error(ErrorKind::usage, "Say what to look for.");
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(people_by_default);
  const actions::Found found = actions::search(tx, query, app.today(), limit);
  if (session.json) {
    Json::Array list;
    for (const actions::FoundPerson& person : found.people) list.push_back(json_of(person));
    for (const actions::FoundThing& thing : found.things) list.push_back(json_of(thing));
    print_json(session, list);
    return 0;
  }
  print_all(session, found, query.words);
  return 0;
}

}  // namespace

extern const Command search;

const Command search{
    .name = "search",
    .group = "Each day",
    .help = "people, and everything known of them",
    .examples = {"wellmet search dog", "wellmet search lukasz",
                 "wellmet search \"launch since:2026-01\"", "wellmet search 0171 555",
                 "wellmet search company:globex not-since:2026-01"},
    .parameters = {{.name = "WORDS",
                    .takes = Takes::many,
                    .help = "words or their beginnings, and filters",
                    .value_word = "WORDS",
                    .required = true},
                   {.name = "--limit", .help = "how many people (20)", .value_word = "N"}},
    .run = run_search,
    .more =
        "Looks through names, cards, interests, notes, what they told you, interactions, "
        "follow-ups and what you keep to pass on, without accents and in any script: lukasz finds "
        "Łukasz, mueller Müller, "
        "xiaolong 李小龍, 민준 김민준. Every word must be there, each as the beginning of a word; "
        "a "
        "number finds phones that have its digits anywhere. Names one letter away come last.\n\n"
        "Filters: person:maya, company:globex, city:lisbon (or place:), relationship:mentor, "
        "circle:choir (a group on the card), interest:pottery, knows:maya, friend-of:maya (or "
        "colleague-of:, family-of: …; \"Maya's friends\" will do), since:2026-01, "
        "not-since:2026-01 (not in touch since), has:birthday (or email, phone, address, website, "
        "photo, company, interest, note). One with a space is quoted: "
        "'interest:\"board games\"'.",
};

}  // namespace wellmet::cli
