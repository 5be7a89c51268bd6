#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/instant.h"
#include "formats/written_date.h"
#include "importers/imported.h"

namespace wellmet {

// How the owner of the store is called, and can be reached: which of those who write is you.
struct OwnerWords {
  std::vector<std::string> names = {};
  std::vector<std::string> phones = {};
  std::vector<std::string> emails = {};
};

// Of messages: when is always kept, what was written only when it is asked for.
enum class KeptOfMessages { days, words };

// Of calendars: meetings, but no stand-ups of every day and no crowds; or these, too.
enum class KeptOfCalendars { meetings, all };

// What an importer is given. It reads no clock and no disk.
struct Source {
  std::string name = {};  // file name, for guessing and messages
  std::string_view bytes = {};
  LocalDate today = {};  // for dates such as "last week"
  // Column -> field (importers/sheet/sheet.h lists the fields): given with --map or remembered.
  std::map<std::string, std::string> mapping = {};
  // How the user writes 3/4/2026, for a file that leaves it open; unknown: asked (open_days).
  DayOrder usual_order = DayOrder::unknown;
  Zone zone = Zone::utc();  // where the owner lives: on which day a moment was
  OwnerWords owner = {};
  std::string i_am = {};  // which of a file's names is the owner's, as said for this file
  KeptOfMessages kept_of_messages = KeptOfMessages::days;
  KeptOfCalendars kept_of_calendars = KeptOfCalendars::meetings;
};
// What is said in place of a name by an owner who wrote nothing in a chat, or is no guest in a
// calendar.
constexpr std::string_view i_am_none = "none";

// What matching, and both fronts, need to know of one that others are not.
struct Particulars {
  bool keyed_by_uid = false;  // its keys are UIDs of cards, which the store may have already
  bool keyed_by_profile =
      false;                    // its keys may be LinkedIn addresses, whichever file they stand in
  bool mapped_by_hand = false;  // a spreadsheet: what its columns mean can be said, and is kept
  bool tells_new_jobs = false;  // another job than last time is one to congratulate on
  bool is_markup = false;       // JSON or XML, which is no list of people unless one knows it
  bool is_calendar = false;     // tells who met whom, the owner among them
  bool is_mail = false;         // several files of it are one, since each holds one direction
  bool is_messages = false;  // read piece by piece: a large file takes no more memory than itself
};

struct Importer {
  const char* kind;    // "linkedin": the word for --as, and the source's name in the store
  const char* title;   // "LinkedIn Connections.csv", for display
  const char* source;  // "LinkedIn": where the people are from, within a sentence
  // 0: not mine; 100: surely mine, by the first bytes (up to 64 KB, already UTF-8) and the name.
  int (*likeness)(std::string_view file_name, std::string_view start);
  // Never throws for bad content and drops nothing: a bad row becomes a Problem, an unknown column
  // a note.
  Imported (*read)(const Source&);
  Particulars is = {};
};

const std::vector<const Importer*>& importers();
// The likeliest importer; nullptr when none knows the content.
const Importer* importer_for(std::string_view file_name, std::string_view bytes);
const Importer* importer_named(std::string_view kind);
// The one for spreadsheets, for a table that no other knows.
const Importer& spreadsheet_importer();
// For the error when importer_for finds none: what the bytes are, and what to do if there is
// something to do ("a PNG picture", "an Excel workbook: save it as CSV"); "" for text that could be
// anything.
std::string what_it_looks_like(std::string_view bytes);
// Whether they are JSON or XML, which only an importer of that very program reads.
bool is_markup(std::string_view bytes);

}  // namespace wellmet
