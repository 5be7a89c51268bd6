#include "actions/progress.h"

namespace wellmet::actions {

ProgressAt part_of(const ProgressAt& whole, int from, int to) {
  if (!whole) return {};
  return [whole, from, to](std::int64_t done, std::int64_t of) {
    if (of > 0) whole(from * of + (to - from) * done, 100 * of);
  };
}

}  // namespace wellmet::actions
