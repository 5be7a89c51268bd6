#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/shell/command.h"
#include "tests/cli/shell/strange_files.h"

// A transcript is a text that reads like a screen: "$ wellmet person add Maya Chen", and what that
// printed. Run in process, in an empty folder of its own, at 2026-11-22T09:00:00Z.
//
//   $ wellmet log "coffee with @maya"            words are cut as a shell cuts them
//   $ wellmet import - < people.csv              standard input from a file
//   $ wellmet export - > out.txt                 standard output to a file
//   $ wellmet person add Maya <<< "y\nn"         on a terminal, where somebody types y, then n
//   $ TERMINAL=60 wellmet person list            on a terminal of 60 columns
//   $ WELLMET_TODAY=2027-01-01 wellmet today     with this in the environment
//   $ cat > people.csv <<END                     the lines up to END are written to the file
//   $ cat people.csv                             and read
//   $ cp examples/phone.vcf .                    brings a file of the project here
//   $ make photo.vcf png                         writes a file of strange_files.h
//
// "# " begins a comment. What a command prints on its standard error comes after its standard
// output, and then "[exit 1]" when its exit code is not 0. Random ids show as urn:uuid:*.
namespace wellmet::cli::testing {

struct Step {
  std::vector<std::string> before = {};  // comments and empty lines
  std::string command = {};              // without "$ "
  std::vector<std::string> body = {};    // of cat > NAME <<END
  std::string expected = {};             // lines, each with its end
  std::size_t empty_lines_after = 0;
};

inline std::vector<Step> steps_of(const std::string& text) {
  std::vector<Step> steps;
  std::vector<std::string> loose;
  bool in_output = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) {
      steps.push_back({.before = loose, .command = line.substr(2)});
      loose.clear();
      in_output = true;
      if (!line.ends_with("<<END")) continue;
      while (std::getline(lines, line) && line != "END") steps.back().body.push_back(line);
    } else if (line.starts_with("# ") || !in_output) {
      in_output = false;
      loose.push_back(line);
    } else {
      steps.back().expected += line + "\n";
    }
  }
  for (Step& step : steps) {
    while (step.expected == "\n" || step.expected.ends_with("\n\n")) {
      step.expected.pop_back();
      ++step.empty_lines_after;
    }
  }
  if (!loose.empty()) steps.push_back({.before = loose});
  return steps;
}

inline std::string text_of(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) {
    for (const std::string& line : step.before) text += line + "\n";
    if (step.command.empty()) continue;
    text += "$ " + step.command + "\n";
    for (const std::string& line : step.body) text += line + "\n";
    if (step.command.ends_with("<<END")) text += "END\n";
    text += step.expected + std::string(step.empty_lines_after, '\n');
  }
  return text;
}

// As a shell: white space parts words; '…' is literal; in "…" a backslash takes " and \ literally.
inline std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool begun = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool escapes = c == '\\' && quote != '\'' && i + 1 < line.size() &&
                         (quote == 0 || line[i + 1] == '"' || line[i + 1] == '\\');
    if (escapes) {
      word += line[++i];
      begun = true;
    } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
      quote = quote != 0 ? 0 : c;
      begun = true;
    } else if (quote == 0 && c == ' ') {
      if (begun) words.push_back(word);
      word.clear();
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  if (begun) words.push_back(word);
  return words;
}

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string without_random_ids(const std::string& text) {
  static const std::regex random_id("urn:uuid:[0-9a-f-]{36}");
  return std::regex_replace(text, random_id, "urn:uuid:*");
}

class Screen {
 public:
  Screen() : home_(std::filesystem::current_path()) {
    std::string name = (std::filesystem::temp_directory_path() / "wellmet-cli-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::filesystem::current_path(folder_);
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen() {
    std::error_code ignored;
    std::filesystem::current_path(home_, ignored);
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string run(const Step& step) {
    std::vector<std::string> words = shell_words(step.command);
    if (words.empty()) return "";
    if (words[0] == "cat" && words.size() > 2 && words[1] == ">") return write(words[2], step.body);
    if (words[0] == "cat" && words.size() == 2) return without_random_ids(file_text(words[1]));
    if (words[0] == "cp" && words.size() == 3) return copy(words[1], words[2]);
    if (words[0] == "make" && words.size() == 3) return make(words[1], words[2]);
    return run_wellmet(std::move(words));
  }

 private:
  static std::string write(const std::string& name, const std::vector<std::string>& lines) {
    std::ofstream out(name, std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
    return "";
  }

  static std::string make(const std::string& name, const std::string& what) {
    const auto found = strange_files().find(what);
    if (found == strange_files().end()) return "make: there is no strange file " + what + "\n";
    std::ofstream(name, std::ios::binary) << found->second();
    return "";
  }

  static std::string copy(const std::string& from, const std::string& to) {
    namespace fs = std::filesystem;
    const fs::path target = to == "." ? fs::path(from).filename() : fs::path(to);
    std::error_code fault;
    fs::copy(fs::path(WELLMET_SOURCE) / from, target, fs::copy_options::recursive, fault);
    return fault ? "cp: " + from + ": " + fault.message() + "\n" : "";
  }

  // Everything but the words for the program itself.
  struct Setting {
    std::string typed = {}, output_file = {};
    bool terminal = false;
    int width = 80;
    std::map<std::string, std::string> environment = {{"TZ_NAME", "UTC"}};
  };

  static bool take_environment(std::vector<std::string>& words, Setting& setting) {
    while (!words.empty() && words[0] != "wellmet") {
      const auto equals = words[0].find('=');
      if (equals == std::string::npos) return false;
      const std::string name = words[0].substr(0, equals);
      if (name == "TERMINAL") {
        setting.terminal = true;
        setting.width = std::stoi(words[0].substr(equals + 1));
      } else {
        setting.environment[name] = words[0].substr(equals + 1);
      }
      words.erase(words.begin());
    }
    if (words.empty()) return false;
    words.erase(words.begin());
    return true;
  }

  static void take_redirections(std::vector<std::string>& words, Setting& setting) {
    for (std::size_t i = 0; i + 1 < words.size();) {
      if (words[i] == "<") {
        setting.typed = file_text(words[i + 1]);
      } else if (words[i] == ">") {
        setting.output_file = words[i + 1];
      } else if (words[i] == "<<<") {
        setting.terminal = true;
        setting.typed = std::regex_replace(words[i + 1], std::regex(R"(\\n)"), "\n") + "\n";
      } else {
        ++i;
        continue;
      }
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    }
  }

  static std::string run_wellmet(std::vector<std::string> words) {
    Setting setting;
    if (!take_environment(words, setting)) return "this is no command of a transcript\n";
    take_redirections(words, setting);
    std::istringstream in(setting.typed);
    std::ostringstream out, err;
    Session session(in, out, err);
    session.steady = [] { return std::chrono::milliseconds(0); };
    session.clock = [] { return Instant{1'795'338'000'000}; };  // 2026-11-22T09:00:00Z
    session.environment = setting.environment;
    session.interactive = setting.terminal;
    session.width = setting.width;
    session.store_path = "wellmet.db";
    session.pictures_program = WELLMET_BUILD "/wellmet-pictures";
    const int code = cli::run(words, session);
    std::string shown = out.str();
    if (!setting.output_file.empty()) {
      std::ofstream(setting.output_file, std::ios::binary) << shown;
      shown.clear();
    }
    shown += err.str();
    if (!shown.empty() && !shown.ends_with('\n')) shown += '\n';
    if (code != 0) shown += "[exit " + std::to_string(code) + "]\n";
    // No line of a golden file ends with a space that nobody sees.
    shown = std::regex_replace(shown, std::regex(" +\n"), "\n");
    return without_random_ids(shown);
  }

  std::filesystem::path home_;
  std::filesystem::path folder_;
};

// Runs every step and checks what it prints; with WELLMET_UPDATE_GOLDEN=1 in the environment the
// file is written anew instead.
inline void check_transcript(const std::string& path) {
  std::vector<Step> steps = steps_of(file_text(path));
  const bool update = std::getenv("WELLMET_UPDATE_GOLDEN") != nullptr;
  {
    Screen screen;
    for (Step& step : steps) {
      if (step.command.empty()) continue;
      std::string actual = screen.run(step);
      while (actual == "\n" || actual.ends_with("\n\n")) actual.pop_back();
      INFO(path, ": $ ", step.command);
      if (!update) CHECK(actual == step.expected);
      step.expected = actual;
    }
  }
  if (update) std::ofstream(path, std::ios::binary) << text_of(steps);
}

}  // namespace wellmet::cli::testing
