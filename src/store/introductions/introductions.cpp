#include "store/introductions/introductions.h"

#include <fmt/format.h>

#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns =
    "t.id, t.asked_first, t.asked_second, t.why, t.started, t.first_asked, t.first_agreed, "
    "t.second_asked, t.second_agreed, t.introduced, t.met, t.ended, coalesce(t.ending, ''), "
    "t.how_it_went, t.rests_until, t.words_to_first, t.words_to_second, t.words_to_both, "
    "t.words_after";

// Both are here.
constexpr std::string_view from =
    "from introductions t "
    "join person_index a on a.account_id = t.account_id and a.person_id = t.asked_first "
    "and a.listed <> 3 "
    "join person_index b on b.account_id = t.account_id and b.person_id = t.asked_second "
    "and b.listed <> 3 where t.account_id = ?1";

constexpr std::string_view both_live = "a.died = '' and b.died = ''";

Introduction introduction(const Row& row) {
  return {.id = row.id<IntroductionId>(0),
          .first = row.id<PersonId>(1),
          .second = row.id<PersonId>(2),
          .why = row.string(3),
          .started = row.date(4),
          .stage = introduction::stage_of({.first_asked = row.maybe_date(5),
                                           .first_agreed = row.maybe_date(6),
                                           .second_asked = row.maybe_date(7),
                                           .second_agreed = row.maybe_date(8),
                                           .introduced = row.maybe_date(9),
                                           .met = row.maybe_date(10),
                                           .ended = row.maybe_date(11),
                                           .ending = row.string(12)}),
          .rests_until = row.maybe_date(14),
          .how_it_went = row.string(13),
          .words_to_first = row.string(15),
          .words_to_second = row.string(16),
          .words_to_both = row.string(17),
          .words_after = row.string(18)};
}

std::string select(std::string_view where) {
  return fmt::format("select {} {} {}", columns, from, where);
}

std::vector<Introduction> gathered(Rows rows) {
  std::vector<Introduction> list;
  for (const Row& row : rows) list.push_back(introduction(row));
  return list;
}

using MaybeText = std::optional<std::string>;

MaybeText text_of(const std::optional<LocalDate>& day) {
  return day ? MaybeText(to_iso(*day)) : std::nullopt;
}

}  // namespace

std::optional<Introduction> find_introduction(ReadTx& tx, IntroductionId id) {
  static const std::string sql = select("and t.id = ?2");
  for (const Row& row : tx.query(sql, id)) return introduction(row);
  return std::nullopt;
}

std::optional<std::pair<PersonId, PersonId>> two_of_introduction(ReadTx& tx, IntroductionId id) {
  for (const Row& row : tx.query("select asked_first, asked_second from introductions "
                                 "where account_id = ?1 and id = ?2",
                                 id))
    return std::pair(row.id<PersonId>(0), row.id<PersonId>(1));
  return std::nullopt;
}

std::vector<Introduction> open_introductions(ReadTx& tx, int limit) {
  static const std::string sql =
      select(fmt::format("and t.ended is null and {} order by t.id desc limit ?2", both_live));
  return gathered(tx.query(sql, limit));
}

std::vector<Introduction> past_introductions(ReadTx& tx, int limit) {
  static const std::string sql = select(
      "and t.ended is not null and t.first_asked is not null "
      "order by t.ended desc, t.id desc limit ?2");
  return gathered(tx.query(sql, limit));
}

std::vector<Introduction> introductions_of_person(ReadTx& tx, PersonId person, int limit) {
  static const std::string sql = select(fmt::format(
      "and (t.asked_first = ?2 or t.asked_second = ?2) "
      "and ((t.ended is null and {}) or (t.ended is not null and t.first_asked is not null)) "
      "order by case when t.ended is null then 0 else 1 end, t.id desc limit ?3",
      both_live));
  return gathered(tx.query(sql, person, limit));
}

std::vector<Introduction> introductions_between(ReadTx& tx, PersonId one, PersonId other) {
  static const std::string sql = select(
      "and ((t.asked_first = ?2 and t.asked_second = ?3) "
      "or (t.asked_first = ?3 and t.asked_second = ?2)) order by t.id desc");
  return gathered(tx.query(sql, one, other));
}

bool were_together(ReadTx& tx, PersonId one, PersonId other) {
  for (const Row& row :
       tx.query("select exists (select 1 from interaction_people a join interaction_people b "
                "on b.account_id = a.account_id and b.interaction_id = a.interaction_id "
                "where a.account_id = ?1 and a.person_id = ?2 and b.person_id = ?3)",
                one, other))
    return row.flag(0);
  return false;
}

std::vector<PersonId> met_together_with(ReadTx& tx, PersonId person) {
  std::vector<PersonId> people;
  for (const Row& row :
       tx.query("select distinct b.person_id from interaction_people a join interaction_people b "
                "on b.account_id = a.account_id and b.interaction_id = a.interaction_id "
                "where a.account_id = ?1 and a.person_id = ?2 and b.person_id <> ?2",
                person))
    people.push_back(row.id<PersonId>(0));
  return people;
}

IntroductionId insert_introduction(WriteTx& tx, const Introduction& thread) {
  const IntroductionId id{tx.next_id("introductions")};
  tx.execute(
      "insert into introductions (account_id, id, asked_first, asked_second, why, started) "
      "values (?1, ?2, ?3, ?4, ?5, ?6)",
      id, thread.first, thread.second, thread.why, to_iso(thread.started));
  Introduction whole = thread;
  whole.id = id;
  update_introduction(tx, whole);
  return id;
}

void update_introduction(WriteTx& tx, const Introduction& thread) {
  const introduction::Days days = introduction::days_of(thread.stage);
  const MaybeText ending = days.ending.empty() ? std::nullopt : MaybeText(days.ending);
  tx.execute(
      "update introductions set asked_first = ?3, asked_second = ?4, why = ?5, first_asked = ?6, "
      "first_agreed = ?7, second_asked = ?8, second_agreed = ?9, introduced = ?10, met = ?11, "
      "ended = ?12, ending = ?13, how_it_went = ?14, rests_until = ?15, words_to_first = ?16, "
      "words_to_second = ?17, words_to_both = ?18, words_after = ?19, started = ?20 "
      "where account_id = ?1 and id = ?2",
      thread.id, thread.first, thread.second, thread.why, text_of(days.first_asked),
      text_of(days.first_agreed), text_of(days.second_asked), text_of(days.second_agreed),
      text_of(days.introduced), text_of(days.met), text_of(days.ended), ending, thread.how_it_went,
      text_of(thread.rests_until), thread.words_to_first, thread.words_to_second,
      thread.words_to_both, thread.words_after, to_iso(thread.started));
}

void delete_introduction(WriteTx& tx, IntroductionId id) {
  tx.execute("delete from introductions where account_id = ?1 and id = ?2", id);
}

}  // namespace wellmet::store
