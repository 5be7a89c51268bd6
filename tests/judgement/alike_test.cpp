#include "judgement/duplicates/alike.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/names/given_names.h"

using namespace wellmet;

namespace {

// Jaro as its paper tells it, letter by letter.
double plain_jaro(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  const int reach = std::max(static_cast<int>(std::max(a.size(), b.size())) / 2 - 1, 0);
  std::vector<bool> taken(b.size());
  std::string from_a;
  for (int i = 0; i < static_cast<int>(a.size()); ++i) {
    const int end = std::min(static_cast<int>(b.size()), i + reach + 1);
    for (int j = std::max(0, i - reach); j < end; ++j) {
      if (taken[static_cast<std::size_t>(j)] ||
          b[static_cast<std::size_t>(j)] != a[static_cast<std::size_t>(i)])
        continue;
      taken[static_cast<std::size_t>(j)] = true;
      from_a += a[static_cast<std::size_t>(i)];
      break;
    }
  }
  std::string from_b;
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (taken[j]) from_b += b[j];
  }
  if (from_a.empty()) return 0;
  double moved = 0;
  for (std::size_t i = 0; i < from_a.size(); ++i) moved += from_a[i] != from_b[i];
  const auto m = static_cast<double>(from_a.size());
  return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
          (m - moved / 2) / m) /
         3;
}

double plain_jaro_winkler(const std::string& a, const std::string& b) {
  const double j = plain_jaro(a, b);
  if (j <= 0.7) return j;
  int same = 0;
  while (same < 4 && same < static_cast<int>(std::min(a.size(), b.size())) &&
         a[static_cast<std::size_t>(same)] == b[static_cast<std::size_t>(same)])
    ++same;
  return j + same * 0.1 * (1 - j);
}

rc::Gen<std::string> some_name() {
  return rc::gen::exec([] {
    const int length = *rc::gen::element(0, 1, 2, 5, 9, 20, 63, 64, 65, 90);
    return *rc::gen::container<std::string>(static_cast<std::size_t>(length),
                                            rc::gen::elementOf(std::string("abcde 1\xC3")));
  });
}

// Every string one edit away, tried out.
bool plain_one_edit(const std::string& a, const std::string& b) {
  if (a == b) return true;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    if (i < a.size() && a.substr(0, i) + a.substr(i + 1) == b) return true;
    if (i < b.size() && b.substr(0, i) + b.substr(i + 1) == a) return true;
    if (i < a.size() && i < b.size()) {
      std::string changed = a;
      changed[i] = b[i];
      if (changed == b) return true;
    }
    if (i + 1 < a.size()) {
      std::string swapped = a;
      std::swap(swapped[i], swapped[i + 1]);
      if (swapped == b) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("Winkler's own examples") {
  CHECK(jaro_winkler("martha", "marhta") == doctest::Approx(0.9611).epsilon(1e-4));
  CHECK(jaro_winkler("dwayne", "duane") == doctest::Approx(0.84).epsilon(1e-4));
  CHECK(jaro_winkler("dixon", "dicksonx") == doctest::Approx(0.8133).epsilon(1e-4));
  CHECK(jaro_winkler("", "") == 1);
  CHECK(jaro_winkler("maya", "") == 0);
}

TEST_CASE("the quick measure is the plain one, at any length") {
  CHECK(rc::check([] {
    const std::string a = *some_name();
    const std::string b =
        *rc::gen::oneOf(some_name(), rc::gen::just(a + "b"), rc::gen::just(a.substr(a.size() / 3)));
    RC_ASSERT(jaro_winkler(a, b) == plain_jaro_winkler(a, b));
  }));
}

TEST_CASE("asking from a threshold up tells the same from there up") {
  CHECK(rc::check([] {
    const std::string a = *some_name();
    const std::string b = *some_name();
    const double least = *rc::gen::element(.5, .84, .88, .92);
    const double whole = jaro_winkler(a, b);
    const double quick = jaro_winkler_from(least, a, b);
    RC_ASSERT(quick == whole || (whole < least && quick == 0));
  }));
}

TEST_CASE("one edit is one insertion, deletion, change or swap of neighbours") {
  CHECK(at_most_one_edit("5551234", "5551243"));
  CHECK(at_most_one_edit("5551234", "555134"));
  CHECK(at_most_one_edit("", "1"));
  CHECK_FALSE(at_most_one_edit("", "12"));
  CHECK_FALSE(at_most_one_edit("5551234", "5553214"));
  CHECK(rc::check([] {
    const auto digits = rc::gen::container<std::string>(rc::gen::elementOf(std::string("012")));
    const std::string a = (*digits).substr(0, 6);
    const std::string b = (*digits).substr(0, 6);
    RC_ASSERT(at_most_one_edit(a, b) == plain_one_edit(a, b));
  }));
}

TEST_CASE("a short form of a given name may be the same name") {
  CHECK(may_be_one_given_name("bob", "robert"));
  CHECK(may_be_one_given_name("liz", "elizabeth"));
  CHECK(may_be_one_given_name("amy", "ka yan amy"));
  CHECK_FALSE(may_be_one_given_name("jonas", "ingrid"));
  CHECK_FALSE(may_be_one_given_name("rob", "bill"));
  CHECK_FALSE(may_be_one_given_name("al", "alexander"));
  CHECK_FALSE(may_be_one_given_name("", "anna"));
  CHECK_FALSE(may_be_one_given_name("j", "j r"));
}
