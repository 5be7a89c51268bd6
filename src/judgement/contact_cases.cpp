// Millions of rows are usual, so ids become numbers once, only the pairs that some case asks about
// are kept, and one walk through the days of a pair answers all of its cases.
#include "judgement/contact_cases.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "base/text.h"
#include "judgement/named_columns.h"

namespace wellmet {
namespace {

struct NumberedCase {
  std::uint32_t ego = 0, alter = 0, pair = 0;
  int t = 0;
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
  std::vector<NumberedCase> cases;
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

}  // namespace

std::vector<ContactCase> contact_cases(std::string_view events_csv, std::string_view cases_csv) {
  const CaseTable table = read_cases(cases_csv);
  const std::vector<ContactDay> days = read_contact_days(events_csv, table);
  std::vector<std::size_t> order(table.cases.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(
      order, {}, [&](std::size_t i) { return std::pair(table.cases[i].pair, table.cases[i].t); });
  std::vector<ContactCase> answers(table.cases.size());
  std::size_t next_day = 0;
  RhythmState state;
  std::uint32_t pair = Numbers::none;
  for (const std::size_t i : order) {
    const NumberedCase& c = table.cases[i];
    if (c.pair != pair) state = {};
    pair = c.pair;
    while (next_day < days.size() && days[next_day].pair < pair) ++next_day;
    for (; next_day < days.size() && days[next_day] <= ContactDay{pair, c.t}; ++next_day)
      (void)add_contact_day(state, LocalDate{days[next_day].day});
    answers[i] = {.ego = table.people.name(c.ego),
                  .alter = table.people.name(c.alter),
                  .on = LocalDate{c.t},
                  .rhythm = state};
  }
  return answers;
}

}  // namespace wellmet
