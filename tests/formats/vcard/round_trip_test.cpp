#include <doctest/doctest.h>

#include <cstdlib>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet::vcard {
namespace {

namespace fs = std::filesystem;

const fs::path here = fs::path(WELLMET_SOURCE) / "tests/formats/vcard";

std::string write_all(const std::vector<Card>& cards) {
  std::string text;
  for (const Card& card : cards) text += write(card);
  return text;
}

void check_round_trip(const fs::path& file) {
  CAPTURE(file.string());
  const Parsed once = parse(text_of_path(file));
  const std::string written = write_all(once.cards);
  const Parsed twice = parse(written);
  REQUIRE(once.cards.size() == twice.cards.size());
  for (std::size_t i = 0; i < once.cards.size(); ++i) {
    CAPTURE(i);
    CHECK(once.cards[i] == twice.cards[i]);
  }
  CHECK(write_all(twice.cards) == written);
}

TEST_CASE("a card that is written and read again is the same card") {
  const std::vector<fs::path> files = card_files(here / "corpus");
  REQUIRE(files.size() >= 20);
  for (const fs::path& file : files) check_round_trip(file);
}

// Cards that may not be copied into the project are tried from a folder named here.
TEST_CASE("foreign cards stay the same too") {
  const char* folder = std::getenv("WELLMET_FOREIGN_CARDS");
  if (folder == nullptr) return;
  for (const fs::path& file : card_files(folder)) check_round_trip(file);
}

}  // namespace
}  // namespace wellmet::vcard
