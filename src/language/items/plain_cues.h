#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "language/items/plain_items.h"
#include "model/follow_up.h"

namespace wellmet::language {

// The words by which plain_items.cpp knows what a clause says: one line of a table each. In a cue
// "@" stands for a person, named or "her", and a word behind "|" belongs to the text already.
struct Cue {
  std::string_view words;
  PlainKind kind = PlainKind::undone;
};

std::span<const Cue> cues_of_mine();    // "I'll", "need to", "haven't": the writer is the subject
std::span<const Cue> cues_of_others();  // "is looking for", "can lend": behind a person as subject

// A verb that begins an order to oneself: "send her the slides".
struct Order {
  std::string_view words;
  FollowUpKind kind = FollowUpKind::custom;
  bool noun_too = false;  // "call Maya" may also tell of a call
};
std::span<const Order> orders();

}  // namespace wellmet::language
