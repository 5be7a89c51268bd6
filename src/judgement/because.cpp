// Claims first, words after: what a line says is put together as data, and because_of() makes the
// sentence from that alone.
#include "judgement/because.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/words.h"
#include "judgement/notice.h"
#include "model/called.h"

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

std::string someone(const std::string& name) {
  constexpr std::size_t most_words_of_name = 5;
  return name.empty() ? "someone" : at_most_words(name, most_words_of_name);
}

std::string called(const TodayPerson& person) {
  return someone(first_name(person.given, person.name));
}

std::string ago(LocalDate day, LocalDate today) {
  const int days = std::max(0, today - day);
  if (days == 0) return "today";
  return days == 1 ? "yesterday" : silence_in_words(days) + " ago";
}

std::string when(LocalDate day, LocalDate today) {
  if (day <= today) return ago(day, today);
  return day == today + 1 ? "tomorrow" : "in " + silence_in_words(day - today);
}

// A sentence in two parts: what it begins with, and whether that is a name, which keeps its capital
// after "because".
struct Sentence {
  std::string start = {};
  std::string rest = {};
  bool starts_with_name = false;
};
Sentence you(std::string rest) { return {"you", std::move(rest)}; }
Sentence it(std::string rest) { return {"it", std::move(rest)}; }
Sentence they(const std::string& who, std::string rest) { return {who, std::move(rest), true}; }

std::string as_sentence(const Sentence& s) {
  std::string start = s.start;
  if (!s.starts_with_name && start[0] >= 'a' && start[0] <= 'z')
    start[0] = static_cast<char>(start[0] - 'a' + 'A');
  return fmt::format("{} {}.", start, s.rest);
}

std::string as_clause(const Sentence& s) { return fmt::format("{} {}.", s.start, s.rest); }

// "planned to thank Beth: the ladder"; "Thank Beth." adds nothing.
std::string with_text(const std::string& start, const std::string& text) {
  constexpr std::size_t most_words_quoted = 9;
  const std::vector<std::string> said = folded_words(start);
  const bool adds = std::ranges::any_of(folded_words(text), [&](const std::string& word) {
    return std::ranges::find(said, word) == said.end();
  });
  return adds ? fmt::format("{}: {}", start, at_most_words(text, most_words_quoted)) : start;
}

Sentence because_of_promise(const Claim& claim, const std::string& who, LocalDate today) {
  switch (parse_follow_up_kind(claim.act).value_or(FollowUpKind::custom)) {
    case FollowUpKind::thank:
      return you(with_text("planned to thank " + who, claim.what));
    case FollowUpKind::circle_back:
      return you(with_text("planned to tell " + who + " what came of it", claim.what));
    case FollowUpKind::close_the_loop:
      return you(with_text("planned to tell " + who + " how it went", claim.what));
    case FollowUpKind::meet_again:
      return you(with_text("planned to meet again", claim.what));
    case FollowUpKind::congratulate:
      return you(with_text("planned to congratulate " + who, claim.what));
    case FollowUpKind::share:
      return you(claim.what.empty() ? "planned to share something with " + who
                                    : with_text("planned to share this with " + who, claim.what));
    case FollowUpKind::check_in:
      return you(with_text("planned to ask how " + who + " is doing", claim.what));
    case FollowUpKind::custom:
      break;
  }
  // The words of the plan are in the heading.
  return you(claim.what.empty() ? "planned to do something for " + who
                                : "noted this " + when(*claim.since, today));
}

// "Maya's anniversary", "Biscuit's birthday": a label with a name of its own needs no other.
std::string whose(const std::string& label, const std::string& who) {
  const std::string plain = label.empty() ? "special day" : at_most_words(label, 8);
  const bool lower_case = plain[0] >= 'a' && plain[0] <= 'z';
  return lower_case ? possessive(who) + " " + plain : plain;
}

std::string years_in_words(int years) { return silence_in_words((years * 1461 + 3) / 4); }

Sentence because_of_date(const Claim& claim, const std::string& who, LocalDate today) {
  const char* is = *claim.due < today ? "was" : "is";
  return they(whose(claim.what, who), fmt::format("{} {}", is, when(*claim.due, today)));
}

Sentence because_of_years(const Claim& claim, LocalDate today) {
  const std::string years = years_in_words(claim.years);
  if (*claim.due == today) return you(fmt::format("met {} ago today", years));
  const char* is = *claim.due < today ? "was" : "will be";
  return {when(*claim.due, today), fmt::format("it {} {} since you met", is, years)};
}

Sentence because_of_new_job(const Claim& claim, const std::string& who, LocalDate today) {
  if (claim.what.empty()) {
    const bool begun = *claim.since <= today;
    return they(
        who, fmt::format("{} a new job {}", begun ? "began" : "begins", when(*claim.since, today)));
  }
  return they(who, "has a " + at_most_words(claim.what, 12));
}

const Claim* find(const std::vector<Claim>& claims, ClaimKind kind) {
  const auto found = std::ranges::find(claims, kind, &Claim::kind);
  return found == claims.end() ? nullptr : &*found;
}

// What usual gaps and wishes are told with: how long it has been.
std::string it_has_been(const std::vector<Claim>& claims) {
  const Claim* silence = find(claims, ClaimKind::silence);
  return silence ? "it has been " + silence_in_words(silence->span_days) : "nothing is noted yet";
}

Sentence because_of_silence(const Claim& first, const std::vector<Claim>& claims) {
  const std::string since = it_has_been(claims);
  const auto habit = [&](Habit which) {
    return you(habit_in_words(which, first.rhythm_days, since, first.what));
  };
  switch (first.kind) {
    case ClaimKind::usual_gap:
      return habit(Habit::steady);
    case ClaimKind::less_often:
      return habit(Habit::slowing);
    case ClaimKind::bursts:
      return habit(Habit::bursts);
    case ClaimKind::wished:
      return you(fmt::format("want to be in touch about {}; {}",
                             wish_in_words(static_cast<int>(first.rhythm_days)), since));
    default:
      break;
  }
  return it("has been " + silence_in_words(first.span_days));
}

Sentence because_of(const std::vector<Claim>& claims, const std::string& who, LocalDate today) {
  const Claim& first = claims.front();
  const auto told = [&](const char* what) {
    return they(who, fmt::format("{} {}", what, ago(*first.since, today)));
  };
  switch (first.kind) {
    case ClaimKind::promised:
      return because_of_promise(first, who, today);
    case ClaimKind::helped:
      return told("helped you");
    case ClaimKind::advised: {
      constexpr std::size_t most_words_of_advice = 6;
      if (!first.what.empty())
        return they(who, fmt::format("advised you {}: {}", ago(*first.since, today),
                                     at_most_words(first.what, most_words_of_advice)));
      Sentence sentence = told("gave you advice");
      if (!first.act.empty()) sentence.rest += " and may wonder what came of it";
      return sentence;
    }
    case ClaimKind::followed_advice: {
      const std::string advice =
          fmt::format("followed {} advice {}", possessive(who), ago(*first.since, today));
      return you(first.what.empty() ? advice
                                    : fmt::format("{}: {}", advice, at_most_words(first.what, 6)));
    }
    case ClaimKind::hosted:
      return told("hosted you");
    case ClaimKind::news:
      return they(who, fmt::format("{}, you heard {}", at_most_words(first.what, 9),
                                   ago(*first.since, today)));
    case ClaimKind::found:
      return they(who, fmt::format("was looking for this, and found it {}: {}",
                                   ago(*first.since, today), at_most_words(first.what, 6)));
    case ClaimKind::introduced:
      return they(who, fmt::format("introduced you to {} {}", someone(first.what),
                                   ago(*first.since, today)));
    case ClaimKind::introduction:
      return you(fmt::format("introduced {} to {} {}", who, someone(first.what),
                             ago(*first.since, today)));
    case ClaimKind::met_first:
      return you("met for the first time " + ago(*first.since, today));
    case ClaimKind::noted_once:
      return you(fmt::format("noted {} {}{}", first.what, ago(*first.since, today),
                             find(claims, ClaimKind::silence) ? " and nothing since" : ""));
    case ClaimKind::new_job:
      return because_of_new_job(first, who, today);
    case ClaimKind::date:
      return because_of_date(first, who, today);
    case ClaimKind::met_years_ago:
      return because_of_years(first, today);
    default:
      break;
  }
  return because_of_silence(first, claims);
}

NamedSentence act(std::string_view pattern, const TodayPerson& person,
                  const std::string& more = {}) {
  const std::size_t at = pattern.find("{}");
  return {.before = std::string(pattern.substr(0, at)),
          .name = person.name,
          .after = std::string(pattern.substr(at + 2)) + more};
}

// Where the name stands as a word of its own, or npos.
std::size_t place_of(const std::string& text, const std::string& name) {
  const auto in_a_word = [&](std::size_t at) {
    if (at >= text.size()) return false;
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
    if ((at == 0 || !in_a_word(at - 1)) && !in_a_word(at + name.size())) return at;
  return std::string::npos;
}

constexpr std::size_t most_words_of_plan = 14;

// "Write (for Maya Chen)", "Buy Maya a pint": a plan in one's own words is named by them.
NamedSentence own_words(const std::string& text, const TodayPerson& person) {
  const std::string words = with_capital(at_most_words(text, most_words_of_plan));
  for (const std::string& name : {person.name, called(person)})
    if (const auto at = place_of(words, name); !name.empty() && at != std::string::npos)
      return {.before = words.substr(0, at), .name = name, .after = words.substr(at + name.size())};
  return {.before = words + " (for ", .name = person.name, .after = ")"};
}

NamedSentence act_promised(const DueFollowUp& f, const TodayPerson& person) {
  if (person.is_owner)
    return {.before =
                with_capital(at_most_words(in_words(f.kind, "", f.text), most_words_of_plan))};
  // Nothing is noted that could have gone well or not.
  if (f.courtesy == Courtesy::introduction && !f.about_seen)
    return act("Tell {} what came of it", person);
  if (f.courtesy == Courtesy::introduced_them)
    return act("Ask {} how it went", person, f.about_name.empty() ? "" : " with " + f.about_name);
  const bool told = f.kind == FollowUpKind::custom && !f.text.empty();
  return told ? own_words(f.text, person) : act(info(f.kind).act, person);
}

std::vector<DatedFact> by_date(std::vector<DatedFact> facts) {
  std::ranges::stable_sort(facts, {}, &DatedFact::on);
  return facts;
}

std::vector<DatedFact> contact_facts(const TodayPerson& person) {
  if (person.rhythm.contact_days == 0) return {};
  if (person.rhythm.contact_days == 1)
    return {{person.rhythm.last_day, "your one contact on record"}};
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

Claim claim_of(const DueFollowUp& f) {
  Claim claim{.person = f.person,
              .what = f.text,
              .since = f.from_day ? *f.from_day : f.made,
              .from = {{"follow_ups", f.id.value}}};
  if (f.from) claim.from.push_back({"interactions", f.from.value});
  switch (f.courtesy) {
    case Courtesy::thanks:
      claim.kind =
          f.from_kind == InteractionKind::advice_received ? ClaimKind::advised : ClaimKind::helped;
      break;
    case Courtesy::thanks_for_advice:
      claim.kind = ClaimKind::advised;
      break;
    case Courtesy::advice:
      claim.kind = ClaimKind::advised;
      claim.act = to_text(f.kind);
      break;
    case Courtesy::followed_advice:
      claim.kind = ClaimKind::followed_advice;
      claim.act = to_text(f.kind);
      break;
    case Courtesy::hospitality:
      claim.kind = ClaimKind::hosted;
      break;
    case Courtesy::news:
      claim.kind = ClaimKind::news;
      break;
    case Courtesy::found:
      claim.kind = ClaimKind::found;
      break;
    case Courtesy::introduction:
    case Courtesy::thanks_for_introduction:
      claim.kind = ClaimKind::introduced;
      claim.what = f.about_name;
      break;
    case Courtesy::introduced_them:
      claim.kind = ClaimKind::introduction;
      claim.act = introduction::to_text(introduction::Introduced{});
      claim.what = f.about_name;
      break;
    case Courtesy::first_meeting:
      claim.kind = ClaimKind::met_first;
      break;
    case Courtesy::noted_once:
      claim.kind = ClaimKind::noted_once;
      claim.what = info(f.from_kind.value_or(InteractionKind::met)).noun;
      break;
    case Courtesy::new_job:
      claim.kind = ClaimKind::new_job;
      break;
    case Courtesy::none:
      claim.kind = ClaimKind::promised;
      claim.act = to_text(f.kind);
      claim.since = f.made;
      claim.due = f.due;
      break;
  }
  return claim;
}

Claim claim_of(const NearDate& date) {
  Claim claim{.kind = ClaimKind::date,
              .person = date.person,
              .what = date.label,
              .due = date.on,
              .years = date.years,
              .from = {{"people", date.person.value}}};
  if (date.kind == DateKind::birthday) claim.what = "birthday";
  if (date.kind == DateKind::met_anniversary) {
    claim.kind = ClaimKind::met_years_ago;
    claim.what = {};
  }
  if (date.kind == DateKind::new_job) {
    claim.kind = ClaimKind::new_job;
    claim.since = date.on;
    claim.due = {};
    claim.what = {};
  }
  return claim;
}

ClaimKind kind_of(Habit habit) {
  return habit == Habit::steady    ? ClaimKind::usual_gap
         : habit == Habit::slowing ? ClaimKind::less_often
                                   : ClaimKind::bursts;
}

Claim silence_claim(const TodayPerson& person, LocalDate today) {
  return {.kind = ClaimKind::silence,
          .person = person.id,
          .since = person.rhythm.last_day,
          .span_days = std::max(0, today - person.rhythm.last_day),
          .from = {{"people", person.id.value}}};
}

// What the follow-up arose from; where one contact is told of, also that nothing came after it.
std::vector<Claim> claims_of(const DueFollowUp& f, const TodayPerson& person, LocalDate today) {
  std::vector<Claim> claims = {claim_of(f)};
  const bool nothing_since =
      person.rhythm.contact_days > 0 && person.rhythm.last_day == claims[0].since;
  if (f.courtesy == Courtesy::noted_once && nothing_since)
    claims.push_back(silence_claim(person, today));
  return claims;
}

std::vector<Claim> claims_of_silence(const TodayPerson& person, LocalDate today) {
  const std::vector<RowRef> from = {{"people", person.id.value}};
  std::vector<Claim> claims;
  if (person.wished_cadence_days > 0) {
    claims.push_back({.kind = ClaimKind::wished,
                      .person = person.id,
                      .rhythm_days = static_cast<double>(person.wished_cadence_days),
                      .from = from});
  } else if (const Habit habit = habit_of(person.rhythm); habit != Habit::unknown) {
    claims.push_back({.kind = kind_of(habit),
                      .person = person.id,
                      .what = habit == Habit::bursts
                                  ? pauses_exceeded(person.rhythm, today - person.rhythm.last_day)
                                  : "",
                      .rhythm_days = middle_gap(person.rhythm),
                      .from = from});
  }
  if (person.rhythm.contact_days == 0) {
    claims.push_back({.kind = ClaimKind::nothing_noted, .person = person.id, .from = from});
    return claims;
  }
  claims.push_back(silence_claim(person, today));
  return claims;
}

// What to do, and what it is to have done it (Suggestion::done_as).
struct Act {
  const char* words = "";
  const char* done_as = "";
};

Act act_for_date(const NearDate& date, LocalDate today) {
  switch (date.kind) {
    case DateKind::birthday:
      // Nobody is congratulated before the day.
      if (date.on > today) return {"Think of a kind word or a small gift for {}", "birthday"};
      return {date.on == today ? "Wish {} a happy birthday" : "Send {} belated wishes",
              "congratulated"};
    case DateKind::met_anniversary:
      return {"Tell {} that you are glad you met", "message"};
    case DateKind::new_job:
      return {"Congratulate {} and ask how it is going", "congratulated"};
    case DateKind::other:
      break;
  }
  return {date.once && date.on < today ? "Ask {} how it went" : "Send {} a kind word", "message"};
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

Act act_for_drift(Energy energy, unsigned turn) {
  static constexpr std::array<Act, 3> light = {{{"Send {} a photo or two lines", "message"},
                                                {"Comment on something that {} shared", "comment"},
                                                {"Write {} two lines", "message"}}};
  static constexpr std::array<Act, 3> usual = {
      {{"Write to {} and ask how things are", "message"},
       {"Call {} for ten minutes", "call"},
       {"Send {} a message and ask a question", "message"}}};
  static constexpr std::array<Act, 3> plenty = {
      {{"Suggest coffee or a walk with {}", "invitation"},
       {"Invite {} to something you go to anyway", "invitation"},
       {"Suggest a day to see {}", "invitation"}}};
  const auto& acts = energy == Energy::low ? light : energy == Energy::usual ? usual : plenty;
  return acts[turn % acts.size()];
}

Reason reason_from(std::vector<Claim> claims, const TodayPerson& person, LocalDate today,
                   NamedSentence next_act, std::vector<DatedFact> facts) {
  // A plan of yours for nobody else names nobody: its words are in the heading.
  const Claim& first = claims.front();
  const Sentence sentence = person.is_owner && first.kind == ClaimKind::promised
                                ? you("noted this " + when(*first.since, today))
                                : because_of(claims, called(person), today);
  return {.claims = std::move(claims),
          .because = as_sentence(sentence),
          .because_clause = as_clause(sentence),
          .next_act = std::move(next_act),
          .facts = by_date(std::move(facts))};
}

}  // namespace

std::string to_text(ClaimKind kind) {
  static constexpr const char* texts[] = {
      "promised",        "helped",  "advised", "introduced",    "met first",
      "noted once",      "new job", "date",    "met years ago", "usual gap",
      "less often",      "bursts",  "silence", "wished",        "nothing noted",
      "followed advice", "hosted",  "news",    "found",         "introduction"};
  return texts[static_cast<std::size_t>(kind)];
}

Reason reason_for(const DueFollowUp& f, const TodayPerson& person, const DayWish& wish) {
  std::vector<DatedFact> facts;
  if (f.courtesy == Courtesy::introduced_them) {
    facts = {{f.made, "you introduced them"}, {f.due, "due"}};
  } else {
    if (f.from_day)
      facts.push_back({*f.from_day, f.from_kind ? to_text(*f.from_kind) : "where it came from"});
    facts.push_back({f.made, f.text.empty()
                                 ? "noted: " + to_text(f.kind)
                                 : fmt::format("noted: {}: {}", to_text(f.kind), f.text)});
    facts.push_back({f.due, "due"});
  }
  return reason_from(claims_of(f, person, wish.today), person, wish.today, act_promised(f, person),
                     std::move(facts));
}

Reason reason_for(const NearDate& date, const TodayPerson& person, const DayWish& wish) {
  std::vector<DatedFact> facts = contact_facts(person);
  facts.push_back({date.on, word_for(date)});
  const Act next = act_for_date(date, wish.today);
  Reason reason =
      reason_from({claim_of(date)}, person, wish.today, act(next.words, person), std::move(facts));
  reason.done_as = next.done_as;
  return reason;
}

Reason reason_for_drift(const TodayPerson& person, const DayWish& wish, unsigned turn) {
  const Act next = act_for_drift(wish.energy, turn);
  const bool together = wish.energy == Energy::plenty;
  Reason reason = reason_from(
      claims_of_silence(person, wish.today), person, wish.today,
      act(next.words, person, together ? with_common_ground(person) : about_common_ground(person)),
      contact_facts(person));
  reason.done_as = next.done_as;
  return reason;
}

Reason reason_for_reconnecting(const TodayPerson& person, const DayWish& wish) {
  const std::string span = silence_in_words(std::max(0, wish.today - person.rhythm.last_day));
  const bool once = person.rhythm.contact_days == 1;
  const bool plenty = wish.energy == Energy::plenty;
  const Sentence sentence =
      once ? Sentence{"one",
                      fmt::format("contact is noted, {} ago; a hello may well be welcome", span)}
           : it(fmt::format("has been {}; old friends are glad of a line", span));
  Claim claim = claims_of_silence(person, wish.today).back();
  return {.claims = {std::move(claim)},
          .because = as_sentence(sentence),
          .because_clause = as_clause(sentence),
          .next_act = act(plenty ? "Call {}, or suggest a day to meet" : "Write {} two lines",
                          person, about_common_ground(person)),
          .facts = contact_facts(person),
          .done_as = plenty ? "call or invitation" : "message"};
}

}  // namespace wellmet
