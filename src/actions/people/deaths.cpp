#include "actions/people/deaths.h"

#include <algorithm>
#include <array>
#include <string>

#include "actions/people/people.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/card.h"

namespace wellmet::actions {

bool tells_of_death(const language::LogLine& line) {
  static constexpr std::array<std::string_view, 7> openings = {
      "died ",      "has died ", "passed away ", "has passed away ",
      "passed on ", "is dead ",  "sadly died "};
  if (line.kind_said) return false;
  const std::string words = join(folded_words(line.note), " ") + " ";
  return std::ranges::any_of(openings,
                             [&](std::string_view opening) { return words.starts_with(opening); });
}

void note_death(store::WriteTx& tx, PersonId id, LocalDate day) {
  vcard::Card card = card_of(tx, id);
  if (!index_card(card).died.empty()) return;
  vcard::add_text(card, "DEATHDATE", to_iso(day));
  save_card(tx, id, card);
}

}  // namespace wellmet::actions
