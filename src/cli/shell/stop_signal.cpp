#include "cli/shell/stop_signal.h"

namespace wellmet::cli {
namespace {

// A signal handler can reach nothing else.
volatile sig_atomic_t signal_came = 0;

extern "C" void remember_signal(int) { signal_came = 1; }

}  // namespace

StopSignal::StopSignal() {
  signal_came = 0;
  struct sigaction remember = {};
  remember.sa_handler = remember_signal;
  remember.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &remember, &before_interrupt_);
  sigaction(SIGTERM, &remember, &before_terminate_);
}

StopSignal::~StopSignal() {
  sigaction(SIGINT, &before_interrupt_, nullptr);
  sigaction(SIGTERM, &before_terminate_, nullptr);
}

bool StopSignal::came() const { return signal_came != 0; }

}  // namespace wellmet::cli
