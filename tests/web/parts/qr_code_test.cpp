#include "web/parts/qr_code.h"

#include <doctest/doctest.h>

#include <string>

using namespace wellmet::web;

namespace {

// A dark ring of seven, a light one, and a dark square of three: what a camera looks for.
bool is_finder(const QrCode& code, int top, int left) {
  for (int row = 0; row < 7; ++row)
    for (int column = 0; column < 7; ++column) {
      const int from_edge = std::min(std::min(row, 6 - row), std::min(column, 6 - column));
      if (code.is_dark(top + row, left + column) != (from_edge != 1)) return false;
    }
  return true;
}

// The letters of the data, as a reader takes them from a code of version 1: two columns at a time,
// from the right, upwards first, without what the format keeps for itself.
std::string first_bits(const QrCode& code, std::size_t wanted, int mask_of_format) {
  const auto is_data = [&](int row, int column) {
    const bool corner = (row < 9 && column < 9) || (row < 9 && column >= code.size - 8) ||
                        (row >= code.size - 8 && column < 9);
    return !corner && row != 6 && column != 6;
  };
  const auto masked = [&](int row, int column) {
    switch (mask_of_format) {
      case 0:
        return (row + column) % 2 == 0;
      case 1:
        return row % 2 == 0;
      case 2:
        return column % 3 == 0;
      case 3:
        return (row + column) % 3 == 0;
      case 4:
        return (row / 2 + column / 3) % 2 == 0;
      case 5:
        return row * column % 2 + row * column % 3 == 0;
      case 6:
        return (row * column % 2 + row * column % 3) % 2 == 0;
      default:
        return ((row + column) % 2 + row * column % 3) % 2 == 0;
    }
  };
  std::string bits;
  bool up = true;
  for (int right = code.size - 1; right > 0; right -= 2, up = !up) {
    if (right == 6) --right;
    for (int i = 0; i < code.size; ++i) {
      const int row = up ? code.size - 1 - i : i;
      for (const int column : {right, right - 1})
        if (is_data(row, column) && bits.size() < wanted)
          bits += code.is_dark(row, column) != masked(row, column) ? '1' : '0';
    }
  }
  return bits;
}

// Three bits of the format beside the upper left finder, without their own mask 101.
int mask_of(const QrCode& code) {
  const int read = code.is_dark(8, 2) * 4 + code.is_dark(8, 3) * 2 + code.is_dark(8, 4);
  return read ^ 5;
}

}  // namespace

TEST_CASE("a code has its finders, and holds the bytes that it was given") {
  const auto code = qr_code("Hi, Maya");
  REQUIRE(code);
  REQUIRE(code->size == 21);
  CHECK(is_finder(*code, 0, 0));
  CHECK(is_finder(*code, 0, 14));
  CHECK(is_finder(*code, 14, 0));
  // Mode "bytes", a length of eight, and "Hi".
  CHECK(first_bits(*code, 28, mask_of(*code)) ==
        "0100"
        "00001000"
        "01001000"
        "01101001");
}

TEST_CASE("a code grows with what it holds, to an end") {
  CHECK(qr_code("https://notes.example.org/begin/0123456789abcdef0123456789abcdef")->size == 37);
  CHECK(qr_code(std::string(2331, 'a'))->size == 177);
  CHECK_FALSE(qr_code(std::string(2332, 'a')));
  CHECK_FALSE(qr_code(""));
}
