#pragma once
#include <cstdio>
#include <string>
#include <string_view>

namespace wellmet::cli {

enum class Overwrite { no, yes };

// A file that is there whole or not at all: written under another name beside its place and moved
// there by finish(). Every call may throw unavailable; the constructor throws refused when there is
// a file already and it may not be overwritten.
class NewFile {
 public:
  NewFile(std::string path, Overwrite);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();  // removes what was not finished
  void write(std::string_view bytes);
  void finish();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;
  std::string part_;
  std::FILE* file_ = nullptr;
};

}  // namespace wellmet::cli
