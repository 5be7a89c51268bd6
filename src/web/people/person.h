#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/introductions/introductions.h"
#include "actions/people/person_story.h"
#include "store/people/people_pages.h"
#include "web/page/layout.h"
#include "web/parts/voice.h"
#include "web/people/rhythm.h"
#include "web/people/story.h"
#include "web/photos/photos.h"

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
  std::vector<Note> ended = {};  // the last asks and offers that are done
  std::vector<actions::NamedIntroduction> introductions = {};  // those under way first

  PersonId id() const { return story.person.id; }
  const std::string& name() const { return story.person.name; }
  Voice voice() const { return voice_of(pronouns, story.person.name); }
  bool died() const { return !story.card.died.empty(); }
  StoryPart last_part() const;
};

Html person_page(const Layout&, const PersonPage&);

// Everything of the page in a fixed number of queries. Throws not_found also for somebody who was
// removed or merged away.
PersonPage read_person(RequestContext&, PersonId);

// Whether nobody of this number is among your people; and the page that says where they are then:
// in the trash, with a button to restore them, or merged into somebody, to whom it leads. What was
// posted is shown, and not saved.
bool is_gone(store::ReadTx&, PersonId);
http::Response gone_page(RequestContext&, PersonId);

http::Response show_person(RequestContext&);    // GET /people/{id}
http::Response show_story(RequestContext&);     // GET /people/{id}/story
http::Response download_card(RequestContext&);  // GET /people/{id}/card.vcf

}  // namespace wellmet::web
