#include <fmt/format.h>

#include "actions/giving/posts.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/giving/share.h"
#include "cli/people/people_given.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

std::optional<LocalDate> day_given(const Arguments& args, Session& session) {
  if (!args.has("--on")) return std::nullopt;
  return past_day_given("--on", args.text("--on"), session.app().today());
}

Json json_of(const Resource& resource, const actions::Post& post) {
  return Json::Object{{"id", resource.id.value},
                      {"about", resource.about},
                      {"words", post.words},
                      {"own", post.is_own},
                      {"linkedin", post.linkedin},
                      {"mastodon", post.mastodon},
                      {"mail", post.mail},
                      {"posted", resource.posted ? Json(to_iso(*resource.posted)) : Json(nullptr)}};
}

void print(Session& session, const actions::Post& post) {
  for (const std::string& line : split(post.words, '\n')) say(session, for_terminal(line));
  say(session, "");
  const auto way = [&](const char* where, const std::string& link) {
    if (!link.empty()) say(session, fmt::format("{}: {}", where, link));
  };
  way("LinkedIn, which takes the link alone", post.linkedin);
  way("Mastodon", post.mastodon);
  way("Mail", post.mail);
  if (post.mastodon.empty()) say(session, "For Mastodon: wellmet settings set mastodon SERVER");
}

int post(const Arguments& args, Session& session) {
  const ResourceId id = resource_given(args);
  if (args.has("--set") && args.has("--draft"))
    throw Error(ErrorKind::usage, "Either --set or --draft.");
  if (args.has("--set") || args.has("--draft"))
    actions::put_post_words(session.app(), id, args.text("--set"));
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const Resource resource = actions::resource_numbered(tx, id);
  const actions::Post found = actions::post_of(tx, resource);
  if (session.json) {
    print_json(session, json_of(resource, found));
  } else {
    print(session, found);
  }
  return 0;
}

int posted(const Arguments& args, Session& session) {
  return answer(session,
                actions::say_posted(session.app(), resource_given(args), day_given(args, session)),
                "Posted");
}

int answered(const Arguments& args, Session& session) {
  const std::vector<PersonId> people = people_given(session, args);
  const Resource resource =
      actions::say_answered(session.app(), resource_given(args), people, day_given(args, session));
  std::vector<std::string> names;
  for (const PersonId person : people) names.push_back(name_of(session, person));
  return answer(session, resource, "Heard from " + join_with_and(names));
}

Parameter on() {
  return {.name = "--on", .help = "the day: yesterday, 2026-03-05 (today)", .value_word = "DAY"};
}

}  // namespace

extern const Command share_post, share_posted, share_answered;

const Command share_post{
    .name = "share post",
    .group = "Giving",
    .help = "words for a post on it, and links that open them in your browser or mail",
    .examples = {"wellmet share post r1",
                 "wellmet share post r1 --set \"Who wants to run a repair café?\""},
    .parameters = {which_resource(),
                   {.name = "--set", .help = "your own words from now on"},
                   {.name = "--draft", .takes = Takes::flag, .help = "the drafted words again"}},
    .run = post,
    .more =
        "Wellmet posts nothing: copy the words, or open a link. Then say what you did: "
        "`wellmet share posted r1`.",
};

const Command share_posted{
    .name = "share posted",
    .group = "Giving",
    .help = "you posted it",
    .examples = {"wellmet share posted r1", "wellmet share posted r1 --on yesterday"},
    .parameters = {which_resource(), on()},
    .run = posted,
};

const Command share_answered{
    .name = "share answered",
    .group = "Giving",
    .help = "who answered your post: a light touch in the story of each",
    .examples = {"wellmet share answered r1 wren", "wellmet share answered r1 \"Wren, Olu\""},
    .parameters = resource_and_people({on()}),
    .run = answered,
};

}  // namespace wellmet::cli
