// The letters on a face without a photo.
#include "web/parts/face.h"

#include <doctest/doctest.h>

using namespace wellmet;
using namespace wellmet::web;

namespace {

std::string letters(const char* name) {
  const std::string all = face({}, PersonId{1}, name).text();
  const auto from = all.find("<b>") + 3;
  return all.substr(from, all.find("</b>") - from);
}

}  // namespace

TEST_CASE("letters are of the first and the last name, without titles") {
  CHECK(letters("Maya Chen") == "MC");
  CHECK(letters("Dr. Karl von Schmidt") == "KS");
  CHECK(letters("Chen, Maya, PhD") == "MC");
  CHECK(letters("Zofia Żak") == "ZŻ");
  CHECK(letters("Prof.") == "P");
}

TEST_CASE("letters that would join to a word stand alone, and no face is empty") {
  CHECK(letters("李小龍") == "李");
  CHECK(letters("김 민지") == "김");
  CHECK(letters("محمد علي") == "م");
  CHECK(letters("🙂") == "🙂");
  CHECK(letters("42") == "4");
}
