// A writer in a process of its own does small deeds and acknowledges each on a pipe; it is killed
// at a random moment, a few hundred times, always on the same store. Whatever was acknowledged must
// be there afterwards, nothing half-done, and the file must be whole.
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <random>

#include "store/integrity/backup.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

std::string uid_of(std::int64_t number) { return fmt::format("urn:{}", number); }

// Rows in several tables: a deed that could be half-done.
void small_deed(Connection& db, std::int64_t number) {
  deed(db, fmt::format("deed {}", number), [&](WriteTx& tx) {
    const PersonId id = insert_person(tx, {.uid = uid_of(number)});
    put_card(tx, id, fmt::format("card {}", number));
    insert_note(tx, {.person = id, .text = std::string(300, 'n')});
    insert_interaction(tx, {.day = day("2026-03-05"), .people = {id}});
  });
}

[[noreturn]] void write_until_killed(const Place& place, int acknowledge, std::int64_t from) {
  try {
    const std::unique_ptr<Connection> db = open(place);
    make_accounts(*db);
    for (std::int64_t number = from;; ++number) {
      small_deed(*db, number);
      if (::write(acknowledge, &number, sizeof number) != sizeof number) _exit(3);
    }
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    _exit(2);
  }
}

// Reads acknowledgements until `enough` of them, or the writer's end; the last number.
std::int64_t read_acknowledged(int from, std::int64_t last, int enough) {
  std::int64_t number = 0;
  for (int i = 0; i < enough && ::read(from, &number, sizeof number) == sizeof number; ++i)
    last = number;
  return last;
}

// One writer from start to kill; the last number that it acknowledged.
std::int64_t run_and_kill(const Place& place, std::int64_t last, std::mt19937& random) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(place, ends[1], last + 1);
  }
  ::close(ends[1]);
  // Some are killed while opening the store, the others within a deed.
  last = read_acknowledged(ends[0], last, static_cast<int>(random() % 4));
  const timespec pause{0, static_cast<long>(random() % 4'000'000)};
  nanosleep(&pause, nullptr);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  last = read_acknowledged(ends[0], last, 1'000'000);
  ::close(ends[0]);
  return last;
}

// Acknowledged deeds are there, whole; one more may be, which the kill left unacknowledged.
std::int64_t check_after(const Place& place, std::int64_t acknowledged, bool whole_file) {
  const std::unique_ptr<Connection> db = open(place);
  if (whole_file) CHECK(faults_of_file(*db).empty());
  ReadTx tx(*db, mine);
  std::int64_t there = 0;
  for (const Row& row : tx.query("select count(*) from people where account_id = ?1"))
    there = row.integer(0);
  CHECK(there >= acknowledged);
  CHECK(there <= acknowledged + 1);
  for (const char* table : {"cards", "notes", "interactions", "interaction_people", "deeds"}) {
    for (const Row& row :
         tx.query(fmt::format("select count(*) from {} where account_id = ?1", table)))
      CHECK(row.integer(0) == there);
  }
  CHECK((there == 0 || person_with_uid(tx, uid_of(there))));
  return there;
}

TEST_CASE("a store outlives its writer being killed at any moment") {
  constexpr int kills = 240;
  constexpr int whole_check_every = 20;
  constexpr unsigned seed = 20261022;
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  std::mt19937 random(seed);
  std::int64_t last = 0;
  for (int i = 0; i < kills; ++i) {
    last = run_and_kill(place, last, random);
    last = check_after(place, last, i % whole_check_every == 0);
  }
  check_after(place, last, true);
  CHECK(last > kills / 2);
}

TEST_CASE("a disk that is full fails the deed and keeps what was there") {
  const TempFolder folder;
  const std::unique_ptr<Connection> db = open({folder / "wellmet.db"});
  make_accounts(*db);
  small_deed(*db, 1);
  db->script("pragma max_page_count = 120");
  std::string message;
  std::int64_t number = 1;
  while (message.empty() && number < 10'000) {
    message = refusal([&] { small_deed(*db, number + 1); });
    if (message.empty()) ++number;
  }
  CHECK(message.find("the disk is full. Nothing was changed; make room") != std::string::npos);
  CHECK(faults_of_file(*db).empty());
  ReadTx tx(*db, mine);
  CHECK(person_with_uid(tx, uid_of(number)));
  CHECK_FALSE(person_with_uid(tx, uid_of(number + 1)));
}

TEST_CASE("a file that may not grow fails the deed and keeps what was there") {
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  {
    const std::unique_ptr<Connection> db = open(place);
    make_accounts(*db);
    small_deed(*db, 1);
  }
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::string message = refusal([&] {
      const std::unique_ptr<Connection> db = open(place);
      for (std::int64_t number = 2; number < 10'000; ++number) small_deed(*db, number);
    });
    _exit(message.find("Nothing was changed") != std::string::npos ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
  const std::unique_ptr<Connection> db = open(place);
  CHECK(faults_of_file(*db).empty());
  ReadTx tx(*db, mine);
  CHECK(person_with_uid(tx, uid_of(1)));
}

TEST_CASE("a store that another program is writing to says so after the wait") {
  on_both([](const Place& usual) {
    Place place = usual;
    place.wait_ms = 50;
    const std::unique_ptr<Connection> first = open(place);
    const std::unique_ptr<Connection> second = open(place);
    make_accounts(*first);
    {
      WriteTx holding(*first, mine, "long", noon);
      const std::string message = refusal([&] { small_deed(*second, 1); });
      CHECK(message.find("another program is writing to the store") != std::string::npos);
      CHECK(message.find("try again") != std::string::npos);
      // Whoever reads is not held up.
      ReadTx tx(*second, mine);
      CHECK_FALSE(person_with_uid(tx, uid_of(1)));
    }
    small_deed(*second, 1);
    ReadTx tx(*first, mine);
    CHECK(person_with_uid(tx, uid_of(1)));
  });
}

TEST_CASE("two programs that write at once both succeed") {
  on_both([](const Place& place) {
    constexpr int each = 20;
    make_accounts(*open(place));
    std::vector<pid_t> children;
    for (int writer = 0; writer < 2; ++writer) {
      const pid_t child = fork();
      if (child == 0) {
        const std::string message = refusal([&] {
          const std::unique_ptr<Connection> db = open(place);
          for (int i = 1; i <= each; ++i) small_deed(*db, writer * 1000 + i);
        });
        _exit(message.empty() ? 0 : 1);
      }
      children.push_back(child);
    }
    for (pid_t child : children) {
      int status = -1;
      waitpid(child, &status, 0);
      CHECK(status == 0);
    }
    const std::unique_ptr<Connection> db = open(place);
    ReadTx tx(*db, mine);
    for (int i = 1; i <= each; ++i) {
      CHECK(person_with_uid(tx, uid_of(i)));
      CHECK(person_with_uid(tx, uid_of(1000 + i)));
    }
  });
}

}  // namespace
}  // namespace wellmet::store
