// Encodings inside a card. vCard 2.1 marks quoted-printable (RFC 2045 6.7) and base64 values and
// names their charset; files without CHARSET hold Windows-1252 as often as UTF-8, so bytes that are
// not UTF-8 are read as that. RFC 6868 spells what a parameter value cannot hold with carets.
#include "formats/vcard/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/bytes/base64.h"
#include "base/text.h"

namespace wellmet::vcard {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return equal_ignoring_ascii_case(word, w); });
}

Encoding encoding_named(std::string_view name) {
  if (equal_ignoring_ascii_case(name, "quoted-printable")) return Encoding::quoted_printable;
  return is_one_of(name, {"b", "base64"}) ? Encoding::base64 : Encoding::none;
}

bool plain_in_quoted_printable(unsigned char c) {
  return (c >= 0x20 && c < 0x7F && c != '=') || c == '\t';
}

}  // namespace

Encoding encoding_of(const Property& property) {
  for (const Parameter& p : property.parameters) {
    if (p.values.empty()) continue;
    const bool bare = p.name.empty() && p.values[0].size() >= 6;
    const bool named = p.name.size() == 8 && equal_ignoring_ascii_case(p.name, "encoding");
    if (!bare && !named) continue;
    if (const Encoding e = encoding_named(p.values[0]); e != Encoding::none) return e;
  }
  return Encoding::none;
}

std::string_view charset_of(const Property& property) {
  for (const Parameter& p : property.parameters) {
    if (p.name.size() == 7 && !p.values.empty() && equal_ignoring_ascii_case(p.name, "charset"))
      return p.values[0];
  }
  return {};
}

bool is_encoding_word(std::string_view word) {
  return is_one_of(word, {"quoted-printable", "base64", "8bit", "7bit"});
}

bool is_place_word(std::string_view word) {
  return is_one_of(word, {"inline", "url", "cid", "content-id"});
}

std::string decode_quoted_printable(std::string_view t) {
  std::string out;
  out.reserve(t.size());
  for (std::size_t i = 0; i < t.size(); ++i) {
    const int high = t[i] == '=' && i + 2 < t.size() ? hex_digit(t[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(t[i + 2]) : -1;
    if (low < 0) {
      out += t[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string encode_quoted_printable(std::string_view t) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const auto c = static_cast<unsigned char>(t[i]);
    // White space at the end of a line is lost on some ways.
    const bool last_space = i + 1 == t.size() && (c == ' ' || c == '\t');
    if (plain_in_quoted_printable(c) && !last_space) {
      out += t[i];
    } else {
      out += '=';
      out += hex[c >> 4];
      out += hex[c & 15];
    }
  }
  return out;
}

std::string text_of_bytes(std::string_view bytes, std::string_view charset) {
  if (charset.empty() || equal_ignoring_ascii_case(charset, "utf-8")) {
    return is_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, Charset::windows_1252);
  }
  return to_utf8(bytes, charset);
}

bool contains_ignoring_case(std::string_view text, std::string_view lower_case) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(), same) !=
         text.end();
}

bool is_base64_line(std::string_view t) {
  const auto in_alphabet = [](char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
  };
  return !t.empty() && std::all_of(t.begin(), t.end(), in_alphabet);
}

std::string decode_carets(std::string_view t) {
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const char next = t[i] == '^' && i + 1 < t.size() ? t[i + 1] : '\0';
    if (next == 'n' || next == '\'' || next == '^') {
      out += next == 'n' ? '\n' : next == '\'' ? '"' : '^';
      ++i;
    } else {
      out += t[i];
    }
  }
  return out;
}

std::string encode_carets(std::string_view t) {
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    switch (t[i]) {
      case '^':
        out += "^^";
        break;
      case '"':
        out += "^'";
        break;
      case '\r':
        out += t.substr(i).starts_with("\r\n") ? "" : "^n";
        break;
      case '\n':
        out += "^n";
        break;
      default:
        out += t[i];
    }
  }
  return out;
}

std::string raw_of(const Parameter& parameter) {
  if (!parameter.raw.empty()) return parameter.raw;
  std::string out = ";";
  for (char c : parameter.name) out += std::strchr(";:,=\"\r\n", c) != nullptr ? '-' : c;
  for (std::size_t i = 0; i < parameter.values.size(); ++i) {
    if (i != 0) out += ',';
    if (i == 0 && !parameter.name.empty()) out += '=';
    std::string value = encode_carets(parameter.values[i]);
    std::erase(value, '\0');
    const bool quoted = value.find_first_of(",;:") != std::string::npos;
    out += quoted ? '"' + value + '"' : value;
  }
  return out;
}

}  // namespace wellmet::vcard
