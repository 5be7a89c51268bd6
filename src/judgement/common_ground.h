#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/interest.h"
#include "model/position.h"

namespace wellmet {

enum class GroundKind { thing, cause, value, pet, place, team, organisation, circle };
std::string to_text(GroundKind);

// One thing that you, or a person, have: two share it when kind group and key are equal.
struct Ground {
  GroundKind kind = GroundKind::thing;
  std::string key = {};      // for comparing
  std::string name = {};     // for display: "dogs"
  std::string detail = {};   // what makes it theirs: "Biscuit"
  bool over = false;         // organisation: left since
  int people = 0;            // how many of your people (without you) have it; 0: not counted
  InterestId interest = {};  // 0 for another kind of ground
};
Ground ground_of(const Interest&, int people);
// The organisation alone: a title is nobody's common ground. Its key is empty, and then it shares
// nothing, when the position names no organisation.
Ground ground_of(const Position&, int people);
Ground ground_of_place(const std::string& place, int people);
// The key by which a position's organisation is counted.
std::string organisation_key(std::string_view organisation);

struct Shared {
  std::string what = {};  // "dogs"; with their detail "dogs (Biscuit)"
  GroundKind kind = GroundKind::thing;
  int people = 0;
  InterestId interest = {};   // theirs; 0 for another kind of ground
  std::string sentence = {};  // "you both keep dogs; only 3 of your people do"
  friend bool operator==(const Shared&, const Shared&) = default;
};

// What you share with a person, rarest among your people first, each thing once; at the same rarity
// what you care about stands before where you worked. Counts are read from `theirs`.
std::vector<Shared> common_ground(const std::vector<Ground>& mine,
                                  const std::vector<Ground>& theirs);

}  // namespace wellmet
