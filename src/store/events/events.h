#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "model/events/event.h"
#include "store/db/tx.h"

// Events, and who said what of them.
namespace wellmet::store {

class WriteTx;

std::optional<Event> find_event(ReadTx&, EventId);
// By what its source knows it.
std::optional<Event> event_of_source(ReadTx&, std::string_view source, std::string_view key);
// All that came from it and whose last day is that day or later.
std::vector<Event> events_of_source(ReadTx&, std::string_view source, LocalDate from);
// Those whose last day, by their own clock, is this day or later, the soonest first.
std::vector<Event> events_from(ReadTx&, LocalDate, int limit);
// The others, the last first.
std::vector<Event> events_before(ReadTx&, LocalDate, int limit);
EventId insert_event(WriteTx&, const Event&);
void update_event(WriteTx&, const Event&);
void delete_event(WriteTx&, EventId);  // with what was said of it

// Of people who are not in the trash.
std::vector<EventGuest> guests_of(ReadTx&, EventId);
std::optional<EventGuest> find_guest(ReadTx&, EventId, PersonId);
// In place of what was said before.
void put_guest(WriteTx&, const EventGuest&);

}  // namespace wellmet::store
