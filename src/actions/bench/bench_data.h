#pragma once
#include <cstdint>
#include <functional>

#include "actions/app.h"

namespace wellmet::actions {

// A deterministic address book for measuring: the same numbers always make the same store. People
// have windows of time in which you were in touch, at their own pace, up to today.
struct BenchData {
  std::int64_t people = 0;
  std::int64_t interactions = 0;
};
// Calls back with what is done of the whole. Throws refused when the store holds people already.
void make_bench_data(const App&, const BenchData&,
                     const std::function<void(std::int64_t done, std::int64_t of)>& progress);

}  // namespace wellmet::actions
