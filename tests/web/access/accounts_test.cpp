#include <set>

#include "actions/access/authentication.h"
#include "actions/people/people.h"
#include "actions/photos/photos.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "actions/transfer/export.h"
#include "tests/pictures/samples.h"
#include "tests/web/site.h"

// One store, two notebooks: nobody sees, or changes, what is another's.
using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

// Everything of the first account has these words in it.
constexpr const char* secret = "Biscuitsecret";

void fill(Notebook& notebook) {
  const App app = notebook.app();
  const std::string word = secret;
  const PersonId maya =
      actions::add_person(app, {.name = "Maya " + word, .emails = {word + "@kelp.example"}});
  actions::log_interaction(app,
                           {.day = day("2026-11-08"), .people = {maya}, .note = "coffee " + word});
  actions::add_follow_up(app, {.person = maya, .text = word, .due = day("2026-11-20")});
  actions::add_note(app, {.person = maya, .kind = NoteKind::fact, .text = word});
  actions::add_note(app, {.person = maya, .kind = NoteKind::question, .text = word});
  actions::add_interests(app, maya, {.names = {word}});
  actions::add_position(app, {.person = maya, .organisation = word}, actions::Moved::no);
  actions::add_photo(app, wellmet::testing::camera_jpeg(),
                     {.person = maya, .caption = word, .as_face = actions::AsFace::yes});
}

std::string everything(Notebook& notebook) {
  std::string all;
  actions::export_everything(notebook.app(), [&](std::string_view piece) { all += piece; }, {});
  return all;
}

void sign_in_as_another(Notebook& notebook) {
  const auto db = store::open({notebook.folder() / "wellmet.db"});
  actions::add_account(*db, "ines", "four plain words here", nine_o_clock);
  notebook.forget_cookie();
  const auto in =
      notebook.post("/sign-in", {{"name", "ines"}, {"password", "four plain words here"}});
  REQUIRE(in.status == 303);
  const std::string_view cookie = in.header("Set-Cookie");
  notebook.use_cookie(std::string(cookie.substr(0, cookie.find(';'))));
}

std::string example_of(std::string pattern, const std::string& number) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}') - at + 1, number);
  return pattern;
}

}  // namespace

TEST_CASE("no page shows anything of another account, whatever number is asked for") {
  Notebook notebook;
  fill(notebook);
  REQUIRE(shows(notebook.get("/"), secret));
  sign_in_as_another(notebook);
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "GET") continue;
    for (const std::string number : {"1", "2"}) {
      const std::string path = example_of(route.pattern, number);
      CAPTURE(path);
      const auto answer = notebook.get(path);
      CHECK_FALSE(shows(answer, secret));
      CHECK(answer.status < 500);
      if (std::string_view(route.pattern).find("{id}") != std::string_view::npos)
        CHECK(answer.status == 404);
    }
  }
}

TEST_CASE("no post changes anything of another account") {
  Notebook notebook;
  fill(notebook);
  const std::string before = everything(notebook);
  sign_in_as_another(notebook);
  const Fields fields = {{"name", "Mallory"},   {"text", "changed"}, {"done", "1"},
                         {"until", "tomorrow"}, {"person", "1"},     {"follow_up", "1"},
                         {"words", "x"},        {"whom", "1"},       {"line", "coffee with @1"},
                         {"who0", "1"},         {"other", "1"},      {"add", "dogs"}};
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "POST" || route.guard == Guard::anyone) continue;
    if (std::string_view(route.pattern) == "/sign-out") continue;
    CAPTURE(route.pattern);
    CHECK(notebook.post(example_of(route.pattern, "1"), fields).status < 500);
  }
  CHECK(everything(notebook) == before);
}

TEST_CASE("one account cannot end another's sessions") {
  Notebook notebook;
  const std::string owner = notebook.cookie();
  const std::string digest = sha256_hex(owner.substr(owner.find('=') + 1));
  sign_in_as_another(notebook);
  CHECK(notebook.post("/settings/sessions", {{"digest", digest}}).status == 404);
  notebook.post("/settings/sessions", {{"all", "1"}});
  notebook.use_cookie(owner);
  CHECK(notebook.get("/").status == 200);
}
