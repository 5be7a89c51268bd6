#include "actions/transfer/import_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "importers/calendars/coming.h"
#include "store/events/events.h"
#include "store/people/derived.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

constexpr const char* calendar_source = "calendar";

std::string digest_of(const Event& e) {
  return fmt::format("{:016x}",
                     stable_hash(fmt::format("{}\n{} {} {} {} {}\n{}\n{}\n{}\n{}", e.title,
                                             to_iso(e.day), e.starts, to_iso(e.last_day), e.ends,
                                             e.zone, e.place, e.link, e.host, e.is_online)));
}

// Within what the file's own limits are: UTF-8, and short.
std::string line(const std::string& text) {
  std::string words = collapse_spaces(text);
  return words.size() > longest_event_text ? clip(words, longest_event_text / 4) : words;
}

// As the calendar has it, but for what only the user says.
Event told_anew(const Event& said, const Event& before) {
  Event event = said;
  event.id = before.id;
  event.title = line(said.title);
  event.place = line(said.place);
  event.host = said.host.empty() ? before.host : line(said.host);
  if (said.link.empty()) event.link = before.link;
  event.cost = before.cost;
  event.note = before.note;
  event.source_said = digest_of(said);
  const bool is_users = before.answered.has_value() || said.answer == EventAnswer::none;
  if (is_users) event.answer = before.answer;
  event.answered = before.answered;
  return event;
}

Event as_told(const Event& said, const std::optional<Event>& before) {
  if (!before) return told_anew(said, {});
  Event event = told_anew(said, *before);
  if (before->source_said != event.source_said) return event;
  const EventAnswer answer = event.answer;
  event = *before;
  event.answer = answer;
  return event;
}

// Whoever alone has the address, or where nobody has it alone has the name.
std::optional<PersonId> known_guest(store::ReadTx& tx, const ImportedGuest& guest) {
  std::vector<PersonId> people;
  if (!guest.address.empty()) people = store::people_with_value(tx, "email", guest.address);
  // A first name alone may be anybody's.
  const std::vector<std::string> words = folded_words(guest.name);
  if (people.empty() && words.size() > 1) people = store::people_named(tx, join(words, " "));
  if (people.size() != 1) return std::nullopt;
  const std::optional<Person> person = store::find_person(tx, people.front());
  if (!person || person->removed_at || person->is_owner) return std::nullopt;
  return people.front();
}

std::optional<EventGuest> news_of(store::ReadTx& tx, EventId event, const ImportedGuest& said) {
  const std::optional<PersonId> person = known_guest(tx, said);
  if (!person) return std::nullopt;
  const std::optional<EventGuest> before = store::find_guest(tx, event, *person);
  EventGuest guest = before.value_or(EventGuest{.event = event, .person = *person});
  if (!guest.answered) guest.answer = said.answer;
  return before == guest ? std::nullopt : std::optional(guest);
}

bool is_news(store::ReadTx& tx, const ImportedEvent& said, const Event& before) {
  if (as_told(said.event, before) != before) return true;
  return std::ranges::any_of(said.guests, [&](const ImportedGuest& guest) {
    return news_of(tx, before.id, guest).has_value();
  });
}

// Whether the calendar says that it will not be.
bool is_gone(const Event& event, const Imported& imported, const std::set<std::string>& series,
             LocalDate today) {
  using Why = EventsNow::Why;
  const auto one = imported.events.gone.find(event.source_key);
  if (one != imported.events.gone.end())
    return one->second == Why::cancelled || one->second == Why::declined;
  const std::string of_series = event.source_key.substr(0, event_digits);
  const auto whole = imported.events.whole.find(of_series);
  const bool has_whole = whole != imported.events.whole.end();
  if (has_whole && whole->second == Why::cancelled) return true;
  // What is further off is not told one by one.
  return (has_whole || series.contains(of_series)) && event.day <= today + series_told_days;
}

bool somebody_came(store::ReadTx& tx, EventId id) {
  return std::ranges::any_of(store::guests_of(tx, id),
                             [](const EventGuest& guest) { return guest.came; });
}

}  // namespace

EventsPlan plan_events(store::ReadTx& tx, const Imported& imported, LocalDate today) {
  EventsPlan plan;
  std::set<std::string> keys, series;
  for (std::size_t at = 0; at < imported.to_come.size(); ++at) {
    const ImportedEvent& said = imported.to_come[at];
    series.insert(said.event.source_key.substr(0, event_digits));
    if (!keys.insert(said.event.source_key).second) continue;
    const auto before = store::event_of_source(tx, calendar_source, said.event.source_key);
    if (!before) {
      plan.added.push_back(at);
    } else if (is_news(tx, said, *before)) {
      plan.changed.push_back(at);
    }
  }
  if (imported.to_come.empty() && imported.events.empty()) return plan;
  for (const Event& event : store::events_of_source(tx, calendar_source, today)) {
    if (!keys.contains(event.source_key) && is_gone(event, imported, series, today) &&
        !somebody_came(tx, event.id))
      plan.removed.push_back(event.id);
  }
  return plan;
}

void count(const EventsPlan& events, ImportPlan& plan) {
  plan.events_added = static_cast<int>(events.added.size());
  plan.events_changed = static_cast<int>(events.changed.size());
  plan.events_removed = static_cast<int>(events.removed.size());
}

void write_events(store::WriteTx& tx, const Imported& imported, const EventsPlan& plan) {
  const auto write = [&](std::size_t at) {
    const ImportedEvent& said = imported.to_come[at];
    const auto before = store::event_of_source(tx, calendar_source, said.event.source_key);
    Event event = as_told(said.event, before);
    if (!before) {
      event.id = store::insert_event(tx, event);
    } else if (event != *before) {
      store::update_event(tx, event);
    }
    for (const ImportedGuest& guest : said.guests) {
      if (const auto news = news_of(tx, event.id, guest)) store::put_guest(tx, *news);
    }
  };
  for (const std::size_t at : plan.added) write(at);
  for (const std::size_t at : plan.changed) write(at);
  for (const EventId id : plan.removed) store::delete_event(tx, id);
}

}  // namespace wellmet::actions
