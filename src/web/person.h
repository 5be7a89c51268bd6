#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/person_story.h"
#include "store/faces.h"
#include "web/frame.h"
#include "web/parts/rhythm.h"
#include "web/parts/story.h"
#include "web/parts/voice.h"
#include "web/photos.h"

namespace wellmet::web {

// Notes of each kind on the page; the others are behind a link.
constexpr int notes_shown = 40;

struct PersonPage {
  actions::PersonStory story = {};
  std::string pronouns = {};
  RhythmPicture rhythm = {};
  bool more_story = false;
  std::vector<store::AlsoHas> also = {};  // who else has what you two share
  PhotosPage photos = {};

  PersonId id() const { return story.person.id; }
  const std::string& name() const { return story.person.name; }
  Voice voice() const { return voice_of(pronouns, story.person.name); }
  StoryPart last_part() const;
};

Html person_page(const Frame&, const PersonPage&);
Html brief_page(const Frame&, const PersonPage&);

// Everything of the page in a fixed number of queries. Throws not_found also for somebody who was
// removed or merged away.
PersonPage read_person(Visit&, PersonId);

http::Response show_person(Visit&);    // GET /people/{id}
http::Response show_story(Visit&);     // GET /people/{id}/story
http::Response show_brief(Visit&);     // GET /people/{id}/brief
http::Response download_card(Visit&);  // GET /people/{id}/card.vcf

}  // namespace wellmet::web
