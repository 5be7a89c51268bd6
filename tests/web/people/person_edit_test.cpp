#include <fmt/format.h>

#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/people/person_story.h"
#include "actions/story/dates.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "store/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

std::string at(PersonId id, const std::string& below = "") {
  return fmt::format("/people/{}{}", id.value, below);
}

PersonId maya(Notebook& notebook) {
  return actions::add_person(notebook.app(), {.name = "Maya Chen",
                                              .emails = {"maya@kelp.example"},
                                              .phones = {"+1 510 555 0142"},
                                              .city = "Oakland",
                                              .birthday = {0, 2, 11}});
}

actions::PersonStory story(Notebook& notebook, PersonId id) {
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  return actions::story_of(tx, id, app.today());
}

// What the form of a page was filled with, to be posted again with changes.
Fields filled(const http::Response& page, const Fields& changed) {
  Fields fields = changed;
  const std::string text(page.content());
  const auto add = [&](const std::string& name, const std::string& value) {
    for (const auto& [given, ignored] : changed)
      if (given == name) return;
    fields.emplace_back(name, value);
  };
  for (const std::string input : {"<input id=\"", "<input type=\"hidden\" name=\"was_"})
    for (std::size_t from = text.find(input); from != std::string::npos;
         from = text.find(input, from + 1)) {
      const auto name = text.find("name=\"", from) + 6, value = text.find("value=\"", from) + 7;
      add(text.substr(name, text.find('"', name) - name),
          text.substr(value, text.find('"', value) - value));
    }
  for (std::size_t from = text.find("<textarea id=\""); from != std::string::npos;
       from = text.find("<textarea id=\"", from + 1)) {
    const auto name = text.find("name=\"", from) + 6, value = text.find(">\n", from) + 2;
    add(text.substr(name, text.find('"', name) - name),
        text.substr(value, text.find("</textarea>", value) - value));
  }
  return fields;
}

}  // namespace

TEST_CASE("somebody new is added with how you met, and the page says so with a way back") {
  Notebook notebook;
  const PersonId jo = actions::add_person(notebook.app(), {.name = "Jo Okafor"});
  check_golden("person-new", notebook.get("/people/new?name=Wren"));
  const auto page = notebook.post_and_see("/people/new", {{"name", "Zofia Żak"},
                                                          {"how", "in the queue"},
                                                          {"where", "the ferry"},
                                                          {"when", "yesterday"},
                                                          {"through", "jo"},
                                                          {"email", "zofia@example.org"},
                                                          {"interests", "letters, birds"},
                                                          {"word", "peer"},
                                                          {"why", "her drawings"}});
  CHECK(shows(page, "<h1>Zofia Żak</h1>"));
  CHECK(shows(page,
              "You met on 21 November 2026, in the queue, the ferry, through <a "
              "href=\"/people/1\">Jo Okafor</a>."));
  CHECK(shows(page, "You are curious about: her drawings"));
  CHECK(shows(page, "A peer."));
  CHECK(shows(page, ">Birds"));
  CHECK(shows(page, "Added Zofia Żak."));
  CHECK(shows(page, "data-undo"));
  CHECK(jo);
}

TEST_CASE("you introduced nobody new to yourself") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Rosa Lima", .is_owner = true});
  const auto refused = notebook.post("/people/new", {{"name", "Wren Ito"}, {"through", "me"}});
  CHECK(refused.status == 422);
  CHECK(shows(refused, "An introduction takes two people besides you."));
  CHECK(shows(refused, "value=\"Wren Ito\""));
}

TEST_CASE("a new person without a name, or through nobody known, keeps what was typed") {
  Notebook notebook;
  const auto page = notebook.post(
      "/people/new", {{"name", ""}, {"through", "Nobody Atall"}, {"city", "\"><b>Gdańsk"}});
  CHECK(page.status == 422);
  CHECK(shows(page, "id=\"name-fault\""));
  CHECK(shows(page, "id=\"through-fault\""));
  CHECK(shows(page, "&quot;&gt;&lt;b&gt;Gdańsk"));
}

TEST_CASE("somebody known already is shown before a twin is added") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto asked = notebook.post("/people/new", {{"name", "maya chén"}});
  CHECK(asked.status == 409);
  CHECK(shows(asked, "You know somebody like this already."));
  CHECK(shows(asked, fmt::format("href=\"{}\"", at(id))));
  CHECK(shows(notebook.post_and_see("/people/new", {{"name", "maya chén"}, {"anyway", "1"}}),
              "<h1>maya chén</h1>"));
}

TEST_CASE("the form of all that is known changes what was changed and nothing else") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const std::string before = story(notebook, id).person.uid;
  const auto form = notebook.get(at(id, "/edit"));
  check_golden("person-edit", form);
  const auto same = notebook.post(at(id, "/edit"), filled(form, {}));
  CHECK(same.header("Location") == at(id));  // no deed, so nothing to tell
  const auto page = notebook.post_and_see(
      at(id, "/edit"), filled(form, {{"pronouns", "she/her"},
                                     {"emails", "maya@kelp.example\r\nmaya@home.example"},
                                     {"phones", ""},
                                     {"birthday", "11 February 1985"},
                                     {"when", "March 2023"},
                                     {"cadence", "every 6 weeks"},
                                     {"word", "friend"},
                                     {"never_suggest", "1"}}));
  CHECK(shows(page, "maya@home.example"));
  const auto now = story(notebook, id);
  CHECK(now.person.uid == before);
  CHECK(now.card.emails.size() == 2);
  CHECK(now.card.phones.empty());
  CHECK(now.card.birthday == PartialDate{1985, 2, 11});
  CHECK(now.person.met.on == PartialDate{2023, 3, 0});
  CHECK(now.person.wished_cadence_days == 42);
  CHECK(now.person.words == std::vector{RelationshipWord::friend_});
  CHECK(now.person.never_suggest);
  CHECK(now.card.addresses.front().city == "Oakland");
  CHECK(shows(notebook.get(at(id, "/edit")), "value=\"every 6 weeks\""));
}

TEST_CASE("a fault in the form stands at its field, with all that was typed") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto form = notebook.get(at(id, "/edit"));
  const auto page = notebook.post(at(id, "/edit"), filled(form, {{"birthday", "when it rains"},
                                                                 {"cadence", "when it is blue"},
                                                                 {"title", "potter"}}));
  CHECK(page.status == 422);
  CHECK(shows(page, "role=\"alert\" tabindex=\"-1\" autofocus"));
  CHECK(shows(page, "<a href=\"#birthday\">"));
  CHECK(shows(page, "id=\"birthday-fault\""));
  CHECK(shows(page, "id=\"cadence-fault\""));
  CHECK(shows(page, "value=\"when it rains\""));
  CHECK(shows(page, "value=\"potter\""));
  CHECK(story(notebook, id).card.title.empty());
}

TEST_CASE(
    "what only the other device changed stays when the form is saved; what only this one did, "
    "too") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto form = notebook.get(at(id, "/edit"));
  notebook.post(at(id, "/edit"), filled(form, {{"city", "Lisbon"}}));
  CHECK(notebook.post(at(id, "/edit"), filled(form, {{"title", "potter"}})).status == 303);
  const CardIndex card = story(notebook, id).card;
  CHECK(card.addresses.front().city == "Lisbon");
  CHECK(card.title == "potter");
  const auto asked =
      notebook.post(at(id, "/edit"), filled(form, {{"city", "Porto"}, {"title", "poet"}}));
  CHECK(asked.status == 409);
  CHECK(shows(asked, "On the other device: Lisbon"));
  CHECK(shows(asked, "On the other device: potter"));
  CHECK(notebook.post(at(id, "/edit"), filled(asked, {})).status == 303);
  CHECK(story(notebook, id).card.title == "poet");
}

TEST_CASE("what they are to you, said otherwise on two devices, is asked about like any field") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto form = notebook.get(at(id, "/edit"));
  notebook.post(at(id, "/edit"), filled(form, {{"word", "friend"}, {"word", "mentor"}}));
  const auto asked = notebook.post(at(id, "/edit"), filled(form, {{"word", "peer"}}));
  CHECK(asked.status == 409);
  CHECK(shows(asked, "On the other device: friend, mentor"));
  CHECK(shows(asked, "href=\"#word\""));
  CHECK(story(notebook, id).person.words.size() == 2);
  CHECK(notebook.post(at(id, "/edit"), filled(asked, {{"word", "peer"}})).status == 303);
  CHECK(story(notebook, id).person.words == std::vector{RelationshipWord::peer});
}

TEST_CASE("what they are to you stays as the other device says where this one left it alone") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto form = notebook.get(at(id, "/edit"));
  notebook.post(at(id, "/edit"), filled(form, {{"word", "friend"}, {"word", "mentor"}}));
  CHECK(notebook.post(at(id, "/edit"), filled(form, {{"title", "potter"}})).status == 303);
  CHECK(story(notebook, id).person.words.size() == 2);
}

TEST_CASE("notes are added, changed, finished and taken out, each with a way back") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  auto page = notebook.post_and_see(at(id, "/notes"),
                                    {{"kind", "question"}, {"text", "How did it\r\ngo?"}});
  CHECK(shows(page, "How did it\ngo?"));
  CHECK(shows(page, "data-undo"));
  const Note question = story(notebook, id).notes.front();
  const std::string path = at(id, fmt::format("/notes/{}", question.id.value));
  check_golden("person-note", notebook.get(path));
  CHECK(shows(notebook.post_and_see(path, {{"text", "How did the launch go?"}}), "the launch go?"));
  CHECK_FALSE(shows(notebook.post_and_see(path + "/done"), "<li class=\"tick\""));
  notebook.post(at(id, "/notes"), {{"kind", "fact"}, {"text", "She sails."}});
  const Note fact = story(notebook, id).notes.back();
  page = notebook.post_and_see(at(id, fmt::format("/notes/{}/remove", fact.id.value)));
  CHECK_FALSE(shows(page, fmt::format("id=\"n{}\"", fact.id.value)));
  const auto said = page.content();
  const auto undo = said.find("action=\"/history/") + 8;
  const auto path_back = std::string(said.substr(undo, said.find('"', undo) - undo));
  CHECK(shows(notebook.post_and_see(path_back, {{"back", at(id)}}), "She sails."));
  CHECK(notebook.post(at(id, "/notes"), {{"text", "  "}}).status == 422);
}

TEST_CASE("a note of one person has no page under another") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const PersonId jo = actions::add_person(notebook.app(), {.name = "Jo Okafor"});
  const Note note = actions::add_note(notebook.app(), {.person = id, .text = "Hers."});
  const std::string path = fmt::format("/notes/{}", note.id.value);
  CHECK(notebook.get(at(id, path)).status == 200);
  CHECK(notebook.get(at(jo, path)).status == 404);
  CHECK(notebook.post(at(jo, path + "/remove")).status == 404);
  CHECK(notebook.get(at(id, "/notes/0")).status == 404);
  CHECK(notebook.get(at(id, "/notes/x")).status == 404);
}

TEST_CASE("interests are added with what makes them theirs, and taken away") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  auto page = notebook.post_and_see(at(id, "/interests"),
                                    {{"names", "dogs"}, {"detail", "Biscuit"}, {"kind", "pet"}});
  CHECK(shows(page, "dogs (Biscuit)"));
  page = notebook.post_and_see(at(id, "/interests"), {{"names", "maps, <i>"}, {"passing", "1"}});
  CHECK(shows(page, "maps, for now"));
  CHECK(shows(notebook.get(at(id)), "She") == false);
  CHECK(shows(notebook.get(at(id)), "Lives in Oakland, with Biscuit."));
  page = notebook.post_and_see(at(id, "/interests/remove"), {{"name", "maps"}});
  CHECK_FALSE(shows(page, "maps, for now"));
  CHECK(notebook.post(at(id, "/interests/remove"), {{"name", "chess"}}).status == 404);
}

TEST_CASE("what happened is mended: kind, day, place, who, words; or taken out") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId id = maya(notebook);
  const PersonId jo = actions::add_person(app, {.name = "Jo Okafor"});
  const InteractionId coffee = actions::log_interaction(
      app,
      {.kind = InteractionKind::coffee, .day = day("2026-11-10"), .people = {id}, .source = "log"});
  const std::string path = at(id, fmt::format("/interactions/{}", coffee.value));
  check_golden("person-interaction", notebook.get(path));
  const auto page = notebook.post_and_see(path, {{"kind", "walk"},
                                                 {"day", "2026-11-09"},
                                                 {"place", "the ridge"},
                                                 {"others", "jo"},
                                                 {"text", "Of leaving."}});
  CHECK(shows(page, "Walk"));
  CHECK(shows(page, "at the ridge, with <a href=\"/people/"));
  CHECK(shows(page, "Of leaving."));
  const auto fault = notebook.post(path, {{"kind", "walk"}, {"day", "someday"}, {"others", "nix"}});
  CHECK(fault.status == 422);
  CHECK(shows(fault, "id=\"day-fault\""));
  CHECK(shows(fault, "id=\"others-fault\""));
  CHECK(notebook.post(path, {{"day", "2026-12-24"}, {"others", "Jo Okafor"}}).status == 422);
  CHECK(notebook.post(path + "/remove").status == 303);
  CHECK(notebook.get(path).status == 404);
  CHECK(jo);
}

TEST_CASE("work and dates come and go") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  auto page =
      notebook.post_and_see(at(id, "/jobs"), {{"what", "designer at Kelp"}, {"started", "2019"}});
  CHECK(shows(page, "2019 to now"));
  page = notebook.post_and_see(
      at(id, "/jobs"), {{"what", "potter at Clay Street"}, {"started", "2026"}, {"moved", "1"}});
  CHECK(shows(page, "2019–2026"));
  const Position now = story(notebook, id).positions.front();
  const std::string path = at(id, fmt::format("/jobs/{}", now.id.value));
  CHECK(shows(notebook.get(path), "potter at Clay Street"));
  CHECK(shows(notebook.post_and_see(path + "/end", {{"on", "October 2026"}}), "2026–2026"));
  CHECK_FALSE(shows(notebook.post_and_see(path + "/remove"), "Clay Street</"));
  page = notebook.post_and_see(at(id, "/dates"), {{"label", "the firing"}, {"date", "3 December"}});
  CHECK(shows(page, "The firing 3 December"));
  const DateId date = story(notebook, id).dates.front().id;
  CHECK_FALSE(shows(notebook.post_and_see(at(id, fmt::format("/dates/{}/remove", date.value))),
                    "the firing 3"));
  CHECK(notebook.post(at(id, "/dates"), {{"label", "x"}, {"date", "whenever"}}).status == 422);
}

TEST_CASE("a person is archived and back, removed and back, and every step can be undone") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  CHECK(shows(notebook.post_and_see(at(id, "/archive")), "Archived: out of the way."));
  CHECK_FALSE(shows(notebook.post_and_see(at(id, "/unarchive")), "Archived: out of the way."));
  const auto people = notebook.post_and_see(at(id, "/remove"));
  CHECK(shows(people, "data-undo"));
  CHECK_FALSE(shows(people, fmt::format("href=\"{}\"", at(id))));
  const auto trash = notebook.get("/people/trash");
  CHECK(shows(trash, "Maya Chen"));
  CHECK(shows(trash, "30 days left"));
  CHECK(shows(notebook.post_and_see(at(id, "/restore")), "<h1>Maya Chen</h1>"));
  CHECK(shows(notebook.get("/people/trash"), "The trash is empty."));
}

TEST_CASE("a form of somebody who was removed meanwhile says where they are, with a way back") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const auto form = notebook.get(at(id, "/edit"));
  notebook.post(at(id, "/remove"));
  const auto saved =
      notebook.post(at(id, "/edit"), filled(form, {{"how", "at the pottery class by the river"}}));
  CHECK(saved.status == 404);
  CHECK(shows(saved, "They’re in the"));
  CHECK(shows(saved, "at the pottery class by the river</textarea>"));
  CHECK(shows(saved, "action=\"/people/1/restore\""));
  CHECK(shows(notebook.post_and_see(at(id, "/restore")), "<h1>Maya Chen</h1>"));
}

TEST_CASE("a form of somebody who was merged meanwhile says so, and keeps what was written") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  const PersonId other = actions::add_person(notebook.app(), {.name = "Maya Chen-Reed"});
  const auto form = notebook.get(at(id, "/edit"));
  actions::merge_people(notebook.app(), {.keep = other, .join = id});
  const auto saved =
      notebook.post(at(id, "/edit"), filled(form, {{"how", "at the pottery class by the river"}}));
  CHECK(saved.status == 404);
  CHECK(shows(saved, "<a href=\"/people/2\">merged</a>"));
  CHECK(shows(saved, "at the pottery class by the river</textarea>"));
}

TEST_CASE("of somebody in the trash nothing can be changed") {
  Notebook notebook;
  const PersonId id = maya(notebook);
  notebook.post(at(id, "/remove"));
  for (const char* below : {"/edit", "/interests", "/brief"}) {
    CAPTURE(below);
    CHECK(notebook.get(at(id, below)).status == 404);
  }
  CHECK(notebook.post(at(id, "/notes"), {{"text", "Too late."}}).status == 404);
  CHECK(notebook.post(at(id, "/archive")).status == 404);
}
