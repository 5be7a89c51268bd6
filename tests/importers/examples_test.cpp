// The files of examples/ and of the cast come in without a word of complaint.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

std::string content(const std::string& path) {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("the example files are read by their importers, whole and without a problem") {
  struct Case {
    const char* path;
    const char* kind;
    std::size_t people;
  };
  for (const Case& one : {Case{"examples/phone-contacts.vcf", "vcard", 27},
                          Case{"examples/Connections.csv", "linkedin", 29},
                          Case{"examples/networking-tracker.csv", "tracker", 12},
                          Case{"tests/cast/cast.vcf", "vcard", 9}}) {
    CAPTURE(one.path);
    const std::string bytes = content(one.path);
    const Importer* found = importer_for(one.path, bytes);
    REQUIRE(found != nullptr);
    CHECK(std::string(found->kind) == one.kind);
    Source source;
    source.name = one.path;
    source.bytes = bytes;
    source.today = local_date({2026, 11, 22});
    const Imported imported = found->read(source);
    CHECK(imported.people.size() == one.people);
    CHECK(imported.problems.empty());
    CHECK(imported.kept_columns.empty());
  }
}

}  // namespace
}  // namespace wellmet
