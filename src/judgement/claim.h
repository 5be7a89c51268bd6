#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace wellmet {

// What a line of the day's list says, as data: each claim can be looked up in the rows it names.
// The sentences (because.cpp) are made from claims and say nothing else.
enum class ClaimKind {
  promised,    // the user's own: `what` in their words, made on `since`, due on `due`
  helped,      // they helped on `since`
  advised,     // they gave advice on `since`, `what` if it has words; with `act`, you have not said
               // what came of it
  introduced,  // on `since` they introduced you to `what`
  met_first,   // `since` was said to be the first meeting
  noted_once,  // `what` ("a coffee") on `since` is the first time together that is noted
  new_job,     // `what` ("new job at Figma"), noted on `since`; without: begun on `since`
  date,        // `what` ("birthday", "surgery") falls on `due`
  met_years_ago,    // `years` on `due` since you met
  usual_gap,        // you talk every `rhythm_days` (the middle of the last six gaps)
  less_often,       // the same, but the last two gaps were far longer
  bursts,           // no gap is usual; `rhythm_days` is the middle one; the silence is longer than
                    // `what` ("most of the pauses between"; "" for less)
  silence,          // nothing since `since`, which is `span_days` ago
  wished,           // you want to be in touch every `rhythm_days`
  nothing_noted,    // no contact is noted
  followed_advice,  // you followed what they advised, `what`, on `since`
  hosted,           // they had you to stay or to a meal on `since`
  news,             // `what` ("got promoted"), heard on `since`
  found,            // they have what they looked for, `what`, noted on `since`
  introduction      // of one with `what`; `act` is the stage that it reached on `since`
};
std::string to_text(ClaimKind);  // "promised", "met first" …

// A row of the store: ("follow_ups", 7).
struct RowRef {
  std::string table = {};
  std::int64_t id = 0;
  friend bool operator==(const RowRef&, const RowRef&) = default;
};

struct Claim {
  ClaimKind kind = ClaimKind::promised;
  PersonId person = {};
  std::string act = {};  // of a promise, and of advice to come back to: the kind of follow-up
  std::string what = {};
  std::optional<LocalDate> since = {};
  std::optional<LocalDate> due = {};
  int span_days = 0;       // of silence; else 0
  double rhythm_days = 0;  // of usual gaps and wishes; else 0
  int years = 0;           // of dates; 0 unknown
  std::vector<RowRef> from = {};
  friend bool operator==(const Claim&, const Claim&) = default;
};

}  // namespace wellmet
