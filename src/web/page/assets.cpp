#include "web/page/assets.h"

#include <fmt/format.h>

#include <algorithm>

namespace wellmet::web {
namespace {

std::string_view media_type(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".png")) return "image/png";
  return "font/woff2";
}

const Asset* asset_named(std::string_view name) {
  const auto& all = assets();
  const auto at = std::lower_bound(all.begin(), all.end(), name,
                                   [](const Asset& a, std::string_view n) { return a.name < n; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

std::string asset_path(std::string_view name) {
  return fmt::format("/assets/{}/{}", assets_hash(), name);
}

std::string_view asset_text(std::string_view name) {
  const Asset* asset = asset_named(name);
  return asset ? asset->bytes.view() : std::string_view();
}

std::optional<http::Response> asset_for(const http::Request& request) {
  constexpr std::string_view folder = "/assets/";
  std::string_view path = request.path;
  if (!path.starts_with(folder)) return std::nullopt;
  if (request.method != "GET" && request.method != "HEAD")
    return http::text(405, "Only GET.\n").with("Allow", "GET, HEAD");
  path.remove_prefix(folder.size());
  const std::string_view hash = path.substr(0, path.find('/'));
  const Asset* asset = hash == assets_hash() && path.size() > hash.size()
                           ? asset_named(path.substr(hash.size() + 1))
                           : nullptr;
  if (!asset) return http::text(404, "There is no such file.\n");
  http::Response response;
  const std::string tag = fmt::format("\"{}\"", hash);
  response.with("Content-Type", std::string(media_type(asset->name)));
  response.with("Cache-Control", "public, max-age=31536000, immutable");
  response.with("ETag", tag).with("X-Content-Type-Options", "nosniff");
  if (asset->packed.begin) response.with("Vary", "Accept-Encoding");
  if (request.header("if-none-match") == tag) {
    response.status = 304;
    return response;
  }
  const bool packed = asset->packed.begin &&
                      request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (packed) response.with("Content-Encoding", "gzip");
  response.lasting = packed ? asset->packed.view() : asset->bytes.view();
  return response;
}

}  // namespace wellmet::web
