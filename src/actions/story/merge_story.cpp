#include "actions/story/merge_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/giving/told.h"
#include "actions/introductions/settle_introductions.h"
#include "judgement/notice.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

std::vector<FollowUp> open_automatic(store::ReadTx& tx, PersonId person) {
  std::vector<FollowUp> open = store::follow_ups_of(tx, person);
  std::erase_if(open, [](const FollowUp& one) {
    return one.state != FollowUpState::open || one.rule.empty();
  });
  return open;
}

// Dropped while it is still its own person's, so that forgetting them finds it in the journal.
void drop_repeated_follow_ups(store::WriteTx& tx, PersonId keep, PersonId join, LocalDate today) {
  std::vector<FollowUp> mine = open_automatic(tx, keep);
  for (FollowUp& theirs : open_automatic(tx, join)) {
    const auto same = std::ranges::find_if(mine, [&](const FollowUp& one) {
      return one.kind == theirs.kind && one.text == theirs.text && one.about == theirs.about;
    });
    if (same == mine.end()) continue;
    FollowUp& later = same->due <= theirs.due ? theirs : *same;
    later.state = FollowUpState::dropped;
    later.closed = today;
    store::update_follow_up(tx, later);
    mine.erase(same);
  }
}

}  // namespace

std::vector<std::string> settle_stories(store::WriteTx& tx, const Person& keep, const Person& join,
                                        LocalDate today) {
  drop_repeated_follow_ups(tx, keep.id, join.id, today);
  join_introductions(tx, keep.id, join.id);
  std::vector<std::string> gave_way = join_what_was_told(tx, keep.id, join.id);
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

}  // namespace wellmet::actions
