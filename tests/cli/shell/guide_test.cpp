// Every example of the guide is run: a ```console block of docs/guide/*.md is a transcript, and the
// blocks of one page share one empty folder and store, as a reader who types along would have.
#include "tests/cli/transcript.h"

#include <algorithm>

namespace {

using namespace wellmet::cli::testing;

constexpr const char* fence = "```console\n";

void check_page(const std::string& path) {
  const std::string page = file_text(path);
  const bool update = std::getenv("WELLMET_UPDATE_GOLDEN") != nullptr;
  std::string seen;
  {
    Screen screen;
    std::size_t at = 0;
    for (std::size_t block = page.find(fence); block != std::string::npos;
         block = page.find(fence, at)) {
      const std::size_t start = block + std::string_view(fence).size();
      const std::size_t end = page.find("```", start);
      REQUIRE_MESSAGE(end != std::string::npos, path, ": a block has no end");
      seen += page.substr(at, start - at);
      std::vector<Step> steps = steps_of(page.substr(start, end - start));
      for (Step& step : steps) {
        if (step.command.empty()) continue;
        std::string actual = screen.run(step);
        while (actual == "\n" || actual.ends_with("\n\n")) actual.pop_back();
        INFO(path, ": $ ", step.command);
        if (!update) CHECK(actual == step.expected);
        step.expected = actual;
      }
      seen += text_of(steps);
      at = end;
    }
    seen += page.substr(at);
  }
  if (update) std::ofstream(path, std::ios::binary) << seen;
}

}  // namespace

TEST_CASE("every example of the guide prints what the guide shows") {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(WELLMET_SOURCE "/docs/guide")) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  std::ranges::sort(pages);
  REQUIRE(!pages.empty());
  for (const auto& page : pages) {
    SUBCASE(page.stem().c_str()) { check_page(page.string()); }
  }
}

TEST_CASE(
    "every command has a line of help, an example that begins with its name, and is told of "
    "in the guide") {
  std::string guide;
  for (const auto& entry : std::filesystem::directory_iterator(WELLMET_SOURCE "/docs/guide"))
    guide += file_text(entry.path().string());
  for (const wellmet::cli::Command* command : wellmet::cli::commands()) {
    INFO(command->name);
    CHECK(*command->help != 0);
    REQUIRE(!command->examples.empty());
    const std::string words = std::string("wellmet ") + command->name;
    bool named = false;
    for (const char* example : command->examples)
      named =
          named || std::string(example).starts_with(words) || std::string(command->name) == "today";
    CHECK(named);
    CHECK(guide.find(words) != std::string::npos);
  }
}
