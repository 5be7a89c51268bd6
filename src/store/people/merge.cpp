#include "store/people/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "store/access/settings.h"
#include "store/db/tables.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

// Nobody is met through themselves.
void move_rows(WriteTx& tx, const Table& table, const Column& column, PersonId from, PersonId to) {
  const std::string_view but_not_to_itself =
      std::string_view(table.name) == "people" ? " and id <> ?3" : "";
  tx.execute(fmt::format("update {0} set {1} = ?3 where account_id = ?1 and {1} = ?2{2}",
                         table.name, column.name, but_not_to_itself),
             from, to);
}

// Of a table whose key names the person: what both have stays once.
void move_links(WriteTx& tx, const Table& table, const Column& column, PersonId from, PersonId to) {
  std::vector<std::string> into, values;
  for (const Column& each : table.columns) {
    into.emplace_back(each.name);
    values.emplace_back(each.name == std::string_view(column.name) ? "?3" : each.name);
  }
  tx.execute(fmt::format("insert into {} (account_id, {}) select account_id, {} from {} "
                         "where account_id = ?1 and {} = ?2 on conflict do nothing",
                         table.name, join(into, ", "), join(values, ", "), table.name, column.name),
             from, to);
  tx.execute(
      fmt::format("delete from {} where account_id = ?1 and {} = ?2", table.name, column.name),
      from);
}

// What was said of either with somebody else holds of both: "not the same" for good, "later" from
// the newer day on. What was said of the two is settled by their merge.
void move_answers(WriteTx& tx, PersonId from, PersonId to) {
  const auto other_than = [](const AnsweredPair& said, PersonId one) {
    return said.first == one ? said.second : said.first;
  };
  std::vector<AnsweredPair> of_from, of_to;
  for (const AnsweredPair& said : answered_pairs(tx)) {
    if (said.first == from || said.second == from) {
      of_from.push_back(said);
    } else if (said.first == to || said.second == to) {
      of_to.push_back(said);
    }
  }
  for (const AnsweredPair& said : of_from) {
    drop_pair_answer(tx, said.first, said.second);
    const PersonId other = other_than(said, from);
    if (other == to) continue;
    AnsweredPair holds = said;
    const auto known = std::ranges::find_if(
        of_to, [&](const AnsweredPair& one) { return other_than(one, to) == other; });
    if (known != of_to.end()) {
      if (known->answer == PairAnswer::not_same) continue;
      if (holds.answer == PairAnswer::later) holds.day = std::max(holds.day, known->day);
    }
    put_pair_answer(tx, to, other, holds.answer, holds.day);
  }
}

// Nobody is introduced to themselves.
void drop_introductions_between(WriteTx& tx, PersonId from, PersonId to) {
  tx.execute(
      "delete from introductions where account_id = ?1 and ((asked_first = ?2 and asked_second = "
      "?3) or (asked_first = ?3 and asked_second = ?2))",
      from, to);
}

// That either was given something is more than that it was nothing for the other.
void drop_answers_beside_a_gift(WriteTx& tx, PersonId from, PersonId to) {
  tx.execute(
      "delete from resource_people where account_id = ?1 and person_id = ?3 "
      "and answer = 'not for them' and resource_id in (select resource_id from resource_people "
      "where account_id = ?1 and person_id = ?2 and answer = 'given')",
      from, to);
}

// Of two gifts of one thing the earlier stays.
void drop_later_gift(WriteTx& tx, PersonId from, PersonId to) {
  tx.execute(
      "delete from resource_people where account_id = ?1 and person_id = ?3 and answer = 'given' "
      "and exists (select 1 from resource_people o where o.account_id = resource_people.account_id "
      "and o.resource_id = resource_people.resource_id and o.person_id = ?2 "
      "and o.answer = 'given' and o.day < resource_people.day)",
      from, to);
}

// Of two answers to one event the later counts, and that either came.
void join_answers_to_events(WriteTx& tx, PersonId from, PersonId to) {
  constexpr std::string_view of_from =
      "from event_people o where o.account_id = event_people.account_id "
      "and o.event_id = event_people.event_id and o.person_id = ?2";
  tx.execute(fmt::format("update event_people set came = 1 where account_id = ?1 and person_id = "
                         "?3 and came = 0 and exists (select 1 {} and o.came = 1)",
                         of_from),
             from, to);
  tx.execute(fmt::format("update event_people set answer = (select o.answer {0}), "
                         "answered = (select o.answered {0}) where account_id = ?1 "
                         "and person_id = ?3 and exists (select 1 {0} and o.answer <> '' "
                         "and (event_people.answer = '' or o.answered > event_people.answered))",
                         of_from),
             from, to);
}

}  // namespace

void move_story(WriteTx& tx, PersonId from, PersonId to) {
  join_answers_to_events(tx, from, to);
  drop_introductions_between(tx, from, to);
  drop_answers_beside_a_gift(tx, from, to);
  drop_later_gift(tx, from, to);
  for_each_pointer("people", [&](const Table& table, const Column& column) {
    if (column.merged == IfMerged::stays || table.names_pairs()) return;
    if (table.is_key(column.name)) {
      move_links(tx, table, column, from, to);
    } else {
      move_rows(tx, table, column, from, to);
    }
  });
  move_answers(tx, from, to);
}

}  // namespace wellmet::store
