#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// What must not be guessed or read. Behind it stands libsodium.
namespace wellmet {

// Letters, digits, "-" and "_" that nobody can foresee: six bits each.
std::string random_token(std::size_t characters = 43);

std::string sha256_hex(std::string_view bytes);

// HMAC-SHA256 (RFC 2104), in hexadecimal: who has not the key can neither make nor check one.
std::string keyed_code(std::string_view key, std::string_view text);

// Takes as long whatever the texts hold.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// argon2id with 64 MiB and three passes (RFC 9106, second recommendation): about a tenth of a
// second of one core and that much memory, so a caller bounds how many run at once. The answer is
// its own record of salt and cost. Throws unavailable when the memory is not to be had.
std::string password_record(std::string_view password);
bool password_fits(std::string_view password, std::string_view record);

}  // namespace wellmet
