#include "judgement/introductions/drafts.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

const DraftFor potters = {
    .first = {.name = "Maya Chen", .called = "Maya", .does = "potter at Kelp"},
    .second = {.name = "Priya Raman", .called = "Priya", .does = "bookkeeper"},
    .why = "Maya is looking for “a bookkeeper”, and Priya offers “bookkeeping”",
    .from = "Ines"};

TEST_CASE("who is asked first hears who the other is, why, and how to say no") {
  const Message message = draft(IntroductionMessage::ask_first, potters);
  CHECK(message.subject == "Would you like to meet Priya Raman?");
  CHECK(message.body ==
        "Hi Maya,\n\n"
        "I know someone you might like to meet: Priya Raman (bookkeeper).\n\n"
        "What made me think of it: you’re looking for “a bookkeeper”, and Priya offers "
        "“bookkeeping”.\n\n"
        "Shall I introduce you? If you’d rather not, just say so. I haven’t asked Priya yet, so "
        "nobody else will know.\n\n"
        "Ines");
}

TEST_CASE("who is asked second hears that the first would like to") {
  CHECK(draft(IntroductionMessage::ask_second, potters).body ==
        "Hi Priya,\n\n"
        "I know someone who would like to meet you: Maya Chen (potter at Kelp).\n\n"
        "What made me think of it: Maya is looking for “a bookkeeper”, and you offer "
        "“bookkeeping”.\n\n"
        "Shall I introduce you? If you’d rather not, or it’s not the time for it, just say so; "
        "that’s fine.\n\n"
        "Ines");
}

TEST_CASE("the introduction says who each is, and leaves them to it") {
  DraftFor bees = potters;
  bees.why = "both keep bees";
  const Message message = draft(IntroductionMessage::introduce, bees);
  CHECK(message.subject == "Maya, meet Priya");
  CHECK(message.body ==
        "Maya, Priya:\n\n"
        "You each said you would like to meet the other. Maya, meet Priya Raman (bookkeeper); "
        "Priya, meet Maya Chen (potter at Kelp).\n\n"
        "What made me think of it: you both keep bees.\n\n"
        "I’ll leave you to it.\n\n"
        "Ines");
}

TEST_CASE("what is not known is left out, not guessed") {
  const DraftFor bare = {.first = {.name = "Maya Chen", .called = "Maya"},
                         .second = {.name = "Priya Raman", .called = "Priya"}};
  CHECK(draft(IntroductionMessage::how_it_went, bare).body ==
        "Hi Maya,\n\nHow did it go with Priya? I’d be glad to hear, whatever came of it.");
  const std::string asking = draft(IntroductionMessage::ask_first, bare).body;
  CHECK(asking.find("What made me") == std::string::npos);
  CHECK(asking.find("()") == std::string::npos);
}

}  // namespace
}  // namespace wellmet
