#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "formats/vcard/card.h"
#include "model/events/event.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/person.h"
#include "model/position.h"

namespace wellmet {

struct ImportedFollowUp {
  FollowUpKind kind = FollowUpKind::custom;
  std::string text = {};
  LocalDate due = {};
};

// An interaction of an imported person (alone, or with others named in `with`).
struct ImportedInteraction {
  Interaction interaction = {};        // people and source are filled in by the import
  std::vector<std::string> with = {};  // other names in the file
  // By what the source knows it, where that isn't what it says: "message 2024-11-14" of a person.
  std::string key = {};
  // The key is of what happened, not of one person's part in it: everybody of the file who tells
  // of it was there together. It is hexadecimal digits, and the first event_digits of it are the
  // event's, of which a series has several (event_key).
  bool together = false;
  int revision = 0;  // how often its source says that it was changed
};
constexpr std::size_t event_digits = 16;
// The key of one time at which an event of this id happened; `time` is "" when there is only one.
std::string event_key(std::string_view event_id, std::string_view time);

// What a calendar says of events that an earlier file may have told of. Keys are those of
// event_key.
struct EventsNow {
  enum class Why { cancelled, declined, to_come, not_in_series };
  // Of these events, by the first digits of their keys, nothing has been but what is in `been`.
  std::unordered_map<std::string, Why> whole = {};
  std::unordered_map<std::string, Why> gone = {};  // single ones that have not been, or are to come
  std::unordered_set<std::string> been = {};       // whether they are imported or not
  bool empty() const { return whole.empty() && gone.empty(); }
};

// Somebody who is invited to an event to come, and what the calendar says of their answer.
struct ImportedGuest {
  std::string name = {};     // "" when only the address is known
  std::string address = {};  // in lower case; "" unknown
  EventAnswer answer = EventAnswer::none;
};
// An event that is today or later. Its source key is that of event_key.
struct ImportedEvent {
  Event event = {};
  std::vector<ImportedGuest> guests = {};  // without you
};

// One person as a source knows them. The card holds contact data (FN, N, TEL, EMAIL, ORG, TITLE,
// BDAY, ADR, URL, CATEGORIES, NOTE …); the rest is story.
struct ImportedPerson {
  vcard::Card card = {};
  std::string card_bytes = {};  // set by the vCard importer: the card as it came, UTF-8
  // Of the many people of a large file the card is packed: `card` is empty (see card_of).
  std::string packed_card = {};  // as it is written; "" when card_bytes says it
  std::string source_key = {};   // stable in the source: UID, LinkedIn URL; "" when there is none
  int line = 0;                  // where it stands in the file
  HowMet met = {};               // `through` is not filled: the name goes to met_through
  std::string met_through = {};
  std::vector<RelationshipWord> words = {};
  std::vector<Note> notes = {};  // person and source are filled in by the import
  std::vector<Interest> interests = {};
  std::vector<Position> positions = {};  // ORG and TITLE need not stand here too
  std::vector<ImportantDate> dates = {};
  std::vector<ImportedInteraction> interactions = {};
  std::vector<ImportedFollowUp> follow_ups = {};
  int wished_cadence_days = 0;
  bool is_company = false;  // a card of a company: into the archive, and never suggested
  // The name is the one in the owner's own address book: somebody of that whole name is the same.
  bool named_by_owner = false;
  bool known_by_address = false;  // whoever alone has the first email here is the same
  bool only_if_known = false;     // nobody new: left out unless somebody here is the same
  bool unnamed_if_unknown =
      false;  // and then counted, not named: one of many, such as who wrote once
};

// The people of a file are in memory at once, the card of each as it is written and half a KB
// beside; a file with more is reported and read up to here.
constexpr std::size_t people_at_most = 250'000;

// A day that can be read two ways, with nothing in the file or the settings to say which.
struct OpenDay {
  int line = 0;
  std::string cell = {};
};

// Which of those who write is the owner of the store.
struct OwnerInFile {
  std::string name = {};               // "" when nobody is, or it can't be told
  bool deduced = false;                // nobody said it
  std::vector<std::string> open = {};  // one of these may be, and nothing tells which
  // Of whom one may be chosen, where the file itself doesn't say it: those who write most.
  std::vector<std::string> choices = {};
  static constexpr std::size_t choices_at_most = 12;
  int more = 0;  // how many may be beside the choices
};

struct Imported {
  std::string kind = {};  // the importer's word: "vcard", "linkedin"
  std::vector<ImportedPerson> people = {};
  std::vector<Problem> problems = {};
  // Places of people whom one name of the source names beside each other ("Hugo & Ingrid Berg"),
  // the earlier first, in rising order: surely two.
  std::vector<std::pair<std::size_t, std::size_t>> beside_each_other = {};
  std::vector<std::string> kept_columns = {};  // columns without a meaning of ours; kept in notes
  std::optional<OpenDay> open_day = {};        // the first; the month was taken to come first
  OwnerInFile owner = {};                      // of messages and calendars
  EventsNow events = {};                       // of calendars
  std::vector<ImportedEvent> to_come = {};     // of calendars
};

// Takes up the next person, whose card is packed when there are many already.
constexpr std::size_t people_unpacked = 20'000;
void add_person(Imported&, ImportedPerson);
// Whether nothing of it can be imported, and not because there is nothing to import.
bool has_failed(const Imported&);
// The card, packed or not.
vcard::Card card_of(const ImportedPerson&);

// A file may have as many problems as lines: past this many, the last says that there are more.
constexpr std::size_t problems_at_most = 10'000;
void add_problem(std::vector<Problem>&, Problem);

}  // namespace wellmet
