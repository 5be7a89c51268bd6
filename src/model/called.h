#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// What a friend calls somebody in a sentence: the given name of the card where there is one, else
// the first word of the displayed name that is no title; the whole name when unsure ("Dr. Lin",
// "The Smiths", "van der Berg", "김민지", an initial).
std::string first_name(std::string_view given, std::string_view name);

// "Alexis's", "김민지's".
std::string possessive(const std::string& name);

// "Maya Chen" of "Dr Maya Chen, PhD" and of "Chen, Maya".
std::string without_titles(std::string_view name);
// The same folded.
std::string name_without_titles(std::string_view name);

}  // namespace wellmet
