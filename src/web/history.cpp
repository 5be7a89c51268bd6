#include "web/history.h"

#include <fmt/format.h>

#include "actions/undo.h"
#include "store/no_undo.h"
#include "web/parts/words.h"

namespace wellmet::web {
namespace {

constexpr int lines_shown = 40;

Html undo_form(const Frame& frame, const store::Deed& deed) {
  if (deed.undone_by) return html("<span class=\"hint\">undone</span>");
  if (deed.unfinished) return html("<span class=\"hint\">not done yet</span>");
  if (!store::can_be_undone(deed)) return {};
  const char* words = deed.undoes ? "Do it again" : "Undo";
  return html(
      "<form method=\"post\" action=\"/history/{}/undo\">{}<input type=\"hidden\" "
      "name=\"back\" value=\"/history\"><button class=\"btn\" aria-label=\"{}: {}\">{}{}"
      "</button></form>",
      deed.id.value, form_token(frame), words, deed.name, icon("undo-2"), words);
}

Html line(const Frame& frame, const HistoryPage::Line& line) {
  const std::string why = line.deed.undone_by ? "" : store::why_no_undo(line.deed);
  return html("<li><span class=\"hint\">{}</span><span>{}{}</span>{}</li>\n", line.time,
              with_capital(line.deed.name),
              when(!why.empty(), html("<span class=\"hint block\">{}</span>", why)),
              undo_form(frame, line.deed));
}

Html days(const Frame& frame, const HistoryPage& p) {
  Html all;
  for (std::size_t i = 0; i < p.lines.size();) {
    const LocalDate day = p.lines[i].day;
    Html items;
    for (; i < p.lines.size() && p.lines[i].day == day; ++i) items += line(frame, p.lines[i]);
    all += html(
        "<section class=\"sec\"><h2 class=\"hang\">{}</h2><ul class=\"list timed\">{}</ul>"
        "</section>\n",
        frame.day(day), items);
  }
  return all;
}

}  // namespace

Html history_page(const Frame& frame, const HistoryPage& p) {
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
      frame.undo_period, empty, days(frame, p), earlier);
}

http::Response show_history(Visit& visit) {
  HistoryPage p;
  const DeedId before{visit.number_asked("before")};
  {
    store::ReadTx tx(visit.app.db, visit.app.account);
    for (const store::Deed& deed : store::deeds(tx, lines_shown + 1, before)) {
      if (p.lines.size() == lines_shown) {
        p.earlier = p.lines.back().deed.id;
        break;
      }
      p.lines.push_back(
          {deed, visit.app.zone.date_of(deed.at), visit.app.zone.clock_time(deed.at)});
    }
  }
  const Frame frame = frame_of(visit, "history");
  return page(frame, "History", history_page(frame, p));
}

http::Response undo_deed(Visit& visit) {
  actions::undo(visit.app, visit.id<DeedId>());
  return done(visit, "/history");
}

}  // namespace wellmet::web
