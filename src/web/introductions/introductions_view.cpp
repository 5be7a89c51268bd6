#include <fmt/format.h>

#include "base/words.h"
#include "web/introductions/introductions.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/section.h"

namespace wellmet::web {
namespace {

using actions::NamedIntroduction;
using actions::SuggestedPair;

// Both ways to begin, and the way not to: each posts the two with the reason.
Html begin_button(const SuggestedPair& pair, bool first) {
  return html("<button class=\"btn\" name=\"ask\" value=\"{}\">Ask {} first</button>",
              first ? "first" : "second", first ? pair.first_called : pair.second_called);
}

Html suggested_pair(const Layout& layout, const SuggestedPair& pair) {
  return html(
      R"(<li class="leaf"><div class="pair">{}<span class="thread"></span>{}</div>
<h3><a href="{}">{}</a> and <a href="{}">{}</a></h3><p class="quiet">Because {}</p>
<form class="acts" method="post" action="/introductions">{}<input type="hidden" name="back" value="{}"><input type="hidden" name="first" value="{}"><input type="hidden" name="second" value="{}"><input type="hidden" name="why" value="{}">{}{}<button class="btn bare" formaction="/introductions/not-these">Not these two</button></form></li>
)",
      face(layout, pair.first, pair.first_name, FaceSize::small),
      face(layout, pair.second, pair.second_name, FaceSize::small), url::person(pair.first),
      pair.first_called, url::person(pair.second), pair.second_called, ended(pair.because),
      form_token(layout), layout.path, pair.first.value, pair.second.value, pair.why,
      begin_button(pair, true), begin_button(pair, false));
}

Html suggestions(const Layout& layout, const IntroductionsPage& p) {
  const std::string heading = p.with.empty() ? "Might like each other" : "Who might like " + p.with;
  if (p.suggested.empty())
    return section(heading,
                   html("<p class=\"quiet\">Nobody comes to mind. What people care about, look for "
                        "and offer makes the pairs: note it on their pages.</p>\n"));
  return section(heading,
                 html("<ul class=\"cols\">{}</ul>\n", each(p.suggested, [&](const auto& pair) {
                        return suggested_pair(layout, pair);
                      })));
}

Html past_item(const Layout& layout, const NamedIntroduction& named) {
  const auto day = introduction::day_of(named.thread.stage);
  return html("<li><span>{}. {}</span> <span class=\"hint\">{}</span></li>\n",
              headline(named.thread, named.first_called, named.second_called),
              named.thread.how_it_went, day ? layout.day(*day) : "");
}

Html past(const Layout& layout, const IntroductionsPage& p) {
  if (p.past.empty()) return {};
  return section("Before", html("<ul class=\"notes\">{}</ul>\n", each(p.past, [&](const auto& one) {
                                  return past_item(layout, one);
                                })));
}

Html under_way(const Layout& layout, const IntroductionsPage& p) {
  if (p.under_way.empty()) return {};
  return section(
      "Under way",
      html("<div class=\"stack\">{}</div>\n<p class=\"hint\">It opens in "
           "your own mail or messages. Wellmet sends nothing.</p>\n",
           each(p.under_way, [&](const auto& one) { return introductions::thread(layout, one); })));
}

Html begin_form(const Layout& layout, const IntroductionsPage& p) {
  return html(
      R"(<aside class="aside" aria-label="Somebody else"><section class="leaf" id="begin"><h2>Somebody else?</h2><form class="stack" method="post" action="/introductions">{}{}{}
{}{}{}{}<div class="acts"><button class="btn">Begin by asking</button></div></form></section></aside>
)",
      form_token(layout), p.chosen, form_fault(p.faults),
      text_field({.name = "first", .label = "Introduce", .value = p.first, .required = true},
                 p.faults),
      text_field({.name = "second", .label = "to", .value = p.second, .required = true}, p.faults),
      text_field({.name = "why", .label = "Because", .value = p.why, .help = "both keep bees"},
                 p.faults),
      when(p.in_doubt, html("<label class=\"pick\"><input type=\"checkbox\" name=\"anyway\" "
                            "value=\"1\"><span>Begin all the same</span></label>\n")));
}

}  // namespace

Html introductions_page(const Layout& layout, const IntroductionsPage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Introductions</h1>
<p class="lede">You ask one, then the other. Only when both have said yes do they meet.</p></header>
<div class="flow">
{}{}{}</div>
{}</main>
)",
      under_way(layout, p), suggestions(layout, p), past(layout, p), begin_form(layout, p));
}

namespace person {

Html introductions_leaf(const PersonPage& p, Html& adds) {
  if (p.died()) return {};
  if (p.introductions.empty()) {
    adds += html("<a class=\"btn bare\" href=\"/introductions?with={}\">{}An introduction</a>\n",
                 p.id().value, icon("handshake"));
    return {};
  }
  const Html items = each(p.introductions, [&](const NamedIntroduction& named) {
    const bool over = introduction::is_over(named.thread.stage);
    const std::string words = headline(named.thread, named.first_called, named.second_called);
    return over ? html("<li>{}</li>\n", words)
                : html("<li><a href=\"/introductions#in-{}\">{}</a></li>\n", named.thread.id.value,
                       words);
  });
  return html(
      "<section class=\"leaf\" id=\"introductions\"><h2>Introductions</h2><ul class=\"stack-s "
      "small "
      "ui\">{}</ul>\n<p><a href=\"/introductions?with={}\">Who might like {}?</a></p></section>\n",
      items, p.id().value, first_name(p.name()));
}

}  // namespace person
}  // namespace wellmet::web
