#include "model/giving/told.h"

#include <doctest/doctest.h>

#include "model/interaction.h"

namespace wellmet {
namespace {

TEST_CASE("a key says which thing was given or answered") {
  const ResourceId kiln{3};
  const PersonId olu{7};
  CHECK(told_key(kiln, Told::given, olu) == "r3 given p7");
  CHECK(told_key(kiln, Told::answered, olu, 2) == "r3 answered p7 2");
  CHECK(told_in_key("r3 given p7") == ToldOf{kiln, Told::given});
  CHECK(told_in_key("r3 answered p7 2") == ToldOf{kiln, Told::answered});
  for (const char* key : {"", "r", "r3", "r0 given p7", "r-3 given p7", "3 given p7", "r3 gave p7",
                          "r3given p7", "r99999999999999999999 given p7"}) {
    CAPTURE(key);
    CHECK_FALSE(told_in_key(key));
  }
}

TEST_CASE("only an interaction of that source tells of a thing") {
  CHECK(told_of({.source = told_source, .source_key = "r3 given p7"}) ==
        ToldOf{ResourceId{3}, Told::given});
  CHECK_FALSE(told_of({.source = "today", .source_key = "r3 given p7"}));
  CHECK_FALSE(told_of({.source = told_source}));
}

}  // namespace
}  // namespace wellmet
