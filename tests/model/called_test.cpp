#include "model/called.h"

#include <doctest/doctest.h>

using namespace wellmet;

TEST_CASE("a friend is called by the given name of the card") {
  CHECK(first_name("Maya", "Chen, Maya") == "Maya");
  CHECK(first_name("John", "Mr. John Richter James Doe Sr.") == "John");
  CHECK(first_name("Erika", "Mustermann, Erika") == "Erika");
}

TEST_CASE("without one, by the first word of the name that is no title; when unsure by all of it") {
  CHECK(first_name("", "Maya Chen") == "Maya");
  CHECK(first_name("", "Mustermann, Erika") == "Erika");
  CHECK(first_name("", "Dr. Maya Chen, PhD") == "Maya");
  CHECK(first_name("", "Dr. Lin") == "Dr. Lin");
  CHECK(first_name("", "Prof Lindqvist") == "Prof Lindqvist");
  CHECK(first_name("", "The Smiths") == "The Smiths");
  CHECK(first_name("", "van der Berg") == "van der Berg");
  CHECK(first_name("", "J. Okafor") == "J. Okafor");
  CHECK(first_name("J", "J Okafor") == "J Okafor");
  CHECK(first_name("", "김민지") == "김민지");
  CHECK(first_name("", "Ōe") == "Ōe");
  CHECK(first_name("", "") == "");
}

TEST_CASE("a Vietnamese name written in full is called by its last word") {
  CHECK(first_name("", "Nguyễn Thị Lan") == "Lan");
  CHECK(first_name("Nguyễn", "Nguyễn Thị Lan") == "Lan");
  CHECK(first_name("", "Tran Van Minh") == "Minh");
  CHECK(first_name("", "Lê Quốc Bảo") == "Bảo");
  CHECK(first_name("", "Lan Nguyen") == "Lan");
  CHECK(first_name("", "Le Roy Ladurie") == "Le Roy Ladurie");
  CHECK(first_name("", "Ly Mai") == "Ly");
}

TEST_CASE("titles and degrees do not make another name") {
  CHECK(name_without_titles("Dr Maya Chen, PhD") == name_without_titles("Maya Chen"));
  CHECK(name_without_titles("Prof. Maya Chen, CEO") == name_without_titles("Maya Chen"));
  CHECK(name_without_titles("Maya Chen") != name_without_titles("Maya Cheng"));
}
