// Every file in a folder named after an importer is read and compared with the text beside it:
// google/current.csv with google/current.txt. WELLMET_UPDATE_GOLDEN=1 writes the texts anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

namespace fs = std::filesystem;

const LocalDate today = local_date({2026, 11, 22});

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> inputs(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("each importer reads its files as the texts beside them say") {
  for (const Importer* importer : importers()) {
    const fs::path folder = fs::path(WELLMET_SOURCE) / "tests/importers" / importer->kind;
    REQUIRE(fs::exists(folder));
    const auto files = inputs(folder);
    CHECK_FALSE(files.empty());
    for (const fs::path& path : files) {
      CAPTURE(path.filename().string());
      const std::string bytes = content(path);
      const Importer* found = importer_for(path.filename().string(), bytes);
      REQUIRE(found != nullptr);
      CHECK(std::string(found->kind) == importer->kind);
      Source source;
      source.name = path.filename().string();
      source.bytes = bytes;
      source.today = today;
      const std::string text = printed(importer->read(source), today);
      fs::path golden = path;
      golden.replace_extension(".txt");
      if (std::getenv("WELLMET_UPDATE_GOLDEN") != nullptr) std::ofstream(golden) << text;
      CHECK(text == content(golden));
    }
  }
}

TEST_CASE("the kind is known by content, whatever the file is called") {
  for (const Importer* importer : importers()) {
    for (const fs::path& path :
         inputs(fs::path(WELLMET_SOURCE) / "tests/importers" / importer->kind)) {
      CAPTURE(path.filename().string());
      const Importer* found = importer_for("download.csv", content(path));
      REQUIRE(found != nullptr);
      CHECK(std::string(found->kind) == importer->kind);
    }
  }
}

}  // namespace
}  // namespace wellmet
