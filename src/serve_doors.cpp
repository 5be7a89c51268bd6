#include "serve_doors.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "store/access/sessions.h"
#include "web/access/site_names.h"

namespace wellmet {
namespace {

// Browsers take a name below localhost for these two and no other.
bool has_local_name(const std::string& address) {
  return address == "127.0.0.1" || address == "::1" || !http::is_loopback(address);
}

std::vector<std::string> accounts_without_password(store::Connection& db) {
  std::vector<std::string> names;
  for (const store::Account& account : store::accounts(db))
    if (!account.has_password) names.push_back(account.name);
  return names;
}

void refuse_without_passwords(const std::string& address, store::Connection& db) {
  const std::vector<std::string> open = accounts_without_password(db);
  if (open.empty()) return;
  throw Error(ErrorKind::refused,
              fmt::format("Listening on {} lets other machines try to sign in, and {} no password "
                          "yet: {}. Set one first: wellmet account password {}",
                          address, open.size() == 1 ? "an account has" : "some accounts have",
                          join(open, ", "), open.front()));
}

}  // namespace

bool is_an_address_to_visit(const std::string& address) {
  const auto ip = http::IpAddress::parse(address);
  return ip && !ip->is_loopback() && !ip->is_any();
}

void refuse_open_door(const cli::ServeWishes& wishes, const std::string& address,
                      store::Connection& db) {
  if (!has_local_name(address) && wishes.hosts.empty())
    throw Error(ErrorKind::usage,
                fmt::format("No name below localhost leads to {}. Listen on 127.0.0.1 or ::1, or "
                            "say with --host by which name your browser finds it.",
                            address));
  if (http::is_loopback(address)) return;
  if (wishes.behind_proxy && wishes.trusted_proxies.empty())
    throw Error(ErrorKind::refused,
                fmt::format("With --behind-proxy Wellmet listens on this machine alone, not on {}: "
                            "anybody there could claim to be the proxy. For a proxy on another "
                            "machine give its address with --trusted-proxy.",
                            address));
  if (wishes.certificate.empty() && !wishes.insecure)
    throw Error(ErrorKind::refused,
                fmt::format("Listening on {} without TLS lets everybody on the network read "
                            "passwords and pages. Give a certificate with --cert and --key, or "
                            "listen on 127.0.0.1 with a proxy before it (--behind-proxy). "
                            "--insecure listens all the same.",
                            address));
  refuse_without_passwords(address, db);
}

std::vector<std::string> risks_of(const cli::ServeWishes& wishes, const std::string& address) {
  std::vector<std::string> risks;
  const bool plain = wishes.certificate.empty();
  if (!http::is_loopback(address) && plain)
    risks.push_back(
        fmt::format("listening on {} without TLS. Everybody on the network can read "
                    "passwords and pages, and change them on the way.",
                    address));
  const bool named =
      !wishes.hosts.empty() || (address == wishes.address && is_an_address_to_visit(address));
  if (!http::is_loopback(address) && !named)
    risks.push_back(
        "no --host was given, so Wellmet answers to its name on this machine alone. Give the name "
        "that other machines call it by.");
  for (const std::string& host : wishes.hosts) {
    if (web::is_shared_name(host) || (plain && !wishes.behind_proxy))
      risks.push_back(
          fmt::format("other programs at {}, on any port, get the session of a browser that visits "
                      "them there, and can open the notebook with it.",
                      host));
  }
  return risks;
}

std::vector<http::IpRange> trusted_proxies(const cli::ServeWishes& wishes) {
  std::vector<std::string> words = wishes.trusted_proxies;
  if (words.empty()) words = {"127.0.0.0/8", "::1"};
  std::vector<http::IpRange> ranges;
  for (const std::string& word : words) {
    const auto range = http::IpRange::parse(word);
    if (!range)
      throw Error(
          ErrorKind::usage,
          fmt::format("\"{}\" is neither an IP address nor a network such as 10.0.0.0/8.", word));
    if (range->is_everybody())
      throw Error(
          ErrorKind::usage,
          fmt::format("\"{}\" is every address there is: anybody would be believed about who "
                      "calls. Give the address of your proxy.",
                      word));
    ranges.push_back(*range);
  }
  return ranges;
}

}  // namespace wellmet
