// A father and a son may share name, landline and mailbox; sisters a first given name; a couple
// its address; colleagues a mailbox. Each alone is no reason to take two people for one, and a
// wrong merge is worse than a question. So what is joined unasked must share what is one person's
// own, and nothing on the cards may speak against it.
#include "judgement/duplicates/identity.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "judgement/duplicates/mailboxes.h"
#include "judgement/duplicates/numbers.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

constexpr std::size_t fewest_digits = 7;  // fewer are an extension

std::string part_of_name(const vcard::Card& card, std::size_t part) {
  const vcard::Property* n = vcard::first(card, "N");
  return n == nullptr ? std::string() : vcard::component_of(*n, card.version, part);
}

std::vector<std::string> given_words_of(const vcard::Card& card, const CardIndex& index) {
  constexpr std::size_t middle = 2;
  std::vector<std::string> words = folded_words(index.given + " " + part_of_name(card, middle));
  if (!words.empty() || !index.family.empty()) return words;
  // Of a name that was not taken apart all but the last word.
  words = folded_words(without_generation(index.name));
  if (words.size() > 1) words.pop_back();
  return words;
}

char sex_by_title(const std::string& word) {
  static constexpr std::array men = {"mr", "herr", "senor", "monsieur", "signor", "pan", "mister"};
  static constexpr std::array women = {"mrs", "ms",      "miss", "frau", "senora", "madame",
                                       "mme", "signora", "pani", "fru",  "senhora"};
  if (std::ranges::find(men, word) != men.end()) return 'm';
  return std::ranges::find(women, word) != women.end() ? 'f' : ' ';
}

// Only a word before a name is a title.
char sex_of(const vcard::Card& card, const CardIndex& index) {
  constexpr std::size_t prefix = 3;
  for (const std::string& word : folded_words(part_of_name(card, prefix))) {
    if (const char sex = sex_by_title(word); sex != ' ') return sex;
  }
  const std::vector<std::string> words = folded_words(index.name);
  return words.size() < 2 ? ' ' : sex_by_title(words.front());
}

bool is_initial(const Identity& one) {
  return one.given_words.empty() || one.given_words.front().size() == 1;
}

// "a" and "anna", "anna" and "anna": one may stand for the other.
bool may_be_one(const std::string& x, const std::string& y) {
  return x == y || (std::min(x.size(), y.size()) == 1 && x[0] == y[0]);
}

// Maria Clara and Maria Elena; Maria alone says nothing against either.
bool middle_names_differ(const Identity& a, const Identity& b) {
  const std::size_t both = std::min(a.given_words.size(), b.given_words.size());
  for (std::size_t i = 1; i < both; ++i) {
    if (!may_be_one(a.given_words[i], b.given_words[i])) return true;
  }
  return false;
}

bool birthdays_differ(const PartialDate& a, const PartialDate& b) {
  const auto differ = [](int x, int y) { return x != 0 && y != 0 && x != y; };
  if (!a.text.empty() || !b.text.empty() || a.about || b.about) return false;
  return differ(a.year, b.year) || differ(a.month, b.month) || differ(a.day, b.day);
}

bool is_extension(const CardValue& phone) {
  const auto digits =
      std::ranges::count_if(phone.value, [](char c) { return c >= '0' && c <= '9'; });
  return std::cmp_less(digits, fewest_digits);
}

bool is_own_phone(const CardValue& phone) {
  const std::string label = to_lower_ascii(phone.label);
  const bool shared =
      label.find("home") != std::string::npos || label.find("work") != std::string::npos ||
      label.find("main") != std::string::npos || label.find("fax") != std::string::npos ||
      label.find("company") != std::string::npos;
  return !shared;
}

bool is_same_phone(const CardValue& x, const CardValue& y) {
  return compare_numbers(comparable_number(x.value), comparable_number(y.value)) ==
         NumberLikeness::same;
}

// What the two share: of their own, or only what a household or an office shares.
struct Shared {
  bool own_email = false, own_phone = false;
  std::size_t emails = 0, phones = 0;
};

Shared shared_by(const Identity& a, const Identity& b) {
  Shared shared;
  for (const std::string& email : a.emails) {
    if (std::ranges::find(b.emails, email) == b.emails.end()) continue;
    ++shared.emails;
    shared.own_email = shared.own_email || !is_role_mailbox(email);
  }
  for (const CardValue& phone : a.phones) {
    for (const CardValue& other : b.phones) {
      if (is_extension(phone) || !is_same_phone(phone, other)) continue;
      ++shared.phones;
      shared.own_phone = shared.own_phone || (is_own_phone(phone) && is_own_phone(other));
    }
  }
  return shared;
}

// Each has an email, or each a telephone, that the other lacks.
bool each_has_more(const Identity& a, const Identity& b, const Shared& shared) {
  const auto more = [](std::size_t x, std::size_t y, std::size_t both) {
    return x > both && y > both;
  };
  return more(a.emails.size(), b.emails.size(), shared.emails) ||
         more(a.phones.size(), b.phones.size(), shared.phones);
}

}  // namespace

Identity identity_of(const vcard::Card& card, const CardIndex& index) {
  constexpr std::size_t suffix = 4;
  Identity identity{.generation = generation_named(part_of_name(card, suffix)),
                    .given_words = given_words_of(card, index),
                    .sex = sex_of(card, index),
                    .uid = index.uid,
                    .birthday = index.birthday,
                    .phones = index.phones};
  for (const std::string& name : {index.name, index.family, index.given}) {
    if (identity.generation.empty()) identity.generation = generation_of(name);
  }
  for (const CardValue& email : index.emails) identity.emails.push_back(email.value);
  return identity;
}

bool names_tell_apart(const Identity& a, const Identity& b) {
  const bool sexes_differ = a.sex != b.sex && a.sex != ' ' && b.sex != ' ';
  return a.generation != b.generation || middle_names_differ(a, b) || sexes_differ;
}

bool tell_apart(const Identity& a, const Identity& b) {
  return names_tell_apart(a, b) || birthdays_differ(a.birthday, b.birthday);
}

bool is_to_be_asked(const Identity& a, const Identity& b, FromOneFile place) {
  if (tell_apart(a, b)) return true;
  const Shared shared = shared_by(a, b);
  const bool own = shared.own_email || shared.own_phone;
  const bool own_uids = !a.uid.empty() && !b.uid.empty() && a.uid != b.uid;
  if (place == FromOneFile::yes && own_uids && each_has_more(a, b, shared)) return true;
  if (own) return false;
  if (is_initial(a) || is_initial(b)) return true;
  // A landline or a mailbox of an office, and nothing else that could differ.
  const bool only_office = shared.phones == 0;
  return only_office || each_has_more(a, b, shared);
}

}  // namespace wellmet
