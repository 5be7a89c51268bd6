#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// Whether the mailbox belongs to a role rather than to someone: office@, kontakt@, info-berlin@.
bool is_role_mailbox(std::string_view address);
// What stands before the @, without "+tag"; "" for what is no address.
std::string mailbox_of(std::string_view address);
// The same; "" also for a mailbox of a role.
std::string personal_mailbox(std::string_view address);

}  // namespace wellmet
