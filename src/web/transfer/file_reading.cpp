#include "web/transfer/file_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/transfer/export.h"
#include "actions/transfer/import_source.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/gzip.h"
#include "formats/zip.h"
#include "importers/inside.h"
#include "importers/sheet/sheet.h"
#include "store/access/settings.h"
#include "web/site/routes.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

constexpr std::size_t columns_at_most = 200;
constexpr std::string_view fields_of_days[] = {"met on", "date", "birthday", "last contact",
                                               "follow up on"};

// A table whose columns say nothing to us can still be given meanings by hand.
const Importer* importer_of(std::string_view file_name, std::string_view bytes) {
  if (const Importer* found = importer_for(file_name, bytes)) return found;
  if (!what_it_looks_like(bytes).empty() || tracker_header(bytes).size() < 2) return nullptr;
  return &spreadsheet_importer();
}

std::string same_name(std::string_view column) { return fold(trim(column)); }

// What the columns mean by their names, by what was remembered of such a sheet, and by what is
// given now.
void settle_columns(RequestContext& context, FileReading& reading, std::string_view bytes,
                    const http::Values& given) {
  const std::vector<std::string> header = tracker_header(bytes);
  reading.header_signature = header_signature(header);
  std::map<std::string, std::string> remembered;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    reading.mapping = store::mapping_for(tx, reading.header_signature);
  }
  for (const auto& [column, field] : reading.mapping) remembered[same_name(column)] = field;
  const TrackerMapping guessed = guess_mapping(header);
  for (std::size_t i = 0; i < std::min(guessed.columns.size(), columns_at_most); ++i) {
    SheetColumn column{.place = i, .name = guessed.columns[i].name};
    if (trim(column.name).empty()) continue;
    const auto known = remembered.find(same_name(column.name));
    column.field = known == remembered.end() ? guessed.columns[i].field : known->second;
    const std::string wish(given[fmt::format("c{}", i)]);
    if (!wish.empty() && wish != column.field && is_tracker_field(wish)) {
      column.field = wish;
      reading.chosen[column.name] = wish;
    }
    reading.columns.push_back(std::move(column));
  }
}

Source source_of(RequestContext& context, const FileReading& reading, const Unpacked& file) {
  store::ReadTx tx(context.app.db, context.app.account);
  Source source = actions::source_of_file(tx, context.app, file.file_name, file.bytes());
  source.mapping = reading.chosen;
  source.mapping.insert(reading.mapping.begin(), reading.mapping.end());
  source.i_am = reading.i_am;
  source.kept_of_messages = reading.kept_of_messages;
  source.kept_of_calendars = reading.kept_of_calendars;
  return source;
}

}  // namespace

const std::vector<std::string>& column_fields() {
  static const std::vector<std::string> fields = [] {
    std::vector<std::string> all;
    for (const std::string& field : tracker_fields()) {
      all.push_back(field);
      if (std::ranges::find(fields_of_days, field) == std::end(fields_of_days)) continue;
      for (const char* order : {" day first", " month first"}) all.push_back(field + order);
    }
    return all;
  }();
  return fields;
}

std::string column_word(std::string_view field) {
  if (field == "note") return "kept as a note";
  if (field == "ignore") return "left out";
  for (const std::string_view order : {"day first", "month first"})
    if (field.ends_with(order))
      return fmt::format("{}, {}", trim(field.substr(0, field.size() - order.size())), order);
  return std::string(field);
}

namespace {

std::string what_can_be_read() {
  std::vector<std::string> titles;
  for (const Importer* importer : importers()) titles.emplace_back(importer->title);
  titles.emplace_back("a file that Wellmet exported");
  return fmt::format("What can be read: {}.", join(titles, "; "));
}

}  // namespace

std::string why_unreadable(std::string_view file_name, std::string_view bytes) {
  if (trim(bytes.substr(0, 1000)).empty() && bytes.size() <= 1000)
    return fmt::format("{} is empty.", file_name);
  if (actions::is_everything(bytes) || importer_of(file_name, bytes)) return "";
  const std::string look = what_it_looks_like(bytes);
  return fmt::format("{} {}. Nothing of it was kept. {}", file_name,
                     look.empty() ? "isn’t a kind of file that Wellmet reads" : "is " + look,
                     what_can_be_read());
}

Unpacked unpacked(std::string_view file_name, std::string_view bytes) {
  try {
    if (auto inside = inside_of_zip(file_name, bytes, file_limit_bytes))
      return {.file_name = std::move(inside->name),
              .own = std::move(inside->bytes),
              .left_out = std::move(inside->left_out)};
  } catch (const Error& fault) {
    throw Error(fault.kind(), fmt::format("{}: {}", file_name, fault.what()));
  }
  if (!is_gzip(bytes)) return {.file_name = std::string(file_name), .given = bytes};
  if (file_name.ends_with(".gz")) file_name.remove_suffix(3);
  try {
    return {.file_name = std::string(file_name), .own = gunzip_large(bytes, file_limit_bytes)};
  } catch (const Error& fault) {
    throw Error(fault.kind(), fmt::format("{}: {}", file_name, fault.what()));
  }
}

FileReading read_upload(RequestContext& context, const std::string& token,
                        const http::Values& given) {
  const store::Place& place = context.site.options().store;
  FileReading reading;
  const auto upload = store::find_upload(place, context.app.account, token);
  auto bytes = store::bytes_of_upload(place, context.app.account, token);
  if (!upload || !bytes)
    throw Error(
        ErrorKind::not_found,
        "This file isn’t waiting any more: it was imported or discarded, or a day has gone by. The "
        "history shows what was imported; to begin again, choose the file once more.");
  reading.upload = *upload;
  if (actions::is_everything(bytes->view())) {
    reading.whole_store = std::move(*bytes);
    return reading;
  }
  const std::string_view sent = bytes->view();
  const Unpacked file = is_zip(sent) ? unpacked(upload->file_name, sent)
                                     : Unpacked{.file_name = upload->file_name, .given = sent};
  reading.importer = importer_of(file.file_name, file.bytes());
  if (!reading.importer)
    throw Error(ErrorKind::invalid, why_unreadable(file.file_name, file.bytes()));
  if (reading.importer->is.mapped_by_hand) settle_columns(context, reading, file.bytes(), given);
  if (reading.importer->is.is_messages || reading.importer->is.is_calendar) {
    reading.i_am = trim(given["other"]);
    if (reading.i_am.empty()) reading.i_am = trim(given["me"]);
    if (given.has("words")) reading.kept_of_messages = KeptOfMessages::words;
    if (given.has("all")) reading.kept_of_calendars = KeptOfCalendars::all;
  }
  reading.imported = reading.importer->read(source_of(context, reading, file));
  if (file.left_out) add_problem(reading.imported.problems, *file.left_out);
  return reading;
}

}  // namespace wellmet::web
