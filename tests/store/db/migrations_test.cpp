#include "store/db/migrations.h"

#include <sys/wait.h>

#include <algorithm>

#include "base/text.h"
#include "store/history/journal.h"
#include "store/integrity/backup.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

TEST_CASE("an empty place becomes a store of the newest version, again is harmless") {
  on_both([](const Place& place) {
    const int newest = open(place)->schema_version();
    const std::unique_ptr<Connection> again = open(place);
    CHECK(again->schema_version() == newest);
    CHECK(newest == newest_version(again->dialect()));
    CHECK(newest >= 3);
  });
}

TEST_CASE("a store of a newer version is refused, saying so, and stays as it is") {
  on_both([](const Place& place) {
    open(place)->script(place.is_postgres() ? "update schema_version set version = 99"
                                            : "pragma user_version = 99");
    const std::string message = refusal([&] { open(place); });
    CHECK(message.find("newer Wellmet (version 99") != std::string::npos);
    CHECK(message.find("install the newer program") != std::string::npos);
  });
}

TEST_CASE("an older file is copied before it is changed") {
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  const Place copy{place.where + ".before-3"};
  {
    const std::unique_ptr<Connection> db = connect_sqlite(place, Access::read_write);
    apply_migrations(*db, 2);
    ensure_account(*db, mine, "me", noon);
    deed(*db, "added Maya", [](WriteTx& tx) { insert_person(tx, {.uid = "urn:maya"}); });
  }
  // One that a crash left half-done does not stand in the way.
  write_file(copy.where, "half");
  const std::unique_ptr<Connection> db = open(place);
  CHECK(db->schema_version() == newest_version(Dialect::sqlite));
  ReadTx tx(*db, mine);
  CHECK(person_with_uid(tx, "urn:maya"));
  const std::unique_ptr<Connection> before = connect_sqlite(copy, Access::read_only);
  CHECK(before->schema_version() == 2);
  ReadTx then(*before, mine);
  CHECK(person_with_uid(then, "urn:maya"));
}

TEST_CASE("streets and postcodes of an older store come to stand with the person") {
  on_both([](const Place& place) {
    {
      const std::unique_ptr<Connection> db =
          place.is_postgres() ? connect_postgres(place) : connect_sqlite(place, Access::read_write);
      apply_migrations(*db, 10);
      ensure_account(*db, mine, "me", noon);
      deed(*db, "added Maya", [](WriteTx& tx) { insert_person(tx, {.uid = "urn:maya"}); });
      db->script(
          "insert into person_index (account_id, person_id, listed, name, folded, sort_key, given, "
          "family, organisation, title, pronouns, birthday, city) "
          "values (1, 1, 1, 'Maya', 'maya', 'x', '', '', '', '', '', '', 'Oakland'); "
          "insert into card_values (account_id, person_id, kind, place, value, label, key) values "
          "(1, 1, 'email', 0, 'maya@example.org', '', 'maya@example.org'), "
          "(1, 1, 'street', 1, '1 Main St', '', '1 main st'), "
          "(1, 1, 'city', 2, 'Oakland', '', 'oakland'), "
          "(1, 1, 'street', 3, '2 Side St', '', '2 side st'), "
          "(1, 1, 'city', 4, 'Berlin', '', 'berlin'), "
          "(1, 1, 'postcode', 5, '10115', '', '10115')");
    }
    const std::unique_ptr<Connection> db = open(place);
    ReadTx tx(*db, mine);
    const std::vector<ContactRow> contacts = contact_rows(tx);
    REQUIRE(contacts.size() == 1);
    CHECK(contacts[0].street == "1 Main St");
    CHECK(contacts[0].postcode == "10115");
    CHECK(contacts[0].city == "Oakland");
    std::string values;
    for (const Row& row : tx.query("select place, value from card_values where account_id = ?1 "
                                   "order by person_id, place"))
      values += std::string(row.text(0)) + " " + row.string(1) + "\n";
    CHECK(values == "0 maya@example.org\n1 Oakland\n2 Berlin\n");
  });
}

TEST_CASE("several programs that open a new store at once all get it") {
  on_both([](const Place& place) {
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) {
      const pid_t child = fork();
      if (child == 0) {
        int code = 1;
        try {
          const std::unique_ptr<Connection> db = open(place);
          ensure_account(*db, mine, "me", noon);
          deed(*db, "added",
               [&](WriteTx& tx) { insert_person(tx, {.uid = "urn:" + std::to_string(i)}); });
          code = 0;
        } catch (const Error& fault) {
          std::fprintf(stderr, "%s\n", fault.what());
        }
        _exit(code);
      }
      children.push_back(child);
    }
    for (pid_t child : children) {
      int status = -1;
      waitpid(child, &status, 0);
      CHECK(status == 0);
    }
    const std::unique_ptr<Connection> db = open(place);
    ReadTx tx(*db, mine);
    for (int i = 0; i < 6; ++i) CHECK(person_with_uid(tx, "urn:" + std::to_string(i)));
    CHECK(faults_of_file(*db).empty());
  });
}

// tests/store/schema.sql shows the schema as it now is; WELLMET_UPDATE_GOLDEN=1 writes it anew.
TEST_CASE("the schema is what schema.sql shows") {
  const TempFolder folder;
  const std::unique_ptr<Connection> db = open({folder / "wellmet.db"});
  std::string schema;
  for (const Row& row : db->query("select sql from sqlite_schema where sql is not null "
                                  "and type <> 'trigger' and name not like 'search_%_%' "
                                  "and name not like 'sqlite_%' "
                                  "order by type desc, name"))
    schema += row.string(0) + ";\n";
  const std::string path = std::string(WELLMET_SOURCE) + "/tests/store/schema.sql";
  if (std::getenv("WELLMET_UPDATE_GOLDEN")) write_file(path, schema);
  CHECK(schema == file_text(path));
}

TEST_CASE("every journaled table has its triggers, and every reference is a foreign key") {
  const TempFolder folder;
  const std::unique_ptr<Connection> db = open({folder / "wellmet.db"});
  int triggers = 0;
  for (const Row& row : db->query("select count(*) from sqlite_schema where type = 'trigger'"))
    triggers = static_cast<int>(row.integer(0));
  CHECK(triggers == 3 * static_cast<int>(journaled_tables().size()));
  for (const Table& table : journaled_tables()) {
    std::vector<std::string> pointing;
    for (const Row& row : db->query(
             "select \"from\" from pragma_foreign_key_list(?1) where \"from\" <> 'account_id'",
             table.name))
      pointing.push_back(row.string(0));
    std::vector<std::string> known;
    for (const Reference& reference : references()) {
      if (std::string_view(reference.from_table) == table.name)
        known.emplace_back(reference.from_column);
    }
    std::ranges::sort(pointing);
    std::ranges::sort(known);
    CHECK(join(pointing, " ") == join(known, " "));
  }
}

}  // namespace
}  // namespace wellmet::store
