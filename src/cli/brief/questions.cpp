#include <fmt/format.h>

#include <algorithm>

#include "actions/brief/questions.h"
#include "base/text.h"
#include "cli/brief/brief.h"
#include "cli/people/person_json.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/brief/own_questions.h"

namespace wellmet::cli {
namespace {

std::vector<std::string> situation_choices() {
  std::vector<std::string> list;
  for (const Situation one : all_situations()) {
    std::string text = to_text(one);
    std::ranges::replace(text, ' ', '-');
    list.push_back(text);
  }
  return list;
}

Json json_of_question(const std::string& code, const std::string& situation, std::string_view text,
                      bool own) {
  return Json::Object{{"id", code},
                      {"situation", situation.empty() ? Json(nullptr) : Json(situation)},
                      {"text", std::string(text)},
                      {"own", own}};
}

Json json_of_own(const OwnQuestion& one) {
  return json_of_question(fmt::format("q{}", one.id.value),
                          one.situation ? to_text(*one.situation) : "", one.text, true);
}

int list_bank(const Arguments& args, Session& session) {
  const std::optional<Situation> wished = situation_given(args);
  App& app = session.app();
  std::vector<OwnQuestion> own;
  {
    store::ReadTx tx(app.db, app.account);
    own = store::own_questions(tx);
  }
  Json::Array array;
  std::vector<std::vector<std::string>> rows;
  for (const OwnQuestion& one : own) {
    if (wished && one.situation && one.situation != wished) continue;
    array.push_back(json_of_own(one));
    rows.push_back({fmt::format("q{}", one.id.value),
                    one.situation ? to_text(*one.situation) : "any", one.text});
  }
  for (const BuiltInQuestion& one : built_in_questions()) {
    if (wished && one.situation != wished) continue;
    array.push_back(
        json_of_question(fmt::format("b{}", one.number), to_text(one.situation), one.text, false));
    rows.push_back({fmt::format("b{}", one.number), to_text(one.situation), std::string(one.text)});
  }
  if (session.json) {
    print_json(session, array);
  } else {
    print_table(session, {"id", "for", "question"}, rows);
  }
  return 0;
}

int answer_own(Session& session, const OwnQuestion& one, const char* said) {
  if (session.json) {
    print_json(session, json_of_own(one));
  } else {
    say(session, fmt::format("{}: {} (q{}).", said, for_terminal(one.text), one.id.value));
  }
  return 0;
}

int keep(const Arguments& args, Session& session) {
  return answer_own(session,
                    actions::keep_question(session.app(), {.situation = situation_given(args),
                                                           .text = join(args.all("TEXT"), " ")}),
                    "Kept");
}

int drop(const Arguments& args, Session& session) {
  const OwnQuestionId id{number_of(args.text("ID"), 'q', "question")};
  return answer_own(session, actions::drop_question(session.app(), id), "Removed");
}

int asked(const Arguments& args, Session& session) {
  actions::QuestionPut put{.person = person_given(session, args),
                           .question = join(args.all("QUESTION"), " "),
                           .answer = args.text("--answer")};
  if (const auto on = args.value("--on"))
    put.on = past_day_given("--on", *on, session.app().today());
  print_asked(session, actions::question_put(session.app(), put));
  return 0;
}

}  // namespace

std::optional<Situation> situation_given(const Arguments& args) {
  const auto text = args.value("--situation");
  return text ? parse_situation(*text) : std::nullopt;
}

Parameter situation_parameter(const char* help) {
  return {.name = "--situation",
          .help = help,
          .value_word = "SITUATION",
          .choices = situation_choices()};
}

void print_asked(Session& session, const actions::AskedAndTold& all) {
  if (session.json) {
    print_json(session, Json::Object{{"question", json_of(all.question)},
                                     {"told", all.told ? json_of(*all.told) : Json(nullptr)}});
    return;
  }
  say(session,
      fmt::format("Asked: {} (n{}).", for_terminal(all.question.text), all.question.id.value));
  if (all.told)
    say(session,
        fmt::format("Noted what {} told you: {} (n{}).", name_of(session, all.told->person),
                    for_terminal(all.told->text), all.told->id.value));
}

extern const Command question_bank, question_keep, question_drop, question_asked;

const Command question_bank{
    .name = "question bank",
    .group = "People",
    .help = "good questions, by the kind of meeting",
    .examples = {"wellmet question bank", "wellmet question bank --situation mentor"},
    .parameters = {situation_parameter("those for one kind of meeting")},
    .run = list_bank,
    .more =
        "Your own (q1) and those of Wellmet (b1). `wellmet brief` proposes two or three that suit, "
        "and none that you asked that person before: wellmet question asked maya b12 --answer "
        "\"she'd start with the kiln\".",
};

const Command question_keep{
    .name = "question keep",
    .group = "People",
    .help = "a good question of your own, for anyone",
    .examples = {"wellmet question keep \"What made you laugh this week?\"",
                 "wellmet question keep \"Who taught you the most?\" --situation mentor"},
    .parameters = {{.name = "TEXT", .takes = Takes::many, .help = "the words", .required = true},
                   situation_parameter("the kind of meeting it suits (any)")},
    .run = keep,
};

const Command question_drop{
    .name = "question drop",
    .group = "People",
    .help = "take one of your own good questions away",
    .examples = {"wellmet question drop q1"},
    .parameters = {{.name = "ID", .help = "its number, q1", .required = true}},
    .run = drop,
};

const Command question_asked{
    .name = "question asked",
    .group = "People",
    .help = "you asked someone, and what they answered",
    .examples = {"wellmet question asked maya b12 --answer \"she would start with the kiln\"",
                 "wellmet question asked maya \"How is the studio?\" --on yesterday"},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "QUESTION",
                    .takes = Takes::many,
                    .help = "q3 or b12 of `question bank`, or the words",
                    .required = true},
                   {.name = "--answer", .help = "what they said; it is kept as told you"},
                   {.name = "--on", .help = "the day (today)", .value_word = "DAY"}},
    .run = asked,
};

}  // namespace wellmet::cli
