// Everything that knows about Unicode, behind text.h and letter_case.h. ICU's transliterator costs
// 14 ms to make, so plain ASCII, Latin text with accents and Chinese names never reach it; it is
// made once per thread.
#include "base/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "base/bytes/large_bytes.h"
#include "base/error.h"
#include "base/han.h"
#include "base/letter_case.h"

namespace wellmet {
namespace {

bool is_ascii(std::string_view t) {
  return std::all_of(t.begin(), t.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Calls `each(code point, its bytes)` for every character; broken bytes give a negative number.
template <class Each>
void for_each_part(std::string_view t, Each each) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(t.data());
  const auto length = static_cast<int32_t>(t.size());
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    each(c, t.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
  }
}

// The same; broken bytes give U+FFFD.
template <class Each>
void for_each_character(std::string_view t, Each each) {
  for_each_part(t, [&](UChar32 c, std::string_view part) { each(c < 0 ? 0xFFFD : c, part); });
}

// Latin letters that no decomposition turns into ASCII; Latin-ASCII of CLDR says the same.
const char* latin_special(UChar32 c) {
  switch (c) {
    case 0x0141:
    case 0x0142:
      return "l";
    case 0x00D8:
    case 0x00F8:
      return "o";
    case 0x00C6:
    case 0x00E6:
      return "ae";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0x00DF:
    case 0x1E9E:
      return "ss";
    case 0x0110:
    case 0x0111:
    case 0x00D0:
    case 0x00F0:
      return "d";
    case 0x00DE:
    case 0x00FE:
      return "th";
    case 0x0131:
    case 0x0130:
      return "i";
    case 0x0126:
    case 0x0127:
      return "h";
    case 0x014A:
    case 0x014B:
      return "n";
    case 0x0166:
    case 0x0167:
      return "t";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return "-";
    default:
      return nullptr;
  }
}

bool is_latin_or_common(std::string_view t) {
  bool latin = true;
  for_each_character(t, [&](UChar32 c, std::string_view) {
    if (c < 0x80) return;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
      latin = false;
  });
  return latin;
}

std::string fold_latin(std::string_view t) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  const std::string decomposed = utf8_of(nfkd->normalize(unicode(t), status));
  std::string out;
  for_each_character(decomposed, [&](UChar32 c, std::string_view bytes) {
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (const char* special = latin_special(c)) {
      out += special;
    } else if (u_charType(c) != U_NON_SPACING_MARK && u_charType(c) != U_FORMAT_CHAR) {
      if (const UChar32 lower = u_tolower(c); lower != c) {
        icu::UnicodeString(lower).toUTF8String(out);
      } else {
        out += bytes;
      }
    }
  });
  return out;
}

const icu::Transliterator& any_to_ascii() {
  thread_local const std::unique_ptr<icu::Transliterator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> t(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !t)
      throw Error(ErrorKind::unavailable, "ICU's data for names is missing: install libicu72.");
    return t;
  }();
  return *made;
}

// Empty when not every character is Chinese and has a reading.
std::string in_han_readings(std::string_view t) {
  std::string out;
  bool all = true;
  for_each_character(t, [&](UChar32 c, std::string_view) {
    const std::string_view reading = all ? han_reading(static_cast<char32_t>(c)) : "";
    all = !reading.empty();
    if (!out.empty()) out += ' ';
    out += reading;
  });
  return all ? out : "";
}

// Vowel marks of Arabic and Hebrew are to them what accents are to Latin: hardly anyone types them.
// Nor the stroke that only makes a word longer.
bool is_vowel_mark(UChar32 c) {
  const bool arabic = (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) ||
                      (c >= 0x06DF && c <= 0x06E8) || (c >= 0x06EA && c <= 0x06ED);
  const bool hebrew = c >= 0x0591 && c <= 0x05C7 && c != 0x05BE && c != 0x05C0 && c != 0x05C3;
  constexpr UChar32 tatweel = 0x0640;
  return arabic || hebrew || c == tatweel;
}

// Endings that are written either way.
UChar32 one_arabic_form(UChar32 c) {
  if (c == 0x0629 || c == 0x06C0 || c == 0x06C2) return 0x0647;  // teh marbuta, as heh
  return c == 0x0649 ? 0x064A : c;                               // alef maksura, as yeh
}

icu::UnicodeString without_vowel_marks(std::string_view t) {
  icu::UnicodeString text;
  for_each_character(t, [&](UChar32 c, std::string_view) {
    if (!is_vowel_mark(c)) text.append(one_arabic_form(c));
  });
  return text;
}

std::string transliterated(std::string_view t) {
  if (std::string read = in_han_readings(t); !read.empty()) return read;
  icu::UnicodeString text = without_vowel_marks(t);
  any_to_ascii().transliterate(text);
  return fold_latin(utf8_of(text));
}

// A name is folded for matching, for lists and for search: the last ones are remembered.
const std::string& fold_in_other_letters(std::string_view t) {
  constexpr std::size_t most = 1000;
  thread_local std::unordered_map<std::string, std::string> known;
  if (known.size() >= most) known.clear();
  auto [there, is_new] = known.try_emplace(std::string(t));
  if (is_new) there->second = transliterated(t);
  return there->second;
}

void append_folded(std::string_view word, std::string& out) {
  if (is_ascii(word)) {
    for (char c : word) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  } else {
    out += is_latin_or_common(word) ? fold_latin(word) : fold_in_other_letters(word);
  }
}

const icu::Collator& collator() {
  thread_local const std::unique_ptr<icu::Collator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> c(icu::Collator::createInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) || !c)
      throw Error(ErrorKind::unavailable, "ICU's data for sorting is missing: install libicu72.");
    return c;
  }();
  return *made;
}

std::string converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter,
                                status);
  ucnv_close(converter);
  return utf8_of(text);
}

const std::string& from_windows_1252(char byte) {
  static const std::vector<std::string> table = [] {
    std::vector<std::string> made;
    for (int b = 0; b < 256; ++b)
      made.push_back(converted(std::string(1, static_cast<char>(b)), "windows-1252"));
    return made;
  }();
  return table[static_cast<unsigned char>(byte)];
}

bool looks_like_utf16(std::string_view t, std::size_t zero_place) {
  if (t.size() < 4) return false;
  const std::size_t looked_at = std::min<std::size_t>(t.size(), 512);
  std::size_t zeros = 0;
  std::size_t letters = 0;
  for (std::size_t i = zero_place; i < looked_at; i += 2) zeros += t[i] == '\0';
  for (std::size_t i = 1 - zero_place; i < looked_at; i += 2) letters += t[i] != '\0';
  // Many zeros in the other places too: a damaged file, not text.
  const std::size_t most = (looked_at / 2) * 9;
  return zeros * 10 >= most && letters * 10 >= most;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int cell_width(UChar32 c) {
  if (c == 0) return 0;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool is_utf8(std::string_view t) {
  // Of a large file not all bytes need be in memory at once.
  constexpr std::size_t piece_bytes = 4u << 20;
  while (t.size() > 2 * piece_bytes) {
    std::size_t size = piece_bytes;
    while (size > piece_bytes - 3 && (static_cast<unsigned char>(t[size]) & 0xC0) == 0x80) --size;
    if (!is_utf8(t.substr(0, size))) return false;
    let_go(t.substr(0, size));
    t.remove_prefix(size);
  }
  if (is_ascii(t)) return true;
  const auto* bytes = reinterpret_cast<const uint8_t*>(t.data());
  const auto length = static_cast<int32_t>(t.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

Charset detect_charset(std::string_view t) {
  if (t.starts_with("\xEF\xBB\xBF")) return Charset::utf_8;
  if (t.starts_with("\xFF\xFE")) return Charset::utf_16_le;
  if (t.starts_with("\xFE\xFF")) return Charset::utf_16_be;
  if (looks_like_utf16(t, 1)) return Charset::utf_16_le;
  if (looks_like_utf16(t, 0)) return Charset::utf_16_be;
  return is_utf8(t) ? Charset::utf_8 : Charset::windows_1252;
}

std::string to_utf8(std::string_view t, Charset charset) {
  switch (charset) {
    case Charset::utf_8: {
      if (t.starts_with("\xEF\xBB\xBF")) t.remove_prefix(3);
      return is_utf8(t) ? std::string(t) : utf8_of(unicode(t));
    }
    case Charset::utf_16_le:
      return converted(t.starts_with("\xFF\xFE") ? t.substr(2) : t, "UTF-16LE");
    case Charset::utf_16_be:
      return converted(t.starts_with("\xFE\xFF") ? t.substr(2) : t, "UTF-16BE");
    case Charset::iso_8859_1:
      return converted(t, "ISO-8859-1");
    case Charset::windows_1252:
      break;
  }
  return converted(t, "windows-1252");
}

std::string to_utf8(std::string_view t, std::string_view charset_name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(std::string(charset_name).c_str(), &status);
  if (U_FAILURE(status)) return to_utf8(t, detect_charset(t));
  ucnv_close(converter);
  return converted(t, std::string(charset_name).c_str());
}

std::string text_of_file(std::string_view t) {
  const Charset charset = detect_charset(t);
  if (charset != Charset::windows_1252) return to_utf8(t, charset);
  std::string mended;
  std::size_t good = 0;
  std::size_t broken = 0;
  for_each_part(t, [&](UChar32 c, std::string_view part) {
    good += c >= 0x80;
    broken += c < 0;
    if (c >= 0) {
      mended += part;
    } else {
      for (char byte : part) mended += from_windows_1252(byte);
    }
  });
  return good >= broken ? mended : to_utf8(t, charset);
}

std::string fold_case(std::string_view t) { return nfc(utf8_of(unicode(nfc(t)).foldCase())); }

std::string nfc(std::string_view t) {
  if (is_ascii(t)) return std::string(t);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  return utf8_of(form->normalize(unicode(t), status));
}

std::string fold(std::string_view t) {
  if (is_ascii(t)) return to_lower_ascii(t);
  // The few words in other letters alone are worth the price of what knows them.
  std::string out;
  out.reserve(t.size());
  for (std::size_t start = 0; start < t.size();) {
    const std::size_t end = std::min(t.find_first_of(" \n", start), t.size());
    append_folded(t.substr(start, end - start), out);
    if (end < t.size()) out += t[end];
    start = end + 1;
  }
  return out;
}

std::vector<std::string> folded_words(std::string_view t) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto in_a_word = [](UChar32 c) {
    if (c >= 0x80) return u_isalnum(c) != 0;
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  for_each_character(fold(t), [&](UChar32 c, std::string_view bytes) {
    if (in_a_word(c)) {
      word += bytes;
    } else if (c != '\'') {
      close();
    }
  });
  close();
  return words;
}

std::string sort_key(std::string_view t) {
  uint8_t buffer[256];
  const icu::UnicodeString text = unicode(t.substr(0, 200));
  const int32_t length =
      std::min<int32_t>(collator().getSortKey(text, buffer, sizeof buffer), sizeof buffer);
  static constexpr char hex[] = "0123456789abcdef";
  std::string key;
  for (int32_t i = 0; i + 1 < length; ++i) {
    key += hex[buffer[i] >> 4];
    key += hex[buffer[i] & 15];
  }
  return key;
}

std::string_view trim(std::string_view t) {
  while (!t.empty() && is_space(t.front())) t.remove_prefix(1);
  while (!t.empty() && is_space(t.back())) t.remove_suffix(1);
  return t;
}

std::string collapse_spaces(std::string_view t) {
  std::string out;
  for (char c : trim(t)) {
    if (!is_space(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string to_lower_ascii(std::string_view t) {
  std::string out(t);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(),
                    [&](char x, char y) { return x == y || lower(x) == lower(y); });
}

std::vector<std::string> split(std::string_view t, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t at = t.find(separator); at != std::string_view::npos;
       at = t.find(separator, start)) {
    parts.emplace_back(t.substr(start, at - start));
    start = at + 1;
  }
  parts.emplace_back(t.substr(start));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) out += separator;
    out += parts[i];
  }
  return out;
}

int columns(std::string_view t) {
  int total = 0;
  for_each_character(t, [&](UChar32 c, std::string_view) { total += cell_width(c); });
  return total;
}

std::string clip(std::string_view t, int wanted) {
  if (columns(t) <= wanted) return std::string(t);
  std::string out;
  int used = 0;
  bool full = false;
  for_each_character(t, [&](UChar32 c, std::string_view bytes) {
    full = full || used + cell_width(c) > wanted - 1;
    if (full) return;
    used += cell_width(c);
    out += bytes;
  });
  return out + "…";
}

std::string pad(std::string_view t, int wanted) {
  std::string out = clip(t, wanted);
  out.append(static_cast<std::size_t>(std::max(0, wanted - columns(out))), ' ');
  return out;
}

namespace {

// What opens and closes a run of text of one direction. Address books put it around telephone
// numbers; it shows nothing itself, and one that is left open turns what comes after.
bool is_direction_mark(UChar32 c) {
  return (c >= 0x202A && c <= 0x202C) || (c >= 0x2066 && c <= 0x2069);
}

bool could_command_a_terminal(UChar32 c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool overrides_direction = c == 0x202D || c == 0x202E;
  return (control && c != '\n' && c != '\t') || overrides_direction;
}

}  // namespace

std::string for_terminal(std::string_view t) {
  std::string out;
  for_each_character(t, [&](UChar32 c, std::string_view bytes) {
    if (is_direction_mark(c)) return;
    if (c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (could_command_a_terminal(c)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += bytes;
    }
  });
  return out;
}

bool is_east_asian(std::string_view t) {
  bool east_asian = !t.empty();
  for_each_character(t, [&](UChar32 c, std::string_view) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0x80 ? USCRIPT_LATIN : uscript_getScript(c, &status);
    east_asian = east_asian && (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                                script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL);
  });
  return east_asian;
}

std::string initials(std::string_view t) {
  std::string out;
  for (const std::string& word : folded_words(t)) out += word[0];
  return out;
}

namespace {

CharacterKind kind_of(UChar32 c, CharacterKind before) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR)
    return before;
  if (u_isUWhiteSpace(c)) return CharacterKind::space;
  if (u_isdigit(c)) return CharacterKind::digit;
  if (!u_isalpha(c)) return CharacterKind::other;
  if (u_isupper(c) || u_istitle(c)) return CharacterKind::capital;
  return u_islower(c) ? CharacterKind::lower : CharacterKind::caseless;
}

}  // namespace

std::vector<Character> characters(std::string_view t) {
  std::vector<Character> all;
  all.reserve(t.size());
  std::size_t at = 0;
  CharacterKind kind = CharacterKind::other;
  for_each_character(t, [&](UChar32 c, std::string_view bytes) {
    kind = kind_of(c, kind);
    all.push_back({at, bytes.size(), kind});
    at += bytes.size();
  });
  return all;
}

}  // namespace wellmet
