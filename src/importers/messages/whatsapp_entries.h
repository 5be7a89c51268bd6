#pragma once
#include <algorithm>
#include <optional>
#include <string_view>

#include "formats/written_date.h"
#include "importers/messages/whatsapp_head.h"

// The text of a chat that WhatsApp exported, message by message, and what its days say about the
// order in which they are written.
namespace wellmet {

class WhatsappLines {
 public:
  explicit WhatsappLines(std::string_view text) : rest_(text) {}
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    return true;
  }
  int number() const { return number_; }

 private:
  std::string_view rest_;
  int number_ = 0;
};

struct WhatsappEntry {
  WhatsappHead head = {};
  std::string_view author =
      {};  // as it stands; of a line of WhatsApp's own without one has_author is false
  std::string_view body = {};
  bool has_author = false;
};

// Of a line that begins with this head.
WhatsappEntry whatsapp_entry(const WhatsappHead&, std::string_view line);

// The text entry by entry; lines that go on with one are handed over with it.
template <class Begin, class GoOn>
void read_whatsapp_entries(std::string_view text, Begin begin, GoOn go_on) {
  WhatsappLines lines(text);
  std::string_view line;
  std::optional<unsigned> form;
  while (lines.next(line)) {
    const auto head = whatsapp_head(line);
    if (head && (!form || head->form == *form)) {
      form = head->form;
      begin(whatsapp_entry(*head, line), lines.number());
    } else if (form) {
      go_on(line, lines.number());
    }
  }
}

// Nothing for a day that does not exist.
std::optional<LocalDate> whatsapp_day(const WhatsappHead&, DayOrder);

// What the days of a chat say about their own order, by the order of its lines.
class WhatsappOrder {
 public:
  void hear(const WhatsappHead& head, LocalDate today) {
    if (head.year_first) return;
    any_ = true;
    first_above_12_ = first_above_12_ || (head.first > 12 && head.first <= 31);
    second_above_12_ = second_above_12_ || (head.second > 12 && head.second <= 31);
    dots_ = dots_ || (head.form >> 4 & 15u) == 2;
    day_first_.hear(whatsapp_day(head, DayOrder::day_first), today);
    month_first_.hear(whatsapp_day(head, DayOrder::month_first), today);
  }

  DayOrder said() const {
    if (first_above_12_ != second_above_12_)
      return first_above_12_ ? DayOrder::day_first : DayOrder::month_first;
    if (!any_ || dots_) return DayOrder::day_first;
    if (day_first_.ahead != month_first_.ahead)
      return day_first_.ahead ? DayOrder::month_first : DayOrder::day_first;
    if (day_first_.runs_better_than(month_first_)) return DayOrder::day_first;
    if (month_first_.runs_better_than(day_first_)) return DayOrder::month_first;
    return DayOrder::unknown;
  }

 private:
  // The days as they are when one of the two comes first.
  struct Run {
    bool ahead = false;  // of today
    int backwards = 0;   // steps to an earlier day
    std::optional<LocalDate> last = {};

    void hear(std::optional<LocalDate> day, LocalDate today) {
      if (!day) return;
      ahead = ahead || *day > today + 1;
      backwards += last && *day < *last;
      last = day;
    }
    // A chat runs forwards, but for messages that came late.
    bool runs_better_than(const Run& other) const {
      constexpr int clearly = 10;
      return clearly * backwards < other.backwards;
    }
  };

  bool any_ = false, first_above_12_ = false, second_above_12_ = false, dots_ = false;
  Run day_first_ = {}, month_first_ = {};
};

}  // namespace wellmet
