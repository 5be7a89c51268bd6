#pragma once
#include <map>
#include <string>
#include <vector>

#include "actions/transfer/import.h"
#include "actions/transfer/source_facts.h"
#include "importers/imported.h"
#include "model/interaction.h"
#include "store/db/tx.h"

// Meetings of an earlier file of a calendar that a newer one tells otherwise: moved, renamed or
// called off since. What the user changed here stays as it is.
namespace wellmet::actions {

struct InteractionWork {
  Interaction interaction = {};  // with its id when it is here already, and more were there
  struct Seat {
    int row = 0;    // of the file
    int place = 0;  // of the work
  };
  std::vector<Seat> people = {};
  std::vector<std::string> with = {};  // names not yet found
  int number = 0;                      // among those that its first row tells of
  bool has_new_key = false;            // its source knew it by another one
};

class Retelling {
 public:
  enum class Heard { nothing_new, changes_it, stays };
  // What a row says of a meeting that is here with its person. `before`: what it said of them.
  Heard hear(const Interaction& there, const ImportedInteraction& said, const Said& before);
  // After all rows: what becomes of those that are here. Of `told`, those that are one of them at
  // another time of its day get its id, and its words where the user wrote them.
  std::vector<ChangedInteraction> settle(store::ReadTx&, const Imported&,
                                         std::vector<InteractionWork>& told);

 private:
  struct Told {
    Interaction there = {}, said = {};
    bool is_as_told = false;  // the user left it as it was
  };
  void settle_heard(store::ReadTx&, std::vector<InteractionWork>& told);
  void settle_gone(store::ReadTx&, const Imported&, std::vector<InteractionWork>& told);
  void add(store::ReadTx&, const Interaction& there, ChangedInteraction::Now,
           const Interaction& after, std::optional<EventsNow::Why> gone = {});

  std::map<std::string, Told> by_key_ = {};
  std::vector<ChangedInteraction> all_ = {};
};

// Whether the source says something of the meeting that it did not say before.
bool is_news(const Said& before, const ImportedInteraction&);

}  // namespace wellmet::actions
