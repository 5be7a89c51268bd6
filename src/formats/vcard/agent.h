#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "formats/vcard/lines.h"

namespace wellmet::vcard {

struct Agent {
  std::string card =
      {};  // from BEGIN to END as it stands, lines joined by CRLF; "" when none began
  std::size_t depth = 0;  // 1: a card without an AGENT of its own
  bool mended = false;    // an END was missing and was put there
  bool too_long = false;
};

// Takes the card that follows a line "AGENT:" of 2.1 (or "AGENT:BEGIN:VCARD"). Takes nothing when
// no card begins there.
Agent take_agent_lines(Lines&, std::string_view value, std::size_t most_bytes);

// Whether a property's value is such a card.
bool is_nested_card(std::string_view value);

}  // namespace wellmet::vcard
