#pragma once
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"
#include "judgement/today.h"
#include "store/db/tx.h"
#include "store/history/history_limit.h"

namespace wellmet::web {

enum class Theme { system, light, dark };

// How an account likes its pages: rows of the settings table, each with a default.
struct Preferences {
  Theme theme = Theme::system;
  bool keys = true;         // single-key shortcuts (WCAG 2.1.4 wants a switch)
  std::string locale = {};  // of dates; "" until it is known: then the browser's language
  int lines = 5;            // of the day's list
  int week = DayWish{}.nudges_a_week;  // of silences and old friends
  Energy energy = Energy::usual;
  std::string own_words = {};   // for occasions: "Stammtisch = drink"
  std::string date_order = {};  // "day first", "month first"; "" until it was said
  std::string zone = {};        // IANA name; "" is that of the machine
  // Days for which changes can be undone, or "forever".
  std::string history_keep = std::to_string(store::HistoryLimit{}.days);
};
Preferences preferences_of(store::ReadTx&);
// As the setting of this name has it; one that no page is shown by changes nothing.
void put(Preferences&, std::string_view name, const std::string& value);

// How long changes can be undone, by the value of history_keep: "for 100 days", "for a year",
// "forever".
std::string undo_period(std::string_view history_keep);

std::string to_text(Theme);
Theme theme_of(std::string_view);  // system for anything unknown

}  // namespace wellmet::web
