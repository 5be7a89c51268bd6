#include "judgement/openers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/follow_up.h"

namespace wellmet {
namespace {

constexpr int told_of_late_days = 400;

// As it was noted, without the mark that ends it.
std::string words_of(std::string_view text) {
  std::string plain = collapse_spaces(text);
  while (!plain.empty() && std::string_view(".!;:,").find(plain.back()) != std::string_view::npos)
    plain.pop_back();
  return plain;
}

// " on 3 November", " yesterday"; nothing without a day.
std::string on_day(const std::optional<LocalDate>& day, LocalDate today) {
  if (!day) return "";
  if (*day == today) return " today";
  if (*day == today - 1) return " yesterday";
  PartialDate date = partial(*day);
  if (date.year == year_month_day(today).year) date.year = 0;
  return " on " + to_words(date);
}

std::string with_words(std::string start, std::string_view text, std::string_view end = ".") {
  const std::string words = words_of(text);
  return words.empty() ? fmt::format("{}{}", start, end)
                       : fmt::format("{}: {}{}", start, words, end);
}

std::string about_promise(const Claim& claim) {
  switch (parse_follow_up_kind(claim.act).value_or(FollowUpKind::custom)) {
    case FollowUpKind::thank:
      return with_words("I wanted to thank you", claim.what);
    case FollowUpKind::circle_back:
      return with_words("I wanted to tell you what came of it", claim.what);
    case FollowUpKind::close_the_loop:
      return with_words("I wanted to tell you how it went", claim.what);
    case FollowUpKind::congratulate:
      return with_words("Congratulations", claim.what);
    case FollowUpKind::share:
      return with_words("I wanted to share this with you", claim.what);
    case FollowUpKind::meet_again:
      return "Shall we find a day to meet again?";
    case FollowUpKind::check_in:
      return "How are you doing?";
    case FollowUpKind::custom:
      break;
  }
  return "";
}

// A day on which nobody is wished well.
bool is_sad(std::string_view label) {
  const std::string words = " " + join(folded_words(label), " ") + " ";
  return std::ranges::any_of(
      std::array{" memorial ", " funeral ", " death ", " died ", " passing ", " wake "},
      [&](const char* word) { return words.find(word) != std::string::npos; });
}

std::string about_date(const Claim& claim, LocalDate today) {
  if (claim.what == "birthday")
    return *claim.due > today    ? ""
           : *claim.due == today ? "Happy birthday!"
                                 : "Happy birthday, a day late!";
  const std::string label = words_of(claim.what);
  if (label.empty() || is_sad(label)) return "";
  const bool plain = label.front() >= 'a' && label.front() <= 'z';
  const std::string what = plain ? "your " + label : label;
  return *claim.due < today ? fmt::format("How did {} go?", what)
                            : fmt::format("All the best for {}!", what);
}

std::string about_reason(const Claim& claim, LocalDate today) {
  const std::string day = on_day(claim.since, today);
  switch (claim.kind) {
    case ClaimKind::promised:
      return about_promise(claim);
    case ClaimKind::helped:
      return fmt::format("Thank you for your help{}.", day);
    case ClaimKind::advised:
      return claim.act.empty()
                 ? with_words(fmt::format("Thank you for your advice{}", day), claim.what)
                 : with_words(fmt::format("You advised me{}", day), claim.what,
                              ". I wanted to tell you what came of it.");
    case ClaimKind::followed_advice:
      return with_words("I followed your advice", claim.what);
    case ClaimKind::hosted:
      return fmt::format("Thank you for having me{}.", day);
    case ClaimKind::found:
      return with_words("Congratulations, you found what you were looking for", claim.what);
    case ClaimKind::introduced:
      return claim.what.empty()
                 ? ""
                 : fmt::format("You introduced me to {}{}: thank you.", claim.what, day);
    case ClaimKind::introduction:
      return claim.what.empty() ? "" : fmt::format("How did it go with {}?", claim.what);
    case ClaimKind::met_first:
    case ClaimKind::noted_once:
      return fmt::format("We met{}. Shall we meet again?", day);
    case ClaimKind::news:
      return "Congratulations on the good news!";
    case ClaimKind::new_job:
      return with_words("Congratulations", claim.what.empty() ? "the new job" : claim.what);
    case ClaimKind::date:
      return about_date(claim, today);
    case ClaimKind::met_years_ago:
      return *claim.due == today ? fmt::format("We met {} years ago today.", claim.years) : "";
    default:
      break;
  }
  return "";
}

std::string with_question_mark(std::string text) {
  text = words_of(text);
  return text.ends_with('?') ? text : text + "?";
}

std::vector<Opener> from_story(const OpenerStory& story, LocalDate today) {
  std::vector<Opener> found;
  if (!words_of(story.question).empty())
    found.push_back({fmt::format("I wanted to ask you: {}", with_question_mark(story.question)),
                     OpenerGround::question});
  const bool of_late = story.told_on && today - *story.told_on <= told_of_late_days;
  if (of_late && !words_of(story.told).empty())
    found.push_back({fmt::format("You told me{}: {}. How are things now?",
                                 on_day(story.told_on, today), words_of(story.told)),
                     OpenerGround::told});
  if (!story.shared.empty())
    found.push_back({fmt::format("As we share this, {}: what’s new on your side?", story.shared),
                     OpenerGround::shared});
  return found;
}

}  // namespace

std::string to_text(OpenerGround ground) {
  static constexpr const char* texts[] = {"reason", "told", "question", "shared"};
  return texts[static_cast<std::size_t>(ground)];
}

std::vector<Opener> openers(const std::optional<Claim>& reason, const OpenerStory& story,
                            LocalDate today) {
  std::vector<Opener> found = from_story(story, today);
  if (!found.empty()) {
    const auto turn = static_cast<std::size_t>(std::max(0, story.contacts)) % found.size();
    std::ranges::rotate(found, found.begin() + static_cast<std::ptrdiff_t>(turn));
  }
  if (reason)
    if (std::string text = about_reason(*reason, today); !text.empty())
      found.insert(found.begin(), {std::move(text), OpenerGround::reason});
  if (found.size() > most_openers) found.resize(most_openers);
  return found;
}

}  // namespace wellmet
