// The importers of messages on any bytes, with and without words, whoever is said to be the owner:
// none throws, nobody becomes a person without a name, each day of a kind is one contact, the owner
// is nobody of it, and the same bytes give the same people. The first byte chooses.
// Seeds: tests/importers/whatsapp tests/importers/telegram tests/importers/sms tests/importers/mail
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "importers/importer.h"

namespace {

using namespace wellmet;

void check_person(const ImportedPerson& person) {
  if (person.source_key.empty() || card_of(person).properties.empty()) std::abort();
  std::set<std::string> keys;
  for (const ImportedInteraction& told : person.interactions) {
    if (told.key.empty() || !keys.insert(told.key).second) std::abort();
    if (told.interaction.note.size() > 4'010) std::abort();
  }
}

void check(const Importer& importer, const Source& source) {
  const Imported imported = importer.read(source);
  if (imported.kind != importer.kind) std::abort();
  if (!imported.owner.open.empty() && !imported.people.empty()) std::abort();
  for (const ImportedPerson& person : imported.people) check_person(person);
  const Imported again = importer.read(source);
  if (imported.people.size() != again.people.size() || imported.problems != again.problems)
    std::abort();
  for (std::size_t i = 0; i < imported.people.size(); ++i)
    if (imported.people[i].source_key != again.people[i].source_key) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array owners = {"", "none", "Jo", "Ingrid Berg"};
  Source source{.name = data[0] & 4 ? "WhatsApp Chat with Sam Okafor.txt" : "_chat.txt",
                .bytes = {reinterpret_cast<const char*>(data) + 1, size - 1},
                .today = local_date({2026, 11, 27})};
  source.i_am = owners[data[0] & 3];
  source.kept_of_messages = data[0] & 8 ? KeptOfMessages::words : KeptOfMessages::days;
  for (const char* kind : {"whatsapp", "telegram", "sms", "mail"})
    check(*importer_named(kind), source);
  return 0;
}
