// Duplicates: Fellegi and Sunter's record linkage (1969) with fixed weights, in bits.
// The score is log2 of the odds that two contacts are one person: the prior, -log2(max(10, n)/2)
// for n people, plus what each field says. A field that one of them lacks says nothing; a rare name
// that agrees says more than a common one. Weights were fitted on public sets of contacts with
// known duplicates; they hold for address books of ten people and of a hundred thousand.
//
// Two rules stand above the sum, for the use in an address book. Given names that plainly differ
// are two people of one household whatever else they share, unless the birthday agrees too; a short
// form of the other's name does not plainly differ. And nothing is joined unasked but a full match
// of name and e-mail or telephone.
#include "judgement/duplicates/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/text.h"
#include "base/words.h"
#include "judgement/duplicates/alike.h"
#include "judgement/duplicates/blocks.h"
#include "judgement/duplicates/numbers.h"
#include "judgement/named_columns.h"
#include "model/names/given_names.h"

namespace wellmet {
namespace {

constexpr double suggest_score = 0;
constexpr double sure_score = 6;
constexpr double least_score_listed = -12;

struct Said {
  double bits = 0;
  Agreement agreement = Agreement::unknown;
};

struct NameWeights {
  double near, far, miss;        // Jaro-Winkler from .92, from .84, less
  double least_same, most_same;  // the same name: by its rarity, within these
};
constexpr NameWeights given_weights = {4.5, 2, -2.5, 3.5, 9};
constexpr NameWeights family_weights = {5.5, 2.5, -3, 4.5, 11};
constexpr double crossed_miss = -9;
constexpr double initial_bits = 1;
constexpr double swap_price = 1;

bool is_initial_of_other(const std::string& x, const std::string& y) {
  return std::min(x.size(), y.size()) == 1 && x[0] == y[0];
}

Said compare_names(const std::string& x, const std::string& y, double n,
                   const std::unordered_map<std::string, int>& counts, const NameWeights& weights) {
  if (x.empty() || y.empty()) return {};
  if (x == y) {
    const auto at = counts.find(x);
    const double count = at == counts.end() ? 0 : at->second;
    const double rarity = -std::log2((count + 1) / (n + 20)) - .3;
    return {std::min(weights.most_same, std::max(weights.least_same, rarity)), Agreement::same};
  }
  const double likeness = jaro_winkler_from(.84, x, y);
  if (likeness >= .92) return {weights.near, Agreement::close};
  if (likeness >= .84) return {weights.far, Agreement::close};
  if (is_initial_of_other(x, y)) return {initial_bits, Agreement::close};
  return {weights.miss, Agreement::differs};
}

NameWeights crossed(NameWeights weights) {
  weights.miss = crossed_miss;
  return weights;
}

struct NamesSaid {
  Said given = {}, family = {};
  bool swapped = false;
};

// Cards of some programs, and some people, put the family name first.
NamesSaid compare_both_names(const ComparableContact& a, const ComparableContact& b,
                             const NameCounts& counts) {
  const double n = counts.people;
  NamesSaid said = {compare_names(a.given, b.given, n, counts.given, given_weights),
                    compare_names(a.family, b.family, n, counts.family, family_weights)};
  if (a.given.empty() || b.given.empty() || a.family.empty() || b.family.empty()) return said;
  Said given = compare_names(a.given, b.family, n, counts.given, crossed(given_weights));
  if (given.bits <= 0) return said;
  Said family = compare_names(a.family, b.given, n, counts.family, crossed(family_weights));
  const double swapped_bits = given.bits + family.bits - 2 * swap_price;
  if (family.bits <= 0 || swapped_bits <= said.given.bits + said.family.bits) return said;
  given.bits -= swap_price;
  family.bits -= swap_price;
  return {given, family, true};
}

Said compare_number(const std::string& x, const std::string& y) {
  switch (compare_numbers(x, y)) {
    case NumberLikeness::same:
      return {13, Agreement::same};
    case NumberLikeness::close:
      return {8, Agreement::close};
    default:
      return {-1.5, Agreement::differs};
  }
}

struct Mail {
  const std::string& address;
  const std::string& mailbox;
};

constexpr double same_role_bits = 3;  // colleagues share the mailbox of their office

Said compare_mail(const Mail& x, const Mail& y) {
  const auto is_role = [](const Mail& m) {
    return m.mailbox.empty() && m.address.find('@') != std::string::npos;
  };
  const bool role = is_role(x) || is_role(y);
  if (x.address == y.address) return {role ? same_role_bits : 14, Agreement::same};
  if (role) return {-1.5, Agreement::differs};
  if (x.mailbox == y.mailbox && x.mailbox.size() > 4) return {9, Agreement::close};
  if (at_most_one_edit(x.address, y.address)) return {8, Agreement::close};
  if (jaro_winkler_from(.92, x.address, y.address) > .92) return {5, Agreement::close};
  return {-1.5, Agreement::differs};
}

Said better_of(const Said& x, const Said& y) {
  return x.agreement == Agreement::unknown || y.bits > x.bits ? y : x;
}

Said compare_all_numbers(const ComparableContact& a, const ComparableContact& b) {
  Said best;
  for (const std::string& x : a.numbers) {
    for (const std::string& y : b.numbers) best = better_of(best, compare_number(x, y));
  }
  return best;
}

Said compare_mails(const ComparableContact& a, const ComparableContact& b) {
  Said best;
  for (std::size_t i = 0; i < a.emails.size(); ++i) {
    for (std::size_t j = 0; j < b.emails.size(); ++j)
      best = better_of(best,
                       compare_mail({a.emails[i], a.mailboxes[i]}, {b.emails[j], b.mailboxes[j]}));
  }
  return best;
}

bool day_and_month_swapped(const std::string& x, const std::string& y) {
  return x.size() == 8 && y.size() == 8 && x.compare(0, 4, y, 0, 4) == 0 &&
         x.compare(4, 2, y, 6, 2) == 0 && x.compare(6, 2, y, 4, 2) == 0;
}

Said compare_birthdays(const std::string& x, const std::string& y) {
  if (x.empty() || y.empty()) return {};
  if (x == y) return {11, Agreement::same};
  if (at_most_one_edit(x, y) || day_and_month_swapped(x, y)) return {6, Agreement::close};
  int same_digits = 0;
  for (std::size_t i = 0; x.size() == y.size() && i < x.size(); ++i) same_digits += x[i] == y[i];
  return same_digits >= 6 ? Said{3, Agreement::close} : Said{-3, Agreement::differs};
}

Said compare_postcodes(const std::string& x, const std::string& y) {
  if (x.empty() || y.empty()) return {};
  if (x == y) return {6, Agreement::same};
  return at_most_one_edit(x, y) ? Said{3, Agreement::close} : Said{-1, Agreement::differs};
}

struct PlaceWeights {
  double same, close, differs;  // Jaro-Winkler from .95, from .88, less
};

Said compare_places(const std::string& x, const std::string& y, const PlaceWeights& weights) {
  if (x.empty() || y.empty()) return {};
  const double likeness = jaro_winkler_from(.88, x, y);
  if (likeness >= .95) return {weights.same, x == y ? Agreement::same : Agreement::close};
  if (likeness >= .88) return {weights.close, Agreement::close};
  return {weights.differs, Agreement::differs};
}

double prior(int people) { return -std::log2(std::max(10, people) / 2.0); }

}  // namespace

Comparison compare(const ComparableContact& a, const ComparableContact& b,
                   const NameCounts& counts) {
  const NamesSaid names = compare_both_names(a, b, counts);
  Comparison result{.score = prior(counts.people), .names_swapped = names.swapped};
  result.score += names.given.bits + names.family.bits;
  const auto add = [&result](ContactField field, const Said& said) {
    result.fields[static_cast<std::size_t>(field)] = said.agreement;
    return said.bits;
  };
  add(ContactField::given, names.given);
  add(ContactField::family, names.family);
  result.score += add(ContactField::number, compare_all_numbers(a, b));
  result.score += add(ContactField::email, compare_mails(a, b));
  result.score += add(ContactField::birthday, compare_birthdays(a.birthday, b.birthday));
  result.score += add(ContactField::postcode, compare_postcodes(a.postcode, b.postcode));
  result.score += add(ContactField::street, compare_places(a.street, b.street, {8, 5, -1}));
  result.score += add(ContactField::city, compare_places(a.city, b.city, {4, 3, -.7}));
  // Only where it decides something, since it is asked for few pairs and costs more than the rest.
  if (result.score >= suggest_score && names.given.agreement == Agreement::differs &&
      may_be_one_given_name(a.given, b.given))
    add(ContactField::given, {names.given.bits, Agreement::close});
  return result;
}

Likeness likeness(const Comparison& c) {
  const bool same_reach =
      c[ContactField::email] == Agreement::same || c[ContactField::number] == Agreement::same;
  const bool one_household = c[ContactField::given] == Agreement::differs &&
                             (c[ContactField::birthday] != Agreement::same || !same_reach);
  if (one_household || c.score < suggest_score) return Likeness::different;
  const bool other_reach = !same_reach && (c[ContactField::email] != Agreement::unknown ||
                                           c[ContactField::number] != Agreement::unknown);
  const bool doubtful = other_reach || c[ContactField::birthday] == Agreement::differs;
  return c.score >= sure_score && !doubtful ? Likeness::surely : Likeness::maybe;
}

bool full_match(const Comparison& c) {
  const bool same_name = c[ContactField::given] == Agreement::same &&
                         c[ContactField::family] == Agreement::same && !c.names_swapped;
  const bool same_reach =
      c[ContactField::email] == Agreement::same || c[ContactField::number] == Agreement::same;
  return same_name && same_reach;
}

NameCounts count_names(const std::vector<ComparableContact>& contacts) {
  NameCounts counts{.people = static_cast<int>(contacts.size())};
  for (const ComparableContact& c : contacts) {
    ++counts.given[c.given];
    ++counts.family[c.family];
  }
  return counts;
}

DuplicateScorer::DuplicateScorer(std::vector<ComparableContact> contacts)
    : contacts_(std::move(contacts)), counts_(count_names(contacts_)) {}

Comparison DuplicateScorer::comparison(int first, int second) const {
  return compare(contacts_[static_cast<std::size_t>(first)],
                 contacts_[static_cast<std::size_t>(second)], counts_);
}

std::vector<LikelyPair> DuplicateScorer::pairs_above(double above) const {
  std::vector<LikelyPair> found;
  for (const auto& [first, second] : pairs_sharing_a_block(contacts_)) {
    const double score = comparison(first, second).score;
    if (score > above) found.push_back({first, second, score});
  }
  return found;
}

std::vector<LikelyPair> DuplicateScorer::likely_pairs() const {
  std::vector<LikelyPair> found;
  for (const auto& [first, second] : pairs_sharing_a_block(contacts_)) {
    const Comparison c = comparison(first, second);
    if (likeness(c) != Likeness::different) found.push_back({first, second, c.score});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const LikelyPair& a, const LikelyPair& b) { return a.score > b.score; });
  return found;
}

std::string to_text(ContactField field) {
  static constexpr std::array<const char*, contact_field_count> texts = {
      "given name", "family name", "phone", "email", "birthday", "postcode", "street", "city"};
  return texts[static_cast<std::size_t>(field)];
}

std::string in_words(const Comparison& c) {
  const auto fields_that = [&c](Agreement wanted) {
    std::vector<std::string> names;
    for (int i = 0; i < contact_field_count; ++i) {
      const auto field = static_cast<ContactField>(i);
      if (c[field] == wanted) names.push_back(to_text(field));
    }
    return names;
  };
  std::vector<std::string> parts;
  std::vector<std::string> same = fields_that(Agreement::same);
  if (c[ContactField::given] == Agreement::same && c[ContactField::family] == Agreement::same) {
    same.erase(same.begin(), same.begin() + 2);  // of both one says the name
    if (!c.names_swapped) same.insert(same.begin(), "name");
  }
  if (c.names_swapped) parts.emplace_back("given name and family name change places");
  if (!same.empty()) parts.push_back("same " + join_with_and(same));
  if (const auto close = fields_that(Agreement::close); !close.empty())
    parts.push_back(join_with_and(close) + " nearly the same");
  if (const auto other = fields_that(Agreement::differs); !other.empty())
    parts.push_back(join_with_and(other) + (other.size() == 1 ? " differs" : " differ"));
  return join(parts, "; ");
}

std::string evaluate_duplicates(std::string_view contacts_csv) {
  std::vector<ComparableContact> contacts;
  std::vector<std::string> ids;
  const auto text = [](std::string_view cell) { return std::string(cell); };
  for (NamedColumns row(contacts_csv, "contacts", {"id", "given", "family"},
                        {"number", "email", "birthday", "street", "city", "postcode"});
       row.next();) {
    ids.emplace_back(row[0]);
    contacts.push_back(comparable({.given = text(row[1]),
                                   .family = text(row[2]),
                                   .numbers = {text(row[3])},
                                   .emails = {text(row[4])},
                                   .birthday = text(row[5]),
                                   .street = text(row[6]),
                                   .city = text(row[7]),
                                   .postcode = text(row[8])},
                                  Letters::ascii));
  }
  std::string out = "id1,id2,score\n";
  for (const LikelyPair& pair :
       DuplicateScorer(std::move(contacts)).pairs_above(least_score_listed)) {
    append_cell(out, ids[static_cast<std::size_t>(pair.first)]);
    out += ',';
    append_cell(out, ids[static_cast<std::size_t>(pair.second)]);
    fmt::format_to(std::back_inserter(out), ",{:.3f}\n", pair.score);
  }
  return out;
}

}  // namespace wellmet
