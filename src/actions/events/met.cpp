#include "actions/events/met.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "actions/deed.h"
#include "actions/events/events.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "store/events/events.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t most_lines = 200;
constexpr std::size_t longest_name = 200;  // bytes

std::vector<MetLine> lines_of(const Met& met) {
  std::vector<MetLine> lines;
  for (const std::string& text : met.lines) {
    if (trim(text).empty()) continue;
    MetLine line = read_met_line(text);
    if (line.name.empty())
      throw Error(ErrorKind::invalid,
                  fmt::format("“{}” begins with no name: a line is a name, a comma and what you "
                              "want to remember.",
                              clip(collapse_spaces(text), 40)));
    if (line.name.size() > longest_name)
      throw Error(ErrorKind::invalid,
                  fmt::format("“{}” is too long for a name: put a comma behind the name.",
                              clip(line.name, 40)));
    lines.push_back(std::move(line));
  }
  if (lines.empty()) throw Error(ErrorKind::invalid, "Say whom you met, one a line.");
  if (lines.size() > most_lines)
    throw Error(ErrorKind::invalid, fmt::format("At most {} at once.", most_lines));
  return lines;
}

LocalDate not_to_come(const App& app, LocalDate day) {
  if (day > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(day)));
  return day;
}

// From 23:00 to 02:00.
bool is_one_night(const Event& event, const Zone& home) {
  const EventMoments moments = moments_of(event, home);
  return moments.begins && moments.ends &&
         moments.ends->milliseconds - moments.begins->milliseconds < day_ms / 2;
}

std::string names_of(const MetPeople& people) {
  std::vector<std::string> names;
  for (const MetPerson& one : people.added) names.push_back(one.name);
  return join_with_and(names);
}

}  // namespace

LocalDate day_met(const App& app, const std::optional<Event>& event,
                  std::optional<LocalDate> said) {
  if (said || !event) return not_to_come(app, said.value_or(app.today()));
  const LocalDate first = first_day_at(*event, app.zone);
  if (first > app.today())
    throw Error(ErrorKind::invalid,
                fmt::format("{} is on {}: whom you meet there is noted once it has begun.",
                            event->title, to_words(event->day)));
  const LocalDate last = is_one_night(*event, app.zone) ? first : last_day_at(*event, app.zone);
  return std::clamp(app.today(), first, last);
}

NewPerson met_at(NewPerson person, const std::optional<Event>& event, LocalDate day) {
  person.met.on = partial(day);
  if (!event) return person;
  if (person.met.where.empty()) person.met.where = event->place;
  person.met.how = event->title;
  return person;
}

AddedPerson add_met_at(Deed& deed, const App& app, const NewPerson& person,
                       const std::optional<Event>& event, const std::string& words) {
  const AddedPerson added =
      add_met_within(deed, app, person,
                     Interaction{.kind = event ? InteractionKind::event : InteractionKind::met,
                                 .touch = Touch::real,
                                 .place = person.met.where,
                                 .day = full_date(person.met.on).value_or(app.today()),
                                 .note = words.empty() && event ? event->title : words,
                                 .source = "added"});
  if (event) store::put_guest(deed.tx, {.event = event->id, .person = added.id, .came = true});
  return added;
}

MetLine read_met_line(std::string_view text) {
  const std::string line = collapse_spaces(text);
  for (const std::string_view parting : {",", ":", " - ", " – ", " — "}) {
    const std::size_t at = line.find(parting);
    if (at == std::string::npos) continue;
    return {std::string(trim(std::string_view(line).substr(0, at))),
            std::string(trim(std::string_view(line).substr(at + parting.size())))};
  }
  return {line, ""};
}

Did<MetPeople> add_met(const App& app, const Met& met) {
  const std::vector<MetLine> lines = lines_of(met);
  Deed deed(app, DeedKind::add, "added people you met");
  std::optional<Event> event;
  if (met.event) event = event_numbered(deed.tx, met.event);
  const LocalDate day = day_met(app, event, met.on);
  MetPeople people;
  std::set<std::string> names;
  for (const MetLine& line : lines) {
    const NewPerson person = met_at({.name = line.name, .met = {.where = met.where}}, event, day);
    std::vector<store::PersonLine> known = same_as(deed.tx, person);
    const bool is_again = !names.insert(fold(line.name)).second;
    if (!met.anyway && (is_again || !known.empty())) {
      people.known.push_back({line.name, std::move(known)});
      continue;
    }
    MetPerson one{add_met_at(deed, app, person, event, line.words), line.name};
    people.added.push_back(std::move(one));
  }
  if (!people.added.empty())
    deed.tx.rename(event ? fmt::format("met {} at {}", names_of(people), clip(event->title, 60))
                         : fmt::format("met {}", names_of(people)));
  const DeedId change = deed.commit();
  return {people, change};
}

}  // namespace wellmet::actions
