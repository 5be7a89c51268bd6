// The completion script, asked by bash itself what it offers.
#include <fmt/format.h>

#include <array>
#include <cstdio>

#include "cli/shell/help.h"
#include "tests/cli/transcript.h"

namespace {

using wellmet::cli::testing::Screen;
using Offered = std::vector<std::string>;

constexpr const char* people = R"(
wellmet() {
  case "$*" in
    'person list --names') printf '%s\n' 'Maya Chen' "Maya O'Neil" 'Jo Okafor' '$(touch oops)' ;;
    'person list --names --removed') printf '%s\n' 'Bo Li' ;;
  esac
}
)";

// What is offered for the last of the words, each as bash hands it on: with its quotes.
Offered offered(const std::vector<std::string>& words) {
  Screen folder;
  std::ofstream script("ask.sh");
  script << wellmet::cli::completion_script("bash") << people << "COMP_WORDS=(wellmet";
  for (const std::string& word : words) {
    script << " $'";
    for (char c : word) script << (c == '\'' || c == '\\' ? "\\" : "") << c;
    script << "'";
  }
  script << fmt::format(")\nCOMP_CWORD={}\n_wellmet\n", words.size())
         << "(( ${#COMPREPLY[@]} )) && printf '%s\\n' \"${COMPREPLY[@]}\"\nls\n";
  script.close();
  Offered lines;
  std::FILE* bash = popen("bash ask.sh 2>&1", "r");
  REQUIRE(bash != nullptr);
  std::array<char, 4096> line;
  while (std::fgets(line.data(), line.size(), bash)) {
    lines.emplace_back(line.data());
    lines.back().pop_back();
  }
  pclose(bash);
  REQUIRE(!lines.empty());
  CHECK(lines.back() == "ask.sh");  // and no other file: no name was run
  lines.pop_back();
  return lines;
}

}  // namespace

TEST_CASE("a name is completed beyond its first space, however it is quoted") {
  CHECK(offered({"person", "show", "Ma"}) == Offered{"Maya Chen", "Maya O'Neil"});
  CHECK(offered({"person", "show", "Maya\\ C"}) == Offered{"Maya Chen"});
  CHECK(offered({"person", "show", "\"Maya C"}) == Offered{"Maya Chen"});
  CHECK(offered({"person", "show", "'Maya "}) == Offered{"Maya Chen", "Maya O'Neil"});
  CHECK(offered({"person", "show", "Maya\\ O\\'n"}) == Offered{"Maya O'Neil"});
}

TEST_CASE("a name is completed whatever its case") {
  CHECK(offered({"person", "show", "jo"}) == Offered{"Jo Okafor"});
  CHECK(offered({"person", "edit", "MAYA\\ ch"}) == Offered{"Maya Chen"});
}

TEST_CASE("who can be restored is completed from the trash") {
  CHECK(offered({"person", "restore", ""}) == Offered{"Bo Li"});
  CHECK(offered({"person", "restore", "ma"}).empty());
}
