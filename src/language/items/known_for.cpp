#include "language/items/known_for.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "language/dates/dates.h"

namespace wellmet::language {
namespace {

PartialDate in_words(std::string text) { return {.text = std::move(text)}; }

PartialDate years_ago(int years, LocalDate today) {
  return {.year = year_month_day(today).year - years, .about = true};
}

bool is_long_time(std::string_view text) {
  for (const char* words : {"years", "ages", "decades", "a long time", "many years", "so long",
                            "yonks", "a very long time", "years and years", "donkey s years"})
    if (text == words) return true;
  return false;
}

bool is_life(std::string_view text) {
  for (const char* words : {"always", "forever", "all my life", "all our lives", "my whole life",
                            "all her life", "all his life", "ever"})
    if (text == words) return true;
  return false;
}

// "school", "we were kids": a time of life that is over.
bool is_early(std::string_view text) {
  for (const char* words :
       {"school", "primary school", "secondary school", "high school", "kindergarten", "college",
        "university", "uni", "childhood", "birth", "we were kids", "we were children",
        "we were little", "we were students", "i was little", "i was a child", "i was a kid"})
    if (text == words) return true;
  return false;
}

// "20 years", "twenty years": the year in which it began.
std::optional<int> whole_years(std::string_view text) {
  const std::size_t unit = text.rfind(" years");
  if (unit == std::string_view::npos || unit + 6 != text.size()) return std::nullopt;
  const auto days = parse_span(text);
  if (!days || *days < 700 || *days > 36'600) return std::nullopt;
  return (*days * 100 + 18'262) / 36'525;
}

class KnownReader {
 public:
  KnownReader(const CutLine& line, const Prose& prose, LocalDate today)
      : line_(line), prose_(prose), today_(today) {}

  std::vector<LogKnown> read() {
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      if (old_friend_ends(at)) {
        add(in_words(since_when(at)), whose_friend(at));
      } else if (word(at, {"known", "knew"})) {
        if (const PartialDate on = known_for(at); !on.empty()) add(on, whom_known(at));
      } else if (word(at, {"friend", "friends", "pals", "mates", "close"})) {
        if (const PartialDate on = stretch_behind(at, 1); !on.empty()) add(on, friend_of_mine(at));
      } else if (go_way_back(at)) {
        add(in_words("for years"), the_only_one());
      }
    }
    return std::move(found_);
  }

 private:
  bool word(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < prose_.size() && is_one_of(prose_.tokens[at], words);
  }

  bool person(std::size_t at) const {
    return at < prose_.size() && prose_.mention[at] != no_mention;
  }

  void add(PartialDate on, const std::optional<std::size_t>& mention) {
    if (!mention) return;
    const bool told = std::ranges::any_of(
        found_, [&](const LogKnown& known) { return known.owners == Owners{*mention}; });
    if (!told) found_.push_back({.on = std::move(on), .owners = {*mention}});
  }

  // The place of the last word of "old friend", "oldest school friend", "childhood friend".
  bool old_friend_ends(std::size_t at) const {
    if (at == 0 || !word(at, {"friend", "pal", "mate", "colleague", "classmate", "schoolmate"}))
      return false;
    return begin_of_old(at) < at;
  }

  std::size_t begin_of_old(std::size_t at) const {
    std::size_t first = at;
    while (first > 0 &&
           word(first - 1, {"school", "college", "university", "uni", "army", "work", "family"}))
      --first;
    if (first > 0 && word(first - 1, {"old", "oldest", "childhood", "lifelong"})) return first - 1;
    return at;
  }

  std::string since_when(std::size_t at) const {
    for (std::size_t i = begin_of_old(at); i < at; ++i) {
      if (word(i, {"school", "college", "university"}) && !word(at, {"colleague"}))
        return "since " + prose_.tokens[i].folded;
      if (word(i, {"childhood"})) return "since childhood";
    }
    return "for years";
  }

  // Mine, and of whom: "my old friend Jo", "Jo, an old friend of mine", "Jo is an old friend". Not
  // "Jo's old friend", "an old friend of Jo".
  std::optional<std::size_t> whose_friend(std::size_t at) const {
    std::size_t first = begin_of_old(at);
    std::size_t last = at + 1;
    if (word(last, {"of"})) {
      if (!word(last + 1, {"mine", "ours"})) return std::nullopt;
      last += 2;
    }
    if (first > 0 && word(first - 1, {"her", "his", "their", "your", "no"})) return std::nullopt;
    if (first > 0 && person(first - 1)) return std::nullopt;  // "Jo's old friend"
    if (first > 0 && word(first - 1, {"my", "our", "an", "a", "the"})) --first;
    while (word(last, {",", ":", "("})) ++last;
    if (const auto behind = alone_at(last)) return behind;
    return before(first);
  }

  // "known her for ages", "have known @jo since school", "known each other forever"
  PartialDate known_for(std::size_t at) const {
    return not_known(at) ? PartialDate{} : stretch_behind(at, 4);
  }

  // One that begins at most so many words behind the place.
  PartialDate stretch_behind(std::size_t at, std::size_t most) const {
    for (std::size_t first = at + 1; first <= at + most && first < prose_.size(); ++first) {
      for (std::size_t last = std::min(first + 5, prose_.size()); last > first; --last) {
        const PartialDate on = read_known_for(words(first, last), today_);
        if (!on.empty()) return on;
      }
    }
    return {};
  }

  // "Jo, a friend since school", "Jo and I have been friends for years", "friends since college".
  std::optional<std::size_t> friend_of_mine(std::size_t at) const {
    if (at > 0 && word(at - 1, {"a", "my", "best", "good"})) {
      std::size_t first = at;
      while (first > 0 && word(first - 1, {"a", "my", "best", "good", "dear", "great"})) --first;
      return before(first);
    }
    const bool ours =
        word(0, {"we", "i"}) || (person(0) && word(1, {"and", "&"}) && word(2, {"i"}));
    return ours || (at > 0 && word(at - 1, {","})) ? the_only_one() : std::nullopt;
  }

  bool not_known(std::size_t at) const {
    for (std::size_t i = at > 3 ? at - 3 : 0; i < at; ++i)
      if (word(i, {"not", "never", "haven't", "hadn't", "if", "wish"})) return true;
    return false;
  }

  // "we've known each other", "I have known her", "known @jo for ages" at the beginning: mine.
  std::optional<std::size_t> whom_known(std::size_t at) const {
    const bool mine = at == 0 || word(at - 1, {"i've", "we've", "i", "we", ",", "(", "have"});
    if (!mine) return std::nullopt;
    if (at > 1 && word(at - 1, {"have"}) && !word(at - 2, {"i", "we", ",", "("}))
      return std::nullopt;
    return person(at + 1) ? alone_at(at + 1) : the_only_one();
  }

  // Who stands here, if it is said of them and of nobody else: not "Jo's brother", "Ben and Jo".
  std::optional<std::size_t> alone_at(std::size_t at) const {
    if (!person(at) || is_owner(line_, prose_, at)) return std::nullopt;
    if (word(at + 1, {"and", "&", ","}) && person(at + 2)) return std::nullopt;
    return prose_.mention[at];
  }

  // "Jo, an old friend", "Jo is a friend since school", "Jo's an old friend"
  std::optional<std::size_t> before(std::size_t first) const {
    if (first > 0 && person(first - 1) && is_owner(line_, prose_, first - 1))
      return word(first, {"a", "an", "my"}) ? std::optional(prose_.mention[first - 1])
                                            : std::nullopt;
    if (first < 2 || !word(first - 1, {"is", ",", "(", "-", "–", "—"})) return std::nullopt;
    return person(first - 2) && !is_owner(line_, prose_, first - 2)
               ? std::optional(prose_.mention[first - 2])
               : std::nullopt;
  }

  bool go_way_back(std::size_t at) const {
    return word(at, {"we"}) && word(at + 1, {"go"}) &&
           ((word(at + 2, {"way", "far"}) && word(at + 3, {"back"})) ||
            (word(at + 2, {"back"}) && word(at + 3, {"years", "decades", "ages", "forever"})));
  }

  // Whom the line is about, where it names one person.
  std::optional<std::size_t> the_only_one() const {
    std::optional<std::size_t> only;
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      if (!person(at) || only == prose_.mention[at]) continue;
      if (only || is_owner(line_, prose_, at)) return std::nullopt;
      only = prose_.mention[at];
    }
    return only;
  }

  std::string words(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
      if (person(i) || prose_.tokens[i].kind == TokenKind::hole) return "";
      text += (text.empty() ? "" : " ") + prose_.tokens[i].folded;
    }
    return text;
  }

  const CutLine& line_;
  const Prose& prose_;
  LocalDate today_;
  std::vector<LogKnown> found_ = {};
};

}  // namespace

PartialDate read_known_for(std::string_view text, LocalDate today) {
  const std::string words = join(folded_words(text), " ");
  const std::size_t space = words.find(' ');
  const std::string led_by = words.substr(0, space);
  const bool led =
      space != std::string::npos && (led_by == "since" || led_by == "from" || led_by == "for");
  const std::string rest = led ? words.substr(space + 1) : words;
  if (led && led_by != "for") return is_early(rest) ? in_words("since " + rest) : PartialDate{};
  if (is_life(rest)) return in_words("always");
  if (is_long_time(rest)) return in_words("for years");
  if (const auto years = whole_years(rest)) return years_ago(*years, today);
  return {};
}

std::vector<LogKnown> known_in(const CutLine& line, const Prose& whole, LocalDate today) {
  return KnownReader(line, whole, today).read();
}

}  // namespace wellmet::language
