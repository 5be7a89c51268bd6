#include "model/follow_up.h"

#include <doctest/doctest.h>

using namespace wellmet;

TEST_CASE("what is to be done is told in English, with the person in their place") {
  using K = FollowUpKind;
  CHECK(in_words(K::thank, "Maya Chen", "the ladder") == "thank Maya Chen: the ladder");
  CHECK(in_words(K::circle_back, "Maya Chen", "") == "circle back to Maya Chen");
  CHECK(in_words(K::close_the_loop, "Tom", "") == "close the loop with Tom");
  CHECK(in_words(K::congratulate, "Łukasz", "") == "congratulate Łukasz");
  CHECK(in_words(K::share, "Jo", "the bee book") == "share with Jo: the bee book");
  CHECK(in_words(K::meet_again, "Jo", "") == "meet Jo again");
  CHECK(in_words(K::check_in, "Jo", "") == "check in with Jo");
  CHECK(in_words(K::share, "", "the bee book") == "share: the bee book");
}

TEST_CASE("one's own words say whom they are for, unless they name them") {
  using K = FollowUpKind;
  CHECK(in_words(K::custom, "Pooja Rao", "return the drill") == "return the drill (for Pooja Rao)");
  CHECK(in_words(K::custom, "Pooja Rao", "owe pooja a book") == "owe pooja a book");
  CHECK(in_words(K::custom, "Jo Okafor", "ask about the job") ==
        "ask about the job (for Jo Okafor)");
  CHECK(in_words(K::custom, "Jo Okafor", "return Jo’s drill") == "return Jo’s drill");
  CHECK(in_words(K::custom, "Dr. Al Haddad", "bring the salad") ==
        "bring the salad (for Dr. Al Haddad)");
  CHECK(in_words(K::custom, "Dr. Lin Wei", "Lin's keys") == "Lin's keys");
  CHECK(in_words(K::custom, "Mustermann, Erika", "write Erika") == "write Erika");
  CHECK(in_words(K::custom, "Grace", "") == "something for Grace");
  CHECK(in_words(K::custom, "", "return the drill") == "return the drill");
}
