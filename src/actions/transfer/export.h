#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "actions/backup/photos_lost.h"
#include "actions/progress.h"
#include "base/error.h"
#include "base/problem.h"
#include "store/db/tx.h"

// The way out, and the way back in of everything. Texts are handed over in pieces, so that a large
// store needs little memory.
namespace wellmet::actions {

using Take = std::function<void(std::string_view piece)>;

// How many rows, cards or people were written. All see one moment of the store.
struct Everything {
  std::int64_t rows = 0;
  PhotosLost photos = {};  // those that ought to be in it and are not
};
Everything export_everything(const App&, const Take&, const ProgressAt&);
std::int64_t export_cards(const App&, const Take&);
// Each card with a name for its file, byte for byte.
std::int64_t export_cards_apart(
    const App&, const std::function<void(const std::string& file_name, std::string_view card)>&);
std::int64_t export_sheet(const App&, const Take&);

// An archive is a file from outside, whoever wrote it: each of its rows is checked against the
// table it is for, then against the others, before any of it is kept (docs/decisions/0018).

// What an archive holds that it can't hold, and where. Its message is that of an Error.
class BrokenArchive : public Error {
 public:
  explicit BrokenArchive(Problem);
  BrokenArchive(Problem, const std::string& message);
  const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

// Whether bytes are of the wellmet format.
bool is_everything(std::string_view bytes);

struct EverythingIn {
  std::int64_t people = 0;
  std::int64_t interactions = 0;
  bool has_end = true;                 // else whether it is complete could not be checked
  int left_out = 0;                    // settings, and meanings of columns, that can't be used here
  std::vector<Problem> problems = {};  // both of these, for a report
};
// Fills the empty store with what export_everything wrote: the same numbers, the same history; the
// import itself is no deed of it. All or nothing, but for settings and meanings of columns that
// can't be used here, which are left out and named. Throws refused when the store is not empty, or
// the file of a newer version; BrokenArchive (invalid) for what it can't take.
EverythingIn import_everything(const App&, std::string_view bytes, const ProgressAt&);

}  // namespace wellmet::actions
