#include "judgement/introductions/reasons.h"

#include <fmt/format.h>

#include "base/text.h"
#include "judgement/few_people.h"

namespace wellmet {
namespace {

constexpr int two_people = 2;

const char* verb_for(InterestKind kind) {
  switch (kind) {
    case InterestKind::cause:
      return "care about";
    case InterestKind::value:
      return "value";
    case InterestKind::pet:
      return "keep";
    case InterestKind::place:
      return "know";
    case InterestKind::team:
      return "follow";
    case InterestKind::thing:
      break;
  }
  return "like";
}

}  // namespace

std::string in_brief(const std::string& text, std::size_t most_words) {
  std::string plain = collapse_spaces(text);
  while (plain.ends_with('.')) plain.pop_back();
  std::vector<std::string> words = split(plain, ' ');
  if (words.size() <= most_words) return plain;
  words.resize(most_words);
  return join(words, " ") + " …";
}

std::string both_in_words(const Interest& interest) {
  return fmt::format("both {} {}", verb_for(interest.kind), interest.name);
}

std::string rarity_in_words(int people) {
  if (people <= two_people) return "you know nobody else who does";
  return people <= few_people ? fmt::format("only {} of your people do", people) : "";
}

std::string ask_in_words(const std::string& who_asks, const std::string& ask,
                         const std::string& who_offers, const std::string& offer) {
  return fmt::format("{} is looking for “{}”, and {} offers “{}”", who_asks, in_brief(ask),
                     who_offers, in_brief(offer));
}

}  // namespace wellmet
