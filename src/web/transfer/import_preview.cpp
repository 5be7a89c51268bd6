#include "web/transfer/import_preview.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "web/page/next_link.h"
#include "web/page/url.h"

namespace wellmet::web {
namespace {

Html more_line(int more, std::string_view what) {
  if (more == 0) return {};
  return html("<li>… and {} more{}</li>", more, what);
}

Html count_of(int count, const char* one, const char* many) {
  return html("<div><b>{}</b>{}</div>", count, count == 1 ? one : many);
}

// People of messages and calendars are new here, and mostly nobody new.
bool of_old_friends(const PreviewPage& p) { return p.is_messages || p.is_calendar; }

Html counts(const PreviewPage& p) {
  const actions::ImportPlan& c = p.counts;
  Html all = of_old_friends(p) ? count_of(c.created, "person new here", "people new here")
                               : count_of(c.created, "person new to you", "people new to you");
  if (c.updated > 0) all += count_of(c.updated, "known, with news", "known, with news");
  if (c.unchanged > 0) all += count_of(c.unchanged, "known, nothing new", "known, nothing new");
  if (c.maybe_same > 0)
    all += count_of(c.maybe_same, "maybe the same person", "maybe the same person");
  if (c.events_added > 0) all += count_of(c.events_added, "event to come", "events to come");
  if (c.events_changed > 0) all += count_of(c.events_changed, "event changed", "events changed");
  if (c.events_removed > 0) all += count_of(c.events_removed, "event removed", "events removed");
  if (p.lines_to_look_at > 0)
    all += count_of(p.lines_to_look_at, "line needs a look", "lines need a look");
  return html("<div class=\"counts ui\">{}</div>", all);
}

// How those who are new arrive.
std::string arrival(const PreviewPage& p) {
  const int created = p.counts.created;
  if (created == 0 || of_old_friends(p)) return "";
  std::string words;
  if (p.names_only == created && created > 1)
    words = fmt::format("The {} are names only. ", created);
  else if (p.names_only > 0 && created > 1)
    words = fmt::format("{} of the {} {} only. ", p.names_only, created,
                        p.names_only == 1 ? "is a name" : "are names");
  if (p.counts.interactions > 0)
    return words +
           "Until you have met those without a meeting in it, Today names them only for what has a "
           "date: a birthday, a plan.";
  return words +
         "Until you have met, Today names them only for what has a date: a birthday, a plan.";
}

std::vector<std::string> remarks(const PreviewPage& p) {
  const actions::ImportPlan& c = p.counts;
  std::vector<std::string> lines;
  if (const std::string words = arrival(p); !words.empty()) lines.push_back(words);
  std::vector<std::string> with;
  if (c.interactions > 0)
    with.push_back(p.is_calendar   ? counted(c.interactions, "meeting", "meetings")
                   : p.is_messages ? counted(c.interactions, "day in touch", "days in touch")
                                   : counted(c.interactions, "thing you did together",
                                             "things you did together"));
  if (c.follow_ups > 0) with.push_back(counted(c.follow_ups, "thing to do", "things to do"));
  if (!with.empty()) lines.push_back("With them: " + join_with_and(with) + ".");
  if (c.joined > 0)
    lines.push_back(fmt::format("{} in the file twice and will be added once.",
                                counted(c.joined, "person is", "people are")));
  if (!p.kept_columns.shown.empty())
    lines.push_back(fmt::format(
        "Columns kept as notes: {}{}.", join(p.kept_columns.shown, ", "),
        p.kept_columns.more > 0 ? fmt::format(" and {} more", p.kept_columns.more) : ""));
  return lines;
}

Html folded(const std::string& summary, const Html& items) {
  return html("<details class=\"facts\"><summary>{}{}</summary><ul>{}</ul></details>\n",
              icon("chevron-right"), summary, items);
}

Html lists(const PreviewPage& p) {
  Html all;
  if (!p.created.shown.empty())
    all += folded("See who is new", each(p.created.shown, [](const std::string& n) {
                                      return html("<li>{}</li>", n);
                                    }) + more_line(p.created.more, ""));
  if (!p.news.shown.empty())
    all += folded(
        p.counts.updated == 1 ? "See what’s new"
                              : fmt::format("See what’s new about the {}", p.counts.updated),
        each(p.news.shown, [](const PreviewPage::News& n) {
          return html("<li><a href=\"{}\">{}</a>: {}</li>", url::person(n.person), n.name, n.words);
        }) + more_line(p.news.more, ""));
  if (!p.left_removed.shown.empty())
    all += folded(counted(p.counts.left_removed, "was removed from your notebook and stays removed",
                          "were removed from your notebook and stay removed"),
                  each(p.left_removed.shown, [](const std::string& n) {
                    return html("<li>{}</li>", n);
                  }) + more_line(p.left_removed.more, ""));
  if (!p.left_unknown.shown.empty())
    all += folded(counted(p.counts.left_unknown, "is left out, known by an address alone",
                          "are left out, known by an address alone"),
                  each(p.left_unknown.shown, [](const std::string& n) {
                    return html("<li>{}</li>", n);
                  }) + more_line(p.left_unknown.more, ""));
  if (p.counts.left_unnamed > 0)
    all += html(
        "<p class=\"hint\">Left out: {} that you and they didn’t both write to, or that no "
        "single person has.</p>",
        counted(p.counts.left_unnamed, "address", "addresses"));
  return all;
}

// How the meetings of earlier files will be, as the calendar tells them now.
Html told_anew(const PreviewPage& p) {
  const auto list = [](const First<std::string>& lines, const std::string& summary) {
    if (lines.shown.empty()) return Html();
    return folded(summary, each(lines.shown, [](const std::string& line) {
                             return html("<li>{}</li>", line);
                           }) + more_line(lines.more, ""));
  };
  const auto count = [](const First<std::string>& lines) {
    return static_cast<int>(lines.shown.size()) + lines.more;
  };
  return list(p.changed,
              counted(count(p.changed), "meeting that you have was changed in the calendar",
                      "meetings that you have were changed in the calendar")) +
         list(
             p.removed,
             counted(count(p.removed),
                     "meeting that you have is removed, since the calendar no longer has it",
                     "meetings that you have are removed, since the calendar no longer has them")) +
         list(p.kept,
              counted(count(p.kept),
                      "meeting is left as you have it, though the calendar says otherwise",
                      "meetings are left as you have them, though the calendar says otherwise"));
}

Html left_out(const PreviewPage& p) {
  if (p.left_out.shown.empty()) return {};
  return folded("What is left out",
                each(p.left_out.shown, [](const Problem& problem) {
                  const Html cure =
                      problem.next ? next_link(*problem.next) : html("{}", problem.cure);
                  return html("<li>{}. {}</li>", with_capital(problem.what), cure);
                }) + more_line(p.left_out.more, ""));
}

Html answer_radio(const std::string& name, const char* value, const char* words, bool checked) {
  return html("<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"{}\"{}>{}</label>",
              name, value, when(checked, html(" checked")), words);
}

// Whom the import may join unasked it joins; of the others nothing but an answer makes one person.
Html question(const Layout& layout, const PreviewPage::Question& q) {
  const actions::Doubt& d = q.doubt;
  const std::string name = fmt::format("same.{}.{}.{}", d.place, d.person.value, d.earlier);
  return html(
      "<fieldset class=\"stack-s\"><legend class=\"vh\">{} and {}</legend>{}<p "
      "class=\"hint\">{}.</p><div class=\"row\">{}{}{}</div></fieldset>\n",
      q.mine.name, q.other.name, twin(layout, q.other, q.mine), with_capital(d.why),
      answer_radio(name, "one", "Same person", false),
      answer_radio(name, "two", "Different people", false),
      answer_radio(name, "later", "Later", true));
}

Html questions(const Layout& layout, const PreviewPage& p) {
  if (p.questions.shown.empty()) return {};
  const Html rest =
      when(p.questions.more > 0, html("<p class=\"hint\">And {} more. They are added as separate "
                                      "people; decide afterwards under Duplicates.</p>",
                                      p.questions.more));
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">Possible duplicates</h2><div class=\"stack\">{}{}"
      "</div></section>\n",
      each(p.questions.shown, [&](const PreviewPage::Question& q) { return question(layout, q); }),
      rest);
}

Html problem_row(const Problem& problem) {
  const Html cure = problem.next ? next_link(*problem.next) : html("{}", problem.cure);
  return html("<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
              problem.line > 0 ? fmt::format("line {}", problem.line) : "the file", problem.what,
              cure);
}

Html problem_table(const PreviewPage& p) {
  if (p.problems.shown.empty()) return {};
  return html(
      "<div class=\"care stack-s\"><table class=\"tbl\"><thead><tr><th>Where</th><th>What</th>"
      "<th>What you can do</th></tr></thead><tbody>{}</tbody></table>{}</div>",
      each(p.problems.shown, problem_row),
      when(p.problems.more > 0, html("<p class=\"hint\">And {} more lines.</p>", p.problems.more)));
}

Html last_section(const Layout& layout, const PreviewPage& p) {
  const Html table = problem_table(p);
  Html fields = form_token(layout);
  for (const auto& [place, field] : p.chosen)
    fields += html("<input type=\"hidden\" name=\"c{}\" value=\"{}\">", place, field);
  if (!p.i_am.empty()) fields += html("<input type=\"hidden\" name=\"me\" value=\"{}\">", p.i_am);
  if (p.all_meetings) fields += html("<input type=\"hidden\" name=\"all\" value=\"1\">");
  if (p.with_words) fields += html("<input type=\"hidden\" name=\"words\" value=\"1\">");
  const Html nobody = p.nothing_left ? html("<p>There’s nobody in it to import.</p>")
                      : p.nobody     ? html("<p>Nobody in it can be imported as it is.</p>")
                                     : Html();
  const Html acts = html(
      "<div class=\"acts mt\">{}<button class=\"btn bare\" name=\"discard\" "
      "value=\"1\">Discard</button></div>",
      when(!p.nobody,
           html("<button class=\"btn main\" name=\"import\" value=\"1\">Import them</button>")));
  const Html undo = when(!p.nobody, html("<p class=\"hint\">{}</p>", one_click_undo(layout)));
  return html("<section class=\"sec\"><h2 class=\"hang\">{}</h2>{}{}{}{}{}</section>\n",
              table.empty() ? "And then" : "Needs a look", table, nobody, fields, acts, undo);
}

Html option(const std::string& field, const std::string& chosen) {
  return html("<option value=\"{}\"{}>{}</option>", field, when(field == chosen, html(" selected")),
              column_word(field));
}

Html column_field(const SheetColumn& column) {
  return html(
      "<div class=\"field\"><label for=\"c{}\">{}</label><select id=\"c{}\" name=\"c{}\">{}"
      "</select></div>\n",
      column.place, column.name, column.place, column.place,
      each(column_fields(), [&](const std::string& field) { return option(field, column.field); }));
}

Html columns(const PreviewPage& p) {
  if (p.columns.empty()) return {};
  return html(
      R"(<section class="sec"><h2 class="hang">Columns</h2><details class="facts"{}><summary>{}What each column means</summary>
<form class="stack" method="get" action="/import/{}"><div class="fields">{}</div>
<div class="acts"><button class="btn">Look again</button><span class="hint">Remembered for spreadsheets like this one.</span></div></form></details></section>
)",
      when(p.nobody || !p.chosen.empty(), html(" open")), icon("chevron-right"), p.token,
      each(p.columns, column_field));
}

Html choice_of_owner(const std::string& name, std::string_view words, bool is_chosen) {
  return html("<label class=\"pick\"><input type=\"radio\" name=\"me\" value=\"{}\"{}>{}</label>",
              name, when(is_chosen, html(" checked")), words);
}

// Only of a chat that doesn't say it itself. Of many who write, those who write most are listed.
Html choices_of_owner(const PreviewPage& p) {
  std::vector<std::string> names = p.owner.choices;
  if (names.empty()) return {};
  const Html other = when(p.owner.more > 0,
                          html("<div class=\"field\"><label for=\"other\">Or another name</label>"
                               "<input id=\"other\" name=\"other\"></div>"));
  const std::string& chosen = p.owner.name;
  if (!chosen.empty() && std::ranges::find(names, chosen) == names.end()) names.push_back(chosen);
  const std::string none(i_am_none);
  return html(
      "<fieldset class=\"stack-s\"><legend>Which of these is you?</legend><div "
      "class=\"row\">{}{}</div>{}</fieldset>",
      each(names,
           [&](const std::string& name) { return choice_of_owner(name, name, name == chosen); }),
      choice_of_owner(none,
                      p.is_calendar || p.is_mail ? "None of them" : "None of them, I wrote nothing",
                      p.i_am == none),
      other);
}

// Which of those in it is the owner, and what is kept.
Html messages(const PreviewPage& p) {
  if (!of_old_friends(p)) return {};
  const Html taken = when(p.owner.deduced && !p.owner.name.empty(),
                          html("<p class=\"hint\">You’re {} in it, it seems.</p>", p.owner.name));
  const Html who = choices_of_owner(p);
  const Html what =
      p.is_calendar
          ? html(
                "<label class=\"pick\"><input type=\"checkbox\" name=\"all\" value=\"1\"{}>Daily "
                "series and meetings of more than 20 people, too</label>",
                when(p.all_meetings, html(" checked")))
          : html(
                "<label class=\"pick\"><input type=\"checkbox\" name=\"words\" value=\"1\"{}>Keep "
                "{}, too</label>",
                when(p.with_words, html(" checked")),
                p.is_mail ? "the subjects" : "what was written");
  return html(
      R"(<section class="sec"><h2 class="hang">{}</h2>
<p class="hint">{}</p>{}
<form class="stack" method="get" action="/import/{}">{}
{}
<div class="acts"><button class="btn">Look again</button></div></form></section>
)",
      p.is_calendar ? "Meetings"
      : p.is_mail   ? "Mail"
                    : "Messages",
      p.is_calendar ? "Only who you met, on which days, where, and the titles are kept."
                    : "Only who you were in touch with, and on which days, is kept.",
      taken, p.token, who, what);
}

}  // namespace

Html preview_page(const Layout& layout, const PreviewPage& p) {
  const Html what =
      html("<section class=\"sec\"><h2 class=\"hang\">What’s in it</h2>{}{}{}{}{}</section>\n",
           counts(p),
           each(remarks(p),
                [](const std::string& line) { return html("<p class=\"hint\">{}</p>", line); }),
           lists(p), told_anew(p), left_out(p));
  return html(R"(<main id="main" class="page"><header class="head"><h1>Import preview</h1>
<p class="lede"><b>{}</b>, read as {}. Nothing is saved until you say so.</p></header>
<div class="flow">
{}{}{}<form class="sec joined" method="post" action="/import/{}">
{}{}</form></div></main>
)",
              p.file_name, p.title, what, columns(p), messages(p), p.token, questions(layout, p),
              last_section(layout, p));
}

Html whole_store_page(const Layout& layout, const WholeStorePage& p) {
  const Html words = p.has_room
                         ? html(
                               "<p>Everything exported from a Wellmet: people, their stories, the "
                               "whole history. It is imported exactly as it was.</p>")
                         : html(
                               "<div class=\"care\"><p>A whole store goes into an empty notebook, "
                               "and yours has something in it already. To add its people to yours, "
                               "export them there as “Cards only” and import that file.</p></div>");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Import preview</h1>
<p class="lede"><b>{}</b>, a whole Wellmet store. Nothing is saved until you say so.</p></header>
<div class="flow"><section class="sec"><h2 class="hang">What’s in it</h2>{}
<form method="post" action="/import/{}">{}<div class="acts mt">{}<button class="btn bare" name="discard" value="1">Discard</button></div></form></section></div></main>
)",
      p.file_name, words, p.token, form_token(layout),
      when(p.has_room,
           html("<button class=\"btn main\" name=\"import\" value=\"1\">Import it</button>")));
}

}  // namespace wellmet::web
