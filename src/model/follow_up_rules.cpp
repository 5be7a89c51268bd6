#include "model/follow_up_rules.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace wellmet {
namespace {

// All that arises by itself, with its times in days from what it arose from. Help and an
// introduction are thanked for within two days; a first meeting is followed by a second within two
// weeks; advice needs a month to be tried; once it was followed there is something to tell. Each
// runs out: thanks after three weeks are an apology; who has not met again after six weeks has let
// it go; advice is remembered for a season; by then an introduction has been told of or forgotten;
// a job is new for six weeks.
struct Rule {
  const char* name;  // stored in FollowUp::rule: never change one
  FollowUpKind kind;
  Courtesy courtesy;
  int due_after_days;
  int runs_out_after_days;
};
constexpr Rule thank_for_help{"thank for help", FollowUpKind::thank, Courtesy::thanks, 2, 21};
constexpr Rule thank_for_advice{"thank for advice", FollowUpKind::thank,
                                Courtesy::thanks_for_advice, 2, 21};
constexpr Rule circle_back{"circle back on advice", FollowUpKind::circle_back, Courtesy::advice, 30,
                           92};
constexpr Rule advice_followed{"advice followed", FollowUpKind::circle_back,
                               Courtesy::followed_advice, 0, 60};
constexpr Rule thank_for_hospitality{"thank for hospitality", FollowUpKind::thank,
                                     Courtesy::hospitality, 1, 21};
constexpr Rule found{"found", FollowUpKind::congratulate, Courtesy::found, 1, 21};
constexpr Rule news{"news", FollowUpKind::congratulate, Courtesy::news, 1, 21};
constexpr Rule close_the_loop{"close the loop", FollowUpKind::close_the_loop,
                              Courtesy::introduction, 14, 60};
constexpr Rule thank_for_introduction{"thank for introduction", FollowUpKind::thank,
                                      Courtesy::thanks_for_introduction, 2, 21};
// Of an introduction of your own: two who wanted to meet have met within two weeks, or haven't.
constexpr Rule introduced_them{"introduced them", FollowUpKind::check_in, Courtesy::introduced_them,
                               14, 60};
constexpr Rule first_meeting{"first meeting", FollowUpKind::meet_again, Courtesy::first_meeting, 14,
                             42};
// Named so by every version: what it arose from need not have been the first meeting.
constexpr Rule meet_again{"meet again", FollowUpKind::meet_again, Courtesy::noted_once, 14, 42};
constexpr Rule new_job{"new job", FollowUpKind::congratulate, Courtesy::new_job, 1, 42};
constexpr const Rule* all_rules[] = {&thank_for_help,
                                     &thank_for_advice,
                                     &circle_back,
                                     &close_the_loop,
                                     &thank_for_introduction,
                                     &introduced_them,
                                     &first_meeting,
                                     &meet_again,
                                     &new_job,
                                     &advice_followed,
                                     &thank_for_hospitality,
                                     &found,
                                     &news};
constexpr int kept_after_snooze_days = 7;

// "new job: designer at Figma" is of the rule "new job".
const Rule* rule_of(const FollowUp& f) {
  for (const Rule* rule : all_rules) {
    const std::string_view name = rule->name;
    if (f.rule == name || f.rule.starts_with(std::string(name) + ":")) return rule;
  }
  return nullptr;
}

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
  const bool hosted = happened(InteractionKind::hosted_by);
  for (const PersonId person : interaction.people) {
    if (helped) add(advised ? thank_for_advice : thank_for_help, person, {});
    if (advised) add(circle_back, person, {});
    if (hosted && !helped) add(thank_for_hospitality, person, {});
    if (introduced && person != arising.about) {
      if (!helped && !hosted) add(thank_for_introduction, person, arising.about);
      add(close_the_loop, person, arising.about);
    }
    if (interaction.touch == Touch::real && contains(arising.met_first, person)) {
      add(first_meeting, person, {});
    } else if (is_together(interaction.kind) && contains(arising.noted_first, person)) {
      add(meet_again, person, {});
    }
  }
  for (const PersonId person : arising.through) {
    if (interaction.people.empty()) continue;
    add(thank_for_introduction, person, interaction.people.front());
    add(close_the_loop, person, interaction.people.front());
  }
  return made;
}

std::vector<FollowUp> follow_ups_of_advice(const Advised& advised, LocalDate today) {
  std::vector<FollowUp> made;
  for (const Rule* rule : {&thank_for_advice, &circle_back}) {
    const LocalDate due = advised.on + rule->due_after_days;
    if (due + too_late_days < today) continue;
    made.push_back({.person = advised.by,
                    .kind = rule->kind,
                    .due = std::max(due, today),
                    .made = advised.on,  // it has no other day to tell of
                    .note = rule == &circle_back ? advised.note : NoteId{},
                    .rule = rule->name});
  }
  return made;
}

namespace {

FollowUp of_note(const Rule& rule, PersonId person, NoteId note, LocalDate today) {
  return {.person = person,
          .kind = rule.kind,
          .due = today + rule.due_after_days,
          .made = today,
          .note = note,
          .rule = rule.name};
}

}  // namespace

FollowUp tell_it_was_followed(PersonId person, NoteId note, LocalDate today) {
  return of_note(advice_followed, person, note, today);
}

FollowUp congratulate_on_finding(PersonId person, NoteId note, LocalDate today) {
  return of_note(found, person, note, today);
}

std::optional<FollowUp> congratulate_on_news(PersonId person, const std::string& words,
                                             LocalDate heard, LocalDate today) {
  const LocalDate due = heard + news.due_after_days;
  if (due + too_late_days < today) return std::nullopt;
  return FollowUp{.person = person,
                  .kind = news.kind,
                  .text = words,
                  .due = std::max(due, today),
                  .made = heard,
                  .rule = news.name};
}

std::optional<FollowUp> how_it_went(const IntroductionMade& made, LocalDate today) {
  const LocalDate due = made.on + introduced_them.due_after_days;
  if (due + too_late_days < today) return std::nullopt;
  return FollowUp{.person = made.first,
                  .kind = introduced_them.kind,
                  .due = std::max(due, today),
                  .made = made.on,  // it has no other day to tell of
                  .about = made.second,
                  .rule = introduced_them.name};
}

std::optional<LocalDate> sooner_once_met(const FollowUp& f, LocalDate origin, LocalDate met,
                                         LocalDate today) {
  if (courtesy_of(f) != Courtesy::introduction || met <= origin) return std::nullopt;
  const LocalDate rules_own = std::max(origin + close_the_loop.due_after_days, f.made);
  const LocalDate sooner = std::max(met + 1, today);
  return f.due == rules_own && sooner < f.due ? std::optional(sooner) : std::nullopt;
}

Courtesy courtesy_of(const FollowUp& f) {
  const Rule* rule = rule_of(f);
  return rule ? rule->courtesy : Courtesy::none;
}

bool has_run_out(const FollowUp& f, LocalDate origin, LocalDate today) {
  const Rule* rule = rule_of(f);
  if (!rule) return false;
  const LocalDate last =
      std::max(origin + rule->runs_out_after_days, f.due + kept_after_snooze_days);
  return today > last && f.due <= today;
}

}  // namespace wellmet
