#include "language/log/how_met.h"

#include <array>
#include <vector>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/items/known_for.h"
#include "language/tokens.h"

namespace wellmet::language {
namespace {

class HowMetReader {
 public:
  HowMetReader(std::string_view text, LocalDate today, DateOrder order)
      : text_(text),
        tokens_(tokens_of(text)),
        context_{today, Leaning::past, order},
        gone_(tokens_.size(), false) {}

  HowMet read() {
    read_partial_part();
    if (met_.on.empty()) read_day();
    read_place();
    met_.how = rest();
    return met_;
  }

 private:
  // "pottery class, 3 March", "pottery class in March 2019", "1998": an exact reading of the last
  // or first part of the text, as precisely as it was said.
  void read_partial_part() {
    for (std::size_t first = 0; first < tokens_.size(); ++first) {
      if (try_partial(first, tokens_.size())) return;
    }
    for (std::size_t last = tokens_.size(); last > 0; --last) {
      const bool bounded = last == tokens_.size() || tokens_[last].is(",") || tokens_[last].is(":");
      if (bounded && try_partial(0, last)) return;
    }
  }

  bool try_partial(std::size_t first, std::size_t last) {
    const bool word_start = tokens_[first].space_before;
    if (!word_start || !may_begin(first)) return false;
    const std::size_t start = tokens_[first].start;
    PartialDate date =
        read_partial_date(text_.substr(start, tokens_[last - 1].end - start), context_.order);
    if (!date.text.empty() || date.empty()) return false;
    if (date.year == 0 && date.month != 0) date = with_last_year(date);
    met_.on = date;
    take(first, last);
    return true;
  }

  // "Pier 39" and "may" alone are no dates: a bare number must be a year, a bare month be led.
  bool may_begin(std::size_t first) const {
    if (first + 1 < tokens_.size()) return true;
    if (tokens_[first].kind != TokenKind::number) return false;
    return tokens_[first].value >= 1900 && tokens_[first].value <= 2199;
  }

  // The last such day or month that is not after today.
  PartialDate with_last_year(PartialDate date) const {
    const YearMonthDay now = year_month_day(context_.today);
    const bool later = date.month > now.month || (date.month == now.month && date.day > now.day);
    date.year = later ? now.year - 1 : now.year;
    if (date.day != 0 && !exists({date.year, date.month, date.day})) date.day = 0;
    return date;
  }

  // "at Ana's wedding last summer": the days of plain English. A vague one is kept to the month.
  void read_day() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const auto hit = date_at(tokens_, at, context_, Expected::no);
      if (!hit || hit->day > context_.today) continue;
      met_.on = partial(hit->day);
      if (hit->vague) met_.on.day = 0;
      met_.on.about = hit->vague;
      take(at, hit->end);
      return;
    }
  }

  // "at PyCon", "in Lisbon": up to a comma or the date.
  void read_place() {
    for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
      const bool opens = tokens_[at].is("at") || tokens_[at].is("in");
      if (!opens || gone_[at] || gone_[at + 1]) continue;
      if (tokens_[at].is("in") && !tokens_[at + 1].capital && !tokens_[at + 1].caseless) continue;
      std::size_t last = at + 1;
      while (last < tokens_.size() && !gone_[last] && !tokens_[last].is(",") &&
             !tokens_[last].is(";") && !tokens_[last].is("through") && !tokens_[last].is("with"))
        ++last;
      const bool article = tokens_[at + 1].is("the") || tokens_[at + 1].is("a");
      const std::size_t first = article && last > at + 2 ? at + 2 : at + 1;
      if (last == first) continue;
      met_.where = std::string(
          text_.substr(tokens_[first].start, tokens_[last - 1].end - tokens_[first].start));
      take(at, last);
      return;
    }
  }

  void take(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) gone_[i] = true;
  }

  std::string rest() const {
    std::string out;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (gone_[i]) continue;
      if (!out.empty() && tokens_[i].space_before) out += ' ';
      out += text_.substr(tokens_[i].start, tokens_[i].end - tokens_[i].start);
    }
    std::string_view view = trim(out);
    while (!view.empty() && std::string_view(",;:-").find(view.back()) != std::string_view::npos)
      view = trim(view.substr(0, view.size() - 1));
    while (!view.empty() && std::string_view(",;:-").find(view.front()) != std::string_view::npos)
      view = trim(view.substr(1));
    return std::string(view);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  DateContext context_;
  std::vector<bool> gone_;
  HowMet met_ = {};
};

}  // namespace

HowMet read_how_met(std::string_view text, LocalDate today, DateOrder order) {
  const PartialDate known = read_known_for(text, today);
  if (!known.empty()) return {.on = known};
  return HowMetReader(text, today, order).read();
}

PartialDate read_when_met(std::string_view text, LocalDate today) {
  if (trim(text).empty()) return {};
  if (const PartialDate known = read_known_for(text, today); !known.empty()) return known;
  const PartialDate date = read_partial_date(text);
  if (date.text.empty()) return date;
  const auto day = parse_when(text, today, Leaning::past);
  return day ? partial(*day) : date;
}

}  // namespace wellmet::language
