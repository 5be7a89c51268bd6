#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "formats/vcard/card.h"

// Cards made from the cells of a table: version 4.0, one property per fact, empty texts left out.
namespace wellmet {

struct NameParts {
  std::string full = {};  // as the source shows it; made from the parts when empty
  std::string prefix = {};
  std::string given = {};
  std::string middle = {};
  std::string family = {};
  std::string suffix = {};
};

// "Maya Chen", "John Hale Jr." (a degree stays out); family first and without a space when both are
// written in Han, Kana or Hangul.
std::string full_name(const NameParts&);
// FN, and N when the parts are known. A whole name is not taken apart: which of its words is the
// family's, nobody can know.
void add_name(vcard::Card&, const NameParts&);

// EMAIL, TEL, ADR … with what the source calls it: words that vCard knows ("Work", "Home Fax")
// become TYPE, any other label stands as Apple writes it (item1.X-ABLabel). "* Work" is preferred.
void add_labelled(vcard::Card&, std::string_view property, std::string_view value,
                  std::string_view label);

struct AddressParts {
  std::string po_box = {};
  std::string extended = {};
  std::string street = {};
  std::string city = {};
  std::string region = {};
  std::string postcode = {};
  std::string country = {};
  std::string formatted = {};  // used when the parts are missing
};
void add_address(vcard::Card&, const AddressParts&, std::string_view label);

void add_text_unless_empty(vcard::Card&, std::string_view property, std::string_view text);
// ORG with its units, TITLE.
void add_work(vcard::Card&, std::string_view organisation, std::string_view department,
              std::string_view title);
void add_birthday(vcard::Card&, const PartialDate&);
// A value of type URI (URL, PHOTO): written without escapes.
void add_uri(vcard::Card&, std::string_view property, std::string_view uri);
// "Female" becomes F (RFC 6350 6.2.7); other words stand as they are.
void add_gender(vcard::Card&, std::string_view word);
// A name in a chat, in the form that Apple's and Google's programs read.
void add_chat(vcard::Card&, std::string_view handle, std::string_view service);
void add_categories(vcard::Card&, const std::vector<std::string>&);

// Without the marks of writing direction that Google wraps numbers in, and with plain spaces.
std::string clean_phone(std::string_view);
// Whether a cell of an email column holds an address: "/o=ExchangeLabs/…", "n/a" and a name do not.
bool is_email_address(std::string_view);
// The parts between the separators, trimmed, empty ones and repeats left out.
std::vector<std::string> parts_of(std::string_view text, std::string_view separators);

}  // namespace wellmet
