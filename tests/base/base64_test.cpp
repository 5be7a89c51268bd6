#include "base/bytes/base64.h"

#include <doctest/doctest.h>

#include <string>

namespace wellmet {

TEST_CASE("base64 writes and reads the examples of RFC 4648") {
  const char* pairs[][2] = {{"", ""},
                            {"f", "Zg=="},
                            {"fo", "Zm8="},
                            {"foo", "Zm9v"},
                            {"foob", "Zm9vYg=="},
                            {"fooba", "Zm9vYmE="},
                            {"foobar", "Zm9vYmFy"}};
  for (const auto& pair : pairs) {
    CHECK(base64(pair[0]) == pair[1]);
    CHECK(from_base64(pair[1]) == pair[0]);
  }
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  CHECK(from_base64(base64(all)) == all);
}

TEST_CASE("base64 of files may be folded and unpadded, but holds nothing else") {
  CHECK(from_base64(" Zm9v\r\n YmE") == "fooba");
  CHECK(from_base64("Zm9v*") == std::nullopt);
  CHECK(from_base64("Zm9vY") == std::nullopt);
  CHECK(from_base64("Zg==Zg==") == std::nullopt);
}

}  // namespace wellmet
