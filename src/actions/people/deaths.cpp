// A line tells of a death when nothing but a day stands before the names it begins with, and a word
// for dying right behind them. What follows is looked at only for what makes the words a figure of
// speech: taking a living friend for dead is seen at once and undone, while a dead one who is
// suggested again hurts.
#include "actions/people/deaths.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "actions/people/people.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "language/dates/dates.h"
#include "language/tokens.h"
#include "model/card.h"

namespace wellmet::actions {
namespace {

using language::Token;
using Tokens = std::span<const Token>;

// In these patterns one of the words with | between them stands, and $ is an end: of the line, or
// before a mark.
constexpr std::array<std::string_view, 2> dying = {"died", "passed away"};
// "passed on my letter" and "is dead tired" are no deaths: there must be an end or a day.
constexpr std::array<std::string_view, 2> dying_at_an_end = {"passed on", "is|are dead"};
constexpr std::string_view between =
    "has|have|had|just|also|both|sadly|recently|suddenly|"
    "unexpectedly|peacefully|tragically|now|then|finally";
constexpr std::array<std::string_view, 19> figures_of_speech = {
    "?",
    "laughing",
    "of|from|with laughter|laughing|embarrassment|boredom|shame|jealousy|envy|curiosity|joy",
    "for a|an|some",
    "the time|hours",
    "a little",
    "a bit",
    "a death",
    "a thousand|million|hundred deaths|times",
    "inside",
    "again|twice",
    "on stage",
    "on me|us",
    "in the play|game|film|musical|opera",
    "at that $",
    "at that|this|the|my|his|her|our|their|your joke|jokes|pun|punchline|story|stories|meme",
    "when i told|said|showed",
    "to get|see|have|meet|know",
    "my|his|her|their hair",
};
constexpr std::string_view of_a_time =
    "on|in|at|the|late|early|earlier|about|around|this|last|"
    "morning|afternoon|evening|night|just|sadly|sad|news";
// A day so many of these ago is only thereabouts.
constexpr std::string_view long_spans =
    "week|weeks|weekend|fortnight|month|months|year|years|decade|decades|summer|autumn|winter|"
    "spring";
// Where the words turn to something else, whose day is not that of the death.
constexpr std::string_view turns = "and|but|told|heard|before|after|when|while|since|as|because";

bool is_among(std::string_view words, std::string_view word) {
  const std::vector<std::string> all = split(words, '|');
  return std::ranges::find(all, word) != all.end();
}

bool is_mark(const Token& token) {
  return language::is_one_of(
      token, {".", ",", ";", ":", "!", "(", ")", "–", "—", "-", "…", "#", "&", "+"});
}

// How many tokens the pattern takes up at the beginning; 0 when it doesn't stand there.
std::size_t match(Tokens tokens, std::string_view pattern) {
  std::size_t at = 0;
  for (const std::string& words : split(pattern, ' ')) {
    const bool end = at == tokens.size() || is_mark(tokens[at]);
    if (words == "$" && end) continue;
    if (at == tokens.size() || !is_among(words, tokens[at].folded)) return 0;
    ++at;
  }
  return at;
}

bool begins_with_any(Tokens tokens, std::span<const std::string_view> patterns) {
  return std::ranges::any_of(patterns, [&](auto pattern) { return match(tokens, pattern) > 0; });
}

// Where a day stands; which day it is the reading of the line has said.
std::optional<language::TextRange> day_in(std::string_view text) {
  constexpr LocalDate far_ahead{80'000};
  const auto found = language::find_date(text, {.today = far_ahead});
  return found ? std::optional(found->range) : std::nullopt;
}

// "", "late last night", "(on Monday, at 3pm)", "Sad news:"
bool says_only_when(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (text.size() > longest) return false;
  std::string left(text);
  const auto take_out = [&left](const language::TextRange& range) {
    left.replace(range.start, range.end - range.start, ";");
  };
  while (const auto day = day_in(left)) take_out(*day);
  while (const auto time = language::find_time(left)) take_out(time->range);
  return std::ranges::all_of(folded_words(left),
                             [](const auto& word) { return is_among(of_a_time, word); });
}

bool begins_with_a_day(std::string_view text) {
  const auto day = day_in(text);
  return day && says_only_when(text.substr(0, day->start));
}

// Of the words behind a name: where those of dying end.
std::optional<std::size_t> end_of_dying(std::string_view text) {
  const std::vector<Token> all = language::tokens_of(text);
  Tokens left(all);
  while (match(left, between) > 0) left = left.subspan(1);
  const auto behind = [&](std::size_t taken) { return left[taken - 1].end; };
  for (const std::string_view words : dying) {
    if (const std::size_t taken = match(left, words))
      return begins_with_any(left.subspan(taken), figures_of_speech) ? std::nullopt
                                                                     : std::optional(behind(taken));
  }
  for (const std::string_view words : dying_at_an_end) {
    const std::size_t taken = match(left, words);
    if (taken == 0) continue;
    const Tokens rest = left.subspan(taken);
    if (rest.empty() || is_mark(rest.front()) || begins_with_a_day(text.substr(behind(taken))))
      return behind(taken);
  }
  return std::nullopt;
}

std::string_view without_joint(std::string_view text) {
  text = trim(text);
  for (const std::string_view joint : {"and ", "& ", ", and ", ", "})
    if (text.starts_with(joint)) return trim(text.substr(joint.size()));
  return text;
}

// "at home on Monday", of "at home on Monday, Jo told me".
std::string_view first_clause(std::string_view text) {
  for (const Token& token : language::tokens_of(text)) {
    if (is_mark(token) || is_among(turns, token.folded)) return text.substr(0, token.start);
  }
  return text;
}

bool is_exact(std::string_view text, const language::TextRange& day) {
  return std::ranges::none_of(folded_words(text.substr(day.start, day.end - day.start)),
                              [](const std::string& word) { return is_among(long_spans, word); });
}

bool says_the_day(std::string_view before, std::string_view behind) {
  const std::string_view near = begins_with_a_day(behind) ? behind : first_clause(behind);
  for (const std::string_view text : {near, before}) {
    if (const auto day = day_in(text)) return is_exact(text, *day);
  }
  return false;
}

}  // namespace

Death death_in(std::string_view text, const language::LogLine& line) {
  if (line.mentions.empty()) return {};
  const std::string_view before = text.substr(0, line.mentions[0].range.start);
  if (!says_only_when(before)) return {};
  Death death;
  std::string_view rest = text.substr(before.size());
  for (std::size_t i = 0; i < line.mentions.size(); ++i) {
    const language::TextRange& name = line.mentions[i].range;
    if (name.start != static_cast<std::size_t>(rest.data() - text.data())) break;
    death.who.push_back(i);
    rest = text.substr(name.end);
    if (const auto end = end_of_dying(rest)) {
      const std::string_view behind = rest.substr(*end);
      death.day_known = line.day_said && !line.day_about && says_the_day(before, behind);
      death.said_all = death.day_known ? says_only_when(behind)
                                       : folded_words(behind).empty() && !day_in(before);
      return death;
    }
    rest = without_joint(rest);
  }
  return {};
}

void note_death(store::WriteTx& tx, PersonId id, std::optional<LocalDate> day) {
  vcard::Card card = card_of(tx, id);
  if (!index_card(card).died.empty()) return;
  vcard::Property& property =
      vcard::add_text(card, "DEATHDATE", day ? to_iso(*day) : "day not known");
  if (!day) vcard::add_parameter(property, "VALUE", "text");
  save_card(tx, id, card);
}

}  // namespace wellmet::actions
