#include "formats/xlsx/xlsx.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::uint64_t limit = 1u << 20;

Bytes fixture(const std::string& name) {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/tests/formats/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST_CASE("a sheet is read as one sees it, a line for each of its rows") {
  const Bytes bytes = fixture("xlsx/people.xlsx");
  REQUIRE(is_workbook(bytes));
  const auto sheets = sheets_of_workbook(bytes, limit);
  REQUIRE(sheets.size() == 1);  // one is hidden, one empty
  CHECK(sheets[0].name == "People");
  CHECK(sheets[0].csv.view() ==
        "\"People I met, 2026\"\r\n"
        "\r\n"
        "Name,Phone,Date met,Where we met,Birthday,Postcode,Notes\r\n"
        "Tomasz Zieliński,493055501000,2026-02-01,Pottery class,3 May,01067,"
        "two dogs\u2028likes tea\r\n"
        "\r\n"
        "田中愛子,0081 90 0000 0000,2026-02-14,,,,https://example.org/aiko\u2028?from=card\r\n"
        "Noor Haddad,,,Book fair & café\r\n");
}

TEST_CASE("days of Excel for the Mac count from 1904") {
  const auto sheets = sheets_of_workbook(fixture("xlsx/mac-1904.xlsx"), limit);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].csv.view() == "Rent,1200.5\r\n");
  CHECK(sheets[1].csv.view() ==
        "Name,Date met,Met in,Silence\r\nInes Okafor,2026-01-05,January 2026,40\r\n");
}

TEST_CASE("addresses behind cells, characters that XML can't hold and long times are read") {
  const auto sheets = sheets_of_workbook(fixture("xlsx/links.xlsx"), limit);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].csv.view() ==
        "People of the reading circle\r\n"
        "Name,LinkedIn,Email,Notes,Time together,Email,Link\r\n"
        "Lin Ker,Profile,lin@example.org,brought tea\u2028and a_x0041_b,36:00,,"
        "https://www.linkedin.com/in/lin-ker\r\n"
        "Ola Nordmann,LinkedIn,,smiles 😀,,,https://www.linkedin.com/in/ola-nordmann\r\n"
        "Noor Haddad,,,,6:00,noor@example.org,\r\n");
}

TEST_CASE("a workbook that is damaged or larger than the limit is refused") {
  const Bytes bytes = fixture("xlsx/people.xlsx");
  CHECK_THROWS_AS(sheets_of_workbook(bytes, 500), Error);
  CHECK_THROWS_AS(sheets_of_workbook(std::string_view(bytes).substr(0, 900), limit), Error);
  CHECK_FALSE(is_workbook(std::string_view(bytes).substr(0, 900)));
  CHECK_THROWS_AS(sheets_of_workbook(fixture("zip/three.zip"), limit), Error);
}

}  // namespace
}  // namespace wellmet
