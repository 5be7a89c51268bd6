#include "web/site/page_cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wellmet::web {
namespace {

constexpr std::size_t most_kept = 16;
constexpr std::size_t largest_kept_bytes = 256 * 1024;

// With its length, so that no two lists of texts give the same key.
void add(std::string& key, std::string_view text) {
  fmt::format_to(std::back_inserter(key), "{}:{}", text.size(), text);
}

}  // namespace

std::string PageCache::key_of(const http::Request& request) {
  std::string key;
  key.reserve(512);
  add(key, request.method);
  add(key, request.path);
  for (const auto& [name, value] : request.query.all()) {
    add(key, name);
    add(key, value);
  }
  // Besides the names of the query stand those of the headers: all that screens look at.
  for (const char* name : {"cookie", "host", "accept-language", "accept-encoding", "hx-request",
                           "hx-current-url", "hx-history-restore-request"}) {
    add(key, name);
    add(key, request.header(name));
  }
  return key;
}

const PageCache::Made* PageCache::find(std::int64_t version, const std::string& key) {
  if (!kept_.empty() && kept_.front().made.version != version) kept_.clear();
  const auto found = std::ranges::find(kept_, key, &Kept::key);
  return found == kept_.end() ? nullptr : &found->made;
}

void PageCache::keep(std::string key, Made made) {
  if (made.page.content().size() > largest_kept_bytes) return;
  const bool others = !kept_.empty() && kept_.front().made.version != made.version;
  if (others || kept_.size() >= most_kept) kept_.clear();
  std::erase_if(kept_, [&](const Kept& kept) { return kept.key == key; });
  kept_.push_back({std::move(key), std::move(made)});
}

}  // namespace wellmet::web
