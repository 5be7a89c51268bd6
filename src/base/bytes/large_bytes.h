#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace wellmet {

// Bytes of somebody's file, of which there may be more than memory should hold. Few are kept in
// memory. Many lie in a file of the system's temporary ones that only this user may read and that
// has no name: it goes with the process, however that ends. Where no such file can be written, they
// are kept in memory after all.
class LargeBytes {
 public:
  LargeBytes() = default;
  explicit LargeBytes(std::string bytes) : few_(std::move(bytes)) {}
  LargeBytes(LargeBytes&&) noexcept;
  LargeBytes& operator=(LargeBytes&&) noexcept;
  ~LargeBytes();

  // What follows `from` in an open file that nobody shortens. The descriptor stays the caller's.
  // Throws unavailable when it can't be read.
  static LargeBytes of_file(int descriptor, std::size_t from);

  void append(std::string_view);
  std::size_t size() const { return spooled_ > 0 ? spooled_ : few_.size(); }
  bool empty() const { return size() == 0; }
  bool in_memory() const { return spooled_ == 0; }
  // Until something is added, or it is moved or gone. Throws unavailable when it can't be read.
  std::string_view view() const;
  // All of it in memory, taken out.
  std::string taken();

  static constexpr std::size_t few = std::size_t{4} << 20;

 private:
  bool spool(std::string_view more);
  void come_back();
  void unmap() const;
  void leave();

  std::string few_ = {};
  int file_ = -1;
  bool own_ = false;         // the file is ours, to be closed
  std::size_t from_ = 0;     // where in the file they begin
  std::size_t spooled_ = 0;  // bytes in the file
  bool no_room_ = false;
  mutable const char* mapped_ = nullptr;
  mutable std::size_t mapped_bytes_ = 0;  // from the file's beginning
};

// Says that these bytes were gone through: where they lie in LargeBytes, they need not be in memory
// any more until they are looked at again. Of any others nothing is changed.
void let_go(std::string_view);

}  // namespace wellmet
