#include "judgement/introductions/topics.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/interest.h"

namespace wellmet {
namespace {

// Words of any ask or offer. Two people who share no more than one of these share nothing.
constexpr auto says_nothing = std::to_array<std::string_view>(
    {"about",     "advice",    "again",        "all",      "also",      "and",      "any",
     "anyone",    "area",      "around",       "ask",      "available", "bad",      "been",
     "best",      "better",    "big",          "can",      "chance",    "cheap",    "city",
     "come",      "could",     "day",          "does",     "done",      "english",  "every",
     "expert",    "few",       "find",         "first",    "for",       "free",     "friend",
     "from",      "full",      "fun",          "get",      "give",      "good",     "great",
     "group",     "had",       "happy",        "has",      "have",      "help",     "her",
     "here",      "him",       "his",          "home",     "hour",      "house",    "how",
     "idea",      "into",      "introduction", "its",      "job",       "just",     "keen",
     "know",      "large",     "learn",        "lend",     "less",      "like",     "little",
     "local",     "long",      "look",         "looking",  "lot",       "made",     "make",
     "many",      "maybe",     "meet",         "month",    "more",      "most",     "much",
     "name",      "near",      "need",         "new",      "next",      "nice",     "not",
     "now",       "offer",     "office",       "old",      "one",       "only",     "other",
     "our",       "out",       "over",         "own",      "part",      "people",   "per",
     "person",    "place",     "please",       "possible", "project",   "quick",    "real",
     "really",    "recommend", "right",        "same",     "school",    "see",      "share",
     "she",       "short",     "small",        "some",     "somebody",  "someone",  "something",
     "somewhere", "soon",      "spare",        "start",    "still",     "such",     "summer",
     "support",   "take",      "talk",         "team",     "than",      "that",     "the",
     "their",     "them",      "then",         "there",    "they",      "thing",    "this",
     "those",     "three",     "through",      "time",     "tip",       "together", "too",
     "town",      "try",       "two",          "use",      "very",      "want",     "was",
     "way",       "week",      "weekend",      "well",     "were",      "what",     "when",
     "where",     "which",     "who",          "will",     "winter",    "wish",     "with",
     "work",      "would",     "year",         "you",      "young",     "your"});
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
