#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/person.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

// Everything of a person but the card; `name` and `pronouns` are read from what is derived.
std::optional<Person> find_person(ReadTx&, PersonId);
std::vector<Person> find_people(ReadTx&, const std::vector<PersonId>&);  // those there are, by id
std::optional<PersonId> person_with_uid(ReadTx&, std::string_view uid);
// Of many in one query: who has which.
std::vector<std::pair<std::string, PersonId>> who_has_uids(ReadTx&,
                                                           const std::vector<std::string>&);
std::optional<PersonId> owner(ReadTx&);
// Names for ids in one query; ids that do not exist are left out.
std::vector<std::pair<PersonId, std::string>> names_of(ReadTx&, const std::vector<PersonId>&);

// A line of a listing.
struct PersonLine {
  PersonId id = {};
  std::string name = {};
  std::string organisation = {};
  std::string title = {};
  std::string city = {};
  std::optional<LocalDate> last_seen = {};
  int contact_days = 0;
  bool archived = false;
  std::string face = {};  // digest of the picture on the card; "" for none
  bool died = false;
};

enum class Shown { current, archived, removed, all };
// What is known of a person.
enum class Has {
  anything,
  birthday,
  email,
  phone,
  address,
  website,
  photo,
  company,
  interest,
  note
};
// recent: the last in touch first; silent: the longest ago first. Both: those never seen last.
enum class PeopleOrder { name, recent, silent, city, company, added };
struct PeopleFilter {
  Shown shown = Shown::current;
  std::string interest_key = {};  // of interest_key()
  std::string city_folded = {};   // how the city begins
  std::string company = {};       // folded words; how a word of the company begins
  std::string circle = {};        // the same of a group on the card
  std::string word = {};          // text of a relationship word
  Has has = Has::anything;
  std::optional<LocalDate> seen_since = {};
  std::optional<LocalDate> not_seen_since = {};  // the last time is before, or there was none
  std::optional<std::vector<PersonId>> only_these = {};
  PeopleOrder order = PeopleOrder::name;
  int limit = 0;  // 0: all
  int offset = 0;
};
// The owner is not among them.
std::vector<PersonLine> people(ReadTx&, const PeopleFilter&);
std::int64_t count_people(ReadTx&, Shown);
std::vector<PersonLine> people_lines(ReadTx&, const std::vector<PersonId>&);  // in the given order

PersonId insert_person(WriteTx&, const Person&);
void update_person(WriteTx&, const Person&);  // all but uid, name, removed_at
void set_removed(WriteTx&, PersonId, std::optional<Instant>);
void set_merged_into(WriteTx&, PersonId from, std::optional<PersonId> into);
std::optional<PersonId> merged_into(ReadTx&, PersonId);
// Whether nothing tells that you knew this person before now: added within the last 24 hours, by
// hand, without a relationship or how you met. The owner is known.
bool nothing_known_before(ReadTx&, PersonId, Instant now);
// Removed before this moment and not merged away: ready to be forgotten for good.
std::vector<PersonId> removed_before(ReadTx&, Instant);
// The person and everybody merged into them, the person first; each once, even if an old store has
// them merged in a circle.
std::vector<PersonId> with_those_merged(ReadTx&, PersonId);
// Every row of the person in every table, and of those merged into them; interactions with others
// stay with the others. For emptying the trash.
void erase_person(WriteTx&, PersonId);

// The card, byte for byte. "" when the person has none.
std::string card_bytes(ReadTx&, PersonId);
void put_card(WriteTx&, PersonId, std::string_view bytes);
void insert_card(WriteTx&, PersonId, std::string_view bytes);  // of a person who has none
// Calls for every person's card in the order of ids.
void for_each_card(ReadTx&, const std::function<void(PersonId, std::string_view)>&);

}  // namespace wellmet::store
