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
  const bool gaps_unknown = row.contact_days >= 2 && (gaps == 0 || row.steady_w <= 0);
  if (gaps_unknown) {
    state.steady_s = row.last_day - row.first_day;
    state.steady_w = row.contact_days - 1;
    return state;
  }
  std::copy_backward(row.recent_gaps.end() - static_cast<std::ptrdiff_t>(gaps),
                     row.recent_gaps.end(), state.recent.end());
  return state;
}

}  // namespace wellmet::actions
