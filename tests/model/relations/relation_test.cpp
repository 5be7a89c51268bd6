#include "model/relations/relation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace wellmet;

TEST_CASE("a relation has the right word from the other side") {
  struct Row {
    const char* word;
    const char* inverse;
  };
  for (const Row& row : {Row{"boss", "direct report"},
                         {"reports to", "direct report"},
                         {"direct report", "boss"},
                         {"mother", "child"},
                         {"daughter", "parent"},
                         {"mentor", "mentee"},
                         {"wife", "spouse"},
                         {"sister", "sibling"},
                         {"uncle", "niece or nephew"},
                         {"assistant", "assistant to"},
                         {"neighbor", "neighbour"},
                         {"Colleagues", "colleague"},
                         {"introduced by me", "introduced by you"},
                         {"bee-keeping guru", "bee-keeping guru of"},
                         {"bee-keeping guru of", "bee-keeping guru"}}) {
    INFO(row.word);
    CHECK(inverse_word(row.word) == row.inverse);
  }
}

TEST_CASE("seen from the other side and back, a word says what it said") {
  for (const std::string& word : relation_words()) {
    INFO(word);
    CHECK(relation_word(word) == word);
    const std::string there = inverse_word(word);
    CHECK(is_relation_word(there));
    CHECK(relation_kind(inverse_word(there)) == relation_kind(word));
    CHECK(inverse_word(inverse_word(there)) == there);
  }
  CHECK(rc::check("words of one's own come back as they were", [] {
    const auto letters = *rc::gen::nonEmpty(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("bcdghklmnpqrz"))));
    const std::string own = "x" + letters;
    RC_PRE(!is_relation_word(own));
    RC_ASSERT(inverse_word(inverse_word(own)) == own);
  }));
}

TEST_CASE("a relation is a sentence") {
  const auto said = [](const char* word) {
    return relation_sentence({.whose = "Maya Chen", .word = word, .name = "Tom Reilly"});
  };
  CHECK(said("boss") == "Tom Reilly is Maya Chen's boss");
  CHECK(said("introduced by you") == "you introduced Maya Chen and Tom Reilly");
  CHECK(said("introduced by") == "Tom Reilly introduced you to Maya Chen");
  CHECK(said("referred by") == "Tom Reilly referred Maya Chen");
  CHECK(said("referred") == "Maya Chen referred Tom Reilly");
  CHECK(said("emergency contact") == "Tom Reilly is Maya Chen's emergency contact");
  CHECK(said("emergency contact for") == "Maya Chen is Tom Reilly's emergency contact");
  CHECK(relation_word("Emergency") == "emergency contact");
  CHECK(said("assistant to") == "Maya Chen is Tom Reilly's assistant");
  CHECK(said("bee-keeping guru of") == "Maya Chen is Tom Reilly's bee-keeping guru");
  CHECK(
      relation_sentence({.whose = "Robin Vale", .word = "sister", .name = "Jo", .of_you = true}) ==
      "Jo is your sister");
}
