#include "store/history/journal_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace wellmet::store {
namespace {

constexpr std::string_view account_column = "account_id";

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorKind::invalid, fmt::format("This entry of the history {}.", why));
}

Json::Object object_of(std::string_view before) {
  Json json = parse_json(before);
  auto* object = std::get_if<Json::Object>(&json.value);
  if (!object) refuse("says what a row was before, but not as a JSON object");
  return std::move(*object);
}

// The row of its table that an update or a delete found.
PlainRow row_before(const Table& table, const Json::Object& object) {
  PlainRow row{.table = table.name};
  for (const auto& [name, value] : object) {
    if (const auto* number = std::get_if<std::int64_t>(&value.value)) {
      row.fields.emplace_back(name, *number);
    } else if (const auto* text = std::get_if<std::string>(&value.value)) {
      row.fields.emplace_back(name, *text);
    } else if (!std::holds_alternative<std::nullptr_t>(value.value)) {
      refuse(fmt::format("holds {}, which is neither text nor a whole number", in_quotes(name)));
    }
  }
  return row;
}

// Also of members that are null, which a row leaves out.
void check_names(RowRules& rules, const Table& table, const Json::Object& object) {
  for (const auto& [name, value] : object) {
    if (!rules.has(table.name, name))
      refuse(fmt::format("names {}, which {} hasn't", in_quotes(name), table.name));
  }
}

void check_keys(const Table& table, const PlainRow& entry, const PlainRow& before) {
  const bool one_key = !*table.key2;
  const bool same = number_in(before, table.key1) == number_in(entry, "key1") &&
                    (one_key || number_in(before, table.key2) == number_in(entry, "key2"));
  if (!same) refuse("is about another row than the one it says it's about");
}

void check_before(RowRules& rules, const Table& table, const PlainRow& entry,
                  const Json::Object& object) {
  check_names(rules, table, object);
  const PlainRow before = row_before(table, object);
  rules.check(before);
  check_keys(table, entry, before);
}

void drop_account(Json::Object& object) {
  std::erase_if(object, [](const auto& member) { return member.first == account_column; });
}

const Table& table_of(const PlainRow& entry) {
  const auto number = number_in(entry, "table_number").value_or(0);
  const auto found = std::ranges::find_if(
      journaled_tables(), [&](const Table& table) { return table.number == number; });
  if (found == journaled_tables().end())
    refuse(fmt::format("is of table {}, which there isn't", number));
  if ((number_in(entry, "key2").value_or(0) != 0) != (*found->key2 != 0))
    refuse(fmt::format("has a second number that {}", *found->key2 ? "is 0" : "has no meaning"));
  return *found;
}

}  // namespace

void check_journal_row(RowRules& rules, PlainRow& entry, AccountInBefore account) {
  rules.check(entry);
  const Table& table = table_of(entry);
  const auto before = std::ranges::find(
      entry.fields, "before", [](const auto& field) { return std::string_view(field.first); });
  if (before == entry.fields.end()) return;  // not kept, so there's nothing to undo with
  // "gone": an update or a delete whose row was forgotten.
  const std::string_view operation = text_in(entry, "operation");
  if (operation == "insert" || operation == "gone")
    refuse(fmt::format("is {}, but says what was before",
                       operation == "gone" ? "forgotten" : "an insert"));
  Json::Object object = object_of(std::get<std::string>(before->second));
  if (account == AccountInBefore::dropped) drop_account(object);
  check_before(rules, table, entry, object);
  before->second = to_text(object, JsonLayout::line);
}

std::string before_without_account(std::string_view before) {
  Json::Object object = object_of(before);
  drop_account(object);
  return to_text(object, JsonLayout::line);
}

}  // namespace wellmet::store
