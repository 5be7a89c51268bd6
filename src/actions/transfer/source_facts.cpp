#include "actions/transfer/source_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "base/hash.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/card.h"
#include "model/cards/relations.h"
#include "model/relations/relation.h"

namespace wellmet::actions {
namespace {

using vcard::Property;

constexpr std::size_t hash_digits = 16;
constexpr int year_of_no_year = 1604;  // as Apple writes days without a year

template <std::size_t N>
bool is_one_of(const Property& p, const std::array<std::string_view, N>& names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return vcard::is(p, name); });
}

constexpr std::array<std::string_view, 8> silent = {"VERSION",   "REV",     "PRODID", "UID",
                                                    "X-ABLABEL", "X-ABADR", "BEGIN",  "END"};
constexpr std::array<std::string_view, 3> structured = {"N", "ADR", "ORG"};
constexpr std::array<std::string_view, 4> days = {"BDAY", "ANNIVERSARY", "X-ANNIVERSARY",
                                                  "X-ABDATE"};

std::string components_text(const vcard::Card& card, const Property& p) {
  std::string text;
  std::size_t filled = 0;
  for (const auto& parts : vcard::components_of(p, card.version)) {
    text += collapse_spaces(nfc(join(parts, ",")));
    if (!text.empty() && text.back() != '\n') filled = text.size();
    text += '\n';
  }
  text.resize(filled);  // "Acme" and "Acme;" say the same
  return text;
}

std::string day_text(const std::string& text) {
  PartialDate date = parse_partial_date(text);
  if (date.year == year_of_no_year) date.year = 0;
  return to_text(date);
}

// One page may be written with and without its scheme, "www." and a last slash.
std::string address_text(const std::string& text) {
  std::string_view address = text;
  for (std::string_view start : {"https://", "http://", "www."}) {
    if (equal_ignoring_ascii_case(address.substr(0, start.size()), start))
      address.remove_prefix(start.size());
  }
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

std::string value_text(const vcard::Card& card, const Property& p) {
  if (vcard::is_binary(p)) return p.value;
  if (is_one_of(p, structured)) return components_text(card, p);
  const std::string text(trim(vcard::text_of(p, card.version)));
  if (text.empty()) return {};
  if (is_one_of(p, days)) return day_text(text);
  if (vcard::is(p, "EMAIL")) {
    const std::string address = to_lower_ascii(text);
    return address.starts_with("mailto:") ? address.substr(7) : address;
  }
  if (vcard::is(p, "TEL")) {
    constexpr std::size_t fewest_digits = 5;
    const std::string digits = phone_digits(text);
    return digits.size() >= fewest_digits ? digits : text;
  }
  return vcard::is(p, "URL") ? address_text(text) : nfc(text);
}

void append_hex(std::string& out, const std::vector<Fact>& facts) {
  for (Fact fact : facts) fmt::format_to(std::back_inserter(out), "{:016x}", fact);
}

std::vector<Fact> read_hex(std::string_view text) {
  std::vector<Fact> facts;
  for (; text.size() >= hash_digits; text.remove_prefix(hash_digits)) {
    Fact fact = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + hash_digits, fact, 16);
    if (fault != std::errc{} || end != text.data() + hash_digits) return {};
    facts.push_back(fact);
  }
  return facts;
}

void sort_once(std::vector<Fact>& facts) {
  std::ranges::sort(facts);
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

std::string words_of_relation(const vcard::Card& card, const Property& p) {
  CardIndex said;
  add_relation(card, p, said);
  std::string words;
  for (const CardRelation& relation : said.relations) words += relation_word(relation.label);
  return words;
}

std::string line_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (std::string_view part : parts) text.append(part).append("\n");
  return text;
}

}  // namespace

bool Said::has_on_card(Fact fact) const { return std::ranges::binary_search(card, fact); }
bool Said::has_in_story(Fact fact) const { return std::ranges::binary_search(story, fact); }

std::string to_text(const Said& said) {
  std::string text;
  text.reserve((said.card.size() + said.story.size()) * hash_digits + 1);
  append_hex(text, said.card);
  text += '|';
  append_hex(text, said.story);
  return text;
}

Said parse_said(std::string_view text) {
  const std::size_t bar = text.find('|');
  if (bar == std::string_view::npos) return {};
  return {read_hex(text.substr(0, bar)), read_hex(text.substr(bar + 1))};
}

Said joined(const Said& before, const Said& later) {
  Said both{later.card, before.story};
  both.story.insert(both.story.end(), later.story.begin(), later.story.end());
  sort_once(both.story);
  return both;
}

std::string fact_text(const vcard::Card& card, const Property& p) {
  if (is_one_of(p, silent)) return {};
  const std::string value = value_text(card, p);
  if (value.empty()) return value;
  // Of one name a friend and a spouse are two things said.
  const std::string word = says_a_relation(p) ? words_of_relation(card, p) : std::string();
  return to_lower_ascii(p.name) + '\n' + value + (word.empty() ? "" : '\n' + word);
}

Fact fact_of(const vcard::Card& card, const Property& p) {
  const std::string text = fact_text(card, p);
  return text.empty() ? 0 : stable_hash(text);
}

Fact StoryFacts::next(std::string_view text) {
  const int time = ++times_[std::string(text)];
  return stable_hash(time == 1 ? std::string(text) : fmt::format("{}#{}", text, time));
}

Fact StoryFacts::of(const Note& n) { return next(line_of({"note", to_text(n.kind), n.text})); }

Fact StoryFacts::of(const Interest& i) {
  return next(line_of({"interest", interest_key(i.name), i.detail}));
}

Fact StoryFacts::of(const Position& p) {
  return next(line_of({"position", p.organisation, p.title, p.current ? "now" : "past"}));
}

Fact StoryFacts::of(const ImportantDate& d) {
  return next(line_of({"date", d.label, to_text(d.date)}));
}

Fact StoryFacts::of(const ImportedInteraction& i) {
  const Interaction& one = i.interaction;
  if (!i.key.empty()) return next(line_of({"interaction", i.key}));
  return next(line_of({"interaction", to_iso(one.day), to_text(one.kind), one.setting, one.place,
                       one.note, join(i.with, ",")}));
}

Fact StoryFacts::of(const ImportedFollowUp& f) {
  return next(line_of({"follow up", to_text(f.kind), f.text}));
}

Fact StoryFacts::of(const HowMet& met, const std::string& through) {
  return next(line_of({"met", to_text(met.on), met.where, met.how, through}));
}

Fact StoryFacts::of(RelationshipWord word) { return next(line_of({"word", to_text(word)})); }

Fact StoryFacts::of_cadence(int days_between) {
  return next(line_of({"cadence", std::to_string(days_between)}));
}

Fact fact_as_told(std::string_view key, const Interaction& i) {
  const std::string at = i.at ? std::to_string(i.at->milliseconds) : std::string();
  return stable_hash(
      line_of({"as told", key, to_text(i.kind), i.setting, i.place, to_iso(i.day), at, i.note}));
}

Fact fact_of_revision(std::string_view key, int revision) {
  return stable_hash(line_of({"revision", key, std::to_string(revision)}));
}

Fact fact_of_end(std::string_view key) { return stable_hash(line_of({"no more", key})); }

std::vector<Position> positions_in(const ImportedPerson& person, const vcard::Card& card) {
  std::vector<Position> all = person.positions;
  Position now;
  if (const Property* org = vcard::first(card, "ORG"))
    now.organisation = collapse_spaces(vcard::component_of(*org, card.version, 0));
  if (const Property* title = vcard::first(card, "TITLE"))
    now.title = collapse_spaces(vcard::text_of(*title, card.version));
  const bool told = std::ranges::any_of(all, [&](const Position& p) {
    return p.current && p.title == now.title && p.organisation == now.organisation;
  });
  if (!told && !(now.title.empty() && now.organisation.empty())) all.push_back(now);
  return all;
}

Said said_by(const ImportedPerson& person, const vcard::Card& card) {
  Said said;
  for (const Property& p : card.properties) {
    if (const Fact fact = fact_of(card, p)) said.card.push_back(fact);
  }
  StoryFacts facts;
  const auto add = [&](const auto& list) {
    for (const auto& one : list) said.story.push_back(facts.of(one));
  };
  add(person.notes);
  add(person.interests);
  add(positions_in(person, card));
  add(person.dates);
  add(person.interactions);
  for (const ImportedInteraction& one : person.interactions) {
    if (one.together) said.story.push_back(fact_as_told(one.key, one.interaction));
    if (one.together && one.revision > 0)
      said.story.push_back(fact_of_revision(one.key, one.revision));
  }
  add(person.follow_ups);
  add(person.words);
  if (!person.met.empty() || !person.met_through.empty())
    said.story.push_back(facts.of(person.met, person.met_through));
  if (person.wished_cadence_days > 0)
    said.story.push_back(facts.of_cadence(person.wished_cadence_days));
  sort_once(said.card);
  sort_once(said.story);
  said.card.shrink_to_fit();
  said.story.shrink_to_fit();
  return said;
}

}  // namespace wellmet::actions
