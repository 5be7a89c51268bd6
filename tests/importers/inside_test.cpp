#include "importers/inside.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/error.h"
#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

constexpr std::uint64_t limit = 1u << 20;

Bytes fixture(const std::string& name) {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/tests/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string fault_of(const std::string& name) {
  try {
    inside_of_zip(name, fixture("importers/inside/" + name), limit);
  } catch (const Error& fault) {
    return fault.what();
  }
  return "";
}

TEST_CASE("the chat of a zip archive is found, and called after the archive") {
  const std::string name = "WhatsApp Chat - Lena Voss.zip";
  const auto inside = inside_of_zip(name, fixture("importers/inside/" + name), limit);
  REQUIRE(inside);
  CHECK(inside->name == "WhatsApp Chat - Lena Voss.txt");
  CHECK_FALSE(inside->left_out);
  const Imported imported = importer_for(inside->name, inside->bytes.view())
                                ->read({.name = inside->name,
                                        .bytes = inside->bytes.view(),
                                        .today = local_date({2026, 11, 27})});
  CHECK(imported.owner.name == "Jo");
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].source_key == "name:Lena Voss");
}

TEST_CASE("all mail of a zip archive is one mailbox, and its folders are known") {
  const std::string name = "thunderbird-mail.zip";
  const auto inside = inside_of_zip(name, fixture("importers/inside/" + name), limit);
  REQUIRE(inside);
  const Importer* importer = importer_for(inside->name, inside->bytes.view());
  REQUIRE(importer);
  const Imported imported = importer->read(
      {.name = inside->name, .bytes = inside->bytes.view(), .today = local_date({2026, 11, 27})});
  CHECK(imported.owner.name == "jo@example.net");
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].source_key == "mailto:lena@example.org");
}

TEST_CASE("of several chats it is the one that the archive is called after") {
  const Bytes android = fixture("importers/inside/android.zip");
  for (const char* name :
       {"WhatsApp Chat with Sam Okafor.zip", "WhatsApp Chat with Sam Okafor (1).zip"}) {
    const auto inside = inside_of_zip(name, android, limit);
    REQUIRE(inside);
    CHECK(inside->name == "WhatsApp Chat with Sam Okafor.txt");
    REQUIRE(inside->left_out);
  }
}

TEST_CASE("of two chats of equal right neither is taken") {
  CHECK(fault_of("android.zip")
            .starts_with("There are 2 files in the zip archive that Wellmet reads: WhatsApp Chat "
                         "with Sam Okafor.txt"));
  CHECK(fault_of("two-chats.zip") ==
        "There are 2 files in the zip archive that Wellmet reads: Konrad/_chat.txt, Leo/_chat.txt. "
        "Unpack it and import them one by one.");
}

TEST_CASE("what else could be read of an archive is named") {
  const auto inside = inside_of_zip("a.zip", fixture("importers/inside/linkedin.zip"), limit);
  REQUIRE(inside);
  CHECK(inside->name == "Connections.csv");
  REQUIRE(inside->left_out);
  CHECK(inside->left_out->what ==
        "only Connections.csv was read of the zip archive; not Profile.csv, Skills.csv");
}

TEST_CASE("an archive with several files of equal right, or none, says so") {
  CHECK(fault_of("two-address-books.zip") ==
        "There are 2 files in the zip archive that Wellmet reads: a.vcf, b.vcf. Unpack it and "
        "import them one by one.");
  CHECK(fault_of("pictures.zip") == "There is no file in the zip archive that Wellmet reads.");
}

TEST_CASE("the calendars of an archive are read together") {
  const auto inside =
      inside_of_zip("takeout.zip", fixture("importers/inside/takeout-calendar.zip"), limit);
  REQUIRE(inside);
  REQUIRE(inside->left_out);
  CHECK(inside->left_out->what ==
        "2 calendars of the zip archive were read one after the other: "
        "Takeout/Calendar/jo@example.org.ics, Takeout/Calendar/Choir.ics");
  const Imported imported = importer_for(inside->name, inside->bytes.view())
                                ->read({.name = inside->name,
                                        .bytes = inside->bytes.view(),
                                        .today = local_date({2026, 11, 27})});
  CHECK(imported.owner.name == "jo@example.org");
  REQUIRE(imported.people.size() == 2);
  CHECK(imported.people[0].source_key == "mailto:kofi@example.net");
  CHECK(imported.people[1].source_key == "mailto:grace@example.com");
  CHECK_THROWS_AS(
      inside_of_zip("takeout.zip", fixture("importers/inside/takeout-calendar.zip"), 400), Error);
}

TEST_CASE("of a workbook the sheet with people is read, with the numbers of its rows") {
  const auto inside = inside_of_zip("contacts.xlsx", fixture("formats/xlsx/mac-1904.xlsx"), limit);
  REQUIRE(inside);
  REQUIRE(inside->left_out);
  CHECK(inside->left_out->what == "only the sheet “Contacts” was read; not Budget");
  CHECK(std::string(importer_for(inside->name, inside->bytes.view())->kind) == "tracker");

  const auto people = inside_of_zip("people.xlsx", fixture("formats/xlsx/people.xlsx"), limit);
  REQUIRE(people);
  const Imported imported = importer_for(people->name, people->bytes.view())
                                ->read({.name = people->name,
                                        .bytes = people->bytes.view(),
                                        .today = local_date({2026, 11, 27})});
  REQUIRE(imported.people.size() == 3);
  CHECK(imported.people[0].line == 4);
  CHECK(imported.people[1].line == 6);
  CHECK(printed(imported.people[0], local_date({2026, 11, 27})).find("two dogs⏎likes tea") !=
        std::string::npos);
}

TEST_CASE("an address behind a cell is the person's, the word that shows it is none") {
  const auto circle = inside_of_zip("circle.xlsx", fixture("formats/xlsx/links.xlsx"), limit);
  REQUIRE(circle);
  const Imported imported = importer_for(circle->name, circle->bytes.view())
                                ->read({.name = circle->name,
                                        .bytes = circle->bytes.view(),
                                        .today = local_date({2026, 11, 27})});
  REQUIRE(imported.people.size() == 3);
  const std::string lin = printed(imported.people[0], local_date({2026, 11, 27}));
  CHECK(lin.find("URL: https://www.linkedin.com/in/lin-ker\n") != std::string::npos);
  CHECK(lin.find("Profile") == std::string::npos);
  const std::string noor = printed(imported.people[2], local_date({2026, 11, 27}));
  CHECK(noor.find("EMAIL: noor@example.org\n") != std::string::npos);
}

TEST_CASE("bytes that are no zip archive are left to the importers") {
  CHECK_FALSE(inside_of_zip("a.vcf", "BEGIN:VCARD\r\n", limit));
  CHECK_FALSE(inside_of_zip("a", "", limit));
}

}  // namespace
}  // namespace wellmet
