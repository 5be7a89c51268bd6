#include "actions/today/openers.h"

#include <algorithm>

#include "actions/today/today.h"
#include "base/error.h"
#include "store/access/settings.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

using Stories = std::map<PersonId, OpenerStory>;

void add_notes(store::ReadTx& tx, const std::vector<PersonId>& ids, Stories& stories) {
  for (const Note& note : store::last_told_and_asked(tx, ids)) {
    OpenerStory& story = stories[note.person];
    if (note.kind == NoteKind::question) {
      story.question = note.text;
    } else {
      story.told = note.text;
      story.told_on = note.day;
    }
  }
}

Stories stories_of(store::ReadTx& tx, const std::vector<PersonId>& ids) {
  Stories stories;
  add_notes(tx, ids, stories);
  for (const store::RhythmRow& row : store::rhythms_of(tx, ids))
    stories[row.person].contacts = row.contact_days;
  for (auto& [person, name] : rarest_shared(tx, ids)) stories[person].shared = name;
  return stories;
}

}  // namespace

std::map<PersonId, std::vector<Opener>> openers_for(store::ReadTx& tx,
                                                    const std::vector<Suggestion>& lines,
                                                    LocalDate today) {
  std::vector<PersonId> ids;
  for (const Suggestion& line : lines) ids.push_back(line.person);
  Stories stories = stories_of(tx, ids);
  std::map<PersonId, std::vector<Opener>> all;
  for (const Suggestion& line : lines) {
    const auto reason = line.claims.empty() ? std::nullopt : std::optional(line.claims.front());
    all[line.person] = openers(reason, stories[line.person], today);
  }
  return all;
}

std::vector<Opener> openers_for(store::ReadTx& tx, PersonId person, LocalDate today) {
  const std::optional<Person> found = store::find_person(tx, person);
  if (!found || found->removed_at) throw Error(ErrorKind::not_found, "There is no such person.");
  DayWish wish = usual_wish(store::settings(tx), today);
  wish.limit = most_lines_a_day;
  const DayList list = actions::today(tx, wish);
  const auto line = std::ranges::find(list.lines, person, &Suggestion::person);
  if (line != list.lines.end()) return openers_for(tx, {*line}, today)[person];
  return openers({}, stories_of(tx, {person})[person], today);
}

}  // namespace wellmet::actions
