#pragma once
#include "judgement/cadence.h"
#include "store/people/derived.h"

namespace wellmet::actions {

// A row of rhythms as the judgement knows it. Of one that an earlier version kept, without its
// gaps, the mean gap is known and no recent one.
RhythmState rhythm_state(const store::RhythmRow&);

}  // namespace wellmet::actions
