#include "base/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace wellmet {

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string with_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string ended(std::string words) {
  constexpr const char* ends[] = {".", "?", "!", "…", ".”", "?”", "!”"};
  if (std::ranges::none_of(ends, [&](const char* end) { return words.ends_with(end); }))
    words += '.';
  return words;
}

std::string join_with_and(const std::vector<std::string>& words) {
  if (words.size() < 2) return join(words, "");
  return join({words.begin(), words.end() - 1}, ", ") + " and " + words.back();
}

}  // namespace wellmet
