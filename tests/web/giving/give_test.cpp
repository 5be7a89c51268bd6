#include "actions/giving/give.h"

#include <fmt/format.h>

#include "actions/giving/resources.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct Cast {
  PersonId olu, kwame, maya, priya;
};

Cast arrange(Notebook& notebook) {
  const App app = notebook.app();
  const Cast cast = {
      .olu = actions::add_person(app, {.name = "Olu Adeyemi", .emails = {"olu@oak.example"}}),
      .kwame = actions::add_person(app, {.name = "Kwame Mensah", .phones = {"+15105550142"}}),
      .maya = actions::add_person(app, {.name = "Maya Chen"}),
      .priya = actions::add_person(app, {.name = "Priya Raman"})};
  const auto note = [&](PersonId person, NoteKind kind, const char* text) {
    actions::add_note(app, {.person = person, .kind = kind, .text = text});
  };
  note(cast.olu, NoteKind::ask, "two paid days at a repair café");
  note(cast.kwame, NoteKind::fact, "his <kiln> broke");
  note(cast.maya, NoteKind::ask, "a bookkeeper");
  note(cast.priya, NoteKind::offer, "hours as a bookkeeper");
  return cast;
}

std::string number(PersonId id) { return std::to_string(id.value); }

constexpr const char* job = "https://fruitvale.example/jobs/repair-cafe-coordinator";

}  // namespace

TEST_CASE("a link that is pasted is kept once, and shows whom it may help and why") {
  Notebook notebook;
  arrange(notebook);
  auto page = notebook.post_and_see("/give", {{"what", job}});
  CHECK(shows(page, "Because Olu is looking for “two paid days at a repair café” (22 November)."));
  CHECK(shows(page, "href=\"https://fruitvale.example/jobs/repair-cafe-coordinator\""));
  CHECK(shows(page, "href=\"mailto:olu@oak.example?subject="));
  CHECK(shows(page, "Undo"));
  page = notebook.post_and_see("/give", {{"what", job}});
  CHECK_FALSE(shows(page, "id=\"r-2\""));
  page = notebook.post_and_see("/give", {{"what", "A kiln to <give> away"}});
  CHECK(shows(page, "A kiln to &lt;give&gt; away"));
  CHECK(shows(page, "Because Kwame told you “his &lt;kiln&gt; broke” (22 November)."));
  CHECK(shows(page, "href=\"sms:+15105550142?body="));
  check_golden("give", notebook.get("/give"));
}

TEST_CASE("“Given” puts it into their story, and takes them off the list for good") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  notebook.post("/give", {{"what", job}});
  auto page = notebook.post_and_see("/give/1", {{"act", "given"}, {"person", number(cast.olu)}});
  CHECK(shows(page, "Given to <a href=\"/people/1\">Olu Adeyemi</a>, 22 November"));
  CHECK_FALSE(shows(page, "Because Olu is looking for"));
  const std::string olu = "/people/" + number(cast.olu);
  CHECK(shows(notebook.get(olu), "Passed on:"));
  CHECK(notebook.post("/give/1", {{"act", "given"}, {"who", "Olu"}}).status == 409);
  page = notebook.post_and_see("/give/1", {{"act", "given"}, {"who", "Maya"}});
  CHECK(shows(page, "Maya Chen</a>, 22 November"));
  notebook.post(olu + "/interactions/1/remove", {});
  CHECK(shows(notebook.get("/give"), "Because Olu is looking for"));
}

TEST_CASE("what is nothing for somebody is not shown for them again") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  notebook.post("/give", {{"what", job}});
  const auto page =
      notebook.post_and_see("/give/1", {{"act", "not-for"}, {"person", number(cast.olu)}});
  CHECK(shows(page, "Nothing for"));
  CHECK_FALSE(shows(page, "Because Olu is looking for"));
}

TEST_CASE("a thing is changed, taken away, and comes back") {
  Notebook notebook;
  arrange(notebook);
  notebook.post("/give", {{"what", job}});
  auto page = notebook.post_and_see(
      "/give/1", {{"act", "change"}, {"about", "Coordinator"}, {"until", "2026-12-06"}});
  CHECK(shows(page, "Coordinator</a>"));
  CHECK(shows(page, "Open until 6 December."));
  CHECK(notebook.post("/give/1", {{"act", "change"}, {"until", "soon"}}).status == 422);
  page = notebook.post_and_see("/give/1", {{"act", "remove"}});
  CHECK_FALSE(shows(page, "id=\"r-1\""));
  CHECK(notebook.post("/give/1", {{"act", "remove"}}).status == 404);
  CHECK(notebook.post("/give/9", {{"act", "nonsense"}}).status >= 400);
}

TEST_CASE("a post is kept, opened elsewhere, and its answers are noted") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  notebook.post("/give", {{"what", job}});
  auto page = notebook.get("/give");
  CHECK(shows(page, "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Ffruitvale"));
  CHECK_FALSE(shows(page, "Open in Mastodon"));
  CHECK_FALSE(shows(page, "Who answered"));
  page = notebook.post_and_see("/give/1", {{"act", "server"}, {"server", "@ines@social.example"}});
  CHECK(shows(page, "https://social.example/share?text="));
  CHECK(notebook.post("/give/1", {{"act", "server"}, {"server", "no server"}}).status >= 400);
  page = notebook.post_and_see("/give/1", {{"act", "words"}, {"words", "Who <repairs>?"}});
  CHECK(shows(page, "Who &lt;repairs&gt;?</textarea>"));
  CHECK(shows(page, "Draft them again"));
  page = notebook.post_and_see("/give/1", {{"act", "posted"}, {"words", "Who <repairs>?"}});
  CHECK(shows(page, "Posted on 22 November."));
  CHECK_FALSE(shows(page, "I posted it"));
  CHECK(notebook.post("/give/1", {{"act", "posted"}}).status == 409);
  page = notebook.post_and_see("/give/1", {{"act", "answered"}, {"who", "Priya"}});
  CHECK(shows(page, "Priya Raman</a> answered your post, 22 November"));
  CHECK(notebook.post("/give/1", {{"act", "answered"}, {"who", "Priya"}}).status == 409);
  CHECK(shows(notebook.get("/people/" + number(cast.priya)), "Answered your post:"));
}

TEST_CASE("the form takes a link with words, a last day and a file, and says what is wrong") {
  Notebook notebook;
  auto answer = notebook.upload("/give/keep", "file", "Plan \"ä\".pdf", "%PDF\xff",
                                {{"about", "Kiln plans"}, {"until", "2026-12-06"}});
  CHECK(answer.status == 303);
  CHECK(shows(notebook.get("/give"), "Kiln plans"));
  const auto file = notebook.get("/give/1/file");
  CHECK(file.body == "%PDF\xff");
  CHECK(file.header("Content-Type") == "application/octet-stream");
  CHECK(file.header("Content-Disposition").starts_with("attachment; filename*=UTF-8''Plan"));
  CHECK(notebook.get("/give/9/file").status == 404);
  answer = notebook.upload("/give/keep", "file", "", "",
                           {{"link", "javascript:alert(1)"}, {"about", "A <trick>"}});
  CHECK(answer.status == 422);
  CHECK(shows(answer, "isn’t a link"));
  CHECK(shows(answer, "value=\"A &lt;trick&gt;\""));
  CHECK(notebook.post("/give", {{"what", "  "}}).status == 422);
}

TEST_CASE("what a phone or a bookmark shares fills in the form, and is kept by its button alone") {
  Notebook notebook;
  auto page =
      notebook.get("/give/keep?title=Kiln%20%3Cplans%3E&url=https%3A%2F%2Fkelp.example%2Fk");
  CHECK(shows(page, "value=\"Kiln &lt;plans&gt;\""));
  CHECK(shows(page, "value=\"https://kelp.example/k\""));
  page = notebook.get("/give/keep?text=Look%20at%20https%3A%2F%2Fkelp.example%2Fk%20now");
  CHECK(shows(page, "value=\"https://kelp.example/k\""));
  CHECK(shows(page, ">\nLook at now</textarea>"));
  CHECK_FALSE(shows(notebook.get("/give"), "id=\"r-1\""));
  CHECK(shows(page, "href=\"javascript:location.href="));
  const auto manifest = notebook.get("/manifest.webmanifest");
  CHECK(shows(manifest, "\"share_target\""));
  CHECK(shows(manifest, "\"/give/keep\""));
}

TEST_CASE("what they look for, what you said you would, and whom to ask stand on the page") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  for (const int days : {3, 30})
    actions::log_interaction(notebook.app(), {.kind = InteractionKind::coffee,
                                              .day = notebook.app().today() - days,
                                              .people = {cast.kwame}});
  auto page = notebook.get("/give");
  CHECK(shows(page,
              "Because Maya is looking for “a bookkeeper”, and Priya offers “hours as a "
              "bookkeeper”."));
  CHECK(shows(page, "Because nothing is noted that Kwame looks for."));
  page = notebook.post_and_see("/give/asked", {{"person", number(cast.kwame)}});
  CHECK_FALSE(shows(page, "Because nothing is noted that Kwame looks for."));
  CHECK(shows(notebook.post_and_see(
                  "/introductions",
                  {{"first", number(cast.maya)}, {"second", number(cast.priya)}, {"ask", "first"}}),
              "I asked Maya"));
  CHECK(shows(notebook.get("/give"), "href=\"/introductions#in-1\""));
  CHECK(notebook.post("/give/offers", {{"text", "Plain words"}}).status >= 400);
  notebook.post("/settings/me", {{"name", "Ines Ferrari"}});
  CHECK(shows(notebook.post_and_see("/give/offers", {{"text", "Plain words"}}),
              "<p>Plain words</p>"));
}

TEST_CASE("what somebody looks for is met or closed, on their page and on this one") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const std::string maya = "/people/" + number(cast.maya);
  auto page = notebook.get(maya);
  CHECK(shows(page, "aria-label=\"Met by me: a bookkeeper\""));
  CHECK_FALSE(shows(page, "Met or closed"));
  page = notebook.post_and_see(maya + "/notes/3/done", {{"ending", "met by someone"}});
  CHECK(shows(page, "Met by someone else, 22 November"));
  CHECK_FALSE(shows(page, "aria-label=\"Met by me: a bookkeeper\""));
  CHECK(notebook.post(maya + "/notes/3/done", {{"ending", "closed"}}).status == 409);
  page = notebook.post_and_see("/give/asks/4", {{"ending", "closed"}});
  CHECK(shows(page, "hours as a bookkeeper<span class=\"hint block\">Closed, 22 November"));
  CHECK(shows(page, "a bookkeeper<span class=\"hint block\">Met by someone else, 22 November"));
  CHECK(notebook.post("/give/asks/1", {{"ending", "lost"}}).status == 422);
  CHECK(notebook.post("/give/asks/1", {}).status == 422);
}

TEST_CASE("what you gave yourself is met by you, with the button of its line") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  notebook.post("/settings/me", {{"name", "Ines Ferrari"}});
  notebook.post("/give/offers", {{"text", "a bookkeeper now and then"}});
  auto page = notebook.get("/give");
  CHECK(shows(page, "action=\"/give/asks/3\""));
  page = notebook.post_and_see("/give/asks/3", {{"ending", "met by me"}});
  CHECK(shows(page, "Met by you, 22 November"));
  page = notebook.post_and_see("/give/asks/5", {{"ending", "met"}});
  CHECK(shows(page, "You: a bookkeeper now and then<span class=\"hint block\">Taken up"));
  CHECK(cast.maya);
}

TEST_CASE("a thing has a page of its own, which search and Today lead to") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  notebook.post("/give", {{"what", "Two paid days at the <repair> café"}});
  auto page = notebook.get("/give/1");
  CHECK(shows(page, "Two paid days at the &lt;repair&gt; café"));
  CHECK(shows(page, "name=\"back\" value=\"/give/1\""));
  CHECK(notebook.get("/give/9").status == 404);
  page = notebook.get("/search?q=repair");
  CHECK(
      shows(page, "<a href=\"/give/1\">Two paid days at the &lt;<mark>repair</mark>&gt; café</a>"));
  CHECK(shows(notebook.get("/people?q=paid"), "href=\"/give/1\""));
  CHECK_FALSE(shows(notebook.get("/people?q=nothing"), "href=\"/give/1\""));
  page = notebook.get("/");
  CHECK(shows(page, "</a> may help <a href=\"/people/1\">Olu Adeyemi</a>."));
  CHECK(shows(page, "Because Olu is looking for “two paid days at a repair café” (22 November)."));
  page = notebook.post_and_see(
      "/give/1", {{"act", "given"}, {"person", number(cast.olu)}, {"back", "/give/1"}});
  CHECK(shows(page, "Given to <a href=\"/people/1\">Olu Adeyemi</a>"));
  CHECK_FALSE(shows(notebook.get("/"), "may help"));
  page = notebook.post_and_see("/give/1", {{"act", "remove"}, {"back", "/give/1"}});
  CHECK(page.status == 200);
  CHECK_FALSE(shows(page, "id=\"r-1\""));
}
