#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/note.h"
#include "store/db/tx.h"

// What people look for and can give, and when you last heard of it.
namespace wellmet::store {

// Open ones of people who are here and of yourself, the newest first.
std::vector<Note> open_asks(ReadTx&, int limit);
std::vector<Note> open_offers(ReadTx&);

// Somebody you have met more than once, last within some time, and who may be suggested.
struct InTouch {
  PersonId person = {};
  std::string name = {}, given = {};
  std::optional<LocalDate> heard = {};  // the last ask of theirs that was noted, open or not
  std::optional<LocalDate> asked = {};  // when you last put `question` to them
};
std::vector<InTouch> in_touch_since(ReadTx&, LocalDate, std::string_view question);

}  // namespace wellmet::store
