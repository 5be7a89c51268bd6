#include "store/db/gathered_deletes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace wellmet::store {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos;
}

// "a = ?2" as a; "?3 = 0" as "".
std::optional<std::string> compared(std::string_view part, std::size_t place) {
  if (part == fmt::format("?{} = 0", place)) return "";
  const std::string end = fmt::format(" = ?{}", place);
  if (!part.ends_with(end)) return std::nullopt;
  part.remove_suffix(end.size());
  return is_name(part) ? std::optional(std::string(part)) : std::nullopt;
}

}  // namespace

std::optional<GatheredDeletes::Shape> GatheredDeletes::shape_of(std::string_view sql) {
  constexpr std::string_view begin = "delete from ", where = " where ", next = " and ";
  const std::size_t table_end = sql.find(where);
  if (!sql.starts_with(begin) || table_end == std::string_view::npos) return std::nullopt;
  Shape shape{.table = std::string(sql.substr(begin.size(), table_end - begin.size()))};
  if (!is_name(shape.table)) return std::nullopt;
  std::string_view rest = sql.substr(table_end + where.size());
  while (true) {
    const std::size_t end = std::min(rest.find(next), rest.size());
    auto column = compared(rest.substr(0, end), shape.columns.size() + 1);
    if (!column) return std::nullopt;
    shape.columns.push_back(std::move(*column));
    if (end == rest.size()) break;
    rest.remove_prefix(end + next.size());
  }
  if (shape.columns.size() < 2 || shape.columns.front().empty()) return std::nullopt;
  return shape;
}

// Nothing for values of another kind, or none that tells rows apart.
std::optional<std::vector<GatheredDeletes::Compared>> GatheredDeletes::compared_in(
    const Shape& shape, std::span<const Value> values) {
  std::vector<Compared> all;
  bool any_number = false;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const auto* number = std::get_if<std::int64_t>(&values[i]);
    const auto* text = std::get_if<std::string_view>(&values[i]);
    if (shape.columns[i].empty()) {
      if (!number || *number != 0) return std::nullopt;
    } else if (number) {
      all.push_back({true, std::to_string(*number)});
      any_number = true;
    } else if (text) {
      all.push_back({false, std::string(*text)});
    } else {
      return std::nullopt;
    }
  }
  return any_number ? std::optional(std::move(all)) : std::nullopt;
}

bool GatheredDeletes::take(std::string_view sql, std::span<const Value> values) {
  if (!sql.starts_with("delete ")) return false;
  const auto [known, is_new] = shapes_.try_emplace(std::string(sql));
  if (is_new) known->second = shape_of(sql);
  if (!known->second || known->second->columns.size() != values.size()) return false;
  const Shape& shape = *known->second;
  const auto* account = std::get_if<std::int64_t>(&values.front());
  auto row = account ? compared_in(shape, values) : std::nullopt;
  if (!row) return false;
  ++rows_;
  const auto fits = [](const Compared& kept, const Compared& one) {
    return kept.is_number == one.is_number && (kept.is_number || kept.text == one.text);
  };
  const auto group = std::ranges::find_if(groups_, [&](const Group& one) {
    return one.shape == &shape && one.account == *account &&
           std::ranges::equal(one.compared, *row, fits);
  });
  if (group == groups_.end()) {
    for (Compared& one : *row)
      if (one.is_number) one.text.insert(0, "{");
    groups_.push_back({&shape, *account, std::move(*row)});
    return true;
  }
  for (std::size_t i = 0; i < row->size(); ++i)
    if ((*row)[i].is_number) group->compared[i].text += "," + (*row)[i].text;
  return true;
}

void GatheredDeletes::clear() {
  groups_.clear();
  rows_ = 0;
}

void GatheredDeletes::hand_over(const Run& run) {
  const std::vector<Group> groups = std::exchange(groups_, {});
  clear();
  for (const Group& group : groups) hand_over(group, run);
}

// One statement for any number of rows, which are told by arrays: it is prepared once.
void GatheredDeletes::hand_over(const Group& group, const Run& run) {
  std::vector<std::string> arrays, names, where = {fmt::format("{} = ?1", group.shape->columns[0])};
  std::vector<std::string> texts;
  std::vector<std::string> columns;
  std::ranges::copy_if(group.shape->columns, std::back_inserter(columns),
                       [](const std::string& column) { return !column.empty(); });
  for (std::size_t i = 0; i < group.compared.size(); ++i) {
    const Compared& one = group.compared[i];
    const std::string& column = columns[i + 1];
    texts.push_back(one.is_number ? one.text + "}" : one.text);
    if (one.is_number) {
      arrays.push_back(fmt::format("?{}::bigint[]", i + 2));
      names.push_back(fmt::format("gone{}", i + 2));
      where.push_back(fmt::format("{} = gone{}", column, i + 2));
    } else {
      where.push_back(fmt::format("{} = ?{}", column, i + 2));
    }
  }
  std::vector<Value> values = {bind(group.account)};
  for (const std::string& text : texts) values.push_back(bind(text));
  run(fmt::format("delete from {} using unnest({}) as gone({}) where {}", group.shape->table,
                  join(arrays, ", "), join(names, ", "), join(where, " and ")),
      values);
}

}  // namespace wellmet::store
