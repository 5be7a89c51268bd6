// The one-line log, written down: what log_plan.h shows becomes one deed.
#include "actions/story/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "actions/closeness/acquaintance.h"
#include "actions/deed.h"
#include "actions/giving/advice.h"
#include "actions/introductions/settle_introductions.h"
#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "actions/story/log_with.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "model/follow_up_rules.h"
#include "store/history/deeds.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

using language::Owners;

// All that it said was left out.
bool says_nothing(const language::LogLine& line) {
  return !line.took_place && line.interests.empty() && line.follow_ups.empty() &&
         line.questions.empty() && line.asks.empty() && line.offers.empty() && line.known.empty() &&
         line.relations.empty() && line.advice.empty() && line.dates.empty() && line.note.empty();
}

void check(const LogReading& reading, LocalDate today) {
  if (reading.line.day_to_come)
    throw ErrorWithNext(ErrorKind::invalid,
                        language::in_words(reading.line.doubts) + " Nothing was saved.",
                        {.act = Next::Act::plan_follow_up});
  if (reading.line.day > today)
    throw ErrorWithNext(
        ErrorKind::invalid,
        fmt::format("{} is still to come, so it cannot be logged yet.", to_words(reading.line.day)),
        {.act = Next::Act::plan_follow_up, .day = reading.line.day});
  if (is_of_the_writer_alone(reading) && !reading.writer)
    throw ErrorWithNext(ErrorKind::not_found,
                        "The line names nobody you know. A thing to do that is for nobody else is "
                        "kept with you, and you haven't said who you are yet.",
                        {.act = Next::Act::say_your_name});
  if (reading.line.mentions.empty() && !reading.writer)
    throw Error(ErrorKind::invalid,
                "The line names nobody you know. Somebody new is called with an @ before the name: "
                "\"coffee with @Maya\"");
  if (says_nothing(reading.line) && death_of(reading).who.empty())
    throw Error(ErrorKind::invalid, "Nothing is left of the line. Nothing was saved.");
}

void save_interests(store::WriteTx& tx, const LogReading& reading) {
  for (const language::LogInterest& interest : reading.line.interests) {
    for (PersonId owner : people_at(reading, interest.owners))
      store::give_interest(tx, owner,
                           {.name = interest.name,
                            .kind = interest.kind,
                            .detail = interest.detail,
                            .noted = language::day_with(reading.line, interest.owners)});
  }
}

void save_texts(store::WriteTx& tx, const LogReading& reading, NoteKind kind,
                const std::vector<language::LogText>& texts) {
  for (const language::LogText& text : texts) {
    for (PersonId owner : people_at(reading, text.owners)) {
      const Note note{.person = owner,
                      .kind = kind,
                      .text = text.text,
                      .day = language::day_with(reading.line, text.owners),
                      .source = "log"};
      if (!noted_already(tx, note)) store::insert_note(tx, note);
    }
  }
}

void save_dates(store::WriteTx& tx, const LogReading& reading) {
  for (const language::LogDate& date : reading.line.dates) {
    for (const PersonId owner : people_at(reading, date.owners)) {
      const std::vector<ImportantDate> known = store::dates_of(tx, owner);
      const bool told = std::ranges::any_of(known, [&](const ImportantDate& other) {
        return other.date == partial(date.day) && fold(other.label) == fold(date.label);
      });
      if (!told)
        store::insert_date(tx, {.person = owner, .label = date.label, .date = partial(date.day)});
    }
  }
}

// The follow-up to tell them that arises from the line is about it.
void save_advice(store::WriteTx& tx, const LogReading& reading, std::vector<FollowUp>& arising,
                 LocalDate today) {
  for (const language::LogText& text : reading.line.advice) {
    for (const PersonId giver : people_at(reading, text.owners)) {
      const NoteId note = put_advice(tx,
                                     {.person = giver,
                                      .kind = NoteKind::advice,
                                      .text = text.text,
                                      .day = language::day_with(reading.line, text.owners),
                                      .source = "log"},
                                     today, ToTell::waits);
      for (FollowUp& f : arising)
        if (f.person == giver && courtesy_of(f) == Courtesy::advice && !f.note) f.note = note;
    }
  }
}

// Of these mentions, each once.
std::string names_at(const LogReading& reading, const Owners& mentions) {
  std::vector<std::string> names;
  for (const std::size_t i : mentions) {
    if (std::ranges::find(names, reading.names[i]) == names.end())
      names.push_back(reading.names[i]);
  }
  return join(names, ", ");
}

// "logged coffee with Maya Chen, meal with Tom Reilly"
std::string deed_name(const LogReading& reading, const Interaction& interaction) {
  if (!death_of(reading).who.empty())
    return fmt::format("noted that {} died", names_of_dead(reading));
  if (reading.writer) return "planned: something";  // as of other follow-ups, without the words
  if (interaction.people.empty()) {
    Owners all(reading.names.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return fmt::format("noted something on {}", names_at(reading, all));
  }
  std::string name = fmt::format("logged {} with {}", to_text(interaction.kind),
                                 names_at(reading, reading.line.with));
  for (const language::LogOccasion& occasion : reading.line.further)
    name += fmt::format(", {} with {}", to_text(occasion.kind), names_at(reading, occasion.with));
  return name;
}

// "met @jo through @maya": how you met, unless that is known already.
void save_through(store::WriteTx& tx, const Interaction& interaction,
                  const std::vector<PersonId>& through) {
  if (through.empty()) return;
  for (PersonId id : interaction.people) {
    std::optional<Person> person = store::find_person(tx, id);
    if (!person || person->met.through || id == through.front()) continue;
    if (was_met_by_way_of(tx, through.front(), id)) continue;
    person->met.through = through.front();
    if (person->met.on.empty()) person->met.on = partial(interaction.day);
    if (person->met.where.empty()) person->met.where = interaction.place;
    store::update_person(tx, *person);
  }
}

// "Jo, an old school friend", unless how you met is told already by a date.
void save_known(store::WriteTx& tx, const LogReading& reading, LocalDate today) {
  for (const language::LogKnown& known : reading.line.known) {
    for (const std::size_t owner : known.owners) {
      std::optional<Person> person = store::find_person(tx, person_at(reading, owner));
      if (!person || (!person->met.on.empty() && !is_how_long(person->met.on))) continue;
      person->met.on = known.on;
      store::update_person(tx, *person);
      drop_what_was_for_somebody_new(tx, person->id, today);
    }
  }
}

// "Maya's boss Tom"
void save_relations(store::WriteTx& tx, const LogReading& reading) {
  for (const language::LogRelation& said : reading.line.relations) {
    const PersonId whose = person_at(reading, said.whose);
    const PersonId who = said.who ? person_at(reading, *said.who) : PersonId{};
    add_relation(tx, {.whose = whose, .word = said.word, .person = who, .name = said.name});
    if (relation_word(said.word) == word_introduced_by_you)
      note_introduced(tx, {whose, who, reading.line.day});
  }
}

void insert_interactions(store::WriteTx& tx, Logged& logged, const LogReading& reading) {
  const LogPlan& plan = logged.plan;
  if (plan.interaction.people.empty()) return;
  logged.interaction = store::insert_interaction(tx, plan.interaction);
  logged.people = plan.interaction.people;
  save_through(tx, plan.interaction, people_at(reading, reading.line.through));
  for (std::size_t i = 0; i < plan.further.size(); ++i) {
    const Interaction& further = plan.further[i];
    logged.further.push_back(store::insert_interaction(tx, further));
    save_through(tx, further, people_at(reading, reading.line.further[i].through));
    for (const PersonId id : further.people)
      if (std::ranges::find(logged.people, id) == logged.people.end()) logged.people.push_back(id);
  }
}

std::vector<const Interaction*> told_in(const LogPlan& plan) {
  std::vector<const Interaction*> all = {&plan.interaction};
  for (const Interaction& further : plan.further) all.push_back(&further);
  return all;
}

// The occasion that the person took part in, the first one when in none.
InteractionId arose_from(const Logged& logged, PersonId person) {
  const auto took_part = [&](const Interaction& interaction) {
    return std::ranges::find(interaction.people, person) != interaction.people.end();
  };
  if (took_part(logged.plan.interaction)) return logged.interaction;
  for (std::size_t i = 0; i < logged.further.size(); ++i)
    if (took_part(logged.plan.further[i])) return logged.further[i];
  return logged.interaction;
}

// Within a deed that others may share.
Logged write_log(const App& app, store::WriteTx& tx, LogReading reading) {
  const LocalDate today = app.today();
  check(reading, today);
  Logged logged;
  // What arises is asked before the interaction stands: a first meeting must not find itself.
  logged.plan = plan_log(app, tx, reading, today);
  const LogPlan& plan = logged.plan;
  logged.name = deed_name(reading, plan.interaction);
  const Death death = death_of(reading);
  const std::optional<LocalDate> day =
      death.day_known ? std::optional(reading.line.day) : std::nullopt;
  for (const std::size_t mention : death.who) note_death(tx, person_at(reading, mention), day);
  settle(tx, plan.settled, today);
  for (const SoonerFollowUp& sooner : plan.sooner) store::update_follow_up(tx, sooner.follow_up);
  insert_interactions(tx, logged, reading);
  for (const Interaction* told : told_in(logged.plan)) hear_what_was_told(tx, *told);
  save_advice(tx, reading, logged.plan.by_itself, today);
  for (const std::vector<FollowUp>* list : {&plan.asked, &plan.by_itself}) {
    for (FollowUp f : *list) {
      f.from = arose_from(logged, f.person);
      f.id = f.rule.empty() ? put_own_follow_up(tx, f) : store::insert_follow_up(tx, f);
      logged.follow_ups.push_back(std::move(f));
    }
  }
  save_known(tx, reading, today);
  save_relations(tx, reading);
  save_dates(tx, reading);
  save_interests(tx, reading);
  save_texts(tx, reading, NoteKind::question, reading.line.questions);
  save_texts(tx, reading, NoteKind::ask, reading.line.asks);
  save_texts(tx, reading, NoteKind::offer, reading.line.offers);
  // With nobody taking part the words would be lost with no interaction to hold them.
  if (!logged.interaction && !death.said_all && !reading.line.note.empty()) {
    for (PersonId id : people_of(reading))
      store::insert_note(tx, {.person = id,
                              .kind = NoteKind::note,
                              .text = reading.line.note,
                              .day = reading.line.day,
                              .source = "log"});
  }
  logged.reading = std::move(reading);
  return logged;
}

using NamesAdded = std::map<std::string, PersonId>;

bool reads_the_same(store::ReadTx& tx, const LineToLog& line) {
  return line.before && line.new_people.empty() &&
         std::ranges::none_of(line.settled, [](PersonId id) { return bool(id); }) &&
         unsettled(line.before->reading).empty() &&
         store::last_entry(tx) == line.before->last_entry;
}

// Adds who comes with the line, each name once for all lines, and reads it with them.
LogReading with_new_people(Deed& deed, const LineToLog& line, NamesAdded& added) {
  if (reads_the_same(deed.tx, line)) return line.before->reading;
  std::vector<PersonId> settled = line.settled;
  // "coffee with @Jon Doe", then "call with @Jon": an earlier line has brought him in.
  if (!added.empty() && !line.new_people.empty()) {
    const LogReading now = read_log(deed.tx, line.text, line.day, settled, line.happened);
    for (const auto& [mention, name] : line.new_people)
      if (const auto* one = std::get_if<language::OnePerson>(&now.who.at(mention)))
        settled.at(mention) = one->id;
  }
  for (const auto& [mention, name] : line.new_people) {
    if (settled.at(mention) != PersonId{}) continue;
    const auto [known, is_new] = added.try_emplace(name);
    if (is_new) known->second = add_person(deed.tx, {.name = name});
    settled.at(mention) = known->second;
  }
  if (!line.new_people.empty()) deed.derive_so_far();
  LogReading reading = read_log(deed.tx, line.text, line.day, settled, line.happened);
  if (!unsettled(reading).empty())
    throw Error(ErrorKind::conflict,
                "Somebody you chose isn’t here any more. Read the line again.");
  return reading;
}

}  // namespace

LoggedTogether save_logs_with(const App& app, const std::vector<LineToLog>& lines, Keeping keeping,
                              const AlsoWrite& also) {
  Deed deed(app, DeedKind::log, "logged");
  NamesAdded added;
  LoggedTogether together;
  std::vector<Logged>& all = together.logged;
  for (const LineToLog& line : lines) {
    LogReading reading = with_new_people(deed, line, added);
    change_reading(reading, line.changes);
    if (!line.left_out.empty())
      strike_pieces(reading, plan_log(app, deed.tx, reading, app.today()), app.today(),
                    line.left_out);
    all.push_back(write_log(app, deed.tx, std::move(reading)));
  }
  if (!all.empty())
    deed.tx.rename(all.size() == 1 ? all[0].name : fmt::format("logged {} lines", all.size()));
  if (also) also(deed.tx, all);
  if (keeping == Keeping::for_good) {
    together.change = deed.commit();
    for (Logged& logged : all) logged.change = together.change;
  }
  return together;
}

std::vector<Logged> save_logs(const App& app, const std::vector<LineToLog>& lines,
                              Keeping keeping) {
  return save_logs_with(app, lines, keeping, {}).logged;
}

Logged save_log(const App& app, const LineToLog& line) {
  return save_logs(app, {line}, Keeping::for_good).front();
}

}  // namespace wellmet::actions
