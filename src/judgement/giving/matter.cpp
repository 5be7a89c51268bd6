#include "judgement/giving/matter.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "judgement/introductions/topics.h"
#include "model/interest.h"

namespace wellmet {
namespace {

// Words of any text in German, French, Spanish, Italian, Portuguese and Dutch, folded and without a
// plural s, as topics_of() gives them; English ones it knows itself.
constexpr auto says_nothing = std::to_array<std::string_view>(
    {"aber",  "alle",  "als",   "am",    "anche", "auch",  "auf",   "aus",   "avec",  "bei",
     "bij",   "chez",  "como",  "con",   "dan",   "dann",  "dans",  "das",   "dass",  "dat",
     "dei",   "del",   "dela",  "dell",  "dem",   "den",   "der",   "des",   "deux",  "dich",
     "die",   "dies",  "diese", "dir",   "dit",   "dos",   "doch",  "durch", "een",   "ein",
     "eine",  "einem", "einen", "einer", "ela",   "ele",   "ella",  "elle",  "ese",   "est",
     "esta",  "este",  "etre",  "fur",   "gli",   "haben", "hat",   "het",   "ich",   "ihr",
     "ihre",  "ihren", "ist",   "kann",  "las",   "les",   "leur",  "los",   "mais",  "mas",
     "mehr",  "mein",  "meine", "met",   "mich",  "mir",   "mit",   "mon",   "nach",  "nel",
     "nella", "nel",   "nicht", "niet",  "noch",  "nos",   "notre", "nous",  "nur",   "oder",
     "ohne",  "our",   "para",  "par",   "per",   "pero",  "piu",   "plus",  "por",   "pour",
     "que",   "qui",   "seine", "sein",  "seu",   "sich",  "sie",   "sind",  "sobre", "son",
     "sous",  "sua",   "sul",   "suo",   "sur",   "tous",  "tout",  "tre",   "tres",  "uber",
     "uma",   "una",   "und",   "une",   "uno",   "uns",   "van",   "vers",  "vom",   "von",
     "voor",  "votre", "vous",  "vor",   "wenn",  "wie",   "wir",   "wird",  "wurde", "zijn",
     "zum",   "zur",   "zwei"});

// In a line of so many topics one that is shared says enough; in a longer one it may be by chance.
constexpr std::size_t short_line_topics = 6;

bool is_said_by_any_text(const std::string& topic) {
  return std::ranges::find(says_nothing, std::string_view(topic)) != says_nothing.end();
}

// U+3040 to U+9FFF: Kana and Han.
bool has_han_or_kana(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((first == 0xE3 && second >= 0x81) || (first >= 0xE4 && first <= 0xE9)) return true;
  }
  return false;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words = folded_words(text);
  for (std::string& word : words) word = interest_key(word);
  return words;
}

int times_in(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
  int times = 0;
  auto from = words.begin();
  while (!phrase.empty() &&
         (from = std::search(from, words.end(), phrase.begin(), phrase.end())) != words.end()) {
    ++times;
    from += static_cast<std::ptrdiff_t>(phrase.size());
  }
  return times;
}

int times_in(std::string_view text, std::string_view part) {
  int times = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++times;
  return times;
}

}  // namespace

Phrase phrase_of(std::string_view name) {
  if (has_han_or_kana(name)) return {.text = std::string(name)};
  return {.words = words_of(name)};
}

Matter::Matter(std::string_view heading, std::string_view body)
    : heading_text_(heading), body_text_(body), heading_(words_of(heading)), body_(words_of(body)) {
  words_.insert(heading_.begin(), heading_.end());
  words_.insert(body_.begin(), body_.end());
  for (std::string& topic : topics_of_line(body)) topics_.emplace(std::move(topic), false);
  for (const std::string& topic : topics_of_line(heading)) topics_[topic] = true;
}

bool Matter::speaks_of(const Phrase& phrase) const {
  constexpr int more_than_in_passing = 2;
  if (phrase.words.empty())
    return !phrase.text.empty() && (times_in(heading_text_, phrase.text) > 0 ||
                                    times_in(body_text_, phrase.text) >= more_than_in_passing);
  // Most are not there at all, which one look tells.
  const auto is_here = [&](const std::string& word) { return words_.contains(word); };
  if (!std::ranges::all_of(phrase.words, is_here)) return false;
  return times_in(heading_, phrase.words) > 0 ||
         times_in(body_, phrase.words) >= more_than_in_passing;
}

Matter::Shared Matter::shared(const std::vector<std::string>& topics) const {
  Shared shared;
  for (const std::string& topic : topics) {
    const auto found = topics_.find(topic);
    if (found == topics_.end()) continue;
    ++shared.in_all;
    shared.in_heading += found->second ? 1 : 0;
  }
  return shared;
}

bool is_about(const Matter& matter, const std::vector<std::string>& topics) {
  const Matter::Shared shared = matter.shared(topics);
  const bool one_is_enough = topics.size() <= short_line_topics;
  return shared.in_all > 1 || (shared.in_heading > 0 && one_is_enough);
}

std::vector<std::string> topics_of_line(std::string_view text) {
  if (has_han_or_kana(text)) return {};
  std::vector<std::string> topics = topics_of(text);
  std::erase_if(topics, is_said_by_any_text);
  return topics;
}

}  // namespace wellmet
