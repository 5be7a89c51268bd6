#include "language/log/follow_up_text.h"

#include <algorithm>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/log/prose.h"

namespace wellmet::language {
namespace {

class FollowUpReader {
 public:
  FollowUpReader(const CutLine& line, const Piece& piece, const LogContext& context)
      : line_(line),
        context_(context),
        prose_(prose_of(line, piece.first + 1, piece.last)),
        end_(prose_.size()) {}

  LogFollowUp read() {
    while (end_ > 0 && prose_.tokens[end_ - 1].kind == TokenKind::symbol) --end_;
    LogFollowUp follow_up;
    const bool known = read_kind(follow_up);
    read_day(follow_up);
    if (known) {
      take_leading_people(follow_up);
      read_day(follow_up);
      if (follow_up.owners.empty()) take_last_person(follow_up);
    } else if (const auto first = first_mention()) {
      follow_up.owners = {*first};
    }
    const bool to_them = follow_up.kind == FollowUpKind::share && end_ > at_ + 1;
    for (const char* word : {"him", "her", "them"}) {  // "send him the deck"
      if (to_them && prose_.tokens[at_].is(word)) {
        ++at_;
        break;
      }
    }
    follow_up.text = written(line_, prose_, at_, end_, Days::leave_out);
    return follow_up;
  }

 private:
  // The kind takes up to three words: "thank", "circle back", "close the loop".
  bool read_kind(LogFollowUp& follow_up) {
    for (std::size_t words = std::min<std::size_t>(3, end_); words > 0; --words) {
      std::string text;
      for (std::size_t i = 0; i < words; ++i) {
        if (words == 3 && prose_.tokens[i].is("the")) continue;
        text += (text.empty() ? "" : " ") + prose_.tokens[i].folded;
      }
      const auto kind =
          text == "close loop" ? FollowUpKind::close_the_loop : parse_follow_up_kind(text);
      if (!kind) continue;
      follow_up.kind = *kind;
      follow_up.due = context_.today + info(*kind).default_days;
      at_ = words;
      return true;
    }
    follow_up.due = context_.today + info(FollowUpKind::custom).default_days;
    return false;
  }

  // A day right behind the kind, else one that ends the text, else the first sure one.
  void read_day(LogFollowUp& follow_up) {
    if (follow_up.due_given) return;
    if (at_ > 0 && take_day(follow_up, at_, Expected::yes, 0)) return;
    for (std::size_t at = at_; at < end_; ++at) {
      const bool short_day = at + 1 == end_ && weekday_word(prose_.tokens[at]) && at > at_;
      if (take_day(follow_up, at, short_day ? Expected::yes : Expected::no, end_)) return;
    }
    for (std::size_t at = at_; at < end_; ++at) {
      if (take_day(follow_up, at, Expected::no, 0)) return;
    }
  }

  bool take_day(LogFollowUp& follow_up, std::size_t at, Expected expected, std::size_t must_end) {
    const DateContext context{context_.today, Leaning::future, context_.order};
    const auto hit = date_at(prose_.tokens, at, context, expected);
    if (!hit || hit->end > end_ || hit->day < context_.today) return false;
    if (must_end != 0 && hit->end != must_end) return false;
    follow_up.due = hit->day;
    follow_up.due_given = true;
    prose_.say(at, hit->end, Said::day);
    if (at == at_) at_ = hit->end;
    if (hit->end == end_) end_ = at;
    return true;
  }

  // "@ana and @ben for the dinner"
  void take_leading_people(LogFollowUp& follow_up) {
    std::size_t at = at_;
    while (at < end_) {
      const Token& token = prose_.tokens[at];
      if (prose_.mention[at] != no_mention && stands_alone(at)) {
        follow_up.owners.push_back(prose_.mention[at]);
        at_ = at + 1;
      } else if (!token.is("and") && !token.is(",") && !token.is("&")) {
        return;
      }
      ++at;
    }
  }

  // "the link with @sam", "it to @sam", "the itinerary @ana"
  void take_last_person(LogFollowUp& follow_up) {
    const bool last =
        end_ > at_ && prose_.mention[end_ - 1] != no_mention && stands_alone(end_ - 1);
    if (!last) {
      if (const auto first = first_mention()) follow_up.owners = {*first};
      return;
    }
    --end_;
    follow_up.owners = {prose_.mention[end_]};
    if (end_ == at_) return;
    const Token& before = prose_.tokens[end_ - 1];
    if (before.is("with") || before.is("to") || before.is("for")) --end_;
  }

  // "@jo", not the "@jo's" of "share @jo's talk"
  bool stands_alone(std::size_t at) const { return !is_owner(line_, prose_, at); }

  std::optional<std::size_t> first_mention() const {
    for (std::size_t at = at_; at < end_; ++at) {
      if (prose_.mention[at] != no_mention && stands_alone(at)) return prose_.mention[at];
    }
    return std::nullopt;
  }

  const CutLine& line_;
  const LogContext& context_;
  Prose prose_;
  std::size_t at_ = 0;
  std::size_t end_;
};

}  // namespace

LogFollowUp read_follow_up(const CutLine& line, const Piece& piece, const LogContext& context) {
  return FollowUpReader(line, piece, context).read();
}

}  // namespace wellmet::language
