#include "store/giving/resources.h"

#include <fmt/format.h>

#include "base/bytes/base64.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns = "id, about, link, text, kept, open_until, post, posted";

Resource resource(const Row& row) {
  return {.id = row.id<ResourceId>(0),
          .about = row.string(1),
          .link = row.string(2),
          .text = row.string(3),
          .kept = row.date(4),
          .open_until = row.maybe_date(5),
          .post = row.string(6),
          .posted = row.maybe_date(7)};
}

std::string select(std::string_view where) {
  return fmt::format("select {} from resources where account_id = ?1 {}", columns, where);
}

std::vector<Resource> gathered(Rows rows) {
  std::vector<Resource> list;
  for (const Row& row : rows) list.push_back(resource(row));
  return list;
}

std::vector<GivenTo> answers(Rows rows) {
  std::vector<GivenTo> list;
  for (const Row& row : rows)
    list.push_back({row.id<ResourceId>(0), row.id<PersonId>(1),
                    parse_given_answer(row.text(2)).value_or(GivenAnswer::given), row.date(3)});
  return list;
}

std::optional<std::string> text_of(const std::optional<LocalDate>& day) {
  return day ? std::optional(to_iso(*day)) : std::nullopt;
}

}  // namespace

std::optional<Resource> find_resource(ReadTx& tx, ResourceId id) {
  static const std::string sql = select("and id = ?2");
  for (const Row& row : tx.query(sql, id)) return resource(row);
  return std::nullopt;
}

std::optional<ResourceId> resource_same_as(ReadTx& tx, std::string_view same_as) {
  for (const Row& row :
       tx.query("select id from resources where account_id = ?1 and same_as = ?2 order by id "
                "limit 1",
                same_as))
    return row.id<ResourceId>(0);
  return std::nullopt;
}

std::vector<Resource> resources(ReadTx& tx, int limit) {
  static const std::string sql = select("order by id desc limit ?2");
  return gathered(tx.query(sql, limit));
}

std::vector<Resource> resources_of_use(ReadTx& tx, LocalDate today, int limit) {
  static const std::string sql =
      select("and (open_until is null or open_until >= ?2) order by id desc limit ?3");
  return gathered(tx.query(sql, to_iso(today), limit));
}

ResourceId insert_resource(WriteTx& tx, const Resource& resource, std::string_view same_as) {
  const ResourceId id{tx.next_id("resources")};
  tx.execute(
      "insert into resources (account_id, id, about, link, text, same_as, kept, open_until) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      id, resource.about, resource.link, resource.text, same_as, to_iso(resource.kept),
      text_of(resource.open_until));
  return id;
}

void update_resource(WriteTx& tx, const Resource& resource) {
  tx.execute(
      "update resources set about = ?3, open_until = ?4, post = ?5, posted = ?6 "
      "where account_id = ?1 and id = ?2",
      resource.id, resource.about, text_of(resource.open_until), resource.post,
      text_of(resource.posted));
}

void delete_resource(WriteTx& tx, ResourceId id) {
  tx.execute("delete from resource_people where account_id = ?1 and resource_id = ?2", id);
  tx.execute("delete from resource_files where account_id = ?1 and resource_id = ?2", id);
  tx.execute("delete from resources where account_id = ?1 and id = ?2", id);
}

std::optional<ResourceFile> file_of_resource(ReadTx& tx, ResourceId id) {
  for (const Row& row : tx.query(
           "select name, content from resource_files where account_id = ?1 and resource_id = ?2",
           id))
    return ResourceFile{row.string(0), from_base64(row.text(1)).value_or("")};
  return std::nullopt;
}

std::vector<std::pair<ResourceId, std::string>> file_names(ReadTx& tx,
                                                           const std::vector<ResourceId>& ids) {
  std::vector<std::pair<ResourceId, std::string>> names;
  if (ids.empty()) return names;
  const std::string sql =
      fmt::format("select resource_id, name from resource_files where account_id = ?1 and {}",
                  one_of(tx, "resource_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    names.emplace_back(row.id<ResourceId>(0), row.string(1));
  return names;
}

void put_file_of_resource(WriteTx& tx, ResourceId id, const ResourceFile& file) {
  tx.execute(
      "insert into resource_files (account_id, resource_id, name, content) "
      "values (?1, ?2, ?3, ?4)",
      id, file.name, base64(file.bytes));
}

std::vector<GivenTo> given_to(ReadTx& tx, ResourceId id) {
  return answers(
      tx.query("select r.resource_id, r.person_id, r.answer, r.day from resource_people r "
               "join person_index i on i.account_id = r.account_id and i.person_id = r.person_id "
               "and i.listed <> 3 "
               "where r.account_id = ?1 and r.resource_id = ?2 order by r.day, r.person_id",
               id));
}

std::vector<GivenTo> all_answers(ReadTx& tx) {
  return answers(
      tx.query("select resource_id, person_id, answer, day from resource_people "
               "where account_id = ?1 order by resource_id, person_id"));
}

void put_answer(WriteTx& tx, const GivenTo& given) {
  tx.execute(
      "insert into resource_people (account_id, resource_id, person_id, answer, day) "
      "values (?1, ?2, ?3, ?4, ?5) on conflict (account_id, resource_id, person_id) "
      "do update set answer = excluded.answer, day = excluded.day "
      "where resource_people.answer = 'not for them' and excluded.answer = 'given'",
      given.resource, given.person, to_text(given.answer), to_iso(given.day));
}

void put_day_given(WriteTx& tx, ResourceId id, PersonId person, std::optional<LocalDate> day) {
  if (!day) {
    tx.execute(
        "delete from resource_people where account_id = ?1 and resource_id = ?2 "
        "and person_id = ?3 and answer = 'given'",
        id, person);
    return;
  }
  put_answer(tx, {id, person, GivenAnswer::given, *day});
  tx.execute(
      "update resource_people set day = ?4 where account_id = ?1 and resource_id = ?2 "
      "and person_id = ?3 and day <> ?4",
      id, person, to_iso(*day));
}

}  // namespace wellmet::store
