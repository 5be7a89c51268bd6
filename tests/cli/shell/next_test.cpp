#include "cli/shell/next.h"

#include <doctest/doctest.h>

#include <set>

namespace wellmet::cli {
namespace {

TEST_CASE("whatever can be done next has words of its own on the terminal") {
  std::set<std::string> said;
  for (int act = 0; act <= static_cast<int>(Next::Act::restore_earlier_or_accept); ++act) {
    CAPTURE(act);
    const std::string words = in_words(Next{.act = static_cast<Next::Act>(act)});
    CHECK_FALSE(words.empty());
    CHECK(said.insert(words).second);
  }
}

TEST_CASE("an error says what happened and then what to do") {
  CHECK(in_words(Error(ErrorKind::refused, "Nothing was saved.")) == "Nothing was saved.");
  CHECK(in_words(ErrorWithNext(ErrorKind::not_found, "Nobody called \"Priya Ramen\" is known.",
                               {.act = Next::Act::add_person, .name = "Priya Ramen"})) ==
        "Nobody called \"Priya Ramen\" is known. To add them: wellmet person add \"Priya Ramen\"");
}

TEST_CASE("a problem's cure names the option that would have helped") {
  CHECK(cure_in_words({.what = "a row without a name", .cure = "Give it one."}) == "Give it one.");
  CHECK(cure_in_words(
            {.next = Next{.act = Next::Act::day_first, .name = "Date met", .field = "met on"}}) ==
        "If the day stands first, undo and import with --map \"Date met=met on day first\".");
  CHECK(cure_in_words({.cure = "The first row is: Alpha.",
                       .next = Next{.act = Next::Act::name_column, .name = "Alpha"}}) ==
        "Say which one does, as in --map \"Alpha=name\". The first row is: Alpha.");
}

}  // namespace
}  // namespace wellmet::cli
