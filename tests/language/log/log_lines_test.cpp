#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "language/log/echo.h"
#include "language/log/log_line.h"
#include "language/names/who.h"

using namespace wellmet;
using namespace wellmet::language;

// log_lines.txt holds the people whom the writer knows, then lines as people write them, each with
// its reading. WELLMET_UPDATE_GOLDEN=1 writes the readings anew: read them before you keep them.

namespace {

const std::string golden_path = std::string(WELLMET_SOURCE) + "/tests/language/log/log_lines.txt";
const LocalDate today = *parse_iso_date("2026-03-05");

struct Cast {
  std::vector<KnownPerson> people = {};
  std::string name_of(PersonId id) const {
    return people[static_cast<std::size_t>(id.value) - 1].name;
  }
};

// "person Katarzyna Nowak (Kasia) seen 2026-03-01"
void add_person(Cast& cast, std::string_view line) {
  KnownPerson person;
  person.id.value = static_cast<std::int64_t>(cast.people.size()) + 1;
  std::string text(line.substr(7));
  if (const auto seen = text.find(" seen "); seen != std::string::npos) {
    person.last_seen = parse_iso_date(text.substr(seen + 6));
    text.resize(seen);
  }
  if (const auto open = text.find(" ("); open != std::string::npos) {
    person.nicknames = split(text.substr(open + 2, text.size() - open - 3), ',');
    text.resize(open);
  }
  person.name = text;
  cast.people.push_back(person);
}

struct Decided {
  std::vector<std::string> names = {};
  std::vector<std::size_t> words = {};
};

Decided decide(const std::vector<Mention>& mentions, const Cast& cast) {
  Decided decided;
  WhoContext context{.today = today};
  for (const Mention& mention : mentions) {
    const Who who = resolve(mention, cast.people, context);
    if (const auto* one = std::get_if<OnePerson>(&who)) {
      decided.names.push_back(cast.name_of(one->id));
      decided.words.push_back(one->words);
      context.decided.push_back(one->id);
    } else if (const auto* several = std::get_if<SeveralPeople>(&who)) {
      std::vector<std::string> names;
      for (const PersonId id : several->ids) names.push_back(cast.name_of(id));
      decided.names.push_back("{" + join(names, " or ") + "?}");
      decided.words.push_back(several->or_new.empty() ? several->words : mention.capitalised);
    } else {
      decided.names.push_back("{new: " + std::get<NobodyKnown>(who).name + "}");
      decided.words.push_back(std::get<NobodyKnown>(who).words);
    }
  }
  return decided;
}

std::string reading(std::string_view line, const Cast& cast) {
  const Decided decided = decide(find_mentions(line), cast);
  const LogLine read = read_log_line(line, {.today = today, .words_taken = decided.words});
  std::string out;
  for (const std::string& echoed : echo(read, decided.names, today)) out += "    " + echoed + "\n";
  return out;
}

std::string read_again(const std::string& golden, std::size_t& lines) {
  Cast cast;
  std::string out;
  std::istringstream in(golden);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("    ")) continue;
    out += line + "\n";
    if (line.starts_with("person ")) add_person(cast, line);
    if (!line.starts_with("> ")) continue;
    out += reading(line.substr(2), cast);
    ++lines;
  }
  return out;
}

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("lines that people write are read as the golden table says") {
  const std::string golden = file_text(golden_path);
  std::size_t lines = 0;
  const std::string now = read_again(golden, lines);
  CHECK(lines >= 170);
  if (std::getenv("WELLMET_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden_path, std::ios::binary) << now;
    return;
  }
  std::istringstream expected_in(golden), now_in(now);
  std::string expected, got, line;
  while (std::getline(expected_in, expected) && std::getline(now_in, got)) {
    if (expected.starts_with("> ")) line = expected;
    INFO(line);
    CHECK(got == expected);
  }
  CHECK(now == golden);
}
