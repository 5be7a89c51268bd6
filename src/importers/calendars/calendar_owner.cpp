#include "importers/calendars/calendar_owner.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "importers/parts/owner_choices.h"

namespace wellmet {
namespace {

constexpr int meetings_that_tell = 3;

std::string plain(std::string_view name) { return join(folded_words(name), " "); }

// As people write it, or as the file does: "Lima, Rosa".
bool is_named(const Guest& guest, std::string_view name) {
  if (guest.name.empty()) return false;
  return plain(guest.name) == plain(name) || guest.name == name_of_guest(name);
}

bool is_called(const Guest& guest, std::string_view said) {
  const std::string address = to_lower_ascii(trim(said));
  return (!address.empty() && guest.address == address) || is_named(guest, said);
}

// "jo@example.org.ics" of Google's takeout.
std::string name_of_file(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  return std::string(lower.ends_with(".ics") ? name.substr(0, name.size() - 4) : name);
}

std::string shown(const Guest& guest) { return guest.address.empty() ? guest.name : guest.address; }

class Asking {
 public:
  Asking(const Source& source, const Guests& guests, const std::vector<std::string>& names,
         const std::vector<CalendarMeeting>& meetings)
      : source_(source), guests_(guests), names_(names), meetings_(meetings) {
    owner_.is.assign(static_cast<std::size_t>(guests.count()), false);
  }

  CalendarOwner run() {
    if (source_.i_am == i_am_none) {
      owner_.known = owner_.none = true;
    } else if (!source_.i_am.empty()) {
      owner_.is_misnamed =
          !take([&](const Guest& guest) { return is_called(guest, source_.i_am); });
    } else if (!take([&](const Guest& guest) { return is_owners(guest); })) {
      owner_.said.deduced = take_whose_calendar_it_is() || take_who_is_always_there();
    }
    const bool said_by_card = owner_.known && source_.i_am.empty() && !owner_.said.deduced;
    if (!said_by_card) offer(owner_.said, choices());
    if (!owner_.known) ask_among(owner_.said, choices());
    return std::move(owner_);
  }

 private:
  bool is_owners(const Guest& guest) const {
    const auto is = [&](const std::string& own) { return is_called(guest, own); };
    return std::ranges::any_of(source_.owner.emails, is) ||
           std::ranges::any_of(source_.owner.names, is);
  }

  bool is_calendars(const Guest& guest) const {
    const auto is = [&](const std::string& name) { return is_called(guest, name); };
    return std::ranges::any_of(names_, is) || is(name_of_file(source_.name));
  }

  // All of whom it is true, and those of one whole name with them.
  template <class Predicate>
  bool take(Predicate is_it) {
    std::set<std::string> names;
    for (int i = 0; i < guests_.count(); ++i) {
      const Guest& guest = guests_.at(i);
      if (guest.nobody || !is_it(guest)) continue;
      owner_.is[static_cast<std::size_t>(i)] = true;
      if (!owner_.known) owner_.said.name = shown(guest);
      owner_.known = true;
      if (plain(guest.name).find(' ') != std::string::npos) names.insert(plain(guest.name));
    }
    for (int i = 0; i < guests_.count() && !names.empty(); ++i)
      if (names.contains(plain(guests_.at(i).name))) owner_.is[static_cast<std::size_t>(i)] = true;
    return owner_.known;
  }

  // How many meetings each is invited to.
  std::vector<int> times_there() const {
    std::vector<int> times(static_cast<std::size_t>(guests_.count()), 0);
    for (const CalendarMeeting& meeting : meetings_)
      for (const Seat& seat : meeting.event->seats)
        if (meeting.event->seats.size() > 1) ++times[static_cast<std::size_t>(seat.guest)];
    return times;
  }

  // Of several calendars, named after several people, none tells.
  bool take_whose_calendar_it_is() {
    std::set<std::string> whose;
    for (int i = 0; i < guests_.count(); ++i) {
      const Guest& guest = guests_.at(i);
      if (!guest.nobody && is_calendars(guest))
        whose.insert(guest.name.empty() ? guest.address : plain(guest.name));
    }
    return whose.size() == 1 && take([&](const Guest& guest) { return is_calendars(guest); });
  }

  bool take_who_is_always_there() {
    const auto with_guests = std::ranges::count_if(
        meetings_, [](const CalendarMeeting& one) { return one.event->seats.size() > 1; });
    if (with_guests < meetings_that_tell) return false;
    const std::vector<int> times = times_there();
    int always = -1, how_many = 0;
    for (int i = 0; i < guests_.count(); ++i) {
      if (guests_.at(i).nobody || times[static_cast<std::size_t>(i)] < with_guests) continue;
      always = i;
      ++how_many;
    }
    if (how_many != 1) return false;
    const std::string key = guests_.at(always).key();
    return take([&](const Guest& guest) { return guest.key() == key; });
  }

  // All who may be, most often invited first.
  std::vector<std::string> choices() const {
    const std::vector<int> times = times_there();
    std::vector<int> order;
    for (int i = 0; i < guests_.count(); ++i)
      if (!guests_.at(i).nobody && times[static_cast<std::size_t>(i)] > 0) order.push_back(i);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](int i) { return times[static_cast<std::size_t>(i)]; });
    std::vector<std::string> names;
    for (int i : order) names.push_back(shown(guests_.at(i)));
    return names;
  }

  const Source& source_;
  const Guests& guests_;
  const std::vector<std::string>& names_;
  const std::vector<CalendarMeeting>& meetings_;
  CalendarOwner owner_ = {};
};

}  // namespace

CalendarOwner owner_of_calendar(const Source& source, const Guests& guests,
                                const std::vector<std::string>& calendar_names,
                                const std::vector<CalendarMeeting>& meetings) {
  return Asking(source, guests, calendar_names, meetings).run();
}

}  // namespace wellmet
