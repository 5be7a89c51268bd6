// Search as one types, in process: 100 000 people and 1 000 000 notes (those of interactions),
// asked for letter by letter. People are held against an FTS5 table of the same folded words,
// unranked, though ours come ranked; notes against Xapian's query parser with its last word
// unfinished. Of each engine the 95th percentile over all prefixes is taken, CPU time; then five
// rounds in turns and the median of their ratios. No ratio is printed when the answers differ: not
// as many of them, or one that the peer would not give.
//
// The store is that of bench/commands.py (100k.db); it and Xapian's are made once and kept.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "actions/bench/bench_data.h"
#include "actions/search/search.h"
#include "base/text.h"
#include "store/db/tx.h"
#include "store/search/search.h"

using namespace wellmet;

namespace {

constexpr std::int64_t people_made = 100'000;
constexpr std::int64_t interactions_made = 1'000'000;
constexpr int wanted = 10;
constexpr int rounds = 5;
constexpr AccountId mine{1};
constexpr LocalDate today{20'779};  // 2026-11-22, as in commands.py

const std::filesystem::path folder = std::filesystem::path(WELLMET_BUILD) / "data";

constexpr std::array people_asked = {"maya al",  "łukasz ber", "sofia",  "jo marekski", "xavier",
                                     "thao ros", "p4711",      "lisbon", "blue labs",   "pottery",
                                     "wei",      "zanovez",    "ursula", "quentin tal"};
constexpr std::array notes_asked = {
    "garden",  "dog surgery", "moving house", "piano less",   "mountain fer",  "promised call",
    "concert", "wine",        "prototype",    "birthday din", "coffee launch", "repair bike"};

[[noreturn]] void differ(const std::string& asked, const char* how) {
  std::fprintf(stderr, "search_as_you_type: \"%s\": the answers differ: %s\n", asked.c_str(), how);
  std::exit(1);
}

// All that stands in the field while the words are typed, from so many letters on.
template <std::size_t N>
std::vector<std::string> as_typed(const std::array<const char*, N>& asked, std::size_t shortest) {
  std::vector<std::string> typed;
  for (const char* words : asked) {
    const std::string whole = fold(words);
    for (std::size_t i = shortest; i <= whole.size(); ++i) {
      if (whole[i - 1] != ' ') typed.push_back(whole.substr(0, i));
    }
  }
  return typed;
}

double cpu_milliseconds(const std::function<void()>& work) {
  const auto now = [] {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
  };
  const double before = now();
  work();
  return now() - before;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::unique_ptr<store::Connection> store_to_search() {
  const std::filesystem::path path = folder / "100k.db";
  if (!std::filesystem::exists(path)) {
    const std::string part = path.string() + ".part";
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(part + end);
    std::filesystem::create_directories(folder);
    const auto db = store::open({.where = part});
    App app{.db = *db, .clock = [] { return Instant{}; }, .today_is = today};
    store::ensure_account(*db, mine, "bench", Instant{});
    actions::make_bench_data(app, {people_made, interactions_made},
                             [](std::int64_t done, std::int64_t of) {
                               if (done % 50'000 == 0)
                                 std::printf("making the store: %ld of %ld rows\n", done, of);
                               std::fflush(stdout);
                             });
    db->script("pragma wal_checkpoint(truncate)");
    std::filesystem::rename(part, path);
  }
  return store::open({.where = path.string()});
}

// --- people
// ---------------------------------------------------------------------------------------

// In memory, which is no worse than a file that was read before.
std::unique_ptr<store::Connection> fts5_of_people(store::ReadTx& tx) {
  auto peer = store::connect_sqlite({.where = ":memory:"}, store::Access::read_write);
  peer->script(
      "create virtual table p using fts5(name, other, prefix = '1 2 3', "
      "tokenize = \"unicode61 remove_diacritics 0\"); begin");
  for (const store::Row& row :
       tx.query("select person_id, name, other from search_people_text where account_id = ?1"))
    peer->execute("insert into p (rowid, name, other) values (?1, ?2, ?3)", row.integer(0),
                  row.text(1), row.text(2));
  peer->script("commit; insert into p (p) values ('optimize')");
  return peer;
}

std::string fts5_words(const std::string& typed) {
  std::string match;
  for (const std::string& word : split(typed, ' ')) match += "\"" + word + "\"* ";
  return match;
}

std::vector<PersonId> people_of_fts5(store::Connection& peer, const std::string& typed) {
  std::vector<PersonId> found;
  for (const store::Row& row :
       peer.query("select rowid, name from p where p match ?1 limit ?2", fts5_words(typed), wanted))
    found.push_back(row.id<PersonId>(0));
  return found;
}

void compare_people(store::Connection& peer, const std::string& typed,
                    const std::vector<PersonId>& ours) {
  if (ours.size() != people_of_fts5(peer, typed).size()) differ(typed, "not as many people");
  for (PersonId id : ours) {
    bool there = false;
    for (const store::Row& row : peer.query(
             "select count(*) from p where p match ?1 and rowid = ?2", fts5_words(typed), id))
      there = row.flag(0);
    if (!there) differ(typed, "a person whom FTS5 does not find");
  }
}

// --- notes
// ----------------------------------------------------------------------------------------

Xapian::Database xapian_of_notes(store::ReadTx& tx) {
  const std::string path = (folder / "notes.xapian").string();
  if (!std::filesystem::exists(path)) {
    std::filesystem::remove_all(path + ".part");
    Xapian::WritableDatabase made(path + ".part", Xapian::DB_CREATE);
    Xapian::TermGenerator words;
    std::int64_t done = 0;
    for (const store::Row& row : tx.query("select id, kind || ' ' || ref_id, text from "
                                          "search_texts_text where account_id = ?1")) {
      Xapian::Document note;
      words.set_document(note);
      words.index_text(row.string(2));
      note.set_data(row.string(1));
      made.add_document(note);
      if (++done % 100'000 == 0)
        std::printf("making Xapian's index: %ld of %ld notes\n", done, interactions_made);
      std::fflush(stdout);
    }
    made.commit();
    made.close();
    std::filesystem::rename(path + ".part", path);
  }
  return Xapian::Database(path);
}

class XapianNotes {
 public:
  explicit XapianNotes(Xapian::Database database) : database_(std::move(database)) {
    parser_.set_database(database_);
    parser_.set_default_op(Xapian::Query::OP_AND);
  }
  std::vector<std::string> found(const std::string& typed) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser_.parse_query(typed, Xapian::QueryParser::FLAG_PARTIAL));
    std::vector<std::string> notes;
    const Xapian::MSet set = enquire.get_mset(0, wanted);
    for (auto at = set.begin(); at != set.end(); ++at)
      notes.push_back(at.get_document().get_data());
    return notes;
  }

 private:
  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

void compare_notes(store::ReadTx& tx, XapianNotes& peer, const std::string& typed,
                   const std::vector<store::TextHit>& ours) {
  if (ours.size() != peer.found(typed).size()) differ(typed, "not as many notes");
  for (const store::TextHit& hit : ours) {
    std::vector<std::string> words;
    for (const store::Row& row : tx.query("select text from search_texts_text where account_id = "
                                          "?1 and kind = ?2 and ref_id = ?3",
                                          hit.kind, hit.ref))
      words = split(row.string(0), ' ');
    for (const std::string& asked : split(typed, ' ')) {
      if (std::none_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.starts_with(asked); }))
        differ(typed, "a note without one of the words");
    }
  }
}

// --- the rounds
// -----------------------------------------------------------------------------------

using Ask = std::function<void(const std::string&)>;

struct Percentile {
  double milliseconds = 0;
  std::string typed = {};  // what took so long
};

Percentile percentile_95(const std::vector<std::string>& typed, const Ask& ask) {
  std::vector<Percentile> times;
  for (const std::string& one : typed) times.push_back({cpu_milliseconds([&] { ask(one); }), one});
  std::ranges::sort(times, {}, &Percentile::milliseconds);
  return times[times.size() * 95 / 100];
}

void print_ratio(const char* what, const char* must, const std::vector<std::string>& typed,
                 const Ask& ours, const Ask& theirs) {
  percentile_95(typed, theirs);  // reads what is to be in memory
  percentile_95(typed, ours);
  std::vector<double> ratios, our_times, their_times;
  std::string slow;
  for (int i = 0; i < rounds; ++i) {
    their_times.push_back(percentile_95(typed, theirs).milliseconds);
    const Percentile mine_now = percentile_95(typed, ours);
    our_times.push_back(mine_now.milliseconds);
    slow = mine_now.typed;
    ratios.push_back(our_times.back() / their_times.back());
  }
  std::printf(
      "%-40s ratio %8.4f  must %-7s ours p95 %.3f ms (\"%s\"), peer %.3f ms, %zu prefixes\n", what,
      median(ratios), must, median(our_times), slow.c_str(), median(their_times), typed.size());
  std::fflush(stdout);
}

}  // namespace

int main() {
  const auto db = store_to_search();
  store::ReadTx tx(*db, mine);

  const std::vector<std::string> names = as_typed(people_asked, 1);
  const auto fts5 = fts5_of_people(tx);
  for (const std::string& typed : names)
    compare_people(*fts5, typed, store::people_matching(tx, split(typed, ' '), wanted));
  print_ratio(
      "7  people, ranked / FTS5 unranked", "<= 1", names,
      [&](const std::string& t) { store::people_matching(tx, split(t, ' '), wanted); },
      [&](const std::string& t) { people_of_fts5(*fts5, t); });

  const std::vector<std::string> notes = as_typed(notes_asked, 2);
  XapianNotes xapian(xapian_of_notes(tx));
  for (const std::string& typed : notes)
    compare_notes(tx, xapian, typed, store::texts_matching(tx, split(typed, ' '), wanted));
  print_ratio(
      "7  notes, newest first / Xapian", "<= 0.3", notes,
      [&](const std::string& t) { store::texts_matching(tx, split(t, ' '), wanted); },
      [&](const std::string& t) { xapian.found(t); });

  std::vector<std::string> all = names;
  all.insert(all.end(), notes.begin(), notes.end());
  const Percentile whole = percentile_95(all, [&](const std::string& t) {
    actions::search(tx, actions::read_search(t, today), today, wanted);
  });
  std::printf("%-40s p95 %.3f ms (\"%s\")\n", "7  the whole search, as the page asks",
              whole.milliseconds, whole.typed.c_str());
  return 0;
}
