// What can still be read of a damaged file comes whole into a new store, and what is missing is
// named.
#include "actions/history/salvage.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "store/history/no_undo.h"
#include "store/story/notes.h"
#include "tests/actions/history/damaged_store.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using namespace testing;
using store::testing::file_text;
using store::testing::refusal;
using store::testing::write_file;

constexpr int many = 80;

// Cards large enough to fill pages of their own.
struct ManyOnDisk : House {
  ManyOnDisk() {
    for (int i = 1; i <= many; ++i) {
      const PersonId id = add_person(app, {.name = "Anna Number " + std::to_string(i)});
      add_note(app, {.person = id, .text = "likes boats " + std::to_string(i)});
      put_card(id, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Number " + std::to_string(i) +
                       "\r\nNOTE:" + std::string(1200, 'x') + "\r\nEND:VCARD\r\n");
    }
    db.reset();
    whole = file_text(path());
  }
  std::string path() const { return folder / "wellmet.db"; }
  std::string saved() const { return folder / "saved.db"; }
  store::Salvaged save() {
    return salvage(path(), saved(), [this] { return now; });
  }
  std::string whole;
};

TEST_CASE("of a whole file everything is saved, the history and the numbers too") {
  ManyOnDisk house;
  const store::Salvaged salvaged = house.save();
  CHECK(salvaged.complete());
  const auto was = store::open({house.path()});
  const auto is = store::open({house.saved()});
  CHECK(content_of(*is, AccountId{1}) == content_of(*was, AccountId{1}));
  const App app{.db = *is, .clock = house.app.clock};
  CHECK(examine(app, Repair::no).well());
  CHECK(add_person(app, {.name = "Ben"}) == PersonId{many + 1});
  CHECK(file_text(house.path()) == house.whole);
}

TEST_CASE("a file that was cut short gives what is before the cut, with everybody's name") {
  ManyOnDisk house;
  write_file(house.path(), house.whole.substr(0, house.whole.size() * 3 / 4));
  const store::Salvaged salvaged = house.save();
  CHECK_FALSE(salvaged.complete());
  const auto is = store::open({house.saved()});
  const App app{.db = *is, .clock = house.app.clock};
  CHECK(examine(app, Repair::no).well());
  store::ReadTx tx(*is, AccountId{1});
  CHECK(store::count_people(tx, store::Shown::all) > 0);
}

TEST_CASE("who had a card in a page that is lost is named, and keeps name and notes") {
  ManyOnDisk house;
  const auto was = [&] {
    const auto db = store::open({house.path()});
    return content_of(*db, AccountId{1});
  }();
  bool seen = false;
  for (std::size_t page = 1; page < house.whole.size() / page_bytes; ++page) {
    std::string bytes = house.whole;
    bytes.replace(page * page_bytes, page_bytes, page_bytes, '\0');
    if (house.whole.substr(page * page_bytes, page_bytes).find("FN:Anna Number 40") ==
        std::string::npos)
      continue;
    CAPTURE(page);
    write_file(house.path(), bytes);
    std::filesystem::remove(house.saved());
    const store::Salvaged salvaged = house.save();
    const auto is = store::open({house.saved()});
    const Content content = content_of(*is, AccountId{1});
    for (const auto& [key, text] : was) {
      if (key.starts_with("notes")) CHECK(content.at(key) == text);
    }
    for (const store::Incomplete& somebody : salvaged.people) {
      seen = true;
      CHECK(somebody.name == "Anna Number " + std::to_string(somebody.person.value));
    }
  }
  CHECK(seen);
}

TEST_CASE("lines of the history without entries by design are saved like others") {
  ManyOnDisk house;
  {
    const auto db = store::open({house.path()});
    const App app{.db = *db, .clock = house.app.clock};
    db->script(
        "update deeds set no_undo = 'pruned' where id = 1; delete from journal where deed_id = 1");
    add_person(app, {.name = "Zofia Żak"});
    undo(app, std::nullopt);
    db->script("delete from journal where deed_id = (select max(id) from deeds)");
  }
  const auto lines = [&](const std::string& path) {
    const auto db = store::open({path});
    store::ReadTx tx(*db, AccountId{1});
    std::vector<std::string> names;
    for (const store::Deed& deed : store::deeds(tx, 1'000)) names.push_back(deed.name);
    return names;
  };
  const std::vector<std::string> before = lines(house.path());
  house.save();
  CHECK(before.front() == "undone: added Zofia Żak");
  CHECK(lines(house.saved()) == before);
}

// How many entries of the journal each change has that its line offers to undo.
std::map<DeedId, std::int64_t> entries_to_undo_with(const std::string& path) {
  const auto db = store::open({path});
  store::ReadTx tx(*db, AccountId{1});
  std::map<DeedId, std::int64_t> entries;
  for (const store::Deed& deed : store::deeds(tx, 1'000)) {
    if (store::can_be_undone(deed)) entries[deed.id] = deed.changes;
  }
  return entries;
}

TEST_CASE("no change up to a gap in the journal is offered for undo, each keeps its line") {
  ManyOnDisk house;
  const std::map<DeedId, std::int64_t> before = entries_to_undo_with(house.path());
  int gaps = 0;
  for (std::size_t page = 1; page < house.whole.size() / page_bytes; ++page) {
    const std::string bytes = house.whole.substr(page * page_bytes, page_bytes);
    if (bytes.find("\"person_id\":40,\"bytes\"") == std::string::npos) continue;
    CAPTURE(page);
    std::string damaged = house.whole;
    damaged.replace(page * page_bytes, page_bytes, page_bytes, '\0');
    write_file(house.path(), damaged);
    std::filesystem::remove(house.saved());
    const store::Salvaged salvaged = house.save();
    const auto journal = std::ranges::find(salvaged.tables, "journal", &store::SalvagedTable::name);
    gaps += static_cast<int>(journal->gaps.size());
    const std::map<DeedId, std::int64_t> after = entries_to_undo_with(house.saved());
    CHECK(after.size() > 10);
    CHECK(after.size() < before.size() / 2 + 30);
    CHECK(after.begin()->first > DeedId{3 * 40});
    for (const auto& [deed, entries] : after) CHECK(entries == before.at(deed));
    const auto is = store::open({house.saved()});
    store::ReadTx tx(*is, AccountId{1});
    CHECK(store::deeds(tx, 1'000).size() == before.size());
  }
  CHECK(gaps > 0);
}

TEST_CASE("a salvage never writes over a file, and leaves nothing of a file that holds no store") {
  ManyOnDisk house;
  write_file(house.saved(), "mine");
  CHECK(refusal([&] { house.save(); }).find("is there already") != std::string::npos);
  CHECK(file_text(house.saved()) == "mine");
  std::filesystem::remove(house.saved());
  write_file(house.path(), std::string(8192, 'x'));
  CHECK_FALSE(refusal([&] { house.save(); }).empty());
  CHECK_FALSE(std::filesystem::exists(house.saved()));
}

}  // namespace
}  // namespace wellmet::actions
