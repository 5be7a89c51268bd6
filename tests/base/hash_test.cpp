#include "base/hash.h"

#include <doctest/doctest.h>

using wellmet::stable_hash;

TEST_CASE("a hash that stands in stores never changes") {
  CHECK(stable_hash("") == 0x8570E254D5CB36D5u);
  CHECK(stable_hash("Maya Chen") == 0x252CE133E449E37Cu);
  CHECK(stable_hash("Maya Chen") != stable_hash("Maya Cheng"));
}
