#include "formats/icalendar/component.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace wellmet::icalendar {
namespace {

// What is handed over, one line for each.
class Written : public Events {
 public:
  explicit Written(std::string_view text, const Limits& limits = {}) {
    problems = read(text, *this, limits);
  }
  bool wants(std::string_view name) const override { return name != "DESCRIPTION"; }
  void begin_calendar() override { lines.emplace_back("calendar"); }
  void end_calendar(Ended) override { lines.emplace_back("end"); }
  void property(const Property& p) override { lines.push_back(p.name + "=" + text_of(p)); }
  void component(Component&& component) override { lines.push_back(shown(component)); }

  std::vector<std::string> lines = {};
  std::vector<Problem> problems = {};

 private:
  static std::string shown(const Component& component) {
    std::string line = component.name + "(" + std::to_string(component.line);
    for (const Property& p : component.properties) line += " " + p.name + "=" + text_of(p);
    for (const Component& part : component.parts) line += " " + shown(part);
    return line + ")";
  }
};

std::string shown(std::string_view text) { return join(Written(text).lines, " "); }

TEST_CASE("a calendar is read component by component, whatever ends its lines") {
  const std::string crlf =
      "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nSUMMARY:Tea\\, and\r\n  cake\r\n"
      "DESCRIPTION:x\r\nBEGIN:VALARM\r\nSUMMARY:Ring\r\nEND:VALARM\r\nUID:1\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n";
  const std::string wanted = "calendar METHOD=PUBLISH VEVENT(3 SUMMARY=Tea, and cake UID=1) end";
  CHECK(shown(crlf) == wanted);
  for (const char* end : {"\n", "\r"}) {
    std::string other;
    for (const std::string& line : split(crlf, '\n')) other += std::string(trim(line)) + end;
    CHECK(shown(other).starts_with("calendar METHOD=PUBLISH VEVENT(3"));
  }
  CHECK(shown("\xEF\xBB\xBF" + crlf) == wanted);
}

TEST_CASE("of a zone its observances are its parts") {
  CHECK(shown("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nTZOFFSETTO:+0100\n"
              "END:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n") ==
        "calendar VTIMEZONE(2 TZID=Here STANDARD(4 TZOFFSETTO=+0100)) end");
}

TEST_CASE("what has no end is read as far as it goes") {
  const Written cut(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nBEGIN:VALARM\n"
      "END:VEVENT\nBEGIN:VEVENT\nUID:3\n");
  CHECK(join(cut.lines, " ") == "calendar VEVENT(2 UID=1) VEVENT(4 UID=2) VEVENT(8 UID=3) end");
  REQUIRE(cut.problems.size() == 3);
  CHECK(cut.problems[0].line == 2);
  CHECK(cut.problems[0].what == "this VEVENT has no END");
  CHECK(cut.problems[2].what == "the calendar ends here without an END:VCALENDAR");
}

TEST_CASE("lines that are no properties, and the tail of a text that was not folded, do no harm") {
  CHECK(shown("hello\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:join\nZoom Meeting\n"
              "https://zoom.example/j/1\nUID:1\n:\n;\nEND:VEVENT\nEND:VCALENDAR\n") ==
        "calendar VEVENT(3 HTTPS=//zoom.example/j/1 UID=1) end");
}

TEST_CASE("quoted parameters keep their colons, commas and semicolons") {
  class First : public Events {
   public:
    bool wants(std::string_view) const override { return true; }
    void component(Component&& component) override {
      zone = parameter_of(component.properties.at(0), "tzid");
      value = component.properties.at(0).value;
    }
    std::string zone = {}, value = {};
  } first;
  read(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE-TIME;TZID=\"(UTC-05:00) Here; and, "
      "there\":20260508T113000\nEND:VEVENT\n",
      first);
  CHECK(first.zone == "(UTC-05:00) Here; and, there");
  CHECK(first.value == "20260508T113000");
}

TEST_CASE("what is too large is left out with a word") {
  const std::string text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:" + std::string(300, 'x') +
      "\nLOCATION:a\nSTATUS:b\nEND:VEVENT\nEND:VCALENDAR\n";
  const Written narrow(text, {.line_bytes = 100});
  CHECK(narrow.lines.at(1) == "VEVENT(2 UID=1 LOCATION=a STATUS=b)");
  REQUIRE(narrow.problems.size() == 1);
  CHECK(narrow.problems[0].line == 4);
  const Written small(text, {.component_bytes = 200});
  CHECK(small.lines.at(1) == "VEVENT(2 UID=1)");
  CHECK(small.problems.size() == 1);
  const Written few(text, {.properties_per_component = 1});
  CHECK(few.lines.at(1) == "VEVENT(2 UID=1)");
}

}  // namespace
}  // namespace wellmet::icalendar
