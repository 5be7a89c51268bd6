#include "language/names/who.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"

using namespace wellmet;
using namespace wellmet::language;

namespace {

const LocalDate today = *parse_iso_date("2026-03-05");

KnownPerson person(std::int64_t id, std::string name, std::vector<std::string> nicknames = {}) {
  return {.id = PersonId{id}, .name = std::move(name), .nicknames = std::move(nicknames)};
}

Mention first_mention(std::string_view line) { return find_mentions(line).at(0); }

// "1", "1 2?" or "new Jonas Weber"
std::string who(std::string_view line, const std::vector<KnownPerson>& people,
                const WhoContext& context = {.today = today}) {
  const Who found = resolve(first_mention(line), people, context);
  if (const auto* one = std::get_if<OnePerson>(&found)) return std::to_string(one->id.value);
  if (const auto* nobody = std::get_if<NobodyKnown>(&found)) return "new " + nobody->name;
  std::string out;
  for (const PersonId id : std::get<SeveralPeople>(found).ids)
    out += std::to_string(id.value) + " ";
  out.back() = '?';
  return out;
}

const std::vector<KnownPerson> cast = {
    person(1, "Maya Chen"),
    person(2, "Maya Lindqvist"),
    person(3, "Katarzyna Nowak", {"Kasia"}),
    person(4, "Łukasz Zieliński"),
    person(5, "李小龍"),
    person(6, "Jean-Luc Moreau"),
    person(7, "Grace O'Neill"),
    person(8, "Noor van den Berg"),
    person(9, "Oluwaseun Adeyemi", {"Seun"}),
    person(10, "Jonas Berg"),
    person(11, "Chen Wei"),
    person(12, "محمد علي"),
    person(13, "Hannah Müller"),
    person(14, "Kat Stevens"),
};

}  // namespace

TEST_CASE("a name is found by any unambiguous part, nickname or initials") {
  struct Row {
    const char* line;
    const char* who;
  };
  for (const Row& row : std::vector<Row>{{"@Maya Chen", "1"},
                                         {"@maya chen yesterday", "1"},
                                         {"@maya", "1 2?"},
                                         {"@lindqvist", "2"},
                                         {"@kasia", "3"},
                                         {"@katarzyna", "3"},
                                         {"@katarz", "3"},
                                         {"@kat", "14"},
                                         {"@Katarzina", "3"},
                                         {"@lukasz", "4"},
                                         {"@Łukasz Zieliński", "4"},
                                         {"@zielinski", "4"},
                                         {"@li xiao long", "5"},
                                         {"@李小龍", "5"},
                                         {"@lixiaolong", "5"},
                                         {"@jean-luc", "6"},
                                         {"@jeanluc", "6"},
                                         {"@jlm", "6"},
                                         {"@o'neill", "7"},
                                         {"@oneill", "7"},
                                         {"@Grace O’Neill", "7"},
                                         {"@noor van den berg", "8"},
                                         {"@seun", "9"},
                                         {"@seun adeyemi", "9"},
                                         {"@Chen Maya", "1"},
                                         {"@Maya C.", "1"},
                                         {"@maya l", "2"},
                                         {"@mc", "1"},
                                         {"@ml", "2"},
                                         {"@Wei Chen", "11"},
                                         {"@محمد علي", "12"},
                                         {"@mueller", "13"},
                                         {"@hanah", "13"},
                                         {"@hn", "new hn"},
                                         {"@Zoë", "new Zoë"},
                                         {"@Jonas Weber", "10?"},
                                         {"@jonas", "10"},
                                         {"@\"Maya\"", "1 2?"},
                                         {"@\"Jonas Weber\"", "new Jonas Weber"},
                                         {"@maja", "new maja"}}) {
    INFO(std::string(row.line));
    CHECK(who(row.line, cast) == std::string(row.who));
  }
}

TEST_CASE("a name that fits only without its last word is asked about, with the new name") {
  const Who found = resolve(first_mention("coffee with @Jonas Weber"), cast, {.today = today});
  const auto* several = std::get_if<SeveralPeople>(&found);
  REQUIRE(several != nullptr);
  CHECK(several->or_new == "Jonas Weber");
  CHECK(several->words == 1);
}

TEST_CASE("words in small letters behind a name belong to it only when they are its words") {
  const Who plain = resolve(first_mention("@kasia called about jam"), cast, {.today = today});
  CHECK(std::get<OnePerson>(plain).words == 1);
  const Who full = resolve(first_mention("@maya chen called"), cast, {.today = today});
  CHECK(std::get<OnePerson>(full).words == 2);
}

TEST_CASE("of two who fit, the one seen lately is meant when the other was not seen for a year") {
  std::vector<KnownPerson> people = {person(1, "Priya Shah"), person(2, "Priya Raghunathan")};
  CHECK(who("@priya", people) == "2 1?");
  people[0].last_seen = today - 14;
  people[1].last_seen = today - 366;
  CHECK(who("@priya", people) == "1");
  people[1].last_seen = today - 365;
  CHECK(who("@priya", people) == "1 2?");
  people[1].last_seen = today - 366;
  people[0].last_seen = today - 15;
  CHECK(who("@priya", people) == "1 2?");
}

TEST_CASE("of two who fit, the one met together with the others of the line is meant") {
  std::vector<KnownPerson> people = {person(1, "Priya Shah"), person(2, "Priya Raghunathan")};
  people[1].together_with = {PersonId{7}};
  const WhoContext with_seven{.today = today, .decided = {PersonId{7}}};
  CHECK(who("@priya", people, with_seven) == "2");
  CHECK(who("@priya", people) == "2 1?");
  people[0].together_with = {PersonId{7}};
  CHECK(who("@priya", people, with_seven) == "2 1?");
}

TEST_CASE("two reasons that disagree choose nobody") {
  std::vector<KnownPerson> people = {person(1, "Priya Shah"), person(2, "Priya Raghunathan")};
  people[0].last_seen = today - 2;
  people[1].together_with = {PersonId{7}};
  CHECK(who("@priya", people, {.today = today, .decided = {PersonId{7}}}) == "2 1?");
}

TEST_CASE("somebody who is in the line already is meant again") {
  std::vector<KnownPerson> people = {person(1, "Priya Shah"), person(2, "Priya Raghunathan")};
  people[1].last_seen = today - 2;
  CHECK(who("@priya", people, {.today = today, .decided = {PersonId{1}}}) == "1");
}

TEST_CASE("the words of the index and of a mention meet") {
  // What a store does: a person is a candidate when an index word starts with a word asked for.
  const auto found = [](std::string_view line, const KnownPerson& known) {
    const CandidateWords asked = candidate_words(first_mention(line));
    for (const auto* prefixes : {&asked.first, &asked.if_none}) {
      for (const std::string& prefix : *prefixes) {
        for (const std::string& word : index_words(known.name, known.nicknames)) {
          if (word.starts_with(prefix)) return true;
        }
      }
    }
    return false;
  };
  for (const auto& [line, place] :
       std::vector<std::pair<const char*, std::size_t>>{{"@maya chen", 0},
                                                        {"@mc", 0},
                                                        {"@kasia", 2},
                                                        {"@kat", 2},
                                                        {"@lukasz", 3},
                                                        {"@li xiao long", 4},
                                                        {"@李小龍", 4},
                                                        {"@lixiaolong", 4},
                                                        {"@jeanluc", 5},
                                                        {"@oneill", 6},
                                                        {"@seun", 8},
                                                        {"@mueller", 12},
                                                        {"@aktarzyna", 2},
                                                        {"@محمد", 11}}) {
    INFO(std::string(line));
    CHECK(found(line, cast[place]));
  }
  CHECK(index_words("Maya Chen", {"Mimi"}) ==
        std::vector<std::string>{"maya", "chen", "mayachen", "mc", "mimi"});
  CHECK(candidate_words(first_mention("@jo")).if_none.empty());
}

TEST_CASE("a name given to a command is taken whole") {
  CHECK(mention_of(" maya  c ").words == std::vector<std::string>{"maya", "c"});
  const Who found = resolve(mention_of("maya c"), cast, {.today = today});
  CHECK(std::get<OnePerson>(found).id == PersonId{1});
  CHECK(std::holds_alternative<NobodyKnown>(resolve(mention_of(""), cast, {.today = today})));
}

TEST_CASE("mentions are found where people put them, and nowhere else") {
  const auto names = [](std::string_view line) {
    std::vector<std::string> all;
    for (const Mention& mention : find_mentions(line)) all.push_back(mention.name());
    return join(all, "|");
  };
  CHECK(names("coffee with @Maya Chen and @jo at Blue Bottle") == "Maya Chen|jo");
  CHECK(names("(@Maya, @Jo)") == "Maya|Jo");
  CHECK(names("@Ludwig van Beethoven and @María de la Cruz") ==
        "Ludwig van Beethoven|María de la Cruz");
  CHECK(names("@Maya Chen's dog") == "Maya Chen");
  CHECK(names("@Maya Thursday") == "Maya");
  CHECK(names("@Maya Zoom call") == "Maya");
  CHECK(names("@J.R. Smith") == "J R Smith");
  CHECK(names("@\"Ana Sofía\" x @“Li Na”") == "Ana Sofía|Li Na");
  CHECK(names("maya@example.org @ Blue Bottle @home @3pm @@ @") == "");
  CHECK(names("@jo@mastodon.social https://x.org/@jo") == "");
}

TEST_CASE("a mention's range is its bytes in the line") {
  const std::string line = "tea with @Łukasz Zieliński's sister";
  const Mention mention = first_mention(line);
  CHECK(line.substr(mention.range.start, mention.range.end - mention.range.start) ==
        "@Łukasz Zieliński");
}
