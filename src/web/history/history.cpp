#include "web/history/history.h"

#include <fmt/format.h>

#include "actions/history/undo.h"
#include "store/history/no_undo.h"
#include "web/parts/words.h"

namespace wellmet::web {
namespace {

constexpr int lines_shown = 40;

Html undo_form(const Layout& layout, const store::Deed& deed) {
  if (deed.undone_by) return html("<span class=\"hint\">undone</span>");
  if (deed.unfinished) return html("<span class=\"hint\">not done yet</span>");
  if (!store::can_be_undone(deed)) return {};
  const char* words = deed.undoes ? "Do it again" : "Undo";
  return html(
      "<form method=\"post\" action=\"/history/{}/undo\">{}<input type=\"hidden\" "
      "name=\"back\" value=\"/history\"><button class=\"btn\" aria-label=\"{}: {}\">{}{}"
      "</button></form>",
      deed.id.value, form_token(layout), words, deed.name, icon("undo-2"), words);
}

Html line(const Layout& layout, const HistoryPage::Line& line) {
  const std::string why = line.deed.undone_by ? "" : store::why_no_undo(line.deed);
  return html("<li><span class=\"hint\">{}</span><span>{}{}</span>{}</li>\n", line.time,
              with_capital(line.deed.name),
              when(!why.empty(), html("<span class=\"hint block\">{}</span>", why)),
              undo_form(layout, line.deed));
}

Html days(const Layout& layout, const HistoryPage& p) {
  Html all;
  for (std::size_t i = 0; i < p.lines.size();) {
    const LocalDate day = p.lines[i].day;
    Html items;
    for (; i < p.lines.size() && p.lines[i].day == day; ++i) items += line(layout, p.lines[i]);
    all += html(
        "<section class=\"sec\"><h2 class=\"hang\">{}</h2><ul class=\"list timed\">{}</ul>"
        "</section>\n",
        layout.day(day), items);
  }
  return all;
}

}  // namespace

Html history_page(const Layout& layout, const HistoryPage& p) {
  const Html earlier =
      p.earlier ? html(
                      "<section class=\"sec\"><a class=\"btn\" href=\"/history?before={}\">Earlier"
                      "</a></section>",
                      p.earlier.value)
                : Html();
  const Html empty =
      when(p.lines.empty(),
           html("<div class=\"empty\"><h2>Nothing has been written down yet.</h2></div>"));
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>History</h1><p "
      "class=\"lede\">Everything that was done, newest first. Changes can be undone {}, "
      "unless a line says otherwise.</p></header>\n<div "
      "class=\"flow\">{}{}{}</div></main>\n",
      layout.undo_period, empty, days(layout, p), earlier);
}

http::Response show_history(RequestContext& context) {
  HistoryPage p;
  const DeedId before{context.number_asked("before")};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const store::Deed& deed : store::deeds(tx, lines_shown + 1, before)) {
      if (p.lines.size() == lines_shown) {
        p.earlier = p.lines.back().deed.id;
        break;
      }
      p.lines.push_back(
          {deed, context.app.zone.date_of(deed.at), context.app.zone.clock_time(deed.at)});
    }
  }
  const Layout layout = layout_of(context, "history");
  return page(layout, "History", history_page(layout, p));
}

http::Response undo_deed(RequestContext& context) {
  actions::undo(context.app, context.id<DeedId>());
  return done(context, "/history");
}

}  // namespace wellmet::web
