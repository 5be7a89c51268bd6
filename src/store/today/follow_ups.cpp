#include "store/today/follow_ups.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/story/notes.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns =
    "f.id, f.person_id, f.kind, f.text, f.due, f.state, f.made, f.closed, "
    "coalesce(f.from_interaction, 0), coalesce(f.about_person, 0), f.rule, f.repeats, "
    "coalesce(f.about_note, 0)";

FollowUpState state_of(std::string_view text) {
  if (text == "done") return FollowUpState::done;
  return text == "dropped" ? FollowUpState::dropped : FollowUpState::open;
}

FollowUp follow_up(const Row& row) {
  return {.id = row.id<FollowUpId>(0),
          .person = row.id<PersonId>(1),
          .kind = parse_follow_up_kind(row.text(2)).value_or(FollowUpKind::custom),
          .text = row.string(3),
          .due = row.date(4),
          .state = state_of(row.text(5)),
          .made = row.date(6),
          .closed = row.maybe_date(7),
          .from = row.id<InteractionId>(8),
          .about = row.id<PersonId>(9),
          .note = row.id<NoteId>(12),
          .rule = row.string(10),
          .repeats = row.string(11)};
}

std::vector<FollowUp> gathered(Rows rows) {
  std::vector<FollowUp> list;
  for (const Row& row : rows) list.push_back(follow_up(row));
  return list;
}

}  // namespace

std::optional<FollowUp> find_follow_up(ReadTx& tx, FollowUpId id) {
  static const std::string sql =
      fmt::format("select {} from follow_ups f where f.account_id = ?1 and f.id = ?2", columns);
  for (const Row& row : tx.query(sql, id)) return follow_up(row);
  return std::nullopt;
}

std::vector<FollowUp> find_follow_ups(ReadTx& tx, const std::vector<FollowUpId>& ids) {
  const std::string sql = fmt::format("select {} from follow_ups f where f.account_id = ?1 and {}",
                                      columns, one_of(tx, "f.id", 2));
  return gathered(tx.query(sql, bound_list(tx, ids)));
}

std::vector<FollowUp> follow_ups_of(ReadTx& tx, PersonId person) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f where f.account_id = ?1 and f.person_id = ?2 "
      "order by case f.state when 'open' then 0 else 1 end, f.due, f.id",
      columns);
  return gathered(tx.query(sql, person));
}

std::vector<FollowUp> open_follow_ups_of(ReadTx& tx, PersonId person, int limit) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f where f.account_id = ?1 and f.person_id = ?2 "
      "and f.state = 'open' order by f.due, f.id limit ?3",
      columns);
  return gathered(tx.query(sql, person, limit));
}

std::vector<FollowUp> open_follow_ups_about(ReadTx& tx, PersonId person, int limit) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f where f.account_id = ?1 and f.about_person = ?2 "
      "and f.state = 'open' order by f.due, f.id limit ?3",
      columns);
  return gathered(tx.query(sql, person, limit));
}

std::vector<FollowUp> open_follow_ups_about(ReadTx& tx, NoteId note) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f where f.account_id = ?1 and f.about_note = ?2 "
      "and f.state = 'open' order by f.id",
      columns);
  return gathered(tx.query(sql, note));
}

void put_words_of_notes(ReadTx& tx, std::vector<FollowUp>& list) {
  std::vector<NoteId> notes;
  for (const FollowUp& f : list)
    if (f.note && f.text.empty()) notes.push_back(f.note);
  if (notes.empty()) return;
  for (const Note& note : find_notes(tx, notes))
    for (FollowUp& f : list)
      if (f.note == note.id && f.text.empty()) f.text = collapse_spaces(note.text);
}

std::set<PersonId> people_with_open_follow_ups(ReadTx& tx) {
  std::set<PersonId> people;
  for (const Row& row : tx.query("select distinct person_id from follow_ups where account_id = ?1 "
                                 "and state = 'open' and person_id is not null"))
    people.insert(row.id<PersonId>(0));
  return people;
}

std::int64_t count_open_follow_ups(ReadTx& tx, PersonId person) {
  for (const Row& row : tx.query("select count(*) from follow_ups where account_id = ?1 "
                                 "and person_id = ?2 and state = 'open'",
                                 person))
    return row.integer(0);
  return 0;
}

std::vector<FollowUp> own_follow_ups_due(ReadTx& tx, LocalDate on_or_before, int limit) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f join person_index i on i.account_id = f.account_id "
      "and i.person_id = f.person_id and i.listed in (0, 1) where f.account_id = ?1 "
      "and f.state = 'open' and f.due <= ?2 and f.rule = '' order by f.due desc, f.id limit ?3",
      columns);
  return gathered(tx.query(sql, to_iso(on_or_before), limit));
}

std::vector<FollowUp> automatic_follow_ups_due(ReadTx& tx, LocalDate from, LocalDate to,
                                               int limit) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f join person_index i on i.account_id = f.account_id "
      "and i.person_id = f.person_id and i.listed = 1 where f.account_id = ?1 "
      "and f.state = 'open' and f.due >= ?2 and f.due <= ?3 and f.rule <> '' "
      "order by f.due desc, f.id limit ?4",
      columns);
  return gathered(tx.query(sql, to_iso(from), to_iso(to), limit));
}

std::vector<FollowUp> open_follow_ups(ReadTx& tx, int limit) {
  static const std::string sql = fmt::format(
      "select {} from follow_ups f join person_index i on i.account_id = f.account_id "
      "and i.person_id = f.person_id and i.listed in (0, 1, 2) "
      "where f.account_id = ?1 and f.state = 'open' order by f.due, f.id limit ?2",
      columns);
  return gathered(tx.query(sql, limit));
}

OpenFollowUps count_open_follow_ups(ReadTx& tx, LocalDate today) {
  for (const Row& row :
       tx.query("select count(*), coalesce(sum(case when f.due < ?2 then 1 else 0 end), 0) "
                "from follow_ups f join person_index i on i.account_id = f.account_id "
                "and i.person_id = f.person_id and i.listed in (0, 1, 2) "
                "where f.account_id = ?1 and f.state = 'open'",
                to_iso(today)))
    return {.open = row.integer(0), .overdue = row.integer(1)};
  return {};
}

bool rule_has_spoken(ReadTx& tx, PersonId person, std::string_view rule, InteractionId from) {
  for (const Row& row :
       tx.query("select exists (select 1 from follow_ups where account_id = ?1 and person_id = ?2 "
                "and rule = ?3 and (?4 = 0 or from_interaction = ?4))",
                person, rule, from))
    return row.flag(0);
  return false;
}

FollowUpId insert_follow_up(WriteTx& tx, const FollowUp& f) {
  const FollowUpId id{tx.next_id("follow_ups")};
  const std::optional<std::string> closed =
      f.closed ? std::optional(to_iso(*f.closed)) : std::nullopt;
  tx.execute(
      "insert into follow_ups (account_id, id, person_id, kind, text, due, state, made, closed, "
      "from_interaction, about_person, rule, repeats, about_note) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
      id, f.person, to_text(f.kind), f.text, to_iso(f.due), to_text(f.state), to_iso(f.made),
      closed, bind_or_null(f.from), bind_or_null(f.about), f.rule, f.repeats, bind_or_null(f.note));
  return id;
}

void update_follow_up(WriteTx& tx, const FollowUp& f) {
  const std::optional<std::string> closed =
      f.closed ? std::optional(to_iso(*f.closed)) : std::nullopt;
  tx.execute(
      "update follow_ups set person_id = ?3, kind = ?4, text = ?5, due = ?6, state = ?7, closed = "
      "?8, repeats = ?9 "
      "where account_id = ?1 and id = ?2",
      f.id, f.person, to_text(f.kind), f.text, to_iso(f.due), to_text(f.state), closed, f.repeats);
}

}  // namespace wellmet::store
