#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/vcard/card.h"
#include "importers/imported.h"

// What a source said of a person, fact by fact, each kept as a hash. It stands with the person's
// key in the table of sources (its column `fingerprint`), so that the next import can tell what the
// source changed since from what the user changed here:
//  - a fact that the source said before is no news, whatever became of it here;
//  - a value on the card that is one the source said before was not touched by the user.
// Facts of the card are replaced by those of a later import; facts of the story are only added to,
// since a newer sheet may well have lost its old rows.
namespace wellmet::actions {

using Fact = std::uint64_t;

struct Said {
  std::vector<Fact> card = {};   // sorted
  std::vector<Fact> story = {};  // sorted
  bool empty() const { return card.empty() && story.empty(); }
  bool has_on_card(Fact) const;
  bool has_in_story(Fact) const;
  friend bool operator==(const Said&, const Said&) = default;
};

std::string to_text(const Said&);
// What is no such text reads as nothing said.
Said parse_said(std::string_view);
// The later one's card, both stories.
Said joined(const Said& before, const Said& later);

// What a property says, in one spelling: mailboxes in lower case, the last digits of telephones,
// dates without a year in one form. Parameters do not count. "" for properties that say nothing of
// the person: VERSION, REV, PRODID, UID, labels of groups.
std::string fact_text(const vcard::Card&, const vcard::Property&);
Fact fact_of(const vcard::Card&, const vcard::Property&);  // 0 for those that say nothing

// The facts of a story. Equal ones are counted: the second walk in the park is a fact of its own.
class StoryFacts {
 public:
  Fact next(std::string_view text);
  Fact of(const Note&);
  Fact of(const Interest&);
  Fact of(const Position&);
  Fact of(const ImportantDate&);
  Fact of(const ImportedInteraction&);
  Fact of(const ImportedFollowUp&);  // not the day: it may follow from the day of the import
  Fact of(const HowMet&, const std::string& through);
  Fact of(RelationshipWord);
  Fact of_cadence(int days);

 private:
  std::unordered_map<std::string, int> times_ = {};
};

// What a source says of a meeting that it knows by a key (ImportedInteraction::together): that is
// how it told it; that it changed it so often; and that it is no more, as an import found out.
Fact fact_as_told(std::string_view key, const Interaction&);
Fact fact_of_revision(std::string_view key, int revision);
Fact fact_of_end(std::string_view key);

// The position that the card itself tells of, if any, and those of the story, without repeats.
std::vector<Position> positions_in(const ImportedPerson&, const vcard::Card&);

// Everything that the source says of the person now. Theirs is the card (card_of).
Said said_by(const ImportedPerson&, const vcard::Card&);

}  // namespace wellmet::actions
