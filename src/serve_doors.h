#pragma once
#include <string>
#include <vector>

#include "cli/access/serve.h"
#include "http/ip_address.h"
#include "store/db/database.h"

// Where the server may listen, and for whom.
namespace wellmet {

// Throws refused when other machines could reach the address and something is missing for that: TLS
// or the word that it may do without, a password for every account, the proxies that are trusted.
// Throws usage for an address that no local name leads to.
void refuse_open_door(const cli::ServeWishes&, const std::string& address, store::Connection&);

// One of another machine's, which can stand in an address by itself: neither of this machine alone
// nor for all of its networks.
bool is_an_address_to_visit(const std::string& address);

// What the user should know about where it listens; nothing as a rule.
std::vector<std::string> risks_of(const cli::ServeWishes&, const std::string& address);

// Of this machine when none was named. Throws usage for what is neither address nor network.
std::vector<http::IpRange> trusted_proxies(const cli::ServeWishes&);

}  // namespace wellmet
