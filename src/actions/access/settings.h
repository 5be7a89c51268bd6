#pragma once
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"

namespace wellmet::actions {

// One setting: its name in the store, what it is for the user, and what it may hold.
struct SettingKind {
  const char* name;
  const char* words;                               // "the day's limit"
  std::string (*fault)(const std::string& value);  // "" when the value may be kept
};
const std::vector<SettingKind>& setting_kinds();

// One deed; what is already so is left alone. Throws invalid, naming the setting, for a value that
// it may not hold, and usage for a name that is none.
void change_settings(const App&, const std::vector<std::pair<std::string, std::string>>&);

}  // namespace wellmet::actions
