// Relations from both sides, and what becomes of them when people are merged, removed and
// forgotten.
#include "actions/relations/relations.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/relations/acquaintance_chain.h"
#include "actions/search/search.h"
#include "actions/story/log.h"
#include "actions/transfer/export.h"
#include "actions/transfer/import.h"
#include "base/text.h"
#include "importers/importer.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/search/search.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId maya = add("Maya Chen"), tom = add("Tom Reilly"), jo = add("Jo Okafor"),
           uma = add("Uma Sundaram");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  void relate(PersonId whose, const std::string& word, PersonId other) {
    add_relation(house.app, {.whose = whose, .word = word, .person = other});
  }
  void name(PersonId whose, const std::string& word, const std::string& other) {
    add_relation(house.app, {.whose = whose, .word = word, .name = other});
  }
  std::vector<KnownRelation> all(PersonId person) {
    store::ReadTx tx(*house.db, house.app.account);
    return relations_of(tx, person);
  }
  // "boss: Tom Reilly; daughter: Noor (a name)"
  std::string around(PersonId person) {
    std::vector<std::string> list;
    for (const KnownRelation& one : all(person))
      list.push_back(one.word + ": " + one.name + (one.person ? "" : " (a name)"));
    return join(list, "; ");
  }
  void undo_last() { undo(house.app, std::nullopt); }
};

TEST_CASE_TEMPLATE("a relation shows on both pages, with its word for each side", House, OnSqlite,
                   OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  v.relate(v.maya, "Sister", v.jo);
  v.name(v.maya, "daughter", "Noor");
  v.relate(v.maya, "bee-keeping guru", v.uma);
  CHECK(v.around(v.maya) ==
        "sister: Jo Okafor; daughter: Noor (a name); boss: Tom Reilly; bee-keeping guru: Uma "
        "Sundaram");
  CHECK(v.around(v.tom) == "direct report: Maya Chen");
  CHECK(v.around(v.jo) == "sibling: Maya Chen");
  CHECK(v.around(v.uma) == "bee-keeping guru of: Maya Chen");
  CHECK(refusal([&] { v.relate(v.tom, "direct report", v.maya); }).find("already") !=
        std::string::npos);
  CHECK(refusal([&] { v.relate(v.maya, "friend", v.maya); }).find("same person") !=
        std::string::npos);
}

TEST_CASE_TEMPLATE("of whichever card says it, a relation goes from either side, and comes back",
                   House, OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  const std::string before = v.house.card(v.maya);
  remove_relation(v.house.app, v.tom, v.all(v.tom).at(0));
  CHECK(v.around(v.maya).empty());
  CHECK(v.around(v.tom).empty());
  v.undo_last();
  CHECK(v.house.card(v.maya) == before);
  CHECK(v.around(v.tom) == "direct report: Maya Chen");
}

TEST_CASE_TEMPLATE("a name becomes a person, by saying it again or by linking", House, OnSqlite,
                   OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.name(v.maya, "partner", "Piet");
  v.name(v.jo, "friend", "Piet van Dam");
  CHECK(v.all(v.jo).at(0).perhaps == PersonId{});
  const PersonId piet = v.add("Piet van Dam");
  CHECK(v.all(v.jo).at(0).perhaps == piet);
  CHECK(v.around(v.jo) == "friend: Piet van Dam (a name)");  // nobody is taken for another unasked
  link_relation(v.house.app, v.jo, v.all(v.jo).at(0), piet);
  v.relate(v.maya, "partner", piet);
  CHECK(v.around(v.jo) == "friend: Piet van Dam");
  CHECK(v.around(v.maya) == "partner: Piet van Dam");
  CHECK(v.around(piet) == "partner: Maya Chen; friend: Jo Okafor");
  v.undo_last();
  CHECK(v.around(v.maya) == "partner: Piet (a name)");
}

TEST_CASE_TEMPLATE("those around two people are around the one they are merged into", House,
                   OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  const PersonId tommy = v.add("Tommy Reilly");
  v.relate(v.maya, "boss", tommy);
  v.relate(tommy, "neighbour", v.jo);
  v.relate(v.tom, "friend", v.uma);
  v.relate(v.tom, "colleague", v.jo);
  v.relate(v.tom, "brother", tommy);
  const std::vector<std::string> before = {v.around(v.tom), v.around(tommy), v.around(v.maya),
                                           v.around(v.jo)};
  merge_people(v.house.app, {.keep = v.tom, .join = tommy});
  CHECK(v.around(v.maya) == "boss: Tom Reilly");
  CHECK(v.around(v.tom) ==
        "friend: Uma Sundaram; colleague: Jo Okafor; neighbour: Jo Okafor; direct report: Maya "
        "Chen");
  CHECK(v.around(v.jo) == "colleague: Tom Reilly; neighbour: Tom Reilly");
  remove_relation(v.house.app, v.maya, v.all(v.maya).at(0));
  CHECK(v.around(v.maya).empty());
  v.undo_last();
  v.undo_last();
  CHECK(before == std::vector<std::string>{v.around(v.tom), v.around(tommy), v.around(v.maya),
                                           v.around(v.jo)});
}

TEST_CASE("two who are merged are nothing to themselves, and have each other's spouse once") {
  Village<OnSqlite> v;
  const PersonId tommy = v.add("Tommy Reilly");
  v.relate(v.tom, "brother", tommy);
  v.relate(tommy, "friend", v.tom);
  v.relate(v.tom, "introduced by", tommy);
  v.name(v.tom, "spouse", "Bo Li");
  v.name(tommy, "spouse", "Bo Li");
  v.name(tommy, "friend", "Bo Li");
  merge_people(v.house.app, {.keep = v.tom, .join = tommy});
  const std::string card = v.house.card(v.tom);
  CHECK(card.find("X-WELLMET-UID") == std::string::npos);
  CHECK(card.find(":Bo Li") != std::string::npos);
  CHECK(v.around(v.tom) == "spouse: Bo Li (a name); friend: Bo Li (a name)");
  std::size_t times = 0;
  for (std::size_t at = card.find(":Bo Li"); at != std::string::npos;
       at = card.find(":Bo Li", at + 1))
    ++times;
  CHECK(times == 2);
}

TEST_CASE("whoever is merged with whom, each still sees the other with the right word") {
  CHECK(testing::holds(8, [] {
    Village<OnSqlite> v;
    const std::vector<std::string>& words = relation_words();
    const std::string word = words[*rc::gen::inRange<std::size_t>(0, words.size())];
    const PersonId double_of_maya = v.add("Maya Chen-Li"), double_of_tom = v.add("T. Reilly");
    v.relate(v.maya, word, double_of_tom);
    const bool first = *rc::gen::arbitrary<bool>();
    const PersonId keep = first ? v.maya : double_of_maya;
    merge_people(v.house.app, {.keep = keep, .join = first ? double_of_maya : v.maya});
    merge_people(v.house.app, {.keep = v.tom, .join = double_of_tom});
    const auto of_maya = v.all(keep), of_tom = v.all(v.tom);
    RC_ASSERT(of_maya.size() == 1u && of_tom.size() == 1u);
    RC_ASSERT(of_maya[0].word == word && of_maya[0].person == v.tom);
    RC_ASSERT(of_tom[0].word == inverse_word(word) && of_tom[0].person == keep);
  }));
}

TEST_CASE_TEMPLATE("with somebody in the trash only the name is left, until they are back", House,
                   OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  v.relate(v.jo, "friend", v.maya);
  remove_person(v.house.app, v.tom);
  CHECK(v.around(v.maya) == "boss: Tom Reilly (a name); friend: Jo Okafor");
  remove_person(v.house.app, v.jo);
  CHECK(v.around(v.maya) == "boss: Tom Reilly (a name)");
  restore_person(v.house.app, v.tom);
  restore_person(v.house.app, v.jo);
  CHECK(v.around(v.maya) == "boss: Tom Reilly; friend: Jo Okafor");
}

TEST_CASE_TEMPLATE("whoever is forgotten is on nobody's card, nor in what the history holds of it",
                   House, OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  const PersonId piet = v.add("Piet van Dam");
  v.relate(v.maya, "partner", piet);
  edit_person(v.house.app, v.maya, {.city = "Leith"});
  v.relate(v.maya, "boss", v.tom);
  forget_person(v.house.app, piet);
  CHECK(v.around(v.maya) == "boss: Tom Reilly");
  for (const char* table : {"cards", "journal", "card_values", "deeds"}) {
    INFO(table);
    const char* column = std::string_view(table) == "cards"     ? "bytes"
                         : std::string_view(table) == "journal" ? "before"
                         : std::string_view(table) == "deeds"   ? "name"
                                                                : "value";
    std::int64_t left = 0;
    for (const store::Row& row : v.house.db->query(
             fmt::format("select count(*) from {} where {} like '%Piet%'", table, column)))
      left = row.integer(0);
    CHECK(left == 0);
  }
}

TEST_CASE("a card says what phones can show, and the same comes in again without doubling") {
  Village<OnSqlite> v;
  v.relate(v.maya, "sister", v.jo);
  v.name(v.maya, "daughter", "Noor");
  std::string cards;
  export_cards(v.house.app, [&](std::string_view piece) { cards += piece; });
  CHECK(cards.find(":Jo Okafor\r\n") != std::string::npos);
  Village<OnSqlite> other;
  const auto bring = [&] {
    const Imported read = importer_named("vcard")->read({.name = "all.vcf", .bytes = cards});
    return import_people(other.house.app, read, {});
  };
  bring();
  const std::string once = other.around(other.maya);
  bring();
  CHECK(other.around(other.maya) == once);
}

std::string hub_card(int friends) {
  std::string card = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:hub\r\nFN:Grace Hubbard\r\n";
  for (int i = 0; i < friends; ++i)
    card += fmt::format("RELATED;TYPE=friend;VALUE=text:Pal {}\r\n", i);
  return card +
         "RELATED;TYPE=friend:urn:uuid:cormac-9\r\nEND:VCARD\r\n"
         "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:cormac-9\r\nFN:Cormac Daly\r\nEND:VCARD\r\n";
}

template <class House>
PersonId import_hub(House& house, int friends) {
  import_people(house.app,
                importer_named("vcard")->read({.name = "hub.vcf", .bytes = hub_card(friends)}), {});
  store::ReadTx tx(*house.db, house.app.account);
  return store::people_named(tx, "grace hubbard").at(0);
}

TEST_CASE_TEMPLATE("of many hundreds around somebody each is shown, and one more can be noted",
                   House, OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  const PersonId hub = import_hub(v.house, 700);
  CHECK(v.all(hub).size() == 701);
  v.name(hub, "friend", "Noor");
  CHECK(v.around(hub).find("Noor") != std::string::npos);
}

TEST_CASE("what finds no room on a card is not said to be noted, and the forgotten go from it") {
  Village<OnSqlite> v;
  const PersonId hub = import_hub(v.house, 1200);
  CHECK(refusal([&] { v.name(hub, "friend", "Noor"); }).find("the most") != std::string::npos);
  CHECK(refusal([&] { v.name(hub, "friend", "Pal 1150"); }) != "");
  std::vector<PersonId> cormac;
  {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    cormac = store::people_named(tx, "cormac daly");
  }
  CHECK(v.house.card(hub).find("cormac-9") != std::string::npos);
  for (const PersonId one : cormac) forget_person(v.house.app, one);
  CHECK(v.house.card(hub).find("cormac-9") == std::string::npos);
}

TEST_CASE("cards that point to each other are read without a name") {
  OnSqlite house;
  const std::string cards =
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:aaaa\r\nFN:Maya Chen\r\n"
      "RELATED;TYPE=spouse:urn:uuid:BBBB\r\nRELATED;TYPE=friend:urn:uuid:cccc\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:bbbb\r\nFN:Piet van Dam\r\nX-SPOUSE:Maya Chen\r\n"
      "X-ASSISTANT:Jo\r\nEND:VCARD\r\n";
  import_people(house.app, importer_named("vcard")->read({.name = "a.vcf", .bytes = cards}), {});
  store::ReadTx tx(*house.db, house.app.account);
  const PersonId maya = store::people_named(tx, "maya chen").at(0);
  const PersonId piet = store::people_named(tx, "piet van dam").at(0);
  const auto of_maya = relations_of(tx, maya);
  REQUIRE(of_maya.size() == 1);
  CHECK(of_maya[0].person == piet);
  const auto of_piet = relations_of(tx, piet);
  REQUIRE(of_piet.size() == 2);  // Maya by her own card, and not a second time by his
  CHECK(of_piet[0].person == maya);
  CHECK(of_piet[0].word == "spouse");
  CHECK(of_piet[1].name == "Jo");
}

TEST_CASE("an introduction is how you met, and seen from the other side") {
  Village<OnSqlite> v;
  v.relate(v.tom, "introduced by", v.uma);
  {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    CHECK(store::find_person(tx, v.tom)->met.through == v.uma);
  }
  CHECK(v.around(v.uma) == "introduced you to: Tom Reilly");
  CHECK(v.around(v.tom) == "introduced by: Uma Sundaram");
  for (const PersonId side : {v.uma, v.tom}) {
    remove_relation(v.house.app, side, v.all(side).at(0));
    CHECK(v.around(v.uma).empty());
    CHECK(v.around(v.tom).empty());
    v.undo_last();
    CHECK(v.around(v.tom) == "introduced by: Uma Sundaram");
  }
}

TEST_CASE("nobody introduced you to those through whom you met them") {
  Village<OnSqlite> v;
  v.relate(v.tom, "introduced by", v.maya);
  v.relate(v.tom, "introduced you to", v.uma);
  CHECK(refusal([&] { v.relate(v.maya, "introduced by", v.uma); }) ==
        "You met Uma Sundaram through Tom Reilly, and Tom Reilly through Maya Chen, so Uma "
        "Sundaram can’t have introduced you to Maya Chen.");
  CHECK(refusal([&] { v.relate(v.uma, "introduced you to", v.tom); }) != "");
  CHECK(refusal([&] { edit_person(v.house.app, v.maya, {.met_through = v.uma}); }) != "");
  CHECK(v.around(v.maya) == "introduced you to: Tom Reilly");
  v.relate(v.jo, "introduced by", v.uma);
  CHECK(v.around(v.jo) == "introduced by: Uma Sundaram");
}

TEST_CASE("a line of the log and a file make no circle of introductions") {
  Village<OnSqlite> v;
  v.relate(v.tom, "introduced by", v.maya);
  save_log(v.house.app, {.text = "Tom introduced me to Maya", .day = v.house.app.today()});
  CHECK(v.around(v.maya) == "introduced you to: Tom Reilly");
  CHECK(v.around(v.tom) == "introduced by: Maya Chen");
  import_people(
      v.house.app,
      importer_named("tracker")->read(
          {.name = "met.csv", .bytes = "Name,Introduced by\nAda Berg,Ben Ode\nBen Ode,Ada Berg\n"}),
      {});
  CHECK(v.around(PersonId{5}) == "introduced by: Ben Ode");
  CHECK(v.around(PersonId{6}) == "introduced you to: Ada Berg");
}

TEST_CASE("a merge leaves nobody introduced by way of themselves") {
  Village<OnSqlite> v;
  v.relate(v.tom, "introduced by", v.maya);
  v.relate(v.uma, "introduced by", v.tom);
  merge_people(v.house.app, {.keep = v.uma, .join = v.maya});
  CHECK(v.around(v.uma) == "introduced you to: Tom Reilly");
  CHECK(v.around(v.tom) == "introduced by: Uma Sundaram");
}

TEST_CASE("who was noted before to have introduced you is said") {
  Village<OnSqlite> v;
  const auto note = [&](PersonId through) {
    return add_relation(v.house.app, {.whose = v.jo, .word = "introduced by", .person = through});
  };
  CHECK(note(v.maya).before.empty());
  CHECK(note(v.tom).before == "Maya Chen");
}

TEST_CASE("an introduction takes two people besides you") {
  Village<OnSqlite> v;
  const PersonId you = add_person(v.house.app, {.name = "Ann Own", .is_owner = true});
  const auto refused = [&](PersonId whose, const std::string& word, PersonId other) {
    return refusal([&] { v.relate(whose, word, other); }).find("two people besides you") !=
           std::string::npos;
  };
  CHECK(refused(v.maya, "introduced by", you));
  CHECK(refused(you, "introduced by", v.maya));
  CHECK(refused(you, "introduced you to", v.maya));
  CHECK(refusal([&] {
          add_person(v.house.app, {.name = "Rex Moor", .met = {.through = you}});
        }).find("two people besides you") != std::string::npos);
  CHECK(refusal([&] { edit_person(v.house.app, v.tom, {.met_through = v.tom}); }) != "");
  CHECK(refusal([&] { edit_person(v.house.app, v.tom, {.met_through = you}); }) != "");
  CHECK(refusal([&] { v.name(v.uma, "introduced you to", "Nobody Known"); }).find("Add them") !=
        std::string::npos);
  CHECK(v.around(v.maya).empty());
  CHECK(v.around(v.tom).empty());
}

TEST_CASE("the newer word of one kind takes the place of the older") {
  Village<OnSqlite> v;
  v.name(v.maya, "son", "Noor");
  v.name(v.maya, "daughter", "Noor");
  v.relate(v.maya, "boss", v.tom);
  v.relate(v.maya, "supervisor", v.tom);
  CHECK(v.around(v.maya) == "daughter: Noor (a name); supervisor: Tom Reilly");
  CHECK(v.house.card(v.maya).find("son") == std::string::npos);
  CHECK(refusal([&] { v.name(v.maya, "boss", "Tom"); }).find("Tom Reilly is Maya Chen's") !=
        std::string::npos);
}

TEST_CASE("a newer card may say that a friend is the spouse now, whatever the version") {
  for (const char* version : {"3.0", "4.0"}) {
    INFO(version);
    OnSqlite house;
    const auto bring = [&](const std::string& related) {
      const std::string card =
          fmt::format("BEGIN:VCARD\r\nVERSION:{}\r\nUID:ann-4\r\nFN:Ann Fisher\r\n{}END:VCARD\r\n",
                      version, related);
      import_people(house.app, importer_named("vcard")->read({.name = "a.vcf", .bytes = card}), {});
    };
    const auto line = [](const char* word) {
      return fmt::format("item1.X-ABRELATEDNAMES:Bo Two\r\nitem1.X-ABLabel:_$!<{}>!$_\r\n", word);
    };
    bring(line("Friend"));
    bring(line("Spouse"));
    bring(line("Spouse"));
    const auto around = [&] {
      store::ReadTx tx(*house.db, house.app.account);
      return relations_of(tx, PersonId{1});
    }();
    REQUIRE(around.size() == 1);
    CHECK(around[0].word == "spouse");
    CHECK(house.card(PersonId{1}).find("riend") == std::string::npos);
  }
}

TEST_CASE_TEMPLATE("whoever is called otherwise now is called so on the cards of others too", House,
                   OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  v.name(v.maya, "friend", "Tom Reilly");
  v.relate(v.jo, "friend", v.tom);
  const auto found = [&] {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    return store::people_matching(tx, {"reilly"}, 10).size();
  };
  edit_person(v.house.app, v.tom, {.name = "Tomás Byrne"});
  CHECK(v.house.card(v.jo).find("Reilly") == std::string::npos);
  CHECK(v.house.card(v.jo).find("Tomás Byrne") != std::string::npos);
  CHECK(found() == 1);  // the friend on Maya's card is only called the same
  v.undo_last();
  CHECK(v.house.card(v.jo).find("Tom Reilly") != std::string::npos);
  CHECK(found() == 3);
}

TEST_CASE("splitting a card says the name that is left on the cards of others") {
  Village<OnSqlite> v;
  const PersonId hugo = v.add("Hugo & Ingrid Berg");
  v.relate(v.jo, "neighbour", hugo);
  split_person(v.house.app, hugo, {.called = "Hugo & Ingrid Berg"});
  CHECK(v.house.card(v.jo).find("Ingrid") == std::string::npos);
  CHECK(v.house.card(v.jo).find(":Hugo Berg\r\n") != std::string::npos);
  v.undo_last();
  CHECK(v.house.card(v.jo).find("Hugo & Ingrid Berg") != std::string::npos);
}

TEST_CASE("a card that comes in with another name says it on the cards of others") {
  Village<OnSqlite> v;
  const auto bring = [&](const std::string& name) {
    const std::string card = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ines-1\r\nFN:" + name +
                             "\r\nEMAIL:ines@example.pt\r\nEND:VCARD\r\n";
    import_people(v.house.app, importer_named("vcard")->read({.name = "ines.vcf", .bytes = card}),
                  {});
  };
  bring("Inês Prado");
  const PersonId ines{5};
  v.relate(v.jo, "friend", ines);
  bring("Inês Ferrari");
  REQUIRE(v.house.card(ines).find("FN:Inês Ferrari") != std::string::npos);
  CHECK(v.house.card(v.jo).find("Prado") == std::string::npos);
  CHECK(v.house.card(v.jo).find(":Inês Ferrari\r\n") != std::string::npos);
}

TEST_CASE("a name that is said to be another's stays beside the person who has it") {
  Village<OnSqlite> v;
  v.relate(v.maya, "friend", v.tom);
  CHECK(refusal([&] { v.name(v.maya, "friend", "Tom"); }) != "");
  const NewRelation other_tom{.whose = v.maya, .word = "friend", .name = "Tom", .only_name = true};
  add_relation(v.house.app, other_tom);
  CHECK(v.around(v.maya) == "friend: Tom Reilly; friend: Tom (a name)");
  CHECK(refusal([&] { add_relation(v.house.app, other_tom); }) != "");
  const std::vector<KnownRelation> fitting = relations_fitting(v.all(v.maya), "tom", "friend");
  REQUIRE(fitting.size() == 2);
  remove_relation(v.house.app, v.maya, fitting[1]);
  CHECK(v.around(v.maya) == "friend: Tom Reilly");
}

TEST_CASE("names said to be nobody's are kept apart from each other and from whoever has them") {
  Village<OnSqlite> v;
  const auto only_name = [&](const char* name) {
    return NewRelation{.whose = v.maya, .word = "friend", .name = name, .only_name = true};
  };
  v.relate(v.maya, "friend", v.tom);
  for (const char* name : {"Tom Reilly", "Zed Moor"}) add_relation(v.house.app, only_name(name));
  CHECK(v.around(v.maya) ==
        "friend: Tom Reilly; friend: Tom Reilly (a name); friend: Zed Moor (a name)");
  remove_relation(v.house.app, v.maya, {.word = "friend", .name = "Tom Reilly"});
  CHECK(v.around(v.maya) == "friend: Tom Reilly; friend: Zed Moor (a name)");
  v.name(v.jo, "friend", "Uma");
  REQUIRE(v.all(v.jo).size() == 1);
  CHECK_FALSE(v.all(v.jo)[0].only_name);
  add_relation(v.house.app, {.whose = v.jo, .word = "friend", .name = "Uma", .only_name = true});
  REQUIRE(v.all(v.jo).size() == 1);
  CHECK(v.all(v.jo)[0].only_name);
}

TEST_CASE("a number that nobody has is no name") {
  Village<OnSqlite> v;
  for (const char* number : {"99", "-1", "#3"}) {
    INFO(number);
    CHECK(refusal([&] { v.name(v.maya, "friend", number); }).find("neither") != std::string::npos);
  }
  v.name(v.maya, "friend", "R2-D2");
  CHECK(v.around(v.maya) == "friend: R2-D2 (a name)");
}

TEST_CASE_TEMPLATE("people are found by what they are to somebody", House, OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  v.relate(v.maya, "best friend", v.jo);
  v.relate(v.uma, "mother", v.maya);
  const auto found = [&](const std::string& asked) {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    std::vector<std::string> names;
    for (const FoundPerson& one :
         search(tx, read_search(asked, v.house.app.today()), v.house.app.today(), 20).people)
      names.push_back(one.person.name);
    return join(names, ", ");
  };
  CHECK(found("friend-of:maya") == "Jo Okafor");
  CHECK(found("boss-of:maya") == "Tom Reilly");
  CHECK(found("family-of:maya") == "Uma Sundaram");
  CHECK(found("knows:\"Maya Chen\"") == "Jo Okafor, Tom Reilly, Uma Sundaram");
  CHECK(found("friend-of:tom").empty());
  CHECK(found("Maya's friends") == "Jo Okafor");
  CHECK(found("friends of maya chen") == "Jo Okafor");
  CHECK(refusal([&] { found("nonsense-of:maya"); }).find("isn't a filter") != std::string::npos);
}

// How many steps there are between each two, the plain way; 99: no chain.
std::vector<std::vector<int>> steps_between(std::size_t count,
                                            const std::vector<std::pair<int, int>>& pairs) {
  std::vector<std::vector<int>> steps(count, std::vector<int>(count, 99));
  for (std::size_t i = 0; i < count; ++i) steps[i][i] = 0;
  for (const auto& [a, b] : pairs) {
    steps[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = 1;
    steps[static_cast<std::size_t>(b)][static_cast<std::size_t>(a)] = 1;
  }
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j)
        steps[i][j] = std::min(steps[i][j], steps[i][k] + steps[k][j]);
  return steps;
}

TEST_CASE("no chain of acquaintance is longer than it need be") {
  CHECK(testing::holds(6, [] {
    constexpr std::size_t count = 8;
    Village<OnSqlite> v;
    std::vector<PersonId> people;
    for (std::size_t i = 0; i < count; ++i) people.push_back(v.add(fmt::format("Person {}", i)));
    const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        9, rc::gen::pair(rc::gen::inRange(0, 8), rc::gen::inRange(0, 8)));
    std::vector<std::pair<int, int>> made;
    for (const auto& [a, b] : pairs) {
      if (a == b) continue;
      const PersonId one = people[static_cast<std::size_t>(a)],
                     other = people[static_cast<std::size_t>(b)];
      if (refusal([&] { v.relate(one, "friend", other); }).empty()) made.emplace_back(a, b);
    }
    const auto steps = steps_between(count, made);
    store::ReadTx tx(*v.house.db, v.house.app.account);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) {
        const std::size_t length = chain_between(tx, people[i], people[j]).size();
        RC_ASSERT(static_cast<int>(length) == (steps[i][j] == 99 ? 0 : steps[i][j]));
      }
    }
  }));
}

TEST_CASE_TEMPLATE("a chain says at each step what the next one is", House, OnSqlite, OnPostgres) {
  if (!House::is_there()) return;
  Village<House> v;
  v.relate(v.maya, "boss", v.tom);
  v.relate(v.jo, "friend", v.tom);
  v.relate(v.jo, "introduced by", v.uma);
  const PersonId ana = v.add("Ana Ruiz");
  store::ReadTx tx(*v.house.db, v.house.app.account);
  std::vector<std::string> said;
  for (const ChainLink& link : chain_between(tx, v.maya, v.uma))
    said.push_back(relation_sentence(link.relation));
  CHECK(said == std::vector<std::string>{"Tom Reilly is Maya Chen's boss",
                                         "Jo Okafor is Tom Reilly's friend",
                                         "Uma Sundaram introduced you to Jo Okafor"});
  CHECK(chain_between(tx, v.maya, ana).empty());
}

TEST_CASE("relations of one account are seen by nobody else") {
  Village<OnSqlite> v;
  v.relate(v.maya, "boss", v.tom);
  App theirs = v.house.app;
  theirs.account = AccountId{2};
  store::ensure_account(*v.house.db, theirs.account, "somebody else", v.house.now);
  add_person(theirs, {.name = "Maya Chen"});
  store::ReadTx tx(*v.house.db, theirs.account);
  for (const store::PersonLine& line : store::people(tx, {}))
    CHECK(relations_of(tx, line.id).empty());
}

}  // namespace
}  // namespace wellmet::actions
