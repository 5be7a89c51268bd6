// Cards read per second, ours against libebook's EVCard, from the same file in memory in the same
// run: nine pairs, the median of their ratios, CPU time. Both must have read the same names, phones
// and addresses, else no ratio is printed.
#include <libebook-contacts/libebook-contacts.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"

namespace vcard = wellmet::vcard;

namespace {

constexpr int card_count = 10'000;
constexpr int pairs = 9;

// splitmix64: the same cards on every machine.
class Random {
 public:
  std::uint64_t below(std::uint64_t n) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % n;
  }
  template <std::size_t N>
  std::string pick(const std::array<const char*, N>& words) {
    return words[below(N)];
  }

 private:
  std::uint64_t state_ = 7;
};

constexpr std::array<const char*, 12> given = {"Maya",  "Jonas", "Zoë",   "Łukasz",
                                               "Priya", "李",    "Chloé", "Søren",
                                               "Farid", "Olga",  "Wanda", "Hugo"};
constexpr std::array<const char*, 10> family = {"Chen",     "Weber",  "Nowak",   "Raman",
                                                "Ångström", "Haddad", "Petrova", "O’Brien",
                                                "Müller",   "Costa"};
constexpr std::array<const char*, 8> cities = {"Berlin", "Kraków", "Lisboa", "Utrecht",
                                               "Zürich", "Porto",  "Leeds",  "Oslo"};
constexpr std::array<const char*, 16> words = {
    "pottery", "class",  "garden", "choir",  "running", "has", "a",    "dog",
    "Biscuit", "moving", "visa",   "coffee", "again",   "in",  "soon", "slides"};

std::string words_of(Random& random, std::uint64_t count) {
  std::string text;
  for (std::uint64_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + random.pick(words);
  return text;
}

std::string made_card(Random& random, int number) {
  const std::string first = random.pick(given);
  const std::string last = random.pick(family);
  const std::string id = std::to_string(number);
  vcard::Card card = vcard::new_card(vcard::Version::v3_0);
  vcard::add_text(card, "UID", "p" + id + "-" + std::to_string(random.below(1'000'000'000)));
  vcard::add_text(card, "FN", first + " " + last);
  vcard::add_components(card, "N", {last, first, "", "", ""});
  vcard::add_parameter(vcard::add_text(card, "EMAIL", "person" + id + "@example.org"), "TYPE",
                       "HOME");
  vcard::add_parameter(
      vcard::add_text(card, "TEL", "+49 151 " + std::to_string(random.below(100'000'000))), "TYPE",
      "CELL");
  vcard::add_components(card, "ORG", {"Bright " + random.pick(words), "Design"});
  vcard::add_text(card, "TITLE", "Designer");
  vcard::add_parameter(
      vcard::add_components(
          card, "ADR",
          {"", "", "Long Street " + std::to_string(random.below(200)), random.pick(cities), "",
           std::to_string(10000 + random.below(80000)), ""}),
      "TYPE", "HOME");
  if (random.below(3) == 0) vcard::add_text(card, "BDAY", "1985-04-12");
  std::vector<std::string> tags;
  for (int i = 0; i < 12; ++i) tags.push_back("tag" + std::to_string(random.below(5000)));
  vcard::add_list(card, "CATEGORIES", tags);
  vcard::add_text(card, "NOTE", words_of(random, 12 + random.below(8)));
  vcard::add_text(card, "REV", "20260110T120000Z");
  return vcard::write(card);
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

constexpr std::string_view name_word = "FN";
constexpr std::string_view mail_word = "EMAIL";
constexpr std::string_view phone_word = "TEL";

// What was read, so that two readers can be held against each other.
struct Read {
  std::size_t properties = 0;
  std::size_t bytes_of_names = 0;
  std::size_t bytes_of_reach = 0;
  friend bool operator==(const Read&, const Read&) = default;
};

Read read_ours(const std::string& file) {
  Read read;
  vcard::for_each_card(file, [&](vcard::ReadCard&& one) {
    read.properties += one.card.properties.size();
    for (const vcard::Property& p : one.card.properties) {
      const std::string_view name = p.name;
      if (name == name_word) read.bytes_of_names += p.value.size();
      if (name == mail_word || name == phone_word) read.bytes_of_reach += p.value.size();
    }
  });
  return read;
}

std::size_t size_of_value(EVCardAttribute* attribute) {
  gchar* value = e_vcard_attribute_get_value(attribute);
  const std::size_t size = value != nullptr ? std::string(value).size() : 0;
  g_free(value);
  return size;
}

// EVCard reads one card at a time: the file is cut for it at each END:VCARD.
Read read_theirs(std::string_view file) {
  constexpr std::string_view end_line = "END:VCARD\r\n";
  Read read;
  while (!file.empty()) {
    const std::string text(file.substr(0, file.find(end_line) + end_line.size()));
    file.remove_prefix(text.size());
    EVCard* card = e_vcard_new_from_string(text.c_str());
    for (GList* at = e_vcard_get_attributes(card); at != nullptr; at = at->next) {
      auto* attribute = static_cast<EVCardAttribute*>(at->data);
      const std::string_view name = e_vcard_attribute_get_name(attribute);
      ++read.properties;
      if (name == name_word) read.bytes_of_names += size_of_value(attribute);
      if (name == mail_word || name == phone_word) read.bytes_of_reach += size_of_value(attribute);
    }
    g_object_unref(card);
  }
  return read;
}

double seconds_of(const std::function<void()>& work) {
  const double before = cpu_seconds();
  work();
  return cpu_seconds() - before;
}

}  // namespace

int main() {
  Random random;
  std::string file;
  for (int i = 0; i < card_count; ++i) file += made_card(random, i);
  const double megabytes = static_cast<double>(file.size()) / 1e6;
  std::vector<double> ratios;
  std::vector<double> speeds;
  for (int pair = 0; pair < pairs; ++pair) {
    Read ours;
    Read theirs;
    const double their_seconds = seconds_of([&] { theirs = read_theirs(file); });
    const double our_seconds = seconds_of([&] { ours = read_ours(file); });
    if (ours != theirs) {
      std::fprintf(stderr, "vcard_parse: the answers differ: %zu %zu %zu against %zu %zu %zu\n",
                   ours.properties, ours.bytes_of_names, ours.bytes_of_reach, theirs.properties,
                   theirs.bytes_of_names, theirs.bytes_of_reach);
      return 1;
    }
    ratios.push_back(their_seconds / our_seconds);
    speeds.push_back(megabytes / our_seconds);
  }
  std::sort(ratios.begin(), ratios.end());
  std::sort(speeds.begin(), speeds.end());
  std::printf("%-40s ratio %8.1f  must >= 10   %.0f MB/s (aim 100), %d cards, %.1f MB\n",
              "EVCard / vcard_parse", ratios[pairs / 2], speeds[pairs / 2], card_count, megabytes);
  return 0;
}
