#include "importers/messages/conversations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "importers/parts/card_parts.h"
#include "model/card.h"
#include "model/person.h"

namespace wellmet {
namespace {

// What is kept of one day's words with one person.
constexpr std::size_t words_bytes = 4'000;
// Somebody whose first message is from these last days may be new.
constexpr int new_days = 90;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

InteractionKind kind_of(Told told) {
  switch (told) {
    case Told::message:
      return InteractionKind::message;
    case Told::call:
      return InteractionKind::call;
    case Told::video_call:
      return InteractionKind::video_call;
  }
  return InteractionKind::message;
}

void add_words(std::string& day, std::string_view text) {
  if (day.size() >= words_bytes) return;
  if (!day.empty()) day += '\n';
  day += text;
  if (day.size() <= words_bytes) return;
  std::size_t end = words_bytes;
  while (end > 0 && (static_cast<unsigned char>(day[end]) & 0xC0) == 0x80) --end;
  day.resize(end);
  day += "…";
}

}  // namespace

std::string phone_key(std::string_view phone) {
  std::string key;
  for (char c : phone) {
    if (is_digit(c) || (c == '+' && key.empty())) key += c;
  }
  return key;
}

bool is_owners(const Source& source, std::string_view name, std::string_view phone) {
  const std::string folded = join(folded_words(name), " ");
  const auto is_name = [&](const std::string& own) {
    return !folded.empty() && join(folded_words(own), " ") == folded;
  };
  if (!source.i_am.empty()) return is_name(source.i_am) || trim(source.i_am) == trim(name);
  const std::string digits = phone_digits(phone);
  return std::ranges::any_of(source.owner.names, is_name) ||
         (!digits.empty() && std::ranges::any_of(source.owner.phones, [&](const std::string& own) {
           return phone_digits(own) == digits;
         }));
}

Conversations::Conversations(const Source& source, std::string kind, Setting setting)
    : source_(source), setting_(std::move(setting)) {
  imported_.kind = std::move(kind);
}

Conversations::Who Conversations::participant(const Participant& said) {
  const auto [found, is_new] = by_key_.emplace(said.key, static_cast<Who>(participants_.size()));
  if (is_new) {
    participants_.emplace_back().is = said;
    return found->second;
  }
  Participant& is = at(found->second);
  if (is.name.empty()) is.name = said.name;
  if (is.phone.empty()) is.phone = said.phone;
  is.nobody = is.nobody || said.nobody;
  return found->second;
}

void Conversations::add_contact(Who who, int line) {
  Known& one = known(who);
  one.wanted = true;
  appears(one, line);
}

void Conversations::appears(Known& one, int line) {
  if (one.order != 0) return;
  one.order = ++appeared_;
  one.line = line;
}

void Conversations::tell(Who who, LocalDate day, Told told, int line, std::string_view words) {
  Known& one = known(who);
  appears(one, line);
  const Contact contact{day, told};
  if (one.told.empty()) writers_.push_back(who);
  if (one.told.empty() || one.told.back() != contact) one.told.push_back(contact);
  if (source_.kept_of_messages == KeptOfMessages::words && !words.empty())
    words_.push_back({who, day, std::string(words.substr(0, words_bytes))});
}

// What `from` did in the chat that ends is contact with `to`.
void Conversations::keep(Who from, Who to) {
  const std::vector<Contact> told = std::move(known(from).told);
  known(from).told.clear();
  Known& other = known(to);
  other.wanted = true;
  for (const Contact& contact : told)
    if (other.contacts.empty() || other.contacts.back() != contact)
      other.contacts.push_back(contact);
}

// Of all who wrote when `of` is nobody.
void Conversations::keep_words(Who of, Who to) {
  for (const Words& said : words_) {
    if (of != nobody && said.who != of) continue;
    const std::string& name = at(said.who).name;
    add_words(known(to).words[said.day.day_number],
              fmt::format("{}: {}", said.who == owner_ ? "Me" : name, said.text));
  }
}

void Conversations::end_direct_chat(Who partner) {
  if (partner != nobody && partner != owner_ && !at(partner).nobody && !writers_.empty()) {
    appears(known(partner), known(writers_.front()).line);
    keep_words(nobody, partner);
    for (Who writer : writers_) keep(writer, partner);
  }
  end_chat();
}

void Conversations::end_group(const std::string& title, int line) {
  std::vector<Who> people;
  for (Who writer : writers_)
    if (writer != owner_ && !at(writer).nobody) people.push_back(writer);
  if (people.size() > writers_at_most) {
    const std::size_t writing = people.size();
    std::erase_if(people, [&](Who who) { return !exchanged_.contains(who); });
    add_problem(
        {line,
         fmt::format("{} people write in the group{}: only those with whom you exchanged "
                     "words there were taken, {} of them",
                     writing, title.empty() ? "" : fmt::format(" “{}”", title), people.size()),
         "Whoever else of it you know, you can add by name."});
  }
  for (Who who : people) {
    keep_words(who, who);
    keep(who, who);
  }
  end_chat();
}

void Conversations::end_chat() {
  for (Who writer : writers_) known(writer).told = {};
  writers_.clear();
  exchanged_.clear();
  words_.clear();
}

ImportedPerson Conversations::person_of(Known& one) const {
  ImportedPerson person;
  person.line = one.line;
  person.source_key = one.is.key;
  person.named_by_owner = one.is.named_by_owner;
  person.card = vcard::new_card();
  add_name(person.card, {.full = one.is.name.empty() ? one.is.phone : one.is.name});
  add_text_unless_empty(person.card, "TEL", one.is.phone);
  std::ranges::sort(one.contacts);
  const auto again = std::ranges::unique(one.contacts);
  one.contacts.erase(again.begin(), again.end());
  for (const Contact& contact : one.contacts) {
    ImportedInteraction told;
    told.interaction.kind = kind_of(contact.told);
    told.interaction.touch = contact.told == Told::message ? Touch::light : Touch::real;
    told.interaction.setting = contact.told == Told::message ? setting_.messages : setting_.calls;
    told.interaction.day = contact.day;
    told.key = fmt::format("{} {}", to_text(told.interaction.kind), to_iso(contact.day));
    const auto words = one.words.find(contact.day.day_number);
    if (contact.told == Told::message && words != one.words.end())
      told.interaction.note = std::move(words->second);
    person.interactions.push_back(std::move(told));
  }
  if (!one.contacts.empty() && source_.today - one.contacts.front().day > new_days)
    person.met.on = known_since_at_least(year_month_day(one.contacts.front().day).year);
  return person;
}

Imported Conversations::done() {
  std::vector<Who> order;
  int without_name = 0;
  for (Who who = 0; std::cmp_less(who, participants_.size()); ++who) {
    const Known& one = known(who);
    if (!one.wanted || who == owner_ || one.is.nobody) continue;
    if (one.is.name.empty() && one.is.phone.empty()) {
      ++without_name;
    } else {
      order.push_back(who);
    }
  }
  if (without_name > 0)
    add_problem({0,
                 fmt::format("{} without a name, such as of accounts that were deleted",
                             counted(without_name, "partner", "partners")),
                 "They were left out, since nobody can tell who they were."});
  std::ranges::stable_sort(order, {}, [&](Who who) { return known(who).order; });
  for (Who who : order) add_person(imported_, person_of(known(who)));
  std::ranges::stable_sort(imported_.problems, {}, &Problem::line);
  return std::move(imported_);
}

}  // namespace wellmet
