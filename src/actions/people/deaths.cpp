#include "actions/people/deaths.h"

#include <algorithm>
#include <array>
#include <string>

#include "actions/people/people.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/card.h"

namespace wellmet::actions {
namespace {

// The longer before the shorter.
constexpr std::array<std::string_view, 8> openings = {
    "has passed away", "have passed away", "sadly passed away", "passed away",
    "has died",        "have died",        "sadly died",        "died"};

// What may follow: "died laughing", "died for a coffee" and "passed away the time" are no deaths.
constexpr std::array<std::string_view, 22> followers = {
    "yesterday", "today",   "last",    "this",       "on",           "in",    "at",  "of",
    "from",      "after",   "during",  "peacefully", "suddenly",     "aged",  "two", "three",
    "a",         "earlier", "tonight", "overnight",  "unexpectedly", "before"};

std::string_view without_joint(std::string_view text) {
  text = trim(text);
  for (const std::string_view joint : {"and ", "& ", ", and ", ", "})
    if (text.starts_with(joint)) return trim(text.substr(joint.size()));
  return text;
}

bool tells_of_death(std::string_view text) {
  const std::string words = to_lower_ascii(trim(text));
  for (const std::string_view opening : openings) {
    if (!words.starts_with(opening)) continue;
    const std::string_view rest = std::string_view(words).substr(opening.size());
    if (rest.empty() || std::string_view(".,;!:(–").find(rest[0]) != std::string_view::npos)
      return true;
    const std::string_view next = trim(rest).substr(0, trim(rest).find_first_of(" ,.;!"));
    const bool figure = !next.empty() && next[0] >= '0' && next[0] <= '9';
    return rest[0] == ' ' && (figure || std::ranges::find(followers, next) != followers.end());
  }
  return false;
}

}  // namespace

std::vector<std::size_t> who_died(std::string_view text, const language::LogLine& line) {
  std::vector<std::size_t> who;
  std::string_view rest = trim(text);
  for (std::size_t i = 0; i < line.mentions.size(); ++i) {
    const auto at = static_cast<std::size_t>(rest.data() - text.data());
    if (line.mentions[i].range.start != at) break;
    who.push_back(i);
    rest = text.substr(line.mentions[i].range.end);
    if (tells_of_death(rest)) return who;
    rest = without_joint(rest);
  }
  return {};
}

void note_death(store::WriteTx& tx, PersonId id, std::optional<LocalDate> day) {
  vcard::Card card = card_of(tx, id);
  if (!index_card(card).died.empty()) return;
  vcard::Property& property =
      vcard::add_text(card, "DEATHDATE", day ? to_iso(*day) : "day not known");
  if (!day) vcard::add_parameter(property, "VALUE", "text");
  save_card(tx, id, card);
}

}  // namespace wellmet::actions
