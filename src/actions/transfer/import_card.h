#pragma once
#include <string>
#include <vector>

#include "actions/transfer/source_facts.h"
#include "formats/vcard/card.h"

namespace wellmet::actions {

// A card after a source has had its say.
struct CardUpdate {
  vcard::Card card = {};
  std::vector<std::string> changed = {};  // for display: "phone", "company"; empty: as it was
  // What the source says otherwise while the card keeps its own: "Birthday: 3 May 1980".
  std::vector<std::string> differing = {};
};

// New values are added. A value that the source changed since it spoke last (`before`) is changed
// where the card still has what the source said; what the user wrote stays, and so does all that
// the source does not mention: an absent value is never a deletion.
CardUpdate updated_card(const vcard::Card& mine, const vcard::Card& theirs, const Said& before);

// The bytes of a card that came without a UID, with one put before its END; nothing else changes.
std::string with_uid(std::string_view card_bytes, std::string_view uid);

}  // namespace wellmet::actions
