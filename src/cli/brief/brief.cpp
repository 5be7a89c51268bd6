#include "cli/brief/brief.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "cli/people/labelled_lines.h"
#include "cli/people/person_json.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "model/called.h"

namespace wellmet::cli {
namespace {

using actions::Brief;

void print_head(Session& session, const Brief& brief) {
  std::string line = bold(session, for_terminal(brief.story.person.name));
  if (const std::string& pronouns = brief.story.card.pronouns; !pronouns.empty())
    line += fmt::format(" ({})", for_terminal(pronouns));
  if (const std::string job = brief.story.position(); !job.empty())
    line += " · " + for_terminal(job);
  for (const CardIndex::Address& a : brief.story.card.addresses) {
    if (a.city.empty()) continue;
    line += " · " + for_terminal(a.city);
    break;
  }
  say(session, line);
  std::vector<std::string> words;
  for (const RelationshipWord word : brief.story.person.words) words.push_back(to_text(word));
  if (!words.empty()) say(session, dim(session, join(words, ", ")));
  say(session, "");
}

std::string how_you_met(const Brief& brief) {
  const HowMet& met = brief.story.person.met;
  std::vector<std::string> parts;
  if (!met.how.empty()) parts.push_back(met.how);
  if (!met.where.empty() && fold(met.where) != fold(met.how)) parts.push_back(met.where);
  if (!met.on.empty())
    parts.push_back(is_how_long(met.on) ? "known " + known_in_words(met.on) : to_words(met.on));
  if (!brief.story.through.empty()) parts.push_back("through " + brief.story.through);
  return join(parts, ", ");
}

std::string time_in_words(const Brief& brief, const Interaction& i) {
  std::string text = fmt::format("{}: {}", to_words(i.day), word_for(i));
  if (!i.place.empty()) text += " at " + i.place;
  std::vector<std::string> others;
  for (const PersonId other : i.people)
    if (other != brief.story.person.id) others.push_back(brief.story.name_of(other));
  if (!others.empty()) text += ", with " + join(others, ", ");
  return i.note.empty() ? text : text + "; " + i.note;
}

void print_last(LabelledLines& lines, const Brief& brief) {
  if (brief.last.empty()) {
    if (brief.story.person.met.empty())
      lines.print("Last time", "No meeting or message is noted yet.");
    return;
  }
  const char* label = "Last time";
  for (const Interaction& one : brief.last) {
    lines.print(label, time_in_words(brief, one), fmt::format("i{}", one.id.value));
    label = "Last met";
  }
}

void print_notes(LabelledLines& lines, const char* label, const std::vector<Note>& notes,
                 bool with_day = false) {
  for (const Note& n : notes)
    lines.print(label, with_day ? fmt::format("{} ({})", n.text, to_words(n.day)) : n.text,
                fmt::format("n{}", n.id.value));
}

void print_follow_ups(Session& session, LabelledLines& lines, const char* label, const Brief& brief,
                      const std::vector<FollowUp>& list) {
  const std::string called = first_name("", brief.story.person.name);
  for (const FollowUp& f : list)
    lines.print(label,
                fmt::format("{}, due {}", in_words(f.kind, called, f.text),
                            language::day_near(f.due, session.app().today())),
                fmt::format("f{}", f.id.value));
}

void print_what_to_bring(LabelledLines& lines, const Brief& brief) {
  for (const actions::Bridge& one : brief.bridges)
    lines.print("Could bring", ended(with_capital(one.why)));
  for (const actions::ThingToBring& one : brief.things)
    lines.print("Could bring", fmt::format("{}, because {}", one.resource.about, one.may.because),
                fmt::format("r{}", one.resource.id.value));
  print_notes(lines, "Could bring", brief.gifts);
}

std::vector<std::string> both_know(const Brief& brief) {
  std::vector<std::string> list;
  for (const actions::KnownToBoth& one : brief.both_know)
    list.push_back(one.word.empty() ? one.name : fmt::format("{} ({})", one.name, one.word));
  return list;
}

void print_what_to_ask(LabelledLines& lines, const Brief& brief) {
  const actions::WhatToAsk& what = brief.could_ask;
  for (const ProposedQuestion& one : what.questions) lines.print("Could ask", one.text, one.code);
  if (!what.questions.empty() && !what.situation.because.empty())
    lines.print("Could ask", what.situation.because);
}

Json json_of_what_to_ask(const actions::WhatToAsk& what) {
  Json::Array questions;
  for (const ProposedQuestion& one : what.questions)
    questions.push_back(Json::Object{{"id", one.code}, {"text", one.text}});
  return Json::Object{{"situation", to_text(what.situation.situation)},
                      {"because", what.situation.because},
                      {"questions", questions}};
}

template <class Values>
Json list_of(const Values& values) {
  Json::Array array;
  for (const auto& one : values) array.push_back(json_of(one));
  return array;
}

Json json_of_follow_up(const FollowUp& f) {
  return Json::Object{
      {"id", f.id.value}, {"kind", to_text(f.kind)}, {"text", f.text}, {"due", to_iso(f.due)}};
}

Json json_of_time(const Brief& brief, const Interaction& i) {
  Json::Array with;
  for (const PersonId other : i.people)
    if (other != brief.story.person.id)
      with.push_back(Json::Object{{"id", other.value}, {"name", brief.story.name_of(other)}});
  return Json::Object{{"id", i.id.value},     {"day", to_iso(i.day)}, {"kind", word_for(i)},
                      {"setting", i.setting}, {"place", i.place},     {"with", with},
                      {"note", i.note}};
}

Json json_of_met(const Brief& brief) {
  const HowMet& met = brief.story.person.met;
  return Json::Object{{"on", to_text(met.on)},
                      {"where", met.where},
                      {"how", met.how},
                      {"through", brief.story.through}};
}

Json follow_ups_of(const std::vector<FollowUp>& list) {
  Json::Array array;
  for (const FollowUp& f : list) array.push_back(json_of_follow_up(f));
  return array;
}

Json could_bring(const Brief& brief) {
  Json::Array array;
  for (const actions::Bridge& one : brief.bridges)
    array.push_back(Json::Object{{"thing", nullptr},
                                 {"what", one.offer.text},
                                 {"from", one.yours ? Json(nullptr) : Json(one.offering)},
                                 {"because", one.why}});
  for (const actions::ThingToBring& one : brief.things)
    array.push_back(Json::Object{{"thing", one.resource.id.value},
                                 {"what", one.resource.about},
                                 {"from", nullptr},
                                 {"because", one.may.because}});
  return array;
}

void print_person(Session& session, PersonId id, std::optional<Situation> situation) {
  App& app = session.app();
  Brief brief;
  {
    store::ReadTx tx(app.db, app.account);
    brief = actions::brief_of(tx, id, app.today(), situation);
  }
  if (session.json) {
    print_json(session, json_of(brief));
  } else {
    print_brief(session, brief);
  }
}

std::string planned_in_words(const actions::MeetingToday& meeting) {
  return meeting.planned.empty() ? "You planned to meet again today."
                                 : fmt::format("You planned: {}.", meeting.planned);
}

int print_today(Session& session, std::optional<Situation> wished) {
  App& app = session.app();
  std::vector<actions::MeetingToday> meetings;
  std::vector<Brief> briefs;
  {
    store::ReadTx tx(app.db, app.account);
    meetings = actions::meetings_today(tx, app.today());
    for (const actions::MeetingToday& one : meetings)
      briefs.push_back(
          actions::brief_of(tx, one.person, app.today(), wished ? wished : one.situation));
  }
  Json::Array array;
  for (std::size_t i = 0; i < briefs.size(); ++i) {
    if (session.json) {
      array.push_back(Json::Object{{"planned", meetings[i].planned},
                                   {"follow_up", meetings[i].follow_up.value},
                                   {"brief", json_of(briefs[i])}});
      continue;
    }
    if (i > 0) say(session, "");
    say(session, dim(session, for_terminal(planned_in_words(meetings[i]))));
    print_brief(session, briefs[i]);
  }
  if (session.json) {
    print_json(session, array);
  } else if (briefs.empty()) {
    say(session, "You have no meeting noted for today. Before one that isn’t: wellmet brief WHO");
  }
  return 0;
}

int run_brief(const Arguments& args, Session& session) {
  if (to_lower_ascii(join(args.all("WHO"), " ")) == "today")
    return print_today(session, situation_given(args));
  print_person(session, person_given(session, args), situation_given(args));
  return 0;
}

}  // namespace

void print_brief(Session& session, const Brief& brief) {
  print_head(session, brief);
  LabelledLines lines(session);
  if (const std::string met = how_you_met(brief); !met.empty()) lines.print("You met", met);
  print_last(lines, brief);
  print_notes(lines, "Told you", brief.told, true);
  print_notes(lines, "Ask", brief.ask);
  print_what_to_ask(lines, brief);
  for (const Shared& one : brief.story.shared) lines.print("You share", one.sentence);
  print_follow_ups(session, lines, "Promised", brief, brief.promised);
  print_follow_ups(session, lines, "Next", brief, brief.next);
  print_notes(lines, "Looks for", brief.looking_for);
  print_notes(lines, "Can give", brief.can_give);
  print_what_to_bring(lines, brief);
  if (!brief.both_know.empty()) lines.print("Both know", join(both_know(brief), ", "));
  if (!brief.around.empty()) lines.print("Around them", join(brief.around, ", "));
  if (!brief.story.card.birthday.empty())
    lines.print("Birthday", to_words(brief.story.card.birthday));
}

Json json_of(const Brief& brief) {
  const actions::PersonStory& story = brief.story;
  Json::Array last, shared, both;
  for (const Interaction& one : brief.last) last.push_back(json_of_time(brief, one));
  for (const Shared& one : story.shared)
    shared.push_back(Json::Object{{"what", one.what}, {"sentence", one.sentence}});
  for (const actions::KnownToBoth& one : brief.both_know)
    both.push_back(
        Json::Object{{"id", one.person.value}, {"name", one.name}, {"relation", one.word}});
  Json::Array around;
  for (const std::string& one : brief.around) around.emplace_back(one);
  return Json::Object{
      {"person", Json::Object{{"id", story.person.id.value}, {"name", story.person.name}}},
      {"met", json_of_met(brief)},
      {"last", last},
      {"told", list_of(brief.told)},
      {"ask", list_of(brief.ask)},
      {"could_ask", json_of_what_to_ask(brief.could_ask)},
      {"shared", shared},
      {"promised", follow_ups_of(brief.promised)},
      {"next", follow_ups_of(brief.next)},
      {"looking_for", list_of(brief.looking_for)},
      {"can_give", list_of(brief.can_give)},
      {"gifts", list_of(brief.gifts)},
      {"could_bring", could_bring(brief)},
      {"both_know", both},
      {"around", around},
      {"birthday", to_text(story.card.birthday)}};
}

extern const Command brief;

const Command brief{
    .name = "brief",
    .group = "Each day",
    .help = "what to know before you meet someone, on one screen",
    .examples = {"wellmet brief maya", "wellmet brief today",
                 "wellmet brief maya --situation mentor"},
    .parameters = {{.name = "WHO",
                    .takes = Takes::many,
                    .help = "a name or number; today for those you planned to meet today",
                    .required = true},
                   situation_parameter("the kind of meeting, for what you could ask")},
    .run = run_brief,
    .more =
        "How you met, the last time, what they told you, what to ask, what you share (the rarest "
        "first), what you promised, good questions that you haven’t asked them yet, what you could "
        "bring, whom you both know and who is around them. Only what was noted is there, so it is "
        "short when there is little. \"today\" goes by your own follow-ups that are due today and "
        "plan a meeting or a call: wellmet followup add maya \"lunch at Canoe\" --on today.",
};

}  // namespace wellmet::cli
