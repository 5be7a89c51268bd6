#include "judgement/introductions/topics.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/interest.h"

namespace wellmet {
namespace {

// Words of any ask or offer. Two people who share no more than one of these share nothing.
constexpr auto says_nothing = std::to_array<std::string_view>(
    {"about",     "advice",    "afternoon",  "again",        "all",       "also",     "and",
     "another",   "any",       "anybody",    "anyone",       "anything",  "april",    "area",
     "around",    "ask",       "august",     "autumn",       "available", "bad",      "based",
     "been",      "best",      "better",     "big",          "bit",       "both",     "box",
     "bring",     "buy",       "can",        "chance",       "cheap",     "city",     "come",
     "copy",      "could",     "day",        "december",     "decent",    "does",     "done",
     "each",      "easy",      "edition",    "eight",        "end",       "english",  "evening",
     "every",     "everybody", "everything", "expert",       "fall",      "fast",     "february",
     "few",       "find",      "first",      "five",         "for",       "four",     "free",
     "friday",    "friend",    "from",       "full",         "fun",       "get",      "give",
     "go",        "going",     "good",       "great",        "group",     "had",      "half",
     "hand",      "happy",     "has",        "have",         "help",      "her",      "here",
     "him",       "his",       "hold",       "home",         "hour",      "house",    "how",
     "hundred",   "idea",      "into",       "introduction", "its",       "january",  "job",
     "july",      "june",      "just",       "keen",         "keep",      "kind",     "know",
     "large",     "learn",     "lend",       "less",         "like",      "list",     "little",
     "local",     "long",      "look",       "looking",      "lot",       "made",     "main",
     "make",      "many",      "march",      "may",          "maybe",     "meet",     "monday",
     "month",     "more",      "morning",    "most",         "much",      "name",     "near",
     "need",      "new",       "next",       "nice",         "night",     "nine",     "nobody",
     "not",       "nothing",   "november",   "now",          "number",    "october",  "offer",
     "office",    "old",       "one",        "only",         "other",     "our",      "out",
     "over",      "own",       "page",       "pair",         "part",      "people",   "per",
     "person",    "piece",     "place",      "please",       "possible",  "project",  "proper",
     "put",       "quick",     "real",       "really",       "recommend", "regular",  "right",
     "run",       "sale",      "same",       "saturday",     "school",    "second",   "see",
     "sell",      "send",      "september",  "serious",      "set",       "seven",    "share",
     "she",       "short",     "show",       "side",         "simple",    "six",      "small",
     "some",      "somebody",  "someone",    "something",    "somewhere", "soon",     "sort",
     "spare",     "spoken",    "spring",     "start",        "still",     "such",     "suitable",
     "summer",    "sunday",    "support",    "take",         "talk",      "team",     "ten",
     "than",      "that",      "the",        "their",        "them",      "then",     "there",
     "they",      "thing",     "third",      "this",         "those",     "three",    "through",
     "thursday",  "time",      "tip",        "today",        "together",  "tomorrow", "tonight",
     "too",       "town",      "try",        "tuesday",      "two",       "type",     "use",
     "used",      "usual",     "version",    "very",         "want",      "was",      "way",
     "wednesday", "week",      "weekend",    "well",         "were",      "what",     "when",
     "where",     "which",     "who",        "whole",        "will",      "winter",   "wish",
     "with",      "work",      "would",      "year",         "you",       "young",    "your"});
static_assert(std::ranges::is_sorted(says_nothing));

constexpr std::size_t shortest_topic = 3;

bool is_number(const std::string& word) {
  return word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::vector<std::string> topics_of(std::string_view text) {
  std::vector<std::string> topics;
  for (const std::string& word : folded_words(text)) {
    const std::string topic = interest_key(word);
    if (topic.size() < shortest_topic || is_number(topic)) continue;
    if (std::ranges::binary_search(says_nothing, std::string_view(topic)) ||
        std::ranges::binary_search(says_nothing, std::string_view(word)))
      continue;
    if (std::ranges::find(topics, topic) == topics.end()) topics.push_back(topic);
  }
  return topics;
}

}  // namespace wellmet
