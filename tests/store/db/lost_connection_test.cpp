// A server at the other end of a line: what is said, and known, when the line is cut.
#include "tests/store/db/cut_line.h"

using namespace wellmet;
using namespace wellmet::store;
using namespace wellmet::store::testing;

namespace {

std::int64_t accounts_at(const Place& place) {
  std::int64_t count = 0;
  for (const Row& row : open(place)->query("select count(*) from accounts")) count = row.integer(0);
  return count;
}

}  // namespace

TEST_CASE("a connection that was cut says so while it is idle, and a new one is whole") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine line;
  const auto db = open(line.place(schema.place()));
  CHECK(db->usable());
  line.cut();
  CHECK_FALSE(db->usable());
  const std::string down = refusal([&] { open(line.place(schema.place())); });
  CHECK(down.starts_with("The PostgreSQL server does not answer: "));
  CHECK(down.find('\n') == std::string::npos);
  line.join();
  CHECK(open(line.place(schema.place()))->usable());
}

TEST_CASE("what had begun when the line was cut is not saved, and that is said") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine line;
  const auto db = open(line.place(schema.place()));
  db->begin_write();
  db->execute("insert into accounts (id, name, created_at) values (7, 'Ada', 0)");
  line.cut();
  const std::string said = refusal([&] { db->query("select name from accounts"); });
  CHECK(said.starts_with("The connection to the database was lost ("));
  CHECK(said.ends_with("). Nothing was saved; try again in a moment."));
  db->rollback();
  CHECK_FALSE(db->usable());
  CHECK(accounts_at(schema.place()) == 0);
}

TEST_CASE("a commit whose answer never came may be in the store, and that is said") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine line;
  const auto db = open(line.place(schema.place()));
  db->begin_write();
  db->execute("insert into accounts (id, name, created_at) values (7, 'Ada', 0)");
  db->query("select name from accounts");  // until then it may not have been sent
  line.cut_at_next_answer();
  CHECK_THROWS_AS(db->commit(), OutcomeUnknown);
  CHECK_FALSE(db->usable());
  CHECK(accounts_at(schema.place()) == 1);
}

TEST_CASE("who only reads takes no lock: another may be writing") {
  on_both([](const Place& place) {
    const auto writer = open(place);
    ensure_account(*writer, mine, "me", noon);
    const auto reader = open({.where = place.where, .wait_ms = 1});
    writer->begin_write();
    writer->execute("update accounts set name = 'Maya' where id = 1");
    writer->query("select name from accounts");
    CHECK(refusal([&] { ensure_account(*reader, mine, "me", noon); }) == "");
    writer->rollback();
  });
}
