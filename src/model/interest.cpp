#include "model/interest.h"

#include <array>

#include "base/text.h"

namespace wellmet {
namespace {
constexpr std::array<const char*, 6> texts = {"thing", "cause", "value", "pet", "place", "team"};
}

const std::vector<InterestKind>& all_interest_kinds() {
  static const std::vector<InterestKind> all = {InterestKind::thing, InterestKind::cause,
                                                InterestKind::value, InterestKind::pet,
                                                InterestKind::place, InterestKind::team};
  return all;
}

std::string to_text(InterestKind kind) { return texts[static_cast<std::size_t>(kind)]; }

std::optional<InterestKind> parse_interest_kind(std::string_view given) {
  const std::string text = to_lower_ascii(trim(given));
  for (InterestKind kind : all_interest_kinds()) {
    if (text == to_text(kind)) return kind;
  }
  return std::nullopt;
}

std::string interest_key(std::string_view name) {
  std::string key = join(folded_words(name), " ");
  const bool plural = key.size() > 3 && key.ends_with('s') && !key.ends_with("ss") &&
                      !key.ends_with("us") && !key.ends_with("is");
  if (plural && key.ends_with("ies") && key.size() > 4) return key.substr(0, key.size() - 3) + "y";
  return plural ? key.substr(0, key.size() - 1) : key;
}

}  // namespace wellmet
