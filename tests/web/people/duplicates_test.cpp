#include "actions/access/authentication.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "store/people/people.h"
#include "tests/web/site.h"
#include "web/access/sign_in.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

// Twice the same woman, written differently, and somebody else.
struct Twice : Notebook {
  Twice() {
    maya = actions::add_person(app(), {.name = "Maya Chen",
                                       .emails = {"maya@kelp.example"},
                                       .organisation = "Kelp Studio",
                                       .city = "Oakland",
                                       .birthday = {.month = 11, .day = 25}});
    other = actions::add_person(app(), {.name = "Maya <i>Chen</i>",
                                        .emails = {"maya@kelp.example"},
                                        .phones = {"+1 510 555 0142"},
                                        .organisation = "Figma & \"Sons\""});
    actions::add_person(app(), {.name = "Łukasz Wiśniewski"});
  }
  PersonId maya = {}, other = {};
  std::string shown_name(PersonId id) {
    const App mine = app();
    store::ReadTx tx(mine.db, mine.account);
    const auto lines = store::people_lines(tx, {id});
    return lines.empty() ? "" : lines[0].name + " at " + lines[0].organisation;
  }
  bool is_here(PersonId id) {
    const App mine = app();
    store::ReadTx tx(mine.db, mine.account);
    return !store::find_person(tx, id)->removed_at;
  }
};

}  // namespace

TEST_CASE("two who look like one stand side by side, with what agrees") {
  Twice book;
  check_golden("duplicates", book.get("/duplicates"));
}

TEST_CASE("two people are not asked about again, and that can be undone") {
  Twice book;
  CHECK(shows(book.post_and_see("/duplicates/1/2", {{"choice", "two"}}), "No duplicates."));
  CHECK(book.is_here(book.other));
  book.post("/history/4/undo");
  CHECK(shows(book.get("/duplicates"), "/duplicates/1/2"));
}

TEST_CASE("later asks again in a month") {
  Twice book;
  book.post("/duplicates/1/2", {{"choice", "later"}});
  CHECK_FALSE(shows(book.get("/duplicates"), "/duplicates/1/2"));
  CHECK(shows(book.get("/duplicates"), "No more for now. 1 pair waits until later"));
  constexpr std::int64_t month_ms = std::int64_t{31} * 24 * 3600 * 1000;
  book.set_clock({nine_o_clock.milliseconds + month_ms});
  CHECK(shows(book.get("/duplicates"), "/duplicates/1/2"));
}

TEST_CASE("one person: where the two differ, the page asks which is kept") {
  Twice book;
  CHECK(book.post("/duplicates/1/2", {{"choice", "one"}}).header("Location") == "/duplicates/1/2");
  CHECK(book.is_here(book.other));
  check_golden("merge", book.get("/duplicates/1/2"));
}

TEST_CASE("joining keeps what was chosen, is one deed and can be undone") {
  Twice book;
  const auto done = book.post("/duplicates/1/2", {{"choice", "join"}, {"take.ORG", "other"}});
  CHECK(done.header("Location") == "/people/1?said=4");
  CHECK(book.shown_name(book.maya) == "Maya Chen at Figma & \"Sons\"");
  CHECK_FALSE(book.is_here(book.other));
  CHECK(book.get("/duplicates/1/2").status == 404);
  book.post("/history/4/undo");
  CHECK(book.shown_name(book.maya) == "Maya Chen at Kelp Studio");
  CHECK(book.is_here(book.other));
}

TEST_CASE("who was met more often is kept, whoever is named first") {
  Twice book;
  actions::log_interaction(book.app(), {.kind = InteractionKind::coffee,
                                        .day = parse_iso_date("2026-11-20").value(),
                                        .people = {book.other}});
  for (const char* path : {"/duplicates/1/2", "/duplicates/2/1"}) {
    CAPTURE(path);
    CHECK(book.post(path, {{"choice", "join"}}).header("Location").starts_with("/people/2?"));
    book.post("/history/5/undo");
  }
}

TEST_CASE("the other entry of somebody is found by name") {
  Twice book;
  const auto found = book.get("/duplicates/with/1?q=maya");
  CHECK(shows(found, "name=\"other\" value=\"2\""));
  CHECK_FALSE(shows(found, "name=\"other\" value=\"1\""));
  CHECK(shows(book.get("/duplicates/with/1?q=lukasz"), "Łukasz Wiśniewski"));
  CHECK(shows(book.get("/duplicates/with/1?q=nobody"), "Nobody else by that name."));
  CHECK(book.get("/duplicates/with/1?other=2").header("Location") == "/duplicates/1/2");
}

TEST_CASE("htmx takes the pair from the page and tells what was done") {
  Twice book;
  const auto answer = book.post("/duplicates/1/2", {{"choice", "two"}}, {{"hx-request", "true"}});
  CHECK(answer.status == 200);
  CHECK(shows(answer, "hx-swap-oob"));
  CHECK_FALSE(shows(answer, "<main"));
}

TEST_CASE("what cannot be merged is refused: oneself, nobody, another's people") {
  Twice book;
  CHECK(book.get("/duplicates/1/1").status == 403);
  CHECK(book.get("/duplicates/1/99").status == 404);
  CHECK(book.post("/duplicates/1/99", {{"choice", "join"}}).status == 404);
  CHECK(book.post("/duplicates/1/2", {{"choice", "nonsense"}}).status == 400);
  const App app = book.app();
  const AccountId them = actions::add_account(app.db, "them", "four plain words here", app.now());
  const auto opened = actions::open_session(app.db, them, "password", "", app.now());
  book.use_cookie(std::string("wellmet=") + opened.token);
  for (const char* path : {"/duplicates/1/2", "/duplicates/with/1?q=maya"}) {
    CAPTURE(path);
    const auto answer = book.get(path);
    CHECK(answer.status == 404);
    CHECK_FALSE(shows(answer, "Maya"));
  }
  for (const char* choice : {"join", "two", "later"})
    CHECK(book.post("/duplicates/1/2", {{"choice", choice}}).status == 404);
}
