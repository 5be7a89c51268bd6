#include "model/giving/resource.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "base/bytes/base64.h"
#include "base/text.h"

namespace wellmet {
namespace {

constexpr int columns_of_title = 80;

struct Parts {
  std::string scheme = {}, host = {}, rest = {};  // rest: "/path?query"
};

bool is_host_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Lower case; a dot within, as every host of the web has but one's own machine.
bool is_host(std::string_view host) {
  const std::string_view name = host.substr(0, host.find(':'));
  const auto dot = name.find('.');
  return std::ranges::all_of(host, is_host_letter) && dot != 0 && dot != std::string_view::npos &&
         !name.ends_with('.') && name.find("..") == std::string_view::npos;
}

bool may_stand_in_a_link(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '<' && c != '>' && c != '"' &&
         c != '\\' && c != '`';
}

Parts parts_of(std::string_view link) {
  Parts parts;
  const auto scheme_end = link.find("://");
  if (scheme_end != std::string_view::npos) {
    parts.scheme = to_lower_ascii(link.substr(0, scheme_end));
    link.remove_prefix(scheme_end + 3);
  }
  const auto host_end = std::min(link.find_first_of("/?#"), link.size());
  parts.host = to_lower_ascii(link.substr(0, host_end));
  parts.rest = std::string(link.substr(host_end));
  return parts;
}

// "www.example.org" and "example.org/jobs", but not "notes.pdf".
bool stands_for_a_link(const Parts& parts) {
  return parts.host.starts_with("www.") || parts.rest.starts_with('/');
}

bool tells_who_sent_you(std::string_view query_part) {
  static constexpr std::array<std::string_view, 7> names = {"fbclid", "gclid",   "igshid", "mc_cid",
                                                            "mc_eid", "msclkid", "ref_src"};
  const std::string name = to_lower_ascii(query_part.substr(0, query_part.find('=')));
  return name.starts_with("utm_") || std::ranges::find(names, name) != names.end();
}

std::string query_without_senders(std::string_view query) {
  std::vector<std::string> kept;
  for (const std::string& part : split(query, '&')) {
    if (!part.empty() && !tells_who_sent_you(part)) kept.push_back(part);
  }
  return join(kept, "&");
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                         hex_digit(text[i + 2]) >= 0;
    if (is_code) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return is_utf8(out) ? out : std::string(text);
}

// "a1b2c3", "20261005": a number of the site's own.
bool is_code(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::string> as_link(std::string_view given) {
  const std::string text(trim(given));
  if (text.empty() || text.size() > longest_resource_link) return std::nullopt;
  if (!is_utf8(text) || !std::ranges::all_of(text, may_stand_in_a_link)) return std::nullopt;
  Parts parts = parts_of(text);
  if (parts.scheme.empty() && stands_for_a_link(parts)) parts.scheme = "https";
  if (parts.scheme != "https" && parts.scheme != "http") return std::nullopt;
  if (!is_host(parts.host)) return std::nullopt;
  return parts.scheme + "://" + parts.host + parts.rest;
}

std::string same_link(std::string_view link) {
  Parts parts = parts_of(link);
  if (parts.host.starts_with("www.")) parts.host.erase(0, 4);
  const std::string_view rest = std::string_view(parts.rest).substr(0, parts.rest.find('#'));
  const auto query_at = std::min(rest.find('?'), rest.size());
  std::string path(rest.substr(0, query_at));
  while (path.ends_with('/')) path.pop_back();
  const std::string query =
      query_at < rest.size() ? query_without_senders(rest.substr(query_at + 1)) : "";
  return parts.host + path + (query.empty() ? "" : "?" + query);
}

std::string words_of_link(std::string_view link) {
  const Parts parts = parts_of(link);
  std::string path =
      percent_decoded(std::string_view(parts.rest).substr(0, parts.rest.find_first_of("?#")));
  for (char& c : path) {
    if (c == '-' || c == '_' || c == '+' || c == '/' || c == '.') c = ' ';
  }
  std::vector<std::string> words = split(collapse_spaces(path), ' ');
  std::erase_if(words,
                [](const std::string& w) { return w == "html" || w == "htm" || is_code(w); });
  return join(words, " ");
}

std::string title_of(std::string_view link, std::string_view text) {
  for (const std::string& line : split(text, '\n')) {
    if (const std::string words = collapse_spaces(line); !words.empty())
      return clip(words, columns_of_title);
  }
  std::string rest(link.substr(std::min(link.find("://"), link.size())));
  if (rest.starts_with("://")) rest.erase(0, 3);
  if (rest.starts_with("www.")) rest.erase(0, 4);
  while (rest.ends_with('/')) rest.pop_back();
  return clip(rest, columns_of_title);
}

bool is_called_by_link(const Resource& resource) {
  return !resource.link.empty() && resource.about == title_of(resource.link, "");
}

bool is_over(const Resource& resource, LocalDate today) {
  return resource.open_until && *resource.open_until < today;
}

std::string to_text(GivenAnswer answer) {
  return answer == GivenAnswer::given ? "given" : "not for them";
}

std::optional<GivenAnswer> parse_given_answer(std::string_view text) {
  if (text == "given") return GivenAnswer::given;
  return text == "not for them" ? std::optional(GivenAnswer::not_for_them) : std::nullopt;
}

}  // namespace wellmet
