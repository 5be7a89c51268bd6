// A search from both ends at once: of two halves of a chain each looks at far fewer people than the
// whole would. The end with fewer people at its edge goes on.
#include "actions/relations/acquaintance_chain.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "actions/people/who.h"
#include "store/people/people.h"
#include "store/relations/relations.h"

namespace wellmet::actions {
namespace {

constexpr int most_steps = 6;                // from either end
constexpr std::size_t most_people = 10'000;  // from either end
constexpr std::size_t read_at_once = 200;    // people at the edge
constexpr int rows_at_once = 20'000;

// `word` is what `to` is to `from`.
struct Edge {
  PersonId from = {}, to = {};
  std::string word = {};
};

std::string from_the_other_side(const std::string& word) {
  if (word == word_introduced_by) return std::string(word_introduced_you_to);
  if (word == word_introduced_you_to) return std::string(word_introduced_by);
  return inverse_word(word);
}

// Reads who is around people, each of them one person with those merged into them.
class Surroundings {
 public:
  explicit Surroundings(store::ReadTx& tx) : tx_(tx), owner_(store::owner(tx)) {}

  std::vector<Edge> of(const std::vector<PersonId>& people) {
    edges_.clear();
    std::vector<PersonId> with_merged;
    for (const PersonId person : people) {
      for (const PersonId one : store::with_those_merged(tx_, person)) {
        with_merged.push_back(one);
        stands_for_[one] = person;
      }
    }
    read_cards(people, with_merged);
    for (const store::Introduction& one : store::introductions_of(tx_, people, rows_at_once)) {
      add(one.met, one.through, std::string(word_introduced_by));
      add(one.through, one.met, std::string(word_introduced_you_to));
    }
    std::erase_if(edges_, [&](const Edge& edge) {
      return std::ranges::find(people, edge.from) == people.end();
    });
    return edges_;
  }

 private:
  void read_cards(const std::vector<PersonId>& people, const std::vector<PersonId>& with_merged) {
    std::vector<store::RelationRow> rows = store::relations_on_cards(tx_, people, rows_at_once);
    for (store::RelationRow& row :
         store::relations_pointing_to(tx_, store::uids_of(tx_, with_merged), rows_at_once)) {
      if (!row.removed) rows.push_back(std::move(row));
    }
    std::vector<std::string> uids;
    for (const store::RelationRow& row : rows) {
      if (!row.relation.uid.empty()) uids.push_back(row.relation.uid);
    }
    std::ranges::sort(uids);
    uids.erase(std::ranges::unique(uids).begin(), uids.end());
    std::map<std::string, PersonId> by_uid;
    for (const store::UidOf& known : store::people_with_uids(tx_, uids))
      by_uid[known.uid] = known.person;
    for (const store::RelationRow& row : rows) {
      const auto other = by_uid.find(row.relation.uid);
      if (other == by_uid.end()) continue;
      const std::string word = relation_word(row.relation.label);
      add(row.whose, other->second, word);
      add(other->second, row.whose, from_the_other_side(word));
    }
  }

  void add(PersonId from, PersonId to, std::string word) {
    from = standing(from);
    to = standing(to);
    if (from && to && from != to && from != owner_ && to != owner_)
      edges_.push_back({from, to, std::move(word)});
  }

  // 0 for somebody in the trash.
  PersonId standing(PersonId person) {
    const auto known = stands_for_.find(person);
    if (known != stands_for_.end()) return known->second;
    const PersonId root = standing_for(tx_, person);
    const auto found = store::find_person(tx_, root);
    return stands_for_[person] = found && !found->removed_at ? root : PersonId{};
  }

  store::ReadTx& tx_;
  std::optional<PersonId> owner_;
  std::unordered_map<PersonId, PersonId> stands_for_ = {};
  std::vector<Edge> edges_ = {};
};

// Everybody reached from one end, with the step by which.
struct End {
  std::unordered_map<PersonId, Edge> reached = {};
  std::vector<PersonId> edge = {};
  int steps = 0;
  explicit End(PersonId start) : reached{{start, Edge{}}}, edge{start} {}
  bool can_go_on() const {
    return !edge.empty() && steps < most_steps && reached.size() < most_people;
  }
};

// One step further; somebody whom the other end has reached, if there is one.
std::optional<PersonId> go_on(Surroundings& around, End& end, const End& other) {
  std::vector<PersonId> next;
  ++end.steps;
  for (std::size_t first = 0; first < end.edge.size(); first += read_at_once) {
    const std::size_t last = std::min(end.edge.size(), first + read_at_once);
    const std::vector<PersonId> some(end.edge.begin() + static_cast<std::ptrdiff_t>(first),
                                     end.edge.begin() + static_cast<std::ptrdiff_t>(last));
    for (const Edge& step : around.of(some)) {
      if (!end.reached.emplace(step.to, step).second) continue;
      if (other.reached.contains(step.to)) return step.to;
      next.push_back(step.to);
    }
  }
  end.edge = std::move(next);
  return std::nullopt;
}

std::vector<Edge> joined(const End& from, const End& to, PersonId middle) {
  std::vector<Edge> chain;
  for (PersonId at = middle; from.reached.at(at).from; at = from.reached.at(at).from)
    chain.push_back(from.reached.at(at));
  std::ranges::reverse(chain);
  for (PersonId at = middle; to.reached.at(at).from; at = to.reached.at(at).from) {
    const Edge& step = to.reached.at(at);
    chain.push_back({step.to, step.from, from_the_other_side(step.word)});
  }
  return chain;
}

std::vector<ChainLink> with_names(store::ReadTx& tx, const std::vector<Edge>& chain) {
  std::vector<PersonId> people;
  for (const Edge& step : chain) people.insert(people.end(), {step.from, step.to});
  std::map<std::int64_t, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id.value] = std::move(name);
  std::vector<ChainLink> links;
  for (const Edge& step : chain)
    links.push_back(
        {step.to,
         {.whose = names[step.from.value], .word = step.word, .name = names[step.to.value]}});
  return links;
}

}  // namespace

std::vector<ChainLink> chain_between(store::ReadTx& tx, PersonId from, PersonId to) {
  if (from == to) return {};
  Surroundings around(tx);
  End one(from), other(to);
  while (one.can_go_on() || other.can_go_on()) {
    const bool first =
        one.can_go_on() && (!other.can_go_on() || one.edge.size() <= other.edge.size());
    const auto middle = first ? go_on(around, one, other) : go_on(around, other, one);
    if (middle) return with_names(tx, joined(one, other, *middle));
    if (one.edge.empty() || other.edge.empty()) return {};
  }
  return {};
}

}  // namespace wellmet::actions
