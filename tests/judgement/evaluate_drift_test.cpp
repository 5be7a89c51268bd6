#include "judgement/evaluate_drift.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/text.h"

using namespace wellmet;

namespace {

std::string text_of(const std::string& name) {
  std::ifstream file(std::string(WELLMET_SOURCE "/tests/judgement/drift/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string message_of(const std::string& events, const std::string& cases, int horizon = 90) {
  try {
    evaluate_drift(events, cases, horizon);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

// Golden files: made-up contacts, scored by the reference implementation of the formula.
TEST_CASE("made-up histories get the reference's scores") {
  const std::string scores = evaluate_drift(text_of("events.csv"), text_of("cases.csv"), 90);
  const auto ours = split(scores, '\n');
  const auto theirs = split(text_of("scores.csv"), '\n');
  REQUIRE(ours.size() == theirs.size());
  REQUIRE(ours.size() > 100);
  CHECK(ours[0] == theirs[0]);
  for (std::size_t i = 1; i + 1 < ours.size(); ++i) {
    const auto our_cells = split(ours[i], ',');
    const auto their_cells = split(theirs[i], ',');
    CHECK(our_cells[0] == their_cells[0]);
    CHECK(our_cells[1] == their_cells[1]);
    CHECK(our_cells[2] == their_cells[2]);
    CHECK(std::atof(our_cells[3].c_str()) ==
          doctest::Approx(std::atof(their_cells[3].c_str())).epsilon(1e-7));
  }
}

TEST_CASE("the horizon is a parameter of the formula") {
  CHECK(evaluate_drift(text_of("events.csv"), text_of("cases.csv"), 45) !=
        evaluate_drift(text_of("events.csv"), text_of("cases.csv"), 90));
}

TEST_CASE("neither who wrote, nor how much, nor the order of the rows changes a score") {
  const std::string cases = "ego,alter,t\n7,8,40\n8,7,40\n";
  const std::string plain =
      evaluate_drift("src,dst,day,n\n7,8,1,1\n8,7,9,1\n7,8,20,1\n", cases, 90);
  CHECK(evaluate_drift("src,dst,day,n\n8,7,20,5\n7,8,9,1\n8,7,1,9\n7,8,9,3\n", cases, 90) == plain);
  CHECK(plain.find("7,8,40,0.") != std::string::npos);
}

TEST_CASE("days after the case are not looked at") {
  const std::string cases = "ego,alter,t\n7,8,40\n";
  CHECK(evaluate_drift("src,dst,day\n7,8,1\n7,8,20\n7,8,41\n", cases, 90) ==
        evaluate_drift("src,dst,day\n7,8,1\n7,8,20\n", cases, 90));
  CHECK(evaluate_drift("src,dst,day\n7,8,1\n7,8,20\n7,8,40\n", cases, 90) !=
        evaluate_drift("src,dst,day\n7,8,1\n7,8,20\n", cases, 90));
}

TEST_CASE("a case without any contact so far is silence for certain") {
  CHECK(evaluate_drift("src,dst,day\n1,2,50\n", "ego,alter,t\n1,2,49\n3,4,10\n", 90) ==
        "ego,alter,t,score\n1,2,49,1\n3,4,10,1\n");
}

TEST_CASE("columns are found by name, people may be words, line ends may be Windows'") {
  const std::string scores = evaluate_drift(
      "\xEF\xBB\xBF"
      "day,note,dst,src\r\n5,hello,Maya,\"Berg, Jo\"\r\n\r\n9,\"a\nb\",Maya,\"Berg, Jo\"\r\n",
      "t,alter,ego\r\n12,\"Berg, Jo\",Maya\r\n", 90);
  CHECK(scores.substr(0, 46) == "ego,alter,t,score\nMaya,\"Berg, Jo\",12,0.3420882");
}

TEST_CASE("content that cannot be measured is refused with file and line") {
  const std::string events = "src,dst,day\n1,2,3\n";
  const std::string cases = "ego,alter,t\n1,2,3\n";
  CHECK(message_of("src,dst,when\n1,2,3\n", cases) ==
        "events, line 1: the header has no column “day”.");
  CHECK(message_of(events, "") == "cases, line 1: the header has no column “ego”.");
  CHECK(message_of("src,dst,day\n1,2,3\n1,2,soon\n", cases) ==
        "events, line 3: “soon” in column “day” is no whole number.");
  CHECK(message_of(events, "ego,alter,t\n1,2\n") == "cases, line 2: the row has 2 of 3 cells.");
  CHECK(message_of(events, "ego,alter,t\n1,2,99999999\n") ==
        "cases, line 2: 99999999 in column “t” isn’t a date.");
  CHECK(message_of("src,dst,day\n1,\"2,3\n", cases).starts_with("events, line 2: "));
  CHECK(message_of(events, cases, 0) == "The horizon is a number of days, 1 or more.");
}

TEST_CASE("no bytes make the measuring fail but by a refusal") {
  CHECK(rc::check([](const std::string& events, const std::string& cases) {
    try {
      evaluate_drift("src,dst,day\n" + events, "ego,alter,t\n" + cases, 90);
    } catch (const Error&) {
    }
  }));
}
