#include "store/transfer/uploads.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "base/error.h"
#include "base/hash.h"
#include "base/secret.h"
#include "base/text.h"
#include "store/files/durable.h"
#include "store/files/part_folder.h"

// Each file is a line "MILLISECONDS BYTES NAME" and then the bytes. It is written in a part folder
// and moved to its name when it is whole and on the disk; one that was cut short all the same has
// fewer bytes than its line says and is not there.
namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t token_characters = 43;
constexpr std::size_t head_limit_bytes = 1000;
constexpr int name_columns = 120;

[[noreturn]] void cannot(const std::string& what) {
  const int fault = errno;
  throw Error(ErrorKind::unavailable,
              fmt::format("{}: {}. {}", what, std::strerror(fault),
                          fault == ENOSPC || fault == EDQUOT
                              ? "The disk is full: make room, and send the file again."
                              : "See that Wellmet may write there."));
}

// Others on the machine could make a folder of this name first, where everybody may write.
void make_private_folder(const std::string& path) {
  if (mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) cannot(path);
  struct stat found = {};
  if (lstat(path.c_str(), &found) != 0) cannot(path);
  if (!S_ISDIR(found.st_mode) || found.st_uid != geteuid())
    throw Error(ErrorKind::refused,
                fmt::format("{} is not a folder of Wellmet’s own. Move it away.", path));
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0 && chmod(path.c_str(), S_IRWXU) != 0) cannot(path);
}

std::string folder_of(const Place& place, AccountId account) {
  return fmt::format("{}/{}", uploads_folder(place), account.value);
}

bool is_token(std::string_view text) {
  return text.size() == token_characters && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

// A file that is closed at the end.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  explicit operator bool() const { return descriptor_ >= 0; }

  // Piece by piece: what is written of a large file need not stay in memory.
  bool write_all(std::string_view bytes) const {
    constexpr std::size_t piece_bytes = 4u << 20;
    while (!bytes.empty()) {
      const std::size_t most = std::min(bytes.size(), piece_bytes);
      const ssize_t written = ::write(descriptor_, bytes.data(), most);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      let_go(bytes.substr(0, static_cast<std::size_t>(written)));
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  Bytes read_up_to(std::size_t limit) const {
    Bytes bytes(limit, '\0');
    std::size_t filled = 0;
    while (filled < limit) {
      const ssize_t got = ::read(descriptor_, bytes.data() + filled, limit - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
  }
  int descriptor() const { return descriptor_; }
  std::size_t size() const {
    struct stat found = {};
    return fstat(descriptor_, &found) == 0 ? static_cast<std::size_t>(found.st_size) : 0;
  }

 private:
  int descriptor_;
};

// No line may end within it, and no control character reach a page.
std::string one_line(std::string_view name) {
  std::string text = to_utf8(name.substr(0, head_limit_bytes / 2), Charset::utf_8);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return clip(collapse_spaces(text), name_columns);
}

struct Head {
  Upload upload = {};
  std::size_t length = 0;  // of the line, with its end
};

std::optional<Head> head_in(std::string_view start) {
  const auto end = start.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Head head{.length = end + 1};
  const char* const last = start.data() + end;
  const auto at = std::from_chars(start.data(), last, head.upload.at.milliseconds);
  if (at.ec != std::errc{} || at.ptr == last) return std::nullopt;
  const auto size = std::from_chars(at.ptr + 1, last, head.upload.bytes);
  if (size.ec != std::errc{} || size.ptr == last) return std::nullopt;
  head.upload.file_name = std::string(size.ptr + 1, last);
  return head;
}

std::optional<Head> head_of(const OpenFile& file) {
  std::optional<Head> head = head_in(file.read_up_to(head_limit_bytes));
  if (head && file.size() != head->length + head->upload.bytes) return std::nullopt;
  return head;
}

std::vector<fs::path> entries_of(const std::string& folder) {
  std::vector<fs::path> entries;
  std::error_code fault;
  for (fs::directory_iterator it(folder, fault), end; !fault && it != end; it.increment(fault))
    entries.push_back(it->path());
  return entries;
}

bool has_waited_for_long(const fs::path& path, Instant now) {
  const OpenFile file(path.string(), O_RDONLY);
  if (!file) return false;
  const std::optional<Head> head = head_in(file.read_up_to(head_limit_bytes));
  return !head || now.milliseconds - head->upload.at.milliseconds > upload_kept_ms;
}

// A file bears its token only when it is whole. What is being written, by whomever, lies in a part
// folder: those go when nobody has them any more.
void drop_old_ones(const Place& place, Instant now) {
  std::error_code ignored;
  for (const fs::path& account : entries_of(uploads_folder(place))) {
    remove_left_parts(account.string());
    for (const fs::path& file : entries_of(account.string())) {
      if (is_token(file.filename().string()) && has_waited_for_long(file, now))
        fs::remove(file, ignored);
    }
  }
}

void refuse_too_much(const Place& place, AccountId account, std::size_t more) {
  std::size_t bytes = more;
  const std::vector<Upload> waiting = uploads_of(place, account);
  for (const Upload& upload : waiting) bytes += upload.bytes;
  if (waiting.size() < uploads_at_most && bytes <= uploads_limit_bytes) return;
  throw Error(ErrorKind::refused, "Too many files are waiting. Import or discard those first.");
}

std::string path_of(const Place& place, AccountId account, std::string_view token) {
  return fmt::format("{}/{}", folder_of(place, account), token);
}

}  // namespace

std::string uploads_folder(const Place& place) {
  if (!place.is_postgres()) return place.where + ".uploads";
  const std::string name =
      fmt::format("wellmet-uploads-{}-{:016x}", geteuid(), stable_hash(place.where));
  return (fs::temp_directory_path() / name).string();
}

std::string folder_for_passing(const Place& place, AccountId account) {
  make_private_folder(uploads_folder(place));
  const std::string folder = folder_of(place, account);
  make_private_folder(folder);
  return folder;
}

Upload keep_upload(const Place& place, AccountId account, std::string_view file_name,
                   std::string_view bytes, Instant now) {
  folder_for_passing(place, account);
  drop_old_ones(place, now);
  refuse_too_much(place, account, bytes.size());
  Upload upload{.token = random_token(token_characters),
                .file_name = one_line(file_name),
                .at = now,
                .bytes = bytes.size()};
  const std::string path = path_of(place, account, upload.token);
  const PartFolder parts(path);
  const std::string part = parts / "file";
  const OpenFile file(part, O_WRONLY | O_CREAT | O_EXCL);
  if (!file) cannot(part);
  const std::string head =
      fmt::format("{} {} {}\n", now.milliseconds, bytes.size(), upload.file_name);
  if (!file.write_all(head) || !file.write_all(bytes)) cannot("The file could not be kept");
  static_cast<void>(move_into_place(part, path, Replace::yes));
  return upload;
}

std::vector<Upload> uploads_of(const Place& place, AccountId account) {
  std::vector<Upload> uploads;
  for (const fs::path& path : entries_of(folder_of(place, account)))
    if (auto upload = find_upload(place, account, path.filename().string()))
      uploads.push_back(std::move(*upload));
  std::ranges::sort(uploads, [](const Upload& a, const Upload& b) {
    return std::pair(b.at.milliseconds, a.file_name) < std::pair(a.at.milliseconds, b.file_name);
  });
  return uploads;
}

std::optional<Upload> find_upload(const Place& place, AccountId account, std::string_view token) {
  if (!is_token(token)) return std::nullopt;
  const OpenFile file(path_of(place, account, token), O_RDONLY);
  if (!file) return std::nullopt;
  std::optional<Head> head = head_of(file);
  if (!head) return std::nullopt;
  head->upload.token = std::string(token);
  return head->upload;
}

std::optional<LargeBytes> bytes_of_upload(const Place& place, AccountId account,
                                          std::string_view token) {
  if (!is_token(token)) return std::nullopt;
  const OpenFile file(path_of(place, account, token), O_RDONLY);
  if (!file) return std::nullopt;
  const std::optional<Head> head = head_of(file);
  if (!head) return std::nullopt;
  return LargeBytes::of_file(file.descriptor(), head->length);
}

void drop_upload(const Place& place, AccountId account, std::string_view token) {
  if (!is_token(token)) return;
  std::error_code ignored;
  fs::remove(path_of(place, account, token), ignored);
}

}  // namespace wellmet::store
