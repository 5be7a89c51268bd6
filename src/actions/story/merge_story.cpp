#include "actions/story/merge_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "judgement/notice.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {

std::vector<std::string> settle_stories(store::WriteTx& tx, const Person& keep,
                                        const Person& join) {
  std::vector<std::string> gave_way;
  const std::vector<Interest> mine = store::interests_of(tx, keep.id);
  for (const Interest& theirs : store::interests_of(tx, join.id)) {
    const auto same = std::ranges::find(mine, theirs.id, &Interest::id);
    if (same == mine.end() || theirs.detail.empty() || theirs.detail == same->detail) continue;
    if (same->detail.empty()) {
      store::give_interest(tx, keep.id, theirs);
    } else {
      gave_way.push_back(fmt::format("interest in {}: {}", theirs.name, theirs.detail));
    }
  }
  const int wish = join.wished_cadence_days;
  if (wish > 0 && keep.wished_cadence_days > 0 && wish != keep.wished_cadence_days)
    gave_way.push_back(fmt::format("you wanted to be in touch {}", wish_in_words(wish)));
  return gave_way;
}

void drop_repeated_follow_ups(store::WriteTx& tx, PersonId person, LocalDate today) {
  std::vector<FollowUp> seen;
  for (FollowUp& one : store::follow_ups_of(tx, person)) {  // open first, then by due date
    if (one.state != FollowUpState::open || one.rule.empty()) continue;
    const bool again = std::ranges::any_of(seen, [&](const FollowUp& earlier) {
      return earlier.kind == one.kind && earlier.text == one.text && earlier.about == one.about;
    });
    if (!again) {
      seen.push_back(one);
      continue;
    }
    one.state = FollowUpState::dropped;
    one.closed = today;
    store::update_follow_up(tx, one);
  }
}

}  // namespace wellmet::actions
