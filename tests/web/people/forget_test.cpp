#include <doctest/doctest.h>
#include <fmt/format.h>

#include "actions/backup/backup.h"
#include "actions/deed.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/notes.h"
#include "store/story/notes.h"
#include "tests/web/site.h"

namespace {

using namespace wellmet;
using namespace wellmet::web::testing;

bool says(const http::Response& page, const std::string& words) {
  CAPTURE(page.body);
  return page.body.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("forgetting for good asks once more, says what stays, and then nobody is there") {
  Notebook book;
  const PersonId jo = actions::add_person(book.app(), {.name = "Jo Okafor"});
  const PersonId maya = actions::add_person(book.app(), {.name = "Maya Chen"});
  actions::add_note(book.app(), {.person = maya, .text = "a colleague of Jo Okafor"});
  actions::add_note(book.app(), {.person = jo, .text = "sings"});
  actions::remove_person(book.app(), jo);
  const std::string path = fmt::format("/people/{}/forget", jo.value);
  CHECK(says(book.get("/people/trash"), "href=\"" + path + "\""));
  CHECK(says(book.get(fmt::format("/people/{}", jo.value)), "href=\"" + path + "\""));
  const http::Response asked = book.get(path);
  CHECK(says(asked, "Forget Jo Okafor for good?"));
  CHECK(says(asked, "1 still mentions the name"));
  CHECK(says(asked, "<form method=\"post\" action=\"" + path + "\""));
  const http::Response after = book.post_and_see(path);
  CHECK(says(after, "Forgot someone."));
  CHECK(!says(after, "Jo Okafor"));
  CHECK(!says(after, "/undo\""));
  CHECK(says(book.get("/history"), "Forgot someone<span class=\"hint block\">Forgetting is final"));
  CHECK(!says(book.get("/history"), "Jo Okafor:"));
  CHECK(book.get(path).status == 404);
}

TEST_CASE("somebody with thousands of notes has a page of few, and the rest behind a link") {
  Notebook book;
  const PersonId maya = actions::add_person(book.app(), {.name = "Maya Chen"});
  {
    actions::Deed deed(book.app(), DeedKind::edit, "notes");
    for (int i = 1; i <= 3000; ++i)
      store::insert_note(
          deed.tx,
          {.person = maya, .text = fmt::format("note number {}.", i), .day = book.app().today()});
    deed.commit();
  }
  const std::string person = fmt::format("/people/{}", maya.value);
  const http::Response page = book.get(person);
  CHECK(page.body.size() < 100'000);
  CHECK(says(page, "note number 3000."));
  CHECK(!says(page, "note number 2900."));
  CHECK(says(page, "All 3000"));
  const http::Response first = book.get(person + "/notes?kind=note");
  CHECK(says(first, "note number 3000."));
  CHECK(says(first, "note number 2941."));
  CHECK(!says(first, "note number 2940."));
  const http::Response next = book.get(person + "/notes?kind=note&before=2941");
  CHECK(says(next, "note number 2940."));
  CHECK(says(book.get(person + "/notes?kind=note&before=20"), "note number 1."));
  CHECK(!says(book.get(person + "/notes?kind=note&before=20"), ">Older<"));
}

TEST_CASE("of many notes of one day the newest are open, the older ones under Earlier") {
  Notebook book;
  const PersonId maya = actions::add_person(book.app(), {.name = "Maya Chen"});
  for (int i = 1; i <= 41; ++i)
    actions::add_note(book.app(), {.person = maya, .text = fmt::format("note number {}.", i)});
  const std::string person = fmt::format("/people/{}", maya.value);
  const std::string page = book.get(person).body;
  CAPTURE(page);
  const auto earlier = page.find("Earlier</summary>");
  REQUIRE(earlier != std::string::npos);
  CHECK(page.find("note number 41.") < page.find("note number 36."));
  CHECK(page.find("note number 36.") < earlier);
  CHECK(page.find("note number 35.") > earlier);
  CHECK(page.find("note number 2.") < page.find("All 41"));
  CHECK(page.find("</details>", earlier) < page.find("All 41"));
  const http::Response all = book.get(person + "/notes");
  CHECK(says(all, "<title>Notes on Maya Chen · Wellmet</title>"));
  CHECK(says(all, "<h1>Notes on Maya Chen</h1>"));
  CHECK(says(book.get(person + "/notes?kind=fact"), "<h1>What Maya Chen told you</h1>"));
}

TEST_CASE("the trash says how long somebody stays, and what ends it") {
  Notebook book;
  const PersonId jo = actions::add_person(book.app(), {.name = "Jo Okafor"});
  actions::remove_person(book.app(), jo);
  const auto days_later = [&](std::int64_t days) {
    book.set_clock({nine_o_clock.milliseconds + days * 24 * 60 * 60 * 1000});
    return book.get("/people/trash");
  };
  CHECK(says(days_later(0), ">30 days left<"));
  CHECK(says(days_later(0), "After 30 days, the next <code>wellmet doctor --repair</code>"));
  CHECK(says(days_later(29), ">1 day left<"));
  CHECK(says(days_later(31), ">here for more than 30 days<"));
}

TEST_CASE("forgetting for good names the backups beside the store, without their folder") {
  Notebook book;
  const PersonId jo = actions::add_person(book.app(), {.name = "Jo Okafor"});
  const std::string path = fmt::format("/people/{}/forget", jo.value);
  CHECK(says(book.get(path), "Backups and exports made before now still hold them"));
  namespace fs = std::filesystem;
  const fs::path folder = book.folder() / "";
  std::ofstream(folder / "wellmet.db.before-0007") << "a copy";
  fs::create_directory(folder / "backups");
  const fs::path backup = actions::back_up(book.app(), folder / "backups", 7).path;
  std::ofstream(folder / "backups/wellmet-2026-10-01-090000Z-0099.db") << "someone else’s";
  const http::Response asked = book.get(path);
  CHECK(says(asked, "<code>wellmet.db.before-0007</code>"));
  CHECK(says(asked, fmt::format("<code>{}</code>", backup.filename().string())));
  CHECK(!says(asked, "Z-0099.db"));
  CHECK(!says(asked, folder.string()));
  CHECK(!says(asked, "more</summary>"));
  for (int day = 10; day < 30; ++day)
    fs::copy_file(backup,
                  folder / fmt::format("backups/wellmet-2026-10-{0}-090000Z-00{0}.db", day));
  CHECK(says(book.get(path), "12 more</summary>"));
}
