#include "exporters/wellmet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "formats/json.h"

namespace wellmet::exporters {
namespace {

constexpr std::string_view mark = "{\"wellmet\":";
constexpr std::string_view end_table = "end";

}  // namespace

std::string wellmet_header(int schema_version) {
  return to_text(Json::Object{{"wellmet", wellmet_format}, {"store", schema_version}},
                 JsonLayout::line) +
         "\n";
}

void append_wellmet_row(std::string& out, const PlainRow& row) {
  Json::Object object{{"in", row.table}};
  for (const auto& [name, value] : row.fields)
    object.emplace_back(name, std::visit([](const auto& v) { return Json(v); }, value));
  out += to_text(object, JsonLayout::line);
  out += '\n';
}

std::string wellmet_end(std::int64_t rows) {
  return to_text(Json::Object{{"in", end_table}, {"rows", rows}}, JsonLayout::line) + "\n";
}

bool looks_like_wellmet(std::string_view bytes) {
  std::string start;
  for (char c : bytes.substr(0, 64)) {
    if (c != ' ') start += c;
  }
  return start.starts_with(mark);
}

WellmetHeader read_wellmet_header(std::string_view line) {
  if (!looks_like_wellmet(line))
    throw Error(ErrorKind::invalid, "The first line does not say that it is the wellmet format.");
  const Json header = parse_json(line);
  const std::int64_t format = header.number("wellmet");
  const std::int64_t version = header.number("store");
  if (format > wellmet_format)
    throw Error(ErrorKind::refused,
                fmt::format("It is of version {} of the wellmet format, this program knows {}. "
                            "Install the newer program.",
                            format, wellmet_format));
  if (format < 1 || version < 1)
    throw Error(ErrorKind::invalid, "The first line does not say of which version it is.");
  constexpr std::int64_t above_all = 1'000'000'000;
  return {static_cast<int>(format), static_cast<int>(std::min(version, above_all))};
}

PlainRow read_wellmet_row(std::string_view line) {
  const Json json = parse_json(line);
  const auto* object = std::get_if<Json::Object>(&json.value);
  if (!object) throw Error(ErrorKind::invalid, "The line is no JSON object.");
  PlainRow row{.table = json.text("in")};
  for (const auto& [name, value] : *object) {
    if (name == "in") continue;
    if (const auto* number = std::get_if<std::int64_t>(&value.value)) {
      row.fields.emplace_back(name, *number);
    } else if (const auto* text = std::get_if<std::string>(&value.value)) {
      row.fields.emplace_back(name, *text);
    } else {
      throw Error(ErrorKind::invalid, "A value is neither text nor a whole number.");
    }
  }
  return row;
}

std::optional<std::int64_t> rows_said_at_the_end(const PlainRow& row) {
  if (row.table != end_table) return std::nullopt;
  if (row.fields.size() == 1 && row.fields.front().first == "rows") {
    if (const auto* rows = std::get_if<std::int64_t>(&row.fields.front().second)) return *rows;
  }
  throw Error(ErrorKind::invalid, "The line at the end does not say how many rows there are.");
}

}  // namespace wellmet::exporters
