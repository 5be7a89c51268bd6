// A name in somebody's address book that speaks to the terminal: no command passes it on.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>
#include <set>
#include <sstream>

#include "base/text.h"
#include "cli/shell/command.h"
#include "formats/json.h"
#include "tests/store/stores.h"

namespace {

using namespace wellmet;
using cli::Session;
using Words = std::vector<std::string>;

// Colours, a window title, a link, C1 controls, overrides of direction, ends of lines.
const std::string hostile =
    "Anna \x1b[31m\x1b]0;pwn\x07\x1b]8;;http://evil.example\x1b\\here\xC2\x9B"
    "2J\xC2\x85"
    "\u202Egpj\u2066x\u2028y\r\b\x7f";

// Where the words are shown.
enum class Shown { terminal, pipe, json };

class Screen {
 public:
  explicit Screen(Shown how) : how_(how) {}
  std::string path(const std::string& name) const { return folder_ / name; }

  struct Answer {
    int code = 0;
    std::string out = {}, err = {};
  };
  Answer run(Words words) {
    std::istringstream in("y\nn\ny\nn\nfour plain words here\n");
    std::ostringstream out, err;
    Session session(in, out, err);
    session.clock = [] { return Instant{1'795'338'000'000}; };
    // Each look at the watch is two seconds later, so that progress shows.
    session.steady = [this] { return now_ += std::chrono::seconds(2); };
    session.environment = {{"TZ_NAME", "UTC"}};
    session.store_path = folder_ / "wellmet.db";
    session.pictures_program = WELLMET_BUILD "/wellmet-pictures";
    session.interactive = session.terminal = session.decorated = how_ == Shown::terminal;
    if (how_ == Shown::json) words.emplace_back("--json");
    const int code = cli::run(words, session);
    return {.code = code, .out = out.str(), .err = err.str()};
  }

 private:
  Shown how_;
  store::testing::TempFolder folder_;
  std::chrono::milliseconds now_{0};
};

// What we write ourselves: the styling of words, a bar of progress and its end.
std::string without_our_own(const std::string& text, Shown how) {
  if (how != Shown::terminal) return text;
  static const std::regex ours("\x1b\\[(0|1|2|36)m|\r\x1b\\[K|\r(?=[^\r\n]*\\[[#.]{30}\\])");
  return std::regex_replace(text, ours, "");
}

bool is_obeyed(std::string_view text, std::size_t at, Shown how) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(at) == '\n') return false;
  if (byte(at) == '\t') return how != Shown::pipe;  // between the cells of a table
  if (byte(at) < 0x20 || byte(at) == 0x7F) return true;
  if (byte(at) == 0xC2) return byte(at + 1) < 0xA0;
  if (byte(at) != 0xE2) return false;
  return (byte(at + 1) == 0x80 && byte(at + 2) >= 0xA8 && byte(at + 2) <= 0xAE) ||
         (byte(at + 1) == 0x81 && byte(at + 2) >= 0xA6 && byte(at + 2) <= 0xA9);
}

void check_harmless(const std::string& shown, Shown how) {
  const std::string text = without_our_own(shown, how);
  CAPTURE(text);
  CHECK(to_utf8(text, Charset::utf_8) == text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    CAPTURE(at);
    if (is_obeyed(text, at, how)) FAIL_CHECK("a terminal would obey this");
  }
}

std::string card(const std::string& uid) {
  std::string name = hostile;
  for (auto at = name.find('\r'); at != std::string::npos; at = name.find('\r')) name.erase(at, 1);
  return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nFN:" + name + "\\nsecond line\r\nN:X;" +
         name + ";;;\r\nORG:" + name + "\r\nTITLE:" + name + "\r\nNOTE:" + name +
         "\r\nEMAIL:anna@example.com\r\nTEL:\u202A+44 20 7946 0000\u202C\r\nADR;TYPE=HOME:;;" +
         name + ";" + name + ";;;\r\nCATEGORIES:" + name + "\r\nX-ODD;TYPE=" + "x:" + name +
         "\r\nBDAY:1980-11-23\r\nEND:VCARD\r\n";
}

// Every command at least once, on people 1 and 2 with that name; then ways to go wrong.
std::vector<Words> everything_one_can_say(const Screen& screen) {
  const std::string& odd = hostile;
  const std::string cards = screen.path("cards.vcf");
  const std::string odd_file = screen.path("odd\x1b[31m\n\u202E.vcf");
  return {
      {"import", odd_file, "--preview"},
      {"import", cards},
      {"import", screen.path("sheet.csv"), "--preview"},
      {"import", screen.path("sheet.csv")},
      {"person", "add", odd, "--anyway", "--email", "anna@example.com", "--on", "2025-01-02"},
      {"person", "list"},
      {"person", "list", "--all"},
      {"person", "show", "1"},
      {"person", "show", "1", "--card"},
      {"person", "edit", "1", "--name", odd},
      {"interest", "add", "1", odd},
      {"interest", "list"},
      {"interest", "list", "1"},
      {"interest", "remove", "1", odd},
      {"fact", "add", "1", odd},
      {"question", "add", "1", odd},
      {"note", "add", "1", odd},
      {"note", "list", "1"},
      {"note", "edit", "n1", odd},
      {"question", "done", "n2"},
      {"question", "keep", odd},
      {"question", "bank"},
      {"question", "asked", "1", "q1", "--answer", odd},
      {"question", "asked", "1", odd},
      {"question", "drop", "q1"},
      {"brief", "1"},
      {"brief", "today"},
      {"brief", odd},
      {"debrief", "1"},
      {"debrief", odd},
      {"note", "remove", "n1"},
      {"job", "add", "1", odd + " at " + odd},
      {"job", "list", "1"},
      {"job", "end", "j1"},
      {"job", "remove", "j1"},
      {"date", "add", "1", odd, "4 June"},
      {"date", "list", "1"},
      {"date", "remove", "d1"},
      {"log", "coffee with @1 yesterday: " + odd + " #" + odd + " !thank tomorrow"},
      {"log", "coffee with @Anna yesterday"},
      {"interaction", "list"},
      {"interaction", "list", "1"},
      {"interaction", "edit", "i1", "--on", "2026-11-01"},
      {"followup", "add", "1", "thank", odd, "--on", "2026-11-01"},
      {"followup", "add", "1", "custom", odd, "--on", "2026-11-02"},
      {"followup", "list"},
      {"today", "--why"},
      {"later", "1", "tomorrow"},
      {"leave", "1"},
      {"start"},
      {"done", "1", odd},
      {"followup", "later", "f1", "tomorrow"},
      {"followup", "done", "f1"},
      {"followup", "drop", "f2"},
      {"interaction", "remove", "i1"},
      {"reconnect", "--why"},
      {"dates", "--days", "400"},
      {"search", "anna"},
      {"search", odd},
      {"person", "split", "1", odd, odd + " too"},
      {"undo"},
      {"stats"},
      {"settings"},
      {"settings", "get", odd},
      {"settings", "set", "zone", odd},
      {"duplicates"},
      {"relation", "add", "1", "friend", "2"},
      {"relation", "add", "1", "boss", odd, "--name-only"},
      {"relation", "list", "1"},
      {"intro", "path", "1", "2"},
      {"intro", "suggest"},
      {"intro", "start", "1", "2", "--why", odd, "--anyway"},
      {"intro", "list"},
      {"intro", "show", "1"},
      {"intro", "words", "1"},
      {"intro", "later", "1", odd},
      {"intro", "asked", "1"},
      {"intro", "yes", "1"},
      {"intro", "asked", "1"},
      {"intro", "yes", "1"},
      {"intro", "introduced", "1"},
      {"intro", "met", "1"},
      {"intro", "close", "1"},
      {"intro", "no", "1"},
      {"intro", "not-these", "1", "2"},
      {"give"},
      {"give", "asked", "1"},
      {"share", "a gift", odd},
      {"share", "kiln plans", "--about", odd},
      {"share", "list"},
      {"share", "show", "r1", "--all"},
      {"share", "post", "r1", "--set", odd},
      {"share", "posted", "r1"},
      {"share", "answered", "r1", "1"},
      {"share", "given", "r1", "1", "--how", odd},
      {"share", "given", "r1", "1"},
      {"share", "not-for", "r2", "1"},
      {"share", "edit", "r1", "--about", odd},
      {"share", "save", "r1", screen.path("none\x1b[2J.txt")},
      {"share", "remove", "r1"},
      {"ask", "add", "1", odd},
      {"ask", "list", "--all"},
      {"ask", "met", odd},
      {"ask", "close", "n1"},
      {"offer", "add", "1", odd},
      {"offer", "list", "--all"},
      {"offer", "taken", "n2"},
      {"offer", "close", odd},
      {"advice", "add", "1", odd},
      {"advice", "list"},
      {"advice", "list", "1", "--all"},
      {"advice", "followed", "n3", odd},
      {"advice", "told", odd},
      {"advice", "close", "n3"},
      {"openers", "1"},
      {"openers", odd},
      {"event", "add", odd, "--on", "yesterday", "--place", odd, "--host", odd, "--note", odd},
      {"event", "add", "fair", "--on", "2026-11-01", "--zone", odd},
      {"event", "edit", "e1", "--cost", odd},
      {"event", "list"},
      {"event", "list", "--past"},
      {"event", "going", "e1", "1"},
      {"event", "maybe", "e1"},
      {"event", "not", "e1", odd},
      {"event", "came", "e1", "1"},
      {"event", "came", "e1", "1"},
      {"hope", "add", odd, "--where", odd, "--event", "e1"},
      {"hope", "list"},
      {"event", "show", "e1"},
      {"met", odd + ", " + odd, "Anna Beck, " + odd, "--event", "e1"},
      {"hope", "met", "h1", odd},
      {"hope", "drop", "h1"},
      {"event", "remove", "e1"},
      {"relation", "remove", "1", "2", "--as", "friend"},
      {"person", "not-same", "1", "2"},
      {"person", "merge", "1", "2"},
      {"photo", "add", "1", screen.path("none\x1b[2J.jpg")},
      {"photo", "add", "1", WELLMET_SOURCE "/tests/cast/maya.jpg", "--caption", odd, "--face"},
      {"photo", "list", "1"},
      {"photo", "face", "1", "none"},
      {"photo", "save", "p1", screen.path("odd\x1b[2J.jpg")},
      {"photo", "remove", "p1"},
      {"me", "set", "--name", odd},
      {"me", "interest", "add", odd},
      {"me", "interest", "list"},
      {"me"},
      {"person", "remove", "1"},
      {"person", "list", "--removed"},
      {"person", "restore", "1"},
      {"forget", "1", "--dry-run"},
      {"undo"},
      {"undo"},
      {"undo", "1"},
      {"history", "--limit", "100"},
      {"export", "-", "--format", "vcard"},
      {"export", screen.path("out\x1b[2J.vcf")},
      {"export", screen.path("out\x1b[2J.vcf")},
      {"backup", screen.path("copies\x1b[2J")},
      {"doctor"},
      {"account", "add", odd},
      {"account", "list"},
      {"account", "password", odd},
      {"account", "password", odd + "?"},
      {"bench-data", "--people", "3", "--interactions", "3"},
      {"completion", "bash"},
      {"man"},
      {"evaluate", "drift", screen.path("sheet.csv"), screen.path("sheet.csv")},
      {"evaluate", "notice", screen.path("sheet.csv"), screen.path("sheet.csv")},
      {"evaluate", "duplicates", screen.path("sheet.csv")},
      {"evaluate", "introductions", screen.path("sheet.csv")},
      {"evaluate", "log", screen.path("sheet.csv")},
      {"restore", screen.path("none\x1b[2J.db")},
      {odd},
      {"person", odd},
      {"person", "show", odd},
      {"person", "show", "Annabel " + odd},
      {"person", "list", "--" + odd},
      {"person", "add"},
      {"import", screen.path("missing" + odd)},
      {"import", cards, "--as", odd},
      {"today", "--today", odd},
      {"undo", odd},
      {"followup", "later", "f1", odd},
      {"help", odd},
  };
}

void sweep(Shown how) {
  Screen screen(how);
  store::testing::write_file(screen.path("cards.vcf"), card("a") + card("b"));
  store::testing::write_file(screen.path("odd\x1b[31m\n\u202E.vcf"), card("c"));
  store::testing::write_file(screen.path("sheet.csv"),
                             "Name,Where met,When met,Email,Birthday,Odd\x1b[31m\n\"" + hostile +
                                 "\"," + hostile + ",2021-03-12,x@example.com,31/02/1988," +
                                 hostile + "\n");
  std::set<std::string> tried;
  int showed_her = 0;
  for (const Words& words : everything_one_can_say(screen)) {
    CAPTURE(words.front());
    CAPTURE(words.size() > 1 ? words[1] : "");
    const Screen::Answer answer = screen.run(words);
    const bool raw_file =
        how != Shown::terminal && (words.back() == "vcard" || words.back() == "--card");
    if (!raw_file || answer.code != 0) check_harmless(answer.out, how);
    check_harmless(answer.err, how);
    showed_her += answer.out.find("Anna") != std::string::npos;
    if (how == Shown::json && (answer.out.starts_with('{') || answer.out.starts_with('[')))
      CHECK_NOTHROW(parse_json(answer.out));
    tried.insert(words.front());
    if (words.size() > 1) tried.insert(words[0] + " " + words[1]);
  }
  CHECK(showed_her > 25);
  for (const cli::Command* command : cli::commands()) {
    CAPTURE(command->name);
    // `serve` prints an address and a log; what the log quotes is in tests/serve.
    if (std::string_view(command->name) != "serve") CHECK(tried.contains(command->name));
  }
}

}  // namespace

TEST_CASE("no command passes a name's control characters on to a terminal") {
  sweep(Shown::terminal);
}

TEST_CASE("nor into a pipe") { sweep(Shown::pipe); }

TEST_CASE("nor as JSON, which stays whole and says what is there") {
  sweep(Shown::json);
  Screen screen(Shown::json);
  REQUIRE(screen.run({"person", "add", "Anna\u202E \u009B2J\u2028\u2066"}).code == 0);
  const Screen::Answer answer = screen.run({"person", "show", "1"});
  CHECK(answer.out.find("Anna\\u202e \\u009b2J") != std::string::npos);
  CHECK(parse_json(answer.out).text("name").starts_with("Anna\u202E"));
}
