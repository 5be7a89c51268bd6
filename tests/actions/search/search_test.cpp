#include "actions/search/search.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/people.h"
#include "base/error.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::OnPostgres;
using testing::OnSqlite;

constexpr LocalDate long_ago{14'700};  // 2010-04-01
constexpr LocalDate of_late{20'773};   // 2026-11-16
constexpr int many = 230;              // more than the texts of one reading

PersonId someone(Deed& deed, const std::string& name, NewPerson more = {}) {
  more.name = name;
  return add_person(deed.tx, more);
}
void note(Deed& deed, PersonId person, LocalDate day, const std::string& text) {
  store::insert_note(deed.tx, {.person = person, .text = text, .day = day});
}
void seen(Deed& deed, PersonId person, LocalDate day) {
  store::insert_interaction(deed.tx,
                            {.kind = InteractionKind::coffee, .day = day, .people = {person}});
}

template <class AnyHouse>
Found found(AnyHouse& house, const std::string& asked, int limit = 20) {
  store::ReadTx tx(*house.db, house.app.account);
  const LocalDate today = house.app.today();
  return search(tx, read_search(asked, today), today, limit);
}
std::vector<std::string> names(const Found& all) {
  std::vector<std::string> list;
  for (const FoundPerson& one : all.people) list.push_back(one.person.name);
  return list;
}
using Names = std::vector<std::string>;

TEST_CASE_TEMPLATE("person: and filters look through all texts, not only the latest", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  Deed deed(house.app, DeedKind::add, "added people");
  const PersonId maya = someone(deed, "Maya Chen", {.organisation = "Globex"});
  const PersonId jo = someone(deed, "Jo Okafor");
  note(deed, maya, of_late, "has a kiln of her own");
  store::insert_interaction(deed.tx, {.kind = InteractionKind::coffee,
                                      .day = of_late,
                                      .people = {maya, jo},
                                      .note = "lit the kiln"});
  for (int i = 0; i < many; ++i) note(deed, jo, long_ago, fmt::format("kiln, firing {}", i));
  deed.commit();
  for (const char* asked : {"kiln person:maya", "kiln company:globex", "kiln since:2026"}) {
    CAPTURE(asked);
    const Found all = found(house, asked);
    REQUIRE(!all.people.empty());
    const auto one = std::ranges::find(all.people, "Maya Chen",
                                       [](const FoundPerson& found) { return found.person.name; });
    REQUIRE(one != all.people.end());
    CHECK(one->matches.size() == 2);
    CHECK_FALSE(all.even_more);
  }
  CHECK(names(found(house, "kiln person:maya")) == Names{"Maya Chen"});
  CHECK(names(found(house, "kiln since:2026 company:globex")) == Names{"Maya Chen"});
  CHECK(found(house, "kiln since:2026-11-20").people.empty());
}

TEST_CASE("a filter with nothing behind it is refused, and words with a colon are words") {
  testing::House house;
  for (const char* filter : {"company:", "knows:", "friend-of:", "person:", "since:", "has:"})
    CHECK_THROWS_AS_MESSAGE(found(house, filter), Error, filter);
  for (const char* words : {"re:", "Biscuit:", "\"company:\"", "https://company.example"})
    CHECK_NOTHROW_MESSAGE(found(house, words), words);
}

TEST_CASE("since: alone finds everyone who was seen since, with what happened, the latest first") {
  testing::House house;
  Deed deed(house.app, DeedKind::add, "added people");
  for (int i = 0; i < many; ++i) seen(deed, someone(deed, fmt::format("Person {}", i)), of_late);
  const PersonId maya = someone(deed, "Maya Chen");
  seen(deed, maya, long_ago);
  seen(deed, maya, of_late + 1);
  seen(deed, someone(deed, "Jo Okafor"), long_ago);
  deed.commit();
  const Found all = found(house, "since:2026-11-16");
  CHECK(static_cast<int>(all.people.size()) + all.more == many + 1);
  CHECK(all.people[0].person.name == "Maya Chen");
  REQUIRE(all.people[0].matches.size() == 1);
  CHECK(all.people[0].matches[0].day == of_late + 1);
  CHECK(names(found(house, "since:2026 person:maya")) == Names{"Maya Chen"});
  CHECK(found(house, "since:2026 person:jo").people.empty());
}

TEST_CASE("since: narrows those found by name, place, phone, card and nearly alike") {
  testing::House house;
  Deed deed(house.app, DeedKind::add, "added people");
  const NewPerson card{.phones = {"+351 210 555 142"}, .organisation = "Foundry", .city = "Lisbon"};
  seen(deed, someone(deed, "Maya Wisniewski", card), of_late);
  seen(deed, someone(deed, "Jo Wisniewski", card), long_ago);
  someone(deed, "Ann Wisniewski", card);
  deed.commit();
  for (const char* asked : {"wisniewski", "lisbon", "210555142", "foundry", "wisniewsky"}) {
    CAPTURE(asked);
    CHECK(found(house, asked).people.size() == 3);
    CHECK(names(found(house, fmt::format("{} since:2026-11", asked))) == Names{"Maya Wisniewski"});
    CHECK(found(house, fmt::format("{} since:2026-11-20", asked)).people.empty());
  }
}

TEST_CASE("how many more there are is said to be the least where not all was looked through") {
  testing::House house;
  Deed deed(house.app, DeedKind::add, "added people");
  for (int i = 0; i < many; ++i)
    note(deed, someone(deed, fmt::format("Person {}", i)), of_late, "kiln");
  SUBCASE("in texts") {
    deed.commit();
    const Found all = found(house, "kiln");
    CHECK(all.people.size() == 20);
    CHECK(all.more > 0);
    CHECK(all.more < many - 20);
    CHECK(all.even_more);
    CHECK_FALSE(found(house, "person", many).even_more);
  }
  SUBCASE("in names, and in texts besides a thousand names") {
    constexpr int counted = 1000;
    for (int i = 0; i < counted; ++i) someone(deed, fmt::format("Stein {}", i));
    note(deed, someone(deed, "Jo Okafor"), of_late, "a stein of cider");
    deed.commit();
    const Found all = found(house, "stein");
    CHECK(all.more == counted - 20);
    CHECK(all.even_more);
  }
}

TEST_CASE("a name one letter away is found only when nobody is called as was asked") {
  testing::House house;
  Deed deed(house.app, DeedKind::add, "added people");
  someone(deed, "Jonson Okafor");
  const PersonId johnson = someone(deed, "Maya Johnson");
  const PersonId cy = someone(deed, "Cy Moreau");
  note(deed, cy, of_late, "has the keys of the Johnstons");
  deed.commit();
  CHECK(names(found(house, "jonson")) == Names{"Jonson Okafor"});
  CHECK(names(found(house, "johnston")) == Names{"Cy Moreau", "Maya Johnson"});
  CHECK(found(house, "johnsin").people.front().person.id == johnson);
}

TEST_CASE("of a phone match those numbers are shown that have the digits, and no others") {
  testing::House house;
  Deed deed(house.app, DeedKind::add, "added people");
  someone(deed, "Maya Chen", {.phones = {"+49 171 5550142", "555", "ask Jo", "(0)30 171-555"}});
  deed.commit();
  const auto phones = [&](const std::string& asked) {
    std::vector<std::string> shown;
    for (const FoundPerson& one : found(house, asked).people)
      for (const Match& match : one.matches) shown.push_back(match.text);
    return shown;
  };
  CHECK(phones("171555") == Names{"+49 171 5550142", "(0)30 171-555"});
  CHECK(phones("0049 171 555 0142") == Names{"+49 171 5550142"});
  CHECK(phones("0171 5550142") == Names{"+49 171 5550142"});
}

}  // namespace
}  // namespace wellmet::actions
