#pragma once
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

// One setting: its name in the store, what it is for the user, and what it may hold.
struct SettingKind {
  const char* name;
  const char* words;                               // "the day's limit"
  std::string (*fault)(const std::string& value);  // "" when the value may be kept
};
const std::vector<SettingKind>& setting_kinds();

// A name of a setting with what it shall hold.
using Setting = std::pair<std::string, std::string>;

// Within a deed that does more: what it changed, for the user ("weekly limit"). What is already so
// is left alone. Throws as change_settings().
std::vector<std::string> put_settings(store::WriteTx&, const std::vector<Setting>&);

// One deed; what is already so is left alone. Throws invalid, naming the setting, for a value that
// it may not hold, and usage for a name that is none.
DeedId change_settings(const App&, const std::vector<Setting>&);

}  // namespace wellmet::actions
