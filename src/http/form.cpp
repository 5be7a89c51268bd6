#include "http/form.h"

#include <algorithm>

#include "base/bytes/base64.h"
#include "base/bytes/large_bytes.h"
#include "base/text.h"

namespace wellmet::http {
namespace {

// A value of a header parameter: name="va\"lue" or name=value, in "form-data; name=…; filename=…".
std::optional<std::string> parameter(std::string_view header, std::string_view wanted) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos && at < header.size()) {
    ++at;
    const auto equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim(header.substr(at, equals - at));
    std::string value;
    std::size_t i = equals + 1;
    if (i < header.size() && header[i] == '"') {
      for (++i; i < header.size() && header[i] != '"'; ++i) {
        // Browsers escape quotes as %22; a backslash is part of old Windows paths unless it
        // stands before a quote.
        if (header[i] == '\\' && i + 1 < header.size() && header[i + 1] == '"') ++i;
        value += header[i];
      }
      at = header.find(';', i);
    } else {
      at = header.find(';', i);
      value = std::string(trim(header.substr(i, at == std::string_view::npos ? at : at - i)));
    }
    if (equal_ignoring_ascii_case(name, wanted)) return value;
  }
  return std::nullopt;
}

std::string last_component(std::string name) {
  const auto slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

// Where `wanted` begins. What lies before it may be a large file, which need not be in memory.
std::size_t find_far(std::string_view text, std::string_view wanted) {
  constexpr std::size_t piece_bytes = 4u << 20;
  for (std::size_t at = 0; at < text.size(); at += piece_bytes) {
    const std::size_t found = text.substr(at, piece_bytes + wanted.size() - 1).find(wanted);
    if (found != std::string_view::npos) return at + found;
    let_go(text.substr(at, piece_bytes));
  }
  return std::string_view::npos;
}

std::string clean(std::string_view text) {
  return is_utf8(text) ? std::string(text) : to_utf8(text, Charset::utf_8);
}

void read_part_headers(std::string_view headers, Part& part) {
  while (!headers.empty()) {
    const auto end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, end);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos &&
        equal_ignoring_ascii_case(trim(line.substr(0, colon)), "content-disposition")) {
      part.name = clean(parameter(line, "name").value_or(""));
      if (const auto file = parameter(line, "filename")) {
        part.is_file = true;
        part.file_name = last_component(clean(*file));
      }
    }
    if (end == std::string_view::npos) break;
    headers.remove_prefix(end + 2);
  }
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::optional<Values> parse_form(std::string_view text) {
  Values values;
  std::size_t fields = 0;
  while (!text.empty()) {
    const auto end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (pair.empty()) continue;
    if (++fields > form_fields_limit) return std::nullopt;
    const auto equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    const auto name = percent_decode(pair.substr(0, equals), Plus::is_space);
    const auto decoded = percent_decode(value, Plus::is_space);
    if (!name || !decoded) return std::nullopt;
    values.add(clean(*name), clean(*decoded));
  }
  return values;
}

std::optional<std::string> decode_path(std::string_view target) {
  const std::string_view raw = target.substr(0, target.find('?'));
  auto path = percent_decode(raw, Plus::is_plus);
  if (!path || path->empty() || path->front() != '/' || !is_utf8(*path)) return std::nullopt;
  const bool control = std::any_of(path->begin(), path->end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
  });
  if (control) return std::nullopt;
  return path;
}

std::string multipart_boundary(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (!equal_ignoring_ascii_case(type, "multipart/form-data")) return "";
  return parameter(content_type, "boundary").value_or("");
}

std::optional<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary) {
  constexpr std::size_t boundary_limit = 200;  // RFC 2046 section 5.1.1 allows 70
  if (boundary.empty() || boundary.size() > boundary_limit) return std::nullopt;
  const std::string opening = "--" + std::string(boundary);
  const std::string delimiter = "\r\n" + opening;
  if (!body.starts_with(opening)) return std::nullopt;
  body.remove_prefix(opening.size());
  std::vector<Part> parts;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n") || parts.size() == multipart_parts_limit) return std::nullopt;
    body.remove_prefix(2);
    // A part without headers begins with the empty line at once.
    const auto headers_end = body.starts_with("\r\n") ? 0 : body.find("\r\n\r\n");
    if (headers_end == std::string_view::npos) return std::nullopt;
    Part part;
    read_part_headers(body.substr(0, headers_end), part);
    body.remove_prefix(headers_end + (headers_end == 0 ? 2 : 4));
    const auto end = find_far(body, delimiter);
    if (end == std::string_view::npos) return std::nullopt;
    part.content = body.substr(0, end);
    parts.push_back(std::move(part));
    body.remove_prefix(end + delimiter.size());
  }
  return parts;
}

}  // namespace wellmet::http
