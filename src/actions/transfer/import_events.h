#pragma once
#include <vector>

#include "actions/transfer/import.h"
#include "importers/imported.h"
#include "model/events/event.h"
#include "store/db/write_tx.h"

// What a calendar says of events to come. One that was moved or renamed there is so here, unless
// the calendar says what it said last time: then it stays as the user has it. Whoever is invited
// and known is put on it; what the user noted of them stays.
namespace wellmet::actions {

struct EventsPlan {
  std::vector<std::size_t> added = {}, changed = {};  // places in Imported::to_come
  std::vector<EventId> removed = {};
};
EventsPlan plan_events(store::ReadTx&, const Imported&, LocalDate today);
void count(const EventsPlan&, ImportPlan&);
void write_events(store::WriteTx&, const Imported&, const EventsPlan&);

}  // namespace wellmet::actions
