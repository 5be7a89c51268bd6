#include "judgement/because.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {

std::string at_most_words(const std::string& text, std::size_t most) {
  std::string plain = collapse_spaces(text);
  while (!plain.empty() && std::string_view(".!;:,").find(plain.back()) != std::string_view::npos)
    plain.pop_back();
  std::vector<std::string> words = split(plain, ' ');
  if (words.size() <= most) return plain;
  words.resize(most);
  return join(words, " ") + " …";
}

std::string ago(LocalDate day, LocalDate today) {
  const int days = std::max(0, today - day);
  if (days == 0) return "today";
  return days == 1 ? "yesterday" : span_in_words(days) + " ago";
}

std::string sentence(const std::string& start, const std::string& text) {
  constexpr std::size_t most_words_quoted = 9;
  if (text.empty()) return start + ".";
  return fmt::format("{}: {}.", start, at_most_words(text, most_words_quoted));
}

std::string someone(const std::string& name) {
  constexpr std::size_t most_words_of_name = 5;
  return name.empty() ? "someone" : at_most_words(name, most_words_of_name);
}

// "Maya" in a sentence about Maya Chen; the whole name where its first word is a title or a letter.
std::string called(const TodayPerson& person) {
  const std::string first = person.name.substr(0, person.name.find(' '));
  return first.ends_with('.') || first.size() < 2 ? someone(person.name) : first;
}

std::vector<DatedFact> by_date(std::vector<DatedFact> facts) {
  std::stable_sort(facts.begin(), facts.end(),
                   [](const DatedFact& a, const DatedFact& b) { return a.on < b.on; });
  return facts;
}

std::vector<DatedFact> contact_facts(const TodayPerson& person) {
  if (person.rhythm.contact_days == 0) return {};
  if (person.rhythm.contact_days == 1) return {{person.rhythm.last_day, "you met"}};
  return {{person.rhythm.first_day, "your first contact on record"},
          {person.rhythm.last_day, "you were last in touch"}};
}

// ", perhaps about dogs": something to write about.
std::string about_common_ground(const TodayPerson& person) {
  if (person.common_ground.empty()) return {};
  return ", perhaps about " + at_most_words(person.common_ground, 4);
}

// "; you share dogs": something to do or talk about together.
std::string with_common_ground(const TodayPerson& person) {
  if (person.common_ground.empty()) return {};
  return "; you share " + at_most_words(person.common_ground, 4);
}

std::string because_of_thanks(const DueFollowUp& f, const std::string& who, LocalDate today) {
  const bool known = f.from_kind && f.from_day;
  if (known && *f.from_kind == InteractionKind::help_received)
    return fmt::format("{} helped you {}.", who, ago(*f.from_day, today));
  if (known && *f.from_kind == InteractionKind::advice_received)
    return fmt::format("{} gave you advice {}.", who, ago(*f.from_day, today));
  if (known && *f.from_kind == InteractionKind::introduced_by)
    return fmt::format("{} introduced you to {} {}.", who, someone(f.about_name),
                       ago(*f.from_day, today));
  return sentence("You meant to thank " + who, f.text);
}

std::string because_of_promise(const DueFollowUp& f, const std::string& who, LocalDate today) {
  const bool by_rule = !f.by_user && f.from_day;
  switch (f.kind) {
    case FollowUpKind::thank:
      return because_of_thanks(f, who, today);
    case FollowUpKind::circle_back:
      if (by_rule)
        return fmt::format("{} gave you advice {} and may wonder what came of it.", who,
                           ago(*f.from_day, today));
      return sentence("You meant to tell " + who + " what came of it", f.text);
    case FollowUpKind::close_the_loop:
      if (by_rule)
        return fmt::format("{} introduced you to {} {}.", who, someone(f.about_name),
                           ago(*f.from_day, today));
      return sentence("You meant to tell " + who + " how it went", f.text);
    case FollowUpKind::meet_again:
      if (by_rule) return fmt::format("You met for the first time {}.", ago(*f.from_day, today));
      return sentence("You meant to meet again", f.text);
    case FollowUpKind::congratulate:
      return sentence("You meant to congratulate " + who, f.text);
    case FollowUpKind::share:
      return sentence("You meant to share something with " + who, f.text);
    case FollowUpKind::check_in:
      return sentence("You meant to ask how " + who + " is doing", f.text);
    case FollowUpKind::custom:
      break;
  }
  return sentence(f.text.empty() ? "You meant to do something for " + who : "You meant to do this",
                  f.text);
}

std::string when(int days_ahead) {
  switch (days_ahead) {
    case 0:
      return "today";
    case 1:
      return "tomorrow";
    case -1:
      return "yesterday";
    default:
      break;
  }
  return days_ahead > 0 ? fmt::format("in {}", span_in_words(days_ahead))
                        : fmt::format("{} ago", span_in_words(-days_ahead));
}

// "Maya's anniversary", "Biscuit's birthday": a label with a name of its own needs no other.
std::string whose(const std::string& label, const std::string& who) {
  const std::string plain = label.empty() ? "special day" : at_most_words(label, 8);
  const bool lower_case = plain[0] >= 'a' && plain[0] <= 'z';
  return lower_case ? who + "'s " + plain : plain;
}

std::string because_of_met_anniversary(int years, int ahead) {
  const std::string span = years == 1 ? "a year" : fmt::format("{} years", std::max(2, years));
  if (ahead == 0) return fmt::format("You met {} ago today.", span);
  std::string day = when(ahead);
  day[0] = static_cast<char>(day[0] - (day[0] >= 'a' && day[0] <= 'z' ? 'a' - 'A' : 0));
  return fmt::format("{} it {} {} since you met.", day, ahead > 0 ? "will be" : "was", span);
}

std::string because_of_date(const NearDate& date, const std::string& who, LocalDate today) {
  const int ahead = date.on - today;
  const char* is = ahead < 0 ? "was" : "is";
  switch (date.kind) {
    case DateKind::birthday:
      return fmt::format("{}'s birthday {} {}.", who, is, when(ahead));
    case DateKind::met_anniversary:
      return because_of_met_anniversary(date.years, ahead);
    case DateKind::new_job:
      return fmt::format("{} {} a new job {}.", who, ahead < 0 ? "began" : "begins", when(ahead));
    case DateKind::other:
      break;
  }
  return fmt::format("{} {} {}.", whose(date.label, who), is, when(ahead));
}

std::string act_for_date(const NearDate& date, const TodayPerson& person, LocalDate today) {
  const std::string& name = person.name;
  switch (date.kind) {
    case DateKind::birthday:
      if (date.on > today) return fmt::format("Think of a kind word or a small gift for {}", name);
      return date.on == today ? fmt::format("Wish {} a happy birthday", name)
                              : fmt::format("Send {} belated wishes", name);
    case DateKind::met_anniversary:
      return fmt::format("Tell {} that you are glad you met", name);
    case DateKind::new_job:
      return fmt::format("Congratulate {} and ask how it is going", name);
    case DateKind::other:
      break;
  }
  return fmt::format("Send {} a kind word", name);
}

std::string word_for(const NearDate& date) {
  switch (date.kind) {
    case DateKind::birthday:
      return "birthday";
    case DateKind::met_anniversary:
      return "the day you met";
    case DateKind::new_job:
      return "a new job begins";
    case DateKind::other:
      break;
  }
  return date.label.empty() ? "a special day" : date.label;
}

std::string act_for_drift(const TodayPerson& person, Energy energy, unsigned turn) {
  static constexpr std::array<const char*, 3> light = {
      "Send {} a photo or two lines", "Comment on something that {} shared", "Write {} two lines"};
  static constexpr std::array<const char*, 3> usual = {"Write to {} and ask how things are",
                                                       "Call {} for ten minutes",
                                                       "Send {} a message and ask a question"};
  static constexpr std::array<const char*, 3> plenty = {"Suggest a coffee or a walk to {}",
                                                        "Invite {} to something you go to anyway",
                                                        "Suggest a day to see {}"};
  const auto& acts = energy == Energy::low ? light : energy == Energy::usual ? usual : plenty;
  const bool together = energy == Energy::plenty;
  return fmt::format(fmt::runtime(acts[turn % acts.size()]), person.name) +
         (together ? with_common_ground(person) : about_common_ground(person));
}

std::string because_of_wish(const TodayPerson& person, LocalDate today) {
  const std::string wish =
      fmt::format("You wish to be in touch about {}", every_in_words(person.wished_cadence_days));
  if (person.rhythm.contact_days == 0) return wish + "; nothing is noted yet.";
  return fmt::format("{}; it has been {}.", wish,
                     span_in_words(std::max(0, today - person.rhythm.last_day)));
}

}  // namespace

Reason reason_for(const DueFollowUp& f, const TodayPerson& person, const DayWish& wish) {
  std::vector<DatedFact> facts;
  if (f.from_day)
    facts.push_back({*f.from_day, f.from_kind ? to_text(*f.from_kind) : "where it arose"});
  facts.push_back({f.made, f.text.empty() ? "noted: " + to_text(f.kind)
                                          : fmt::format("noted: {}: {}", to_text(f.kind), f.text)});
  facts.push_back({f.due, "due"});
  return {.because = because_of_promise(f, called(person), wish.today),
          .next_act = fmt::format(fmt::runtime(info(f.kind).act), person.name),
          .facts = by_date(std::move(facts))};
}

Reason reason_for(const NearDate& date, const TodayPerson& person, const DayWish& wish) {
  std::vector<DatedFact> facts = contact_facts(person);
  facts.push_back({date.on, word_for(date)});
  return {.because = because_of_date(date, called(person), wish.today),
          .next_act = act_for_date(date, person, wish.today),
          .facts = by_date(std::move(facts))};
}

Reason reason_for_first_meeting(const TodayPerson& person, const DayWish& wish) {
  return {.because = fmt::format("You met for the first time {} and not again since.",
                                 ago(person.rhythm.last_day, wish.today)),
          .next_act = fmt::format("Suggest a day to meet {} again{}", person.name,
                                  with_common_ground(person)),
          .facts = contact_facts(person)};
}

Reason reason_for_drift(const TodayPerson& person, const DayWish& wish, unsigned turn) {
  return {.because = person.wished_cadence_days > 0 ? because_of_wish(person, wish.today)
                                                    : rhythm_sentence(person.rhythm, wish.today),
          .next_act = act_for_drift(person, wish.energy, turn),
          .facts = contact_facts(person)};
}

Reason reason_for_reconnecting(const TodayPerson& person, const DayWish& wish) {
  const std::string span = span_in_words(std::max(0, wish.today - person.rhythm.last_day));
  const bool met_once = person.rhythm.contact_days == 1;
  return {.because =
              met_once
                  ? fmt::format("You met once, {} ago; a hello may well be welcome.", span)
                  : fmt::format("It has been quiet for {}; old friends are glad of a line.", span),
          .next_act =
              wish.energy == Energy::plenty
                  ? fmt::format("Call {}, or suggest a day to meet{}", person.name,
                                about_common_ground(person))
                  : fmt::format("Write {} two lines{}", person.name, about_common_ground(person)),
          .facts = contact_facts(person)};
}

}  // namespace wellmet
