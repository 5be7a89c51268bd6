#include "language/items/days_to_come.h"

#include <algorithm>
#include <optional>

#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

constexpr int furthest_ahead_days = 400;
constexpr std::size_t most_words = 4;

class DayReader {
 public:
  DayReader(const CutLine& line, const Prose& prose, const LogContext& context)
      : line_(line), prose_(prose), context_(context) {}

  std::vector<LogDate> read() {
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      const std::optional<std::size_t> whose = owner_at(at);
      if (!whose) continue;
      const std::size_t verb = verb_behind(at + 1);
      if (verb == prose_.size()) continue;
      const auto day = day_at(verb + 1);
      if (!day) continue;
      found_.push_back({.label = written(line_, prose_, at + 1, verb, Days::keep),
                        .day = *day,
                        .owners = {*whose}});
    }
    return std::move(found_);
  }

 private:
  // "Maya's"; "her" where the line speaks of one person.
  std::optional<std::size_t> owner_at(std::size_t at) const {
    if (const std::size_t mention = prose_.mention[at]; mention != no_mention)
      return is_owner(line_, prose_, at) ? std::optional(mention) : std::nullopt;
    const bool hers = is_one_of(prose_.tokens[at], {"her", "his", "their"});
    return hers && line_.mentions.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
  }

  // The verb behind one to four plain words; prose_.size() where it is something else.
  std::size_t verb_behind(std::size_t first) const {
    for (std::size_t at = first; at < prose_.size() && at <= first + most_words; ++at) {
      const Token& token = prose_.tokens[at];
      if (at > first && is_one_of(token, {"is", "opens", "starts", "begins", "launches"}))
        return at;
      const bool plain = token.kind == TokenKind::word && prose_.mention[at] == no_mention &&
                         prose_.said[at] == Said::nothing;
      if (!plain || is_one_of(token, {"birthday", "bday", "and", "or", "but", "if", "when", "that",
                                      "who", "was", "were", "not", "to", "said", "says"}))
        break;
    }
    return prose_.size();
  }

  std::optional<LocalDate> day_at(std::size_t at) const {
    if (at >= prose_.size()) return std::nullopt;
    const auto hit = date_at(prose_.tokens, at, {context_.today, Leaning::future, context_.order},
                             Expected::yes);
    if (!hit || hit->vague || hit->day <= context_.today ||
        hit->day - context_.today > furthest_ahead_days)
      return std::nullopt;
    return hit->day;
  }

  const CutLine& line_;
  const Prose& prose_;
  const LogContext& context_;
  std::vector<LogDate> found_ = {};
};

}  // namespace

std::vector<LogDate> days_to_come(const CutLine& line, const Prose& whole,
                                  const LogContext& context) {
  return DayReader(line, whole, context).read();
}

}  // namespace wellmet::language
