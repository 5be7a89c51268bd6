// What would be done with a line: language/ has read the words, the store has said who is meant,
// model/follow_up_rules says what a good friend would do next.
#include "actions/story/log_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/closeness/acquaintance.h"
#include "actions/story/first_meeting.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "model/follow_up_rules.h"
#include "model/relations/relation.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

using language::LogLine;

constexpr const char* log_source = "log";

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
                .people = people_at(reading, occasion.with),
                .note = occasion.note,
                .line = reading.text,
                .source = log_source};
  if (occasion.time) i.at = app.zone.at(occasion.day, occasion.time->hour, occasion.time->minute);
  return i;
}

// Of the first occasion, without people when nothing happened.
Interaction interaction_of(const App& app, const LogReading& reading) {
  Interaction first = interaction_at(app, reading, reading.line);
  if (!reading.line.happened() || !death_of(reading).who.empty()) first.people.clear();
  return first;
}

std::vector<Interaction> further_of(const App& app, const LogReading& reading) {
  std::vector<Interaction> further;
  if (!death_of(reading).who.empty()) return further;
  for (const language::LogOccasion& occasion : reading.line.further)
    further.push_back(interaction_at(app, reading, occasion));
  return further;
}

std::vector<FollowUp> asked_for(const LogReading& reading, LocalDate today) {
  std::vector<FollowUp> list;
  for (const language::LogFollowUp& wish : reading.line.follow_ups) {
    const bool own = is_of_the_writer_alone(reading) && reading.writer;
    for (PersonId owner : own ? std::vector{reading.writer} : people_at(reading, wish.owners))
      list.push_back(
          {.person = owner, .kind = wish.kind, .text = wish.text, .due = wish.due, .made = today});
  }
  return list;
}

// One of the occasions of a line, and the interaction that it would be. Refers to the reading.
struct Occasion {
  const LogReading& reading;
  const language::LogOccasion& told;
  const Interaction& interaction;
  LocalDate today = {};
  Instant now = {};
};

PersonId first_of(const std::vector<PersonId>& people) {
  return people.empty() ? PersonId{} : people.front();
}

std::vector<FollowUp> arising(store::ReadTx& tx, const Occasion& occasion) {
  const LogReading& reading = occasion.reading;
  std::vector<FollowUp> list = follow_ups_arising_now(
      tx, occasion.interaction,
      {.met_first = met_first(tx, reading.line, occasion.interaction, occasion.now),
       .also = occasion.told.also,
       .about = first_of(people_at(reading, occasion.told.about)),
       .through = people_at(reading, occasion.told.through),
       .today = occasion.today},
      occasion.now);
  // "lunch with Jo, an old school friend": nobody new.
  std::erase_if(list, [&](const FollowUp& f) {
    return is_for_somebody_new(f) &&
           std::ranges::any_of(reading.line.known, [&](const language::LogKnown& known) {
             return std::ranges::any_of(known.owners, [&](std::size_t owner) {
               return person_at(reading, owner) == f.person;
             });
           });
  });
  return list;
}

Unwanted unwanted(const FollowUp& f) {
  if (f.id) return {.settled = f.id};
  return {.person = f.person, .about = f.about, .rule = f.rule};
}

bool is_unwanted(const LogReading& reading, const FollowUp& f) {
  return std::ranges::find(reading.unwanted, unwanted(f)) != reading.unwanted.end();
}

// "lunch with Maya and Jo, Maya told me to …": Jo advised nothing.
bool is_for_advice_of_others(const LogReading& reading, const FollowUp& f) {
  const Courtesy courtesy = courtesy_of(f);
  if (courtesy != Courtesy::advice && courtesy != Courtesy::thanks_for_advice) return false;
  const auto by_them = [&](const language::LogText& text) {
    const std::vector<PersonId> givers = people_at(reading, text.owners);
    return std::ranges::find(givers, f.person) != givers.end();
  };
  return !reading.line.advice.empty() && std::ranges::none_of(reading.line.advice, by_them);
}

// What one of the occasions settles, and what arises from it.
void add_to_plan(LogPlan& plan, store::ReadTx& tx, const Occasion& occasion) {
  const LogReading& reading = occasion.reading;
  for (FollowUp& f : settled_by(tx, occasion.interaction, occasion.told.also)) {
    const bool settled =
        std::ranges::any_of(plan.settled, [&](const FollowUp& other) { return other.id == f.id; });
    if (!settled && !is_unwanted(reading, f)) plan.settled.push_back(std::move(f));
  }
  for (FollowUp& f : brought_forward_by(tx, occasion.interaction, occasion.today))
    for (auto& [id, name] : store::names_of(tx, {f.person}))
      plan.sooner.push_back({f, std::move(name)});
  for (FollowUp& f : arising(tx, occasion)) {
    const auto same = [&](const FollowUp& other) {
      return other.person == f.person && other.kind == f.kind;
    };
    // What the line asks for makes the rule's own follow-up of that kind needless.
    const bool needless = std::ranges::any_of(plan.asked, same) ||
                          (!plan.further.empty() && std::ranges::any_of(plan.by_itself, same));
    if (!needless && !is_unwanted(reading, f) && !is_for_advice_of_others(reading, f))
      plan.by_itself.push_back(std::move(f));
  }
}

// "introduced Maya to Priya": what that does to an introduction under way, and who asks how it
// went.
void add_introductions(LogPlan& plan, store::ReadTx& tx, const LogReading& reading,
                       LocalDate today) {
  for (const language::LogRelation& said : reading.line.relations) {
    if (!said.who || relation_word(said.word) != word_introduced_by_you) continue;
    const IntroducedTwo two{person_at(reading, said.whose), person_at(reading, *said.who),
                            reading.line.day};
    if (!two.one || !two.other) continue;
    if (auto settled = settled_by_introducing(tx, two))
      plan.introductions.push_back(std::move(*settled));
    if (auto asks = asks_how_it_went(tx, two, today); asks && !is_unwanted(reading, *asks))
      plan.by_itself.push_back(std::move(*asks));
  }
}

// "Maya got promoted": once, also where a job was noted a moment ago.
void add_news(LogPlan& plan, store::ReadTx& tx, const LogReading& reading, LocalDate today) {
  for (const language::LogText& news : reading.line.news) {
    for (const PersonId person : people_at(reading, news.owners)) {
      const auto f = congratulate_on_news(person, news.text,
                                          language::day_with(reading.line, news.owners), today);
      if (!f || is_unwanted(reading, *f)) continue;
      const auto same = [&](const FollowUp& other) { return other.kind == f->kind; };
      if (std::ranges::none_of(store::open_follow_ups_of(tx, person, store::most_open_looked_at),
                               same))
        plan.by_itself.push_back(*f);
    }
  }
}

template <class Item>
void erase_at(std::vector<Item>& list, std::size_t place) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
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
  } else if (piece.read == EchoPart::advice) {
    erase_at(reading.line.advice, piece.index);
  } else if (piece.read == EchoPart::date) {
    erase_at(reading.line.dates, piece.index);
  } else if (piece.read == EchoPart::known) {
    erase_at(reading.line.known, piece.index);
  } else if (piece.read == EchoPart::relation) {
    erase_at(reading.line.relations, piece.index);
  }
}

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

}  // namespace

std::string added_in_words(const LogReading& reading, const FollowUp& f) {
  const bool asks = courtesy_of(f) == Courtesy::introduced_them;
  return in_words(f.kind, name_in(reading, f.person),
                  asks ? "how it went with " + name_in(reading, f.about) : f.text);
}

LogPlan plan_log(const App& app, store::ReadTx& tx, const LogReading& reading, LocalDate today) {
  LogPlan plan{.interaction = interaction_of(app, reading)};
  plan.further = further_of(app, reading);
  plan.asked = asked_for(reading, today);
  const auto add = [&](const language::LogOccasion& told, const Interaction& interaction) {
    add_to_plan(plan, tx, {reading, told, interaction, today, app.now()});
  };
  add(reading.line, plan.interaction);
  for (std::size_t i = 0; i < plan.further.size(); ++i)
    add(reading.line.further[i], plan.further[i]);
  add_introductions(plan, tx, reading, today);
  if (death_of(reading).who.empty()) add_news(plan, tx, reading, today);
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
  for (const SettledIntroduction& settled : plan.introductions)
    pieces.push_back({in_words(settled)});
  for (std::size_t i = 0; i < plan.settled.size(); ++i)
    pieces.push_back(
        {"settles: " + in_words(plan.settled[i].kind, name_in(reading, plan.settled[i].person), ""),
         LogPart::settles, language::EchoPart::none, i});
  for (const SoonerFollowUp& sooner : plan.sooner)
    pieces.push_back(
        {fmt::format("sooner: {}, due {}", in_words(sooner.follow_up.kind, sooner.name, ""),
                     language::day_near(sooner.follow_up.due, today))});
  for (std::size_t i = 0; i < plan.by_itself.size(); ++i)
    pieces.push_back(
        {fmt::format("added for you: {}, due {}", added_in_words(reading, plan.by_itself[i]),
                     language::day_near(plan.by_itself[i].due, today)),
         LogPart::by_itself, language::EchoPart::none, i});
  return pieces;
}

namespace {

std::vector<LogPiece> optional_pieces(const LogReading& reading, const LogPlan& plan,
                                      LocalDate today) {
  std::vector<LogPiece> pieces = pieces_of(reading, plan, today);
  std::erase_if(pieces, [](const LogPiece& piece) { return piece.part == LogPart::none; });
  return pieces;
}

}  // namespace

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

}  // namespace wellmet::actions
