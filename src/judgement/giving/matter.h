#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace wellmet {

// The name of an interest, made ready once for looking through many texts: its words, plurals as
// one; of a Chinese or Japanese name the text as it is.
struct Phrase {
  std::string text = {};
  std::vector<std::string> words = {};
};
Phrase phrase_of(std::string_view name);

// What a text is about, for comparing something worth passing on with what is known of people. Its
// heading counts word by word; of the body only what it speaks of more than in passing.
class Matter {
 public:
  Matter(std::string_view heading, std::string_view body);

  // Whether it speaks of this, "dogs" or "rooftop bees": in the heading, or twice in the body.
  bool speaks_of(const Phrase&) const;
  // Of these topics (topics_of_line) how many are in the heading, and how many in all.
  struct Shared {
    int in_heading = 0;
    int in_all = 0;
  };
  Shared shared(const std::vector<std::string>& topics) const;

 private:
  std::string heading_text_, body_text_;
  std::vector<std::string> heading_, body_;            // words, plurals as one
  std::unordered_set<std::string> words_ = {};         // of both
  std::unordered_map<std::string, bool> topics_ = {};  // and whether it is in the heading
};

// Of a line such as "a bookkeeper for the studio": topics_of(), without words of any text in the
// other languages of the day's log. None of a text with Chinese or Japanese in it, whose Latin
// syllables say too little.
std::vector<std::string> topics_of_line(std::string_view);

// Whether it speaks of a line with these topics: one that is in its heading, or two anywhere; of a
// long line always two.
bool is_about(const Matter&, const std::vector<std::string>& topics);

}  // namespace wellmet
