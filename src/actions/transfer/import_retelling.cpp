#include "actions/transfer/import_retelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "store/access/settings.h"
#include "store/people/people.h"
#include "store/story/interactions.h"

namespace wellmet::actions {
namespace {

using Now = ChangedInteraction::Now;
using Why = EventsNow::Why;

// The day of one moment is another where one lives elsewhere since: that moves nothing.
bool is_same(const Interaction& a, const Interaction& b) {
  const bool same_time = a.at == b.at && (a.at || a.day == b.day);
  return same_time && a.kind == b.kind && a.setting == b.setting && a.place == b.place &&
         a.note == b.note;
}

// The meeting that is here, as it is told now.
Interaction retold(Interaction there, const Interaction& said) {
  if (!there.at || there.at != said.at) there.day = said.day;
  there.at = said.at;
  there.kind = said.kind;
  there.touch = said.touch;
  there.setting = said.setting;
  there.place = said.place;
  there.note = said.note;
  return there;
}

std::optional<Why> why_gone(const EventsNow& events, const std::string& key) {
  if (const auto gone = events.gone.find(key); gone != events.gone.end()) return gone->second;
  if (events.been.contains(key)) return std::nullopt;
  const auto whole = events.whole.find(key.substr(0, event_digits));
  return whole == events.whole.end() ? std::nullopt : std::optional(whole->second);
}

std::vector<std::string> names_of(store::ReadTx& tx, const Interaction& interaction) {
  std::map<PersonId, std::string> known;
  for (const auto& [id, name] : store::names_of(tx, interaction.people)) known[id] = name;
  std::vector<std::string> names;
  for (const PersonId person : interaction.people) names.push_back(known[person]);
  return names;
}

// Whether the meeting is as the source told it: its words are, and it told of all its people.
bool is_as_told(store::ReadTx& tx, const std::string& kind, const Interaction& there) {
  const Fact as_told = fact_as_told(there.source_key, there);
  const Fact is_there = StoryFacts().of(ImportedInteraction{.key = there.source_key});
  bool words = false;
  for (PersonId person : there.people) {
    bool told_of = false;
    for (const store::SourceKey& source : store::sources_of(tx, person)) {
      if (source.source != kind) continue;
      const Said said = parse_said(source.fingerprint);
      words = words || said.has_in_story(as_told);
      told_of = told_of || said.has_in_story(is_there);
    }
    if (!told_of) return false;
  }
  return words;
}

bool is_of_one_event(const std::string& a, const std::string& b) {
  return a.compare(0, event_digits, b, 0, event_digits) == 0;
}

// The one that takes its place in a series whose times were changed.
InteractionWork* successor_of(const Interaction& there, std::vector<InteractionWork>& told) {
  const auto found = std::ranges::find_if(told, [&](const InteractionWork& one) {
    const Interaction& i = one.interaction;
    return !i.id && i.day == there.day && is_of_one_event(i.source_key, there.source_key);
  });
  return found == told.end() ? nullptr : &*found;
}

const char* in_words(Why why) {
  switch (why) {
    case Why::cancelled:
      return "cancelled";
    case Why::declined:
      return "declined";
    case Why::to_come:
      return "put off, and still to come";
    case Why::not_in_series:
      return "no longer in its series";
  }
  return "";
}

std::string changes_in_words(const Interaction& before, const Interaction& after,
                             const Zone& zone) {
  std::vector<std::string> parts;
  if (before.day != after.day) {
    parts.push_back("moved to " + to_words(after.day));
  } else if (before.at != after.at) {
    parts.push_back(after.at ? "now at " + zone.clock_time(*after.at) : "now without a time");
  }
  if (before.note != after.note)
    parts.push_back(after.note.empty() ? std::string("now without a title")
                                       : fmt::format("now called “{}”", after.note));
  if (before.place != after.place)
    parts.push_back(after.place.empty() ? std::string("now without a place")
                                        : fmt::format("now in “{}”", after.place));
  if (before.kind != after.kind) parts.push_back(fmt::format("now {}", info(after.kind).noun));
  if (parts.empty() && before.setting != after.setting)
    parts.push_back(after.setting.empty() ? std::string("now elsewhere")
                                          : fmt::format("now by {}", after.setting));
  return join(parts, ", ");
}

}  // namespace

std::string in_words(const ChangedInteraction& one, const Zone& zone) {
  const std::string& title = one.before.note;
  const std::string what = title.empty() ? to_text(one.before.kind) : fmt::format("“{}”", title);
  return fmt::format(
      "{}, {} ({}): {}", to_words(one.before.day), what, join(one.names, ", "),
      one.gone ? in_words(*one.gone) : changes_in_words(one.before, one.after, zone));
}

bool is_news(const Said& before, const ImportedInteraction& said) {
  return !before.has_in_story(fact_as_told(said.key, said.interaction)) ||
         (said.revision > 0 && !before.has_in_story(fact_of_revision(said.key, said.revision)));
}

Retelling::Heard Retelling::hear(const Interaction& there, const ImportedInteraction& said,
                                 const Said& before) {
  if (is_same(there, said.interaction) || !is_news(before, said)) return Heard::nothing_new;
  const bool as_told = before.has_in_story(fact_as_told(said.key, there));
  const bool in_other_words = !before.has_in_story(fact_as_told(said.key, said.interaction));
  if (!as_told && !in_other_words) return Heard::nothing_new;
  Told& told =
      by_key_.try_emplace(said.key, Told{.there = there, .said = said.interaction}).first->second;
  told.is_as_told = told.is_as_told || as_told;
  return as_told ? Heard::changes_it : Heard::stays;
}

void Retelling::settle_heard(store::ReadTx& tx, std::vector<InteractionWork>& told) {
  for (const auto& [key, one] : by_key_) {
    const Interaction after = retold(one.there, one.said);
    add(tx, one.there, one.is_as_told ? Now::changed : Now::kept, after);
    const auto also = std::ranges::find(
        told, one.there.id, [](const InteractionWork& work) { return work.interaction.id; });
    if (one.is_as_told && also != told.end()) also->interaction = after;
  }
}

void Retelling::settle_gone(store::ReadTx& tx, const Imported& imported,
                            std::vector<InteractionWork>& told) {
  for (const auto& [id, key] : store::source_keys(tx, "import:" + imported.kind)) {
    const std::optional<Why> why = why_gone(imported.events, key);
    const auto there = why ? store::find_interaction(tx, id) : std::nullopt;
    if (!there) continue;
    const bool as_told = is_as_told(tx, imported.kind, *there);
    InteractionWork* next = *why == Why::not_in_series ? successor_of(*there, told) : nullptr;
    if (!next) {
      add(tx, *there, as_told ? Now::removed : Now::kept, *there, why);
      continue;
    }
    const Interaction after = retold(*there, next->interaction);
    if (!is_same(*there, after)) add(tx, *there, as_told ? Now::changed : Now::kept, after);
    const std::string new_key = next->interaction.source_key;
    next->interaction = as_told ? after : *there;
    next->interaction.source_key = new_key;
    next->has_new_key = true;
  }
}

void Retelling::add(store::ReadTx& tx, const Interaction& there, Now now, const Interaction& after,
                    std::optional<Why> gone) {
  all_.push_back({now, there.id, there, after, gone, names_of(tx, there)});
}

std::vector<ChangedInteraction> Retelling::settle(store::ReadTx& tx, const Imported& imported,
                                                  std::vector<InteractionWork>& told) {
  settle_heard(tx, told);
  if (!imported.events.empty()) settle_gone(tx, imported, told);
  std::ranges::stable_sort(
      all_, {}, [](const ChangedInteraction& one) { return std::pair(one.before.day, one.id); });
  return std::move(all_);
}

}  // namespace wellmet::actions
