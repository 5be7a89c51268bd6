#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/photos/photos.h"
#include "formats/picture.h"
#include "tests/pictures/samples.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

std::string at(PersonId id, std::string_view below = "") {
  return fmt::format("/people/{}{}", id.value, below);
}

PersonId maya_in(Notebook& notebook) {
  return actions::add_person(notebook.app(), {.name = "Maya Chen", .nicknames = {"May"}});
}

http::Response send(Notebook& notebook, PersonId maya, const std::string& picture,
                    const Fields& fields = {}) {
  return notebook.upload(at(maya, "/photos"), "picture", "kiln.jpg", picture, fields);
}

std::vector<Photo> photos(Notebook& notebook, PersonId person) {
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  return store::photos_of(tx, person);
}

// The addresses of pictures on a page, as the browser asks for them.
std::vector<std::string> pictures_on(const http::Response& page) {
  std::vector<std::string> found;
  const std::string html(page.content());
  constexpr std::string_view before = "<img src=\"";
  for (auto from = html.find(before); from != std::string::npos; from = html.find(before, from)) {
    from += before.size();
    std::string address = html.substr(from, html.find('"', from) - from);
    for (auto amp = address.find("&amp;"); amp != std::string::npos; amp = address.find("&amp;"))
      address.replace(amp, 5, "&");
    found.push_back(address);
  }
  return found;
}

}  // namespace

TEST_CASE("photos: one that is sent is kept, told, shown, and can be taken back") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  const auto sent = send(notebook, maya, wellmet::testing::camera_jpeg(),
                         {{"caption", "Biscuit, before"}, {"day", "June 2026"}});
  REQUIRE(sent.status == 303);
  const auto page = notebook.get(std::string(sent.header("Location")));
  CHECK(shows(page, "Added a photo of Maya Chen."));
  CHECK(shows(page, "<figcaption>Biscuit, before<span class=\"hint block\">June 2026</span>"));
  CHECK(shows(page, "data-undo"));
  check_golden("photos", notebook.get(at(maya, "/photos")));
  check_golden("photo", notebook.get(at(maya, "/photos/1")));
  notebook.post(fmt::format(
      "/history/{}/undo",
      std::string(sent.header("Location")).substr(sent.header("Location").find('=') + 1)));
  CHECK(photos(notebook, maya).empty());
}

TEST_CASE("photos: what a browser is sent is WebP of pixels alone, to keep for itself for ever") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  send(notebook, maya, wellmet::testing::camera_jpeg(), {{"face", "1"}});
  const auto pictures = pictures_on(notebook.get(at(maya)));
  REQUIRE(pictures.size() == 2);  // the face, and the print
  for (const std::string& address : pictures) {
    CAPTURE(address);
    const auto picture = notebook.get(address);
    CHECK(picture.header("Content-Type") == "image/webp");
    CHECK(picture.header("Cache-Control") == "private, max-age=31536000, immutable");
    CHECK(is_bare_webp(picture.content()));
    CHECK(wellmet::testing::metadata_in(std::string(picture.content())).empty());
  }
  const auto large = notebook.get(at(maya, "/photos/1/picture"));
  CHECK(is_bare_webp(large.content()));
  const auto copy = notebook.get(at(maya, "/photos/1/copy.jpg"));
  CHECK(copy.header("Content-Type") == "image/jpeg");
  CHECK(is_bare_jpeg(copy.content()));
}

TEST_CASE("photos: the face stands wherever the person does") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  send(notebook, maya, wellmet::testing::camera_jpeg(), {{"face", "1"}});
  notebook.post("/log/save", {{"line", "coffee with @Maya yesterday !thank today"}});
  for (const char* page : {"/", "/people", "/people?q=maya", "/search?q=maya", "/follow-ups",
                           "/people/new?name=Maya", "/log?line=x"}) {
    CAPTURE(page);
    const bool wanted = std::string_view(page) != "/log?line=x" &&
                        std::string_view(page) != "/people/new?name=Maya";
    CHECK(shows(notebook.get(page), at(maya, "/face?size=")) == wanted);
  }
  CHECK(shows(notebook.post("/log", {{"line", "coffee with @Maya today"}}), at(maya, "/face?")));
  CHECK(shows(notebook.post("/people/new", {{"name", "Maya Chen"}}), at(maya, "/face?")));
  notebook.post(at(maya, "/remove"));
  CHECK(shows(notebook.get("/people/trash"), at(maya, "/face?")));
}

TEST_CASE("photos: a face gets a new address when it changes, and is gone when it is dropped") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  send(notebook, maya, wellmet::testing::camera_jpeg(1), {{"face", "1"}});
  send(notebook, maya, wellmet::testing::camera_jpeg(6));
  const std::string before = pictures_on(notebook.get(at(maya)))[0];
  CHECK(shows(notebook.post_and_see(at(maya, "/photos/2/face")), "Chose a face for Maya Chen."));
  const std::string after = pictures_on(notebook.get(at(maya)))[0];
  CHECK(before != after);
  CHECK(notebook.get(before).header("Cache-Control") == "private, no-cache");
  CHECK(shows(notebook.get(at(maya, "/photos/2")), "This is the face on the card."));
  notebook.post(at(maya, "/face/remove"));
  CHECK(notebook.get(after).status == 404);
  CHECK_FALSE(shows(notebook.get(at(maya)), "/face?"));
}

TEST_CASE("photos: what is said of one is changed, and one is taken out") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  send(notebook, maya, wellmet::testing::camera_jpeg());
  const auto page = notebook.post_and_see(
      at(maya, "/photos/1"), {{"caption", "<b>The June firing</b>"}, {"day", "2026-06-21"}});
  CHECK(shows(page, "&lt;b&gt;The June firing&lt;/b&gt;"));
  CHECK_FALSE(shows(page, "<b>The June"));
  CHECK(shows(page, "21 June 2026"));
  CHECK(shows(notebook.post_and_see(at(maya, "/photos/1/remove")), "Removed a photo of Maya"));
  CHECK(notebook.get(at(maya, "/photos/1")).status == 404);
  CHECK(notebook.get(at(maya, "/photos/1/picture")).status == 404);
}

TEST_CASE("photos: a file that is no picture is refused beside the field, the words are kept") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  for (const std::string& file : {std::string("<html>not a picture</html>"), std::string(),
                                  wellmet::testing::camera_jpeg().substr(0, 200),
                                  wellmet::testing::png_claiming(100'000, 100'000)}) {
    const auto answer = send(notebook, maya, file, {{"caption", "Redwood ridge"}});
    CHECK(answer.status == 422);
    CHECK(shows(answer, "id=\"picture-fault\""));
    CHECK(shows(answer, "value=\"Redwood ridge\""));
  }
  CHECK(photos(notebook, maya).empty());
}

TEST_CASE("photos: one person's are not another's, and nobody gone has any") {
  Notebook notebook;
  const PersonId maya = maya_in(notebook);
  const PersonId jo = actions::add_person(notebook.app(), {.name = "Jo Okafor"});
  send(notebook, maya, wellmet::testing::camera_jpeg());
  for (const char* below : {"/photos/1", "/photos/1/picture", "/photos/1/copy.jpg"})
    CHECK(notebook.get(at(jo, below)).status == 404);
  for (const char* below : {"/photos/1", "/photos/1/face", "/photos/1/remove"})
    CHECK(notebook.post(at(jo, below)).status == 404);
  notebook.post(at(maya, "/remove"));
  CHECK(notebook.get(at(maya, "/photos/1/picture")).status == 404);
  CHECK(notebook.get(at(maya, "/photos")).status == 404);
  CHECK(send(notebook, maya, wellmet::testing::camera_jpeg()).status == 404);
}
