#include "language/happened/not_there.h"

#include <algorithm>

#include "language/happened/clause_words.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

constexpr Phrases away = {"was off",
                          "was away",
                          "was absent",
                          "was sick",
                          "was ill",
                          "was unwell",
                          "was on leave",
                          "was on holiday",
                          "is off",
                          "is away",
                          "is absent",
                          "is sick",
                          "is ill",
                          "is on leave",
                          "is on holiday",
                          "was missing",
                          "couldn't make it",
                          "could not make it",
                          "couldn't come",
                          "could not come",
                          "wasn't there",
                          "was not there",
                          "was not in",
                          "not there",
                          "not around",
                          "not in",
                          "absent",
                          "sent apologies",
                          "sends apologies",
                          "sent his apologies",
                          "sent her apologies",
                          "didn't show",
                          "did not show",
                          "no show",
                          "no showed",
                          "didn't come",
                          "didn't came",
                          "did not come",
                          "off sick",
                          "on leave",
                          "on holiday",
                          "ooo",
                          "couldn't attend",
                          "can't make it",
                          "a no show",
                          "was a no show",
                          "has skipped it",
                          "skipped it",
                          "gave it a miss",
                          "cried off",
                          "bailed",
                          "bailed on us",
                          "dropped out"};

class Absent : ClauseWords {
 public:
  Absent(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  std::vector<bool> not_there() const {
    std::vector<bool> absent(line_.mentions.size(), false);
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      if (prose_.mention[at] != no_mention)
        absent[prose_.mention[at]] = is_kin_of(at) || is_away(at) || is_excepted(at) ||
                                     is_only_seen(at) || is_told_of_behind_kin(at);
    }
    return absent;
  }

 private:
  bool is_kin_of(std::size_t at) const {
    const auto kin = [&](std::size_t i) {
      return i < prose_.size() && !is_mention(i) &&
             (is_kin(prose_.tokens[i]) || is_person_noun(prose_.tokens[i]) ||
              (!is_visited(at) && is_any(i, {"office", "pa", "ea", "firm", "agency", "company"})));
    };
    if (is_owner(line_, prose_, at)) {
      const bool word = at + 1 < prose_.size() && prose_.tokens[at + 1].kind == TokenKind::word;
      if (word && !is_mention(at + 1) && is_their_own(at + 1)) return true;
      if (word && institution_rang(at + 1)) return true;
      return kin(at + 1) || (word && !is_mention(at + 1) && kin(at + 2));
    }
    return at >= 2 && prose_.tokens[at - 1].is("of") && kin(at - 2);
  }

  // "demo at Pedro's office": where, not who.
  bool is_visited(std::size_t at) const {
    return at > 0 && is_any(at - 1, {"at", "in", "to", "into", "round", "outside", "near", "by"});
  }

  // "Mum's care home rang", "Jo's school has emailed"
  bool institution_rang(std::size_t at) const {
    constexpr std::size_t most_words = 3;
    for (std::size_t end = at; end < std::min(prose_.size(), at + most_words); ++end)
      if (is_any(end, {"home", "school", "nursery", "clinic", "surgery", "hospital", "bank",
                       "college", "ward", "gp", "insurer", "insurance", "landlord", "council"}))
        return is_any(end + 1, {"rang", "called", "phoned", "emailed", "wrote", "texted", "has",
                                "have", "said", "says"});
    return false;
  }

  // "Uma's mother phoned, Uma has a fever": told of by her mother.
  bool is_told_of_behind_kin(std::size_t at) const {
    if (at == 0 || !is_any(at - 1, {",", ";", ".", "and", "because"}) ||
        !is_any(at + 1, {"is", "has", "was", "will", "won't", "can't", "says", "said", "had"}))
      return false;
    const std::string& name = line_.mentions[prose_.mention[at]].words.front();
    for (std::size_t i = 0; i < at; ++i) {
      if (is_mention(i) && line_.mentions[prose_.mention[i]].words.front() == name)
        return is_kin_of(i);
    }
    return false;
  }

  // "Priya's cofounder Jonas", "Jo's new flatmate Kay": whoever is named behind was there.
  bool is_their_own(std::size_t at) const {
    constexpr std::size_t most_words = 2;
    for (std::size_t end = at; end < std::min(prose_.size(), at + most_words + 1); ++end) {
      if (is_mention(end)) return end > at;
      if (prose_.tokens[end].kind != TokenKind::word || happening_at(prose_.tokens, end) ||
          is_any(end, {"with", "and", "by", "from", "to", "at", "for", "place", "house", "flat"}))
        return false;
    }
    return false;
  }

  bool is_away(std::size_t at) const {
    const std::size_t end = behind_any(at + 1, away);
    return end != 0 && ends(end) && !is_any(end, {"so"});
  }

  // "Tom there, didn't speak to him", "Tom was there but I never got to talk to her"
  bool is_only_seen(std::size_t at) const {
    constexpr std::size_t most_words = 9;
    const std::size_t from = is_any(at + 1, {"was"}) ? at + 2 : at + 1;
    if (!is_any(from, {"there", "around", "about"})) return false;
    bool not_done = false;
    for (std::size_t i = from + 1; i < std::min(prose_.size(), from + most_words); ++i) {
      if (is_mention(i) || is_any(i, {"."})) return false;
      not_done = not_done || is_any(i, {"didn't", "did not", "never", "without"});
      const bool spoken = is_any(i, {"speak", "talk", "chat", "speaking", "talking"});
      if (not_done && spoken)
        return ends(i + 1) ||
               is_any(i + 1, {"to him", "to her", "to them", "with him", "with her"});
    }
    return false;
  }

  // "having missed Tom at the service, I telephoned him"
  bool is_reached_later(std::size_t at) const {
    for (std::size_t i = at + 1; i < prose_.size(); ++i)
      if (is_any(i, {"him", "her", "them"})) return true;
    return false;
  }

  bool is_excepted(std::size_t at) const {
    if (is_any(0, {"nobody", "no one"}) || (at > 2 && is_any(at - 2, {"nobody", "no one"})))
      return false;
    const auto before = [&](std::size_t words, Phrases phrases) {
      return at >= words && is_any(at - words, phrases);
    };
    if (before(1, {"missed", "skipped"}) && !is_reached_later(at)) return true;
    return before(1, {"except", "without", "minus"}) ||
           before(2, {"except for", "apart from", "but not", "according to", "photo of",
                      "picture of", "apologies from", "none with", "nothing from",
                      "apologies :", "absent :", "missing :", "no show :"}) ||
           before(3, {"no show :"});
  }
};

}  // namespace

std::vector<bool> not_there(const CutLine& line, const Prose& whole) {
  return Absent(line, whole).not_there();
}

}  // namespace wellmet::language
