#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "model/card.h"
#include "web/page/layout.h"

namespace wellmet::web {

// One of two who may be the same, as far as it helps to tell.
struct TwinSide {
  PersonId person = {};  // 0: not in the book yet
  int hue = 0;           // of the face when there is no person
  std::string name = {};
  std::string place = {};  // "in your book", "line 212"
  std::vector<std::string> facts = {};
};

Html twin(const Layout&, const TwinSide& left, const TwinSide& right);

}  // namespace wellmet::web
