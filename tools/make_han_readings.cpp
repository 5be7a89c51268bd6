// Prints the table of src/base/han.cpp: how ICU writes each Chinese character in Latin letters,
// without tones. Run by the build.
//
//   make_han_readings > han_readings.inc
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr UChar32 first = 0x3400;
constexpr UChar32 last = 0x9FFF;

bool is_syllable(const std::string& t) {
  return !t.empty() && std::all_of(t.begin(), t.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> reader(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !reader) {
    std::fputs("ICU's data for names is missing: install libicu72.\n", stderr);
    return 1;
  }
  std::vector<std::string> readings;
  std::map<std::string, int> places = {{"", 0}};
  for (UChar32 c = first; c <= last; ++c) {
    icu::UnicodeString text(c);
    reader->transliterate(text);
    std::string reading;
    text.toUTF8String(reading);
    readings.push_back(is_syllable(reading) ? reading : "");
    places.emplace(readings.back(), 0);
  }
  std::puts("constexpr const char* syllables[] = {");
  int place = 0;
  for (auto& [syllable, at] : places) {
    at = place++;
    std::printf("\"%s\",\n", syllable.c_str());
  }
  std::printf("};\nconstexpr char32_t first = 0x%X;\nconstexpr std::uint16_t places[] = {\n",
              static_cast<unsigned>(first));
  for (const std::string& reading : readings) std::printf("%d,\n", places[reading]);
  std::puts("};");
  return 0;
}
