#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "actions/people/who.h"
#include "actions/search/search_query.h"
#include "actions/story/interactions.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/people/people.h"
#include "store/story/interactions.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 30;

InteractionKind kind_given(const std::string& text) {
  const auto kind = parse_interaction_kind(text);
  if (!kind)
    throw Error(ErrorKind::usage, fmt::format("\"{}\" isn’t a kind of interaction.", text));
  return *kind;
}

using Names = std::map<PersonId, std::string>;

Names names_in(store::ReadTx& tx, const std::vector<Interaction>& list) {
  std::vector<PersonId> ids;
  for (const Interaction& i : list) ids.insert(ids.end(), i.people.begin(), i.people.end());
  Names names;
  for (auto& [id, name] : store::names_of(tx, ids)) names[id] = name;
  return names;
}

std::string with_whom(const Interaction& i, const Names& names) {
  std::vector<std::string> list;
  for (PersonId id : i.people) list.push_back(names.contains(id) ? names.at(id) : "");
  return join(list, ", ");
}

std::string what(const Interaction& i) {
  std::string text = word_for(i);
  if (!i.place.empty()) text += " at " + i.place;
  if (!i.note.empty()) text += ": " + i.note;
  return text;
}

Json json_of(const App& app, const Interaction& i, const Names& names) {
  Json::Array people;
  for (PersonId id : i.people)
    people.push_back(
        Json::Object{{"id", id.value}, {"name", names.contains(id) ? names.at(id) : ""}});
  return Json::Object{{"id", i.id.value},
                      {"day", to_iso(i.day)},
                      {"time", i.at ? Json(app.zone.clock_time(*i.at)) : Json(nullptr)},
                      {"kind", to_text(i.kind)},
                      {"touch", i.touch == Touch::light ? "light" : "real"},
                      {"setting", i.setting},
                      {"place", i.place},
                      {"people", people},
                      {"note", i.note},
                      {"line", i.line},
                      {"source", i.source}};
}

// What narrows the list down besides the person.
struct Narrowing {
  std::optional<LocalDate> since = {}, until = {};
  std::optional<InteractionKind> kind = {};
  std::string place = {};  // folded; somewhere in the place or the setting

  bool lets_pass(const Interaction& i) const {
    if ((since && i.day < *since) || (until && i.day > *until)) return false;
    if (kind && i.kind != *kind) return false;
    return place.empty() || fold(i.place).find(place) != std::string::npos ||
           fold(i.setting).find(place) != std::string::npos;
  }
};

Narrowing narrowing_given(const Arguments& args, LocalDate today) {
  Narrowing narrowing{.place = fold(trim(args.text("--place")))};
  if (args.has("--since"))
    narrowing.since = actions::first_day_in(filter_name("--since"), args.text("--since"), today);
  if (args.has("--until"))
    narrowing.until = actions::last_day_in(filter_name("--until"), args.text("--until"), today);
  if (narrowing.since && narrowing.until && *narrowing.until < *narrowing.since)
    throw Error(ErrorKind::usage, fmt::format("--until {} is before --since {}.",
                                              to_iso(*narrowing.until), to_iso(*narrowing.since)));
  if (args.has("--kind")) narrowing.kind = kind_given(args.text("--kind"));
  return narrowing;
}

std::size_t limit_given(const Arguments& args) {
  return static_cast<std::size_t>(args.number("--limit", 1).value_or(lines_by_default));
}

std::vector<Interaction> interactions_given(const Arguments& args, const App& app,
                                            store::ReadTx& tx) {
  // The newest first, in slices: what is asked for may stand far back, and mostly does not.
  constexpr int slice = 500;
  const std::size_t limit = limit_given(args) + 1;  // one more tells that there are more
  const Narrowing narrowing = narrowing_given(args, app.today());
  std::optional<PersonId> who;
  if (args.has("WHO")) who = actions::person_called(tx, join(args.all("WHO"), " "), app.today());
  std::vector<Interaction> found;
  for (int offset = 0; found.size() < limit; offset += slice) {
    const std::vector<Interaction> read =
        who ? store::interactions_of(tx, *who, slice, offset)
            : store::interactions(tx, narrowing.since, narrowing.until, slice, offset);
    for (const Interaction& i : read)
      if (found.size() < limit && narrowing.lets_pass(i)) found.push_back(i);
    if (read.size() < slice) break;
  }
  return found;
}

bool is_narrowed(const Arguments& args) {
  return args.has("--since") || args.has("--until") || args.has("--kind") || args.has("--place") ||
         args.has("WHO");
}

int list(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  std::vector<Interaction> found = interactions_given(args, app, tx);
  const bool is_all = found.size() <= limit_given(args);
  if (!is_all) found.resize(limit_given(args));
  const Names names = names_in(tx, found);
  if (session.json) {
    Json::Array array;
    for (const Interaction& i : found) array.push_back(json_of(app, i, names));
    print_json(session, array);
    return 0;
  }
  if (found.empty())
    say(session, is_narrowed(args)
                     ? "Nothing that is logged fits that."
                     : "Nothing is logged yet. Begin with: wellmet log \"coffee with @…\"");
  std::vector<std::vector<std::string>> rows;
  for (const Interaction& i : found)
    rows.push_back({fmt::format("i{}", i.id.value), to_iso(i.day), with_whom(i, names), what(i)});
  if (!rows.empty()) print_table(session, {"id", "day", "with", "what"}, rows);
  if (!is_all) say_more(session, found.size(), 0);
  return 0;
}

Interaction stored(store::ReadTx& tx, const Arguments& args) {
  const InteractionId id{number_of(args.text("ID"), 'i', "interaction")};
  const std::optional<Interaction> found = store::find_interaction(tx, id);
  if (!found)
    throw Error(ErrorKind::not_found,
                fmt::format("There is no interaction i{}. `wellmet interaction list` shows them.",
                            id.value));
  return *found;
}

void set_people(store::ReadTx& tx, const Arguments& args, LocalDate today, Interaction& i) {
  for (const std::string& who : args.all("--with")) {
    const PersonId id = actions::person_called(tx, who, today);
    if (std::ranges::find(i.people, id) == i.people.end()) i.people.push_back(id);
  }
  for (const std::string& who : args.all("--without"))
    std::erase(i.people, actions::person_called(tx, who, today));
}

int edit(const Arguments& args, Session& session) {
  App& app = session.app();
  Interaction i;
  {
    store::ReadTx tx(app.db, app.account);
    i = stored(tx, args);
    set_people(tx, args, app.today(), i);
  }
  if (args.has("--kind")) {
    i.kind = kind_given(args.text("--kind"));
    i.touch = info(i.kind).light ? Touch::light : Touch::real;
  }
  if (args.has("--on")) i.day = past_day_given("--on", args.text("--on"), app.today());
  if (args.has("--place")) i.place = args.text("--place");
  if (args.has("--note")) i.note = args.text("--note");
  actions::edit_interaction(app, i);
  if (session.json) {
    store::ReadTx tx(app.db, app.account);
    print_json(session, json_of(app, i, names_in(tx, {i})));
  } else {
    say(session, fmt::format("Changed i{}.", i.id.value));
  }
  return 0;
}

int remove(const Arguments& args, Session& session) {
  const InteractionId id{number_of(args.text("ID"), 'i', "interaction")};
  actions::remove_interaction(session.app(), id);
  if (session.json) {
    print_json(session, Json::Object{{"removed", id.value}});
  } else {
    say(session, fmt::format("Removed i{}. `wellmet undo` brings it back.", id.value));
  }
  return 0;
}

}  // namespace

extern const Command interaction_list, interaction_edit, interaction_remove;

const Command interaction_list{
    .name = "interaction list",
    .group = "Each day",
    .help = "what happened, newest first",
    .examples = {"wellmet interaction list", "wellmet interaction list maya",
                 "wellmet interaction list --since \"last month\" --limit 100",
                 "wellmet interaction list maya --kind coffee --until 2026-06-30"},
    .parameters = {{.name = "WHO", .takes = Takes::many, .help = "only with this person"},
                   {.name = "--since", .help = "from this day on", .value_word = "DAY"},
                   {.name = "--until",
                    .help = "up to this day, month or year",
                    .value_word = "DAY"},
                   {.name = "--kind", .help = "only coffee, call …", .value_word = "KIND"},
                   {.name = "--place", .help = "only there", .value_word = "PLACE"},
                   {.name = "--limit", .help = "how many lines (30)", .value_word = "N"}},
    .run = list,
};

const Command interaction_edit{
    .name = "interaction edit",
    .group = "Each day",
    .help = "correct an interaction",
    .examples = {"wellmet interaction edit i12 --on \"last tue\"",
                 "wellmet interaction edit i12 --with jo --note \"her talk was accepted\""},
    .parameters =
        {{.name = "ID", .help = "its number, i12", .required = true},
         {.name = "--kind", .help = "coffee, call, message …", .value_word = "KIND"},
         {.name = "--on", .help = "the day", .value_word = "DAY"},
         {.name = "--place", .help = "where"},
         {.name = "--note", .help = "the words about it"},
         {.name = "--with", .takes = Takes::many, .help = "one more person", .value_word = "WHO"},
         {.name = "--without",
          .takes = Takes::many,
          .help = "someone who was not there",
          .value_word = "WHO"}},
    .run = edit,
};

const Command interaction_remove{
    .name = "interaction remove",
    .group = "Each day",
    .help = "it did not happen",
    .examples = {"wellmet interaction remove i12"},
    .parameters = {{.name = "ID", .help = "its number, i12", .required = true}},
    .run = remove,
};

}  // namespace wellmet::cli
