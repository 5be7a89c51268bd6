// The day of what happened: from the clause that tells of it, or alone in one; never what lies
// ahead, nor the day of what was talked about.
#include <algorithm>

#include "language/dates/date_reader.h"
#include "language/happened/past_deeds.h"
#include "language/log/head_reader.h"
#include "language/log/head_words.h"
#include "language/names/mention_finder.h"

namespace wellmet::language {

// "Tuesday's call", "yesterday's lunch": the tokens with such days as plain words.
static std::vector<Token> with_plain_days(std::vector<Token> tokens) {
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    Token plain = tokens[at];
    const std::size_t possessive = possessive_bytes(plain.folded);
    if (possessive == 0 || !happening_at(tokens, at + 1)) continue;
    plain.folded.resize(plain.folded.size() - possessive);
    if (weekday_word(plain) || relative_day_word(plain)) tokens[at] = plain;
  }
  return tokens;
}

void HeadReader::read_day() {
  read_.day = context_.today;
  const std::vector<Token> tokens = with_plain_days(prose_.tokens);
  const DateContext context{context_.today, Leaning::past, context_.order};
  std::size_t clause = 0;
  bool aside = false;  // "lunch with Priya (HMRC, an old colleague) on Monday" is one clause
  for (std::size_t at = 0; at < prose_.size(); ++at) {
    if (is(at, "(") || is(at, ")")) aside = is(at, "(");
    if (!aside && ends_clause(at) && !is_between_mentions(at)) clause = at + 1;
    const bool expected = is_short_day(at) || heads_the_line(at, context) ||
                          is_figures_behind_mention(at, context) || is_figures_for_a_day(at);
    const auto hit = date_at(tokens, at, context, expected ? Expected::yes : Expected::no);
    if (!hit || (aside && is_told_aside(at))) continue;
    // What lies ahead is passed over whole: the "friday" of "next friday" is not the last one.
    const bool ahead = hit->day > context_.today || is_rather_ahead(at, *hit);
    const bool ours = !ahead && (!is_about_a_day(at) || is_for_a_meal(at, *hit)) &&
                      !told_of_others(clause, at) && tells_when(clause, at, *hit) &&
                      !names_a_thing(*hit);
    if (!ours) {
      at = hit->end - 1;
      continue;
    }
    hour_of_tonight_ = is_at_an_hour_tonight(at, *hit);
    read_.day = hit->day;
    read_.day_said = true;
    read_.day_about = hit->vague;
    doubt_a_day_long_past(at, *hit);
    doubt_the_order(at, *hit);
    // "spent the weekend with @jo" needs its weekend to be read as a sentence.
    const bool object = is(at, "the") && is(at + 1, "weekend") && at > 0 &&
                        !after_something_understood(at) && !is_filler(prose_.tokens[at - 1]);
    if (!object) prose_.say(at, hit->end, Said::day);
    return;
  }
}

// "Mark (placed at Alder in August)": of Mark; "lunch with Grace (on Monday)" is of the lunch.
bool HeadReader::is_told_aside(std::size_t at) const {
  std::size_t first = at;
  while (first > 0 && !is(first - 1, "(")) --first;
  return first < at && (is_past_deed(prose_.tokens[first]) ||
                        is_one_of(prose_.tokens[first], {"ex", "now", "left", "was", "joined",
                                                         "moved", "placed", "new", "who"}));
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
  // "The interviews are on the 3rd"
  if (at > 0 && at < zone_ && is_one_of(prose_.tokens[at - 1], {"is", "are"})) return false;
  if (stands_alone(clause, at, hit) || sends_it_off(clause) ||
      heads_what_follows(clause, at, hit) || ends_a_list(clause, at))
    return true;
  if (!holds_what_happened(clause, hit.end)) return false;
  for (std::size_t i = clause; i < at; ++i) {
    const auto deed = happening_at(prose_.tokens, i);
    const bool advice = deed && deed->row->kind == InteractionKind::advice_received;
    if (advice || (at >= zone_ && begins_talk(prose_.tokens[i])))
      return is_spoken_day(at, hit) || is_bare_weekday(at, hit);
  }
  if (at < zone_) return true;
  return !hit.vague;
}

// "rang Uma about the report Tuesday, …"; "about the report on Tuesday" may be of the report.
bool HeadReader::is_bare_weekday(std::size_t at, const DateHit& hit) const {
  if (!weekday_word(prose_.tokens[at]) || hit.end != at + 1 || at == 0) return false;
  const Token& before = prose_.tokens[at - 1];
  for (std::size_t i = 0; i < at; ++i)
    if (is_one_of(prose_.tokens[i], {"covering", "moving", "swapping", "changing", "doing"}))
      return false;
  return before.kind == TokenKind::word && !happening_at(prose_.tokens, at - 1) &&
         !is_one_of(before,
                    {"on", "for", "by", "until", "till", "next", "this", "from", "the", "to",
                     "since", "before", "after", "every", "each", "about", "re", "abt"}) &&
         (hit.end == prose_.size() || ends_clause(hit.end));
}

// "wrote Mei a letter, posted it on Tuesday": the day of the letter.
bool HeadReader::sends_it_off(std::size_t clause) const {
  bool wrote = false;
  for (std::size_t i = 0; i < clause && !wrote; ++i) {
    const auto deed = happening_at(prose_.tokens, i);
    using K = InteractionKind;
    wrote = deed && (deed->row->kind == K::letter || deed->row->kind == K::message ||
                     deed->row->kind == K::email);
  }
  return wrote && clause < prose_.size() &&
         is_one_of(prose_.tokens[clause], {"posted", "sent", "mailed", "emailed", "handed"}) &&
         (is(clause + 1, "it") || is(clause + 1, "them"));
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
    const bool together = (is(i, "with") || is(i, "w")) && i + 1 < prose_.size() &&
                          prose_.said[i + 1] == Said::mention;
    here = here || ((together || is_deed_of_mine(i)) && i >= clause && i < end);
    named_before = named_before || (i < clause && prose_.said[i] == Said::mention);
  }
  if (before) return false;
  return here || (!behind && !named_before);
}

// "I accompanied", "we have been", "Showed @ round"
bool HeadReader::is_deed_of_mine(std::size_t at) const {
  if (!is_past_deed(prose_.tokens[at])) return false;
  const bool reaches = at + 1 < prose_.size() && prose_.said[at + 1] == Said::mention;
  if (reaches && (at == 0 || ends_clause(at - 1) || is(at - 1, "and"))) return true;
  if (at == 0) return true;  // "played the Elgar on Sunday, …"
  const auto is_me = [&](std::size_t i) { return is(i, "i") || is(i, "we"); };
  return (at > 0 && is_me(at - 1)) || (at > 1 && is(at - 1, "have") && is_me(at - 2));
}

// "Diwali party on the 14th, met Grace", "live show last Friday: Jo was there": the first clause is
// a title without a verb, and what follows happened at it.
bool HeadReader::heads_what_follows(std::size_t clause, std::size_t at, const DateHit& hit) const {
  if (clause != 0 || hit.vague || hit.end >= prose_.size()) return false;
  if (!ends_clause(hit.end) && !is(hit.end, ":") && !is(hit.end, ")")) return false;
  for (std::size_t i = 0; i < at; ++i) {
    const bool before = i > 0 && is_one_of(prose_.tokens[i], {"after", "before", "since", "until"});
    if (tells_of_a_deed(i) || begins_talk(prose_.tokens[i]) || before) return false;
  }
  return true;
}

// "beers with Art, the Jenkins team last night": the day of the whole list.
bool HeadReader::ends_a_list(std::size_t clause, std::size_t at) const {
  constexpr std::size_t most_words = 4;
  if (clause == 0 || at - clause > most_words || !is(clause - 1, ",") || clause < 2 ||
      prose_.said[clause - 2] != Said::mention || !prose_.tokens[clause].capital ||
      prose_.said[clause] == Said::mention || !relative_or_last(at))
    return false;
  for (std::size_t i = clause; i < at; ++i)
    if (tells_of_a_deed(i)) return false;
  return true;
}

bool HeadReader::relative_or_last(std::size_t at) const {
  return relative_day_word(prose_.tokens[at]) || is(at, "last") || is(at, "this");
}

bool HeadReader::tells_of_a_deed(std::size_t at) const {
  return is_past_deed(prose_.tokens[at]) ||
         is_one_of(prose_.tokens[at],
                   {"i",    "we",   "she",   "he",   "they",  "it",    "is",  "are",   "was",
                    "were", "has",  "have",  "had",  "will",  "would", "can", "could", "must",
                    "says", "said", "wants", "i'll", "she's", "he's",  "i'm", "needs"});
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
         is(hit.end, "at") || is(hit.end, "in") || is(hit.end, "re") || ends_a_sentence(hit) ||
         (is(hit.end, "that") && is(hit.end + 1, "was"));  // "Sunday that was."
}

// "9 Nov. Good talk.": the dot is that of the month, and of the sentence.
bool HeadReader::ends_a_sentence(const DateHit& hit) const {
  return hit.end > 0 && hit.end < prose_.size() && is(hit.end - 1, ".") &&
         prose_.tokens[hit.end].capital && prose_.tokens[hit.end].space_before;
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
         !next.is("i") && !ends_a_sentence(hit);
}

// "Lunch – Beth, 11.11.", "meeting 25.11 re the books"; no time ("at 9.12") and no sum ("£25.11").
bool HeadReader::is_figures_with_dots(std::size_t at) const {
  const Token &a = prose_.tokens[at], &b = prose_.tokens[at + 2];
  constexpr int days = 31, months = 12;
  if (a.kind != TokenKind::number || b.kind != TokenKind::number || b.space_before ||
      prose_.tokens[at + 1].space_before)
    return false;
  if (a.value < 1 || a.value > days || b.value < 1 || b.value > months) return false;
  if (is_one_of(prose_.tokens[at - 1],
                {"at", "$", "£", "€", "v", "version", "about", "from", "to", "-", "–"}) &&
      !(at > 1 && (is(at - 1, "-") || is(at - 1, "–")) && prose_.tokens[at].space_before))
    return false;
  if (b.end - b.start != 2) return false;  // "ran 10.5 with Jo", "rated it 4.5."
  const bool own_dot = is(at + 3, ".") && !prose_.tokens[at + 3].space_before;
  return own_dot || at + 3 == prose_.size() || ends_clause(at + 3) || is(at + 3, "re") ||
         is(at + 3, "with") || is(at + 3, "w");
}

// "launch day 9/29: met @theo", "demo for @jo's team 11/24, they liked it"
bool HeadReader::is_figures_for_a_day(std::size_t at) const {
  if (at == 0 || at + 2 >= prose_.size()) return false;
  if (is(at + 1, ".")) return is_figures_with_dots(at);
  if (!is(at + 1, "/")) return false;
  const Token &a = prose_.tokens[at], &b = prose_.tokens[at + 2];
  if (a.kind != TokenKind::number || b.kind != TokenKind::number) return false;
  if (is(at + 3, ":") || is(at - 1, "day") || is(at - 1, "date")) return true;
  // One of the two can be no month, so that this is no share of something; nor is it a score.
  constexpr int months = 12;
  const bool day_and_month = (a.value > months) != (b.value > months);
  const bool score = is_one_of(prose_.tokens[at - 1], {"scored", "got", "won", "rated", "about"});
  const bool last = at + 3 == prose_.size() || ends_clause(at + 3) || is(at + 3, "by") ||
                    is(at + 3, "with") || is(at + 3, "w") || is(at + 3, "re") || is(at + 3, ")");
  return day_and_month && last && !score && at < zone_;
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
  // "the refresher Mon with Jo"
  if (prose_.tokens[at].capital && at + 2 < prose_.size() &&
      (is(at + 1, "with") || is(at + 1, "w")) && prose_.said[at + 2] == Said::mention)
    return true;
  const bool last = at + 1 == prose_.size() || ends_clause(at + 1) || is(at + 1, "at") ||
                    is(at + 1, "am") || is(at + 1, "pm") || prose_.said[at + 1] == Said::sign;
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
  if (is(at, "about") && at + 1 < prose_.size() && weekday_word(prose_.tokens[at + 1]))
    return true;  // "texted about saturday"; not "about 3 March"
  return at > 0 && (is(at - 1, "for") ||
                    (is(at - 1, "of") && !(at > 1 && is_part_of_day(prose_.tokens[at - 2]))) ||
                    is(at - 1, "since") || is(at - 1, "until") || is(at - 1, "till") ||
                    is(at - 1, "til") || is(at - 1, "than") || is(at - 1, "covering") ||
                    is(at - 1, "swapping") || is(at - 1, "about") || is(at - 1, "cancel") ||
                    is(at - 1, "confirm") || is(at - 1, "rearrange") || is(at - 1, "reschedule"));
}

// "had them over for Sunday lunch": the day of the meal is the day of the meeting.
bool HeadReader::is_for_a_meal(std::size_t at, const DateHit& hit) const {
  if (at == 0 || !is(at - 1, "for") || hit.end >= prose_.size()) return false;
  const auto meal = happening_at(prose_.tokens, hit.end);
  return meal && meal->row->weight == Weight::form;
}

// "…, Jo's moving to Cardiff in March", "…, Jo is moving": whoever is named last before the day.
bool HeadReader::is_news_of_them(std::size_t at) const {
  std::size_t name = at;
  while (name > 0 && prose_.said[name - 1] != Said::mention) --name;
  if (name < 2 || !is(name - 2, ",") || name >= at) return false;
  return is_owner(line_, prose_, name - 1) ||
         is_one_of(prose_.tokens[name], {"is", "are", "will", "has", "starts"});
}

bool HeadReader::told_of_others(std::size_t clause, std::size_t at) const {
  if (at > clause && is_possessive(prose_.tokens[clause])) return true;
  if (is_news_of_them(at)) return true;
  // "Amira, whom I taught in 1994, has written"
  if (clause < at && is_one_of(prose_.tokens[clause], {"whom", "whose", "which"})) return true;
  for (std::size_t i = clause; i < at; ++i) {
    if (is_subject(prose_.tokens[i])) return true;
  }
  return false;
}

}  // namespace wellmet::language
