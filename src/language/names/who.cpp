#include "language/names/who.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "language/names/name_spellings.h"
#include "language/tokens.h"
#include "model/names/given_names.h"

namespace wellmet::language {
namespace {

// Worst first, so that they compare.
enum class Fit { none, slip, beginning, part, nickname, full };

constexpr int lately_days = 14;
constexpr int long_ago_days = 365;
constexpr std::size_t shortest_word_with_slip = 5;

std::string initials_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word[0];
  return out;
}

// Every word asked for fits one of the known words, none used twice.
template <class Fits>
bool each_fits_one(const std::vector<std::string>& asked, const std::vector<std::string>& known,
                   Fits fits) {
  std::vector<bool> used(known.size(), false);
  for (const std::string& word : asked) {
    bool found = false;
    for (std::size_t i = 0; i < known.size() && !found; ++i) {
      if (used[i] || !fits(word, known[i])) continue;
      used[i] = found = true;
    }
    if (!found) return false;
  }
  return true;
}

std::vector<std::string> spelled_out_words(std::string_view name) {
  std::vector<std::string> words;
  for (const std::string& word : split(name, ' ')) {
    if (std::string out = spelled_out(word); !out.empty()) words.push_back(std::move(out));
  }
  return words;
}

// Whether a name without spaces may be meant by one of its parts. Not by Latin letters in the midst
// of a line: "5 Jun" is no 김민준.
enum class Parts { no, yes };

Parts parts_for(const Mention& mention) {
  const auto in_other_letters = [](const std::string& word) {
    return std::ranges::any_of(word, [](char c) { return static_cast<signed char>(c) < 0; });
  };
  return !mention.plain || std::ranges::any_of(mention.words, in_other_letters) ? Parts::yes
                                                                                : Parts::no;
}

class Known {
 public:
  Known(const KnownPerson& person, Parts parts) : name_(folded_words(person.name)), all_(name_) {
    add_spellings(person.name, parts);
    for (const std::string& nickname : person.nicknames) {
      nicknames_.push_back(folded_words(nickname));
      all_.insert(all_.end(), nicknames_.back().begin(), nicknames_.back().end());
      add_spellings(nickname, parts);
    }
  }

  Fit fit(const std::vector<std::string>& asked) const {
    if (asked.empty()) return Fit::none;
    const std::string together = join(asked, "");
    if (same_words(asked, name_) || together == join(name_, "")) return Fit::full;
    for (const std::vector<std::string>& nickname : nicknames_) {
      if (together == join(nickname, "")) return Fit::nickname;
    }
    const auto same = [](const std::string& a, const std::string& b) { return a == b; };
    if (each_fits_one(asked, all_, same) || names_with_initials(asked)) return Fit::part;
    const auto begins = [](const std::string& a, const std::string& b) { return b.starts_with(a); };
    const bool initials = has_initials(asked);
    const bool run_together = together.size() > 3 && join(name_, "").starts_with(together);
    if (each_fits_one(asked, all_, begins) || initials || run_together) return Fit::beginning;
    const auto slips = [](const std::string& a, const std::string& b) {
      return a == b || (a.size() >= shortest_word_with_slip && edits_apart(a, b) == 1);
    };
    return each_fits_one(asked, all_, slips) ? Fit::slip : Fit::none;
  }

  // Whether the beginning is that of a given name or nickname, as people shorten names.
  bool begins_given(const std::vector<std::string>& asked) const {
    const auto begins = [&](const std::vector<std::string>& known) {
      return !known.empty() && known[0].starts_with(asked[0]);
    };
    return asked.size() > 1 || asked[0].size() < 3 || begins(name_) ||
           std::any_of(nicknames_.begin(), nicknames_.end(), begins) ||
           join(name_, "").starts_with(asked[0]);
  }

  bool has_initials(const std::vector<std::string>& asked) const {
    return asked.size() == 1 && name_.size() > 1 && asked[0].size() > 1 &&
           initials_of(name_) == asked[0];
  }

 private:
  static bool same_words(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
  }

  // "maya c": a word in full, the others their first letters
  bool names_with_initials(const std::vector<std::string>& asked) const {
    const bool full_word = std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
      return word.size() > 1 && std::find(all_.begin(), all_.end(), word) != all_.end();
    });
    return full_word && asked.size() > 1 &&
           each_fits_one(asked, all_, [](const std::string& a, const std::string& b) {
             return a == b || (a.size() == 1 && b[0] == a[0]);
           });
  }

  void add_spellings(const std::string& name, Parts parts) {
    for (std::string& word : spelled_out_words(name)) all_.push_back(std::move(word));
    if (parts == Parts::no) return;
    for (std::string& word : parts_within(name)) all_.push_back(std::move(word));
  }

  std::vector<std::string> name_;
  std::vector<std::vector<std::string>> nicknames_ = {};
  std::vector<std::string> all_;
};

std::vector<std::string> asked_words(const Mention& mention, std::size_t count) {
  std::vector<std::string> asked;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::string& word : folded_words(mention.words[i])) asked.push_back(std::move(word));
  }
  return asked;
}

bool contains(const std::vector<PersonId>& people, PersonId person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

struct Circumstances {
  bool in_line = false;
  bool met_with_others = false;
  bool lately = false;
  bool within_year = false;
};

Circumstances circumstances(const KnownPerson& person, const WhoContext& context) {
  Circumstances c;
  c.in_line = contains(context.decided, person.id);
  c.met_with_others = std::any_of(person.together_with.begin(), person.together_with.end(),
                                  [&](PersonId other) { return contains(context.decided, other); });
  if (person.last_seen) {
    const int days = context.today - *person.last_seen;
    c.lately = days <= lately_days;
    c.within_year = days <= long_ago_days;
  }
  return c;
}

using People = std::vector<const KnownPerson*>;

template <class Has>
const KnownPerson* the_only(const People& people, const WhoContext& context, Has has) {
  const KnownPerson* only = nullptr;
  for (const KnownPerson* person : people) {
    if (!has(circumstances(*person, context))) continue;
    if (only != nullptr) return nullptr;
    only = person;
  }
  return only;
}

const KnownPerson* meant_among(const People& people, const WhoContext& context) {
  using C = Circumstances;
  if (people.size() == 1) return people.front();
  if (const auto* person = the_only(people, context, [](const C& c) { return c.in_line; }))
    return person;
  const auto* together = the_only(people, context, [](const C& c) { return c.met_with_others; });
  const auto* recent = the_only(people, context, [](const C& c) { return c.lately; });
  // Seen lately only counts when nobody else was seen within the year.
  if (recent != nullptr && !the_only(people, context, [](const C& c) { return c.within_year; }))
    recent = nullptr;
  if (together != nullptr && recent != nullptr && together != recent) return nullptr;
  return together != nullptr ? together : recent;
}

void sort_best_first(People& people, const WhoContext& context) {
  const auto rank = [&](const KnownPerson* person) {
    const Circumstances c = circumstances(*person, context);
    const int seen = person->last_seen ? person->last_seen->day_number : -1'000'000;
    return std::tuple(!c.in_line, !c.met_with_others, -seen, std::string_view(person->name),
                      person->id);
  };
  std::sort(people.begin(), people.end(),
            [&](const KnownPerson* a, const KnownPerson* b) { return rank(a) < rank(b); });
}

// Those who fit best with this many words.
People best_fits(const Mention& mention, std::size_t count,
                 const std::vector<KnownPerson>& candidates) {
  const std::vector<std::string> asked = asked_words(mention, count);
  // Words in small letters, and names without a sign, are a name only when they are one.
  const bool exact = mention.plain || count > mention.capitalised;
  const Fit least = exact ? Fit::part : Fit::slip;
  Fit best = least;
  People people;
  for (const KnownPerson& person : candidates) {
    const Known known(person, parts_for(mention));
    Fit fit = known.fit(asked);
    if (mention.plain && fit == Fit::beginning && known.has_initials(asked)) fit = Fit::part;
    if (fit < best || fit == Fit::none) continue;
    if (fit > best) people.clear();
    best = fit;
    people.push_back(&person);
  }
  return people;
}

// "@Bram" may be Cliff Bramley, or somebody new.
bool is_doubtful(const Mention& mention, std::size_t count, const People& people) {
  if (mention.quoted || people.size() != 1) return false;
  const Known known(*people.front(), parts_for(mention));
  const std::vector<std::string> asked = asked_words(mention, count);
  return known.fit(asked) == Fit::beginning && !known.has_initials(asked) &&
         !known.begins_given(asked);
}

std::string name_to_add(const Mention& mention) {
  std::vector<std::string> words(
      mention.words.begin(),
      mention.words.begin() + static_cast<std::ptrdiff_t>(mention.capitalised));
  return join(words, " ");
}

}  // namespace

std::vector<std::string> index_words(std::string_view name,
                                     const std::vector<std::string>& nicknames) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  };
  const auto add_spellings = [&](std::string_view text) {
    for (const std::string& word : spelled_out_words(text)) add(word);
    for (const std::string& word : parts_within(text)) add(word);
  };
  const std::vector<std::string> names = folded_words(name);
  for (const std::string& word : names) add(word);
  add(join(names, ""));
  if (names.size() > 1) add(initials_of(names));
  for (const std::string& nickname : nicknames) {
    for (const std::string& word : folded_words(nickname)) add(word);
    add(join(folded_words(nickname), ""));
  }
  add_spellings(name);
  for (const std::string& nickname : nicknames) add_spellings(nickname);
  return words;
}

CandidateWords candidate_words(const Mention& mention) {
  CandidateWords words;
  const std::vector<std::string> asked =
      asked_words(mention, std::min<std::size_t>(1, mention.words.size()));
  if (asked.empty()) return words;
  const std::string& word = asked.front();
  words.first.push_back(word);
  const std::string all = join(asked, "");
  if (all != word) words.first.push_back(all);  // "Jean-Luc" for Jeanluc
  words.forms = other_forms_of(word);
  if (word.size() < shortest_word_with_slip) return words;
  words.if_none.push_back(word.substr(0, 1));
  if (word[1] != word[0]) words.if_none.push_back(word.substr(1, 1));  // "aktarzyna"
  return words;
}

Mention mention_of(std::string_view name) {
  Mention mention;
  for (const std::string& word : split(collapse_spaces(name), ' ')) {
    if (!word.empty()) mention.words.push_back(word);
  }
  mention.taken = mention.capitalised = mention.words.size();
  mention.quoted = true;
  mention.range = {0, name.size()};
  return mention;
}

Who resolve(const Mention& mention, const std::vector<KnownPerson>& candidates,
            const WhoContext& context) {
  const std::size_t fewest = mention.quoted ? std::max<std::size_t>(1, mention.words.size()) : 1;
  for (std::size_t count = mention.words.size(); count >= fewest; --count) {
    People people = best_fits(mention, count, candidates);
    if (people.empty()) continue;
    const bool left_out = count < mention.capitalised;
    const KnownPerson* meant =
        left_out || is_doubtful(mention, count, people) ? nullptr : meant_among(people, context);
    if (meant != nullptr) return OnePerson{meant->id, count};
    sort_best_first(people, context);
    SeveralPeople several{.words = count, .or_new = name_to_add(mention)};
    for (const KnownPerson* person : people) several.ids.push_back(person->id);
    return several;
  }
  return NobodyKnown{name_to_add(mention), mention.capitalised};
}

Who called_for_short(const Mention& mention, const std::vector<KnownPerson>& candidates,
                     const WhoContext& context) {
  constexpr std::size_t shortest = 3;
  const std::vector<std::string> asked = asked_words(mention, mention.capitalised);
  const NobodyKnown nobody{name_to_add(mention), mention.capitalised};
  if (asked.empty() || asked.size() > 2 || asked[0].size() < shortest) return nobody;
  People people;
  for (const KnownPerson& person : candidates) {
    const std::vector<std::string> name = folded_words(person.name);
    if (name.size() < asked.size()) continue;
    const bool family = asked.size() == 1 || name.back() == asked[1];
    const bool begins = name[0].starts_with(asked[0]) && name[0] != asked[0];
    if (family && (begins || may_be_one_given_name(asked[0], name[0]))) people.push_back(&person);
  }
  if (people.empty()) return nobody;
  sort_best_first(people, context);
  SeveralPeople several{.words = mention.capitalised, .or_new = name_to_add(mention)};
  for (const KnownPerson* person : people) several.ids.push_back(person->id);
  return several;
}

}  // namespace wellmet::language
