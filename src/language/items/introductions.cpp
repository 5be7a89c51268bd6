#include "language/items/introductions.h"

#include <optional>

namespace wellmet::language {
namespace {

using By = Introduction::By;

struct Side {
  std::vector<std::size_t> people = {};
  bool me = false;
  bool each_other = false;
  std::size_t end = 0;
  bool is_empty() const { return people.empty() && !me; }
};

class Introductions {
 public:
  Introductions(const CutLine& line, const Prose& prose) : line_(line), prose_(prose) {}

  std::vector<Introduction> read() {
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      const bool simple = is_in(at, {"introduced", "intro'd", "introed", "intoduced", "connected"});
      if (!simple && !is(at, "put")) continue;
      auto found = whom_i_introduced(at);
      if (!found) found = passive(at);
      if (!found) found = simple ? active(at, at + 1) : put_in_touch(at);
      if (found) found_.push_back(std::move(*found));
    }
    return std::move(found_);
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < prose_.size() && prose_.tokens[at].is(word);
  }
  bool is_in(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < prose_.size() && is_one_of(prose_.tokens[at], words);
  }
  bool is_person(std::size_t at) const {
    return at < prose_.size() && prose_.mention[at] != no_mention;
  }
  bool is_subject(std::size_t at) const { return is_person(at) && !is_owner(line_, prose_, at); }

  // "me", "Ana", "Ana and Ben", "Ana, Ben & Tom", "each other"
  Side side_at(std::size_t at) const {
    Side side{.end = at};
    if (is_in(at, {"me", "us"})) return {.me = true, .end = at + 1};
    if (is(at, "each") && is(at + 1, "other")) return {.each_other = true, .end = at + 2};
    while (is_subject(side.end)) {
      side.people.push_back(prose_.mention[side.end++]);
      std::size_t next = side.end;
      while (is_in(next, {"and", "&", ",", "+", "plus"})) ++next;
      if (next == side.end) break;
      if (is_in(next, {"me"})) side.me = true;
      if (!is_subject(next) || is_verb_behind(next)) break;
      side.end = next;
    }
    return side;
  }

  // "… to Ana, and Ben told me": Ben is the next subject.
  bool is_verb_behind(std::size_t at) const {
    return is_in(at + 1,
                 {"told", "said", "says", "is", "was", "has", "had", "will", "asked", "wrote",
                  "called", "rang", "came", "went", "thinks", "loves", "wants", "needs"});
  }

  // Who does it: the nearest before the verb in its clause; the writer where nobody is.
  std::pair<By, std::size_t> subject_before(std::size_t verb) const {
    for (std::size_t i = verb; i-- > 0;) {
      const Token& token = prose_.tokens[i];
      if (is_subject(i)) return {By::somebody, prose_.mention[i]};
      if (is_in(i, {"i", "i've", "we", "we've"})) return {By::writer, no_mention};
      if (is_in(i, {"she", "he", "they", "who"})) return named_before(i);
      if (token.kind == TokenKind::symbol) break;
      if (is_in(i, {"and", "but", "then", "just", "finally", "also", "have", "has", "already",
                    "kindly", "today", "yesterday", "had", "so"}))
        continue;
      if (prose_.said[i] == Said::day || prose_.said[i] == Said::filler) continue;
      break;
    }
    return {By::writer, no_mention};
  }

  std::pair<By, std::size_t> named_before(std::size_t at) const {
    for (std::size_t i = at; i-- > 0;)
      if (is_person(i)) return {By::somebody, prose_.mention[i]};
    return {By::nobody_named, no_mention};
  }

  std::optional<Introduction> active(std::size_t verb, std::size_t behind) const {
    if (is_meant_only(verb)) return std::nullopt;
    const Side one = side_at(behind);
    if (one.is_empty() && !is_in(behind, {"her", "him", "them"})) return std::nullopt;
    const std::size_t to = one.is_empty() ? behind + 1 : one.end;
    const bool leads = is_in(to, {"to", "with", "w"});
    const Side other = leads ? side_at(to + 1) : Side{};
    if (leads && other.is_empty() && !other.each_other) return std::nullopt;  // "me to jazz"
    if (!leads && one.people.size() < 2) return std::nullopt;
    return told(verb, one, other, subject_before(verb));
  }

  // "put Ana in touch with Ben", "put Ana and Ben in touch"
  std::optional<Introduction> put_in_touch(std::size_t verb) const {
    if (is_meant_only(verb)) return std::nullopt;
    const Side one = side_at(verb + 1);
    if (one.is_empty() || !is(one.end, "in") || !is_in(one.end + 1, {"touch", "contact"}))
      return std::nullopt;
    const bool leads = is(one.end + 2, "with");
    const Side other = leads ? side_at(one.end + 3) : Side{};
    if (leads ? other.is_empty() : one.people.size() < 2) return std::nullopt;
    return told(verb, one, other, subject_before(verb));
  }

  static Introduction told(std::size_t verb, const Side& one, const Side& other,
                           std::pair<By, std::size_t> subject) {
    Introduction made{.by = subject.first, .introducer = subject.second};
    made.of_writer = one.me || other.me;
    made.ones = one.people;
    made.others = other.people;
    if (made.of_writer && made.others.empty()) std::swap(made.ones, made.others);
    made.first = verb;
    made.last = verb + 1;
    return made;
  }

  // "Ana was introduced to me by Tom", "got introduced to Ana", "was introduced to Ana by Tom"
  std::optional<Introduction> passive(std::size_t verb) const {
    const bool by_another = verb > 0 && is_in(verb - 1, {"was", "were", "got", "been", "being"});
    const bool bare = verb == 0 || prose_.tokens[verb - 1].kind == TokenKind::symbol;
    if (!is_in(verb + 1, {"to", "with"}) || (!by_another && !bare)) return std::nullopt;
    const Side to = side_at(verb + 2);
    if (to.is_empty()) return std::nullopt;
    Introduction made{.by = By::nobody_named, .first = verb, .last = verb + 1};
    if (is(to.end, "by") && is_subject(to.end + 1)) {
      made.by = By::somebody;
      made.introducer = prose_.mention[to.end + 1];
    } else if (is(to.end, "by") && is(to.end + 1, "me")) {
      made.by = By::writer;
    }
    const std::size_t before = by_another && verb >= 2 ? verb - 2 : prose_.size();
    const bool of_them = before < prose_.size() && is_subject(before);
    if (of_them) made.ones = {prose_.mention[before]};
    made.of_writer = to.me || !of_them;
    made.others = to.me ? made.ones : to.people;
    if (made.of_writer) made.ones.clear();
    return made;
  }

  // "Jo, whom I introduced to Ana, wrote"
  std::optional<Introduction> whom_i_introduced(std::size_t verb) const {
    if (verb < 3 || !is(verb - 1, "i") || !is_in(verb - 2, {"whom", "who", "that"}) ||
        !is_in(verb + 1, {"to", "with"}))
      return std::nullopt;
    const std::size_t one = is(verb - 3, ",") && verb > 3 ? verb - 4 : verb - 3;
    const Side other = side_at(verb + 2);
    if (!is_subject(one) || other.people.empty()) return std::nullopt;
    return told(verb, {.people = {prose_.mention[one]}}, other, {By::writer, no_mention});
  }

  // "should have introduced", "would have put Ana in touch", "put" as an order
  bool is_meant_only(std::size_t verb) const {
    constexpr std::size_t most_between = 3;
    for (std::size_t i = verb; i-- > 0 && verb - i <= most_between;)
      if (is_in(i, {"should", "would", "could", "must", "will", "to", "can", "i'll", "never", "not",
                    "haven't", "hasn't", "didn't", "if", "might", "be"}))
        return true;
    return false;
  }

  const CutLine& line_;
  const Prose& prose_;
  std::vector<Introduction> found_ = {};
};

}  // namespace

std::vector<Introduction> introductions_in(const CutLine& line, const Prose& prose) {
  return Introductions(line, prose).read();
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Introduction& made) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  if (made.of_writer) return pairs;
  if (!made.others.empty()) {
    for (const std::size_t one : made.ones)
      for (const std::size_t other : made.others) pairs.emplace_back(one, other);
    return pairs;
  }
  for (std::size_t i = 0; i < made.ones.size(); ++i)
    for (std::size_t k = i + 1; k < made.ones.size(); ++k)
      pairs.emplace_back(made.ones[i], made.ones[k]);
  return pairs;
}

}  // namespace wellmet::language
