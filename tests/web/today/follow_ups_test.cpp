// The form that adds a follow-up: whom it means is settled by choosing, and it stays in sight.
#include "store/today/follow_ups.h"
#include "actions/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct TwoJos : Notebook {
  PersonId okafor = actions::add_person(app(), {.name = "Jo Okafor", .organisation = "Adobe"});
  PersonId weber = actions::add_person(app(), {.name = "Jo Weber"});

  std::vector<PersonId> planned_for() {
    const App house = app();
    store::ReadTx tx(house.db, house.account);
    std::vector<PersonId> people;
    for (const FollowUp& f : store::open_follow_ups(tx, 10)) people.push_back(f.person);
    return people;
  }
};

}  // namespace

TEST_CASE("of two who fit, one is chosen on the page") {
  TwoJos notebook;
  const auto asked = notebook.post(
      "/follow-ups", {{"whom", "jo"}, {"kind", "check in"}, {"text", "the move"}, {"when", ""}});
  CHECK(asked.status == 422);
  CHECK(shows(asked, "Which jo?"));
  CHECK(shows(asked, "name=\"is jo\" value=\"1\" required"));
  CHECK(shows(asked, "Jo Okafor<span class=\"hint block\">Adobe</span>"));
  CHECK(shows(asked, "<option selected>check in</option>"));
  CHECK(shows(asked, "value=\"the move\""));
  CHECK_FALSE(shows(asked, "by the number"));
  CHECK(notebook.planned_for().empty());
  notebook.post_and_see("/follow-ups", {{"whom", "jo"}, {"is jo", "2"}, {"kind", "check in"}});
  CHECK(notebook.planned_for() == std::vector{notebook.weber});
}

TEST_CASE("an answer counts for the name that it was given for") {
  TwoJos notebook;
  const auto wrong_day =
      notebook.post("/follow-ups", {{"whom", "jo"}, {"is jo", "2"}, {"when", "someday"}});
  CHECK(shows(wrong_day, "<input type=\"hidden\" name=\"is jo\" value=\"2\">"));
  CHECK_FALSE(shows(wrong_day, "Which jo?"));
  const auto another = notebook.post("/follow-ups", {{"whom", "j"}, {"is jo", "2"}});
  CHECK(shows(another, "Which j?"));
}

TEST_CASE("a day that cannot be read brings the form back alone, as it was") {
  TwoJos notebook;
  const auto again = notebook.post("/follow-ups", {{"whom", "2"},
                                                   {"kind", "thank"},
                                                   {"when", "someday"},
                                                   {"text", "the lift"},
                                                   {"back", "/people/2"}});
  CHECK(again.status == 422);
  CHECK(shows(again, "<h1>Add a follow-up</h1>"));
  CHECK(shows(again, "For <a href=\"/people/2\">Jo Weber</a>."));
  CHECK(shows(again, "href=\"#when\""));
  CHECK(shows(again, "value=\"someday\""));
  CHECK(shows(again, "<option selected>thank</option>"));
  CHECK(shows(again, "name=\"back\" value=\"/people/2\""));
  const auto kept =
      notebook.post("/follow-ups", {{"whom", "2"}, {"when", "tomorrow"}, {"back", "/people/2"}});
  CHECK(kept.header("Location").starts_with("/people/2?said="));
}

TEST_CASE("nobody of that name can be added from the form") {
  TwoJos notebook;
  const auto nobody = notebook.post("/follow-ups", {{"whom", "Wren Adams"}});
  CHECK(shows(nobody, "href=\"/people/new?name=Wren%20Adams\""));
}

TEST_CASE("a name that several have is asked about wherever it is typed") {
  TwoJos notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  CHECK(maya.value == 3);
  const auto edit = notebook.post("/people/3/edit", {{"name", "Maya Chen"}, {"through", "Jo"}});
  CHECK(shows(edit, "Which Jo?"));
  const auto added = notebook.post("/people/new", {{"name", "Ana"}, {"through", "Jo"}});
  CHECK(shows(added, "Which Jo?"));
  const auto began = notebook.post("/introductions", {{"first", "Jo"}, {"second", "Wren"}});
  CHECK(shows(began, "Which Jo?"));
  CHECK(shows(began, "href=\"/people/new?name=Wren\""));
  CHECK(notebook.post("/introductions", {{"first", "Jo"}, {"is Jo", "1"}, {"second", "Maya"}})
            .status == 303);
}

TEST_CASE("a button that means several asks on a page of its own, and goes on with the answer") {
  TwoJos notebook;
  notebook.post("/give", {{"what", "a book on boats"}});
  const auto asked = notebook.post("/give/1", {{"act", "given"}, {"who", "Jo"}});
  CHECK(asked.status == 409);
  CHECK(shows(asked, "<h1>Which Jo?</h1>"));
  CHECK(shows(asked, "<input type=\"hidden\" name=\"act\" value=\"given\">"));
  CHECK(notebook.post("/give/1", {{"act", "given"}, {"who", "Jo"}, {"is Jo", "1"}}).status == 303);
}
