#include "actions/transfer/import_keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/duplicates.h"
#include "base/hash.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/card.h"

namespace wellmet::actions {
namespace {

std::string first_reach(const RowOutline& row) {
  if (!row.emails.empty()) return row.emails.front();
  return row.phones.empty() ? std::string() : phone_digits(row.phones.front());
}

}  // namespace

std::string joined_words(std::string_view text) { return join(folded_words(text), " "); }

std::string facts_key(const Said& said) {
  return fmt::format("={:016x}", stable_hash(to_text(said)));
}

std::vector<Key> keys_of(const ImportedPerson& person, const RowOutline& row, const Said& said,
                         bool is_sheet) {
  std::vector<Key> keys;
  if (!person.source_key.empty()) keys.push_back({person.source_key});
  if (!keys.empty() && !is_sheet) return keys;
  const std::string reach = first_reach(row);
  const std::string name = "~" + row.folded_name;
  if (!reach.empty()) keys.push_back({name + "|" + reach});
  // The rows of one's own sheet are told apart by name; elsewhere a name alone is no key.
  if (is_sheet && !row.folded_name.empty()) keys.push_back({name, true});
  if (keys.empty()) keys.push_back({facts_key(said)});
  return keys;
}

bool goes_on(const Said& before, const Said& now, const vcard::Card& card) {
  std::vector<Fact> names;
  for (const vcard::Property& p : card.properties) {
    if (vcard::is(p, "FN") || vcard::is(p, "N")) names.push_back(fact_of(card, p));
  }
  bool said_more = false;
  for (Fact fact : before.card) {
    if (std::ranges::find(names, fact) != names.end()) continue;
    if (now.has_on_card(fact)) return true;
    said_more = true;
  }
  for (Fact fact : before.story) {
    if (now.has_in_story(fact)) return true;
    said_more = true;
  }
  return !said_more;
}

RowOutline outline_of(const CardIndex& card) {
  RowOutline row{.name = card.name, .folded_name = joined_words(card.name)};
  for (const CardValue& email : card.emails) row.emails.push_back(email.value);
  for (const CardValue& phone : card.phones) row.phones.push_back(phone.value);
  return row;
}

ComparableContact comparable_of(const CardIndex& card, const RowOutline& row) {
  ContactFields fields{.given = card.given,
                       .family = card.family,
                       .numbers = row.phones,
                       .emails = row.emails,
                       .birthday = to_text(card.birthday)};
  if (!card.addresses.empty()) {
    fields.street = card.addresses.front().street;
    fields.city = card.addresses.front().city;
    fields.postcode = card.addresses.front().postcode;
  }
  split_whole_name(fields, card.name);
  return comparable(fields);
}

}  // namespace wellmet::actions
