// Groups are Apple's way to give a value a label: item1.TEL and item1.X-ABLabel.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

bool is_in(const Property& p, std::string_view group) {
  return !group.empty() && equal_ignoring_ascii_case(p.group, group);
}

bool is_companion(const Property& p) { return is(p, "X-ABLABEL") || is(p, "X-ABADR"); }

}  // namespace

std::string free_group(const Card& card) {
  for (int number = 1;; ++number) {
    std::string group = fmt::format("item{}", number);
    const bool taken =
        std::ranges::any_of(card.properties, [&](const Property& p) { return is_in(p, group); });
    if (!taken) return group;
  }
}

void remove_with_label(Card& card, std::size_t place) {
  const std::string group = card.properties[place].group;
  card.properties.erase(card.properties.begin() + static_cast<std::ptrdiff_t>(place));
  const bool others = std::ranges::any_of(
      card.properties, [&](const Property& p) { return is_in(p, group) && !is_companion(p); });
  if (!others)
    std::erase_if(card.properties,
                  [&](const Property& p) { return is_in(p, group) && is_companion(p); });
}

void remove_first(Card& card, std::string_view name) {
  const auto found =
      std::ranges::find_if(card.properties, [&](const Property& p) { return is(p, name); });
  if (found != card.properties.end())
    remove_with_label(card, static_cast<std::size_t>(found - card.properties.begin()));
}

}  // namespace wellmet::vcard
