#include <algorithm>

#include "base/text.h"
#include "importers/importer.h"

namespace wellmet {

// One line for each importer, and its address in the list. An explicit list: objects that register
// themselves vanish from static libraries.
extern const Importer vcard_importer;
extern const Importer google_importer;
extern const Importer linkedin_importer;
extern const Importer outlook_importer;
extern const Importer thunderbird_importer;
extern const Importer whatsapp_importer;
extern const Importer telegram_importer;
extern const Importer sms_importer;
extern const Importer calendar_importer;
extern const Importer mail_importer;
extern const Importer friends_importer;
extern const Importer tracker_importer;

namespace {

constexpr std::size_t start_bytes = 64u << 10;

// The beginning as UTF-8. It may have been cut within a letter, which must not make the whole look
// like Windows-1252; a letter of UTF-8 has at most four bytes.
std::string start_of(std::string_view bytes) {
  if (bytes.size() <= start_bytes) return text_of_file(bytes);
  std::string_view start = bytes.substr(0, start_bytes);
  for (int cut = 0; cut < 4; ++cut) {
    const std::string_view shorter = start.substr(0, start.size() - static_cast<std::size_t>(cut));
    if (is_utf8(shorter)) return to_utf8(shorter, detect_charset(shorter));
  }
  return text_of_file(start);
}

}  // namespace

const std::vector<const Importer*>& importers() {
  static const std::vector<const Importer*> all = {
      &vcard_importer,       &google_importer,   &linkedin_importer, &outlook_importer,
      &thunderbird_importer, &whatsapp_importer, &telegram_importer, &sms_importer,
      &calendar_importer,    &mail_importer,     &friends_importer,  &tracker_importer};
  return all;
}

const Importer* importer_for(std::string_view file_name, std::string_view bytes) {
  const bool markup = is_markup(bytes);
  if (!markup && !what_it_looks_like(bytes).empty()) return nullptr;
  const std::string start = start_of(bytes);
  const Importer* best = nullptr;
  int best_likeness = 0;
  for (const Importer* importer : importers()) {
    if (markup != importer->is.is_markup) continue;
    const int likeness = importer->likeness(file_name, start);
    if (likeness <= best_likeness) continue;
    best = importer;
    best_likeness = likeness;
  }
  return best;
}

const Importer* importer_named(std::string_view kind) {
  const std::string wanted = to_lower_ascii(trim(kind));
  const auto& all = importers();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Importer* one) { return wanted == one->kind; });
  return found == all.end() ? nullptr : *found;
}

const Importer& spreadsheet_importer() { return tracker_importer; }

}  // namespace wellmet
