#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "http/form.h"
#include "web/page/url.h"
#include "web/parts/drawing.h"
#include "web/parts/face.h"
#include "web/parts/marked.h"
#include "web/parts/section.h"
#include "web/people/people.h"

namespace wellmet::web {
namespace {

constexpr std::size_t excerpt_bytes = 160;

Html face_item(const Layout& layout, const FaceLine& line) {
  return html("<li><a href=\"{}\">{}<span>{}</span><span class=\"hint\">{}</span></a></li>\n",
              url::person(line.person), face(layout, line.person, line.name, FaceSize::wide),
              line.name, line.died ? "died" : line.hint);
}

Html faces_list(const Layout& layout, const std::vector<FaceLine>& lines) {
  return html("<ul class=\"people\">{}</ul>",
              each(lines, [&](const FaceLine& line) { return face_item(layout, line); }));
}

std::string invitation_link(const BeginningLine& line) {
  for (const store::ContactMethod& way : line.reach) {
    if (way.kind == "email")
      if (auto link = mail_link(way.value); !link.empty()) return link;
    if (way.kind == "phone")
      if (auto link = message_link(way.value); !link.empty()) return link;
  }
  return "";
}

Html beginning_item(const Layout& layout, const BeginningLine& line) {
  const auto& b = line.beginning;
  std::string hint = b.where.empty() ? layout.day(b.day) : b.where + ", " + layout.day(b.day);
  hint += ".";
  if (!line.face.hint.empty()) hint += " " + with_capital(line.face.hint) + ".";
  const std::string link = invitation_link(line);
  const Html act =
      link.empty() ? html("<a class=\"btn\" href=\"{}\">Open the page</a>", url::person(b.person))
                   : html("<a class=\"btn\" href=\"{}\">Suggest a time</a>", link);
  return html(
      "<li class=\"wrap\">{}<span><a href=\"{}\">{}</a><span class=\"hint "
      "block\">{}</span></span>{}</li>\n",
      face(layout, b.person, line.face.name, FaceSize::small), url::person(b.person),
      line.face.name, hint, act);
}

Html beginnings_section(const Layout& layout, const PeoplePage& p) {
  if (p.beginnings.empty()) return {};
  return section(
      "Beginnings",
      html("<p class=\"quiet\">You have noted them once so far. A second meeting is how friends "
           "begin.</p><ul class=\"list\">{}</ul>",
           each(p.beginnings,
                [&](const BeginningLine& line) { return beginning_item(layout, line); })));
}

// Where the words stand, as a line with a link to the place.
Html match_line(const Layout& layout, const FaceLine& line, const actions::Match& match,
                const std::vector<std::string>& words) {
  const Html text = marked(actions::excerpt(match.text, words, excerpt_bytes), words);
  const std::string place =
      match.id.empty() ? url::person(line.person) : url::person(line.person) + "#" + match.id;
  const Html day = match.day ? html(", {}", layout.day(*match.day)) : Html();
  return html("<span class=\"hint block\">{} <a href=\"{}\">{}{}</a></span>", text, place,
              match.where, day);
}

Html found_item(const Layout& layout, const PeoplePage& p, const FaceLine& line) {
  Html lines;
  const std::size_t most = p.as_search ? line.matches.size() : std::size_t{1};
  for (std::size_t i = 0; i < std::min(most, line.matches.size()); ++i)
    lines += match_line(layout, line, line.matches[i], p.words);
  if (line.matches.empty() && !line.hint.empty())
    lines = html("<span class=\"hint block\">{}</span>", marked(line.hint, p.words));
  if (line.died) lines += html("<span class=\"hint block\">died</span>");
  if (line.archived) lines += html("<span class=\"hint block\">archived</span>");
  return html("<li>{}<span><a href=\"{}\">{}</a>{}</span></li>\n",
              face(layout, line.person, line.name, FaceSize::small), url::person(line.person),
              marked(line.name, p.words), lines);
}

// Of many people: a line each, in columns where there is room; with boxes when several are chosen.
Html names_list(const Layout& layout, const PeoplePage& p) {
  return html("<ul class=\"list found compact\">{}</ul>", each(p.others, [&](const FaceLine& line) {
                const Html box =
                    when(p.ask.choose, html("<input type=\"checkbox\" name=\"person\" value=\"{}\" "
                                            "aria-label=\"Choose {}\">",
                                            line.person.value, line.name));
                const std::string hint = line.died ? "died" : line.hint;
                return html(
                    "<li>{}{}<span><a href=\"{}\">{}</a>{}</span></li>\n", box,
                    face(layout, line.person, line.name, FaceSize::small), url::person(line.person),
                    line.name,
                    when(!hint.empty(), html("<span class=\"hint block\">{}</span>", hint)));
              }));
}

// The page again, from a letter on.
Html letters(const PeoplePage& p) {
  Html links;
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    PeopleAsk to = p.ask;
    to.at = std::string(1, letter);
    to.from = 0;
    links += html("<a href=\"{}\"{}>{}</a>", address_of(to),
                  when(p.ask.at == to.at, html(" aria-current=\"true\"")), to.at);
  }
  return html("<nav class=\"letters\" aria-label=\"Names from a letter on\">{}</nav>\n", links);
}

Html choose_several(const PeoplePage& p) {
  PeopleAsk with_boxes = p.ask;
  with_boxes.choose = true;
  return html("<div><a class=\"btn bare\" href=\"{}\">Choose several</a></div>",
              address_of(with_boxes));
}

// Enter in the field presses the first button, so adding an interest stands before the rest.
Html choosing(const Layout& layout, const PeoplePage& p, const Html& list) {
  if (!p.ask.choose) return choose_several(p) + list;
  PeopleAsk without_boxes = p.ask;
  without_boxes.choose = false;
  return html(
      R"(<form class="stack" method="post" action="/people/several" data-no-draft>{}<input type="hidden" name="back" value="{}">
<div class="care several stack-s"><p class="label">With those ticked below</p><div class="acts"><label class="vh" for="several-interest">An interest</label><input class="search plain-field" id="several-interest" name="interest" placeholder="An interest they share" autocomplete="off"><button class="btn" name="act" value="interest">Add interest</button></div>
<div class="acts"><button class="btn" name="act" value="{}">{}</button><button class="btn" name="act" value="remove">Remove</button><a class="btn bare" href="{}">Cancel</a></div></div>
{}</form>
)",
      form_token(layout), address_of(p.ask), p.ask.archived ? "unarchive" : "archive",
      p.ask.archived ? "Unarchive" : "Archive", address_of(without_boxes), list);
}

Html names_section(const Layout& layout, const PeoplePage& p) {
  return html("{}{}", when(!p.ask.met_once && !p.ask.quiet, letters(p)),
              choosing(layout, p, names_list(layout, p)));
}

// Behind the last name, or from a letter on that no name begins at.
bool past_the_last(const PeopleAsk& ask) {
  return ask.q.empty() && (!ask.at.empty() || ask.from > 0);
}

Html no_more_names(const PeoplePage& p) {
  PeopleAsk first = p.ask;
  first.at.clear();
  first.from = 0;
  const Html words = p.ask.at.empty() || p.ask.from > 0
                         ? html("No more names")
                         : html("No names from “{}” onwards", clip(p.ask.at, 20));
  return html(
      "{}<div class=\"empty\"><h2>{}.</h2><div class=\"acts\"><a class=\"btn\" href=\"{}\">From "
      "the first name</a></div></div>\n",
      when(!p.ask.met_once && !p.ask.quiet, letters(p)), words, address_of(first));
}

// "Wren Adams", "김민지"; not "dog", nor "has:birthday".
bool looks_like_a_name(const std::string& words) {
  const std::vector<Character> letters = characters(words);
  return !letters.empty() && words.find(':') == std::string::npos &&
         (letters[0].kind == CharacterKind::capital || letters[0].kind == CharacterKind::caseless);
}

Html nobody_found(const PeopleAsk& ask, bool as_search) {
  if (ask.q.empty())
    return html(
        "<div class=\"empty\"><h2>Nobody here.</h2><p class=\"quiet\">Nobody you know fits "
        "all of that.</p><div class=\"acts\"><a class=\"btn\" href=\"/people\">Everyone</a></div>"
        "</div>");
  const std::string name = clip(ask.q, 40);
  const std::string encoded = http::percent_encode(ask.q);
  const bool is_name = looks_like_a_name(ask.q);
  const Html nothing = html("<h2>Nothing found for “{}”.</h2>", name);
  if (as_search) return html("<div class=\"empty\">{}</div>\n", nothing);
  const Html add = html("<a class=\"btn\" href=\"/people/new?name={}\">{}Add “{}”</a>", encoded,
                        icon("user-plus"), name);
  return html(R"(<div class="empty">{}
<div class="acts">{}<a class="btn bare" href="/search?q={}">Search what they said</a></div></div>
)",
              is_name ? html("<h2>Nobody by that name yet.</h2>") : nothing, when(is_name, add),
              encoded);
}

Html first_people() {
  return html(R"(<div class="empty">{}<div class="stack-s"><h2>No one here yet.</h2>
<p class="quiet">Begin with whoever you last enjoyed talking to.</p></div>
<div class="acts"><a class="btn main" href="/people/new">{}Add someone</a><a class="btn" href="/import">{}Import your address book</a></div></div>
)",
              open_notebook(), icon("user-plus"), icon("folder-input"));
}

Html more_link(const PeoplePage& p) {
  if (!p.more) return {};
  PeopleAsk next = p.ask;
  next.from += static_cast<int>(p.others.size());
  return html(
      "<section class=\"sec\"><div><a class=\"btn\" href=\"{}\">More people</a></div>"
      "</section>\n",
      address_of(next));
}

const char* heading_of(const PeopleAsk& ask) {
  if (ask.archived) return "Archived";
  if (ask.met_once) return "In touch once";
  if (ask.quiet) return "Quiet";
  return "Found";
}

Html others_found(const PeoplePage& p) {
  if (p.more_found > 0)
    return html("<p class=\"quiet\">and {}{} more</p>\n", p.even_more ? "at least " : "",
                p.more_found);
  return when(p.even_more,
              html("<p class=\"quiet\">There may be more. Another word narrows it down.</p>\n"));
}

Html found_things(const PeoplePage& p) {
  if (p.things.empty()) return {};
  return section(
      "To pass on",
      html("<ul class=\"list found\">{}</ul>",
           each(p.things, [&](const actions::FoundThing& found) {
             const Html where = when(
                 !found.match.where.empty(),
                 html("<span class=\"hint block\">{} {}</span>",
                      marked(actions::excerpt(found.match.text, p.words, excerpt_bytes), p.words),
                      found.match.where));
             return html("<li>{}<span><a href=\"/give/{}\">{}</a>{}</span></li>\n", icon("link"),
                         found.resource.id.value, marked(found.resource.about, p.words), where);
           })));
}

Html people_results(const Layout& layout, const PeoplePage& p) {
  if (p.others.empty() && p.even_more)
    return html(
        "<div class=\"empty\"><h2>Nobody found in what was looked through.</h2><p "
        "class=\"quiet\">There may be more. Another word narrows it down.</p></div>\n");
  if (p.others.empty() && past_the_last(p.ask)) return no_more_names(p);
  if (p.others.empty()) return when(p.things.empty(), nobody_found(p.ask, p.as_search));
  const Html list =
      p.ask.q.empty() && p.compact ? names_section(layout, p)
      : p.ask.q.empty()
          ? when(p.others.size() > 1, choose_several(p)) + faces_list(layout, p.others)
          : html("<ul class=\"list found\">{}</ul>",
                 each(p.others, [&](const FaceLine& line) { return found_item(layout, p, line); }));
  return section(heading_of(p.ask), list + others_found(p)) + more_link(p);
}

Html results(const Layout& layout, const PeoplePage& p) {
  return people_results(layout, p) + found_things(p);
}

struct Chip {
  std::string words = {};
  PeopleAsk to = {};
  bool on = false;
  const char* icon = "";
};

Html chip(const Chip& c) {
  return html("<a class=\"chip\" href=\"{}\"{}>{}{}</a>\n", address_of(c.to),
              when(c.on, html(" aria-current=\"true\"")), *c.icon != '\0' ? icon(c.icon) : Html(),
              with_capital(c.words));
}

// A filter that is on is taken off by its chip.
std::vector<Chip> chips_of(const PeoplePage& p) {
  PeopleAsk base = p.ask;
  base.from = 0;
  std::vector<Chip> chips;
  PeopleAsk everyone{.q = base.q};
  chips.push_back({"Everyone", everyone, !base.narrowed(), ""});
  const auto among = [&](const char* words, bool PeopleAsk::* which, const char* sign) {
    PeopleAsk to = base;
    to.met_once = to.quiet = to.archived = false;
    to.*which = !(base.*which);
    chips.push_back({words, to, base.*which, sign});
  };
  among("In touch once", &PeopleAsk::met_once, "sprout");
  among("Quiet", &PeopleAsk::quiet, "moon");
  const auto by = [&](const std::string& value, std::string PeopleAsk::* which, const char* sign) {
    PeopleAsk to = base;
    const bool on = fold(base.*which) == fold(value);
    to.*which = on ? "" : value;
    chips.push_back({value, to, on, sign});
  };
  const auto by_each = [&](const std::vector<std::string>& offered, std::string PeopleAsk::* which,
                           const char* sign) {
    if (!(base.*which).empty()) return by(base.*which, which, sign);
    for (const std::string& value : offered) by(value, which, sign);
  };
  by_each({}, &PeopleAsk::word, "users");
  by_each(p.interests, &PeopleAsk::interest, "hash");
  by_each(p.places, &PeopleAsk::place, "map-pin");
  if (base.archived) among("Archived", &PeopleAsk::archived, "archive");
  return chips;
}

Html word_choice(const PeopleAsk& ask) {
  Html options = html("<option value=\"\">any</option>");
  for (const RelationshipWord word : all_relationship_words()) {
    const std::string text = to_text(word);
    options += html("<option{}>{}</option>", when(text == ask.word, html(" selected")), text);
  }
  return html(
      "<div class=\"field\"><label for=\"f-word\">What they are to you</label>"
      "<select id=\"f-word\" name=\"word\">{}</select></div>",
      options);
}

Html among_choice(const PeopleAsk& ask) {
  struct Choice {
    const char* value;
    const char* words;
    bool on;
  };
  const Choice choices[] = {{"", "everyone", !ask.met_once && !ask.quiet && !ask.archived},
                            {"once", "in touch once", ask.met_once},
                            {"quiet", "quiet for long", ask.quiet},
                            {"archived", "archived", ask.archived}};
  Html options;
  for (const Choice& c : choices)
    options +=
        html("<option value=\"{}\"{}>{}</option>", c.value, when(c.on, html(" selected")), c.words);
  return html(
      "<div class=\"field\"><label for=\"f-among\">Among</label>"
      "<select id=\"f-among\" name=\"among\">{}</select></div>",
      options);
}

Html choose(const PeopleAsk& ask) {
  return html(R"(<details class="choose"><summary class="chip">Choose…</summary>
<form class="leaf" action="/people"><div class="fields">
<div class="field"><label for="f-interest">Interest</label><input id="f-interest" name="interest" value="{}" placeholder="pottery"></div>
<div class="field"><label for="f-place">Lives in</label><input id="f-place" name="place" value="{}" placeholder="Lisbon"></div>
{}{}</div><input type="hidden" name="q" value="{}">
<div class="acts"><button class="btn">Show them</button></div></form></details>
)",
              ask.interest, ask.place, word_choice(ask), among_choice(ask), ask.q);
}

Html kept_filters(const PeopleAsk& ask) {
  Html fields;
  const auto keep = [&](const char* name, const std::string& value) {
    if (!value.empty())
      fields += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  };
  keep("among", ask.met_once ? "once" : ask.quiet ? "quiet" : ask.archived ? "archived" : "");
  keep("place", ask.place);
  keep("interest", ask.interest);
  keep("word", ask.word);
  return fields;
}

Html search_box(const PeoplePage& p) {
  const char* path = p.as_search ? "/search" : "/people";
  return html(R"(<form role="search" class="search-w mt" action="{}">{}{}
<label class="vh" for="q">{}</label><input class="search" type="search" id="q" name="q" value="{}" maxlength="500" autocomplete="off" placeholder="A name, a dog, a place" hx-get="{}" hx-trigger="input changed delay:150ms, search" hx-target="#found" hx-include="closest form" hx-sync="this:replace"><kbd>/</kbd></form>
)",
              path, icon("search"), p.as_search ? Html() : kept_filters(p.ask),
              p.as_search ? "Search everything written down" : "Search people", p.ask.q, path);
}

Html search_words() {
  return html(
      "<p class=\"hint\">Narrow it with <code>person:maya</code> <code>place:lisbon</code> "
      "<code>interest:pottery</code> <code>since:2026-01</code>.</p>");
}

}  // namespace

Html people_chips(const PeoplePage& p) {
  return html(
      "<div class=\"chips mt\" id=\"chips\" role=\"group\" aria-label=\"Narrow it down\" "
      "hx-swap-oob=\"true\">\n{}{}</div>\n",
      each(chips_of(p), chip), choose(p.ask));
}

Html people_found(const Layout& layout, const PeoplePage& p) {
  if (p.as_search && p.ask.q.empty()) return {};
  if (!p.ask.q.empty() || p.ask.narrowed()) return results(layout, p);
  if (p.nobody_yet) return first_people();
  Html all;
  if (!p.lately.empty()) all += section("Lately", faces_list(layout, p.lately));
  all += beginnings_section(layout, p);
  if (!p.others.empty())
    all += section(p.lately.empty() && p.beginnings.empty() ? "Everyone" : "Everyone else",
                   p.compact ? names_section(layout, p) : faces_list(layout, p.others));
  if (p.others.empty() && past_the_last(p.ask)) return no_more_names(p);
  const bool several = p.lately.size() + p.beginnings.size() + p.others.size() > 1;
  return all + more_link(p) +
         when(several && !p.compact,
              html("<section class=\"sec\">{}</section>\n", choose_several(p)));
}

Html people_page(const Layout& layout, const PeoplePage& p) {
  const Html add =
      html("<a class=\"btn\" href=\"/people/new\">{}Add someone</a>", icon("user-plus"));
  const Html foot = html(
      "<section class=\"sec\"><p class=\"foot\"><a href=\"/people?among=archived\">Archived</a> · "
      "<a href=\"/people/trash\">In the trash</a></p></section>");
  return html(R"(<main id="main" class="page broad"><header class="head">
<div class="row between"><h1>{}</h1>{}</div>
{}{}</header>
<div class="flow" id="found">
{}</div>{}
</main>
)",
              p.as_search ? "Search" : "People", p.as_search ? Html() : add, search_box(p),
              p.as_search ? search_words() : people_chips(p), people_found(layout, p),
              p.as_search ? Html() : html("<div class=\"flow\">{}</div>", foot));
}

}  // namespace wellmet::web
