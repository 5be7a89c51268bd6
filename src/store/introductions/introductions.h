#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "model/introductions/introduction.h"
#include "store/db/tx.h"

// Who is being put in touch with whom. None of these gives a thread with somebody in the trash.
namespace wellmet::store {

class WriteTx;

std::optional<Introduction> find_introduction(ReadTx&, IntroductionId);
// Of whom it is, whether they are in the trash or not; nothing where there is none of that number.
std::optional<std::pair<PersonId, PersonId>> two_of_introduction(ReadTx&, IntroductionId);
// Those under way, the newest first. Where one of the two has died, nothing is under way.
std::vector<Introduction> open_introductions(ReadTx&, int limit);
// Those that are over, the last ended first; without those that were set aside before anybody was
// asked.
std::vector<Introduction> past_introductions(ReadTx&, int limit);
// Of one person, likewise those under way first, then the newest; without those set aside.
std::vector<Introduction> introductions_of_person(ReadTx&, PersonId, int limit);
// Of these two, in either order, whatever became of it; the newest first.
std::vector<Introduction> introductions_between(ReadTx&, PersonId, PersonId);

// Whether the two were ever in one interaction.
bool were_together(ReadTx&, PersonId, PersonId);
// With whom this person ever was, in no order.
std::vector<PersonId> met_together_with(ReadTx&, PersonId);

IntroductionId insert_introduction(WriteTx&, const Introduction&);
void update_introduction(WriteTx&, const Introduction&);
void delete_introduction(WriteTx&, IntroductionId);

}  // namespace wellmet::store
