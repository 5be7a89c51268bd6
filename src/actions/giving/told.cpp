#include "actions/giving/told.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/giving/give.h"
#include "store/giving/resources.h"
#include "store/giving/told.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

void drop_question_of_both(store::WriteTx& tx, PersonId keep, PersonId join) {
  const std::vector<Note> mine = store::notes_of(tx, keep);
  for (const Note& theirs : store::notes_of(tx, join)) {
    const bool is_of_both = std::ranges::any_of(mine, [&](const Note& one) {
      return one.kind == theirs.kind && one.text == theirs.text && one.done == theirs.done;
    });
    if (is_of_both && says_you_asked(theirs)) store::delete_note(tx, theirs.id);
  }
}

}  // namespace

void follow_what_is_told(store::WriteTx& tx, const Interaction& interaction,
                         const std::vector<PersonId>& people) {
  const std::optional<ToldOf> of = told_of(interaction);
  if (!of || of->told != Told::given || !store::find_resource(tx, of->resource)) return;
  for (const PersonId person : people)
    store::put_day_given(tx, of->resource, person, store::first_told(tx, *of, person));
}

std::vector<std::string> join_what_was_told(store::WriteTx& tx, PersonId keep, PersonId join) {
  std::vector<std::string> gave_way;
  const std::vector<store::ToldToSomebody> mine = store::told_with(tx, keep);
  for (const store::ToldToSomebody& theirs : store::told_with(tx, join)) {
    const auto same = std::ranges::find_if(mine, [&](const store::ToldToSomebody& one) {
      return one.of == theirs.of && one.day == theirs.day && one.interaction != theirs.interaction;
    });
    if (same == mine.end()) continue;
    const auto stays = store::find_interaction(tx, same->interaction);
    const auto goes = store::find_interaction(tx, theirs.interaction);
    if (goes->people.size() > 1) continue;
    if (goes->kind != stays->kind || goes->note != stays->note)
      gave_way.push_back(
          fmt::format("{} of {}: {}", to_text(goes->kind), to_words(goes->day), goes->note));
    store::delete_interaction(tx, goes->id);
  }
  drop_question_of_both(tx, keep, join);
  return gave_way;
}

}  // namespace wellmet::actions
