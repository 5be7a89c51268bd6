#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "web/page/request_context.h"

namespace wellmet::web {

// Who may ask: anyone, or who has signed in. Whatever is posted by someone signed in must carry the
// token of their session; whatever is posted at all must come from a page of this site.
enum class Guard { anyone, signed_in };
// What a post may hold.
enum class Takes { form, photo, file };
constexpr std::size_t form_limit_bytes = 1024 * 1024;
constexpr std::size_t photo_limit_bytes = 31 * 1024 * 1024;
constexpr std::size_t file_limit_bytes = 256 * 1024 * 1024;
std::size_t limit_of(Takes);

// Whether a page may be kept while nothing in the store changes (PageCache): only one that is made
// from the request, the store and the day alone.
enum class Keep { no, while_unchanged };

// Whose turn a request waits for: those of one lane share workers (Site::lanes), and none waits for
// those of another. A page that is read thus never waits for a change that is being saved, nor
// somebody inside for those who knock. The first is the quickest (http::ServerOptions), the last is
// long_work (Site::lanes).
enum class Lane { reading, writing, entering, pictures, long_work };

using Screen = http::Response (*)(RequestContext&);

struct Route {
  const char* method;   // GET also serves HEAD
  const char* pattern;  // "/people/{id}"
  Guard guard;
  Screen screen;
  Takes takes = Takes::form;
  Keep keep = Keep::no;
  std::optional<Lane> works_in = {};  // else a post writes, and anything else reads

  bool posts() const { return std::string_view(method) == "POST"; }
  Lane lane() const { return works_in.value_or(posts() ? Lane::writing : Lane::reading); }
};
// All of them: the one table.
const std::vector<Route>& routes();

}  // namespace wellmet::web
