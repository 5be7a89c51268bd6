#pragma once
#include <string>
#include <string_view>
#include <vector>

// Telephone numbers made comparable.
namespace wellmet {

// The last nine digits; of a number that names its country and has fewer behind the code,
// "47:22334455". "" without a digit.
std::string comparable_number(std::string_view written);
std::string last_nine_digits(std::string_view written);

enum class NumberLikeness { same, close, differs };  // close: one slip of the finger
// Of two numbers made comparable. 22 33 44 55 is +47 22 33 44 55 and is +45 22 33 44 55, which are
// not one number.
NumberLikeness compare_numbers(std::string_view, std::string_view);

// Under which forms a comparable number is looked up: two that are the same share one.
std::vector<std::string> number_keys(std::string_view comparable);

}  // namespace wellmet
