#include "store/people/people.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "store/db/ids.h"
#include "store/db/tables.h"
#include "store/db/write_tx.h"
#include "store/story/interactions.h"

namespace wellmet::store {
namespace {

std::string words_text(const std::vector<RelationshipWord>& words) {
  std::vector<std::string> texts;
  for (RelationshipWord word : words) texts.push_back(to_text(word));
  return join(texts, ",");
}

std::vector<RelationshipWord> words_of(std::string_view text) {
  std::vector<RelationshipWord> words;
  for (const std::string& part : split(text, ',')) {
    if (const auto word = parse_relationship_word(part)) words.push_back(*word);
  }
  return words;
}

constexpr std::string_view person_columns =
    "p.id, p.uid, coalesce(i.name, ''), coalesce(i.pronouns, ''), p.met_on, p.met_where, "
    "p.met_how, "
    "coalesce(p.met_through, 0), p.words, p.archived, p.never_suggest, p.wished_cadence_days, "
    "p.removed_at, p.quiet_until, p.is_owner, coalesce(i.died, '')";

Person person(const Row& row) {
  return {.id = row.id<PersonId>(0),
          .uid = row.string(1),
          .name = row.string(2),
          .pronouns = row.string(3),
          .met = {.on = parse_partial_date(row.text(4)),
                  .where = row.string(5),
                  .how = row.string(6),
                  .through = row.id<PersonId>(7)},
          .words = words_of(row.text(8)),
          .is_owner = row.flag(14),
          .archived = row.flag(9),
          .never_suggest = row.flag(10),
          .wished_cadence_days = static_cast<int>(row.integer(11)),
          .quiet_until = parse_iso_date(row.text(13)),
          .removed_at = row.maybe_instant(12),
          .died = row.string(15)};
}

// Whether somebody is archived stands in the index too, but for those removed: a list need not look
// everyone up.
constexpr std::string_view line_columns =
    "i.person_id, i.name, i.organisation, i.title, i.city, r.last_day, "
    "coalesce(r.contact_days, 0), case i.listed when 2 then 1 when 3 then (select p.archived "
    "from people p where p.account_id = i.account_id and p.id = i.person_id) else 0 end, i.face, "
    "i.died";

PersonLine person_line(const Row& row) {
  return {.id = row.id<PersonId>(0),
          .name = row.string(1),
          .organisation = row.string(2),
          .title = row.string(3),
          .city = row.string(4),
          .last_seen = row.is_null(5) ? std::nullopt
                                      : std::optional(LocalDate{static_cast<int>(row.integer(5))}),
          .contact_days = static_cast<int>(row.integer(6)),
          .archived = row.flag(7),
          .face = row.string(8),
          .died = !row.text(9).empty()};
}

// Values of person_index.listed: what a listing shows is one range of its index.
constexpr int listed_current = 1;
constexpr int listed_archived = 2;
constexpr int listed_removed = 3;

std::string shown_condition(Shown shown) {
  switch (shown) {
    case Shown::current:
      return fmt::format("i.listed = {}", listed_current);
    case Shown::archived:
      return fmt::format("i.listed = {}", listed_archived);
    case Shown::removed:
      return fmt::format("i.listed = {}", listed_removed);
    case Shown::all:
      break;
  }
  return fmt::format("i.listed in ({}, {})", listed_current, listed_archived);
}

std::string_view condition_of(Has has) {
  switch (has) {
    case Has::anything:
      return "";
    case Has::birthday:
      return " and i.birthday <> ''";
    case Has::email:
      return " and exists (select 1 from card_values v where v.account_id = i.account_id and "
             "v.person_id = i.person_id and v.kind = 'email')";
    case Has::phone:
      return " and exists (select 1 from card_values v where v.account_id = i.account_id and "
             "v.person_id = i.person_id and v.kind = 'phone')";
    case Has::address:
      return " and (i.city <> '' or i.street <> '')";
    case Has::website:
      return " and exists (select 1 from card_values v where v.account_id = i.account_id and "
             "v.person_id = i.person_id and v.kind = 'url')";
    case Has::photo:
      return " and i.face <> ''";
    case Has::company:
      return " and i.organisation <> ''";
    case Has::interest:
      return " and exists (select 1 from person_interests pi where pi.account_id = i.account_id "
             "and pi.person_id = i.person_id)";
    case Has::note:
      break;
  }
  return " and exists (select 1 from notes n where n.account_id = i.account_id and "
         "n.person_id = i.person_id)";
}

std::string_view order_of(PeopleOrder order) {
  switch (order) {
    case PeopleOrder::name:
      break;
    case PeopleOrder::recent:
      return "coalesce(r.last_day, -2000000000) desc, i.sort_key, i.person_id";
    case PeopleOrder::silent:
      return "coalesce(r.last_day, 2000000000), i.sort_key, i.person_id";
    case PeopleOrder::city:
      return "case when i.city = '' then 1 else 0 end, lower(i.city), i.sort_key, i.person_id";
    case PeopleOrder::company:
      return "case when i.organisation = '' then 1 else 0 end, lower(i.organisation), i.sort_key, "
             "i.person_id";
    case PeopleOrder::added:
      return "i.person_id";
  }
  return "i.listed, i.sort_key, i.person_id";
}

// Conditions and what they bind, numbered from ?1 on.
struct Conditions {
  std::string sql = {};
  std::vector<Value> values = {};

  std::string place_of(Value value) {
    values.push_back(value);
    return fmt::format("?{}", values.size());
  }
  // With the place of the value in {0}.
  void add(std::string_view condition, Value value) {
    sql += fmt::format(fmt::runtime(condition), place_of(value));
  }
};

std::string value_of_card(std::string_view kind, std::string_view condition) {
  return fmt::format(
      " and exists (select 1 from card_values v where v.account_id = i.account_id "
      "and v.person_id = i.person_id and v.kind = '{}' and {})",
      kind, condition);
}

// Only those that narrow something. What is bound is borrowed from the filter.
void add_values_of_card(Conditions& conditions, const PeopleFilter& filter) {
  constexpr std::string_view begins = "substr(v.key, 1, length({0})) = {0}";
  constexpr std::string_view has_word = "(' ' || v.key) like ('% ' || {0} || '%')";
  if (!filter.city_folded.empty())
    conditions.add(value_of_card("city", begins), bind(filter.city_folded));
  if (!filter.company.empty())
    conditions.add(value_of_card("company", has_word), bind(filter.company));
  if (!filter.circle.empty())
    conditions.add(value_of_card("circle", has_word), bind(filter.circle));
}

void add_what_is_known(Conditions& conditions, const PeopleFilter& filter) {
  if (!filter.interest_key.empty())
    conditions.add(
        " and i.person_id in (select pi.person_id from interests t join person_interests pi "
        "on pi.account_id = t.account_id and pi.interest_id = t.id "
        "where t.account_id = ?1 and t.key = {0})",
        bind(filter.interest_key));
  if (!filter.word.empty())
    conditions.add(
        " and exists (select 1 from people p where p.account_id = i.account_id "
        "and p.id = i.person_id and p.words like '%' || {0} || '%')",
        bind(filter.word));
  if (filter.seen_since)
    conditions.add(" and r.last_day >= {0}", bind(filter.seen_since->day_number));
  if (filter.not_seen_since)
    conditions.add(" and coalesce(r.last_day, -2000000000) < {0}",
                   bind(filter.not_seen_since->day_number));
}

}  // namespace

std::optional<Person> find_person(ReadTx& tx, PersonId id) {
  static const std::string sql = fmt::format(
      "select {} from people p left join person_index i on i.account_id = p.account_id "
      "and i.person_id = p.id where p.account_id = ?1 and p.id = ?2",
      person_columns);
  for (const Row& row : tx.query(sql, id)) return person(row);
  return std::nullopt;
}

std::vector<Person> find_people(ReadTx& tx, const std::vector<PersonId>& ids) {
  const std::string sql = fmt::format(
      "select {} from people p left join person_index i on i.account_id = p.account_id "
      "and i.person_id = p.id where p.account_id = ?1 and {} order by p.id",
      person_columns, one_of(tx, "p.id", 2));
  std::vector<Person> people;
  for (const Row& row : tx.query(sql, bound_list(tx, ids))) people.push_back(person(row));
  return people;
}

std::optional<PersonId> person_with_uid(ReadTx& tx, std::string_view uid) {
  for (const Row& row : tx.query("select id from people where account_id = ?1 and uid = ?2", uid))
    return row.id<PersonId>(0);
  return std::nullopt;
}

std::vector<std::pair<std::string, PersonId>> who_has_uids(ReadTx& tx,
                                                           const std::vector<std::string>& uids) {
  std::vector<std::pair<std::string, PersonId>> people;
  const std::string sql = fmt::format("select uid, id from people where account_id = ?1 and {}",
                                      one_of_texts(tx, "uid", 2));
  for (const Row& row : tx.query(sql, bound_texts(uids)))
    people.emplace_back(row.string(0), row.id<PersonId>(1));
  return people;
}

std::optional<PersonId> owner(ReadTx& tx) {
  // listed = 0 marks the owner alone.
  for (const Row& row : tx.query("select i.person_id from person_index i "
                                 "where i.account_id = ?1 and i.listed = 0 limit 1"))
    return row.id<PersonId>(0);
  return std::nullopt;
}

std::vector<std::pair<PersonId, std::string>> names_of(ReadTx& tx,
                                                       const std::vector<PersonId>& ids) {
  std::vector<std::pair<PersonId, std::string>> names;
  if (ids.empty()) return names;
  const std::string sql =
      fmt::format("select person_id, name from person_index where account_id = ?1 and {}",
                  one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    names.emplace_back(row.id<PersonId>(0), row.string(1));
  return names;
}

std::vector<PersonLine> people(ReadTx& tx, const PeopleFilter& filter) {
  Conditions conditions{.values = {bind(tx.account())}};
  add_values_of_card(conditions, filter);
  add_what_is_known(conditions, filter);
  const std::string only_these = filter.only_these ? bound_list(tx, *filter.only_these) : "";
  if (filter.only_these) {
    const std::string place = conditions.place_of(bind(only_these));
    conditions.sql += " and " + one_of(tx, "i.person_id", std::stoi(place.substr(1)));
  }
  std::string sql = fmt::format(
      "select {} from person_index i "
      "left join rhythms r on r.account_id = i.account_id and r.person_id = i.person_id "
      "where i.account_id = ?1 and {}{}{} order by {}",
      line_columns, shown_condition(filter.shown), conditions.sql, condition_of(filter.has),
      order_of(filter.order));
  const std::int64_t limit = filter.limit > 0 ? filter.limit : 1'000'000'000;
  sql += " limit " + conditions.place_of(bind(limit));
  sql += " offset " + conditions.place_of(bind(filter.offset));
  std::vector<PersonLine> lines;
  Rows rows(tx.connection().run(sql, conditions.values));
  for (const Row& row : rows) lines.push_back(person_line(row));
  return lines;
}

std::int64_t count_people(ReadTx& tx, Shown shown) {
  const std::string sql = fmt::format(
      "select count(*) from person_index i where i.account_id = ?1 and {}", shown_condition(shown));
  for (const Row& row : tx.query(sql)) return row.integer(0);
  return 0;
}

std::vector<PersonLine> people_lines(ReadTx& tx, const std::vector<PersonId>& ids) {
  if (ids.empty()) return {};
  const std::string sql = fmt::format(
      "select {} from person_index i "
      "left join rhythms r on r.account_id = i.account_id and r.person_id = i.person_id "
      "where i.account_id = ?1 and {}",
      line_columns, one_of(tx, "i.person_id", 2));
  std::vector<PersonLine> found;
  for (const Row& row : tx.query(sql, bound_list(tx, ids))) found.push_back(person_line(row));
  std::vector<PersonLine> ordered;
  for (PersonId id : ids) {
    for (const PersonLine& line : found) {
      if (line.id == id) ordered.push_back(line);
    }
  }
  return ordered;
}

namespace {

std::vector<InteractionId> interactions_with_nobody_else(ReadTx& tx, PersonId id) {
  std::vector<InteractionId> ids;
  for (const Row& row :
       tx.query("select a.interaction_id from interaction_people a "
                "where a.account_id = ?1 and a.person_id = ?2 and not exists "
                "(select 1 from interaction_people b where b.account_id = a.account_id "
                "and b.interaction_id = a.interaction_id and b.person_id <> a.person_id "
                "and b.person_id not in (select id from people where account_id = ?1 "
                "and is_owner = 1)) "
                "order by 1",
                id))
    ids.push_back(row.id<InteractionId>(0));
  return ids;
}

}  // namespace

PersonId insert_person(WriteTx& tx, const Person& p) {
  const PersonId id{tx.next_id("people")};
  tx.execute(
      "insert into people (account_id, id, uid, is_owner, met_on, met_where, met_how, met_through, "
      "words, archived, never_suggest, wished_cadence_days, quiet_until, created_at) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
      id, p.uid, p.is_owner, to_text(p.met.on), p.met.where, p.met.how, bind_or_null(p.met.through),
      words_text(p.words), p.archived, p.never_suggest, p.wished_cadence_days,
      p.quiet_until ? to_iso(*p.quiet_until) : "", tx.now());
  return id;
}

void update_person(WriteTx& tx, const Person& p) {
  tx.execute(
      "update people set met_on = ?3, met_where = ?4, met_how = ?5, met_through = ?6, words = ?7, "
      "archived = ?8, never_suggest = ?9, wished_cadence_days = ?10, quiet_until = ?11 "
      "where account_id = ?1 and id = ?2",
      p.id, to_text(p.met.on), p.met.where, p.met.how, bind_or_null(p.met.through),
      words_text(p.words), p.archived, p.never_suggest, p.wished_cadence_days,
      p.quiet_until ? to_iso(*p.quiet_until) : "");
}

void set_removed(WriteTx& tx, PersonId id, std::optional<Instant> at) {
  tx.execute("update people set removed_at = ?3 where account_id = ?1 and id = ?2", id, at);
}

void set_merged_into(WriteTx& tx, PersonId from, std::optional<PersonId> into) {
  tx.execute("update people set merged_into = ?3 where account_id = ?1 and id = ?2", from, into);
}

std::optional<PersonId> merged_into(ReadTx& tx, PersonId id) {
  for (const Row& row : tx.query(
           "select coalesce(merged_into, 0) from people where account_id = ?1 and id = ?2", id)) {
    if (const auto into = row.id<PersonId>(0)) return into;
  }
  return std::nullopt;
}

bool nothing_known_before(ReadTx& tx, PersonId id, Instant now) {
  constexpr std::int64_t day_in_milliseconds = 24 * 60 * 60 * 1000;
  for (const Row& row : tx.query(
           "select case when p.created_at >= ?3 then 1 else 0 end from people p "
           "where p.account_id = ?1 and p.id = ?2 and p.is_owner = 0 "
           "and p.words = '' and p.met_on = '' and p.met_where = '' and p.met_how = '' "
           "and not exists (select 1 from sources s where s.account_id = ?1 and s.person_id = ?2)",
           id, Instant{now.milliseconds - day_in_milliseconds}))
    return row.flag(0);
  return false;
}

std::vector<PersonId> removed_before(ReadTx& tx, Instant moment) {
  std::vector<PersonId> ids;
  for (const Row& row : tx.query("select id from people where account_id = ?1 and removed_at < ?2 "
                                 "and merged_into is null order by id",
                                 moment))
    ids.push_back(row.id<PersonId>(0));
  return ids;
}

namespace {

void erase_one(WriteTx& tx, PersonId id) {
  for (InteractionId alone : interactions_with_nobody_else(tx, id)) delete_interaction(tx, alone);
  for_each_pointer("people", [&](const Table& table, const Column& column) {
    const std::string_view how =
        column.erased == IfErased::row_goes
            ? "delete from {0} where account_id = ?1 and {1} = ?2"
            : "update {0} set {1} = null where account_id = ?1 and {1} = ?2";
    tx.execute(fmt::format(fmt::runtime(how), table.name, column.name), id);
  });
  tx.execute("delete from people where account_id = ?1 and id = ?2", id);
}

}  // namespace

std::vector<PersonId> with_those_merged(ReadTx& tx, PersonId person) {
  std::vector<PersonId> people = {person};
  std::set<PersonId> known = {person};
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const Row& row :
         tx.query("select id from people where account_id = ?1 and merged_into = ?2 order by id",
                  people[i])) {
      if (known.insert(row.id<PersonId>(0)).second) people.push_back(row.id<PersonId>(0));
    }
  }
  return people;
}

void erase_person(WriteTx& tx, PersonId id) {
  const std::vector<PersonId> people = with_those_merged(tx, id);
  for (auto person = people.rbegin(); person != people.rend(); ++person) erase_one(tx, *person);
}

std::string card_bytes(ReadTx& tx, PersonId id) {
  for (const Row& row :
       tx.query("select bytes from cards where account_id = ?1 and person_id = ?2", id))
    return row.string(0);
  return {};
}

void put_card(WriteTx& tx, PersonId id, std::string_view bytes) {
  tx.execute(
      "insert into cards (account_id, person_id, bytes) values (?1, ?2, ?3) "
      "on conflict (account_id, person_id) do update set bytes = excluded.bytes "
      "where cards.bytes <> excluded.bytes",
      id, bytes);
}

// Cheaper than put_card, as put_person_index (derived.cpp) says.
void insert_card(WriteTx& tx, PersonId id, std::string_view bytes) {
  tx.execute("insert into cards (account_id, person_id, bytes) values (?1, ?2, ?3)", id, bytes);
}

void for_each_card(ReadTx& tx, const std::function<void(PersonId, std::string_view)>& each) {
  for (const Row& row :
       tx.query("select person_id, bytes from cards where account_id = ?1 order by person_id"))
    each(row.id<PersonId>(0), row.text(1));
}

}  // namespace wellmet::store
