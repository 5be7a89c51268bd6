#include "cli/people/person_edit.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/many.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/people_given.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/how_met.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

std::optional<bool> either(const Arguments& args, std::string_view yes, std::string_view no) {
  if (args.has(yes) && args.has(no))
    throw Error(ErrorKind::usage, fmt::format("Say {} or {}, not both.", yes, no));
  if (args.has(yes)) return true;
  if (args.has(no)) return false;
  return std::nullopt;
}

void read_met(Session& session, const Arguments& args, actions::PersonEdit& edit) {
  App& app = session.app();
  if (const auto text = args.value("--met")) {
    const HowMet met = language::read_how_met(*text, app.today());
    const bool all = trim(*text).empty();
    if (all || !met.on.empty()) edit.met_on = met.on;
    if (all || !met.how.empty()) edit.met_how = met.how;
    if (all || !met.where.empty()) edit.met_where = met.where;
  }
  if (const auto where = args.value("--where")) edit.met_where = *where;
  const auto through = args.value("--through");
  if (!through) return;
  store::ReadTx tx(app.db, app.account);
  edit.met_through =
      trim(*through).empty() ? PersonId{} : actions::person_called(tx, *through, app.today());
}

// What takes back with one hand what the other gives.
void refuse_contradictions(const Arguments& args) {
  const auto refuse_both = [&](std::string_view one, std::string_view other) {
    either(args, one, other);
  };
  refuse_both("--every", "--no-every");
  if (const auto every = every_given(args); every && every->never) {
    if (args.has("--suggest"))
      throw Error(ErrorKind::usage, "Say --every never or --suggest, not both.");
  }
  const auto refuse_same = [&](std::string_view add, std::string_view remove) {
    const std::vector<std::string> removed = args.all(remove);
    for (const std::string& value : args.all(add)) {
      if (std::ranges::find(removed, value) != removed.end())
        throw Error(ErrorKind::usage,
                    fmt::format("Say {} {} or {} {}, not both.", add, value, remove, value));
    }
  };
  refuse_same("--word", "--no-word");
  refuse_same("--add-email", "--remove-email");
  refuse_same("--add-phone", "--remove-phone");
  refuse_same("--add-url", "--remove-url");
  refuse_same("--nickname", "--no-nickname");
}

actions::PersonEdit edit_given(Session& session, const Arguments& args) {
  refuse_contradictions(args);
  actions::PersonEdit edit = card_edit_given(session, args);
  read_met(session, args, edit);
  edit.add_words = words_given(args, "--word");
  edit.remove_words = words_given(args, "--no-word");
  edit.never_suggest = either(args, "--never-suggest", "--suggest");
  edit.archived = either(args, "--archive", "--unarchive");
  if (const auto every = every_given(args)) {
    edit.wished_cadence_days = every->days;
    edit.never_suggest = every->never;
  }
  if (args.has("--no-every")) edit.wished_cadence_days = 0;
  return edit;
}

// What only one person can have.
void refuse_for_several(const Arguments& args) {
  for (const char* option : {"--name", "--nickname", "--add-email", "--add-phone", "--birthday"}) {
    if (args.has(option))
      throw Error(ErrorKind::usage, fmt::format("{} is for one person, not for several.", option));
  }
}

std::string sentence_of(const actions::Edited& one, const actions::PersonEdit& edit) {
  const std::string name = for_terminal(one.name);
  if (one.changes.empty()) return fmt::format("Nothing changed for {}: that was already so.", name);
  if (one.changes == std::vector<std::string>{"suggestions"})
    return fmt::format("{} {} be suggested.", name, *edit.never_suggest ? "won't" : "can again");
  if (one.changes == std::vector<std::string>{"archive"})
    return *edit.archived ? fmt::format("{} is archived.", name)
                          : fmt::format("{} is out of the archive.", name);
  return fmt::format("Changed {}: {}.", name, join(one.changes, ", "));
}

Json json_of(const actions::Edited& one) {
  return Json::Object{
      {"id", one.id.value}, {"name", one.name}, {"changed", Json::texts(one.changes)}};
}

int edit_run(const Arguments& args, Session& session) {
  const std::vector<PersonId> people = people_given(session, args);
  if (people.size() > 1) refuse_for_several(args);
  const actions::EditOfMany wish{.edit = edit_given(session, args),
                                 .add_interests = args.all("--add-interest")};
  const std::vector<actions::Edited> edited = actions::edit_people(session.app(), people, wish);
  if (session.json) {
    Json::Array list;
    for (const actions::Edited& one : edited) list.push_back(json_of(one));
    print_json(session, edited.size() == 1 ? list.front() : Json(list));
    return 0;
  }
  for (const actions::Edited& one : edited) say(session, sentence_of(one, wish.edit));
  return 0;
}

std::vector<Parameter> parameters() {
  std::vector<Parameter> list = parameters_for_people();
  for (Parameter& parameter : card_parameters()) list.push_back(std::move(parameter));
  const std::vector<Parameter> story = {
      {.name = "--add-interest", .takes = Takes::many, .help = "one more interest"},
      {.name = "--met", .help = "how, where and when you met"},
      {.name = "--where", .help = "where you met", .value_word = "PLACE"},
      {.name = "--through", .help = "who introduced you; \"\" for nobody", .value_word = "WHO"},
      {.name = "--word",
       .takes = Takes::many,
       .help = "one more word for what they are to you",
       .value_word = "WORD"},
      {.name = "--no-word", .takes = Takes::many, .help = "a word less", .value_word = "WORD"},
      {.name = "--every",
       .help = "how often you wish to be in touch: \"6 weeks\", never",
       .value_word = "SPAN"},
      {.name = "--no-every", .takes = Takes::flag, .help = "no such wish"},
      {.name = "--never-suggest", .takes = Takes::flag, .help = "never on the day's list"},
      {.name = "--suggest", .takes = Takes::flag, .help = "on the day's list again"},
      {.name = "--archive", .takes = Takes::flag, .help = "kept, but out of the way"},
      {.name = "--unarchive", .takes = Takes::flag, .help = "out of the archive"}};
  list.insert(list.end(), story.begin(), story.end());
  return list;
}

std::vector<std::pair<std::string, std::string>> fields_given(const Arguments& args) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const std::string& text : args.all("--field")) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || trim(text.substr(0, equals)).empty())
      throw Error(
          ErrorKind::usage,
          fmt::format("--field takes \"Name=value\", such as \"Shoe size=41\", not \"{}\".", text));
    fields.emplace_back(trim(std::string_view(text).substr(0, equals)),
                        trim(std::string_view(text).substr(equals + 1)));
  }
  return fields;
}

}  // namespace

actions::PersonEdit card_edit_given(Session& session, const Arguments& args) {
  actions::PersonEdit edit{.name = args.value("--name"),
                           .pronouns = args.value("--pronouns"),
                           .organisation = args.value("--company"),
                           .title = args.value("--title"),
                           .city = args.value("--city"),
                           .street = args.value("--street"),
                           .postcode = args.value("--postcode"),
                           .region = args.value("--region"),
                           .country = args.value("--country"),
                           .card_note = args.value("--card-note"),
                           .fields = fields_given(args),
                           .add_emails = args.all("--add-email"),
                           .remove_emails = args.all("--remove-email"),
                           .add_phones = args.all("--add-phone"),
                           .remove_phones = args.all("--remove-phone"),
                           .add_urls = args.all("--add-url"),
                           .remove_urls = args.all("--remove-url"),
                           .add_nicknames = args.all("--nickname"),
                           .remove_nicknames = args.all("--no-nickname")};
  if (const auto text = args.value("--birthday"))
    edit.birthday = trim(*text).empty() ? PartialDate{} : date_given(session, "--birthday", *text);
  return edit;
}

std::vector<Parameter> card_parameters() {
  return {{.name = "--name", .help = "the name"},
          {.name = "--nickname", .takes = Takes::many, .help = "one more nickname"},
          {.name = "--no-nickname", .takes = Takes::many, .help = "a nickname less"},
          {.name = "--pronouns", .help = "she/her, they/them …"},
          {.name = "--add-email", .takes = Takes::many, .help = "add an email address"},
          {.name = "--remove-email", .takes = Takes::many, .help = "remove an email address"},
          {.name = "--add-phone", .takes = Takes::many, .help = "add a phone number"},
          {.name = "--remove-phone", .takes = Takes::many, .help = "remove a phone number"},
          {.name = "--add-url", .takes = Takes::many, .help = "one more page"},
          {.name = "--remove-url", .takes = Takes::many, .help = "a page less"},
          {.name = "--company", .help = "where they work (a new job: job add --moved)"},
          {.name = "--title", .help = "what they do there"},
          {.name = "--city", .help = "where they live"},
          {.name = "--street", .help = "of the address: street and number"},
          {.name = "--postcode", .help = "of the address"},
          {.name = "--region", .help = "of the address: state, county, canton"},
          {.name = "--country", .help = "of the address"},
          {.name = "--card-note", .help = "the note on the card, which phones show"},
          {.name = "--field",
           .takes = Takes::many,
           .help = "a field of your own, kept on the card: \"Shoe size=41\", \"Telegram=@maya\"",
           .value_word = "NAME=VALUE"},
          {.name = "--birthday",
           .help = "as precise as you know it: 12 April, April 1985",
           .value_word = "DATE"}};
}

extern const Command person_edit;

const Command person_edit{
    .name = "person edit",
    .group = "People",
    .help = "change what is known of someone",
    .examples = {"wellmet person edit maya --add-email maya@example.org --birthday \"12 April\"",
                 "wellmet person edit maya --word mentor --every \"6 weeks\"",
                 "wellmet person edit \"Jo Okafor\" --archive",
                 "wellmet person edit maya --field \"Shoe size=41\" --postcode 1100-148",
                 "wellmet person edit --matching circle:choir --add-interest singing"},
    .parameters = parameters(),
    .run = edit_run,
    .more =
        "What is not named stays as it is, also on the card. An empty text (\"\") takes a "
        "value away. Several people are one change, with one undo.",
};

}  // namespace wellmet::cli
