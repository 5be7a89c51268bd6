#include "exporters/wellmet.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::exporters {
namespace {

TEST_CASE("a row is one line of JSON, and comes back as it was") {
  const PlainRow row{.table = "notes",
                     .fields = {{"id", std::int64_t{7}},
                                {"text", std::string("\"quoted\"\nline two \\ Łukasz 李小龍")},
                                {"day", std::string("2026-03-05")},
                                {"source", std::string()}}};
  std::string line;
  append_wellmet_row(line, row);
  CHECK(line ==
        "{\"in\":\"notes\",\"id\":7,\"text\":\"\\\"quoted\\\"\\nline two \\\\ Łukasz "
        "李小龍\",\"day\":\"2026-03-05\",\"source\":\"\"}\n");
  CHECK(read_wellmet_row(line) == row);
}

TEST_CASE("any text and number in a row come back") {
  CHECK(rc::check([](const std::vector<std::pair<std::string, std::int64_t>>& values) {
    PlainRow row{.table = "notes"};
    for (const auto& [text, number] : values) {
      row.fields.emplace_back("t" + std::to_string(row.fields.size()), text_of_file(text));
      row.fields.emplace_back("n" + std::to_string(row.fields.size()), number);
    }
    std::string line;
    append_wellmet_row(line, row);
    RC_ASSERT(line.find('\n') == line.size() - 1);
    RC_ASSERT(read_wellmet_row(line) == row);
  }));
}

TEST_CASE("the header is known by its first words, and says the version of the store") {
  const std::string header = wellmet_header(3);
  CHECK(header == "{\"wellmet\":2,\"store\":3}\n");
  CHECK(looks_like_wellmet(header));
  CHECK(looks_like_wellmet("{ \"wellmet\": 1, \"store\": 3}"));
  CHECK_FALSE(looks_like_wellmet("{\"version\":1}"));
  CHECK_FALSE(looks_like_wellmet("BEGIN:VCARD"));
  CHECK_FALSE(looks_like_wellmet(""));
  CHECK(read_wellmet_header(header).store == 3);
  CHECK(read_wellmet_header(header).has_end());
  CHECK_FALSE(read_wellmet_header("{\"wellmet\":1,\"store\":3}").has_end());
}

TEST_CASE("a newer format and lines that are no rows are refused") {
  CHECK_THROWS_AS(read_wellmet_header("{\"wellmet\":3,\"store\":3}"), Error);
  CHECK_THROWS_AS(read_wellmet_header("{\"wellmet\":\"2\",\"store\":3}"), Error);
  CHECK_THROWS_AS(read_wellmet_header("{\"wellmet\":2,\"store\":-1}"), Error);
  CHECK_THROWS_AS(read_wellmet_header("{\"wellmet\":2}"), Error);
  CHECK_THROWS_AS(read_wellmet_header("BEGIN:VCARD"), Error);
  CHECK_THROWS_AS(read_wellmet_row("[1]"), Error);
  CHECK_THROWS_AS(read_wellmet_row("{\"in\":\"notes\",\"id\":[1]}"), Error);
  CHECK_THROWS_AS(read_wellmet_row("{\"in\":\"notes\""), Error);
}

TEST_CASE("the end says how many rows there are, and any other row is none") {
  const auto said = [](std::string_view line) {
    return rows_said_at_the_end(read_wellmet_row(line));
  };
  CHECK(wellmet_end(7) == "{\"in\":\"end\",\"rows\":7}\n");
  CHECK(said("{\"in\":\"end\",\"rows\":7}") == 7);
  CHECK_FALSE(said("{\"in\":\"notes\",\"rows\":7}"));
  CHECK_THROWS_AS(said("{\"in\":\"end\"}"), Error);
  CHECK_THROWS_AS(said("{\"in\":\"end\",\"rows\":\"7\"}"), Error);
}

}  // namespace
}  // namespace wellmet::exporters
