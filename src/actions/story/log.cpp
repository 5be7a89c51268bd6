// The one-line log: language/ reads the words, the store says who is meant, model/follow_up_rules
// says what a good friend would do next; here it becomes one deed.
#include "actions/story/log.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/people/people.h"
#include "actions/people/deaths.h"
#include "actions/people/who.h"
#include "actions/story/first_meeting.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/text.h"
#include "language/echo.h"
#include "model/follow_up_rules.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

using language::LogLine;
using language::Mention;
using language::MentionRole;
using language::Owners;

constexpr const char* log_source = "log";

std::size_t words_of(const language::Who& who) {
  return std::visit([](const auto& w) { return w.words; }, who);
}

PersonId one(const language::Who& who) {
  const auto* person = std::get_if<language::OnePerson>(&who);
  return person ? person->id : PersonId{};
}

std::vector<PersonId> decided_in(const std::vector<language::Who>& who) {
  std::vector<PersonId> ids;
  for (const language::Who& w : who) {
    if (const PersonId id = one(w)) ids.push_back(id);
  }
  return ids;
}

// Twice, since whom a line surely names helps to tell who else is meant in it.
std::vector<language::Who> resolved(store::ReadTx& tx, const std::vector<Mention>& mentions,
                                    LocalDate today, const std::vector<PersonId>& settled) {
  std::vector<language::Who> who;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const bool known = i < settled.size() && settled[i];
    who.push_back(known ? settled_as(settled[i], mentions[i])
                        : who_is(tx, mentions[i], {.today = today}));
  }
  const std::vector<PersonId> decided = decided_in(who);
  if (decided.empty()) return who;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (std::holds_alternative<language::SeveralPeople>(who[i]))
      who[i] = who_is(tx, mentions[i], {.today = today, .decided = decided});
  }
  return who;
}

std::vector<std::string> shown_names(store::ReadTx& tx, const LogReading& reading) {
  const auto known = store::names_of(tx, decided_in(reading.who));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    std::string name = reading.line.mentions[i].name();
    for (const auto& [id, full] : known) {
      if (id == one(reading.who[i])) name = full;
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<PersonId> people_with_role(const LogReading& reading, MentionRole role) {
  std::vector<PersonId> ids;
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const PersonId id = one(reading.who[i]);
    if (reading.line.roles[i] == role && id && std::ranges::find(ids, id) == ids.end())
      ids.push_back(id);
  }
  return ids;
}

PersonId first_with_role(const LogReading& reading, MentionRole role) {
  const std::vector<PersonId> ids = people_with_role(reading, role);
  return ids.empty() ? PersonId{} : ids.front();
}

std::vector<PersonId> owners_of(const LogReading& reading, const Owners& owners) {
  std::vector<PersonId> ids;
  for (std::size_t place : owners) {
    const PersonId id = one(reading.who.at(place));
    if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

Interaction interaction_of(const App& app, const LogReading& reading) {
  const LogLine& line = reading.line;
  Interaction i{.kind = line.kind,
                .touch = line.touch,
                .setting = line.setting,
                .place = line.place,
                .day = line.day,
                .people = line.happened() && !tells_of_death(line)
                              ? people_with_role(reading, MentionRole::with)
                              : std::vector<PersonId>{},
                .note = line.note,
                .source = log_source};
  if (line.time) i.at = app.zone.at(line.day, line.time->hour, line.time->minute);
  return i;
}

void check(const LogReading& reading, LocalDate today) {
  if (reading.line.day_to_come)
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} Nothing was saved. For something you mean to do: wellmet followup add "
                    "WHO KIND --on DAY",
                    join(reading.line.doubts, " ")));
  if (reading.line.day > today)
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is still to come, so it cannot be logged yet. For something you mean "
                    "to do: wellmet followup add WHO KIND {}",
                    to_words(reading.line.day), to_iso(reading.line.day)));
  if (reading.line.mentions.empty())
    throw Error(
        ErrorKind::invalid,
        "The line names nobody. Put an @ before the name: wellmet log \"coffee with @Maya\"");
}

void save_interests(store::WriteTx& tx, const LogReading& reading) {
  for (const language::LogInterest& interest : reading.line.interests) {
    for (PersonId owner : owners_of(reading, interest.owners))
      store::give_interest(tx, owner,
                           {.name = interest.name,
                            .kind = interest.kind,
                            .detail = interest.detail,
                            .noted = reading.line.day});
  }
}

void save_texts(store::WriteTx& tx, const LogReading& reading, NoteKind kind,
                const std::vector<language::LogText>& texts) {
  for (const language::LogText& text : texts) {
    for (PersonId owner : owners_of(reading, text.owners))
      store::insert_note(tx, {.person = owner,
                              .kind = kind,
                              .text = text.text,
                              .day = reading.line.day,
                              .source = log_source});
  }
}

std::vector<FollowUp> asked_for(const LogReading& reading, LocalDate today, InteractionId from) {
  std::vector<FollowUp> list;
  for (const language::LogFollowUp& wish : reading.line.follow_ups) {
    for (PersonId owner : owners_of(reading, wish.owners))
      list.push_back({.person = owner,
                      .kind = wish.kind,
                      .text = wish.text,
                      .due = wish.due,
                      .made = today,
                      .from = from});
  }
  return list;
}

std::vector<FollowUp> arising(store::ReadTx& tx, const LogReading& reading,
                              const Interaction& interaction, LocalDate today) {
  return follow_ups_arising_now(tx, interaction,
                                {.met_first = met_first(tx, reading.line, interaction),
                                 .also = reading.line.also,
                                 .about = first_with_role(reading, MentionRole::about),
                                 .through = people_with_role(reading, MentionRole::through),
                                 .today = today});
}

// What the user asks for in the line makes the rule's own follow-up of that kind needless.
std::vector<FollowUp> joined(std::vector<FollowUp> asked, const std::vector<FollowUp>& arisen) {
  for (const FollowUp& f : arisen) {
    const bool already = std::ranges::any_of(
        asked, [&](const FollowUp& a) { return a.person == f.person && a.kind == f.kind; });
    if (!already) asked.push_back(f);
  }
  return asked;
}

std::string deed_name(const LogReading& reading, const Interaction& interaction) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < reading.names.size(); ++i) {
    const bool there = reading.line.roles[i] == MentionRole::with || interaction.people.empty();
    if (there && std::ranges::find(names, reading.names[i]) == names.end())
      names.push_back(reading.names[i]);
  }
  if (tells_of_death(reading.line))
    return fmt::format("noted that {} died", join(reading.names, ", "));
  if (interaction.people.empty()) return fmt::format("noted something on {}", join(names, ", "));
  return fmt::format("logged {} with {}", to_text(interaction.kind), join(names, ", "));
}

std::string name_in(const LogReading& reading, PersonId id) {
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    if (one(reading.who[i]) == id) return reading.names[i];
  }
  return "them";
}

// "met @jo through @maya": how you met, unless that is known already.
void save_through(store::WriteTx& tx, const LogReading& reading, const Interaction& interaction) {
  const PersonId through = first_with_role(reading, MentionRole::through);
  if (!through) return;
  for (PersonId id : interaction.people) {
    std::optional<Person> person = store::find_person(tx, id);
    if (!person || person->met.through || id == through) continue;
    person->met.through = through;
    if (person->met.on.empty()) person->met.on = partial(interaction.day);
    if (person->met.where.empty()) person->met.where = interaction.place;
    store::update_person(tx, *person);
  }
}

}  // namespace

language::Who settled_as(PersonId id, const Mention& mention) {
  return language::OnePerson{.id = id, .words = mention.taken};
}

LogReading read_log(store::ReadTx& tx, std::string_view text, LocalDate today,
                    const std::vector<PersonId>& settled) {
  LogReading reading;
  const std::vector<Mention> mentions = language::find_mentions(text);
  reading.who = resolved(tx, mentions, today, settled);
  language::LogContext context{.today = today};
  for (const language::Who& who : reading.who) context.words_taken.push_back(words_of(who));
  reading.line = language::read_log_line(text, context);
  reading.names = shown_names(tx, reading);
  return reading;
}

std::vector<std::size_t> unsettled(const LogReading& reading) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    if (!one(reading.who[i])) places.push_back(i);
  }
  return places;
}

std::string question_for(store::ReadTx& tx, const LogReading& reading, std::size_t mention) {
  const std::string name = reading.line.mentions[mention].name();
  const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention]);
  if (!several)
    return fmt::format("Nobody called \"{}\" is known. To add them: wellmet person add \"{}\"",
                       name, std::get<language::NobodyKnown>(reading.who[mention]).name);
  std::string text = fmt::format("@{} fits more than one person:", name);
  for (const store::PersonLine& line : store::people_lines(tx, several->ids)) {
    text += fmt::format("\n  {}  {}", line.id.value, line.name);
    if (!line.organisation.empty()) text += ", " + line.organisation;
    if (line.last_seen) text += ", last seen " + to_words(*line.last_seen);
  }
  return text;
}

std::vector<std::string> echo_of(store::ReadTx& tx, const LogReading& reading, LocalDate today) {
  if (tells_of_death(reading.line))
    return {fmt::format("{} died on {}. Nothing will be suggested any more.",
                        join(reading.names, ", "), to_words(reading.line.day))};
  std::vector<std::string> lines = language::echo(reading.line, reading.names, today);
  Interaction interaction{.kind = reading.line.kind,
                          .touch = reading.line.touch,
                          .day = reading.line.day,
                          .note = reading.line.note};
  if (reading.line.happened()) interaction.people = people_with_role(reading, MentionRole::with);
  const std::vector<FollowUp> asked = asked_for(reading, today, {});
  for (const FollowUp& f : settled_by(tx, interaction, reading.line.also))
    lines.push_back(fmt::format("settles: {} {}", to_text(f.kind), name_in(reading, f.person)));
  for (const FollowUp& f : joined(asked, arising(tx, reading, interaction, today))) {
    if (f.rule.empty()) continue;
    lines.push_back(fmt::format("by itself: {} {}, due {}", to_text(f.kind),
                                name_in(reading, f.person), language::day_near(f.due, today)));
  }
  return lines;
}

namespace {

Logged save(const App& app, Deed& deed, const LogReading& reading) {
  const LocalDate today = app.today();
  check(reading, today);
  Interaction interaction = interaction_of(app, reading);
  Logged logged{.people = interaction.people, .name = deed_name(reading, interaction)};
  deed.tx.rename(logged.name);
  if (tells_of_death(reading.line)) {
    for (PersonId id : people_with_role(reading, MentionRole::with))
      note_death(deed.tx, id, reading.line.day);
  }
  // What arises is asked before the interaction stands: a first meeting must not find itself.
  const std::vector<FollowUp> arisen = arising(deed.tx, reading, interaction, today);
  settle(deed.tx, settled_by(deed.tx, interaction, reading.line.also), today);
  if (!interaction.people.empty()) {
    logged.interaction = store::insert_interaction(deed.tx, interaction);
    save_through(deed.tx, reading, interaction);
  }
  logged.follow_ups = joined(asked_for(reading, today, logged.interaction), arisen);
  for (FollowUp& f : logged.follow_ups) {
    f.from = logged.interaction;
    f.id = f.rule.empty() ? put_own_follow_up(deed.tx, f) : store::insert_follow_up(deed.tx, f);
  }
  save_interests(deed.tx, reading);
  save_texts(deed.tx, reading, NoteKind::question, reading.line.questions);
  save_texts(deed.tx, reading, NoteKind::ask, reading.line.asks);
  save_texts(deed.tx, reading, NoteKind::offer, reading.line.offers);
  // With nobody taking part the words would be lost with no interaction to hold them.
  const bool is_told = tells_of_death(reading.line);
  if (!logged.interaction && !is_told && !reading.line.note.empty()) {
    for (PersonId id : decided_in(reading.who))
      store::insert_note(deed.tx, {.person = id,
                                   .kind = NoteKind::note,
                                   .text = reading.line.note,
                                   .day = reading.line.day,
                                   .source = log_source});
  }
  deed.commit();
  return logged;
}

}  // namespace

Logged save_log(const App& app, const LogReading& reading) {
  Deed deed(app, DeedKind::log, "logged");
  return save(app, deed, reading);
}

Logged save_log(const App& app, const LineToLog& line) {
  Deed deed(app, DeedKind::log, "logged");
  std::vector<PersonId> settled = line.settled;
  for (const auto& [mention, name] : line.new_people)
    settled.at(mention) = add_person(deed.tx, {.name = name});
  if (!line.new_people.empty()) deed.derive_so_far();
  const LogReading reading = read_log(deed.tx, line.text, line.day, settled);
  if (!unsettled(reading).empty())
    throw Error(ErrorKind::conflict, "Somebody you chose is no longer here. Read the line again.");
  return save(app, deed, reading);
}

}  // namespace wellmet::actions
