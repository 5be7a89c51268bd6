#pragma once
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "formats/vcard/card.h"

namespace wellmet::vcard {

struct Limits {
  std::size_t line_bytes = 32u << 20;  // one unfolded line: a photo in base64
  std::size_t properties_per_card = 20'000;
  std::size_t card_bytes = 64u << 20;
  std::size_t parameters_per_property = 200;
  std::size_t nesting = 4;  // AGENT cards inside cards
};

struct Parsed {
  std::vector<Card> cards = {};
  std::vector<Problem> problems = {};
};

// All cards in the text. Never throws on bytes: what can’t be read is a Problem with its line and
// the rest is read on. The bytes may be in any charset that base/text.h detects.
Parsed parse(std::string_view bytes, const Limits& = {});

// The same, handing over each card as soon as it is whole, so that memory stays at one card.
// `bytes` and its line numbers (line of BEGIN) are valid only during the call.
struct ReadCard {
  Card card = {};
  std::string_view bytes = {};  // from BEGIN to the end of END's line, as UTF-8
  int line = 0;
};
std::vector<Problem> for_each_card(std::string_view bytes,
                                   const std::function<void(ReadCard&&)>& each, const Limits& = {});

}  // namespace wellmet::vcard
