#include "model/introductions/introduction.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace wellmet {
namespace introduction {
namespace {

template <class... Cases>
struct Cases_ : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Cases_(Cases...) -> Cases_<Cases...>;

template <class Variant, class... Cases>
auto match(const Variant& value, Cases... cases) {
  return std::visit(Cases_{std::move(cases)...}, value);
}

using Next = std::optional<Stage>;

Next ask(const Stage& stage, LocalDate day) {
  return match(
      stage, [&](const Idea&) -> Next { return FirstAsked{day}; },
      [&](const FirstAsked&) -> Next { return FirstAsked{day}; },
      [&](const FirstAgreed& agreed) -> Next { return SecondAsked{agreed, day}; },
      [&](const SecondAsked& asked) -> Next { return SecondAsked{asked.first, day}; },
      [](const auto&) -> Next { return std::nullopt; });
}

Next yes(const Stage& stage, LocalDate day) {
  return match(
      stage, [&](const FirstAsked& asked) -> Next { return FirstAgreed{asked, day}; },
      [&](const SecondAsked& asked) -> Next { return BothAgreed{asked, day}; },
      [](const auto&) -> Next { return std::nullopt; });
}

Next no(const Stage& stage, LocalDate day) {
  return match(
      stage, [&](const FirstAsked& s) -> Next { return Declined{s, day}; },
      [&](const FirstAgreed& s) -> Next { return Declined{s, day}; },
      [&](const SecondAsked& s) -> Next { return Declined{s, day}; },
      [&](const BothAgreed& s) -> Next { return Declined{s, day}; },
      [](const auto&) -> Next { return std::nullopt; });
}

Next close(const Stage& stage, LocalDate day) {
  return match(
      stage, [&](const Idea&) -> Next { return SetAside{day}; },
      [&](const FirstAsked& s) -> Next { return GoneQuiet{s, day}; },
      [&](const FirstAgreed& s) -> Next { return GoneQuiet{s, day}; },
      [&](const SecondAsked& s) -> Next { return GoneQuiet{s, day}; },
      [&](const BothAgreed& s) -> Next { return GoneQuiet{s, day}; },
      [&](const Introduced& s) -> Next { return Closed{s, day}; },
      [&](const TheyMet& s) -> Next { return Closed{s, day}; },
      [](const auto&) -> Next { return std::nullopt; });
}

constexpr std::array stage_texts = {"idea",         "first asked", "first agreed",
                                    "second asked", "both agreed", "introduced",
                                    "they met",     "closed",      "declined",
                                    "gone quiet",   "set aside",   "introduced elsewhere"};
static_assert(stage_texts.size() == std::variant_size_v<Stage>);
// As the table has it.
constexpr const char* set_aside = "not these two";

// The days of what was reached, each stage adding its own to those before it.
struct Unfolding {
  Days days = {};
  void operator()(const Idea&) {}
  void operator()(const FirstAsked& s) { days.first_asked = s.on; }
  void operator()(const FirstAgreed& s) {
    (*this)(s.asked);
    days.first_agreed = s.on;
  }
  void operator()(const SecondAsked& s) {
    (*this)(s.first);
    days.second_asked = s.on;
  }
  void operator()(const BothAgreed& s) {
    (*this)(s.asked);
    days.second_agreed = s.on;
  }
  void operator()(const Introduced& s) {
    (*this)(s.agreed);
    days.introduced = s.on;
  }
  void operator()(const TheyMet& s) {
    (*this)(s.introduced);
    days.met = s.on;
  }
  void operator()(const SetAside& s) { days.ended = s.on; }
  template <class End>
  void operator()(const End& end) {
    std::visit(*this, end.after);
    days.ended = end.on;
  }
};

Stage reached_by(const Days& days) {
  if (!days.first_asked) return Idea{};
  const FirstAsked asked{*days.first_asked};
  if (!days.first_agreed) return asked;
  const FirstAgreed first{asked, *days.first_agreed};
  if (!days.second_asked) return first;
  const SecondAsked second{first, *days.second_asked};
  if (!days.second_agreed) return second;
  const BothAgreed both{second, *days.second_agreed};
  if (!days.introduced) return both;
  const Introduced introduced{both, *days.introduced};
  if (!days.met) return introduced;
  return TheyMet{introduced, *days.met};
}

// As the row says it; where that can't be, as one ends what was reached.
Stage ended(const Stage& reached, const std::string& ending, LocalDate day) {
  if (ending == "declined") {
    if (const Next declined = no(reached, day)) return *declined;
  }
  if (ending == "introduced elsewhere") {
    if (const Next introduced = introduced_elsewhere(reached, day)) return *introduced;
  }
  return close(reached, day).value_or(reached);
}

}  // namespace

std::optional<Stage> after(const Stage& stage, Step step, LocalDate day) {
  switch (step) {
    case Step::ask:
      return ask(stage, day);
    case Step::yes:
      return yes(stage, day);
    case Step::no:
      return no(stage, day);
    case Step::introduce:
      if (const auto* both = std::get_if<BothAgreed>(&stage)) return Introduced{*both, day};
      return std::nullopt;
    case Step::meet:
      if (const auto* made = std::get_if<Introduced>(&stage)) return TheyMet{*made, day};
      return std::nullopt;
    case Step::close:
      return close(stage, day);
  }
  return std::nullopt;
}

std::optional<Stage> introduced_elsewhere(const Stage& stage, LocalDate day) {
  return match(
      stage, [&](const FirstAsked& s) -> Next { return IntroducedElsewhere{s, day}; },
      [&](const FirstAgreed& s) -> Next { return IntroducedElsewhere{s, day}; },
      [&](const SecondAsked& s) -> Next { return IntroducedElsewhere{s, day}; },
      [&](const BothAgreed& s) -> Next { return IntroducedElsewhere{s, day}; },
      [](const auto&) -> Next { return std::nullopt; });
}

bool is_over(const Stage& stage) {
  return std::holds_alternative<Closed>(stage) || std::holds_alternative<Declined>(stage) ||
         std::holds_alternative<GoneQuiet>(stage) || std::holds_alternative<SetAside>(stage) ||
         std::holds_alternative<IntroducedElsewhere>(stage);
}

bool was_made(const Stage& stage) { return days_of(stage).introduced.has_value(); }

std::optional<LocalDate> day_of(const Stage& stage) {
  return match(
      stage, [](const Idea&) -> std::optional<LocalDate> { return std::nullopt; },
      [](const auto& reached) -> std::optional<LocalDate> { return reached.on; });
}

std::string to_text(const Stage& stage) { return stage_texts[stage.index()]; }

Days days_of(const Stage& stage) {
  Unfolding unfolding;
  std::visit([&](const auto& reached) { unfolding(reached); }, stage);
  if (is_over(stage))
    unfolding.days.ending =
        std::holds_alternative<SetAside>(stage) ? std::string(set_aside) : to_text(stage);
  return unfolding.days;
}

Stage stage_of(const Days& days) {
  const Stage reached = reached_by(days);
  return days.ended ? ended(reached, days.ending, *days.ended) : reached;
}

}  // namespace introduction

PersonId Introduction::whose_turn() const {
  using namespace introduction;
  if (std::holds_alternative<Idea>(stage) || std::holds_alternative<FirstAsked>(stage))
    return first;
  if (std::holds_alternative<FirstAgreed>(stage) || std::holds_alternative<SecondAsked>(stage))
    return second;
  return {};
}

std::string_view headline_pattern(const introduction::Stage& stage) {
  static constexpr std::array patterns = {
      "You would like to introduce {0} to {1}",
      "{0} hasn’t answered yet",
      "{0} said yes; {1} hasn’t been asked yet",
      "{0} said yes; {1} hasn’t answered yet",
      "{0} and {1} have both said yes",
      "You introduced {0} and {1}",
      "{0} and {1} have met",
      "You introduced {0} and {1}",
      "{0} and {1}: not this time",
      "{0} and {1}: nothing came of it",
      "You won’t introduce {0} and {1}",
      "You introduced {0} and {1}",
  };
  static_assert(patterns.size() == std::variant_size_v<introduction::Stage>);
  if (introduction::days_of(stage).met && introduction::is_over(stage))
    return "You introduced {0} and {1}, and they have met";
  return patterns[stage.index()];
}

std::string headline(const Introduction& thread, const std::string& first,
                     const std::string& second) {
  return fmt::format(fmt::runtime(headline_pattern(thread.stage)), first, second);
}

std::string next_step(const Introduction& thread, const std::string& first,
                      const std::string& second) {
  static constexpr std::array patterns = {
      "ask {0} first, or {1}",
      "hear from {0}",
      "ask {1}",
      "hear from {1}",
      "introduce them",
      "ask how it went",
      "ask how it went",
      "",
      "",
      "",
      "",
      "",
  };
  static_assert(patterns.size() == std::variant_size_v<introduction::Stage>);
  return fmt::format(fmt::runtime(patterns[thread.stage.index()]), first, second);
}

namespace introduction {

std::vector<DayDone> days_in_words(const Introduction& thread, const std::string& first,
                                   const std::string& second) {
  const Days days = days_of(thread.stage);
  std::vector<DayDone> list = {{thread.started, "you thought of it"}};
  const auto end = [&]() -> std::string {
    if (std::holds_alternative<SetAside>(thread.stage)) return "you decided against it";
    if (std::holds_alternative<IntroducedElsewhere>(thread.stage)) return "you introduced them";
    return days.ending;
  };
  const auto add = [&](const std::optional<LocalDate>& on, std::string what) {
    if (on) list.push_back({*on, std::move(what)});
  };
  add(days.first_asked, fmt::format("you asked {}", first));
  add(days.first_agreed, fmt::format("{} said yes", first));
  add(days.second_asked, fmt::format("you asked {}", second));
  add(days.second_agreed, fmt::format("{} said yes", second));
  add(days.introduced, "you introduced them");
  add(days.met, "they met");
  add(days.ended, end());
  // An introduction elsewhere may lie before a step that was noted late.
  std::ranges::stable_sort(list, {}, &DayDone::on);
  return list;
}

}  // namespace introduction
}  // namespace wellmet
