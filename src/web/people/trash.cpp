#include "web/people/trash.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>

#include "actions/people/trash.h"
#include "base/words.h"
#include "http/form.h"
#include "store/people/people_pages.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr int lines_shown = 200;
constexpr std::size_t copies_shown = 10;

std::string left(int days) {
  if (days <= 0) return fmt::format("here for more than {} days", actions::trash_days);
  return counted(days, "day left", "days left");
}

Html line(const Layout& layout, const TrashPage::Line& l) {
  return html(
      "<li class=\"wrap\">{}<span>{}<span class=\"hint block\">{}</span></span><div "
      "class=\"acts\"><form method=\"post\" action=\"{}\">{}<button class=\"btn\" "
      "aria-label=\"Restore: {}\">{}Restore"
      "</button></form><a class=\"btn bare\" href=\"{}\" aria-label=\"Forget for good: {}\">"
      "Forget for good</a></div></li>\n",
      face(layout, l.person, l.name, FaceSize::small), l.name, left(l.days_left),
      url::person(l.person, "restore"), form_token(layout), l.name, icon("undo-2"),
      url::person(l.person, "forget"), l.name);
}

}  // namespace

Html trash_page(const Layout& layout, const TrashPage& p) {
  const Html list =
      p.lines.empty()
          ? html("<div class=\"empty\"><h2>The trash is empty.</h2></div>")
          : html("<ul class=\"list\">{}</ul>",
                 each(p.lines, [&](const TrashPage::Line& l) { return line(layout, l); }));
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>In the trash</h1><p "
      "class=\"lede\">People you removed stay here, story and all, and can be restored. After {} "
      "days, the next <code>wellmet doctor --repair</code> forgets them for good; “Forget for "
      "good” "
      "doesn’t wait.</p></header>\n{}<div class=\"flow\"><section class=\"sec\" "
      "aria-label=\"Removed\">{}</section>"
      "</div></main>\n",
      actions::trash_days,
      when(p.traces, html("<p class=\"err\" role=\"alert\">Deleted words may still be in the "
                          "store’s files, since another program was using them. Close it, then run "
                          "wellmet doctor --repair.</p>\n")),
      list);
}

namespace {

Html counted_item(std::int64_t count, const char* one, const char* many) {
  return when(count > 0, html("<li>{}</li>\n", counted(count, one, many)));
}

Html file_names(std::span<const std::string> paths) {
  return html("<ul class=\"small\">{}</ul>", each(paths, [](const std::string& path) {
                return html("<li><code>{}</code></li>",
                            std::filesystem::path(path).filename().string());
              }));
}

// The backups that Wellmet put beside the store, by name: whoever reads this may not be who runs
// the machine, so its folders are not shown.
Html copies(const std::vector<std::string>& paths) {
  if (paths.empty())
    return html(
        "<li>Backups and exports made before now still hold them: delete those yourself.</li>\n");
  const std::span<const std::string> all(paths);
  const auto first = all.first(std::min(all.size(), copies_shown));
  const auto rest = all.subspan(first.size());
  return html(
      "<li>Backups made before now still hold them, and so does any export: delete those "
      "yourself. Beside the store:{}{}</li>\n",
      file_names(first),
      when(!rest.empty(), html("<details class=\"facts\"><summary>{}{} more</summary>{}</details>",
                               icon("chevron-right"), rest.size(), file_names(rest))));
}

Html stays(const actions::Forgettable& p) {
  Html items;
  if (p.story.shared > 0)
    items += html(
        "<li>{} with other people: they keep {}, as you wrote {}.</li>\n",
        p.story.shared == 1 ? "One interaction" : fmt::format("{} interactions", p.story.shared),
        p.story.shared == 1 ? "it" : "them", p.story.shared == 1 ? "it" : "them");
  if (p.mentions > 0)
    items += html(
        "<li>What other people’s notes and cards say: <a href=\"/search?q={}\">{} still "
        "{} the name</a>.</li>\n",
        http::percent_encode(p.name), p.mentions, p.mentions == 1 ? "mentions" : "mention");
  for (const Resource& thing : p.things)
    items +=
        html("<li>What you keep to pass on: <a href=\"/give/{}\">{}</a> still has the name.</li>\n",
             thing.id.value, thing.about);
  return items + copies(p.copies);
}

}  // namespace

Html forget_page(const Layout& layout, const actions::Forgettable& p) {
  const store::StoryCounts& story = p.story;
  const Html goes =
      html("<li>The card, and everything the history holds of them</li>\n") +
      each(p.merged,
           [](const std::string& name) { return html("<li>{}, merged into them</li>\n", name); }) +
      counted_item(story.notes, "note", "notes") +
      counted_item(story.interactions, "interaction", "interactions") +
      counted_item(story.follow_ups, "follow-up", "follow-ups") +
      counted_item(story.photos, "photo", "photos");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Forget {} for good?</h1>
<p class="lede">This can’t be undone, and no undo of anything older brings them back.</p></header>
<div class="flow"><section class="sec"><h2 class="hang">What goes</h2><ul class="notes">{}</ul></section>
<section class="sec"><h2 class="hang">What stays</h2><ul class="notes">{}</ul></section>
<section class="sec" aria-label="Decide"><form method="post" action="{}">{}<div class="acts"><button class="btn main">{}Forget for good</button><a class="btn bare" href="/people/trash">Keep them</a></div></form></section></div></main>
)",
      p.name, goes, stays(p), url::person(p.person, "forget"), form_token(layout), icon("trash-2"));
}

http::Response show_trash(RequestContext& context) {
  TrashPage p{.traces = context.asked("traces") == "1"};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const store::Trashed& t : store::trash(tx, lines_shown)) {
      p.lines.push_back({t.person, t.name, actions::days_left_in_trash(t.at, context.app.now())});
    }
  }
  Layout layout = layout_of(context, "people");
  look_up_faces(context, layout, people_of(p.lines, &TrashPage::Line::person));
  return page(layout, "In the trash", trash_page(layout, p));
}

http::Response remove_person(RequestContext& context) {
  const DeedId change = actions::remove_person(context.app, context.id<PersonId>()).change;
  return done(context, "/people", change);
}

http::Response restore_person(RequestContext& context) {
  const auto id = context.id<PersonId>();
  const DeedId change = actions::restore_person(context.app, id).change;
  return done(context, url::person(id), change);
}

http::Response ask_to_forget(RequestContext& context) {
  const actions::Forgettable p =
      actions::what_would_be_forgotten(context.app, context.id<PersonId>());
  const Layout layout = layout_of(context, "people");
  return page(layout, "Forget for good", forget_page(layout, p));
}

http::Response forget_person(RequestContext& context) {
  const actions::Forgotten done_now = actions::forget_person(context.app, context.id<PersonId>());
  const std::string path = done_now.traces.empty() ? "/people/trash" : "/people/trash?traces=1";
  return done(context, path, done_now.change);
}

}  // namespace wellmet::web
