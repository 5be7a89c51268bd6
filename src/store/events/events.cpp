#include "store/events/events.h"

#include <fmt/format.h>

#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns =
    "id, title, day, starts, last_day, ends, zone, place, link, host, cost, note, is_online, "
    "answer, answered, source, source_key, source_said";

Event event(const Row& row) {
  return {.id = row.id<EventId>(0),
          .title = row.string(1),
          .day = row.date(2),
          .starts = row.string(3),
          .last_day = row.date(4),
          .ends = row.string(5),
          .zone = row.string(6),
          .place = row.string(7),
          .link = row.string(8),
          .host = row.string(9),
          .cost = row.string(10),
          .note = row.string(11),
          .is_online = row.flag(12),
          .answer = parse_event_answer(row.text(13)).value_or(EventAnswer::none),
          .answered = row.maybe_date(14),
          .source = row.string(15),
          .source_key = row.string(16),
          .source_said = row.string(17)};
}

std::string select(std::string_view where) {
  return fmt::format("select {} from events where account_id = ?1 {}", columns, where);
}

std::vector<Event> gathered(Rows rows) {
  std::vector<Event> list;
  for (const Row& row : rows) list.push_back(event(row));
  return list;
}

EventGuest guest(const Row& row) {
  return {.event = row.id<EventId>(0),
          .person = row.id<PersonId>(1),
          .answer = parse_event_answer(row.text(2)).value_or(EventAnswer::none),
          .answered = row.maybe_date(3),
          .came = row.flag(4)};
}

std::optional<std::string> text_of(const std::optional<LocalDate>& day) {
  return day ? std::optional(to_iso(*day)) : std::nullopt;
}

}  // namespace

std::optional<Event> find_event(ReadTx& tx, EventId id) {
  static const std::string sql = select("and id = ?2");
  for (const Row& row : tx.query(sql, id)) return event(row);
  return std::nullopt;
}

std::optional<Event> event_of_source(ReadTx& tx, std::string_view source, std::string_view key) {
  static const std::string sql = select("and source = ?2 and source_key = ?3 order by id limit 1");
  for (const Row& row : tx.query(sql, source, key)) return event(row);
  return std::nullopt;
}

std::vector<Event> events_of_source(ReadTx& tx, std::string_view source, LocalDate from) {
  static const std::string sql = select("and source = ?2 and last_day >= ?3 order by id");
  return gathered(tx.query(sql, source, to_iso(from)));
}

std::vector<Event> events_from(ReadTx& tx, LocalDate day, int limit) {
  static const std::string sql = select("and last_day >= ?2 order by day, starts, id limit ?3");
  return gathered(tx.query(sql, to_iso(day), limit));
}

std::vector<Event> events_before(ReadTx& tx, LocalDate day, int limit) {
  static const std::string sql =
      select("and last_day < ?2 order by last_day desc, starts desc, id desc limit ?3");
  return gathered(tx.query(sql, to_iso(day), limit));
}

EventId insert_event(WriteTx& tx, const Event& e) {
  const EventId id{tx.next_id("events")};
  tx.execute(
      "insert into events (account_id, id, title, day, starts, last_day, ends, zone, place, link, "
      "host, cost, note, is_online, answer, answered, source, source_key, "
      "source_said) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
      "?19)",
      id, e.title, to_iso(e.day), e.starts, to_iso(e.last_day), e.ends, e.zone, e.place, e.link,
      e.host, e.cost, e.note, e.is_online ? 1 : 0, to_text(e.answer), text_of(e.answered), e.source,
      e.source_key, e.source_said);
  return id;
}

void update_event(WriteTx& tx, const Event& e) {
  tx.execute(
      "update events set title = ?3, day = ?4, starts = ?5, last_day = ?6, ends = ?7, zone = ?8, "
      "place = ?9, link = ?10, host = ?11, cost = ?12, note = ?13, is_online = ?14, answer = ?15, "
      "answered = ?16, source = ?17, source_key = ?18, source_said = ?19 "
      "where account_id = ?1 and id = ?2",
      e.id, e.title, to_iso(e.day), e.starts, to_iso(e.last_day), e.ends, e.zone, e.place, e.link,
      e.host, e.cost, e.note, e.is_online ? 1 : 0, to_text(e.answer), text_of(e.answered), e.source,
      e.source_key, e.source_said);
}

void delete_event(WriteTx& tx, EventId id) {
  tx.execute("update hopes set event_id = null where account_id = ?1 and event_id = ?2", id);
  tx.execute("delete from event_people where account_id = ?1 and event_id = ?2", id);
  tx.execute("delete from events where account_id = ?1 and id = ?2", id);
}

std::vector<EventGuest> guests_of(ReadTx& tx, EventId id) {
  std::vector<EventGuest> list;
  for (const Row& row :
       tx.query("select g.event_id, g.person_id, g.answer, g.answered, g.came from event_people g "
                "join person_index i on i.account_id = g.account_id and i.person_id = g.person_id "
                "and i.listed <> 3 "
                "where g.account_id = ?1 and g.event_id = ?2 order by i.sort_key, g.person_id",
                id))
    list.push_back(guest(row));
  return list;
}

std::optional<EventGuest> find_guest(ReadTx& tx, EventId id, PersonId person) {
  for (const Row& row :
       tx.query("select event_id, person_id, answer, answered, came from event_people "
                "where account_id = ?1 and event_id = ?2 and person_id = ?3",
                id, person))
    return guest(row);
  return std::nullopt;
}

void put_guest(WriteTx& tx, const EventGuest& g) {
  tx.execute(
      "insert into event_people (account_id, event_id, person_id, answer, answered, came) "
      "values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (account_id, event_id, person_id) "
      "do update set answer = excluded.answer, answered = excluded.answered, "
      "came = excluded.came",
      g.event, g.person, to_text(g.answer), text_of(g.answered), g.came ? 1 : 0);
}

}  // namespace wellmet::store
