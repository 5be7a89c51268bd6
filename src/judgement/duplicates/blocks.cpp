// Comparing everybody with everybody grows with the square of the address book, so only people who
// share a block are compared: something that two records of one person would rarely both have
// wrong.
#include "judgement/duplicates/blocks.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/digits.h"
#include "base/text.h"
#include "judgement/duplicates/mailboxes.h"
#include "judgement/duplicates/numbers.h"

namespace wellmet {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Letters and digits in lower case, anything else between them one space.
std::string words_only(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (char given : text) {
    const char c = given >= 'A' && given <= 'Z' ? static_cast<char>(given + 32) : given;
    if (is_letter(c) || is_digit(c)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += c;
    } else {
      gap = true;
    }
  }
  return out;
}

std::string digits_only(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

void add_once(std::vector<std::string>& values, std::string value) {
  if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
    values.push_back(std::move(value));
}

std::string_view start(std::string_view text, std::size_t letters) {
  return text.substr(0, letters);
}

// Calls each(kind, parts…) for every key of the contact; a key is its kind and its parts joined.
template <class Each>
void for_each_key(const ComparableContact& c, Each each) {
  for (const std::string& number : c.numbers) {
    for (const std::string& form : number_keys(number)) each("n:", form, "", "");
  }
  for (const std::string& email : c.emails) each("e:", email, "", "");
  for (const std::string& mailbox : c.mailboxes) {
    if (mailbox.size() > 4) each("l:", mailbox, "", "");
  }
  const std::string& last_name = c.family.empty() ? c.given : c.family;
  if (!c.birthday.empty()) {
    each("b:", c.birthday, "", "");
    each("m:", start(c.birthday, 6), ":", start(last_name, 1));
  }
  if (!c.postcode.empty()) each("p:", c.postcode, "", "");
  if (!c.given.empty() && !c.family.empty()) {
    const std::string_view given = start(c.given, 3);
    const std::string_view family = start(c.family, 3);
    each("3:", std::min(given, family), "|", std::max(given, family));
  }
  if (!c.family.empty()) each("f:", c.family, "", "");
  if (!c.given.empty())
    each("g:", c.given, "|", c.city.empty() ? start(c.family, 1) : start(c.city, 4));
  if (c.street.size() > 5) each("s:", c.street, "", "");
}

struct Entry {
  std::uint64_t key = 0;
  int place = 0;
  friend auto operator<=>(const Entry&, const Entry&) = default;
};

std::uint64_t mixed(std::uint64_t key, std::string_view part) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  key = (key ^ std::hash<std::string_view>{}(part)) * odd;
  return key ^ (key >> 32);
}

// 64 bits stand for a key's text: with a million keys, that two are taken for one has a chance of
// one in thirty million, and would cost one comparison in vain.
std::vector<Entry> entries_of(const std::vector<ComparableContact>& contacts) {
  std::vector<Entry> entries;
  entries.reserve(contacts.size() * 10);
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    for_each_key(contacts[i], [&](std::string_view kind, std::string_view a, std::string_view joint,
                                  std::string_view b) {
      std::uint64_t key = mixed(mixed(0, kind), a);
      if (!joint.empty()) key = mixed(key, b);
      entries.push_back({key, static_cast<int>(i)});
    });
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

}  // namespace

ComparableContact comparable(const ContactFields& fields, Letters letters) {
  const bool any_script = letters == Letters::any_script;
  const auto read = [any_script](const std::string& text) {
    return words_only(any_script ? fold(text) : text);
  };
  ComparableContact c{.given = read(fields.given),
                      .family = read(fields.family),
                      .street = read(fields.street),
                      .city = read(fields.city),
                      .postcode = read(fields.postcode),
                      .birthday = digits_only(fields.birthday)};
  const bool birthday_known_in_full = c.birthday.size() == 8;
  if (any_script && !birthday_known_in_full) c.birthday.clear();
  for (const std::string& number : fields.numbers)
    add_once(c.numbers, any_script ? comparable_number(number) : last_nine_digits(number));
  for (const std::string& email : fields.emails) add_once(c.emails, to_lower_ascii(trim(email)));
  for (const std::string& email : c.emails)
    c.mailboxes.push_back(any_script ? personal_mailbox(email) : mailbox_of(email));
  return c;
}

std::vector<std::string> block_keys(const ComparableContact& contact) {
  std::vector<std::string> keys;
  for_each_key(contact, [&](std::string_view kind, std::string_view a, std::string_view joint,
                            std::string_view b) {
    add_once(keys, std::string(kind).append(a).append(joint).append(b));
  });
  return keys;
}

std::vector<std::pair<int, int>> pairs_sharing_a_block(
    const std::vector<ComparableContact>& contacts) {
  const std::vector<Entry> entries = entries_of(contacts);
  std::vector<std::pair<int, int>> pairs;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    while (end < entries.size() && entries[end].key == entries[begin].key) ++end;
    for (std::size_t i = begin; end - begin <= largest_block && i < end; ++i) {
      for (std::size_t j = i + 1; j < end; ++j)
        pairs.emplace_back(entries[i].place, entries[j].place);
    }
    begin = end;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace wellmet
