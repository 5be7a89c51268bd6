// The journal holds rows as they were, so forgetting someone goes through all of it twice: once to
// find which rows were ever theirs, once to decide what becomes of each entry. An entry of a row
// that was theirs alone goes. One that holds words of theirs in a row that is somebody else's keeps
// its place without its row, so that an undo which would need it knows, and refuses.
#include "store/history/forget.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "formats/vcard/parse.h"
#include "model/card.h"
#include "model/cards/relations.h"
#include "store/db/ids.h"
#include "store/history/history_limit.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

using nlohmann::json;
using Key = std::pair<int, std::int64_t>;  // table and first key

constexpr std::string_view forgotten_name = "a change to someone forgotten";
constexpr std::string_view named_forgotten = "a change that named someone forgotten";

struct Entry {
  std::int64_t id = 0;
  DeedId deed = {};
  int table = 0;
  bool inserts = false;
  std::int64_t key1 = 0, key2 = 0;
  bool has_before = false;
  json before = {};  // discarded when it can’t be read
};

std::int64_t number_in(const json& row, const char* column) {
  if (!row.is_object()) return 0;
  const auto found = row.find(column);
  return found != row.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

void for_each_entry(ReadTx& tx, const std::function<void(const Entry&)>& each) {
  for (const Row& row :
       tx.query("select id, deed_id, table_number, operation, key1, key2, before from journal "
                "where account_id = ?1 order by id")) {
    Entry entry{.id = row.integer(0),
                .deed = row.id<DeedId>(1),
                .table = static_cast<int>(row.integer(2)),
                .inserts = row.text(3) == "insert",
                .key1 = row.integer(4),
                .key2 = row.integer(5),
                .has_before = !row.is_null(6)};
    if (entry.has_before) entry.before = json::parse(row.text(6), nullptr, false);
    each(entry);
  }
}

std::string text_in(const json& row, const char* column) {
  if (!row.is_object()) return {};
  const auto found = row.find(column);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The uids of the cards that a card points to, in lower case.
std::set<std::string> uids_pointed_to(const std::string& card) {
  std::set<std::string> uids;
  for (const vcard::Card& one : vcard::parse(card).cards) {
    for (const CardRelation& relation : index_card(one).relations)
      if (!relation.uid.empty()) uids.insert(to_lower_ascii(uid_key(relation.uid)));
  }
  return uids;
}

bool exists(ReadTx& tx, const std::string& sql, std::int64_t key) {
  for (const Row& row : tx.query(fmt::format("select exists ({})", sql), key)) return row.flag(0);
  return false;
}

// The tables by number, as the journal knows them.
struct Tables {
  int interests = journaled_table("interests").number;
  int person_interests = journaled_table("person_interests").number;
  int interactions = journaled_table("interactions").number;
  int interaction_people = journaled_table("interaction_people").number;
  int people = journaled_table("people").number;
  int cards = journaled_table("cards").number;
};

bool goes_with(const Column& column) {
  return column.names_a_person() && column.erased == IfErased::row_goes;
}

// Of a row of one of the other tables: the people whom its key names.
std::vector<std::int64_t> people_in_key(const Table& table, const Entry& entry) {
  if (std::string_view(table.name) == "people") return {entry.key1};
  std::vector<std::int64_t> people;
  for (const Column& column : table.columns) {
    if (!goes_with(column)) continue;
    if (std::string_view(column.name) == table.key1) people.push_back(entry.key1);
    if (std::string_view(column.name) == table.key2) people.push_back(entry.key2);
  }
  return people;
}

// Of a row with a number of its own: the people of whom its columns say it is. It goes with any.
std::vector<std::int64_t> people_in_columns(const Table& table, const json& row) {
  std::vector<std::int64_t> people;
  for (const Column& column : table.columns) {
    if (goes_with(column) && !table.is_key(column.name))
      people.push_back(number_in(row, column.name));
  }
  return people;
}

// Whose a row was, over time.
struct Owners {
  bool theirs = false, others = false;
};

// Somebody who had an interest or was in an interaction, by a deed.
struct Link {
  std::int64_t person = 0;
  DeedId deed = {};
};

// Between a merge with somebody and its undo, that person's rows hold words of both.
struct Merged {
  PersonId other = {};
  DeedId from = {}, to = {};
};

class Forgetting {
 public:
  Forgetting(WriteTx& tx, const std::vector<PersonId>& people, const SpeaksOfThem& speaks)
      : tx_(tx), people_(people.begin(), people.end()), speaks_(speaks) {}

  void all() {
    for_each_entry(tx_, [&](const Entry& entry) { learn(entry); });
    settle_owners();
    settle_interactions();
    drop_unused_interests();
    for_each_entry(tx_, [&](const Entry& entry) { decide(entry); });
    write();
    name_deeds();
  }

 private:
  bool is_theirs(std::int64_t person) const { return people_.contains(PersonId{person}); }
  bool any_is_theirs(const std::vector<std::int64_t>& people) const {
    return std::ranges::any_of(people, [&](std::int64_t person) { return is_theirs(person); });
  }

  // First walk.
  void learn(const Entry& e) {
    if (e.table == tables_.people) learn_merge(e);
    if (e.table == tables_.people && is_theirs(e.key1)) learn_uid(e);
    if (e.table == tables_.person_interests)
      interests_[e.key1].push_back({e.key2, e.deed});
    else if (e.table == tables_.interaction_people)
      interactions_[e.key1].push_back({e.key2, e.deed});
    else if (e.table == tables_.interactions && e.deed == tx_.deed() && !e.inserts)
      interactions_theirs_.insert(e.key1);
    else if (e.has_before)
      learn_owners(e);
  }

  void learn_owners(const Entry& e) {
    const auto people = people_in_columns(journaled_table(e.table), e.before);
    if (people.empty()) return;
    Owners& owners = rows_[{e.table, e.key1}];
    (any_is_theirs(people) ? owners.theirs : owners.others) = true;
  }

  void learn_uid(const Entry& e) {
    if (std::string uid = to_lower_ascii(uid_key(text_in(e.before, "uid"))); !uid.empty())
      uids_.insert(std::move(uid));
  }

  // An entry with merged_into was written while the two were one; the one before it made them so.
  void learn_merge(const Entry& e) {
    LastSeen& last = last_of_person_[e.key1];
    const std::int64_t into = number_in(e.before, "merged_into");
    if (into != 0 && is_theirs(into) != is_theirs(e.key1)) {
      if (into == last.into) {
        merges_[last.merge].to = e.deed;
      } else {
        last.merge = merges_.size();
        merges_.push_back({PersonId{is_theirs(into) ? e.key1 : into}, last.deed, e.deed});
      }
    }
    last.deed = e.deed;
    last.into = into;
  }

  // A row that somebody else has now is theirs no more.
  void settle_owners() {
    for (auto& [key, owners] : rows_) {
      if (owners.theirs && !owners.others)
        owners.others = exists(tx_,
                               fmt::format("select 1 from {} where account_id = ?1 and id = ?2",
                                           journaled_table(key.first).name),
                               key.second);
    }
  }

  // A link that somebody had only while they were one with those forgotten is none of their own.
  bool linked_to_them_alone(const std::vector<Link>& links) const {
    bool theirs = false;
    for (const Link& link : links) {
      if (is_theirs(link.person)) {
        theirs = true;
      } else if (!in_a_merge(link.person, link.deed)) {
        return false;
      }
    }
    return theirs;
  }

  bool in_a_merge(std::int64_t person, DeedId deed) const {
    return std::ranges::any_of(merges_, [&](const Merged& merge) {
      return merge.other.value == person && merge.from <= deed && deed <= merge.to;
    });
  }

  void settle_interactions() {
    for (const auto& [id, links] : interactions_) {
      if (linked_to_them_alone(links) &&
          !exists(tx_, "select 1 from interactions where account_id = ?1 and id = ?2", id))
        interactions_theirs_.insert(id);
    }
  }

  // The name of an interest is a word of theirs when nobody else ever had it.
  void drop_unused_interests() {
    for (const auto& [id, links] : interests_) {
      if (!linked_to_them_alone(links)) continue;
      if (exists(tx_, "select 1 from person_interests where account_id = ?1 and interest_id = ?2",
                 id))
        continue;
      tx_.execute("delete from interests where account_id = ?1 and id = ?2", id);
      interests_theirs_.insert(id);
    }
  }

  // Second walk.
  enum class Fate { keep, drop, blank };

  void decide(const Entry& e) {
    learn_who_is_named(e);
    if (e.deed == tx_.deed()) {
      dropped_.push_back(e.id);
      return;
    }
    const Fate fate = fate_of(e);
    if (fate == Fate::drop) {
      dropped_.push_back(e.id);
      touched_.insert(e.deed);
      return;
    }
    left_.insert(e.deed);
    if (fate == Fate::blank) {
      blanked_.push_back(e.id);
      touched_.insert(e.deed);
      without_undo_.insert(e.deed);
    } else if (e.has_before) {
      point_to_nobody(e);
    }
  }

  Fate fate_of(const Entry& e) const {
    if (belongs_to_them(e)) return Fate::drop;
    if (!e.has_before) return Fate::keep;
    if (e.before.is_discarded()) return Fate::blank;
    if (e.table == tables_.cards && points_to_them(e)) return Fate::blank;
    const bool held = any_is_theirs(people_in_columns(journaled_table(e.table), e.before));
    return held || is_of_a_merge(e) ? Fate::blank : Fate::keep;
  }

  // Somebody else's row as it was: a card that said what they were to each other, or one who was
  // met through them.
  bool points_to_them(const Entry& e) const {
    if (e.table == tables_.people) return is_theirs(number_in(e.before, "met_through"));
    const std::set<std::string> uids = uids_pointed_to(text_in(e.before, "bytes"));
    return std::ranges::any_of(uids, [&](const std::string& uid) { return uids_.contains(uid); });
  }

  // What a row was before an entry, the entry before it made it: where the row begins or ceases to
  // point to them, the name of the change is likely to speak of them.
  void learn_who_is_named(const Entry& e) {
    if ((e.table != tables_.cards && e.table != tables_.people) || is_theirs(e.key1)) return;
    LastPointer& last = last_of_row_[{e.table, e.key1}];
    const bool points = e.has_before && points_to_them(e);
    if (points != last.points && last.deed) naming_.insert(last.deed);
    last = {e.deed, points};
  }

  bool belongs_to_them(const Entry& e) const {
    if (any_is_theirs(people_in_key(journaled_table(e.table), e))) return true;
    if (e.table == tables_.interests || e.table == tables_.person_interests)
      return interests_theirs_.contains(e.key1);
    if (e.table == tables_.interactions || e.table == tables_.interaction_people)
      return interactions_theirs_.contains(e.key1);
    const auto row = rows_.find({e.table, e.key1});
    return row != rows_.end() && row->second.theirs && !row->second.others;
  }

  bool is_of_a_merge(const Entry& e) const {
    const Table& table = journaled_table(e.table);
    const bool has_words = std::ranges::any_of(table.columns, &Column::digested);
    std::vector<std::int64_t> people = people_in_columns(table, e.before);
    if (people.empty() && has_words) people = people_in_key(table, e);
    return std::ranges::any_of(people,
                               [&](std::int64_t person) { return in_a_merge(person, e.deed); });
  }

  // What is kept of others must not point to those who are gone: putting it back would fail.
  void point_to_nobody(const Entry& e) {
    json row = e.before;
    bool changed = false;
    for (const Column& column : journaled_table(e.table).columns) {
      if (column.erased != IfErased::names_nobody) continue;
      const std::int64_t to = number_in(row, column.name);
      const bool gone = column.names_a_person()
                            ? is_theirs(to)
                            : std::string_view(column.points_to) == "interactions" &&
                                  interactions_theirs_.contains(to);
      if (!gone) continue;
      row[column.name] = nullptr;
      changed = true;
    }
    if (!changed) return;
    rewritten_.emplace_back(e.id, row.dump());
    touched_.insert(e.deed);
  }

  void write() {
    for (const std::int64_t id : dropped_)
      tx_.execute("delete from journal where account_id = ?1 and id = ?2", id);
    for (const std::int64_t id : blanked_)
      tx_.execute(
          "update journal set operation = 'gone', before = null where account_id = ?1 "
          "and id = ?2",
          id);
    for (const auto& [id, row] : rewritten_)
      tx_.execute("update journal set before = ?3 where account_id = ?1 and id = ?2", id, row);
    // What dropping the last interests wrote down.
    tx_.execute("delete from journal where account_id = ?1 and deed_id = ?2", tx_.deed());
    for (const Merged& merge : merges_) {
      without_undo_.insert(merge.from);
      without_undo_.insert(merge.to);
    }
    for (const DeedId deed : touched_) {
      if (!left_.contains(deed)) without_undo_.insert(deed);
    }
    for (const DeedId deed : without_undo_)
      tx_.execute(
          "update deeds set no_undo = 'forgotten' where account_id = ?1 and id = ?2 "
          "and no_undo = ''",
          deed);
    tx_.execute("update deeds set no_undo = 'forgetting' where account_id = ?1 and id = ?2",
                tx_.deed());
    count_journal_again(tx_);
  }

  void name_deeds() {
    std::vector<std::pair<DeedId, std::string>> renamed;
    for (const Row& row : tx_.query("select id, name from deeds where account_id = ?1")) {
      const auto id = row.id<DeedId>(0);
      if (id == tx_.deed()) continue;
      const std::string name = row.string(1), neutral = neutral_name(id, name);
      if (neutral != name) renamed.emplace_back(id, neutral);
    }
    for (const auto& [id, name] : renamed)
      tx_.execute("update deeds set name = ?3 where account_id = ?1 and id = ?2", id, name);
  }

  // "undone: added Maya Chen" stays an undoing.
  std::string neutral_name(DeedId id, const std::string& name) const {
    // The latter two as older versions named them.
    constexpr std::array<std::string_view, 4> prefixes = {
        "undone: ", "redone: ", "undid: ", "did again: "};
    std::string start, rest = name;
    for (const std::string_view prefix : prefixes) {
      if (start.empty() && rest.starts_with(prefix)) {
        start = prefix;
        rest.erase(0, prefix.size());
      }
    }
    const bool theirs = touched_.contains(id);
    if (theirs && !left_.contains(id)) return start + std::string(forgotten_name);
    const bool close = theirs || naming_.contains(id);
    if (!speaks_(rest, close)) return name;
    // "brought in 27 people from vCard (maya-chen.vcf)": only the file speaks of them.
    const auto file = rest.rfind(" (");
    if (file != std::string::npos && !speaks_(rest.substr(0, file), close))
      return start + rest.substr(0, file);
    return start + std::string(theirs ? forgotten_name : named_forgotten);
  }

  WriteTx& tx_;
  std::set<PersonId> people_;
  const SpeaksOfThem& speaks_;
  Tables tables_ = {};
  std::set<std::string> uids_ = {};  // in lower case
  std::map<Key, Owners> rows_ = {};
  std::map<std::int64_t, std::vector<Link>> interests_ = {}, interactions_ = {};
  std::set<std::int64_t> interests_theirs_ = {}, interactions_theirs_ = {};
  struct LastSeen {
    DeedId deed = {};
    std::int64_t into = 0;
    std::size_t merge = 0;
  };
  std::map<std::int64_t, LastSeen> last_of_person_ = {};
  std::vector<Merged> merges_ = {};
  std::vector<std::int64_t> dropped_ = {}, blanked_ = {};
  std::vector<std::pair<std::int64_t, std::string>> rewritten_ = {};
  std::set<DeedId> touched_ = {}, left_ = {}, without_undo_ = {};
  // By row: whether it pointed to them before its last entry so far.
  struct LastPointer {
    DeedId deed = {};
    bool points = false;
  };
  std::map<Key, LastPointer> last_of_row_ = {};
  std::set<DeedId> naming_ = {};  // changes by which a row began or ceased to point to them
};

}  // namespace

std::vector<std::string> cards_ever(ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<std::string> cards;
  for (const PersonId person : people) {
    for (const Row& row :
         tx.query("select bytes from cards where account_id = ?1 and person_id = ?2", person))
      cards.push_back(row.string(0));
    for (const Row& row :
         tx.query("select before from journal where account_id = ?1 and table_number = ?2 "
                  "and key1 = ?3 and before is not null",
                  journaled_table("cards").number, person)) {
      const json before = json::parse(row.text(0), nullptr, false);
      if (before.is_object() && before.contains("bytes") && before["bytes"].is_string())
        cards.push_back(before["bytes"].get<std::string>());
    }
  }
  return cards;
}

StoryCounts count_story(ReadTx& tx, const std::vector<PersonId>& people) {
  StoryCounts counts;
  const std::string theirs = one_of(tx, "person_id", 2), ids = bound_list(tx, people);
  const auto count = [&](const std::string& of) {
    std::int64_t number = 0;
    for (const Row& row : tx.query(fmt::format("select count(*) from {} and {}", of, theirs), ids))
      number = row.integer(0);
    return number;
  };
  counts.notes = count("notes where account_id = ?1");
  counts.follow_ups = count("follow_ups where account_id = ?1");
  counts.photos = count("photos where account_id = ?1");
  const std::string others = fmt::format(
      "exists (select 1 from interaction_people o where o.account_id = p.account_id and "
      "o.interaction_id = p.interaction_id and not {} and o.person_id not in "
      "(select id from people where account_id = ?1 and is_owner = 1))",
      one_of(tx, "o.person_id", 2));
  counts.shared = count("interaction_people p where account_id = ?1 and " + others);
  counts.interactions = count("interaction_people p where account_id = ?1 and not " + others);
  return counts;
}

void forget_in_history(WriteTx& tx, const std::vector<PersonId>& people,
                       const SpeaksOfThem& speaks) {
  Forgetting(tx, people, speaks).all();
  if (tx.dialect() != Dialect::sqlite) return;
  // A word deleted from the index stays in it until its parts are joined into one.
  for (const char* index : {"search_people", "search_texts"})
    tx.connection().execute(fmt::format("insert into {0} ({0}) values ('optimize')", index));
}

bool leave_no_traces(Connection& db) {
  if (db.dialect() == Dialect::postgres) {
    // With new statistics: the planner's hold values of the columns.
    for (const Table& table : tables())
      db.script(fmt::format("vacuum (full, analyze) \"{}\"", table.name));
    return true;
  }
  db.script("vacuum");
  for (const Row& row : db.query("pragma wal_checkpoint(truncate)")) return row.integer(0) == 0;
  return false;
}

}  // namespace wellmet::store
