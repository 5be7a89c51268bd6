#include "language/happened/own_words.h"

#include <doctest/doctest.h>

#include <string>

#include "language/log/log_line.h"

using namespace wellmet;
using namespace wellmet::language;

namespace {

LogLine read(std::string_view line, std::string_view words) {
  LogContext context{.today = *parse_iso_date("2026-11-26")};
  context.own_words = words;
  return read_log_line(line, context);
}

constexpr const char* mine =
    "Stammtisch = drink, choir night = event, Klönschnack = call, 朝活 = coffee";

}  // namespace

TEST_CASE("a word of one's own tells what happened, and is kept as the setting") {
  const LogLine line = read("Stammtisch with @Ana yesterday", mine);
  CHECK(line.took_place);
  CHECK(line.kind == InteractionKind::drink);
  CHECK(line.setting == "Stammtisch");
  CHECK(to_iso(line.day) == "2026-11-25");
}

TEST_CASE("own words are found in any letter case, accented, of two words, in any script") {
  CHECK(read("STAMMTISCH with @Ana", mine).kind == InteractionKind::drink);
  CHECK(read("klonschnack with @Ana last night", mine).kind == InteractionKind::call);
  CHECK(read("choir night with @Ana", mine).kind == InteractionKind::event);
  CHECK(read("朝活 with @Ana", mine).kind == InteractionKind::coffee);
}

TEST_CASE("an own word wins over one of the tables") {
  CHECK(read("coffee with @Ana", "coffee = walk").kind == InteractionKind::walk);
}

TEST_CASE("without own words, and in another line, nothing changes") {
  CHECK(read("coffee with @Ana", mine).kind == InteractionKind::coffee);
  CHECK(read("Stammtisch with @Ana yesterday", "").setting != "Stammtisch");
}

TEST_CASE("what is still to come is no contact with an own word either") {
  CHECK_FALSE(read("need to plan a Stammtisch with @Ana", mine).took_place);
}

TEST_CASE("a person who is called like an own word is a person") {
  const LogLine line = read("coffee with @Stammtisch", mine);
  CHECK(line.kind == InteractionKind::coffee);
  CHECK(line.setting.empty());
}

TEST_CASE("the entry that can't be read is named") {
  CHECK_FALSE(OwnWords::fault_of(mine));
  CHECK(OwnWords::fault_of("Stammtisch = drink, choir night") == "choir night");
  CHECK(OwnWords::fault_of("Stammtisch = beer") == "Stammtisch = beer");
  CHECK(OwnWords::fault_of(" = drink") == "= drink");
}
