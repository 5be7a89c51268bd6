// The importer of calendars on any bytes, with and without all meetings, whoever is said to be the
// owner: it does not throw, is done soon, nobody becomes a person without a name or an address,
// each meeting of a person stands once and before today, the owner is nobody of it, and the same
// bytes give the same people. The first byte chooses. Seeds: tests/importers/calendar
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "base/text.h"
#include "importers/importer.h"

namespace {

using namespace wellmet;

void check_person(const ImportedPerson& person, const Source& source) {
  if (person.source_key.empty() || card_of(person).properties.empty()) std::abort();
  if (person.interactions.empty()) std::abort();
  std::set<std::string> keys;
  for (const ImportedInteraction& told : person.interactions) {
    const Interaction& was = told.interaction;
    if (told.key.empty() || !told.together || !keys.insert(told.key).second) std::abort();
    if (was.day >= source.today || !is_utf8(was.note) || !is_utf8(was.place)) std::abort();
    if (was.at && source.zone.date_of(*was.at) != was.day) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array owners = {"", "none", "Rosa Lima", "jo@example.org"};
  const std::size_t from = data[0] == 'B' ? 0 : 1;
  const unsigned choice = from == 0 ? 0 : data[0];
  Source source{.name = choice & 4 ? "jo@example.org.ics" : "calendar.ics",
                .bytes = {reinterpret_cast<const char*>(data) + from, size - from},
                .today = local_date({2026, 11, 27})};
  source.i_am = owners[choice & 3];
  source.zone = choice & 16 ? Zone::named("Asia/Kolkata") : Zone::utc();
  source.kept_of_calendars = choice & 8 ? KeptOfCalendars::all : KeptOfCalendars::meetings;
  const Importer& importer = *importer_named("calendar");
  const Imported imported = importer.read(source);
  if (!imported.owner.open.empty() && !imported.people.empty()) std::abort();
  for (const ImportedPerson& person : imported.people) check_person(person, source);
  const Imported again = importer.read(source);
  if (imported.people.size() != again.people.size() || imported.problems != again.problems)
    std::abort();
  for (std::size_t i = 0; i < imported.people.size(); ++i)
    if (imported.people[i].source_key != again.people[i].source_key) std::abort();
  return 0;
}
