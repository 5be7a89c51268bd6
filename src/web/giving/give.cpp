#include "web/giving/give.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "actions/giving/resources.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "store/giving/resources.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "web/parts/face.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

constexpr int things_shown = 20;
constexpr int lines_shown = 5;
constexpr const char* the_page = "/give";

GivePage::Thing thing_of(store::ReadTx& tx, const Resource& resource,
                         const actions::WhomToGive& whom) {
  GivePage::Thing thing{.whole = actions::whole_resource(tx, resource, whom),
                        .post = actions::post_of(tx, resource)};
  for (const actions::MayHelp& may : thing.whole.may_help) {
    if (thing.ways.size() == giving::people_shown) break;
    thing.ways.push_back(actions::pass_on(tx, resource, may));
  }
  return thing;
}

void add_things(store::ReadTx& tx, LocalDate today, GivePage& p) {
  std::vector<Resource> found = store::resources_of_use(tx, today, things_shown + 1);
  p.more_things = found.size() > things_shown;
  if (p.more_things) found.resize(things_shown);
  if (found.empty()) return;
  const actions::WhomToGive whom(tx, today);
  for (const Resource& resource : found) p.things.push_back(thing_of(tx, resource, whom));
}

// Asks and offers together, the last first.
void add_ended(store::ReadTx& tx, std::optional<PersonId> me, GivePage& p) {
  std::vector<Note> notes = store::ended_notes(tx, NoteKind::ask, lines_shown);
  for (Note& note : store::ended_notes(tx, NoteKind::offer, lines_shown))
    notes.push_back(std::move(note));
  std::ranges::sort(notes, std::greater(), [](const Note& n) { return std::pair(n.done, n.id); });
  if (std::cmp_greater(notes.size(), lines_shown)) notes.resize(lines_shown);
  std::vector<PersonId> people;
  for (const Note& note : notes) people.push_back(note.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  for (Note& note : notes) {
    const std::string name = note.person == me ? "" : names[note.person];
    p.ended.push_back({std::move(note), name});
  }
}

GivePage gather(RequestContext& context) {
  GivePage p;
  store::ReadTx tx(context.app.db, context.app.account);
  add_things(tx, context.today(), p);
  p.bridges = actions::bridges(tx, lines_shown);
  p.offered = actions::offered_and_not_done(tx, lines_shown);
  p.to_ask = actions::not_asked_for_long(tx, context.today(), lines_shown);
  const std::optional<PersonId> me = store::owner(tx);
  add_ended(tx, me, p);
  if (me) {
    for (Note& note : store::notes_of(tx, *me)) {
      if (note.kind == NoteKind::offer && !note.done) p.mine.push_back(std::move(note));
    }
  }
  return p;
}

std::vector<PersonId> people_on(const GivePage& p) {
  std::vector<PersonId> people;
  for (const GivePage::Thing& thing : p.things) {
    for (const actions::MayHelp& may : thing.whole.may_help) people.push_back(may.person);
  }
  for (const actions::Bridge& b : p.bridges) people.push_back(b.ask.person);
  for (const actions::Offered& o : p.offered) people.push_back(o.follow_up.person);
  for (const actions::NotAsked& n : p.to_ask) people.push_back(n.person);
  return people;
}

http::Response shown(RequestContext& context, const GivePage& p, int status) {
  Layout layout = layout_of(context, "give");
  layout.path = the_page;
  look_up_faces(context, layout, people_on(p));
  return page(layout, "Give", give_page(layout, p), status);
}

}  // namespace

http::Response show_give(RequestContext& context) { return shown(context, gather(context), 200); }

http::Response show_thing(RequestContext& context) {
  GivePage p;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const Resource resource = actions::resource_numbered(tx, context.id<ResourceId>());
    p.things.push_back(thing_of(tx, resource, actions::WhomToGive(tx, context.today())));
  }
  Layout layout = layout_of(context, "give");
  layout.path = fmt::format("{}/{}", the_page, p.things.front().whole.resource.id.value);
  look_up_faces(context, layout, people_on(p));
  return page(layout, "Something to pass on", thing_page(layout, p));
}

http::Response end_ask(RequestContext& context) {
  const auto ending = parse_note_ending(context.field("ending"));
  if (!ending || *ending == NoteEnding::unsaid)
    throw Error(ErrorKind::invalid, "Couldn’t read what became of it.");
  return done(context, the_page,
              actions::end_note(context.app, context.id<NoteId>(), *ending).change);
}

http::Response keep_thing(RequestContext& context) {
  const std::string what = context.field("what");
  actions::NewResource wish;
  (as_link(what) ? wish.link : wish.text) = what;
  try {
    return done(context, the_page, actions::keep_resource(context.app, wish).change);
  } catch (const Error& error) {
    GivePage p = gather(context);
    p.what = what;
    p.faults[""] = fault_of(context, error);
    return shown(context, p, 422);
  }
}

http::Response say_asked(RequestContext& context) {
  const PersonId person{context.number_posted("person")};
  return done(context, the_page, actions::say_you_asked(context.app, person, {}).change);
}

http::Response add_my_offer(RequestContext& context) {
  std::optional<PersonId> me;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    me = store::owner(tx);
  }
  if (!me)
    throw Error(ErrorKind::refused, "Nobody has said yet who you are: your name is in Settings.");
  const DeedId change =
      actions::add_note(context.app,
                        {.person = *me, .kind = NoteKind::offer, .text = context.field("text")})
          .change;
  return done(context, the_page, change);
}

}  // namespace wellmet::web
