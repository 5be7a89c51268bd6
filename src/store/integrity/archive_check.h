#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/problem.h"
#include "model/plain_row.h"
#include "store/history/journal.h"

// Whether the rows of an archive fit each other: each row points to rows that are there, the
// history to deeds that are there, no circle, and the counters are not behind the numbers in use.
// Rows may come in any order. Memory grows with the numbers of people, interests, interactions and
// deeds, eight bytes each when they come in order.
namespace wellmet::store {

// Numbers, in little room when they come in order.
class NumberSet {
 public:
  void add(std::int64_t);
  bool contains(std::int64_t) const;

 private:
  std::vector<std::int64_t> in_order_;
  std::unordered_set<std::int64_t> others_;
  std::int64_t largest_ = 0;
};

class ArchiveCheck {
 public:
  // A row that fits its own table, and its line in the file.
  void add(const PlainRow&, int line);
  // The first thing that doesn't fit; nothing when all does.
  std::optional<Problem> fault() const;

 private:
  struct Pointer {
    const Reference* from = nullptr;
    std::int64_t number = 0;
    int line = 0;
  };
  struct Place {
    std::int64_t number = 0;
    int line = 0;
  };

  void add_number(const std::string& table, std::int64_t number, int line);
  void point(const Reference&, const PlainRow&, int line);
  bool is_there(std::string_view table, std::int64_t number) const;
  void add_person(const PlainRow&, int line);
  void add_deed(const PlainRow&, int line);
  void add_entry(const PlainRow&, int line);
  std::optional<Problem> fault_of_pointers() const;
  std::optional<Problem> fault_of_merges() const;
  std::optional<Problem> fault_of_deeds() const;
  std::optional<Problem> fault_of_counters() const;

  std::map<std::string, NumberSet, std::less<>> numbers_;  // of tables that rows point to
  std::map<std::string, Place> largest_;                   // by table: the largest number in use
  std::map<std::string, Place> counters_;
  std::vector<Pointer> pending_;  // to rows that had not come yet
  std::map<std::int64_t, Place> merged_into_;
  std::unordered_map<std::int64_t, std::int64_t> undoes_;  // of deeds that undo another
  std::vector<std::pair<std::int64_t, Place>> undone_by_;
  std::unordered_map<std::int64_t, int> deeds_of_entries_;  // and the first line of each
  std::vector<int> owners_;                                 // lines
};

}  // namespace wellmet::store
