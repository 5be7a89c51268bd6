// The ethos over whole address books (docs/decisions, product words): rules that fail when someone
// breaks them. Books are generated; each rule changes something that must not matter, and every
// list must come out the same, letter by letter.
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>

#include "actions/deed.h"
#include "actions/duplicates.h"
#include "actions/people.h"
#include "actions/today.h"
#include "formats/vcard/write.h"
#include "store/interactions.h"
#include "store/journal.h"
#include "store/notes.h"
#include "store/people.h"

namespace {

using namespace wellmet;

constexpr Instant noon{1'795'348'800'000};  // 2026-11-22T12:00:00Z
constexpr LocalDate today{20'779};          // the same day

// One meeting of a generated book; people by their place in it.
struct Meeting {
  int person = 0;
  int days_ago = 0;
  InteractionKind kind = InteractionKind::coffee;
};

struct Book {
  int people = 0;
  std::vector<Meeting> meetings = {};
  std::vector<std::string> titles = {};
  std::vector<std::string> companies = {};
  std::vector<int> order = {};  // in which people are entered
  int repeats = 1;              // how often each meeting stands there, on its day
};

std::string name_of(int place) {
  static const char* const given[] = {"Maya", "Jo", "Łukasz", "Sofía", "Priya", "Amara", "Tomasz"};
  static const char* const family[] = {"Chen",  "Okafor", "Wiśniewski", "Hernández",
                                       "Raman", "Diallo", "Zieliński",  "Mbeki"};
  return std::string(given[place % 7]) + " " + family[place % 8];
}

class World {
 public:
  explicit World(const Book& book)
      : db_(store::open({":memory:"})), app_{.db = *db_, .clock = [] { return noon; }} {
    store::ensure_account(*db_, app_.account, "me", noon);
    actions::Deed deed(app_, "made a book");
    std::vector<PersonId> ids(static_cast<std::size_t>(book.people));
    for (int place : book.order) ids[static_cast<std::size_t>(place)] = add(deed.tx, book, place);
    for (const Meeting& m : book.meetings) {
      for (int again = 0; again < book.repeats; ++again)
        store::insert_interaction(deed.tx, {.kind = m.kind,
                                            .day = today - m.days_ago,
                                            .people = {ids[static_cast<std::size_t>(m.person)]}});
    }
    deed.commit();
  }

  // Everything that suggests somebody, as it is shown: numbers of people left out.
  std::string lists() {
    store::ReadTx tx(*db_, app_.account);
    std::string all;
    for (const Suggestion& s : actions::today(tx, {.today = today, .limit = 8})) all += shown(s);
    all += "--\n";
    for (const Suggestion& s : actions::reconnect(tx, {.today = today, .limit = 8}))
      all += shown(s);
    all += "--\n";
    std::vector<std::string> pairs;
    for (const actions::PossiblePair& pair : actions::possible_duplicates(tx, today, 100)) {
      std::vector<std::string> uids = {uid(tx, pair.first), uid(tx, pair.second)};
      std::ranges::sort(uids);
      pairs.push_back(uids[0] + " " + uids[1] + " " + in_words(pair.comparison) + "\n");
    }
    std::ranges::sort(pairs);
    return std::accumulate(pairs.begin(), pairs.end(), all);
  }

 private:
  static PersonId add(store::WriteTx& tx, const Book& book, int place) {
    const std::string uid = "uid-" + std::to_string(place);
    const auto at = static_cast<std::size_t>(place);
    const actions::NewPerson person{.name = name_of(place),
                                    .emails = {"p" + std::to_string(place / 2) + "@example.com"},
                                    .organisation = book.companies[at],
                                    .title = book.titles[at]};
    const PersonId id = store::insert_person(tx, {.uid = uid});
    store::put_card(tx, id, vcard::write(actions::card_for(person, uid)));
    store::insert_position(
        tx, {.person = id, .title = person.title, .organisation = person.organisation});
    return id;
  }

  static std::string shown(const Suggestion& s) {
    return s.name + " | " + to_text(s.kind) + " | " + s.because + " | " + s.next_act + "\n";
  }

  static std::string uid(store::ReadTx& tx, PersonId id) { return store::find_person(tx, id)->uid; }

  std::unique_ptr<store::Connection> db_;
  App app_;
};

std::vector<std::string> some_words(int count) {
  static const std::vector<std::string> words = {"CEO",     "Intern", "Professor", "",
                                                 "Founder", "Nurse",  "Big & Co",  "Startup"};
  std::vector<std::string> list;
  for (int i = 0; i < count; ++i) list.push_back(*rc::gen::elementOf(words));
  return list;
}

Book some_book() {
  Book book;
  book.people = *rc::gen::inRange(2, 14);
  book.titles = some_words(book.people);
  book.companies = some_words(book.people);
  book.order.resize(static_cast<std::size_t>(book.people));
  std::iota(book.order.begin(), book.order.end(), 0);
  const int meetings = *rc::gen::inRange(0, 40);
  for (int i = 0; i < meetings; ++i) {
    const int span = *rc::gen::element(20, 200, 800, 2500);
    book.meetings.push_back(
        {.person = *rc::gen::inRange(0, book.people),
         .days_ago = *rc::gen::inRange(0, span),
         .kind = *rc::gen::element(InteractionKind::coffee, InteractionKind::call,
                                   InteractionKind::help_given, InteractionKind::help_received)});
  }
  return book;
}

// A store for each book is dear: fewer books than rapidcheck would take, each a whole one.
template <class Property>
bool holds(Property property) {
  rc::detail::Configuration configuration = rc::detail::configuration();
  configuration.testParams.maxSuccess = 25;
  const auto result =
      rc::detail::checkTestable(property, rc::detail::TestMetadata{}, configuration.testParams);
  rc::detail::printResultMessage(result, std::cerr);
  return result.template is<rc::detail::SuccessResult>();
}

}  // namespace

TEST_CASE("peers count: titles and companies change no list") {
  CHECK(holds([] {
    Book book = some_book();
    const std::string before = World(book).lists();
    book.titles = some_words(book.people);
    book.companies = some_words(book.people);
    RC_ASSERT(World(book).lists() == before);
  }));
}

TEST_CASE("no tally: who helped whom, and how often, changes no list") {
  CHECK(holds([] {
    Book book = some_book();
    const std::string before = World(book).lists();
    for (Meeting& m : book.meetings) {
      if (m.kind == InteractionKind::help_given) {
        m.kind = InteractionKind::help_received;
      } else if (m.kind == InteractionKind::help_received) {
        m.kind = InteractionKind::coffee;
      }
    }
    RC_ASSERT(World(book).lists() == before);
  }));
}

TEST_CASE("volume is not worth: ten times the same day changes no list") {
  CHECK(holds([] {
    Book book = some_book();
    const std::string before = World(book).lists();
    book.repeats = 10;
    RC_ASSERT(World(book).lists() == before);
  }));
}

TEST_CASE("no prominence: who was entered first changes no list") {
  CHECK(holds([] {
    Book book = some_book();
    const std::string before = World(book).lists();
    std::ranges::reverse(book.order);
    RC_ASSERT(World(book).lists() == before);
  }));
}

TEST_CASE("no leaderboard: the store has no room for a score or a balance") {
  const auto db = store::open({":memory:"});
  for (const store::JournaledTable& table : store::journaled_tables()) {
    for (const std::string& column : store::columns_of(*db, table.name)) {
      for (const char* word : {"score", "rank", "favour", "balance", "tally", "weight", "worth"}) {
        INFO(table.name, ".", column);
        CHECK(column.find(word) == std::string::npos);
      }
    }
  }
}

TEST_CASE("consent: nothing in the program can reach anybody over a network") {
  // PostgreSQL, when the user names a server, is the one exception, behind its one file.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(WELLMET_SOURCE "/src")) {
    if (!entry.is_regular_file() || entry.path().filename() == "postgres.cpp") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (const char* way :
         {"sys/socket.h", "curl/", "netdb.h", "boost/asio", "sendmail", "popen("}) {
      INFO(entry.path().string(), " ", way);
      CHECK(text.find(way) == std::string::npos);
    }
  }
}
