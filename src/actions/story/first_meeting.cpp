#include "actions/story/first_meeting.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "store/people/derived.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

bool says_first(std::string_view note) {
  static constexpr std::array<std::string_view, 5> phrases = {
      " for the first time ", " first met ", " first meeting ", " new face ", " new faces "};
  const std::string words = " " + join(folded_words(note), " ") + " ";
  return std::ranges::any_of(
      phrases, [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; });
}

}  // namespace

std::vector<PersonId> met_first(store::ReadTx& tx, const language::LogLine& line,
                                const Interaction& interaction, Instant now) {
  std::vector<PersonId> first;
  if (interaction.touch != Touch::real) return first;
  const bool said = says_first(line.note);
  const bool met = line.kind_said && line.kind == InteractionKind::met;
  if (!said && !met) return first;
  const auto known = store::rhythms_of(tx, interaction.people);
  for (const PersonId id : interaction.people) {
    const bool noted = std::ranges::find(known, id, &store::RhythmRow::person) != known.end();
    if (!noted && (said || store::nothing_known_before(tx, id, now))) first.push_back(id);
  }
  return first;
}

}  // namespace wellmet::actions
