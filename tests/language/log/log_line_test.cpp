#include "language/log/log_line.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "language/log/echo.h"

using namespace wellmet;
using namespace wellmet::language;

// The readings stand in log_lines.txt; here is what a table of readings cannot say.

namespace {

const LocalDate today = *parse_iso_date("2026-03-05");

LogLine read(std::string_view line) { return read_log_line(line, {.today = today}); }

}  // namespace

TEST_CASE("every mention has a role and knows its bytes") {
  const std::string line = "tea with @Maya Chen: @jo says hi !thank @Łukasz tomorrow ?how is @Ana";
  const LogLine log = read(line);
  REQUIRE(log.mentions.size() == 4);
  CHECK(log.roles == std::vector<MentionRole>{MentionRole::with, MentionRole::mentioned,
                                              MentionRole::follow_up, MentionRole::mentioned});
  for (const Mention& mention : log.mentions) {
    CHECK(line[mention.range.start] == '@');
    CHECK(line.substr(mention.range.start + 1, mention.range.end - mention.range.start - 1) ==
          mention.name());
  }
}

TEST_CASE("an item belongs to who was named right before it, else to the first person") {
  const LogLine log = read("lunch with @Ana, @Ben and @Cy #climbing: @Ben #chess ?how is the boat");
  CHECK(log.interests.at(0).owners == Owners{0});
  CHECK(log.interests.at(1).owners == Owners{3});
  CHECK(log.questions.at(0).owners == Owners{3});
  CHECK(read("#dogs").interests.at(0).owners.empty());
}

TEST_CASE("how many words a name takes is the resolver's to say, and the rest goes to the note") {
  const std::string line = "coffee with @Maya Biscuit is well";
  CHECK(read(line).mentions.at(0).name() == "Maya Biscuit");
  const LogLine one = read_log_line(line, {.today = today, .words_taken = {1}});
  CHECK(one.mentions.at(0).name() == "Maya");
  CHECK(one.note == "Biscuit is well");
  const LogLine many = read_log_line(line, {.today = today, .words_taken = {99}});
  CHECK(many.mentions.at(0).taken <= many.mentions.at(0).words.size());
}

TEST_CASE("a follow-up without a day is due when its kind says") {
  const LogLine log = read("coffee with @Maya !circle back on the talk");
  CHECK_FALSE(log.follow_ups.at(0).due_given);
  CHECK(log.follow_ups.at(0).due == today + info(FollowUpKind::circle_back).default_days);
}

TEST_CASE("what only notes something is no interaction") {
  CHECK_FALSE(read("@Jo #dogs !check in next week").happened());
  CHECK_FALSE(read("!thank @Jo").happened());
  CHECK_FALSE(read("").happened());
  CHECK(read("@Jo").happened());
  CHECK(read("@Jo yesterday #dogs").happened());
  CHECK_FALSE(read("@Jo got the job #dogs").happened());  // a fact alone
}

TEST_CASE("dates are read in the order of the reader") {
  const std::string line = "coffee with @Maya on 3/2/2026";
  CHECK(read_log_line(line, {.today = today}).day == *parse_iso_date("2026-02-03"));
  CHECK(read_log_line(line, {.today = today, .order = DateOrder::month_first}).day ==
        *parse_iso_date("2026-03-02"));
}

TEST_CASE("no word of a line is lost") {
  // Words that nothing understands, put into every gap of a line, come out again.
  const std::vector<std::string> parts = {"coffee", "with", "@maya", "at Blue Bottle",  "yesterday",
                                          "and",    "@jo",  "#dogs", "!thank tomorrow", "?how so"};
  for (std::size_t gap = 0; gap <= parts.size(); ++gap) {
    std::string line;
    for (std::size_t i = 0; i <= parts.size(); ++i) {
      if (i == gap) line += "xylophone ";
      if (i < parts.size()) line += parts[i] + " ";
    }
    INFO(line);
    std::string all;
    for (const std::string& text : echo(read(line), {}, today)) all += text + "\n";
    CHECK(all.find("xylophone") != std::string::npos);
  }
}

TEST_CASE("a line of marks alone says nothing") {
  for (const char* line :
       {"", " ", ",", ";", ".", ". .", ", ; .", "…", "!?", "-", ":", "()", "@", "#"}) {
    CAPTURE(line);
    const LogLine read = read_log_line(line, {.today = local_date({2026, 3, 5})});
    CHECK(read.mentions.empty());
    CHECK_FALSE(read.kind_said);
  }
}

TEST_CASE("very long lines and many signs are read in one go") {
  std::string line;
  for (int i = 0; i < 400; ++i) line += "@Maya Chen #dogs !thank tomorrow ?why ask: x ";
  const LogLine log = read(line);
  CHECK(log.mentions.size() == 400);
  CHECK(log.follow_ups.size() == 400);
}

TEST_CASE("of a line that is too long the end is kept in the note") {
  std::string line = "coffee with @Maya: ";
  while (line.size() < 30'000) line += "words and more #words ";
  line += "the last of all";
  const LogLine log = read(line);
  CHECK(log.kind == InteractionKind::coffee);
  CHECK(log.note.ends_with("#words the last of all"));
  CHECK(log.doubts.size() == 1);
  CHECK(read(std::string(40'000, 'x')).note.size() == 40'000);
}

TEST_CASE("days near today are told by their names") {
  CHECK(day_near(today, today) == "today");
  CHECK(day_near(today + 1, today) == "tomorrow Fri 6 Mar");
  CHECK(day_near(today - 1, today) == "yesterday Wed 4 Mar");
  CHECK(day_near(today + 15, today) == "Fri 20 Mar");
  CHECK(day_near(today + 365, today) == "Fri 5 Mar 2027");
}

TEST_CASE("a line that leaves open whether you were in touch says so, and the writer decides") {
  for (const char* line : {"ended up signing @jo's passport photos and staying for soup",
                           "swapped my leeks for @maya's quinces at the plot",
                           "fitted @rob's kitchen today, worktop comes Thursday"}) {
    CAPTURE(line);
    const LogLine open = read(line);
    CHECK_FALSE(open.took_place);
    CHECK(open.may_have_happened);
    const LogLine decided = read_log_line(line, {.today = today, .happened = true});
    CHECK(decided.took_place);
    CHECK(decided.note.empty() == false);
  }
}

TEST_CASE("what is sure to be no contact is not asked about") {
  for (const char* line :
       {"@jo got promoted", "need to call @jo", "couldn't reach @jo", "@jo's birthday is 9 May",
        "lunch with @jo tomorrow", "@jo is looking for a flat", "almost rang @jo",
        "should have invited @jo yesterday", "coffee with @jo"}) {
    CAPTURE(line);
    CHECK_FALSE(read(line).may_have_happened);
    CHECK(read_log_line(line, {.today = today, .happened = true}).took_place ==
          read(line).took_place);
  }
}

TEST_CASE("what only sounds like an offer, an interest or advice is none") {
  CHECK(read("@Ana said I can be stubborn").offers.empty());
  CHECK(read("@Ana said I can borrow her van").offers.size() == 1);
  CHECK(read("@Ana can get me a discount").offers.size() == 1);
  CHECK(read("@Ana likes the idea").interests.empty());
  CHECK(read("@Ana likes jazz").interests.size() == 1);
  CHECK(read("@Ana said don't worry").kind != InteractionKind::advice_received);
  CHECK(read("@Ana said don't sign").kind == InteractionKind::advice_received);
}
