#include "cli/story/reading_json.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/follow_up.h"
#include "model/interaction.h"

namespace wellmet::cli {
namespace {

using language::LogLine;
using language::MentionRole;
using language::Owners;

const char* to_text(MentionRole role) {
  switch (role) {
    case MentionRole::with:
      return "with";
    case MentionRole::through:
      return "through";
    case MentionRole::about:
      return "about";
    case MentionRole::mentioned:
      return "spoken of";
    case MentionRole::follow_up:
      return "follow-up";
  }
  return "";
}

Json names_of(const ShownReading& shown, const Owners& owners) {
  Json::Array names;
  for (const std::size_t owner : owners) names.emplace_back(shown.names.at(owner));
  return names;
}

// Those who took part, without a number where they are not known yet.
Json took_part(const ShownReading& shown, const Owners& with) {
  Json::Array list;
  for (const std::size_t mention : with) {
    const auto* one = std::get_if<language::OnePerson>(&shown.who.at(mention));
    list.push_back(Json::Object{{"id", one ? Json(one->id.value) : Json(nullptr)},
                                {"name", shown.names.at(mention)}});
  }
  return list;
}

Json follow_ups(const ShownReading& shown) {
  Json::Array list;
  for (const language::LogFollowUp& f : shown.line.follow_ups)
    list.push_back(Json::Object{{"kind", wellmet::to_text(f.kind)},
                                {"text", f.text},
                                {"due", to_iso(f.due)},
                                {"day_said", f.due_given},
                                {"people", names_of(shown, f.owners)}});
  return list;
}

Json relations(const ShownReading& shown) {
  Json::Array list;
  for (const language::LogRelation& r : shown.line.relations)
    list.push_back(Json::Object{{"of", shown.names.at(r.whose)},
                                {"word", r.word},
                                {"name", r.who ? shown.names.at(*r.who) : r.name}});
  return list;
}

Json texts(const std::vector<language::LogText>& list) {
  Json::Array array;
  for (const language::LogText& text : list) array.emplace_back(text.text);
  return array;
}

Json dates(const std::vector<language::LogDate>& list) {
  Json::Array array;
  for (const language::LogDate& date : list)
    array.push_back(Json::Object{{"label", date.label}, {"day", to_iso(date.day)}});
  return array;
}

// Where a known person is named for the first time.
std::size_t first_naming(const ShownReading& shown, PersonId person) {
  std::size_t i = 0;
  for (; i < shown.who.size(); ++i) {
    const auto* one = std::get_if<language::OnePerson>(&shown.who[i]);
    if (one != nullptr && one->id == person) break;
  }
  return i;
}

// "drinks with Tom, Tom paid": who was there is not merely spoken of.
MentionRole role_in_line(const ShownReading& shown, PersonId person) {
  MentionRole role = MentionRole::follow_up;
  for (std::size_t i = 0; i < shown.who.size(); ++i) {
    const auto* one = std::get_if<language::OnePerson>(&shown.who[i]);
    if (one != nullptr && one->id == person) role = std::min(role, shown.line.roles[i]);
  }
  return role;
}

void add_people(Json::Object& json, const ShownReading& shown) {
  Json::Array people, unknown, ambiguous;
  for (std::size_t i = 0; i < shown.who.size(); ++i) {
    const auto* one = std::get_if<language::OnePerson>(&shown.who[i]);
    if (one != nullptr && first_naming(shown, one->id) != i) continue;
    const MentionRole said = one != nullptr ? role_in_line(shown, one->id) : shown.line.roles[i];
    // Spoken of in what did not happen is not having been there.
    const bool noted = said == MentionRole::with && !shown.line.took_place;
    const char* role = noted ? "noted" : to_text(said);
    if (one != nullptr) {
      people.push_back(
          Json::Object{{"id", one->id.value}, {"name", shown.names[i]}, {"role", role}});
    } else if (const auto* nobody = std::get_if<language::NobodyKnown>(&shown.who[i])) {
      unknown.push_back(Json::Object{{"name", nobody->name}, {"role", role}});
    } else {
      ambiguous.push_back(Json::Object{{"words", shown.line.mentions[i].name()},
                                       {"candidates", Json::texts(shown.candidates.at(i))},
                                       {"role", role}});
    }
  }
  json.emplace_back("people", people);
  json.emplace_back("unknown", unknown);
  json.emplace_back("ambiguous", ambiguous);
}

Json time_of_day(const std::optional<language::TimeOfDay>& time) {
  return time ? Json(fmt::format("{:02}:{:02}", time->hour, time->minute)) : Json(nullptr);
}

Json kinds_in(const std::vector<InteractionKind>& also) {
  Json::Array kinds;
  for (const InteractionKind kind : also) kinds.emplace_back(wellmet::to_text(kind));
  return kinds;
}

// What the line tells besides, each a contact of its own.
Json further_occasions(const ShownReading& shown) {
  Json::Array list;
  for (std::size_t i = 0; i < shown.line.further.size(); ++i) {
    const language::LogOccasion& occasion = shown.line.further[i];
    const bool saved = i < shown.further.size();
    list.push_back(
        Json::Object{{"interaction", saved ? Json(shown.further[i].value) : Json(nullptr)},
                     {"kind", wellmet::to_text(occasion.kind)},
                     {"also", kinds_in(occasion.also)},
                     {"touch", occasion.touch == Touch::light ? "light" : "real"},
                     {"setting", occasion.setting},
                     {"place", occasion.place},
                     {"day", to_iso(occasion.day)},
                     {"day_said", occasion.day_said},
                     {"day_about", occasion.day_about},
                     {"time", time_of_day(occasion.time)},
                     {"with", took_part(shown, occasion.with)},
                     {"note", occasion.note}});
  }
  return list;
}

}  // namespace

Json::Object json_of_reading(const ShownReading& shown) {
  const LogLine& line = shown.line;
  const bool happened = line.took_place;
  Json::Array interests;
  for (const language::LogInterest& interest : line.interests)
    interests.emplace_back(interest.name);
  Json::Object json = {{"happened", happened},
                       {"may_have_happened", line.may_have_happened && !happened},
                       {"kind", happened ? Json(wellmet::to_text(line.kind)) : Json(nullptr)},
                       {"also", kinds_in(line.also)},
                       {"touch", line.touch == Touch::light ? "light" : "real"},
                       {"setting", line.setting},
                       {"place", line.place},
                       {"day", happened ? Json(to_iso(line.day)) : Json(nullptr)},
                       {"day_said", line.day_said},
                       {"day_about", line.day_about},
                       {"time", time_of_day(line.time)},
                       {"with", happened ? took_part(shown, line.with) : Json(Json::Array{})},
                       {"further", further_occasions(shown)}};
  add_people(json, shown);
  json.emplace_back("interests", interests);
  json.emplace_back("follow_ups", follow_ups(shown));
  json.emplace_back("questions", texts(line.questions));
  json.emplace_back("asks", texts(line.asks));
  json.emplace_back("offers", texts(line.offers));
  json.emplace_back("advice", texts(line.advice));
  json.emplace_back("dates", dates(line.dates));
  json.emplace_back("relations", relations(shown));
  json.emplace_back("note", line.note);
  Json::Array doubts;
  for (const language::LogDoubt& doubt : line.doubts) doubts.emplace_back(doubt.text);
  json.emplace_back("doubts", doubts);
  return json;
}

}  // namespace wellmet::cli
