#include "store/history/history_limit.h"

#include <fmt/format.h>

#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/history/no_undo.h"
#include "store/integrity/examine.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr std::int64_t day_ms = 86'400'000;

struct Book {
  explicit Book(Connection& connection, AccountId whose = mine) : db(connection), account(whose) {
    write("added Maya", noon, [&](WriteTx& tx) {
      maya = insert_person(tx, {.uid = "urn:maya"});
      note = insert_note(tx, {.person = maya, .text = "first"});
    });
  }
  DeedId write(std::string_view name, Instant at, const std::function<void(WriteTx&)>& what) {
    WriteTx tx(db, account, name, at);
    what(tx);
    if (limit) {
      prune_history(tx, *limit);
    } else {
      count_journal_again(tx);
    }
    tx.commit();
    return tx.deed();
  }
  DeedId say(const std::string& text, Instant at = noon) {
    return write("changed a note", at,
                 [&](WriteTx& tx) { update_note(tx, {.id = note, .person = maya, .text = text}); });
  }
  Deed deed(DeedId id) {
    ReadTx tx(db, account);
    return find_deed(tx, id).value();
  }
  std::int64_t entries() {
    for (const Row& row : db.query("select count(*) from journal")) return row.integer(0);
    return 0;
  }

  Connection& db;
  AccountId account;
  std::optional<HistoryLimit> limit = HistoryLimit{};
  PersonId maya;
  NoteId note;
};

TEST_CASE("details older than two years go, but not those of the newest hundred changes") {
  on_both_open([](Connection& db) {
    Book book(db);
    const Instant later{noon.milliseconds + 731 * day_ms};
    for (int i = 0; i < 98; ++i) book.say(fmt::format("note {}", i), later);
    CHECK(book.deed(DeedId{1}).no_undo == "");
    book.say("one", later);
    book.say("two", later);
    CHECK(book.deed(DeedId{1}).no_undo == "pruned");
    CHECK(book.deed(DeedId{1}).changes == 0);
    CHECK(book.deed(DeedId{2}).no_undo == "");
    ReadTx tx(db, mine);
    CHECK(refusal([&] {
            refuse_without_details(tx, find_deed(tx, DeedId{1}).value());
          }).find("its details are gone") != std::string::npos);
    CHECK(faults_of_history(tx).empty());
  });
}

TEST_CASE("details over the size go, the oldest first, but not what was just done") {
  on_both_open([](Connection& db) {
    Book book(db);
    book.limit = HistoryLimit{.bytes_at_least = 10'000, .times_the_rest = 0};
    DeedId last;
    for (int i = 0; i < 40; ++i)
      last = book.say(std::string(1000, static_cast<char>('a' + i % 26)));
    CHECK(book.deed(DeedId{1}).no_undo == "pruned");
    CHECK(book.deed(last).no_undo == "");
    CHECK(book.entries() < 12);
    book.limit->bytes_at_least = 0;
    last = book.say("end");
    CHECK(book.entries() == 3);
    CHECK(book.deed(last).no_undo == "");
  });
}

TEST_CASE("the history of one account is no reason to keep more of another's") {
  on_both_open([](Connection& db) {
    Book book(db);
    Book other(db, theirs);
    DeedId last;
    for (int i = 0; i < 40; ++i) {
      for (Book* each : {&book, &other}) {
        each->limit = HistoryLimit{.bytes_at_least = 10'000};
        last = each->say(std::string(100'000, static_cast<char>('a' + i % 26)));
      }
    }
    CHECK(book.deed(DeedId{1}).no_undo == "pruned");
    CHECK(other.deed(DeedId{1}).no_undo == "pruned");
    CHECK(other.deed(last).no_undo == "");
  });
}

TEST_CASE("the details of a change that is still being written stay, however old or large") {
  on_both_open([](Connection& db) {
    Book book(db);
    book.limit = HistoryLimit{.bytes_at_least = 0, .times_the_rest = 0};
    WriteTx import(db, mine, "people are being imported", noon);
    insert_note(import, {.person = book.maya, .text = "of the file"});
    import.commit_slice();
    for (int i = 0; i < 10; ++i) book.say(fmt::format("note {}", i));
    CHECK(book.deed(DeedId{1}).no_undo == "pruned");
    CHECK(book.deed(import.deed()).no_undo == "");
    CHECK(book.deed(import.deed()).changes == 1);
    CHECK(book.entries() == 1 + 3);
    import.go_on();
    import.commit();
  });
}

TEST_CASE("how large the history is stays known, whatever is being written meanwhile") {
  on_both_open([](Connection& db) {
    const auto counted = [&] {
      std::int64_t bytes = 0;
      for (const Row& row : db.query("select last from counters where name = 'journal bytes'"))
        bytes = row.integer(0);
      return bytes;
    };
    Book book(db);
    book.limit = std::nullopt;
    book.say("without a limit");
    book.limit = HistoryLimit{};
    WriteTx import(db, mine, "people are being imported", noon);
    insert_note(import, {.person = book.maya, .text = "of the file"});
    import.commit_slice();
    book.say("counted from the first");
    import.go_on();
    prune_history(import, *book.limit);
    import.commit();
    const std::int64_t added_up = counted();
    CHECK(added_up > 0);
    book.limit = std::nullopt;
    book.say("");
    book.limit = HistoryLimit{};
    book.say("again");
    const std::int64_t counted_again = counted();
    std::int64_t since = 0;
    for (const Row& row : db.query("select sum(length(before)) + count(*) * 100 from journal where "
                                   "deed_id > ?1",
                                   import.deed().value + 1))
      since = row.integer(0);
    CHECK(counted_again - since == added_up);
  });
}

TEST_CASE("a commit prunes a bounded number of entries, and the next goes on") {
  on_both_open([](Connection& db) {
    Book book(db);
    book.limit = std::nullopt;
    for (int i = 0; i < 30; ++i) book.say(fmt::format("note {}", i));
    const std::int64_t before = book.entries();
    book.limit = HistoryLimit{.bytes_at_least = 0, .times_the_rest = 0, .entries_at_once = 5};
    book.say("one");
    CHECK(book.entries() == before + 1 - 5);
    book.say("two");
    CHECK(book.entries() == before + 2 - 10);
  });
}

TEST_CASE("the setting says for how many days, or forever") {
  on_both_open([](Connection& db) {
    const auto limit = [&] {
      ReadTx tx(db, mine);
      return history_limit(tx);
    };
    CHECK(limit()->days == 730);
    deed(db, "changed the settings", [](WriteTx& tx) { put_setting(tx, "history_keep", "90"); });
    CHECK(limit()->days == 90);
    deed(db, "changed the settings",
         [](WriteTx& tx) { put_setting(tx, "history_keep", "forever"); });
    CHECK(!limit());
  });
}

TEST_CASE("unused pages are given back when they are more than half of the file") {
  on_sqlite([](const Place& place) {
    const std::unique_ptr<Connection> db = open(place);
    make_accounts(*db);
    Book book(*db);
    book.limit = HistoryLimit{.bytes_at_least = 0, .times_the_rest = 0};
    book.say(std::string(20 << 20, 'a'));
    for (int i = 0; i < 4; ++i) book.say(fmt::format("note {}", i));
    db->script("pragma wal_checkpoint(truncate)");
    CHECK(std::filesystem::file_size(place.where) > (20 << 20));
    give_back_unused_pages(*db);
    CHECK(std::filesystem::file_size(place.where) < (1 << 20));
    CHECK(std::filesystem::file_size(place.where + "-wal") == 0);
    CHECK(book.deed(DeedId{1}).name == "added Maya");
  });
}

TEST_CASE("the log is cut back after it was large") {
  on_sqlite([](const Place& place) {
    const std::unique_ptr<Connection> db = open(place);
    make_accounts(*db);
    Book book(*db);
    book.say(std::string(30 << 20, 'a'));
    book.say("small");
    book.say("smaller");
    CHECK(std::filesystem::file_size(place.where + "-wal") <= (8 << 20));
  });
}

}  // namespace
}  // namespace wellmet::store
