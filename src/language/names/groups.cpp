#include "language/names/groups.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "base/text.h"
#include "language/dates/calendar_words.h"
#include "language/log/pieces.h"
#include "language/names/mention_finder.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

enum class NamePart { family, any };

struct Group {
  std::size_t first = 0, last = 0;  // its tokens, [first, last)
  std::vector<std::string> names = {};
  bool at_theirs = false;  // "at the Bellos'"
};

class GroupFinder {
 public:
  GroupFinder(std::string_view text, const PeopleCalled& called)
      : tokens_(line_tokens(text)), called_(called) {}

  std::optional<Group> group_at(std::size_t at) const {
    if (auto counted = counted_at(at)) return counted;
    return family_at(at);
  }

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  const Token& token(std::size_t at) const {
    static const Token hole;
    return at < tokens_.size() ? tokens_[at] : hole;
  }

  static std::size_t number_of(const Token& word) {
    if (is_one_of(word, {"two", "2"})) return 2;
    if (is_one_of(word, {"three", "3"})) return 3;
    return is_one_of(word, {"four", "4"}) ? 4 : 0;
  }

  // "both Donals", "the two Kates", "all three Annas"
  std::optional<Group> counted_at(std::size_t at) const {
    std::size_t name = at + 1;
    std::size_t count = token(at).is("both") ? 2 : 0;
    if (is_one_of(token(at), {"the", "my", "our", "all"})) {
      count = number_of(token(at + 1));
      name = at + 2;
    }
    if (count == 0 || !may_be_plural(name)) return std::nullopt;
    for (const std::string& base : singulars_of(name)) {
      const std::vector<std::string> names = people_called(base, NamePart::any);
      if (names.size() == count) return Group{at, behind(name), names, at_theirs(at, name)};
    }
    return std::nullopt;
  }

  // "the Geddeses", "the Bello family"
  std::optional<Group> family_at(std::size_t at) const {
    const std::size_t name = at + 1;
    if (!token(at).is("the") || !token(name).capital) return std::nullopt;
    if (is_one_of(token(name + 1), {"family", "clan", "brothers", "sisters", "twins"}) &&
        ends_there(name + 1))
      return of_family(token(name).folded, {at, name + 2, {}, false});
    if (!may_be_plural(name)) return std::nullopt;
    for (const std::string& base : singulars_of(name))
      if (auto found = of_family(base, {at, behind(name), {}, at_theirs(at, name)})) return found;
    return std::nullopt;
  }

  // Of a family of whom one is known, that one is meant where people are together: not "flowers for
  // the Novaks", "through the Parks".
  std::optional<Group> of_family(const std::string& base, Group group) const {
    constexpr std::size_t most = 2;
    group.names = people_called(base, NamePart::family);
    if (group.names.empty() || group.names.size() > most) return std::nullopt;
    if (group.names.size() == most) return group;
    Token name;
    name.folded = base;
    const bool a_word = is_word_too(name) || is_season_name(name);
    const bool together =
        group.first == 0 || group.at_theirs ||
        is_one_of(token(group.first - 1), {"with", "w", "saw", "met", "hosted", "had", "visited"});
    return together && !a_word ? std::optional(group) : std::nullopt;
  }

  bool may_be_plural(std::size_t name) const {
    return token(name).capital && token(name).kind == TokenKind::word &&
           called_(token(name).folded).empty() && ends_there(name);
  }

  // Not "the Geddeses' son", "the Bellos Gallery".
  bool ends_there(std::size_t name) const {
    const Token& next = token(behind(name));
    if (next.kind != TokenKind::word) return true;
    if (next.capital && !weekday_word(next) && !month_word(next)) return false;
    return !is_possessive(name) ||
           is_one_of(next, {"on", "in", "for", "with", "and", "yesterday", "today", "tonight",
                            "last", "this", "after", "before", "at", "to", "where", "again"}) ||
           weekday_word(next);
  }

  // "the Bellos'": the apostrophe is a mark of its own.
  bool is_possessive(std::size_t name) const {
    const Token& mark = token(name + 1);
    return (mark.is("'") || mark.is("’")) && !mark.space_before;
  }

  std::size_t behind(std::size_t name) const { return name + (is_possessive(name) ? 2 : 1); }

  bool at_theirs(std::size_t first, std::size_t name) const {
    return is_possessive(name) || (first > 0 && token(first - 1).is("at"));
  }

  // "geddeses" -> "geddes", "geddese"; "kellys" -> "kelly"; "marys", "maries" -> "mary"
  std::vector<std::string> singulars_of(std::size_t name) const {
    const std::string& word = token(name).folded;
    std::vector<std::string> found;
    constexpr std::size_t shortest = 3;
    const auto without = [&](std::size_t letters) {
      if (word.size() >= letters + shortest) found.push_back(word.substr(0, word.size() - letters));
    };
    if (word.ends_with("es")) without(2);
    if (word.ends_with("ies")) found.push_back(word.substr(0, word.size() - 3) + "y");
    if (word.ends_with("s")) without(1);
    return found;
  }

  // In the order in which they came into the book.
  std::vector<std::string> people_called(const std::string& base, NamePart part) const {
    std::vector<KnownPerson> people = called_(base);
    std::erase_if(people, [&](const KnownPerson& person) {
      const std::vector<std::string> words = folded_words(person.name);
      if (words.empty() || (words.size() > 1 && words.back() == base)) return words.empty();
      const bool by_nickname = std::ranges::any_of(
          person.nicknames,
          [&](const std::string& nickname) { return folded_words(nickname) == std::vector{base}; });
      return part == NamePart::family || (words.front() != base && !by_nickname);
    });
    std::ranges::sort(people, {}, &KnownPerson::id);
    std::vector<std::string> names;
    for (const KnownPerson& person : people) {
      if (!may_stand_in_a_line(person.name) || std::ranges::find(names, person.name) != names.end())
        return {};
      names.push_back(person.name);
    }
    return names;
  }

  // A name off an imported card may hold anything; "Anna !thank #x" would be read as signs.
  static bool may_stand_in_a_line(std::string_view name) {
    return std::ranges::all_of(name, [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      constexpr unsigned char first_beyond_ascii = 0x80;
      return byte >= first_beyond_ascii || std::isalpha(byte) != 0 || c == ' ' || c == '-' ||
             c == '\'' || c == '.';
    });
  }

  std::vector<Token> tokens_;
  const PeopleCalled& called_;
};

std::string named(const Group& group) {
  std::vector<std::string> names = group.names;
  if (names.size() == 1) return names.front() + (group.at_theirs ? "'s" : "");
  const std::string last = names.back();
  names.pop_back();
  const std::string all = join(names, ", ") + " and " + last;
  return group.at_theirs ? "with " + all + " at theirs" : all;
}

}  // namespace

std::string with_groups_named(std::string_view line, const PeopleCalled& called) {
  const std::string_view text = readable_part(line);
  const GroupFinder finder(text, called);
  const std::vector<Token>& tokens = finder.tokens();
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto group = finder.group_at(at);
    if (!group) {
      ++at;
      continue;
    }
    // "at the Bellos'": with the two of them, at theirs.
    const bool at_both = group->at_theirs && group->names.size() > 1 && group->first > 0 &&
                         tokens[group->first - 1].is("at");
    const std::size_t begin = tokens[at_both ? group->first - 1 : group->first].start;
    out += line.substr(kept, begin - kept);
    out += named({group->first, group->last, group->names,
                  at_both || (group->at_theirs && group->names.size() == 1)});
    kept = tokens[group->last - 1].end;
    at = group->last;
  }
  out += line.substr(kept);
  return out;
}

}  // namespace wellmet::language
