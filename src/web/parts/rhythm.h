#pragma once
#include <string>
#include <vector>

#include "judgement/cadence.h"
#include "store/faces.h"
#include "web/frame.h"

namespace wellmet::web {

struct RhythmPicture {
  RhythmState state = {};
  std::vector<store::TouchDay> touches = {};  // newest first
  std::string sentence = {};                  // "You usually talk every 3 weeks; …"
};
// How far back the picture reaches.
LocalDate rhythm_since(LocalDate today);

// Every time you were in touch, and when you would usually be again: a picture, its caption, and
// the same as a table. Nothing when you have not been in touch.
Html rhythm_figure(const Frame&, const RhythmPicture&);

}  // namespace wellmet::web
