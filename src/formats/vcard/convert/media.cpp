// Pictures, sounds and keys. 3.0: "PHOTO;ENCODING=b;TYPE=JPEG:..." or "PHOTO;VALUE=uri:http...";
// 4.0: an address always, of which "data:image/jpeg;base64,..." is one (RFC 6350 appendix A.1, RFC
// 2397).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/vcard/convert/steps.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

struct MediaWord {
  const char* word;  // of TYPE in 3.0
  const char* media;
};
constexpr std::array<MediaWord, 4> key_words = {{{"PGP", "application/pgp-keys"},
                                                 {"X509", "application/pkix-cert"},
                                                 {"WAVE", "audio/wav"},
                                                 {"SVG", "image/svg+xml"}}};

std::string family_of(const Property& p) {
  if (is_any_of(p, {"PHOTO", "LOGO"})) return "image/";
  return is(p, "SOUND") ? "audio/" : "application/";
}

// What the first bytes say, for a picture whose card does not.
std::string sniffed(const Property& p) {
  if (p.value.starts_with("/9j/")) return "image/jpeg";
  if (p.value.starts_with("iVBOR")) return "image/png";
  return p.value.starts_with("R0lGOD") ? "image/gif" : "application/octet-stream";
}

std::string media_of_word(const Property& p, std::string_view word) {
  for (const MediaWord& known : key_words) {
    if (equal_ignoring_ascii_case(word, known.word)) return known.media;
  }
  const bool whole = word.find('/') != std::string_view::npos;
  return whole ? to_lower_ascii(word) : family_of(p) + to_lower_ascii(word);
}

std::string word_of_media(const Property& p, std::string_view media) {
  for (const MediaWord& known : key_words) {
    if (media == known.media) return known.word;
  }
  const std::string family = family_of(p);
  const std::string_view rest = media.starts_with(family) ? media.substr(family.size()) : media;
  if (rest == media) return std::string(media);
  std::string word(rest);
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return word;
}

// The TYPE word that names the kind of media; "" when there is none.
std::string media_word(const Property& p) {
  for (const std::string& type : types_of(p)) {
    if (type != "pref" && type != "home" && type != "work") return type;
  }
  return {};
}

}  // namespace

bool holds_media(const Property& p) { return is_any_of(p, {"PHOTO", "LOGO", "SOUND", "KEY"}); }

void media_to_4_0(Property& p) {
  const std::string word = media_word(p);
  if (encoding_of(p) == Encoding::base64) {
    const std::string media = word.empty() ? sniffed(p) : media_of_word(p, word);
    take_type(p, word);
    remove_parameter(p, "ENCODING");
    remove_parameter(p, "VALUE");
    p.value = "data:" + media + ";base64," + p.value;
  } else if (says_value(p, "uri")) {
    remove_parameter(p, "VALUE");
    if (word.empty()) return;
    const std::string media = media_of_word(p, word);
    take_type(p, word);
    set_parameter(p, "MEDIATYPE", {media});
  }
}

void media_to_3_0(Property& p) {
  if (says_value(p, "text")) return;
  const std::size_t mark = p.value.find(";base64,");
  const bool inline_bytes = p.value.starts_with("data:") && mark != std::string::npos &&
                            p.value.find_first_of(";,") == mark && mark > 5 &&
                            is_base64_line(p.value.substr(mark + 8));
  if (inline_bytes) {
    const std::string media = p.value.substr(5, mark - 5);
    p.value = p.value.substr(mark + 8);
    set_parameter(p, "ENCODING", {"b"});
    add_type(p, word_of_media(p, media));
    remove_parameter(p, "VALUE");
    return;
  }
  const Parameter* media = parameter(p, "MEDIATYPE");
  if (media != nullptr && !media->values.empty()) {
    add_type(p, word_of_media(p, media->values[0]));
    remove_parameter(p, "MEDIATYPE");
  }
  set_parameter(p, "VALUE", {"uri"});
}

}  // namespace wellmet::vcard
