#include "actions/photos/picture_worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>

#include "base/error.h"
#include "formats/picture.h"

namespace wellmet::actions {
namespace {

// What all sizes of one picture may come to.
constexpr std::size_t longest_answer = std::size_t{64} << 20;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void become(int number) { number_ = number; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

[[noreturn]] void unavailable(const std::string& worker, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{}, which reads pictures, can’t be started: {}. Install it beside "
                          "wellmet.",
                          worker, std::strerror(why)));
}

struct Pipe {
  Descriptor read, write;
  explicit Pipe(const std::string& worker) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) unavailable(worker, errno);
    read.become(ends[0]);
    write.become(ends[1]);
  }
};

// A worker that ends early makes writing to it a signal, which would end this program: while this
// stands, it is an error of the call. Signals of this kind come to the thread that writes.
class BrokenPipesAreErrors {
 public:
  BrokenPipesAreErrors() {
    sigset_t waiting;
    sigpending(&waiting);
    was_waiting_ = sigismember(&waiting, SIGPIPE) == 1;
    sigemptyset(&broken_);
    sigaddset(&broken_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_, &before_);
  }
  BrokenPipesAreErrors(const BrokenPipesAreErrors&) = delete;
  BrokenPipesAreErrors& operator=(const BrokenPipesAreErrors&) = delete;
  ~BrokenPipesAreErrors() {
    constexpr timespec at_once{};
    if (!was_waiting_) sigtimedwait(&broken_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t broken_{}, before_{};
  bool was_waiting_ = false;
};

// A running worker with both ends of its talk; killed when it is still there at the end.
class Worker {
 public:
  Worker(const std::string& program, const WorkerLimits& limits) : to_(program), from_(program) {
    start(program, limits);
    to_.read.close();
    from_.write.close();
    fcntl(to_.write.number(), F_SETFL, O_NONBLOCK);
    fcntl(from_.read.number(), F_SETFL, O_NONBLOCK);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  Descriptor& to() { return to_.write; }
  Descriptor& from() { return from_.read; }

  // Waits for it, not beyond `end`; whether it ended by itself and well. It has said all that it
  // had to say, but one that was taken over by a picture may stay for ever.
  bool ended(std::chrono::steady_clock::time_point end) {
    constexpr int look_again_ms = 1;
    int status = 0;
    while (true) {
      const pid_t found = waitpid(process_, &status, WNOHANG);
      if (found == process_) break;
      const bool lost = found < 0 && errno != EINTR;
      if (lost || std::chrono::steady_clock::now() > end) return false;
      poll(nullptr, 0, look_again_ms);
    }
    process_ = 0;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  void start(const std::string& program, const WorkerLimits& limits) {
    std::string path = program;
    std::string memory = std::to_string(limits.memory_mb);
    std::string seconds = std::to_string(limits.seconds);
    char* const words[] = {path.data(), memory.data(), seconds.data(), nullptr};
    std::string language = "LC_ALL=C.UTF-8";
    // Each arena of the C library reserves address space, of which there is little.
    std::string arenas = "MALLOC_ARENA_MAX=2";
    char* const environment[] = {language.data(), arenas.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, to_.read.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, from_.write.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const int fault = posix_spawn(&process_, path.c_str(), &files, &attributes, words, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (fault == 0) return;
    process_ = 0;
    unavailable(program, fault);
  }

  Pipe to_, from_;
  pid_t process_ = 0;
};

// Gives the request and takes the answer, both at once: a worker may begin to answer early. False
// when the time is over or the answer is longer than any can be.
class Talk {
 public:
  Talk(Worker& worker, std::string_view request, std::chrono::steady_clock::time_point end)
      : worker_(worker), rest_(request), end_(end) {}

  bool run(std::string& answer) {
    while (worker_.from().is_open()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          end_ - std::chrono::steady_clock::now());
      if (left.count() <= 0) return false;
      std::array<pollfd, 2> ends = {
          {{worker_.from().number(), POLLIN, 0}, {worker_.to().number(), POLLOUT, 0}}};
      if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno != EINTR)
        return false;
      if (ends[1].revents != 0) give();
      if (ends[0].revents != 0) take(answer);
      if (answer.size() > longest_answer) return false;
    }
    return true;
  }

 private:
  void give() {
    const ssize_t count = write(worker_.to().number(), rest_.data(), rest_.size());
    if (count > 0) rest_.remove_prefix(static_cast<std::size_t>(count));
    const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
    if (gone || rest_.empty()) worker_.to().close();
  }

  void take(std::string& answer) {
    std::array<char, 1 << 16> piece;
    const ssize_t count = read(worker_.from().number(), piece.data(), piece.size());
    if (count > 0) answer.append(piece.data(), static_cast<std::size_t>(count));
    const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
    if (gone || count == 0) worker_.from().close();
  }

  Worker& worker_;
  std::string_view rest_;
  std::chrono::steady_clock::time_point end_;
};

[[noreturn]] void refuse(const std::string& sentence) { throw Error(ErrorKind::refused, sentence); }

PictureKind kind_or_refuse(std::string_view bytes) {
  if (bytes.empty()) refuse("The picture is empty: there is not one byte in it.");
  if (bytes.size() > largest_picture_bytes)
    refuse("The picture is larger than 30 MB. Make it smaller and try again.");
  const auto kind = picture_kind(bytes);
  if (!kind)
    refuse("This is no picture of a kind that Wellmet reads: JPEG, PNG, WebP, HEIC or AVIF.");
  return *kind;
}

// What a worker says is believed only as far as it shows: pixels, in the format asked for.
bool is_as_wished(const PictureAnswer& answer, const std::vector<PictureWish>& wishes) {
  if (answer.pictures.size() != wishes.size()) return false;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const Picture& picture = answer.pictures[i];
    const bool bare = wishes[i].format == PictureFormat::webp ? is_bare_webp(picture.bytes)
                                                              : is_bare_jpeg(picture.bytes);
    if (!bare || picture.width > wishes[i].width || picture.height > wishes[i].height) return false;
  }
  return true;
}

}  // namespace

std::vector<Picture> drawn_pictures(const std::string& worker, std::string_view bytes,
                                    const std::vector<PictureWish>& wishes,
                                    const WorkerLimits& limits) {
  const std::string request = to_frame(
      PictureRequest{.kind = kind_or_refuse(bytes), .wishes = wishes, .bytes = std::string(bytes)});
  std::string words;
  bool well = false;
  {
    const BrokenPipesAreErrors quiet;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds);
    Worker running(worker, limits);
    well = Talk(running, request, end).run(words) && running.ended(end);
  }
  const auto answer = well ? read_picture_answer(words) : std::nullopt;
  if (!answer)
    refuse(
        fmt::format("The picture could not be read within {} s and {} MB of memory, which any "
                    "usual one can. Save it as a JPEG and try again.",
                    limits.seconds, limits.memory_mb));
  if (answer->refusal == PictureRefusal::too_many_pixels)
    refuse("The picture has more than 100 megapixels. Make it smaller and try again.");
  if (answer->refusal != PictureRefusal::none || !is_as_wished(*answer, wishes))
    refuse("The picture is damaged or cut short. Export it again from where it came.");
  return answer->pictures;
}

}  // namespace wellmet::actions
