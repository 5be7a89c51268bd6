#include "model/follow_up_rules.h"

#include <algorithm>
#include <array>

namespace wellmet {
namespace {

// Help is thanked for within two days; a first meeting is followed by a second within two weeks.
struct Rule {
  const char* name;  // stored in FollowUp::rule: never change one
  FollowUpKind kind;
  int due_after_days;
};
constexpr Rule thank_for_help{"thank for help", FollowUpKind::thank, 2};
constexpr Rule circle_back{"circle back on advice", FollowUpKind::circle_back, 30};
constexpr Rule close_the_loop{"close the loop", FollowUpKind::close_the_loop, 14};
constexpr Rule meet_again{"meet again", FollowUpKind::meet_again, 14};

constexpr int too_late_days = 31;

bool contains(const std::vector<PersonId>& people, PersonId person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

}  // namespace

std::vector<FollowUp> follow_ups_arising(const Interaction& interaction, const Arising& arising) {
  const auto happened = [&](InteractionKind kind) {
    return interaction.kind == kind ||
           std::find(arising.also.begin(), arising.also.end(), kind) != arising.also.end();
  };
  std::vector<FollowUp> made;
  const auto add = [&](const Rule& rule, PersonId person, PersonId about) {
    const LocalDate due = interaction.day + rule.due_after_days;
    if (due + too_late_days < arising.today) return;
    made.push_back({.person = person,
                    .kind = rule.kind,
                    .due = std::max(due, arising.today),
                    .made = arising.today,
                    .from = interaction.id,
                    .about = about,
                    .rule = rule.name});
  };
  const bool advised = happened(InteractionKind::advice_received);
  const bool helped = advised || happened(InteractionKind::help_received);
  const bool introduced = happened(InteractionKind::introduced_by);
  for (const PersonId person : interaction.people) {
    const bool is_new = contains(arising.met_first, person);
    if (helped) add(thank_for_help, person, {});
    if (advised) add(circle_back, person, {});
    if (introduced && person != arising.about) add(close_the_loop, person, arising.about);
    if (is_new && interaction.touch == Touch::real) add(meet_again, person, {});
  }
  for (const PersonId person : arising.through) {
    if (!interaction.people.empty()) add(close_the_loop, person, interaction.people.front());
  }
  return made;
}

}  // namespace wellmet
