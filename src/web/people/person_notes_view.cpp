#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "base/words.h"
#include "http/form.h"
#include "web/page/url.h"
#include "web/parts/section.h"
#include "web/people/people.h"
#include "web/people/person_parts.h"

namespace wellmet::web::person {
namespace {

constexpr std::size_t told_shown = 6;

// The open ones, newest first; of one day, what was written last.
std::vector<Note> of_kind(const PersonPage& p, NoteKind kind) {
  std::vector<Note> notes;
  for (const Note& n : p.story.notes)
    if (n.kind == kind && !n.done) notes.push_back(n);
  std::ranges::sort(notes, [](const Note& a, const Note& b) {
    return std::tie(a.day, a.id) > std::tie(b.day, b.id);
  });
  return notes;
}

std::string notes_path(const PersonPage& p) { return url::person(p.id(), "notes"); }

// "just the two of you", "and Kwame", "and Jo, Ana and more".
std::string with_whom(const PersonPage& p, const Shared& shared) {
  if (shared.people == 1) return "just the two of you";
  std::vector<std::string> names;
  for (const store::AlsoHas& other : p.also)
    if (shared.interest && other.interest == shared.interest &&
        names.size() + 1 < static_cast<std::size_t>(shared.people))
      names.push_back(first_name(other.name));
  if (shared.people > 6) return "and quite a few people";
  if (names.empty()) return shared.people > 1 ? "and a few others" : "";
  const bool all = static_cast<int>(names.size()) + 1 >= shared.people;
  if (!all) return "and " + join(names, ", ") + " and more";
  const std::string last = names.back();
  names.pop_back();
  return names.empty() ? "and " + last : "and " + join(names, ", ") + " and " + last;
}

bool is_shared(const PersonPage& p, const Interest& interest) {
  return std::ranges::find(p.story.shared, interest.id, &Shared::interest) != p.story.shared.end();
}

Html interest_chip(const Interest& i) {
  const std::string words = i.detail.empty() ? i.name : fmt::format("{} ({})", i.name, i.detail);
  return html("<a class=\"chip\" href=\"{}\">{}{}</a>\n", address_of({.interest = i.name}),
              with_capital(words),
              when(i.lasting == Lasting::passing, html(" <span class=\"hint\">for now</span>")));
}

Html note_list(const Layout& layout, const PersonPage& p, const std::vector<Note>& notes) {
  return html("<ul class=\"notes\">{}</ul>\n",
              each(notes, [&](const Note& n) { return note_item(layout, p, n); }));
}

// The first few, and the rest behind a word to press.
Html long_list(const Layout& layout, const PersonPage& p, NoteKind kind) {
  const std::vector<Note> notes = of_kind(p, kind);
  if (notes.empty()) return {};
  if (notes.size() <= told_shown) return note_list(layout, p, notes);
  const auto cut = notes.begin() + told_shown;
  return note_list(layout, p, {notes.begin(), cut}) +
         html("<details class=\"facts\"><summary>{}Earlier</summary>{}</details>\n",
              icon("chevron-right"), note_list(layout, p, {cut, notes.end()})) +
         older_notes(p, kind);
}

Html question(const Layout& layout, const PersonPage& p, const Note& n) {
  return html(
      "<li class=\"tick\" id=\"n{}\"><span>{}</span><form class=\"row\" method=\"post\" "
      "action=\"{}\">{}<a class=\"change\" href=\"{}\" aria-label=\"Change: {}\">Change</a>"
      "<button class=\"btn bare\" aria-label=\"Asked: {}\">{}Asked</button></form></li>\n",
      n.id.value, n.text, url::person(p.id(), fmt::format("notes/{}/done", n.id.value)),
      form_token(layout), url::person(p.id(), fmt::format("notes/{}", n.id.value)), in_short(n),
      in_short(n), icon("check"));
}

// A section, or what could be added to it where there is nothing yet.
Html section_or_add(std::string_view heading, const Html& shown, const Html& add, Html& adds) {
  if (!shown.empty()) return section(heading, shown + add);
  adds += add;
  return {};
}

Html ask_section(const Layout& layout, const PersonPage& p, Html& adds) {
  const auto questions = of_kind(p, NoteKind::question);
  const Html list =
      when(!questions.empty(),
           html("<ul class=\"notes\">{}</ul>\n",
                each(questions, [&](const Note& n) { return question(layout, p, n); })) +
               older_notes(p, NoteKind::question));
  return section_or_add("Ask next", list,
                        small_form(layout, {.label = "A question for next time",
                                            .path = notes_path(p),
                                            .field = "What to ask",
                                            .hidden = "question"}),
                        adds);
}

struct Why {
  NoteKind kind;
  const char* words;
};
constexpr Why whys[] = {{NoteKind::like, "You like"},
                        {NoteKind::admire, "You admire"},
                        {NoteKind::curious_about, "You are curious about"},
                        {NoteKind::root_for, "You root for"}};

Html why_form(const Layout& layout, const PersonPage& p) {
  Html options;
  for (const Why& why : whys)
    options += html("<option value=\"{}\">{}</option>", to_text(why.kind), why.words);
  return html(
      R"(<details class="small-form"><summary>{}Why you care</summary><form class="stack-s" method="post" action="{}">{}
<div class="field"><label for="why-kind">It is that</label><select id="why-kind" name="kind">{}</select></div>
<div class="field"><label for="why-text">In your words</label><input id="why-text" name="text" required maxlength="2000"></div>
<div class="acts"><button class="btn">Keep it</button></div></form></details>
)",
      icon("plus"), notes_path(p), form_token(layout), options);
}

Html why_section(const Layout& layout, const PersonPage& p, Html& adds) {
  Html items, older;
  for (const Why& why : whys) older += older_notes(p, why.kind);
  for (const Why& why : whys)
    for (const Note& n : of_kind(p, why.kind))
      items += html(
          "<li id=\"n{}\"><span>{}: {} <a class=\"change\" href=\"{}\" "
          "aria-label=\"Change: {}\">Change</a></span></li>\n",
          n.id.value, why.words, n.text, url::person(p.id(), fmt::format("notes/{}", n.id.value)),
          in_short(n));
  const Html list = when(!items.empty(), html("<ul class=\"notes\">{}</ul>\n", items));
  if (p.died()) return items.empty() ? Html() : section("Why you care", list + older);
  return section_or_add("Why you care", list + older, why_form(layout, p), adds);
}

Html wish_form(const Layout& layout, const PersonPage& p, NoteKind kind) {
  return small_form(layout, {.label = kind == NoteKind::ask ? "Something they’re looking for"
                                                            : "Something they can give",
                             .path = notes_path(p),
                             .field = "In your words",
                             .hidden = to_text(kind)});
}

struct Ending {
  NoteEnding ending;
  const char* words;
};
constexpr Ending of_ask[] = {{NoteEnding::met, "Met"},
                             {NoteEnding::met_by_me, "Met by me"},
                             {NoteEnding::met_by_someone, "By someone else"},
                             {NoteEnding::closed, "No longer"}};
constexpr Ending of_offer[] = {{NoteEnding::met, "Taken up"}, {NoteEnding::closed, "No longer"}};

Html ending_buttons(const Note& n) {
  Html buttons;
  const auto add = [&](const Ending& one) {
    buttons += html(
        "<button class=\"btn bare\" name=\"ending\" value=\"{}\" aria-label=\"{}: "
        "{}\">{}{}</button>",
        to_text(one.ending), one.words, in_short(n),
        when(one.ending == NoteEnding::met, icon("check")), one.words);
  };
  if (n.kind == NoteKind::ask) {
    for (const Ending& one : of_ask) add(one);
  } else {
    for (const Ending& one : of_offer) add(one);
  }
  return buttons;
}

// What they looked for, or could give, and what became of it.
Html ended(const Layout& layout, const PersonPage& p, NoteKind kind) {
  Html items;
  for (const Note& n : p.ended) {
    if (n.kind == kind)
      items += html(
          "<li id=\"n{}\"><span>{} <span class=\"hint block\">{}, {}</span></span></li>\n",
          n.id.value, n.text, with_capital(ending_in_words(n)), layout.day(n.done.value_or(n.day)));
  }
  return when(!items.empty(), html("<details class=\"facts\"><summary>{}Met or closed</summary><ul "
                                   "class=\"notes\">{}</ul></details>\n",
                                   icon("chevron-right"), items));
}

Html column(const Layout& layout, const PersonPage& p, NoteKind kind, const std::string& label) {
  const Html items = each(of_kind(p, kind), [&](const Note& n) {
    return html(
        "<form class=\"stack-s\" id=\"n{}\" method=\"post\" action=\"{}\">{}<p>{} <a "
        "class=\"change\" href=\"{}\" aria-label=\"Change: {}\">Change</a></p><div "
        "class=\"acts\">{}</div></form>\n",
        n.id.value, url::person(p.id(), fmt::format("notes/{}/done", n.id.value)),
        form_token(layout), n.text, url::person(p.id(), fmt::format("notes/{}", n.id.value)),
        in_short(n), ending_buttons(n));
  });
  return html("<div class=\"stack-s\"><p class=\"label\">{}</p>{}{}{}{}</div>\n", label, items,
              older_notes(p, kind), ended(layout, p, kind), wish_form(layout, p, kind));
}

std::string nothing_noted(const PersonPage& p) {
  const Voice voice = p.voice();
  const std::string who =
      voice.subject.empty() ? first_name(p.name()) : to_lower_ascii(voice.subject);
  return fmt::format("Nothing is noted yet. What {} {} care about?", voice.plural ? "do" : "does",
                     who);
}

}  // namespace

Html common_ground(const PersonPage& p, Html& adds) {
  if (p.story.interests.empty()) {
    if (!p.died())
      adds += html("<a class=\"btn bare\" href=\"{}\">{}An interest</a>\n",
                   url::person(p.id(), "interests"), icon("hash"));
    return {};
  }
  Html list = each(p.story.shared, [&](const Shared& s) {
    return html("<li>{} <span class=\"hint\">{}</span></li>\n", with_capital(s.what),
                with_whom(p, s));
  });
  if (!list.empty()) {
    list = html("<ul class=\"shared\">{}</ul>\n", list);
  } else if (!p.died()) {
    list = html("<p class=\"quiet\">Nothing is noted yet that you share.</p>\n");
  }
  Html chips;
  for (const Interest& i : p.story.interests)
    if (!is_shared(p, i)) chips += interest_chip(i);
  const Html cares =
      when(!chips.empty(),
           html("<p class=\"label\">{}</p><div class=\"chips\">{}"
                "</div>\n",
                (p.died() ? p.voice().begin("cared", "cared") : p.voice().begin("cares", "care")) +
                    " about",
                chips));
  const Html more = html("<div><a class=\"btn bare\" href=\"{}\">{}Add or remove</a></div>\n",
                         url::person(p.id(), "interests"), icon("hash"));
  return section(p.died() ? "What you shared" : "What you share", list + cares + more);
}

Html told(const Layout& layout, const PersonPage& p, Html& adds) {
  const Html facts =
      section_or_add(p.voice().begin("told you", "told you"), long_list(layout, p, NoteKind::fact),
                     small_form(layout, {.label = "Something to remember",
                                         .path = notes_path(p),
                                         .field = "What " + first_name(p.name()) + " told you",
                                         .hidden = "fact"}),
                     adds);
  const Html ask = p.died() ? Html() : ask_section(layout, p, adds);
  return facts + ask + why_section(layout, p, adds);
}

Html looking_for(const Layout& layout, const PersonPage& p, Html& adds) {
  if (p.died()) return {};
  if (of_kind(p, NoteKind::ask).empty() && of_kind(p, NoteKind::offer).empty() && p.ended.empty()) {
    adds += wish_form(layout, p, NoteKind::ask) + wish_form(layout, p, NoteKind::offer);
    return {};
  }
  const Voice voice = p.voice();
  const std::string seeks = voice.subject.empty() ? "Looking for"
                            : voice.plural        ? "They are looking for"
                                                  : voice.subject + " is looking for";
  return section("Looking for, can give",
                 html("<div class=\"cols\">{}{}</div>\n", column(layout, p, NoteKind::ask, seeks),
                      column(layout, p, NoteKind::offer, voice.begin("can give", "can give"))));
}

Html loose_notes(const Layout& layout, const PersonPage& p, Html& adds) {
  Html list;
  for (const auto& [kind, label] :
       {std::pair{NoteKind::gift, "Gifts"}, std::pair{NoteKind::idea, "Ideas"}})
    if (const Html notes = long_list(layout, p, kind); !notes.empty())
      list += html("<p class=\"label\">{}</p>\n", label) + notes;
  list += long_list(layout, p, NoteKind::note);
  if (!p.story.card.note.empty())
    list += html("<p class=\"label\">On the card</p><p class=\"plain quiet\">{}</p>\n",
                 p.story.card.note);
  return section_or_add(
      "Notes", list,
      small_form(
          layout,
          {.label = "A note", .path = notes_path(p), .field = "Anything else", .hidden = "note"}),
      adds);
}

Html to_add(const PersonPage& p, const Html& adds) {
  if (adds.empty()) return {};
  const bool ask = p.story.interests.empty() && !p.died();
  return section("Add", when(ask, html("<p class=\"quiet\">{}</p>\n", nothing_noted(p))) +
                            html("<div class=\"adds\">{}</div>\n", adds));
}

}  // namespace wellmet::web::person
