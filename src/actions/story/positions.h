#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "actions/did.h"
#include "model/follow_up.h"
#include "model/position.h"

namespace wellmet::actions {

// "designer at Figma"; "at Figma" is the company alone, anything else a title alone.
Position read_position(std::string_view text);

// Whether the new position takes the place of those held now.
enum class Moved { no, yes };

struct AddedPosition {
  Position position = {};
  std::optional<FollowUp> congratulate = {};
};
// Held now unless it has an end. With Moved::yes those held before end where it begins, the card
// says it, and there is something to congratulate on. A card that names no company and title yet
// takes them from a current position in any case.
Did<AddedPosition> add_position(const App&, Position, Moved);
// It ended on that day, as precisely as known. Throws not_found, and refused when it has an end.
Did<Position> end_position(const App&, PositionId, const PartialDate& on);
Did<Position> remove_position(const App&, PositionId);  // it was a mistake

}  // namespace wellmet::actions
