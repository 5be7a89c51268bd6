#pragma once
#include <optional>
#include <string>

namespace wellmet::actions {

// A card from which one change is taken back while later ones stay. The change is what lies between
// `before` and `after`, property by property; `now` is the card with later changes. Nothing when
// `now` no longer has what the change put there: then the two overlap.
std::optional<std::string> mend_card(const std::string& before, const std::string& after,
                                     const std::string& now);

}  // namespace wellmet::actions
