// The product's rules as properties over made-up address books. Each was seen to fail with its rule
// broken on purpose.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "judgement/common_ground.h"
#include "judgement/today.h"
#include "tests/judgement/today_cast.h"

using namespace wellmet;

namespace {

constexpr int everybody = 1000;

std::vector<std::pair<PersonId, SuggestionKind>> order_of(const std::vector<Suggestion>& list) {
  std::vector<std::pair<PersonId, SuggestionKind>> order;
  for (const Suggestion& s : list) order.emplace_back(s.person, s.kind);
  return order;
}

const TodayPerson& find(const TodayFacts& facts, PersonId id) {
  return *std::find_if(facts.people.begin(), facts.people.end(),
                       [id](const TodayPerson& p) { return p.id == id; });
}

template <class Values>
void reverse_or_rotate(Values& values) {
  if (values.empty()) return;
  const auto by = *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(values));
  std::rotate(values.begin(), values.begin() + by, values.end());
  if (*rc::gen::arbitrary<bool>()) std::reverse(values.begin(), values.end());
}

}  // namespace

TEST_CASE("a list is short and never has two lines for one person") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    const DayWish wish = *some_wish();
    const auto list = suggest(facts, wish).lines;
    RC_ASSERT(std::ssize(list) <= wish.limit);
    std::set<PersonId> people;
    for (const Suggestion& s : list) RC_ASSERT(people.insert(s.person).second);
  }));
}

TEST_CASE("promises first; then no kind fills the list while another waits") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    DayWish wish = *some_wish();
    const auto kinds = [&](const DayWish& w) {
      std::vector<SuggestionKind> list;
      for (const Suggestion& s : suggest(facts, w).lines) list.push_back(s.kind);
      return list;
    };
    const auto listed = kinds(wish);
    wish.limit = everybody;
    const auto there = kinds(wish);
    const auto own = std::ranges::count(there, SuggestionKind::promise);
    const auto own_listed = std::ranges::count(listed, SuggestionKind::promise);
    RC_ASSERT(own_listed == std::min(own, std::ssize(listed)));
    const std::set<SuggestionKind> others(there.begin() + own, there.end());
    const std::set<SuggestionKind> others_listed(listed.begin() + own_listed, listed.end());
    const auto room = static_cast<std::size_t>(std::ssize(listed) - own_listed);
    RC_ASSERT(others_listed.size() >= std::min(others.size(), room));
    RC_ASSERT(listed.empty() == there.empty());
  }));
}

TEST_CASE("the list hangs on the day and the facts, not on the order in which they come") {
  CHECK(rc::check([] {
    TodayFacts facts = *some_facts();
    // Two days of the same sort, equally near, for one person.
    const std::vector<NearDate> once = facts.dates;
    for (NearDate date : once) {
      date.on = today_in_tests + (today_in_tests - date.on);
      date.label = "wedding day";
      facts.dates.push_back(date);
    }
    const DayWish wish = *some_wish();
    const auto list = suggest(facts, wish).lines;
    const auto old_friends = reconnect(facts, wish);
    reverse_or_rotate(facts.people);
    reverse_or_rotate(facts.follow_ups);
    reverse_or_rotate(facts.dates);
    RC_ASSERT(suggest(facts, wish).lines == list);
    RC_ASSERT(reconnect(facts, wish) == old_friends);
  }));
}

TEST_CASE("no prominence: other row numbers and other names, the same people") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    const DayWish wish = *some_wish();
    const auto other = [](PersonId id) { return PersonId{1'000 - id.value}; };
    TodayFacts relabelled = facts;
    for (TodayPerson& p : relabelled.people) {
      p.id = other(p.id);
      p.name = "Dr " + p.name + ", CEO";
    }
    for (DueFollowUp& f : relabelled.follow_ups) f.person = other(f.person);
    for (NearDate& d : relabelled.dates) d.person = other(d.person);
    for (ShownMatter& m : relabelled.shown) m.person = other(m.person);
    auto expected = order_of(suggest(facts, wish).lines);
    for (auto& [id, kind] : expected) id = other(id);
    RC_ASSERT(order_of(suggest(relabelled, wish).lines) == expected);
  }));
}

TEST_CASE("volume is not worth: ten contacts in a day are one") {
  CHECK(rc::check([] {
    TodayFacts once = *some_facts();
    TodayFacts often = once;
    for (std::size_t i = 0; i < once.people.size(); ++i) {
      std::vector<LocalDate> days;
      std::vector<LocalDate> repeated;
      for (int n = *rc::gen::inRange(0, 8), ago = 400; n > 0 && ago > 0; --n) {
        days.push_back(today_in_tests - ago);
        repeated.insert(repeated.end(), 10, today_in_tests - ago);
        ago -= *rc::gen::inRange(1, 90);
      }
      once.people[i].rhythm = state_of(days);
      often.people[i].rhythm = state_of(repeated);
    }
    const DayWish wish = *some_wish();
    RC_ASSERT(suggest(once, wish).lines == suggest(often, wish).lines);
    RC_ASSERT(reconnect(once, wish) == reconnect(often, wish));
  }));
}

TEST_CASE("no favours counted: who helped whom changes words, never the order") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    TodayFacts turned = facts;
    for (DueFollowUp& f : turned.follow_ups) {
      f.from_kind = *rc::gen::element<std::optional<InteractionKind>>(
          std::nullopt, InteractionKind::help_given, InteractionKind::help_received);
      f.from_day = *rc::gen::element<std::optional<LocalDate>>(std::nullopt, today_in_tests - 3);
    }
    const DayWish wish = *some_wish();
    RC_ASSERT(order_of(suggest(turned, wish).lines) == order_of(suggest(facts, wish).lines));
  }));
}

TEST_CASE("titles are nobody's common ground") {
  CHECK(rc::check([] {
    const auto grounds = [](const std::string& title) {
      std::vector<Ground> list;
      for (const char* organisation : {"Blue Kiln", "Figma", "", "Red Cross"})
        list.push_back(ground_of(Position{.title = title, .organisation = organisation}, 4));
      list.push_back(ground_of(Interest{.name = "dogs", .kind = InterestKind::pet}, 3));
      return list;
    };
    const auto title = [] {
      return *rc::gen::element<std::string>("", "Intern", "Chief Executive Officer", "Pope");
    };
    RC_ASSERT(common_ground(grounds(title()), grounds(title())) ==
              common_ground(grounds("designer"), grounds("designer")));
  }));
}

TEST_CASE(
    "the dead and the archived are left alone; the never suggested but for the user's own "
    "promises") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    DayWish wish = *some_wish();
    wish.limit = everybody;
    for (const Suggestion& s : suggest(facts, wish).lines) {
      const TodayPerson& p = find(facts, s.person);
      RC_ASSERT(!p.archived);
      RC_ASSERT(!p.died);
      if (!p.never_suggest) continue;
      const auto promise = std::find_if(facts.follow_ups.begin(), facts.follow_ups.end(),
                                        [&](const DueFollowUp& f) { return f.id == s.follow_up; });
      RC_ASSERT(promise != facts.follow_ups.end());
      RC_ASSERT(promise->by_user());
    }
    for (const Suggestion& s : reconnect(facts, wish)) {
      RC_ASSERT(!find(facts, s.person).archived);
      RC_ASSERT(!find(facts, s.person).never_suggest);
      RC_ASSERT(!find(facts, s.person).died);
    }
  }));
}

TEST_CASE("gentle: on a low day nothing asks to meet unless it was promised") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    DayWish wish = *some_wish();
    wish.energy = Energy::low;
    wish.limit = everybody;
    for (const Suggestion& s : suggest(facts, wish).lines) {
      if (s.follow_up) continue;
      const std::string act = s.next_act.text();
      for (const char* heavy : {"coffee", "meet", "Call", "see ", "Invite"})
        RC_ASSERT(act.find(heavy) == std::string::npos ||
                  act.find("glad you met") != std::string::npos);
    }
  }));
}

TEST_CASE("every because is one sentence of less than 20 words, with facts that have dates") {
  CHECK(rc::check([] {
    TodayFacts facts = *some_facts();
    const auto long_text = [] {
      std::string text;
      for (int n = *rc::gen::inRange(0, 40); n > 0; --n) text += " lorem";
      return text;
    };
    for (DueFollowUp& f : facts.follow_ups) {
      f.text = long_text();
      f.about_name = long_text();
      if (*rc::gen::arbitrary<bool>()) f.from_kind = InteractionKind::introduced_by;
    }
    for (NearDate& d : facts.dates) d.label = long_text();
    for (TodayPerson& p : facts.people) p.common_ground = long_text();
    DayWish wish = *some_wish();
    wish.limit = everybody;
    auto list = suggest(facts, wish).lines;
    for (Suggestion& s : reconnect(facts, wish)) list.push_back(s);
    for (const Suggestion& s : list) {
      const auto words = std::ssize(split(s.because, ' '));
      RC_ASSERT(words >= 3);
      RC_ASSERT(words < 20);
      RC_ASSERT(s.because.ends_with('.'));
      RC_ASSERT(s.because.find(". ") == std::string::npos);
      RC_ASSERT(s.next_act.name == s.name);
      RC_ASSERT(!s.claims.empty());
      RC_ASSERT(std::is_sorted(s.facts.begin(), s.facts.end(),
                               [](const auto& a, const auto& b) { return a.on < b.on; }));
      const bool wish_without_contact = find(facts, s.person).rhythm.contact_days == 0;
      RC_ASSERT(!s.facts.empty() || wish_without_contact);
    }
  }));
}

TEST_CASE("nobody is named after a touch that day, but for what the user promised") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    const DayWish wish{.today = today_in_tests, .limit = everybody};
    for (const Suggestion& s : suggest(facts, wish).lines) {
      const RhythmState& rhythm = find(facts, s.person).rhythm;
      if (s.kind != SuggestionKind::promise)
        RC_ASSERT(rhythm.contact_days == 0 || rhythm.last_day < today_in_tests);
    }
  }));
}

TEST_CASE("no matter is named on a fourth day, and none that is done or has run out") {
  CHECK(rc::check([] {
    const TodayFacts facts = *some_facts();
    const DayWish wish{.today = today_in_tests, .limit = everybody};
    for (const Suggestion& s : suggest(facts, wish).lines) {
      for (const ShownMatter& shown : facts.shown)
        if (shown.person == s.person && shown.matter == s.matter)
          RC_ASSERT(shown.earlier_days < most_days_named);
      for (const DueFollowUp& f : facts.follow_ups)
        if (f.id == s.follow_up) RC_ASSERT(!f.has_run_out);
      for (const NearDate& d : facts.dates)
        if (d.person == s.person && matter_of(d) == s.matter && s.kind == SuggestionKind::date &&
            std::ranges::count(facts.dates, s.matter,
                               [](const NearDate& n) { return matter_of(n); }) == 1)
          RC_ASSERT(!d.is_done);
    }
  }));
}

TEST_CASE("a line that was answered makes no room for another that day") {
  CHECK(rc::check([] {
    TodayFacts facts = *some_facts();
    const DayWish wish = *some_wish();
    const auto morning = suggest(facts, wish).lines;
    RC_PRE(!morning.empty());
    for (const Suggestion& s : morning)
      facts.shown.push_back({s.person, s.matter, s.kind, 0, false, true});
    const auto answered = *rc::gen::elementOf(morning);
    RC_PRE(answered.kind != SuggestionKind::promise);
    for (TodayPerson& p : facts.people)
      if (p.id == answered.person) p.quiet_until = today_in_tests + 3;
    std::erase_if(facts.follow_ups,
                  [&](const DueFollowUp& f) { return f.id == answered.follow_up; });
    const auto after = suggest(facts, wish).lines;
    RC_ASSERT(std::ssize(after) <= std::ssize(morning));
    if (std::ssize(morning) == wish.limit) RC_ASSERT(std::ssize(after) < std::ssize(morning));
  }));
}

TEST_CASE("a whole history moved in time brings up the same people") {
  CHECK(rc::check([] {
    TodayFacts facts = *some_facts();
    facts.shown.clear();  // their matters have days in their names
    DayWish wish = *some_wish();
    wish.limit = everybody;
    wish.nudges_a_week = everybody;
    // Of the old friends one a day is chosen, by the day: they are left out.
    std::set<PersonId> old_friends;
    for (const Suggestion& s : reconnect(facts, wish)) old_friends.insert(s.person);
    std::erase_if(facts.people, [&](const TodayPerson& p) { return old_friends.contains(p.id); });
    TodayFacts later = facts;
    const int days = 400;
    for (TodayPerson& p : later.people) {
      p.rhythm.first_day = p.rhythm.first_day + days;
      p.rhythm.last_day = p.rhythm.last_day + days;
      if (p.named_on) p.named_on = *p.named_on + days;
      if (p.quiet_until) p.quiet_until = *p.quiet_until + days;
    }
    for (DueFollowUp& f : later.follow_ups) f.due = f.due + days;
    for (NearDate& d : later.dates) d.on = d.on + days;
    const auto people = [](const std::vector<Suggestion>& list) {
      std::set<PersonId> ids;
      for (const Suggestion& s : list) ids.insert(s.person);
      return ids;
    };
    const auto now = people(suggest(facts, wish).lines);
    wish.today = wish.today + days;
    RC_ASSERT(people(suggest(later, wish).lines) == now);
  }));
}
