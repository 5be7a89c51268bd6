// When, what and where, from the part of a line that tells what happened. Its first clause is read
// for what happened and where; days may also stand behind it, unless the clause is about somebody
// else ("her dog died last week").
#include "language/log/head_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/log/mention_finder.h"

namespace wellmet::language {
namespace {

template <std::size_t N>
bool is_one_of(const Token& token, const std::array<std::string_view, N>& words) {
  return token.kind == TokenKind::word &&
         std::find(words.begin(), words.end(), token.folded) != words.end();
}

bool is_subject(const Token& token) {
  static constexpr std::array<std::string_view, 16> words = {
      "she",   "he",   "they", "who",     "she's", "he's",  "they're", "she'll",
      "he'll", "shes", "hes",  "they'll", "that",  "which", "whose",   "they've"};
  return is_one_of(token, words);
}

bool is_possessive(const Token& token) {
  static constexpr std::array<std::string_view, 5> words = {"her", "his", "their", "its", "it"};
  return is_one_of(token, words);
}

// Behind these words begins what was said: "emailed @ana about the wedding".
bool begins_talk(const Token& token) {
  static constexpr std::array<std::string_view, 18> words = {
      "about",   "re",     "regarding", "because",    "told",      "says",
      "said",    "asking", "discussed", "discussing", "mentioned", "where",
      "talking", "but",    "since",     "concerning", "asked",     "so"};
  return is_subject(token) || is_one_of(token, words);
}

bool is_filler(const Token& token) {
  static constexpr std::array<std::string_view, 43> words = {
      "with", "w",       "and",  "n",    "plus", "had",  "have",   "having", "has",  "a",      "an",
      "the",  "for",     "my",   "went", "go",   "did",  "got",    "get",    "was",  "were",   "i",
      "we",   "of",      "at",   "in",   "on",   "over", "from",   "by",     "then", "some",   "to",
      "via",  "through", "both", "me",   "us",   "our",  "during", "after",  "as",   "outside"};
  // Marks and dashes; an emoji says something.
  const bool mark = token.kind == TokenKind::symbol &&
                    (token.end - token.start == 1 || token.is("–") || token.is("—") ||
                     token.is("…") || token.is("·") || token.is("•"));
  const bool article = token.kind == TokenKind::word && token.folded.empty();  // "le", "il"
  return mark || article || is_one_of(token, words);
}

bool for_me(const HappeningHit& hit) {
  const std::string words = " " + std::string(hit.row->words) + " ";
  const bool mine = words.find(" me ") != std::string::npos ||
                    words.find(" my ") != std::string::npos ||
                    words.find(" us ") != std::string::npos;
  const bool advice = hit.row->kind == InteractionKind::advice_received;
  return hit.row->weight == Weight::deed && (mine || advice);
}

bool is_article(const Token& token) {
  static constexpr std::array<std::string_view, 10> words = {"the", "a",   "an",    "our",  "my",
                                                             "her", "his", "their", "some", "this"};
  return is_one_of(token, words);
}

// Words that end a place written in small letters.
bool ends_place(const Token& token) {
  static constexpr std::array<std::string_view, 50> words = {
      "with", "w",     "and",    "for",   "to",        "about", "we",      "she",   "he",
      "they", "i",     "on",     "in",    "at",        "who",   "which",   "where", "because",
      "then", "after", "before", "but",   "so",        "from",  "by",      "near",  "over",
      "when", "while", "that",   "is",    "was",       "were",  "are",     "has",   "had",
      "it",   "as",    "talked", "re",    "discussed", "via",   "through", "you",   "all",
      "this", "last",  "each",   "every", "during"};
  return is_one_of(token, words);
}

// "St. Mary's hall", "Victoria station"
bool is_built(const Token& token) {
  static constexpr std::array<std::string_view, 20> words = {
      "hall",   "station", "park",    "church", "hotel", "school", "street",
      "square", "bar",     "pub",     "market", "cafe",  "center", "centre",
      "house",  "museum",  "library", "garden", "room",  "pool"};
  return is_one_of(token, words);
}

// "at least", "in Spanish", "in hospital" say no place of meeting.
bool is_no_place(const Token& token) {
  static constexpr std::array<std::string_view, 38> words = {
      "dawn",   "dusk",   "sunset",  "sunrise",  "night",   "noon",    "short",    "hospital",
      "least",  "last",   "all",     "first",    "once",    "length",  "spanish",  "english",
      "french", "german", "italian", "polish",   "chinese", "general", "touch",    "time",
      "tears",  "fact",   "hurry",   "turn",     "full",    "between", "response", "return",
      "case",   "which",  "order",   "addition", "love",    "memory"};
  return is_one_of(token, words);
}

}  // namespace

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

void HeadReader::read_day() {
  read_.day = context_.today;
  const DateContext context{context_.today, Leaning::past, context_.order};
  std::size_t clause = 0;
  for (std::size_t at = 0; at < prose_.size(); ++at) {
    if (ends_clause(at) && !is_between_mentions(at)) clause = at + 1;
    const bool expected = is_short_day(at) || heads_the_line(at, context) ||
                          is_figures_behind_mention(at, context) || is_figures_for_a_day(at);
    const auto hit = date_at(prose_.tokens, at, context, expected ? Expected::yes : Expected::no);
    if (!hit) continue;
    // What lies ahead is passed over whole: the "friday" of "next friday" is not the last one.
    const bool ahead = hit->day > context_.today || is_rather_ahead(at, *hit);
    const bool ours = !ahead && !is_about_a_day(at) && !told_of_others(clause, at) &&
                      tells_when(clause, at, *hit) && !names_a_thing(*hit);
    if (!ours) {
      at = hit->end - 1;
      continue;
    }
    read_.day = hit->day;
    read_.day_said = true;
    doubt_a_day_long_past(at, *hit);
    doubt_the_order(at, *hit);
    // "spent the weekend with @jo" needs its weekend to be read as a sentence.
    const bool object = is(at, "the") && is(at + 1, "weekend") && at > 0 &&
                        !after_something_understood(at) && !is_filler(prose_.tokens[at - 1]);
    if (!object) prose_.say(at, hit->end, Said::day);
    return;
  }
}

// "on 5 June" written on the first of June: nobody means the one of a year ago.
bool HeadReader::is_rather_ahead(std::size_t at, const DateHit& hit) const {
  constexpr int soon_days = 61, long_past_days = 250;
  if (context_.today - hit.day < long_past_days || hit.vague) return false;
  const DateContext coming{context_.today, Leaning::future, context_.order};
  const auto next = date_at(prose_.tokens, at, coming, Expected::yes);
  return next && next->end == hit.end && next->day > context_.today &&
         next->day - context_.today <= soon_days;
}

// A day belongs to what happened when it stands in its clause, or alone in one. Behind the words
// that begin what was talked about ("about the launch on …") only "yesterday" and the like do.
bool HeadReader::tells_when(std::size_t clause, std::size_t at, const DateHit& hit) const {
  if (stands_alone(clause, at, hit)) return true;
  if (!holds_what_happened(clause, hit.end)) return false;
  for (std::size_t i = clause; i < at; ++i) {
    const auto deed = happening_at(prose_.tokens, i);
    const bool advice = deed && deed->row->kind == InteractionKind::advice_received;
    if (advice || (at >= zone_ && begins_talk(prose_.tokens[i]))) return is_spoken_day(at, hit);
  }
  if (at < zone_) return true;
  return !hit.vague;
}

// Whether this clause is the one with the happening; where none has one, the first that names
// somebody.
bool HeadReader::holds_what_happened(std::size_t clause, std::size_t from) const {
  std::size_t end = from;
  while (end < prose_.size() && (!ends_clause(end) || is_between_mentions(end))) ++end;
  bool before = false, here = false, behind = false, named_before = false;
  for (std::size_t i = 0; i < prose_.size(); ++i) {
    const bool happening =
        prose_.said[i] != Said::item && happening_at(prose_.tokens, i).has_value();
    (i < clause ? before : i < end ? here : behind) |= happening;
    named_before = named_before || (i < clause && prose_.said[i] == Said::mention);
  }
  if (before) return false;
  return here || (!behind && !named_before);
}

// Nothing but days and places stands in the clause.
bool HeadReader::stands_alone(std::size_t clause, std::size_t at, const DateHit& hit) const {
  const bool listed = clause > 0 && is(clause - 1, ",");  // "…, Borough on 2 March"
  for (std::size_t i = clause; i < at; ++i) {
    const Token& token = prose_.tokens[i];
    if (token.kind == TokenKind::word && !is_filler(token) && !(token.capital && listed))
      return false;
  }
  return hit.end == prose_.size() || ends_clause(hit.end) || is(hit.end, ":") ||
         is(hit.end, "at") || is(hit.end, "in");
}

// "yesterday", "last night", "2 weeks ago": told from now.
bool HeadReader::is_spoken_day(std::size_t at, const DateHit& hit) const {
  if (relative_day_word(prose_.tokens[at])) return true;
  return is(hit.end - 1, "ago") || is(at, "last") || is(at, "this");
}

// "Friday Harbor", "Sunday Brunch Club", "June Street"
bool HeadReader::names_a_thing(const DateHit& hit) const {
  if (hit.end >= prose_.size() || hit.end == 0) return false;
  const Token& next = prose_.tokens[hit.end];
  return next.kind == TokenKind::word && next.capital && prose_.tokens[hit.end - 1].capital &&
         !next.is("i");
}

// "3/4" where nobody said which of the two is the month.
void HeadReader::doubt_the_order(std::size_t from, const DateHit& hit) {
  if (context_.order_said) return;
  constexpr int months = 12;
  for (std::size_t at = from; at + 2 < hit.end + 1 && at + 2 < prose_.size(); ++at) {
    const Token &a = prose_.tokens[at], &b = prose_.tokens[at + 2];
    const bool figures = a.kind == TokenKind::number && is(at + 1, "/") &&
                         b.kind == TokenKind::number && a.value <= months && b.value <= months;
    if (!figures || a.value == b.value || (at > from && is(at - 1, "/"))) continue;
    const std::string words(line_.text.substr(a.start, prose_.tokens[hit.end - 1].end - a.start));
    read_.doubts.push_back("\"" + words + "\" is read as " + to_words(hit.day) +
                           ". Where the month comes first: wellmet me set --dates month-first");
    return;
  }
}

// "2024", "a year ago", "last summer": nothing is guessed.
bool HeadReader::says_how_long_ago(std::size_t from, const DateHit& hit) const {
  for (std::size_t at = from; at < hit.end; ++at) {
    if (prose_.tokens[at].value >= 1900 || is(at, "ago") || is(at, "back") || is(at, "last") ||
        is(at, "'") || is(at, "’"))
      return true;
    const bool figures = prose_.tokens[at].kind == TokenKind::number && at + 4 < hit.end;
    if (figures && prose_.tokens[at + 4].kind == TokenKind::number) return true;  // 3/4/25
  }
  return false;
}

void HeadReader::doubt_a_day_long_past(std::size_t at, const DateHit& hit) {
  constexpr int half_year_days = 183;
  if (context_.today - hit.day <= half_year_days || says_how_long_ago(at, hit)) return;
  const std::string words(line_.text.substr(
      prose_.tokens[at].start, prose_.tokens[hit.end - 1].end - prose_.tokens[at].start));
  read_.doubts.push_back("\"" + words + "\" is read as " + to_words(hit.day) +
                         ", more than half a year ago.");
}

// "launch day 9/29: met @theo"
bool HeadReader::is_figures_for_a_day(std::size_t at) const {
  if (at == 0 || at + 3 >= prose_.size() || !is(at + 1, "/")) return false;
  const bool figures = prose_.tokens[at].kind == TokenKind::number &&
                       prose_.tokens[at + 2].kind == TokenKind::number;
  return figures && (is(at + 3, ":") || is(at - 1, "day") || is(at - 1, "date"));
}

// "2/3 lunch with @jo", "sat: walk with @ana": as in a diary.
bool HeadReader::heads_the_line(std::size_t at, const DateContext& context) const {
  if (at != 0) return false;
  const auto day = weekday_word(prose_.tokens[0]);
  if (prose_.tokens[0].kind != TokenKind::number && !(day && day->is_short)) return false;
  const auto hit = date_at(prose_.tokens, at, context, Expected::yes);
  const bool span = !day && hit && hit->end == 2;  // "2 weeks with @jo"
  if (!hit || span || hit->end >= prose_.size()) return false;
  if (is(1, "/") && !is(hit->end, "of") && prose_.tokens[hit->end].kind == TokenKind::word)
    return true;  // "10/13 review with @jo"
  return prose_.said[hit->end] == Said::mention || ends_clause(hit->end) || is(hit->end, ":") ||
         happening_at(prose_.tokens, hit->end);
}

// "tennis with @marcus weds": such a word is a day where a mention stands before it and nothing
// behind it.
bool HeadReader::is_short_day(std::size_t at) const {
  const auto day = weekday_word(prose_.tokens[at]);
  if (!day || !day->is_short || at == 0) return false;
  const bool last = at + 1 == prose_.size() || ends_clause(at + 1) || is(at + 1, "at") ||
                    prose_.said[at + 1] == Said::sign;
  if (!last) return false;
  if (prose_.said[at - 1] == Said::mention) return true;
  for (std::size_t from = at >= 3 ? at - 3 : 0; from < at; ++from) {  // "choir practice Mon"
    const auto hit = happening_at(prose_.tokens, from);
    if (hit && hit->last == at) return true;
  }
  return false;
}

// "zoom with @ben 3/3 2pm"
bool HeadReader::is_figures_behind_mention(std::size_t at, const DateContext& context) const {
  if (at == 0 || prose_.said[at - 1] != Said::mention || !(is(at + 1, "/") || is(at + 1, ".")))
    return false;
  const auto hit = date_at(prose_.tokens, at, context, Expected::yes);
  return hit && (hit->end == prose_.size() || ends_clause(hit->end) ||
                 prose_.said[hit->end] == Said::sign || time_at(prose_.tokens, hit->end));
}

// "thank her for the weekend" tells of a day, not when something happened.
bool HeadReader::is_about_a_day(std::size_t at) const {
  return at > 0 && (is(at - 1, "for") || is(at - 1, "of") || is(at - 1, "since") ||
                    is(at - 1, "until") || is(at - 1, "than") || is(at - 1, "about"));
}

bool HeadReader::told_of_others(std::size_t clause, std::size_t at) const {
  if (at > clause && is_possessive(prose_.tokens[clause])) return true;
  for (std::size_t i = clause; i < at; ++i) {
    if (is_subject(prose_.tokens[i])) return true;
  }
  return false;
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
    if (!others_deed && !thanked_for && !is_done_by_them(*hit) && !names_a_place(*hit) &&
        !names_somebody(*hit))
      (hit->row->weight == Weight::deed ? deeds_ : hits_).push_back(*hit);
    // The mention that ends one row may begin another: "introduced @ to @", "@ helped".
    at = std::max(at + 1, hit->last);
  }
  for (const HappeningHit& hit : deeds_for_me(prose_, zone_)) deeds_.push_back(hit);
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
  read_.touch = info(read_.kind).light ? Touch::light : Touch::real;
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

// "dinner with @jo tomorrow" cannot have happened: the day stays today, and the user is told.
void HeadReader::doubt_a_day_to_come() {
  const DateContext context{context_.today, Leaning::future, context_.order};
  for (std::size_t at = 0; at < zone_; ++at) {
    if (prose_.said[at] != Said::nothing && prose_.said[at] != Said::filler) continue;
    const auto hit = date_at(prose_.tokens, at, context, Expected::no);
    const bool aim = is(at, "for") || is(at, "from") || is(at, "by") || is(at, "until") ||
                     is(at, "before") || is(at, "after") || is_about_a_day(at);
    if (!hit) continue;
    if (aim || hit->vague || hit->day <= context_.today) {
      at = hit->end - 1;
      continue;
    }
    if (!after_something_understood(at)) return;
    const std::string words(line_.text.substr(
        prose_.tokens[at].start, prose_.tokens[hit->end - 1].end - prose_.tokens[at].start));
    read_.doubts.push_back("\"" + words + "\" is still to come, and a log is for what has " +
                           "happened.");
    read_.day_to_come = true;
    return;
  }
}

// "30 February", "31st of June", 2026-02-30: said, not replaced by today in silence.
void HeadReader::doubt_an_impossible_day() {
  for (std::size_t at = 0; at + 1 < zone_; ++at) {
    const Token& token = prose_.tokens[at];
    int day = 0, month = 0;
    std::size_t end = at + 2;
    if (token.kind == TokenKind::number && token.value >= 1 && token.value <= 99) {
      std::size_t next = at + 1;
      while (is(next, "st") || is(next, "nd") || is(next, "rd") || is(next, "th") || is(next, "of"))
        ++next;
      const auto word = next < prose_.size() ? month_word(prose_.tokens[next]) : std::nullopt;
      if (word && word->value > 0) {
        day = token.value;
        month = word->value;
        end = next + 1;
      }
    } else if (const auto word = month_word(token)) {
      const Token& figure = prose_.tokens[at + 1];
      if (figure.kind == TokenKind::number && figure.value >= 1 && figure.value <= 99 &&
          figure.end - figure.start <= 2) {
        day = figure.value;
        month = word->value;
      }
    }
    const bool far = token.kind == TokenKind::number && token.value > 2199 &&
                     token.end - token.start == 4 && at > 0 &&
                     (is(at - 1, "in") || month_word(prose_.tokens[at - 1]));
    constexpr int leap_year = 2024;
    if (!far && (month == 0 || exists(YearMonthDay{leap_year, month, day}))) continue;
    const std::size_t start = far ? at - 1 : at;
    const std::string words(
        line_.text.substr(prose_.tokens[start].start,
                          prose_.tokens[far ? at : end - 1].end - prose_.tokens[start].start));
    read_.doubts.push_back("There is no day \"" + words + "\" to log; today is taken.");
    return;
  }
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
