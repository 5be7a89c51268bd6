#include "judgement/introductions/evaluate_introductions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "judgement/introductions/pairs.h"
#include "judgement/named_columns.h"

namespace wellmet {
namespace {

constexpr int best_of_each = 10;
constexpr LocalDate any_day{};

// The members of the table, and their topics by number.
class Table {
 public:
  explicit Table(std::string_view text) : rows_(text, "holdings", {"id", "what"}, {"age", "kind"}) {
    while (rows_.next()) add_row();
  }
  std::vector<CommunityMember> members() { return std::move(members_); }

 private:
  void add_row() {
    CommunityMember& member = members_[member_called(std::string(rows_[0]))];
    const std::int64_t what =
        whats_.emplace(std::string(rows_[1]), static_cast<std::int64_t>(whats_.size()) + 1)
            .first->second;
    const std::string_view kind = rows_[3];
    if (kind.empty() || kind == "holds") {
      const int age = rows_[2].empty() ? 0 : rows_.day(2);
      if (std::ranges::find(member.holds, what, &Holding::what) == member.holds.end())
        member.holds.push_back({what, age});
      return;
    }
    if (kind != "asks" && kind != "offers") rows_.refuse("kind is holds, asks or offers.");
    auto& topics = kind == "asks" ? member.asks : member.offers;
    if (std::ranges::find(topics, what) == topics.end()) topics.push_back(what);
  }

  std::size_t member_called(const std::string& id) {
    const auto [at, is_new] = places_.emplace(id, members_.size());
    if (is_new) members_.push_back({.name = id});
    return at->second;
  }

  NamedColumns rows_;
  std::vector<CommunityMember> members_ = {};
  std::unordered_map<std::string, std::size_t> places_ = {};
  std::unordered_map<std::string, std::int64_t> whats_ = {};
};

}  // namespace

std::string evaluate_introductions(std::string_view holdings) {
  std::vector<CommunityMember> members = Table(holdings).members();
  std::vector<std::string> names;
  for (const CommunityMember& member : members) names.push_back(member.name);
  const Community community(std::move(members), any_day);
  std::string csv = "id,other,worth\n";
  for (int i = 0; i < static_cast<int>(names.size()); ++i) {
    for (const Pairing& pair : community.pairs_with(i, best_of_each)) {
      append_cell(csv, names[static_cast<std::size_t>(pair.first)]);
      csv += ',';
      append_cell(csv, names[static_cast<std::size_t>(pair.second)]);
      csv += fmt::format(",{:.6f}\n", pair.worth);
    }
  }
  return csv;
}

}  // namespace wellmet
