#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "actions/transfer/import.h"
#include "actions/transfer/import_match.h"
#include "actions/transfer/import_retelling.h"
#include "actions/transfer/source_facts.h"
#include "store/db/write_tx.h"

// The rows that an import would write: import_plan.cpp finds them person by person,
// import_story.cpp the part that is no card, import_apply.cpp writes them.
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
  std::string face = {};  // the digest of the picture on it
  std::vector<Note> notes = {};
  std::vector<Interest> interests = {};
  std::vector<Position> positions = {};
  std::vector<Position> former = {};  // positions of the store that the source now calls over
  std::vector<ImportantDate> dates = {};
  std::vector<FollowUp> follow_ups = {};
  std::set<std::string> heard = {};       // the keys of interactions that have one
  std::map<std::string, Said> said = {};  // by key of the source
  bool has_new_key = false;
  std::vector<std::string> changes = {};  // for display
};

// Of a new person whose `card` is not set.
inline const std::string& new_card_bytes(const PersonWork& work) {
  return work.card_bytes.empty() ? work.row->card_bytes : work.card_bytes;
}

// Adds to the work what the source says of the person's story and did not say before.
class StoryHearing {
 public:
  StoryHearing(const Imported& imported, LocalDate today)
      : kind_(imported.kind), source_("import:" + imported.kind), today_(today) {}

  struct Row {
    int place = 0;  // in the file
    const ImportedPerson& person;
    const vcard::Card& card;
    const Said& before;
    const Said& now;
    bool from_source = false;
  };
  // What is heard next is heard within this transaction.
  void listen_in(store::ReadTx& tx) { tx_ = &tx; }
  // An older file may tell of a job that is known to be over: then its company and title are no
  // news for the card either.
  bool tells_of_a_former_job(const PersonWork&, const Row&);
  // `place` is that of the work.
  void hear(int place, PersonWork&, const Row&);
  // Unless the same stands there already.
  void add_note(PersonWork&, Note);
  void note_differing(PersonWork&, const std::vector<std::string>& differing);

  std::vector<InteractionWork> interactions = {};
  Retelling retelling = {};
  std::vector<JobChange> job_changes = {};

 private:
  void hear_notes(PersonWork&, const Row&, StoryFacts&);
  void hear_interests(PersonWork&, const Row&, StoryFacts&);
  void hear_positions(PersonWork&, const Row&, StoryFacts&);
  std::vector<ImportantDate> dates_on_card(const PersonWork&);
  void hear_dates(PersonWork&, const Row&, StoryFacts&);
  void hear_interactions(int place, PersonWork&, const Row&, StoryFacts&);
  struct Hearing;
  bool is_settled(PersonWork&, const Row&, const Hearing&);
  void hear_follow_ups(PersonWork&, const Row&, StoryFacts&);
  void hear_fields(PersonWork&, const Row&, StoryFacts&);
  void close_positions(PersonWork&, const Row&, const Position& now);
  void congratulate(PersonWork&, const std::vector<Position>& before, const Position& now);
  std::string key_of(const PersonWork&, const ImportedInteraction&, int time) const;
  std::string key_of(const Row&, const ImportedInteraction&) const;
  std::optional<Interaction> interaction_known_by(const std::string& key) const;
  void add_interaction(InteractionWork, const std::string& key);

  store::ReadTx* tx_ = nullptr;
  std::string kind_;
  std::string source_;
  LocalDate today_;
  std::unordered_map<std::string, std::size_t> interactions_by_key_ = {};
};

// First who is whom, for the whole file and without a lock; then what is to be written, person by
// person and each within the transaction that writes it, so that it is true whatever others did
// meanwhile, and that only one person's is in memory.
class ImportPlanning {
 public:
  ImportPlanning(const Imported&, const ImportOptions&, LocalDate today);
  ImportPlanning(const ImportPlanning&) = delete;
  ImportPlanning& operator=(const ImportPlanning&) = delete;

  void find_who_is_who(store::ReadTx&, const ProgressAt&);
  // People of whom something may be to be written: their places are 0 to people() - 1.
  int people() const { return static_cast<int>(works_.size()); }
  // Each place once, in their order.
  PersonWork hear(store::ReadTx&, int place);
  // After all have been heard, in the order of the file.
  std::vector<InteractionWork> interactions(store::ReadTx&);
  // After that: what becomes of those of earlier files.
  const std::vector<ChangedInteraction>& told_anew() const { return plan_.told_anew; }
  // Whether the source knew the key as the import was planned.
  bool knows(const std::string& key) const { return matches_.known_keys.contains(key); }
  // Pairs that were answered as not the same person.
  const std::vector<Matches::NotSame>& not_same() const { return matches_.not_same; }
  // `became`: by place, the person that was written; empty for a preview.
  ImportPlan finished(const std::vector<PersonId>& became);
  // The person that the row became.
  PersonId person_of_row(int row, const std::vector<PersonId>& became) const;

 private:
  // The rows that say something of one person: a chain in next_row_.
  struct Work {
    int root = 0, first = 0, last = 0;
  };
  struct Voice;

  int root_of(int row) const;
  void plan_row(int row);
  const RowMatch& voice_of(int row, int root) const;
  void begin_work(store::ReadTx&, PersonWork&, int root);
  void hear_row(store::ReadTx&, int place, PersonWork&, const Voice&);
  void hear_card(store::ReadTx&, PersonWork&, const StoryHearing::Row&);
  void give_card(PersonWork&, const StoryHearing::Row&, bool uid_is_free);
  void find_shared_keys();
  const Said& said_under(const std::string& key, int row) const;
  void keep_said(PersonWork&, const Voice&);
  void find_names();
  std::pair<int, PersonId> who(store::ReadTx&, const std::string& name);
  void find_through(store::ReadTx&, int place, PersonWork&);
  void note_outcome(int place, PersonWork&);
  void note_told_anew();

  const Imported& imported_;
  const ImportOptions& options_;
  StoryHearing hearing_;
  LocalDate today_;
  std::vector<Said> said_ = {};  // by row
  Matches matches_ = {};
  ImportPlan plan_ = {};
  std::vector<Work> works_ = {};
  std::vector<int> next_row_ = {};     // that says something of the same person; -1
  std::vector<int> work_of_row_ = {};  // -1 when nothing is to be written of it
  std::set<std::string> uids_ = {};
  std::unordered_map<std::string, Said> shared_keys_ = {};  // of several rows
  std::unordered_map<std::string, int> by_name_ = {};
  bool only_keys_ = false;
};

// Remembers a word once.
void add_change(PersonWork&, std::string_view word);

}  // namespace wellmet::actions
