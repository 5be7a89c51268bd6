#include "web/parts/marked.h"

#include "actions/search/search.h"

namespace wellmet::web {

Html marked(std::string_view text, const std::vector<std::string>& folded_words) {
  Html all;
  std::size_t at = 0;
  for (const auto& [start, end] : actions::matching_parts(text, folded_words)) {
    all += html("{}<mark>{}</mark>", text.substr(at, start - at), text.substr(start, end - start));
    at = end;
  }
  return all + html("{}", text.substr(at));
}

}  // namespace wellmet::web
