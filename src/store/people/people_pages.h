#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "store/db/tx.h"
#include "store/people/people.h"

// Readings for pages that show people as faces. Each is bounded by a limit and led by an index:
// what they cost does not grow with the address book.
namespace wellmet::store {

// Who stands on the page; every part that is set narrows further.
struct FacesFilter {
  Shown shown = Shown::current;
  bool met_once = false;
  bool quiet = false;             // silent for longer than is usual between you two
  std::string interest_key = {};  // of interest_key()
  std::string city_folded = {};
  std::string word = {};                                 // text of a relationship word
  std::optional<std::vector<PersonId>> only_these = {};  // nobody but these
  std::vector<PersonId> without = {};
  std::string from_key = {};  // in the order of names: from this sort_key() on
  int limit = 60;
  int offset = 0;
};
// In the order of names; those in touch once or quiet by the day you were last in touch, newest
// first.
std::vector<PersonId> faces(ReadTx&, const FacesFilter&, LocalDate today);

// Whom you were in touch with since a day, the newest first, those met only once not among them.
std::vector<PersonId> lately(ReadTx&, LocalDate since, int limit);
// Of whom one contact is noted, since a day, the newest first; not friends and family, and nobody
// of whom it is said that you have known each other for long.
struct Beginning {
  PersonId person = {};
  LocalDate day = {};
  std::string where = {};  // as it stands in how you met, else the place of the meeting
};
std::vector<Beginning> beginnings(ReadTx&, LocalDate since, int limit);

// What these people care about, in one query: what lasts first, the newest noted first.
struct FaceInterest {
  PersonId person = {};
  std::string name = {};
  InterestKind kind = InterestKind::thing;
  std::string detail = {};
};
std::vector<FaceInterest> interests_of_all(ReadTx&, const std::vector<PersonId>&);
// Who else of your current people has what the person has, a few names each: (interest, person).
struct AlsoHas {
  InterestId interest = {};
  std::string name = {};
};
std::vector<AlsoHas> others_with(ReadTx&, PersonId, const std::vector<InterestId>&, int most_each);

// When and how the person was met since a day, newest first: for drawing.
struct TouchDay {
  LocalDate day = {};
  Touch touch = Touch::real;
  InteractionKind kind = InteractionKind::met;
};
std::vector<TouchDay> touches_of(ReadTx&, PersonId, LocalDate since, int limit);

// Who is in the trash, the latest first; those who were merged away are not.
struct Trashed {
  PersonId person = {};
  std::string name = {};
  Instant at = {};
};
std::vector<Trashed> trash(ReadTx&, int limit);

}  // namespace wellmet::store
