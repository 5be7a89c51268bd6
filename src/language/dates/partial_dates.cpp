// Dates as precisely as someone knows them, in words: birthdays and how-we-met.
#include <array>

#include "base/text.h"
#include "language/dates/calendar_words.h"
#include "language/dates/dates.h"

namespace wellmet::language {
namespace {

class PartialReader {
 public:
  PartialReader(const std::vector<Token>& tokens, DateOrder order)
      : tokens_(tokens), order_(order) {}

  std::optional<PartialDate> read() {
    skip_any({"on", "in", "born", "the"});
    date_.about = skip_any({"about", "around", "circa", "ca", "c", "approx", "roughly", "~"});
    skip_any({"."});
    if (date_.about) skip_any({"in", "the"});
    const bool form = figures() || words();
    if (!form || at_ != tokens_.size() || !possible()) return std::nullopt;
    return date_;
  }

 private:
  // 12.4.1985, 12/4/1985, 12.4., 12/4, 2019/03/04
  bool figures() {
    std::array<int, 3> parts{};
    std::size_t count = 0, at = at_;
    std::string mark;
    while (count < 3 && number(at)) {
      parts[count++] = tokens_[at].value;
      ++at;
      if (at >= tokens_.size() || count == 3) break;
      if (tokens_[at].kind != TokenKind::symbol) return false;
      if (mark.empty()) mark = tokens_[at].folded;
      if (tokens_[at].folded != mark || (mark != "." && mark != "/" && mark != "-")) return false;
      ++at;
    }
    if (count < 2 || at != tokens_.size()) return false;
    at_ = at;
    return assign(parts, count, mark);
  }

  bool assign(const std::array<int, 3>& p, std::size_t count, const std::string& mark) {
    if (count == 2 && p[1] > 31) {  // 03/2019
      date_.month = p[0];
      date_.year = p[1];
      return true;
    }
    if (p[0] > 31) {
      date_.year = p[0];
      date_.month = p[1];
      date_.day = count == 3 ? p[2] : 0;
      return true;
    }
    const bool month_first =
        mark != "." && p[0] <= 12 && (order_ == DateOrder::month_first || p[1] > 12);
    date_.day = month_first ? p[1] : p[0];
    date_.month = month_first ? p[0] : p[1];
    if (count == 3) date_.year = p[2] < 100 ? (p[2] < 30 ? 2000 : 1900) + p[2] : p[2];
    return true;
  }

  // "12 April 1985", "12th of Apr", "April 12, 1985", "March 2019", "April", "1985"
  bool words() {
    skip_any({"the"});
    day();
    skip_any({"of", "."});
    if (at_ < tokens_.size()) {
      if (const auto month = month_word(tokens_[at_])) {
        date_.month = month->value;
        ++at_;
        skip_any({"."});
      }
    }
    if (date_.day == 0) day();
    skip_any({","});
    skip_any({"of", "in"});
    if (number(at_) && tokens_[at_].end - tokens_[at_].start == 4)
      date_.year = tokens_[at_++].value;
    return date_.month != 0 || (date_.year != 0 && date_.day == 0);
  }

  void day() {
    if (!number(at_) || tokens_[at_].end - tokens_[at_].start > 2) return;
    date_.day = tokens_[at_++].value;
    skip_any({"st", "nd", "rd", "th"});
  }

  bool possible() const {
    if (date_.year != 0 && (date_.year < 1000 || date_.year > 2199)) return false;
    return may_exist(date_);
  }

  bool number(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::number && tokens_[at].value > 0;
  }

  bool skip_any(std::initializer_list<std::string_view> words) {
    for (std::string_view word : words) {
      if (at_ < tokens_.size() && tokens_[at_].is(word)) {
        ++at_;
        return true;
      }
    }
    return false;
  }

  const std::vector<Token>& tokens_;
  DateOrder order_;
  PartialDate date_ = {};
  std::size_t at_ = 0;
};

}  // namespace

PartialDate read_partial_date(std::string_view text, DateOrder order) {
  PartialDate date = parse_partial_date(trim(text));
  if (date.text.empty()) return date;
  const std::vector<Token> tokens = tokens_of(text);
  if (const auto read = PartialReader(tokens, order).read()) return *read;
  return date;
}

}  // namespace wellmet::language
