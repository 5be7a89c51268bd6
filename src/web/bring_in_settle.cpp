#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "actions/export.h"
#include "actions/people.h"
#include "base/error.h"
#include "base/text.h"
#include "store/everything.h"
#include "web/bring_in.h"
#include "web/bring_in_preview.h"
#include "web/parts/face.h"
#include "web/site.h"

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
    if (row.fate != Fate::updated) continue;
    std::string words = join(row.changes, ", ");
    if (const auto job = jobs.find(row.person); job != jobs.end())
      words += fmt::format("; now {}, before {}", job->second->now, job->second->before);
    add(p.news, {row.person, row.name, std::move(words)});
  }
}

bool is_name_only(const ImportedPerson& row) {
  const CardIndex card = index_card(card_of(row));
  return card.emails.empty() && card.phones.empty();
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

PreviewPage preview_of(Visit& visit, FileReading& reading) {
  PreviewPage p{.token = reading.upload.token,
                .file_name = shown_name(reading.upload),
                .title = reading.importer->title,
                .lines_to_look_at = static_cast<int>(reading.imported.problems.size()),
                .nobody = reading.imported.people.empty(),
                .columns = reading.columns};
  for (const SheetColumn& column : reading.columns)
    if (reading.chosen.contains(column.name)) p.chosen.emplace_back(column.place, column.field);
  for (Problem& problem : reading.imported.problems) add(p.problems, std::move(problem));
  for (std::string& column : reading.imported.kept_columns) add(p.kept_columns, std::move(column));
  store::ReadTx tx(visit.app.db, visit.app.account);
  p.counts = actions::preview(tx, reading.imported, options_for(reading), visit.app.today());
  list_people(p, p.counts);
  count_names_only(p, reading.imported, p.counts);
  list_questions(tx, p, reading.imported, p.counts.doubts);
  p.counts.people.clear();
  p.counts.doubts.clear();
  p.counts.job_changes.clear();
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

void leave(Visit& visit, const std::string& token) {
  store::drop_upload(visit.site.options().store, visit.app.account, token);
}

http::Response bring_in_store(Visit& visit, const FileReading& reading) {
  const actions::EverythingIn in = actions::bring_in_everything(visit.app, reading.whole_store,
                                                                [](std::int64_t, std::int64_t) {});
  leave(visit, reading.upload.token);
  std::string path = "/bring-in?told=everything";
  if (!in.has_end) path += "&unmarked=1";
  if (in.left_out > 0) path += fmt::format("&left={}", in.left_out);
  return http::see_other(path);
}

}  // namespace

http::Response show_preview(Visit& visit) {
  FileReading reading = read_upload(visit, visit.places[0], visit.request.query);
  Frame frame = frame_of(visit, "bring-in");
  if (is_whole_store(reading)) {
    WholeStorePage p{.token = reading.upload.token, .file_name = shown_name(reading.upload)};
    store::ReadTx tx(visit.app.db, visit.app.account);
    p.has_room = store::is_empty(tx);
    return page(frame, "Before it comes in", whole_store_page(frame, p));
  }
  const PreviewPage p = preview_of(visit, reading);
  look_up_faces(visit, frame, people_of(p.questions.shown, [](const PreviewPage::Question& q) {
                  return q.doubt.person;
                }));
  return page(frame, "Before it comes in", preview_page(frame, p));
}

http::Response settle_upload(Visit& visit) {
  const std::string& token = visit.places[0];
  if (visit.form.has("leave")) {
    leave(visit, token);
    return http::see_other("/bring-in?told=left");
  }
  const FileReading reading = read_upload(visit, token, visit.form);
  if (is_whole_store(reading)) return bring_in_store(visit, reading);
  actions::ImportOptions options = options_for(reading);
  for (const auto& [name, value] : visit.form.all())
    if (auto answer = answer_in(name, value)) options.answers.push_back(*answer);
  const actions::BroughtIn done = actions::bring_in(visit.app, reading.imported, options);
  leave(visit, token);
  if (!done.deed || !actions::is_import({.name = done.deed_name}))
    return http::see_other("/bring-in?told=nothing");
  std::string path = fmt::format("/bring-in/report/{}", done.deed->value);
  if (done.plan.maybe_same > 0) path += fmt::format("?later={}", done.plan.maybe_same);
  return web::done(visit, std::move(path));
}

}  // namespace wellmet::web
