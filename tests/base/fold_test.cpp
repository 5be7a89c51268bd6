#include <doctest/doctest.h>

#include "base/text.h"

namespace wellmet {

TEST_CASE("words in several scripts fold one by one, as each does alone") {
  CHECK(fold("Maya Łuczak\nдруг Søren 李小龍") ==
        "maya luczak\n" + fold("друг") + " soren " + fold("李小龍"));
  CHECK(fold("Ольга ") == "ol'ga ");
  CHECK(folded_words("Ольга Петрова, Berlin") ==
        std::vector<std::string>{"olga", "petrova", "berlin"});
  CHECK(fold(" \n ") == " \n ");
  CHECK(fold("").empty());
}

}  // namespace wellmet
