#include "model/position.h"

namespace wellmet {

std::string in_words(const Position& p) {
  if (p.title.empty()) return p.organisation;
  if (p.organisation.empty()) return p.title;
  return p.title + " at " + p.organisation;
}

}  // namespace wellmet
