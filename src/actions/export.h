#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "actions/progress.h"
#include "store/tx.h"

// The way out, and the way back in of everything. Texts are handed over in pieces, so that a large
// store needs little memory.
namespace wellmet::actions {

using Take = std::function<void(std::string_view piece)>;

// How many rows, cards or people were written. All see one moment of the store.
std::int64_t export_everything(const App&, const Take&, const ProgressAt&);
std::int64_t export_cards(const App&, const Take&);
// Each card with a name for its file, byte for byte.
std::int64_t export_cards_apart(
    const App&, const std::function<void(const std::string& file_name, std::string_view card)>&);
std::int64_t export_sheet(const App&, const Take&);

// Whether bytes are of the wellmet format.
bool is_everything(std::string_view bytes);
struct EverythingIn {
  std::int64_t people = 0;
  std::int64_t interactions = 0;
};
// Fills the empty store with what export_everything wrote: the same numbers, the same history; the
// bringing in itself is no deed of it. All or nothing. Throws refused when the store is not empty,
// or the file of a newer version; invalid, with the line, for what it cannot take.
EverythingIn bring_in_everything(const App&, std::string_view bytes, const ProgressAt&);

}  // namespace wellmet::actions
