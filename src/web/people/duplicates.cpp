#include "web/people/duplicates.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr int pairs_shown = 10;

TwinSide side_of(store::ReadTx& tx, PersonId id) {
  const CardIndex card = index_card(actions::card_of(tx, id));
  return {.person = id, .name = card.name, .facts = telling_facts(card)};
}

std::string path_of(const DuplicatesPage::Pair& pair) {
  return fmt::format("/duplicates/{}/{}", pair.left.person.value, pair.right.person.value);
}

Html pair_section(const Layout& layout, const DuplicatesPage::Pair& pair) {
  const std::string id = fmt::format("pair-{}-{}", pair.left.person.value, pair.right.person.value);
  return html(
      R"(<article class="stack-s pairing" id="{}"><h2 class="vh">{} and {}</h2>{}<p class="hint">{}.</p>
<form class="acts" method="post" action="{}" hx-post="{}" hx-target="#{}" hx-swap="outerHTML">{}<a class="btn{}" href="{}">Same person</a><button class="btn" name="choice" value="two">Different people</button><button class="btn bare" name="choice" value="later">Later</button></form></article>
)",
      id, pair.left.name, pair.right.name, twin(layout, pair.left, pair.right),
      with_capital(pair.why), path_of(pair), path_of(pair), id, form_token(layout),
      pair.surely ? " main" : "", path_of(pair));
}

void need_present(store::ReadTx& tx, PersonId id) {
  const auto person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, "One of the two isn’t here any more. See the history.");
}

struct Two {
  PersonId keep = {}, join = {};
};

Two two_of(RequestContext& context, store::ReadTx& tx) {
  const auto a = context.id<PersonId>(0);
  const auto b = context.id<PersonId>(1);
  if (a == b) throw Error(ErrorKind::refused, "These are one and the same person already.");
  need_present(tx, a);
  need_present(tx, b);
  const PersonId keep = actions::kept_of(tx, a, b);
  return {keep, keep == a ? b : a};
}

DeedId join_two(RequestContext& context, const Two& two) {
  actions::Merge merge{.keep = two.keep, .join = two.join};
  for (const auto& [name, value] : context.form.all()) {
    constexpr std::string_view beginning = "take.";
    if (value == "other" && name.starts_with(beginning))
      merge.take_from_joined.push_back(name.substr(beginning.size()));
  }
  return actions::merge_people(context.app, merge);
}

}  // namespace

Html duplicates_page(const Layout& layout, const DuplicatesPage& p) {
  const Html pairs =
      each(p.pairs, [&](const DuplicatesPage::Pair& pair) { return pair_section(layout, pair); });
  const Html none = html(
      "<div class=\"empty\"><h2>{}</h2><p class=\"quiet\">If you find two cards of the same "
      "person, "
      "open one of them and choose “Merge with…”.</p></div>",
      actions::no_more_pairs(p.put_off));
  const Html more =
      html("<p class=\"hint\">There are more; they’ll show when these are settled.</p>");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Duplicates</h1>
<p class="lede">These look alike: by name, email, phone or birthday, never by work. Merging loses nothing, and can be undone.</p></header>
<div class="flow"><section class="sec" aria-label="Pairs">{}{}</section></div></main>
)",
      p.pairs.empty() ? none : html("<div class=\"stack wide\">{}</div>", pairs),
      when(p.more, more));
}

http::Response show_duplicates(RequestContext& context) {
  DuplicatesPage p;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const auto pairs = actions::possible_duplicates(tx, context.today(), pairs_shown + 1);
    p.more = pairs.size() > pairs_shown;
    if (pairs.empty()) p.put_off = actions::pairs_put_off(tx, context.today());
    for (const actions::PossiblePair& pair : pairs) {
      if (p.pairs.size() == pairs_shown) break;
      p.pairs.push_back({.left = side_of(tx, pair.first),
                         .right = side_of(tx, pair.second),
                         .why = in_words(pair.comparison),
                         .surely = pair.surely});
    }
  }
  Layout layout = layout_of(context, "duplicates");
  std::vector<PersonId> shown;
  for (const DuplicatesPage::Pair& pair : p.pairs)
    shown.insert(shown.end(), {pair.left.person, pair.right.person});
  look_up_faces(context, layout, shown);
  return page(layout, "Duplicates", duplicates_page(layout, p));
}

http::Response answer_duplicate(RequestContext& context) {
  const auto a = context.id<PersonId>(0);
  const auto b = context.id<PersonId>(1);
  const std::string choice = context.field("choice");
  if (choice == "one") return http::see_other(fmt::format("/duplicates/{}/{}", a.value, b.value));
  if (choice == "join") {
    Two two;
    {
      store::ReadTx tx(context.app.db, context.app.account);
      two = two_of(context, tx);
    }
    return done(context, url::person(two.keep), join_two(context, two));
  }
  DeedId change;
  if (choice == "two") {
    change = actions::say_not_same(context.app, a, b);
  } else if (choice == "later") {
    change = actions::ask_again_later(context.app, a, b);
  } else {
    throw Error(ErrorKind::usage, "Say whether they are the same person or different people.");
  }
  if (!context.wants_fragment()) return done(context, "/duplicates", change);
  Layout layout = layout_of(context, "duplicates");
  layout.path = "/duplicates";
  tell_what_was_done(context, layout, change);
  return fragment(layout, Html());
}

http::Response show_merge(RequestContext& context) {
  MergePage p;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const Two two = two_of(context, tx);
    p.keep = side_of(tx, two.keep);
    p.join = side_of(tx, two.join);
    p.choices = actions::merge_choices(tx, {.keep = two.keep, .join = two.join});
  }
  Layout layout = layout_of(context, "duplicates");
  look_up_faces(context, layout, {p.keep.person, p.join.person});
  return page(layout, "Same person", merge_page(layout, p));
}

}  // namespace wellmet::web
