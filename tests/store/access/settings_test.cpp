#include "store/access/settings.h"

#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

TEST_CASE("a setting is what was put last") {
  on_both_open([](Connection& db) {
    deed(db, "set", [](WriteTx& tx) {
      put_setting(tx, "zone", "Europe/Berlin");
      put_setting(tx, "zone", "America/Los_Angeles");
      put_setting(tx, "limit", "");
    });
    ReadTx tx(db, mine);
    CHECK(setting(tx, "zone") == "America/Los_Angeles");
    CHECK(setting(tx, "limit") == "");
    CHECK_FALSE(setting(tx, "horizon"));
    CHECK(settings(tx) ==
          std::map<std::string, std::string>{{"zone", "America/Los_Angeles"}, {"limit", ""}});
  });
}

TEST_CASE("a mapping made by hand is remembered by the header of the sheet") {
  on_both_open([](Connection& db) {
    deed(db, "mapped", [](WriteTx& tx) {
      remember_mapping(tx, "Who|When", {{"Who", "name"}, {"When", "met"}});
      remember_mapping(tx, "Who|When", {{"When", "birthday"}});
    });
    ReadTx tx(db, mine);
    CHECK(mapping_for(tx, "Who|When") ==
          std::map<std::string, std::string>{{"Who", "name"}, {"When", "birthday"}});
    CHECK(mapping_for(tx, "Name").empty());
    CHECK(mappings(tx).size() == 2);
  });
}

TEST_CASE("a source's key leads to the person and to what the source said last") {
  on_both_open([](Connection& db) {
    PersonId maya, jo;
    deed(db, "brought in", [&](WriteTx& tx) {
      maya = insert_person(tx, {.uid = "urn:maya"});
      jo = insert_person(tx, {.uid = "urn:jo"});
      put_source(tx, {maya, "linkedin", "https://linkedin.com/in/maya", "a"});
      put_source(tx, {maya, "linkedin", "https://linkedin.com/in/maya", "b"});
      put_source(tx, {maya, "vcard", "uid", "c"});
      put_source(tx, {jo, "linkedin", "https://linkedin.com/in/jo", "d"});
    });
    ReadTx tx(db, mine);
    CHECK(find_source(tx, "linkedin", "https://linkedin.com/in/maya")->fingerprint == "b");
    CHECK_FALSE(find_source(tx, "linkedin", "https://linkedin.com/in/ann"));
    CHECK(sources_of(tx, maya).size() == 2);
  });
}

TEST_CASE("many keys are looked up at once, whatever stands in them") {
  on_both_open([](Connection& db) {
    const std::vector<std::string> keys = {"~maya berg|+48 601", "a \"b\" {c}, \\d", "null", "郭伟",
                                           "~o'neil|o'neil@example.org"};
    deed(db, "brought in", [&](WriteTx& tx) {
      const PersonId maya = insert_person(tx, {.uid = "urn:maya"});
      for (const std::string& key : keys) insert_source(tx, {maya, "vcard", key, "of " + key});
      insert_source(tx, {maya, "linkedin", "nobody", "of another source"});
    });
    std::vector<std::string> asked = keys;
    asked.emplace_back("nobody");
    {
      ReadTx tx(db, mine);
      std::map<std::string, std::string> found;
      for (const SourceKey& known : find_sources(tx, "vcard", asked))
        found[known.key] = known.fingerprint;
      CHECK(found.size() == keys.size());
      for (const std::string& key : keys) CHECK(found[key] == "of " + key);
      CHECK(find_sources(tx, "vcard", {}).empty());
    }
    ReadTx other(db, theirs);
    CHECK(find_sources(other, "vcard", asked).empty());
  });
}

TEST_CASE("the answer about a pair holds in either order, and the last one counts") {
  on_both_open([](Connection& db) {
    PersonId maya, jo;
    deed(db, "answered", [&](WriteTx& tx) {
      maya = insert_person(tx, {.uid = "urn:maya"});
      jo = insert_person(tx, {.uid = "urn:jo"});
      put_pair_answer(tx, jo, maya, PairAnswer::later, day("2026-01-01"));
      put_pair_answer(tx, maya, jo, PairAnswer::not_same, day("2026-01-02"));
    });
    ReadTx tx(db, mine);
    REQUIRE(answered_pairs(tx).size() == 1);
    CHECK(answered_pairs(tx)[0].answer == PairAnswer::not_same);
    CHECK(answered_pairs(tx)[0].day == day("2026-01-02"));
  });
}

}  // namespace
}  // namespace wellmet::store
