#include "actions/history/revert_card_change.h"

#include <algorithm>
#include <vector>

#include "formats/vcard/parse.h"
#include "formats/vcard/write.h"

namespace wellmet::actions {
namespace {

using vcard::Property;

struct Placed {
  Property property;
  std::size_t place = 0;
};

// The properties of `a` that `b` does not have, each counted as often as it stands there.
std::vector<Placed> without(const std::vector<Property>& a, std::vector<Property> b) {
  std::vector<Placed> left;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto same = std::ranges::find(b, a[i]);
    if (same == b.end()) {
      left.push_back({a[i], i});
    } else {
      b.erase(same);
    }
  }
  return left;
}

}  // namespace

std::optional<std::string> mend_card(const std::string& before, const std::string& after,
                                     const std::string& now) {
  const vcard::Parsed old_cards = vcard::parse(before);
  const vcard::Parsed new_cards = vcard::parse(after);
  vcard::Parsed now_cards = vcard::parse(now);
  if (old_cards.cards.empty() || new_cards.cards.empty() || now_cards.cards.empty())
    return std::nullopt;
  const std::vector<Property>& was = old_cards.cards.front().properties;
  const std::vector<Property>& became = new_cards.cards.front().properties;
  std::vector<Property>& stands = now_cards.cards.front().properties;
  for (const Placed& added : without(became, was)) {
    const auto found = std::ranges::find(stands, added.property);
    if (found == stands.end()) return std::nullopt;
    stands.erase(found);
  }
  for (const Placed& removed : without(was, became)) {
    const auto place = static_cast<std::ptrdiff_t>(std::min(removed.place, stands.size()));
    stands.insert(stands.begin() + place, removed.property);
  }
  return vcard::write(now_cards.cards.front());
}

}  // namespace wellmet::actions
