#include "tests/cli/transcript.h"

#include <algorithm>

namespace {

using namespace wellmet::cli::testing;

std::vector<std::filesystem::path> transcripts() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(WELLMET_SOURCE "/tests/cli")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

TEST_CASE("every transcript says what the command line prints") {
  const auto paths = transcripts();
  REQUIRE(!paths.empty());
  for (const auto& path : paths) {
    SUBCASE(path.stem().c_str()) { check_transcript(path.string()); }
  }
}

TEST_CASE("a transcript is cut into words, outputs and comments") {
  const std::string text =
      "# How it begins.\n$ wellmet log \"coffee with @maya\" --dry-run\nfirst\n\nsecond\n\n"
      "# A file.\n$ cat > a.csv <<END\nName\nEND\n\n$ wellmet history\n";
  const std::vector<Step> steps = steps_of(text);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].expected == "first\n\nsecond\n");
  CHECK(steps[1].body == std::vector<std::string>{"Name"});
  CHECK(text_of(steps) == text);
  CHECK(shell_words(R"(a "b c" 'd "e' f\ g "")") ==
        std::vector<std::string>{"a", "b c", "d \"e", "f g", ""});
}
