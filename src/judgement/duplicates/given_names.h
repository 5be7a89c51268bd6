#pragma once
#include <string_view>

namespace wellmet {

// True when two given names, in the letters of comparable(), that look unlike may well belong to
// one person: a short form ("bob", "robert"), or one name of several ("amy", "ka yan amy").
bool may_be_one_given_name(std::string_view, std::string_view);

}  // namespace wellmet
