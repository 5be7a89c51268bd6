#pragma once
#include <cstddef>
#include <functional>
#include <optional>

#include "language/names/name_places.h"

namespace wellmet::language {

// Whether the word that stands here is called by one of the people known.
using IsKnown = std::function<bool(std::size_t at)>;

// The lists of people in a line: "met Rasmus Holt, Chioma Obi and Piet", "board dinner: Jo, Tunde
// Bakare (AV), Dmitri K.", "with the choir lot (Orla, Jess)". A list is one of people when somebody
// in it is known, is titled or has two words, or when the word before it says so. Refers to the
// text and its tokens.
class NameLists : NamePlaces {
 public:
  NameLists(std::string_view text, const std::vector<Token>& tokens, IsKnown is_known);

  // Whether the word that stands here is one of the people of a list; `mention_end` is the token
  // behind the mention found last, 0 when there is none.
  bool holds(std::size_t at, std::size_t mention_end) const;
  // Whether a list of two or more stands behind this mark, with somebody known or titled in it.
  bool begins_with_somebody_known(std::size_t mark) const;

 private:
  struct Item {
    std::size_t first = 0, last = 0;  // the words of the name, [first, last)
    std::size_t end = 0;              // behind what is said of it in brackets
    bool sure = false;                // known, titled, or of two words
    bool known = false;               // known or titled
  };
  struct List {
    std::size_t items = 0, sure = 0, known = 0;
    bool joined = false;                        // by an "and", not by commas alone
    std::optional<Item> wanted = std::nullopt;  // the item that was asked for
  };

  bool leads(std::size_t at) const;
  bool names_a_group(std::size_t lead) const;
  bool is_of_people(std::size_t lead, std::size_t wanted, std::size_t mention_end) const;
  List list_behind(std::size_t lead, std::size_t wanted) const;
  std::size_t behind_joint(std::size_t at) const;
  bool may_end(const Item&, std::size_t before) const;
  std::optional<Item> item_at(std::size_t at) const;
  std::size_t behind_description(std::size_t at) const;
  bool is_name_word(std::size_t at, std::size_t first) const;
  std::size_t behind_aside(std::size_t at) const;

  IsKnown is_known_;
  std::size_t
      first_meeting_;  // the first word that tells of being together; the size when none does
};

}  // namespace wellmet::language
