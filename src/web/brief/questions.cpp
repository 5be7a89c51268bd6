#include "web/brief/questions.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/brief/questions.h"
#include "base/error.h"
#include "base/words.h"
#include "store/brief/own_questions.h"
#include "web/parts/section.h"

namespace wellmet::web {
namespace {

Html own_item(const Layout& layout, const OwnQuestion& one) {
  return html(
      "<li><span>{}</span><form method=\"post\" action=\"/questions/{}/remove\">{}<button "
      "class=\"btn bare\" aria-label=\"Remove: {}\">{}Remove</button></form></li>\n",
      one.text, one.id.value, form_token(layout), one.text, icon("x"));
}

Html own_list(const Layout& layout, const QuestionsPage& p, std::optional<Situation> situation) {
  Html items;
  for (const OwnQuestion& one : p.own)
    if (one.situation == situation) items += own_item(layout, one);
  return when(!items.empty(), html("<ul class=\"list\">{}</ul>\n", items));
}

Html built_in_list(Situation situation) {
  Html items;
  for (const BuiltInQuestion& one : built_in_questions())
    if (one.situation == situation) items += html("<li>{}</li>", one.text);
  return html("<ul class=\"notes\">{}</ul>\n", items);
}

Html situation_choice(const QuestionsPage& p) {
  const Html options = each(all_situations(), [&](Situation one) {
    return html("<option{}>{}</option>", when(p.typed.situation == one, html(" selected")),
                to_text(one));
  });
  return html(
      "<div class=\"field\"><label for=\"situation\">For</label><select id=\"situation\" "
      "name=\"situation\"><option value=\"\">any meeting</option>{}</select></div>\n",
      options);
}

QuestionsPage read_page(RequestContext& context) {
  store::ReadTx tx(context.app.db, context.app.account);
  return {.own = store::own_questions(tx)};
}

http::Response answer(RequestContext& context, const QuestionsPage& p, int status) {
  const Layout layout = layout_of(context, "people");
  return page(layout, "Good questions", questions_page(layout, p), status);
}

}  // namespace

Html questions_page(const Layout& layout, const QuestionsPage& p) {
  const Html any = own_list(layout, p, std::nullopt);
  Html sections = when(!any.empty(), section("Any meeting", any));
  for (const Situation one : all_situations())
    sections += section(with_capital(to_text(one)), own_list(layout, p, one) + built_in_list(one));
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Good questions</h1>
<p class="lede">Before you meet someone, two or three that suit are on their page: none that you asked them before.</p></header>
<div class="flow"><section class="sec"><h2 class="hang">One of yours</h2><form class="stack" method="post" action="/questions">{}{}{}{}
<div class="acts"><button class="btn main">{}Keep it</button></div></form></section>
{}</div></main>
)",
      form_token(layout), form_fault(p.faults),
      text_field({.name = "text",
                  .label = "In your words",
                  .value = p.typed.text,
                  .help = "What made you laugh this week?",
                  .required = true},
                 p.faults),
      situation_choice(p), icon("plus"), sections);
}

http::Response show_questions(RequestContext& context) {
  return answer(context, read_page(context), 200);
}

http::Response keep_question(RequestContext& context) {
  const OwnQuestion wish{.situation = parse_situation(context.field("situation")),
                         .text = context.field("text")};
  try {
    return done(context, "/questions", actions::keep_question(context.app, wish).change);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::conflict) throw;
    QuestionsPage p = read_page(context);
    p.typed = wish;
    p.faults = {{"text", FieldFault(error.what())}};
    return answer(context, p, 400);
  }
}

http::Response drop_question(RequestContext& context) {
  return done(context, "/questions",
              actions::drop_question(context.app, context.id<OwnQuestionId>()).change);
}

}  // namespace wellmet::web
