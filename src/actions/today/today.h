#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "judgement/today.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// How long a list, of which energy and how many new names a week the settings (store::settings())
// wish for.
DayWish usual_wish(const std::map<std::string, std::string>& settings, LocalDate today);
// The day's list, with as many new names a week as the settings allow. A fixed number of queries,
// each reading candidates only.
DayList today(store::ReadTx&, const DayWish&);
// The rarest thing each of them shares with you; "" or nothing where none is known.
std::map<PersonId, std::string> rarest_shared(store::ReadTx&, const std::vector<PersonId>&);
// DayList::more with each name once: "Jo Li (2)" of somebody who waits for two things.
std::vector<std::string> each_once(const std::vector<std::string>& more);
// Old friends to write to again, another few each week.
std::vector<Suggestion> reconnect(store::ReadTx&, const DayWish&);

// Remembers what was shown on the day, so that numbers mean what the eyes saw, no matter is named
// for ever, and a line that was answered makes no room for another. Not a deed. Looking twice
// changes no later list; nor does looking ahead or back: of another day than the clock's only the
// numbers are kept. A store that may only be read remembers nothing; the list is then shown as
// well.
void remember(const App&, LocalDate today, const std::vector<Suggestion>&);

// What was done with one line of the list, by its number as last shown today. All throw not_found
// when no such line was shown. The answer is a sentence for the user.
//   done: the follow-up is done; for a nudge, that you were in touch is logged (`words` say how).
//         Throws refused when the line is done already, invalid for words that are too long or
//         name a day to come
//   later: the follow-up is put off; for a nudge, the person rests until then
//   leave: the follow-up is dropped; for a nudge, the person rests for a season, for a day that
//          matters until it is over
Did<std::string> line_done(const App&, int number, const std::string& words);
Did<std::string> line_later(const App&, int number, LocalDate until);
Did<std::string> line_left(const App&, int number);
// Never this person again, but for the user's own promises.
Did<std::string> line_left_for_good(const App&, int number);
// No first meeting: know_for_years() of the person of the line.
Did<std::string> line_known_for_years(const App&, int number);

// Source and source key of the interaction that `done` logs: a line is done once, and somebody's
// day is then done, also ahead of it; a silence once for each day until one ends it. The key names
// the person so that no two lines share it; whose row it is, a merge may have changed since:
// matter_done() reads the matter alone.
inline constexpr std::string_view answer_source = "today";
std::string done_key(PersonId, const std::string& matter);
std::string matter_done(std::string_view key);

}  // namespace wellmet::actions
