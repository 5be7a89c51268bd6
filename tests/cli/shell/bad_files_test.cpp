// Bad files through the whole command. What each sentence says stands in bad_files.txt; here is
// what a text cannot show: that nothing changed, that no cut loses a whole card, and size.
#include <sys/resource.h>

#include "tests/cli/transcript.h"

namespace {

using namespace wellmet::cli::testing;

void write(const std::string& name, const std::string& bytes) {
  std::ofstream(name, std::ios::binary) << bytes;
}

std::string run(Screen& screen, const std::string& words) {
  return screen.run({.command = "wellmet " + words});
}

// Everything that the store holds, the history too.
std::string everything(Screen& screen, const std::string& store = "wellmet.db") {
  return run(screen, "export - --format wellmet --store " + store);
}

// A file of that size which takes no room on the disk: zeros after its beginning.
void write_sparse(const std::string& name, const std::string& start, std::uintmax_t size) {
  write(name, start);
  std::filesystem::resize_file(name, size);
}

long peak_memory_kb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("a file that is refused leaves the store as it was, to the last row") {
  Screen screen;
  run(screen, "person add Ada Okafor");
  const std::string before = everything(screen);
  REQUIRE(before.find("Ada Okafor") != std::string::npos);
  for (const char* kind : {"png", "noise", "zeros", "utf-32", "cut-gzip", "rows-then-zeros"}) {
    INFO(kind);
    write("bad.csv", strange_files().at(kind)());
    const std::string said = run(screen, "import bad.csv");
    CHECK(said.starts_with("wellmet: bad.csv is "));
    CHECK(said.find("Nothing was read.") != std::string::npos);
    CHECK(said.ends_with("[exit 1]\n"));
    CHECK(everything(screen) == before);
  }
}

TEST_CASE("an import of a damaged file is taken back as one, to the last row") {
  for (const char* kind :
       {"windows-1252", "zero-in-card", "cards-then-noise", "cut-in-card", "5000-telephones"}) {
    INFO(kind);
    Screen screen;
    run(screen, "person add Ada Okafor");
    const std::string people = run(screen, "person list --json");
    write("bad.vcf", strange_files().at(kind)());
    run(screen, "import bad.vcf");
    CHECK(run(screen, "person list --json") != people);
    CHECK(run(screen, "doctor").find("[exit") == std::string::npos);
    run(screen, "undo");
    CHECK(run(screen, "person list --json") == people);
  }
}

TEST_CASE("a file cut anywhere keeps every card that was whole, and says where it was cut") {
  const std::string first = maya("NOTE:tea and bücher\r\n");
  const std::string file = first + jorg();
  Screen screen;
  for (std::size_t size = 1; size < file.size(); size += 7) {
    INFO(size);
    const std::string store = std::to_string(size) + ".db";
    write("cut.vcf", file.substr(0, size));
    const std::string said = run(screen, "import cut.vcf --store " + store);
    const std::string people = run(screen, "person list --store " + store);
    const bool maya_is_whole = size + 2 >= first.size();  // but for the end of her last line
    const bool jorg_is_whole = size + 2 >= file.size();
    if (maya_is_whole) CHECK(people.find("\tMaya Chen\t") != std::string::npos);
    if (jorg_is_whole) CHECK(people.find("\tJörg Müller\t") != std::string::npos);
    if (jorg_is_whole || (maya_is_whole && size <= first.size())) continue;
    const bool told = said.find("cut.vcf:") != std::string::npos ||
                      said.find("cut.vcf isn’t a kind") != std::string::npos;
    CHECK(told);
  }
}

TEST_CASE("200 MB come in as far as they are people, in bounded memory") {
  constexpr std::uintmax_t size = std::uintmax_t{200} << 20;
  Screen screen;
  write_sparse("people.vcf", maya() + jorg(), size);
  const long before = peak_memory_kb();
  CHECK(run(screen, "import people.vcf").starts_with("people.vcf (vCard): 2 new people"));
  CHECK(peak_memory_kb() - before < 4 * 200 * 1024);
  write_sparse("rows.csv", "", size);
  CHECK(run(screen, "import rows.csv").starts_with("wellmet: rows.csv is nothing but zero bytes"));
}

TEST_CASE("a file above the limit is refused by its beginning, unread") {
  constexpr std::uintmax_t gigabyte = std::uintmax_t{1} << 30;
  Screen screen;
  run(screen, "person add Ada Okafor");
  const std::string before = everything(screen);
  write_sparse("people.vcf", maya() + jorg(), gigabyte);
  write_sparse("store.wellmet", "{\"wellmet\":1,\"store\":3}\n", gigabyte + 1);
  const long memory = peak_memory_kb();
  CHECK(run(screen, "import people.vcf") ==
        "wellmet: people.vcf is larger than 256 MB, the most that is read at once. Cut it into "
        "several files and give them one by one. Nothing was read.\n[exit 1]\n");
  CHECK(run(screen, "import store.wellmet").find("larger than 1024 MB") != std::string::npos);
  CHECK(peak_memory_kb() - memory < 64 * 1024);
  CHECK(everything(screen) == before);
}

TEST_CASE("a pipe without an end is read up to the limit") {
  Screen screen;
  CHECK(run(screen, "import /dev/zero").starts_with("wellmet: /dev/zero is larger than 256 MB"));
}
