#include "store/files/held_signals.h"

#include <array>
#include <csignal>

namespace wellmet::store {
namespace {

constexpr std::array endings = {SIGINT, SIGTERM, SIGHUP};

// While it is held back, one that the program was started to ignore (nohup, a job in the
// background) waits as well.
bool is_ignored(int ending) {
  struct sigaction what = {};
  return sigaction(ending, nullptr, &what) == 0 && what.sa_handler == SIG_IGN;
}

}  // namespace

HeldSignals::HeldSignals() {
  sigset_t held;
  sigset_t before;
  sigemptyset(&held);
  for (int ending : endings) sigaddset(&held, ending);
  pthread_sigmask(SIG_BLOCK, &held, &before);
  for (std::size_t i = 0; i < endings.size(); ++i) {
    if (sigismember(&before, endings[i]) == 1) earlier_ |= 1u << i;
  }
}

HeldSignals::~HeldSignals() {
  sigset_t released;
  sigemptyset(&released);
  for (std::size_t i = 0; i < endings.size(); ++i) {
    if ((earlier_ & 1u << i) == 0) sigaddset(&released, endings[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &released, nullptr);
}

bool asked_to_stop() {
  sigset_t waiting;
  if (sigpending(&waiting) != 0) return false;
  for (int ending : endings) {
    if (sigismember(&waiting, ending) == 1 && !is_ignored(ending)) return true;
  }
  return false;
}

}  // namespace wellmet::store
