// When, what and where, from the part of a line that tells what happened. Its first clause is read
// for what happened and where; days may also stand behind it, unless the clause is about somebody
// else ("her dog died last week").
#include "language/log/head_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/happened/of_a_thing.h"
#include "language/items/introductions.h"
#include "language/log/head_words.h"
#include "language/names/mention_finder.h"
#include "language/names/name_words.h"

namespace wellmet::language {
void HeadReader::read() {
  zone_ = zone_end();
  read_day();
  read_time();
  find_happenings();
  choose_kind();
  read_touch();
  read_places();
  mark_fillers();
  prose_.told_from = zone_;
  if (!read_.day_said) doubt_a_day_to_come();
  if (!read_.day_said) doubt_an_impossible_day();
  name_unknown_setting();
}

// The first clause ends where talk begins, or at a mark behind the first mention or happening; a
// comma between mentions ends nothing.
std::size_t HeadReader::zone_end() const {
  bool mentioned = false, happened = false;
  std::size_t row_end = 0;
  for (std::size_t at = 0; at < prose_.size(); ++at) {
    const Token& token = prose_.tokens[at];
    if (prose_.said[at] == Said::mention) mentioned = true;
    if (const auto hit = happening_at(prose_.tokens, at)) {
      happened = true;
      row_end = std::max(row_end, hit->last);
    }
    const bool that_one = token.is("that") && at > 0 && is_filler(prose_.tokens[at - 1]);
    if ((mentioned || happened) && at >= row_end && begins_talk(token) && !that_one) return at;
    if (happened && ends_clause(at) && !is_between_mentions(at)) return at;
  }
  return prose_.size();
}

bool HeadReader::is_between_mentions(std::size_t at) const {
  return is(at, ",") && at + 1 < prose_.size() &&
         (prose_.said[at + 1] == Said::mention || is(at + 1, "and") || is(at + 1, "with") ||
          (is(at + 1, "at") && at > 0 && prose_.said[at - 1] == Said::mention));
}

bool HeadReader::ends_clause(std::size_t at) const {
  const Token& token = prose_.tokens[at];
  if (token.is(",") || token.is(";") || token.is("!") || token.is("?")) return true;
  if (prose_.said[at] == Said::item) return true;
  if (token.is(".") && ends_with_dot(prose_.tokens, at)) return true;
  return (token.is("-") || token.is("–") || token.is("—")) && token.space_before;
}

void HeadReader::read_time() {
  for (std::size_t at = 0; at < prose_.size(); ++at) {
    const bool near_day = at > 0 && prose_.said[at - 1] == Said::day;
    const auto hit = time_at(prose_.tokens, at);
    if (!hit || !(at < zone_ || near_day)) continue;
    const bool free = std::all_of(prose_.said.begin() + static_cast<std::ptrdiff_t>(at),
                                  prose_.said.begin() + static_cast<std::ptrdiff_t>(hit->end),
                                  [](Said said) { return said == Said::nothing; });
    if (!free) continue;
    read_.time = hit->time;
    if (hit->time.hour < 12 && hit->time.hour >= 5 && at_night(at, hit->end))
      read_.time->hour += 12;
    prose_.say(at, hit->end, Said::time);
    return;
  }
}

// "last night at 11"
bool HeadReader::at_night(std::size_t from, std::size_t to) const {
  const auto tells = [&](std::size_t at) {
    for (const char* word : {"night", "nite", "evening", "tonight", "tonite", "eve"}) {
      if (is(at, word)) return true;
    }
    return false;
  };
  for (std::size_t at = from; at < to; ++at) {
    if (is(at, "am")) return false;
  }
  if ((from > 0 && tells(from - 1)) || tells(to)) return true;
  return to + 1 < prose_.size() && (is(to, "last") || is(to, "on")) && tells(to + 1);
}

void HeadReader::find_happenings() {
  for (std::size_t at = 0; at < zone_;) {
    const bool open = prose_.said[at] == Said::nothing || prose_.said[at] == Said::mention;
    const auto hit = open ? happening_at(prose_.tokens, at) : std::nullopt;
    if (!hit) {
      ++at;
      continue;
    }
    const bool others_deed = hit->row->weight == Weight::deed &&
                             hit->row->kind == InteractionKind::other && hit->row->setting.empty();
    const bool thanked_for = !deeds_.empty() && is(hit->first == 0 ? 0 : hit->first - 1, "for") &&
                             (deeds_.back().row->kind == InteractionKind::thanked ||
                              deeds_.back().row->kind == InteractionKind::congratulated);
    if (!others_deed && !thanked_for && !is_introduction_by_nobody(*hit) &&
        !is_thanks_for_news(*hit) && !is_done_by_them(*hit) && !names_a_place(*hit) &&
        !names_somebody(*hit) && !is_of_a_thing(line_, prose_, *hit))
      (hit->row->weight == Weight::deed ? deeds_ : hits_).push_back(*hit);
    // The mention that ends one row may begin another: "introduced @ to @", "@ helped".
    at = std::max(at + 1, hit->last);
  }
  for (const HappeningHit& hit : deeds_for_me(prose_, zone_)) deeds_.push_back(hit);
  find_means_behind();
}

// "told @dana about the job on whatsapp": by what means is said behind what was told.
void HeadReader::find_means_behind() {
  for (std::size_t at = zone_; at < prose_.size(); ++at) {
    if (prose_.said[at] != Said::nothing) continue;
    const auto hit = happening_at(prose_.tokens, at);
    if (!hit || hit->row->weight != Weight::form || !hits_.empty()) continue;
    const std::string_view words = hit->row->words;
    for (const char* lead : {"on ", "over ", "via ", "by "}) {
      if (words.starts_with(lead)) hits_.push_back(*hit);
    }
  }
}

// "got introduced to Ana", "Jo, whom I introduced to Ana", "Ana introduced me to jazz": there is
// nobody to thank for having met somebody.
bool HeadReader::is_introduction_by_nobody(const HappeningHit& hit) const {
  if (hit.row->kind != InteractionKind::introduced_by ||
      !is_one_of(prose_.tokens[hit.last - 1], {"to", "with"}) ||
      is_one_of(prose_.tokens[hit.first], {"intro", "introduction"}))
    return false;
  for (const Introduction& made : introductions_in(line_, prose_))
    if (made.first == hit.first) return made.introducer == no_mention;
  constexpr std::size_t most_words = 3;  // "introduced me to his new boss": somebody, not named
  for (std::size_t at = hit.last; at < std::min(prose_.size(), hit.last + most_words); ++at)
    if (is_kin(prose_.tokens[at]) || is_person_noun(prose_.tokens[at]) ||
        is_one_of(prose_.tokens[at], {"everyone", "everybody", "people", "friends", "them", "her",
                                      "him", "someone", "somebody", "folks", "others", "team"}))
      return false;
  return prose_.said[std::min(hit.last, prose_.size() - 1)] != Said::mention;
}

// "thanks to Kofi, Ana has a new studio": nobody was thanked.
bool HeadReader::is_thanks_for_news(const HappeningHit& hit) const {
  if (hit.row->words != "thanks to @" || hit.last >= prose_.size()) return false;
  std::size_t next = hit.last;
  if (is(next, ",")) ++next;
  return next < prose_.size() &&
         (prose_.said[next] == Said::mention ||
          is_one_of(prose_.tokens[next], {"i", "we", "my", "our", "the", "she", "he", "they"}));
}

// "@seun wrote to say thanks" is no thanks of the writer's.
bool HeadReader::is_done_by_them(const HappeningHit& hit) const {
  const bool courtesy =
      hit.row->kind == InteractionKind::thanked || hit.row->kind == InteractionKind::congratulated;
  return courtesy && hit.row->weight == Weight::deed && prose_.said[0] == Said::mention;
}

// "a plumber called @wendell" was not phoned.
bool HeadReader::names_somebody(const HappeningHit& hit) const {
  return is(hit.first, "called") && hit.first >= 2 && hit.last < prose_.size() &&
         prose_.said[hit.last] == Said::mention && !is_article(prose_.tokens[hit.first - 1]) &&
         is_article(prose_.tokens[hit.first - 2]);
}

// "at the climbing gym" is no climbing.
bool HeadReader::names_a_place(const HappeningHit& hit) const {
  if (!stands_at_a_scene(hit) || hit.last >= zone_) return false;
  const Token& next = prose_.tokens[hit.last];
  return next.kind == TokenKind::word && prose_.said[hit.last] == Said::nothing &&
         !ends_place(next) && !is_filler(next) && !happening_at(prose_.tokens, hit.last);
}

// "at the conference", "after choir": the scene of something else.
bool HeadReader::stands_at_a_scene(const HappeningHit& hit) const {
  if (hit.row->weight == Weight::scene) return true;
  if (hit.row->weight != Weight::event) return false;
  for (std::size_t at = hit.first, words = 0; at > 0 && words < 4; ++words) {
    --at;
    if (is(at, "at") || is(at, "in") || is(at, "after") || is(at, "during") || is(at, "outside") ||
        is(at, "near"))
      return true;
    const bool host = prose_.said[at] == Said::mention;  // "at @hannah's party"
    if (!host && (prose_.tokens[at].kind != TokenKind::word || is(at, "with"))) return false;
  }
  return false;
}

void HeadReader::choose_kind() {
  const HappeningHit* primary = nullptr;
  const auto first_of = [&](auto fits) {
    for (const HappeningHit& hit : hits_) {
      if (primary == nullptr && fits(hit)) primary = &hit;
    }
  };
  const auto is_weak = [](const HappeningHit& hit) { return hit.row->weight == Weight::weak; };
  const auto is_scene = [&](const HappeningHit& hit) { return stands_at_a_scene(hit); };
  // An introduction stands above the e-mail that made it.
  for (const HappeningHit& deed : deeds_) {
    if (deed.row->kind == InteractionKind::other && primary == nullptr) primary = &deed;
  }
  first_of([&](const HappeningHit& hit) { return !is_weak(hit) && !is_scene(hit); });
  if (primary == nullptr && !deeds_.empty()) primary = &deeds_.front();
  first_of(is_weak);
  first_of([&](const HappeningHit& hit) { return hit.row->weight != Weight::scene; });
  if (primary != nullptr) {
    read_.kind = primary->row->kind;
    read_.kind_said = true;
  }
  for (const HappeningHit& deed : deeds_) {
    const InteractionKind kind = deed.row->kind;
    prose_.say(deed.first, deed.last, Said::deed);
    const bool known = kind == read_.kind || kind == InteractionKind::other ||
                       std::find(read_.also.begin(), read_.also.end(), kind) != read_.also.end();
    if (!known) read_.also.push_back(kind);
  }
  for (const HappeningHit& hit : hits_) {
    const bool before = is_weak(hit) && primary != nullptr && hit.first < primary->first;
    if (&hit == primary || before || is_scene(hit))
      prose_.say(hit.first, hit.last, Said::happening);
  }
  choose_setting(primary);
  // "introduced Ana to Ben by email": as light as what it was made by.
  const bool by_letter =
      read_.setting.starts_with("introduction") &&
      std::ranges::any_of(hits_, [](const HappeningHit& hit) { return info(hit.row->kind).light; });
  read_.touch = info(read_.kind).light || by_letter ? Touch::light : Touch::real;
}

void HeadReader::choose_setting(const HappeningHit* primary) {
  const auto take = [&](const HappeningHit& hit) {
    if (read_.setting.empty()) read_.setting = hit.row->setting;
  };
  if (primary != nullptr) take(*primary);
  for (const HappeningHit& hit : hits_) {
    if (&hit == primary || !stands_at_a_scene(hit)) continue;
    // "workshop at the library", "bumped into @grace on the train": both are kept.
    if (!read_.setting.empty() && read_.setting != hit.row->setting) read_.setting += ", ";
    if (read_.setting != hit.row->setting) read_.setting += hit.row->setting;
  }
  for (const HappeningHit& hit : hits_) {
    const std::string_view words = hit.row->words;
    const bool by = words.starts_with("on ") || words.starts_with("via ");
    if (&hit == primary || !by || hit.row->weight != Weight::form) continue;
    take(hit);
    prose_.say(hit.first, hit.last, Said::happening);
  }
  for (const HappeningHit& hit : hits_) {
    if (prose_.said[hit.first] == Said::happening) take(hit);
  }
}

bool HeadReader::after_something_understood(std::size_t at) const {
  while (at > 0) {
    --at;
    if (prose_.said[at] != Said::nothing) return true;
    if (!is_filler(prose_.tokens[at])) return false;
  }
  return true;
}

void HeadReader::read_places() {
  for (std::size_t at = 0; at < zone_; ++at) {
    const bool sign = is(at, "@") && prose_.tokens[at].kind == TokenKind::symbol;
    const bool opens = is(at, "at") || is(at, "in") || is(at, "near") || sign;
    if (!opens || prose_.said[at] != Said::nothing || !after_something_understood(at)) continue;
    // "at Da Enzo in Rome"
    const bool more = is(at, "in") && at > 0 && prose_.said[at - 1] == Said::place;
    if (!read_.place.empty() && !more) continue;
    at = std::max(at, place_at(at));
  }
}

// Reads the place behind the "at" or "in" that stands here; gives its last token.
std::size_t HeadReader::place_at(std::size_t at) {
  std::size_t first = at + 1;
  const auto open = [&](std::size_t i) {
    return i < zone_ && (prose_.said[i] == Said::nothing || prose_.said[i] == Said::happening) &&
           prose_.tokens[i].kind != TokenKind::symbol && prose_.tokens[i].kind != TokenKind::hole &&
           prose_.tokens[i].kind != TokenKind::address;
  };
  // "dinner at @ana's"
  if (first < zone_ && prose_.said[first] == Said::mention) {
    const Mention& host = line_.mentions[prose_.mention[first]];
    const std::size_t end = prose_.tokens[first].end;
    if (host.range.end == end) return at;
    if (first + 1 < zone_ && prose_.said[first + 1] == Said::happening) return at;
    std::size_t last = first + 1;  // "at ana's summer house"
    while (last <= first + 3 && open(last) && !ends_place(prose_.tokens[last])) ++last;
    const std::size_t until = prose_.tokens[last - 1].end;
    read_.place = host.name();
    read_.place += line_.text.substr(host.range.end, until - host.range.end);
    prose_.say(at, last, Said::place);
    return last - 1;
  }
  const bool own = is(first, "my") || is(first, "our") || is(first, "her") || is(first, "his") ||
                   is(first, "their");
  if (first < zone_ && is_article(prose_.tokens[first]) && !own) ++first;
  if (!open(first) || is_no_place(prose_.tokens[first])) return at;
  const bool named = prose_.tokens[first].capital || prose_.tokens[first].caseless;
  if (is(at, "in") && !named) return at;
  std::size_t last = first;
  while (open(last) && last - first < (named ? 6 : 4)) {
    const Token& token = prose_.tokens[last];
    const bool joins = named &&
                       (token.is("of") || token.is("and") || token.is("the") || token.is("de") ||
                        token.is("la") || token.is("des")) &&
                       open(last + 1) && prose_.tokens[last + 1].capital;
    if (token.kind == TokenKind::number && named && last > first) break;
    if (named && !joins && !token.capital && !token.caseless && token.kind == TokenKind::word)
      break;
    if (!named && ends_place(token)) break;
    ++last;
    // "St. Mary's hall"
    const bool saint =
        last + 1 < zone_ && is(last, ".") && is(last - 1, "st") && prose_.tokens[last + 1].capital;
    if (saint) {
      ++last;
      continue;
    }
    const bool hall = named && open(last) && is_built(prose_.tokens[last]) &&
                      (last + 1 >= zone_ || !open(last + 1) || ends_place(prose_.tokens[last + 1]));
    if (hall) {
      ++last;
      break;
    }
    const bool amp = named && last + 1 < zone_ && is(last, "&") && prose_.tokens[last + 1].capital;
    if (amp) ++last;
  }
  // "at the conference" is a setting; "at the data conference" too, with its words.
  if (named && open(last) && prose_.said[last] == Said::happening) ++last;  // "PyCon conference"
  const bool scene = last > first && prose_.said[last - 1] == Said::happening;
  if (last == first || (scene && last - first == 1)) return at;
  const bool the = !scene && !named && is(first - 1, "the");
  const std::size_t start = prose_.tokens[the ? first - 1 : first].start;
  const std::string words(line_.text.substr(start, prose_.tokens[last - 1].end - start));
  if (scene) {
    name_scene(last - 1, words);
  } else {
    read_.place += (read_.place.empty() ? "" : ", ") + words;
  }
  prose_.say(at, last, scene ? Said::happening : Said::place);
  return last - 1;
}

// "data conference" says more than the "conference" that the table gave.
void HeadReader::name_scene(std::size_t at, const std::string& words) {
  for (const HappeningHit& hit : hits_) {
    if (at < hit.first || at >= hit.last) continue;
    const std::string_view known = hit.row->setting;
    if (read_.setting.ends_with(known)) read_.setting.resize(read_.setting.size() - known.size());
  }
  read_.setting += words;
}

// "golf with @dmitri", "night shift with @noor": a word of one's own is kept as the setting.
void HeadReader::name_unknown_setting() {
  constexpr std::size_t most_words = 3;
  if (read_.kind_said || !read_.setting.empty()) return;
  std::size_t first = 0;
  while (first < prose_.size() &&
         (prose_.said[first] == Said::filler || prose_.said[first] == Said::day ||
          prose_.said[first] == Said::time))
    ++first;
  std::size_t last = first;
  while (last < prose_.size() && prose_.said[last] == Said::nothing &&
         prose_.tokens[last].kind == TokenKind::word && last - first <= most_words &&
         !is(last, "with") && !is(last, "w") && !is(last, "at"))
    ++last;
  const bool led =
      is(last, "with") || is(last, "w") ||
      (is(last, "at") && last + 1 < prose_.size() && prose_.said[last + 1] == Said::place);
  const bool short_enough = last > first && last - first <= most_words;
  if (!led || !short_enough) return;
  // "had a row with the bank about @amara's loan": with the bank.
  for (std::size_t at = last; at < prose_.size() && prose_.said[at] != Said::mention; ++at)
    if (begins_talk(prose_.tokens[at])) return;
  for (std::size_t at = first; at < last; ++at) {
    const std::string& word = prose_.tokens[at].folded;
    if (is_subject(prose_.tokens[at]) || is_filler(prose_.tokens[at]) || word.ends_with("ed") ||
        word.ends_with("ly"))
      return;
  }
  read_.setting = line_.text.substr(prose_.tokens[first].start,
                                    prose_.tokens[last - 1].end - prose_.tokens[first].start);
  if (read_.setting[0] >= 'A' && read_.setting[0] <= 'Z' && !is_abbreviation(read_.setting))
    read_.setting[0] = static_cast<char>(read_.setting[0] - 'A' + 'a');
  read_.kind_said = true;
  prose_.say(first, last, Said::happening);
}

// "coffee with @ben (light)": the writer knows better.
void HeadReader::read_touch() {
  for (std::size_t at = 1; at + 1 < prose_.size(); ++at) {
    const bool real = is(at, "real");
    if (!is(at - 1, "(") || !is(at + 1, ")") || !(real || is(at, "light"))) continue;
    read_.touch = real ? Touch::real : Touch::light;
    prose_.say(at - 1, at + 2, Said::sign);
  }
}

void HeadReader::mark_fillers() {
  for (std::size_t at = 0; at < prose_.size(); ++at) {
    if (prose_.said[at] == Said::nothing && is_filler(prose_.tokens[at]))
      prose_.said[at] = Said::filler;
  }
}

std::vector<HappeningHit> deeds_for_me(const Prose& prose, std::size_t from) {
  std::vector<HappeningHit> deeds;
  for (std::size_t at = from; at < prose.size(); ++at) {
    if (prose.said[at] != Said::nothing) continue;
    const auto hit = happening_at(prose.tokens, at);
    if (hit && for_me(*hit)) deeds.push_back(*hit);
  }
  return deeds;
}

}  // namespace wellmet::language
