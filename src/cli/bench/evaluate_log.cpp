// A door for measuring how lines of the log are read: lines and the people known in, readings out,
// no store.
#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/files.h"
#include "cli/shell/output.h"
#include "cli/story/reading_json.h"
#include "language/names/people_index.h"

namespace wellmet::cli {
namespace {

language::KnownPerson person_of(const Json& json, std::size_t place) {
  language::KnownPerson person{.id = PersonId{static_cast<std::int64_t>(place) + 1}};
  if (const auto* name = std::get_if<std::string>(&json.value)) {
    person.name = *name;
    return person;
  }
  person.name = json.text("name");
  for (const Json& nickname : json.array("nicknames")) {
    if (const auto* text = std::get_if<std::string>(&nickname.value))
      person.nicknames.push_back(*text);
  }
  return person;
}

language::PeopleIndex people_of(const Json& object) {
  std::vector<language::KnownPerson> people;
  for (const Json& json : object.array("known")) people.push_back(person_of(json, people.size()));
  return language::PeopleIndex(std::move(people));
}

Json reading_of(const Json& object, const language::PeopleIndex& people, LocalDate today,
                language::DateOrder order) {
  const std::string line = object.text("line");
  const language::PlainReading reading = language::read_plain_line(line, people, today, order);
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> candidates(reading.who.size());
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const auto* one = std::get_if<language::OnePerson>(&reading.who[i]);
    names.push_back(one ? people.name_of(one->id) : reading.line.mentions[i].name());
    if (const auto* several = std::get_if<language::SeveralPeople>(&reading.who[i])) {
      for (const PersonId id : several->ids) candidates[i].push_back(people.name_of(id));
    }
  }
  Json::Object json = {{"line", line}};
  for (auto& member : json_of_reading({reading.line, reading.who, names, candidates, {}}))
    json.push_back(std::move(member));
  return json;
}

// The people are the same from line to line as a rule, and then are indexed once.
class Lines {
 public:
  Json read(const std::string& text, std::size_t number) {
    const Json object = parse_json(text);
    const auto today = parse_iso_date(object.text("today"));
    if (!today)
      throw Error(ErrorKind::invalid,
                  fmt::format("Line {} has no \"today\" such as \"2026-03-05\".", number));
    const std::string known = to_text(Json(object.array("known")), JsonLayout::line);
    if (!people_ || known != known_) {
      people_ = std::make_unique<language::PeopleIndex>(people_of(object));
      known_ = known;
    }
    const bool month_first = object.text("order") == "month first";
    return reading_of(
        object, *people_, *today,
        month_first ? language::DateOrder::month_first : language::DateOrder::day_first);
  }

 private:
  std::string known_ = {};
  std::unique_ptr<language::PeopleIndex> people_ = {};
};

int run_evaluate_log(const Arguments& args, Session& session) {
  const Bytes bytes = unpacked_bytes_of_file(session, args.text("LINES"));
  Lines lines;
  std::size_t number = 0;
  std::string out;
  for (const std::string& line : split(bytes, '\n')) {
    ++number;
    if (!trim(line).empty()) out += to_text(lines.read(line, number), JsonLayout::line) + "\n";
  }
  print_bytes(session, out);
  return 0;
}

}  // namespace

extern const Command evaluate_log;

const Command evaluate_log{
    .name = "evaluate log",
    .group = "Care",
    .help = "read a table of log lines and print what was understood",
    .examples = {"wellmet evaluate log lines.jsonl"},
    .parameters = {{.name = "LINES",
                    .help = "JSON Lines with today, line, known: names, or objects with name, "
                            "nicknames; and order: \"month first\" where it is so",
                    .value_word = "FILE",
                    .required = true}},
    .run = run_evaluate_log,
    .more =
        "Prints a JSON object a line, in the order of the lines, with the members of `wellmet "
        "log --json`. Nothing is saved, and no store is read. The file may be packed with gzip.",
};

}  // namespace wellmet::cli
