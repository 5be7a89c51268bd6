// A prepared archive by way of the browser, in a store that two accounts share.
#include <fmt/format.h>

#include "actions/access/authentication.h"
#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "actions/transfer/export.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

std::string story() {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/fuzz/seeds/archive/story.wellmet",
                     std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), instead);
}

// The other account of the store, with a person and a note.
struct Them {
  explicit Them(Notebook& notebook) : app(notebook.app()) {
    app.account = actions::add_account(app.db, "them", "four plain words here", app.now());
    const PersonId ada = actions::add_person(app, {.name = "Ada Lovelace"});
    actions::add_note(app, {.person = ada, .text = "theirs alone"});
    before = everything();
  }
  std::string everything() const {
    std::string out;
    actions::export_everything(
        app, [&](std::string_view piece) { out += piece; }, [](std::int64_t, std::int64_t) {});
    return out;
  }
  App app;
  std::string before;
};

http::Response import_people(Notebook& notebook, const std::string& archive) {
  const auto sent = notebook.upload("/import", "file", "everything.wellmet", archive);
  REQUIRE(sent.status == 303);
  return notebook.post(std::string(sent.header("Location")), {{"import", "1"}});
}

}  // namespace

TEST_CASE("a prepared archive is refused with a sentence and its line; the server goes on") {
  Notebook notebook;
  const Them them(notebook);
  const std::string good = story();
  const std::string before = R"("before":"{\"id\":1)";
  const std::pair<std::string, const char*> forged[] = {
      {with(good, before, R"("before":"{\"id) select record from passwords --\":1)"), "hasn&#39;t"},
      {with(good, before, R"("before":"{\"account_id\":2,\"id\":1)"), "account_id"},
      {with(good, before, R"("before":"[\"id\":1)"), "JSON"},
      {with(good, R"("table_number":5)", R"("table_number":99)"), "table 99"},
      {with(good, R"("in":"people","id":1)", R"("in":"people","id":9223372036854775807)"),
       "out of range"},
      {with(good, R"("in":"deeds","id":1)", R"("in":"deeds","undoes":1,"id":1)"), "change 1"},
      {good.substr(0, good.rfind("{\"in\":\"end\"")), "ends early at line "},
  };
  for (const auto& [archive, said] : forged) {
    CAPTURE(said);
    const auto answer = import_people(notebook, archive);
    CHECK(answer.status == 422);
    CHECK(shows(answer, said));
    CHECK_FALSE(shows(answer, "Something went wrong"));
    CHECK(them.everything() == them.before);
    CHECK(shows(notebook.get("/people"), "</html>"));
  }
  CHECK(import_people(notebook, good).header("Location") == "/import?told=everything");
  CHECK(shows(notebook.get("/people"), "Maya Chen"));
  CHECK(them.everything() == them.before);
}

TEST_CASE("every change of an archive is undone in the browser without a fault") {
  Notebook notebook;
  const Them them(notebook);
  REQUIRE(import_people(notebook, story()).status == 303);
  for (int change = 40; change > 0; --change) {
    CAPTURE(change);
    const auto answer = notebook.post(fmt::format("/history/{}/undo", change));
    CHECK((answer.status == 303 || answer.status == 404 || answer.status == 409 ||
           answer.status == 403));
    CHECK(them.everything() == them.before);
  }
}

TEST_CASE("an archive of the older form comes in, and the page says what can't be known") {
  Notebook notebook;
  std::string older = with(story(), "{\"wellmet\":2", "{\"wellmet\":1");
  older.erase(older.rfind("{\"in\":\"end\""));
  const auto answer = import_people(notebook, older);
  CHECK(answer.header("Location") == "/import?told=everything&unmarked=1");
  CHECK(shows(notebook.get("/import?told=everything&unmarked=1"), "has no end mark"));
  CHECK(shows(notebook.get("/import?told=everything&left=2"),
              "2 settings or meanings of columns that can"));
  CHECK_FALSE(shows(notebook.get("/import?told=everything"), "has no end mark"));
}
