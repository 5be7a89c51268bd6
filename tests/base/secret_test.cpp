#include "base/secret.h"

#include <doctest/doctest.h>

using namespace wellmet;

TEST_CASE("a keyed code is HMAC-SHA256, as in RFC 4231, with keys of any length") {
  CHECK(keyed_code("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(keyed_code(std::string(131, '\xaa'),
                   "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}
