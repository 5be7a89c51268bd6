#include "web/story/person_notes.h"

#include <fmt/format.h>

#include <utility>

#include "actions/giving/advice.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "http/form.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "web/page/url.h"

namespace wellmet::web {
namespace {

constexpr int notes_on_a_page = 60;

const char* heading_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::fact:
      return "What you were told";
    case NoteKind::question:
      return "A question for next time";
    case NoteKind::ask:
      return "Something looked for";
    case NoteKind::offer:
      return "Something to give";
    case NoteKind::advice:
      return "Advice";
    case NoteKind::gift:
      return "A gift";
    case NoteKind::idea:
      return "An idea";
    case NoteKind::note:
      return "A note";
    default:
      return "Why you care";
  }
}

// Of the page of all of a kind.
std::string title_of(const NotesPage& p) {
  switch (p.kind) {
    case NoteKind::fact:
      return "What " + p.called + " told you";
    case NoteKind::question:
      return "Questions for " + p.called;
    case NoteKind::ask:
      return "What " + p.called + " is looking for";
    case NoteKind::offer:
      return "What " + p.called + " can give";
    case NoteKind::advice:
      return "Advice from " + p.called;
    case NoteKind::gift:
      return "Gifts for " + p.called;
    case NoteKind::idea:
      return "Ideas for " + p.called;
    case NoteKind::note:
      return "Notes on " + p.called;
    case NoteKind::like:
      return "What you like about " + p.called;
    case NoteKind::admire:
      return "What you admire about " + p.called;
    case NoteKind::curious_about:
      return "What you’re curious about: " + p.called;
    case NoteKind::root_for:
      return "What you root for " + p.called + " in";
  }
  return "Notes on " + p.called;
}

// Browsers end lines of a text field with a return and a line feed.
std::string text_posted(const RequestContext& context) {
  std::string text = context.field("text");
  std::erase(text, '\r');
  return text;
}

// The note of the address, which must be of the person of the address.
NotePage note_asked(RequestContext& context) {
  NotePage p{.person = context.id<PersonId>()};
  store::ReadTx tx(context.app.db, context.app.account);
  p.called = name_of_present(tx, p.person);
  const auto note = store::find_note(tx, context.id<NoteId>(1));
  if (!note || note->person != p.person) throw Error(ErrorKind::not_found, "This page isn’t here.");
  p.note = *note;
  return p;
}

Html interest_item(const Layout& layout, const InterestsPage& p, const Interest& i) {
  std::string words = i.detail.empty() ? i.name : fmt::format("{} ({})", i.name, i.detail);
  if (i.lasting == Lasting::passing) words += ", for now";
  const std::string kind = i.kind == InterestKind::thing ? "" : to_text(i.kind);
  return html(
      "<li>{}<span>{}<span class=\"hint block\">{}</span></span><form method=\"post\" "
      "action=\"{}\">{}<input type=\"hidden\" name=\"name\" value=\"{}\"><button class=\"btn "
      "bare\" "
      "aria-label=\"Remove: {}\">{}Remove</button></form></li>\n",
      icon("hash"), words, kind, url::person(p.person, "interests/remove"), form_token(layout),
      i.name, i.name, icon("x"));
}

Html kind_choice() {
  const Html options = each(all_interest_kinds(), [](InterestKind kind) {
    return html("<option value=\"{}\">{}</option>", to_text(kind), to_text(kind));
  });
  return html(
      "<div class=\"field\"><label for=\"kind\">What kind</label><select id=\"kind\" name=\"kind\">"
      "<option value=\"\">let Wellmet guess</option>{}</select></div>\n",
      options);
}

std::string interests_path(PersonId id) { return url::person(id, "interests"); }

}  // namespace

std::string name_of_present(store::ReadTx& tx, PersonId id) {
  const auto person = store::find_person(tx, id);
  if (!person || person->removed_at || person->is_owner)
    throw Error(ErrorKind::not_found, "This page isn’t here.");
  return person->name;
}

Html note_page(const Layout& layout, const NotePage& p) {
  const std::string path = url::person(p.person, fmt::format("notes/{}", p.note.id.value));
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede">{}, {}. <a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="Change it"><form class="stack" method="post" action="{}">{}{}{}{}
{}</form></section>
<section class="sec" aria-label="Remove"><form method="post" action="{}/remove">{}<button class="btn bare">{}Remove</button></form></section></div></main>
)",
      heading_of(p.note.kind), p.called, layout.day(p.note.day), url::person(p.person), path,
      form_token(layout), filled_with(p.note.text), form_fault(p.faults),
      area_field({.name = "text",
                  .label = "In your words",
                  .value = p.typed.empty() ? p.note.text : p.typed,
                  .required = true},
                 p.faults),
      keep_or_leave(p.faults, url::person(p.person)), path, form_token(layout), icon("trash-2"));
}

Html notes_page(const Layout& layout, const NotesPage& p) {
  const Html list =
      p.notes.empty()
          ? html("<p class=\"quiet\">Nothing more is noted.</p>")
          : html("<ul class=\"notes\">{}</ul>\n", each(p.notes, [&](const Note& n) {
                   return html(
                       "<li id=\"n{}\"><span class=\"plain\">{}</span><span class=\"hint\"><time "
                       "datetime=\"{}\">{}</time> <a class=\"change\" href=\"{}\">Change</a></span>"
                       "</li>\n",
                       n.id.value, n.text, to_iso(n.day), layout.day(n.day),
                       url::person(p.person, fmt::format("notes/{}", n.id.value)));
                 }));
  const Html older =
      p.more ? html("<p><a class=\"btn\" href=\"{}\">Older</a></p>\n",
                    url::person(p.person, fmt::format("notes?kind={}&before={}",
                                                      http::percent_encode(to_text(p.kind)),
                                                      p.notes.back().id.value)))
             : Html();
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede"><a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="Notes">{}{}</section></div></main>
)",
      title_of(p), url::person(p.person), list, older);
}

Html interests_page(const Layout& layout, const InterestsPage& p) {
  const Html list =
      p.interests.empty()
          ? html("<p class=\"quiet\">Nothing is noted yet.</p>")
          : html("<ul class=\"list\">{}</ul>",
                 each(p.interests, [&](const Interest& i) { return interest_item(layout, p, i); }));
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>What {} cares about</h1>
<p class="lede"><a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec"><h2 class="hang">Noted</h2>{}</section>
<section class="sec"><h2 class="hang">Another</h2><form class="stack" method="post" action="{}">{}<div class="fields">{}{}{}</div>
<label class="pick"><input type="checkbox" name="passing" value="1">For the time being</label>
<div class="acts"><button class="btn main">{}Keep it</button></div></form></section></div></main>
)",
      p.called, url::person(p.person), list, interests_path(p.person), form_token(layout),
      text_field({.name = "names", .label = "What", .help = "pottery, dogs", .required = true}),
      text_field({.name = "detail", .label = "Which one, if it has a name", .help = "Biscuit"}),
      kind_choice(), icon("plus"));
}

http::Response add_note(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
  }
  const NoteKind kind = parse_note_kind(context.field("kind")).value_or(NoteKind::note);
  const DeedId change =
      actions::add_note(context.app, {.person = id, .kind = kind, .text = text_posted(context)})
          .change;
  return done(context, url::person(id), change);
}

http::Response show_notes(RequestContext& context) {
  NotesPage p{.person = context.id<PersonId>()};
  p.kind = parse_note_kind(context.asked("kind")).value_or(NoteKind::note);
  const NoteId before{context.number_asked("before")};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    p.called = name_of_present(tx, p.person);
    p.notes = store::notes_before(tx, p.person, p.kind, before, notes_on_a_page + 1);
  }
  p.more = std::cmp_greater(p.notes.size(), notes_on_a_page);
  if (p.more) p.notes.pop_back();
  const Layout layout = layout_of(context, "people");
  return page(layout, title_of(p), notes_page(layout, p));
}

http::Response show_note(RequestContext& context) {
  const NotePage p = note_asked(context);
  const Layout layout = layout_of(context, "people");
  return page(layout, heading_of(p.note.kind), note_page(layout, p));
}

http::Response change_note(RequestContext& context) {
  NotePage p = note_asked(context);
  p.typed = text_posted(context);
  if (p.typed != p.note.text && filled_with_other(context.field("filled_with"), p.note.text)) {
    p.faults = {{"", changed_elsewhere}, {"text", elsewhere(p.note.text)}};
    const Layout layout = layout_of(context, "people");
    return page(layout, heading_of(p.note.kind), note_page(layout, p), 409);
  }
  const DeedId change = actions::edit_note(context.app, p.note.id, p.typed).change;
  return done(context, url::person(p.person), change);
}

// "Followed it", with how it went; "Told them"; "Not for me".
DeedId advice_answered(RequestContext& context, NoteId note) {
  const std::string said = context.field("ending");
  if (said == "told") return actions::tell_of_advice(context.app, note, {}).change;
  if (said == to_text(NoteEnding::not_for_me))
    return actions::close_advice(context.app, note).change;
  return actions::follow_advice(context.app, note, text_posted(context)).change;
}

http::Response finish_note(RequestContext& context) {
  const NotePage p = note_asked(context);
  if (p.note.kind == NoteKind::advice)
    return done(context, url::person(p.person), advice_answered(context, p.note.id));
  const NoteEnding ending = parse_note_ending(context.field("ending")).value_or(NoteEnding::unsaid);
  const DeedId change = ending == NoteEnding::unsaid
                            ? actions::finish_note(context.app, p.note.id).change
                            : actions::end_note(context.app, p.note.id, ending).change;
  return done(context, url::person(p.person), change);
}

http::Response remove_note(RequestContext& context) {
  const NotePage p = note_asked(context);
  const DeedId change = actions::remove_note(context.app, p.note.id).change;
  return done(context, url::person(p.person), change);
}

http::Response show_interests(RequestContext& context) {
  InterestsPage p{.person = context.id<PersonId>()};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    p.called = name_of_present(tx, p.person);
    p.interests = store::interests_of(tx, p.person);
  }
  const Layout layout = layout_of(context, "people");
  return page(layout, "What " + p.called + " cares about", interests_page(layout, p));
}

http::Response add_interest(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
  }
  actions::InterestWish wish{
      .kind = parse_interest_kind(context.field("kind")),
      .detail = context.field("detail"),
      .lasting = context.field("passing").empty() ? Lasting::yes : Lasting::passing};
  for (const std::string& name : split(context.field("names"), ','))
    if (!trim(name).empty()) wish.names.emplace_back(trim(name));
  const DeedId change = actions::add_interests(context.app, id, wish).change;
  return done(context, interests_path(id), change);
}

http::Response remove_interest(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
  }
  const DeedId change = actions::remove_interests(context.app, id, {context.field("name")}).change;
  return done(context, interests_path(id), change);
}

}  // namespace wellmet::web
