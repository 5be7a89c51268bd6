#pragma once

// Ctrl-C and SIGTERM while something is on the disk that must not stay there.
namespace wellmet::store {

// Holds SIGINT, SIGTERM and SIGHUP back from this thread. What takes long asks from time to time
// whether one waits, and ends by throwing; when the last holder is gone the signal does what it
// always does, which is to end the program. No handler is installed and nothing is kept for the
// process, so that a server, whose other threads take the signals, goes on as before.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  unsigned earlier_ = 0;  // which of them were held already
};

// Whether a signal waits that was held back.
bool asked_to_stop();

}  // namespace wellmet::store
