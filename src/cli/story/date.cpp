#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/story/dates.h"
#include "actions/today/near_dates.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/story/notes.h"

namespace wellmet::cli {
namespace {

int answer(Session& session, const ImportantDate& date, const char* verb) {
  if (session.json) {
    print_json(session, json_of(date));
    return 0;
  }
  const std::string number = date.id ? fmt::format(" (d{})", date.id.value) : "";
  say(session, fmt::format("{} {}: {} {}{}.", verb, name_of(session, date.person),
                           for_terminal(date.label), to_words(date.date), number));
  return 0;
}

int add(const Arguments& args, Session& session) {
  ImportantDate date{.label = args.text("LABEL")};
  date.date = date_given(session, "DATE", join(args.all("DATE"), " "));
  date.person = person_given(session, args);
  return answer(session, actions::add_date(session.app(), date), "Noted for");
}

int remove(const Arguments& args, Session& session) {
  const DateId id{number_of(args.text("ID"), 'd', "date")};
  return answer(session, actions::remove_date(session.app(), id), "Removed from");
}

std::string how_often(const ImportantDate& date) {
  return actions::is_yearly(date.label, date.date) ? "every year" : "once";
}

// Those of the card first; they have no number, since they are changed on the card.
std::vector<ImportantDate> dates_known(store::ReadTx& tx, PersonId person) {
  const CardIndex card = index_card(actions::card_of(tx, person));
  std::vector<ImportantDate> dates;
  if (!card.birthday.empty())
    dates.push_back({.person = person, .label = "birthday", .date = card.birthday});
  for (ImportantDate date : card.dates) {
    date.person = person;
    dates.push_back(date);
  }
  const std::vector<ImportantDate> noted = store::dates_of(tx, person);
  dates.insert(dates.end(), noted.begin(), noted.end());
  return dates;
}

int list(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  Json::Array array;
  std::vector<std::vector<std::string>> rows;
  for (const ImportantDate& date : dates_known(tx, person)) {
    Json::Object json = {{"id", date.id ? Json(date.id.value) : Json(nullptr)},
                         {"label", date.label},
                         {"date", to_text(date.date)},
                         {"yearly", actions::is_yearly(date.label, date.date)}};
    array.push_back(std::move(json));
    rows.push_back({date.id ? fmt::format("d{}", date.id.value) : "", to_words(date.date),
                    date.label, how_often(date)});
  }
  if (session.json)
    print_json(session, array);
  else if (rows.empty())
    say(session, "No date is known. To note one: wellmet date add WHO LABEL DATE");
  else
    print_table(session, {"id", "date", "what", ""}, rows);
  return 0;
}

}  // namespace

extern const Command date_add, date_list, date_remove;

const Command date_list{
    .name = "date list",
    .group = "People",
    .help = "the days that matter to someone",
    .examples = {"wellmet date list maya", "wellmet dates --days 365"},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true}},
    .run = list,
    .more = "`wellmet dates` lists everybody’s of the next weeks.",
};

const Command date_add{
    .name = "date add",
    .group = "People",
    .help = "a day that matters to someone",
    .examples = {"wellmet date add maya anniversary 4 June",
                 "wellmet date add maya \"Biscuit's birthday\" \"1 May 2021\""},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "LABEL", .help = "what day it is", .required = true},
                   {.name = "DATE",
                    .takes = Takes::many,
                    .help = "as precise as you know it",
                    .required = true}},
    .run = add,
    .more =
        "Without a year it comes every year, and so do birthdays, anniversaries and memorials; "
        "another day with a year (\"surgery 4 December 2026\") comes once. A birthday is written "
        "on the card, where phones look for it.",
};

const Command date_remove{
    .name = "date remove",
    .group = "People",
    .help = "take a date away",
    .examples = {"wellmet date remove d3"},
    .parameters = {{.name = "ID", .help = "its number, d3", .required = true}},
    .run = remove,
};

}  // namespace wellmet::cli
