#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/introductions/intro.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"

namespace wellmet::cli {
namespace {

using introduction::Step;

int start(const Arguments& args, Session& session) {
  using actions::IfInDoubt;
  const actions::NewIntroduction wish{
      .first = person_given(session, args, "FIRST"),
      .second = person_given(session, args, "SECOND"),
      .why = args.text("--why"),
      .if_in_doubt = args.has("--anyway") ? IfInDoubt::begin_anyway : IfInDoubt::refuse};
  return answer(session, actions::start_introduction(session.app(), wish));
}

int not_these(const Arguments& args, Session& session) {
  const PersonId first = person_given(session, args, "FIRST");
  const PersonId second = person_given(session, args, "SECOND");
  const actions::NamedIntroduction named = actions::say_not_these_two(session.app(), first, second);
  if (session.json) {
    print_json(session, json_of(named));
    return 0;
  }
  say(session, for_terminal(named.first + " and " + named.second) + " won’t be suggested again.");
  return 0;
}

int take(const Arguments& args, Session& session, Step step) {
  actions::StepTaken taken{.step = step, .how_it_went = join(args.all("WORDS"), " ")};
  if (args.has("WHO")) taken.whom = person_given(session, args);
  if (args.has("--on")) taken.on = past_day_given("--on", args.text("--on"), session.app().today());
  return answer(session, actions::take_step(session.app(), introduction_given(args), taken));
}

int asked(const Arguments& args, Session& session) { return take(args, session, Step::ask); }
int yes(const Arguments& args, Session& session) { return take(args, session, Step::yes); }
int no(const Arguments& args, Session& session) { return take(args, session, Step::no); }
int introduced(const Arguments& args, Session& session) {
  return take(args, session, Step::introduce);
}
int met(const Arguments& args, Session& session) { return take(args, session, Step::meet); }
int close(const Arguments& args, Session& session) { return take(args, session, Step::close); }

int later(const Arguments& args, Session& session) {
  const std::string words = join(args.all("WHEN"), " ");
  const auto until = language::parse_when(words, session.app().today(), language::Leaning::future);
  if (!until)
    throw Error(ErrorKind::usage,
                "\"" + words +
                    "\" isn’t a date I know. Try tomorrow, friday, \"in 2 weeks\" or 2026-03-05.");
  return answer(session,
                actions::rest_introduction(session.app(), introduction_given(args), *until));
}

Parameter the_first() {
  return {.name = "FIRST", .help = "a name or number: who is asked first", .required = true};
}
Parameter the_second() {
  return {.name = "SECOND", .takes = Takes::many, .help = "a name or number", .required = true};
}
Parameter whom() {
  return {.name = "WHO", .takes = Takes::many, .help = "which of the two (whose turn it is)"};
}
Parameter on() {
  return {.name = "--on", .help = "the day: yesterday, 2026-03-05 (today)", .value_word = "DAY"};
}

}  // namespace

extern const Command intro_start, intro_not_these, intro_asked, intro_yes, intro_no,
    intro_introduced, intro_met, intro_close, intro_later;

const Command intro_start{
    .name = "intro start",
    .group = "Introductions",
    .help = "begin to put two people in touch",
    .examples = {"wellmet intro start maya \"Priya Raman\" --why \"both keep bees\""},
    .parameters = {the_first(),
                   the_second(),
                   {.name = "--why",
                    .help = "why they should meet; it goes into the words to send"},
                   {.name = "--anyway",
                    .takes = Takes::flag,
                    .help = "though they know each other, or one of them said no before"}},
    .run = start,
    .more =
        "You ask one, then the other; only when both have said yes do you introduce them. Wellmet "
        "drafts the words (`wellmet intro words 1`) and sends nothing. Whoever you name second "
        "can still be asked first.",
};

const Command intro_not_these{
    .name = "intro not-these",
    .group = "Introductions",
    .help = "two who are not to be suggested again",
    .examples = {"wellmet intro not-these sam elle"},
    .parameters = {the_first(), the_second()},
    .run = not_these,
};

const Command intro_asked{
    .name = "intro asked",
    .group = "Introductions",
    .help = "you asked one of the two",
    .examples = {"wellmet intro asked 1", "wellmet intro asked 1 priya --on yesterday"},
    .parameters = {which_introduction(), whom(), on()},
    .run = asked,
};

const Command intro_yes{
    .name = "intro yes",
    .group = "Introductions",
    .help = "one of the two would like to",
    .examples = {"wellmet intro yes 1", "wellmet intro yes 1 maya --on monday"},
    .parameters = {which_introduction(), whom(), on()},
    .run = yes,
};

const Command intro_no{
    .name = "intro no",
    .group = "Introductions",
    .help = "one of the two would rather not",
    .examples = {"wellmet intro no 1", "wellmet intro no 1 priya"},
    .parameters = {which_introduction(), whom(), on()},
    .run = no,
    .more =
        "That ends it, and the two are not suggested again. The other is told nothing: who was not "
        "asked yet never hears of it. Which of the two it was is not kept.",
};

const Command intro_introduced{
    .name = "intro introduced",
    .group = "Introductions",
    .help = "you introduced them; both must have said yes",
    .examples = {"wellmet intro introduced 1"},
    .parameters = {which_introduction(), on()},
    .run = introduced,
    .more = "It is noted on both pages that you introduced them.",
};

const Command intro_met{
    .name = "intro met",
    .group = "Introductions",
    .help = "the two have met",
    .examples = {"wellmet intro met 1 --on saturday"},
    .parameters = {which_introduction(), on()},
    .run = met,
};

const Command intro_close{
    .name = "intro close",
    .group = "Introductions",
    .help = "you heard how it went, or nothing comes of it",
    .examples = {"wellmet intro close 1 they now share a stall at the market",
                 "wellmet intro close 2"},
    .parameters = {which_introduction(),
                   {.name = "WORDS", .takes = Takes::many, .help = "how it went"},
                   on()},
    .run = close,
    .more =
        "Before the introduction it has gone quiet then; an idea of which nobody was asked is "
        "dropped, and the two are not suggested again.",
};

const Command intro_later{
    .name = "intro later",
    .group = "Introductions",
    .help = "not on today’s list until then",
    .examples = {"wellmet intro later 1 in 2 weeks"},
    .parameters = {which_introduction(),
                   {.name = "WHEN",
                    .takes = Takes::many,
                    .help = "tomorrow, in 2 weeks, friday, 2026-03-05",
                    .required = true}},
    .run = later,
};

}  // namespace wellmet::cli
