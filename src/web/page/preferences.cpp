#include "web/page/preferences.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/access/settings.h"
#include "actions/today/today.h"
#include "store/access/settings.h"

namespace wellmet::web {

void put(Preferences& preferences, std::string_view name, const std::string& value) {
  if (name == "theme") preferences.theme = theme_of(value);
  if (name == "keys") preferences.keys = value != "off";
  if (name == "locale") preferences.locale = value;
  if (name == "today.lines") preferences.lines = actions::number_or(value, preferences.lines);
  if (name == "today.week") preferences.week = actions::number_or(value, preferences.week);
  if (name == "today.energy") preferences.energy = parse_energy(value).value_or(Energy::usual);
  if (name == "dates.order") preferences.date_order = value;
  if (name == "log.words") preferences.own_words = value;
  if (name == "zone") preferences.zone = value;
  if (name == "history_keep") preferences.history_keep = value;
}

Preferences preferences_of(store::ReadTx& tx) {
  Preferences preferences;
  const auto settings = store::settings(tx);
  for (const auto& [name, value] : settings) put(preferences, name, value);
  const DayWish wish = actions::usual_wish(settings, {});
  preferences.lines = wish.limit;
  preferences.week = wish.nudges_a_week;
  preferences.energy = wish.energy;
  return preferences;
}

std::string undo_period(std::string_view history_keep) {
  if (history_keep == "forever") return "forever";
  switch (const int days =
              actions::number_or(history_keep, static_cast<int>(store::HistoryLimit{}.days))) {
    case 1:
      return "for 1 day";
    case 365:
      return "for a year";
    case 730:
      return "for two years";
    case 3650:
      return "for ten years";
    default:
      return fmt::format("for {} days", days);
  }
}

std::string to_text(Theme theme) {
  if (theme == Theme::light) return "light";
  return theme == Theme::dark ? "dark" : "system";
}

Theme theme_of(std::string_view text) {
  if (text == "light") return Theme::light;
  return text == "dark" ? Theme::dark : Theme::system;
}

}  // namespace wellmet::web
