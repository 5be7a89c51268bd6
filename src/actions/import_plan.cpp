#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

#include "actions/import_card.h"
#include "actions/import_work.h"
#include "actions/people.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "store/derived.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

// A card without bytes of its own, or whose UID someone else has, is written afresh.
void give_card(PersonWork& work, const ImportedPerson& row, bool uid_is_free) {
  work.row = &row;
  const bool has_uid = !row.source_key.empty() && !row.card_bytes.empty();
  if (has_uid && uid_is_free) {
    work.fields.uid = row.source_key;
    return;
  }
  work.fields.uid = new_uid();
  if (!row.card_bytes.empty() && !has_uid && !vcard::first(row.card, "UID")) {
    work.card_bytes = with_uid(row.card_bytes, work.fields.uid);
    if (work.card_bytes.size() > row.card_bytes.size()) return;
    work.card_bytes.clear();
  }
  work.card = row.card;
  vcard::put_text(*work.card, "UID", work.fields.uid);
}

vcard::Card card_in(const std::string& bytes) {
  vcard::Parsed parsed = vcard::parse(bytes);
  return parsed.cards.empty() ? vcard::new_card() : std::move(parsed.cards.front());
}

vcard::Card without_job(const vcard::Card& card) {
  vcard::Card rest = card;
  vcard::remove(rest, "ORG");
  vcard::remove(rest, "TITLE");
  return rest;
}

class Planning {
 public:
  Planning(store::ReadTx& tx, const Imported& imported, const ImportOptions& options,
           LocalDate today)
      : tx_(tx),
        imported_(imported),
        options_(options),
        hearing_(tx, imported, today),
        today_(today) {}

  ImportWork done(const ProgressAt& progress) {
    Steps steps(progress, std::ssize(imported_.people) * 3);
    for (const ImportedPerson& person : imported_.people) {
      said_.push_back(said_by(person));
      steps.step();
    }
    matches_ = who_is_who(tx_, imported_, said_, options_, steps);
    gather_said_by_key();
    work_.plan.doubts = std::move(matches_.doubts);
    work_.not_same = std::move(matches_.not_same);
    work_.work_of_row.assign(imported_.people.size(), -1);
    for (std::size_t i = 0; i < imported_.people.size(); ++i) {
      plan_row(i);
      steps.step();
    }
    find_people_named();
    count();
    return std::move(work_);
  }

 private:
  // The first row of the file that is the same person.
  std::size_t root_of(std::size_t i) const {
    while (matches_.rows[i].earlier >= 0) i = static_cast<std::size_t>(matches_.rows[i].earlier);
    return i;
  }

  void plan_row(std::size_t i) {
    const std::size_t root = root_of(i);
    const RowMatch& match = matches_.rows[i];
    const RowMatch& first = matches_.rows[root];
    PlannedPerson planned{.place = static_cast<int>(i),
                          .line = imported_.people[i].line,
                          .name = matches_.outlines[i].name,
                          .person = first.person};
    if (first.removed) {
      planned.fate = Fate::left_removed;
    } else if (root != i) {
      planned.fate = Fate::joined;
      planned.earlier = static_cast<int>(root);
      if (!says_nothing_new(voice_of(i, root), said_[i])) hear(i, root);
    } else if (!first.person) {
      planned.fate = Fate::created;
      hear(i, root);
    } else {
      planned.fate = Fate::unchanged;  // until the whole file has been heard
      if (!says_nothing_new(match, said_[i])) hear(i, root);
    }
    work_.plan.people.push_back(std::move(planned));
  }

  static bool says_nothing_new(const RowMatch& match, const Said& now) {
    return match.from_source && match.all_keys_known &&
           std::ranges::all_of(now.card, [&](Fact f) { return match.before.has_on_card(f); }) &&
           std::ranges::all_of(now.story, [&](Fact f) { return match.before.has_in_story(f); });
  }

  // A row that is known only by way of an earlier one speaks with the same voice.
  const RowMatch& voice_of(std::size_t i, std::size_t root) const {
    return matches_.rows[matches_.rows[i].person ? i : root];
  }

  void hear(std::size_t i, std::size_t root) {
    const ImportedPerson& row = imported_.people[i];
    const RowMatch& match = matches_.rows[i];
    const bool begins = work_.work_of_row[root] < 0;
    const int place = begins ? begin_work(root) : work_.work_of_row[root];
    work_.work_of_row[root] = place;
    work_.work_of_row[i] = place;
    PersonWork& work = work_.people[static_cast<std::size_t>(place)];
    const RowMatch& voice = voice_of(i, root);
    const StoryHearing::Row heard{row, voice.before, said_[i], voice.from_source};
    if (begins && work.is_new) {
      give_card(work, row, uids_.insert(row.source_key).second);
      if (i < matches_.cards.size()) work.index = std::move(matches_.cards[i]);
    } else {
      hear_card(work, heard);
    }
    hearing_.hear(place, work_, heard);
    keep_said(work_.people[static_cast<std::size_t>(place)], match, voice);
  }

  int begin_work(std::size_t root) {
    PersonWork work;
    work.person = matches_.rows[root].person;
    work.is_new = !work.person;
    work.name = matches_.outlines[root].name;
    work.folded_name = matches_.outlines[root].folded_name;
    if (!work.is_new) work.fields = store::find_person(tx_, work.person).value_or(Person{});
    work_.people.push_back(std::move(work));
    return static_cast<int>(work_.people.size()) - 1;
  }

  void hear_card(PersonWork& work, const StoryHearing::Row& heard) {
    const vcard::Card mine = work.card      ? *work.card
                             : !work.is_new ? card_of(tx_, work.person)
                                            : card_in(new_card_bytes(work));
    const bool old_job = hearing_.tells_of_a_former_job(work, heard);
    CardUpdate update = updated_card(
        mine, old_job ? without_job(heard.person.card) : heard.person.card, heard.before);
    if (!update.changed.empty()) {
      work.card = std::move(update.card);
      work.index.reset();
    }
    for (const std::string& word : update.changed) add_change(work, word);
    hearing_.note_differing(work, update.differing);
  }

  // Rows that share a key speak as one.
  void gather_said_by_key() {
    for (std::size_t i = 0; i < matches_.rows.size(); ++i) {
      for (const std::string& key : matches_.rows[i].keys) {
        const auto [there, is_first] = said_by_key_.emplace(key, said_[i]);
        if (is_first) continue;
        std::vector<Fact> card;
        std::ranges::set_union(there->second.card, said_[i].card, std::back_inserter(card));
        there->second.card = std::move(card);
        there->second.story = joined(said_[i], there->second).story;
      }
    }
  }

  void keep_said(PersonWork& work, const RowMatch& match, const RowMatch& voice) {
    const bool known = voice.from_source && voice.all_keys_known;
    for (const std::string& key : match.keys) {
      work.said.emplace(key, joined(voice.before, said_by_key_[key]));
      work.has_new_key =
          work.has_new_key || !known || std::ranges::find(voice.keys, key) == voice.keys.end();
    }
  }

  // People whom the file names beside its own: they may stand in another row, or in the store.
  void find_people_named() {
    constexpr int several = -2;
    for (std::size_t i = 0; i < work_.people.size(); ++i) {
      const auto [there, is_first] =
          by_name_.emplace(work_.people[i].folded_name, static_cast<int>(i));
      if (!is_first) there->second = several;
    }
    for (InteractionWork& one : work_.interactions) {
      std::vector<std::string> unknown;
      for (const std::string& name : one.with) {
        if (!find(name, one)) unknown.push_back(name);
      }
      if (unknown.empty()) continue;
      std::string& note = one.interaction.note;
      if (!note.empty()) note += note.ends_with('.') ? " " : ". ";
      note += "With " + join(unknown, ", ");
    }
    const std::size_t count = work_.people.size();
    for (std::size_t i = 0; i < count; ++i) find_through(i);
  }

  bool find(const std::string& name, InteractionWork& one) {
    const auto [place, person] = who(name);
    if (place >= 0) {
      if (std::ranges::find(one.people, place) == one.people.end()) one.people.push_back(place);
    } else if (person) {
      one.interaction.people.push_back(person);
    }
    return place >= 0 || person;
  }

  std::pair<int, PersonId> who(const std::string& name) {
    const std::string folded = join(folded_words(name), " ");
    const auto in_file = by_name_.find(folded);
    if (in_file != by_name_.end()) return {in_file->second, {}};
    const std::vector<PersonId> known = store::people_named(tx_, folded);
    return {-1, known.size() == 1 ? known.front() : PersonId{}};
  }

  void find_through(std::size_t i) {
    PersonWork& work = work_.people[i];
    if (work.through.empty()) return;
    const auto [place, person] = who(work.through);
    if (!person && (place < 0 || place == static_cast<int>(i)))
      return hearing_.add_note(work, {.text = "Met through " + work.through, .day = today_});
    work.fields.met.through = person;
    work.through_place = person ? -1 : place;
    work.fields_changed = true;
    add_change(work, "how you met");
  }

  void count() {
    ImportPlan& plan = work_.plan;
    for (PlannedPerson& row : plan.people) {
      const int place = work_.work_of_row[static_cast<std::size_t>(row.place)];
      if (row.fate == Fate::unchanged && place >= 0) {
        row.changes = work_.people[static_cast<std::size_t>(place)].changes;
        if (!row.changes.empty()) row.fate = Fate::updated;
      }
      plan.created += row.fate == Fate::created;
      plan.updated += row.fate == Fate::updated;
      plan.unchanged += row.fate == Fate::unchanged;
      plan.joined += row.fate == Fate::joined;
      plan.left_removed += row.fate == Fate::left_removed;
    }
    plan.interactions = static_cast<int>(work_.interactions.size());
    for (const PersonWork& work : work_.people)
      plan.follow_ups += static_cast<int>(work.follow_ups.size());
    int last = -1;
    for (const Doubt& doubt : plan.doubts)
      plan.maybe_same += std::exchange(last, doubt.place) != doubt.place;
    bool keys = false;
    for (PersonWork& work : work_.people) {
      // What changes nothing here need not be remembered: it will change nothing again.
      if (!work.is_new && work.changes.empty() && !work.has_new_key) work.said.clear();
      keys = keys || !work.said.empty();
    }
    plan.only_keys = plan.created == 0 && plan.updated == 0 && keys;
  }

  store::ReadTx& tx_;
  const Imported& imported_;
  const ImportOptions& options_;
  StoryHearing hearing_;
  LocalDate today_;
  std::vector<Said> said_ = {};
  Matches matches_ = {};
  ImportWork work_ = {};
  std::set<std::string> uids_ = {};
  std::unordered_map<std::string, Said> said_by_key_ = {};
  std::unordered_map<std::string, int> by_name_ = {};
};

}  // namespace

ImportWork planned(store::ReadTx& tx, const Imported& imported, const ImportOptions& options,
                   LocalDate today, const ProgressAt& progress) {
  return Planning(tx, imported, options, today).done(progress);
}

ImportPlan preview(store::ReadTx& tx, const Imported& imported, const ImportOptions& options,
                   LocalDate today) {
  return planned(tx, imported, options, today, options.progress).plan;
}

}  // namespace wellmet::actions
