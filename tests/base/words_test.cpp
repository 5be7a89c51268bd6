#include "base/words.h"

#include <doctest/doctest.h>

using namespace wellmet;

TEST_CASE("names in a row read as a sentence") {
  CHECK(join_with_and({}) == "");
  CHECK(join_with_and({"Maya"}) == "Maya");
  CHECK(join_with_and({"Maya", "Jo"}) == "Maya and Jo");
  CHECK(join_with_and({"Maya", "Jo", "李小龍"}) == "Maya, Jo and 李小龍");
}

TEST_CASE("one is one, and all else are many") {
  CHECK(counted(1, "person", "people") == "1 person");
  CHECK(counted(0, "person", "people") == "0 people");
  CHECK(counted(27, "person", "people") == "27 people");
}

TEST_CASE("a sentence has one end, also one that quotes a question") {
  CHECK(ended("removed Sammy Davis, Jr.") == "removed Sammy Davis, Jr.");
  CHECK(ended("who wants a kiln?") == "who wants a kiln?");
  CHECK(ended("you want to ask “what is ash glaze?”") == "you want to ask “what is ash glaze?”");
  CHECK(ended("Maya looks for “a kiln”") == "Maya looks for “a kiln”.");
}
