#include "actions/today/today.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "judgement/cadence.h"
#include "language/echo.h"
#include "language/log_line.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

// How many candidates of each kind are read: many times what is shown, so that the choice among
// them is the judgement's, and few enough to cost the same in any address book.
constexpr int candidates_each = 100;
constexpr int rest_days_when_left = 90;

using Rhythms = std::map<PersonId, store::RhythmRow>;

void add(Rhythms& into, const std::vector<store::RhythmRow>& rows) {
  for (const store::RhythmRow& row : rows) into.emplace(row.person, row);
}

// A few of those who are long gone, from another place in their order each week.
std::vector<store::RhythmRow> some_gone(store::ReadTx& tx, LocalDate today) {
  const std::optional<LocalDate> first = store::first_gone(tx);
  if (!first || *first > today) return {};
  const int span = today - *first + 1;
  const unsigned week = static_cast<unsigned>(today.day_number) / 7;
  const LocalDate start =
      *first + static_cast<int>(week * 2'654'435'761u % static_cast<unsigned>(span));
  std::vector<store::RhythmRow> rows = store::rhythms_gone(tx, start, today, candidates_each);
  if (rows.size() < candidates_each) {
    const std::vector<store::RhythmRow> more =
        store::rhythms_gone(tx, *first, start - 1, candidates_each);
    rows.insert(rows.end(), more.begin(), more.end());
  }
  return rows;
}

int month_day(LocalDate day) {
  const YearMonthDay d = year_month_day(day);
  return d.month * 100 + d.day;
}

std::vector<NearDate> near_dates(store::ReadTx& tx, LocalDate today) {
  const LocalDate from = today - dates_shown_after_days;
  const LocalDate to = today + dates_shown_before_days;
  // A birthday of 29 February falls on 1 March in other years.
  const int leap_day = 229, first_of_march = 301;
  const int from_number = month_day(from) == first_of_march ? leap_day : month_day(from);
  std::vector<NearDate> dates;
  for (const store::CalendarRow& row :
       store::calendar_between(tx, from_number, month_day(to), candidates_each)) {
    const PartialDate date = parse_partial_date(row.date);
    const std::optional<LocalDate> on = next_occurrence(date, from);
    if (!on || *on > to) continue;
    NearDate near{.person = row.person, .label = row.label, .on = *on};
    near.years = date.year != 0 ? year_month_day(*on).year - date.year : 0;
    near.kind = row.label == "birthday" ? DateKind::birthday
                : row.label == "met"    ? DateKind::met_anniversary
                                        : DateKind::other;
    if (near.kind == DateKind::met_anniversary && near.years < 1) continue;
    dates.push_back(near);
  }
  for (const store::NewPosition& p :
       store::positions_begun(tx, today - new_job_shown_days, today, candidates_each))
    dates.push_back({.person = p.person, .kind = DateKind::new_job, .on = p.started});
  return dates;
}

std::vector<DueFollowUp> due_follow_ups(store::ReadTx& tx, LocalDate today) {
  const std::vector<FollowUp> due = store::follow_ups_due(tx, today, candidates_each);
  std::vector<InteractionId> from;
  std::vector<PersonId> about;
  for (const FollowUp& f : due) {
    if (f.from) from.push_back(f.from);
    if (f.about) about.push_back(f.about);
  }
  std::map<InteractionId, store::InteractionFact> facts;
  for (const store::InteractionFact& fact : store::interaction_facts(tx, from))
    facts[fact.id] = fact;
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, about)) names[id] = name;
  std::vector<DueFollowUp> list;
  for (const FollowUp& f : due) {
    DueFollowUp line{.id = f.id,
                     .person = f.person,
                     .kind = f.kind,
                     .text = f.text,
                     .due = f.due,
                     .made = f.made,
                     .by_user = f.rule.empty()};
    if (f.about) line.about_name = names[f.about];
    if (const auto fact = facts.find(f.from); fact != facts.end()) {
      line.from_kind = fact->second.kind;
      line.from_day = fact->second.day;
    }
    list.push_back(std::move(line));
  }
  return list;
}

// The rarest thing each of them shares with you.
std::map<PersonId, std::string> rarest_shared(store::ReadTx& tx, const std::vector<PersonId>& ids) {
  std::map<PersonId, std::string> rarest;
  const std::optional<PersonId> me = store::owner(tx);
  if (!me) return rarest;
  const std::vector<store::SharedInterest> shared = store::interests_shared(tx, *me, ids);
  std::vector<InterestId> interests;
  for (const store::SharedInterest& s : shared) interests.push_back(s.interest);
  std::map<InterestId, std::int64_t> held_by;
  for (auto& [id, people] : store::people_with(tx, interests)) held_by[id] = people;
  std::map<PersonId, std::int64_t> fewest;
  for (const store::SharedInterest& s : shared) {
    const auto known = fewest.find(s.person);
    if (known != fewest.end() && known->second <= held_by[s.interest]) continue;
    fewest[s.person] = held_by[s.interest];
    rarest[s.person] = s.name;
  }
  return rarest;
}

// Without the card's UID: those that we make are random, and the day's shuffle, seeded by the name
// instead, is the same wherever the same people are.
TodayPerson today_person(const store::TodayRow& row, const Rhythms& rhythms) {
  TodayPerson person{.id = row.person,
                     .name = row.name,
                     .archived = row.archived,
                     .never_suggest = row.never_suggest,
                     .wished_cadence_days = row.wished_cadence_days,
                     .quiet_until = row.quiet_until};
  if (const auto found = rhythms.find(row.person); found != rhythms.end()) {
    const store::RhythmRow& r = found->second;
    person.rhythm = {r.first_day, r.last_day, r.s, r.w, r.contact_days};
    person.last_nudge = r.nudged_on;
  }
  return person;
}

std::vector<TodayPerson> people_of(store::ReadTx& tx, std::set<PersonId> wanted, Rhythms& rhythms) {
  for (const auto& [id, row] : rhythms) wanted.insert(id);
  const std::vector<PersonId> ids(wanted.begin(), wanted.end());
  std::vector<PersonId> without_rhythm;
  for (PersonId id : ids) {
    if (!rhythms.contains(id)) without_rhythm.push_back(id);
  }
  add(rhythms, store::rhythms_of(tx, without_rhythm));
  std::map<PersonId, std::string> shared = rarest_shared(tx, ids);
  std::vector<TodayPerson> people;
  for (const store::TodayRow& row : store::today_rows(tx, ids)) {
    people.push_back(today_person(row, rhythms));
    people.back().common_ground = shared[row.person];
  }
  return people;
}

bool is_nudge(SuggestionKind kind) {
  return kind == SuggestionKind::drift || kind == SuggestionKind::dormant ||
         kind == SuggestionKind::first_meeting;
}

std::vector<store::Nudge> nudges_of(store::ReadTx& tx, LocalDate today,
                                    const std::vector<Suggestion>& shown) {
  std::vector<PersonId> ids;
  for (const Suggestion& s : shown) {
    if (is_nudge(s.kind)) ids.push_back(s.person);
  }
  std::map<PersonId, int> wishes;
  for (const store::TodayRow& row : store::today_rows(tx, ids))
    wishes[row.person] = row.wished_cadence_days;
  const int horizon = horizon_days(tx);
  std::vector<store::Nudge> nudges;
  for (const store::RhythmRow& r : store::rhythms_of(tx, ids)) {
    const RhythmState state{r.first_day, r.last_day, r.s, r.w, r.contact_days};
    const double gap =
        wishes[r.person] > 0 ? wishes[r.person] : drift(state, today, horizon).gap_days;
    nudges.push_back({r.person, today, today + std::max(1, static_cast<int>(std::ceil(gap)))});
  }
  return nudges;
}

bool same_lines(const std::vector<store::ShownLine>& a, const std::vector<store::ShownLine>& b) {
  return std::ranges::equal(a, b, [](const store::ShownLine& x, const store::ShownLine& y) {
    return x.number == y.number && x.person == y.person && x.kind == y.kind &&
           x.follow_up == y.follow_up;
  });
}

store::ShownLine line_numbered(const App& app, int number) {
  store::ReadTx tx(app.db, app.account);
  for (const store::ShownLine& line : store::shown_lines(tx, app.today())) {
    if (line.number == number) return line;
  }
  throw Error(ErrorKind::not_found,
              fmt::format("Today's list has no line {}. `wellmet today` shows it.", number));
}

std::string name_of(const App& app, PersonId id) {
  store::ReadTx tx(app.db, app.account);
  const auto person = store::find_person(tx, id);
  return person ? person->name : "";
}

void rest(const App& app, PersonId id, LocalDate until) {
  Deed deed(app, "let rest");
  std::optional<Person> person = store::find_person(deed.tx, id);
  if (!person) throw Error(ErrorKind::not_found, "This person isn’t here any more.");
  deed.tx.rename(fmt::format("let {} rest until {}", person->name, to_iso(until)));
  person->quiet_until = until;
  store::update_person(deed.tx, *person);
  deed.commit();
}

// "called her about the dog": the words of the log line say what it was; two lines when they don't.
InteractionId log_contact(const App& app, const store::ShownLine& line, const std::string& words) {
  const language::LogLine read = language::read_log_line(words, {.today = app.today()});
  const bool birthday = line.kind == to_text(SuggestionKind::date);
  Interaction i{.kind = read.kind_said ? read.kind
                        : birthday     ? InteractionKind::congratulated
                                       : InteractionKind::message,
                .day = std::min(read.day, app.today()),
                .people = {line.person},
                .note = read.note,
                .source = "today"};
  i.setting = read.setting;
  i.place = read.place;
  i.touch = info(i.kind).light ? Touch::light : Touch::real;
  return log_interaction(app, i);
}

}  // namespace

std::vector<Suggestion> today(store::ReadTx& tx, const DayWish& given) {
  DayWish wish = given;
  wish.horizon_days = horizon_days(tx);
  TodayFacts facts;
  facts.follow_ups = due_follow_ups(tx, wish.today);
  facts.dates = near_dates(tx, wish.today);
  std::set<PersonId> named;
  for (const DueFollowUp& f : facts.follow_ups) named.insert(f.person);
  for (const NearDate& d : facts.dates) named.insert(d.person);
  // Whom today's list nudged already stays on it until the day is over.
  for (const store::ShownLine& line : store::shown_lines(tx, wish.today)) named.insert(line.person);
  Rhythms rhythms;
  add(rhythms, store::rhythms_going(tx, wish.today, candidates_each));
  add(rhythms, store::rhythms_turned_quiet(tx, wish.today, candidates_each));
  add(rhythms, store::rhythms_met_once(tx, wish.today - first_meeting_until_days,
                                       wish.today - first_meeting_after_days, candidates_each));
  add(rhythms, some_gone(tx, wish.today));
  facts.people = people_of(tx, std::move(named), rhythms);
  return suggest(facts, wish);
}

std::vector<Suggestion> reconnect(store::ReadTx& tx, const DayWish& given) {
  DayWish wish = given;
  wish.horizon_days = horizon_days(tx);
  Rhythms rhythms;
  add(rhythms, some_gone(tx, wish.today));
  TodayFacts facts;
  facts.people = people_of(tx, {}, rhythms);
  return wellmet::reconnect(facts, wish);
}

void remember(const App& app, LocalDate today, const std::vector<Suggestion>& shown) {
  std::vector<store::ShownLine> lines;
  for (const Suggestion& s : shown)
    lines.push_back({static_cast<int>(lines.size()) + 1, s.person, to_text(s.kind), s.follow_up});
  std::vector<store::Nudge> nudges;
  {
    store::ReadTx tx(app.db, app.account);
    if (same_lines(store::shown_lines(tx, today), lines)) return;
    nudges = nudges_of(tx, today, shown);
  }
  if (app.db.read_only()) return;
  store::remember_shown(app.db, app.account, today, lines, nudges);
}

std::string line_done(const App& app, int number, const std::string& words) {
  const store::ShownLine line = line_numbered(app, number);
  const std::string name = name_of(app, line.person);
  if (line.follow_up) {
    const FollowUp f = finish_follow_up(app, line.follow_up);
    return fmt::format("Done: {} {}.", to_text(f.kind), name);
  }
  const InteractionId id = log_contact(app, line, words);
  return fmt::format("Logged that you were in touch with {} (i{}).", name, id.value);
}

std::string line_later(const App& app, int number, LocalDate until) {
  const store::ShownLine line = line_numbered(app, number);
  const std::string when = language::day_near(until, app.today());
  if (line.follow_up) {
    const FollowUp f = snooze_follow_up(app, line.follow_up, until);
    return fmt::format("Put off to {}: {} {}.", when, to_text(f.kind), name_of(app, line.person));
  }
  if (until <= app.today())
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is not later than today. Say a day to come, such as \"in 2 weeks\".",
                    to_words(until)));
  rest(app, line.person, until);
  return fmt::format("{} rests until {}.", name_of(app, line.person), when);
}

std::string line_left(const App& app, int number) {
  const store::ShownLine line = line_numbered(app, number);
  if (line.follow_up) {
    const FollowUp f = drop_follow_up(app, line.follow_up);
    return fmt::format("Let go: {} {}.", to_text(f.kind), name_of(app, line.person));
  }
  const LocalDate until = app.today() + rest_days_when_left;
  rest(app, line.person, until);
  return fmt::format("All is well with {}: no nudge until {}.", name_of(app, line.person),
                     language::day_near(until, app.today()));
}

}  // namespace wellmet::actions
