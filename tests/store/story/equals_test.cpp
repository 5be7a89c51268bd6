// The day's list is chosen from a bounded reading. Where more are equal than it reads, nothing
// about a person may decide who is read: not a title, not a company, not how often you met.
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/today/today.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr LocalDate today{20'700};

struct Standing {
  const char* title;
  const char* organisation;
  int contact_days;
  const char* name;
};
constexpr Standing high{"Chief Executive", "Acme & Sons", 90, "Aaron Abbott"};
constexpr Standing low{"", "Zeitgeist", 3, "Zoe Zimmer"};

// The same person twice but for their standing, in the trade of days: silent since one day, going
// on another, born, hired and waiting on the same.
void add(WriteTx& tx, const Standing& one, LocalDate gone_from, LocalDate nudge_from) {
  const PersonId id = insert_person(tx, {.uid = one.name + to_iso(gone_from)});
  put_person_index(tx, {.person = id,
                        .listed = 1,
                        .name = one.name,
                        .folded = one.name,
                        .sort_key = one.name,
                        .organisation = one.organisation,
                        .title = one.title});
  put_calendar(tx, id, {{id, "birthday", "--05-05", 505}});
  put_rhythm(tx, {.person = id,
                  .first_day = today - 400,
                  .last_day = today - 100,
                  .s = 1.0 * one.contact_days,
                  .w = 2,
                  .contact_days = one.contact_days,
                  .quiet_from = nudge_from,
                  .gone_from = gone_from,
                  .nudge_from = nudge_from});
  insert_position(tx, {.person = id,
                       .title = one.title,
                       .organisation = one.organisation,
                       .started = partial(today - 3),
                       .current = true});
  insert_follow_up(tx, {.person = id, .due = today, .made = today - 9});
  insert_follow_up(tx, {.person = id, .due = today, .made = today - 9, .rule = "thank for help"});
  // Somebody wished for, of whom nothing is noted.
  const PersonId wished = insert_person(tx, {.uid = one.name + to_iso(nudge_from) + " wished",
                                             .wished_cadence_days = one.contact_days});
  put_person_index(tx, {.person = wished,
                        .listed = 1,
                        .name = one.name,
                        .organisation = one.organisation,
                        .title = one.title});
}

// Whom each reading chooses when it reads one of two.
std::string chosen(const Standing& first, const Standing& second) {
  std::string text;
  on_sqlite([&](const Place& place) {
    const auto db = open(place);
    make_accounts(*db);
    deed(*db, "going", [&](WriteTx& tx) {
      for (const Standing* one : {&first, &second}) add(tx, *one, today + 30, today - 5);
    });
    deed(*db, "gone", [&](WriteTx& tx) {
      for (const Standing* one : {&first, &second}) add(tx, *one, today - 30, today - 60);
    });
    ReadTx tx(*db, mine);
    const auto add_all = [&](const char* what, const auto& rows, const auto& person_of) {
      text += what;
      for (const auto& row : rows) text += " " + std::to_string(person_of(row).value);
      text += "; ";
    };
    const auto person = [](const auto& row) { return row.person; };
    add_all("going", rhythms_going(tx, today, 3, 1), person);
    add_all("quiet", rhythms_turned_quiet(tx, today, 3, 1), person);
    add_all("gone", rhythms_gone(tx, today - 99, today, 1), person);
    add_all("born", calendar_between(tx, 501, 510, 1), person);
    add_all("hired", positions_begun(tx, today - 9, today, 1), person);
    add_all("promised", own_follow_ups_due(tx, today, 1), person);
    add_all("owed", automatic_follow_ups_due(tx, today - 99, today, 1), person);
    add_all("wished", wished_without_contact(tx, 1), [](PersonId id) { return id; });
  });
  return text;
}

TEST_CASE("among equals no title, company, name or number of meetings decides who is read") {
  const std::string one = chosen(high, low);
  CAPTURE(one);
  CHECK(one == chosen(low, high));
  for (const char* empty : {"going;", "quiet;", "gone;", "born;", "hired;", "owed;", "wished;"})
    CHECK(one.find(empty) == std::string::npos);
}

}  // namespace
}  // namespace wellmet::store
