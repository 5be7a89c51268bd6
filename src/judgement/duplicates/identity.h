#pragma once
#include <string>
#include <vector>

#include "base/date.h"
#include "formats/vcard/card.h"
#include "model/card.h"

// What two cards of one name say against being one person's.
namespace wellmet {

// What a card says of who somebody is, beside the name that is compared.
struct Identity {
  std::string generation = {};                // "jr"; see model/cards/name_suffix.h
  std::vector<std::string> given_words = {};  // given and middle names, folded
  char sex = ' ';                             // 'm', 'f' by the title: Mr, Mrs
  std::string uid = {};
  PartialDate birthday = {};
  std::vector<CardValue> phones = {};
  std::vector<std::string> emails = {};
};
Identity identity_of(const vcard::Card&, const CardIndex&);

// Rows that stand side by side in one file were told apart by the program that wrote it.
enum class FromOneFile { no, yes };

// Whether a careful person asks before two cards with one name and one email or telephone are
// taken for one person: they differ by generation (Sr., Jr.), title (Mr, Mrs), middle name or
// birthday, or share no more than a household or an office does.
bool is_to_be_asked(const Identity&, const Identity&, FromOneFile);
// The part of it that no shared email or telephone outweighs.
bool tell_apart(const Identity&, const Identity&);
// Of that, what the names say.
bool names_tell_apart(const Identity&, const Identity&);

}  // namespace wellmet
