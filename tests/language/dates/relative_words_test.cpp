// Each word for a day near today, whichever way it is spelled.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "language/dates/dates.h"

namespace wellmet::language {
namespace {

TEST_CASE("each word for a day near today is that day") {
  const LocalDate today = local_date({2026, 11, 22});
  const std::map<int, std::vector<std::string>> words = {
      {-2, {"ereyesterday"}},
      {-1, {"yesterday", "yday", "ydy", "yest", "ystrday"}},
      {0, {"today", "tonight", "tonite", "tdy"}},
      {1, {"tomorrow", "tmrw", "tmr", "tmw", "tomoz", "tomo"}},
      {2, {"overmorrow"}}};
  for (const auto& [days, spellings] : words) {
    for (const std::string& word : spellings) {
      CAPTURE(word);
      CHECK(parse_when(word, today, days < 0 ? Leaning::past : Leaning::future) == today + days);
    }
  }
}

}  // namespace
}  // namespace wellmet::language
