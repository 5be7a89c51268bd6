#pragma once
#include "judgement/cadence.h"
#include "store/people/derived.h"

namespace wellmet::actions {

// A row of rhythms as the judgement knows it.
RhythmState rhythm_state(const store::RhythmRow&);

}  // namespace wellmet::actions
