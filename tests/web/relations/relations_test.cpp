#include "actions/relations/relations.h"

#include <fmt/format.h>

#include "actions/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct Cast {
  PersonId maya, tom, jo, other_jo;
};

Cast arrange(Notebook& notebook) {
  const App app = notebook.app();
  return {.maya = actions::add_person(app, {.name = "Maya Chen", .pronouns = "she/her"}),
          .tom = actions::add_person(app, {.name = "Tom Reilly"}),
          .jo = actions::add_person(app, {.name = "Jo Okafor"}),
          .other_jo = actions::add_person(app, {.name = "Jo Weber"})};
}

std::string at(PersonId person, const char* below = "") {
  return fmt::format("/people/{}{}", person.value, below);
}

}  // namespace

TEST_CASE("somebody is added around a person, and both pages show it with a link") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto page = notebook.post_and_see(at(cast.maya, "/relations"),
                                          {{"name", "Tom Reilly"}, {"word", "boss"}});
  CHECK(shows(page, "<h2>Her people</h2>"));
  CHECK(shows(page, fmt::format("<a href=\"/people/{}\">Tom Reilly</a> <span class=\"hint\">boss",
                                cast.tom.value)));
  CHECK(shows(page, "Noted that Tom Reilly is Maya Chen&#39;s boss"));
  CHECK(shows(notebook.get(at(cast.tom)),
              fmt::format("<a href=\"/people/{}\">Maya Chen</a> <span class=\"hint\">direct report",
                          cast.maya.value)));
  CHECK(shows(notebook.get(at(cast.maya, "/brief")), "Tom Reilly</a> (boss)"));
}

TEST_CASE("a mere name has no link, until it is said to be somebody of the notebook") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  auto page = notebook.post_and_see(at(cast.maya, "/relations"),
                                    {{"name", "Noor <b>Chen</b>"}, {"word", "daughter"}});
  CHECK(shows(page, "<span>Noor &lt;b&gt;Chen&lt;/b&gt; <span class=\"hint\">daughter"));
  page = notebook.post_and_see(at(cast.maya, "/relations"),
                               {{"name", "Ben Adler"}, {"word", "friend"}});
  CHECK_FALSE(shows(page, "It’s the same person"));
  const PersonId ben = actions::add_person(notebook.app(), {.name = "Ben Adler"});
  CHECK(shows(notebook.get(at(cast.maya)), "It’s the same person"));
  page = notebook.post_and_see(
      at(cast.maya, "/relations/link"),
      {{"name", "Ben Adler"}, {"word", "friend"}, {"who", std::to_string(ben.value)}});
  CHECK_FALSE(shows(page, "It’s the same person"));
  CHECK(shows(notebook.get(at(ben)), "Maya Chen</a> <span class=\"hint\">friend"));
}

TEST_CASE("which Jo is asked, and answered by choosing") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto asked =
      notebook.post(at(cast.maya, "/relations"), {{"name", "Jo"}, {"word", "sister"}});
  CHECK(asked.status == 422);
  CHECK(shows(asked, "Which Jo?"));
  CHECK(shows(asked, "Jo Weber"));
  const auto page = notebook.post_and_see(
      at(cast.maya, "/relations"),
      {{"name", "Jo"}, {"word", "sister"}, {"who", std::to_string(cast.jo.value)}});
  CHECK(shows(page, "Jo Okafor</a> <span class=\"hint\">sister"));
  const auto name_alone = notebook.post_and_see(
      at(cast.tom, "/relations"), {{"name", "Jo"}, {"word", "child"}, {"who", "name"}});
  CHECK(shows(name_alone, "<span>Jo <span class=\"hint\">child"));
}

TEST_CASE("a relation is removed from the other page, with its undo") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  actions::add_relation(notebook.app(), {.whose = cast.maya, .word = "boss", .person = cast.tom});
  const auto page = notebook.post_and_see(
      at(cast.tom, "/relations/remove"),
      {{"name", "Maya Chen"}, {"word", "direct report"}, {"who", std::to_string(cast.maya.value)}});
  CHECK(shows(page, "data-undo"));
  CHECK_FALSE(shows(notebook.get(at(cast.maya)), "<span class=\"hint\">boss"));
}

TEST_CASE("what is wrong with a relation is said where it is written") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto again =
      notebook.post(at(cast.maya, "/relations"), {{"name", "Maya Chen"}, {"word", "friend"}});
  CHECK(again.status == 422);
  CHECK(shows(again, "one and the same person"));
  CHECK(shows(again, "value=\"friend\""));
}

TEST_CASE("me is you, and nobody while you haven't said who you are") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const Fields partner{{"name", "me"}, {"word", "partner"}};
  const auto asked = notebook.post(at(cast.maya, "/relations"), partner);
  CHECK(asked.status == 422);
  CHECK(shows(asked, "You haven&#39;t said who you are yet"));
  actions::add_person(notebook.app(), {.name = "Rosa Lima", .is_owner = true});
  CHECK(shows(notebook.post_and_see(at(cast.maya, "/relations"), partner), "Rosa Lima"));
}

TEST_CASE("a name that one of them has too is kept when it is said to be nobody of them") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  actions::add_relation(notebook.app(), {.whose = cast.maya, .word = "friend", .person = cast.jo});
  const auto page = notebook.post_and_see(at(cast.maya, "/relations"),
                                          {{"name", "Jo"}, {"word", "friend"}, {"who", "name"}});
  CHECK(shows(page, "<span>Jo <span class=\"hint\">friend"));
  CHECK(shows(page, "Jo Okafor</a> <span class=\"hint\">friend"));
}

TEST_CASE("the log shows a relation before it is saved, and leaves it out when told") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const char* line = "coffee with Maya yesterday. Tom is her boss. Tom is Maya's boss.";
  const auto shown = notebook.post("/log", {{"line", line}});
  CHECK(shows(shown, "Tom Reilly is Maya Chen&#39;s boss"));
  notebook.post_and_see("/log/save", {{"line", line}});
  CHECK(shows(notebook.get(at(cast.maya)), "<span class=\"hint\">boss"));
}
