#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace wellmet {

// The number of a row of one kind within its account; two kinds cannot be mixed up. 0 is "none".
template <class Of>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using AccountId = Id<struct Account>;
using DeedId = Id<struct Deed>;
using PersonId = Id<struct Person>;
using InteractionId = Id<struct Interaction>;
using FollowUpId = Id<struct FollowUp>;
using InterestId = Id<struct Interest>;
using NoteId = Id<struct Note>;
using PositionId = Id<struct Position>;
using DateId = Id<struct ImportantDate>;
using PhotoId = Id<struct Photo>;

// The account of whoever uses the program on their own machine: every store has it.
constexpr AccountId local_account{1};

}  // namespace wellmet

template <class Of>
struct std::hash<wellmet::Id<Of>> {
  std::size_t operator()(const wellmet::Id<Of>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
