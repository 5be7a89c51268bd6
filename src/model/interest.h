#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace wellmet {

enum class InterestKind { thing, cause, value, pet, place, team };

const std::vector<InterestKind>& all_interest_kinds();
std::string to_text(InterestKind);
std::optional<InterestKind> parse_interest_kind(std::string_view);

enum class Lasting { yes, passing };

// What a person cares about. `detail` makes it theirs: "dogs", detail "Biscuit".
struct Interest {
  InterestId id = {};  // of the interest in the account, shared by all who have it
  std::string name = {};
  InterestKind kind = InterestKind::thing;
  std::string detail = {};
  Lasting lasting = Lasting::yes;
  LocalDate noted = {};
  friend bool operator==(const Interest&, const Interest&) = default;
};

// Interests are the same when this is equal: folded, without a leading '#', '-' and '_' as spaces,
// a plain English plural taken off ("#Dogs" and "dog" meet).
std::string interest_key(std::string_view name);

}  // namespace wellmet
