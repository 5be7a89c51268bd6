#include "model/cards/names_together.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace wellmet;

namespace {

std::string read(std::string_view name) {
  const NamesTogether found = names_together(name);
  return found.says_too_little ? "several" : join(found.names, " | ");
}

}  // namespace

TEST_CASE("two people in one name are told apart, with the family's name for both") {
  CHECK(read("Hugo & Ingrid Berg") == "Hugo Berg | Ingrid Berg");
  CHECK(read("Sam and Alex") == "Sam | Alex");
  CHECK(read("Nils+Karin Åberg") == "Nils Åberg | Karin Åberg");
  CHECK(read("Andrea und Stefan Huber") == "Andrea Huber | Stefan Huber");
  CHECK(read("Marie et Luc Dubois") == "Marie Dubois | Luc Dubois");
  CHECK(read("Ana y Luis García López") == "Ana García López | Luis García López");
  CHECK(read("Rita e Paulo Neves") == "Rita Neves | Paulo Neves");
  CHECK(read("Jan & Piet van der Berg") == "Jan van der Berg | Piet van der Berg");
  CHECK(read("Ann, Ben and Cy Lee") == "Ann Lee | Ben Lee | Cy Lee");
  CHECK(read("Tom Reed & Ana Flores") == "Tom Reed | Ana Flores");
  CHECK(read("Dr. Anna and Prof. Max Huber") == "Dr. Anna | Prof. Max Huber");
  CHECK(read("明 & 芳") == "明 | 芳");
  CHECK(read("Don and Betty Draper") == "Don Draper | Betty Draper");
}

TEST_CASE("nobody gets a name that is not theirs") {
  CHECK(read("Don Draper & Betty Draper") == "Don Draper | Betty Draper");
  CHECK(read("Mr. Smith and Mary Jones") == "Mr. Smith | Mary Jones");
  CHECK(read("Robert Downey, Jr. & Susan Downey") == "Robert Downey Jr. | Susan Downey");
  CHECK(read("Susan & Robert Downey Jr.") == "Susan Downey | Robert Downey Jr.");
  CHECK(read("Ann Lee, PhD and Ben Lee, MD") == "Ann Lee PhD | Ben Lee MD");
  CHECK(read("Ann Lee, PhD, MBA & Ben Lee MD") == "Ann Lee PhD MBA | Ben Lee MD");
  CHECK(read("Yo-Yo Ma & Jill Ma") == "Yo-Yo Ma | Jill Ma");
  CHECK(read("Hugo & Ingrid Sen") == "Hugo Sen | Ingrid Sen");
}

TEST_CASE("where the family's name may come first it is left as it is") {
  for (const char* unsure : {"Smith, John & Mary", "Ann, Ben & Cy", "Berg, Hugo Emil & Ingrid",
                             "Garcia Lopez, Juan & Maria", "Smith, John and Jones, Mary"})
    CHECK_MESSAGE(read(unsure) == "several", unsure);
}

TEST_CASE("a comma or slash parts two whole names of one family only") {
  CHECK(read("Priya Raman, Arjun Raman") == "Priya Raman | Arjun Raman");
  CHECK(read("Tom Reed / Ana Reed") == "Tom Reed | Ana Reed");
  for (const char* one :
       {"Berg, Ingrid", "Miller, Walter M., Jr.", "Robert Smith / Bob", "Maya Chen, PhD",
        "Robert Downey, Jr.", "Lee Wong, Kim Park", "田中 太郎 / Tanaka Taro"})
    CHECK_MESSAGE(read(one).empty(), one);
}

TEST_CASE("a name with such a word in it stays one") {
  for (const char* one :
       {"Santiago Ramón y Cajal", "José Ortega y Gasset", "Artur da Costa e Silva",
        "Ortega y Gasset", "Smith & Sons", "Johnson & Co", "Berg und Partner", "Ernst & Young LLP",
        "Ben & Jerry's", "Hugo & family", "Sam and kids", "Ann + 1", "Anderson", "Sandy Brand",
        "R&D", "A. & B. (old)"})
    CHECK_MESSAGE(read(one).empty(), one);
}

TEST_CASE("titles alone say that there are several, and not who") {
  CHECK(read("Mr. and Mrs. Patel") == "several");
  CHECK(read("Herr und Frau Huber") == "several");
}
