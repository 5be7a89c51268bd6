#include "cli/people/person_json.h"

#include <algorithm>

namespace wellmet::cli {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json date_or_null(const PartialDate& date) { return text_or_null(to_text(date)); }

template <class T>
Json list_of(const std::vector<T>& values) {
  Json::Array array;
  for (const T& value : values) array.push_back(json_of(value));
  return array;
}

Json values_of(const std::vector<CardValue>& values) {
  Json::Array array;
  for (const CardValue& v : values)
    array.push_back(Json::Object{{"value", v.value}, {"label", text_or_null(v.label)}});
  return array;
}

Json addresses_of(const CardIndex& card) {
  Json::Array array;
  for (const CardIndex::Address& a : card.addresses)
    array.push_back(Json::Object{{"street", text_or_null(a.street)},
                                 {"city", text_or_null(a.city)},
                                 {"postcode", text_or_null(a.postcode)},
                                 {"region", text_or_null(a.region)},
                                 {"country", text_or_null(a.country)},
                                 {"label", text_or_null(a.label)}});
  return array;
}

Json card_of(const CardIndex& card) {
  return Json::Object{{"nicknames", Json::texts(card.nicknames)},
                      {"emails", values_of(card.emails)},
                      {"phones", values_of(card.phones)},
                      {"urls", values_of(card.urls)},
                      {"addresses", addresses_of(card)},
                      {"organisation", text_or_null(card.organisation)},
                      {"title", text_or_null(card.title)},
                      {"department", text_or_null(card.department)},
                      {"role", text_or_null(card.role)},
                      {"more_work", Json::texts(card.more_work)},
                      {"is_company", card.is_company},
                      {"has_picture", card.has_picture},
                      {"relations", values_of(named_relations(card))},
                      {"hobbies", Json::texts(card.hobbies)},
                      {"others", values_of(card.others)},
                      {"birthday", date_or_null(card.birthday)},
                      {"died", card.died.empty() ? Json(nullptr) : Json(card.died)},
                      {"categories", Json::texts(card.categories)},
                      {"note", text_or_null(card.note)}};
}

Json met_of(const actions::PersonStory& story) {
  const HowMet& met = story.person.met;
  return Json::Object{{"on", date_or_null(met.on)},
                      {"where", text_or_null(met.where)},
                      {"how", text_or_null(met.how)},
                      {"through", met.through ? Json(Json::Object{{"id", met.through.value},
                                                                  {"name", story.through}})
                                              : Json(nullptr)}};
}

Json words_of(const Person& person) {
  Json::Array array;
  for (RelationshipWord word : person.words) array.push_back(to_text(word));
  return array;
}

std::int64_t open_notes(const actions::PersonStory& story) {
  std::int64_t count = 0;
  for (const auto& [kind, of_kind] : story.notes_in_all) count += of_kind;
  return count;
}

Json shared_of(const std::vector<Shared>& shared) {
  Json::Array array;
  for (const Shared& s : shared)
    array.push_back(
        Json::Object{{"what", s.what}, {"kind", to_text(s.kind)}, {"sentence", s.sentence}});
  return array;
}

Json follow_ups_of(const std::vector<FollowUp>& follow_ups) {
  Json::Array array;
  for (const FollowUp& f : follow_ups)
    array.push_back(Json::Object{{"id", f.id.value},
                                 {"kind", to_text(f.kind)},
                                 {"text", text_or_null(f.text)},
                                 {"due", to_iso(f.due)}});
  return array;
}

Json interactions_of(const actions::PersonStory& story) {
  Json::Array array;
  for (const Interaction& i : story.interactions) {
    Json::Array others;
    for (PersonId id : i.people) {
      if (id != story.person.id)
        others.push_back(Json::Object{{"id", id.value}, {"name", story.name_of(id)}});
    }
    array.push_back(Json::Object{{"id", i.id.value},
                                 {"day", to_iso(i.day)},
                                 {"kind", to_text(i.kind)},
                                 {"place", text_or_null(i.place)},
                                 {"with", others},
                                 {"note", text_or_null(i.note)}});
  }
  return array;
}

}  // namespace

Json json_of(const Note& note) {
  return Json::Object{{"id", note.id.value},
                      {"person", note.person.value},
                      {"kind", to_text(note.kind)},
                      {"text", note.text},
                      {"day", to_iso(note.day)},
                      {"done", note.done ? Json(to_iso(*note.done)) : Json(nullptr)},
                      {"ending", text_or_null(to_text(note.ending))},
                      {"outcome", text_or_null(note.outcome)},
                      {"told", note.told ? Json(to_iso(*note.told)) : Json(nullptr)},
                      {"source", text_or_null(note.source)}};
}

Json json_of(const Interest& interest) {
  return Json::Object{{"name", interest.name},
                      {"kind", to_text(interest.kind)},
                      {"detail", text_or_null(interest.detail)},
                      {"lasting", interest.lasting == Lasting::yes},
                      {"noted", to_iso(interest.noted)}};
}

Json json_of(const Position& position) {
  return Json::Object{{"id", position.id.value},
                      {"person", position.person.value},
                      {"title", text_or_null(position.title)},
                      {"organisation", text_or_null(position.organisation)},
                      {"from", date_or_null(position.started)},
                      {"to", date_or_null(position.ended)},
                      {"current", position.current}};
}

Json json_of(const ImportantDate& date) {
  return Json::Object{{"id", date.id ? Json(date.id.value) : Json(nullptr)},
                      {"label", date.label},
                      {"date", to_text(date.date)}};
}

Json json_of(const actions::KnownRelation& relation) {
  return Json::Object{{"word", relation.word},
                      {"kind", to_text(relation.kind)},
                      {"name", relation.name},
                      {"person", relation.person ? Json(relation.person.value) : Json(nullptr)},
                      {"perhaps", relation.perhaps ? Json(relation.perhaps.value) : Json(nullptr)}};
}

Json json_of(const store::PersonLine& line) {
  return Json::Object{{"id", line.id.value},
                      {"name", line.name},
                      {"title", text_or_null(line.title)},
                      {"organisation", text_or_null(line.organisation)},
                      {"city", text_or_null(line.city)},
                      {"last_seen", line.last_seen ? Json(to_iso(*line.last_seen)) : Json(nullptr)},
                      {"archived", line.archived}};
}

Json json_of(const actions::PersonStory& story) {
  const Person& p = story.person;
  std::vector<ImportantDate> dates = story.card.dates;
  dates.insert(dates.end(), story.dates.begin(), story.dates.end());
  return Json::Object{{"id", p.id.value},
                      {"uid", p.uid},
                      {"name", p.name},
                      {"pronouns", text_or_null(p.pronouns)},
                      {"position", text_or_null(story.position())},
                      {"is_owner", p.is_owner},
                      {"met", met_of(story)},
                      {"words", words_of(p)},
                      {"shared", shared_of(story.shared)},
                      {"rhythm", text_or_null(story.rhythm)},
                      {"wished_cadence_days",
                       p.wished_cadence_days > 0 ? Json(p.wished_cadence_days) : Json(nullptr)},
                      {"never_suggest", p.never_suggest},
                      {"quiet_until", p.quiet_until ? Json(to_iso(*p.quiet_until)) : Json(nullptr)},
                      {"archived", p.archived},
                      {"removed_at", p.removed_at ? Json(to_iso(*p.removed_at)) : Json(nullptr)},
                      {"interests", list_of(story.interests)},
                      {"positions", list_of(story.positions)},
                      {"dates", list_of(dates)},
                      {"relations", list_of(story.relations)},
                      {"card", card_of(story.card)},
                      {"follow_ups", follow_ups_of(story.follow_ups)},
                      {"interactions", interactions_of(story)},
                      {"notes", list_of(story.notes)},
                      {"interactions_in_all", story.interactions_in_all},
                      {"open_notes_in_all", open_notes(story)},
                      {"open_follow_ups_in_all", story.follow_ups_in_all}};
}

}  // namespace wellmet::cli
