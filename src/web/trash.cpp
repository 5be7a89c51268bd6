#include "web/trash.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/trash.h"
#include "store/faces.h"
#include "web/parts/face.h"
#include "web/url.h"

namespace wellmet::web {
namespace {

constexpr int lines_shown = 200;

std::string left(int days) {
  if (days <= 0) return "to be forgotten today";
  return days == 1 ? "one day left" : fmt::format("{} days left", days);
}

Html line(const Frame& frame, const TrashPage::Line& l) {
  return html(
      "<li>{}<span>{}<span class=\"hint block\">{}</span></span><form method=\"post\" "
      "action=\"{}\">{}<button class=\"btn\" aria-label=\"Have back: {}\">{}Have "
      "back</button></form>"
      "</li>\n",
      face(frame, l.person, l.name, FaceSize::small), l.name, left(l.days_left),
      url::person(l.person, "restore"), form_token(frame), l.name, icon("undo-2"));
}

}  // namespace

Html trash_page(const Frame& frame, const TrashPage& p) {
  const Html list =
      p.lines.empty()
          ? html("<div class=\"empty\"><h2>The trash is empty.</h2></div>")
          : html("<ul class=\"list\">{}</ul>",
                 each(p.lines, [&](const TrashPage::Line& l) { return line(frame, l); }));
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>In the trash</h1><p "
      "class=\"lede\">Whom you removed stays here for {} days, story and all, and can be had back."
      "</p></header>\n<div class=\"flow\"><section class=\"sec\" "
      "aria-label=\"Removed\">{}</section>"
      "</div></main>\n",
      actions::trash_days, list);
}

http::Response show_trash(Visit& visit) {
  TrashPage p;
  {
    store::ReadTx tx(visit.app.db, visit.app.account);
    for (const store::Trashed& t : store::trash(tx, lines_shown)) {
      const int gone = visit.today() - visit.app.zone.date_of(t.at);
      p.lines.push_back({t.person, t.name, std::max(0, actions::trash_days - gone)});
    }
  }
  Frame frame = frame_of(visit, "people");
  look_up_faces(visit, frame, people_of(p.lines, &TrashPage::Line::person));
  return page(frame, "In the trash", trash_page(frame, p));
}

http::Response remove_person(Visit& visit) {
  actions::remove_person(visit.app, visit.id<PersonId>());
  return done(visit, "/people");
}

http::Response restore_person(Visit& visit) {
  const auto id = visit.id<PersonId>();
  actions::restore_person(visit.app, id);
  return done(visit, url::person(id));
}

}  // namespace wellmet::web
