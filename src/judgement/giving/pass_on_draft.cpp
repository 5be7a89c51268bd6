#include "judgement/giving/pass_on_draft.h"

#include <fmt/format.h>

#include <vector>

#include "base/text.h"
#include "base/words.h"

namespace wellmet {
namespace {

constexpr int columns_of_text = 800;

}  // namespace

Message pass_on_draft(const Resource& resource, const std::string& called,
                      const std::string& from) {
  const std::string about = is_called_by_link(resource) ? "" : " " + ended(resource.about);
  std::vector<std::string> parts = {fmt::format("Hi {},", called),
                                    fmt::format("This made me think of you:{}", about)};
  const std::string text = clip(collapse_spaces(resource.text), columns_of_text);
  if (!text.empty() && text != resource.about) parts.push_back(text);
  if (!resource.link.empty()) parts.push_back(resource.link);
  if (!from.empty()) parts.push_back(from);
  return {.subject = resource.about, .body = join(parts, "\n\n")};
}

}  // namespace wellmet
