#include "cli/shell/given.h"

#include <fmt/format.h>

#include "actions/access/settings.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {

namespace {

// Of people and their days; beyond these it is a slip of the pen.
constexpr int earliest_year = 1800, latest_year = 2199;

// As it is in the list, or several of them: "friends". A word that only means about the same would
// be stored as another one than was given.
bool is_said_exactly(const std::string& text, RelationshipWord word) {
  const std::string given = fold(trim(text)), listed = fold(to_text(word));
  return given == listed || given == listed + "s";
}

PartialDate read_in_order_of(Session& session, const std::string& text) {
  using language::DateOrder;
  DayOrder order = DayOrder::unknown;
  {
    store::ReadTx tx(session.app().db, session.app().account);
    order = actions::usual_day_order(tx);
  }
  const PartialDate month_first = language::read_partial_date(text, DateOrder::month_first);
  if (order == DayOrder::month_first) return month_first;
  const PartialDate date = language::read_partial_date(text, DateOrder::day_first);
  const bool is_either = date.text.empty() && month_first.text.empty() && date != month_first;
  if (order == DayOrder::unknown && is_either)
    session.err << fmt::format("\"{}\" is read as {}. {}\n", for_terminal(text), to_words(date),
                               in_words(Next{.act = Next::Act::say_date_order}));
  return date;
}

}  // namespace

PersonId person_given(Session& session, const Arguments& args, std::string_view parameter) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return actions::person_called(tx, join(args.all(parameter), " "), app.today());
}

std::string name_of(Session& session, PersonId id) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const auto names = store::names_of(tx, {id});
  return names.empty() ? "" : for_terminal(names.front().second);
}

PartialDate date_given(Session& session, std::string_view option, const std::string& text) {
  const PartialDate date = read_in_order_of(session, text);
  if (date.empty() || !date.text.empty())
    throw Error(ErrorKind::usage,
                fmt::format("{} takes a date as precise as you know it: 12 April 1985, 12 April, "
                            "April 1985, 1985 or \"about 1985\"; not \"{}\".",
                            option, text));
  if (date.year != 0 && (date.year < earliest_year || date.year > latest_year))
    throw Error(ErrorKind::usage, fmt::format("{}: the year {} can't be right. Years from {} to {} "
                                              "can be kept.",
                                              option, date.year, earliest_year, latest_year));
  return date;
}

actions::FilterName filter_name(std::string_view option) {
  return {std::string(option.substr(2)), fmt::format("{} ", option)};
}

LocalDate past_day_given(std::string_view option, const std::string& text, LocalDate today) {
  const auto day = language::parse_when(text, today, language::Leaning::past);
  if (!day)
    throw Error(
        ErrorKind::usage,
        fmt::format("{} \"{}\" isn’t a date I know. Try yesterday, \"last tue\" or 2026-03-05.",
                    option, text));
  return *day;
}

std::vector<RelationshipWord> words_given(const Arguments& args, std::string_view option) {
  std::vector<RelationshipWord> words;
  for (const std::string& text : args.all(option)) {
    const auto word = parse_relationship_word(text);
    if (!word || !is_said_exactly(text, *word))
      throw Error(
          ErrorKind::usage,
          fmt::format("{} takes one of: {}; not \"{}\".{}", option, join(word_choices(), ", "),
                      text, word ? fmt::format(" Closest is {}.", to_text(*word)) : ""));
    words.push_back(*word);
  }
  return words;
}

std::optional<language::CadenceWish> every_given(const Arguments& args) {
  const auto text = args.value("--every");
  if (!text) return std::nullopt;
  const auto wish = language::parse_cadence(*text);
  constexpr int longest_years = 20;
  // "often" is read in running text, where nothing is stored by it.
  if (wish && wish->days > longest_years * 366)
    throw Error(ErrorKind::usage,
                fmt::format("--every \"{}\" is too long: at most {} years. To hear nothing of "
                            "someone: --every never.",
                            *text, longest_years));
  if (!wish || fold(trim(*text)) == "often")
    throw Error(ErrorKind::usage,
                fmt::format("--every takes how often: \"6 weeks\", monthly, \"twice a year\" or "
                            "never; not \"{}\".",
                            *text));
  return wish;
}

std::optional<InterestKind> interest_kind_given(const Arguments& args) {
  const auto text = args.value("--kind");
  if (!text) return std::nullopt;
  const auto kind = parse_interest_kind(*text);
  if (!kind)
    throw Error(ErrorKind::usage, fmt::format("--kind takes one of: {}; not \"{}\".",
                                              join(interest_kind_choices(), ", "), *text));
  return kind;
}

std::vector<std::string> word_choices() {
  std::vector<std::string> list;
  for (RelationshipWord word : all_relationship_words()) list.push_back(to_text(word));
  return list;
}

std::vector<std::string> interest_kind_choices() {
  std::vector<std::string> list;
  for (InterestKind kind : all_interest_kinds()) list.push_back(to_text(kind));
  return list;
}

}  // namespace wellmet::cli
