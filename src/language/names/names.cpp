// Names without signs. A word is looked up by its index, and then the words beside it say whether
// it is a person here: "will" is Will behind "with", the month of May is nobody, and Grace in
// "Grace Cathedral" is a church. Where a place or a thing may be meant, nobody is read: a name that
// is not found can be given its @, a false one is a false memory.
#include "language/names/names.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"
#include "language/log/pieces.h"
#include "language/names/mention_finder.h"
#include "language/names/name_places.h"
#include "language/names/name_words.h"
#include "language/names/new_names.h"

namespace wellmet::language {
namespace {

class NameFinder : NamePlaces {
 public:
  NameFinder(std::string_view text, const std::vector<Token>& tokens, const PeopleCalled& called)
      : NamePlaces(text, tokens), called_(called), lists_(text, tokens, is_known_) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < tokens_.size();) {
      if (auto mention = finder_.signed_at(at)) {
        // "@maya chen": the words in small letters are no second person.
        if (!mention->quoted) fit(*mention, called(mention->words.front()));
        at = add(at, std::move(*mention));
      } else if (auto plain = plain_at(at)) {
        at = add(at, std::move(*plain));
      } else {
        ++at;
      }
    }
    return std::move(mentions_);
  }

 private:
  std::size_t add(std::size_t at, Mention mention) {
    mention.range = finder_.range(at, mention);
    const std::size_t end = finder_.end(at, mention);
    mentions_.push_back(std::move(mention));
    last_end_ = end;
    return end;
  }

  std::optional<Mention> plain_at(std::size_t at) {
    const Token& word = tokens_[at];
    if (word.kind != TokenKind::word || behind_sign(at) || is_taken_for_a_word(word))
      return std::nullopt;
    if (is_title(word)) return new_behind_title(at);
    Mention mention = finder_.plain_at(at);
    // "D. Weaver" is looked up by the surname.
    const bool initial = word.capital && word.folded.size() == 1 && mention.capitalised > 1;
    const std::vector<KnownPerson>& people = initial ? called(mention.words[1]) : called(at);
    if (initial) {
      mention.words.resize(mention.capitalised);
      const Who who = resolve(mention, people, {});
      const bool whole = !people.empty() && words_of_name(who) == mention.words.size();
      if (whole) fit(mention, people);
      return whole ? std::optional(mention) : std::nullopt;
    }
    if (!people.empty()) {
      cut_before_the_next_known(at, mention, people);
      const std::size_t words = fit(mention, people);
      if (is_another_generation(finder_.end(at, mention))) return std::nullopt;
      if (is_particle(word) && !word.capital && !goes_on_in_a_name(at, people)) return std::nullopt;
      if (words > 1 || is_known_here(at, mention, people))
        return is_whole_thing(at, mention, words) ? std::nullopt : std::optional(mention);
      return std::nullopt;
    }
    if (!is_new_name(*this, at, lists_, is_known_)) return std::nullopt;
    mention.words.resize(mention.capitalised);
    return mention;
  }

  // "gave Ana Ben's number": two people, where no one of the first name has the second as well.
  void cut_before_the_next_known(std::size_t at, Mention& mention,
                                 const std::vector<KnownPerson>& people) {
    if (mention.capitalised < 2 || token(at + 1).kind != TokenKind::word || called(at + 1).empty())
      return;
    const std::vector<KnownPerson>& next = called(at + 1);
    const bool shared = std::ranges::any_of(people, [&](const KnownPerson& one) {
      return std::ranges::any_of(next,
                                 [&](const KnownPerson& other) { return one.id == other.id; });
    });
    const std::string second = fold(mention.words[1]);
    const bool given = std::ranges::any_of(next, [&](const KnownPerson& other) {
      const std::vector<std::string> words = folded_words(other.name);
      return !words.empty() && words.front() == second;
    });
    if (shared || !given) return;
    mention.words.resize(1);
    mention.taken = mention.capitalised = 1;
  }

  // "Mr Osei snr" is not the Osei who is known.
  bool is_another_generation(std::size_t end) const {
    return is_one_of(token(end), {"snr", "senior", "jnr", "junior", "sr", "jr"});
  }

  // "al bar" of an Italian line is no Ana Lima; mum may be named in any language.
  static bool is_taken_for_a_word(const Token& word) { return word.translated && !is_kin(word); }

  // "de Vries"; not "el bar de Ana"
  bool goes_on_in_a_name(std::size_t at, const std::vector<KnownPerson>& people) const {
    const std::string& next = token(at + 1).folded;
    const std::string name = next.substr(0, next.find('\''));
    return std::ranges::any_of(people, [&](const KnownPerson& person) {
      const std::vector<std::string> words = folded_words(person.name);
      return std::ranges::find(words, name) != words.end();
    });
  }

  // "Mrs Whitlow", who is not known: somebody all the same, and called so.
  std::optional<Mention> new_behind_title(std::size_t at) {
    std::size_t name = token(at + 1).is(".") ? at + 2 : at + 1;
    std::size_t initial = 0;  // "Mrs. E. Thornbury"
    if (token(name).capital && token(name).folded.size() == 1) {
      initial = name;
      name += token(name + 1).is(".") ? 2 : 1;
    }
    const Token& next = token(name);
    const bool longer = token(name + 1).capital && !token(name + 1).is("i");
    if (!next.capital || next.kind != TokenKind::word || is_title(next) || is_no_name(next) ||
        is_particle(next) || longer ||
        (!called(name).empty() && !is_another_generation(name + 1)) || !called(at).empty() ||
        is_abbreviation(text_.substr(next.start, next.end - next.start)) ||
        is_one_of(tokens_[at], {"father", "sister", "doctor", "professor", "captain"}))
      return std::nullopt;
    const auto written = [&](std::size_t i) {
      return std::string(text_.substr(tokens_[i].start, tokens_[i].end - tokens_[i].start));
    };
    const std::string whole = written(name);
    Mention mention{.words = {written(at)}, .plain = true};
    if (initial != 0) mention.words.push_back(written(initial) + ".");
    mention.words.push_back(whole.substr(0, whole.size() - possessive_bytes(whole)));
    mention.taken = mention.capitalised = mention.words.size();
    return mention;
  }

  // Not "#maya" or "!mark".
  bool behind_sign(std::size_t at) const {
    if (at == 0 || tokens_[at].space_before) return false;
    const Token& before = tokens_[at - 1];
    return before.is("#") || before.is("!") || before.is("?") || before.is("_") || before.is(".") ||
           before.is("@");
  }

  const std::vector<KnownPerson>& called(std::size_t at) {
    const std::string_view whole =
        text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start);
    return called(whole.substr(0, whole.size() - possessive_bytes(whole)));
  }

  const std::vector<KnownPerson>& called(std::string_view name) {
    const auto [place, is_new] = looked_up_.try_emplace(std::string(name));
    if (is_new) {
      const std::vector<std::string> words = folded_words(name);
      if (!words.empty()) place->second = called_(words.size() == 1 ? words[0] : join(words, ""));
      if (place->second.empty() && words.size() > 1) place->second = called_(words[0]);
    }
    return place->second;
  }

  // How many of the words are the name of one of these.
  std::size_t fit(Mention& mention, const std::vector<KnownPerson>& people) const {
    const Who who = resolve(mention, people, {});
    if (const auto* one = std::get_if<OnePerson>(&who)) mention.taken = one->words;
    if (const auto* several = std::get_if<SeveralPeople>(&who))
      mention.taken = std::max(several->words, mention.capitalised);
    return words_of_name(who);
  }

  bool is_known_here(std::size_t at, const Mention& mention,
                     const std::vector<KnownPerson>& people) const {
    const Token& word = tokens_[at];
    const Token& before = before_name(at);
    const std::size_t end = finder_.end(at, mention);
    const bool possessive = tokens_[end - 1].end != finder_.range(at, mention).end;
    if (is_contraction(word) || (is_kin(word) && of_somebody(at))) return false;
    const bool initials = only_initials(people, word);
    if (initials &&
        (!shown_as_initials(at) ||
         (is_common_abbreviation(word) && !leads_only_to_person(before) && !token(end).is("and"))))
      return false;
    const bool of_a_sort = is_kin(word) && !word.capital && at > 1 && is_determiner(token(at - 2));
    if (of_a_sort && !before.is("my") && !before.is("our")) return false;  // "a new mum"
    if (is_place(at, end, possessive) ||
        (is_determiner(before) && !own_kin(at) && !(before.is("that") && word.capital)))
      return false;
    if (is_thing(at, end, possessive)) return false;
    if (is_season_name(word) && (!word.capital && !asks_for_person(at, true))) return false;
    if (is_season_name(word))
      return is_season_person(at, end, possessive) || is_listed_with_others(at);
    if (initials || short_word(word))
      return (word.capital || leads_only_to_person(before)) && in_slot(at, end, possessive);
    if (!is_word_too(word)) return true;
    if (!word.capital && is_auxiliary(before, token(end))) return false;
    if (word.capital && !begins_sentence(at)) return true;
    return asks_for_person(at, !word.capital) || is_subject(end, possessive) || listed(at, end) ||
           is_listed_with_others(at);
  }

  // "Good chats: Will (funding), May (venue), Tunde Bakare"
  bool is_listed_with_others(std::size_t at) const {
    return tokens_[at].capital && token(at + 1).is("(") && lists_.holds(at, last_end_);
  }

  // How many words are those of a known name; not those that only stand behind it.
  static std::size_t words_of_name(const Who& who) {
    if (const auto* one = std::get_if<OnePerson>(&who)) return one->words;
    const auto* several = std::get_if<SeveralPeople>(&who);
    return several ? several->words : 0;
  }

  bool is_whole_thing(std::size_t at, const Mention& mention, std::size_t words) const {
    if (words < 2) return false;
    const std::size_t end = finder_.end(at, mention);
    return is_thing(at, end, tokens_[end - 1].end != finder_.range(at, mention).end);
  }

  // "JL", or "jl" behind "with"; "at" and "At" are nobody's initials.
  bool shown_as_initials(std::size_t at) const {
    const Token& word = tokens_[at];
    const std::string_view whole = text_.substr(word.start, word.end - word.start);
    const std::string_view name = whole.substr(0, whole.size() - possessive_bytes(whole));
    if (word.capital) return is_abbreviation(name);
    return leads_only_to_person(before_name(at)) && !ends_name(tokens_, at) && !is_no_name(word);
  }

  // "i'd" is nobody with the initials I. D.
  static bool is_contraction(const Token& word) {
    const std::size_t mark = word.folded.rfind('\'');
    if (mark == std::string::npos) return false;
    const std::string_view end = std::string_view(word.folded).substr(mark + 1);
    for (const std::string_view short_verb : {"d", "ll", "ve", "m", "re", "t"})
      if (end == short_verb) return true;
    return false;
  }

  static bool short_word(const Token& word) {
    for (const std::string_view other :
         {"an", "in", "so", "he", "to", "do", "we", "us", "am", "pm", "it", "as", "my", "ma", "pa",
          "you", "the", "ask", "can"}) {
      if (word.is(other)) return true;
    }
    return false;
  }

  bool only_initials(const std::vector<KnownPerson>& people, const Token& word) const {
    const std::string name = word.folded.substr(0, word.folded.find('\''));
    return std::all_of(people.begin(), people.end(), [&](const KnownPerson& person) {
      std::vector<std::string> words = folded_words(person.name);
      words.push_back(join(words, ""));
      for (const std::string& nickname : person.nicknames)
        for (const std::string& w : folded_words(nickname)) words.push_back(w);
      return std::find(words.begin(), words.end(), name) == words.end() &&
             initials(person.name) == name;
    });
  }

  // "Will's mum" is not the writer's.
  bool of_somebody(std::size_t at) const {
    if (at == 0) return false;
    const Token& before = tokens_[at - 1];
    return before.folded.ends_with("'s") || before.is("his") || before.is("her") ||
           before.is("their");
  }

  // "my mum"; but "the mark", "her grace"
  bool own_kin(std::size_t at) const {
    const Token& before = before_name(at);
    return is_kin(tokens_[at]) && (before.is("my") || before.is("our"));
  }

  bool in_slot(std::size_t at, std::size_t end, bool possessive) const {
    const bool terse = at > 0 && is_happening_word(tokens_[at - 1]) &&
                       (end == tokens_.size() || tokens_[end].kind == TokenKind::symbol);
    return terse || asks_for_person(at, false) || listed(at, end) || begins_sentence(at) ||
           is_subject(end, possessive);
  }

  // Names that are no nouns, or hardly.
  static bool is_hardly_a_word(const Token& name) {
    return is_one_of(name, {"jo", "rob", "pat", "sue", "jack", "nick", "ray", "bob", "don", "lee",
                            "max", "ali", "norman", "victor", "taylor", "martin", "glenn"});
  }

  // "Grace rang", "Will's brother", "Mark: …"
  bool is_subject(std::size_t end, bool possessive) const {
    if (possessive) return true;
    const Token& next = token(end);
    if (tokens_[end - 1].capital && begins_sentence(end - 1) &&
        ((is_hardly_a_word(tokens_[end - 1]) && happening_at(tokens_, end)) ||
         is_one_of(next,
                   {"leaving", "coming",   "going",  "moving",  "starting", "joining",  "getting",
                    "having",  "being",    "doing",  "looking", "working",  "covering", "taking",
                    "hoping",  "thinking", "saying", "asking",  "absent",   "present"})))
      return true;  // "Jo call 20 min", "Will leaving for Stripe"
    const bool shows_not = next.is("no show") || next.is("no showed") ||
                           (next.is("no") && token(end + 1).folded.starts_with("show"));
    if (tokens_[end - 1].capital && begins_sentence(end - 1) && (shows_not || next.is("ooo")))
      return true;  // "Jo no-showed", "Mark OOO"
    if (is_one_of(next, {"over", "round"}) && is_one_of(token(end + 1), {"for", "to", "at"}) &&
        tokens_[end - 1].capital)
      return true;  // "Jo over for tea"
    // "Grace from the clinic rang"
    if (next.is("from") && tokens_[end - 1].capital && begins_sentence(end - 1)) return true;
    if (next.is("to") && is_one_of(token(end + 1), {"tea", "lunch", "dinner", "supper", "stay"}) &&
        tokens_[end - 1].capital)
      return true;  // "Grace to tea"
    if (is_one_of(next, {"at", "on", "in"}) && is_one_of(token(end + 1), {"the", "my", "our"}) &&
        tokens_[end - 1].capital &&
        (tokens_[end - 1].is("will") || is_hardly_a_word(tokens_[end - 1])))
      return true;  // "Will at the door"
    if (next.is(":") || next.is("–") || next.is("—") || next.is("-") || next.is(";")) return true;
    if (tokens_[end - 1].capital && begins_sentence(end - 1) && is_past_deed(next)) return true;
    return follows_subject(next);
  }

  // May, April, Summer: a person behind "with" or before a verb, unless a date is read here.
  bool is_season_person(std::size_t at, std::size_t end, bool possessive) const {
    const Token& before = before_name(at);
    const Token& next = token(end);
    if (next.kind == TokenKind::number) return false;
    for (const char* word : {"in", "of", "since", "until", "till", "by", "this", "next", "last",
                             "early", "late", "mid", "during", "before", "after", "end"}) {
      if (before.is(word)) return false;
    }
    if (possessive) return true;
    // "collected May from the station", not "collected May figures"
    const bool noun_behind =
        is_one_of(before, {"collected", "picked", "dropped", "fetched", "beat", "minded"}) &&
        next.kind == TokenKind::word &&
        !is_one_of(next, {"from", "up",    "off",  "home", "to",    "at",     "back",      "round",
                          "and",  "again", "on",   "in",   "after", "before", "yesterday", "today",
                          "last", "for",   "with", "this", "late",  "early",  "by"});
    if (noun_behind) return false;
    if (asks_for_person(at, false)) return true;
    const bool being = next.is("is") || next.is("was") || next.is("has") || next.is("had") ||
                       next.is("will") || next.is("isn't") || next.is("wasn't");
    const Token& behind = token(end + 1);
    const bool doing = behind.kind == TokenKind::word &&
                       (behind.folded.ends_with("ing") || behind.folded.ends_with("ed"));
    if (being) return doing;
    const bool of_time = is_one_of(next, {"flew", "came", "went", "passed", "ended", "started",
                                          "turned", "brought", "began"});  // "May flew by"
    if (begins_sentence(at) && tokens_[at].capital && is_past_deed(next)) return !of_time;
    return (begins_sentence(at) && (follows_subject(next) || next.is(":"))) ||
           (tokens_[at].capital && listed(at, end)) || next.is("called") ||
           (tokens_[at].capital && begins_sentence(at) && (next.is(".") || next.is("–")));
  }

  // "Ana and I will", "may be free": the verb, not the name.
  static bool is_auxiliary(const Token& before, const Token& next) {
    for (const char* subject : {"i", "we", "you", "he", "she", "they", "it"})
      if (before.is(subject)) return true;
    for (const char* verb :
         {"be", "have", "not", "need", "want", "also", "come", "go", "do", "get"})
      if (next.is(verb)) return true;
    return false;
  }

  // "in Reading", "at Mark's Kitchen"; but "at Maya's".
  bool is_place(std::size_t at, std::size_t end, bool possessive) const {
    const std::size_t before = before_index(at);
    const bool in_a_name = possessive && before != tokens_.size() && before > 0 &&
                           tokens_[before].capital && leads_to_place(tokens_[before - 1]);
    if (in_a_name) return true;  // "at Mama Ana's"
    if (!leads_to_place(before_name(at))) return false;
    if (!possessive) return true;
    return token(end).capital && makes_thing(token(end));
  }

  // "Grace Cathedral", "Chen Ltd"
  bool is_thing(std::size_t at, std::size_t end, bool possessive) const {
    const Token& next = token(end);
    const Token& last = token(end - 1);
    if (possessive) return next.capital && makes_thing(next) && leads_to_place(before_name(at));
    return (next.capital && makes_thing(next)) ||
           (end - at > 1 && last.capital && makes_thing(last));
  }

  const PeopleCalled& called_;
  std::map<std::string, std::vector<KnownPerson>> looked_up_ = {};
  const IsKnown is_known_ = [this](std::size_t at) { return !called(at).empty(); };
  const NameLists lists_;
  std::vector<Mention> mentions_ = {};
};

}  // namespace

std::vector<Mention> find_mentions(std::string_view line, const PeopleCalled& called) {
  const std::string_view text = readable_part(line);
  const std::vector<Token> tokens = line_tokens(text);
  return NameFinder(text, tokens, called).find();
}

}  // namespace wellmet::language
