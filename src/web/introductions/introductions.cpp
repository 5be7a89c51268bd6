#include "web/introductions/introductions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/introductions/introductions.h"
#include "store/people/people.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

using actions::NamedIntroduction;
using introduction::Step;

constexpr int under_way_most = 50;
constexpr int past_most = 20;
constexpr int pairs_shown = 6;
constexpr const char* the_page = "/introductions";

IntroductionsPage gather(RequestContext& context) {
  IntroductionsPage p;
  store::ReadTx tx(context.app.db, context.app.account);
  for (NamedIntroduction& named :
       actions::with_names(tx, store::open_introductions(tx, under_way_most))) {
    auto words = actions::words_to_send(tx, named);
    p.under_way.push_back({std::move(named), std::move(words)});
  }
  const PersonId with{std::max<std::int64_t>(0, context.number_asked("with"))};
  if (with) {
    for (const auto& [id, name] : store::names_of(tx, {with})) p.with = name;
  }
  p.suggested = actions::suggested_introductions(
      tx, {.today = context.today(), .with = with, .limit = pairs_shown});
  p.past = actions::with_names(tx, store::past_introductions(tx, past_most));
  return p;
}

http::Response shown(RequestContext& context, const IntroductionsPage& p, int status) {
  Layout layout = layout_of(context, "introductions");
  if (!p.with.empty()) layout.path = fmt::format("{}?with={}", the_page, context.asked("with"));
  std::vector<PersonId> people;
  for (const IntroductionsPage::Thread& one : p.under_way)
    people.insert(people.end(), {one.named.thread.first, one.named.thread.second});
  for (const actions::SuggestedPair& pair : p.suggested)
    people.insert(people.end(), {pair.first, pair.second});
  look_up_faces(context, layout, people);
  return page(layout, "Introductions", introductions_page(layout, p), status);
}

// Of a field of the form; what is wrong with it is said there.
PersonId person_posted(RequestContext& context, const std::string& field, FieldErrors& faults) {
  try {
    store::ReadTx tx(context.app.db, context.app.account);
    return person_named(context, tx, context.field(field));
  } catch (const Error& error) {
    faults[field] = fault_of(context, error);
    return {};
  }
}

http::Response asked_again(RequestContext& context, FieldErrors faults, bool in_doubt = false) {
  IntroductionsPage p = gather(context);
  p.first = context.field("first");
  p.second = context.field("second");
  p.why = context.field("why");
  p.in_doubt = in_doubt;
  p.chosen = people_chosen(context);
  p.faults = std::move(faults);
  return shown(context, p, 422);
}

// "yes 12": what was done, and of whom.
actions::StepTaken step_posted(const RequestContext& context) {
  static constexpr std::array<std::pair<std::string_view, Step>, 6> steps = {
      {{"ask", Step::ask},
       {"yes", Step::yes},
       {"no", Step::no},
       {"introduce", Step::introduce},
       {"meet", Step::meet},
       {"close", Step::close}}};
  const std::vector<std::string> words = split(context.field("step"), ' ');
  const auto step =
      std::ranges::find(steps, words.front(), &std::pair<std::string_view, Step>::first);
  if (step == steps.end()) throw Error(ErrorKind::invalid, "Couldn’t read what was done.");
  actions::StepTaken taken{.step = step->second, .how_it_went = context.field("words")};
  if (words.size() > 1)
    std::from_chars(words[1].data(), words[1].data() + words[1].size(), taken.whom.value);
  return taken;
}

DeedId act(RequestContext& context, IntroductionId id) {
  const std::string until = until_posted(context);
  if (until == "close") return actions::take_step(context.app, id, {.step = Step::close}).change;
  if (!until.empty())
    return actions::rest_introduction(context.app, id, day_until(context, until)).change;
  if (context.field("step").starts_with("other"))
    return actions::ask_the_other_first(context.app, id).change;
  return actions::take_step(context.app, id, step_posted(context)).change;
}

}  // namespace

http::Response show_introductions(RequestContext& context) {
  return shown(context, gather(context), 200);
}

http::Response start_introduction(RequestContext& context) {
  DeedId change;
  actions::NewIntroduction wish{.why = context.field("why")};
  if (context.field("anyway") == "1") wish.if_in_doubt = actions::IfInDoubt::begin_anyway;
  FieldErrors faults;
  wish.first = person_posted(context, "first", faults);
  wish.second = person_posted(context, "second", faults);
  if (!faults.empty()) return asked_again(context, std::move(faults));
  if (context.field("ask") == "second") std::swap(wish.first, wish.second);
  try {
    change = actions::start_introduction(context.app, wish).change;
  } catch (const Error& error) {
    const auto* with_next = dynamic_cast<const ErrorWithNext*>(&error);
    return asked_again(context, {{"", fault_of(context, error)}},
                       with_next && with_next->next().act == Next::Act::introduce_anyway);
  }
  return done(context, the_page, change);
}

http::Response not_these_two(RequestContext& context) {
  const DeedId change =
      actions::say_not_these_two(context.app, PersonId{context.number_posted("first")},
                                 PersonId{context.number_posted("second")})
          .change;
  return done(context, the_page, change);
}

http::Response answer_introduction(RequestContext& context) {
  return done(context, the_page, act(context, context.id<IntroductionId>()));
}

http::Response keep_words(RequestContext& context) {
  const std::string words = context.field("draft") == "1" ? "" : context.field("words");
  const DeedId change =
      actions::put_words_to_send(context.app, context.id<IntroductionId>(), {}, words).change;
  return done(context, the_page, change);
}

}  // namespace wellmet::web
