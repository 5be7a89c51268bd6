#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <utility>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet::vcard {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(WELLMET_SOURCE) / "tests/formats/vcard/convert";
const std::map<std::string, Version> versions = {
    {"2.1", Version::v2_1}, {"3.0", Version::v3_0}, {"4.0", Version::v4_0}};

std::string converted(const Parsed& parsed, Version version) {
  std::string text;
  for (const Card& card : parsed.cards) text += write(convert(card, version));
  return text;
}

// maya.in.vcf gives maya.to_2.1.vcf, maya.to_3.0.vcf and maya.to_4.0.vcf, save its own version.
void check_case(const fs::path& in) {
  const Parsed parsed = parse(text_of_path(in));
  // Outlook's 2.1 writes Windows-1252 without saying so, which is read and reported.
  REQUIRE(!parsed.cards.empty());
  for (const Problem& problem : parsed.problems)
    CHECK(problem.what.find("Windows-1252") != std::string::npos);
  const std::string stem = in.stem().stem().string();
  for (const auto& [name, version] : versions) {
    if (parsed.cards[0].version == version) continue;
    const fs::path golden = folder / (stem + ".to_" + name + ".vcf");
    CAPTURE(golden.string());
    const std::string text = converted(parsed, version);
    if (std::getenv("WELLMET_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden, std::ios::binary) << text;
    }
    CHECK(text == text_of_path(golden));
    CHECK(parse(text).problems.empty());
  }
}

TEST_CASE("cards become cards of the other versions as the golden files say") {
  int cases = 0;
  for (const fs::path& file : card_files(folder)) {
    if (file.stem().extension() != ".in") continue;
    check_case(file);
    ++cases;
  }
  CHECK(cases >= 5);
}

// Parameters in any order, spelled afresh, say the same.
std::multimap<std::string, std::string> statements(const Card& card) {
  std::multimap<std::string, std::string> all;
  for (Property p : card.properties) {
    std::sort(p.parameters.begin(), p.parameters.end(),
              [](const Parameter& a, const Parameter& b) { return a.name < b.name; });
    std::string said = p.group + "." + p.name;
    for (const Parameter& given : p.parameters) {
      said += ";" + given.name;
      for (const std::string& value : given.values) said += "=" + value;
    }
    all.emplace(said, p.value);
  }
  return all;
}

TEST_CASE("a card of 4.0 is what it was after a stay in 3.0") {
  for (const fs::path& file : card_files(folder)) {
    if (file.stem().extension() != ".in") continue;
    for (const Card& card : parse(text_of_path(file)).cards) {
      if (card.version != Version::v4_0) continue;
      CAPTURE(file.string());
      const Card back = convert(convert(card, Version::v3_0), Version::v4_0);
      CHECK(statements(back) == statements(card));
    }
  }
}

}  // namespace
}  // namespace wellmet::vcard
