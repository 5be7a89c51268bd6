// Whom a thing would help, and the product's rules on it. Each rule was seen to fail when it was
// broken on purpose.
#include "judgement/giving/would_help.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace wellmet {
namespace {

constexpr LocalDate day{20'780};

PersonToHelp somebody(const std::string& name, std::vector<KnownOf> known) {
  return {name, std::move(known)};
}

KnownOf likes(const std::string& what, InterestKind kind = InterestKind::thing) {
  KnownOf known = known_of(HelpGround::interest, what);
  known.interest = kind;
  return known;
}
KnownOf asks(const std::string& what) { return known_of(HelpGround::ask, what, day); }

bool helps(const std::string& heading, const KnownOf& known, const std::string& body = {}) {
  return !whom_it_would_help(Matter(heading, body), {somebody("Olu Adeyemi", {known})}, day)
              .empty();
}

std::vector<std::string> names(const Matter& matter, const std::vector<PersonToHelp>& people,
                               LocalDate on = day) {
  std::vector<std::string> list;
  for (const WouldHelp& one : whom_it_would_help(matter, people, on))
    list.push_back(people[one.person].name);
  return list;
}

TEST_CASE("a thing helps whoever looks for it, asks about it, told of it or cares about it") {
  CHECK(helps("Coordinator, Fruitvale repair café", asks("two paid days at a repair café")));
  CHECK(helps("Glazing with ash", known_of(HelpGround::question, "what is ash glaze?")));
  CHECK(helps("Two seats for the choir", known_of(HelpGround::told, "sang in a choir as a girl")));
  CHECK(helps("A dog asleep in a hat", likes("dogs", InterestKind::pet)));
  CHECK(helps("Keeping rooftop bees", likes("rooftop bees")));
  CHECK(helps("Kilns for potters", known_of(HelpGround::work, "potter")));
  CHECK(helps("養蜂の本", likes("養蜂")));
}

TEST_CASE("nobody is named for words that any text has") {
  CHECK(!helps("A job in the city for someone new", asks("help to find a new flat in the city")));
  CHECK(!helps("Das ist ein Brief für dich", asks("ein Fahrrad für die Tochter")));
  CHECK(!helps("Les fleurs et vous", asks("un vélo pour les enfants")));
  CHECK(!helps("Bees on the ground", likes("rooftop bees")));
  CHECK(!helps("The doghouse", likes("dogs")));
  CHECK(!helps("", asks("a bookkeeper")));
  CHECK(!helps("A hand-made mug from Porto", asks("a hand with her new website")));
  CHECK(!helps("January sales", asks("someone for the dog in January")));
}

TEST_CASE("a long line needs more than one word that is shared") {
  const std::string long_line =
      "a ladder, a saw, some paint, brushes, varnish, a drill and screws for the boat";
  CHECK(!helps("Boat trips in June", asks(long_line)));
  CHECK(helps("Boat varnish to give away", asks(long_line)));
}

TEST_CASE("what the body of a text says in passing is no ground") {
  CHECK(!helps("Coordinator wanted", likes("dogs"), "Our office is friendly to dogs."));
  CHECK(helps("Coordinator wanted", likes("dogs"), "Walk the dogs at noon; a dog is a must."));
  CHECK(!helps("Coordinator wanted", asks("a bicycle"), "Come by bicycle or train."));
}

TEST_CASE("work counts as a whole and without its rank") {
  const auto work = [](const char* title) { return known_of(HelpGround::work, title); };
  CHECK(!helps("Sleep for engineers", work("software engineer")));
  CHECK(helps("Sleep for software engineers", work("Senior Software Engineer")));
  CHECK(!helps("What a director does", work("Director")));
}

TEST_CASE("whoever looks for it comes before whoever likes it") {
  const std::vector<PersonToHelp> people = {
      somebody("Wren Castellanos", {known_of(HelpGround::work, "potter")}),
      somebody("Kwame Mensah", {likes("kilns")}),
      somebody("Maya Chen", {known_of(HelpGround::told, "her kiln broke")}),
      somebody("Noor Haddad", {known_of(HelpGround::question, "which kiln?")}),
      somebody("Olu Adeyemi", {likes("kilns"), asks("a kiln")}),
      somebody("Tom Reilly", {likes("bees")})};
  CHECK(names(Matter("A kiln for a potter", ""), people) ==
        std::vector<std::string>{"Olu Adeyemi", "Noor Haddad", "Maya Chen", "Kwame Mensah",
                                 "Wren Castellanos"});
}

TEST_CASE("the reason says what is known, and no more") {
  CHECK(help_in_words(asks("two paid days a week."), "Olu") ==
        "Olu is looking for “two paid days a week”");
  CHECK(help_in_words(known_of(HelpGround::question, "what is ash glaze?"), "Kwame") ==
        "you want to ask Kwame “what is ash glaze?”");
  CHECK(help_in_words(known_of(HelpGround::told, "she misses music"), "Farida") ==
        "Farida told you “she misses music”");
  CHECK(help_in_words(likes("dogs", InterestKind::pet), "Maya") == "Maya keeps dogs");
  CHECK(help_in_words(likes("clean rivers", InterestKind::cause), "Ana") ==
        "Ana cares about clean rivers");
  CHECK(help_in_words(known_of(HelpGround::work, "potter"), "Wren") == "of Wren's work: potter");
}

const std::vector<std::string> words = {"kiln", "bees", "choir", "ladder", "sourdough", "chess"};

rc::Gen<std::vector<PersonToHelp>> some_people() {
  return rc::gen::exec([] {
    std::vector<PersonToHelp> people;
    const int count = *rc::gen::inRange(1, 30);
    for (int i = 0; i < count; ++i) {
      PersonToHelp person{.name = "Person " + std::to_string(i)};
      const int lines = *rc::gen::inRange(0, 4);
      for (int line = 0; line < lines; ++line)
        person.known.push_back(known_of(*rc::gen::element(HelpGround::ask, HelpGround::question,
                                                          HelpGround::told, HelpGround::interest),
                                        *rc::gen::elementOf(words),
                                        day - *rc::gen::inRange(0, 400)));
      people.push_back(person);
    }
    return people;
  });
}

TEST_CASE("nobody is in the list twice, and whoever is in it is on its ground") {
  CHECK(rc::check([] {
    const std::vector<PersonToHelp> people = *some_people();
    const Matter matter(*rc::gen::elementOf(words), "");
    std::set<std::size_t> seen;
    HelpGround before = HelpGround::ask;
    for (const WouldHelp& one : whom_it_would_help(matter, people, day)) {
      RC_ASSERT(seen.insert(one.person).second);
      const KnownOf& known = people[one.person].known[one.known];
      RC_ASSERT(known.ground >= before);
      before = known.ground;
      RC_ASSERT(matter.speaks_of(phrase_of(known.text)));
    }
  }));
}

TEST_CASE("how high somebody stands changes nothing") {
  CHECK(rc::check([] {
    std::vector<PersonToHelp> people = *some_people();
    const Matter matter("A kiln and bees for the choir", "");
    const auto before = names(matter, people);
    for (PersonToHelp& person : people)
      person.known.push_back(known_of(
          HelpGround::work,
          *rc::gen::element<std::string>("CEO", "Managing Director", "Vice President", "Head")));
    RC_ASSERT(names(matter, people) == before);
  }));
}

TEST_CASE("the order of people in the address book and their titles change nothing; the day does") {
  CHECK(rc::check([] {
    std::vector<PersonToHelp> people = *some_people();
    const Matter matter("A kiln and bees for the choir", "");
    const auto before = names(matter, people);
    std::ranges::reverse(people);
    for (PersonToHelp& person : people) person.name = "Dr " + person.name + ", PhD";
    std::vector<std::string> after = names(matter, people);
    for (std::string& name : after) name = name.substr(3, name.size() - 3 - 5);
    RC_ASSERT(after == before);
  }));
  std::vector<PersonToHelp> people;
  for (const char* name : {"Ana Sousa", "Ben Adler", "Jo Okafor", "Maya Chen", "Olu Adeyemi"})
    people.push_back(somebody(name, {likes("kilns")}));
  std::set<std::vector<std::string>> orders;
  for (int later = 0; later < 20; ++later)
    orders.insert(names(Matter("A kiln", ""), people, day + later));
  CHECK(orders.size() > 5);
}

}  // namespace
}  // namespace wellmet
