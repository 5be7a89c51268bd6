// The one-line log: language/ reads the words, the store says who is meant, model/follow_up_rules
// says what a good friend would do next; here it becomes one deed.
#include "actions/story/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "actions/access/settings.h"
#include "actions/closeness/acquaintance.h"
#include "actions/deed.h"
#include "actions/people/deaths.h"
#include "actions/people/people.h"
#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "actions/story/first_meeting.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "base/words.h"
#include "language/log/echo.h"
#include "language/names/people_index.h"
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

Death death_of(const LogReading& reading) { return death_in(reading.text, reading.line); }

bool tells_of_death(const LogReading& reading) { return !death_of(reading).who.empty(); }

std::string names_of_dead(const LogReading& reading) {
  std::vector<std::string> names;
  for (const std::size_t mention : death_of(reading).who) names.push_back(reading.names[mention]);
  return join_with_and(names);
}

// A death is told on the card, and its words are a note only where they say more than that.
language::LogLine line_of_death(const LogReading& reading) {
  language::LogLine line = reading.line;
  line.took_place = false;
  line.roles.clear();
  line.with.clear();
  line.further.clear();
  if (death_of(reading).said_all) line.note.clear();
  return line;
}

Interaction interaction_at(const App& app, const LogReading& reading,
                           const language::LogOccasion& occasion) {
  Interaction i{.kind = occasion.kind,
                .touch = occasion.touch,
                .setting = occasion.setting,
                .place = occasion.place,
                .day = occasion.day,
                .people = owners_of(reading, occasion.with),
                .note = occasion.note,
                .line = reading.text,
                .source = log_source};
  if (occasion.time) i.at = app.zone.at(occasion.day, occasion.time->hour, occasion.time->minute);
  return i;
}

// Of the first occasion, without people when nothing happened.
Interaction interaction_of(const App& app, const LogReading& reading) {
  Interaction first = interaction_at(app, reading, reading.line);
  if (!reading.line.happened() || tells_of_death(reading)) first.people.clear();
  return first;
}

std::vector<Interaction> further_of(const App& app, const LogReading& reading) {
  std::vector<Interaction> further;
  if (tells_of_death(reading)) return further;
  for (const language::LogOccasion& occasion : reading.line.further)
    further.push_back(interaction_at(app, reading, occasion));
  return further;
}

// All that it said was left out.
bool says_nothing(const language::LogLine& line) {
  return !line.took_place && line.interests.empty() && line.follow_ups.empty() &&
         line.questions.empty() && line.asks.empty() && line.offers.empty() && line.known.empty() &&
         line.relations.empty() && line.note.empty();
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
  if (reading.line.mentions.empty())
    throw Error(ErrorKind::invalid,
                "The line names nobody you know. Somebody new is called with an @ before the name: "
                "\"coffee with @Maya\"");
  if (says_nothing(reading.line) && death_of(reading).who.empty())
    throw Error(ErrorKind::invalid, "Nothing is left of the line. Nothing was saved.");
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

// One of the occasions of a line, as an interaction. Refers to the reading.
struct Occasion {
  const LogReading& reading;
  const Interaction& interaction;
  const std::vector<InteractionKind>& also;
  LocalDate today = {};
  Instant now = {};
};

std::vector<FollowUp> arising(store::ReadTx& tx, const Occasion& occasion) {
  const LogReading& reading = occasion.reading;
  std::vector<FollowUp> list = follow_ups_arising_now(
      tx, occasion.interaction,
      {.met_first = met_first(tx, reading.line, occasion.interaction, occasion.now),
       .also = occasion.also,
       .about = first_with_role(reading, MentionRole::about),
       .through = people_with_role(reading, MentionRole::through),
       .today = occasion.today},
      occasion.now);
  // "lunch with Jo, an old school friend": nobody new.
  std::erase_if(list, [&](const FollowUp& f) {
    return is_for_somebody_new(f) &&
           std::ranges::any_of(reading.line.known, [&](const language::LogKnown& known) {
             return std::ranges::any_of(known.owners, [&](std::size_t owner) {
               return one(reading.who[owner]) == f.person;
             });
           });
  });
  return list;
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
  if (tells_of_death(reading)) return fmt::format("noted that {} died", names_of_dead(reading));
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

// "Jo, an old school friend", unless how you met is told already by a date.
void save_known(store::WriteTx& tx, const LogReading& reading, LocalDate today) {
  for (const language::LogKnown& known : reading.line.known) {
    for (const std::size_t owner : known.owners) {
      std::optional<Person> person = store::find_person(tx, one(reading.who[owner]));
      if (!person || (!person->met.on.empty() && !is_how_long(person->met.on))) continue;
      person->met.on = known.on;
      store::update_person(tx, *person);
      drop_what_was_for_somebody_new(tx, person->id, today);
    }
  }
}

// "Maya's boss Tom". How you met is known better by what was said of it before.
void save_relations(store::WriteTx& tx, const LogReading& reading) {
  for (const language::LogRelation& said : reading.line.relations) {
    const PersonId whose = one(reading.who[said.whose]);
    const PersonId person = said.who ? one(reading.who[*said.who]) : PersonId{};
    const std::optional<Person> somebody = store::find_person(tx, whose);
    const bool same_one = said.who && person == whose;
    if (!somebody || same_one || (said.word == word_introduced_by && somebody->met.through))
      continue;
    add_relation(tx, {.whose = whose, .word = said.word, .person = person, .name = said.name});
  }
}

// As the user said, else as the language of their dates has it.
language::LogContext context_of(store::ReadTx& tx, LocalDate today) {
  language::LogContext context{.today = today};
  const DayOrder order = usual_day_order(tx);
  context.order_said = order != DayOrder::unknown;
  if (order == DayOrder::month_first) context.order = language::DateOrder::month_first;
  return context;
}

language::LogContext context_for(store::ReadTx& tx, LocalDate today,
                                 const std::vector<Mention>& mentions,
                                 const std::vector<language::Who>& who) {
  language::LogContext context = context_of(tx, today);
  for (const language::Who& one_of_them : who)
    context.words_taken.push_back(language::words_of(one_of_them));
  context.mentions = mentions;
  return context;
}

template <class Item>
void erase_at(std::vector<Item>& list, std::size_t place) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
}

Unwanted unwanted(const FollowUp& f) {
  if (f.id) return {.settled = f.id};
  return {.person = f.person, .about = f.about, .rule = f.rule};
}

bool is_unwanted(const LogReading& reading, const FollowUp& f) {
  return std::ranges::find(reading.unwanted, unwanted(f)) != reading.unwanted.end();
}

void strike(LogReading& reading, const LogPlan& plan, const LogPiece& piece) {
  using language::EchoPart;
  if (piece.part == LogPart::by_itself) {
    reading.unwanted.push_back(unwanted(plan.by_itself[piece.index]));
  } else if (piece.part == LogPart::settles) {
    reading.unwanted.push_back(unwanted(plan.settled[piece.index]));
  } else if (piece.read == EchoPart::happened) {
    language::drop_occasion(reading.line, piece.index);
  } else if (piece.read == EchoPart::interests) {
    reading.line.interests.clear();
  } else if (piece.read == EchoPart::follow_up) {
    erase_at(reading.line.follow_ups, piece.index);
  } else if (piece.read == EchoPart::question) {
    erase_at(reading.line.questions, piece.index);
  } else if (piece.read == EchoPart::ask) {
    erase_at(reading.line.asks, piece.index);
  } else if (piece.read == EchoPart::offer) {
    erase_at(reading.line.offers, piece.index);
  } else if (piece.read == EchoPart::known) {
    erase_at(reading.line.known, piece.index);
  } else if (piece.read == EchoPart::relation) {
    erase_at(reading.line.relations, piece.index);
  }
}

}  // namespace

std::string name_in(const LogReading& reading, PersonId id) {
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    if (one(reading.who[i]) == id) return reading.names[i];
  }
  return "them";
}

language::Who settled_as(PersonId id, const Mention& mention) {
  return language::OnePerson{.id = id, .words = mention.taken};
}

namespace {

struct LineWritten {
  std::string_view text = {};
  LocalDate day = {};     // when
  bool happened = false;  // as the user says
};

LogReading read_with(store::ReadTx& tx, const LineWritten& line,
                     const std::vector<Mention>& mentions, const std::vector<PersonId>& settled) {
  LogReading reading{.text = std::string(line.text)};
  reading.who = resolved(tx, mentions, line.day, settled);
  language::LogContext context = context_for(tx, line.day, mentions, reading.who);
  context.happened = line.happened;
  reading.line = language::read_log_line(line.text, context);
  reading.names = shown_names(tx, reading);
  return reading;
}

// "Fr Dominic says we're two readers short": nobody known, and only spoken of, so that nobody need
// be asked about him.
bool is_only_a_word(const LogReading& reading, std::size_t mention) {
  return std::holds_alternative<language::NobodyKnown>(reading.who[mention]) &&
         reading.line.mentions[mention].plain &&
         reading.line.roles[mention] == MentionRole::mentioned;
}

}  // namespace

LogReading read_log(store::ReadTx& tx, std::string_view text, LocalDate today,
                    const std::vector<PersonId>& settled, bool happened) {
  std::vector<Mention> mentions = language::find_mentions(
      text, [&](const std::string& word) { return people_called(tx, word); });
  const auto erase_mention = [&](std::size_t i) {
    mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
  };
  const LineWritten line{text, today, happened};
  const LogReading unasked = read_with(tx, line, mentions, {});
  bool all_stay = true;
  for (std::size_t i = mentions.size(); i-- > 0;) {
    if (!is_only_a_word(unasked, i)) continue;
    erase_mention(i);
    all_stay = false;
  }
  if (all_stay && settled.empty()) return unasked;
  std::vector<PersonId> kept;
  for (const PersonId id : settled)
    if (id != nobody_meant) kept.push_back(id);
  for (std::size_t i = std::min(settled.size(), mentions.size()); i-- > 0;)
    if (settled[i] == nobody_meant) erase_mention(i);
  return read_with(tx, line, mentions, kept);
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
  if (!several) return fmt::format("Nobody called \"{}\" is known.", name);
  const std::string& or_new = several->or_new;
  const bool one_only = several->ids.size() == 1;
  std::string text = one_only ? fmt::format("Is \"{}\" this person, or somebody new?",
                                            or_new.empty() ? name : or_new)
                              : fmt::format("{}{} fits more than one person:",
                                            reading.line.mentions[mention].plain ? "" : "@", name);
  constexpr std::size_t most_shown = 9;
  std::vector<PersonId> shown = several->ids;
  if (shown.size() > most_shown) shown.resize(most_shown);
  for (const store::PersonLine& line : store::people_lines(tx, shown)) {
    text += fmt::format("\n  {}  {}", line.id.value, line.name);
    if (!line.organisation.empty()) text += ", " + line.organisation;
    if (line.last_seen) text += ", last seen " + to_words(*line.last_seen);
  }
  if (several->ids.size() > most_shown)
    text += fmt::format("\n  and {} more", several->ids.size() - most_shown);
  return text;
}

namespace {

// What one of the occasions settles, and what arises from it.
void add_to_plan(LogPlan& plan, store::ReadTx& tx, const Occasion& occasion) {
  const LogReading& reading = occasion.reading;
  for (FollowUp& f : settled_by(tx, occasion.interaction, occasion.also)) {
    const bool settled =
        std::ranges::any_of(plan.settled, [&](const FollowUp& other) { return other.id == f.id; });
    if (!settled && !is_unwanted(reading, f)) plan.settled.push_back(std::move(f));
  }
  for (FollowUp& f : arising(tx, occasion)) {
    const auto same = [&](const FollowUp& other) {
      return other.person == f.person && other.kind == f.kind;
    };
    // What the line asks for makes the rule's own follow-up of that kind needless.
    const bool needless = std::ranges::any_of(plan.asked, same) ||
                          (!plan.further.empty() && std::ranges::any_of(plan.by_itself, same));
    if (!needless && !is_unwanted(reading, f)) plan.by_itself.push_back(std::move(f));
  }
}

}  // namespace

LogPlan plan_log(const App& app, store::ReadTx& tx, const LogReading& reading, LocalDate today) {
  LogPlan plan{.interaction = interaction_of(app, reading)};
  plan.further = further_of(app, reading);
  plan.asked = asked_for(reading, today, {});
  const auto add = [&](const Interaction& interaction, const std::vector<InteractionKind>& also) {
    add_to_plan(plan, tx, {reading, interaction, also, today, app.now()});
  };
  add(plan.interaction, reading.line.also);
  for (std::size_t i = 0; i < plan.further.size(); ++i)
    add(plan.further[i], reading.line.further[i].also);
  return plan;
}

std::vector<LogPiece> pieces_of(const LogReading& reading, const LogPlan& plan, LocalDate today) {
  std::vector<LogPiece> pieces;
  const Death death = death_of(reading);
  const bool died = !death.who.empty();
  if (died)
    pieces.push_back(
        {fmt::format("{} died{}. Nothing will be suggested any more.", names_of_dead(reading),
                     death.day_known ? " on " + to_words(reading.line.day) : "")});
  const LogLine read = died ? line_of_death(reading) : reading.line;
  for (language::EchoLine& line : language::echo_lines(read, reading.names, today)) {
    const bool fixed = line.part == language::EchoPart::none;
    pieces.push_back({std::move(line.text), fixed ? LogPart::none : LogPart::read, line.part,
                      line.index, std::move(line.next)});
  }
  for (std::size_t i = 0; i < plan.settled.size(); ++i)
    pieces.push_back(
        {"settles: " + in_words(plan.settled[i].kind, name_in(reading, plan.settled[i].person), ""),
         LogPart::settles, language::EchoPart::none, i});
  for (std::size_t i = 0; i < plan.by_itself.size(); ++i)
    pieces.push_back({fmt::format("added for you: {}, due {}",
                                  in_words(plan.by_itself[i].kind,
                                           name_in(reading, plan.by_itself[i].person), ""),
                                  language::day_near(plan.by_itself[i].due, today)),
                      LogPart::by_itself, language::EchoPart::none, i});
  return pieces;
}

namespace {

LeftOut what_is(const std::vector<LogPiece>& pieces, const LogPiece& piece, const LogPlan& plan) {
  LeftOut what{.part = piece.part, .read = piece.read};
  if (piece.part == LogPart::read) {
    what.index = piece.index;
    what.of_how_many = static_cast<std::size_t>(std::ranges::count_if(pieces, [&](auto& other) {
      return other.part == LogPart::read && other.read == piece.read;
    }));
  } else {
    const auto& list = piece.part == LogPart::settles ? plan.settled : plan.by_itself;
    what.of = unwanted(list[piece.index]);
  }
  return what;
}

std::vector<LogPiece> optional_pieces(const LogReading& reading, const LogPlan& plan,
                                      LocalDate today) {
  std::vector<LogPiece> pieces = pieces_of(reading, plan, today);
  std::erase_if(pieces, [](const LogPiece& piece) { return piece.part == LogPart::none; });
  return pieces;
}

// From the last to the first, so that what is taken out moves none of those still to come. What
// arises only with the answer to a question may not be there yet; what was read must be.
void strike_pieces(LogReading& reading, const LogPlan& plan, LocalDate today,
                   std::vector<LeftOut> wanted_out) {
  const std::vector<LogPiece> pieces = optional_pieces(reading, plan, today);
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    if (std::erase(wanted_out, what_is(pieces, *piece, plan)) > 0) strike(reading, plan, *piece);
  }
  if (std::ranges::any_of(wanted_out, [](const LeftOut& l) { return l.part == LogPart::read; }))
    throw Error(ErrorKind::conflict, "The line reads differently now. Look at it again.");
}

}  // namespace

std::vector<LeftOut> left_out(const LogReading& reading, const LogPlan& plan, LocalDate today,
                              const std::vector<int>& numbers) {
  const std::vector<LogPiece> pieces = optional_pieces(reading, plan, today);
  std::vector<LeftOut> found;
  for (const int number : numbers) {
    if (number < 1 || static_cast<std::size_t>(number) > pieces.size())
      throw ErrorWithNext(
          ErrorKind::usage,
          fmt::format("There is no piece {} to leave out; the line has {}.", number, pieces.size()),
          {.act = Next::Act::see_pieces});
    found.push_back(what_is(pieces, pieces[static_cast<std::size_t>(number) - 1], plan));
  }
  return found;
}

void strike_out(LogReading& reading, const LogPlan& plan, LocalDate today,
                const std::vector<int>& numbers) {
  strike_pieces(reading, plan, today, left_out(reading, plan, today, numbers));
}

void change_reading(LogReading& reading, const LogChanges& changes) {
  LogLine& line = reading.line;
  if (changes.kind && *changes.kind != line.kind) {
    if (line.setting == to_text(line.kind)) line.setting.clear();
    line.kind = *changes.kind;
    line.kind_said = true;
    line.touch = info(line.kind).light ? Touch::light : Touch::real;
    std::erase(line.also, line.kind);
  }
  if (changes.day && *changes.day != line.day) {
    line.day = *changes.day;
    line.day_said = true;
    line.day_about = false;
  }
  for (const auto& [place, due] : changes.due)
    if (place < line.follow_ups.size()) {
      line.follow_ups[place].due = due;
      line.follow_ups[place].due_given = true;
    }
}

std::string with_other_name(const LogReading& reading, std::size_t mention, std::string_view name) {
  const Mention& named = reading.line.mentions.at(mention);
  std::size_t end = named.range.end;
  if (named.quoted && end < reading.text.size() && reading.text[end] == '"') ++end;
  std::string other(name);
  std::erase(other, '"');
  return fmt::format("{}@\"{}\"{}", reading.text.substr(0, named.range.start), other,
                     reading.text.substr(end));
}

namespace {

void insert_interactions(store::WriteTx& tx, Logged& logged, const LogReading& reading) {
  const LogPlan& plan = logged.plan;
  if (plan.interaction.people.empty()) return;
  logged.interaction = store::insert_interaction(tx, plan.interaction);
  logged.people = plan.interaction.people;
  save_through(tx, reading, plan.interaction);
  for (const Interaction& further : plan.further) {
    logged.further.push_back(store::insert_interaction(tx, further));
    for (const PersonId id : further.people)
      if (std::ranges::find(logged.people, id) == logged.people.end()) logged.people.push_back(id);
  }
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
  Logged logged{.name = deed_name(reading, interaction_of(app, reading))};
  // What arises is asked before the interaction stands: a first meeting must not find itself.
  logged.plan = plan_log(app, tx, reading, today);
  const LogPlan& plan = logged.plan;
  const Death death = death_of(reading);
  const std::optional<LocalDate> day =
      death.day_known ? std::optional(reading.line.day) : std::nullopt;
  for (const std::size_t mention : death.who) note_death(tx, one(reading.who[mention]), day);
  settle(tx, plan.settled, today);
  insert_interactions(tx, logged, reading);
  for (const std::vector<FollowUp>* list : {&plan.asked, &plan.by_itself}) {
    for (FollowUp f : *list) {
      f.from = arose_from(logged, f.person);
      f.id = f.rule.empty() ? put_own_follow_up(tx, f) : store::insert_follow_up(tx, f);
      logged.follow_ups.push_back(std::move(f));
    }
  }
  save_known(tx, reading, today);
  save_relations(tx, reading);
  save_interests(tx, reading);
  save_texts(tx, reading, NoteKind::question, reading.line.questions);
  save_texts(tx, reading, NoteKind::ask, reading.line.asks);
  save_texts(tx, reading, NoteKind::offer, reading.line.offers);
  // With nobody taking part the words would be lost with no interaction to hold them.
  if (!logged.interaction && !death.said_all && !reading.line.note.empty()) {
    for (PersonId id : decided_in(reading.who))
      store::insert_note(tx, {.person = id,
                              .kind = NoteKind::note,
                              .text = reading.line.note,
                              .day = reading.line.day,
                              .source = log_source});
  }
  logged.reading = std::move(reading);
  return logged;
}

using NamesAdded = std::map<std::string, PersonId>;

// Adds who comes with the line, each name once for all lines, and reads it with them.
LogReading with_new_people(Deed& deed, const LineToLog& line, NamesAdded& added) {
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

std::vector<Logged> save_logs(const App& app, const std::vector<LineToLog>& lines,
                              Keeping keeping) {
  Deed deed(app, DeedKind::log, "logged");
  NamesAdded added;
  std::vector<Logged> all;
  for (const LineToLog& line : lines) {
    LogReading reading = with_new_people(deed, line, added);
    change_reading(reading, line.changes);
    if (!line.left_out.empty())
      strike_pieces(reading, plan_log(app, deed.tx, reading, app.today()), app.today(),
                    line.left_out);
    all.push_back(write_log(app, deed.tx, std::move(reading)));
  }
  deed.tx.rename(all.size() == 1 ? all[0].name : fmt::format("logged {} lines", all.size()));
  if (keeping == Keeping::for_good) {
    const DeedId change = deed.commit();
    for (Logged& logged : all) logged.change = change;
  }
  return all;
}

Logged save_log(const App& app, const LineToLog& line) {
  return save_logs(app, {line}, Keeping::for_good).front();
}

}  // namespace wellmet::actions
