// Drift replayed over a table of contacts, for measuring the formula against others. Millions of
// rows are usual, so ids become numbers once, only the pairs that some case asks about are kept,
// and one walk through the days of a pair answers all of its cases.
#include "judgement/evaluate_drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "judgement/cadence.h"
#include "judgement/named_columns.h"

namespace wellmet {
namespace {

struct Case {
  std::uint32_t ego = 0, alter = 0, pair = 0;
  int t = 0;
  double score = 1;
};

struct ContactDay {
  std::uint32_t pair = 0;
  int day = 0;
  friend auto operator<=>(const ContactDay&, const ContactDay&) = default;
};

class Numbers {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::uint32_t number_of(std::string_view name) {
    const auto [at, added] =
        numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
    if (added) names_.push_back(&at->first);
    return at->second;
  }
  std::uint32_t find(std::string_view name) const {
    const auto at = numbers_.find(name);
    return at == numbers_.end() ? none : at->second;
  }
  const std::string& name(std::uint32_t number) const { return *names_[number]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view t) const { return std::hash<std::string_view>{}(t); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> names_;
};

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
}

struct CaseTable {
  std::vector<Case> cases;
  Numbers people;
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
};

CaseTable read_cases(std::string_view csv) {
  CaseTable table;
  for (NamedColumns row(csv, "cases", {"ego", "alter", "t"}); row.next();) {
    const std::uint32_t ego = table.people.number_of(trim(row[0]));
    const std::uint32_t alter = table.people.number_of(trim(row[1]));
    const auto next_pair = static_cast<std::uint32_t>(table.pairs.size());
    const auto [pair, added] = table.pairs.try_emplace(pair_key(ego, alter), next_pair);
    table.cases.push_back({.ego = ego, .alter = alter, .pair = pair->second, .t = row.day(2)});
  }
  return table;
}

std::vector<ContactDay> read_contact_days(std::string_view csv, const CaseTable& table) {
  std::vector<ContactDay> days;
  for (NamedColumns row(csv, "events", {"src", "dst", "day"}); row.next();) {
    const int day = row.day(2);
    const std::uint32_t a = table.people.find(trim(row[0]));
    if (a == Numbers::none) continue;
    const std::uint32_t b = table.people.find(trim(row[1]));
    if (b == Numbers::none) continue;
    const auto pair = table.pairs.find(pair_key(a, b));
    if (pair != table.pairs.end()) days.push_back({.pair = pair->second, .day = day});
  }
  std::sort(days.begin(), days.end());
  return days;
}

void score(std::vector<Case>& cases, const std::vector<ContactDay>& days, int horizon_days) {
  std::vector<Case*> order(cases.size());
  std::transform(cases.begin(), cases.end(), order.begin(), [](Case& c) { return &c; });
  std::sort(order.begin(), order.end(), [](const Case* a, const Case* b) {
    return std::pair(a->pair, a->t) < std::pair(b->pair, b->t);
  });
  std::size_t next_day = 0;
  RhythmState state;
  const Case* previous = nullptr;
  for (Case* c : order) {
    if (!previous || previous->pair != c->pair) state = {};
    previous = c;
    while (next_day < days.size() && days[next_day].pair < c->pair) ++next_day;
    for (; next_day < days.size() && days[next_day] <= ContactDay{c->pair, c->t}; ++next_day)
      (void)add_contact_day(state, LocalDate{days[next_day].day});
    c->score = drift(state, LocalDate{c->t}, horizon_days).p;
  }
}

}  // namespace

std::string evaluate_drift(std::string_view events_csv, std::string_view cases_csv,
                           int horizon_days) {
  if (horizon_days < 1)
    throw Error(ErrorKind::usage, "The horizon is a number of days, 1 or more.");
  CaseTable table = read_cases(cases_csv);
  score(table.cases, read_contact_days(events_csv, table), horizon_days);
  std::string out = "ego,alter,t,score\n";
  for (const Case& c : table.cases) {
    append_cell(out, table.people.name(c.ego));
    out += ',';
    append_cell(out, table.people.name(c.alter));
    fmt::format_to(std::back_inserter(out), ",{},{:.9g}\n", c.t, c.score);
  }
  return out;
}

}  // namespace wellmet
