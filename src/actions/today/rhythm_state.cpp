#include "actions/today/rhythm_state.h"

#include <algorithm>

namespace wellmet::actions {

RhythmState rhythm_state(const store::RhythmRow& row) {
  RhythmState state{.first_day = row.first_day,
                    .last_day = row.last_day,
                    .s = row.s,
                    .w = row.w,
                    .contact_days = row.contact_days,
                    .steady_s = row.steady_s,
                    .steady_w = row.steady_w};
  const std::size_t gaps = std::min(row.recent_gaps.size(), state.recent.size());
  std::copy_backward(row.recent_gaps.end() - static_cast<std::ptrdiff_t>(gaps),
                     row.recent_gaps.end(), state.recent.end());
  return state;
}

}  // namespace wellmet::actions
