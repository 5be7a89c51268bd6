// Many damages to one store: nothing crashes or hangs, what doctor calls well is what was written,
// and what a salvage calls whole is too.
#include <cstdlib>
#include <filesystem>

#include "actions/backup/backup.h"
#include "actions/history/doctor.h"
#include "actions/history/salvage.h"
#include "actions/people/people.h"
#include "actions/search/search.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "actions/today/today.h"
#include "actions/transfer/export.h"
#include "store/integrity/backup.h"
#include "store/integrity/digests.h"
#include "tests/actions/history/damaged_store.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using namespace testing;
using store::testing::file_text;
using store::testing::refusal;
using store::testing::TempFolder;
using store::testing::write_file;
namespace fs = std::filesystem;

constexpr AccountId mine{1};
constexpr Instant now{1'795'338'000'000};

App app_on(store::Connection& db) {
  return {.db = db, .account = mine, .clock = [] { return now; }};
}

void live(const App& app) {
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    const PersonId id = add_person(app, {.name = "Anna Number " + number,
                                         .emails = {"anna" + number + "@example.org"},
                                         .city = "Berlin",
                                         .met = {.where = "pottery class " + number}});
    add_note(app, {.person = id, .text = std::string(400, 'x') + " likes boats"});
    log_interaction(app, {.kind = InteractionKind::coffee,
                          .day = app.today(),
                          .people = {id},
                          .note = "spoke of boats " + number});
  }
}

struct Original {
  TempFolder folder;
  std::string bytes;
  Content content;
  Original() {
    const std::string path = folder / "whole.db";
    auto db = store::open({path});
    store::ensure_account(*db, mine, "me", now);
    live(app_on(*db));
    content = content_of(*db, mine);
    db.reset();
    bytes = file_text(path);
  }
};

// What each command does with it; an error is an answer, a crash is none.
void use(const std::string& path, const std::string& copy) {
  refusal([&] {
    const auto db = store::open({path});
    const App app = app_on(*db);
    refusal([&] {
      store::ReadTx tx(*db, mine);
      search(tx, read_search("boat", app.today()), app.today(), 20);
    });
    refusal([&] {
      store::ReadTx tx(*db, mine);
      today(tx, {.today = app.today()});
    });
    refusal([&] {
      export_everything(app, [](std::string_view) {}, [](std::int64_t, std::int64_t) {});
    });
    refusal([&] { back_up(app, copy, 3); });
  });
}

// Nothing where it could not be opened.
std::optional<Examination> doctor_on(const std::string& path, Repair repair) {
  std::optional<Examination> found;
  refusal([&] {
    const auto db = store::open({path});
    found = examine(app_on(*db), repair);
  });
  return found;
}

void check_well_is_true(const std::string& path, const Original& original) {
  const std::optional<Examination> found = doctor_on(path, Repair::no);
  if (!found || !found->well()) return;
  const auto db = store::open({path});
  CHECK(difference(content_of(*db, mine), original.content) == "");
}

// Each text of the new store is as it was written, or is said to be damaged or in part only.
void check_salvage(const std::string& path, const std::string& to, const Original& original) {
  store::Salvaged salvaged;
  if (!refusal([&] { salvaged = salvage(path, to, [] { return now; }); }).empty()) {
    CHECK_FALSE(fs::exists(to));
    return;
  }
  const auto db = store::open({to});
  const Content content = content_of(*db, mine);
  const bool damaged_inside = !store::damaged_rows(*db).empty();
  if (salvaged.complete() && !damaged_inside) CHECK(difference(content, original.content) == "");
  CHECK(store::faults_of_file(*db).empty());
  const Examination found = examine(app_on(*db), Repair::no);
  for (const Finding& finding : found.findings) {
    INFO(finding.area, ": ", finding.what);
    CHECK(finding.area == "content");
  }
}

void check_damages(int count, unsigned first_seed) {
  const Original original;
  for (unsigned seed = first_seed; seed < first_seed + static_cast<unsigned>(count); ++seed) {
    CAPTURE(seed);
    const TempFolder folder;
    const std::string path = folder / "wellmet.db";
    write_file(path, damaged(original.bytes, seed));
    use(path, folder / "copy.db");
    check_well_is_true(path, original);
    check_salvage(path, folder / "saved.db", original);
    doctor_on(path, Repair::yes);
    check_well_is_true(path, original);
  }
}

TEST_CASE(
    "what doctor calls well in a damaged store is what was written, and so is what is saved") {
  const char* more = std::getenv("WELLMET_DAMAGES");  // for a longer run
  check_damages(more ? std::atoi(more) : 40, 1);
}

}  // namespace
}  // namespace wellmet::actions
