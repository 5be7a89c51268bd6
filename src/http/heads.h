#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "http/message.h"

// Heads of requests and answers as bytes (RFC 9112 sections 2 to 5).
namespace wellmet::http {

// Where the head that these bytes begin with is over, its empty line included; nothing while more
// must come. An empty line of bare line feeds ends it too: waiting for a better one helps nobody.
std::optional<std::size_t> end_of_head(std::string_view bytes);
// Whether bytes that begin so can become a request at all.
bool may_begin_a_request(std::string_view bytes);
// Whether a line goes on from the one before (obs-fold, RFC 9112 section 5.2): some read such a
// line as a field of its own, so it may hide one from the next reader.
bool has_folded_line(std::string_view head);

std::string_view reason_of(int status);  // "Not Found"; "" for what we never answer
std::string http_date(Instant);          // "Sun, 06 Nov 1994 08:49:37 GMT"
enum class After { next_request, close };
std::string head_of(const Response&, std::string_view date, After);

}  // namespace wellmet::http
