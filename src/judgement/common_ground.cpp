// What two people share, the rarest first: that you both keep bees says more than that you both
// like music. Where you worked is history worth a mention; what you were called there is not.
#include "judgement/common_ground.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "base/text.h"
#include "judgement/few_people.h"

namespace wellmet {
namespace {

// A dog may be a pet to one and a thing to the other; an employer is not an interest.
enum class Group { interest, circle, organisation };

Group group_of(GroundKind kind) {
  if (kind == GroundKind::organisation) return Group::organisation;
  return kind == GroundKind::circle ? Group::circle : Group::interest;
}

using SharedKey = std::pair<Group, std::string>;
SharedKey key_of(const Ground& ground) { return {group_of(ground.kind), ground.key}; }

GroundKind kind_of(InterestKind kind) {
  switch (kind) {
    case InterestKind::thing:
      return GroundKind::thing;
    case InterestKind::cause:
      return GroundKind::cause;
    case InterestKind::value:
      return GroundKind::value;
    case InterestKind::pet:
      return GroundKind::pet;
    case InterestKind::place:
      return GroundKind::place;
    case InterestKind::team:
      return GroundKind::team;
  }
  return GroundKind::thing;
}

struct Verbs {
  const char* both;    // "you both keep dogs"
  const char* others;  // "only 3 of your people do"
};

Verbs verbs_for(const Ground& mine, const Ground& theirs) {
  switch (theirs.kind) {
    case GroundKind::thing:
      return {"you both like", "do"};
    case GroundKind::cause:
      return {"you both care about", "do"};
    case GroundKind::value:
      return {"you both value", "do"};
    case GroundKind::pet:
      return {"you both keep", "do"};
    case GroundKind::place:
      return {"you both know", "do"};
    case GroundKind::team:
      return {"you both follow", "do"};
    case GroundKind::circle:
      return {"you both belong to", "do"};
    case GroundKind::organisation:
      break;
  }
  if (mine.over && theirs.over) return {"you both worked at", "did"};
  return mine.over || theirs.over ? Verbs{"you have both worked at", "have"}
                                  : Verbs{"you both work at", "do"};
}

std::string sentence(const Ground& mine, const Ground& theirs) {
  const Verbs verbs = verbs_for(mine, theirs);
  const std::string both = fmt::format("{} {}", verbs.both, theirs.name);
  if (theirs.people <= 0) return both;
  if (theirs.people == 1)
    return fmt::format("{}; nobody else you know {}", both,
                       verbs.others == std::string_view("do")     ? "does"
                       : verbs.others == std::string_view("have") ? "has"
                                                                  : verbs.others);
  return fmt::format("{}; {}{} of your people {}", both, theirs.people <= few_people ? "only " : "",
                     theirs.people, verbs.others);
}

Shared shared(const Ground& mine, const Ground& theirs) {
  return {.what = theirs.detail.empty() ? theirs.name
                                        : fmt::format("{} ({})", theirs.name, theirs.detail),
          .kind = theirs.kind,
          .people = theirs.people,
          .interest = theirs.interest,
          .sentence = sentence(mine, theirs)};
}

}  // namespace

std::string to_text(GroundKind kind) {
  static constexpr const char* texts[] = {"thing", "cause", "value",        "pet",
                                          "place", "team",  "organisation", "circle"};
  return texts[static_cast<std::size_t>(kind)];
}

Ground ground_of(const Interest& interest, int people) {
  return {.kind = kind_of(interest.kind),
          .key = interest_key(interest.name),
          .name = interest.name,
          .detail = interest.detail,
          .people = people,
          .interest = interest.id};
}

Ground ground_of(const Position& position, int people) {
  return {.kind = GroundKind::organisation,
          .key = organisation_key(position.organisation),
          .name = position.organisation,
          .over = !position.current,
          .people = people};
}

Ground ground_of_place(const std::string& place, int people) {
  return {.kind = GroundKind::place, .key = interest_key(place), .name = place, .people = people};
}

std::string organisation_key(std::string_view organisation) {
  return join(folded_words(organisation), " ");
}

std::vector<Shared> common_ground(const std::vector<Ground>& mine,
                                  const std::vector<Ground>& theirs) {
  std::map<SharedKey, const Ground*> own;
  for (const Ground& ground : mine) {
    if (ground.key.empty()) continue;
    const auto [at, added] = own.try_emplace(key_of(ground), &ground);
    if (!added && at->second->over && !ground.over) at->second = &ground;
  }
  std::map<SharedKey, const Ground*> both;
  for (const Ground& ground : theirs) {
    if (!own.contains(key_of(ground))) continue;
    const auto [at, added] = both.try_emplace(key_of(ground), &ground);
    if (!added && at->second->over && !ground.over) at->second = &ground;
  }
  std::vector<std::pair<SharedKey, const Ground*>> order(both.begin(), both.end());
  const auto commonness = [](const Ground& ground) {
    return ground.people > 0 ? ground.people : std::numeric_limits<int>::max();
  };
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return commonness(*a.second) < commonness(*b.second);
  });
  std::vector<Shared> list;
  for (const auto& [key, ground] : order) list.push_back(shared(*own.at(key), *ground));
  return list;
}

}  // namespace wellmet
