#include "web/page/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "store/history/deeds.h"
#include "store/history/no_undo.h"
#include "web/page/assets.h"

namespace wellmet::web {
namespace {

struct Door {
  const char* here;
  const char* path;
  const char* icon;
  const char* word;
};
constexpr Door tabs[] = {{"today", "/", "sun", "Today"},
                         {"people", "/people", "users", "People"},
                         {"log", "/log", "pen-line", "Log"},
                         {"follow-ups", "/follow-ups", "bell", "Follow-ups"}};
constexpr Door further[] = {{"give", "/give", "gift", "Give"},
                            {"introductions", "/introductions", "handshake", "Introductions"},
                            {"events", "/events", "calendar", "Events"},
                            {"reconnect", "/reconnect", "hand-heart", "Reconnect"},
                            {"search", "/search", "search", "Search"},
                            {"duplicates", "/duplicates", "copy", "Duplicates"},
                            {"history", "/history", "undo-2", "History"},
                            {"import", "/import", "folder-input", "Import & export"},
                            {"settings", "/settings", "settings", "Settings"}};

Html current(const Layout& layout, const Door& door) {
  return when(layout.here == door.here, html(" aria-current=\"page\""));
}

Html link(const Layout& layout, const Door& door) {
  return html("<a href=\"{}\"{}>{}<span>{}</span></a>", door.path, current(layout, door),
              icon(door.icon), door.word);
}

bool behind_more(const Layout& layout) {
  return std::ranges::any_of(further, [&](const Door& door) { return layout.here == door.here; });
}

// Every page: the tabs, the rest beside or behind More. Browsers without popovers get a page.
Html menu(const Layout& layout) {
  Html narrow, wide, sheet;
  for (const Door& door : tabs)
    narrow +=
        html("<li{}>{}</li>", when(std::string_view(door.here) == "log", html(" class=\"pen\"")),
             link(layout, door));
  bool first = true;
  for (const Door& door : further) {
    wide += html("<li class=\"wide{}\">{}</li>", first ? " gap" : "", link(layout, door));
    sheet += html("<li>{}</li>", link(layout, door));
    first = false;
  }
  return html(R"(<nav class="nav" aria-label="Pages">
<a class="brand" href="/">Wellmet<b>.</b></a>
<ul>{}<li class="narrow"><button popovertarget="more"{}>{}<span>More</span></button><a class="plain-more" href="/more"{}>{}<span>More</span></a></li>{}</ul>
<p class="keys"><span><kbd>/</kbd> search</span><span><kbd>L</kbd> log a line</span><span><kbd>?</kbd> <a href="/keys">all keys</a></span></p>
</nav>
<div id="more" class="sheet-menu" popover aria-label="More pages"><ul>{}</ul></div>
)",
              narrow, when(behind_more(layout), html(" aria-current=\"true\"")), icon("ellipsis"),
              when(layout.here == "more", html(" aria-current=\"page\"")), icon("ellipsis"), wide,
              sheet);
}

Html head(const std::string& title) {
  const auto theme_color = [](const char* color, const char* scheme) {
    return html("<meta name=\"theme-color\" content=\"{}\" media=\"(prefers-color-scheme:{})\">\n",
                color, scheme);
  };
  return html(
      R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>{} · Wellmet</title>
<meta name="color-scheme" content="light dark">
{}{}<meta name="htmx-config" content="{}">
<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{}">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="apple-touch-icon" href="{}">
<link rel="manifest" href="/manifest.webmanifest">
<script src="{}" defer></script>
<script src="{}" defer></script>
<script src="{}" defer></script>
</head>
)",
      title, theme_color("#f4f0e7", "light"), theme_color("#1c1a17", "dark"),
      R"({"allowEval":false,"includeIndicatorStyles":false,"historyCacheSize":0,)"
      R"("selfRequestsOnly":true,"defaultSettleDelay":0,"responseHandling":[{"code":"204","swap":false},)"
      R"({"code":"...","swap":true}]})",
      asset_path("fonts/newsreader-latin-400-normal.woff2"), asset_path("wellmet.css"),
      asset_path("icon.svg"), asset_path("icon-192.png"), asset_path("vendor/htmx.min.js"),
      asset_path("wellmet.js"), asset_path("saving.js"));
}

Html html_element(const Layout& layout) {
  const char* theme = "";
  if (layout.theme == Theme::light) theme = "light";
  if (layout.theme == Theme::dark) theme = "dark";
  return html("<!doctype html>\n<html lang=\"en\"{}{}{}>\n",
              when(*theme != '\0', html(" data-theme=\"{}\"", theme)),
              when(!layout.keys, html(" data-keys=\"off\"")),
              when(layout.signed_in, html(" data-notebook=\"{}\"", layout.notebook)));
}

http::Response html_response(std::string text, int status) {
  http::Response response;
  response.status = status;
  response.with("Content-Type", "text/html; charset=utf-8");
  response.body = std::move(text);
  return response;
}

Said said_of(RequestContext& context, DeedId id) {
  store::ReadTx tx(context.app.db, context.app.account);
  const auto deed = store::find_deed(tx, id);
  if (!deed) return {};
  return {.words = with_capital(ended(deed->name)),
          .undo = store::can_be_undone(*deed) ? id : DeedId{}};
}

}  // namespace

std::string Layout::day(LocalDate date) const {
  const bool this_year = year_month_day(date).year == year_month_day(today).year;
  return date_in_locale(date, locale, this_year ? DateForm::day_month : DateForm::day_month_year);
}

std::string Layout::weekday(LocalDate date) const {
  const bool this_year = year_month_day(date).year == year_month_day(today).year;
  return date_in_locale(date, locale,
                        this_year ? DateForm::weekday_day_month : DateForm::weekday_day_month_year);
}

std::string Layout::day_with(LocalDate date, DateForm form) const {
  return date_in_locale(date, locale, form);
}

Layout layout_of(RequestContext& context, std::string here) {
  Layout layout{.here = std::move(here),
                .path = context.request.path,
                .form_token = context.session.form_token,
                .notebook = context.session.account.value,
                .signed_in = context.signed_in(),
                .theme = context.preferences.theme,
                .keys = context.preferences.keys,
                .locale = context.preferences.locale,
                .today = context.today(),
                .undo_period = undo_period(context.preferences.history_keep)};
  const DeedId said{context.number_asked("said")};
  if (said && context.signed_in()) {
    if (Said found = said_of(context, said); !found.words.empty()) layout.said = std::move(found);
  }
  return layout;
}

std::string one_click_undo(const Layout& layout) {
  return fmt::format("You can undo this in one click, {}.", layout.undo_period);
}

http::Response page(const Layout& layout, const std::string& title, const Html& main, int status) {
  const Html whole = html(
      "{}{}<body>\n<a class=\"skip\" href=\"#main\">Skip to the page</a>\n"
      "<div class=\"toasts\" role=\"status\">{}</div>\n"
      "<div class=\"shell\">\n{}{}</div>\n</body>\n</html>\n",
      html_element(layout), head(title), layout.said ? toast(layout, *layout.said) : Html(), main,
      when(layout.signed_in, menu(layout)));
  return html_response(whole.text(), status);
}

http::Response show_more(RequestContext& context) {
  const Layout layout = layout_of(context, "more");
  const Html doors =
      each(further, [&](const Door& door) { return html("<li>{}</li>", link(layout, door)); });
  return page(
      layout, "More",
      html("<main id=\"main\" class=\"page\"><header class=\"head\"><h1>More</h1></header>\n"
           "<div class=\"flow\"><section class=\"sec\" aria-label=\"More pages\"><ul "
           "class=\"doors\">{}</ul></section></div></main>\n",
           doors));
}

http::Response fragment(const Layout& layout, const Html& part, int status) {
  Html all = part;
  if (layout.said)
    all += html("<div class=\"toasts\" hx-swap-oob=\"innerHTML:.toasts\">{}</div>",
                toast(layout, *layout.said));
  return html_response(all.text(), status);
}

Html icon(std::string_view name) {
  return html("<svg class=\"ic\" aria-hidden=\"true\"><use href=\"{}#i-{}\"/></svg>",
              asset_path("icons.svg"), name);
}

Html form_token(const Layout& layout) {
  return html("<input type=\"hidden\" name=\"form\" value=\"{}\">", layout.form_token);
}

Html notebook_field(const Layout& layout) {
  return html("<input type=\"hidden\" name=\"notebook\" value=\"{}\">", layout.notebook);
}

Html toast(const Layout& layout, const Said& said) {
  const Html undo =
      said.undo ? html(
                      "<form method=\"post\" action=\"/history/{}/undo\">{}<input type=\"hidden\" "
                      "name=\"back\" value=\"{}\"><button data-undo>Undo</button></form>",
                      said.undo.value, form_token(layout), layout.path)
                : Html();
  return html("<div class=\"toast\"><span>{}</span>{}</div>", said.words, undo);
}

Html log_box(const Layout& layout, std::string_view line, std::string_view back) {
  return html(R"(<form class="log" action="/log" method="post">{}{}{}{}
<label class="vh" for="log">Write down what happened</label>
<input id="log" name="line" value="{}"{} autocomplete="off" maxlength="4000" placeholder="Who did you see?" hx-post="/log/understood" hx-trigger="input changed delay:300ms" hx-target="#log-understood" hx-sync="this:replace">
<kbd>L</kbd></form>
<p class="offline care">Can’t reach Wellmet. This is the page as it last stood. A line that you write is kept in this browser until it can be saved.</p>
<div id="log-understood" aria-live="polite"></div>
)",
              form_token(layout), notebook_field(layout),
              when(!back.empty(), html("<input type=\"hidden\" name=\"back\" value=\"{}\">", back)),
              icon("pen-line"), line, when(!back.empty(), html(" autofocus")));
}

void tell_what_was_done(RequestContext& context, Layout& layout, DeedId change) {
  if (change) layout.said = said_of(context, change);
}

http::Response done(RequestContext& context, std::string path, DeedId change) {
  const std::string back = context.field("back");
  if (http::is_local_path(back)) path = back;
  if (change)
    path += fmt::format("{}said={}", path.find('?') == path.npos ? '?' : '&', change.value);
  return http::see_other(path);
}

}  // namespace wellmet::web
