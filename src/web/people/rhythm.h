#pragma once
#include <string>
#include <vector>

#include "judgement/cadence.h"
#include "store/people/people_pages.h"
#include "web/page/layout.h"

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
Html rhythm_figure(const Layout&, const RhythmPicture&);

}  // namespace wellmet::web
