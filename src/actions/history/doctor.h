#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "base/next.h"

namespace wellmet::actions {

struct Finding {
  std::string area = {};  // "file", "content", "search", "derived", "history", "trash", "photos"
  std::string what = {};
  std::string cure = {};  // what to do first; nothing, and no `next`, when it was repaired
  bool repaired = false;
  std::optional<Next> next = {};
};
// What `Repair::yes` puts right, or has.
Finding repairable(const char* area, std::string what, bool repaired);

// What was looked at and what was found there; nothing is said of the rest.
struct Examination {
  std::vector<std::string> checked = {};      // "the file and its 41 indexes", "214 cards"
  std::vector<std::string> not_checked = {};  // each with the reason
  std::vector<Finding> findings = {};
  bool complete = true;  // false: something that should have been looked at was not
  bool well() const;
};

enum class Repair { no, yes };
// Looks the whole store over, all its accounts (an import that was broken off is taken back first):
// the file, its indexes and references, the history, each text against its digest, search, what is
// derived, old trash, the files of photos. Without Repair::yes nothing is written. With it, what
// follows from other things is made again from them, a card with one or two damaged bytes is
// corrected by its digest, who is in the trash longer than its time is forgotten, files that belong
// to nothing go; then it looks again. What follows from a damaged text is left as it was. A store
// that may only be read is looked at in a copy of it.
Examination examine(const App&, Repair);

// Of a store that is too damaged to be opened; `cause` is what the database says.
Examination unopened(const std::string& cause);

// Takes every damaged text for the truth as it is now, which only a person can decide. What was
// accepted, each as a sentence.
std::vector<std::string> accept_damage(const App&);

}  // namespace wellmet::actions
