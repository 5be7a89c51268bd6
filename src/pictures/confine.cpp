// First setrlimit for memory, time and files; then a list of the system calls that
// decoding needs (seccomp, kernel's Documentation/userspace-api/seccomp_filter.rst). Others answer
// "not permitted", so that a library which tries something harmless goes on without it.
#include "pictures/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace wellmet::pictures {
namespace {

#if defined(__x86_64__)
constexpr unsigned our_machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned our_machine = AUDIT_ARCH_AARCH64;
#else
#error "the list of system calls is tried on x86-64 and arm64"
#endif

// Memory, threads of this process, clocks, reading and writing what is open.
constexpr long allowed[] = {
    SYS_read,         SYS_write,           SYS_readv,           SYS_writev,
    SYS_close,        SYS_fstat,           SYS_lseek,           SYS_mmap,
    SYS_munmap,       SYS_mprotect,        SYS_mremap,          SYS_madvise,
    SYS_brk,          SYS_futex,           SYS_set_robust_list, SYS_rseq,
    SYS_exit,         SYS_exit_group,      SYS_rt_sigaction,    SYS_rt_sigprocmask,
    SYS_rt_sigreturn, SYS_sched_yield,     SYS_clock_gettime,   SYS_clock_nanosleep,
    SYS_clock_getres, SYS_nanosleep,       SYS_gettid,          SYS_getpid,
    SYS_getrandom,    SYS_restart_syscall, SYS_membarrier,      SYS_sched_getaffinity,
};

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}
sock_filter answer(unsigned what) { return BPF_STMT(BPF_RET | BPF_K, what); }
// Skips the next instruction unless the loaded word equals.
sock_filter unless_equal_skip(unsigned value) {
  return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
}

std::vector<sock_filter> list_of_calls() {
  std::vector<sock_filter> list;
  list.push_back(load(offsetof(seccomp_data, arch)));
  list.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, our_machine, 1, 0));
  list.push_back(answer(SECCOMP_RET_KILL_PROCESS));
  list.push_back(load(offsetof(seccomp_data, nr)));
  for (long call : allowed) {
    list.push_back(unless_equal_skip(static_cast<unsigned>(call)));
    list.push_back(answer(SECCOMP_RET_ALLOW));
  }
  // clone3 has its flags in memory, where no filter sees them: the C library then takes clone.
  list.push_back(unless_equal_skip(SYS_clone3));
  list.push_back(answer(SECCOMP_RET_ERRNO | ENOSYS));
  list.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3));
  list.push_back(load(offsetof(seccomp_data, args)));
  list.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1));
  list.push_back(answer(SECCOMP_RET_ALLOW));
  list.push_back(answer(SECCOMP_RET_ERRNO | EPERM));
  return list;
}

bool limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  return setrlimit(what, &both) == 0;
}

}  // namespace

bool confine(const Limits& limits) {
  constexpr rlim_t megabyte = 1 << 20;
  if (!limit(RLIMIT_AS, static_cast<rlim_t>(limits.memory_mb) * megabyte) ||
      !limit(RLIMIT_CPU, static_cast<rlim_t>(limits.seconds)) || !limit(RLIMIT_FSIZE, 0) ||
      !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NOFILE, 3))
    return false;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return false;
  std::vector<sock_filter> list = list_of_calls();
  const sock_fprog program{static_cast<unsigned short>(list.size()), list.data()};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

}  // namespace wellmet::pictures
