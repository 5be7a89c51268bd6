#include "cli/story/interest.h"

#include <fmt/format.h>

#include "actions/story/interests.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/story/notes.h"

namespace wellmet::cli {
namespace {

std::string in_words(const Interest& i) {
  std::string text = i.detail.empty() ? i.name : fmt::format("{} ({})", i.name, i.detail);
  if (i.kind != InterestKind::thing) text += fmt::format(" [{}]", to_text(i.kind));
  if (i.lasting == Lasting::passing) text += " for now";
  return for_terminal(text);
}

Json interests_of(const std::vector<Interest>& list) {
  Json::Array array;
  for (const Interest& i : list) array.push_back(json_of(i));
  return array;
}

// Everything that anybody cares about, and how many do.
int list_all(Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  Json::Array array;
  std::vector<std::vector<std::string>> rows;
  for (const store::InterestCount& c : store::interests(tx)) {
    array.push_back(Json::Object{
        {"name", c.interest.name}, {"kind", to_text(c.interest.kind)}, {"people", c.people}});
    rows.push_back({c.interest.name, to_text(c.interest.kind), std::to_string(c.people)});
  }
  if (session.json) {
    print_json(session, array);
  } else if (rows.empty()) {
    say(session, "Nothing is noted yet. Begin with: wellmet interest add WHO dogs");
  } else {
    print_table(session, {"interest", "kind", "people"}, rows);
  }
  return 0;
}

int add(const Arguments& args, Session& session) {
  return add_interests(session, args, person_given(session, args));
}

int remove(const Arguments& args, Session& session) {
  return remove_interests(session, args, person_given(session, args));
}

int list(const Arguments& args, Session& session) {
  if (!args.has("WHO")) return list_all(session);
  return list_interests(session, person_given(session, args));
}

std::vector<Parameter> with_who(std::vector<Parameter> more) {
  more.insert(more.begin(), {.name = "WHO", .help = "a name or number", .required = true});
  return more;
}

}  // namespace

int add_interests(Session& session, const Arguments& args, PersonId person) {
  const std::vector<Interest> added =
      actions::add_interests(session.app(), person,
                             {.names = args.all("INTEREST"),
                              .kind = interest_kind_given(args),
                              .detail = args.text("--detail"),
                              .lasting = args.has("--passing") ? Lasting::passing : Lasting::yes});
  if (session.json) {
    print_json(session, Json::Object{{"person", person.value}, {"interests", interests_of(added)}});
    return 0;
  }
  std::vector<std::string> texts;
  for (const Interest& i : added) texts.push_back(in_words(i));
  say(session, fmt::format("{} cares about {}.", name_of(session, person), join(texts, ", ")));
  return 0;
}

int remove_interests(Session& session, const Arguments& args, PersonId person) {
  const std::vector<std::string> gone =
      actions::remove_interests(session.app(), person, args.all("INTEREST"));
  if (session.json) {
    print_json(session, Json::Object{{"person", person.value}, {"removed", Json::texts(gone)}});
    return 0;
  }
  say(session, fmt::format("Removed from {}: {}.", name_of(session, person),
                           for_terminal(join(gone, ", "))));
  return 0;
}

int list_interests(Session& session, PersonId person) {
  App& app = session.app();
  std::vector<Interest> all;
  {
    store::ReadTx tx(app.db, app.account);
    all = store::interests_of(tx, person);
  }
  if (session.json) {
    print_json(session, interests_of(all));
    return 0;
  }
  if (all.empty())
    say(session, fmt::format("No interests of {} are noted.", name_of(session, person)));
  for (const Interest& i : all) say(session, in_words(i));
  return 0;
}

std::vector<Parameter> interest_parameters() {
  return {{.name = "INTEREST",
           .takes = Takes::many,
           .help = "dogs, pottery, \"trail running\"",
           .required = true},
          {.name = "--kind",
           .help = "thing, cause, value, pet, place, team",
           .value_word = "KIND",
           .choices = interest_kind_choices()},
          {.name = "--detail", .help = "what makes it theirs: Biscuit"},
          {.name = "--passing", .takes = Takes::flag, .help = "only for now"}};
}

extern const Command interest_add, interest_remove, interest_list;

const Command interest_add{
    .name = "interest add",
    .group = "People",
    .help = "add interests to a person",
    .examples = {"wellmet interest add maya pottery \"trail running\"",
                 "wellmet interest add maya dogs --kind pet --detail Biscuit"},
    .parameters = with_who(interest_parameters()),
    .run = add,
};

const Command interest_remove{
    .name = "interest remove",
    .group = "People",
    .help = "they no longer have this interest",
    .examples = {"wellmet interest remove maya pottery"},
    .parameters = with_who({interest_parameters().front()}),
    .run = remove,
};

const Command interest_list{
    .name = "interest list",
    .group = "People",
    .help = "someone's interests, or everyone's",
    .examples = {"wellmet interest list maya", "wellmet interest list --json"},
    .parameters = {{.name = "WHO", .takes = Takes::many, .help = "a name or number"}},
    .run = list,
};

}  // namespace wellmet::cli
