#include "base/bytes/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace wellmet {
namespace {

constexpr std::uint64_t polynomial = 0xC96C5795D7870F42u;  // reflected
constexpr std::size_t at_once = 8;                         // bytes

using Table = std::array<std::uint64_t, 256>;

// tables[k][b]: what the byte b leaves in the register with k zero bytes after it.
constexpr std::array<Table, at_once> make_tables() {
  std::array<Table, at_once> tables{};
  for (std::size_t b = 0; b < 256; ++b) {
    std::uint64_t value = b;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ ((value & 1) != 0 ? polynomial : 0);
    tables[0][b] = value;
  }
  for (std::size_t k = 1; k < at_once; ++k) {
    for (std::size_t b = 0; b < 256; ++b)
      tables[k][b] = tables[0][tables[k - 1][b] & 0xff] ^ tables[k - 1][b] >> 8;
  }
  return tables;
}

constexpr std::array<Table, at_once> tables = make_tables();

// The highest byte of each entry is there once only: it names the entry.
constexpr std::array<std::uint8_t, 256> make_entries() {
  std::array<std::uint8_t, 256> entries{};
  for (std::size_t b = 0; b < 256; ++b) entries[tables[0][b] >> 56] = static_cast<std::uint8_t>(b);
  return entries;
}

constexpr std::array<std::uint8_t, 256> entry_with_high_byte = make_entries();

std::uint64_t step(std::uint64_t reg, unsigned char byte) {
  return tables[0][(reg ^ byte) & 0xff] ^ reg >> 8;
}

// The register before a zero byte was taken in.
std::uint64_t step_back(std::uint64_t reg) {
  const std::uint8_t entry = entry_with_high_byte[reg >> 56];
  return (reg ^ tables[0][entry]) << 8 | entry;
}

std::uint64_t eight_bytes(const char* from) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, from, at_once);
  } else {
    for (std::size_t i = 0; i < at_once; ++i)
      value |= std::uint64_t{static_cast<unsigned char>(from[i])} << 8 * i;
  }
  return value;
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t reg = ~std::uint64_t{0};
  for (; bytes.size() >= at_once; bytes.remove_prefix(at_once)) {
    const std::uint64_t mixed = reg ^ eight_bytes(bytes.data());
    reg = 0;
    for (std::size_t i = 0; i < at_once; ++i) reg ^= tables[at_once - 1 - i][mixed >> 8 * i & 0xff];
  }
  for (const char c : bytes) reg = step(reg, static_cast<unsigned char>(c));
  return ~reg;
}

// The two checksums differ by what the damage alone would leave in an empty register. Going back
// over the bytes behind it brings that to the damage itself: a small number.
std::optional<std::string> corrected(std::string_view damaged, std::uint64_t checksum_before) {
  std::uint64_t difference = checksum(damaged) ^ checksum_before;
  if (difference == 0) return std::nullopt;
  for (std::size_t at = damaged.size(); at-- > 0;) {
    difference = step_back(difference);
    if (difference > 0xffff) continue;
    std::string text(damaged);
    text[at] = static_cast<char>(text[at] ^ static_cast<char>(difference & 0xff));
    if (difference > 0xff && at + 1 == text.size()) return std::nullopt;
    if (difference > 0xff)
      text[at + 1] = static_cast<char>(text[at + 1] ^ static_cast<char>(difference >> 8));
    return checksum(text) == checksum_before ? std::optional(text) : std::nullopt;
  }
  return std::nullopt;
}

bool differ_in_one_byte(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t difference = a ^ b;
  for (int shift = 0; shift < 64; shift += 8) {
    if (difference != 0 && (difference & ~(std::uint64_t{0xff} << shift)) == 0) return true;
  }
  return false;
}

}  // namespace wellmet
