#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

// The files of assets/, built into the program (cmake/embed_assets.cmake).
namespace wellmet::web {

struct EmbeddedBytes {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::string_view view() const {
    return begin ? std::string_view(begin, static_cast<std::size_t>(end - begin))
                 : std::string_view();
  }
};
struct Asset {
  std::string_view name;  // "fonts/newsreader-latin-400-normal.woff2"
  EmbeddedBytes bytes;
  EmbeddedBytes packed;  // gzip, for text
};
const std::vector<Asset>& assets();
std::string_view assets_hash();  // changes with any of them

// "/assets/<hash>/wellmet.css"
std::string asset_path(std::string_view name);
// What stands in the file of this name; "" when there is none.
std::string_view asset_text(std::string_view name);
// The answer to a request below /assets/: the file, packed for those that take it, never to be
// asked for again; 404 for a name or hash that is none. Nothing for another address.
std::optional<http::Response> asset_for(const http::Request&);

}  // namespace wellmet::web
