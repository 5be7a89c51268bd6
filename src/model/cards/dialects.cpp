// vCard 4 has IMPP (RFC 6350 6.4.3) and HOBBY (RFC 6715); before it, and beside it, each program
// had its own names. Android keeps what it has no property for in X-ANDROID-CUSTOM: the kind, then
// fifteen columns, of which the first is the value, the second a number for its type and the third
// the label of type 0 (ContactsContract.CommonDataKinds).
#include "model/cards/dialects.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/cards/days.h"
#include "model/cards/labels.h"
#include "model/cards/relations.h"

namespace wellmet {
namespace {

using vcard::Card;
using vcard::Property;
using Named = std::pair<std::string_view, std::string_view>;

std::string text_of(const Card& card, const Property& p) {
  return clean(vcard::text_of(p, card.version));
}

// The row whose first word is the name of the property.
template <std::size_t n>
std::string_view meaning(const Property& p, const std::array<Named, n>& table) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [&](const Named& row) { return vcard::is(p, row.first); });
  return found == table.end() ? std::string_view() : found->second;
}

constexpr std::array<Named, 34> services = {{
    {"X-SKYPE", "skype"},
    {"X-SKYPE-USERNAME", "skype"},
    {"X-AIM", "aim"},
    {"X-ICQ", "icq"},
    {"X-JABBER", "jabber"},
    {"X-XMPP", "jabber"},
    {"X-MSN", "msn"},
    {"X-YAHOO", "yahoo"},
    {"X-GTALK", "google talk"},
    {"X-GOOGLE-TALK", "google talk"},
    {"X-QQ", "qq"},
    {"X-WECHAT", "wechat"},
    {"X-GADUGADU", "gadu-gadu"},
    {"X-GROUPWISE", "groupwise"},
    {"X-SIP", "sip"},
    {"X-NETMEETING", "netmeeting"},
    {"X-MATRIX", "matrix"},
    {"X-TELEGRAM", "telegram"},
    {"X-WHATSAPP", "whatsapp"},
    {"X-SIGNAL", "signal"},
    {"X-THREEMA", "threema"},
    {"X-VIBER", "viber"},
    {"X-LINE", "line"},
    {"X-DISCORD", "discord"},
    {"X-TWITTER", "twitter"},
    {"X-FACEBOOK", "facebook"},
    {"X-INSTAGRAM", "instagram"},
    {"X-LINKEDIN", "linkedin"},
    {"X-MASTODON", "mastodon"},
    {"X-GITHUB", "github"},
    {"X-MS-IMADDRESS", "chat"},
    {"X-KADDRESSBOOK-X-IMADDRESS", "chat"},
    {"X-IM", "chat"},
    {"X-BLUESKY", "bluesky"},
}};

constexpr std::array<Named, 9> hobbies = {{
    {"HOBBY", "yes"},
    {"INTEREST", "yes"},
    {"X-HOBBY", "yes"},
    {"X-HOBBIES", "yes"},
    {"X-INTEREST", "yes"},
    {"X-INTERESTS", "yes"},
    {"X-EVOLUTION-HOBBY", "yes"},
    {"X-KADDRESSBOOK-X-HOBBY", "yes"},
    {"X-WAB-HOBBY", "yes"},
}};

constexpr std::array<std::string_view, 15> android_relations = {
    "",        "assistant",   "brother",  "child",  "domestic partner",
    "father",  "friend",      "manager",  "mother", "parent",
    "partner", "referred by", "relative", "sister", "spouse"};
constexpr std::array<std::string_view, 4> android_events = {"", "anniversary", "date", "birthday"};

struct AndroidField {
  std::string kind = {};  // "nickname"
  std::string value = {};
  std::size_t type = 0;
  std::string label = {};
};

AndroidField android_field(const Card& card, const Property& p) {
  std::vector<std::string> parts = vcard::component_texts_of(p, card.version);
  // 3.0 and some programs escape the semicolons between the columns.
  if (parts.size() == 1) parts = split(parts.front(), ';');
  parts.resize(std::max<std::size_t>(parts.size(), 4));
  const std::string& kind = parts[0];
  AndroidField field{.kind = to_lower_ascii(clean(kind.substr(kind.rfind('/') + 1))),
                     .value = clean(parts[1]),
                     .label = clean(parts[3])};
  const std::string type = clean(parts[2]);
  std::from_chars(type.data(), type.data() + type.size(), field.type);
  return field;
}

template <std::size_t n>
std::string android_label(const AndroidField& field, const std::array<std::string_view, n>& types,
                          std::string_view otherwise) {
  if (field.type > 0 && field.type < n) return std::string(types[field.type]);
  return field.label.empty() ? std::string(otherwise) : field.label;
}

void add_android_day(const AndroidField& field, CardIndex& index) {
  const std::string label = android_label(field, android_events, "date");
  const PartialDate day = day_on_card(field.value);
  if (label == "birthday") {
    if (index.birthday.empty()) index.birthday = day;
  } else if (!day.empty()) {
    add_date_once(index, {.label = label, .date = day});
  }
}

// "X-SHOE-SIZE" -> "shoe size".
std::string readable(std::string_view name) {
  std::string words = to_lower_ascii(name);
  for (const std::string_view vendor :
       {"x-kaddressbook-x-", "x-kaddressbook-", "x-evolution-", "x-ms-ol-", "x-ms-", "x-wab-",
        "x-mozilla-", "x-android-", "x-"}) {
    if (!words.starts_with(vendor)) continue;
    words.erase(0, vendor.size());
    break;
  }
  std::ranges::replace(words, '-', ' ');
  std::ranges::replace(words, '_', ' ');
  return words;
}

// Marks of programs, and what is shown elsewhere.
bool says_nothing_to_people(const Property& p) {
  static constexpr std::array<std::string_view, 32> silent = {"VERSION",
                                                              "PRODID",
                                                              "REV",
                                                              "UID",
                                                              "N",
                                                              "SORT-STRING",
                                                              "KEY",
                                                              "SOURCE",
                                                              "CLIENTPIDMAP",
                                                              "X-ABLABEL",
                                                              "X-ABADR",
                                                              "X-ABSHOWAS",
                                                              "X-ABUID",
                                                              "KIND",
                                                              "MEMBER",
                                                              "NAME",
                                                              "PROFILE",
                                                              "CLASS",
                                                              "MAILER",
                                                              "X-EVOLUTION-FILE-AS",
                                                              "X-FILE-AS",
                                                              "X-IMAGEHASH",
                                                              "X-IMAGETYPE",
                                                              "CREATED",
                                                              "X-MOZILLA-HTML",
                                                              "X-CREATED",
                                                              "X-ADDRESSBOOKSERVER-KIND",
                                                              "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
                                                              "X-MS-OL-DESIGN",
                                                              "X-MS-CARDPICTURE",
                                                              "X-ACCOUNT",
                                                              "LABEL"};
  return std::any_of(silent.begin(), silent.end(),
                     [&](std::string_view name) { return vcard::is(p, name); });
}

}  // namespace

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  std::string rest(text);
  std::ranges::replace(rest, ';', ',');
  for (const std::string& part : split(rest, ',')) {
    if (std::string name = clean(part); !name.empty()) names.push_back(std::move(name));
  }
  return names;
}

void add_once(std::vector<CardValue>& values, CardValue value) {
  if (value.value.empty()) return;
  for (CardValue& there : values) {
    if (there.value != value.value) continue;
    if (there.label.empty()) there.label = value.label;
    return;
  }
  if (values.size() < card_values_at_most) values.push_back(std::move(value));
}

void add_date_once(CardIndex& index, ImportantDate date) {
  if (std::ranges::find(index.dates, date) == index.dates.end())
    index.dates.push_back(std::move(date));
}

bool add_chat_name(const Card& card, const Property& p, CardIndex& index) {
  const std::string_view service = meaning(p, services);
  if (service.empty()) return false;
  add_once(index.urls, {text_of(card, p), std::string(service)});
  return true;
}

bool add_android_field(const Card& card, const Property& p, CardIndex& index) {
  if (!vcard::is(p, "X-ANDROID-CUSTOM")) return false;
  const AndroidField field = android_field(card, p);
  if (field.value.empty()) return true;
  if (field.kind == "nickname") {
    index.nicknames.push_back(field.value);
  } else if (field.kind == "relation") {
    add_relation(index, {field.value, android_label(field, android_relations, "related")});
  } else if (field.kind == "contact_event") {
    add_android_day(field, index);
  } else {
    add_once(index.others, {field.value, field.label.empty() ? readable(field.kind) : field.label});
  }
  return true;
}

bool add_hobby(const Card& card, const Property& p, CardIndex& index) {
  if (meaning(p, hobbies).empty()) return false;
  for (const std::string& part : vcard::list_of(p, card.version)) {
    for (std::string& hobby : names_in(part)) {
      if (index.hobbies.size() < card_values_at_most &&
          std::ranges::find(index.hobbies, hobby) == index.hobbies.end())
        index.hobbies.push_back(std::move(hobby));
    }
  }
  return true;
}

std::string kind_said_by(const vcard::Card& card, const Property& p) {
  if (!is_one_of(p, {"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"})) return {};
  const std::string kind = to_lower_ascii(trim(vcard::text_of(p, card.version)));
  if (kind == "company") return "org";
  return kind == "individual" ? std::string() : kind;
}

void add_other_text(const Card& card, const Property& p, CardIndex& index) {
  if (vcard::is_binary(p) || says_nothing_to_people(p)) return;
  constexpr std::string_view empty_parts = "; ,";
  std::string text = without_marks(text_of(card, p));
  if (text.find_first_not_of(empty_parts) == std::string::npos) return;
  while (text.ends_with(';')) text.pop_back();
  const std::string own = own_label(card, p);
  add_once(index.others, {text, own.empty() ? readable(p.name) : own});
}

}  // namespace wellmet
