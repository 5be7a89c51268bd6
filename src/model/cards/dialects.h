#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/vcard/card.h"
#include "model/card.h"

// What programs write under names of their own: names in chats, what somebody cares about, fields
// of Android. The people around somebody are in model/cards/relations.h.
namespace wellmet {

// Each takes the property into the index and says whether it was one of its kind.
bool add_chat_name(const vcard::Card&, const vcard::Property&, CardIndex&);
bool add_android_field(const vcard::Card&, const vcard::Property&, CardIndex&);
// What somebody cares about: HOBBY and INTEREST (RFC 6715) and their older names.
bool add_hobby(const vcard::Card&, const vcard::Property&, CardIndex&);
// What a card is of that is no person's, where the property says so (KIND of RFC 6350 6.1.4, and
// what Apple's programs write): "org", "group", "location" …; "" for a person's and other
// properties.
std::string kind_said_by(const vcard::Card&, const vcard::Property&);
// One for each name between commas or semicolons: "Lia, Tom".
std::vector<std::string> names_in(std::string_view);
// Text that has no place of its own, by a name that can be read: "shoe size" of X-SHOE-SIZE.
void add_other_text(const vcard::Card&, const vcard::Property&, CardIndex&);

// Nobody has more values of a kind; a card with thousands is damaged or hostile.
constexpr std::size_t card_values_at_most = 1'000;
void add_once(std::vector<CardValue>&, CardValue);
void add_date_once(CardIndex&, ImportantDate);

}  // namespace wellmet
