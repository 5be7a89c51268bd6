// Whether FTS5's index holds what the texts beside it say, and nothing else: its own look at its
// pages, then every word of every document, then the index of beginnings by asking it. The index
// has no text of its own to compare with (content = ''), so FTS5 cannot do the last two itself.
#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "base/error.h"
#include "base/hash.h"
#include "store/db/write_tx.h"
#include "store/integrity/examine.h"

namespace wellmet::store {
namespace {

constexpr std::size_t longest_beginning = 3;  // prefix = '1 2 3'
constexpr std::size_t longest_token = 32768;  // FTS5 cuts longer ones

struct Index {
  const char* name;
  std::vector<const char*> columns;  // of the texts; the account comes before them
};

const std::vector<Index>& indexes() {
  static const std::vector<Index> all = {{"search_people", {"name", "other"}},
                                         {"search_texts", {"text"}}};
  return all;
}

// The order in which entries are met does not count.
struct Entries {
  std::int64_t count = 0;
  std::uint64_t sum = 0;
  void add(std::string_view term, std::int64_t document, std::string_view column) {
    ++count;
    sum += stable_hash(fmt::format("{}\x1f{}\x1f{}", document, column, term));
  }
  friend bool operator==(const Entries&, const Entries&) = default;
};

struct Documents {
  std::int64_t count = 0;
  std::int64_t sum = 0;
  friend bool operator==(const Documents&, const Documents&) = default;
};

bool is_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// As the tokenizer "ascii" cuts.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_of_word(text[end])) ++end;
    std::string word(text.substr(at, std::min(end - at, longest_token)));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!word.empty()) words.insert(std::move(word));
    at = std::max(end, at + 1);
  }
  return words;
}

std::size_t end_of_letter(std::string_view word, std::size_t at) {
  const bool longer = static_cast<unsigned char>(word[at++]) >= 0xc0;
  while (longer && at < word.size() && (static_cast<unsigned char>(word[at]) & 0xc0) == 0x80) ++at;
  return at;
}

void add_beginnings(std::set<std::string>& beginnings, const std::string& word) {
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < longest_beginning && at < word.size(); ++letters) {
    at = end_of_letter(word, at);
    beginnings.insert(word.substr(0, at));
  }
}

struct Expected {
  Entries entries = {};
  std::map<std::string, Documents> beginnings = {};
};

Expected expected(Connection& db, const Index& index) {
  std::string sql = "select id, 'a' || account_id";
  for (const char* column : index.columns) sql += fmt::format(", {}", column);
  Expected all;
  for (const Row& row : db.query(fmt::format("{} from {}_text", sql, index.name))) {
    all.entries.add(row.text(1), row.integer(0), "account");
    std::set<std::string> beginnings;
    for (std::size_t i = 0; i < index.columns.size(); ++i) {
      for (const std::string& word : words_of(row.text(static_cast<int>(i) + 2))) {
        all.entries.add(word, row.integer(0), index.columns[i]);
        add_beginnings(beginnings, word);
      }
    }
    for (const std::string& beginning : beginnings) {
      Documents& documents = all.beginnings[beginning];
      ++documents.count;
      documents.sum += row.integer(0);
    }
  }
  return all;
}

Entries entries_there(Connection& db, const Index& index) {
  Entries there;
  for (const Row& row :
       db.query(fmt::format("select term, doc, col from {}_vocabulary", index.name)))
    there.add(row.text(0), row.integer(1), row.text(2));
  return there;
}

Documents documents_beginning(Connection& db, const Index& index, const std::string& beginning) {
  const std::string sql = fmt::format("select rowid from {0} where {0} match ?1", index.name);
  const std::string columns = index.columns.size() == 1 ? "text" : "{name other}";
  Documents there;
  for (const Row& row : db.query(sql, fmt::format("{} : \"{}\" *", columns, beginning))) {
    ++there.count;
    there.sum += row.integer(0);
  }
  return there;
}

bool is_whole(Connection& db, const Index& index) {
  try {
    db.execute(fmt::format("insert into {0} ({0}) values ('integrity-check')", index.name));
    const Expected all = expected(db, index);
    if (entries_there(db, index) != all.entries) return false;
    for (const auto& [beginning, documents] : all.beginnings) {
      if (documents_beginning(db, index, beginning) != documents) return false;
    }
    return true;
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::invalid) throw;  // what is damaged; not a full disk
    return false;
  }
}

}  // namespace

std::vector<std::string> faults_of_search(WriteTx& tx) {
  std::vector<std::string> faults;
  if (tx.dialect() == Dialect::postgres) return faults;  // an index like any other there
  for (const Index& index : indexes()) {
    if (!is_whole(tx.connection(), index))
      faults.push_back(fmt::format(
          "the index of {} does not hold the words that are in the texts",
          std::string_view(index.name) == "search_people" ? "people" : "notes and meetings"));
  }
  return faults;
}

}  // namespace wellmet::store
