#include "actions/bench/bench_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "actions/deed.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/next.h"
#include "formats/vcard/write.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  template <std::size_t N>
  std::string_view pick(const std::array<std::string_view, N>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 40> given_names = {
    "Maya",  "Jo",     "Łukasz", "Sofía",  "Priya",  "Amara",  "Tomasz", "Grace",
    "Chloé", "Bjørn",  "Elif",   "Kenji",  "Noah",   "Olga",   "Pedro",  "Quentin",
    "Rosa",  "Sami",   "Ursula", "Viktor", "Wanda",  "Xavier", "Yara",   "Zoë",
    "Aisha", "Dmitri", "Fatima", "Gökhan", "Hélène", "Ines",   "Jürgen", "Liam",
    "Mateo", "Nadia",  "Rahul",  "Søren",  "Thảo",   "Wei",    "Yusuf",  "Anna"};
constexpr std::array<std::string_view, 24> name_heads = {
    "Al",  "Bar", "Ber", "Cal", "Dal", "Fer", "Gar", "Hal", "Jan", "Kal", "Lan", "Mar",
    "Mer", "Nov", "Pal", "Per", "Ros", "San", "Tal", "Tor", "Val", "Ver", "Wil", "Zan"};
constexpr std::array<std::string_view, 16> name_middles = {
    "a", "e", "i", "o", "an", "en", "in", "on", "er", "ar", "el", "ol", "ek", "ov", "st", "nd"};
constexpr std::array<std::string_view, 16> name_tails = {
    "berg", "son", "sen",  "ski",   "ez",     "ova",   "ini", "mann",
    "ton",  "ley", "wood", "field", "dottir", "ström", "ard", "well"};
constexpr std::array<std::string_view, 12> cities = {"Lisbon", "Porto",  "Berlin",   "Paris",
                                                     "London", "Madrid", "Warszawa", "Oslo",
                                                     "Tokyo",  "Lagos",  "Boston",   "Toronto"};
constexpr std::array<std::string_view, 10> companies = {
    "Blue Labs",   "Red Works",    "Green Studio", "Quiet Press",   "Clear Bank",
    "Iron School", "River Health", "Hill Museum",  "Cedar Kitchen", "Oak Theatre"};
constexpr std::array<std::string_view, 16> topics = {
    "dogs", "pottery", "chess",  "jazz",    "sailing", "bees",    "running", "poetry",
    "film", "gardens", "trains", "cooking", "choirs",  "cycling", "maps",    "bread"};
constexpr std::array<std::string_view, 48> note_words = {
    "talked",  "about",   "the",     "new",      "job",      "garden", "trip",      "launch",
    "dog",     "surgery", "went",    "well",     "moving",   "house",  "next",      "month",
    "asked",   "for",     "slides",  "book",     "promised", "call",   "back",      "birthday",
    "dinner",  "school",  "project", "grant",    "paper",    "review", "mountain",  "ferry",
    "train",   "visit",   "coffee",  "workshop", "panel",    "demo",   "prototype", "library",
    "concert", "ticket",  "flat",    "piano",    "lessons",  "bike",   "repair",    "wine"};
constexpr std::array<InteractionKind, 8> kinds = {
    InteractionKind::coffee,  InteractionKind::call,      InteractionKind::message,
    InteractionKind::email,   InteractionKind::meal,      InteractionKind::comment,
    InteractionKind::message, InteractionKind::video_call};

constexpr std::int64_t rows_per_deed = 250'000;
constexpr int years_back_days = 2200;

// When you were in touch with one person: [start, end] in days before today.
struct Window {
  int start = 0;
  int end = 0;
};

Window window_of(std::int64_t person) {
  Numbers numbers(0xD06 ^ static_cast<std::uint64_t>(person));
  Window window;
  // Half of all friendships are alive; the others ended somewhere in the years before.
  window.end = numbers.below(2) == 0 ? numbers.below(60) : numbers.below(years_back_days - 60);
  window.start = window.end + 30 + numbers.below(years_back_days - window.end);
  return window;
}

NewPerson person_numbered(std::int64_t number) {
  Numbers numbers(static_cast<std::uint64_t>(number) << 20);
  NewPerson person;
  person.name = fmt::format("{} {}{}{}", numbers.pick(given_names), numbers.pick(name_heads),
                            numbers.pick(name_middles), numbers.pick(name_tails));
  person.emails = {fmt::format("p{}@example.com", number)};
  person.phones = {fmt::format("+{}{:09}", 1 + numbers.below(98), numbers.below(1'000'000'000))};
  person.organisation = numbers.pick(companies);
  person.city = numbers.pick(cities);
  if (numbers.below(3) != 0)
    person.birthday = {.year = 1945 + numbers.below(60),
                       .month = 1 + numbers.below(12),
                       .day = 1 + numbers.below(28)};
  return person;
}

std::string note_of(Numbers& numbers) {
  std::string note;
  const int words = 5 + numbers.below(10);
  for (int i = 0; i < words; ++i)
    note += fmt::format("{}{}", i == 0 ? "" : " ", numbers.pick(note_words));
  return note;
}

void add_people(Deed& deed, std::int64_t from, std::int64_t to, LocalDate today) {
  for (std::int64_t i = from; i < to; ++i) {
    const NewPerson person = person_numbered(i);
    const std::string uid = fmt::format("bench-{}", i);
    const PersonId id = store::insert_person(deed.tx, {.uid = uid});
    store::insert_card(deed.tx, id, vcard::write(card_for(person, uid)));
    Numbers numbers(0xCAFE + static_cast<std::uint64_t>(i));
    for (int k = 0; k < 3; ++k)
      store::give_interest(deed.tx, id,
                           {.name = std::string(numbers.pick(topics)), .noted = today});
  }
}

Interaction interaction_numbered(std::int64_t number, std::int64_t people, LocalDate today) {
  Numbers numbers(0xBEEF'0000'0000 + static_cast<std::uint64_t>(number));
  const std::int64_t person =
      static_cast<std::int64_t>(numbers.next() % static_cast<std::uint64_t>(people));
  const Window window = window_of(person);
  Interaction i{
      .kind = kinds[static_cast<std::size_t>(numbers.below(static_cast<int>(kinds.size())))],
      .day = today - (window.end + numbers.below(window.start - window.end)),
      .people = {PersonId{person + 1}},
      .note = note_of(numbers),
      .source = "bench"};
  i.touch = info(i.kind).light ? Touch::light : Touch::real;
  return i;
}

template <class Make>
void in_deeds(const App& app, std::int64_t count, std::string_view what, Make make) {
  for (std::int64_t from = 0; from < count; from += rows_per_deed) {
    Deed deed(app, DeedKind::add, fmt::format("made {} to measure with", what));
    make(deed, from, std::min(count, from + rows_per_deed));
    deed.commit();
  }
}

}  // namespace

void make_bench_data(const App& app, const BenchData& data,
                     const std::function<void(std::int64_t, std::int64_t)>& progress) {
  {
    store::ReadTx tx(app.db, app.account);
    if (!store::people(tx, {.shown = store::Shown::all, .limit = 1}).empty())
      throw ErrorWithNext(ErrorKind::refused,
                          "The store holds people already, and an empty one is needed.",
                          {.act = Next::Act::choose_store});
  }
  const LocalDate today = app.today();
  const std::int64_t whole = data.people + data.interactions;
  in_deeds(app, data.people, "people", [&](Deed& deed, std::int64_t from, std::int64_t to) {
    add_people(deed, from, to, today);
    progress(to, whole);
  });
  in_deeds(app, data.interactions, "interactions",
           [&](Deed& deed, std::int64_t from, std::int64_t to) {
             for (std::int64_t i = from; i < to; ++i) {
               store::insert_interaction(deed.tx, interaction_numbered(i, data.people, today));
               if (i % 1000 == 0) progress(data.people + i, whole);
             }
           });
}

}  // namespace wellmet::actions
