// A file without a name is made by O_TMPFILE, or where a file system has no such thing, made under
// a name that is taken away at once. It is mapped for reading: what is looked at comes into memory
// page by page, and the system can let go of any page, since the file has it too.
#include "base/bytes/large_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <utility>
#include <vector>

#include "base/error.h"

namespace wellmet {
namespace {

// Where there are mappings, for let_go.
class Mappings {
 public:
  void add(const char* at, std::size_t bytes) {
    const std::lock_guard hold(mutex_);
    all_.emplace_back(at, bytes);
  }
  void remove(const char* at) {
    const std::lock_guard hold(mutex_);
    std::erase_if(all_, [&](const std::string_view& one) { return one.data() == at; });
  }
  // The whole pages of the bytes. Within the lock, so that nobody unmaps them meanwhile.
  void let_go(std::string_view bytes) {
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const std::lock_guard hold(mutex_);
    const bool ours = std::ranges::any_of(all_, [&](std::string_view one) {
      return bytes.data() >= one.data() && bytes.data() + bytes.size() <= one.data() + one.size();
    });
    if (!ours) return;
    const auto first = reinterpret_cast<std::uintptr_t>(bytes.data());
    const std::uintptr_t begin = (first + page - 1) / page * page;
    const std::uintptr_t end = (first + bytes.size()) / page * page;
    if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }

 private:
  std::mutex mutex_;
  std::vector<std::string_view> all_;
};

Mappings& mappings() {
  static Mappings all;
  return all;
}

int nameless_file_in(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return file;
  std::string name = folder + "/wellmet-XXXXXX";
  const int named = mkostemp(name.data(), O_CLOEXEC);  // 0600
  if (named >= 0) unlink(name.c_str());
  return named;
}

// As systemd has it: where TMPDIR says, else /var/tmp, which unlike /tmp is on a disk.
int nameless_file() {
  std::error_code none;
  const std::string folder = std::filesystem::temp_directory_path(none).string();
  for (const std::string& one :
       {folder == "/tmp" || none ? std::string("/var/tmp") : folder, std::string("/tmp")}) {
    const int file = nameless_file_in(one);
    if (file >= 0) return file;
  }
  return -1;
}

}  // namespace

LargeBytes::LargeBytes(LargeBytes&& other) noexcept { *this = std::move(other); }

LargeBytes& LargeBytes::operator=(LargeBytes&& other) noexcept {
  if (this == &other) return *this;
  leave();
  few_ = std::exchange(other.few_, {});
  file_ = std::exchange(other.file_, -1);
  own_ = std::exchange(other.own_, false);
  from_ = std::exchange(other.from_, 0);
  spooled_ = std::exchange(other.spooled_, 0);
  no_room_ = other.no_room_;
  mapped_ = std::exchange(other.mapped_, nullptr);
  mapped_bytes_ = std::exchange(other.mapped_bytes_, 0);
  return *this;
}

LargeBytes::~LargeBytes() { leave(); }

void LargeBytes::leave() {
  unmap();
  if (own_) ::close(file_);
  file_ = -1;
  own_ = false;
  spooled_ = 0;
}

LargeBytes LargeBytes::of_file(int descriptor, std::size_t from) {
  struct stat found = {};
  if (fstat(descriptor, &found) != 0)
    throw Error(ErrorKind::unavailable, "The file can’t be read.");
  LargeBytes bytes;
  const auto size = static_cast<std::size_t>(found.st_size);
  if (size <= from) return bytes;
  bytes.file_ = descriptor;
  bytes.from_ = from;
  bytes.spooled_ = size - from;
  static_cast<void>(bytes.view());  // mapped: the descriptor may be closed
  bytes.file_ = -1;
  return bytes;
}

void LargeBytes::append(std::string_view more) {
  if (spooled_ > 0 && !own_) come_back();
  if (spooled_ == 0 && (no_room_ || few_.size() + more.size() <= few)) {
    few_ += more;
    return;
  }
  if (file_ < 0) {
    file_ = nameless_file();
    own_ = file_ >= 0;
  }
  if (file_ >= 0 && spool(few_) && spool(more)) {
    few_ = {};
    return;
  }
  come_back();
  few_ += more;
}

// False when there is no room; what was written of it does not count.
bool LargeBytes::spool(std::string_view more) {
  std::size_t done = 0;
  while (done < more.size()) {
    const ssize_t written =
        pwrite(file_, more.data() + done, more.size() - done, static_cast<off_t>(spooled_ + done));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    done += static_cast<std::size_t>(written);
  }
  spooled_ += done;
  return true;
}

// The disk is full: what lies in the file already is brought back.
void LargeBytes::come_back() {
  if (spooled_ > 0) few_ = std::string(view());
  leave();
  no_room_ = true;
}

std::string_view LargeBytes::view() const {
  if (spooled_ == 0) return few_;
  if (mapped_bytes_ != from_ + spooled_) {
    unmap();
    void* at = mmap(nullptr, from_ + spooled_, PROT_READ, MAP_SHARED, file_, 0);
    if (at == MAP_FAILED)
      throw Error(ErrorKind::unavailable, "There is not enough memory to read the file.");
    mapped_ = static_cast<const char*>(at);
    mapped_bytes_ = from_ + spooled_;
    mappings().add(mapped_, mapped_bytes_);
  }
  return {mapped_ + from_, spooled_};
}

std::string LargeBytes::taken() {
  std::string all = spooled_ == 0 ? std::exchange(few_, {}) : std::string(view());
  leave();
  return all;
}

void LargeBytes::unmap() const {
  if (!mapped_) return;
  mappings().remove(mapped_);
  munmap(const_cast<char*>(mapped_), mapped_bytes_);
  mapped_ = nullptr;
  mapped_bytes_ = 0;
}

void let_go(std::string_view bytes) { mappings().let_go(bytes); }

}  // namespace wellmet
