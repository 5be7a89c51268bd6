#pragma once
#include <signal.h>

namespace wellmet::cli {

// While it lives, the first SIGINT or SIGTERM is only remembered, so that what runs can come to a
// good end; the second ends the program at once. One at a time.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();
  bool came() const;

 private:
  struct sigaction before_interrupt_ = {};
  struct sigaction before_terminate_ = {};
};

}  // namespace wellmet::cli
