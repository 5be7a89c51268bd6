#pragma once
#include <cstdint>
#include <functional>

// How far a long deed is, for those who wait.
namespace wellmet::actions {

using ProgressAt = std::function<void(std::int64_t done, std::int64_t of)>;

// A part of the way, given in percent of the whole: part_of(whole, 15, 40). Nothing of nothing.
ProgressAt part_of(const ProgressAt& whole, int from, int to);

// Counts steps up to a number known before. Says nothing when nobody listens.
class Steps {
 public:
  Steps(const ProgressAt& progress, std::int64_t of) : progress_(progress), of_(of) {}
  void step() {
    if (progress_) progress_(++done_, of_);
  }

 private:
  const ProgressAt& progress_;
  std::int64_t of_;
  std::int64_t done_ = 0;
};

}  // namespace wellmet::actions
