#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/dates.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "formats/vcard/value.h"
#include "store/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

struct Cast {
  PersonId maya, jo;
};

void note(const App& app, PersonId person, NoteKind kind, const char* text, const char* on) {
  actions::add_note(app, {.person = person, .kind = kind, .text = text, .day = day(on)});
}

void meet(const App& app, std::vector<PersonId> people, InteractionKind kind, const char* on,
          const char* text) {
  actions::log_interaction(app, {.kind = kind,
                                 .touch = info(kind).light ? Touch::light : Touch::real,
                                 .place = kind == InteractionKind::coffee ? "Blue Bottle" : "",
                                 .day = day(on),
                                 .people = std::move(people),
                                 .note = text,
                                 .source = "log"});
}

// A whole story: Maya, whom you know well and share dogs and pottery with.
Cast arrange(Notebook& notebook) {
  const App app = notebook.app();
  Cast cast;
  const PersonId me = actions::change_me(app, {.person = {.name = "Robin Adler"}}).id;
  actions::add_interests(app, me, {.names = {"dogs", "pottery"}});
  cast.jo = actions::add_person(app, {.name = "Jo Okafor"});
  actions::add_interests(app, cast.jo, {.names = {"dogs"}});
  cast.maya =
      actions::add_person(app, {.name = "Maya Chen",
                                .nicknames = {"May"},
                                .pronouns = "she/her",
                                .emails = {"maya@kelp.example"},
                                .phones = {"+1 510 555 0142"},
                                .urls = {"https://maya.example/", "javascript:alert(1)"},
                                .organisation = "Kelp & Co.",
                                .title = "designer",
                                .city = "Oakland",
                                .birthday = {0, 2, 11},
                                .met = {.on = {2023, 3, 14},
                                        .where = "Clay Street Studio",
                                        .how = "waiting for the kiln",
                                        .through = cast.jo},
                                .words = {RelationshipWord::friend_, RelationshipWord::peer}});
  actions::add_interests(app, cast.maya,
                         {.names = {"dogs"}, .kind = InterestKind::pet, .detail = "Biscuit"});
  actions::add_interests(app, cast.maya, {.names = {"pottery", "maps"}});
  note(app, cast.maya, NoteKind::fact, "She leaves Kelp at the end of October.", "2026-09-17");
  note(app, cast.maya, NoteKind::question, "How did the launch go?", "2026-09-17");
  note(app, cast.maya, NoteKind::admire, "how she laughs at <b>cracked</b> bowls", "2026-08-06");
  note(app, cast.maya, NoteKind::ask, "A bookkeeper who won't laugh.", "2026-08-06");
  note(app, cast.maya, NoteKind::offer, "A morning of portfolio review.", "2026-08-06");
  note(app, cast.maya, NoteKind::note, "Two lines.\nThe second.", "2026-08-06");
  meet(app, {cast.maya}, InteractionKind::walk, "2026-06-21", "On the ridge, with Biscuit.");
  meet(app, {cast.maya}, InteractionKind::comment, "2026-07-19", "“That ash run!”");
  meet(app, {cast.maya, cast.jo}, InteractionKind::coffee, "2026-09-17", "Biscuit’s knee.");
  meet(app, {cast.maya}, InteractionKind::message, "2026-11-02", "The article on kilns.");
  actions::add_follow_up(app, {.person = cast.maya,
                               .kind = FollowUpKind::share,
                               .text = "the kiln builder’s name",
                               .due = day("2026-11-23")});
  actions::add_date(app, {.person = cast.maya, .label = "the firing", .date = {2026, 12, 3}});
  return cast;
}

std::string at(PersonId id, std::string_view below = "") {
  return fmt::format("/people/{}{}", id.value, below);
}

}  // namespace

TEST_CASE("person: everything of the story on one page") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  check_golden("person", notebook.get(at(cast.maya)));
}

TEST_CASE("person: somebody of whom only the name is known") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId li = actions::add_person(app, {.name = "李小龍"});
  const auto page = notebook.get(at(li));
  check_golden("person-bare", page);
  CHECK(shows(page, "Nothing is noted yet. What does 李小龍 care about?"));
}

TEST_CASE("person: whose interests are noted, but none that you share") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId iris = actions::add_person(app, {.name = "Iris Vlahos", .pronouns = "they/them"});
  CHECK(shows(notebook.get(at(iris)), "Nothing is noted yet. What do they care about?"));
  actions::add_interests(app, iris, {.names = {"bees"}});
  CHECK(shows(notebook.get(at(iris)), "Nothing is noted yet that you share."));
}

TEST_CASE("person: off the day's list, what was promised is still named, and the page says so") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId iris = actions::add_person(app, {.name = "Iris Vlahos"});
  actions::edit_person(app, iris, {.never_suggest = true});
  actions::add_follow_up(app, {.person = iris,
                               .kind = FollowUpKind::share,
                               .text = "the bee book",
                               .due = day("2026-11-22")});
  CHECK(shows(notebook.get(at(iris)), "Not on the day’s list, as you wished, but for what you"));
  CHECK(shows(notebook.get("/"), "Iris Vlahos"));
}

TEST_CASE("person: of somebody who died the page keeps the story and asks for nothing") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  REQUIRE(notebook.post("/log/save", {{"line", "@Maya Chen died on 20 November"}}).status == 303);
  const auto page = notebook.get(at(cast.maya));
  check_golden("person-died", page);
  CHECK(shows(page, "<h1>Maya Chen</h1><p>Died on 20 November 2026.</p>"));
  CHECK(shows(page, "She lived in Oakland, with Biscuit."));
  CHECK(shows(page, "Biscuit’s knee."));
  CHECK(shows(page, "She leaves Kelp at the end of October."));
  for (const char* of_the_living :
       {"sms:", "tel:", "mailto:", "Before you meet", "Plan something", "promised", "Share it with",
        "Ask next", "care about?", ">now<", "A job<", "is looking for", "about time again"}) {
    CAPTURE(of_the_living);
    CHECK_FALSE(shows(page, of_the_living));
  }
  CHECK(notebook.get(at(cast.maya, "/brief")).header("Location") == at(cast.maya));
}

TEST_CASE("person: a death is told as precisely as it is known") {
  Notebook notebook;
  const App app = notebook.app();
  const auto said_of = [&](std::string_view day, bool as_text = false) {
    const PersonId rose = actions::add_person(app, {.name = "Rose Abara"});
    {
      actions::Deed deed(app, DeedKind::edit, "noted a death");
      vcard::Card card = actions::card_of(deed.tx, rose);
      vcard::Property& death = vcard::add_text(card, "DEATHDATE", day);
      if (as_text) vcard::add_parameter(death, "VALUE", "text");
      actions::save_card(deed.tx, rose, card);
      deed.commit();
    }
    const std::string page(notebook.get(at(rose)).content());
    const std::string_view head = "<h1>Rose Abara</h1><p>";
    const auto from = page.find(head) + head.size();
    return page.substr(from, page.find('<', from) - from);
  };
  CHECK(said_of("20240412") == "Died on 12 April 2024.");
  CHECK(said_of("2024-04") == "Died in April 2024.");
  CHECK(said_of("2024") == "Died in 2024.");
  CHECK(said_of("day not known", true) == "Died.");
}

TEST_CASE("person: speaks in the pronouns given, else by name") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  CHECK(shows(notebook.get(at(cast.maya)), "She told you"));
  CHECK(shows(notebook.get(at(cast.maya)), "Her card"));
  actions::edit_person(notebook.app(), cast.maya, {.pronouns = "they/them"});
  CHECK(shows(notebook.get(at(cast.maya)), "They are looking for"));
  CHECK(shows(notebook.get(at(cast.maya)), "They live in Oakland, with Biscuit."));
  notebook.post(at(cast.jo) + "/notes", {{"kind", "fact"}, {"text", "keeps bees"}});
  CHECK(shows(notebook.get(at(cast.jo)), "Told you"));
  CHECK(shows(notebook.get(at(cast.jo)), "Jo’s card"));
}

TEST_CASE("person: links lead only where a link may lead") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto page = notebook.get(at(cast.maya));
  CHECK(shows(page, "href=\"mailto:maya@kelp.example\""));
  CHECK(shows(page, "href=\"tel:+15105550142\""));
  CHECK(shows(page, "href=\"https://maya.example/\""));
  CHECK_FALSE(shows(page, "href=\"javascript:"));
  CHECK_FALSE(shows(page, "<b>cracked"));
}

TEST_CASE("person: what you share stands rarest first, with who else has it") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const std::string page(notebook.get(at(cast.maya)).content());
  const auto pottery = page.find("<li>Pottery <span class=\"hint\">just the two of you");
  const auto dogs = page.find("<li>Dogs (Biscuit) <span class=\"hint\">and Jo");
  CHECK(pottery != std::string::npos);
  CHECK(dogs != std::string::npos);
  CHECK(pottery < dogs);
}

TEST_CASE("person: the rhythm is a picture, a sentence and a table") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto page = notebook.get(at(cast.maya));
  CHECK(shows(page, "<svg height=\"118\" role=\"img\""));
  CHECK(shows(page, "You usually talk every"));
  CHECK(shows(page, "<table class=\"tbl\">"));
  CHECK_FALSE(shows(page, "style="));
  CHECK_FALSE(shows(notebook.get(at(cast.jo)), "class=\"band\" x="));  // one gap says nothing yet
}

TEST_CASE("person: the story goes on, by a page or by a part of one") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const App app = notebook.app();
  for (int i = 1; i <= 9; ++i)
    meet(app, {cast.jo}, InteractionKind::call, fmt::format("2026-10-0{}", i).c_str(),
         fmt::format("call {}.", i).c_str());
  const std::string page(notebook.get(at(cast.jo)).content());
  CHECK(page.find("call 2.") != std::string::npos);
  CHECK(page.find("call 1.") == std::string::npos);
  const auto from = page.find("hx-get=\"") + 8;
  const std::string address = page.substr(from, page.find('"', from) - from);
  const auto part = notebook.get_fragment(address);
  CHECK(shows(part, "call 1."));
  CHECK(shows(part, "Biscuit’s knee."));
  CHECK_FALSE(shows(part, "<html"));
  CHECK(shows(notebook.get(address), "<h1>Jo Okafor</h1>"));
  CHECK(notebook.get(at(cast.jo, "/story?before=never")).status == 404);
}

TEST_CASE("person: a brief says the little one wants to know before a coffee") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  check_golden("person-brief", notebook.get(at(cast.maya, "/brief")));
}

TEST_CASE("person: the card is taken out byte for byte") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto card = notebook.get(at(cast.maya, "/card.vcf"));
  CHECK(card.header("Content-Type") == "text/vcard; charset=utf-8");
  CHECK(card.header("Content-Disposition") == "attachment; filename=\"maya-chen.vcf\"");
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  CHECK(card.content() == store::card_bytes(tx, cast.maya));
}

TEST_CASE(
    "person: who was merged away leads to whom they are one with, who was removed to the trash") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const App app = notebook.app();
  const PersonId twin = actions::add_person(app, {.name = "M. Chen"});
  const PersonId third = actions::add_person(app, {.name = "Maia Chen"});
  actions::merge_people(app, {.keep = twin, .join = third});
  actions::merge_people(app, {.keep = cast.maya, .join = twin});
  for (const PersonId id : {twin, third}) {
    CHECK(notebook.get(at(id)).status == 303);
    CHECK(notebook.get(at(id)).header("Location") == at(cast.maya));
  }
  actions::remove_person(app, cast.jo);
  const auto removed = notebook.get(at(cast.jo));
  CHECK(removed.status == 404);
  CHECK(shows(removed, "href=\"/people/trash\""));
  CHECK(notebook.get(at(cast.jo, "/card.vcf")).status == 404);
  CHECK(notebook.get("/people/999").status == 404);
}

TEST_CASE("a page of whom little is known is short, and all can be added to it") {
  Notebook notebook;
  const PersonId ana = actions::add_person(notebook.app(), {.name = "Ana Sousa"});
  const std::string page = notebook.get(at(ana)).body;
  std::size_t headings = 0;
  for (auto found = page.find("<h2"); found != std::string::npos;
       found = page.find("<h2", found + 1))
    ++headings;
  CHECK(headings == 4);  // next, the story, what to add, the card
  for (const char* add :
       {"An interest", "Something to remember", "A question for next time", "Why you care",
        "Something they’re looking for", "Something they can give", "A note", "A photo",
        "Someone around them", "An introduction", "A job"})
    CHECK_MESSAGE(page.find(add) > page.find("class=\"adds\""), add);
  notebook.post(at(ana) + "/notes", {{"kind", "fact"}, {"text", "keeps bees"}});
  const std::string told = notebook.get(at(ana)).body;
  CHECK(told.find("keeps bees") < told.find("Something to remember"));
  CHECK(told.find("Something to remember") < told.find("class=\"adds\""));
}

TEST_CASE("names in the story lead to people") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId ana = actions::add_person(app, {.name = "Ana Sousa"});
  const PersonId bo = actions::add_person(app, {.name = "Bo <Li>", .met = {.through = ana}});
  actions::log_interaction(app, {.kind = InteractionKind::coffee,
                                 .place = "Clay Street",
                                 .day = app.today(),
                                 .people = {ana, bo}});
  CHECK(
      shows(notebook.get(at(ana)), "at Clay Street, with <a href=\"/people/2\">Bo &lt;Li&gt;</a>"));
  CHECK(shows(notebook.get(at(bo)), "through <a href=\"/people/1\">Ana Sousa</a>."));
}
