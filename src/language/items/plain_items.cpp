// A clause is known by the words it begins with (plain_cues.h): the writer's own ("I'll", "need
// to", "send her"), or a person and what stands behind ("Jo is looking for"). It goes on to the end
// of its sentence, or to the next clause that is known. What fits no cue is left to
// head_reader.cpp.
#include "language/items/plain_items.h"

#include <algorithm>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"
#include "language/items/item_clauses.h"
#include "language/items/plain_cues.h"
#include "language/items/questions.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

class ItemReader : ItemClauses {
 public:
  ItemReader(const CutLine& line, const Prose& whole, const LogContext& context)
      : ItemClauses(line, whole), context_(context) {}

  std::vector<PlainItem> read() {
    for (std::size_t at = 0; at < prose_.size();) {
      auto item = begins_clause(at) ? item_at(at) : std::nullopt;
      if (!item) {
        ++at;
        continue;
      }
      at = std::max(item->last, at + 1);
      if (item->kind == PlainKind::undone && item->first == item->last) continue;
      items_.push_back(std::move(*item));
    }
    return std::move(items_);
  }

 private:
  // ---- items
  std::optional<PlainItem> item_at(std::size_t at) {
    if (prose_.said[at] == Said::sign) return std::nullopt;
    if (const auto asked = question_for_next_time(line_, prose_, at)) return question(at, *asked);
    if (const auto hit = cue_at(behind_hedge(at), cues_of_mine());
        hit && !tells_of_being_there(at, *hit))
      return of_mine(at, *hit);
    const bool finds_out =
        prose_.tokens[at].is("find") && at + 1 < prose_.size() && prose_.tokens[at + 1].is("out");
    if (finds_out)
      if (const auto asked = question_to_them(line_, prose_, at)) return question(at, *asked);
    if (const Order* order = order_at(at)) return follow_up(at, at, order);
    if (goes_on_with_another(at)) return follow_up(at, at + 1, order_at(at + 1, true));
    if (auto item = of_others(at)) return item;
    if (auto item = of_whoever_was_named(at)) return item;
    if (by_others(at)) return undone(at);
    if (auto item = musing(at)) return item;
    if (auto item = need_in_short(at)) return item;
    if (auto item = being_sent(at)) return item;
    if (auto item = being_met(at)) return item;
    return due_by(at);
  }

  // "must return it, and to thank Ana", and "To thank Ana for the jam"; not "to thank Ana I baked".
  bool goes_on_with_another(std::size_t at) const {
    if (!prose_.tokens[at].is("to") || at + 1 >= prose_.size() || order_at(at + 1, true) == nullptr)
      return false;
    const bool behind_one = !items_.empty() && items_.back().kind == PlainKind::follow_up &&
                            items_.back().last + 2 >= at;
    const bool behind_and = at > 0 && prose_.tokens[at - 1].is("and");
    if (at > 0 && !(behind_and && (behind_one || at == 1))) return false;
    for (std::size_t i = at; i < end_of(at); ++i)
      if (is_past_deed(prose_.tokens[i])) return false;
    return true;
  }

  // "kinda ghosted Art", "basically need to call her"
  std::size_t behind_hedge(std::size_t at) const {
    const bool hedged = at + 1 < prose_.size() &&
                        is_one_of(prose_.tokens[at], {"kinda", "sorta", "basically", "totally",
                                                      "clearly", "obviously", "really"});
    return hedged ? at + 1 : at;
  }

  // "heard Jo sing", and "nice surprise, seeing Jo": a cue of hearsay or of a plan, and neither.
  bool tells_of_being_there(std::size_t at, const CueHit& hit) const {
    if (is_one_of(prose_.tokens[at], {"seeing"})) return at > 0;
    const bool heard = hit.cue->words.find("heard |@") != std::string_view::npos;
    return heard && hit.end < prose_.size() &&
           is_one_of(prose_.tokens[hit.end],
                     {"sing", "play", "speak", "perform", "preach", "read"});
  }

  PlainItem undone(std::size_t at) {
    return {.kind = PlainKind::undone, .first = at, .last = end_of(at)};
  }

  std::optional<PlainItem> of_mine(std::size_t at, const CueHit& hit) {
    if (hit.cue->kind == PlainKind::question) return question(at, hit.text);
    if (const auto asked = question_to_them(line_, prose_, at)) return question(at, *asked);
    if (hit.cue->kind == PlainKind::undone || is_asked_of_them(at, hit)) return undone(at);
    if (hit.text >= prose_.size() || is_said_of_them(at)) return undone(at);
    const Token& next = prose_.tokens[hit.text];
    if (is_one_of(next, {"have"}) &&
        (has_something_with_them(hit.text + 1) || a_day_is_near(at, Expected::yes)))
      return follow_up(at, hit.text, nullptr);
    if (is_one_of(next, {"eat", "sleep", "breathe", "be", "have", "not", "never", "been", "see",
                         "miss", "need", "probably", "definitely"}) ||
        (next.kind == TokenKind::symbol && !next.is("\"")))
      return undone(at);
    return follow_up(at, hit.text, order_at(hit.text, true));
  }

  // "Will Dorothy be on her own at Christmas?"
  bool is_asked_of_them(std::size_t at, const CueHit& hit) const {
    if (!prose_.tokens[at].is("will") || hit.end >= prose_.size() ||
        prose_.mention[hit.end] == no_mention)
      return false;
    while (at + 1 < prose_.size() && !ends_sentence(at)) ++at;
    return prose_.tokens[at].is("?");
  }

  // "must have lunch", "should have a coffee"; not "must have seen her"
  bool has_something_with_them(std::size_t at) const {
    if (at < prose_.size() && is_one_of(prose_.tokens[at], {"a", "another"})) ++at;
    if (at >= prose_.size()) return false;
    const auto hit = happening_at(prose_.tokens, at);
    return hit && !is_past_deed(prose_.tokens[at]) &&
           is_one_of(prose_.tokens[std::min(hit->last, prose_.size() - 1)], {"with", "w"});
  }

  // "she's three weeks behind, will pay on the 4th", "will pay, she says": who stood before.
  bool is_said_of_them(std::size_t at) {
    if (!is_one_of(prose_.tokens[at], {"will", "must", "need", "have", "still", "might"}) ||
        at == 0)
      return false;
    const std::size_t end = end_of(at);
    for (std::size_t i = at + 1; i + 1 < end; ++i) {
      if (is_one_of(prose_.tokens[i], {"she", "he", "they"}) &&
          is_one_of(prose_.tokens[i + 1], {"says", "said", "reckons", "thinks"}))
        return true;
    }
    std::size_t first = at - 1;  // where the clause before begins
    if (!prose_.tokens[first].is(",") && !prose_.tokens[first].is("and")) return false;
    while (first > 0 && !ends_sentence(first - 1) && !prose_.tokens[first - 1].is(",")) --first;
    const std::string& word = prose_.tokens[first].folded;
    return word == "shes" || word == "hes" || word == "theyre" ||
           (prose_.mention[first] == no_mention && subject_at(first) &&
            subject_at(first)->somebody);
  }

  std::optional<PlainItem> of_others(std::size_t at) {
    const auto subject = subject_at(at);
    return subject && subject->somebody ? of_subject(at, *subject) : std::nullopt;
  }

  // "Coffee with Jo. Obsessed with Bach. Needs a plumber.": of the one named before.
  std::optional<PlainItem> of_whoever_was_named(std::size_t at) {
    if (at == 0 || prose_.mention[at] != no_mention) return std::nullopt;
    const bool of_a_person =
        is_one_of(prose_.tokens[at], {"needs", "wants", "loves", "adores", "collects", "offered",
                                      "offers", "says", "said", "has", "is", "looks"});
    const bool state = is_one_of(prose_.tokens[at], {"obsessed", "keen", "mad", "into", "nuts",
                                                     "hooked", "crazy", "passionate", "big"});
    if (!of_a_person && !state) return std::nullopt;
    if (!named_here_or_before(at)) return std::nullopt;
    return of_subject(at, {.end = at, .owners = {}, .verb = state ? "is" : "", .somebody = true});
  }

  bool named_here_or_before(std::size_t at) const {
    return std::any_of(prose_.mention.begin(),
                       prose_.mention.begin() + static_cast<std::ptrdiff_t>(at),
                       [](std::size_t mention) { return mention != no_mention; });
  }

  std::optional<PlainItem> of_subject(std::size_t at, const Subject& subject) {
    const auto hit = cue_behind(subject);
    if (!hit || hit->cue->kind == PlainKind::undone) return std::nullopt;
    PlainItem item{.kind = hit->cue->kind, .first = at, .last = end_of(at)};
    const Owners owners = subject.owners.empty() ? named_before(at) : subject.owners;
    if (subject.owners.empty() && is_one_of_several(at)) {
      item.kind = PlainKind::unclear;
      item.text = {.text = text_of(hit->text, item.last), .owners = several_before(at)};
      return item;
    }
    if (owners.empty() || hit->text >= item.last) return std::nullopt;
    if (item.kind == PlainKind::ask && !may_be_sought(hit->text)) return std::nullopt;
    // "offered him a rise": somebody else; "was looking for a buyer but gave up"
    if (item.kind == PlainKind::offer && is_one_of(prose_.tokens[hit->text], {"him", "them"}))
      return std::nullopt;
    const bool of_me = hit->cue->words.find(" i ") != std::string_view::npos;  // "says i can"
    if (item.kind == PlainKind::offer && of_me && tells_how_i_am(hit->text)) return std::nullopt;
    if (item.kind == PlainKind::interest && hit->cue->words == "likes" && !may_be_liked(hit->text))
      return std::nullopt;
    if (hit->cue->words.starts_with("was ") && is_taken_back(hit->text)) return std::nullopt;
    if (item.kind == PlainKind::interest) return interest(item, owners, hit->text);
    item.text = {.text = text_of(hit->text, item.last), .owners = owners};
    return item.text.text.empty() ? std::nullopt : std::optional(item);
  }

  // "coffee with Tom and Ana: she's looking for a bookkeeper"
  bool is_one_of_several(std::size_t at) const { return several_before(at).size() > 1; }

  // Those named together last, for a "she" or "he" of one of them; else nobody.
  Owners several_before(std::size_t at) const {
    Owners several;
    if (!is_one_of(prose_.tokens[at], {"she", "he", "she's", "he's"})) return several;
    for (std::size_t i = at; i-- > 0;) {
      if (prose_.mention[i] == no_mention) continue;
      several.push_back(prose_.mention[i]);
      while (i >= 2 && prose_.mention[i - 2] != no_mention &&
             (prose_.tokens[i - 1].is("and") || prose_.tokens[i - 1].is(",") ||
              prose_.tokens[i - 1].is("&") || prose_.tokens[i - 1].is("+"))) {
        i -= 2;
        several.insert(several.begin(), prose_.mention[i]);
      }
      break;
    }
    return several;
  }

  // "said I can be stubborn": of the writer, and no offer.
  bool tells_how_i_am(std::size_t at) const {
    return is_one_of(prose_.tokens[at], {"be", "do", "seem", "sound", "get", "hear", "see", "tell",
                                         "never", "not", "always"});
  }

  // "likes jazz"; not "likes the idea", "likes it here".
  bool may_be_liked(std::size_t at) const {
    return !is_one_of(prose_.tokens[at], {"the", "a", "an", "how", "that", "this", "when", "what",
                                          "to", "having", "being", "everything", "nothing"});
  }

  bool is_taken_back(std::size_t at) const {
    for (; at < prose_.size() && !ends_sentence(at); ++at)
      if (prose_.tokens[at].is("but")) return true;
    return false;
  }

  // "the figures", "her money": asked of me, not looked for.
  bool may_be_sought(std::size_t at) const {
    return !is_one_of(prose_.tokens[at],
                      {"the", "me", "us", "it", "that", "this", "her", "his", "their", "my", "our",
                       "you", "out", "him", "them", "more", "no", "to"});
  }

  std::optional<PlainItem> interest(PlainItem item, const Owners& owners, std::size_t from) {
    constexpr std::size_t most_words = 4;
    while (from < item.last &&
           (is_one_of(prose_.tokens[from], {"the", "a", "an", "all", "to"}) || is_of_theirs(from)))
      ++from;
    std::size_t to = from;
    while (to < item.last && prose_.tokens[to].kind == TokenKind::word &&
           !is_one_of(prose_.tokens[to],
                      {"and",        "with",    "at",    "in",  "on",    "but",  "for",    "when",
                       "since",      "because", "every", "so",  "these", "as",   "now",    "rn",
                       "lately",     "too",     "eh",    "hey", "again", "bad",  "though", "this",
                       "apparently", "atm",     "lah",   "sia", "right", "just", "would"}))
      ++to;
    if (to + 1 < item.last && prose_.tokens[to].is("and") && tells_more_of_them(to + 1))
      item.last = to;  // "adores early music and offered me a ticket"
    for (std::size_t of = from; to - from > most_words && of < to; ++of)
      if (prose_.tokens[of].is("of")) to = of;  // "the women printmakers of the thirties"
    const bool no_thing =
        from == to || to - from > most_words ||
        is_one_of(prose_.tokens[from], {"it", "her", "his", "their", "this", "that", "my", "our",
                                        "me", "you", "being", "him"});
    if (no_thing) return std::nullopt;
    item.interest.name = text_of(from, to);
    item.interest.owners = owners;
    if (const auto next = next_of_list(to, item.last)) {
      PlainItem first = item;
      first.last = to;
      items_.push_back(std::move(first));
      item.first = to;
      item.interest.name = text_of(*next, item.last);
    }
    return item;
  }

  // "loves his drift cars"; not "loves her job", "adores his wife"
  bool is_of_theirs(std::size_t at) const {
    return is_one_of(prose_.tokens[at], {"his", "her", "their"}) && at + 1 < prose_.size() &&
           !is_kin(prose_.tokens[at + 1]) &&
           is_one_of(prose_.tokens[at - 1], {"loves", "love", "adores", "enjoys"}) &&
           prose_.tokens[std::min(at + 2, prose_.size() - 1)].folded.ends_with("s");
  }

  bool tells_more_of_them(std::size_t at) const {
    return is_one_of(prose_.tokens[at], {"offered", "offers", "needs", "wants", "loves", "says",
                                         "said", "is", "has", "collects", "told", "plays"});
  }

  // "climbing + sourdough", "jazz and old maps": one more, if it ends the clause.
  std::optional<std::size_t> next_of_list(std::size_t to, std::size_t last) const {
    constexpr std::size_t most_words = 2;
    const std::size_t next = to + 1;
    if (next >= last || last - next > most_words) return std::nullopt;
    if (!prose_.tokens[to].is("+") && !prose_.tokens[to].is("&") && !prose_.tokens[to].is("and"))
      return std::nullopt;
    for (std::size_t i = next; i < last; ++i)
      if (prose_.tokens[i].kind != TokenKind::word || prose_.mention[i] != no_mention ||
          is_past_deed(prose_.tokens[i]) || subject_at(i) ||
          is_one_of(prose_.tokens[i], {"has", "is", "will", "her", "his", "their", "my", "so"}))
        return std::nullopt;
    return next;
  }

  PlainItem question(std::size_t at, std::size_t from) {
    PlainItem item{
        .kind = PlainKind::question, .first = at, .last = std::max(end_of(at), end_of(from))};
    item.text.text = text_of(from, item.last);
    for (std::size_t i = at; i < item.last && item.text.owners.empty(); ++i) {
      if (prose_.mention[i] != no_mention) item.text.owners = {prose_.mention[i]};
    }
    if (item.text.owners.empty()) item.text.owners = named_before(at);
    if (item.text.owners.empty() || item.text.text.empty()) item.kind = PlainKind::undone;
    return item;
  }

  // "should I invite Lena?", "any news on the visa?"
  std::optional<PlainItem> musing(std::size_t at) {
    std::size_t end = at;
    while (end < prose_.size() && !ends_sentence(end)) ++end;
    if (end >= prose_.size() || !prose_.tokens[end].is("?") || end == at) return std::nullopt;
    for (std::size_t i = at; i < end; ++i) {
      if (is_one_of(prose_.tokens[i], {"you", "i", "we"}) &&
          is_one_of(prose_.tokens[at], {"how", "what", "are", "did", "who", "have"}))
        return std::nullopt;
    }
    if (is_one_of(prose_.tokens[at], {"how", "what", "when", "why", "where", "who", "did", "does",
                                      "is", "are", "any", "has", "have"}))
      return question(at, at);
    if (is_one_of(prose_.tokens[at], {"should", "shall", "could", "can", "would", "do", "why",
                                      "grab", "maybe", "perhaps", "worth", "time"}) ||
        is_of_days_to_come(at, end) || is_idea(at, end))
      return undone(at);
    return std::nullopt;
  }

  // "pitch with Maya?"
  bool is_idea(std::size_t at, std::size_t end) const {
    constexpr std::size_t most_words = 4;
    if (end - at > most_words) return false;
    bool with = false;
    for (std::size_t i = at; i < end; ++i) {
      if (is_past_deed(prose_.tokens[i]) || prose_.tokens[i].kind == TokenKind::number ||
          relative_day_word(prose_.tokens[i]))
        return false;
      with = with || is_one_of(prose_.tokens[i], {"with", "w"});
    }
    return with;
  }

  // "coffee with him next week?"
  bool is_of_days_to_come(std::size_t at, std::size_t end) const {
    bool to_come = false;
    for (; at < end; ++at) {
      if (is_past_deed(prose_.tokens[at]) ||
          is_one_of(prose_.tokens[at], {"yesterday", "ago", "last", "was", "were"}))
        return false;
      const auto day = future_day(at, Expected::no);
      to_come = to_come || (day && day->day > context_.today);
    }
    return to_come;
  }

  // "need 2 finish the slides", and no "need 2 chairs"
  std::optional<PlainItem> need_in_short(std::size_t at) {
    const std::size_t need = is_one_of(prose_.tokens[at], {"i"}) ? at + 1 : at;
    const std::size_t verb = need + 2;
    if (verb >= prose_.size() || !is_one_of(prose_.tokens[need], {"need", "have", "got", "want"}) ||
        !prose_.tokens[need + 1].is("2"))
      return std::nullopt;
    const Order* order = order_at(verb, true);
    const bool does =
        order != nullptr ||
        is_one_of(prose_.tokens[verb],
                  {"finish", "fix",    "do",    "make",  "check", "ask", "sort",    "print",
                   "update", "review", "read",  "draft", "post",  "get", "start",   "find",
                   "sign",   "submit", "clean", "pack",  "plan",  "go",  "finalise"});
    if (!does) return std::nullopt;
    if (is_one_of(prose_.tokens[need], {"want"})) return undone(at);
    return follow_up(at, verb, order);
  }

  // Asked before the end of a clause is looked for, which takes the whole sentence. Where a day is
  // expected, "by" or "due" leads to it.
  bool a_day_is_near(std::size_t at, Expected expected) const {
    constexpr std::size_t most_words = 15;
    const std::size_t reach = std::min(at + most_words, prose_.size());
    for (std::size_t i = at + 1; i < reach; ++i) {
      const bool leads = is_one_of(prose_.tokens[i], {"by", "due"}) && i + 1 < prose_.size();
      if (expected == Expected::no
              ? (leads || weekday_word(prose_.tokens[i]) || future_day(i, Expected::no))
              : (leads && future_day(i + 1, Expected::yes)))
        return true;
    }
    return false;
  }

  // "sending the proposal EOD Friday": what the writer is about to do, with its day to come.
  std::optional<PlainItem> being_sent(std::size_t at) {
    const std::size_t first = at;
    const bool mine = is_one_of(prose_.tokens[at], {"i'm"}) && at + 1 < prose_.size();
    if (mine) ++at;
    const bool sent = is_one_of(
        prose_.tokens[at], {"sending", "paying", "emailing", "posting", "forwarding", "delivering",
                            "sharing", "mailing", "returning", "finishing", "submitting",
                            "invoicing", "drafting", "bringing", "dropping", "lending"});
    if (!sent && !(mine && is_one_of(prose_.tokens[at], {"taking", "giving", "getting", "baking",
                                                         "making", "picking", "driving"})))
      return std::nullopt;
    if (!a_day_is_near(at, Expected::no)) return std::nullopt;
    const std::size_t end = end_of(at);
    for (std::size_t i = at + 1; i < end; ++i) {
      const bool last = i + 1 == end || (i + 2 == end && prose_.tokens[i + 1].is("."));
      const bool short_day = weekday_word(prose_.tokens[i]) && last;
      const bool led = is_one_of(prose_.tokens[i], {"eod", "cob", "by"});
      const auto day = future_day(i, short_day || led ? Expected::yes : Expected::no);
      if (!day) continue;
      PlainItem item = follow_up(first, at, nullptr);
      item.follow_up.due = day->day;
      item.follow_up.due_given = true;
      Prose prose = prose_;
      prose.say(i, day->end, Said::day);
      item.follow_up.text = written(line_, prose, at, item.last, Days::leave_out);
      return item;
    }
    return std::nullopt;
  }

  // "having dinner with Tina this Sunday", "off to the pictures with Jo on Thursday": a plan, whose
  // day is to come.
  std::optional<PlainItem> being_met(std::size_t at) {
    std::size_t verb = is_one_of(prose_.tokens[at], {"i'm", "we're"}) ? at + 1 : at;
    if (verb + 1 >= prose_.size()) return std::nullopt;
    const bool off = is_one_of(prose_.tokens[verb], {"off"}) && prose_.tokens[verb + 1].is("to");
    const bool having = is_one_of(prose_.tokens[verb], {"having", "seeing", "meeting", "catching"});
    const bool a_noun = is_one_of(prose_.tokens[verb], {"meeting"}) &&  // "meeting with Jo booked"
                        prose_.mention[verb + 1] == no_mention;
    if ((!off && !having) || a_noun) return std::nullopt;
    const std::size_t end = end_of(at);
    bool ahead = false;
    for (std::size_t i = verb + 1; i < end; ++i) {
      if (is_past_deed(prose_.tokens[i]) ||
          is_one_of(prose_.tokens[i], {"last", "yesterday", "ago", "was", "were"}))
        return std::nullopt;
      const auto day = future_day(i, weekday_word(prose_.tokens[i]) ? Expected::yes : Expected::no);
      ahead = ahead || (day && day->day > context_.today);
    }
    if (!ahead) return std::nullopt;
    if (prose_.tokens[verb].is("having")) ++verb;
    return follow_up(at, verb, nullptr);
  }

  static bool is_past_in_form(const Token& token) {
    return token.folded.ends_with("ed") && !token.folded.ends_with("eed");  // not "need"
  }

  // "reckons copper'll be up by Christmas", "prices are to rise by May": a forecast.
  static bool tells_what_will_be(const Token& token) {
    return token.folded.ends_with("'ll") || token.folded.ends_with("'d") ||
           is_one_of(token, {"will",    "won't",    "be",      "is",    "are",   "was",
                             "were",    "should",   "could",   "may",   "might", "would",
                             "reckons", "thinks",   "expects", "hopes", "says",  "wants",
                             "plans",   "believes", "fears",   "has",   "gets"});
  }

  // "Draft by Fri", "figures to her by 10/20": a thing and its day.
  std::optional<PlainItem> due_by(std::size_t at) {
    const bool mine = prose_.tokens[at].is("i") && at + 1 < prose_.size() &&
                      !is_past_deed(prose_.tokens[at + 1]);  // "I do the scheme by Christmas"
    if ((subject_at(at) && !mine) || !a_day_is_near(at, Expected::yes)) return std::nullopt;
    const std::size_t end = end_of(at);
    for (std::size_t by = at + 1; by + 1 < end; ++by) {
      if (prose_.tokens[by].is(",")) return std::nullopt;
      if (!is_one_of(prose_.tokens[by], {"by", "due"}) || !future_day(by + 1, Expected::yes))
        continue;
      for (std::size_t i = at; i < by; ++i) {
        if (happening_at(prose_.tokens, i) || is_past_in_form(prose_.tokens[i]) ||
            tells_what_will_be(prose_.tokens[i]))
          return std::nullopt;
      }
      return follow_up(at, mine ? at + 1 : at, nullptr);
    }
    return std::nullopt;
  }

  // ---- follow-ups
  std::optional<DateHit> future_day(std::size_t at, Expected expected) const {
    const DateContext context{context_.today, Leaning::future, context_.order};
    const auto hit = date_at(prose_.tokens, at, context, expected);
    return hit && hit->day >= context_.today ? hit : std::nullopt;
  }

  PlainItem follow_up(std::size_t first, std::size_t from, const Order* order) {
    PlainItem item{.kind = PlainKind::follow_up, .first = first, .last = end_of(first)};
    LogFollowUp& wish = item.follow_up;
    if (order != nullptr) wish.kind = order->kind;
    wish.due = context_.today + info(wish.kind).default_days;
    Prose prose = prose_;
    read_due(prose, wish, from, item.last);
    wish.owners = owners_in(first, item.last);
    // "introduce Maya and Priya" is one thing to do, "thank Maya and Priya" are two.
    if (wish.kind == FollowUpKind::custom && wish.owners.size() > 1)
      wish.owners = {wish.owners.front()};
    wish.text = wish_text(prose, wish.kind, from, item.last, order);
    // "remember to call the plumber": of nobody in the line, it stays the writer's own.
    const bool for_myself = line_.mentions.empty() && items_.empty() && is_led_by_me(first, from);
    if (for_myself) {
      wish.kind = FollowUpKind::custom;
      // What else the line tells has no other place to be kept.
      const bool is_all = first == 0 && item.last + 1 >= prose.size();
      wish.text =
          is_all ? wish_text(prose, wish.kind, from, item.last, nullptr) : text_of(0, prose.size());
    }
    const bool bare = (wish.owners.empty() && !for_myself) ||
                      (wish.text.empty() && wish.kind == FollowUpKind::custom);
    if (bare) item.kind = PlainKind::undone;
    return item;
  }

  // "need to", "todo:"; or the line begins with what is to be done, and says by when.
  bool is_led_by_me(std::size_t first, std::size_t from) const {
    return from > first || (first == 0 && a_day_is_near(first, Expected::no));
  }

  void read_due(Prose& prose, LogFollowUp& wish, std::size_t from, std::size_t end) const {
    for (std::size_t at = from; at < end; ++at) {
      const Token& token = prose.tokens[at];
      if (token.is("back")) continue;  // "get it back before the 10th": of the deed, not of the day
      const bool led = is_one_of(token, {"by", "before", "due", "until"});
      const bool dot = at + 2 == end && prose.tokens[at + 1].is(".");
      const bool last_word = weekday_word(token) && (at + 1 == end || dot) && at > from;
      const bool named =
          last_word || is_day_behind_person(prose, at, from) || are_last_figures(prose, at, end);
      auto hit = future_day(at, named ? Expected::yes : Expected::no);
      if (!hit) hit = next_morning(at);
      const bool today = is_one_of(token, {"eod", "cob"}) && (at + 1 == end || dot);
      if (today) hit = DateHit{context_.today, at + 1};  // "share the clip eod"
      if (led) {
        hit = future_day(at + 1, Expected::yes);
        if (is_one_of(token, {"before"}) && hit) hit->day = day_before(at + 1, *hit);
      }
      const bool own_dot = hit && hit->end == end + 1 && prose.tokens[end].is(".");  // "by wed."
      if (!hit || (hit->end > end && !own_dot)) continue;
      wish.due = hit->day;
      wish.due_given = true;
      prose.say(at, hit->end, Said::day);
      return;
    }
  }

  // "ring her Mon with the figures", "ask Jo sat about it": short days are words of their own too.
  bool is_day_behind_person(const Prose& prose, std::size_t at, std::size_t from) const {
    return at > from && weekday_word(prose.tokens[at]) &&
           (prose.mention[at - 1] != no_mention || is_object_pronoun(prose.tokens[at - 1]));
  }

  // "call him again 15/12"
  bool are_last_figures(const Prose& prose, std::size_t at, std::size_t end) const {
    constexpr std::size_t figures = 3;
    return at + figures == end && prose.tokens[at].kind == TokenKind::number &&
           prose.tokens[at + 1].is("/") && prose.tokens[at + 2].kind == TokenKind::number;
  }

  // "reply in the morning" is told in the evening, or at any hour before.
  std::optional<DateHit> next_morning(std::size_t at) const {
    const bool morning = at + 2 < prose_.size() && prose_.tokens[at].is("in") &&
                         prose_.tokens[at + 1].is("the") &&
                         is_one_of(prose_.tokens[at + 2], {"morning", "am"});
    return morning ? std::optional(DateHit{context_.today + 1, at + 3}) : std::nullopt;
  }

  // Before the weekend is Friday, before another day the day before, before the end the end.
  LocalDate day_before(std::size_t at, const DateHit& hit) const {
    const std::size_t word = at < prose_.size() && prose_.tokens[at].is("the") ? at + 1 : at;
    if (word < prose_.size() && prose_.tokens[word].is("end")) return hit.day;
    return std::max(context_.today, hit.day - 1);
  }

  Owners owners_in(std::size_t first, std::size_t last) const {
    for (std::size_t at = first; at < last; ++at) {
      if (prose_.mention[at] != no_mention) return named_together(at, last);
    }
    return named_before(first);
  }

  // Whether another person of the same list stands behind this one: "Maya and Priya".
  bool goes_on(std::size_t at, std::size_t last) const {
    return at + 2 < last && prose_.mention[at] != no_mention && !is_owner(line_, prose_, at) &&
           prose_.mention[at + 2] != no_mention &&
           (is_one_of(prose_.tokens[at + 1], {"and"}) || prose_.tokens[at + 1].is("&") ||
            prose_.tokens[at + 1].is(","));
  }

  Owners named_together(std::size_t at, std::size_t last) const {
    Owners owners = {prose_.mention[at]};
    for (; goes_on(at, last); at += 2) owners.push_back(prose_.mention[at + 2]);
    return owners;
  }

  std::size_t behind_people(std::size_t at, std::size_t last) const {
    while (goes_on(at, last)) at += 2;
    return at + 1;
  }

  std::string wish_text(const Prose& prose, FollowUpKind kind, std::size_t from, std::size_t end,
                        const Order* order) const {
    if (order != nullptr && kind != FollowUpKind::custom) {
      from = match(from, order->words);
      const auto person = [&](std::size_t at) {
        return at < end && ((prose_.mention[at] != no_mention && !is_owner(line_, prose_, at)) ||
                            is_object_pronoun(prose_.tokens[at]));
      };
      if (person(from)) {
        from = behind_people(from, end);
      } else if (end > from + 1 && person(end - 1) &&
                 is_one_of(prose_.tokens[end - 2], {"with", "to"})) {
        end -= 2;
      }
    } else if (order == nullptr && from < end && prose_.mention[from] != no_mention) {
      ++from;  // "promised @ the slides"
    }
    return written(line_, prose, from, end, Days::leave_out);
  }

  std::string text_of(std::size_t from, std::size_t to) const {
    return written(line_, prose_, from, to, Days::keep);
  }

  const LogContext& context_;
  std::vector<PlainItem> items_ = {};
};

}  // namespace

std::vector<PlainItem> plain_items(const CutLine& line, const Prose& whole,
                                   const LogContext& context) {
  return ItemReader(line, whole, context).read();
}

}  // namespace wellmet::language
