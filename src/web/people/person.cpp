#include "web/people/person.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "actions/people/who.h"
#include "actions/today/rhythm_state.h"
#include "base/error.h"
#include "base/text.h"
#include "store/introductions/introductions.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "web/page/error_pages.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr int part_of_story = 8;
constexpr int earlier_part = 30;  // who asks for more wants to read
constexpr int follow_ups_shown = 40;
constexpr int touches_most = 600;
constexpr int names_each = 3;
constexpr int introductions_shown = 5;
constexpr int ended_shown = 12;

void read_rhythm(store::ReadTx& tx, LocalDate today, PersonPage& p) {
  if (const auto row = store::find_rhythm(tx, p.id())) p.rhythm.state = actions::rhythm_state(*row);
  p.rhythm.touches = store::touches_of(tx, p.id(), rhythm_since(today), touches_most);
  p.rhythm.sentence = p.story.rhythm;
}

void read_also(store::ReadTx& tx, PersonPage& p) {
  std::vector<InterestId> shared;
  for (const Shared& s : p.story.shared)
    if (s.people > 1 && s.interest) shared.push_back(s.interest);
  p.also = store::others_with(tx, p.id(), shared, names_each);
}

struct Before {
  LocalDate day = {};
  InteractionId id = {};
};

// "2026-06-21.12": the day and number of the one that stands above.
Before before_asked(const RequestContext& context) {
  const std::string text = context.asked("before");
  const auto dot = text.find('.');
  const auto day = parse_iso_date(text.substr(0, dot));
  if (!day) throw Error(ErrorKind::not_found, "This page isn’t here.");
  std::int64_t number = 0;
  if (dot != std::string::npos)
    std::from_chars(text.data() + dot + 1, text.data() + text.size(), number);
  return {*day, InteractionId{number}};
}

StoryPart read_story(store::ReadTx& tx, PersonId id, const Before& before) {
  StoryPart part{.person = id};
  part.interactions = store::interactions_before(tx, id, before.day, before.id, earlier_part + 1);
  part.more = part.interactions.size() > earlier_part;
  if (part.more) part.interactions.pop_back();
  std::vector<PersonId> ids;
  for (const Interaction& i : part.interactions)
    ids.insert(ids.end(), i.people.begin(), i.people.end());
  part.names = store::names_of(tx, ids);
  if (const auto rhythm = store::find_rhythm(tx, id)) part.begins = rhythm->first_day;
  return part;
}

// "Maya Chen" -> "Maya-Chen": letters and digits of ASCII, for the name of a file.
std::string file_name(const std::string& name) {
  const std::string words = join(folded_words(name), "-");
  return words.empty() ? "card" : words;
}

}  // namespace

StoryPart PersonPage::last_part() const {
  StoryPart part{
      .person = id(), .interactions = story.interactions, .names = story.names, .more = more_story};
  if (rhythm.state.contact_days > 0) part.begins = rhythm.state.first_day;
  return part;
}

bool is_gone(store::ReadTx& tx, PersonId id) {
  const auto person = store::find_person(tx, id);
  return !person || person->removed_at;
}

// Somebody who was merged away or is in the trash: where they are now.
http::Response gone_page(RequestContext& context, PersonId id) {
  PersonId standing;
  bool in_trash = false;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const auto person = store::find_person(tx, id);
    standing = actions::standing_for(tx, id);
    in_trash = person && person->removed_at && standing == id;
  }
  if (standing != id && !context.posted()) return http::see_other(url::person(standing));
  if (standing != id)
    return not_in_the_book(context,
                           html("They were <a href=\"{}\">merged</a> meanwhile, and nothing was "
                                "saved.",
                                url::person(standing)));
  if (in_trash)
    return not_in_the_book(
        context,
        html("They’re in the <a href=\"/people/trash\">trash</a>. You can "
             "restore them, or <a href=\"{}\">forget them for good</a>.",
             url::person(id, "forget")),
        html("<form class=\"acts\" method=\"post\" action=\"{}\">{}<button class=\"btn main\">"
             "{}Restore them</button></form>\n",
             url::person(id, "restore"), form_token(layout_of(context, "")),
             icon("archive-restore")));
  return show_nothing_here(context);
}

PersonPage read_person(RequestContext& context, PersonId id) {
  store::ReadTx tx(context.app.db, context.app.account);
  if (is_gone(tx, id)) throw Error(ErrorKind::not_found, "This page isn’t here.");
  PersonPage p{
      .story = actions::story_of(
          tx, id, context.today(),
          {.interactions = part_of_story, .notes = notes_shown, .follow_ups = follow_ups_shown})};
  p.pronouns = p.story.card.pronouns;
  p.more_story =
      p.story.interactions_in_all > static_cast<std::int64_t>(p.story.interactions.size());
  read_rhythm(tx, context.today(), p);
  read_also(tx, p);
  p.photos = photos_in(tx, id, p.name());
  p.photos.died = p.died();
  p.ended = store::ended_notes(tx, id, ended_shown);
  p.introductions =
      actions::with_names(tx, store::introductions_of_person(tx, id, introductions_shown));
  return p;
}

http::Response show_person(RequestContext& context) {
  const auto id = context.id<PersonId>();
  bool gone = false, owner = false;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    gone = is_gone(tx, id);
    owner = store::owner(tx) == id;
  }
  if (gone) return gone_page(context, id);
  if (owner) return http::see_other("/settings");
  const PersonPage p = read_person(context, id);
  Layout layout = layout_of(context, "people");
  look_up_faces(context, layout, {id});
  return page(layout, p.name(), person_page(layout, p));
}

http::Response show_story(RequestContext& context) {
  const auto id = context.id<PersonId>();
  const Before before = before_asked(context);
  StoryPart part;
  std::string name;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    if (is_gone(tx, id)) throw Error(ErrorKind::not_found, "This page isn’t here.");
    part = read_story(tx, id, before);
    for (const auto& [other, called] : store::names_of(tx, {id})) name = called;
  }
  const Layout layout = layout_of(context, "people");
  if (context.wants_fragment()) return fragment(layout, story_part(layout, part));
  return page(layout, name,
              html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede"><a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec"><h2 class="hang">Your story</h2>{}</section></div></main>
)",
                   name, url::person(id), story_part(layout, part)));
}

http::Response download_card(RequestContext& context) {
  const auto id = context.id<PersonId>();
  std::string bytes, name;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    if (is_gone(tx, id)) throw Error(ErrorKind::not_found, "This page isn’t here.");
    bytes = store::card_bytes(tx, id);
    for (const auto& [other, called] : store::names_of(tx, {id})) name = called;
  }
  http::Response response;
  response.with("Content-Type", "text/vcard; charset=utf-8")
      .with("Content-Disposition", fmt::format("attachment; filename=\"{}.vcf\"", file_name(name)));
  response.body = std::move(bytes);
  return response;
}

}  // namespace wellmet::web
