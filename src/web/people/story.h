#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/interaction.h"
#include "web/page/layout.h"

namespace wellmet::web {

using Names = std::vector<std::pair<PersonId, std::string>>;

// A stretch of somebody's story, newest first.
struct StoryPart {
  PersonId person = {};
  std::vector<Interaction> interactions = {};
  Names names = {};
  bool more = false;                     // there is an earlier part
  std::optional<LocalDate> begins = {};  // the day of the very first
};
// "coffee", "thumbs-up": the icon of what happened.
const char* icon_of(InteractionKind);
// "at Blue Bottle, with Jo Okafor", each other person a link.
Html circumstances(const Interaction&, PersonId whose, const Names&);

// <ol class="tl">, and after it the link to what was before.
Html story_part(const Layout&, const StoryPart&);

}  // namespace wellmet::web
