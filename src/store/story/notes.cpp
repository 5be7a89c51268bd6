#include "store/story/notes.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

std::optional<std::string> iso(const std::optional<LocalDate>& date) {
  return date ? std::optional(to_iso(*date)) : std::nullopt;
}

Note note(const Row& row) {
  return {.id = row.id<NoteId>(0),
          .person = row.id<PersonId>(1),
          .kind = parse_note_kind(row.text(2)).value_or(NoteKind::note),
          .text = row.string(3),
          .day = row.date(4),
          .done = row.maybe_date(5),
          .source = row.string(6),
          .ending = parse_note_ending(row.text(7)).value_or(NoteEnding::unsaid),
          .told = row.maybe_date(8),
          .outcome = row.string(9)};
}

Interest interest(const Row& row) {
  return {.id = row.id<InterestId>(0),
          .name = row.string(1),
          .kind = parse_interest_kind(row.text(2)).value_or(InterestKind::thing),
          .detail = row.string(3),
          .lasting = row.flag(4) ? Lasting::yes : Lasting::passing,
          .noted = row.date(5)};
}

Position position(const Row& row) {
  return {.id = row.id<PositionId>(0),
          .person = row.id<PersonId>(1),
          .title = row.string(2),
          .organisation = row.string(3),
          .started = parse_partial_date(row.text(4)),
          .ended = parse_partial_date(row.text(5)),
          .current = row.flag(6),
          .source = row.string(7)};
}

ImportantDate important_date(const Row& row) {
  return {row.id<DateId>(0), row.id<PersonId>(1), row.string(2), parse_partial_date(row.text(3))};
}

InterestId interest_made(WriteTx& tx, const Interest& i) {
  const std::string key = interest_key(i.name);
  for (const Row& row :
       tx.query("select id from interests where account_id = ?1 and key = ?2", key))
    return row.id<InterestId>(0);
  const InterestId id{tx.next_id("interests")};
  tx.execute("insert into interests (account_id, id, name, key, kind) values (?1, ?2, ?3, ?4, ?5)",
             id, i.name, key, to_text(i.kind));
  return id;
}

}  // namespace

std::vector<Note> open_notes_in(Rows rows) {
  std::vector<Note> notes;
  for (const Row& row : rows)
    notes.push_back({.id = row.id<NoteId>(0),
                     .person = row.id<PersonId>(1),
                     .kind = parse_note_kind(row.text(2)).value_or(NoteKind::note),
                     .text = row.string(3),
                     .day = row.date(4)});
  return notes;
}

std::vector<Note> notes_of(ReadTx& tx, PersonId person) {
  std::vector<Note> notes;
  for (const Row& row : tx.query(
           "select id, person_id, kind, text, day, done, source, ending, told, outcome from notes "
           "where account_id = ?1 and person_id = ?2 order by id",
           person))
    notes.push_back(note(row));
  return notes;
}

std::vector<Note> newest_notes(ReadTx& tx, PersonId person, int of_each_kind) {
  static const std::string sql = [] {
    std::vector<std::string> parts;
    for (const NoteKind kind : all_note_kinds())
      parts.push_back(
          fmt::format("select * from (select id, person_id, kind, text, day, done, source, ending, "
                      "told, outcome from notes "
                      "where account_id = ?1 and person_id = ?2 and kind = '{}' and done is null "
                      "order by id desc limit ?3) as k{}",
                      to_text(kind), static_cast<int>(kind)));
    return join(parts, " union all ") + " order by 1";
  }();
  std::vector<Note> notes;
  for (const Row& row : tx.query(sql, person, of_each_kind)) notes.push_back(note(row));
  return notes;
}

std::map<NoteKind, std::int64_t> count_notes(ReadTx& tx, PersonId person) {
  std::map<NoteKind, std::int64_t> counts;
  for (const Row& row : tx.query("select kind, count(*) from notes where account_id = ?1 "
                                 "and person_id = ?2 and done is null group by kind",
                                 person))
    counts[parse_note_kind(row.text(0)).value_or(NoteKind::note)] += row.integer(1);
  return counts;
}

std::vector<Note> notes_before(ReadTx& tx, PersonId person, NoteKind kind, NoteId before,
                               int limit) {
  std::vector<Note> notes;
  for (const Row& row : tx.query(
           "select id, person_id, kind, text, day, done, source, ending, told, outcome from notes "
           "where account_id = ?1 and person_id = ?2 and kind = ?3 and done is null "
           "and (?4 = 0 or id < ?4) order by id desc limit ?5",
           person, to_text(kind), before, limit))
    notes.push_back(note(row));
  return notes;
}

std::vector<Note> ended_notes(ReadTx& tx, PersonId person, int limit) {
  std::vector<Note> notes;
  for (const Row& row : tx.query(
           "select id, person_id, kind, text, day, done, source, ending, told, outcome from notes "
           "where account_id = ?1 and person_id = ?2 and kind in ('ask', 'offer') "
           "and done is not null order by done desc, id desc limit ?3",
           person, limit))
    notes.push_back(note(row));
  return notes;
}

namespace {

template <class... Bound>
std::vector<Note> of_everybody(ReadTx& tx, NoteKind kind, std::string_view which, int limit,
                               const Bound&... more) {
  const std::string sql = fmt::format(
      "select n.id, n.person_id, n.kind, n.text, n.day, n.done, n.source, n.ending, n.told, "
      "n.outcome "
      "from notes n join person_index i on i.account_id = n.account_id "
      "and i.person_id = n.person_id and i.listed in (0, 1) "
      "where n.account_id = ?1 and n.kind = ?2 and {}, n.id desc limit ?3",
      which);
  std::vector<Note> notes;
  for (const Row& row : tx.query(sql, to_text(kind), limit, more...)) notes.push_back(note(row));
  return notes;
}

}  // namespace

std::vector<Note> open_notes(ReadTx& tx, NoteKind kind, int limit) {
  return of_everybody(tx, kind, "n.done is null order by n.day desc", limit);
}

std::vector<Note> ended_notes(ReadTx& tx, NoteKind kind, int limit) {
  return of_everybody(tx, kind, "n.done is not null order by n.done desc", limit);
}

namespace {

// What is still to be followed, or to be told of.
constexpr std::string_view is_open_advice =
    "(n.done is null or (n.ending = 'followed' and n.told is null))";

}  // namespace

std::vector<Note> advice(ReadTx& tx, AdviceWanted wanted, int limit) {
  return of_everybody(
      tx, NoteKind::advice,
      fmt::format("(?4 = 1 or {}) and (?5 = 0 or n.person_id = ?5) order by n.day desc",
                  is_open_advice),
      limit, wanted.closed_too, wanted.of);
}

std::vector<Note> advice_of(ReadTx& tx, PersonId person, int limit) {
  static const std::string sql = fmt::format(
      "select n.id, n.person_id, n.kind, n.text, n.day, n.done, n.source, n.ending, n.told, "
      "n.outcome from notes n where n.account_id = ?1 and n.person_id = ?2 and n.kind = 'advice' "
      "order by case when {} then 0 else 1 end, n.day desc, n.id desc limit ?3",
      is_open_advice);
  std::vector<Note> notes;
  for (const Row& row : tx.query(sql, person, limit)) notes.push_back(note(row));
  return notes;
}

std::vector<Note> last_told_and_asked(ReadTx& tx, const std::vector<PersonId>& people) {
  if (people.empty()) return {};
  const std::string sql = fmt::format(
      "select id, person_id, kind, text, day from notes where account_id = ?1 and id in "
      "(select max(n.id) from notes n where n.account_id = ?1 and {} "
      "and n.kind in ('fact', 'question') and n.done is null group by n.person_id, n.kind) "
      "order by id",
      one_of(tx, "n.person_id", 2));
  return open_notes_in(tx.query(sql, bound_list(tx, people)));
}

std::optional<Note> find_note(ReadTx& tx, NoteId id) {
  for (const Row& row : tx.query(
           "select id, person_id, kind, text, day, done, source, ending, told, outcome from notes "
           "where account_id = ?1 and id = ?2",
           id))
    return note(row);
  return std::nullopt;
}

std::vector<Note> find_notes(ReadTx& tx, const std::vector<NoteId>& ids) {
  std::vector<Note> notes;
  const std::string sql = fmt::format(
      "select id, person_id, kind, text, day, done, source, ending, told, outcome from notes "
      "where account_id = ?1 and {}",
      one_of(tx, "id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids))) notes.push_back(note(row));
  return notes;
}

NoteId insert_note(WriteTx& tx, const Note& n) {
  const NoteId id{tx.next_id("notes")};
  tx.execute(
      "insert into notes (account_id, id, person_id, kind, text, day, done, source, ending, told, "
      "outcome) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      id, n.person, to_text(n.kind), n.text, to_iso(n.day), iso(n.done), n.source,
      to_text(n.ending), iso(n.told), n.outcome);
  return id;
}

void update_note(WriteTx& tx, const Note& n) {
  tx.execute(
      "update notes set person_id = ?3, kind = ?4, text = ?5, day = ?6, done = ?7, source = ?8, "
      "ending = ?9, told = ?10, outcome = ?11 where account_id = ?1 and id = ?2",
      n.id, n.person, to_text(n.kind), n.text, to_iso(n.day), iso(n.done), n.source,
      to_text(n.ending), iso(n.told), n.outcome);
}

void delete_note(WriteTx& tx, NoteId id) {
  tx.execute(
      "delete from follow_ups where account_id = ?1 and about_note = ?2 and rule <> '' "
      "and state = 'open'",
      id);
  tx.execute("update follow_ups set about_note = null where account_id = ?1 and about_note = ?2",
             id);
  tx.execute("delete from notes where account_id = ?1 and id = ?2", id);
}

std::vector<Interest> interests_of(ReadTx& tx, PersonId person) {
  std::vector<Interest> list;
  for (const Row& row :
       tx.query("select i.id, i.name, i.kind, p.detail, p.lasting, p.noted from person_interests p "
                "join interests i on i.account_id = p.account_id and i.id = p.interest_id "
                "where p.account_id = ?1 and p.person_id = ?2 order by i.id",
                person))
    list.push_back(interest(row));
  return list;
}

OfPeople<Interest> interests_of(ReadTx& tx, const std::vector<PersonId>& people) {
  OfPeople<Interest> all;
  const std::string sql = fmt::format(
      "select i.id, i.name, i.kind, p.detail, p.lasting, p.noted, p.person_id "
      "from person_interests p join interests i on i.account_id = p.account_id "
      "and i.id = p.interest_id where p.account_id = ?1 and {} order by i.id",
      one_of(tx, "p.person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    all[row.id<PersonId>(6)].push_back(interest(row));
  return all;
}

std::vector<InterestCount> interests(ReadTx& tx) {
  std::vector<InterestCount> list;
  for (const Row& row : tx.query(
           "select i.id, i.name, i.kind, '', 1, null, "
           "(select count(*) from person_interests p join person_index x "
           "on x.account_id = p.account_id and x.person_id = p.person_id and x.listed in (1, 2) "
           "where p.account_id = i.account_id and p.interest_id = i.id) "
           "from interests i where i.account_id = ?1 order by i.key"))
    list.push_back({interest(row), row.integer(6)});
  return list;
}

std::vector<std::pair<InterestId, std::int64_t>> people_with(ReadTx& tx,
                                                             const std::vector<InterestId>& ids) {
  std::vector<std::pair<InterestId, std::int64_t>> counts;
  if (ids.empty()) return counts;
  const std::string sql = fmt::format(
      "select p.interest_id, count(*) from person_interests p join person_index x "
      "on x.account_id = p.account_id and x.person_id = p.person_id and x.listed in (1, 2) "
      "where p.account_id = ?1 and {} group by p.interest_id",
      one_of(tx, "p.interest_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    counts.emplace_back(row.id<InterestId>(0), row.integer(1));
  return counts;
}

void give_interest(WriteTx& tx, PersonId person, const Interest& i) {
  const InterestId id = interest_made(tx, i);
  tx.execute(
      "insert into person_interests (account_id, interest_id, person_id, detail, lasting, noted) "
      "values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (account_id, interest_id, person_id) do update "
      "set detail = excluded.detail, lasting = excluded.lasting "
      "where (person_interests.detail <> excluded.detail and excluded.detail <> '') "
      "or person_interests.lasting <> excluded.lasting",
      id, person, i.detail, i.lasting == Lasting::yes, to_iso(i.noted));
}

bool take_interest(WriteTx& tx, PersonId person, InterestId id) {
  bool had = false;
  for ([[maybe_unused]] const Row& row :
       tx.query("delete from person_interests where account_id = ?1 and interest_id = ?2 "
                "and person_id = ?3 returning 1",
                id, person))
    had = true;
  return had;
}

void set_interest_kind(WriteTx& tx, InterestId id, InterestKind kind) {
  tx.execute("update interests set kind = ?3 where account_id = ?1 and id = ?2", id, to_text(kind));
}

std::vector<Position> positions_of(ReadTx& tx, PersonId person) {
  std::vector<Position> list;
  for (const Row& row :
       tx.query("select id, person_id, title, organisation, started, ended, is_current, source "
                "from positions where account_id = ?1 and person_id = ?2 "
                "order by is_current desc, started desc, id desc",
                person))
    list.push_back(position(row));
  return list;
}

OfPeople<Position> positions_of(ReadTx& tx, const std::vector<PersonId>& people) {
  OfPeople<Position> all;
  const std::string sql = fmt::format(
      "select id, person_id, title, organisation, started, ended, is_current, source "
      "from positions where account_id = ?1 and {} order by is_current desc, started desc, id desc",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    all[row.id<PersonId>(1)].push_back(position(row));
  return all;
}

std::vector<std::pair<std::string, std::int64_t>> people_at(
    ReadTx& tx, const std::vector<std::string>& organisations) {
  std::vector<std::pair<std::string, std::int64_t>> counts;
  if (organisations.empty()) return counts;
  std::vector<std::string> places;
  std::vector<Value> values = {bind(tx.account())};
  for (const std::string& name : organisations) {
    values.push_back(bind(name));
    places.push_back(fmt::format("lower(?{})", values.size()));
  }
  const std::string sql = fmt::format(
      "select min(p.organisation), count(distinct p.person_id) from positions p "
      "join person_index i on i.account_id = p.account_id and i.person_id = p.person_id "
      "and i.listed = 1 where p.account_id = ?1 and p.organisation <> '' "
      "and lower(p.organisation) in ({}) group by lower(p.organisation)",
      join(places, ", "));
  Rows rows(tx.connection().run(sql, values));
  for (const Row& row : rows) counts.emplace_back(row.string(0), row.integer(1));
  return counts;
}

std::optional<Position> find_position(ReadTx& tx, PositionId id) {
  for (const Row& row :
       tx.query("select id, person_id, title, organisation, started, ended, is_current, source "
                "from positions where account_id = ?1 and id = ?2",
                id))
    return position(row);
  return std::nullopt;
}

PositionId insert_position(WriteTx& tx, const Position& p) {
  const PositionId id{tx.next_id("positions")};
  tx.execute(
      "insert into positions (account_id, id, person_id, title, organisation, started, ended, "
      "is_current, source) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      id, p.person, p.title, p.organisation, to_text(p.started), to_text(p.ended), p.current,
      p.source);
  return id;
}

void update_position(WriteTx& tx, const Position& p) {
  tx.execute(
      "update positions set person_id = ?3, title = ?4, organisation = ?5, started = ?6, ended = "
      "?7, "
      "is_current = ?8 where account_id = ?1 and id = ?2",
      p.id, p.person, p.title, p.organisation, to_text(p.started), to_text(p.ended), p.current);
}

void delete_position(WriteTx& tx, PositionId id) {
  tx.execute("delete from positions where account_id = ?1 and id = ?2", id);
}

std::vector<ImportantDate> dates_of(ReadTx& tx, PersonId person) {
  std::vector<ImportantDate> list;
  for (const Row& row : tx.query("select id, person_id, label, date from dates "
                                 "where account_id = ?1 and person_id = ?2 order by id",
                                 person))
    list.push_back(important_date(row));
  return list;
}

OfPeople<ImportantDate> dates_of(ReadTx& tx, const std::vector<PersonId>& people) {
  OfPeople<ImportantDate> all;
  const std::string sql = fmt::format(
      "select id, person_id, label, date from dates where account_id = ?1 and {} order by id",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    all[row.id<PersonId>(1)].push_back(important_date(row));
  return all;
}

std::optional<ImportantDate> find_date(ReadTx& tx, DateId id) {
  for (const Row& row : tx.query("select id, person_id, label, date from dates "
                                 "where account_id = ?1 and id = ?2",
                                 id))
    return important_date(row);
  return std::nullopt;
}

DateId insert_date(WriteTx& tx, const ImportantDate& d) {
  const DateId id{tx.next_id("dates")};
  tx.execute(
      "insert into dates (account_id, id, person_id, label, date) values (?1, ?2, ?3, ?4, ?5)", id,
      d.person, d.label, to_text(d.date));
  return id;
}

void delete_date(WriteTx& tx, DateId id) {
  tx.execute("delete from dates where account_id = ?1 and id = ?2", id);
}

}  // namespace wellmet::store
