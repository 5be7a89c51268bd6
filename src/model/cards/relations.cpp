// vCard 4 has RELATED (RFC 6350 6.6.6), whose value is the uid of another card or, with VALUE=text,
// a name; its TYPE has few words. Apple's X-ABRELATEDNAMES has the name as text and the word in an
// X-ABLabel of its group, its own words as _$!<Sister>!$_. Others have a property for each word
// (X-SPOUSE), some with several names in it.
//
// What we write holds the name as text in all versions, since that is what phones show. Whose card
// is meant stands in X-WELLMET-UID.
#include "model/cards/relations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/cards/dialects.h"
#include "model/cards/labels.h"
#include "model/relations/relation.h"

namespace wellmet {
namespace {

using vcard::Card;
using vcard::Property;
using Named = std::pair<std::string_view, std::string_view>;

constexpr std::string_view uid_parameter = "X-WELLMET-UID";

constexpr std::array<Named, 24> own_properties = {{
    {"X-SPOUSE", "spouse"},
    {"X-EVOLUTION-SPOUSE", "spouse"},
    {"X-KADDRESSBOOK-X-SPOUSENAME", "spouse"},
    {"X-KADDRESSBOOK-X-SPOUSESNAME", "spouse"},
    {"X-MS-SPOUSE", "spouse"},
    {"X-WAB-SPOUSE", "spouse"},
    {"X-PARTNER", "partner"},
    {"X-CHILD", "child"},
    {"X-CHILDREN", "child"},
    {"X-MS-CHILD", "child"},
    {"X-EVOLUTION-CHILD", "child"},
    {"X-MOTHER", "mother"},
    {"X-FATHER", "father"},
    {"X-BROTHER", "brother"},
    {"X-SISTER", "sister"},
    {"X-MANAGER", "manager"},
    {"X-MS-MANAGER", "manager"},
    {"X-EVOLUTION-MANAGER", "manager"},
    {"X-KADDRESSBOOK-X-MANAGERSNAME", "manager"},
    {"X-ASSISTANT", "assistant"},
    {"X-MS-ASSISTANT", "assistant"},
    {"X-EVOLUTION-ASSISTANT", "assistant"},
    {"X-KADDRESSBOOK-X-ASSISTANTSNAME", "assistant"},
    {"X-REFERRED-BY", "referred by"},
}};

// What TYPE can say of a kind, and the word that a reader makes of it again. "" has no word.
struct TypeRow {
  RelationKind kind;
  std::string_view type;
  std::string_view word;
};
constexpr TypeRow types[] = {
    {RelationKind::spouse, "spouse", "spouse"},
    {RelationKind::partner, "sweetheart", "sweetheart"},
    {RelationKind::child, "child", "child"},
    {RelationKind::parent, "parent", "parent"},
    {RelationKind::sibling, "sibling", "sibling"},
    {RelationKind::relative, "kin", "relative"},
    {RelationKind::friendship, "friend", "friend"},
    {RelationKind::colleague, "colleague", "colleague"},
    {RelationKind::boss, "colleague", ""},
    {RelationKind::report, "colleague", ""},
    {RelationKind::assistant, "colleague", ""},
    {RelationKind::assists, "colleague", ""},
    {RelationKind::neighbour, "neighbor", "neighbour"},
    {RelationKind::acquaintance, "acquaintance", "acquaintance"},
};

// The words that Apple's programs have themselves.
constexpr std::array<std::string_view, 13> apple_words = {
    "mother", "father", "parent", "brother", "sister",    "son",    "daughter",
    "child",  "friend", "spouse", "partner", "assistant", "manager"};

std::string text_of(const Card& card, const Property& p) {
  return clean(vcard::text_of(p, card.version));
}

// The word of a property that has one of its own: "spouse" of X-SPOUSE.
std::string_view word_of_property(const Property& p) {
  const auto* found = std::find_if(own_properties.begin(), own_properties.end(),
                                   [&](const Named& row) { return vcard::is(p, row.first); });
  return found == own_properties.end() ? std::string_view() : found->second;
}

bool points_to_a_card(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  return lower.starts_with("urn:") || lower.starts_with("uuid:");
}

std::string word_on_card(const Card& card, const Property& p) {
  if (std::string own = own_label(card, p); !own.empty()) return own;
  for (const std::string& type : vcard::types_of(p)) {
    if (!is_one_of(type, {"pref", "contact", "me", "text", "uri"})) return type;
  }
  return "related";
}

std::string uid_of(const Property& p) {
  const vcard::Parameter* given = vcard::parameter(p, uid_parameter);
  return given && !given->values.empty() ? uid_key(given->values.front()) : std::string();
}

// What the property says of people around; nothing when it is another one.
std::vector<CardRelation> relations_in(const Card& card, const Property& p) {
  std::vector<CardRelation> list;
  if (says_a_relation(p)) {
    const std::string text = text_of(card, p);
    const bool pointer = points_to_a_card(text);
    CardRelation one{.value = pointer ? "" : text,
                     .label = word_on_card(card, p),
                     .uid = pointer ? uid_key(text) : uid_of(p)};
    if (!one.value.empty() || !one.uid.empty()) list.push_back(std::move(one));
  } else if (const std::string_view word = word_of_property(p); !word.empty()) {
    const std::vector<std::string> names = names_in(text_of(card, p));
    for (const std::string& name : names)
      list.push_back({name, std::string(word), names.size() == 1 ? uid_of(p) : ""});
  } else if (vcard::is(p, "X-ANDROID-CUSTOM")) {
    CardIndex of_field;
    add_android_field(card, p, of_field);
    list = std::move(of_field.relations);
  }
  return list;
}

bool same_word(std::string_view a, std::string_view b) {
  return relation_word(a) == relation_word(b);
}

// Whether what stands on a card is the one that is asked for, by the card it points to or by name.
bool is_it(const CardRelation& there, const CardRelation& wanted) {
  if (!same_word(there.label, wanted.label)) return false;
  // Many names are of nobody.
  const bool nobody = wanted.uid == uid_of_nobody && there.uid == uid_of_nobody;
  if (!nobody && !wanted.uid.empty() && there.uid == wanted.uid) return true;
  return (nobody || there.uid.empty()) && !there.value.empty() &&
         fold(there.value) == fold(wanted.value);
}

std::string label_to_write(const std::string& word, vcard::Version version) {
  const bool apples = std::ranges::find(apple_words, word) != apple_words.end();
  if (!apples || version == vcard::Version::v4_0) return word;
  std::string capital = word;
  capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  return "_$!<" + capital + ">!$_";
}

void add_label(Card& card, const std::string& group, const std::string& word) {
  vcard::add_text(card, "X-ABLabel", label_to_write(word, card.version)).group = group;
}

// In 4.0 the word stands in TYPE where there is one for it.
void write_4_0(Card& card, const CardRelation& relation) {
  const auto* type = std::ranges::find(types, relation_kind(relation.label), &TypeRow::kind);
  const bool typed = type != std::end(types);
  const bool said = typed && type->word == relation.label;
  const std::string group = said ? "" : vcard::free_group(card);
  Property related{.group = group, .name = "RELATED"};
  if (typed) vcard::add_parameter(related, "TYPE", type->type);
  vcard::add_parameter(related, "VALUE", "text");
  if (!relation.uid.empty()) vcard::add_parameter(related, uid_parameter, relation.uid);
  vcard::set_text(related, card.version, relation.value);
  card.properties.push_back(std::move(related));
  if (!said) add_label(card, group, relation.label);
}

void write_before_4_0(Card& card, const CardRelation& relation) {
  Property related{.group = vcard::free_group(card), .name = "X-ABRELATEDNAMES"};
  if (!relation.uid.empty()) vcard::add_parameter(related, uid_parameter, relation.uid);
  vcard::set_text(related, card.version, relation.value);
  const std::string group = related.group;
  card.properties.push_back(std::move(related));
  add_label(card, group, relation.label);
}

// Of "Lia, Tom" one name goes and the other stays. False when the property says nothing else.
bool take_out_of_several(Card& card, Property& p, const WhichRelation& which) {
  std::vector<std::string> left;
  for (const CardRelation& one : relations_in(card, p)) {
    if (!which(one)) left.push_back(one.value);
  }
  if (left.empty()) return false;
  vcard::set_text(p, card.version, join(left, ", "));
  return true;
}

}  // namespace

bool says_a_relation(const Property& p) {
  return is_one_of(p, {"RELATED", "X-RELATED", "X-ABRELATEDNAMES", "X-RELATION"});
}

std::string uid_key(std::string_view uid) {
  std::string_view key = trim(uid);
  for (const std::string_view prefix : {"urn:uuid:", "uuid:"}) {
    if (to_lower_ascii(key.substr(0, prefix.size())) == prefix) key.remove_prefix(prefix.size());
  }
  return std::string(key);
}

bool points_to(const CardRelation& relation, const std::vector<std::string>& uids) {
  return !relation.uid.empty() && std::ranges::any_of(uids, [&](const std::string& uid) {
    return equal_ignoring_ascii_case(relation.uid, uid);
  });
}

void add_relation(CardIndex& index, CardRelation relation) {
  constexpr std::string_view plain = "related";
  if (relation.value.empty() && relation.uid.empty()) return;
  for (CardRelation& there : index.relations) {
    if (there.value != relation.value || there.uid != relation.uid) continue;
    if (there.label == plain) there.label = relation.label;
    if (there.label == relation.label || relation.label == plain) return;
  }
  if (index.relations.size() < card_values_at_most) index.relations.push_back(std::move(relation));
}

bool add_relation(const Card& card, const Property& p, CardIndex& index) {
  if (vcard::is(p, "X-ANDROID-CUSTOM")) return false;
  for (CardRelation& relation : relations_in(card, p)) add_relation(index, std::move(relation));
  return says_a_relation(p) || !word_of_property(p).empty();
}

bool put_relation(Card& card, const CardRelation& relation) {
  for (const Property& p : card.properties) {
    const std::vector<CardRelation> there = relations_in(card, p);
    const bool said = std::ranges::any_of(there, [&](const CardRelation& one) {
      return is_it(one, relation) && one.uid == relation.uid;
    });
    if (said) return false;
  }
  if (card.version == vcard::Version::v4_0) {
    write_4_0(card, relation);
  } else {
    write_before_4_0(card, relation);
  }
  return true;
}

bool rename_related(Card& card, const std::vector<std::string>& uids, const std::string& name) {
  bool renamed = false;
  for (Property& p : card.properties) {
    const std::vector<CardRelation> there = relations_in(card, p);
    // Where the value is the uid there is no name, and several names are no one's card.
    if (there.size() != 1 || there[0].value.empty() || there[0].value == name) continue;
    if (!points_to(there[0], uids)) continue;
    vcard::set_text(p, card.version, name);
    renamed = true;
  }
  return renamed;
}

bool remove_relations(Card& card, const WhichRelation& which) {
  bool removed = false;
  for (std::size_t i = 0; i < card.properties.size();) {
    const bool here = std::ranges::any_of(relations_in(card, card.properties[i]), which);
    removed = removed || here;
    if (here && !take_out_of_several(card, card.properties[i], which)) {
      vcard::remove_with_label(card, i);
      i = 0;
    } else {
      ++i;
    }
  }
  return removed;
}

}  // namespace wellmet
