#include "cli/access/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"

namespace wellmet::cli {
namespace {

// "127.0.0.1:8377", "[::1]:8377", "8377", ":8377", "localhost:0"
void read_listen(const std::string& text, ServeWishes& wishes) {
  const auto colon = text.rfind(':');
  const bool port_alone = colon == std::string::npos;
  std::string address = port_alone ? "" : text.substr(0, colon);
  const std::string port = port_alone ? text : text.substr(colon + 1);
  if (address.starts_with('[') && address.ends_with(']'))
    address = address.substr(1, address.size() - 2);
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), wishes.port);
  if (fault != std::errc{} || end != port.data() + port.size() || wishes.port < 0 ||
      wishes.port > 65535)
    throw Error(ErrorKind::usage, fmt::format("\"{}\" is no address to listen on. Write "
                                              "127.0.0.1:8377, [::1]:8377 or a port alone.",
                                              text));
  if (!address.empty()) wishes.address = address == "localhost" ? "127.0.0.1" : address;
}

// As a browser writes it in the Host header, without a port.
std::string host_name(const std::string& given) {
  const std::string host = to_lower_ascii(given);
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  const bool name = !host.empty() && host.size() < 254 && std::ranges::all_of(host, fits) &&
                    host.find("..") == std::string::npos && !host.starts_with('.') &&
                    !host.starts_with('-');
  const bool v6 = host.starts_with('[') && host.ends_with(']') && host.size() > 3 &&
                  host.find_first_not_of("[]0123456789abcdef:.") == std::string::npos;
  if (!name && !v6)
    throw Error(ErrorKind::usage,
                fmt::format("--host takes a host name such as notes.example.org, without a port or "
                            "a path, not \"{}\".",
                            given));
  return host;
}

int serve_pages(const Arguments& args, Session& session) {
  ServeWishes wishes;
  if (const auto listen = args.value("--listen")) read_listen(*listen, wishes);
  wishes.certificate = args.text("--cert");
  wishes.key = args.text("--key");
  if (wishes.certificate.empty() != wishes.key.empty())
    throw Error(ErrorKind::usage, "--cert and --key belong together: give both, or neither.");
  for (const std::string& host : args.all("--host")) wishes.hosts.push_back(host_name(host));
  wishes.trusted_proxies = args.all("--trusted-proxy");
  wishes.behind_proxy = args.has("--behind-proxy") || !wishes.trusted_proxies.empty();
  wishes.insecure = args.has("--insecure");
  wishes.quiet = args.has("--quiet");
  return session.serve(wishes);
}

}  // namespace

extern const Command serve;

const Command serve{
    .name = "serve",
    .group = "Each day",
    .help = "the web app, for this machine's browser or your phone's",
    .examples = {"wellmet serve", "wellmet serve --listen 127.0.0.1:9000",
                 "wellmet serve --listen 0.0.0.0:8377 --cert fullchain.pem --key privkey.pem "
                 "--host notes.example.org"},
    .parameters =
        {{.name = "--listen",
          .help = "address and port (127.0.0.1:8377); port 0 takes one that is free",
          .value_word = "ADDR:PORT"},
         {.name = "--cert", .help = "certificate chain in PEM, for TLS", .value_word = "FILE"},
         {.name = "--key", .help = "its private key in PEM", .value_word = "FILE"},
         {.name = "--host",
          .takes = Takes::many,
          .help = "a name that it answers to, besides its own below localhost",
          .value_word = "NAME"},
         {.name = "--behind-proxy",
          .takes = Takes::flag,
          .help = "a proxy on this machine speaks TLS and says who calls (X-Forwarded-For)"},
         {.name = "--trusted-proxy",
          .takes = Takes::many,
          .help = "a proxy on another machine does: its address, or network as 10.0.0.0/8",
          .value_word = "ADDR"},
         {.name = "--insecure",
          .takes = Takes::flag,
          .help = "let other machines in without TLS: whoever is on the network can read along"},
         {.name = "--quiet", .takes = Takes::flag, .help = "no line in the log for each answer"}},
    .run = serve_pages,
    .begins_store = true,
    .more =
        "Prints an address that opens the app in your browser, once. Its name, "
        "wellmet-….localhost, "
        "leads to this machine, and is a secret of this store: other programs on the machine get "
        "nothing of your session as long as they do not know it. localhost and 127.0.0.1 are "
        "names of all of them, so there nobody signs in; a browser that finds no address below "
        "localhost can be given one of them with --host, which says what that opens.\n\n"
        "Listening for other machines is refused until every account has a password (`wellmet "
        "account password`), and without TLS: give --cert and --key, or put a proxy on this "
        "machine before it (--behind-proxy). --insecure listens without, and warns.\n\nAnswers are "
        "logged to the standard error stream, a line each, "
        "without what was asked for beyond the path. Stop it with Ctrl-C.",
};

}  // namespace wellmet::cli
