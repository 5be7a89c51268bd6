// What a file is that no importer reads, known by its first bytes (as the formats' own papers give
// them), so that the error can say what to do about it.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "importers/importer.h"

namespace wellmet {
namespace {

using namespace std::string_view_literals;

struct Look {
  std::string_view beginning;
  const char* what;
};

constexpr std::array<Look, 19> looks = {{
    {"\x89PNG"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"%PDF"sv, "a PDF document: copy its table into a spreadsheet and save that as CSV"},
    {"\x1F\x8B"sv, "a gzip archive: unpack it and import the files inside"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive: unpack it and import the files inside"},
    {"Rar!\x1A\x07"sv, "a RAR archive: unpack it and import the files inside"},
    {"BZh"sv, "a bzip2 archive: unpack it and import the files inside"},
    {"\xFD"
     "7zXZ"sv,
     "an xz archive: unpack it and import the files inside"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
     "an old Microsoft Office file: open it in its program and save it as CSV"},
    {"!BDN"sv, "an Outlook data file (.pst): export the contacts from Outlook as CSV"},
    {"SQLite format 3"sv, "a SQLite database"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"MZ\x90"sv, "a program"},
    {"{\\rtf"sv, "a rich text document: save it as plain text"},
    {"bplist00"sv, "an Apple property list: export the contacts as vCard"},
    {"OggS"sv, "a sound file"},
    {"\xFF\xFE\0\0"sv, "text in UTF-32: save it as UTF-8"},
    {"\0\0\xFE\xFF"sv, "text in UTF-32: save it as UTF-8"},
}};

// A zip archive names its files in plain letters.
std::string zip_look(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 8u << 10);
  const auto names = [&](std::string_view part) { return start.find(part) != start.npos; };
  if (names("xl/") || names("[Content_Types].xml"))
    return names("word/") ? "a Word document: put its table into a spreadsheet and save that as CSV"
                          : "an Excel workbook: save it as CSV";
  if (names("opendocument")) return "an OpenDocument file: save it as CSV";
  return "a zip archive: unpack it and import the files inside";
}

// A message of Outlook is kept as a file of Office is; its parts have names that begin so, in
// UTF-16.
bool is_outlook_message(std::string_view bytes) {
  constexpr std::string_view part = "_\0_\0s\0u\0b\0s\0t\0g\0"sv;
  return bytes.starts_with("\xD0\xCF\x11\xE0") &&
         bytes.substr(0, 1u << 20).find(part) != bytes.npos;
}

// A first frame of 16 random bytes and 32 of salt, after its length (BackupFrame of Signal).
bool is_signal_backup(std::string_view bytes) {
  return bytes.size() > 60 && bytes.starts_with("\0\0\0"sv) && bytes[4] == '\x0A' &&
         bytes.substr(6, 2) == "\x0A\x10" && bytes.substr(24, 2) == "\x12\x20";
}

constexpr const char* a_json_file = "a JSON file";
constexpr const char* an_xml_file = "an XML file";

std::string markup_look(std::string_view text) {
  const std::string head = to_lower_ascii(text.substr(0, 1000));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") ||
      (head.starts_with('<') && head.find("<html") != std::string::npos))
    return "a web page, perhaps an error or sign-in page saved in place of the file: download it "
           "again";
  if (head.starts_with("<?xml") || (head.starts_with('<') && head.find("/>") != std::string::npos))
    return an_xml_file;
  const bool object = head.starts_with('{') && head.find('"') < 20;
  const bool list = head.starts_with('[') && (head.find("{\"") < 20 || head.find("[{") < 20);
  return object || list ? a_json_file : "";
}

// Control characters that no text has, save zero bytes: UTF-16 has them, and damaged text, which is
// read without them as long as there is more text than zeros. Cards are cards, whatever follows.
bool is_binary(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4096);
  const Charset charset = detect_charset(start);
  if (charset == Charset::utf_16_le || charset == Charset::utf_16_be) return false;
  if (to_lower_ascii(trim(start.substr(0, 100))).starts_with("begin:vca")) return false;
  const auto size = static_cast<std::ptrdiff_t>(start.size());
  const auto odd = std::count_if(start.begin(), start.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\0' && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
           c != 0x1A && c != 0x1B;
  });
  return odd * 50 > size || std::count(start.begin(), start.end(), '\0') * 2 > size;
}

bool is_all_zeros(std::string_view bytes) {
  return bytes.substr(0, 64u << 10).find_first_not_of('\0') == bytes.npos;
}

}  // namespace

std::string what_it_looks_like(std::string_view bytes) {
  if (bytes.empty()) return "an empty file";
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_look(bytes);
  if (is_outlook_message(bytes))
    return "an Outlook message (.msg): open it in Outlook and save it as .eml, or export the "
           "mailbox "
           "from a program such as Thunderbird";
  if (is_signal_backup(bytes)) return "an encrypted backup of Signal, which only Signal can read";
  for (const Look& look : looks) {
    if (bytes.starts_with(look.beginning)) return look.what;
  }
  if (is_all_zeros(bytes))
    return "nothing but zero bytes, as a broken copy leaves them: copy or download it again";
  if (is_binary(bytes)) return "no text: a picture, a program or a damaged file";
  const std::string start = text_of_file(bytes.substr(0, 4096));
  if (trim(start).empty() && bytes.size() <= 4096) return "an empty file";
  return markup_look(trim(start));
}

bool is_markup(std::string_view bytes) {
  const std::string look = what_it_looks_like(bytes);
  return look == a_json_file || look == an_xml_file;
}

}  // namespace wellmet
