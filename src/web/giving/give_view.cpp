#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "web/giving/give.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/section.h"

namespace wellmet::web {
namespace {

using actions::Bridge;
using actions::NotAsked;
using actions::Offered;

Html keep_box(const Layout& layout, const GivePage& p) {
  return html(
      R"({}<form class="log" method="post" action="/give">{}{}<label class="vh" for="keep">Keep something worth passing on</label>
<input id="keep" name="what" value="{}" maxlength="4000" required autocomplete="off" placeholder="Paste a link, a job ad, an invitation"><button class="btn">Keep</button></form>
<p class="hint"><a href="/give/keep">With more words, a last day or a file</a></p>
)",
      form_fault(p.faults), form_token(layout), icon("link"), p.what);
}

Html things(const Layout& layout, const GivePage& p) {
  if (p.things.empty()) return {};
  return section(
      "To pass on",
      html("<div class=\"stack\">{}</div>\n{}",
           each(p.things, [&](const auto& thing) { return giving::thing(layout, thing); }),
           when(p.more_things, html("<p class=\"hint\">The newest are shown.</p>\n"))));
}

Html bridge_act(const Layout& layout, const Bridge& b) {
  if (b.under_way)
    return html("<a class=\"btn bare\" href=\"/introductions#in-{}\">See</a>", b.under_way.value);
  if (b.yours)
    return html(
        R"(<form class="acts" method="post" action="/give/asks/{}">{}<button class="btn" name="ending" value="met by me">{}I gave it</button></form>)",
        b.ask.id.value, form_token(layout), icon("check"));
  return html(
      R"(<form class="acts" method="post" action="/introductions">{}<input type="hidden" name="back" value="/introductions"><input type="hidden" name="first" value="{}"><input type="hidden" name="second" value="{}"><input type="hidden" name="why" value="{}"><button class="btn" name="ask" value="first">Introduce</button></form>)",
      form_token(layout), b.ask.person.value, b.offer.person.value, b.why);
}

Html bridge(const Layout& layout, const Bridge& b) {
  return html(
      "<li class=\"wrap\">{}<span><a href=\"{}\">{}</a><span class=\"hint block\">Because {}"
      "</span></span>{}</li>\n",
      face(layout, b.ask.person, b.asking, FaceSize::small), url::person(b.ask.person), b.asking,
      ended(b.why), bridge_act(layout, b));
}

Html bridges(const Layout& layout, const GivePage& p) {
  if (p.bridges.empty()) return {};
  return section("They are looking for",
                 html("<ul class=\"list\">{}</ul>\n",
                      each(p.bridges, [&](const Bridge& b) { return bridge(layout, b); })));
}

Html offered(const Layout& layout, const GivePage& p) {
  if (p.offered.empty()) return {};
  return section(
      "You said you would",
      html(
          "<ul class=\"list\">{}</ul>\n", each(p.offered, [&](const Offered& o) {
            const FollowUp& f = o.follow_up;
            return html(
                R"(<li class="wrap">{}<span><a href="{}">{}</a><span class="hint block">{}, due {}</span></span><form class="acts" method="post" action="/follow-ups/{}">{}<input type="hidden" name="back" value="/give"><button class="btn" name="done" value="1">{}Done</button></form></li>
)",
                face(layout, f.person, o.name, FaceSize::small), url::person(f.person), o.name,
                with_capital(in_words(f.kind, o.name, f.text)), layout.day(f.due), f.id.value,
                form_token(layout), icon("check"));
          })));
}

Html to_ask(const Layout& layout, const GivePage& p) {
  if (p.to_ask.empty()) return {};
  return section(
      "Ask “What can I do for you?”",
      html(
          "<ul class=\"list\">{}</ul>\n", each(p.to_ask, [&](const NotAsked& n) {
            return html(
                R"(<li class="wrap">{}<span><a href="{}">{}</a><span class="hint block">Because {}</span></span><form class="acts" method="post" action="/give/asked">{}<button class="btn" name="person" value="{}">{}I asked</button></form></li>
)",
                face(layout, n.person, n.name, FaceSize::small), url::person(n.person), n.name,
                ended(n.because), form_token(layout), n.person.value, icon("check"));
          })));
}

Html ended(const Layout& layout, const GivePage& p) {
  if (p.ended.empty()) return {};
  const Html items = each(p.ended, [&](const GivePage::Ended& one) {
    const Html who = one.name.empty()
                         ? html("You")
                         : html("<a href=\"{}\">{}</a>", url::person(one.note.person), one.name);
    return html("<li><span>{}: {}<span class=\"hint block\">{}, {}</span></span></li>\n", who,
                one.note.text, with_capital(ending_in_words(one.note)),
                layout.day(one.note.done.value_or(one.note.day)));
  });
  return section("Met or closed of late", html("<ul class=\"list\">{}</ul>\n", items));
}

Html my_offer(const Layout& layout, const Note& note) {
  return html(
      R"(<li><form class="stack-s" method="post" action="/give/asks/{}">{}<p>{}</p><div class="acts"><button class="btn bare" name="ending" value="met" aria-label="Taken up: {}">{}Taken up</button><button class="btn bare" name="ending" value="closed" aria-label="No longer: {}">No longer</button></div></form></li>
)",
      note.id.value, form_token(layout), note.text, note.text, icon("check"), note.text);
}

Html my_offers(const Layout& layout, const GivePage& p) {
  return html(
      R"(<aside class="aside" aria-label="What you can give"><section class="leaf" id="mine"><h2>What you can give</h2>{}
<form class="stack-s" method="post" action="/give/offers">{}<div class="field"><label for="offer">Add a line</label><input id="offer" name="text" required maxlength="4000" autocomplete="off"></div>
<div class="acts"><button class="btn">{}Add</button></div></form></section></aside>
)",
      when(!p.mine.empty(),
           html("<ul class=\"stack-s\">{}</ul>\n",
                each(p.mine, [&](const Note& note) { return my_offer(layout, note); }))),
      form_token(layout), icon("plus"));
}

Html empty_words(const GivePage& p) {
  const bool empty = p.things.empty() && p.bridges.empty() && p.offered.empty() && p.to_ask.empty();
  return when(empty, html("<p class=\"quiet\">Nothing comes to mind. Ask someone what you can do "
                          "for them, and note it on their page.</p>\n"));
}

}  // namespace

Html give_page(const Layout& layout, const GivePage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Give</h1>
<p class="lede">Keep a good thing once, and see whom it may help. Nobody keeps count here.</p>
{}</header>
<div class="flow">
{}{}{}{}{}{}</div>
{}</main>
)",
      keep_box(layout, p), things(layout, p), bridges(layout, p), offered(layout, p),
      to_ask(layout, p), ended(layout, p), empty_words(p), my_offers(layout, p));
}

Html thing_page(const Layout& layout, const GivePage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Something to pass on</h1>
<p class="lede"><a href="/give">All that you keep</a></p></header>
<div class="flow"><section class="sec"><h2 class="hang">What it is</h2>
{}</section></div></main>
)",
      each(p.things, [&](const auto& thing) { return giving::thing(layout, thing); }));
}

Html keep_page(const Layout& layout, const KeepPage& p) {
  const Html file = html(
      "<div class=\"field\"><label for=\"file\">A file, up to 5 MB</label><input id=\"file\" "
      "type=\"file\" name=\"file\"></div>\n");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Keep something to pass on</h1>
<p class="lede">Nothing is fetched, and nothing is sent.</p></header>
<div class="flow"><section class="sec" aria-label="What it is">{}
<form class="stack" method="post" action="/give/keep" enctype="multipart/form-data" data-upload>{}
{}{}{}{}{}<div class="acts"><button class="btn main">Keep it</button><a class="btn bare" href="/give">Leave it</a></div></form></section></div>
{}</main>
)",
      form_fault(p.faults), form_token(layout),
      text_field({.name = "about", .label = "What it is, in a line", .value = p.about}, p.faults),
      text_field({.name = "link", .label = "Link", .value = p.link, .help = "https://"}, p.faults),
      area_field({.name = "text", .label = "Words", .value = p.text}, p.faults),
      text_field({.name = "until", .label = "Open until", .value = p.until, .type = "date"},
                 p.faults),
      file,
      when(
          !p.bookmarklet.empty(),
          html("<aside class=\"aside\" aria-label=\"From other pages\"><section class=\"leaf\"><h2>"
               "From other pages</h2><p>Drag this to your bookmarks. On a page worth passing on, "
               "press it.</p><p><a class=\"btn\" href=\"{}\">Keep in Wellmet</a></p><p "
               "class=\"hint\">On a phone, put Wellmet among your apps: it is then where you "
               "share.</p></section></aside>\n",
               p.bookmarklet)));
}

}  // namespace wellmet::web
