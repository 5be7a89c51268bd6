// Two notebooks in one store that hold the same people under the same numbers, each with words of
// its own: every page that there is, now or later, is asked for. None shows the other's words, and
// none takes what somebody wrote for a part of the page.
#include <functional>

#include "actions/access/authentication.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/photos/photos.h"
#include "actions/story/dates.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "tests/pictures/samples.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

PersonId add_somebody(const App& app, const std::string& first, const std::string& word) {
  return actions::add_person(
      app, {.name = first + " " + word,
            .nicknames = {"Nick" + word},
            .emails = {"mail@" + word},
            .phones = {"+49 30 901820"},
            .urls = {"https://example.org/" + word},
            .organisation = "House of " + word,
            .title = "Keeper of " + word,
            .city = "Port " + word,
            .birthday = parse_partial_date("1988-11-23"),
            .met = {.on = partial(day("2024-05-01")), .where = "at " + word, .how = "by " + word},
            .words = {RelationshipWord::friend_},
            .interests = {{.name = "dogs of " + word, .detail = "Rex " + word}},
            .notes = {{.kind = NoteKind::like, .text = "for " + word}}});
}

void add_story(const App& app, PersonId person, PersonId other, const std::string& word) {
  actions::log_interaction(app, {.kind = InteractionKind::coffee,
                                 .setting = "in " + word,
                                 .place = "Café " + word,
                                 .day = day("2026-11-08"),
                                 .people = {person, other},
                                 .note = "spoke of " + word});
  for (const NoteKind kind : all_note_kinds())
    actions::add_note(app, {.person = person, .kind = kind, .text = to_text(kind) + " " + word});
  for (const FollowUpKindInfo& each : follow_up_kinds())
    actions::add_follow_up(
        app,
        {.person = person, .kind = each.kind, .text = "about " + word, .due = day("2026-11-20")});
  actions::add_position(app, {.person = person, .title = "Smith", .organisation = "Forge " + word},
                        actions::Moved::yes);
  actions::add_date(
      app, {.person = person, .label = "day of " + word, .date = parse_partial_date("--11-24")});
  actions::add_photo(
      app, wellmet::testing::camera_jpeg(),
      {.person = person, .caption = "with " + word, .as_face = actions::AsFace::yes});
}

// Persons 1 to 5: two with all there may be, two who may be one person, one in the trash.
void fill(const App& app, const std::string& word) {
  const PersonId maya = add_somebody(app, "Maya", word);
  const PersonId jo = add_somebody(app, "Jo", word);
  add_story(app, maya, jo, word);
  add_story(app, jo, maya, word);
  add_somebody(app, "Wren", word);
  add_somebody(app, "Wren", word);
  actions::remove_person(app, add_somebody(app, "Gone", word));
}

App app_of(Notebook& notebook, AccountId account) {
  App app = notebook.app();
  app.account = account;
  return app;
}

void sign_in(Notebook& notebook, const std::string& name, const std::string& password) {
  notebook.forget_cookie();
  const auto in = notebook.post("/sign-in", {{"name", name}, {"password", password}});
  REQUIRE(in.status == 303);
  const std::string_view cookie = in.header("Set-Cookie");
  notebook.use_cookie(std::string(cookie.substr(0, cookie.find(';'))));
}

// Every place of the pattern with the same number; the second of two people is the next one.
std::string path_of(std::string pattern, int number) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
    const auto end = pattern.find('}') + 1;
    const bool is_second = pattern.substr(at, end - at) == "{b}";
    pattern.replace(at, end - at, std::to_string(is_second ? number + 1 : number));
  }
  return pattern;
}

struct Seen {
  int pages = 0, with_own_words = 0;
};

Seen walk(Notebook& notebook, const std::string& own,
          const std::function<void(const http::Response&)>& look) {
  Seen seen;
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "GET" || route.guard == Guard::anyone) continue;
    for (int number = 1; number <= 5; ++number) {
      const std::string path = path_of(route.pattern, number);
      for (const std::string& address : {path, path + "?q=dogs&all=1"}) {
        CAPTURE(address);
        const http::Response answer = notebook.get(address);
        CHECK(answer.status < 500);
        look(answer);
        ++seen.pages;
        seen.with_own_words += answer.status == 200 && shows(answer, own);
      }
      if (path == route.pattern) break;
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("of two notebooks with the same numbers no page of one shows a word of the other") {
  Notebook notebook;
  const std::string password = "four plain words here";
  const AccountId ines = actions::add_account(*store::open({notebook.folder() / "wellmet.db"}),
                                              "ines", password, nine_o_clock);
  fill(app_of(notebook, AccountId{1}), "Seaglass");
  fill(app_of(notebook, ines), "Thistledown");
  const Seen mine = walk(notebook, "Seaglass", [](const http::Response& answer) {
    CHECK_FALSE(shows(answer, "Thistledown"));
  });
  sign_in(notebook, "ines", password);
  const Seen theirs = walk(notebook, "Thistledown", [](const http::Response& answer) {
    CHECK_FALSE(shows(answer, "Seaglass"));
  });
  CHECK(mine.pages > 100);
  CHECK(mine.with_own_words > 60);
  CHECK(theirs.with_own_words == mine.with_own_words);
}

TEST_CASE("nothing that somebody wrote is taken for a part of the page") {
  Notebook notebook;
  fill(notebook.app(), "<b>Quillwort\"'&");
  const Seen seen =
      walk(notebook, "&lt;b&gt;Quillwort&quot;&#39;&amp;", [](const http::Response& page) {
        if (page.header("Content-Type").find("text/html") == std::string_view::npos) return;
        CHECK_FALSE(shows(page, "<b>Quillwort"));
        CHECK_FALSE(shows(page, "Quillwort\""));
      });
  CHECK(seen.with_own_words > 50);
}
