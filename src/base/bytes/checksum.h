#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// CRC-64: finds what a disk changed by itself, not what somebody changed on purpose. Being linear,
// it also tells where a small damage is.
namespace wellmet {

// The polynomial and the bit order of CRC-64/XZ: the same on every machine, so that it may be
// stored. Finds every damage of up to 64 bits in a row, and all but one in 2^64 of the others.
std::uint64_t checksum(std::string_view bytes);

// The text as it was when it had this checksum, where it differs in one byte or in two neighbours;
// nothing when the damage is larger, or there is none.
std::optional<std::string> corrected(std::string_view damaged, std::uint64_t checksum_before);

// Whether the two differ in one byte only: then it is a stored checksum that was damaged and not
// the text, whose damage changes bits all over.
bool differ_in_one_byte(std::uint64_t a, std::uint64_t b);

}  // namespace wellmet
