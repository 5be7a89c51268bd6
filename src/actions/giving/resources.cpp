#include "actions/giving/resources.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/story/interactions.h"
#include "base/error.h"
#include "base/next.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "store/giving/told.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

constexpr int columns_in_history = 60;

std::string in_history(const Resource& resource) {
  return clip(collapse_spaces(resource.about), columns_in_history);
}

// One line, as far as it may be long.
std::string checked_about(const std::string& given) {
  const std::string about = collapse_spaces(given);
  if (about.size() > longest_resource_about)
    throw Error(ErrorKind::invalid,
                fmt::format("What it is about is longer than {} bytes. Say it in a line.",
                            longest_resource_about));
  return about;
}

std::string checked_link(const std::string& given) {
  if (trim(given).empty()) return {};
  const std::optional<std::string> link = as_link(given);
  if (!link)
    throw Error(
        ErrorKind::invalid,
        fmt::format("“{}” isn’t a link: it begins with https:// or http://, has a host "
                    "with a dot and at most {} bytes.",
                    clip(collapse_spaces(given), columns_in_history), longest_resource_link));
  return *link;
}

std::string checked_text(const std::string& given) {
  std::string text(trim(given));
  std::erase(text, '\r');
  if (text.size() > longest_resource_text)
    throw Error(ErrorKind::invalid, fmt::format("The text is longer than {} bytes. Keep it as a "
                                                "link, or only what matters of it.",
                                                longest_resource_text));
  if (text.find('\0') != std::string::npos || !is_utf8(text))
    throw Error(ErrorKind::invalid, "The text isn’t text in UTF-8.");
  return text;
}

void check_file(const store::ResourceFile& file) {
  if (file.bytes.empty()) throw Error(ErrorKind::invalid, "The file is empty.");
  if (file.bytes.size() > largest_resource_file)
    throw Error(ErrorKind::invalid,
                fmt::format("The file is larger than {} MB, the most that is kept. Keep a link to "
                            "it instead.",
                            largest_resource_file / 1'000'000));
}

std::string what_is_same(const NewResource& wish) {
  if (!wish.link.empty()) return "link " + same_link(wish.link);
  if (wish.file) return "file " + sha256_hex(wish.file->bytes);
  return "text " + sha256_hex(collapse_spaces(wish.text));
}

NewResource checked(const NewResource& given) {
  NewResource wish = given;
  wish.about = checked_about(given.about);
  wish.link = checked_link(given.link);
  wish.text = checked_text(given.text);
  if (wish.file) check_file(*wish.file);
  if (wish.link.empty() && wish.text.empty() && !wish.file)
    throw Error(ErrorKind::invalid, "There is nothing to keep: give a link, words or a file.");
  return wish;
}

std::string about_of(const NewResource& wish) {
  if (!wish.about.empty()) return wish.about;
  const std::string title = title_of(wish.link, wish.text);
  return title.empty() && wish.file ? clip(collapse_spaces(wish.file->name), columns_in_history)
                                    : title;
}

void refuse_a_second_time(store::ReadTx& tx, ResourceId resource, PersonId person) {
  for (const store::GivenTo& before : store::given_to(tx, resource)) {
    if (before.person != person || before.answer != GivenAnswer::given) continue;
    const auto names = store::names_of(tx, {person});
    throw Error(ErrorKind::conflict,
                fmt::format("You gave it to {} on {}.",
                            names.empty() ? "them" : names.front().second, to_words(before.day)));
  }
}

std::string names_of_all(store::ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<std::string> names;
  for (const auto& [id, name] : store::names_of(tx, people)) names.push_back(name);
  return join_with_and(names);
}

Interaction interaction_of(store::ReadTx& tx, const Resource& resource, PersonId to,
                           const Giving& giving, LocalDate day) {
  return {
      .kind = giving.how,
      .touch = info(giving.how).light ? Touch::light : Touch::real,
      .day = day,
      .people = {to},
      .note = "Passed on: " + resource.about + (resource.link.empty() ? "" : " " + resource.link),
      .source = told_source,
      .source_key = store::free_told_key(tx, {resource.id, Told::given}, to)};
}

}  // namespace

void check_receiver(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  if (person->is_owner) throw Error(ErrorKind::invalid, "That is you: say who else.");
  if (!person->died.empty())
    throw Error(ErrorKind::invalid, fmt::format("{} has died.", person->name));
}

Resource resource_numbered(store::ReadTx& tx, ResourceId id) {
  std::optional<Resource> found = store::find_resource(tx, id);
  if (!found)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("Nothing is kept as r{}.", id.value),
                        {.act = Next::Act::see_things});
  return std::move(*found);
}

Did<KeptResource> keep_resource(const App& app, const NewResource& given) {
  const NewResource wish = checked(given);
  const std::string same_as = what_is_same(wish);
  Deed deed(app, DeedKind::add, "kept something to pass on");
  KeptResource kept;
  if (const auto before = store::resource_same_as(deed.tx, same_as)) {
    kept = {resource_numbered(deed.tx, *before), true};
    const Resource was = kept;
    if (!wish.about.empty()) kept.about = wish.about;
    if (wish.open_until) kept.open_until = wish.open_until;
    if (kept != was) store::update_resource(deed.tx, kept);
  } else {
    kept = {Resource{.about = about_of(wish),
                     .link = wish.link,
                     .text = wish.text,
                     .kept = app.today(),
                     .open_until = wish.open_until},
            false};
    if (kept.about.empty()) throw Error(ErrorKind::invalid, "Say what it is about.");
    kept.id = store::insert_resource(deed.tx, kept, same_as);
    if (wish.file) store::put_file_of_resource(deed.tx, kept.id, *wish.file);
  }
  deed.tx.rename("kept to pass on: " + in_history(kept));
  const DeedId change = deed.commit();
  return {kept, change};
}

Did<Resource> edit_resource(const App& app, ResourceId id, const ResourceChange& wish) {
  Deed deed(app, DeedKind::edit, "changed something to pass on");
  Resource resource = resource_numbered(deed.tx, id);
  const Resource was = resource;
  if (wish.about) resource.about = checked_about(*wish.about);
  if (resource.about.empty()) resource.about = title_of(resource.link, resource.text);
  if (resource.about.empty()) throw Error(ErrorKind::invalid, "Say what it is about.");
  if (wish.open_until) resource.open_until = *wish.open_until;
  if (resource != was) store::update_resource(deed.tx, resource);
  deed.tx.rename("changed what is to pass on: " + in_history(resource));
  const DeedId change = deed.commit();
  return {resource, change};
}

Did<Resource> remove_resource(const App& app, ResourceId id) {
  Deed deed(app, DeedKind::remove, "removed something to pass on");
  const Resource resource = resource_numbered(deed.tx, id);
  deed.tx.rename("removed what was to pass on: " + in_history(resource));
  store::delete_resource(deed.tx, id);
  const DeedId change = deed.commit();
  return {resource, change};
}

Did<Resource> give_resource(const App& app, ResourceId id, const Giving& giving) {
  if (giving.to.empty()) throw Error(ErrorKind::invalid, "Say to whom you passed it on.");
  const LocalDate day = giving.on.value_or(app.today());
  Deed deed(app, DeedKind::log, "passed something on");
  const Resource resource = resource_numbered(deed.tx, id);
  for (const PersonId person : giving.to) {
    check_receiver(deed.tx, person);
    refuse_a_second_time(deed.tx, id, person);
    store::put_answer(deed.tx, {id, person, GivenAnswer::given, day});
    // Each their own: those who got the same thing were not together.
    log_within(deed, app, interaction_of(deed.tx, resource, person, giving, day));
  }
  deed.tx.rename(
      fmt::format("passed on {} to {}", in_history(resource), names_of_all(deed.tx, giving.to)));
  const DeedId change = deed.commit();
  return {resource, change};
}

Did<Resource> say_not_for_them(const App& app, ResourceId id, PersonId person) {
  Deed deed(app, DeedKind::answer, "answered");
  const Resource resource = resource_numbered(deed.tx, id);
  check_receiver(deed.tx, person);
  refuse_a_second_time(deed.tx, id, person);
  store::put_answer(deed.tx, {id, person, GivenAnswer::not_for_them, app.today()});
  deed.tx.rename(fmt::format("noted that {} is nothing for {}", in_history(resource),
                             names_of_all(deed.tx, {person})));
  const DeedId change = deed.commit();
  return {resource, change};
}

}  // namespace wellmet::actions
