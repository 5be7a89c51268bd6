#include <fmt/format.h>

#include "actions/access/authentication.h"
#include "actions/backup/backup_photos.h"
#include "actions/backup/restore.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/photos/photos.h"
#include "store/files/part_folder.h"
#include "store/history/deeds.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/transfer/uploads.h"
#include "tests/pictures/samples.h"
#include "tests/web/site.h"
#include "web/access/sign_in.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

std::string cast() {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/tests/cast/cast.vcf", std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

constexpr const char* connections =
    R"(First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maya,Chen,https://www.linkedin.com/in/maya-chen,maya.chen@example.com,Kelp Studio,Design lead,05 Mar 2024
Tom,Zielinski,https://www.linkedin.com/in/tom-z,,Greywater Joinery,Joiner,31 Feb 2023
Wanjiru,Kamau,https://www.linkedin.com/in/wanjiru-k,,,,12 May 2021
"<script>alert(1)</script>","O""Brien",https://www.linkedin.com/in/obrien,,"<b>&",Clerk,12 May 2021
,,https://www.linkedin.com/in/nobody,,,,12 May 2021
)";

// Where the sender is led: the preview.
std::string sent(Notebook& notebook, const std::string& name, const std::string& content) {
  const auto answer = notebook.upload("/import", "file", name, content);
  CAPTURE(answer.body);
  REQUIRE(answer.status == 303);
  return std::string(answer.header("Location"));
}

http::Response import_people(Notebook& notebook, const std::string& name,
                             const std::string& content, const Fields& answers = {}) {
  Fields fields = answers;
  fields.emplace_back("import", "1");
  return notebook.post_and_see(sent(notebook, name, content), fields);
}

std::int64_t people_in(Notebook& notebook) {
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  return store::count_people(tx, store::Shown::current);
}

std::vector<store::Deed> deeds_of(Notebook& notebook) {
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  return store::deeds(tx, 10);
}

// The random name of an upload gives way to a word.
http::Response without_token(http::Response response, const std::string& path) {
  const std::string token = path.substr(path.rfind('/') + 1);
  for (auto at = response.body.find(token); at != std::string::npos;
       at = response.body.find(token, at))
    response.body.replace(at, token.size(), "UPLOAD");
  return response;
}

std::string cookie_of_another(Notebook& notebook) {
  const App app = notebook.app();
  const AccountId them = actions::add_account(app.db, "them", "four plain words here", app.now());
  const auto opened = actions::open_session(app.db, them, "password", "", app.now());
  return std::string("wellmet=") + opened.token;
}

}  // namespace

TEST_CASE("the page to bring in names what it reads, and says what came in before") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  check_golden("imports", notebook.get("/import"));
}

TEST_CASE("a file is shown before anything of it is saved") {
  Notebook notebook;
  const std::string path = sent(notebook, "contacts.vcf", cast());
  const auto preview = notebook.get(path);
  CHECK(shows(preview, "<b>9</b>people new to you"));
  CHECK(shows(preview, "李小龍"));
  CHECK(people_in(notebook) == 0);
  CHECK(deeds_of(notebook).empty());
  CHECK(shows(notebook.get("/import"), "not imported yet"));
}

TEST_CASE("bringing in is one deed, told on a page that stays, and undone as one") {
  Notebook notebook;
  const std::string path = sent(notebook, "contacts.vcf", cast());
  const auto done = notebook.post(path, {{"import", "1"}});
  REQUIRE(done.header("Location") == "/import/report/1?said=1");
  CHECK(people_in(notebook) == 9);
  CHECK(deeds_of(notebook).size() == 1);
  check_golden("import", notebook.get("/import/report/1"));
  CHECK(notebook.get(path).status == 404);
  notebook.post("/history/1/undo", {{"back", "/import/report/1"}});
  CHECK(people_in(notebook) == 0);
  CHECK(shows(notebook.get("/import/report/1"), "This was undone."));
}

TEST_CASE("the report of an import whose details are gone says so, and has no button to undo it") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  CHECK(shows(notebook.get("/import/report/1"), "You can undo this in one click, for two years."));
  notebook.post("/settings", {{"history_keep", "1"}});
  notebook.set_clock({nine_o_clock.milliseconds + std::int64_t{3} * 24 * 60 * 60 * 1000});
  for (int i = 0; i < 110; ++i)  // the newest changes are kept whatever their date
    notebook.post("/people/1/notes", {{"text", "one more"}});
  const auto after = notebook.get("/import/report/1");
  CHECK(shows(after, "It is old, and its details are gone"));
  CHECK_FALSE(shows(after, "/history/1/undo"));
  CHECK_FALSE(shows(after, "You can undo this"));
  CHECK_FALSE(shows(notebook.get("/import"), "/history/1/undo"));
}

TEST_CASE("news, who may be the same and lines that need a look stand in the preview") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  const std::string path = sent(notebook, "Connections.csv", connections);
  check_golden("import_preview", without_token(notebook.get(path), path));
}

TEST_CASE("one person, two people or later: as it was answered, so it comes in") {
  for (const auto& [answer, people, pairs] :
       {std::tuple("one", 11, 0), std::tuple("two", 12, 0), std::tuple("later", 12, 1)}) {
    CAPTURE(answer);
    Notebook notebook;
    import_people(notebook, "contacts.vcf", cast());
    const auto report =
        import_people(notebook, "Connections.csv", connections, {{"same.1.8.-1", answer}});
    CHECK(people_in(notebook) == people);
    CHECK(shows(report, "One of them may be somebody you know already") == (pairs == 1));
    CHECK(shows(notebook.get("/duplicates"), "Tom Zielinski") == (pairs == 1));
  }
}

TEST_CASE("nobody becomes somebody else for want of an answer") {
  Notebook notebook;
  import_people(notebook, "people.csv",
                "Name,Phone\nLouise Carrick,07700 900135\nFarida Haddad,07700 900140\n");
  const std::string path =
      sent(notebook, "more.csv",
           "Name,Phone,Company\nLouis Carrick,07700 900136,Mill\nFarida Haddad,,Kelp Studio\n");
  const auto preview = notebook.get(path);
  CHECK(shows(preview, "Louis Carrick and Louise Carrick"));
  CHECK(shows(preview, "value=\"one\">Same person"));
  CHECK_FALSE(shows(preview, "value=\"one\" checked"));
  CHECK(shows(preview, "value=\"later\" checked"));
}

TEST_CASE("names only are those of whom the file says nothing else") {
  Notebook notebook;
  const auto preview = [&](const std::string& rows) {
    return notebook.get(sent(notebook, "people.csv", "Name,Company,Birthday,Notes\n" + rows));
  };
  CHECK(shows(preview("Ada Park,,,\nBo Lin,,,\n"), "The 2 are names only."));
  CHECK(shows(preview("Ada Park,Mill,,\nBo Lin,,,\n"), "1 of the 2 is a name only."));
  CHECK_FALSE(shows(preview("Ada Park,,12 May,\nBo Lin,,,sings in a choir\n"), "names only"));
}

TEST_CASE("names and companies of a stranger's file are words, never markup") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  const std::string path = sent(notebook, "\"><img src=x>.csv", connections);
  for (const auto& page : {notebook.get("/import"), notebook.get(path),
                           notebook.post_and_see(path, {{"import", "1"}})}) {
    CHECK_FALSE(shows(page, "<script>alert"));
    CHECK_FALSE(shows(page, "<img src=x"));
    CHECK_FALSE(shows(page, "<b>&"));
  }
}

TEST_CASE("columns of a sheet are given meanings, which are remembered") {
  Notebook notebook;
  const std::string sheet = "Wer da,Vibe,Chat\nQuentin Alvarez,grumpy,3/4/2026\n";
  const std::string path = sent(notebook, "people.csv", sheet);
  const auto first = notebook.get(path);
  CHECK(shows(first, "no column says who the people are"));
  CHECK_FALSE(shows(first, "--map"));
  CHECK_FALSE(shows(first, "Import them"));
  const auto again = notebook.get(path + "?c0=name&c1=note&c2=last+contact+day+first");
  CHECK(shows(again, "Quentin Alvarez"));
  CHECK(shows(again, "<input type=\"hidden\" name=\"c2\" value=\"last contact day first\">"));
  notebook.post(path, {{"import", "1"}, {"c0", "name"}, {"c2", "last contact day first"}});
  CHECK(people_in(notebook) == 1);
  const auto next = notebook.get(sent(notebook, "more.csv", sheet + "Ada Park,kind,4/4/2026\n"));
  CHECK(shows(next, "<b>1</b>person new to you"));
  CHECK(shows(next, "Ada Park"));
}

TEST_CASE("a meaning that is none is passed over") {
  Notebook notebook;
  const std::string path = sent(notebook, "people.csv", "Name,Vibe\nAda Park,kind\n");
  CHECK(notebook.get(path + "?c0=%3Cscript%3E&c1=nonsense&c99=name").status == 200);
}

TEST_CASE("files of no known kind get a sentence each, and the form is there again") {
  Notebook notebook;
  const auto picture = notebook.upload("/import", "file", "cat.png", "\x89PNG\r\n\x1a\n....");
  CHECK(picture.status == 422);
  CHECK(shows(picture, "cat.png is a PNG picture. Nothing of it was kept."));
  CHECK(shows(picture, "type=\"file\""));
  const auto text = notebook.upload("/import", "file", "README.md", "# Wellmet\n\nA notebook.\n");
  CHECK(shows(text, "README.md isn’t a kind of file that Wellmet reads."));
  CHECK(shows(text, "What can be read: "));
  CHECK(shows(text, "vCard"));
  CHECK(shows(text, "a spreadsheet of your own"));
  CHECK(shows(notebook.upload("/import", "file", "a.vcf", ""), "a.vcf is empty."));
  CHECK(shows(notebook.upload("/import", "file", "", ""), "Choose a file first."));
  CHECK(shows(notebook.upload("/import", "file", "a.vcf.gz", "\x1f\x8b\x08 broken"), "a.vcf"));
}

TEST_CASE("what is left goes, and a second press finds nothing") {
  Notebook notebook;
  const std::string path = sent(notebook, "contacts.vcf", cast());
  CHECK(shows(notebook.post_and_see(path, {{"discard", "1"}}), "Nothing has changed."));
  const auto late = notebook.post(path, {{"import", "1"}});
  CHECK(late.status == 404);
  CHECK(shows(late, "isn’t waiting any more"));
  CHECK(people_in(notebook) == 0);
}

TEST_CASE("a file that says nothing new changes nothing, and says so") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  const auto again = import_people(notebook, "contacts.vcf", cast());
  CHECK(shows(again, "Everything in it was here already."));
  CHECK(deeds_of(notebook).size() == 1);
}

TEST_CASE("a file with thousands of people lists the first fifty") {
  Notebook notebook;
  std::string sheet = "Name,Email\n";
  for (int i = 0; i < 3000; ++i) sheet += fmt::format("Person N{0} Q{0},n{0}@example.org\n", i);
  const auto preview = notebook.get(sent(notebook, "many.csv", sheet));
  CHECK(shows(preview, "<b>3000</b>people new to you"));
  CHECK(shows(preview, "N49 Q49"));
  CHECK_FALSE(shows(preview, "N50 Q50"));
  CHECK(shows(preview, "and 2950 more"));
  CHECK(preview.body.size() < 100'000);
}

TEST_CASE("nobody sees another's files or what came of them") {
  Notebook notebook;
  const std::string waiting = sent(notebook, "mine.vcf", cast());
  import_people(notebook, "contacts.vcf", cast());
  const std::string mine = notebook.cookie();
  notebook.use_cookie(cookie_of_another(notebook));
  CHECK(notebook.get(waiting).status == 404);
  CHECK(notebook.post(waiting, {{"import", "1"}}).status == 404);
  notebook.post(waiting, {{"discard", "1"}});
  CHECK(notebook.get("/import/report/1").status == 404);
  CHECK_FALSE(shows(notebook.get("/import"), "mine.vcf"));
  CHECK_FALSE(shows(notebook.get("/export/cards"), "Maya Chen"));
  notebook.use_cookie(mine);
  CHECK(notebook.get(waiting).status == 200);
}

TEST_CASE("everything that was taken out goes into an empty book, and only there") {
  Notebook old;
  import_people(old, "contacts.vcf", cast());
  const auto everything = old.get("/export/everything");
  CHECK(everything.header("Content-Disposition") ==
        "attachment; filename=\"wellmet-2026-11-22.wellmet\"");
  Notebook fresh;
  const std::string path = sent(fresh, "wellmet-2026-11-22.wellmet", everything.body);
  CHECK(shows(fresh.get(path), "is imported exactly as it was"));
  CHECK(shows(fresh.post_and_see(path, {{"import", "1"}}), "Everything is imported"));
  CHECK(people_in(fresh) == 9);
  const std::string full = sent(old, "again.wellmet", everything.body);
  CHECK(shows(old.get(full), "yours has something in it already"));
  CHECK(old.post(full, {{"import", "1"}}).status == 403);
}

TEST_CASE("cards, a sheet and a backup can be taken out, by pages of this site alone") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  const auto cards = notebook.get("/export/cards");
  CHECK(cards.header("Content-Disposition") == "attachment; filename=\"wellmet-2026-11-22.vcf\"");
  CHECK(shows(cards, "FN:李小龍"));
  CHECK(shows(notebook.get("/export/spreadsheet"), "Sofía Hernández"));
  CHECK(notebook.get("/export/backup").body.starts_with("SQLite format 3"));
  CHECK(std::filesystem::is_empty(notebook.folder() / "wellmet.db.uploads/1"));
  for (const char* path :
       {"/export/everything", "/export/cards", "/export/spreadsheet", "/export/backup"}) {
    CHECK(notebook.fetch("GET", path, "", "", {{"sec-fetch-site", "cross-site"}}).status == 403);
    CHECK(notebook.get(path).header("Cache-Control") == "no-store");
  }
}

TEST_CASE("the backup that is downloaded is one file with the photos, and restore takes it") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  actions::add_photo(notebook.app(), wellmet::testing::camera_jpeg(), {.person = maya});
  const std::string downloaded = notebook.folder() / "downloaded.db";
  store::testing::write_file(downloaded, notebook.get("/export/backup").body);
  const std::string elsewhere = notebook.folder() / "elsewhere/wellmet.db";
  CHECK(actions::examine_backup(downloaded).people == 1);
  actions::restore(downloaded, elsewhere, nine_o_clock);
  const actions::PhotosLost photos = actions::photos_lost(elsewhere);
  CHECK(photos.of() == 1);
  CHECK(photos.none());
}

TEST_CASE("a download that lacks photos says so in its name") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  actions::add_photo(notebook.app(), wellmet::testing::camera_jpeg(), {.person = maya});
  std::filesystem::remove_all(notebook.app().photos_folder);
  CHECK(notebook.get("/export/backup").header("Content-Disposition") ==
        "attachment; filename=\"wellmet-2026-11-22-1-of-1-photos-missing.db\"");
  CHECK(notebook.get("/export/everything").header("Content-Disposition") ==
        "attachment; filename=\"wellmet-2026-11-22-1-of-1-photos-missing.wellmet\"");
}

TEST_CASE("a backup is taken while a file is being sent") {
  Notebook notebook;
  import_people(notebook, "contacts.vcf", cast());
  const std::string folder =
      store::folder_for_passing({notebook.folder() / "wellmet.db"}, AccountId{1});
  const store::PartFolder sending(folder + "/token");
  store::testing::write_file(sending / "file", "BEGIN");
  CHECK(notebook.get("/export/backup").status == 200);
  CHECK(std::filesystem::exists(sending / "file"));
}

TEST_CASE("a backup holds everybody's book, so it is not had where several keep theirs") {
  Notebook notebook;
  cookie_of_another(notebook);
  CHECK(notebook.get("/export/backup").status == 403);
  CHECK(shows(notebook.get("/import"), "Others have accounts in this store too"));
}

TEST_CASE("a calendar asks which of its guests you are, and takes daily series only for a tick") {
  Notebook notebook;
  const std::string meeting =
      "DTSTART:20260312T143000Z\nORGANIZER;CN=Ines <b>:mailto:ines@example.org\n"
      "ATTENDEE;CN=Jordan Pike:mailto:jordan@example.net\nATTENDEE:mailto:kofi@example.net\n";
  const std::string path =
      sent(notebook, "invite.ics",
           "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tea\n" + meeting +
               "END:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Stand-up\nRRULE:FREQ=DAILY;COUNT=9\n" +
               meeting + "END:VEVENT\nEND:VCALENDAR\n");
  const std::string asked = notebook.get(path).body;
  CHECK(asked.find("Which of these is you?") != std::string::npos);
  CHECK(asked.find("name=\"me\" value=\"jordan@example.net\"") != std::string::npos);
  CHECK(asked.find("Import them") == std::string::npos);
  const std::string known = notebook.get(path + "?me=jordan%40example.net").body;
  CHECK(known.find("Ines &lt;b&gt;") != std::string::npos);
  CHECK(known.find("1 is left out, known by an address alone") != std::string::npos);
  CHECK(known.find("1 daily series, such as “Stand-up”") != std::string::npos);
  CHECK(known.find("To import these, too, tick it below.") != std::string::npos);
  const std::string all = notebook.get(path + "?me=jordan%40example.net&all=1").body;
  CHECK(all.find("daily series, such as") == std::string::npos);
  notebook.post_and_see(path, {{"import", "1"}, {"me", "jordan@example.net"}, {"all", "1"}});
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  CHECK(store::all_interactions(tx).count == 10);
}

TEST_CASE("what a newer calendar changes is shown before, and counted after") {
  Notebook notebook;
  const auto calendar = [](const std::string& day, const std::string& of_tea) {
    const std::string guests =
        "ATTENDEE:mailto:jo@example.org\nATTENDEE;CN=Maya Chen:mailto:maya@example.com\n"
        "END:VEVENT\n";
    return "BEGIN:VCALENDAR\nX-WR-CALNAME:jo@example.org\nBEGIN:VEVENT\nUID:1\nSUMMARY:Lunch\n"
           "DTSTART:" +
           day + "T113000Z\n" + guests +
           "BEGIN:VEVENT\nUID:2\nSUMMARY:Tea\nDTSTART:20260312T143000Z\n" + of_tea + guests +
           "END:VCALENDAR\n";
  };
  notebook.post_and_see(sent(notebook, "jo.ics", calendar("20260310", "")), {{"import", "1"}});
  const std::string path = sent(notebook, "later.ics", calendar("20260311", "STATUS:CANCELLED\n"));
  const auto preview = notebook.get(path);
  CHECK(shows(preview, "1 meeting that you have was changed in the calendar"));
  CHECK(shows(preview, "“Lunch” (Maya Chen): moved to Wed 11 Mar 2026"));
  CHECK(shows(preview, "1 meeting that you have is removed"));
  CHECK(shows(preview, "“Tea” (Maya Chen): cancelled"));
  CHECK(shows(preview, "1 event cancelled, or declined by you"));
  CHECK_FALSE(shows(preview, "needs a look"));
  const auto done = notebook.post_and_see(path, {{"import", "1"}});
  CHECK(shows(done, "1 meeting that you had was changed."));
  CHECK(shows(done, "1 meeting was removed, since the calendar no longer has it."));
}

TEST_CASE("a calendar with nothing to import says what it leaves out") {
  Notebook notebook;
  const auto preview = notebook.get(
      sent(notebook, "off.ics",
           "BEGIN:VCALENDAR\nX-WR-CALNAME:jo@example.org\nBEGIN:VEVENT\nUID:1\n"
           "DTSTART:20260310T113000Z\nSTATUS:CANCELLED\nATTENDEE:mailto:jo@example.org\n"
           "ATTENDEE;CN=Maya Chen:mailto:maya@example.com\nEND:VEVENT\nEND:VCALENDAR\n"));
  CHECK(shows(preview, "There’s nobody in it to import."));
  CHECK(shows(preview, "1 event cancelled, or declined by you"));
  CHECK_FALSE(shows(preview, "Import them"));
}

TEST_CASE("a chat asks which of its writers you are, and keeps words only for a tick") {
  Notebook notebook;
  const std::string text =
      "13/03/2025, 14:05 - Grace Mbeki: the choir sings on Friday\n"
      "13/03/2025, 14:06 - Jo <b>: we shall be there\n"
      "14/03/2025, 14:06 - Uwe Krämer: so shall I\n";
  const std::string preview = sent(notebook, "chat.txt", text);
  const std::string asked = notebook.get(preview).body;
  CHECK(asked.find("Which of these is you?") != std::string::npos);
  CHECK(asked.find("value=\"Jo &lt;b&gt;\"") != std::string::npos);
  CHECK(asked.find("Import them") == std::string::npos);
  const std::string known = notebook.get(preview + "?me=Jo+%3Cb%3E&words=1").body;
  CHECK(known.find("<b>2</b>people new here") != std::string::npos);
  CHECK(known.find("With them: 2 days in touch.") != std::string::npos);
  CHECK(known.find("Until you have met") == std::string::npos);
  CHECK(known.find("value=\"Jo &lt;b&gt;\" checked") != std::string::npos);
  notebook.post_and_see(preview, {{"import", "1"}, {"me", "Jo <b>"}, {"words", "1"}});
  CHECK(people_in(notebook) == 2);
  const App app = notebook.app();
  store::ReadTx tx(app.db, app.account);
  const auto ids = store::people_named(tx, "grace mbeki");
  REQUIRE(ids.size() == 1);
  CHECK(store::interactions_of(tx, ids.front(), 10).front().note ==
        "Grace Mbeki: the choir sings on Friday");
}

TEST_CASE("whom a chat takes you for is said, and isn't asked where your card says it") {
  Notebook notebook;
  const std::string chat =
      "13/03/2025, 14:05 - Grace Mbeki: the choir sings on Friday\n"
      "13/03/2025, 14:06 - Jo: we shall be there\n";
  const std::string path = sent(notebook, "WhatsApp Chat with Grace Mbeki.txt", chat);
  const auto taken = notebook.get(path);
  CHECK(shows(taken, "You’re Jo in it, it seems."));
  CHECK(shows(taken, "value=\"Jo\" checked"));
  const auto mistyped = notebook.get(path + "?me=Joe");
  CHECK(shows(mistyped, "nobody who writes in it is called “Joe”"));
  actions::change_me(notebook.app(), {.person = {.name = "Jo"}});
  const auto known = notebook.get(path);
  CHECK_FALSE(shows(known, "it seems"));
  CHECK_FALSE(shows(known, "name=\"me\""));
}

TEST_CASE("of a large group those who write most can be chosen, or a name is written") {
  Notebook notebook;
  std::string choir;
  for (int i = 10; i < 36; ++i)
    choir += "13/03/2025, 14:05 - Singer " + std::to_string(i) + ": la\n";
  const std::string path = sent(notebook, "choir.txt", choir);
  const auto asked = notebook.get(path);
  CHECK(shows(asked, "value=\"Singer 21\""));
  CHECK_FALSE(shows(asked, "value=\"Singer 22\""));
  CHECK(shows(asked, "Or another name"));
  const auto named = notebook.get(path + "?other=Singer+30");
  CHECK(shows(named, "value=\"Singer 30\" checked"));
  CHECK(shows(notebook.get(path + "?other=&me=Singer+21"), "value=\"Singer 21\" checked"));
}

TEST_CASE("what of a zip archive is not read is said before it is imported, each time") {
  Notebook notebook;
  std::ifstream file(std::string(WELLMET_SOURCE) + "/tests/importers/inside/linkedin.zip",
                     std::ios::binary);
  const std::string archive(std::istreambuf_iterator<char>(file), {});
  const std::string path = sent(notebook, "Basic_LinkedInDataExport.zip", archive);
  for (int look = 0; look < 2; ++look)
    CHECK(shows(notebook.get(path),
                "only Connections.csv was read of the zip archive; not Profile.csv, Skills.csv"));
  notebook.post_and_see(path, {{"import", "1"}});
  CHECK(people_in(notebook) > 0);
}
