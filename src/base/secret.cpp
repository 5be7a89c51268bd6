#include "base/secret.h"

#include <sodium.h>

#include <array>
#include <span>

#include "base/error.h"

namespace wellmet {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;

void begin() {
  // Safe to call again and from several threads.
  if (sodium_init() < 0)
    throw Error(ErrorKind::unavailable,
                "This machine gives no random numbers, so nothing that "
                "must stay secret can be made.");
}

std::string hex(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string random_token(std::size_t characters) {
  constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  begin();
  std::string token(characters, ' ');
  randombytes_buf(token.data(), token.size());
  for (char& c : token) c = alphabet[static_cast<unsigned char>(c) & 63];
  return token;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  return hex(hash);
}

std::string keyed_code(std::string_view key, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                              key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code;
  crypto_auth_hmacsha256_final(&state, code.data());
  return hex(code);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string password_record(std::string_view password) {
  begin();
  std::array<char, crypto_pwhash_STRBYTES> record{};
  if (crypto_pwhash_str_alg(record.data(), password.data(), password.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw Error(ErrorKind::unavailable, "There is not enough memory to keep a password safely.");
  return record.data();
}

bool password_fits(std::string_view password, std::string_view record) {
  begin();
  std::array<char, crypto_pwhash_STRBYTES> terminated{};
  if (record.size() >= terminated.size()) return false;
  if (password.empty()) return false;
  record.copy(terminated.data(), record.size());
  return crypto_pwhash_str_verify(terminated.data(), password.data(), password.size()) == 0;
}

}  // namespace wellmet
