#include "judgement/giving/post_draft.h"

#include <fmt/format.h>

#include <vector>

#include "base/text.h"
#include "base/words.h"

namespace wellmet {
namespace {

constexpr int columns_of_text = 800;

// "Open until 6 December 2026."
std::string end_in_words(LocalDate day) {
  return fmt::format("Open until {}.", to_words(partial(day)));
}

}  // namespace

std::string post_draft(const Resource& resource) {
  std::vector<std::string> parts;
  if (!is_called_by_link(resource)) parts.push_back(with_capital(resource.about));
  const std::string text = clip(collapse_spaces(resource.text), columns_of_text);
  if (!text.empty() && text != resource.about) parts.push_back(text);
  if (resource.open_until) parts.push_back(end_in_words(*resource.open_until));
  if (!resource.link.empty()) parts.push_back(resource.link);
  parts.emplace_back("If that’s something for you, or for someone you know, write to me.");
  return join(parts, "\n\n");
}

}  // namespace wellmet
