#include <fmt/format.h>

#include <limits>

#include "base/text.h"
#include "base/words.h"
#include "cli/giving/share.h"
#include "cli/shell/new_file.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"

namespace wellmet::cli {
namespace {

using actions::WholeResource;

constexpr int lines_by_default = 50;

std::vector<WholeResource> wholes(Session& session, bool all, int limit) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const actions::WhomToGive whom(tx, app.today());
  std::vector<WholeResource> list;
  for (const Resource& resource :
       all ? store::resources(tx, limit) : store::resources_of_use(tx, app.today(), limit))
    list.push_back(actions::whole_resource(tx, resource, whom));
  return list;
}

// Who comes first among those it may help.
std::string whom_first(const WholeResource& whole) {
  std::vector<std::string> names;
  for (const actions::MayHelp& may : whole.may_help) {
    if (names.size() == 2) {
      names.emplace_back("others");
      break;
    }
    names.push_back(may.name);
  }
  return names.empty() ? "" : "for " + join_with_and(names);
}

// "posted 2026-11-22, Kwame Mensah answered".
std::string post_in_brief(const WholeResource& whole) {
  if (!whole.resource.posted) return {};
  std::vector<std::string> names;
  for (const actions::NamedDay& one : whole.answered) names.push_back(one.name);
  const std::string posted = "posted " + to_iso(*whole.resource.posted);
  return names.empty() ? posted : fmt::format("{}, {} answered", posted, join_with_and(names));
}

void say_nothing_is_kept(Session& session, bool all) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const bool are_over = !all && !store::resources(tx, 1).empty();
  say(session, are_over ? "All that you kept is over. To see it: wellmet share list --all"
                        : "You keep nothing to pass on yet. To keep something: wellmet share LINK");
}

int list(const Arguments& args, Session& session) {
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  const int read = limit < std::numeric_limits<int>::max() ? limit + 1 : limit;
  std::vector<WholeResource> found = wholes(session, args.has("--all"), read);
  const bool is_all = found.size() <= static_cast<std::size_t>(limit);
  if (!is_all) found.resize(static_cast<std::size_t>(limit));
  if (session.json) {
    Json::Array array;
    for (const WholeResource& whole : found) array.push_back(json_of(whole));
    print_json(session, array);
    return 0;
  }
  if (found.empty()) say_nothing_is_kept(session, args.has("--all"));
  std::vector<std::vector<std::string>> rows;
  for (const WholeResource& whole : found)
    rows.push_back({fmt::format("r{}", whole.resource.id.value), to_iso(whole.resource.kept),
                    whole.resource.about, whom_first(whole), post_in_brief(whole)});
  if (!rows.empty()) print_table(session, {"id", "kept", "what", "for", "post"}, rows);
  if (!is_all) say_more(session, found.size(), 0);
  return 0;
}

std::string until_in_words(const Resource& resource, LocalDate today) {
  return fmt::format("{} {}.", is_over(resource, today) ? "It was of use until" : "Open until",
                     language::day_near(*resource.open_until, today));
}

void print_kept(Session& session, const WholeResource& whole) {
  const LocalDate today = session.app().today();
  const Resource& resource = whole.resource;
  say(session, bold(session, for_terminal(resource.about)));
  std::vector<std::string> days = {
      fmt::format("Kept {}.", language::day_near(resource.kept, today))};
  if (resource.open_until) days.push_back(until_in_words(resource, today));
  if (resource.posted)
    days.push_back(fmt::format("Posted {}.", language::day_near(*resource.posted, today)));
  say(session, join(days, " "));
  if (!resource.link.empty()) say(session, for_terminal(resource.link));
  if (!whole.file_name.empty())
    say(session, fmt::format("File: {} (wellmet share save r{} FILE)",
                             for_terminal(whole.file_name), resource.id.value));
  if (!resource.text.empty() && collapse_spaces(resource.text) != resource.about)
    print_wrapped(session, resource.text, 2);
}

int show(const Arguments& args, Session& session) {
  Resource resource;
  {
    App& app = session.app();
    store::ReadTx tx(app.db, app.account);
    resource = actions::resource_numbered(tx, resource_given(args));
  }
  const WholeResource whole = whole_of(session, resource);
  if (session.json) {
    print_json(session, json_of(whole));
    return 0;
  }
  print_kept(session, whole);
  for (const actions::NamedDay& one : whole.answered)
    say(session, fmt::format("{} answered, {}", for_terminal(one.name),
                             language::day_near(one.day, session.app().today())));
  for (const actions::NamedAnswer& one : whole.answers)
    say(session,
        fmt::format("{} {}, {}", one.answer == GivenAnswer::given ? "Given to" : "Nothing for",
                    for_terminal(one.name), language::day_near(one.day, session.app().today())));
  print_whom(session, whole, args.has("--all") ? whole.may_help.size() : people_of_a_resource);
  return 0;
}

int save(const Arguments& args, Session& session) {
  App& app = session.app();
  std::optional<store::ResourceFile> file;
  const ResourceId id = resource_given(args);
  {
    store::ReadTx tx(app.db, app.account);
    actions::resource_numbered(tx, id);
    file = store::file_of_resource(tx, id);
  }
  if (!file) throw Error(ErrorKind::not_found, fmt::format("r{} has no file.", id.value));
  const std::string target = args.text("FILE");
  NewFile out(session, target, args.has("--force") ? Overwrite::yes : Overwrite::no);
  out.write(file->bytes);
  out.finish();
  if (session.json) {
    print_json(session, Json::Object{{"id", id.value}, {"file", target}});
  } else {
    say(session, fmt::format("Saved {}.", for_terminal(target)));
  }
  return 0;
}

}  // namespace

extern const Command share_list, share_show, share_save;

const Command share_list{
    .name = "share list",
    .group = "Giving",
    .help = "what is kept to pass on, the newest first, for whom, and who answered a post",
    .examples = {"wellmet share list", "wellmet share list --all"},
    .parameters = {{.name = "--all", .takes = Takes::flag, .help = "what is over, too"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command share_show{
    .name = "share show",
    .group = "Giving",
    .help = "one of them, who was given it or answered, and whom it may help",
    .examples = {"wellmet share show r1"},
    .parameters = {which_resource(),
                   {.name = "--all",
                    .takes = Takes::flag,
                    .help = "everybody whom it may help, not only five"}},
    .run = show,
};

const Command share_save{
    .name = "share save",
    .group = "Giving",
    .help = "its file, written to another",
    .examples = {"wellmet share save r3 biscuit.jpg"},
    .parameters = {which_resource(),
                   {.name = "FILE", .help = "where to write it", .required = true},
                   {.name = "--force",
                    .takes = Takes::flag,
                    .help = "replace a file that is there"}},
    .run = save,
};

}  // namespace wellmet::cli
