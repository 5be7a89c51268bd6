// An import is written in slices, between which others write. It stays one change of the history;
// broken off at any moment it leaves nothing, but for what others built on.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "actions/broken_off.h"
#include "actions/deed.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/transfer/import.h"
#include "base/error.h"
#include "importers/importer.h"
#include "store/history/deeds.h"
#include "store/history/journal.h"
#include "store/history/long_deed.h"
#include "store/integrity/backup.h"
#include "store/people/derived.h"
#include "store/search/search.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store::testing;
using actions::ImportOptions;

namespace {

const LocalDate today = day("2026-11-22");

// One program with a store of its own opening.
struct Program {
  explicit Program(const store::Place& place, AccountId account = mine)
      : db(store::open(place)), app{.db = *db, .account = account, .clock = [] { return noon; }} {
    make_accounts(*db);
  }
  std::unique_ptr<store::Connection> db;
  App app;

  actions::ImportResult bring(const std::string& kind, const std::string& text,
                              const ImportOptions& options) {
    const Imported imported =
        importer_named(kind)->read({.name = "file", .bytes = text, .today = today});
    return actions::import_people(app, imported, options);
  }
  PersonId add(const std::string& name) { return actions::add_person(app, {.name = name}); }
  void add_note(PersonId person, const std::string& text) {
    actions::Deed deed(app, DeedKind::edit, "noted: " + text);
    store::insert_note(deed.tx, {.person = person, .text = text, .day = today});
    deed.commit();
  }
  std::vector<PersonId> named(const std::string& folded) {
    store::ReadTx tx(*db, app.account);
    return store::people_named(tx, folded);
  }
  std::vector<store::Deed> history() {
    store::ReadTx tx(*db, app.account);
    return store::deeds(tx, 1'000);
  }
  bool is_well() {
    store::ReadTx tx(*db, app.account);
    return store::faults_of_file(*db).empty();
  }
  // How large the history is said to be, and is.
  std::pair<std::int64_t, std::int64_t> history_bytes() {
    std::pair<std::int64_t, std::int64_t> bytes;
    for (const store::Row& row : db->query(
             "select (select last from counters where account_id = ?1 and name = 'journal bytes'), "
             "sum(coalesce(length(before), 0) + 100) from journal where account_id = ?1",
             app.account))
      bytes = {row.integer(0), row.integer(1)};
    return bytes;
  }
  std::int64_t count(const std::string& table) {
    std::int64_t rows = 0;
    for (const store::Row& row : db->query(
             fmt::format("select count(*) from {} where account_id = ?1", table), app.account))
      rows = row.integer(0);
    return rows;
  }
  // Every row of the account in these tables.
  std::string rows(std::vector<std::string> tables) {
    std::string dump;
    for (const std::string& table : tables) {
      const std::vector<std::string> columns = store::columns_of(*db, table);
      std::string list;
      for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column;
      for (const store::Row& row : db->query(
               fmt::format("select {} from {} where account_id = ?1 order by 1, 2, 3", list, table),
               app.account)) {
        dump += table;
        for (int i = 0; std::cmp_less(i, columns.size()); ++i) dump += "\t" + row.string(i);
        dump += "\n";
      }
    }
    return dump;
  }
  // All that was written and all that follows from it, the history too.
  std::string everything() {
    std::vector<std::string> tables = {"deeds", "person_index", "card_values", "calendar",
                                       "rhythms"};
    for (const store::Table& table : store::journaled_tables()) tables.emplace_back(table.name);
    return rows(std::move(tables)) + fmt::format("{} entries", count("journal"));
  }
};

// Names that begin differently: whoever might be the same is compared.
std::string given(int i) {
  const int mixed = i * 7919 % 17576;
  return {static_cast<char>('a' + mixed / 676), static_cast<char>('a' + mixed / 26 % 26),
          static_cast<char>('a' + mixed % 26)};
}
std::string card_named(int i) { return fmt::format("{} chen{}", given(i), i); }

std::string cards(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i)
    text += fmt::format(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-{0}\r\nFN:{1} Chen{0}\r\n"
        "EMAIL:{1}{0}@chen.example\r\nORG:Acme\r\nTITLE:Designer\r\nBDAY:19{2}-05-{3}\r\n"
        "END:VCARD\r\n",
        i, given(i), 10 + i % 89, 10 + i % 19);
  return text;
}

// With everything that a sheet can tell: meetings of several, how they met, through whom.
std::string sheet(int rows) {
  std::string text = "Name,Email,Met through,Met where,Last contact,Interests,Notes,Follow up on\n";
  for (int i = 1; i <= rows; ++i)
    text += fmt::format(
        "Person{0} Sheet{0},p{0}@sheet.example,Person{1} Sheet{1},Lisbon,2026-0{2}-03,"
        "\"sailing, chess\",likes tea {0},2026-12-0{2}\n",
        i, i % rows + 1, i % 9 + 1);
  return text;
}

ImportOptions in_slices_of(int rows, std::function<bool()> between = {}) {
  return {.file_name = "people.vcf", .go_on = std::move(between), .slice_rows = rows};
}

// In a process of its own; what it answers, or -1 when it was killed.
int in_child(const std::function<void()>& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (const std::exception& fault) {
      std::fprintf(stderr, "%s\n", fault.what());
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("an import in slices writes the same rows as one in a piece") {
  on_sqlite([](const store::Place& place) {
    store::Place other = place;
    other.where += "-in-slices";
    Program whole(place);
    Program sliced(other);
    for (Program* program : {&whole, &sliced}) {
      const int rows = program == &whole ? 1'000'000 : 7;
      program->add("Person2 Sheet2");
      program->bring("vcard", cards(1, 100) + cards(40, 60), in_slices_of(rows));
      program->bring("tracker", sheet(50), in_slices_of(rows));
      std::string newer = cards(1, 100);
      for (std::size_t at = 0; (at = newer.find("Designer", at)) != std::string::npos; ++at)
        newer.replace(at, 8, "Director");
      program->bring("vcard", newer, in_slices_of(rows));
    }
    CHECK(whole.history().size() == 4);
    CHECK(sliced.history().size() == 4);
    std::vector<std::string> tables = {"person_index", "card_values",     "calendar",
                                       "rhythms",      "notes",           "positions",
                                       "dates",        "interactions",    "interaction_people",
                                       "follow_ups",   "person_interests"};
    CHECK(whole.rows(tables) == sliced.rows(tables));
  });
}

TEST_CASE("others write while an import runs, and both are whole") {
  on_both([](const store::Place& place) {
    Program importer(place);
    Program other(place);
    int between = 0;
    const auto done = importer.bring(
        "vcard", cards(1, 300), in_slices_of(20, [&] {
          if (between == 3)
            CHECK(other.history().at(2).name == "people of vCard (people.vcf) are being imported");
          other.add(fmt::format("Jonas{} Weber", between++));
          return true;
        }));
    CHECK(between >= 14);
    CHECK(done.plan.created == 300);
    CHECK(other.count("people") == 300 + between);
    CHECK(other.history().size() == static_cast<std::size_t>(1 + between));
    CHECK(done.deed_name == "imported 300 people from vCard (people.vcf)");
    CHECK(other.is_well());

    actions::undo(other.app, done.deed);
    CHECK(other.count("people") == between);
    CHECK(other.named("jonas3 weber").size() == 1);
    CHECK(other.named(card_named(3)).empty());
    CHECK(other.count("cards") == between);
    CHECK(other.is_well());
  });
}

TEST_CASE("who waits for an import to let them write waits for a slice or a few") {
  on_both([](const store::Place& place) {
    constexpr int wanted = 5;
    Program importer(place);
    Program other(place);
    std::atomic<int> slice = 0;
    std::atomic<bool> runs = true;
    int written_meanwhile = 0;
    int longest = 0;
    std::thread writer([&] {
      while (slice == 0) std::this_thread::yield();
      for (int i = 0; i < wanted && runs; ++i) {
        const int began = slice;
        other.add(fmt::format("Jonas{} Weber", i));
        longest = std::max(longest, slice - began);
        if (runs) ++written_meanwhile;
      }
    });
    importer.bring("vcard", cards(1, 400), in_slices_of(4, [&] {
                     ++slice;
                     return true;
                   }));
    runs = false;
    writer.join();
    CHECK(slice >= 100);
    CHECK(written_meanwhile == wanted);
    CHECK(longest <= 10);
  });
}

TEST_CASE("an import that is stopped leaves nothing") {
  on_both([](const store::Place& place) {
    Program importer(place);
    importer.bring("tracker", sheet(20), in_slices_of(1'000));
    importer.bring("vcard", cards(1, 50), in_slices_of(1'000));
    const std::string before = importer.everything();
    std::string newer = cards(1, 300);
    for (std::size_t at = 0; (at = newer.find("Designer", at)) != std::string::npos; ++at)
      newer.replace(at, 8, "Director");
    for (int stop_at : {0, 1, 2, 9}) {
      int between = 0;
      const std::string message = refusal([&] {
        importer.bring("vcard", newer, in_slices_of(20, [&] { return between++ < stop_at; }));
      });
      CHECK(message == "The import was stopped. Nothing of it was kept.");
      CHECK(importer.everything() == before);
    }
    CHECK(importer.is_well());
  });
}

TEST_CASE("an import that is killed between two slices leaves nothing, whoever comes next") {
  on_both([](const store::Place& place) {
    std::string before;
    {
      Program first(place);
      first.bring("tracker", sheet(20), in_slices_of(1'000));
      before = first.everything();
    }
    for (int killed_at = 0; killed_at < 8; ++killed_at) {
      CHECK(in_child([&] {
              int between = 0;
              Program importer(place);
              importer.bring("tracker", sheet(60), in_slices_of(12, [&] {
                               if (between++ == killed_at) raise(SIGKILL);
                               return true;
                             }));
            }) == -1);
      Program next(place);
      if (killed_at > 0) CHECK(store::accounts_with_unfinished_deeds(*next.db).size() == 1);
      actions::take_back_broken_off_of_all(*next.db, next.app.clock);
      CHECK(next.everything() == before);
      CHECK(next.is_well());
    }
    // Any change does the same first.
    CHECK(in_child([&] {
            Program importer(place);
            int between = 0;
            importer.bring("vcard", cards(1, 60), in_slices_of(12, [&] {
                             if (between++ == 3) raise(SIGKILL);
                             return true;
                           }));
          }) == -1);
    Program next(place);
    CHECK(next.named(card_named(1)).size() == 1);
    next.add("Jonas Weber");
    CHECK(next.named(card_named(1)).empty());
    CHECK(next.history().front().name == "added Jonas Weber");
    CHECK(next.is_well());
  });
}

TEST_CASE("a broken off import whose history was blanked or damaged is no end of the store") {
  const std::string blanked = "operation = 'gone', before = null";
  for (const std::string& damage :
       {blanked, std::string("before = 'x'"), std::string("before = '[]'"),
        std::string("before = '{\"bytes\": 5}'")}) {
    CAPTURE(damage);
    on_both([&](const store::Place& place) {
      Program next(place);
      next.bring("vcard", cards(1, 60), in_slices_of(1'000));
      std::string newer = cards(1, 80);
      for (std::size_t at = 0; (at = newer.find("Designer", at)) != std::string::npos; ++at)
        newer.replace(at, 8, "Director");
      CHECK(in_child([&] {
              Program importer(place);
              int between = 0;
              importer.bring("vcard", newer, in_slices_of(12, [&] {
                               if (between++ == 5) raise(SIGKILL);
                               return true;
                             }));
            }) == -1);
      CHECK(next.db->execute(
                fmt::format("update journal set {} where operation = 'update' and table_number = "
                            "{} and deed_id = (select id from deeds where unfinished <> 0)",
                            damage, store::journaled_table("cards").number)) > 0);
      next.add("Jonas Weber");
      CHECK(store::accounts_with_unfinished_deeds(*next.db).empty());
      const auto history = next.history();
      if (damage == blanked) {
        CHECK(history.size() == 2);
        CHECK(next.count("people") == 61);  // those who were new are gone again
      } else {
        REQUIRE(history.size() == 3);
        CHECK(history[1].name == "kept a part of an import that broke off");
        const auto [said, is] = next.history_bytes();
        CHECK(said == is);
      }
      CHECK(next.is_well());
    });
  }
}

TEST_CASE("kills at any moment, of the import and of taking it back, leave nothing") {
  const TempFolder folder;
  const store::Place place{folder / "wellmet.db"};
  std::string before;
  {
    Program first(place);
    first.bring("tracker", sheet(20), in_slices_of(1'000));
    before = first.everything();
  }
  std::mt19937 random(20261126);
  for (int round = 0; round < 10; ++round) {
    for (const bool imports : {true, false, false}) {
      const pid_t child = fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        try {
          Program program(place);
          if (imports) program.bring("vcard", cards(1, 3'000), in_slices_of(25));
          actions::take_back_broken_off(program.app);
        } catch (const std::exception& fault) {
          std::fprintf(stderr, "%s\n", fault.what());
        }
        _exit(0);
      }
      const timespec pause{0, static_cast<long>(random() % 400'000'000)};
      nanosleep(&pause, nullptr);
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    Program next(place);
    actions::take_back_broken_off(next.app);
    if (next.named(card_named(1)).size() == 1) {  // it came to its end
      actions::undo(next.app, std::nullopt);
      before = next.everything();
    }
    REQUIRE(next.everything() == before);
    REQUIRE(next.is_well());
  }
}

TEST_CASE("what others built on stays when an import is broken off, and the history says so") {
  on_both([](const store::Place& place) {
    Program importer(place);
    Program other(place);
    int between = 0;
    CHECK_THROWS_AS(importer.bring("tracker", sheet(60),
                                   in_slices_of(10,
                                                [&] {
                                                  if (++between == 4) {
                                                    const auto known =
                                                        other.named("person7 sheet7");
                                                    REQUIRE(known.size() == 1);
                                                    other.add_note(known.front(), "met for tea");
                                                  }
                                                  return between < 6;
                                                })),
                    Error);
    CHECK(other.count("people") == 1);
    CHECK(other.named("person7 sheet7").size() == 1);
    CHECK(other.count("notes") == 2);  // the one of the file too
    CHECK(other.count("person_index") == 1);
    const auto history = other.history();
    REQUIRE(history.size() == 2);
    CHECK(history[0].name == "kept 1 person whom you used since, of an import that broke off");
    CHECK(history[1].name == "noted: met for tea");
    CHECK(other.is_well());
    actions::undo(other.app, history[1].id);
    const auto [said, is] = other.history_bytes();
    CHECK(said == is);
    actions::undo(other.app, history[0].id);
    CHECK(other.count("people") == 0);
    CHECK(other.count("person_index") == 0);
  });
}

TEST_CASE("an import that runs cannot be undone, nor can a second one run beside it") {
  on_both([](const store::Place& place) {
    Program importer(place);
    Program other(place);
    other.add("Jonas Weber");
    int between = 0;
    importer.bring(
        "vcard", cards(1, 60), in_slices_of(20, [&] {
          if (++between != 3) return true;
          const DeedId running = other.history().front().id;
          CHECK(refusal([&] {
                  actions::undo(other.app, running);
                }).find("is still running. Nothing was undone") != std::string::npos);
          CHECK_FALSE(store::hold_long_deeds(*other.db, mine));
          CHECK(store::hold_long_deeds(*other.db, theirs));
          // The newest that is done is another.
          CHECK(actions::undo(other.app, std::nullopt).target.name == "added Jonas Weber");
          return true;
        }));
    CHECK(other.count("people") == 60);
    CHECK(store::hold_long_deeds(*other.db, mine));
  });
}

TEST_CASE("two accounts import at once, and one that breaks off is nothing to the other") {
  on_both([](const store::Place& place) {
    Program importer(place);
    Program they(place, theirs);
    int between = 0;
    CHECK_THROWS_AS(importer.bring("vcard", cards(1, 100),
                                   in_slices_of(20,
                                                [&] {
                                                  if (++between == 2)
                                                    they.bring("vcard", cards(1, 50),
                                                               in_slices_of(10));
                                                  return between < 4;
                                                })),
                    Error);
    CHECK(importer.count("people") == 0);
    CHECK(importer.count("journal") == 0);
    CHECK(they.count("people") == 50);
    CHECK(they.history().size() == 1);
    CHECK(they.is_well());
  });
}

TEST_CASE("who is merged, removed or changed while an import runs stays as they are") {
  on_both([](const store::Place& place) {
    Program importer(place);
    Program other(place);
    importer.bring("vcard", cards(1, 60), in_slices_of(1'000));
    std::string newer = cards(1, 60);
    for (std::size_t at = 0; (at = newer.find("Designer", at)) != std::string::npos; ++at)
      newer.replace(at, 8, "Director");
    int between = 0;
    PersonId removed;
    PersonId changed;
    importer.bring("vcard", newer, in_slices_of(20, [&] {
                     if (++between != 2) return true;
                     removed = other.named(card_named(50)).front();
                     changed = other.named(card_named(51)).front();
                     actions::remove_person(other.app, removed);
                     actions::Deed deed(other.app, DeedKind::edit, "changed one");
                     Person person = store::find_person(deed.tx, changed).value();
                     person.archived = true;
                     store::update_person(deed.tx, person);
                     std::string card = store::card_bytes(deed.tx, changed);
                     card.insert(card.find("END:VCARD"), "NOTE:by hand\r\n");
                     store::put_card(deed.tx, changed, card);
                     deed.commit();
                     return true;
                   }));
    store::ReadTx tx(*other.db, mine);
    CHECK(store::find_person(tx, removed)->removed_at);
    CHECK(store::card_bytes(tx, removed).find("Designer") != std::string::npos);
    CHECK(store::find_person(tx, changed)->archived);
    CHECK(store::card_bytes(tx, changed).find("NOTE:by hand") != std::string::npos);
    CHECK(store::card_bytes(tx, changed).find("TITLE:Director") != std::string::npos);
  });
}
