#include "base/bytes/checksum.h"

#include <doctest/doctest.h>

#include <string>

namespace wellmet {
namespace {

const std::string card =
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Müller\r\nNOTE:met at the lake\r\nEND:VCARD\r\n";

TEST_CASE("a checksum that stands in stores never changes") {
  CHECK(checksum("123456789") == 0x995DC9BBDF1939FAu);  // as published for CRC-64/XZ
  CHECK(checksum("") == 0);
  CHECK(checksum(card) != checksum(card + " "));
}

TEST_CASE("one damaged byte, whichever and however, is found and put right") {
  const std::uint64_t before = checksum(card);
  for (std::size_t at = 0; at < card.size(); ++at) {
    for (int change = 1; change < 256; ++change) {
      std::string damaged = card;
      damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(change));
      REQUIRE(checksum(damaged) != before);
      REQUIRE(corrected(damaged, before) == card);
      REQUIRE_FALSE(differ_in_one_byte(checksum(damaged), before));
    }
  }
}

TEST_CASE("two neighbouring damaged bytes are put right, more are not guessed at") {
  const std::uint64_t before = checksum(card);
  std::string damaged = card;
  damaged[20] = '\0';
  damaged[21] = '\0';
  CHECK(corrected(damaged, before) == card);
  for (std::size_t at = 20; at < 40; ++at) damaged[at] = '\0';
  CHECK_FALSE(corrected(damaged, before));
  CHECK_FALSE(corrected(card, before));
  CHECK_FALSE(corrected(card.substr(1), before));
  CHECK_FALSE(corrected("", before));
}

TEST_CASE("a damaged checksum is told from a damaged text") {
  const std::uint64_t before = checksum(card);
  CHECK(differ_in_one_byte(before, before ^ 0x40u));
  CHECK(differ_in_one_byte(before, before ^ (std::uint64_t{0xff} << 56)));
  CHECK_FALSE(differ_in_one_byte(before, before));
  CHECK_FALSE(differ_in_one_byte(before, before ^ 0x101u));
}

}  // namespace
}  // namespace wellmet
