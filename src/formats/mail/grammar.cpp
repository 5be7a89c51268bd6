// GMime 3 behind three functions. It brings GLib, GIO and the libraries of OpenPGP along, of which
// nothing is used here; no other command waits for them, since they are loaded with the first mail.
// It is given single fields without zero bytes, no longer than field_bytes, and never a body.
#include "formats/mail/grammar.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::mail {
namespace {

// The functions of GMime, and of GLib below it, under their own names.
struct Library {
  decltype(&::g_mime_init) g_mime_init = nullptr;
  decltype(&::g_mime_parser_options_new) g_mime_parser_options_new = nullptr;
  decltype(&::g_mime_parser_options_set_fallback_charsets)
      g_mime_parser_options_set_fallback_charsets = nullptr;
  decltype(&::g_mime_utils_header_decode_date) g_mime_utils_header_decode_date = nullptr;
  decltype(&::g_mime_utils_header_decode_text) g_mime_utils_header_decode_text = nullptr;
  decltype(&::internet_address_list_parse) internet_address_list_parse = nullptr;
  decltype(&::internet_address_list_length) internet_address_list_length = nullptr;
  decltype(&::internet_address_list_get_address) internet_address_list_get_address = nullptr;
  decltype(&::internet_address_get_name) internet_address_get_name = nullptr;
  decltype(&::internet_address_mailbox_get_type) internet_address_mailbox_get_type = nullptr;
  decltype(&::internet_address_mailbox_get_addr) internet_address_mailbox_get_addr = nullptr;
  decltype(&::internet_address_group_get_type) internet_address_group_get_type = nullptr;
  decltype(&::internet_address_group_get_members) internet_address_group_get_members = nullptr;
  decltype(&::g_date_time_to_unix) g_date_time_to_unix = nullptr;
  decltype(&::g_date_time_unref) g_date_time_unref = nullptr;
  decltype(&::g_free) g_free = nullptr;
  decltype(&::g_log_set_handler) g_log_set_handler = nullptr;
  decltype(&::g_object_unref) g_object_unref = nullptr;
  decltype(&::g_type_check_instance_is_a) g_type_check_instance_is_a = nullptr;
  GMimeParserOptions* options = nullptr;
};

constexpr GLogLevelFlags all_levels = static_cast<GLogLevelFlags>(
    G_LOG_LEVEL_MASK | static_cast<int>(G_LOG_FLAG_FATAL) | static_cast<int>(G_LOG_FLAG_RECURSION));

// What it thinks of a strange field is nothing for the user's terminal.
void say_nothing(const char*, GLogLevelFlags, const char*, void*) {}

Library loaded() {
  void* library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(ErrorKind::unavailable,
                fmt::format("To read mail Wellmet needs the library GMime ({}). On Debian: "
                            "apt install libgmime-3.0-0",
                            dlerror()));
  Library gmime;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr)
      throw Error(ErrorKind::unavailable, fmt::format("The library GMime has no {}.", name));
  };
  find(gmime.g_mime_init, "g_mime_init");
  find(gmime.g_mime_parser_options_new, "g_mime_parser_options_new");
  find(gmime.g_mime_parser_options_set_fallback_charsets,
       "g_mime_parser_options_set_fallback_charsets");
  find(gmime.g_mime_utils_header_decode_date, "g_mime_utils_header_decode_date");
  find(gmime.g_mime_utils_header_decode_text, "g_mime_utils_header_decode_text");
  find(gmime.internet_address_list_parse, "internet_address_list_parse");
  find(gmime.internet_address_list_length, "internet_address_list_length");
  find(gmime.internet_address_list_get_address, "internet_address_list_get_address");
  find(gmime.internet_address_get_name, "internet_address_get_name");
  find(gmime.internet_address_mailbox_get_type, "internet_address_mailbox_get_type");
  find(gmime.internet_address_mailbox_get_addr, "internet_address_mailbox_get_addr");
  find(gmime.internet_address_group_get_type, "internet_address_group_get_type");
  find(gmime.internet_address_group_get_members, "internet_address_group_get_members");
  find(gmime.g_date_time_to_unix, "g_date_time_to_unix");
  find(gmime.g_date_time_unref, "g_date_time_unref");
  find(gmime.g_free, "g_free");
  find(gmime.g_log_set_handler, "g_log_set_handler");
  find(gmime.g_object_unref, "g_object_unref");
  find(gmime.g_type_check_instance_is_a, "g_type_check_instance_is_a");
  gmime.g_log_set_handler("gmime", all_levels, say_nothing, nullptr);
  gmime.g_mime_init();
  gmime.options = gmime.g_mime_parser_options_new();
  const char* charsets[] = {"utf-8", "windows-1252", "iso-8859-1", nullptr};
  gmime.g_mime_parser_options_set_fallback_charsets(gmime.options, charsets);
  return gmime;
}

const Library& gmime() {
  static const Library library = loaded();
  return library;
}

// As the library is given it: ended by a zero byte, and with no other.
std::string given(std::string_view field) {
  std::string text(field.substr(0, field_bytes));
  std::ranges::replace_if(text, [](char c) { return c == '\0' || c == '\r' || c == '\n'; }, ' ');
  return text;
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : collapse_spaces(text_of_file(text));
}

bool is_a(InternetAddress* address, GType type) {
  return gmime().g_type_check_instance_is_a(reinterpret_cast<GTypeInstance*>(address), type) != 0;
}

// Groups of groups there are none (RFC 5322 3.4); what claims to be is read no further.
constexpr int groups_at_most = 2;

void add_addresses(InternetAddressList* list, std::size_t at_most, int depth,
                   std::vector<Address>& found) {
  const Library& g = gmime();
  const int count = list == nullptr ? 0 : g.internet_address_list_length(list);
  for (int i = 0; i < count && found.size() < at_most; ++i) {
    InternetAddress* one = g.internet_address_list_get_address(list, i);
    if (is_a(one, g.internet_address_group_get_type())) {
      auto* group = reinterpret_cast<InternetAddressGroup*>(one);
      if (depth < groups_at_most)
        add_addresses(g.internet_address_group_get_members(group), at_most, depth + 1, found);
    } else if (is_a(one, g.internet_address_mailbox_get_type())) {
      auto* mailbox = reinterpret_cast<InternetAddressMailbox*>(one);
      const std::string address =
          to_lower_ascii(text_of(g.internet_address_mailbox_get_addr(mailbox)));
      if (!address.empty()) found.push_back({text_of(g.internet_address_get_name(one)), address});
    }
  }
}

}  // namespace

std::vector<Address> addresses_in(std::string_view field, std::size_t at_most) {
  std::vector<Address> found;
  if (trim(field).empty()) return found;
  const Library& g = gmime();
  InternetAddressList* list = g.internet_address_list_parse(g.options, given(field).c_str());
  add_addresses(list, at_most, 0, found);
  if (list != nullptr) g.g_object_unref(list);
  return found;
}

std::optional<Instant> moment_in(std::string_view field) {
  if (trim(field).empty()) return std::nullopt;
  const Library& g = gmime();
  GDateTime* moment = g.g_mime_utils_header_decode_date(given(field).c_str());
  if (moment == nullptr) return std::nullopt;
  const std::int64_t seconds = g.g_date_time_to_unix(moment);
  g.g_date_time_unref(moment);
  return Instant{seconds * 1000};
}

std::string text_in(std::string_view field) {
  if (trim(field).empty()) return {};
  const Library& g = gmime();
  char* text = g.g_mime_utils_header_decode_text(g.options, given(field).c_str());
  std::string read = text_of(text);
  g.g_free(text);
  return read;
}

}  // namespace wellmet::mail
