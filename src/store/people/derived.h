#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "store/db/tx.h"

// Rows that follow from other rows: written by actions/derived.cpp at the end of each deed, and
// anew by `wellmet doctor --repair`.
namespace wellmet::store {

class WriteTx;

// Whether something derived of the same row may stand already and must give way.
enum class Earlier { none, perhaps };

// What a deed's journal says must be derived anew, set by set: a constant number of queries.
struct StaleRows {
  std::vector<PersonId> people = {};      // card, names, interests, positions or dates changed
  std::vector<PersonId> new_people = {};  // made by the deed: nothing is derived of them yet
  std::vector<PersonId> rhythms = {};     // contact days or wishes changed
  // Texts to search, by their kind ("note", "interaction", "follow_up", "resource"): the
  // rows' ids.
  std::map<std::string, std::vector<std::int64_t>, std::less<>> texts = {};
};
// Of the entries after `after`: those of one slice.
StaleRows stale_rows(ReadTx&, DeedId, std::int64_t after = 0);
StaleRows everything(ReadTx&);  // all rows of the account

struct PersonIndexRow {
  PersonId person = {};
  int listed = 0;  // 0 the owner, 1 current, 2 archived, 3 removed or merged away
  std::string name = {}, folded = {}, sort_key = {}, given = {}, family = {}, organisation = {},
              title = {}, pronouns = {}, birthday = {}, city = {}, street = {}, postcode = {};
  std::string face = {};  // digest of the picture on the card; "" for none
  std::string died = {};  // Person::died
};
void put_person_index(WriteTx&, const PersonIndexRow&, Earlier = Earlier::perhaps);

struct CardValueRow {
  // "email", "phone", "url", "nickname", "city", "company", "circle", "relation"
  std::string kind = {};
  std::string value = {}, label = {};
  std::string key = {};  // for comparing: lower case, last nine digits, folded
};
void put_card_values(WriteTx&, PersonId, const std::vector<CardValueRow>&,
                     Earlier = Earlier::perhaps);
// In the order of each card.
std::vector<std::pair<PersonId, std::string>> nicknames_of(ReadTx&, const std::vector<PersonId>&);
// People (not removed) with this value: an "email", a "phone" or a "city", which have an index.
std::vector<PersonId> people_with_value(ReadTx&, std::string_view kind, std::string_view key);
// Of the listed, whose phone number has these digits anywhere in it, a country's or town's first
// ones written or not; in the order of ids.
std::vector<PersonId> people_with_phone_digits(ReadTx&, std::string_view digits, int limit);
std::vector<PersonId> people_named(ReadTx&, std::string_view folded_name);

// What the judgement on duplicates compares, for every person who is not removed, the owner not
// among them, in a fixed number of queries.
struct ContactRow {
  PersonId person = {};
  std::string name = {}, given = {}, family = {}, birthday = {}, street = {}, city = {},
              postcode = {};
  std::vector<std::string> emails = {}, phones = {};
};
std::vector<ContactRow> contact_rows(ReadTx&);

struct CalendarRow {
  PersonId person = {};
  std::string label = {};  // "birthday", "met", "anniversary" …
  std::string date = {};   // partial date text
  int month_day = 0;       // 1231
};
void put_calendar(WriteTx&, PersonId, const std::vector<CalendarRow>&, Earlier = Earlier::perhaps);
// Of current people who live, month_day from..to (from > to wraps round the year's end).
std::vector<CalendarRow> calendar_between(ReadTx&, int from_month_day, int to_month_day, int limit);

struct RhythmRow {
  PersonId person = {};
  LocalDate first_day = {}, last_day = {};
  double s = 0, w = 0;
  int contact_days = 0;
  LocalDate quiet_from = {}, gone_from = {};  // named, and left to the old friends
  std::optional<LocalDate> nudge_from = {};   // quiet_from, or later when it was snoozed; nothing:
                                              // never suggest
  std::optional<LocalDate> nudged_on = {};
  double steady_s = 0, steady_w = 0;
  std::vector<int> recent_gaps = {};  // newest last
};
std::optional<RhythmRow> find_rhythm(ReadTx&, PersonId);
void put_rhythm(WriteTx&, const RhythmRow&);  // nudged_on too
void drop_rhythm(WriteTx&, PersonId);
// Those whose rhythm was kept before it had gaps, and those whose card is to be read for the day
// they died: left by a migration. By number, from the one behind `after` on.
std::vector<AccountId> accounts_to_derive(Connection&);
std::vector<PersonId> rhythms_to_derive(ReadTx&, PersonId after, int limit);
std::vector<PersonId> deaths_to_derive(ReadTx&, PersonId after, int limit);
// Things to pass on that were kept before they were searched.
std::vector<std::int64_t> things_to_derive(ReadTx&);
// Bounded readings for the day's list: those going soonest, those who turned quiet last; nobody who
// was shown `most_days` times since. Those gone are in store/today/today.h.
std::vector<RhythmRow> rhythms_going(ReadTx&, LocalDate today, int most_days, int limit);
std::vector<RhythmRow> rhythms_turned_quiet(ReadTx&, LocalDate today, int most_days, int limit);
std::vector<RhythmRow> rhythms_of(ReadTx&, const std::vector<PersonId>&);
}  // namespace wellmet::store
