// What settles what. Saying so always does: thanks, congratulations, telling how it went, sending
// the very thing. Besides, talking does where the matter would have come up by itself:
//   thanks            any talk after the day of the help; of the user's own, around its day or
//   later advice            a talk two weeks after it or later an introduction   a talk after you
//   advice followed   a talk after that day
//   met whom you were introduced to asking how they are   a talk around the day that was chosen
//   meeting again     meeting; after a first meeting any talk
//   an introduction of yours   a talk around its two weeks, or later
// A promise to send or do something is kept by nothing but sending or doing it.
#include "model/settling.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"
#include "model/follow_up_rules.h"

namespace wellmet {
namespace {

constexpr int around_its_day_days = 2;
constexpr int advice_is_tried_after_days = 14;

// There was room to say something: not a party among many, a letter, or a favour alone.
bool is_talk(const Interaction& i) {
  using K = InteractionKind;
  return i.touch == Touch::real && i.kind != K::event && i.kind != K::letter && i.kind != K::gift &&
         i.kind != K::other;
}

template <std::size_t n>
bool says_one_of(const std::string& words, const std::array<std::string_view, n>& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return (" " + words + " ").find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

std::string plain_words(std::string_view text) { return join(folded_words(text), " "); }

bool says_thanks(const std::string& note) {
  static constexpr std::array<std::string_view, 5> phrases = {
      "say thanks", "say thank you", "thanks for", "thank you for", "thanked"};
  return says_one_of(note, phrases);
}

// "told Beth what came of the advice"; not "told me about the dog".
bool says_told(const std::string& note) {
  static constexpr std::array<std::string_view, 8> phrases = {
      "told",        "to tell",       "tell them",      "let them know",
      "got back to", "reported back", "how the advice", "about meeting"};
  static constexpr std::array<std::string_view, 3> to_me = {"told me", "told us", "they told"};
  return says_one_of(note, phrases) && !says_one_of(note, to_me);
}

bool is_small_word(std::string_view word) {
  static constexpr std::array<std::string_view, 20> small = {
      "the", "a",  "an",   "of",  "on",  "to",    "my", "for",  "about", "with",
      "and", "in", "some", "her", "his", "their", "it", "that", "this",  "them"};
  return std::ranges::find(small, word) != small.end();
}

// "sent her the notes on bees" tells of "the notes on bees": nearly every word of weight is there.
bool tells_of(const std::string& note, std::string_view text) {
  const std::vector<std::string> said = split(note, ' ');
  std::size_t words = 0, there = 0;
  for (const std::string& word : folded_words(text)) {
    if (is_small_word(word)) continue;
    ++words;
    there += std::ranges::find(said, word) != said.end();
  }
  return words > 0 && 4 * there >= 3 * words;
}

}  // namespace

bool settles(const Interaction& i, const std::vector<InteractionKind>& also, const FollowUp& f,
             const FollowUpStory& story) {
  const auto was = [&](InteractionKind kind) {
    return i.kind == kind || std::ranges::find(also, kind) != also.end();
  };
  if (i.day < story.origin) return false;
  const bool own = f.rule.empty();
  const bool later = i.day > story.origin;
  const bool talked_then = later && is_talk(i) && (!own || i.day >= f.due - around_its_day_days);
  const std::string note = plain_words(i.note);
  switch (f.kind) {
    case FollowUpKind::thank:
      return was(InteractionKind::thanked) || says_thanks(note) || talked_then;
    case FollowUpKind::circle_back:
      if (says_told(note)) return true;
      // What was followed comes up whenever one talks after that.
      if (courtesy_of(f) == Courtesy::followed_advice) return later && is_talk(i);
      return !own && is_talk(i) && i.day >= story.origin + advice_is_tried_after_days;
    case FollowUpKind::close_the_loop:
      return says_told(note) || (is_talk(i) && story.met_about && i.day > *story.met_about);
    case FollowUpKind::congratulate:
      return was(InteractionKind::congratulated);
    case FollowUpKind::check_in:
      // Whoever was introduced by you had nothing to tell yet.
      return courtesy_of(f) == Courtesy::introduced_them
                 ? is_talk(i) && i.day >= f.due - around_its_day_days
                 : talked_then;
    case FollowUpKind::meet_again:
      return later && (is_together(i.kind) || (!own && is_talk(i)));
    case FollowUpKind::share:
    case FollowUpKind::custom:
      break;
  }
  return tells_of(note, f.text);
}

bool says_what_came_of_advice(const Interaction& i) {
  static constexpr std::array<std::string_view, 5> of_it = {"advice", "what came of", "came of it",
                                                            "followed", "tip"};
  const std::string note = plain_words(i.note);
  return says_told(note) && says_one_of(note, of_it);
}

bool says_words_of(const Interaction& i, std::string_view text) {
  return tells_of(plain_words(i.note), text);
}

}  // namespace wellmet
