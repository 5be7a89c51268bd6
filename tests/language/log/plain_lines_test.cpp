#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "language/log/echo.h"
#include "language/names/people_index.h"
#include "model/follow_up.h"
#include "model/person.h"

using namespace wellmet;
using namespace wellmet::language;

// tests/language/log/lines/*.txt: the people known, then lines as people write them without signs,
// and under each what must be read, as `key=value ; …`:
//   k  the kind or setting (any of a|b|c), - when nothing happened; d the day, or from..to; t a
//   time w  who was there; p who is only spoken of; n who is new; q whose name must be asked about
//   f  a follow-up: word/whom/due; a, o, i, ?  what is looked for, offered, loved, asked: word/whom
//   v  advice received, with this word in the note; !  a doubt is said; y  known for/whom
//   s  the note, word for word; +  a further occasion: kind/whom/day; r  a relation: word/whose/who
// Nobody else may be read, and no follow-up that is not listed.

namespace {

const std::string folder = std::string(WELLMET_SOURCE) + "/tests/language/log/lines/";

struct Line {
  std::string text = {};
  std::vector<std::pair<std::string, std::string>> wanted = {};
};

struct Table {
  LocalDate today = {};
  std::vector<KnownPerson> people = {};
  std::vector<Line> lines = {};
};

std::vector<std::string> parts(const std::string& text, const std::string& mark) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (true) {
    const std::size_t end = text.find(mark, from);
    out.emplace_back(trim(text.substr(from, end == std::string::npos ? end : end - from)));
    if (end == std::string::npos) return out;
    from = end + mark.size();
  }
}

KnownPerson person_of(std::string text, std::size_t count) {
  KnownPerson person{.id = PersonId{static_cast<std::int64_t>(count) + 1}};
  if (const auto open = text.find(" ("); open != std::string::npos) {
    person.nicknames = split(text.substr(open + 2, text.size() - open - 3), ',');
    text.resize(open);
  }
  person.name = text;
  return person;
}

Table table_of(const std::string& name) {
  Table table;
  std::ifstream in(folder + name + ".txt", std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("today ")) table.today = *parse_iso_date(line.substr(6));
    if (line.starts_with("person "))
      table.people.push_back(person_of(line.substr(7), table.people.size()));
    if (line.starts_with("> ")) table.lines.push_back({line.substr(2)});
    if (!line.starts_with("  ")) continue;
    for (const std::string& part : parts(line, " ; ")) {
      const std::size_t equals = part.find('=');
      table.lines.back().wanted.emplace_back(part.substr(0, equals), part.substr(equals + 1));
    }
  }
  return table;
}

bool has_word(const std::string& text, const std::string& any) {
  for (const std::string& word : parts(any, "|")) {
    if (fold(text).find(fold(word)) != std::string::npos) return true;
  }
  return false;
}

class Judge {
 public:
  Judge(const Line& line, const PeopleIndex& people, LocalDate today, bool about_relations)
      : line_(line),
        people_(people),
        today_(today),
        about_relations_(about_relations),
        read_(read_plain_line(line.text, people, today)) {}

  std::vector<std::string> faults() {
    for (const auto& [key, value] : line_.wanted) check(key, value);
    if (wants("k", "-") && read_.line.took_place) fault("happened as " + what());
    if (!wants_any("d") && read_.line.took_place && read_.line.day != today_)
      fault("dated " + to_iso(read_.line.day));
    check_others();
    if (about_relations_) check_relations();
    return std::move(faults_);
  }

 private:
  void fault(const std::string& words) { faults_.push_back(words); }
  bool wants(const std::string& key, const std::string& value) const {
    for (const auto& [k, v] : line_.wanted)
      if (k == key && v == value) return true;
    return false;
  }
  bool wants_any(const std::string& key) const {
    for (const auto& [k, v] : line_.wanted)
      if (k == key) return true;
    return false;
  }

  std::string what() const {
    std::string out = to_text(read_.line.kind) + " " + read_.line.setting;
    for (const InteractionKind kind : read_.line.also) out += " " + to_text(kind);
    return out;
  }

  std::string name(std::size_t mention) const {
    if (const auto* one = std::get_if<OnePerson>(&read_.who[mention]))
      return people_.name_of(one->id);
    if (const auto* new_one = std::get_if<NobodyKnown>(&read_.who[mention]))
      return "new " + new_one->name;
    return "ask " + read_.line.mentions[mention].name();
  }

  std::string names(const Owners& owners) const {
    std::string out;
    for (const std::size_t owner : owners) out += name(owner) + " ";
    return out;
  }

  bool has_person(const std::string& wanted, bool there) const {
    for (std::size_t i = 0; i < read_.who.size(); ++i) {
      if (name(i) != wanted) continue;
      if (!there || !read_.line.took_place || read_.line.roles[i] == MentionRole::with) return true;
    }
    return false;
  }

  bool has_occasion(const std::string& wanted) const {
    const auto slash = parts(wanted, "/");
    return std::ranges::any_of(read_.line.further, [&](const LogOccasion& occasion) {
      return has_word(to_text(occasion.kind) + " " + occasion.setting, slash[0]) &&
             names(occasion.with) == slash[1] + " " && to_iso(occasion.day) == slash[2];
    });
  }

  bool has_text(const std::vector<LogText>& texts, const std::string& wanted) const {
    const auto slash = parts(wanted, "/");
    for (const LogText& text : texts) {
      if (has_word(text.text, slash[0]) && names(text.owners).find(slash[1]) != std::string::npos)
        return true;
    }
    return false;
  }

  bool has_follow_up(const std::string& wanted) const {
    const auto slash = parts(wanted, "/");
    for (const LogFollowUp& f : read_.line.follow_ups) {
      const std::string words = to_text(f.kind) + " " + f.text;
      if (!has_word(words, slash[0])) continue;
      const std::string whom = names(f.owners) + " " + f.text;
      bool all = true;
      for (const std::string& one : parts(slash[1], ", "))
        all = all && whom.find(one.substr(0, one.find(' '))) != std::string::npos;
      if (all && (slash.size() < 3 || to_iso(f.due) == slash[2])) return true;
    }
    return false;
  }

  void check(const std::string& key, const std::string& value) {
    if (key == "k" && value != "-") {
      const bool none = value.ends_with("|-") && !read_.line.took_place;
      if (!none && !read_.line.took_place)
        fault("nothing happened");
      else if (!none && !has_word(what(), value))
        fault("read as " + what());
    }
    if (key == "d" && read_.line.took_place) {
      const auto span = parts(value, "..");
      const std::string day = to_iso(read_.line.day);
      if (day < span.front() || day > span.back()) fault("day " + day);
    }
    if (key == "t" && (!read_.line.time || value != clock())) fault("time");
    if (key == "w" || key == "p") {
      for (const std::string& one : parts(value, ", ")) {
        wanted_.insert(one);
        if (!has_person(one, key == "w")) fault("without " + one);
        if (key == "p" && read_.line.took_place && has_person(one, false) && is_there(one) &&
            wants_any("w"))
          fault(one + " was not there");
      }
    }
    if (key == "+") {
      ++further_;
      wanted_.insert(parts(value, "/")[1]);
      if (!has_occasion(value)) fault("no further " + value);
    }
    if (key == "n") {
      wanted_.insert("new " + value);
      if (!has_person("new " + value, false)) fault("not new: " + value);
    }
    if (key == "q") {
      wanted_.insert("ask " + value);
      if (!has_person("ask " + value, false)) fault("not asked: " + value);
    }
    if (key == "f" && !has_follow_up(value)) fault("no follow-up " + value);
    if (key == "a" && !has_text(read_.line.asks, value)) fault("no ask " + value);
    if (key == "o" && !has_text(read_.line.offers, value)) fault("no offer " + value);
    if (key == "?" && !has_text(read_.line.questions, value)) fault("no question " + value);
    if (key == "v" && !(has_word(what(), "advice") && has_word(read_.line.note, value)))
      fault("no advice: " + what());
    if (key == "!" && value == "yes" && read_.line.doubts.empty()) fault("no doubt");
    if (key == "s" && read_.line.note != value) fault("note \"" + read_.line.note + "\"");
    if (key == "y" && !is_known(value)) fault("not known " + value);
    if (key == "r" && !has_relation(value)) fault("no relation " + value);
    if (key == "i") {
      const auto slash = parts(value, "/");
      bool found = false;
      for (const LogInterest& i : read_.line.interests)
        found = found ||
                (has_word(i.name, slash[0]) && names(i.owners).find(slash[1]) != std::string::npos);
      if (!found) fault("no interest " + value);
    }
  }

  std::string in_words(const LogRelation& r) const {
    return r.word + "/" + name(r.whose) + "/" + (r.who ? name(*r.who) : r.name);
  }

  bool has_relation(const std::string& wanted) const {
    for (const LogRelation& relation : read_.line.relations)
      if (in_words(relation) == wanted) return true;
    return false;
  }

  // Of the lines that are about relations none is read that is not listed.
  void check_relations() {
    std::size_t wanted = 0;
    for (const auto& [key, value] : line_.wanted) wanted += key == "r" ? 1 : 0;
    if (read_.line.relations.size() <= wanted) return;
    for (const LogRelation& relation : read_.line.relations)
      fault("EXTRA relation " + in_words(relation));
  }

  bool is_known(const std::string& wanted) const {
    const auto slash = parts(wanted, "/");
    for (const LogKnown& known : read_.line.known)
      if (known_in_words(known.on) == slash[0] &&
          names(known.owners).find(slash[1]) != std::string::npos)
        return true;
    return false;
  }

  bool is_there(const std::string& wanted) const {
    for (std::size_t i = 0; i < read_.who.size(); ++i)
      if (name(i) == wanted && read_.line.roles[i] == MentionRole::with) return true;
    return false;
  }

  std::string clock() const {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(read_.line.time->hour) + ":" + two(read_.line.time->minute);
  }

  void check_others() {
    for (std::size_t i = 0; i < read_.who.size(); ++i)
      if (!wanted_.contains(name(i))) fault("FALSE " + name(i));
    if (read_.line.further.size() != further_) fault("EXTRA occasion");
    if (!wants_any("y") && !read_.line.known.empty()) fault("EXTRA known");
    if (!wants_any("f"))
      for (const LogFollowUp& f : read_.line.follow_ups)
        fault("EXTRA follow-up " + to_text(f.kind) + " " + f.text);
  }

  const Line& line_;
  const PeopleIndex& people_;
  LocalDate today_;
  bool about_relations_;
  PlainReading read_;
  std::set<std::string> wanted_ = {};
  std::size_t further_ = 0;
  std::vector<std::string> faults_ = {};
};

struct Score {
  std::size_t lines = 0;
  std::size_t right = 0;
};

Score score_of(const std::string& name) {
  const Table table = table_of(name);
  const PeopleIndex people(table.people);
  Score score;
  for (const Line& line : table.lines) {
    ++score.lines;
    const auto faults = Judge(line, people, table.today, name == "relations").faults();
    if (faults.empty()) ++score.right;
    if (!faults.empty() && std::getenv("WELLMET_SHOW_LINES") != nullptr)
      std::cout << name << ": " << line.text << "\n      " << join(faults, "; ") << "\n";
  }
  return score;
}

const std::vector<std::string> families = {"names",
                                           "happened",
                                           "promises",
                                           "told",
                                           "days",
                                           "writers",
                                           "not_so",
                                           "evidence",
                                           "known",
                                           "turns",
                                           "daily",
                                           "occasions",
                                           "relations",
                                           "denied",
                                           "places",
                                           "listed",
                                           "to_come",
                                           "on_a_phone",
                                           "lists_of_people",
                                           "taken_for",
                                           "sought_and_given",
                                           "introduced",
                                           "groups"};

std::string all_of(const PlainReading& reading, const PeopleIndex& people, LocalDate today) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const auto* one = std::get_if<OnePerson>(&reading.who[i]);
    names.push_back(one ? people.name_of(one->id) : "?" + reading.line.mentions[i].name());
  }
  return join(echo(reading.line, names, today), "\n");
}

}  // namespace

TEST_CASE("lines without signs are read as their writers mean them") {
  for (const std::string& family : families) {
    const Score score = score_of(family);
    INFO(family);
    CHECK(score.lines >= 20);
    CHECK(score.right == score.lines);
  }
}

TEST_CASE("of lines that no rule was written for most are read whole") {
  const Score score = score_of("aside");
  CHECK(score.lines == 84);
  CHECK(score.right * 100 >= 85 * score.lines);
}

TEST_CASE("somebody whom a line does not name changes nothing of its reading") {
  for (const std::string& family : families) {
    const Table table = table_of(family);
    std::vector<KnownPerson> more = table.people;
    more.push_back(person_of("Zebedee Quill (Zeb)", more.size()));
    const PeopleIndex people(table.people), with_another(more);
    for (const Line& line : table.lines) {
      INFO(line.text);
      CHECK(
          all_of(read_plain_line(line.text, people, table.today), people, table.today) ==
          all_of(read_plain_line(line.text, with_another, table.today), with_another, table.today));
    }
  }
}

TEST_CASE("a name with its sign is the person that it is without") {
  for (const std::string& family : families) {
    const Table table = table_of(family);
    const PeopleIndex people(table.people);
    for (const Line& line : table.lines) {
      const PlainReading plain = read_plain_line(line.text, people, table.today);
      std::string text = plain.text;
      for (std::size_t i = plain.line.mentions.size(); i-- > 0;)
        text.insert(plain.line.mentions[i].range.start, "@");
      const PlainReading with_signs = read_plain_line(text, people, table.today);
      INFO(text);
      CHECK(with_signs.line.took_place == plain.line.took_place);
      CHECK(with_signs.line.kind == plain.line.kind);
      CHECK(with_signs.line.day == plain.line.day);
      CHECK(with_signs.line.follow_ups.size() == plain.line.follow_ups.size());
      REQUIRE(with_signs.who.size() == plain.who.size());
      for (std::size_t i = 0; i < plain.who.size(); ++i) {
        const auto *a = std::get_if<OnePerson>(&plain.who[i]),
                   *b = std::get_if<OnePerson>(&with_signs.who[i]);
        if (a != nullptr) CHECK((b != nullptr && a->id == b->id));
      }
    }
  }
}

TEST_CASE("what is told before or behind a meeting is told of it all the same") {
  const PeopleIndex people(
      {{.id = PersonId{1}, .name = "Maya Chen"}, {.id = PersonId{2}, .name = "Jo Okafor"}});
  const LocalDate today = *parse_iso_date("2026-06-16");
  for (const char* told : {"Maya is looking for a flat", "I'll send Maya the slides by Friday",
                           "Maya can lend us a tent", "ask Maya how the exam went"}) {
    const std::string met = "Coffee with Jo yesterday";
    const LogLine before = read_plain_line(std::string(told) + ". " + met, people, today).line;
    const LogLine behind = read_plain_line(met + ". " + std::string(told), people, today).line;
    INFO(told);
    CHECK(before.took_place);
    CHECK(before.day == behind.day);
    CHECK(before.kind == behind.kind);
    CHECK(before.asks.size() + before.offers.size() + before.questions.size() +
              before.follow_ups.size() ==
          1);
    CHECK(behind.asks.size() + behind.offers.size() + behind.questions.size() +
              behind.follow_ups.size() ==
          1);
  }
}

TEST_CASE("a line cut, doubled or mixed up anywhere is read without harm") {
  std::uint32_t seed = 12345;
  const auto next = [&](std::size_t below) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<std::size_t>(seed >> 8U) % below;
  };
  for (const std::string& family : families) {
    const Table table = table_of(family);
    const PeopleIndex people(table.people);
    for (const Line& line : table.lines) {
      for (int round = 0; round < 20; ++round) {
        std::string text = line.text;
        const std::size_t at = next(text.size());
        const std::string& other = table.lines[next(table.lines.size())].text;
        if (round % 4 == 0) text.resize(at);
        if (round % 4 == 1) text.insert(at, text.substr(at / 2, next(9)));
        if (round % 4 == 2) text.erase(at, next(6) + 1);
        if (round % 4 == 3) text = text.substr(at) + " " + other.substr(0, next(other.size()));
        const PlainReading reading = read_plain_line(text, people, table.today);
        INFO(text);
        REQUIRE(reading.line.roles.size() == reading.who.size());
        for (const Mention& mention : reading.line.mentions) {
          REQUIRE(mention.range.start < mention.range.end);
          REQUIRE(mention.range.end <= reading.text.size());
        }
        for (const LogFollowUp& f : reading.line.follow_ups) {
          for (const std::size_t owner : f.owners) REQUIRE(owner < reading.who.size());
        }
      }
    }
  }
}

TEST_CASE("small words are nobody's initials") {
  const LocalDate today = *parse_iso_date("2026-06-16");
  const PeopleIndex people({{.id = PersonId{1}, .name = "Maya Chen"},
                            {.id = PersonId{2}, .name = "Amara Toroley"},
                            {.id = PersonId{3}, .name = "Ines Nowak"},
                            {.id = PersonId{4}, .name = "Will Ebner"}});
  for (const std::string line : {"coffee with Maya at Blue Bottle", "At Blue Bottle with Maya",
                                 "Maya and I met in Porto", "In Porto we met Maya"}) {
    INFO(line);
    const PlainReading reading = read_plain_line(line, people, today);
    REQUIRE(reading.who.size() == 1);
    CHECK(std::get<OnePerson>(reading.who[0]).id == PersonId{1});
  }
  const PlainReading initials = read_plain_line("lunch with AT", people, today);
  REQUIRE(initials.who.size() == 1);
  CHECK(std::get<OnePerson>(initials.who[0]).id == PersonId{2});
}
