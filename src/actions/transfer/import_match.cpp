#include "actions/transfer/import_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "actions/people/duplicates.h"
#include "actions/people/who.h"
#include "actions/transfer/import_keys.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "judgement/duplicates/duplicates.h"
#include "judgement/duplicates/identity.h"
#include "model/card.h"
#include "store/people/derived.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

// Someone of the store, as far as a pair asks for it.
struct KnownOutline {
  PersonId person = {};
  std::string name = {};
  std::string folded_name = {};
};

// The one match that may join unasked, when nothing on the two cards speaks against it.
bool agree(const Comparison& c, const std::string& folded_name, const std::string& other) {
  const bool same_reach =
      c[ContactField::email] == Agreement::same || c[ContactField::number] == Agreement::same;
  return full_match(c) || (same_reach && !folded_name.empty() && folded_name == other);
}

Identity identity_of_card(const vcard::Card& card) { return identity_of(card, index_card(card)); }

constexpr std::size_t most_cards_kept = 20'000;

Particulars particulars_of(const std::string& kind) {
  const Importer* importer = importer_named(kind);
  return importer ? importer->is : Particulars{};
}

class Matching {
 public:
  Matching(store::ReadTx& tx, const Imported& imported, std::vector<Said>& said,
           const ImportOptions& options, Steps& steps)
      : tx_(tx),
        imported_(imported),
        said_(said),
        options_(options),
        steps_(steps),
        is_(particulars_of(imported.kind)) {}

  Matches done() {
    const std::size_t rows = imported_.people.size();
    result_.outlines.reserve(rows);
    result_.rows.reserve(rows);
    constexpr std::size_t at_once = 256;
    for (Place from = 0; from < rows; from += at_once)
      by_key(read(from, std::min(rows, from + at_once)));
    rows_by_key_.clear();
    asked_ = {};
    by_likeness();
    tell_apart_of_one_cell();
    point_to_first_rows();
    return std::move(result_);
  }

 private:
  using Place = std::size_t;

  const ImportedPerson& row(Place i) const { return imported_.people[i]; }

  bool is_open(Place i) const { return !result_.rows[i].person && result_.rows[i].earlier < 0; }

  // A row while it is matched.
  struct Reading {
    Place place = 0;
    const vcard::Card* kept = nullptr;
    vcard::Card unpacked = {};
    CardIndex index = {};
    std::vector<Key> keys = {};
    const vcard::Card& card() const { return kept ? *kept : unpacked; }
  };

  std::vector<Reading> read(Place from, Place to) {
    std::vector<Reading> rows;
    for (Place i = from; i < to; ++i) {
      Reading& reading = rows.emplace_back(Reading{.place = i});
      const vcard::Card& card = card_in(row(i), reading.unpacked);
      if (&card != &reading.unpacked) reading.kept = &card;
      said_.push_back(said_by(row(i), card));
      reading.index = index_card(card);
      result_.outlines.push_back(outline_of(reading.index));
      reading.keys = keys_of(row(i), result_.outlines[i], said_[i], is_.mapped_by_hand);
    }
    return rows;
  }

  void by_key(std::vector<Reading> rows) {
    ask_ahead(rows);
    for (Reading& reading : rows) {
      const Place i = reading.place;
      by_key(i, reading.card(), std::move(reading.keys));
      if (is_open(i) && !row(i).only_if_known) {
        open_.push_back(i);
        contacts_.push_back(comparable_of(reading.index, result_.outlines[i]));
      }
      if (i < most_cards_kept) result_.cards.push_back(std::move(reading.index));
      steps_.step();
    }
  }

  // A server is asked once for what most rows need, rather than for each.
  void ask_ahead(const std::vector<Reading>& rows) {
    asked_ = {};
    std::vector<std::string> keys, uids;
    for (const Reading& reading : rows) {
      for (const Key& key : reading.keys) keys.push_back(key.text);
      if (is_.keyed_by_uid)
        for (const std::string& form : forms_of(row(reading.place).source_key))
          uids.push_back(form);
    }
    std::erase_if(keys, [](const std::string& key) { return !can_be_listed(key); });
    for (const std::string& key : keys) asked_.sources[key];
    for (store::SourceKey& known : store::find_sources(tx_, imported_.kind, keys))
      asked_.sources[known.key] = std::move(known);
    if (uids.empty()) return;
    std::erase_if(uids, [](const std::string& uid) { return !can_be_listed(uid); });
    for (const std::string& uid : uids) asked_.uids[uid];
    for (const auto& [uid, person] : store::who_has_uids(tx_, uids)) asked_.uids[uid] = person;
  }
  // Any other is asked for by itself (store/db/ids.h).
  static bool can_be_listed(const std::string& text) {
    return is_utf8(text) && text.find('\0') == std::string::npos;
  }

  std::optional<PersonId> person_with_uid(const std::string& uid) const {
    const auto asked = asked_.uids.find(uid);
    return asked == asked_.uids.end() ? store::person_with_uid(tx_, uid) : asked->second;
  }

  std::optional<store::SourceKey> find_source(const std::string& key) const {
    const auto asked = asked_.sources.find(key);
    return asked == asked_.sources.end() ? store::find_source(tx_, imported_.kind, key)
                                         : asked->second;
  }

  void by_key(Place i, const vcard::Card& card, std::vector<Key> keys) {
    RowMatch match;
    if (const auto earlier = same_key_earlier(keys.front(), i)) {
      if (plausible(*earlier, i)) {
        match = result_.rows[*earlier];  // one key, one voice
        match.earlier = static_cast<int>(*earlier);
        match.keys = {keys.front().text};
        result_.rows.push_back(std::move(match));
        return;
      }
      keys = {{facts_key(said_[i])}};
    }
    bool all_known = true;
    for (const Key& key : keys) {
      const bool known = look_up(key, i, card, match);
      all_known = all_known && known;
    }
    match.all_keys_known = all_known;
    if (!match.person && is_.keyed_by_uid) by_uid(row(i).source_key, match);
    if (!match.person) by_profile(row(i).source_key, match);
    if (!match.person && row(i).known_by_address) by_address(i, card, match);
    if (!match.person && row(i).named_by_owner) by_own_name(i, card, match);
    if (!match.person) by_mere_number(result_.outlines[i], match);
    rows_by_key_.emplace(keys.front().text, i);
    result_.rows.push_back(std::move(match));
  }

  // Whose name is nothing but their number is whoever has it.
  void by_mere_number(const RowOutline& outline, RowMatch& match) {
    if (outline.phones.size() != 1 || outline.name != outline.phones.front()) return;
    const std::string digits = phone_digits(outline.name);
    if (digits.empty()) return;
    const std::vector<PersonId> known = store::people_with_value(tx_, "phone", digits);
    if (known.size() == 1) meet(match, known.front());
  }

  // Of several who have it, such as a couple, the one of this name.
  void by_address(Place i, const vcard::Card& card, RowMatch& match) {
    const RowOutline& outline = result_.outlines[i];
    if (outline.emails.empty()) return;
    std::vector<PersonId> known =
        store::people_with_value(tx_, "email", to_lower_ascii(trim(outline.emails.front())));
    if (known.size() > 1) {
      const std::vector<PersonId> named = store::people_named(tx_, outline.folded_name);
      std::erase_if(
          known, [&](PersonId person) { return std::ranges::find(named, person) == named.end(); });
    }
    if (known.size() != 1) return;
    if (tell_apart(identity_of_person(known.front()), identity_of_card(card))) return;
    meet(match, known.front());
  }

  // One name of one address book is one person: the only one of that whole name, unless their
  // numbers say otherwise. A first name alone may be anybody's.
  void by_own_name(Place i, const vcard::Card& card, RowMatch& match) {
    const RowOutline& outline = result_.outlines[i];
    if (folded_words(outline.name).size() < 2) return;
    const std::vector<PersonId> named = store::people_named(tx_, outline.folded_name);
    if (named.size() != 1) return;
    if (!outline.phones.empty() && !shares_number(named.front(), outline.phones)) return;
    if (tell_apart(identity_of_person(named.front()), identity_of_card(card))) return;
    meet(match, named.front());
  }

  bool shares_number(PersonId person, const std::vector<std::string>& phones) const {
    const vcard::Parsed read = vcard::parse(store::card_bytes(tx_, person));
    if (read.cards.empty()) return true;
    const std::vector<CardValue> known = index_card(read.cards.front()).phones;
    return known.empty() || std::ranges::any_of(known, [&](const CardValue& one) {
             return std::ranges::any_of(phones, [&](const std::string& phone) {
               return phone_digits(phone) == phone_digits(one.value);
             });
           });
  }

  std::optional<Place> same_key_earlier(const Key& key, Place) const {
    const auto found = rows_by_key_.find(key.text);
    return found == rows_by_key_.end() ? std::nullopt : std::optional(found->second);
  }

  Identity identity_of_row(Place i) const {
    vcard::Card unpacked;
    return identity_of_card(card_in(row(i), unpacked));
  }

  Identity identity_of_person(PersonId person) const {
    const vcard::Parsed read = vcard::parse(store::card_bytes(tx_, person));
    return read.cards.empty() ? Identity{} : identity_of_card(read.cards.front());
  }

  // Some programs give every card one UID: it joins only rows whose names have something in common;
  // a telephone is shared by a household. A father and a son may share name and telephone.
  bool plausible(Place a, Place b) const {
    if (tell_apart(identity_of_row(a), identity_of_row(b))) return false;
    const RowOutline& x = result_.outlines[a];
    const RowOutline& y = result_.outlines[b];
    if (x.folded_name == y.folded_name || x.folded_name.empty() || y.folded_name.empty())
      return true;
    const std::vector<std::string> words = folded_words(y.name);
    return std::ranges::any_of(folded_words(x.name), [&](const std::string& word) {
      return std::ranges::find(words, word) != words.end();
    });
  }

  // Whether the source knows the person by this key; if not, the key is one to be written down.
  bool look_up(const Key& key, Place i, const vcard::Card& card, RowMatch& match) {
    std::string text = key.text;
    for (int number = 2;; ++number) {
      const auto known = find_source(text);
      if (!known) {
        match.keys.push_back(text);
        return false;
      }
      result_.known_keys.insert(text);
      const Said before = parse_said(known->fingerprint);
      const bool another = key.text.starts_with('~') && is_another(known->person, card);
      if (!another && (!key.weak || goes_on(before, said_[i], card))) {
        take(match, known->person, before);
        if (standing_for(tx_, known->person) == match.person) match.keys.push_back(text);
        return true;
      }
      text = fmt::format("{}#{}", key.text, number);
    }
  }

  // The key says name and telephone, which a father and a son may share.
  bool is_another(PersonId person, const vcard::Card& card) const {
    const Identity mine = identity_of_card(card);
    const bool says_more = !mine.generation.empty() || mine.given_words.size() > 1;
    return says_more && names_tell_apart(identity_of_person(standing_for(tx_, person)), mine);
  }

  void take(RowMatch& match, PersonId person, const Said& before) {
    if (match.person) return;
    meet(match, person);
    match.before = before;
    match.from_source = true;
  }

  void meet(RowMatch& match, PersonId person) {
    match.person = standing_for(tx_, person);
    const std::optional<Person> known = store::find_person(tx_, match.person);
    match.removed = known && known->removed_at.has_value();
    if (!known) match.person = {};
  }

  // Programs write one UID with and without "urn:uuid:".
  static std::vector<std::string> forms_of(const std::string& uid) {
    constexpr std::string_view urn = "urn:uuid:";
    if (uid.empty()) return {};
    return {uid, uid.starts_with(urn) ? uid.substr(urn.size()) : std::string(urn) + uid};
  }

  void by_uid(const std::string& uid, RowMatch& match) {
    for (const std::string& form : forms_of(uid)) {
      if (const auto person = person_with_uid(form)) return meet(match, *person);
    }
  }

  // A LinkedIn address is one person's, whichever file it stands in.
  void by_profile(const std::string& key, RowMatch& match) {
    if (!key.starts_with("linkedin.com/")) return;
    for (const Importer* importer : importers()) {
      if (!importer->is.keyed_by_profile) continue;
      if (const auto known = store::find_source(tx_, importer->kind, key))
        return meet(match, known->person);
    }
  }

  // One cell named them beside each other. Whoever was merged since stays so.
  void tell_apart_of_one_cell() {
    for (const auto& [first, second] : imported_.beside_each_other)
      result_.not_same.push_back(
          {.place = static_cast<int>(second), .earlier = static_cast<int>(first)});
  }

  // Two rows known as one person of the store are one.
  void point_to_first_rows() {
    std::unordered_map<PersonId, int> first;
    for (Place i = 0; i < result_.rows.size(); ++i) {
      RowMatch& match = result_.rows[i];
      if (!match.person) continue;
      const auto [there, is_first] = first.emplace(match.person, static_cast<int>(i));
      if (!is_first) match.earlier = there->second;
    }
  }

  struct Likely {
    Place row = 0;
    PersonId person = {};
    int earlier = -1;
    const std::string* other_name = nullptr;
    Comparison comparison = {};
    bool joins = false;
  };

  void by_likeness() {
    if (open_.empty()) return;
    std::vector<KnownOutline> known;
    std::vector<ComparableContact> contacts;
    for (const store::ContactRow& contact : store::contact_rows(tx_)) {
      known.push_back({contact.person, contact.name, joined_words(contact.name)});
      contacts.push_back(comparable(contact_fields(contact)));
    }
    contacts.insert(contacts.end(), std::move_iterator(contacts_.begin()),
                    std::move_iterator(contacts_.end()));
    contacts_ = {};
    std::vector<Likely> likely = likely_pairs(known, std::move(contacts));
    std::ranges::stable_sort(likely, [](const Likely& a, const Likely& b) {
      return std::tuple(a.row, !a.joins, a.joins ? 0.0 : -a.comparison.score) <
             std::tuple(b.row, !b.joins, b.joins ? 0.0 : -b.comparison.score);
    });
    for (const Likely& pair : likely) settle(pair);
    std::erase_if(result_.doubts, [&](const Doubt& doubt) {
      const RowMatch& match = result_.rows[static_cast<Place>(doubt.place)];
      return match.person || match.earlier >= 0;
    });
  }

  std::vector<Likely> likely_pairs(const std::vector<KnownOutline>& known,
                                   std::vector<ComparableContact> contacts) {
    const DuplicateScorer scorer(std::move(contacts));
    std::vector<Likely> likely;
    for (const LikelyPair& pair : scorer.likely_pairs()) {
      const auto second = static_cast<Place>(pair.second);
      const auto first = static_cast<Place>(pair.first);
      if (second < known.size()) continue;
      Likely one{.row = open_[second - known.size()],
                 .comparison = scorer.comparison(pair.first, pair.second)};
      const RowOutline& mine = result_.outlines[one.row];
      if (first < known.size()) {
        one.person = known[first].person;
        one.other_name = &known[first].name;
        one.joins = agree(one.comparison, known[first].folded_name, mine.folded_name) &&
                    !is_to_be_asked(identity_of_person(one.person), identity_of_row(one.row),
                                    FromOneFile::no);
      } else {
        const RowOutline& other = result_.outlines[open_[first - known.size()]];
        one.earlier = static_cast<int>(open_[first - known.size()]);
        one.other_name = &other.name;
        const auto earlier = static_cast<Place>(one.earlier);
        one.joins =
            agree(one.comparison, other.folded_name, mine.folded_name) &&
            !is_to_be_asked(identity_of_row(earlier), identity_of_row(one.row), FromOneFile::yes);
      }
      likely.push_back(std::move(one));
    }
    return likely;
  }

  void settle(const Likely& pair) {
    RowMatch& match = result_.rows[pair.row];
    const bool decided = match.person || match.earlier >= 0;
    const SameAnswer said = answer_to(pair);
    if (pair.joins || said == SameAnswer::same) {
      if (!decided) join_row(match, pair);
      return;
    }
    if (decided || have_two_profiles(pair) || are_of_one_cell(pair)) return;
    if (said == SameAnswer::not_same) {
      result_.not_same.push_back({static_cast<int>(pair.row), pair.person, pair.earlier});
      return;
    }
    result_.doubts.push_back({.place = static_cast<int>(pair.row),
                              .person = pair.person,
                              .earlier = pair.earlier,
                              .name = result_.outlines[pair.row].name,
                              .other_name = *pair.other_name,
                              .why = in_words(pair.comparison),
                              .surely = likeness(pair.comparison) == Likeness::surely});
  }

  void join_row(RowMatch& match, const Likely& pair) {
    if (pair.person) return meet(match, pair.person);
    // The earlier row may itself have turned out to be somebody.
    const RowMatch& earlier = result_.rows[static_cast<Place>(pair.earlier)];
    match.earlier = earlier.earlier >= 0 ? earlier.earlier : pair.earlier;
  }

  SameAnswer answer_to(const Likely& pair) const {
    for (const Answer& answer : options_.answers) {
      if (answer.place == static_cast<int>(pair.row) && answer.person == pair.person &&
          answer.earlier == pair.earlier)
        return answer.said;
    }
    return options_.otherwise;
  }

  bool are_of_one_cell(const Likely& pair) const {
    return pair.earlier >= 0 &&
           std::ranges::binary_search(imported_.beside_each_other,
                                      std::pair(static_cast<Place>(pair.earlier), pair.row));
  }

  // Two addresses on LinkedIn are two people, however alike their names.
  bool have_two_profiles(const Likely& pair) const {
    const std::string& mine = row(pair.row).source_key;
    if (!mine.starts_with("linkedin.com/")) return false;
    if (pair.earlier >= 0)
      return row(static_cast<Place>(pair.earlier)).source_key.starts_with("linkedin.com/");
    return std::ranges::any_of(store::sources_of(tx_, pair.person), [](const auto& source) {
      return source.key.starts_with("linkedin.com/");
    });
  }

  store::ReadTx& tx_;
  const Imported& imported_;
  std::vector<Said>& said_;
  const ImportOptions& options_;
  Steps& steps_;
  Particulars is_;
  Matches result_ = {};
  std::unordered_map<std::string, Place> rows_by_key_ = {};
  struct Asked {
    std::unordered_map<std::string, std::optional<store::SourceKey>> sources = {};
    std::unordered_map<std::string, std::optional<PersonId>> uids = {};
  };
  Asked asked_ = {};                              // for the rows at hand
  std::vector<Place> open_ = {};                  // rows that no key tells who they are
  std::vector<ComparableContact> contacts_ = {};  // theirs
};

}  // namespace

const vcard::Card& card_in(const ImportedPerson& person, vcard::Card& unpacked) {
  if (!person.card.properties.empty()) return person.card;
  unpacked = card_of(person);
  return unpacked;
}

Matches who_is_who(store::ReadTx& tx, const Imported& imported, std::vector<Said>& said,
                   const ImportOptions& options, Steps& steps) {
  return Matching(tx, imported, said, options, steps).done();
}

}  // namespace wellmet::actions
