#include "web/history/history.h"

#include <fmt/format.h>

#include <span>

#include "actions/history/undo.h"
#include "base/text.h"
#include "base/words.h"
#include "store/history/no_undo.h"
#include "web/parts/undo_button.h"

namespace wellmet::web {
namespace {

constexpr int lines_shown = 40;

// Of what was done here nothing need be said.
std::string_view place_of(Origin origin) {
  return origin == Origin::web || origin == Origin::unknown ? "" : where_made(origin);
}

struct Choice {
  const char* value;
  std::string words;
};

Html choices(std::span<const Choice> list, std::string_view chosen) {
  Html all;
  for (const Choice& choice : list)
    all += html("<option value=\"{}\"{}>{}</option>", choice.value,
                when(chosen == choice.value, html(" selected")), choice.words);
  return all;
}

std::string made_there(Origin origin) { return with_capital(std::string(where_made(origin))); }

Html filter_form(const HistoryPage& p) {
  static const Choice places[] = {{"", "Anywhere"},
                                  {"web", made_there(Origin::web)},
                                  {"terminal", made_there(Origin::terminal)},
                                  {"automatic", made_there(Origin::automatic)}};
  static const Choice kinds[] = {
      {"", "Everything"},  {"import", "Imports"}, {"log", "Logged"},       {"add", "Added"},
      {"edit", "Changed"}, {"merge", "Merges"},   {"remove", "Removed"},   {"restore", "Restored"},
      {"undo", "Undone"},  {"redo", "Redone"},    {"settings", "Settings"}};
  return html(
      "<form class=\"acts\" action=\"/history\"><label class=\"vh\" for=\"from\">Made</label>"
      "<select id=\"from\" name=\"from\">{}</select><label class=\"vh\" for=\"kind\">Kind</label>"
      "<select id=\"kind\" name=\"kind\">{}</select><button class=\"btn\">Show</button></form>",
      choices(places, p.filter.origin ? to_text(*p.filter.origin) : ""),
      choices(kinds, p.filter.kind ? to_text(*p.filter.kind) : ""));
}

std::string path_of_earlier(const HistoryPage& p) {
  std::string path = fmt::format("/history?before={}", p.earlier.value);
  if (p.filter.origin) path += fmt::format("&from={}", to_text(*p.filter.origin));
  if (p.filter.kind) path += fmt::format("&kind={}", to_text(*p.filter.kind));
  return path;
}

// Nothing chosen, and nothing that there is no choice for.
template <class Value>
std::optional<Value> chosen(std::optional<Value> value) {
  return value && !to_text(*value).empty() ? value : std::nullopt;
}

Html line(const Layout& layout, const HistoryPage::Line& line) {
  const std::string why = line.deed.undone_by ? "" : store::why_no_undo(line.deed);
  const std::string_view where = place_of(line.deed.origin);
  return html("<li><span class=\"hint\">{}</span><span>{}{}{}</span>{}</li>\n", line.time,
              with_capital(line.deed.name),
              when(!where.empty(), html("<span class=\"hint block\">{}</span>", where)),
              when(!why.empty(), html("<span class=\"hint block\">{}</span>", why)),
              undo_button(layout, line.deed, "/history"));
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
  const Html earlier = p.earlier ? html(
                                       "<section class=\"sec\"><a class=\"btn\" href=\"{}\">Earlier"
                                       "</a></section>",
                                       path_of_earlier(p))
                                 : Html();
  const Html empty = when(
      p.lines.empty(),
      html("<div class=\"empty\"><h2>{}</h2></div>",
           p.filter.kind || p.filter.origin ? "No such change." : "Nothing has been done yet."));
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>History</h1><p "
      "class=\"lede\">Everything that was done, newest first. Changes can be undone {}, "
      "unless a line says otherwise.</p>{}</header>\n<div "
      "class=\"flow\">{}{}{}</div></main>\n",
      layout.undo_period, filter_form(p), empty, days(layout, p), earlier);
}

http::Response show_history(RequestContext& context) {
  HistoryPage p{.filter = {.kind = chosen(parse_deed_kind(context.asked("kind"))),
                           .origin = chosen(parse_origin(context.asked("from")))}};
  const DeedId before{context.number_asked("before")};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const store::Deed& deed : store::deeds(tx, lines_shown + 1, before, p.filter)) {
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

http::Response show_undo(RequestContext& context) {
  store::Deed deed;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const auto found = store::find_deed(tx, context.id<DeedId>());
    if (!found) throw Error(ErrorKind::not_found, "There’s no such change. See the history.");
    deed = *found;
  }
  const Layout layout = layout_of(context, "history");
  return page(
      layout, "Undo, but keep what was used since",
      html("<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Undo, but keep what "
           "was used since?</h1><p class=\"lede\">{}</p></header><div class=\"flow\"><p>What "
           "later changes built on stays, people with all that came with them. The rest is "
           "undone.</p><form class=\"acts\" method=\"post\" action=\"/history/{}/undo\">{}"
           "<input type=\"hidden\" name=\"keep\" value=\"1\"><button class=\"btn "
           "main\">{}Undo the rest</button><a class=\"btn bare\" href=\"/history\">Leave "
           "everything</a></form></div></main>\n",
           with_capital(deed.name), deed.id.value, form_token(layout), icon("undo-2")));
}

http::Response undo_deed(RequestContext& context) {
  const DeedId change =
      actions::undo(context.app, context.id<DeedId>(),
                    context.field("keep").empty() ? store::IfUsed::refuse : store::IfUsed::keep)
          .change;
  return done(context, "/history", change);
}

}  // namespace wellmet::web
