#include "store/db/gathered_inserts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace wellmet::store {
namespace {

// "(?1, ?2, ?3)", counted on from `first`.
std::string places(std::size_t first, std::size_t width) {
  std::string text = "(";
  for (std::size_t i = 0; i < width; ++i) {
    if (i > 0) text += ", ";
    text += fmt::format("?{}", first + i);
  }
  return text + ")";
}

template <class Kept>
Kept kept(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  return nullptr;
}

template <class Kept>
Value value_of(const Kept& one) {
  if (const auto* number = std::get_if<std::int64_t>(&one)) return *number;
  if (const auto* real = std::get_if<double>(&one)) return *real;
  if (const auto* text = std::get_if<std::string>(&one)) return std::string_view(*text);
  return nullptr;
}

}  // namespace

std::optional<GatheredInserts::Shape> GatheredInserts::shape_of(std::string_view sql) {
  constexpr std::string_view before_rows = " values ";
  constexpr std::string_view nothing_else = " do nothing";
  const std::size_t rows = sql.find(before_rows);
  if (!sql.starts_with("insert into ") || rows == std::string_view::npos) return std::nullopt;
  Shape shape{.head = std::string(sql.substr(0, rows + before_rows.size()))};
  std::string_view rest = sql.substr(rows + before_rows.size());
  shape.width = static_cast<std::size_t>(std::ranges::count(rest, '?'));
  const std::string row = places(1, shape.width);
  if (!rest.starts_with(row)) return std::nullopt;
  rest.remove_prefix(row.size());
  if (!rest.empty() && !(rest.starts_with(" on conflict (") && rest.ends_with(nothing_else)))
    return std::nullopt;
  shape.tail = std::string(rest);
  return shape;
}

bool GatheredInserts::take(std::string_view sql, std::span<const Value> values) {
  const auto [known, is_new] = shapes_.try_emplace(std::string(sql));
  if (is_new) known->second = shape_of(sql);
  if (!known->second || known->second->width != values.size()) return false;
  const Shape* shape = &*known->second;
  auto group = std::ranges::find(groups_, shape, &Group::shape);
  if (group == groups_.end()) group = groups_.insert(group, {.shape = shape});
  for (const Value& value : values) {
    group->values.push_back(kept<Kept>(value));
    if (const auto* text = std::get_if<std::string_view>(&value)) bytes_ += text->size();
  }
  ++rows_;
  return true;
}

void GatheredInserts::clear() {
  groups_.clear();
  rows_ = bytes_ = 0;
}

void GatheredInserts::hand_over(const Run& run) {
  const std::vector<Group> groups = std::exchange(groups_, {});
  clear();
  for (const Group& group : groups) hand_over(group, run);
}

// In few different sizes, so that their statements come again and are prepared.
void GatheredInserts::hand_over(const Group& group, const Run& run) const {
  const std::size_t width = group.shape->width;
  const std::size_t rows = group.values.size() / width;
  std::vector<Value> values;
  for (std::size_t from = 0; from < rows;) {
    std::size_t at_once = 1;
    for (const std::size_t size : {64, 16, 4})
      if (at_once == 1 && rows - from >= size) at_once = size;
    std::string sql = group.shape->head;
    for (std::size_t row = 0; row < at_once; ++row)
      sql += (row > 0 ? ", " : "") + places(1 + row * width, width);
    values.clear();
    for (std::size_t i = from * width; i < (from + at_once) * width; ++i)
      values.push_back(value_of(group.values[i]));
    run(sql + group.shape->tail, values);
    from += at_once;
  }
}

}  // namespace wellmet::store
