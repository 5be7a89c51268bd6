#include "language/log/prose.h"

#include <algorithm>

#include "base/text.h"
#include "language/dates/calendar_words.h"
#include "language/happened/happenings.h"
#include "language/items/plain_items.h"

namespace wellmet::language {
namespace {

void append(Prose& prose, Token token, Said said, std::size_t mention) {
  prose.tokens.push_back(std::move(token));
  prose.said.push_back(said);
  prose.mention.push_back(mention);
}

void append(Prose& prose, const CutLine& line, const Piece& piece) {
  Token token = line.tokens[piece.first];
  if (piece.kind == PieceKind::prose) {
    append(prose, std::move(token), Said::nothing, no_mention);
    return;
  }
  const bool mention = piece.kind == PieceKind::mention;
  token.kind = TokenKind::hole;
  token.folded = mention ? mention_hole : "#";
  token.end = line.tokens[piece.last - 1].end;
  append(prose, std::move(token), mention ? Said::mention : Said::sign,
         mention ? piece.mention : no_mention);
}

bool is_dash(const Token& token) { return token.is("-") || token.is("–") || token.is("—"); }

// "Lunch – Ana – Mon Nov 23 – Canoe": a day between dashes belongs to the head.
bool is_day_till_next_dash(const Prose& prose, std::size_t at) {
  bool day = false;
  for (; at < prose.size() && !is_dash(prose.tokens[at]) && prose.said[at] == Said::nothing; ++at) {
    const Token& token = prose.tokens[at];
    if (token.is(".") && ends_with_dot(prose.tokens, at)) break;
    const bool names_it = weekday_word(token) || month_word(token) || relative_day_word(token);
    day = day || names_it;
    if (!names_it && token.kind != TokenKind::number &&
        !is_one_of(token, {"last", "this", ",", ".", "/", "th", "st", "nd", "rd", "night"}))
      return false;
  }
  return day;
}

// The place of the colon or dash that ends the head; the size when there is none.
std::size_t divider(const Prose& prose) {
  bool mentioned = false, other_words = false;
  for (std::size_t at = 0; at < prose.size(); ++at) {
    const Token& token = prose.tokens[at];
    if (prose.said[at] == Said::mention) mentioned = true;
    const bool word = token.kind == TokenKind::word && !token.is("and") && !token.is("with");
    if (word) other_words = true;
    const bool spaced = at + 1 == prose.size() || prose.tokens[at + 1].space_before ||
                        prose.said[at + 1] != Said::nothing;
    const bool after_mention = at > 0 && prose.said[at - 1] == Said::mention;
    const bool colon = token.is(":") && (spaced || after_mention);
    const bool dash = is_dash(token) && token.space_before && spaced;
    if (dash && is_day_till_next_dash(prose, at + 1)) continue;
    if ((colon || dash) && mentioned && other_words) return at;
  }
  return prose.size();
}

// Without any mention a colon divides all the same: "conference: nobody I know".
std::size_t divider_without_mention(const Prose& prose) {
  const bool mentions = std::any_of(prose.said.begin(), prose.said.end(),
                                    [](Said said) { return said == Said::mention; });
  if (mentions) return prose.size();
  for (std::size_t at = 1; at + 1 < prose.size(); ++at) {
    if (prose.tokens[at].is(":") && prose.tokens[at + 1].space_before) return at;
  }
  return prose.size();
}

// In the body, a mention that only says whose the next sign is ("@jo #sailing") is no prose.
void leave_out_owners(Prose& prose, std::size_t from) {
  for (std::size_t at = from + 1; at + 1 < prose.size(); ++at) {
    const bool alone =
        at == from + 1 || prose.said[at - 1] == Said::sign || prose.tokens[at - 1].is(".");
    if (alone && prose.said[at] == Said::mention && prose.said[at + 1] == Said::sign)
      prose.said[at] = Said::sign;
  }
}

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::address;
}

bool has_any(const Prose& prose, std::size_t first, std::initializer_list<Said> wanted) {
  for (std::size_t at = first; at < std::min(prose.size(), prose.told_from); ++at) {
    for (const Said said : wanted) {
      if (prose.said[at] == said) return true;
    }
  }
  return false;
}

bool belongs_to_next(const CutLine& line, const Prose& head, std::size_t at) {
  if (head.mention[at] != no_mention) return is_owner(line, head, at);
  if (head.said[at] != Said::filler) return false;
  const bool opening = (head.tokens[at].is("(") || head.tokens[at].is("\"")) &&
                       at + 1 < head.size() && !head.tokens[at + 1].space_before;
  return opening || head.tokens[at].kind == TokenKind::word;
}

// "Maya sent me a lead! Thanked her on the spot.": somebody did something, and more is told in a
// sentence of its own, so that the first can be no shorter than it was written.
bool is_cut_sentence(const Prose& head, std::size_t from) {
  bool did_something = false;
  for (std::size_t at = 1; at < from; ++at)
    did_something =
        did_something || (head.mention[at - 1] != no_mention &&
                          (head.said[at] == Said::happening || head.said[at] == Said::deed));
  if (!did_something) return false;
  for (std::size_t at = from; at + 1 < head.size(); ++at) {
    const Token& token = head.tokens[at];
    const bool ends =
        token.is("!") || token.is("?") || (token.is(".") && ends_with_dot(head.tokens, at));
    if (ends && head.tokens[at + 1].space_before) return true;
  }
  return false;
}

std::string head_note(const CutLine& line, const Prose& head) {
  std::size_t first = 0;
  while (first < head.size() && head.said[first] != Said::nothing) ++first;
  if (first == head.size()) return "";
  const bool scattered = has_any(head, first, {Said::mention, Said::happening, Said::place});
  std::size_t from = 0;
  if (!scattered) {
    const auto deed = std::find(head.said.begin(),
                                head.said.begin() + static_cast<std::ptrdiff_t>(first), Said::deed);
    from = static_cast<std::size_t>(deed - head.said.begin());
    // "… and her sister", "… maya's new flat": the words beside it belong to it.
    while (from > 0 && from == first && belongs_to_next(line, head, from - 1)) {
      --from;
      --first;
    }
    if (is_cut_sentence(head, from)) from = 0;
  }
  return written(line, head, from, head.size(), Days::leave_out);
}

std::string_view strip(std::string_view text, std::string_view front, std::string_view back) {
  text = trim(text);
  while (!text.empty() && front.find(text.front()) != std::string_view::npos)
    text = trim(text.substr(1));
  while (!text.empty() && back.find(text.back()) != std::string_view::npos)
    text = trim(text.substr(0, text.size() - 1));
  for (const std::string_view dash : {"–", "—"}) {
    if (text.starts_with(dash)) text = trim(text.substr(dash.size()));
    if (text.ends_with(dash)) text = trim(text.substr(0, text.size() - dash.size()));
  }
  return text;
}

}  // namespace

void Prose::say(std::size_t first, std::size_t last, Said what) {
  for (std::size_t at = first; at < last && at < size(); ++at) {
    const bool fixed =
        said[at] == Said::mention || said[at] == Said::sign || said[at] == Said::item;
    if (!fixed) said[at] = what;
  }
}

Prose prose_of(const CutLine& line, std::size_t first, std::size_t last) {
  Prose prose;
  for (std::size_t at = first; at < last;) {
    Piece piece{.kind = PieceKind::prose, .first = at, .last = at + 1};
    const std::size_t mention = line.mention_starting(at);
    if (mention < line.mentions.size())
      piece = {PieceKind::mention, at, std::min(last, line.end_of_mention(mention)), mention};
    append(prose, line, piece);
    at = piece.last;
  }
  return prose;
}

Prose whole_prose(const CutLine& line) {
  Prose all;
  for (const Piece& piece : line.pieces) append(all, line, piece);
  return all;
}

bool is_owner(const CutLine& line, const Prose& prose, std::size_t at) {
  return line.mentions[prose.mention[at]].range.end != prose.tokens[at].end;
}

bool ends_with_dot(const std::vector<Token>& tokens, std::size_t at) {
  const bool last_in_word = at + 1 == tokens.size() || tokens[at + 1].space_before;
  if (!last_in_word || at == 0) return last_in_word;
  for (const char* word : {"w", "re", "st", "dr", "prof", "mr", "mrs", "ms", "wk", "vs", "approx",
                           "ca", "nr", "no", "ca"}) {
    if (tokens[at - 1].is(word) && at + 1 < tokens.size()) return false;
  }
  return true;
}

Division divide(const CutLine& line, const std::vector<PlainItem>& items) {
  Prose all = whole_prose(line);
  for (const PlainItem& item : items) {
    for (std::size_t i = item.first; i < item.last; ++i) {
      if (all.said[i] == Said::sign) continue;
      all.said[i] = Said::item;
      all.mention[i] = no_mention;
      all.tokens[i].kind = TokenKind::hole;
      all.tokens[i].folded = "~";
    }
  }
  std::size_t at = divider(all);
  if (at == all.size()) at = divider_without_mention(all);
  leave_out_owners(all, at);
  Division division;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == at) continue;
    append(i < at ? division.head : division.body, all.tokens[i], all.said[i], all.mention[i]);
  }
  return division;
}

std::string written(const CutLine& line, const Prose& prose, std::size_t first, std::size_t last,
                    Days days) {
  std::string out;
  std::size_t end_before = 0;  // where the word before ended in the line; 0 after a gap
  bool any_word = false;
  for (std::size_t at = first; at < last; ++at) {
    const Token& token = prose.tokens[at];
    const bool day = prose.said[at] == Said::day || prose.said[at] == Said::time;
    if (prose.said[at] == Said::sign || prose.said[at] == Said::item ||
        (day && days == Days::leave_out)) {
      end_before = 0;
      continue;
    }
    const bool mark = token.kind == TokenKind::symbol && !token.space_before;
    if (end_before != 0) {
      out += line.text.substr(end_before, token.start - end_before);
    } else if (!out.empty() && !mark) {
      out += ' ';
    }
    if (const std::size_t mention = prose.mention[at]; mention != no_mention) {
      out += line.mentions[mention].name();
      const std::size_t behind = line.mentions[mention].range.end;
      out += line.text.substr(behind, token.end - behind);
      any_word = true;
    } else {
      out += line.text.substr(token.start, token.end - token.start);
      any_word = any_word || is_word(token) || static_cast<unsigned char>(out.back()) >= 0x80;
    }
    end_before = token.end;
  }
  if (!any_word) return "";
  return std::string(strip(collapse_spaces(out), ",;:.-&|", ",;:-&|"));
}

// Behind all that was understood of what happened, if the rest stands together; else at the start.
std::size_t note_begins(const Division& division, const std::vector<PlainItem>& items) {
  std::size_t at = 0;
  const Prose& head = division.head;
  while (at < head.size() && head.said[at] != Said::nothing && head.said[at] != Said::item) ++at;
  std::size_t begin = at;
  bool happening = false;
  for (std::size_t i = 0; i < at; ++i) happening = happening || head.said[i] == Said::happening;
  for (; at < head.size(); ++at) {
    const bool more = head.said[at] == Said::mention || head.said[at] == Said::happening ||
                      head.said[at] == Said::deed || head.said[at] == Said::place ||
                      head.said[at] == Said::day;
    if (more) return 0;
  }
  const bool colon = begin == head.size();  // all of the rest is behind it
  if (!happening) return 0;
  return colon && items.front().first > begin ? begin + 1 : begin;
}

std::string note_of(const CutLine& line, const Division& division,
                    const std::vector<PlainItem>& items) {
  if (!items.empty()) {
    const Prose whole = whole_prose(line);
    return written(line, whole, note_begins(division, items), whole.size(), Days::keep);
  }
  const std::string head = head_note(line, division.head);
  const std::string body = written(line, division.body, 0, division.body.size(), Days::keep);
  if (head.empty() || body.empty()) return head + body;
  return head + ": " + body;
}

}  // namespace wellmet::language
