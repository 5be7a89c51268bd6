#include "importers/messages/conversations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/owner_choices.h"
#include "model/card.h"
#include "model/person.h"

namespace wellmet {
namespace {

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
  constexpr std::size_t limit = Conversations::words_bytes;
  if (day.size() >= limit) return;
  if (!day.empty()) day += '\n';
  day += text;
  if (day.size() <= limit) return;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(day[end]) & 0xC0) == 0x80) --end;
  day.resize(end);
  day += "…";
}

}  // namespace

std::int64_t whole_number(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string phone_key(std::string_view phone) {
  std::string key;
  for (char c : phone) {
    if (is_digit(c) || (c == '+' && key.empty())) key += c;
  }
  return key;
}

std::vector<std::size_t> owner_among(const Source& source,
                                     const std::vector<Participant>& writers) {
  const bool said = !source.i_am.empty();
  const std::vector<std::string> names = said ? std::vector{source.i_am} : source.owner.names;
  std::vector<std::size_t> exact, folded;
  for (std::size_t i = 0; i < writers.size(); ++i) {
    const Participant& one = writers[i];
    const std::string words = join(folded_words(one.name), " ");
    const bool is_so = std::ranges::any_of(
        names, [&](const std::string& own) { return trim(own) == trim(one.name); });
    const bool is_like = std::ranges::any_of(names, [&](const std::string& own) {
      return !words.empty() && join(folded_words(own), " ") == words;
    });
    if (is_so || (!said && is_owners_number(source, one.phone))) exact.push_back(i);
    if (is_like) folded.push_back(i);
  }
  return exact.empty() ? folded : exact;
}

bool names_owner(const Source& source) { return !source.i_am.empty() && source.i_am != i_am_none; }

Problem nobody_is_called(const Source& source) {
  return {0, fmt::format("nobody who writes in it is called “{}”", trim(source.i_am)), ""};
}

Problem file_names_you(const Source& source, std::string_view name) {
  const std::string other = names_owner(source) ? fmt::format(", not “{}”", trim(source.i_am)) : "";
  return {0, fmt::format("the file itself says that you are {}{}", name, other), ""};
}

Problem which_is_you(const OwnerInFile& owner) {
  return {0, "it isn’t clear which of the people in it is you", "",
          Next{.act = Next::Act::say_which_is_you, .name = open_in_words(owner)}};
}

std::vector<std::string> choices_of(std::vector<std::pair<int, std::string>> messages_and_names) {
  std::ranges::sort(messages_and_names, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> names;
  for (const auto& [messages, name] : messages_and_names)
    if (!name.empty()) names.push_back(name);
  return names;
}

bool is_owners_number(const Source& source, std::string_view phone) {
  const std::string digits = phone_digits(phone);
  return !digits.empty() && std::ranges::any_of(source.owner.phones, [&](const std::string& own) {
    return phone_digits(own) == digits;
  });
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

// A phone's clock may be wrong by more than the zone.
bool Conversations::is_possible(LocalDate day, int line) {
  const bool to_come = day > source_.today + 1;
  if (!to_come && year_month_day(day).year >= setting_.first_year) return true;
  LeftOut& left_out = to_come ? to_come_ : too_early_;
  if (left_out.count++ == 0) left_out.first_line = line;
  return false;
}

void Conversations::report(const LeftOut& left_out, const std::string& why) {
  if (left_out.count == 0) return;
  add_problem(
      {left_out.first_line,
       fmt::format("{} {}", counted(left_out.count, "message or call is", "messages or calls are"),
                   why),
       left_out.count == 1 ? "It was left out." : "They were left out."});
}

void Conversations::tell(Who who, LocalDate day, Told told, int line, std::string_view words) {
  if (!is_possible(day, line)) return;
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
         fmt::format("{} people write in the group{}; only those you exchanged words with are "
                     "imported: {} of them",
                     writing, title.empty() ? "" : fmt::format(" “{}”", title), people.size()),
         "Anyone else you know from it, you can add by name."});
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
    add_left_out(fmt::format("{} no name, as after an account is deleted",
                             counted(without_name, "chat partner has", "chat partners have")),
                 "Nobody is added for them.");
  report(to_come_, "dated in the future");
  report(too_early_, fmt::format("dated before {}, the first year of {}", setting_.first_year,
                                 setting_.messages));
  std::ranges::stable_sort(order, {}, [&](Who who) { return known(who).order; });
  for (Who who : order) add_person(imported_, person_of(known(who)));
  std::ranges::stable_sort(imported_.problems, {}, &Problem::line);
  return std::move(imported_);
}

}  // namespace wellmet
