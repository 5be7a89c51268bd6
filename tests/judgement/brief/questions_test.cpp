// Good questions: which suit a meeting, and never the same one twice.
#include "judgement/brief/questions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace wellmet {
namespace {

const LocalDate today = *parse_iso_date("2026-11-22");

std::vector<std::string> codes(const std::vector<ProposedQuestion>& list) {
  std::vector<std::string> all;
  for (const ProposedQuestion& one : list) all.push_back(one.code);
  return all;
}

TEST_CASE("there are ten good questions for each kind of meeting, each once and with its number") {
  std::set<int> numbers;
  std::set<std::string_view> texts;
  for (const BuiltInQuestion& one : built_in_questions()) {
    numbers.insert(one.number);
    texts.insert(one.text);
    CHECK(one.text.ends_with('?'));
  }
  CHECK(numbers.size() == built_in_questions().size());
  CHECK(texts.size() == built_in_questions().size());
  for (const Situation situation : all_situations())
    CHECK(std::ranges::count(built_in_questions(), situation, &BuiltInQuestion::situation) == 10);
}

TEST_CASE("a question that was put to them is never proposed again, however it is spelled") {
  std::vector<std::string> asked;
  std::set<std::string> seen;
  for (;;) {
    const auto proposed = questions_for(Situation::mentor, {}, asked, "urn:uuid:maya", 3);
    if (proposed.empty()) break;
    for (const ProposedQuestion& one : proposed) {
      CHECK(seen.insert(one.code).second);
      std::string shouted = one.text;
      shouted.pop_back();
      std::ranges::transform(shouted, shouted.begin(),
                             [](unsigned char c) { return c < 128 ? std::toupper(c) : c; });
      asked.push_back(shouted);
    }
  }
  CHECK(seen.size() == 10);
}

TEST_CASE("one's own questions come first, for their kind of meeting or for any") {
  const std::vector<OwnQuestion> own = {
      {.id = OwnQuestionId{1}, .situation = Situation::conference, .text = "Whose talk was best?"},
      {.id = OwnQuestionId{2}, .text = "What made you laugh this week?"}};
  CHECK(codes(questions_for(Situation::catching_up, own, {}, "maya", 3)).front() == "q2");
  CHECK(codes(questions_for(Situation::conference, own, {}, "maya", 2)) ==
        std::vector<std::string>{"q1", "q2"});
  CHECK(questions_for(Situation::conference, own, {"whose talk was best"}, "maya", 3)[0].code ==
        "q2");
}

TEST_CASE("the same person is proposed the same until it is asked, another one something else") {
  const auto of = [](std::string_view seed) {
    return codes(questions_for(Situation::first_meeting, {}, {}, seed, 3));
  };
  CHECK(of("maya") == of("maya"));
  CHECK(of("maya") != of("jo"));
}

TEST_CASE("what kind of meeting it will be follows from what is noted alone") {
  CHECK(situation_of({.nothing_between = true}, today).situation == Situation::first_meeting);
  CHECK(situation_of({}, today).situation == Situation::catching_up);
  CHECK(situation_of({}, today).because.empty());
  CHECK(situation_of({.mentor = true, .last_in_touch = today - 20}, today).situation ==
        Situation::mentor);
  const SituationRead silent = situation_of({.mentor = true, .last_in_touch = today - 180}, today);
  CHECK(silent.situation == Situation::long_silence);
  CHECK(silent.because == "After a long silence, since nothing is noted after Tue 26 May 2026.");
  CHECK(situation_of({.last_in_touch = today - 179}, today).situation == Situation::catching_up);
}

TEST_CASE("a kind of meeting is read as it is written") {
  for (const Situation one : all_situations()) CHECK(parse_situation(to_text(one)) == one);
  CHECK(parse_situation(" First-Meeting ") == Situation::first_meeting);
  CHECK_FALSE(parse_situation("funeral"));
}

}  // namespace
}  // namespace wellmet
