#include "web/page/html.h"

namespace wellmet::web {
namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (const std::string_view safe = entity(c); !safe.empty()) {
      out += safe;
    } else {
      out += c;
    }
  }
  return out;
}

void HtmlWriter::put(std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view safe = entity(text[i]);
    if (safe.empty()) continue;
    raw(text.substr(plain, i - plain));
    raw(safe);
    plain = i + 1;
  }
  raw(text.substr(plain));
}

}  // namespace wellmet::web
