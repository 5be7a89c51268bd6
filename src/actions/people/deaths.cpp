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
  std::string words = join(folded_words(line.note), " ") + " ";
  // A line that is no meeting is kept whole, with the name that it begins with.
  if (!line.mentions.empty()) {
    const std::string name = join(folded_words(line.mentions[0].name()), " ") + " ";
    if (words.starts_with(name)) words.erase(0, name.size());
  }
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
