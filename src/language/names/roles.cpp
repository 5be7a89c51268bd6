#include "language/names/roles.h"

#include <algorithm>

#include "language/happened/not_there.h"
#include "language/happened/past_deeds.h"
#include "language/items/introductions.h"
#include "language/names/mention_finder.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

bool is_joint(const Token& token) {
  return token.is("and") || token.is(",") || token.is("&") || token.is("+") || token.is("plus");
}

class RoleReader {
 public:
  RoleReader(const CutLine& line, const Division& division, const HeadReader& head)
      : line_(line),
        head_(division.head),
        body_(division.body),
        reader_(head),
        absent_(not_there(line, whole_prose(line))),
        roles_(line.mentions.size(), MentionRole::mentioned) {}

  std::vector<MentionRole> read() {
    for (const Piece& piece : line_.pieces) {
      if (piece.kind == PieceKind::follow_up) mark_inside(piece, MentionRole::follow_up);
    }
    for (std::size_t at = 0; at < head_.size(); ++at) {
      if (head_.mention[at] != no_mention) roles_[head_.mention[at]] = role_in_head(at);
    }
    for (const HappeningHit& deed : reader_.deeds()) {
      if (deed.row->kind == InteractionKind::introduced_by) mark_introduced(deed);
    }
    for (const HappeningHit& deed : deeds_for_me(body_, 0)) {
      if (deed.row->kind == InteractionKind::introduced_by)
        mark_group(body_, deed.last, MentionRole::about);
    }
    for (const Prose* prose : {&head_, &body_}) mark_introductions(*prose);
    if (!head_.mention.empty()) mark_list_behind_colon();
    somebody_takes_part();
    return std::move(roles_);
  }

 private:
  void mark_inside(const Piece& piece, MentionRole role) {
    for (std::size_t i = 0; i < line_.mentions.size(); ++i) {
      if (line_.mention_at[i] >= piece.first && line_.mention_at[i] < piece.last) roles_[i] = role;
    }
  }

  MentionRole role_in_head(std::size_t at) const {
    if (absent_[head_.mention[at]]) return MentionRole::mentioned;
    if (at == 0)
      return is_owner(line_, head_, 0) && (has_companion_behind(0) || kin_named_behind(0))
                 ? MentionRole::mentioned
                 : MentionRole::with;
    const Token& before = head_.tokens[at - 1];
    const bool others = has_with_before(at);
    if (before.is("through") || before.is("via")) return MentionRole::through;
    const bool introduced =
        at >= 2 && (head_.tokens[at - 2].is("introduced") || head_.tokens[at - 2].is("intro") ||
                    head_.tokens[at - 2].is("intro'd"));
    if (before.is("by") && introduced && others) return MentionRole::through;
    for (const char* word : {"about", "re", "regarding", "like", "than"}) {
      if (before.is(word) && (others || has_mention_behind(at))) return MentionRole::mentioned;
    }
    if (others && (is_in_what_was_told(at) || is_in_what_was_said(at)))
      return MentionRole::mentioned;
    const bool possessive = is_owner(line_, head_, at);
    if (possessive && (others || has_companion_behind(at)) && !before.is("at"))
      return MentionRole::mentioned;
    if (possessive && kin_named_behind(at)) return MentionRole::mentioned;
    if (is_listed_as_there(at) || does_it_to_me(at)) return MentionRole::with;
    const std::size_t neighbour = neighbour_in_list(at);
    const bool apart = head_.tokens[behind_description(at)].is(",") && is_told_of(at);
    if (neighbour < at) return apart ? MentionRole::mentioned : roles_[head_.mention[neighbour]];
    if (at < reader_.told_from() || !others) return MentionRole::with;
    return together_behind_the_clause(at) ? MentionRole::with : MentionRole::mentioned;
  }

  // Back over what somebody is, up to the mark of the list: "+ new CFO Trent", "and his boss Tom".
  std::size_t behind_description(std::size_t at) const {
    constexpr std::size_t most_words = 4;
    std::size_t joint = at - 1;
    bool described = false;
    while (joint > 0 && at - joint <= most_words && head_.mention[joint] == no_mention &&
           head_.tokens[joint].kind == TokenKind::word && !is_joint(head_.tokens[joint])) {
      const Token& word = head_.tokens[joint];
      if (is_past_deed(word) || is_one_of(word, {"with", "w", "to", "from", "met", "saw"}))
        return at - 1;
      described = described || is_determiner(word) || word.is("new") || is_title(word) ||
                  is_kin(word) || is_person_noun(word);
      --joint;
      const bool dotted = joint > 0 && head_.tokens[joint].is(".") &&
                          is_title(head_.tokens[joint - 1]);  // "Prof. @"
      if (dotted) --joint;
    }
    // "plus Tom's sister Bridget"
    const bool owned = described && joint > 0 && head_.mention[joint] != no_mention &&
                       is_owner(line_, head_, joint);
    if (owned) --joint;
    return described ? joint : at - 1;
  }

  // Who stands before this one in a list, what is said of them in brackets left out: "Amara
  // (worried about maths), Tom"; `at` itself when nobody does.
  std::size_t neighbour_in_list(std::size_t at) const {
    const std::size_t joint = behind_description(at);
    if (!is_joint(head_.tokens[joint]) || joint == 0) return at;
    std::size_t before = joint - 1;
    while (before > 0 && is_joint(head_.tokens[before])) --before;  // "Will, + new CFO Trent"
    if (head_.tokens[before].is(")")) {
      while (before > 0 && !head_.tokens[before].is("(")) --before;
      if (before == 0) return at;
      --before;
    }
    // "Tom (not worried) and a new mum, Hayley"
    const bool described = head_.mention[before] == no_mention &&
                           (is_kin(head_.tokens[before]) || is_person_noun(head_.tokens[before]));
    if (described && head_.tokens[joint].is(",")) {
      const std::size_t earlier = neighbour_in_list(before + 1);
      return earlier <= before ? earlier : at;
    }
    return head_.mention[before] != no_mention ? before : at;
  }

  // "Lara Quist walked us through it"
  bool does_it_to_me(std::size_t at) const {
    return at + 2 < head_.size() && !is_owner(line_, head_, at) &&
           is_past_deed(head_.tokens[at + 1]) && is_one_of(head_.tokens[at + 2], {"me", "us"});
  }

  // "Piet, Femke and Joost were there both days"
  bool is_listed_as_there(std::size_t at) const {
    std::size_t end = at;
    while (end < head_.size() &&
           (head_.mention[end] != no_mention || (is_joint(head_.tokens[end]) && end > at)))
      ++end;
    return end + 1 < head_.size() && head_.tokens[end].is("were") &&
           is_one_of(head_.tokens[end + 1], {"there", "present", "also"});
  }

  // "…, then lunch with @jo", "…, sat next to @rafael"; but not "…, she works with @sam"
  bool together_behind_the_clause(std::size_t at) const {
    for (std::size_t i = at; i-- > reader_.told_from();) {
      const bool theirs =
          head_.mention[i] != no_mention && does_something(i) && i > 0 &&
          (is_joint(head_.tokens[i - 1]) || is_one_of(head_.tokens[i - 1], {".", ";", "but"}));
      if (theirs) return false;
      for (const char* word : {"she", "he", "they", "who", "she's", "he's", "that", "works"}) {
        if (head_.tokens[i].is(word)) return false;
      }
      if (head_.tokens[i].is(",") || head_.tokens[i].is(".") || head_.tokens[i].is(";")) break;
    }
    for (const char* word : {"with", "w", "/", "met", "saw", "and", "beat"}) {
      if (head_.tokens[at - 1].is(word)) return true;
    }
    const bool spoken = at >= 2 && head_.tokens[at - 1].is("to") &&
                        is_one_of(head_.tokens[at - 2], {"talked", "spoke", "chatted"});
    if (spoken) return true;
    const bool lost = at >= 2 && head_.tokens[at - 1].is("to") && head_.tokens[at - 2].is("lost");
    return lost || (at >= 2 && head_.tokens[at - 1].is("to") && head_.tokens[at - 2].is("next"));
  }

  // "told @dad how it went with @anton", "asked @jo what happened with @tom"
  bool is_in_what_was_told(std::size_t at) const {
    if (!head_.tokens[at - 1].is("with")) return false;
    for (std::size_t i = at - 1; i-- > 0;) {
      if (head_.tokens[i].is(",") || head_.tokens[i].is(";") || head_.mention[i] != no_mention)
        return false;
      for (const char* word : {"how", "what", "whether", "why"})
        if (head_.tokens[i].is(word)) return true;
    }
    return false;
  }

  // "asked Ana whether she'd like to meet Ben", "thanked Tom for introducing me to Ana", "Ana told
  // me it went well with Ben", "Tom suggested I talk to Ana": behind these words of one told of,
  // who comes next is only spoken of.
  bool is_in_what_was_said(std::size_t at) const {
    constexpr std::size_t farthest = 12;
    for (std::size_t i = at; i-- > 0 && at - i <= farthest;) {
      const Token& token = head_.tokens[i];
      if (token.is(",") || token.is(";") || token.is(".") || token.is("–") || token.is("—"))
        return false;
      const bool behind_somebody = i > 0 && head_.mention[i - 1] != no_mention;
      if (behind_somebody && is_one_of(token, {"whether", "if"})) return true;
      if (i + 1 < at && token.is("for") && head_.tokens[i + 1].folded.ends_with("ing") && i > 0 &&
          (behind_somebody || is_one_of(head_.tokens[i - 1], {"me", "us"})))
        return true;
      if (behind_somebody && is_one_of(token, {"told"}) && i + 2 < at &&
          is_one_of(head_.tokens[i + 1], {"me", "us"}) &&
          is_one_of(head_.tokens[i + 2], {"it", "that", "she", "he", "they", "about"}))
        return true;
      if (is_one_of(token, {"suggested", "recommended", "suggests", "recommends", "advised"}) &&
          i + 2 < at)
        return true;
    }
    return false;
  }

  // "coffee with Jo, Ben moved in with Ana": another clause begins with Ben.
  bool does_something(std::size_t at) const {
    if (at + 1 >= head_.size() || is_owner(line_, head_, at)) return false;
    const Token& next = head_.tokens[at + 1];
    return is_past_deed(next) || is_one_of(next, {"is", "was", "has", "will", "married", "used"});
  }

  // "…, Ben moved in with Ana", "…, his daughter Aoife starts school"; not "…, my boss Tom and I".
  bool is_told_of(std::size_t at) const {
    if (before_is_mark(at) || at + 1 >= head_.size()) return does_something(at);
    const Token& next = head_.tokens[at + 1];
    return next.kind == TokenKind::word && head_.said[at + 1] == Said::nothing && !is_joint(next);
  }

  bool before_is_mark(std::size_t at) const { return head_.tokens[at - 1].is(","); }

  bool has_with_before(std::size_t at) const {
    for (std::size_t i = 0; i < at; ++i) {
      if (head_.mention[i] != no_mention && roles_[head_.mention[i]] == MentionRole::with)
        return true;
    }
    return false;
  }

  // "met @ivy's sister, @bryony": Ivy is only spoken of.
  bool kin_named_behind(std::size_t at) const {
    for (std::size_t i = at + 2; i < std::min(at + 5, head_.size()); ++i) {
      if (head_.mention[i] == no_mention) continue;
      return is_kin(head_.tokens[at + 1]) || is_kin(head_.tokens[at + 2]);
    }
    return false;
  }

  // "@tom's wake, talked with @sofia": somebody who was there is still to be named.
  bool has_companion_behind(std::size_t at) const {
    for (const char* host : {"wedding", "birthday", "party", "dinner", "lunch", "drinks", "place",
                             "house", "flat", "housewarming", "barbecue", "bbq"}) {
      if (at + 1 < head_.size() && head_.tokens[at + 1].is(host)) return false;
    }
    for (std::size_t i = at + 2; i < head_.size(); ++i) {
      if (head_.mention[i] == no_mention) continue;
      for (const char* word : {"with", "w", "met", "saw", "to", "into"}) {
        if (head_.tokens[i - 1].is(word)) return true;
      }
    }
    return false;
  }

  bool has_mention_behind(std::size_t at) const {
    return std::any_of(head_.mention.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                       head_.mention.end(), [](std::size_t m) { return m != no_mention; });
  }

  // "introduced me to @jo and @sam"; but "intro from @maya" names the introducer.
  void mark_introduced(const HappeningHit& deed) {
    const std::string_view words = deed.row->words;
    if (words.ends_with("from") || words.ends_with("us")) return;
    mark_group(head_, deed.last, MentionRole::about);
    for (std::size_t at = deed.last; at + 1 < head_.size(); ++at) {
      const bool introducer = (head_.tokens[at].is("by") || head_.tokens[at].is("from")) &&
                              head_.mention[at + 1] != no_mention;
      if (introducer) roles_[head_.mention[at + 1]] = MentionRole::with;
    }
  }

  // Whom I was introduced to, and who brought others together without me.
  void mark_introductions(const Prose& prose) {
    for (const Introduction& made : introductions_in(line_, prose)) {
      if (made.of_writer) {
        const bool by_nobody = made.introducer == no_mention && made.by != Introduction::By::writer;
        for (const std::size_t met : made.others)
          roles_[met] = by_nobody ? MentionRole::with : MentionRole::about;
        if (made.introducer != no_mention && roles_[made.introducer] != MentionRole::through)
          roles_[made.introducer] = MentionRole::with;
      }
    }
  }

  void mark_group(const Prose& prose, std::size_t at, MentionRole role) {
    while (at < prose.size()) {
      if (prose.mention[at] != no_mention) {
        roles_[prose.mention[at]] = role;
      } else if (!is_joint(prose.tokens[at])) {
        return;
      }
      ++at;
    }
  }

  // "game night at Jo's: Jo, Tom, Beth": whoever is listed, two at least, was there.
  void mark_list_behind_colon() {
    std::size_t names = 0, at = 0;
    for (; at < body_.size(); ++at) {
      if (body_.tokens[at].is("(")) at = behind_aside(at);
      if (at >= body_.size()) break;
      if (body_.mention[at] == no_mention) {
        if (is_joint(body_.tokens[at]) || is_one_of(body_.tokens[at], {"me", "myself"}) ||
            is_title_of_list(at))
          continue;
        break;
      }
      if (is_owner(line_, body_, at)) return;
      ++names;
    }
    const bool goes_on = at < body_.size() && at > 0 && body_.mention[at - 1] != no_mention &&
                         !is_one_of(body_.tokens[at], {".", ";", "!", "(", "–", "-"});
    if (names < 2 || goes_on) return;  // "tea with Maya: Jo and Tom are getting married"
    for (std::size_t i = 0; i < at; ++i)
      if (body_.mention[i] != no_mention && !absent_[body_.mention[i]])
        roles_[body_.mention[i]] = MentionRole::with;
  }

  // "Prof. @", and the dot of a title
  bool is_title_of_list(std::size_t at) const {
    return is_title(body_.tokens[at]) ||
           (body_.tokens[at].is(".") && at > 0 && is_title(body_.tokens[at - 1]));
  }

  // "Will (funding), May (venue)"
  std::size_t behind_aside(std::size_t at) const {
    for (std::size_t end = at + 1; end < body_.size(); ++end)
      if (body_.tokens[end].is(")")) return end + 1;
    return at;
  }

  // A line whose people are all only spoken of is about the first of them.
  void somebody_takes_part() {
    if (std::find(roles_.begin(), roles_.end(), MentionRole::with) != roles_.end()) return;
    for (const Prose* prose : {&head_, &body_}) {
      for (const std::size_t mention : prose->mention) {
        if (mention == no_mention) continue;
        roles_[mention] = MentionRole::with;
        return;
      }
    }
    // Named only in what is still to do or did not happen: the first of them.
    for (MentionRole& role : roles_) {
      if (role != MentionRole::mentioned) continue;
      role = MentionRole::with;
      return;
    }
  }

  const CutLine& line_;
  const Prose& head_;
  const Prose& body_;
  const HeadReader& reader_;
  std::vector<bool> absent_;
  std::vector<MentionRole> roles_;
};

bool is_sign(const Piece& piece) {
  return piece.kind != PieceKind::prose && piece.kind != PieceKind::mention;
}

}  // namespace

std::vector<MentionRole> roles_of(const CutLine& line, const Division& division,
                                  const HeadReader& head) {
  return RoleReader(line, division, head).read();
}

Owners owners_of(const CutLine& line, const std::vector<MentionRole>& roles, std::size_t piece) {
  std::size_t at = piece;
  while (at > 0 && is_sign(line.pieces[at - 1])) --at;
  const auto is_mark = [&](std::size_t i) {
    const Piece& p = line.pieces[i];
    return p.kind == PieceKind::prose && is_joint(line.tokens[p.first]);
  };
  const bool colon = at > 0 && line.pieces[at - 1].kind == PieceKind::prose &&
                     line.tokens[line.pieces[at - 1].first].is(":");
  if (colon || (at > 0 && is_mark(at - 1))) --at;
  if (at > 0 && line.pieces[at - 1].kind == PieceKind::mention) {
    --at;  // back to the first of "@ana, @ben and @cy"
    while (at >= 2 && is_mark(at - 1) && line.pieces[at - 2].kind == PieceKind::mention) at -= 2;
    return {line.pieces[at].mention};
  }
  for (const Piece& p : line.pieces) {
    if (p.kind == PieceKind::mention && roles[p.mention] == MentionRole::with) return {p.mention};
  }
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i] != MentionRole::mentioned) return {i};
  }
  return {};
}

}  // namespace wellmet::language
