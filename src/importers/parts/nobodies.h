#pragma once
#include <string>

// Whose address or name is no person's.
namespace wellmet {

// The mailbox of an office, a list, a room or a program ("info@", "no-reply@"). The address is in
// lower case.
bool is_address_of_nobody(const std::string& address);
// "Conference Room 4", "Platform Team", "Acme, Inc.", "Alice via Devs".
bool is_name_of_nobody(const std::string& name);
// "Blue (Conference Room)", "Devs [mailing list]": by a word anywhere in it, too.
bool is_called_a_thing(const std::string& written);

}  // namespace wellmet
