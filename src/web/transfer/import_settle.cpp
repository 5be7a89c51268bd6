#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "actions/people/people.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "store/integrity/account_dump.h"
#include "web/parts/face.h"
#include "web/site/site.h"
#include "web/transfer/import.h"
#include "web/transfer/import_preview.h"

namespace wellmet::web {
namespace {

using actions::Fate;
using actions::SameAnswer;

constexpr std::size_t shown_of_each = 50;

template <class T>
void add(First<T>& list, T item) {
  if (list.shown.size() < shown_of_each) {
    list.shown.push_back(std::move(item));
  } else {
    ++list.more;
  }
}

actions::ImportOptions options_for(const FileReading& reading) {
  return {.file_name = reading.upload.file_name,
          .header_signature = reading.header_signature,
          .mapping = reading.chosen};
}

TwinSide row_side(const Imported& imported, int place) {
  const ImportedPerson& row = imported.people[static_cast<std::size_t>(place)];
  const CardIndex card = index_card(card_of(row));
  return {.hue = place,
          .name = card.name,
          .place = row.line > 0 ? fmt::format("line {}", row.line) : "in the file",
          .facts = telling_facts(card)};
}

TwinSide known_side(store::ReadTx& tx, PersonId person) {
  const CardIndex card = index_card(actions::card_of(tx, person));
  return {
      .person = person, .name = card.name, .place = "in your book", .facts = telling_facts(card)};
}

void list_people(PreviewPage& p, const actions::ImportPlan& plan) {
  std::map<PersonId, const actions::JobChange*> jobs;
  for (const actions::JobChange& change : plan.job_changes) jobs[change.person] = &change;
  for (const actions::PlannedPerson& row : plan.people) {
    if (row.fate == Fate::created) add(p.created, row.name);
    if (row.fate == Fate::left_removed) add(p.left_removed, row.name);
    if (row.fate == Fate::left_unknown) add(p.left_unknown, row.name);
    if (row.fate != Fate::updated) continue;
    std::string words = join(row.changes, ", ");
    if (const auto job = jobs.find(row.person); job != jobs.end())
      words += fmt::format("; now {}, before {}", job->second->now, job->second->before);
    add(p.news, {row.person, row.name, std::move(words)});
  }
}

void list_told_anew(PreviewPage& p, const actions::ImportPlan& plan, const Zone& zone) {
  using Now = actions::ChangedInteraction::Now;
  for (const actions::ChangedInteraction& one : plan.told_anew)
    add(one.now == Now::changed   ? p.changed
        : one.now == Now::removed ? p.removed
                                  : p.kept,
        actions::in_words(one, zone));
}

bool has_story(const ImportedPerson& row) {
  return !row.met.empty() || !row.met_through.empty() || !row.words.empty() || !row.notes.empty() ||
         !row.interests.empty() || !row.positions.empty() || !row.dates.empty() ||
         !row.interactions.empty() || !row.follow_ups.empty() || row.wished_cadence_days > 0;
}

bool is_name_only(const ImportedPerson& row) {
  static constexpr std::array<std::string_view, 9> of_the_name = {
      "BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "KIND", "FN", "N"};
  if (has_story(row)) return false;
  const vcard::Card card = card_of(row);
  return std::ranges::all_of(card.properties, [](const vcard::Property& property) {
    return std::ranges::any_of(of_the_name,
                               [&](std::string_view name) { return vcard::is(property, name); });
  });
}

void count_names_only(PreviewPage& p, const Imported& imported, const actions::ImportPlan& plan) {
  for (const actions::PlannedPerson& row : plan.people)
    p.names_only += row.fate == Fate::created &&
                    is_name_only(imported.people[static_cast<std::size_t>(row.place)]);
}

void list_questions(store::ReadTx& tx, PreviewPage& p, const Imported& imported,
                    const std::vector<actions::Doubt>& doubts) {
  for (const actions::Doubt& doubt : doubts) {
    if (p.questions.shown.size() == shown_of_each) {
      ++p.questions.more;
      continue;
    }
    p.questions.shown.push_back(
        {.doubt = doubt,
         .mine = row_side(imported, doubt.place),
         .other = doubt.person ? known_side(tx, doubt.person) : row_side(imported, doubt.earlier)});
  }
}

PreviewPage preview_of(RequestContext& context, FileReading& reading) {
  PreviewPage p{.token = reading.upload.token,
                .file_name = shown_name(reading.upload),
                .title = reading.importer->title,
                .is_messages = reading.importer->is.is_messages,
                .is_calendar = reading.importer->is.is_calendar,
                .is_mail = reading.importer->is.is_mail,
                .owner = reading.imported.owner,
                .i_am = reading.i_am,
                .with_words = reading.kept_of_messages == KeptOfMessages::words,
                .all_meetings = reading.kept_of_calendars == KeptOfCalendars::all,
                .columns = reading.columns};
  for (const SheetColumn& column : reading.columns)
    if (reading.chosen.contains(column.name)) p.chosen.emplace_back(column.place, column.field);
  const bool failed = has_failed(reading.imported);
  for (Problem& problem : reading.imported.problems) {
    p.lines_to_look_at += !problem.rightly_left_out;
    add(problem.rightly_left_out ? p.left_out : p.problems, std::move(problem));
  }
  for (std::string& column : reading.imported.kept_columns) add(p.kept_columns, std::move(column));
  store::ReadTx tx(context.app.db, context.app.account);
  p.counts = actions::preview(tx, reading.imported, options_for(reading), context.app.today());
  list_people(p, p.counts);
  list_told_anew(p, p.counts, context.app.zone);
  p.nobody = reading.imported.people.empty() && p.changed.shown.empty() &&
             p.removed.shown.empty() && !p.counts.changes_events();
  p.nothing_left = p.nobody && !failed;
  count_names_only(p, reading.imported, p.counts);
  list_questions(tx, p, reading.imported, p.counts.doubts);
  p.counts.people.clear();
  p.counts.doubts.clear();
  p.counts.job_changes.clear();
  p.counts.told_anew.clear();
  return p;
}

bool is_whole_store(const FileReading& reading) { return reading.importer == nullptr; }

template <class Number>
bool read_number(std::string_view& text, Number& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  if (text.starts_with('.')) text.remove_prefix(1);
  return true;
}

// "same.12.7.-1" = "one"
std::optional<actions::Answer> answer_in(std::string_view name, std::string_view value) {
  constexpr std::string_view beginning = "same.";
  if (!name.starts_with(beginning)) return std::nullopt;
  name.remove_prefix(beginning.size());
  actions::Answer answer;
  if (!read_number(name, answer.place) || !read_number(name, answer.person.value) ||
      !read_number(name, answer.earlier) || !name.empty())
    return std::nullopt;
  answer.said = value == "one"   ? SameAnswer::same
                : value == "two" ? SameAnswer::not_same
                                 : SameAnswer::later;
  return answer;
}

void discard(RequestContext& context, const std::string& token) {
  store::drop_upload(context.site.options().store, context.app.account, token);
}

http::Response import_store(RequestContext& context, const FileReading& reading) {
  const actions::EverythingIn in = actions::import_everything(
      context.app, reading.whole_store.view(), [](std::int64_t, std::int64_t) {});
  discard(context, reading.upload.token);
  std::string path = "/import?told=everything";
  if (!in.has_end) path += "&unmarked=1";
  if (in.left_out > 0) path += fmt::format("&left={}", in.left_out);
  return http::see_other(path);
}

}  // namespace

http::Response show_preview(RequestContext& context) {
  FileReading reading = read_upload(context, context.places[0], context.request.query);
  Layout layout = layout_of(context, "import");
  if (is_whole_store(reading)) {
    WholeStorePage p{.token = reading.upload.token, .file_name = shown_name(reading.upload)};
    store::ReadTx tx(context.app.db, context.app.account);
    p.has_room = store::is_empty(tx);
    return page(layout, "Import preview", whole_store_page(layout, p));
  }
  const PreviewPage p = preview_of(context, reading);
  look_up_faces(context, layout, people_of(p.questions.shown, [](const PreviewPage::Question& q) {
                  return q.doubt.person;
                }));
  return page(layout, "Import preview", preview_page(layout, p));
}

http::Response settle_upload(RequestContext& context) {
  const std::string& token = context.places[0];
  if (context.form.has("discard")) {
    discard(context, token);
    return http::see_other("/import?told=discarded");
  }
  const FileReading reading = read_upload(context, token, context.form);
  if (is_whole_store(reading)) return import_store(context, reading);
  actions::ImportOptions options = options_for(reading);
  for (const auto& [name, value] : context.form.all())
    if (auto answer = answer_in(name, value)) options.answers.push_back(*answer);
  const actions::ImportResult done = actions::import_people(context.app, reading.imported, options);
  discard(context, token);
  if (!done.deed || !done.changed_people()) return http::see_other("/import?told=nothing");
  std::string path = fmt::format("/import/report/{}", done.deed->value);
  if (done.plan.maybe_same > 0) path += fmt::format("?later={}", done.plan.maybe_same);
  return web::done(context, std::move(path), *done.deed);
}

}  // namespace wellmet::web
