#include "cli/shell/new_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.h"
#include "store/files/durable.h"
#include "store/files/own_files.h"
#include "store/files/photo_files.h"
#include "store/files/private_file.h"

namespace wellmet::cli {
namespace {

namespace fs = std::filesystem;
using store::Replace;

constexpr const char* name_of_part = "file";

bool is_written_as_it_goes(const fs::file_status& status) {
  return status.type() == fs::file_type::fifo || status.type() == fs::file_type::character;
}

[[noreturn]] void is_there_already(const std::string& path) {
  throw Error(ErrorKind::refused,
              fmt::format("{} already exists. Give another name, or --force to replace it.", path));
}

// The file that links lead to, there or not.
std::string where_links_lead(const std::string& path) {
  std::error_code fault;
  std::string place = path;
  constexpr int most_links = 40;  // as many as Linux follows
  for (int i = 0; fs::is_symlink(place, fault); ++i) {
    if (i == most_links)
      throw Error(ErrorKind::refused,
                  fmt::format("{} is a link that leads back to itself. Give another name.", path));
    const fs::path next = fs::read_symlink(place, fault);
    place = (fs::path(place).parent_path() / next).string();
  }
  return place;
}

std::FILE* private_file(const std::string& path) {
  return store::make_private_file(path) ? std::fopen(path.c_str(), "wb") : nullptr;
}

[[noreturn]] void cannot(const std::string& path, const char* what, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} {}: {}. See that the folder exists, may be written to and has room.",
                          path, what, std::strerror(why)));
}

}  // namespace

void refuse_own_place(const Session& session, const std::string& path) {
  const store::Place place{session.store_path};
  const std::string what =
      store::own_file_at(path, place, store::photos_folder_of(place, session.photos_home));
  if (!what.empty())
    throw Error(ErrorKind::refused,
                fmt::format("{} {} and is not written over. Give another name.", path, what));
}

NewFile::NewFile(const Session& session, const std::string& path, Overwrite overwrite)
    : path_(path), place_(where_links_lead(path)), overwrite_(overwrite) {
  std::error_code unknown;
  // By its own name: the pipe that /dev/stdout or >(another program) leads to has no other.
  const auto status = fs::status(path_, unknown);
  if (fs::is_directory(status))
    throw Error(ErrorKind::refused, fmt::format("{} is a folder. Give a file's name.", path_));
  if (is_written_as_it_goes(status)) {
    file_ = std::fopen(path_.c_str(), "wb");
    if (!file_) fail("can’t be written");
    return;
  }
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw Error(ErrorKind::refused, fmt::format("{} is no file. Give a file's name.", path_));
  if (overwrite == Overwrite::no && fs::exists(status)) is_there_already(path_);
  refuse_own_place(session, place_);
  part_.emplace(place_);
  file_ = private_file(*part_ / name_of_part);
  if (!file_) fail("can’t be written");
}

NewFile::~NewFile() {
  if (file_) std::fclose(file_);
}

void NewFile::write(std::string_view bytes) {
  if (part_) store::end_when_asked();
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("can’t be written");
}

void NewFile::finish() {
  if (std::fflush(file_) != 0) fail("can’t be written");
  if (!part_) return;
  const Replace replace = overwrite_ == Overwrite::yes ? Replace::yes : Replace::no;
  if (!store::move_into_place(*part_ / name_of_part, place_, replace)) is_there_already(path_);
}

void NewFile::fail(const char* what) const { cannot(path_, what, errno); }

NewFiles::NewFiles(const Session& session, const std::string& folder, Overwrite overwrite)
    : folder_(folder), overwrite_(overwrite), part_([&] {
        refuse_own_place(session, folder);
        store::make_private_folder(folder);
        return (fs::path(folder) / name_of_part).string();
      }()) {}

void NewFiles::add(const std::string& name, std::string_view bytes) {
  store::end_when_asked();
  const std::string path = part_ / name;
  std::FILE* file = private_file(path);
  if (!file) cannot((fs::path(folder_) / name).string(), "can’t be written", errno);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0;
  const int why = errno;
  std::fclose(file);
  if (!written) cannot((fs::path(folder_) / name).string(), "can’t be written", why);
  names_.push_back(name);
}

void NewFiles::refuse_what_is_there() const {
  std::error_code absent;
  for (const std::string& name : names_) {
    const fs::path path = fs::path(folder_) / name;
    const fs::file_status status = fs::symlink_status(path, absent);
    if (!fs::exists(status)) continue;
    if (overwrite_ == Overwrite::no) is_there_already(path.string());
    if (!fs::is_regular_file(status))
      throw Error(ErrorKind::refused,
                  fmt::format("{} is no plain file and is not replaced. Move it away, or give "
                              "another folder.",
                              path.string()));
  }
}

void NewFiles::finish() {
  refuse_what_is_there();
  const Replace replace = overwrite_ == Overwrite::yes ? Replace::yes : Replace::no;
  std::size_t named = 0;
  try {
    for (const std::string& name : names_) {
      const std::string path = (fs::path(folder_) / name).string();
      if (!store::move_soon(part_ / name, path, replace)) is_there_already(path);
      ++named;
    }
    store::sync_folder(folder_);
  } catch (const Error& fault) {
    throw Error(fault.kind(), fmt::format("{} {} of {} files are in {}, each whole.", fault.what(),
                                          named, names_.size(), folder_));
  }
}

}  // namespace wellmet::cli
