// The one-line log: a line as people write it after a meeting becomes people, a day, what happened
// and where, interests, follow-ups, questions, asks and offers; the rest is the note.
//
//   coffee with @Maya Chen and @jo at Blue Bottle yesterday: Biscuit's surgery went well #dogs
//   !thank tomorrow ?how did the launch go ask: a product designer
//
// The signs are cut out first (pieces.cpp). What is left is prose, divided by the first colon or
// dash behind a mention: before it stands what happened (head_reader.cpp), behind it what is only
// told, of which nothing is read but help, advice and introductions given to the writer. A line
// without a colon is all head; there the first clause says what happened.
#include "language/log/undivided_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "language/happened/at_a_place.h"
#include "language/happened/evidence.h"
#include "language/happened/not_there.h"
#include "language/happened/own_words.h"
#include "language/happened/past_deeds.h"
#include "language/items/days_to_come.h"
#include "language/items/good_news.h"
#include "language/items/known_for.h"
#include "language/items/plain_items.h"
#include "language/items/relations.h"
#include "language/log/advice.h"
#include "language/log/follow_up_text.h"
#include "language/log/head_reader.h"
#include "language/log/pieces.h"
#include "language/log/prose.h"
#include "language/names/roles.h"
#include "language/refuted/not_so.h"

namespace wellmet::language {
namespace {

std::string_view text_of(const CutLine& line, std::size_t first, std::size_t last) {
  if (first >= last) return "";
  return line.text.substr(line.tokens[first].start,
                          line.tokens[last - 1].end - line.tokens[first].start);
}

std::string unquoted(std::string_view text) {
  for (const std::string_view quote : {"\"", "“", "”", "„"}) {
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  return std::string(trim(out));
}

// "#dogs", "#pet:dogs", "#dogs:Biscuit"
LogInterest read_interest(const CutLine& line, const Piece& piece) {
  const std::string_view tag = text_of(line, piece.first + 1, piece.last);
  LogInterest interest;
  const std::size_t colon = tag.find(':');
  if (colon == std::string_view::npos || tag.starts_with('"')) {
    interest.name = unquoted(tag);
  } else if (const auto kind = parse_interest_kind(tag.substr(0, colon))) {
    interest.kind = *kind;
    interest.name = unquoted(tag.substr(colon + 1));
  } else {
    interest.name = unquoted(tag.substr(0, colon));
    interest.detail = unquoted(tag.substr(colon + 1));
  }
  return interest;
}

// The text behind "?", "ask:" or "offer:", without the mark that ends it.
std::string read_text(const CutLine& line, const Piece& piece) {
  const std::size_t sign = piece.kind == PieceKind::question ? 1 : 2;
  const Prose prose = prose_of(line, piece.first + sign, piece.last);
  std::string text = written(line, prose, 0, prose.size(), Days::keep);
  while (!text.empty() && (text.back() == '?' || text.back() == '.' || text.back() == ';'))
    text.pop_back();
  return std::string(trim(text));
}

class LineReader {
 public:
  LineReader(std::string_view text, const LogContext& context)
      : context_(context),
        own_words_(context.own_words),
        line_(cut_line(text, context.words_taken, context.mentions)) {
    own_words_.mark(line_.text, line_.tokens);
  }

  LogLine read() {
    const Prose whole = whole_prose(line_);
    const std::vector<PlainItem> items = plain_items(line_, whole, context_);
    Division division = divide(line_, items);
    HeadReader head(line_, division.head, context_, read_);
    head.read();
    for (const HappeningHit& deed : deeds_for_me(division.body, 0)) add_deed(deed.row->kind);
    if (was_at_their_table(division.head)) add_deed(InteractionKind::hosted_by);
    read_.roles = roles_of(line_, division, head);
    for (std::size_t i = 0; i < line_.pieces.size(); ++i) read_sign(i);
    for (const PlainItem& item : items) add_item(item, whole);
    read_.dates = days_to_come(line_, whole, context_);
    read_.known = known_in(line_, whole, context_.today);
    read_.relations = relations_in(line_, whole);
    read_.note = note_of(line_, division, items);
    const Verdict verdict = verdict_on(line_, whole, items);
    const bool nothing = verdict.came_to_nothing || nobody_was_there(whole);
    const bool open = head.leaves_open_whether_it_was();
    read_.took_place = !nothing && !open && took_place(division, !items.empty());
    const bool unseen =
        !nothing && !(read_.took_place && read_.kind_said) && verdict.of_mine != nullptr;
    if (const Happening* row = unseen ? verdict.of_mine : verdict.instead; row && !open) {
      read_.kind = row->kind;
      read_.setting = row->setting;
      read_.took_place = true;
    }
    read_.may_have_happened =
        !nothing && !read_.took_place &&
        (open ? somebody_was_with() : may_have_happened(division.head, !items.empty()));
    if (read_.may_have_happened && context_.happened) read_.took_place = true;
    // Without an interaction to hold day and kind, the words must.
    if (!read_.took_place && (nothing || open || (items.empty() && !read_.note.empty())))
      read_.note = written(line_, whole, 0, whole.size(), Days::keep);
    if (is_fact_to_come(division.head)) {
      read_.day_to_come = false;
      read_.doubts.clear();
    }
    for (std::size_t i = 0; i < read_.roles.size(); ++i) {
      if (read_.roles[i] == MentionRole::with) read_.with.push_back(i);
      if (read_.roles[i] == MentionRole::through) read_.through.push_back(i);
      if (read_.roles[i] == MentionRole::about) read_.about.push_back(i);
    }
    read_.news = good_news(line_, whole, read_);
    read_.advice = advice_in(line_, whole, read_);
    read_.mentions = std::move(line_.mentions);
    return std::move(read_);
  }

 private:
  // "Maya had us over for dinner": a visit, and hers were the pains.
  static bool was_at_their_table(const Prose& head) {
    for (std::size_t at = 0; at < head.size(); ++at) {
      const auto hit = happening_at(head.tokens, at);
      const std::string_view words = hit ? hit->row->words : "";
      if (words.starts_with("had us ") || words.starts_with("had me ")) return true;
    }
    return false;
  }

  void add_deed(InteractionKind kind) {
    const bool known = kind == read_.kind ||
                       std::find(read_.also.begin(), read_.also.end(), kind) != read_.also.end();
    if (!known) read_.also.push_back(kind);
  }

  // What a sign says too, with a word more or less, is said once.
  static void add_once(std::vector<LogText>& list, const LogText& text) {
    const bool known = std::any_of(list.begin(), list.end(), [&](const LogText& other) {
      return other.owners == text.owners &&
             (other.text.starts_with(text.text) || text.text.starts_with(other.text));
    });
    if (!known) list.push_back(text);
  }

  void add_item(const PlainItem& item, const Prose& whole) {
    if (item.kind == PlainKind::interest) add_interest(item.interest, item.interest.owners);
    if (item.kind == PlainKind::ask) add_once(read_.asks, item.text);
    if (item.kind == PlainKind::offer) add_once(read_.offers, item.text);
    if (item.kind == PlainKind::question) add_once(read_.questions, item.text);
    if (item.kind == PlainKind::unclear) doubt_whose(item.text);
    if (item.kind != PlainKind::follow_up) return;
    for (std::size_t i = item.first; i < item.last; ++i) {
      const std::size_t mention = whole.mention[i];
      if (mention != no_mention && read_.roles[mention] == MentionRole::mentioned)
        read_.roles[mention] = MentionRole::follow_up;
    }
    // "forgot to thank her !thank tomorrow": the sign says it, with its day.
    const bool said = std::ranges::any_of(read_.follow_ups, [&](const LogFollowUp& f) {
      return f.kind == item.follow_up.kind && f.kind != FollowUpKind::custom &&
             f.owners == item.follow_up.owners && item.follow_up.text.empty();
    });
    if (!said) read_.follow_ups.push_back(item.follow_up);
  }

  void doubt_whose(const LogText& text) {
    std::vector<std::string> names;
    for (const std::size_t owner : text.owners) names.push_back(line_.mentions[owner].name());
    read_.doubts.push_back({.text = fmt::format("\"{}\" may be of {}, so it is only in the note. "
                                                "With the name it is kept for them.",
                                                text.text, join(names, " or "))});
  }

  // "@kasia's birthday on 3 July": a day to come, and nothing of the writer's.
  bool is_fact_to_come(const Prose& head) const {
    if (!read_.day_to_come || head.size() == 0 || head.mention[0] == no_mention) return false;
    return is_owner(line_, head, 0);
  }

  // "saw @maya's exhibition": what is hers was there, she is not said to have been.
  bool only_looked_at(const Prose& head) const {
    std::size_t named = 0;
    bool looked = false;
    for (std::size_t at = 0; at < head.size(); ++at) {
      if (head.mention[at] == no_mention) continue;
      ++named;
      const bool possessive = is_owner(line_, head, at);
      if (at == 0 || !possessive || at + 1 >= head.size()) continue;
      for (const char* word : {"saw", "read", "watched", "heard", "attended", "loved", "finished"})
        looked = looked || head.tokens[at - 1].is(word);
      for (const char* kin :
           {"sister", "brother", "mother", "father", "wife", "husband", "partner"})
        if (head.tokens[at + 1].is(kin)) looked = false;
    }
    const bool seen = read_.kind == InteractionKind::event || read_.kind == InteractionKind::met;
    return looked && named == 1 && seen;
  }

  // "@maya's mum died, wrote her a letter": she was written to all the same.
  bool is_written_to(const Prose& prose) const {
    using K = InteractionKind;
    if (read_.kind != K::letter && read_.kind != K::message && read_.kind != K::email) return false;
    return std::any_of(prose.tokens.begin(), prose.tokens.end(), [](const Token& token) {
      return token.is("her") || token.is("him") || token.is("them");
    });
  }

  bool nobody_was_there(const Prose& whole) const {
    if (is_written_to(whole)) return false;
    const std::vector<bool> absent = not_there(line_, whole);
    return !absent.empty() && std::find(absent.begin(), absent.end(), false) == absent.end();
  }

  // Something happened when a word says so, when somebody stands where one who was there does, or
  // when the line is no sentence: "@jo", "@jo: the roof", "@jo yesterday at the Anchor". A person
  // and what they did or are ("@jo got promoted"), and what is only thought of somebody ("I hope
  // Jo is better"), is a fact alone: a contact that never was would be counted.
  bool took_place(const Division& division, bool items) const {
    const Prose& head = division.head;
    if (only_looked_at(head) || is_fact_to_come(head)) return false;
    if (read_.kind_said || tells_of_being_together(line_, head) ||
        tells_of_being_at_a_place(line_, head))
      return true;
    if (begins_with_a_subject(head) && !read_.time) return false;
    if (tells_of_a_deed_to_somebody(line_, head)) return true;
    if (items || says_more(head)) return false;
    if (read_.day_said || read_.time || !read_.place.empty() || !read_.note.empty()) return true;
    const bool signs = !read_.interests.empty() || !read_.follow_ups.empty() ||
                       !read_.questions.empty() || !read_.asks.empty() || !read_.offers.empty();
    // A name alone was a meeting when its sign says that it is written down; "Nora" is begun.
    const bool meant =
        std::ranges::any_of(line_.mentions, [](const Mention& m) { return !m.plain; });
    return !signs && meant &&
           std::ranges::find(read_.roles, MentionRole::with) != read_.roles.end();
  }

  bool somebody_was_with() const {
    return std::ranges::find(read_.roles, MentionRole::with) != read_.roles.end();
  }

  // "Ended up signing Jo's passport photos and staying for soup": of the past, of the writer, and
  // with somebody in it, but no word is known that tells of being together.
  bool may_have_happened(const Prose& head, bool items) const {
    if (!somebody_was_with() || items || read_.day_to_come || only_looked_at(head) ||
        is_fact_to_come(head))
      return false;
    const bool not_so = std::ranges::any_of(head.tokens, [](const Token& token) {
      return is_one_of(token, {"almost", "nearly", "i'm", "im", "am", "if", "should", "would"});
    });
    return !not_so && !begins_with_a_subject(head) &&
           (read_.day_said || read_.time || !says_more(head) ||
            std::ranges::any_of(head.tokens, is_past_deed));
  }

  void read_sign(std::size_t at) {
    const Piece& piece = line_.pieces[at];
    if (piece.kind == PieceKind::prose || piece.kind == PieceKind::mention) return;
    const Owners owners = owners_of(line_, read_.roles, at);
    if (piece.kind == PieceKind::interest) {
      add_interest(read_interest(line_, piece), owners);
    } else if (piece.kind == PieceKind::follow_up) {
      LogFollowUp follow_up = read_follow_up(line_, piece, context_);
      if (follow_up.owners.empty()) follow_up.owners = owners;
      read_.follow_ups.push_back(std::move(follow_up));
    } else {
      add_text(piece, owners);
    }
  }

  void add_interest(LogInterest interest, const Owners& owners) {
    interest.owners = owners;
    const bool is_new = noted_.emplace(interest_key(interest.name), owners).second;
    if (is_new && !interest.name.empty()) read_.interests.push_back(std::move(interest));
  }

  void add_text(const Piece& piece, const Owners& owners) {
    LogText text{.text = read_text(line_, piece), .owners = owners};
    if (text.text.empty()) return;
    std::vector<LogText>& list = piece.kind == PieceKind::question ? read_.questions
                                 : piece.kind == PieceKind::ask    ? read_.asks
                                                                   : read_.offers;
    list.push_back(std::move(text));
  }

  const LogContext& context_;
  OwnWords own_words_;  // the tokens of the line point into it
  CutLine line_;
  LogLine read_ = {};
  std::set<std::pair<std::string, Owners>> noted_ = {};  // interests, each once for a person
};

}  // namespace

LogLine read_undivided(std::string_view line, const LogContext& context) {
  return LineReader(line, context).read();
}

}  // namespace wellmet::language
