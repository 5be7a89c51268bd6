#include "base/secret.h"

#include <sodium.h>

#include <array>

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
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
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
