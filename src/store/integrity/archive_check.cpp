#include "store/integrity/archive_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/integrity/row_rules.h"

namespace wellmet::store {
namespace {

constexpr Reference nudges = {"nudges", "person_id", "people", IfErased::row_goes};

bool is_pointed_to(std::string_view table) {
  return table == "deeds" ||
         std::ranges::any_of(references(), [&](const Reference& r) { return table == r.to_table; });
}
constexpr const char* export_again = "Export it again from where it came.";

Problem problem(int line, std::string what) { return {line, std::move(what), export_again}; }

}  // namespace

void NumberSet::add(std::int64_t number) {
  if (number > largest_) {
    in_order_.push_back(number);
    largest_ = number;
  } else {
    others_.insert(number);
  }
}

bool NumberSet::contains(std::int64_t number) const {
  return std::ranges::binary_search(in_order_, number) || others_.contains(number);
}

void ArchiveCheck::add(const PlainRow& row, int line) {
  if (row.table == "counters") {
    counters_[std::string(text_in(row, "name"))] = {number_in(row, "last").value_or(0), line};
    return;
  }
  if (row.table == "journal") return add_entry(row, line);
  if (const auto id = number_in(row, "id")) add_number(row.table, *id, line);
  if (row.table == "deeds") return add_deed(row, line);
  if (row.table == "people") add_person(row, line);
  if (row.table == nudges.from_table) point(nudges, row, line);
  for (const Reference& reference : references()) {
    if (row.table == reference.from_table) point(reference, row, line);
  }
}

void ArchiveCheck::add_number(const std::string& table, std::int64_t number, int line) {
  Place& largest = largest_[table];
  if (number > largest.number) largest = {number, line};
  if (is_pointed_to(table)) numbers_[table].add(number);
}

void ArchiveCheck::point(const Reference& from, const PlainRow& row, int line) {
  const auto number = number_in(row, from.from_column);
  if (number && !is_there(from.to_table, *number)) pending_.push_back({&from, *number, line});
}

bool ArchiveCheck::is_there(std::string_view table, std::int64_t number) const {
  const auto numbers = numbers_.find(table);
  return numbers != numbers_.end() && numbers->second.contains(number);
}

void ArchiveCheck::add_person(const PlainRow& row, int line) {
  const std::int64_t id = number_in(row, "id").value_or(0);
  if (const auto into = number_in(row, "merged_into")) merged_into_[id] = {*into, line};
  if (number_in(row, "is_owner").value_or(0) != 0) owners_.push_back(line);
}

void ArchiveCheck::add_deed(const PlainRow& row, int line) {
  const std::int64_t id = number_in(row, "id").value_or(0);
  if (const auto other = number_in(row, "undoes")) {
    undoes_[id] = *other;
    if (*other >= id) undone_by_.push_back({*other, {id, line}});
  }
  if (const auto by = number_in(row, "undone_by")) undone_by_.push_back({id, {*by, line}});
}

// The deed must be there; its rows needn't be, since they may be gone by now. Their numbers were
// given out all the same.
void ArchiveCheck::add_entry(const PlainRow& row, int line) {
  deeds_of_entries_.emplace(number_in(row, "deed_id").value_or(0), line);
  const auto number = number_in(row, "table_number").value_or(0);
  for (const Table& table : journaled_tables()) {
    if (table.number != number || std::string_view(table.key1) != "id") continue;
    Place& largest = largest_[table.name];
    const std::int64_t key = number_in(row, "key1").value_or(0);
    if (key > largest.number) largest = {key, line};
  }
}

std::optional<Problem> ArchiveCheck::fault() const {
  for (const auto& look : {&ArchiveCheck::fault_of_pointers, &ArchiveCheck::fault_of_merges,
                           &ArchiveCheck::fault_of_deeds, &ArchiveCheck::fault_of_counters}) {
    if (auto found = (this->*look)()) return found;
  }
  return std::nullopt;
}

std::optional<Problem> ArchiveCheck::fault_of_pointers() const {
  for (const Pointer& p : pending_) {
    if (is_there(p.from->to_table, p.number)) continue;
    return problem(
        p.line, fmt::format("The file is not whole: \"{}\" of {} points to {} {}, "
                            "which is not in it.",
                            p.from->from_column, p.from->from_table, p.from->to_table, p.number));
  }
  if (owners_.size() > 1) return problem(owners_[1], "A second person is said to be you.");
  return std::nullopt;
}

std::optional<Problem> ArchiveCheck::fault_of_merges() const {
  std::unordered_set<std::int64_t> ends;  // known to lead out of every circle
  for (const auto& [first, place] : merged_into_) {
    std::unordered_set<std::int64_t> way;
    for (std::int64_t person = first; !ends.contains(person);) {
      if (!way.insert(person).second)
        return problem(place.line,
                       fmt::format("Person {} was merged with others in a circle.", first));
      const auto next = merged_into_.find(person);
      if (next == merged_into_.end()) break;
      person = next->second.number;
    }
    ends.insert(way.begin(), way.end());
  }
  return std::nullopt;
}

// A change is undone by a later one. So none undoes itself, and none go round in a circle. One that
// undid nothing left no trace, but its number with what it undid.
std::optional<Problem> ArchiveCheck::fault_of_deeds() const {
  for (const auto& [deed, by] : undone_by_) {
    const auto undoes = undoes_.find(by.number);
    const bool is_its_undoing = undoes != undoes_.end() && undoes->second == deed;
    if (by.number > deed && (is_its_undoing || !is_there("deeds", by.number))) continue;
    return problem(by.line, fmt::format("Change {} is said to be undone by change {}, which "
                                        "can't be.",
                                        deed, by.number));
  }
  std::vector<std::pair<int, std::int64_t>> lost;
  for (const auto& [deed, line] : deeds_of_entries_) {
    if (!is_there("deeds", deed)) lost.emplace_back(line, deed);
  }
  if (lost.empty()) return std::nullopt;
  const auto [line, deed] = *std::ranges::min_element(lost);
  return problem(line, fmt::format("This entry of the history belongs to change {}, which is not "
                                   "in the file.",
                                   deed));
}

std::optional<Problem> ArchiveCheck::fault_of_counters() const {
  for (const auto& [table, place] : counters_) {
    const bool counts =
        table == "deeds" ||
        std::ranges::any_of(journaled_tables(), [&](const auto& t) { return table == t.name; });
    if (!counts)
      return problem(place.line,
                     fmt::format("There is nothing to count called {}.", in_quotes(table)));
  }
  for (const auto& [table, place] : largest_) {
    const auto counter = counters_.find(table);
    const std::int64_t last = counter == counters_.end() ? 0 : counter->second.number;
    if (last >= place.number) continue;
    return problem(
        counter == counters_.end() ? place.line : counter->second.line,
        fmt::format("The counter of {} is at {}, but {} is in use.", table, last, place.number));
  }
  return std::nullopt;
}

}  // namespace wellmet::store
