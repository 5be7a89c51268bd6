#include "actions/story/dates.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/card_edit.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

std::string name_of(store::ReadTx& tx, PersonId id) {
  const auto names = store::names_of(tx, {id});
  if (names.empty())
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return names.front().second;
}

void check(const ImportantDate& d) {
  if (trim(d.label).empty())
    throw Error(ErrorKind::invalid, "Say what day it is: anniversary, \"Biscuit's birthday\" …");
  if (d.date.empty() || !d.date.text.empty())
    throw Error(ErrorKind::invalid,
                fmt::format("\"{}\" is no date. Write 12 April, 12 April 1985, April 1985 or 1985.",
                            d.date.text));
}

}  // namespace

Did<ImportantDate> add_date(const App& app, ImportantDate date) {
  check(date);
  Deed deed(app, DeedKind::add, "noted a date");
  deed.tx.rename(fmt::format("noted a date of {}: {}, {}", name_of(deed.tx, date.person),
                             date.label, to_words(date.date)));
  if (fold(date.label) == "birthday") {
    vcard::Card card = card_of(deed.tx, date.person);
    put_birthday(card, date.date);
    save_card(deed.tx, date.person, card);
  } else {
    date.id = store::insert_date(deed.tx, date);
  }
  const DeedId change = deed.commit();
  return {date, change};
}

Did<ImportantDate> remove_date(const App& app, DateId id) {
  Deed deed(app, DeedKind::remove, "removed a date");
  const std::optional<ImportantDate> date = store::find_date(deed.tx, id);
  if (!date)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no date d{}.", id.value),
                        {.act = Next::Act::see_person});
  deed.tx.rename(
      fmt::format("removed a date of {}: {}", name_of(deed.tx, date->person), date->label));
  store::delete_date(deed.tx, id);
  const DeedId change = deed.commit();
  return {*date, change};
}

}  // namespace wellmet::actions
