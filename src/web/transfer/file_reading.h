#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "http/message.h"
#include "importers/importer.h"
#include "store/transfer/uploads.h"
#include "web/page/request_context.h"

// What somebody sent, read as far as it can be understood.
namespace wellmet::web {

// A column of a sheet, and what it is taken for.
struct SheetColumn {
  std::size_t place = 0;  // in the header, from 0
  std::string name = {};
  std::string field = {};  // one of column_fields()
};
// The words a column may be given, those for days also with their order ("met on day first").
const std::vector<std::string>& column_fields();
std::string column_word(std::string_view field);  // "met on, the day first", "left out"

struct FileReading {
  store::Upload upload = {};
  const Importer* importer = nullptr;  // nullptr for a whole store of the wellmet format
  Imported imported = {};
  std::vector<SheetColumn> columns = {};            // of a sheet
  std::string header_signature = {};                // of a sheet
  std::map<std::string, std::string> mapping = {};  // what was said of such a sheet before
  std::map<std::string, std::string> chosen = {};   // columns that are given another meaning now
  std::string i_am = {};                            // which of a chat's people the owner is
  KeptOfMessages kept_of_messages = KeptOfMessages::days;
  KeptOfCalendars kept_of_calendars = KeptOfCalendars::meetings;
  LargeBytes whole_store = {};  // of the wellmet format, to be brought in
};

// Why the bytes can’t be read at all, as a sentence that begins with the file's name; "" when they
// can. For the moment of sending.
std::string why_unreadable(std::string_view file_name, std::string_view bytes);
// What was packed by gzip, or the file of a zip archive that can be read; else the bytes. Throws
// invalid or refused, with the file's name.
struct Unpacked {
  std::string file_name = {};
  std::string_view given = {};
  LargeBytes own = {};                   // what was unpacked
  std::optional<Problem> left_out = {};  // what else could be read of an archive, and was not

  std::string_view bytes() const { return own.empty() ? given : own.view(); }
};
Unpacked unpacked(std::string_view file_name, std::string_view bytes);

// Reads an upload of this account. `given` holds what columns mean, as "c0=name" for the first,
// and of a chat who the owner is ("me") and whether words are kept ("words").
// Throws not_found when it does not wait any more.
FileReading read_upload(RequestContext&, const std::string& token, const http::Values& given);

}  // namespace wellmet::web
