#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "base/instant.h"

// Where one may go: something with a day, and perhaps a time, a place and people who said that they
// would come.
namespace wellmet {

using EventId = Id<struct Event>;

constexpr std::size_t longest_event_text = 500;    // bytes: title, place, host, cost
constexpr std::size_t longest_event_link = 2'000;  // bytes
constexpr std::size_t longest_event_note = 20'000;

// What somebody said of it. None: nothing yet.
enum class EventAnswer { none, yes, maybe, no };
std::string to_text(EventAnswer);  // "yes"; "" for none
std::optional<EventAnswer> parse_event_answer(std::string_view);

// The days and times are those of a clock in `zone`, so that an event stays at 18:00 when the rules
// of the zone change.
struct Event {
  EventId id = {};
  std::string title = {};
  LocalDate day = {};
  std::string starts = {};  // "18:00"; "" all day, or nobody said when
  LocalDate last_day = {};  // `day` for most
  std::string ends = {};    // "21:00"; "" unknown
  std::string zone = {};    // IANA name
  std::string place = {};
  std::string link = {};
  std::string host = {};  // or the series that it is of
  std::string cost = {};
  std::string note = {};
  bool is_online = false;
  EventAnswer answer = EventAnswer::none;  // your own
  std::optional<LocalDate> answered = {};  // on which day you gave it
  std::string source = {};                 // "calendar"; "" typed in
  std::string source_key = {};             // stable within the source
  std::string source_said = {};            // what it said last time, as a digest
  friend bool operator==(const Event&, const Event&) = default;
};

// What somebody else said of it, and whether they came.
struct EventGuest {
  EventId event = {};
  PersonId person = {};
  EventAnswer answer = EventAnswer::none;
  std::optional<LocalDate> answered = {};
  bool came = false;
  friend bool operator==(const EventGuest&, const EventGuest&) = default;
};

// "18:00" as minutes of the day; nothing for another form.
std::optional<int> minutes_of_day(std::string_view clock_time);

// When it begins and is over, where the times are known. A zone that this system does not know is
// taken for `home`.
struct EventMoments {
  std::optional<Instant> begins = {};
  std::optional<Instant> ends = {};
};
EventMoments moments_of(const Event&, const Zone& home);
// Its first and last day as they are at home.
LocalDate first_day_at(const Event&, const Zone& home);
LocalDate last_day_at(const Event&, const Zone& home);

// What time it is for somebody who asks what is still to come. `now` only where the clock is the
// day's: not on a day that is only looked at.
struct EventNow {
  LocalDate today = {};
  std::optional<Instant> now = {};
  Zone home = Zone::utc();
};
bool is_over(const Event&, const EventNow&);
// On that day, and not over.
bool is_on(const Event&, const EventNow&);

}  // namespace wellmet
