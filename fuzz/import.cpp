// Every importer on any bytes: none throws, all name themselves, and the same bytes give the same
// people. The first byte chooses the file's name, since names take part in guessing.
// Seeds: fuzz/seeds/import
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "importers/importer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array names = {"contacts.vcf", "Connections.csv", "people.tsv", "-"};
  wellmet::Source source;
  source.name = names[data[0] % names.size()];
  source.bytes = std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1);
  source.today = wellmet::local_date({2026, 11, 22});
  const wellmet::Importer* guessed = wellmet::importer_for(source.name, source.bytes);
  if (guessed != nullptr && !guessed->is.is_markup &&
      !wellmet::what_it_looks_like(source.bytes).empty())
    std::abort();
  for (const wellmet::Importer* importer : wellmet::importers()) {
    const wellmet::Imported imported = importer->read(source);
    if (imported.kind != importer->kind) std::abort();
    if (importer != guessed) continue;
    const wellmet::Imported again = importer->read(source);
    if (imported.people.size() != again.people.size() || imported.problems != again.problems)
      std::abort();
    for (std::size_t i = 0; i < imported.people.size(); ++i) {
      if (!(imported.people[i].card == again.people[i].card)) std::abort();
    }
  }
  return 0;
}
