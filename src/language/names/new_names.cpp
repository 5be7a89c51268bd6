// Somebody unknown, by a capital where only a person can stand: a place, a firm or an event that is
// taken for one would have the writer asked about it.
#include "language/names/new_names.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

class NewNames : NamePlaces {
 public:
  NewNames(const NamePlaces& places, const NameLists& lists, const IsKnown& is_known)
      : NamePlaces(places), lists_(lists), is_known_(is_known) {}

  // Capitalised, where only a person can stand.
  bool is_here(std::size_t at) const {
    const Token& word = tokens_[at];
    if (!word.capital || word.folded.size() < 2 || is_no_name(word)) return false;
    if (is_kin(word)) return is_called_by_kinship(at);
    if (is_abbreviation(written(at)) || ends_name(tokens_, at) || happening_at(tokens_, at))
      return false;
    const Mention mention = finder_.plain_at(at);
    std::size_t end = at;
    for (std::size_t words = 0; end < tokens_.size() && words < mention.capitalised; ++end)
      words += tokens_[end].kind == TokenKind::word ? 1 : 0;
    for (std::size_t i = at; i <= end && i < tokens_.size(); ++i) {
      if (makes_thing(tokens_[i])) return false;
    }
    if (possessive_bytes(written(end - 1)) != 0) return false;
    // "with Accenture – Rahul, Steph, Art": the firm, and who was there from it
    if ((token(end).is(":") || token(end).is("–") || token(end).is("—") || token(end).is("-")) &&
        is_one_of(before_name(at), {"with", "w", "/"}) && lists_.begins_with_somebody_known(end))
      return false;
    // "with Athletic Greens (rep: Courtney)"
    if (token(end).is("(") && is_person_noun(token(end + 1)) && token(end + 2).is(":"))
      return false;
    return must_be_person(at, mention.capitalised) ||
           does_something_to_me(end, mention.capitalised) || lists_.holds(at, last_end_);
  }

 private:
  // "Tamsin Rourke offered me the tour", "Delphine Marchetti rang"; one word may be of a firm.
  bool does_something_to_me(std::size_t end, std::size_t words) const {
    if (words < 2) return false;
    for (std::size_t i = end - words; i < end; ++i)  // "in September Kenji showed me"
      if (month_word(tokens_[i]) || weekday_word(tokens_[i]) || is_known_(i)) return false;
    const Token& verb = token(end);
    const Token& whom = token(end + 1);
    if (is_one_of(whom, {"me", "us", "my", "our"}) &&
        is_one_of(verb, {"told",    "asked",   "offered",    "showed",      "gave",    "lent",
                         "walked",  "stopped", "introduced", "drove",       "helped",  "taught",
                         "invited", "rang",    "called",     "texted",      "emailed", "messaged",
                         "hugged",  "bought",  "brought",    "took",        "met",     "joined",
                         "thanked", "greeted", "phoned",     "interviewed", "cornered"}))
      return true;
    return is_one_of(verb, {"rang", "phoned", "called", "texted", "emailed", "came", "popped",
                            "dropped", "stopped"}) &&
           (whom.kind != TokenKind::word ||
            is_one_of(whom, {"by", "round", "over", "in", "up", "today", "yesterday", "about", "to",
                             "this", "last", "on", "re"}));
  }

  // "Mum and Dad", "called Granny": by their capital a name, of somebody who is not known yet.
  bool is_called_by_kinship(std::size_t at) const {
    if (!is_one_of(tokens_[at], {"mum", "mom", "dad", "granny", "grandma", "grandpa"}))
      return false;
    const Token& before = before_name(at);
    const bool listed = (before.is("and") || before.is("&")) && behind_mention(before_index(at));
    return listed || asks_for_person(at, true);
  }

  // "classmates: Ana, Itzel, Rodrigo and his girlfriend": behind somebody known, up to the "and".
  bool is_listed_behind_mention(std::size_t comma, std::size_t at) const {
    if (!behind_mention(comma)) return false;
    constexpr std::size_t most_words = 16;
    for (std::size_t i = at; i < std::min(tokens_.size(), at + most_words); ++i) {
      if (is_one_of(tokens_[i], {"and", "&"})) return i > at;
      if (!tokens_[i].is(",") && (!tokens_[i].capital || is_no_name(tokens_[i]))) return false;
    }
    return false;
  }

  // "User interview #4: Marguerite Dupont, clinic manager", "Intro call Northbeam - Ingrid Solberg,
  // Petter Dahl.": talk has no place, so that a name in two words behind its mark is a person's.
  bool is_listed_after_talk(std::size_t mark, std::size_t at) const {
    const bool list = tokens_[mark].is(",") && behind_mention(mark);
    if (!list && !is_one_of_marks(tokens_[mark])) return false;
    std::size_t end = at;
    while (end < tokens_.size() && tokens_[end].capital) ++end;
    const Token& next = token(end);
    if (end < tokens_.size() && !next.is(",") && !next.is(".") && !next.is("(")) return false;
    for (std::size_t i = 0; i < mark; ++i) {
      if (is_one_of(tokens_[i], {"with", "w", "about", "re"})) return false;
      if (is_talk(tokens_[i])) return true;
    }
    return false;
  }

  static bool is_one_of_marks(const Token& token) {
    return token.is(":") || token.is("-") || token.is("–") || token.is("—");
  }

  // What has no place of that name: "coffee Blue Bottle" has.
  static bool is_talk(const Token& token) {
    return is_one_of(token, {"call", "zoom", "chat", "interview", "facetime"});
  }

  // "call w hiring manager Dave Pruitt", "met the lovely Imogen Farr"
  bool is_described(std::size_t last) const {
    constexpr std::size_t most_words = 3;
    for (std::size_t i = last + 1; i-- > 0 && last - i < most_words + 1;) {
      const Token& word = tokens_[i];
      if (is_one_of(word, {"with", "w", "met", "into", "facetimed", "visited"})) return i < last;
      const bool joint = is_one_of(word, {"and", "plus"}) || word.is("&") || word.is("+");
      if (joint && i < last && behind_mention(i)) return true;
      const bool epithet = is_one_of(word, {"old", "young", "big", "little", "dear"});
      if (word.kind != TokenKind::word || (word.capital && !epithet) || leads_to_place(word) ||
          is_one_of(word, {"from", "of", "to", "for", "on", "by", "about", "and", "team"}))
        return false;
    }
    return false;
  }

  // "a new guy from procurement, Derek Holloway", "scout from Luton turned up, Gary Pruett"; of one
  // word only where two stand: "a young couple, Danny and Steph".
  bool is_named_behind_a_comma(std::size_t comma, std::size_t at, std::size_t words) const {
    constexpr std::size_t most_words = 9;
    const bool two = words == 1 && is_one_of(token(at + 1), {"and", "&"}) && token(at + 2).capital;
    bool from = false;
    // "in Leeds, West Yorkshire"
    if (comma > 0 && tokens_[comma - 1].capital && tokens_[comma].is(",")) {
      const bool closed = token(at + words).is(",") && comma > 1 && is_office(comma - 1) &&
                          is_determiner(tokens_[comma - 2]);  // "talked to the DP, Noor, all night"
      return closed || (words > 1 && is_behind_their_firm(comma));
    }
    for (std::size_t i = comma; i-- > 0 && comma - i <= most_words;) {
      if (tokens_[i].kind != TokenKind::word) return false;
      from = from || is_one_of(tokens_[i], {"from", "in", "at"});
      if (is_one_of(tokens_[i], {"somebody", "someone"})) return from && words > 1;
      if (is_one_of(tokens_[i], {"couple", "pair", "lads", "girls", "boys", "parents", "friends"}))
        return words > 1 || two;
      if (is_kin(tokens_[i]) || is_person_noun(tokens_[i]) || is_newly_there(i))
        return words > 1 && is_led(i);
      const bool led =
          is_determiner(tokens_[i]) && i > 0 && is_one_of(tokens_[i - 1], {"with", "w", "met"});
      if (led && !from) return words > 1;
    }
    return false;
  }

  // "the new stenographer", "new deckhand": of a trade, by its ending; not "the new computer".
  bool is_newly_there(std::size_t at) const {
    constexpr std::size_t most_between = 2, shortest = 4;
    const std::string& word = tokens_[at].folded;
    if (word.size() < shortest ||
        is_one_of(tokens_[at], {"computer", "printer", "scooter", "letter",  "paper",   "number",
                                "offer",    "order",   "cooker",  "mixer",   "monitor", "router",
                                "tractor",  "trailer", "theater", "chapter", "quarter", "centre",
                                "center",   "corner",  "floor",   "door",    "sensor",  "motor",
                                "boiler",   "freezer", "toaster", "camper",  "shed"}))
      return false;
    const bool of_a_trade =
        std::ranges::any_of(std::initializer_list<std::string_view>{"er", "or", "ist", "man",
                                                                    "hand", "mate", "ian", "woman"},
                            [&](std::string_view end) { return word.ends_with(end); }) ||
        is_one_of(tokens_[at],
                  {"nurse",  "clerk", "cook",   "fella",  "lad",     "guy",    "girl",       "boy",
                   "intern", "temp",  "priest", "monk",   "surgeon", "medic",  "pharmacist", "head",
                   "deacon", "dean",  "judge",  "warden", "porter",  "midwife"});
    if (!of_a_trade) return false;
    for (std::size_t i = at; i-- > 0 && at - i <= most_between;)
      if (is_one_of(tokens_[i], {"new", "young"})) return true;
    return false;
  }

  // "the new man at Mizen, Tadhg Lehane", "head of design from Arup, Priya Nair"; not "in Leeds,
  // West Yorkshire".
  bool is_behind_their_firm(std::size_t comma) const {
    constexpr std::size_t most_words = 4;
    std::size_t firm = comma;
    while (firm > 0 && tokens_[firm - 1].capital) --firm;
    if (firm > 1 && tokens_[firm - 1].kind == TokenKind::number) --firm;  // "on 4 West"
    if (firm == comma || firm == 0 || !is_one_of(tokens_[firm - 1], {"at", "from", "on"}) ||
        possessive_bytes(written(comma - 1)) != 0)  // "the boss at Franco's, Covent Garden"
      return false;
    for (std::size_t i = firm - 1; i-- > 0 && firm - i <= most_words + 1;) {
      if (tokens_[i].kind != TokenKind::word) return false;
      if (is_kin(tokens_[i]) || is_person_noun(tokens_[i]) || is_newly_there(i) ||
          is_one_of(tokens_[i], {"head", "lead", "manager", "guy", "lad", "fella"}))
        return is_led(i) || is_one_of(token(i - 1), {"with", "w", "met"});
    }
    return false;
  }

  // "the planner", "a new wedding planner", and one that begins the line.
  bool is_led(std::size_t noun) const {
    constexpr std::size_t most_between = 3;
    for (std::size_t i = noun; i-- > 0 && noun - i <= most_between;)
      if (is_determiner(tokens_[i]) || tokens_[i].is("new") || begins_sentence(i)) return true;
    return begins_sentence(noun);
  }

  bool must_be_person(std::size_t at, std::size_t words) const {
    if (at > 0 && &before_name(at) != &tokens_[at - 1]) return true;  // behind a title
    const std::size_t index = before_index(at);
    if (index == tokens_.size()) return false;
    return leads_only_to_person(tokens_[index]) || is_behind_what_they_are(index, words) ||
           is_behind_a_mark(index, at, words) || is_in_a_couple(index, at, words) ||
           is_behind_a_verb(index) || (words > 1 && is_of_two_words_here(index, at));
  }

  const Token& earlier(std::size_t index) const {
    return index > 0 ? tokens_[index - 1] : token(tokens_.size());
  }

  // "his FD Ewa Nowicka", "her partner Piet", "a locum called Fiachra"; not "(ex Figma, two kids)".
  bool is_behind_what_they_are(std::size_t index, std::size_t words) const {
    const Token& before = tokens_[index];
    if (is_office(index) && (is_determiner(earlier(index)) || earlier(index).is("new")))
      return true;
    // "the collector Hortense", "newcomer Winifred Osgood"
    if (is_person_noun(before) &&
        (words > 1 || is_determiner(earlier(index)) || is_one_of(earlier(index), {"new", "old"})))
      return true;
    const bool former = before.is("ex") && !is_determiner(earlier(index));
    if (before.is("named") || before.is("called")) {
      if (is_animal(earlier(index))) return false;  // "a dog named Bruno"
    }
    if ((is_kin(before) && !former) || before.is("named")) return true;
    if (before.is("of")) return earlier(index).is("name");  // "by the name of Elias Thorne"
    return before.is("called") && earlier(index).kind == TokenKind::word &&
           is_noun_before_called(index);
  }

  static bool is_animal(const Token& token) {
    return is_one_of(token,
                     {"dog",    "puppy",   "pup",    "cat",      "kitten", "horse",   "pony",
                      "rabbit", "hamster", "parrot", "tortoise", "hund",   "spaniel", "labrador",
                      "lab",    "terrier", "goat",   "donkey",   "budgie", "guinea"});
  }

  // Behind a comma, a bracket, "and" or "w/".
  bool is_behind_a_mark(std::size_t index, std::size_t at, std::size_t words) const {
    const Token& before = tokens_[index];
    if (before.is(",")) {
      // "her new boss, Ruth Bell"; not "call with Mum, Lagos"
      return (is_kin(earlier(index)) && !behind_mention(index)) ||
             is_listed_behind_mention(index, at) || is_named_behind_a_comma(index, at, words);
    }
    // "an old pupil stopped me in Waitrose – Daniel Pryce"
    if ((before.is("–") || before.is("—") || before.is("-")) && before.space_before)
      return words > 1 && is_named_behind_a_comma(index, at, words);
    // "w regional sec (Sandra)"
    if (before.is("("))
      return token(at + words).is(")") && index > 0 &&
             (is_described(index - 1) || is_kin(earlier(index)) || is_person_noun(earlier(index)));
    // "(rep: Courtney)"
    if (before.is(":") && is_person_noun(earlier(index))) return true;
    if (before.is("/")) return earlier(index).is("w");
    // "debrief w her + Dean"
    const bool with_them = index > 1 && is_one_of(earlier(index), {"her", "him", "them", "me"}) &&
                           is_one_of(tokens_[index - 2], {"with", "w", "/"});
    if (with_them && (before.is("and") || before.is("&") || before.is("+"))) return true;
    return (is_one_of(before, {"and", "plus"}) || before.is("&") || before.is("+")) &&
           behind_mention(index);
  }

  // "w underwriters Sam & Lucinda"
  bool is_in_a_couple(std::size_t index, std::size_t at, std::size_t words) const {
    const Token& before = tokens_[index];
    const Token& next = token(at + 1);
    return words == 1 && before.kind == TokenKind::word && before.folded.ends_with("s") &&
           (next.is("and") || next.is("&")) && token(at + 2).capital && is_described(index);
  }

  // "met Jana", "ran into Jana", "spoke to Jana", "a card from Jana"
  bool is_behind_a_verb(std::size_t index) const {
    const Token& before = tokens_[index];
    if (before.is("met")) return true;
    if (before.is("into")) return is_one_of(earlier(index), {"ran", "bumped"});
    if (before.is("to"))
      return is_one_of(earlier(index),
                       {"talked", "spoke", "me", "us", "wrote", "chatted", "introduced"});
    return before.is("from") &&
           is_one_of(earlier(index), {"card", "letter", "email", "mail", "message", "text", "call",
                                      "postcard", "dm", "msg", "txt", "voicemail", "note"});
  }

  // What one word could be of a place or thing, two are of a person.
  bool is_of_two_words_here(std::size_t index, std::size_t at) const {
    const Token& before = tokens_[index];
    // "the contractor (Marco Bellini)"
    if (before.is("(") && (is_kin(earlier(index)) || is_person_noun(earlier(index)))) return true;
    if (before.is("a") && is_one_of(earlier(index), {"from", "with", "to", "w"})) return true;
    return is_listed_after_talk(index, at) || is_talk(before) || is_described(index) ||
           (before.is("to") && earlier(index).is("next")) ||
           is_one_of(before, {"saw", "by", "called", "brought", "visited"});
  }

  // "his FD Ewa Nowicka", "new CFO Trent"
  bool is_office(std::size_t at) const {
    const Token& word = tokens_[at];
    constexpr std::size_t longest = 4;
    return word.kind == TokenKind::word && written(at).size() <= longest &&
           is_abbreviation(written(at));
  }

  // "a plumber called Wendell", "a locum from Ennis called Fiachra"; not "I called Wendell".
  bool is_noun_before_called(std::size_t called) const {
    constexpr std::size_t most_words = 6;
    for (std::size_t i = called; i-- > 0 && called - i <= most_words;) {
      const Token& word = tokens_[i];
      if (is_determiner(word)) return i + 1 < called;
      const bool from = i > 0 && is_one_of(tokens_[i - 1], {"from", "at", "in", "of"});
      if (word.kind != TokenKind::word || (word.capital && !from && !is_office(i)) ||
          is_past_deed(word))
        return false;
    }
    return false;
  }

  const NameLists& lists_;
  const IsKnown& is_known_;
};

}  // namespace

bool is_new_name(const NamePlaces& places, std::size_t at, const NameLists& lists,
                 const IsKnown& is_known) {
  return NewNames(places, lists, is_known).is_here(at);
}

}  // namespace wellmet::language
