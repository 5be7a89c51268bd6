#include "actions/story/log_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "actions/access/settings.h"
#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "base/text.h"
#include "base/words.h"
#include "language/names/groups.h"
#include "language/names/people_index.h"
#include "model/relations/relation.h"
#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

using language::LogLine;
using language::Mention;
using language::MentionRole;
using language::Owners;

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

// As the user said, else as the language of their dates has it.
language::LogContext context_of(store::ReadTx& tx, LocalDate today) {
  language::LogContext context{.today = today};
  const DayOrder order = usual_day_order(tx);
  context.order_said = order != DayOrder::unknown;
  if (order == DayOrder::month_first) context.order = language::DateOrder::month_first;
  context.own_words = store::setting(tx, "log.words").value_or("");
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

struct LineWritten {
  std::string_view text = {};
  LocalDate day = {};     // when
  bool happened = false;  // as the user says
};

// A relation of somebody with themselves, and how you met where that is noted already.
bool is_known_better(store::ReadTx& tx, const LogReading& reading,
                     const language::LogRelation& said) {
  const PersonId whose = person_at(reading, said.whose);
  if (whose && said.who && person_at(reading, *said.who) == whose) return true;
  if (said.word != word_introduced_by) return false;
  const std::optional<Person> somebody = whose ? store::find_person(tx, whose) : std::nullopt;
  if (!somebody) return false;
  return somebody->met.through ||
         (said.who && was_met_by_way_of(tx, person_at(reading, *said.who), whose));
}

LogReading read_with(store::ReadTx& tx, const LineWritten& line,
                     const std::vector<Mention>& mentions, const std::vector<PersonId>& settled) {
  LogReading reading{.text = std::string(line.text)};
  reading.who = resolved(tx, mentions, line.day, settled);
  language::LogContext context = context_for(tx, line.day, mentions, reading.who);
  context.happened = line.happened;
  reading.line = language::read_log_line(line.text, context);
  std::erase_if(reading.line.relations, [&](const language::LogRelation& said) {
    return is_known_better(tx, reading, said);
  });
  reading.names = shown_names(tx, reading);
  if (is_of_the_writer_alone(reading)) reading.writer = store::owner(tx).value_or(PersonId{});
  return reading;
}

// "Fr Dominic says we're two readers short": nobody known, and only spoken of, so that nobody need
// be asked about him.
bool is_only_a_word(const LogReading& reading, std::size_t mention) {
  const bool is_new = std::holds_alternative<language::NobodyKnown>(reading.who[mention]) &&
                      reading.line.mentions[mention].plain;
  // "Samira's partner Karim lost his job": of Samira's people, and not met.
  const auto is_theirs = [&](const language::LogRelation& said) {
    return said.who == mention && person_at(reading, said.whose);
  };
  return is_new &&
         (reading.line.roles[mention] == MentionRole::mentioned ||
          (!reading.line.took_place && std::ranges::any_of(reading.line.relations, is_theirs)));
}

}  // namespace

bool is_of_the_writer_alone(const LogReading& reading) {
  return reading.line.mentions.empty() && !reading.line.follow_ups.empty();
}

LogReading read_log(store::ReadTx& tx, std::string_view written, LocalDate today,
                    const std::vector<PersonId>& settled, bool happened) {
  PeopleInLine people(tx, written);
  const language::PeopleCalled called = [&](const std::string& word) {
    return people.called(word);
  };
  const std::string text = language::with_groups_named(written, called);
  std::vector<Mention> mentions = language::find_mentions(text, called);
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
  const bool none_settled = std::ranges::none_of(settled, [](PersonId id) { return bool(id); });
  if (all_stay && none_settled) return unasked;
  std::vector<PersonId> kept;
  for (const PersonId id : settled)
    if (id != nobody_meant) kept.push_back(id);
  for (std::size_t i = std::min(settled.size(), mentions.size()); i-- > 0;)
    if (settled[i] == nobody_meant) erase_mention(i);
  return read_with(tx, line, mentions, kept);
}

ReadBefore read_for_saving(store::ReadTx& tx, std::string_view text, LocalDate today,
                           bool happened) {
  return {read_log(tx, text, today, {}, happened), store::last_entry(tx)};
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

void change_reading(LogReading& reading, const LogChanges& changes) {
  LogLine& line = reading.line;
  if (changes.kind && *changes.kind != line.kind) {
    line.setting.clear();  // "lunch" was told of the meal
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

language::Who settled_as(PersonId id, const Mention& mention) {
  return language::OnePerson{.id = id, .words = mention.taken};
}

PersonId person_at(const LogReading& reading, std::size_t mention) {
  return one(reading.who.at(mention));
}

std::vector<PersonId> people_of(const LogReading& reading) {
  Owners all(reading.who.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return people_at(reading, all);
}

std::vector<PersonId> people_at(const LogReading& reading, const Owners& owners) {
  std::vector<PersonId> ids;
  for (std::size_t place : owners) {
    const PersonId id = person_at(reading, place);
    if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string name_in(const LogReading& reading, PersonId id) {
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    if (person_at(reading, i) == id) return reading.names[i];
  }
  return "them";
}

Death death_of(const LogReading& reading) { return death_in(reading.text, reading.line); }

std::string names_of_dead(const LogReading& reading) {
  std::vector<std::string> names;
  for (const std::size_t mention : death_of(reading).who) names.push_back(reading.names[mention]);
  return join_with_and(names);
}

}  // namespace wellmet::actions
