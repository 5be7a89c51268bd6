#include "model/introductions/why.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

const TwoNames then = {"Maya Chen", "Priya Raman", "Maya", "Priya"};
const TwoNames now = {"Mei Chen", "Priya Kapoor", "Mei", "Priya"};

TEST_CASE("why two should meet calls them as they are called now") {
  const auto now_said = [](const char* why) { return with_names(without_names(why, then), now); };
  CHECK(now_said("Maya is looking for “a bookkeeper”, and Priya offers “hours”") ==
        "Mei is looking for “a bookkeeper”, and Priya offers “hours”");
  CHECK(now_said("Maya’s studio is next to Priya Raman’s, says Maya Chen") ==
        "Mei’s studio is next to Priya’s, says Mei");
  CHECK(now_said("both like Mayan pottery and Priyanka") == "both like Mayan pottery and Priyanka");
  CHECK(now_said("both keep bees") == "both keep bees");
  CHECK(now_said("“Maya” and Priya—of course") == "“Mei” and Priya—of course");
}

TEST_CASE("names are words of their own in any script") {
  const TwoNames korean = {"김민지", "Zoë Ålund", "김민지", "Zoë"};
  CHECK(without_names("김민지 paints, Zoë’s too", korean) == "{first} paints, {second}’s too");
  CHECK(without_names("Zoëlla", korean) == "Zoëlla");
}

TEST_CASE("two who are called alike are told apart by their whole names") {
  const TwoNames two = {"Maya Chen", "Maya Diaz", "Maya Chen", "Maya Diaz"};
  CHECK(without_names("Maya Chen sings, and Maya Diaz plays; Maya", two) ==
        "{first} sings, and {second} plays; Maya");
}

TEST_CASE("with the other one first the reason stays what it was") {
  const std::string kept = without_names("Maya asks, and Priya offers", then);
  CHECK(with_names(why_turned(kept), {"Priya Raman", "Maya Chen", "Priya", "Maya"}) ==
        "Maya asks, and Priya offers");
  CHECK(why_turned(why_turned(kept)) == kept);
}

}  // namespace
}  // namespace wellmet
