#include "importers/parts/table.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

bool has_name(const Header& header) { return header.has("name"); }

TEST_CASE("a column is found by its words, however they are written") {
  Table table("n/a\n  E-Mail 1 - VALUE ,Name,Größe\nx,Jo,5\n", has_name);
  REQUIRE(table.has_header());
  CHECK(table.use("e mail 1 value") == 0);
  CHECK(table.use_first({"size", "grosse"}) == 2);
  CHECK(table.use(column_key("Größe")) == 2);
  CHECK(table.use("name") == 1);
}

TEST_CASE("what nobody used is left over under its column's name") {
  Table table("Name,Shoe size,\nJo, 44 ,odd,more\nAl\n", has_name);
  table.use("name");
  REQUIRE(table.next());
  CHECK(table.leftovers() ==
        std::vector<std::string>{"Shoe size: 44", "Column 3: odd", "Column 4: more"});
  REQUIRE(table.next());
  CHECK(table.cell(1).empty());
  CHECK(table.leftovers().empty());
  CHECK(table.kept_columns() == std::vector<std::string>{"Shoe size", "Column 3"});
  REQUIRE(table.problems().size() == 1);
  CHECK(table.problems()[0].line == 2);
}

TEST_CASE("a table without the header is no table of that kind") {
  Table table("Dear Jo,\nthank you\n", has_name);
  CHECK_FALSE(table.has_header());
}

TEST_CASE("a table of too many rows is read as far as it may be, and reported") {
  std::string text = "Name\n";
  for (std::size_t i = 0; i < table_rows_at_most; ++i) text += "J\n";
  Table table(text, has_name);
  std::size_t rows = 0;
  while (table.next()) ++rows;
  CHECK(rows == table_rows_at_most - 1);
  REQUIRE(table.problems().size() == 1);
  CHECK(table.problems()[0].line == static_cast<int>(table_rows_at_most) + 1);
}

}  // namespace
}  // namespace wellmet
