#pragma once
#include <string>
#include <vector>

#include "importers/imported.h"

// Which of those in a file the user may say to be, where the file doesn't tell.
namespace wellmet {

// These may be, the likeliest first: as many as one can choose from, and how many more there are.
void offer(OwnerInFile&, std::vector<std::string> names);
// One of these is, and nothing tells which.
void ask_among(OwnerInFile&, std::vector<std::string> names);
// "Ana, Ben and 3 more".
std::string open_in_words(const OwnerInFile&);

}  // namespace wellmet
