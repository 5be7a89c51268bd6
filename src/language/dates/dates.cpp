// Plain English dates, relative to a given day. Where English leaves it open, this is what we take
// a word to mean; the echo shows the day, so that a wrong guess is seen at once.
//
//   tuesday, on tuesday      the last one before today in a log, the next one after it in a
//                            follow-up; never today, for which people say "today"
//   last tuesday             the last one before today
//   next tuesday             the one in the week after this (weeks begin on Monday)
//   this tuesday             today counts; else as for "on tuesday"
//   last week, last month    7 days, a calendar month ago; "next" likewise
//   tuesday last week        that day in the week before this one
//   last weekend             Saturday of the last weekend that is over; at the weekend: of the one
//                            that last began
//   the other day            3 days ago
//   a few days, several      3, 4
//   two or three weeks       half-way
//   in March                 the 15th of the last March in a log, the 1st of the next elsewhere
//   early, mid, late March   the 5th, 15th, 25th
//   in spring, last summer   the first day of the middle month of the northern season
//   3 March                  the last one in a log, today included; the next one elsewhere
//   3/4/2026                 as DateOrder says, unless only one way is a date; 3.4.2026 day first
//   3/4                      a date only after "on" or where a date is expected: "24/7" is not one
//
// "sat", "sun", "mon", "wed" and "may" are dates only with a word beside them that says so
// ("on sat", "in May", "3 May"), or where a date is expected. Slips of the pen are read in words
// of five letters and more ("yestreday", "tommorow", "wendsday", "febuary").
#include "language/dates/dates.h"

#include "base/text.h"
#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

bool on_its_side(LocalDate day, const DateContext& context) {
  return context.leaning == Leaning::past ? day <= context.today : day >= context.today;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, const DateContext& context) {
  const std::vector<Token> tokens = tokens_of(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto hit = date_at(tokens, at, context, Expected::no);
    if (hit && on_its_side(hit->day, context))
      return FoundDate{hit->day, {tokens[at].start, tokens[hit->end - 1].end}};
  }
  return std::nullopt;
}

std::optional<LocalDate> parse_when(std::string_view text, const DateContext& context) {
  std::vector<Token> tokens = tokens_of(text);
  while (!tokens.empty() && (tokens.back().is(".") || tokens.back().is("!"))) tokens.pop_back();
  const auto hit = date_at(tokens, 0, context, Expected::yes);
  if (!hit || hit->end != tokens.size()) return std::nullopt;
  return hit->day;
}

}  // namespace wellmet::language
