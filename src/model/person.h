#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/instant.h"

namespace wellmet {

// What a person is to you; several at once, none ranks above another.
enum class RelationshipWord { mentor, peer, someone_i_help, advocate, connector, friend_, family };

const std::vector<RelationshipWord>& all_relationship_words();
std::string to_text(RelationshipWord);  // "someone I help"
// Reads the words above and what people say for them ("mentee", "friend"); nothing when unknown.
std::optional<RelationshipWord> parse_relationship_word(std::string_view);

// How, when and where you met, and through whom. Every part may be unknown.
struct HowMet {
  PartialDate on = {};
  std::string where = {};
  std::string how = {};  // "pottery class", "sat next to each other on a train"
  PersonId through = {};
  bool empty() const { return on.empty() && where.empty() && how.empty() && !through; }
  friend bool operator==(const HowMet&, const HowMet&) = default;
};

// HowMet::on may tell how long you have known each other where no date does: "always", "for years",
// "since school". Whoever is known for long was not met first by what is noted of them.
bool is_how_long(const PartialDate& on);
// "since at least 2019", of somebody with whom you had words in that year.
PartialDate known_since_at_least(int year);
// Of two such, whether the first tells of more years. Of anything else it is false.
bool is_known_for_longer(const PartialDate& one, const PartialDate& other);
// "for years", "always", "since about 2006".
std::string known_in_words(const PartialDate& on);

// A human being you know or hope to meet: the part of the story that stands in one row. Contact
// data is in the card.
struct Person {
  PersonId id = {};
  std::string uid = {};   // the card's UID: stable, leaves the house
  std::string name = {};  // derived from the card
  std::string pronouns = {};
  HowMet met = {};
  std::vector<RelationshipWord> words = {};
  bool is_owner = false;  // you
  bool archived = false;
  bool never_suggest = false;
  int wished_cadence_days = 0;                // 0: no wish; the friendship's own rhythm speaks
  std::optional<LocalDate> quiet_until = {};  // "later", "we are fine": no nudge before this day
  std::optional<Instant> removed_at = {};
  std::string died = {};  // derived from the card: a partial date, "yes" for an unknown day; "" not
  friend bool operator==(const Person&, const Person&) = default;
};

// "Died on 26 November 2026", "Died in 2024", "Died about 2024", "Died" where no day is known:
// `day` in the words of who shows it.
std::string died_in_words(const PartialDate& day, std::string_view in_words);

}  // namespace wellmet
