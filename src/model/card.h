#pragma once
#include <string>
#include <vector>

#include "base/date.h"
#include "formats/vcard/card.h"
#include "model/position.h"

namespace wellmet {

struct CardValue {
  std::string value = {};
  std::string label = {};  // "work", "mobile", Apple's own labels
  friend bool operator==(const CardValue&, const CardValue&) = default;
};

// Somebody around the one whose card it is. The value is the name as the card has it, "" where it
// only points to another card; the uid is that card's, without "urn:uuid:", "" where it only names.
struct CardRelation {
  std::string value = {};
  std::string label = {};  // "spouse", in the words of the card
  std::string uid = {};
  friend bool operator==(const CardRelation&, const CardRelation&) = default;
};

// What lists, search and judgement need from a card. Derived at each write by index_card, never
// edited on its own.
struct CardIndex {
  std::string name = {};  // FN; else from N; else nickname, organisation, e-mail, phone
  std::string given = {};
  std::string family = {};
  std::string uid = {};
  std::vector<std::string> nicknames = {};
  std::string pronouns = {};
  std::vector<CardValue> emails = {};  // lower case
  std::vector<CardValue> phones = {};  // as written, marks of direction taken off
  std::vector<CardValue> urls = {};    // URL, social profiles, names in chats
  struct Address {
    std::string street, city, postcode, country;
    std::string region = {};  // state, province
    std::string label = {};
    friend bool operator==(const Address&, const Address&) = default;
  };
  std::vector<Address> addresses = {};
  PartialDate birthday = {};
  std::string died = {};  // RFC 6474: a partial date, "yes" for an unknown day; "" when not
  std::vector<ImportantDate> dates = {};  // anniversaries, X-ABDATE with its label
  std::string organisation = {};
  std::string title = {};
  std::string department = {};
  std::string role = {};                    // also where it stands in for the title
  std::vector<std::string> more_work = {};  // further ORG and TITLE, as written
  bool is_company = false;                  // KIND:org, or shown as one by Apple's program
  bool has_picture = false;
  std::vector<CardRelation> relations = {};  // "Rui Droid", labelled "spouse"
  std::vector<std::string> hobbies = {};     // HOBBY, INTEREST
  std::vector<CardValue> others = {};  // what has no place above, by the name it has on the card
  std::vector<std::string> categories = {};
  std::string note = {};
  std::string all_text = {};  // every value that is text, for search
};

CardIndex index_card(const vcard::Card&);
// Those that a card names, and doesn't only point to, as values: "Rui Droid", "spouse".
std::vector<CardValue> named_relations(const CardIndex&);
// What tells one from another at a glance: ways to reach them, birthday, work and town, a few each.
std::vector<std::string> telling_facts(const CardIndex&);
// Digits for comparing phones: the last nine.
std::string phone_digits(std::string_view);

}  // namespace wellmet
