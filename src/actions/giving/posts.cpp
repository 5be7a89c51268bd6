#include "actions/giving/posts.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/giving/resources.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/post_link.h"
#include "judgement/giving/post_draft.h"
#include "store/access/settings.h"
#include "store/giving/resources.h"
#include "store/giving/told.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

LocalDate past_day(const App& app, std::optional<LocalDate> on) {
  const LocalDate day = on.value_or(app.today());
  if (day > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(day)));
  return day;
}

Did<Resource> changed(Deed& deed, const Resource& resource, std::string_view what) {
  store::update_resource(deed.tx, resource);
  deed.tx.rename(fmt::format("{}: {}", what, clip(collapse_spaces(resource.about), 60)));
  const DeedId change = deed.commit();
  return {resource, change};
}

std::string name_of(store::ReadTx& tx, PersonId person) {
  const auto names = store::names_of(tx, {person});
  return names.empty() ? "they" : names.front().second;
}

void refuse_after_an_answer(store::ReadTx& tx, ResourceId id, LocalDate day) {
  const auto answers = store::told_of(tx, id, Told::answered);
  if (answers.empty() || day <= answers.front().day) return;
  throw Error(ErrorKind::invalid,
              fmt::format("{} answered on {}, before that.", name_of(tx, answers.front().person),
                          to_words(answers.front().day)));
}

}  // namespace

Post post_of(store::ReadTx& tx, const Resource& resource) {
  Post post{.words = resource.post.empty() ? post_draft(resource) : resource.post,
            .is_own = !resource.post.empty()};
  if (!resource.link.empty()) post.linkedin = linkedin_link(resource.link);
  if (const auto server = store::setting(tx, "mastodon"); server && !server->empty())
    post.mastodon = mastodon_link(*server, post.words);
  post.mail = mail_to_anybody({.subject = resource.about, .body = post.words});
  return post;
}

Did<Resource> put_post_words(const App& app, ResourceId id, const std::string& words) {
  std::string said(trim(words));
  std::erase(said, '\r');
  if (!said.empty()) require_text(said);
  Deed deed(app, DeedKind::edit, "changed a post");
  Resource resource = resource_numbered(deed.tx, id);
  resource.post = said;
  return changed(deed, resource, "changed the words of a post");
}

Did<Resource> say_posted(const App& app, ResourceId id, std::optional<LocalDate> on) {
  const LocalDate day = past_day(app, on);
  Deed deed(app, DeedKind::edit, "posted");
  Resource resource = resource_numbered(deed.tx, id);
  if (resource.posted && (!on || day == *resource.posted))
    throw ErrorWithNext(ErrorKind::conflict,
                        fmt::format("You posted it on {}.", to_words(*resource.posted)),
                        {.act = Next::Act::say_post_day, .id = id.value});
  refuse_after_an_answer(deed.tx, id, day);
  resource.posted = day;
  return changed(deed, resource, "posted");
}

Did<Resource> say_answered(const App& app, ResourceId id, const std::vector<PersonId>& people,
                           std::optional<LocalDate> on) {
  if (people.empty()) throw Error(ErrorKind::invalid, "Say who answered.");
  const LocalDate day = past_day(app, on);
  Deed deed(app, DeedKind::log, "heard of a post");
  const Resource resource = resource_numbered(deed.tx, id);
  if (!resource.posted) throw Error(ErrorKind::refused, "It isn’t noted that you posted it.");
  if (day < *resource.posted)
    throw Error(ErrorKind::invalid, fmt::format("{} is before you posted it, on {}.", to_words(day),
                                                to_words(*resource.posted)));
  std::vector<std::string> names;
  for (const PersonId person : people) {
    check_receiver(deed.tx, person);
    names.push_back(name_of(deed.tx, person));
    const ToldOf of{id, Told::answered};
    if (const auto before = store::first_told(deed.tx, of, person))
      throw Error(ErrorKind::conflict, fmt::format("You already noted that {} answered, on {}.",
                                                   names.back(), to_words(*before)));
    log_within(deed, app,
               {.kind = InteractionKind::comment,
                .touch = Touch::light,
                .day = day,
                .people = {person},
                .note = "Answered your post: " + resource.about,
                .source = told_source,
                .source_key = store::free_told_key(deed.tx, of, person)});
  }
  deed.tx.rename(fmt::format("heard from {} on a post", join_with_and(names)));
  const DeedId change = deed.commit();
  return {resource, change};
}

}  // namespace wellmet::actions
