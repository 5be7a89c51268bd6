#include "language/names/name_spellings.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace wellmet::language {
namespace {

enum class Script { spaced, han, kana, hangul, other_unspaced };

struct Letter {
  char32_t code = 0;
  std::string_view bytes = {};
};

std::vector<Letter> letters_of(std::string_view utf8) {
  std::vector<Letter> letters;
  for (const Character& c : characters(utf8)) {
    const std::string_view bytes = utf8.substr(c.start, c.length);
    const auto byte = [&](std::size_t i) {
      return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
    };
    char32_t code = byte(0);
    if (bytes.size() == 2) code = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    if (bytes.size() == 3) code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (bytes.size() > 3) code = 0x10000;
    letters.push_back({code, bytes});
  }
  return letters;
}

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Script script_of(char32_t c) {
  if (between(c, 0xAC00, 0xD7A3)) return Script::hangul;
  if (between(c, 0x3040, 0x30FF)) return Script::kana;
  if (between(c, 0x3400, 0x9FFF)) return Script::han;
  const bool thai_or_lao = between(c, 0x0E00, 0x0EFF);
  const bool burmese = between(c, 0x1000, 0x109F);
  const bool khmer = between(c, 0x1780, 0x17FF);
  return thai_or_lao || burmese || khmer ? Script::other_unspaced : Script::spaced;
}

// A mark that belongs to the letter before it, or a small letter that nothing begins with.
bool goes_on(char32_t c) {
  constexpr std::array small_kana = {0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083,
                                     0x3085, 0x3087, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
                                     0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30FC};
  const bool thai_mark = c == 0x0E31 || between(c, 0x0E33, 0x0E3A) || between(c, 0x0E45, 0x0E4E);
  const bool lao_mark = c == 0x0EB1 || between(c, 0x0EB3, 0x0EBC) || between(c, 0x0EC8, 0x0ECD);
  const bool burmese_mark = between(c, 0x102B, 0x103E);
  const bool khmer_mark = between(c, 0x17B4, 0x17D3);
  return thai_mark || lao_mark || burmese_mark || khmer_mark ||
         std::ranges::find(small_kana, static_cast<int>(c)) != small_kana.end();
}

// Passport spelling, which is what people type; ICU's own has one letter for each ("ulia").
std::string_view cyrillic(char32_t c) {
  constexpr std::array<std::string_view, 32> from_a = {
      "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
      "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
  if (between(c, 0x0410, 0x042F)) return from_a[c - 0x0410];
  if (between(c, 0x0430, 0x044F)) return from_a[c - 0x0430];
  if (c == 0x0401 || c == 0x0451) return "yo";
  if (c == 0x0404 || c == 0x0454) return "ye";
  if (c == 0x0406 || c == 0x0456) return "i";
  if (c == 0x0407 || c == 0x0457) return "yi";
  return c == 0x0490 || c == 0x0491 ? "g" : std::string_view();
}

std::string_view latin(char32_t c) {
  switch (c) {
    case U'Ä':
    case U'ä':
      return "ae";
    case U'Ö':
    case U'ö':
    case U'Ø':
    case U'ø':
      return "oe";
    case U'Ü':
    case U'ü':
      return "ue";
    case U'Å':
    case U'å':
      return "aa";
    case U'Đ':
    case U'đ':
      return "dj";
    default:
      return {};
  }
}

// The Latin spellings that Korean families use, the most frequent first; that of the state, which
// fold() gives, is "gim", "i", "bak".
struct Family {
  std::string_view hangul, spellings;
};
constexpr Family families[] = {
    {"김", "kim"},        {"이", "lee yi rhee"}, {"박", "park pak"},  {"최", "choi choe"},
    {"정", "jung chung"}, {"강", "kang"},        {"조", "cho"},       {"윤", "yoon yun"},
    {"장", "chang"},      {"임", "lim"},         {"림", "lim"},       {"오", "oh"},
    {"서", "suh"},        {"신", "shin"},        {"권", "kwon"},      {"황", "hwang"},
    {"안", "ahn"},        {"류", "ryu yoo"},     {"유", "yoo"},       {"전", "chun jun"},
    {"고", "ko"},         {"문", "moon"},        {"손", "sohn"},      {"배", "bae"},
    {"백", "paik"},       {"허", "huh"},         {"심", "shim"},      {"노", "noh roh"},
    {"곽", "kwak"},       {"성", "sung"},        {"주", "joo"},       {"우", "woo"},
    {"구", "koo"},        {"엄", "um"},          {"공", "kong"},      {"현", "hyun"},
    {"추", "choo"},       {"선", "sun"},         {"명", "myung"},     {"기", "ki"},
    {"금", "keum"},       {"제", "jae"},         {"탁", "tak"},       {"국", "kook"},
    {"선우", "sunwoo"},   {"남궁", "namkung"},   {"황보", "hwangbo"}, {"제갈", "jaegal"},
    {"독고", "dokko"},    {"사공", "sakong"},    {"서문", "suhmoon"}};

const Family* family_named(std::string_view hangul) {
  const auto found = std::ranges::find(families, hangul, &Family::hangul);
  return found == std::end(families) ? nullptr : found;
}

std::string_view stretch(const std::vector<Letter>& letters, std::size_t from, std::size_t to) {
  const char* begin = letters[from].bytes.data();
  const std::string_view last = letters[to - 1].bytes;
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

std::string folded_together(std::string_view text) { return join(folded_words(text), ""); }

// How many of the letters are the family name, in a word of nothing but hangul: two for the few
// families of two syllables, when a given name is left over.
std::size_t family_length(const std::vector<Letter>& letters) {
  const bool two = letters.size() > 2 && family_named(stretch(letters, 0, 2)) != nullptr;
  return std::min<std::size_t>(letters.size(), two ? 2 : 1);
}

bool all_of(const std::vector<Letter>& letters, Script script) {
  return std::ranges::all_of(letters, [&](const Letter& l) { return script_of(l.code) == script; });
}

class Parts {
 public:
  void add_run(const std::vector<Letter>& letters, std::size_t from, std::size_t to) {
    constexpr std::size_t longest_name = 24;
    if (to - from > longest_name) return;
    const bool is_whole_word = from == 0 && to == letters.size();
    for (std::size_t at = is_whole_word ? from + 1 : from; at < to; ++at) {
      if (!goes_on(letters[at].code)) add(folded_together(stretch(letters, at, to)));
    }
  }

  void add_family(const std::vector<Letter>& letters) {
    const Family* family = family_named(stretch(letters, 0, family_length(letters)));
    if (family == nullptr) return;
    for (std::string& spelling : split(family->spellings, ' ')) add(std::move(spelling));
  }

  void add(std::string word) {
    if (!word.empty() && std::ranges::find(words_, word) == words_.end())
      words_.push_back(std::move(word));
  }

  std::vector<std::string> words() && { return std::move(words_); }

 private:
  std::vector<std::string> words_ = {};
};

void add_runs(Parts& parts, const std::vector<Letter>& letters) {
  std::size_t from = 0;
  for (std::size_t at = 1; at <= letters.size(); ++at) {
    const Script script = script_of(letters[from].code);
    if (at < letters.size() && (script_of(letters[at].code) == script)) continue;
    if (script != Script::spaced) parts.add_run(letters, from, at);
    from = at;
  }
}

// "الحسن" by "حسن"
void add_after_article(Parts& parts, const std::vector<Letter>& letters) {
  constexpr std::size_t shortest = 5;
  if (letters.size() >= shortest && letters[0].code == 0x0627 && letters[1].code == 0x0644)
    parts.add(folded_together(stretch(letters, 2, letters.size())));
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words = split(collapse_spaces(text), ' ');
  std::erase(words, "");
  return words;
}

// "김민준" -> kim minjun, "李小龍" -> li xiaolong; empty for anything else.
std::vector<std::string> family_and_given(std::string_view word) {
  const std::vector<Letter> letters = letters_of(word);
  constexpr std::size_t longest = 4;
  if (letters.size() < 2 || letters.size() > longest) return {};
  const bool korean = all_of(letters, Script::hangul);
  if (!korean && !all_of(letters, Script::han)) return {};
  const std::size_t length = korean ? family_length(letters) : 1;
  const std::string_view family = stretch(letters, 0, length);
  std::string latin_family = folded_together(family);
  if (const Family* known = korean ? family_named(family) : nullptr)
    latin_family = split(known->spellings, ' ').front();
  return {latin_family, folded_together(stretch(letters, length, letters.size()))};
}

}  // namespace

std::string spelled_out(std::string_view word) {
  if (std::ranges::all_of(word, [](char c) { return static_cast<signed char>(c) >= 0; })) return {};
  const std::string composed = nfc(word);
  std::string out;
  bool changed = false;
  char32_t before = 0;
  for (const Letter& letter : letters_of(composed)) {
    const bool soft_or_hard_sign = letter.code == 0x042A || letter.code == 0x042C ||
                                   letter.code == 0x044A || letter.code == 0x044C;
    std::string_view instead = latin(letter.code);
    if (instead.empty()) instead = cyrillic(letter.code);
    // Юлия is Yulia, Мария Maria.
    if (instead == "ya" && (before == 0x0438 || before == 0x0418)) instead = "a";
    before = letter.code;
    changed = changed || !instead.empty();
    if (!soft_or_hard_sign) out += instead.empty() ? letter.bytes : instead;
  }
  std::string folded = changed ? folded_together(out) : "";
  return folded == folded_together(composed) ? "" : folded;
}

std::vector<std::string> parts_within(std::string_view name) {
  if (std::ranges::all_of(name, [](char c) { return static_cast<signed char>(c) >= 0; })) return {};
  Parts parts;
  const std::string composed = nfc(name);
  const std::vector<std::string> words = words_in(composed);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::vector<Letter> letters = letters_of(words[i]);
    add_runs(parts, letters);
    add_after_article(parts, letters);
    const bool has_given_name = letters.size() > 1 || words.size() > 1;
    if (i == 0 && has_given_name && all_of(letters, Script::hangul)) parts.add_family(letters);
  }
  return std::move(parts).words();
}

std::vector<std::vector<std::string>> other_wordings(std::string_view text) {
  std::vector<std::string> spelled, as_names;
  const std::string composed = nfc(text);
  for (const std::string& word : words_in(composed)) {
    const std::vector<std::string> folded = folded_words(word);
    const auto put = [&](std::vector<std::string>& into, std::vector<std::string> instead) {
      const std::vector<std::string>& words = instead.empty() ? folded : instead;
      into.insert(into.end(), words.begin(), words.end());
    };
    const std::string out = spelled_out(word);
    put(spelled, out.empty() ? std::vector<std::string>{} : std::vector{out});
    put(as_names, family_and_given(word));
  }
  std::vector<std::vector<std::string>> wordings;
  const std::vector<std::string> plain = folded_words(composed);
  for (std::vector<std::string>* wording : {&spelled, &as_names}) {
    if (*wording != plain && !wording->empty()) wordings.push_back(std::move(*wording));
  }
  return wordings;
}

}  // namespace wellmet::language
