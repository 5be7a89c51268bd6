#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"

// What would help many becomes a post: words to copy, and links that open them in the user's own
// browser or mail. Wellmet posts nothing.
namespace wellmet::actions {

struct Post {
  std::string words = {};
  bool is_own = false;        // the user's words, not the draft
  std::string linkedin = {};  // takes the link alone; "" without a link
  std::string mastodon = {};  // "" while no server is known (setting "mastodon")
  std::string mail = {};      // "mailto:…", to whom the user likes
};
Post post_of(store::ReadTx&, const Resource&);

// The user's own words from now on; "" for the draft again. Throws invalid for words that are too
// long.
Did<Resource> put_post_words(const App&, ResourceId, const std::string& words);
// The user posted it on that day, or on that one and not on the day that was said before. Throws
// conflict when that is noted already, invalid for a day to come and one after the first answer.
Did<Resource> say_posted(const App&, ResourceId, std::optional<LocalDate> on);
// They answered the post: a light touch in the story of each. Throws refused before it was posted,
// conflict for somebody who answered before, invalid for nobody, for a day to come and for one
// before the post.
Did<Resource> say_answered(const App&, ResourceId, const std::vector<PersonId>&,
                           std::optional<LocalDate> on);

}  // namespace wellmet::actions
