#include "actions/people/forget.h"

#include <fmt/format.h>

#include "actions/people/trash.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

std::string what_goes(const actions::Forgettable& all) {
  const store::StoryCounts& story = all.story;
  std::vector<std::string> parts{"the card"};
  const auto add = [&](std::int64_t count, const char* one, const char* many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  add(story.notes, "note", "notes");
  add(story.interactions, "interaction", "interactions");
  add(story.follow_ups, "follow-up", "follow-ups");
  add(story.photos, "photo", "photos");
  return join(parts, ", ") + ", and everything the history holds of them";
}

// What stays although the person goes.
std::vector<std::string> what_stays(const actions::Forgettable& all) {
  std::vector<std::string> lines;
  if (all.story.shared > 0)
    lines.push_back(fmt::format("{} with other people {} with them, as you wrote {}.",
                                counted(all.story.shared, "interaction", "interactions"),
                                all.story.shared == 1 ? "stays" : "stay",
                                all.story.shared == 1 ? "it" : "them"));
  if (all.mentions > 0)
    lines.push_back(
        fmt::format("{} of other people still {} the name: wellmet search \"{}\"",
                    counted(all.mentions, "note, meeting or card", "notes, meetings and cards"),
                    all.mentions == 1 ? "mentions" : "mention", all.name));
  for (const Resource& thing : all.things)
    lines.push_back(
        fmt::format("What you keep to pass on still has the name: r{0}, {1}. To see it: wellmet "
                    "share show r{0}; without it: wellmet share remove r{0}",
                    thing.id.value, for_terminal(thing.about)));
  if (all.copies.empty()) {
    lines.emplace_back(
        "Backups and exports made before now still hold them: delete those yourself.");
  } else {
    lines.emplace_back(
        "Backups and exports made before now still hold them, wherever you put them; beside the "
        "store:");
    for (const std::string& copy : all.copies) lines.push_back("  " + copy);
  }
  return lines;
}

Json json_of(const actions::Forgettable& all) {
  Json::Array things;
  for (const Resource& thing : all.things)
    things.push_back(Json::Object{{"id", thing.id.value}, {"about", thing.about}});
  return Json::Object{{"id", all.person.value},
                      {"name", all.name},
                      {"merged", Json::texts(all.merged)},
                      {"notes", all.story.notes},
                      {"interactions", all.story.interactions},
                      {"shared_interactions", all.story.shared},
                      {"follow_ups", all.story.follow_ups},
                      {"photos", all.story.photos},
                      {"mentions", all.mentions},
                      {"things", things},
                      {"copies", Json::texts(all.copies)}};
}

void say_beforehand(Session& session, const actions::Forgettable& all) {
  const std::string merged =
      all.merged.empty() ? "" : fmt::format(" (with {}, merged into them)", join(all.merged, ", "));
  say(session, fmt::format("{} (person {}){}: {} would go.", all.name, all.person.value, merged,
                           what_goes(all)));
  for (const std::string& line : what_stays(all)) say(session, line);
}

bool agreed(const Arguments& args, Session& session, const std::string& whom) {
  if (args.has("--yes")) return true;
  const auto answer =
      ask(session, fmt::format("Forget {} for good? This can't be undone. [y/N]", whom));
  if (!answer)
    throw Error(
        ErrorKind::refused,
        "Forgetting can't be undone. Say --yes to do it, or --dry-run to see what would go.");
  return is_yes(*answer);
}

// What else was done, and what could not be.
void say_done(Session& session, const actions::Forgotten& done) {
  if (done.uploads > 0)
    say(session,
        fmt::format("{} waiting to be imported in the browser {} deleted as well.",
                    counted(done.uploads, "file", "files"), done.uploads == 1 ? "was" : "were"));
  if (!done.traces.empty())
    say(session,
        fmt::format("Something of it may still be in the store's files: {}. Close other programs "
                    "that have it open, then: wellmet doctor --repair",
                    done.traces));
}

int forget_trash(const Arguments& args, Session& session) {
  App& app = session.app();
  std::size_t count = 0;
  {
    store::ReadTx tx(app.db, app.account);
    count = store::removed_before(tx, actions::end_of_time).size();
  }
  const std::string whom = counted(static_cast<std::int64_t>(count), "person", "people");
  if (args.has("--dry-run")) {
    if (session.json)
      print_json(session, Json::Object{{"people", count}});
    else
      say(session, fmt::format("{} in the trash would be forgotten.", whom));
    return 0;
  }
  if (count > 0 && !agreed(args, session, whom + " in the trash")) {
    say(session, "Nothing was changed.");
    return 1;
  }
  const actions::Forgotten done = actions::empty_trash_now(app);
  if (session.json) {
    print_json(session, Json::Object{{"forgotten", done.people}, {"traces", done.traces}});
    return 0;
  }
  say(session, done.people == 0 ? "The trash is empty."
                                : fmt::format("Forgot {} for good. Backups and exports made before "
                                              "now still hold them: delete those yourself.",
                                              whom));
  say_done(session, done);
  return 0;
}

int run_forget(const Arguments& args, Session& session) {
  const std::string who = join(args.all("WHO"), " ");
  if (args.has("--trash") != who.empty())
    throw Error(ErrorKind::usage, "Say whom to forget, or --trash for everyone in the trash.");
  require_store(session);
  if (args.has("--trash")) return forget_trash(args, session);
  App& app = session.app();
  PersonId id;
  {
    store::ReadTx tx(app.db, app.account);
    id = actions::person_to_forget(tx, who);
  }
  const actions::Forgettable all = actions::what_would_be_forgotten(app, id);
  if (args.has("--dry-run")) {
    if (session.json)
      print_json(session, json_of(all));
    else
      say_beforehand(session, all);
    return 0;
  }
  if (session.interactive && !args.has("--yes")) say_beforehand(session, all);
  if (!agreed(args, session, all.name)) {
    say(session, "Nothing was changed.");
    return 1;
  }
  const actions::Forgotten done = actions::forget_person(app, all.person);
  if (session.json) {
    print_json(session, Json::Object{{"forgotten", json_of(all)}, {"traces", done.traces}});
    return 0;
  }
  say(session, fmt::format("Forgot {} for good.", all.name));
  for (const std::string& line : what_stays(all)) say(session, line);
  say_done(session, done);
  return 0;
}

}  // namespace

extern const Command forget;

const Command forget{
    .name = "forget",
    .group = "Care",
    .help = "forget someone for good, history included",
    .examples = {"wellmet forget \"Jo Okafor\" --dry-run", "wellmet forget 12 --yes",
                 "wellmet forget --trash"},
    .parameters = {{.name = "WHO", .takes = Takes::many, .help = "a name or number"},
                   {.name = "--trash",
                    .takes = Takes::flag,
                    .help = "everyone in the trash, without waiting for the 30 days"},
                   {.name = "--dry-run",
                    .takes = Takes::flag,
                    .help = "say what would go, and change nothing"},
                   {.name = "--yes", .takes = Takes::flag, .help = "do not ask"}},
    .run = run_forget,
    .more =
        "Takes away the person's card and story, what the history holds of them, their photos, and "
        "those merged into them, and writes the store's file afresh. This can't be undone, and no "
        "undo of an older change brings anything of them back; what such a change did to other "
        "people can still be undone. Interactions with several people stay with the others, and "
        "other people's notes that mention the name stay as they are. Backups and exports made "
        "before still hold the person.",
};

}  // namespace wellmet::cli
