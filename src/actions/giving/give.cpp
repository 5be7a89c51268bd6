#include "actions/giving/give.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "actions/deed.h"
#include "actions/introductions/acquaintances.h"
#include "base/error.h"
#include "base/hash.h"
#include "judgement/giving/matter.h"
#include "judgement/introductions/reasons.h"
#include "model/called.h"
#include "store/giving/asked.h"
#include "store/introductions/introductions.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

constexpr int asks_looked_at = 200;
constexpr int follow_ups_looked_at = 500;
constexpr int for_long_days = 180;
constexpr int in_touch_days = 365;

struct Offer {
  Note note = {};
  Matter matter;
};

std::vector<Offer> all_offers(store::ReadTx& tx) {
  std::vector<Offer> offers;
  for (Note& note : store::open_offers(tx)) {
    Matter matter(note.text, "");
    offers.push_back({std::move(note), std::move(matter)});
  }
  return offers;
}

// Whether the two are to meet: nothing was said of them, or it is under way.
bool may_be_bridged(store::ReadTx& tx, Acquaintances& acquaintances, Bridge& bridge) {
  if (bridge.yours) return true;
  for (const Introduction& one :
       store::introductions_between(tx, bridge.ask.person, bridge.offer.person)) {
    if (introduction::is_over(one.stage)) return false;
    bridge.under_way = one.id;
    return true;
  }
  return !acquaintances.know_each_other(bridge.ask.person, bridge.offer.person);
}

void name_both(store::ReadTx& tx, Bridge& bridge) {
  for (const store::TodayRow& row :
       store::today_rows(tx, {bridge.ask.person, bridge.offer.person})) {
    const bool asks = row.person == bridge.ask.person;
    (asks ? bridge.asking : bridge.offering) = row.name;
    (asks ? bridge.asking_called : bridge.offering_called) = first_name(row.given, row.name);
  }
  if (bridge.asking_called == bridge.offering_called) {
    bridge.asking_called = bridge.asking;
    bridge.offering_called = bridge.offering;
  }
  if (bridge.yours) {
    bridge.why = fmt::format("{} is looking for “{}”, and you offer “{}”", bridge.asking_called,
                             in_brief(bridge.ask.text), in_brief(bridge.offer.text));
  } else {
    bridge.why = ask_in_words(bridge.asking_called, bridge.ask.text, bridge.offering_called,
                              bridge.offer.text);
  }
}

std::optional<Bridge> bridge_from(store::ReadTx& tx, Acquaintances& acquaintances, const Note& ask,
                                  const std::vector<Offer>& offers, std::optional<PersonId> me) {
  const std::vector<std::string> topics = topics_of_line(ask.text);
  for (const Offer& offer : offers) {
    if (offer.note.person == ask.person || !is_about(offer.matter, topics)) continue;
    Bridge bridge{.ask = ask, .offer = offer.note, .yours = offer.note.person == me};
    if (!may_be_bridged(tx, acquaintances, bridge)) continue;
    name_both(tx, bridge);
    return bridge;
  }
  return std::nullopt;
}

std::vector<Bridge> bridges_among(store::ReadTx& tx, const std::vector<Note>& asks, int limit) {
  std::vector<Bridge> list;
  if (asks.empty()) return list;
  const std::vector<Offer> offers = all_offers(tx);
  if (offers.empty()) return list;
  const std::optional<PersonId> me = store::owner(tx);
  Acquaintances acquaintances(tx);
  for (const Note& ask : asks) {
    if (static_cast<int>(list.size()) >= limit) break;
    if (auto bridge = bridge_from(tx, acquaintances, ask, offers, me))
      list.push_back(std::move(*bridge));
  }
  return list;
}

std::optional<std::string> why_to_ask(const store::InTouch& one, LocalDate today) {
  const LocalDate last = std::max(one.heard.value_or(LocalDate{}), one.asked.value_or(LocalDate{}));
  const std::string called = first_name(one.given, one.name);
  if (!one.heard && !one.asked) return fmt::format("nothing is noted that {} looks for", called);
  if (today - last <= for_long_days) return std::nullopt;
  if (one.asked == last) return fmt::format("you last asked {} on {}", called, to_words(last));
  return fmt::format("what {} looks for was last noted on {}", called, to_words(last));
}

Note put_question_asked(store::WriteTx& tx, PersonId person, const std::string& name,
                        LocalDate day) {
  Note asked{
      .person = person, .kind = NoteKind::question, .text = what_can_i_do, .day = day, .done = day};
  for (const Note& note : store::notes_of(tx, person)) {
    if (says_you_asked(note) && note.done == day)
      throw Error(ErrorKind::conflict,
                  fmt::format("You already noted that you asked {}, on {} (n{}).", name,
                              to_words(day), note.id.value));
    if (note.kind == asked.kind && note.text == asked.text && !note.done) {
      asked.id = note.id;
      asked.day = note.day;
      asked.source = note.source;
    }
  }
  if (asked.id) {
    store::update_note(tx, asked);
  } else {
    asked.id = store::insert_note(tx, asked);
  }
  return asked;
}

}  // namespace

const char* const what_can_i_do = "What can I do for you?";

bool says_you_asked(const Note& note) {
  return note.kind == NoteKind::question && note.text == what_can_i_do && note.done;
}

std::vector<Bridge> bridges(store::ReadTx& tx, int limit) {
  return bridges_among(tx, store::open_asks(tx, asks_looked_at), limit);
}

std::vector<Bridge> bridges_for(store::ReadTx& tx, const std::vector<Note>& asks) {
  return bridges_among(tx, asks, static_cast<int>(asks.size()));
}

std::vector<Offered> offered_and_not_done(store::ReadTx& tx, int limit) {
  std::vector<Offered> list;
  std::vector<PersonId> people;
  for (FollowUp& f : store::open_follow_ups(tx, follow_ups_looked_at)) {
    const bool is_own = f.kind == FollowUpKind::share || f.kind == FollowUpKind::custom;
    if (!is_own || !f.rule.empty() || static_cast<int>(list.size()) >= limit) continue;
    people.push_back(f.person);
    list.push_back({std::move(f), ""});
  }
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  for (Offered& one : list) one.name = names[one.follow_up.person];
  return list;
}

std::vector<NotAsked> not_asked_for_long(store::ReadTx& tx, LocalDate today, int limit) {
  std::vector<std::pair<std::uint64_t, NotAsked>> found;
  for (const store::InTouch& one :
       store::in_touch_since(tx, today - in_touch_days, what_can_i_do)) {
    if (const auto because = why_to_ask(one, today)) {
      const std::string seed =
          fmt::format("{} {}", today.day_number, name_without_titles(one.name));
      found.push_back({stable_hash(seed), {one.person, one.name, *because}});
    }
  }
  std::ranges::sort(found, {},
                    [](const auto& one) { return std::pair(one.first, one.second.person); });
  std::vector<NotAsked> list;
  for (auto& [shuffle, one] : found) {
    if (static_cast<int>(list.size()) < limit) list.push_back(std::move(one));
  }
  return list;
}

Did<Note> say_you_asked(const App& app, PersonId person, std::optional<LocalDate> on) {
  const LocalDate day = on.value_or(app.today());
  if (day > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(day)));
  Deed deed(app, DeedKind::add, "noted a question");
  const auto names = store::names_of(deed.tx, {person});
  if (names.empty())
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", person.value));
  const Note note = put_question_asked(deed.tx, person, names.front().second, day);
  deed.tx.rename(fmt::format("asked {}: {}", names.front().second, what_can_i_do));
  const DeedId change = deed.commit();
  return {note, change};
}

}  // namespace wellmet::actions
