#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "actions/import.h"
#include "actions/import_match.h"
#include "actions/import_said.h"
#include "store/write_tx.h"

// The rows that an import would write: import_plan.cpp gathers them, import_story.cpp the part that
// is no card, import_apply.cpp writes them.
namespace wellmet::actions {

struct PersonWork {
  PersonId person = {};  // of those known; of new ones once they are written
  bool is_new = false;
  std::string name = {};
  std::string folded_name = {};
  Person fields = {};  // how you met, relationship words, wished cadence …
  bool fields_changed = false;
  std::string through = {};              // the name of whom you met them through
  int through_place = -1;                // whose work it is, when they are of this file
  std::optional<vcard::Card> card = {};  // changed, or without bytes of its own
  const ImportedPerson* row = nullptr;   // a new person's card is the row's as it came, unless
  std::string card_bytes = {};           // its bytes got a UID, or `card` is set
  // What was read of the row's card, when it is written as the row gives it, but for its UID.
  std::optional<CardIndex> index = {};
  std::vector<Note> notes = {};
  std::vector<Interest> interests = {};
  std::vector<Position> positions = {};
  std::vector<Position> former = {};  // positions of the store that the source now calls over
  std::vector<ImportantDate> dates = {};
  std::vector<FollowUp> follow_ups = {};
  std::map<std::string, Said> said = {};  // by key of the source
  bool has_new_key = false;
  std::vector<std::string> changes = {};  // for eyes
};

// Of a new person whose `card` is not set.
inline const std::string& new_card_bytes(const PersonWork& work) {
  return work.card_bytes.empty() ? work.row->card_bytes : work.card_bytes;
}

struct InteractionWork {
  Interaction interaction = {};
  std::vector<int> people = {};        // places of PersonWork
  std::vector<std::string> with = {};  // names not yet found
};

struct ImportWork {
  ImportPlan plan = {};
  std::vector<PersonWork> people = {};
  std::vector<int> work_of_row = {};  // -1 when nothing is to be written of it
  std::vector<InteractionWork> interactions = {};
  std::vector<Matches::NotSame> not_same = {};
  bool empty() const { return people.empty() && not_same.empty(); }
};

ImportWork planned(store::ReadTx&, const Imported&, const ImportOptions&, LocalDate today,
                   const ProgressAt&);

// Adds to the work what the source says of the person's story and did not say before.
class StoryHearing {
 public:
  StoryHearing(store::ReadTx& tx, const Imported& imported, LocalDate today)
      : tx_(tx), kind_(imported.kind), source_("import:" + imported.kind), today_(today) {}

  struct Row {
    const ImportedPerson& person;
    const Said& before;
    const Said& now;
    bool from_source = false;
  };
  // An older file may tell of a job that is known to be over: then its company and title are no
  // news for the card either.
  bool tells_of_a_former_job(const PersonWork&, const Row&);
  void hear(int place, ImportWork&, const Row&);
  // Unless the same stands there already.
  void add_note(PersonWork&, Note);
  void note_differing(PersonWork&, const std::vector<std::string>& differing);

 private:
  void hear_notes(PersonWork&, const Row&, StoryFacts&);
  void hear_interests(PersonWork&, const Row&, StoryFacts&);
  void hear_positions(PersonWork&, const Row&, StoryFacts&, ImportPlan&);
  void hear_dates(PersonWork&, const Row&, StoryFacts&);
  void hear_interactions(int place, ImportWork&, const Row&, StoryFacts&);
  void hear_follow_ups(PersonWork&, const Row&, StoryFacts&);
  void hear_fields(PersonWork&, const Row&, StoryFacts&);
  void close_positions(PersonWork&, const Row&, const Position& now, ImportPlan&);
  void congratulate(PersonWork&, const std::vector<Position>& before, const Position& now);
  std::string key_of(const PersonWork&, const ImportedInteraction&, int time) const;

  store::ReadTx& tx_;
  std::string kind_;
  std::string source_;
  LocalDate today_;
  std::map<std::string, std::size_t> interactions_by_key_ = {};
};

// Remembers a word once.
void add_change(PersonWork&, std::string_view word);

}  // namespace wellmet::actions
