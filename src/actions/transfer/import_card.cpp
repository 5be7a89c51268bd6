#include "actions/transfer/import_card.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "model/card.h"
#include "model/cards/days.h"
#include "model/cards/phone.h"
#include "model/cards/relations.h"
#include "model/relations/relation.h"

namespace wellmet::actions {
namespace {

using vcard::Card;
using vcard::Property;

struct Word {
  std::string_view property;
  const char* word;
  bool single;  // a card has one
};

constexpr std::array<Word, 23> words = {{
    {"FN", "name", true},
    {"N", "name", true},
    {"NICKNAME", "nickname", false},
    {"EMAIL", "email", false},
    {"TEL", "phone", false},
    {"ADR", "address", false},
    {"ORG", "company", true},
    {"TITLE", "title", true},
    {"ROLE", "role", true},
    {"BDAY", "birthday", true},
    {"ANNIVERSARY", "anniversary", true},
    {"GENDER", "gender", true},
    {"PRONOUNS", "pronouns", true},
    {"X-PRONOUNS", "pronouns", true},
    {"PHOTO", "photo", true},
    {"URL", "website", false},
    {"NOTE", "note", false},
    {"CATEGORIES", "labels", false},
    {"IMPP", "chat address", false},
    {"KIND", "kind", true},
    {"TZ", "time zone", true},
    {"SORT-STRING", "name", true},
    {"X-ABSHOWAS", "kind", true},
}};

const Word* word_of(const Property& p) {
  const auto found =
      std::ranges::find_if(words, [&](const Word& word) { return vcard::is(p, word.property); });
  return found == words.end() ? nullptr : &*found;
}

bool is_list(const Property& p) { return vcard::is(p, "NICKNAME") || vcard::is(p, "CATEGORIES"); }

template <class Values, class Same>
bool all_in(const Values& told, const Values& known, Same same) {
  return std::ranges::all_of(told, [&](const auto& one) {
    return std::ranges::any_of(known, [&](const auto& other) { return same(one, other); });
  });
}

// Whether what the one says of names, ways to reach somebody and people around them is all in the
// other, whatever the properties that it comes from.
bool is_known_in(const CardIndex& told, const CardIndex& known) {
  const auto same_url = [](const CardValue& a, const CardValue& b) { return a.value == b.value; };
  const auto same_email = [](const CardValue& a, const CardValue& b) {
    return to_lower_ascii(a.value) == to_lower_ascii(b.value);
  };
  const auto same_phone = [](const CardValue& a, const CardValue& b) {
    const std::string digits = phone_digits(a.value);
    return a.value == b.value || (!digits.empty() && digits == phone_digits(b.value));
  };
  // To say whose card it is is more than a name.
  const auto same_relation = [](const CardRelation& a, const CardRelation& b) {
    return (a.uid.empty() || a.uid == b.uid) && fold(a.value) == fold(b.value) &&
           relation_word(a.label) == relation_word(b.label);
  };
  const bool says_none = told.urls.empty() && told.emails.empty() && told.phones.empty() &&
                         told.relations.empty() && told.nicknames.empty();
  return !says_none && all_in(told.urls, known.urls, same_url) &&
         all_in(told.emails, known.emails, same_email) &&
         all_in(told.phones, known.phones, same_phone) &&
         all_in(told.relations, known.relations, same_relation) &&
         all_in(told.nicknames, known.nicknames,
                [](const std::string& a, const std::string& b) { return fold(a) == fold(b); });
}

class Update {
 public:
  Update(const Card& mine, const Card& theirs, const Said& before)
      : theirs_(mine.version == theirs.version ? theirs : vcard::convert(theirs, mine.version)),
        before_(before) {
    result_.card = mine;
    // The N that 3.0 demands is made of FN, and nobody said it.
    if (!vcard::first(mine, "N") && !vcard::first(theirs, "N"))
      std::erase_if(theirs_.properties, [](const Property& p) { return vcard::is(p, "N"); });
    for (const Property& p : mine.properties) facts_.push_back(fact_of(mine, p));
    for (const Property& p : theirs_.properties) said_now_.push_back(fact_of(theirs_, p));
  }

  CardUpdate done() {
    for (std::size_t i = 0; i < theirs_.properties.size(); ++i) {
      const Fact fact = said_now_[i];
      if (fact != 0 && !before_.has_on_card(fact) && !has(facts_, fact))
        hear(theirs_.properties[i], fact);
    }
    return std::move(result_);
  }

 private:
  static bool has(const std::vector<Fact>& facts, Fact fact) {
    return std::ranges::find(facts, fact) != facts.end();
  }

  void hear(const Property& news, Fact fact) {
    if (is_said_by_another_property(news)) return;
    if (is_list(news) && add_parts(news)) return;
    if (vcard::is(news, "NOTE") && stands_in_a_note(news)) return;
    if (says_less_of_a_day(news)) return;
    if (const auto mine = name_here(); mine && vcard::is(news, "FN")) {
      // A number stands in where there is no name, and gives way to one.
      if (is_number(news, theirs_)) return;
      if (is_number(result_.card.properties[*mine], result_.card))
        return replace(*mine, news, fact);
    }
    const std::optional<std::size_t> stale = untouched_old_value(news);
    const Word* word = word_of(news);
    if (stale) {
      replace(*stale, news, fact);
    } else if (const auto less = day_that_says_less(news)) {
      replace(*less, news, fact);
    } else if (word && word->single && vcard::first(result_.card, news.name)) {
      keep_mine(news, *word);
    } else {
      add(news, fact);
    }
  }

  // A spreadsheet has "@jo" of X-TELEGRAM as a website, and Rui of X-SPOUSE as a relation.
  bool is_said_by_another_property(const Property& news) {
    static constexpr std::array<std::string_view, 4> told_in_many_ways = {"URL", "EMAIL", "TEL",
                                                                          "NICKNAME"};
    const bool may_be = std::ranges::any_of(
        told_in_many_ways, [&](std::string_view name) { return vcard::is(news, name); });
    if (!may_be && !says_a_relation(news)) return false;
    Card told = vcard::new_card();
    told.version = theirs_.version;
    for (const Property& p : theirs_.properties) {
      const bool beside = !news.group.empty() && equal_ignoring_ascii_case(p.group, news.group);
      if (&p == &news || (beside && vcard::is(p, "X-ABLABEL"))) told.properties.push_back(p);
    }
    if (!mine_) mine_ = index_card(result_.card);
    return is_known_in(index_card(told), *mine_);
  }

  static bool is_number(const Property& name, const Card& card) {
    return is_phone_number(trim(vcard::text_of(name, card.version)));
  }

  std::optional<std::size_t> name_here() const {
    const auto place = std::ranges::find_if(result_.card.properties,
                                            [](const Property& p) { return vcard::is(p, "FN"); });
    if (place == result_.card.properties.end()) return std::nullopt;
    return static_cast<std::size_t>(place - result_.card.properties.begin());
  }

  // 12 April says nothing new beside 12 April 1985, whoever said that.
  bool says_less_of_a_day(const Property& news) const {
    const CardDay day = day_said_by(news);
    // A card has many days with labels of their own.
    if (day == CardDay::none || day == CardDay::other) return false;
    const Property* mine = vcard::first(result_.card, news.name);
    if (mine == nullptr) return false;
    return tells_as_much(day_on_card(result_.card, *mine), day_on_card(theirs_, news));
  }

  // A value of this name that the source said before, says no more, and that stands here still.
  std::optional<std::size_t> untouched_old_value(const Property& news) const {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i] != 0 && vcard::is(result_.card.properties[i], news.name) &&
          before_.has_on_card(facts_[i]) && !has(said_now_, facts_[i]))
        return i;
    }
    return std::nullopt;
  }

  // The same day here without its year.
  std::optional<std::size_t> day_that_says_less(const Property& news) const {
    if (!vcard::is(news, "BDAY") && !vcard::is(news, "ANNIVERSARY")) return std::nullopt;
    const PartialDate day = day_on_card(theirs_, news);
    for (std::size_t i = 0; i < result_.card.properties.size(); ++i) {
      const Property& mine = result_.card.properties[i];
      if (vcard::is(mine, news.name) && tells_as_much(day, day_on_card(result_.card, mine)))
        return i;
    }
    return std::nullopt;
  }

  void replace(std::size_t place, const Property& news, Fact fact) {
    if (says_a_relation(news)) return replace_with_label(place, news, fact);
    Property& mine = result_.card.properties[place];
    const std::string group = mine.group;
    mine = news;
    mine.group = group;
    mine.line = 0;
    facts_[place] = fact;
    changed(news);
  }

  // What somebody is stands in the label.
  void replace_with_label(std::size_t place, const Property& news, Fact fact) {
    vcard::remove_with_label(result_.card, place);
    facts_.clear();
    for (const Property& p : result_.card.properties) facts_.push_back(fact_of(result_.card, p));
    add(news, fact);
  }

  void add(const Property& news, Fact fact) {
    Property added = news;
    added.line = 0;
    if (!news.group.empty()) added.group = vcard::free_group(result_.card);
    append(added, fact);
    if (news.group.empty()) return changed(news);
    for (const Property& p : theirs_.properties) {
      const bool belongs = equal_ignoring_ascii_case(p.group, news.group) &&
                           (vcard::is(p, "X-ABLABEL") || vcard::is(p, "X-ABADR"));
      if (!belongs) continue;
      Property companion = p;
      companion.group = added.group;
      companion.line = 0;
      append(companion, 0);
    }
    changed(news);
  }

  void append(const Property& p, Fact fact) {
    result_.card.properties.push_back(p);
    facts_.push_back(fact);
  }

  // Parts that are not there yet join the list that is. False when there is none.
  bool add_parts(const Property& news) {
    const auto place = std::ranges::find_if(
        result_.card.properties, [&](const Property& p) { return vcard::is(p, news.name); });
    if (place == result_.card.properties.end()) return false;
    std::vector<std::string> parts = vcard::list_of(*place, result_.card.version);
    const std::size_t known = parts.size();
    for (const std::string& part : vcard::list_of(news, theirs_.version)) {
      const bool there = std::ranges::any_of(
          parts, [&](const std::string& p) { return fold(trim(p)) == fold(trim(part)); });
      if (!there && !trim(part).empty()) parts.emplace_back(trim(part));
    }
    if (parts.size() == known) return true;
    Card list;
    list.version = result_.card.version;
    place->value = vcard::add_list(list, news.name, parts).value;
    changed(news);
    return true;
  }

  bool stands_in_a_note(const Property& news) const {
    const std::string text(trim(vcard::text_of(news, theirs_.version)));
    return std::ranges::any_of(vcard::all(result_.card, "NOTE"), [&](const Property* note) {
      return vcard::text_of(*note, result_.card.version).find(text) != std::string::npos;
    });
  }

  void keep_mine(const Property& news, const Word& word) {
    // A company or title that differs becomes a position, a name told by FN needs no N.
    static constexpr std::array<std::string_view, 6> told_otherwise = {
        "ORG", "TITLE", "N", "PHOTO", "SORT-STRING", "KIND"};
    if (std::ranges::any_of(told_otherwise,
                            [&](std::string_view name) { return vcard::is(news, name); }))
      return;
    std::string text(trim(vcard::text_of(news, theirs_.version)));
    const Property* mine = vcard::first(result_.card, news.name);
    if (vcard::is(news, "FN") &&
        folded_words(text) == folded_words(vcard::text_of(*mine, result_.card.version)))
      return;
    if (vcard::is(news, "BDAY") || vcard::is(news, "ANNIVERSARY"))
      text = to_words(day_on_card(theirs_, news));
    result_.differing.push_back(with_capital(word.word) + ": " + text);
  }

  void changed(const Property& p) {
    const Word* word = word_of(p);
    const std::string text = word ? word->word : p.name;
    if (std::ranges::find(result_.changed, text) == result_.changed.end())
      result_.changed.push_back(text);
  }

  Card theirs_;
  const Said& before_;
  CardUpdate result_ = {};
  std::optional<CardIndex> mine_ = {};  // of the card as it was, once it is asked for
  std::vector<Fact> facts_ = {};        // of result_.card, property by property
  std::vector<Fact> said_now_ = {};     // of theirs_
};

}  // namespace

CardUpdate updated_card(const Card& mine, const Card& theirs, const Said& before) {
  return Update(mine, theirs, before).done();
}

std::string with_uid(std::string_view bytes, std::string_view uid) {
  // The last line that is END:VCARD; cards within cards (AGENT) end before it.
  constexpr std::string_view end_line = "end:vcard";
  const std::string lower = to_lower_ascii(bytes);
  const std::size_t end = lower.rfind(end_line);
  if (end == std::string::npos) return std::string(bytes);
  const bool crlf = bytes.find("\r\n") != std::string_view::npos;
  const bool cr = !crlf && bytes.find('\n') == std::string_view::npos;
  std::size_t line = end;
  while (line > 0 && (bytes[line - 1] == ' ' || bytes[line - 1] == '\t')) --line;
  std::string with(bytes.substr(0, line));
  with.append("UID:").append(uid).append(crlf ? "\r\n" : cr ? "\r" : "\n");
  return with.append(bytes.substr(line));
}

}  // namespace wellmet::actions
