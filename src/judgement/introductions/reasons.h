#pragma once
#include <string>

#include "model/interest.h"

// Why two people should meet, in words that can be said to both of them.
namespace wellmet {

// "both keep bees"
std::string both_in_words(const Interest&);
// Of an interest that so many of your people have, the two among them: "only 3 of your people do";
// "you know nobody else who does"; "" for one that many have.
std::string rarity_in_words(int people);
// "Maya is looking for “a bookkeeper”, and Priya offers “bookkeeping for small studios”"
std::string ask_in_words(const std::string& who_asks, const std::string& ask,
                         const std::string& who_offers, const std::string& offer);
// What was noted, cut to a few words to be quoted, without its full stop.
std::string in_brief(const std::string& text, std::size_t most_words = 7);

}  // namespace wellmet
