#pragma once
#include <string>

namespace wellmet {

// Why two should meet, kept without their names, so that it calls each as they are called now:
// "{first} is looking for a bookkeeper, and {second} is one".
struct TwoNames {
  std::string first = {}, second = {};                // as displayed
  std::string first_called = {}, second_called = {};  // as a sentence calls them
};
// The names, where they stand as words of their own, in their places; the rest as it is.
std::string without_names(const std::string& why, const TwoNames&);
std::string with_names(const std::string& why, const TwoNames&);
// The same words where the other of the two is first.
std::string why_turned(const std::string& why);

}  // namespace wellmet
