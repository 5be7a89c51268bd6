#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace wellmet {

// True when two given names, in the letters of comparable(), that look unlike may well belong to
// one person: a short form ("bob", "robert"), or one name of several ("amy", "ka yan amy").
bool may_be_one_given_name(std::string_view, std::string_view);

// The other forms of a given name, in the same letters: of "ted" "theodore", "edward", "eddie" …
std::vector<std::string> other_forms_of(std::string_view given_name);

}  // namespace wellmet
