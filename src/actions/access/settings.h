#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "formats/written_date.h"

namespace wellmet::store {
class ReadTx;
class WriteTx;
}  // namespace wellmet::store

namespace wellmet::actions {

// One setting: its name in the store, what it is for the user, and what it may hold.
struct SettingKind {
  const char* name;
  const char* words;                               // "the day's limit"
  std::string (*fault)(const std::string& value);  // "" when it may be kept; never asked about ""
  const char* usual;                               // while nobody chose; "" where it depends
  const char* values;                              // for display: "system, light or dark"
};
const std::vector<SettingKind>& setting_kinds();

// The number that a setting holds; the other one when it holds none.
int number_or(std::string_view value, int otherwise);

// How the user writes 3/4: as they said, else as the language of their dates has it; unknown when
// neither was said.
DayOrder usual_day_order(store::ReadTx&);

// A name of a setting with what it shall hold; "" for what is usual, as if nobody had chosen.
using Setting = std::pair<std::string, std::string>;

// Within a deed that does more: what it changed, for the user ("weekly limit"). What is already so
// is left alone. Throws as change_settings().
std::vector<std::string> put_settings(store::WriteTx&, const std::vector<Setting>&);

// One deed; what is already so is left alone. Throws invalid, naming the setting, for a value that
// it may not hold, and usage for a name that is none.
DeedId change_settings(const App&, const std::vector<Setting>&);

}  // namespace wellmet::actions
