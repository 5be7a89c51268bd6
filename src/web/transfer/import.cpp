#include "web/transfer/import.h"

#include <fmt/format.h>

#include "actions/transfer/import.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "store/access/sessions.h"
#include "store/history/no_undo.h"
#include "store/people/people.h"
#include "web/page/url.h"
#include "web/parts/section.h"
#include "web/parts/undo_button.h"
#include "web/site/site.h"
#include "web/transfer/file_reading.h"

namespace wellmet::web {
namespace {

constexpr int past_shown = 20;
constexpr int people_shown = 50;

Html kinds() {
  return html(
      R"(<details class="facts"><summary>{}What can be read, and where to find it</summary><ul>
<li><b>A phone, iCloud, Google or Outlook:</b> the address book as a .vcf file (vCard). On a phone: Contacts, then Share or Export.</li>
<li><b>Google Contacts:</b> Export, as Google CSV or vCard.</li>
<li><b>LinkedIn:</b> Connections.csv, out of the archive that LinkedIn makes under Data privacy, Get a copy of your data.</li>
<li><b>Outlook:</b> the .csv that it exports.</li>
<li><b>WhatsApp, Telegram Desktop, SMS Backup &amp; Restore:</b> what they export, zip or not. Only who you were in touch with, and on which days, is kept; the words only if you ask for them.</li>
<li><b>Mail:</b> an mbox of Gmail (Takeout) or Thunderbird, or a zip of the folder, what you sent with it. Only with whom you exchanged mail, and on which days, is kept.</li>
<li><b>Calendars:</b> the .ics of Google, Outlook or Apple, zip or not. Only who you met, on which days, where, and the titles are kept.</li>
<li><b>Your own spreadsheet,</b> whatever its columns are called, as an Excel workbook or saved as .csv. You can say what each column means.</li>
<li><b>Wellmet:</b> everything exported from another Wellmet, into an empty one.</li></ul></details>
)",
      icon("chevron-right"));
}

Html choose_form(const Layout& layout) {
  return html(
      R"(<form class="stack" method="post" action="/import" enctype="multipart/form-data" data-upload>{}
<div class="drop" data-drop><label class="label" for="file">Choose files, or drop them here</label>
<input id="file" type="file" name="file" multiple required>
<p class="hint">An address book, LinkedIn’s Connections.csv, a chat, or any spreadsheet of people. You see what is in it before anything is saved.</p></div>
<div class="acts"><button class="btn main">Look inside</button><span class="hint" data-upload-words role="status" hidden>On its way. A large file takes a while.</span></div></form>
)",
      form_token(layout));
}

Html faults_of(const ImportPage& p) {
  if (p.faults.empty()) return {};
  return html("<div class=\"care stack-s\" role=\"alert\">{}</div>",
              each(p.faults, [](const std::string& fault) { return html("<p>{}</p>", fault); }));
}

Html waiting_list(const Layout& layout, const std::vector<store::Upload>& waiting) {
  return html("<ul class=\"list\">{}</ul>", each(waiting, [&](const store::Upload& upload) {
                return html(
                    "<li>{}<span><a href=\"/import/{}\">{}</a><span class=\"hint block\">not "
                    "imported yet</span></span><form method=\"post\" action=\"/import/{}\">{}"
                    "<button class=\"btn\" name=\"discard\" value=\"1\" aria-label=\"Discard: {}\">"
                    "Discard</button></form></li>\n",
                    icon("file-text"), upload.token, shown_name(upload), upload.token,
                    form_token(layout), shown_name(upload));
              }));
}

// Whether an import can be undone; nothing for one that was, or is still being written.
std::string about_undo(const Layout& layout, const store::Deed& deed) {
  if (deed.undone_by || deed.unfinished) return "";
  const std::string why = store::why_no_undo(deed);
  return why.empty() ? one_click_undo(layout) : why;
}

Html past_list(const Layout& layout, const ImportPage& p) {
  return html("<ul class=\"list\">{}</ul>", each(p.past, [&](const ImportPage::Past& past) {
                return html(
                    "<li>{}<span><a href=\"/import/report/{}\">{}</a><span class=\"hint "
                    "block\">{}</span></span>{}</li>\n",
                    icon("file-text"), past.deed.id.value, with_capital(past.deed.name),
                    layout.day(past.day), undo_button(layout, past.deed, "/import"));
              }));
}

Html backup_row(BackupWay way) {
  switch (way) {
    case BackupWay::download:
      return html(
          "<p class=\"hint\">Or a <a href=\"/export/backup\" download>backup of the whole "
          "store</a>, photos included, read back before you get it. <code>wellmet restore</code> "
          "puts it back.</p>");
    case BackupWay::server_tools:
      return html(
          "<p class=\"hint\">This store is on a PostgreSQL server, which is backed up by the "
          "server’s own tools (pg_dump). “Everything” above is whole all the same.</p>");
    case BackupWay::others_too:
      break;
  }
  return html(
      "<p class=\"hint\">Others have accounts in this store too, so the person who runs Wellmet "
      "makes its backups. “Everything” above is all that’s yours.</p>");
}

Html export_leaf(const ImportPage& p) {
  return html(
      R"(<aside class="aside late" aria-label="Export"><section class="leaf"><h2>Export</h2>
<p class="quiet">Everything: cards, stories and their history, for any other Wellmet.</p>
<div class="acts"><a class="btn" href="/export/everything" download>{}Everything, one file</a><a class="btn bare" href="/export/cards" download>Cards only</a><a class="btn bare" href="/export/spreadsheet" download>As a spreadsheet</a></div>
<p class="hint">A spreadsheet holds only the last meeting, call or message with each person, and the next follow-up.</p>
{}</section></aside>
)",
      icon("download"), backup_row(p.backup));
}

BackupWay backup_way(RequestContext& context) {
  if (context.site.options().store.is_postgres()) return BackupWay::server_tools;
  return store::accounts(context.app.db).size() == 1 ? BackupWay::download : BackupWay::others_too;
}

http::Response answer_page(RequestContext& context, ImportPage p, int status) {
  p.backup = backup_way(context);
  p.waiting = store::uploads_of(context.site.options().store, context.app.account);
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (store::Deed& deed : actions::past_imports(tx, past_shown)) {
      const LocalDate day = context.app.zone.date_of(deed.at);
      p.past.push_back({std::move(deed), day});
    }
  }
  const Layout layout = layout_of(context, "import");
  return page(layout, "Import & export", import_page(layout, p), status);
}

// The token under which the file is kept from now on.
std::string keep(RequestContext& context, const http::Part& file) {
  Unpacked got = unpacked(file.file_name, file.content);
  const std::string fault =
      why_unreadable(got.file_name.empty() ? "The file" : got.file_name, got.bytes());
  if (!fault.empty()) throw Error(ErrorKind::invalid, fault);
  // What of an archive is not read is said each time that it is looked into.
  if (got.left_out) got = {.file_name = file.file_name, .given = file.content};
  const std::string name = got.file_name.empty() ? "The file" : got.file_name;
  const store::Place& place = context.site.options().store;
  for (const store::Upload& upload : store::uploads_of(place, context.app.account))  // sent again
    if (upload.file_name == name && upload.bytes == got.bytes().size())
      store::drop_upload(place, context.app.account, upload.token);
  return store::keep_upload(place, context.app.account, got.file_name, got.bytes(),
                            context.app.now())
      .token;
}

// What of an archive could not be checked, or not be used here.
std::string told_of_archive(bool has_end, std::int64_t left_out) {
  std::string told;
  if (!has_end)
    told +=
        " The file was written by an older Wellmet and has no end mark, so nobody can tell whether "
        "it is complete: see that everyone you expect is here.";
  if (left_out > 0)
    told += fmt::format(
        " {} that can’t be used here {} left out; choose again.",
        counted(left_out, "setting or meaning of a column", "settings or meanings of columns"),
        left_out == 1 ? "was" : "were");
  return told;
}

std::string told_by(const std::string& word) {
  if (word == "nothing") return "Everything in it was here already. Nothing has changed.";
  if (word == "discarded") return "Discarded. Nothing has changed.";
  if (word == "everything") return "Everything is imported, as it was exported.";
  return "";
}

Html sentences(const ImportedPage& p) {
  std::vector<std::string> lines;
  if (p.people > 0) {
    lines.push_back(fmt::format("{} new in your notebook.{}",
                                counted(p.people, "person is", "people are"),
                                p.interactions > 0 ? ""
                                                   : " Until you have met, or choose to keep up "
                                                     "with them, Today names them only for what "
                                                     "has a date: a birthday, a plan."));
  }
  std::vector<std::string> more;
  if (p.interactions > 0)
    more.push_back(counted(p.interactions, "time you were in touch", "times you were in touch"));
  if (p.follow_ups > 0) more.push_back(counted(p.follow_ups, "thing to do", "things to do"));
  if (!more.empty()) lines.push_back("With them: " + join_with_and(more) + ".");
  if (p.settled > 0)
    lines.push_back(fmt::format("{} by what was imported.",
                                p.settled == 1
                                    ? "One thing to do is settled"
                                    : fmt::format("{} things to do are settled", p.settled)));
  if (p.changed > 0)
    lines.push_back(counted(p.changed, "meeting that you had was changed.",
                            "meetings that you had were changed."));
  if (p.removed > 0)
    lines.push_back(counted(p.removed, "meeting was removed, since the calendar no longer has it.",
                            "meetings were removed, since the calendar no longer has them."));
  if (p.people == 0 && more.empty()) lines.emplace_back("Nobody new.");
  return each(lines, [](const std::string& line) { return html("<p>{}</p>", line); }) +
         when(p.people > 0,
              html("<p class=\"acts\"><a class=\"btn\" href=\"/start\">Choose whom to keep up "
                   "with</a></p>"));
}

Html who_came(const ImportedPage& p) {
  if (p.first.empty()) return {};
  const Html names = each(p.first, [](const std::pair<PersonId, std::string>& one) {
    return html("<li><a href=\"{}\">{}</a></li>", url::person(one.first), one.second);
  });
  const auto more = p.people - static_cast<std::int64_t>(p.first.size());
  return section("Who’s new", html("<ul class=\"names\">{}</ul>{}", names,
                                   when(more > 0, html("<p class=\"hint\">And {} more, among "
                                                       "<a href=\"/people\">your people</a>.</p>",
                                                       more))));
}

}  // namespace

std::string shown_name(const store::Upload& upload) {
  return upload.file_name.empty() ? "A file" : upload.file_name;
}

Html import_page(const Layout& layout, const ImportPage& p) {
  const Html told = when(!p.told.empty(), html("<p role=\"status\">{}</p>", p.told));
  return html(R"(<main id="main" class="page"><header class="head"><h1>Import &amp; export</h1>
<p class="lede">Import your people from wherever they are now, and export everything whenever you like. Files are read on this machine and go nowhere else.</p></header>
<div class="flow">
{}{}{}</div>
{}</main>
)",
              section("A file", html("{}{}{}{}", told, faults_of(p), choose_form(layout), kinds())),
              when(!p.waiting.empty(), section("Waiting", waiting_list(layout, p.waiting))),
              when(!p.past.empty(), section("Earlier imports", past_list(layout, p))),
              export_leaf(p));
}

namespace {

const char* heading_of(const store::Deed& deed) {
  if (deed.undone_by) return "Undone";
  return deed.unfinished ? "Still importing" : "Imported";
}

Html what_came(const ImportedPage& p) {
  if (p.deed.undone_by) return html("<p>This was undone.</p>");
  if (p.deed.unfinished)
    return html("<p>This import isn’t finished. Load the page again in a moment.</p>");
  return sentences(p);
}

// Files that were chosen together are gone through one after the other.
Html next_file(const Layout& layout, const std::vector<store::Upload>& waiting) {
  if (waiting.empty()) return {};
  const store::Upload& next = waiting.front();
  return section(waiting.size() == 1 ? "One more file" : "More files",
                 html("<div class=\"acts\"><a class=\"btn main\" href=\"/import/{}\">Look inside "
                      "{}</a></div>{}",
                      next.token, shown_name(next), waiting_list(layout, waiting)));
}

}  // namespace

Html imported_page(const Layout& layout, const ImportedPage& p) {
  const std::string here = fmt::format("/import/report/{}", p.deed.id.value);
  const Html doubts = when(
      p.later > 0,
      html("<p>{} may be somebody you know already. <a href=\"/duplicates\">Look at them side by "
           "side</a>.</p>",
           p.later == 1 ? "One of them" : fmt::format("{} of them", p.later)));
  const Html back =
      html("<div class=\"acts mt\">{}<a class=\"btn bare\" href=\"/import\">Import more</a></div>",
           undo_button(layout, p.deed, here));
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede">{}.</p></header>
<div class="flow">
{}{}{}</div></main>
)",
      heading_of(p.deed), with_capital(p.deed.name),
      section("What was added",
              html("{}{}{}<p class=\"hint\">{}. {}</p>", what_came(p), doubts, back,
                   with_capital(layout.day(p.day)), about_undo(layout, p.deed))),
      next_file(layout, p.waiting), who_came(p));
}

http::Response show_imports(RequestContext& context) {
  std::string told = told_by(context.asked("told"));
  if (context.asked("told") == "everything")
    told += told_of_archive(context.asked("unmarked").empty(), context.number_asked("left"));
  return answer_page(context, {.told = std::move(told)}, 200);
}

http::Response receive_files(RequestContext& context) {
  ImportPage p;
  std::string first;
  for (const http::Part& file : context.files) {
    if (file.file_name.empty() && file.content.empty()) continue;  // an empty field for files
    try {
      const std::string token = keep(context, file);
      if (first.empty()) first = token;
    } catch (const Error& fault) {
      p.faults.emplace_back(fault.what());
    }
  }
  if (first.empty() && p.faults.empty()) p.faults.emplace_back("Choose a file first.");
  if (!p.faults.empty()) return answer_page(context, std::move(p), 422);
  return http::see_other("/import/" + first);
}

http::Response show_import(RequestContext& context) {
  ImportedPage p{.later = context.number_asked("later")};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const auto deed = store::find_deed(tx, context.id<DeedId>());
    if (!deed || deed->kind != DeedKind::import)
      throw Error(ErrorKind::not_found, "There is no import with this number. See the history.");
    p.deed = *deed;
    p.day = context.app.zone.date_of(deed->at);
    p.people = store::count_made(tx, deed->id, "people");
    p.interactions = store::count_made(tx, deed->id, "interactions");
    p.follow_ups = store::count_made(tx, deed->id, "follow_ups");
    p.changed = store::count_changed(tx, deed->id, "interactions");
    p.removed = store::count_removed(tx, deed->id, "interactions");
    p.settled = store::count_changed(tx, deed->id, "follow_ups");
    if (!deed->undone_by)
      p.first = store::names_of(tx, store::people_made(tx, deed->id, people_shown));
  }
  p.waiting = store::uploads_of(context.site.options().store, context.app.account);
  const Layout layout = layout_of(context, "import");
  return page(layout, "Import", imported_page(layout, p));
}

}  // namespace wellmet::web
