#pragma once
#include <string>
#include <string_view>
#include <vector>

// Several people written as one name: "Hugo & Ingrid Berg", "Sam and Alex", "Ann, Ben and Cy Lee".
namespace wellmet {

struct NamesTogether {
  // One for each person, whole ("Hugo Berg", "Ingrid Berg"); empty where it is one person's name, a
  // firm's, or nobody can say.
  std::vector<std::string> names = {};
  // It is of several people whose own names it does not say: "Mr. and Mrs. Patel", "Smith, John &
  // Mary".
  bool says_too_little = false;
};

// Reads "&", "+", "and", "und", "et", "y", "e", "en", "og", "och"; and a comma or slash between two
// whole names of one family. A family's name behind the last given name is that of all who have a
// given name alone; "Jr." and "PhD" are that of the name before them. Names that hold such a word
// ("Santiago Ramón y Cajal", "Smith & Sons") stay one.
NamesTogether names_together(std::string_view name);

}  // namespace wellmet
