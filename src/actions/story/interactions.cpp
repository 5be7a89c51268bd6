#include "actions/story/interactions.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/giving/advice.h"
#include "actions/giving/told.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "model/settling.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

void check(const Interaction& i, LocalDate today) {
  if (i.people.empty())
    throw Error(ErrorKind::invalid, "An interaction needs at least one person.");
  if (i.day > today)
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is still to come: only what has happened is logged.", to_words(i.day)));
}

std::string names(store::ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<std::string> list;
  for (const auto& [id, name] : store::names_of(tx, people)) list.push_back(name);
  return join(list, ", ");
}

// The history keeps no words of the user's own: those can be forgotten.
std::string word_in_history(InteractionKind kind) {
  return kind == InteractionKind::other ? "interaction" : to_text(kind);
}

FollowUpStory story_of(store::ReadTx& tx, const FollowUp& f) {
  FollowUpStory story{.origin = f.made};
  if (const auto from = store::find_interaction(tx, f.from); from && !f.rule.empty())
    story.origin = from->day;
  if (f.about) story.met_about = store::first_time_together(tx, f.about);
  return story;
}

// One thank-you is enough, whoever asked for it.
bool is_waiting_already(store::ReadTx& tx, const FollowUp& arising) {
  return std::ranges::any_of(
      store::open_follow_ups_of(tx, arising.person, store::most_open_looked_at),
      [&](const FollowUp& f) { return f.kind == arising.kind && f.about == arising.about; });
}

Interaction found(store::ReadTx& tx, InteractionId id) {
  const std::optional<Interaction> interaction = store::find_interaction(tx, id);
  if (!interaction)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no interaction i{}.", id.value),
                        {.act = Next::Act::see_interactions});
  return *interaction;
}

}  // namespace

std::vector<FollowUp> follow_ups_arising_now(store::ReadTx& tx, const Interaction& interaction,
                                             Arising arising, Instant now) {
  const std::vector<store::RhythmRow> known = store::rhythms_of(tx, interaction.people);
  for (PersonId id : interaction.people) {
    if (std::ranges::find(known, id, &store::RhythmRow::person) != known.end()) continue;
    if (std::ranges::find(arising.met_first, id) != arising.met_first.end()) continue;
    if (store::nothing_known_before(tx, id, now)) arising.noted_first.push_back(id);
  }
  std::vector<FollowUp> list = follow_ups_arising(interaction, arising);
  std::erase_if(list, [&](const FollowUp& f) {
    return (interaction.id && store::rule_has_spoken(tx, f.person, f.rule, interaction.id)) ||
           is_waiting_already(tx, f);
  });
  return list;
}

std::vector<FollowUp> settled_by(store::ReadTx& tx, const Interaction& interaction,
                                 const std::vector<InteractionKind>& also) {
  std::vector<FollowUp> settled;
  for (PersonId id : interaction.people) {
    for (const FollowUp& f : store::open_follow_ups_of(tx, id, store::most_open_looked_at)) {
      if (settles(interaction, also, f, story_of(tx, f))) settled.push_back(f);
    }
  }
  return settled;
}

std::vector<FollowUp> brought_forward_by(store::ReadTx& tx, const Interaction& interaction,
                                         LocalDate today) {
  std::vector<FollowUp> sooner;
  if (!is_together(interaction.kind)) return sooner;
  for (PersonId met : interaction.people) {
    for (FollowUp& f : store::open_follow_ups_about(tx, met, store::most_open_looked_at)) {
      const bool there =
          std::ranges::find(interaction.people, f.person) != interaction.people.end();
      const auto day = sooner_once_met(f, story_of(tx, f).origin, interaction.day, today);
      if (there || !day) continue;
      f.due = *day;
      sooner.push_back(std::move(f));
    }
  }
  return sooner;
}

void settle(store::WriteTx& tx, const std::vector<FollowUp>& settled, LocalDate today) {
  for (FollowUp f : settled) {
    f.state = FollowUpState::done;
    f.closed = today;
    store::update_follow_up(tx, f);
    put_next(tx, f, today);
  }
}

InteractionId log_within(Deed& deed, const App& app, const Interaction& interaction) {
  check(interaction, app.today());
  const std::vector<FollowUp> arisen =
      follow_ups_arising_now(deed.tx, interaction, {.today = app.today()}, app.now());
  settle(deed.tx, settled_by(deed.tx, interaction, {}), app.today());
  for (const FollowUp& f : brought_forward_by(deed.tx, interaction, app.today()))
    store::update_follow_up(deed.tx, f);
  const InteractionId id = store::insert_interaction(deed.tx, interaction);
  hear_what_was_told(deed.tx, interaction);
  for (FollowUp f : arisen) {
    f.from = id;
    // Advice that is logged with its words is noted, as a line's is.
    if (courtesy_of(f) == Courtesy::advice && !trim(interaction.note).empty())
      f.note = put_advice(deed.tx,
                          {.person = f.person,
                           .kind = NoteKind::advice,
                           .text = std::string(trim(interaction.note)),
                           .day = interaction.day,
                           .source = interaction.source},
                          app.today(), ToTell::waits);
    store::insert_follow_up(deed.tx, f);
  }
  return id;
}

Did<InteractionId> log_interaction(const App& app, Interaction interaction) {
  check(interaction, app.today());
  Deed deed(app, DeedKind::log, "logged");
  deed.tx.rename(
      fmt::format("logged {} with {}", word_for(interaction), names(deed.tx, interaction.people)));
  const InteractionId id = log_within(deed, app, interaction);
  const DeedId change = deed.commit();
  return {id, change};
}

DeedId edit_interaction(const App& app, const Interaction& interaction) {
  check(interaction, app.today());
  Deed deed(app, DeedKind::edit, "changed an interaction");
  const Interaction before = found(deed.tx, interaction.id);
  deed.tx.rename(fmt::format("changed {} of {} with {}", word_in_history(interaction.kind),
                             to_iso(interaction.day), names(deed.tx, interaction.people)));
  store::update_interaction(deed.tx, interaction);
  std::vector<PersonId> people = before.people;
  people.insert(people.end(), interaction.people.begin(), interaction.people.end());
  follow_what_is_told(deed.tx, before, people);
  return deed.commit();
}

DeedId remove_interaction(const App& app, InteractionId id) {
  Deed deed(app, DeedKind::remove, "removed an interaction");
  const Interaction interaction = found(deed.tx, id);
  deed.tx.rename(fmt::format("removed {} of {} with {}", word_in_history(interaction.kind),
                             to_iso(interaction.day), names(deed.tx, interaction.people)));
  store::delete_interaction(deed.tx, id);
  follow_what_is_told(deed.tx, interaction, interaction.people);
  return deed.commit();
}

}  // namespace wellmet::actions
