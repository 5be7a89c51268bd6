#include "web/story/person_timeline.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/story/dates.h"
#include "actions/story/interactions.h"
#include "actions/story/positions.h"
#include "base/error.h"
#include "base/text.h"
#include "language/dates/dates.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "web/page/url.h"
#include "web/parts/whom.h"
#include "web/story/person_notes.h"

namespace wellmet::web {
namespace {

[[noreturn]] void not_in_the_book() { throw Error(ErrorKind::not_found, "This page isn’t here."); }

// The interaction of the address, which the person of the address must have been in.
InteractionPage interaction_asked(RequestContext& context) {
  InteractionPage p{.person = context.id<PersonId>()};
  store::ReadTx tx(context.app.db, context.app.account);
  p.called = name_of_present(tx, p.person);
  const auto found = store::find_interaction(tx, context.id<InteractionId>(1));
  if (!found || std::ranges::find(found->people, p.person) == found->people.end())
    not_in_the_book();
  p.interaction = *found;
  p.day = to_iso(found->day);
  std::vector<std::string> names;
  for (const auto& [id, name] : store::names_of(tx, found->people))
    if (id != p.person) names.push_back(name);
  p.others = join(names, ", ");
  return p;
}

Html kind_choice(InteractionKind chosen) {
  const Html options = each(interaction_kinds(), [&](const InteractionKindInfo& kind) {
    return html("<option{}>{}</option>", when(kind.kind == chosen, html(" selected")), kind.word);
  });
  return html(
      "<div class=\"field\"><label for=\"kind\">What</label><select id=\"kind\" name=\"kind\">{}"
      "</select></div>\n",
      options);
}

void put_others(RequestContext& context, InteractionPage& p, const std::string& names) {
  std::vector<PersonId> people = {p.person};
  try {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const std::string& name : split(names, ','))
      if (!trim(name).empty()) people.push_back(person_named(context, tx, name));
  } catch (const Error& fault) {
    p.faults["others"] = fault_of(context, fault);
  }
  p.chosen = people_chosen(context);
  p.interaction.people = people;
}

void put_typed(RequestContext& context, InteractionPage& p) {
  Interaction& i = p.interaction;
  if (const auto kind = parse_interaction_kind(context.field("kind")); kind && *kind != i.kind) {
    i.kind = *kind;
    i.touch = info(*kind).light ? Touch::light : Touch::real;
  }
  p.day = context.field("day");
  const auto day = language::parse_when(p.day, context.today(), language::Leaning::past);
  if (!day) p.faults["day"] = "Write the day as yesterday, last Tuesday or 2026-03-05.";
  if (day && *day != i.day) {
    i.day = *day;
    i.at.reset();
  }
  i.place = context.field("place");
  i.note = context.field("text");
  std::erase(i.note, '\r');
  const std::string others = context.field("others");
  if (others != p.others) put_others(context, p, others);
  p.others = others;
}

http::Response shown(RequestContext& context, const InteractionPage& p, int status) {
  const Layout layout = layout_of(context, "people");
  return page(layout, "Change what happened", interaction_page(layout, p), status);
}

PositionPage position_asked(RequestContext& context) {
  PositionPage p{.person = context.id<PersonId>()};
  store::ReadTx tx(context.app.db, context.app.account);
  p.called = name_of_present(tx, p.person);
  const auto found = store::find_position(tx, context.id<PositionId>(1));
  if (!found || found->person != p.person) not_in_the_book();
  p.position = *found;
  return p;
}

PartialDate date_posted(const RequestContext& context, const char* field) {
  const std::string words = context.field(field);
  if (words.empty()) return {};
  if (const auto day = language::parse_when(words, context.today(), language::Leaning::past))
    if (!language::read_partial_date(words).text.empty()) return partial(*day);
  PartialDate date = language::read_partial_date(words);
  if (!date.text.empty())
    throw Error(
        ErrorKind::invalid,
        fmt::format("“{}” isn’t a date I know. Write March 2023, 12 April or 2023.", words));
  return date;
}

Html end_form(const Layout& layout, const PositionPage& p, const std::string& path) {
  if (!p.position.current) return {};
  return html(
      "<section class=\"sec\" aria-label=\"The job ended\"><form class=\"stack\" method=\"post\" "
      "action=\"{}/end\">{}{}<div class=\"acts\"><button class=\"btn main\">{}Left this "
      "job</button>"
      "</div></form></section>\n",
      path, form_token(layout),
      text_field({.name = "on", .label = "Left", .help = "October 2026, 2026"}), icon("check"));
}

}  // namespace

Html interaction_page(const Layout& layout, const InteractionPage& p) {
  const std::string path =
      url::person(p.person, fmt::format("interactions/{}", p.interaction.id.value));
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>What happened</h1>
<p class="lede">With {}. <a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="Change it"><form class="stack" method="post" action="{}">{}{}{}<div class="fields">{}{}{}{}</div>
{}<div class="acts"><button class="btn main">{}Keep it</button></div></form></section>
<section class="sec" aria-label="Remove"><form method="post" action="{}/remove">{}<button class="btn bare">{}Remove</button></form></section></div></main>
)",
      p.called, url::person(p.person), path, form_token(layout), p.chosen, form_fault(p.faults),
      kind_choice(p.interaction.kind),
      text_field({.name = "day", .label = "When", .value = p.day, .required = true}, p.faults),
      text_field({.name = "place", .label = "Where", .value = p.interaction.place}),
      text_field({.name = "others", .label = "Who else was there", .value = p.others}, p.faults),
      area_field({.name = "text", .label = "What it was about", .value = p.interaction.note}),
      icon("check"), path, form_token(layout), icon("trash-2"));
}

Html position_page(const Layout& layout, const PositionPage& p) {
  const std::string path = url::person(p.person, fmt::format("positions/{}", p.position.id.value));
  return html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede">{}. <a href="{}">Back to the page</a></p></header>
<div class="flow">{}<section class="sec" aria-label="Remove"><form class="stack-s" method="post" action="{}/remove">{}<p class="quiet">If this is wrong, remove it.</p><div><button class="btn bare">{}Remove</button></div></form></section></div></main>
)",
              in_words(p.position), p.called, url::person(p.person), end_form(layout, p, path),
              path, form_token(layout), icon("trash-2"));
}

http::Response show_interaction(RequestContext& context) {
  return shown(context, interaction_asked(context), 200);
}

http::Response change_interaction(RequestContext& context) {
  InteractionPage p = interaction_asked(context);
  put_typed(context, p);
  if (!p.faults.empty()) return shown(context, p, 422);
  DeedId change;
  try {
    change = actions::edit_interaction(context.app, p.interaction);
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::invalid) throw;
    p.faults[""] = fault_of(context, fault);
    return shown(context, p, 422);
  }
  return done(context, url::person(p.person), change);
}

http::Response remove_interaction(RequestContext& context) {
  const InteractionPage p = interaction_asked(context);
  const DeedId change = actions::remove_interaction(context.app, p.interaction.id);
  return done(context, url::person(p.person), change);
}

http::Response add_position(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
  }
  Position position = actions::read_position(context.field("what"));
  position.person = id;
  position.started = date_posted(context, "started");
  const bool moved = !context.field("moved").empty();
  const DeedId change =
      actions::add_position(context.app, position, moved ? actions::Moved::yes : actions::Moved::no)
          .change;
  return done(context, url::person(id), change);
}

http::Response show_position(RequestContext& context) {
  const PositionPage p = position_asked(context);
  const Layout layout = layout_of(context, "people");
  return page(layout, in_words(p.position), position_page(layout, p));
}

http::Response end_position(RequestContext& context) {
  const PositionPage p = position_asked(context);
  const DeedId change =
      actions::end_position(context.app, p.position.id, date_posted(context, "on")).change;
  return done(context, url::person(p.person), change);
}

http::Response remove_position(RequestContext& context) {
  const PositionPage p = position_asked(context);
  const DeedId change = actions::remove_position(context.app, p.position.id).change;
  return done(context, url::person(p.person), change);
}

http::Response add_date(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
  }
  const DeedId change = actions::add_date(context.app, {.person = id,
                                                        .label = context.field("label"),
                                                        .date = date_posted(context, "date")})
                            .change;
  return done(context, url::person(id), change);
}

http::Response remove_date(RequestContext& context) {
  const auto id = context.id<PersonId>();
  {
    store::ReadTx tx(context.app.db, context.app.account);
    name_of_present(tx, id);
    const auto date = store::find_date(tx, context.id<DateId>(1));
    if (!date || date->person != id) not_in_the_book();
  }
  const DeedId change = actions::remove_date(context.app, context.id<DateId>(1)).change;
  return done(context, url::person(id), change);
}

}  // namespace wellmet::web
