// Jaro (1989): letters match when equal and not further apart than half the longer string; the
// measure is the mean of the matched shares of both and the share of matches in the same order.
// Winkler (1990) adds to strings that begin alike, since people seldom mistype the first letters.
#include "judgement/duplicates/alike.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace wellmet {
namespace {

std::size_t letter(char c) { return static_cast<unsigned char>(c); }

struct Matches {
  int count = 0;
  int out_of_order = 0;
};

// Strings up to 64 letters: which places of b are still free is one word, and so is each letter's
// set of places, so the first free match in reach is a mask and a lowest bit.
Matches short_matches(std::string_view a, std::string_view b, int reach) {
  std::array<std::uint64_t, 256> places;  // only what a and b ask for is set: 2 KB would cost more
  for (char c : a) places[letter(c)] = 0;
  for (char c : b) places[letter(c)] = 0;
  for (std::size_t j = 0; j < b.size(); ++j) places[letter(b[j])] |= std::uint64_t{1} << j;
  std::uint64_t free_b = ~std::uint64_t{0};
  std::uint64_t matched_a = 0;
  const int length_a = static_cast<int>(a.size());
  for (int i = 0; i < length_a; ++i) {
    const int low = std::max(0, i - reach);
    const int high = i + reach;
    std::uint64_t in_reach = ~std::uint64_t{0} << low;
    if (high < 63) in_reach &= (std::uint64_t{1} << (high + 1)) - 1;
    const std::uint64_t fits = places[letter(a[static_cast<std::size_t>(i)])] & free_b & in_reach;
    if (fits == 0) continue;
    free_b &= ~(fits & -fits);
    matched_a |= std::uint64_t{1} << i;
  }
  Matches m{.count = std::popcount(matched_a)};
  for (std::uint64_t left_a = matched_a, left_b = ~free_b; left_a != 0;
       left_a &= left_a - 1, left_b &= left_b - 1) {
    m.out_of_order += a[static_cast<std::size_t>(std::countr_zero(left_a))] !=
                      b[static_cast<std::size_t>(std::countr_zero(left_b))];
  }
  return m;
}

Matches long_matches(std::string_view a, std::string_view b, std::size_t reach) {
  std::vector<bool> taken(b.size());
  std::string_view::size_type count = 0;
  std::vector<char> letters_a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t end = std::min(b.size(), i + reach + 1);
    for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j) {
      if (taken[j] || b[j] != a[i]) continue;
      taken[j] = true;
      letters_a.push_back(a[i]);
      break;
    }
  }
  Matches m{.count = static_cast<int>(letters_a.size())};
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (taken[j]) m.out_of_order += letters_a[count++] != b[j];
  }
  return m;
}

double jaro(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  const int reach = std::max(0, static_cast<int>(std::max(a.size(), b.size()) / 2) - 1);
  const Matches m = std::max(a.size(), b.size()) <= 64
                        ? short_matches(a, b, reach)
                        : long_matches(a, b, static_cast<std::size_t>(reach));
  if (m.count == 0) return 0;
  const double count = m.count;
  const double swaps = m.out_of_order / 2.0;
  return (count / static_cast<double>(a.size()) + count / static_cast<double>(b.size()) +
          (count - swaps) / count) /
         3;
}

double with_same_start(double measure, std::string_view a, std::string_view b) {
  if (measure <= 0.7) return measure;
  std::size_t same = 0;
  const std::size_t most = std::min({std::size_t{4}, a.size(), b.size()});
  while (same < most && a[same] == b[same]) ++same;
  return measure + static_cast<double>(same) * 0.1 * (1 - measure);
}

std::uint64_t letter_set(std::string_view t) {
  std::uint64_t set = 0;
  for (char c : t) set |= std::uint64_t{1} << (letter(c) & 63);
  return set;
}

// No pair of these letters can be more alike: a letter that the other lacks matches nothing.
double most_jaro(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  const std::uint64_t set_a = letter_set(a);
  const std::uint64_t set_b = letter_set(b);
  const auto length_a = static_cast<int>(a.size());
  const auto length_b = static_cast<int>(b.size());
  const double most =
      std::min(length_a - std::popcount(set_a & ~set_b), length_b - std::popcount(set_b & ~set_a));
  return (most / length_a + most / length_b + 1) / 3;
}

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  return with_same_start(jaro(a, b), a, b);
}

double jaro_winkler_from(double least, std::string_view a, std::string_view b) {
  const double rounding = 1e-9;
  if (a != b && with_same_start(most_jaro(a, b), a, b) + rounding < least) return 0;
  return jaro_winkler(a, b);
}

bool at_most_one_edit(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  const std::string_view x = a.substr(i);
  const std::string_view y = b.substr(i);
  if (x == y.substr(1)) return true;
  if (x.size() != y.size()) return false;
  if (x.substr(1) == y.substr(1)) return true;
  return x.size() > 1 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2);
}

}  // namespace wellmet
