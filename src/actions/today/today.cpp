#include "actions/today/today.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "actions/access/settings.h"
#include "actions/introductions/introductions.h"
#include "actions/today/near_dates.h"
#include "actions/today/rhythm_state.h"
#include "model/follow_up_rules.h"
#include "store/access/settings.h"
#include "store/introductions/introductions.h"
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

bool is_done(const store::DayDone& done, const NearDate& date) {
  if (done.person != date.person) return false;
  if (done.source == answer_source && matter_done(done.source_key) == matter_of(date)) return true;
  constexpr int early_days = 10;
  return done.kind == InteractionKind::congratulated && done.day >= date.on - early_days;
}

std::vector<NearDate> near_dates(store::ReadTx& tx, LocalDate today) {
  std::vector<NearDate> dates = dates_between(tx, today - dates_shown_after_days,
                                              today + dates_shown_before_days, candidates_each);
  for (const store::NewPosition& p :
       store::positions_begun(tx, today - new_job_shown_days, today, candidates_each))
    dates.push_back({.person = p.person, .kind = DateKind::new_job, .on = p.started});
  std::vector<PersonId> people;
  for (const NearDate& date : dates) people.push_back(date.person);
  const std::vector<store::DayDone> done =
      store::days_done(tx, people, today - 2 * new_job_shown_days);
  for (NearDate& date : dates)
    date.is_done =
        std::ranges::any_of(done, [&](const store::DayDone& one) { return is_done(one, date); });
  return dates;
}

std::map<InteractionId, store::InteractionFact> origins_of(store::ReadTx& tx,
                                                           const std::vector<FollowUp>& due) {
  std::vector<InteractionId> from;
  for (const FollowUp& f : due) {
    if (f.from) from.push_back(f.from);
  }
  std::map<InteractionId, store::InteractionFact> facts;
  for (const store::InteractionFact& fact : store::interaction_facts(tx, from))
    facts[fact.id] = fact;
  return facts;
}

// The last day on which you were in touch with those whom follow-ups are about.
std::map<PersonId, LocalDate> last_days(store::ReadTx& tx, const std::vector<FollowUp>& due) {
  std::vector<PersonId> about;
  for (const FollowUp& f : due) {
    if (f.about) about.push_back(f.about);
  }
  std::map<PersonId, LocalDate> days;
  for (const store::RhythmRow& row : store::rhythms_of(tx, about))
    if (row.contact_days > 0) days[row.person] = row.last_day;
  return days;
}

std::map<PersonId, std::string> spoken_of(store::ReadTx& tx, const std::vector<FollowUp>& due) {
  std::vector<PersonId> about;
  for (const FollowUp& f : due) {
    if (f.about) about.push_back(f.about);
  }
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, about)) names[id] = name;
  return names;
}

// The user's own are read apart, so that no number of others can crowd them out.
std::vector<FollowUp> open_follow_ups_around(store::ReadTx& tx, LocalDate today) {
  constexpr int longest_courtesy_days = 200;
  const LocalDate until = today + planned_within_days;
  std::vector<FollowUp> due = store::own_follow_ups_due(tx, until, candidates_each);
  const std::vector<FollowUp> automatic =
      store::automatic_follow_ups_due(tx, today - longest_courtesy_days, until, candidates_each);
  due.insert(due.end(), automatic.begin(), automatic.end());
  return due;
}

std::vector<DueFollowUp> due_follow_ups(store::ReadTx& tx, LocalDate today) {
  std::vector<FollowUp> due = open_follow_ups_around(tx, today);
  store::put_words_of_notes(tx, due);
  const auto facts = origins_of(tx, due);
  auto names = spoken_of(tx, due);
  const auto seen = last_days(tx, due);
  std::vector<DueFollowUp> list;
  for (const FollowUp& f : due) {
    DueFollowUp line{.id = f.id,
                     .person = f.person,
                     .kind = f.kind,
                     .text = f.text,
                     .due = f.due,
                     .made = f.made,
                     .courtesy = courtesy_of(f),
                     .from = f.from};
    if (f.about) line.about_name = names[f.about];
    if (const auto fact = facts.find(f.from); fact != facts.end()) {
      line.from_kind = fact->second.kind;
      line.from_day = fact->second.day;
    }
    const auto last = seen.find(f.about);
    if (f.about)
      line.about_seen = last != seen.end() && last->second >= line.from_day.value_or(f.made);
    line.has_run_out = has_run_out(f, line.from_day.value_or(f.made), today);
    list.push_back(std::move(line));
  }
  return list;
}

std::vector<WaitingIntroduction> waiting_introductions(store::ReadTx& tx, LocalDate today) {
  std::vector<WaitingIntroduction> list;
  for (const NamedIntroduction& named :
       with_names(tx, store::open_introductions(tx, candidates_each))) {
    std::optional<WaitingIntroduction> one = waiting(named.thread, today);
    if (!one || one->due > today) continue;
    one->person_called = named.called(one->person);
    one->other_called = named.called(one->other);
    one->other_name = named.name_of(one->other);
    list.push_back(std::move(*one));
  }
  return list;
}

TodayPerson today_person(const store::TodayRow& row, const Rhythms& rhythms) {
  TodayPerson person{.id = row.person,
                     .name = row.name,
                     .given = row.given,
                     .died = row.died,
                     .archived = row.archived,
                     .never_suggest = row.never_suggest,
                     .wished_cadence_days = row.wished_cadence_days,
                     .quiet_until = row.quiet_until,
                     .turned_to_on = row.closed_follow_up_on,
                     .is_owner = row.is_owner};
  if (const auto found = rhythms.find(row.person); found != rhythms.end()) {
    person.rhythm = rhythm_state(found->second);
    person.named_on = found->second.nudged_on;
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
  return kind == SuggestionKind::drift || kind == SuggestionKind::dormant;
}

std::vector<ShownMatter> shown_before(store::ReadTx& tx, const std::vector<TodayPerson>& people,
                                      LocalDate today) {
  constexpr int week_days = 6;
  std::vector<PersonId> ids;
  for (const TodayPerson& person : people) ids.push_back(person.id);
  std::vector<ShownMatter> list;
  for (const store::ShownDays& row : store::shown_days(tx, ids, today, today - week_days))
    list.push_back({.person = row.person,
                    .matter = row.matter,
                    .kind = parse_suggestion_kind(row.kind),
                    .earlier_days = row.earlier_days,
                    .this_week = row.this_week,
                    .today = row.today,
                    .wished_cadence_days = row.wished_cadence_days});
  return list;
}

bool same_lines(const std::vector<store::ShownLine>& a, const std::vector<store::ShownLine>& b) {
  return std::ranges::equal(a, b, [](const store::ShownLine& x, const store::ShownLine& y) {
    return x.number == y.number && x.person == y.person && x.matter == y.matter &&
           x.only_looked_at == y.only_looked_at && x.done_as == y.done_as;
  });
}

}  // namespace

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

std::string done_key(PersonId person, const std::string& matter) {
  return fmt::format("{} p{}", matter, person.value);
}

std::string matter_done(std::string_view key) {
  return std::string(key.substr(0, std::min(key.rfind(" p"), key.size())));
}

std::vector<std::string> each_once(const std::vector<std::string>& more) {
  std::vector<std::string> names;
  for (const std::string& name : more) {
    const auto times = std::ranges::count(more, name);
    std::string words = times > 1 ? fmt::format("{} ({})", name, times) : name;
    if (std::ranges::find(names, words) == names.end()) names.push_back(std::move(words));
  }
  return names;
}

DayWish usual_wish(const std::map<std::string, std::string>& settings, LocalDate today) {
  DayWish wish{.today = today};
  for (const auto& [name, value] : settings) {
    if (name == "today.lines")
      wish.limit = std::clamp(number_or(value, wish.limit), 1, most_lines_a_day);
    if (name == "today.week") wish.nudges_a_week = number_or(value, wish.nudges_a_week);
    if (name == "today.energy") wish.energy = parse_energy(value).value_or(wish.energy);
  }
  return wish;
}

DayList today(store::ReadTx& tx, const DayWish& asked) {
  DayWish wish = asked;
  wish.nudges_a_week = usual_wish(store::settings(tx), asked.today).nudges_a_week;
  TodayFacts facts;
  facts.follow_ups = due_follow_ups(tx, wish.today);
  facts.dates = near_dates(tx, wish.today);
  facts.introductions = waiting_introductions(tx, wish.today);
  std::set<PersonId> named;
  for (const DueFollowUp& f : facts.follow_ups) named.insert(f.person);
  for (const NearDate& d : facts.dates) named.insert(d.person);
  for (const WaitingIntroduction& one : facts.introductions) named.insert({one.person, one.other});
  for (const PersonId id : store::wished_without_contact(tx, candidates_each)) named.insert(id);
  // Whom today's list named already stays on it until the day is over.
  for (const store::ShownLine& line : store::shown_lines(tx, wish.today)) named.insert(line.person);
  Rhythms rhythms;
  add(rhythms, store::rhythms_going(tx, wish.today, most_days_named, candidates_each));
  add(rhythms, store::rhythms_turned_quiet(tx, wish.today, most_days_named, candidates_each));
  add(rhythms, some_gone(tx, wish.today));
  facts.people = people_of(tx, std::move(named), rhythms);
  facts.shown = shown_before(tx, facts.people, wish.today);
  return suggest(facts, wish);
}

std::vector<Suggestion> reconnect(store::ReadTx& tx, const DayWish& wish) {
  Rhythms rhythms;
  add(rhythms, some_gone(tx, wish.today));
  TodayFacts facts;
  facts.people = people_of(tx, {}, rhythms);
  return wellmet::reconnect(facts, wish);
}

void remember(const App& app, LocalDate today, const std::vector<Suggestion>& shown) {
  std::vector<store::ShownLine> lines;
  std::vector<PersonId> nudged;
  const bool is_look = today != app.day_by_clock();
  for (const Suggestion& s : shown) {
    lines.push_back({.number = static_cast<int>(lines.size()) + 1,
                     .person = s.person,
                     .kind = to_text(s.kind),
                     .follow_up = s.follow_up,
                     .matter = s.matter,
                     .only_looked_at = is_look,
                     .done_as = s.done_as});
    if (is_nudge(s.kind)) nudged.push_back(s.person);
  }
  {
    store::ReadTx tx(app.db, app.account);
    if (same_lines(store::shown_lines(tx, today), lines)) return;
  }
  if (app.db.read_only()) return;
  if (is_look) {
    store::remember_look(app.db, app.account, today, lines);
  } else {
    store::remember_shown(app.db, app.account, today, lines, nudged);
  }
}

}  // namespace wellmet::actions
