// What programs put into an event (RFC 5545 3.6.1), and what we make of it:
//  - A long description that was not folded may hold lines that look like properties: the first of
//    each name counts, and descriptions themselves are not read.
//  - TZID is quoted, is Windows' name, is a property of the event too (Zoom).
//  - Outlook leaves a meeting that was called off in the calendar and says so in the title alone.
//  - Google adds a link for a video call to every meeting; the place, if any, says that one met.
#include "importers/calendars/event.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"
#include "base/text.h"
#include "importers/calendars/event_words.h"

namespace wellmet {
namespace {

using icalendar::Component;
using icalendar::Property;

constexpr std::size_t longest_uid = 500;
constexpr std::size_t seats_at_most = 1'000;
constexpr std::size_t rules_at_most = 4;
constexpr std::size_t times_at_most = 3'000;

std::string value_in_capitals(const Component& component, std::string_view name) {
  const Property* p = icalendar::first(component, name);
  std::string text = p ? std::string(trim(p->value)) : "";
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string text_in(const Component& component, std::string_view name) {
  const Property* p = icalendar::first(component, name);
  return p ? collapse_spaces(icalendar::text_of(*p)) : "";
}

class Reading {
 public:
  Reading(const Component& component, const CalendarAround& around, icalendar::TimeZones& zones,
          Guests& guests, std::vector<Problem>& problems)
      : component_(component),
        around_(around),
        zones_(zones),
        guests_(guests),
        problems_(problems) {}

  std::optional<CalendarEvent> run() {
    event_.line = component_.line;
    const Property* start = icalendar::first(component_, "DTSTART");
    const std::optional<CalendarTime> time = start ? time_of(*start, start->value) : std::nullopt;
    if (!time) {
      problem(start ? start->line : component_.line,
              start ? fmt::format("“{}” is no time at which an event can begin",
                                  clip(for_terminal(start->value), 30))
                    : std::string("this event does not say when it begins"),
              "The event was left out.");
      return std::nullopt;
    }
    event_.start = *time;
    read_words();
    read_length();
    read_identity();
    read_seats();
    read_recurrence();
    return std::move(event_);
  }

 private:
  void problem(int line, std::string what, std::string cure) {
    add_problem(problems_, {line, std::move(what), std::move(cure)});
  }

  // A PERIOD (RDATE) is read for its beginning. A quote that was opened in the zone's name may end
  // here.
  std::optional<CalendarTime> time_of(const Property& property, std::string_view value) {
    while (value.ends_with('"')) value.remove_suffix(1);
    const auto written = icalendar::parse_time(value.substr(0, value.find('/')));
    if (!written) return std::nullopt;
    CalendarTime time{
        .wall = written->wall, .is_date = written->is_date, .is_utc = written->is_utc};
    const std::string zone = icalendar::parameter_of(property, "TZID");
    if (!zone.empty() && !time.is_date && !time.is_utc) time.zone = zones_.zone(zone);
    return time;
  }

  void read_words() {
    const std::string title = text_in(component_, "SUMMARY");
    event_.cancelled = around_.cancels || value_in_capitals(component_, "STATUS") == "CANCELLED" ||
                       says_it_was_called_off(title);
    event_.title = title_of_meeting(title);
    const EventPlace place = place_of_event(text_in_lines("LOCATION"), conference_link());
    event_.place = place.name;
    event_.kind = kind_of_event(title, place);
    if (event_.kind == InteractionKind::video_call) event_.setting = place.video;
    const Property* page = icalendar::first(component_, "URL");
    event_.link = page ? std::string(trim(page->value)) : conference_link();
    if (event_.link.size() > longest_event_link) event_.link.clear();
    const std::string busy = value_in_capitals(component_, "X-MICROSOFT-CDO-BUSYSTATUS");
    event_.marks_a_day =
        event_.start.is_date && (value_in_capitals(component_, "TRANSP") == "TRANSPARENT" ||
                                 busy == "FREE" || busy == "OOF");
  }

  // Within one zone. A flight's two clocks say nothing of how long it takes.
  void read_length() {
    if (const Property* end = icalendar::first(component_, "DTEND")) {
      const auto time = time_of(*end, end->value);
      const CalendarTime& start = event_.start;
      if (!time || time->is_date != start.is_date || time->is_utc != start.is_utc ||
          time->zone != start.zone)
        return;
      const long seconds = long{time->wall.day - start.wall.day} * day_seconds + time->wall.second -
                           start.wall.second;
      if (seconds > 0) event_.lasts_seconds = seconds;
    } else if (const Property* length = icalendar::first(component_, "DURATION")) {
      event_.lasts_seconds = icalendar::parse_duration(trim(length->value));
    }
  }

  std::string text_in_lines(std::string_view name) const {
    const Property* p = icalendar::first(component_, name);
    return p ? icalendar::text_of(*p) : "";
  }

  std::string conference_link() const {
    for (const char* name : {"X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
                             "X-MICROSOFT-ONLINEMEETINGCONFLINK", "CONFERENCE"})
      if (const Property* p = icalendar::first(component_, name))
        return std::string(trim(p->value));
    return {};
  }

  void read_identity() {
    const Property* uid = icalendar::first(component_, "UID");
    event_.uid = uid ? std::string(trim(uid->value).substr(0, longest_uid)) : "";
    if (event_.uid.empty())
      event_.uid =
          fmt::format("{:016x}", stable_hash(fmt::format("{} {}\n{}", to_iso(event_.start.wall.day),
                                                         event_.start.wall.second, event_.title)));
    read_revision();
    const Property* replaced = icalendar::first(component_, "RECURRENCE-ID");
    if (!replaced) return;
    event_.replaces = time_of(*replaced, replaced->value);
    if (!event_.replaces) {
      no_time(*replaced, replaced->value, "It was taken for the one at the time when this begins.");
      event_.replaces = event_.start;
    }
    event_.from_then_on =
        equal_ignoring_ascii_case(icalendar::parameter_of(*replaced, "RANGE"), "THISANDFUTURE");
  }

  void read_revision() {
    const std::string sequence = value_in_capitals(component_, "SEQUENCE");
    std::from_chars(sequence.data(), sequence.data() + sequence.size(), event_.sequence);
  }

  void no_time(const Property& property, std::string_view value, std::string cure) {
    problem(property.line,
            fmt::format("“{}” in {} is no time", clip(for_terminal(value), 30), property.name),
            std::move(cure));
  }

  void read_recurrence() {
    for (const Property& p : component_.properties) {
      if (p.name == "RRULE") read_rule(p);
      if (p.name == "RDATE") read_times(p, event_.also);
      if (p.name == "EXDATE") read_times(p, event_.except);
    }
    if (event_.from_then_on)
      problem(event_.line, "this changes an event from then on",
              "Only the one that it names was changed.");
  }

  void read_rule(const Property& property) {
    const std::optional<icalendar::Rule> rule = icalendar::parse_rule(property.value);
    if (rule && event_.rules.size() < rules_at_most) return event_.rules.push_back(*rule);
    event_.unknown_rule = true;
    problem(property.line,
            fmt::format("“{}” doesn’t say when the event comes again",
                        clip(for_terminal(property.value), 60)),
            "Only the first of it was read.");
  }

  void read_times(const Property& property, std::vector<CalendarTime>& times) {
    for (const std::string& text : split(property.value, ',')) {
      if (times.size() >= times_at_most) {
        event_.unknown_rule = true;
        return problem(property.line,
                       fmt::format("an event has more than {} dates of its own", times_at_most),
                       "The rest was left out.");
      }
      if (const auto time = time_of(property, text)) {
        times.push_back(*time);
      } else {
        no_time(property, text, "It was left out.");
      }
    }
  }

  void read_seats() {
    for (const Property& p : component_.properties)
      if (p.name == "ATTENDEE" && event_.seats.size() < seats_at_most) take_seat(p, false);
    const Property* organizer = icalendar::first(component_, "ORGANIZER");
    if (organizer && !event_.seats.empty()) take_seat(*organizer, true);
    if (organizer && event_.seats.empty()) take_host(*organizer);
  }

  void take_host(const Property& organizer) {
    const Guest host = invited_by(organizer).guest;
    if (!host.key().empty() && !host.nobody) event_.host = guests_.add(host);
    if (event_.host >= 0 && !around_.names_owner)
      event_.seats.push_back({.guest = event_.host, .organizer = true});
  }

  // An organizer who is among the guests is there as one of them; one who is not invites to it, and
  // is there as well.
  void take_seat(const Property& property, bool organizer) {
    const Invited invited = invited_by(property);
    if (invited.guest.key().empty()) {
      if (!invited.is_placeholder)
        problem(property.line,
                fmt::format("“{}” is no guest: there is neither a name nor an address in it",
                            clip(for_terminal(property.value), 40)),
                "They were left out.");
      return;
    }
    Seat seat{.guest = guests_.add(invited.guest),
              .declined = invited.declined,
              .organizer = organizer,
              .answer = invited.answer};
    if (seat.guest < 0) return;
    const auto there = std::ranges::find(event_.seats, seat.guest, &Seat::guest);
    if (there != event_.seats.end()) {
      there->declined = there->declined || seat.declined;
      if (there->answer == EventAnswer::none) there->answer = seat.answer;
    } else {
      event_.seats.push_back(seat);
    }
  }

  const Component& component_;
  const CalendarAround& around_;
  icalendar::TimeZones& zones_;
  Guests& guests_;
  std::vector<Problem>& problems_;
  CalendarEvent event_ = {};
};

}  // namespace

bool matters_to_calendars(std::string_view property) {
  static constexpr std::array<std::string_view, 27> names = {"METHOD",
                                                             "DTEND",
                                                             "DURATION",
                                                             "URL",
                                                             "X-WR-CALNAME",
                                                             "UID",
                                                             "SEQUENCE",
                                                             "DTSTART",
                                                             "RECURRENCE-ID",
                                                             "RRULE",
                                                             "RDATE",
                                                             "EXDATE",
                                                             "SUMMARY",
                                                             "LOCATION",
                                                             "STATUS",
                                                             "TRANSP",
                                                             "ATTENDEE",
                                                             "ORGANIZER",
                                                             "CONFERENCE",
                                                             "X-GOOGLE-CONFERENCE",
                                                             "X-MICROSOFT-CDO-BUSYSTATUS",
                                                             "X-MICROSOFT-SKYPETEAMSMEETINGURL",
                                                             "X-MICROSOFT-ONLINEMEETINGCONFLINK",
                                                             "TZID",
                                                             "TZOFFSETFROM",
                                                             "TZOFFSETTO",
                                                             "X-LIC-LOCATION"};
  return !property.empty() && std::ranges::find(names, property) != names.end();
}

std::optional<CalendarEvent> event_of(const Component& component, const CalendarAround& around,
                                      icalendar::TimeZones& zones, Guests& guests,
                                      std::vector<Problem>& problems) {
  return Reading(component, around, zones, guests, problems).run();
}

}  // namespace wellmet
