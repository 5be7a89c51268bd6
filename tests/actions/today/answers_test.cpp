// What is said with `done`: it is kept as it was said, and a line that is done is done once.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "actions/today/follow_ups.h"
#include "actions/today/today.h"
#include "base/error.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// Sunday 22 November 2026. Maya was last met in September, and is wished for once a month.
struct Autumn {
  Autumn() {
    save_log(house.app, {"coffee with Maya on 10 September", house.app.today()});
    show();
  }
  House house;
  PersonId maya = add_person(house.app, {.name = "Maya Chen", .wished_cadence_days = 30});

  void show() {
    std::vector<Suggestion> lines;
    {
      store::ReadTx tx(*house.db, house.app.account);
      lines = today(tx, {.today = house.app.today()}).lines;
    }
    remember(house.app, house.app.today(), lines);
    shown = lines.size();
  }
  std::vector<Interaction> interactions() {
    store::ReadTx tx(*house.db, house.app.account);
    return store::interactions_of(tx, maya, 10);
  }
  std::size_t shown = 0;
};

TEST_CASE("a silence answered with a day before it can be answered again, until it is over") {
  Autumn autumn;
  const App& app = autumn.house.app;
  REQUIRE(autumn.shown == 1);
  line_done(app, 1, "called her on 3 August");
  autumn.show();
  REQUIRE(autumn.shown == 1);
  CHECK_THROWS_AS(line_done(app, 1, "called her on 3 August"), Error);
  line_done(app, 1, "called her yesterday");
  CHECK_THROWS_AS(line_done(app, 1, ""), Error);
  CHECK_THROWS_AS(line_done(app, 1, "called her on 3 July"), Error);
  std::string days;
  for (const Interaction& i : autumn.interactions()) days += to_iso(i.day) + ";";
  CHECK(days == "2026-11-21;2026-09-10;2026-08-03;");
}

TEST_CASE("words of a day to come log nothing, and neither do those that are too long") {
  Autumn autumn;
  CHECK_THROWS_AS(line_done(autumn.house.app, 1, "coffee tomorrow"), Error);
  CHECK_THROWS_AS(line_done(autumn.house.app, 1, std::string(200'000, 'a')), Error);
  CHECK(autumn.interactions().size() == 1);
  line_done(autumn.house.app, 1, "  ");
  CHECK(autumn.interactions().front().note.empty());
}

TEST_CASE("a line that is done is what it said, unless the words say otherwise") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const auto done = [&](const std::string& as, const std::string& words) {
    remember(house.app, house.app.today(),
             {{.person = maya,
               .kind = SuggestionKind::drift,
               .matter = "silence 2026-01-01 of " + as + words,
               .done_as = as}});
    const InteractionId id = [&] {
      line_done(house.app, 1, words);
      store::ReadTx tx(*house.db, house.app.account);
      return store::interactions_of(tx, maya, 1).front().id;
    }();
    store::ReadTx tx(*house.db, house.app.account);
    const Interaction i = store::find_interaction(tx, id).value();
    return word_for(i) + (i.touch == Touch::light ? ", light" : ", real");
  };
  CHECK(done("call", "") == "call, real");
  CHECK(done("comment", "") == "comment, light");
  CHECK(done("invitation", "") == "invitation, light");
  CHECK(done("congratulated", "") == "congratulated, light");
  CHECK(done("", "") == "message, light");
  CHECK(done("call", "she is well") == "call, real");
  CHECK(done("invitation", "had coffee with her") == "coffee, real");
}

TEST_CASE("what is said of a follow-up is a note, and blanks are none") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const auto finished_with = [&](const std::string& words) {
    const FollowUp f = add_follow_up(
        house.app, {.person = maya, .kind = FollowUpKind::thank, .due = house.app.today()});
    finish_follow_up(house.app, f.id, words);
    store::ReadTx tx(*house.db, house.app.account);
    return store::notes_of(tx, maya).size();
  };
  CHECK(finished_with(" \n ") == 0);
  CHECK_THROWS_AS(finished_with(std::string(200'000, 'a')), Error);
  CHECK(finished_with("she was glad") == 1);
}

}  // namespace
}  // namespace wellmet::actions
