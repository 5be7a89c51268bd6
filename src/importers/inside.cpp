#include "importers/inside.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/xlsx/xlsx.h"
#include "formats/zip.h"
#include "importers/importer.h"
#include "importers/mail/mail_head.h"
#include "importers/messages/whatsapp_words.h"

namespace wellmet {
namespace {

// What an importer looks at to know a file, and how many files are looked at.
constexpr std::size_t beginning_bytes = 64u << 10;
constexpr std::size_t looked_at_most = 2'000;
constexpr std::size_t named_at_most = 5;

std::string base_name(std::string_view name) {
  return std::string(name.substr(name.find_last_of("/\\") + 1));
}

std::string without_ending(std::string_view name) {
  return std::string(name.substr(0, std::min(name.rfind('.'), name.size())));
}

bool is_document(const std::vector<ZipEntry>& entries) {
  return std::ranges::any_of(entries, [](const ZipEntry& entry) {
    return entry.name == "[Content_Types].xml" || entry.name == "mimetype" ||
           entry.name.starts_with("xl/") || entry.name.starts_with("word/");
  });
}

bool may_be_read(const ZipEntry& entry) {
  constexpr std::array<std::string_view, 8> endings = {".txt", ".csv",  ".tsv",  ".vcf",
                                                       ".xml", ".json", ".ldif", ".ics"};
  const std::string name = to_lower_ascii(entry.name);
  return std::ranges::any_of(endings, [&](std::string_view end) { return name.ends_with(end); });
}

// Thunderbird and Apple Mail name a mailbox without an ending, and a Maildir its files by numbers.
bool may_be_mail(const ZipEntry& entry) {
  const std::string name = to_lower_ascii(base_name(entry.name));
  return name.ends_with(".mbox") || name.ends_with(".eml") || name.find('.') == name.npos ||
         entry.name.find("/cur/") != entry.name.npos || entry.name.find("/new/") != entry.name.npos;
}

// The files that an importer knows; a spreadsheet of one's own is known by too little to be looked
// for among others.
std::vector<const ZipEntry*> known_files(const Zip& zip,
                                         const std::vector<const ZipEntry*>& readable) {
  std::vector<const ZipEntry*> known;
  for (const ZipEntry* entry : readable) {
    const Importer* importer =
        importer_for(base_name(entry->name), zip.beginning(*entry, beginning_bytes));
    if (importer && (!importer->is.mapped_by_hand || readable.size() == 1)) known.push_back(entry);
  }
  return known;
}

const Importer* importer_of(const Zip& zip, const ZipEntry& entry) {
  return importer_for(base_name(entry.name), zip.beginning(entry, beginning_bytes));
}

bool is_calendar(const Zip& zip, const ZipEntry& entry) {
  const Importer* importer = importer_of(zip, entry);
  return importer && importer->is.is_calendar;
}

bool is_mail(const Zip& zip, const ZipEntry& entry) {
  const Importer* importer = importer_of(zip, entry);
  return importer && importer->is.is_mail;
}

std::string listed(const std::vector<const ZipEntry*>& entries) {
  std::vector<std::string> names;
  for (const ZipEntry* entry : entries)
    if (names.size() < named_at_most) names.push_back(entry->name);
  const std::size_t more = entries.size() - names.size();
  return join(names, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

// A chat lies beside the files that were sent in it, which may be chats, too: it is the outermost
// _chat.txt, or the one that the archive is called after. Of several neither is taken.
std::vector<const ZipEntry*> the_chat(std::string_view archive_name,
                                      const std::vector<const ZipEntry*>& known) {
  const auto those = [&](const auto& fits) {
    std::vector<const ZipEntry*> found;
    std::ranges::copy_if(known, std::back_inserter(found), fits);
    return found;
  };
  const auto outermost = those([](const ZipEntry* entry) { return entry->name == "_chat.txt"; });
  if (!outermost.empty()) return outermost;
  const auto inner =
      those([](const ZipEntry* entry) { return base_name(entry->name) == "_chat.txt"; });
  if (!inner.empty()) return inner;
  const auto titled =
      those([](const ZipEntry* entry) { return !whatsapp_title(base_name(entry->name)).empty(); });
  if (titled.size() == 1) return titled;
  const std::string_view title = whatsapp_title(archive_name);
  const auto own = those([&](const ZipEntry* entry) {
    return !title.empty() && whatsapp_title(base_name(entry->name)) == title;
  });
  return own.empty() ? known : own;
}

// The first that is known to be a list of people, else the first.
Inside inside_of_workbook(std::string_view name, std::string_view bytes,
                          std::uint64_t limit_bytes) {
  std::vector<WorkbookSheet> sheets = sheets_of_workbook(bytes, limit_bytes);
  if (sheets.empty()) throw Error(ErrorKind::invalid, "The workbook holds nothing.");
  auto read = std::ranges::find_if(sheets, [&](const WorkbookSheet& sheet) {
    return importer_for(name, sheet.csv.view()) != nullptr;
  });
  if (read == sheets.end()) read = sheets.begin();
  Inside inside{.name = std::string(name), .bytes = std::move(read->csv)};
  std::vector<std::string> others;
  for (const WorkbookSheet& sheet : sheets)
    if (&sheet != &*read) others.push_back(sheet.name);
  if (!others.empty())
    inside.left_out = Problem{
        0, fmt::format("only the sheet “{}” was read; not {}", read->name, join(others, ", ")),
        "To import another, save it as CSV."};
  return inside;
}

// The calendars of one account lie beside each other, and one after the other they are a calendar.
Inside calendars_in_one(std::string_view archive_name, const Zip& zip,
                        const std::vector<const ZipEntry*>& calendars, std::uint64_t limit_bytes) {
  Inside inside{.name = std::string(archive_name)};
  for (const ZipEntry* entry : calendars) {
    inside.bytes.append(
        text_of_file(zip.unpacked(*entry, limit_bytes - inside.bytes.size()).view()));
    if (inside.bytes.size() >= limit_bytes)
      throw Error(ErrorKind::refused,
                  "The calendars of the zip archive are too large together. Unpack it and import "
                  "them one by one.");
    inside.bytes.append("\n");
  }
  inside.left_out = Problem{0,
                            fmt::format("{} calendars of the zip archive were read one after the "
                                        "other: {}",
                                        calendars.size(), listed(calendars)),
                            "The lines below are counted through all of them."};
  return inside;
}

// What was sent lies in one file, and what came in another. Only the heads are kept, so that there
// may be more of it than of anything else.
std::optional<Inside> mail_in_one(std::string_view archive_name, const Zip& zip,
                                  std::uint64_t limit_bytes) {
  constexpr std::uint64_t times_larger = 4;
  std::uint64_t left = limit_bytes * times_larger;
  Inside inside{.name = std::string(archive_name)};
  HeadsAlone heads(inside.bytes);
  int files = 0;
  for (const ZipEntry& entry : zip.entries()) {
    if (!may_be_mail(entry) || !is_mail(zip, entry)) continue;
    const LargeBytes bytes = zip.unpacked(entry, left);
    left -= std::min<std::uint64_t>(left, bytes.size());
    heads.lies_in(mail_folder_of_path(entry.name));
    const std::string_view whole = bytes.view();
    constexpr std::size_t piece_bytes = 4u << 20;
    for (std::size_t at = 0; at < whole.size(); at += piece_bytes) {
      heads.read(whole.substr(at, piece_bytes));
      let_go(whole.substr(at, piece_bytes));
    }
    heads.end_of_file();
    ++files;
  }
  return files == 0 ? std::nullopt : std::optional(std::move(inside));
}

}  // namespace

std::optional<Inside> inside_of_zip(std::string_view archive_name, std::string_view bytes,
                                    std::uint64_t limit_bytes) {
  if (!is_zip(bytes)) return std::nullopt;
  if (is_workbook(bytes)) return inside_of_workbook(archive_name, bytes, limit_bytes);
  const Zip zip(bytes);
  if (is_document(zip.entries())) return std::nullopt;
  std::vector<const ZipEntry*> readable;
  for (const ZipEntry& entry : zip.entries())
    if (may_be_read(entry) && readable.size() < looked_at_most) readable.push_back(&entry);
  std::vector<const ZipEntry*> known = known_files(zip, readable);
  if (known.empty())
    if (auto mail = mail_in_one(archive_name, zip, limit_bytes)) return mail;
  if (known.empty())
    throw Error(ErrorKind::invalid, "There is no file in the zip archive that Wellmet reads.");
  const auto of_calendar = [&](const ZipEntry* entry) { return is_calendar(zip, *entry); };
  if (known.size() > 1 && std::ranges::all_of(known, of_calendar))
    return calendars_in_one(archive_name, zip, known, limit_bytes);
  if (known.size() > 1) known = the_chat(archive_name, known);
  if (known.size() > 1)
    throw Error(ErrorKind::refused,
                fmt::format("There are {} files in the zip archive that Wellmet reads: {}. Unpack "
                            "it and import them one by one.",
                            known.size(), listed(known)));
  const ZipEntry& entry = *known.front();
  Inside inside{.name = base_name(entry.name), .bytes = zip.unpacked(entry, limit_bytes)};
  if (inside.name == "_chat.txt") inside.name = without_ending(archive_name) + ".txt";
  std::erase(readable, &entry);
  if (!readable.empty())
    inside.left_out = Problem{
        0, fmt::format("only {} was read of the zip archive; not {}", entry.name, listed(readable)),
        "To import one of those, unpack it and import it alone."};
  return inside;
}

}  // namespace wellmet
