#include <fmt/format.h>

#include <map>

#include "actions/today/near_dates.h"
#include "base/error.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "model/called.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

constexpr int days_by_default = 14;
constexpr int most_days = 3660;
constexpr int most_read = 1000;

std::string what_day(const NearDate& date, const std::string& name) {
  const std::string years = date.years > 0 ? fmt::format(" ({})", date.years) : "";
  if (date.kind == DateKind::met_anniversary)
    return fmt::format("the day you met {}", name) + years;
  const std::string label = date.kind == DateKind::birthday ? "birthday" : date.label;
  // "Biscuit's surgery" has a name of its own.
  const bool lower_case = label.empty() || (label[0] >= 'a' && label[0] <= 'z');
  if (!lower_case) return fmt::format("{} ({}){}", label, name, years);
  return fmt::format("{} {}{}", possessive(name), label, years);
}

Json json_of(const NearDate& date, const std::string& name) {
  const bool met = date.kind == DateKind::met_anniversary;
  return Json::Object{{"on", to_iso(date.on)},
                      {"person", Json::Object{{"id", date.person.value}, {"name", name}}},
                      {"label", met ? "met" : date.label},
                      {"years", date.years}};
}

int show_dates(const Arguments& args, Session& session) {
  App& app = session.app();
  const LocalDate today = app.today();
  const int days = args.number("--days", 1).value_or(days_by_default);
  if (days > most_days)
    throw Error(ErrorKind::usage, fmt::format("--days takes at most {}: every yearly day is among "
                                              "the next 366.",
                                              most_days));
  store::ReadTx tx(app.db, app.account);
  const std::vector<NearDate> dates = actions::dates_between(tx, today, today + days, most_read);
  std::vector<PersonId> ids;
  for (const NearDate& date : dates) ids.push_back(date.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, ids)) names[id] = name;
  Json::Array array;
  std::vector<std::vector<std::string>> rows;
  for (const NearDate& date : dates) {
    array.push_back(json_of(date, names[date.person]));
    rows.push_back({language::day_near(date.on, today), what_day(date, names[date.person])});
  }
  if (session.json) {
    print_json(session, array);
  } else if (rows.empty()) {
    say(session, fmt::format("No birthdays or other days in the next {} days.", days));
  } else {
    print_table(session, {"When", "What"}, rows);
  }
  return 0;
}

}  // namespace

extern const Command dates;

const Command dates{
    .name = "dates",
    .group = "Each day",
    .help = "birthdays and other days of the next two weeks",
    .examples = {"wellmet dates", "wellmet dates --days 60"},
    .parameters = {{.name = "--days", .help = "how far ahead (14)", .value_word = "N"}},
    .run = show_dates,
    .more = "Birthdays and other yearly days, days that come once, and round years since you met.",
};

}  // namespace wellmet::cli
