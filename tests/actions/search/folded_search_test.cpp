// Nobody types the accents of a name: what is searched for and what was written are compared
// without them, in every text that is searched.
#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/search/search.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::OnPostgres;
using testing::OnSqlite;

struct Case {
  const char* written;
  const char* plain;
};
constexpr Case cases[] = {{"Café Überall", "cafe uberall"},
                          {"Łódź", "lodz"},
                          {"São João", "sao joao"},
                          {"Strømsø", "stromso"},
                          {"ÉCLAIRS", "éclairs"}};

template <class AnyHouse>
std::size_t found(AnyHouse& house, const std::string& asked) {
  store::ReadTx tx(*house.db, house.app.account);
  const LocalDate today = house.app.today();
  return search(tx, read_search(asked, today), today, 20).people.size();
}

TEST_CASE_TEMPLATE("words are found with and without their accents, wherever they stand", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  for (const Case& one : cases) {
    AnyHouse house;
    const App& app = house.app;
    const std::string text = one.written;
    CAPTURE(text);
    const PersonId noted = add_person(app, {.name = "Ana"});
    add_note(app, {.person = noted, .text = text});
    const PersonId planned = add_person(app, {.name = "Bo"});
    add_follow_up(app, {.person = planned, .text = text, .due = app.today()});
    const PersonId seen = add_person(app, {.name = "Cy"});
    log_interaction(app, {.place = text, .day = app.today(), .people = {seen}});
    const PersonId hired = add_person(app, {.name = "Di"});
    add_position(app, {.person = hired, .organisation = text}, Moved::no);
    add_person(app, {.name = "Ed", .interests = {{.name = text}}});
    add_person(app, {.name = "Flo", .met = {.how = text}});
    add_person(app, {.name = "Gil", .organisation = text});
    add_person(app, {.name = text});
    CHECK(found(house, one.written) == 8);
    CHECK(found(house, one.plain) == 8);
  }
}

}  // namespace
}  // namespace wellmet::actions
