#include "actions/access/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "actions/deed.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/locale.h"
#include "formats/post_link.h"
#include "judgement/today.h"
#include "language/happened/own_words.h"
#include "store/access/settings.h"

namespace wellmet::actions {
namespace {

constexpr int most_new_a_week = 50;

std::string one_of(const std::string& value, std::initializer_list<std::string_view> choices) {
  return std::ranges::find(choices, value) != choices.end() ? "" : "is none of the choices";
}

std::string fault_of_theme(const std::string& v) { return one_of(v, {"system", "light", "dark"}); }
std::string fault_of_switch(const std::string& v) { return one_of(v, {"on", "off"}); }
std::string fault_of_energy(const std::string& v) {
  return parse_energy(v) ? "" : "is none of the choices";
}

std::string fault_of_number(const std::string& v, int least, int most) {
  const int number = number_or(v, least - 1);
  return number >= least && number <= most
             ? ""
             : fmt::format("must be a number from {} to {}", least, most);
}

std::string fault_of_lines(const std::string& v) { return fault_of_number(v, 1, most_lines_a_day); }
std::string fault_of_week(const std::string& v) { return fault_of_number(v, 0, most_new_a_week); }

std::string fault_of_locale(const std::string& v) {
  return is_known_locale(v) ? "" : "must be a language such as en-GB or de";
}

std::string fault_of_mastodon(const std::string& v) {
  return mastodon_server(v) == v ? "" : "must be the name of a server such as social.example";
}

std::string fault_of_zone(const std::string& v) {
  try {
    Zone::named(v);
    return "";
  } catch (const Error&) {
    return "must be a time zone such as Europe/Lisbon";
  }
}

std::string fault_of_order(const std::string& v) { return one_of(v, {"day first", "month first"}); }

std::string fault_of_history(const std::string& v) {
  constexpr int most_days = 36'500;
  if (v == "forever" || fault_of_number(v, 1, most_days).empty()) return "";
  return fmt::format("must be 1 to {} days, or “forever”", most_days);
}

std::string fault_of_words(const std::string& v) {
  const auto fault = language::OwnWords::fault_of(v);
  return fault
             ? fmt::format("can’t be read from “{}” on: it takes words = kind, with commas between",
                           *fault)
             : "";
}

const SettingKind& kind_named(const std::string& name) {
  for (const SettingKind& kind : setting_kinds())
    if (name == kind.name) return kind;
  throw Error(ErrorKind::usage, fmt::format("There is no setting called \"{}\".", name));
}

std::string fault_in_words(const SettingKind& kind, const std::string& value,
                           const std::string& fault) {
  if (kind.fault == fault_of_zone)
    return fmt::format("“{}” isn’t a time zone I know. Try one such as Europe/Lisbon.", value);
  return fmt::format("“{}”: {} {}.", value, kind.words, fault);
}

}  // namespace

const std::vector<SettingKind>& setting_kinds() {
  static const std::vector<SettingKind> kinds = {
      {"theme", "appearance", fault_of_theme, "system", "system, light or dark"},
      {"keys", "single keys", fault_of_switch, "on", "on or off"},
      {"locale", "language of dates", fault_of_locale, "",
       "a language such as en-GB, en-US, de, fr, pt-BR, pl or ja"},
      {"dates.order", "order of day and month", fault_of_order, "",
       "day first or month first, in 3/4"},
      {"log.words", "your own words for occasions", fault_of_words, "",
       "words = kind, such as Stammtisch = drink, choir night = event (or met, coffee, meal, walk, "
       "call, visit …)"},
      {"today.lines", "people a day", fault_of_lines, "5", "a number from 1 to 20"},
      {"today.energy", "usual energy", fault_of_energy, "usual", "low, usual or plenty"},
      {"today.week", "weekly limit", fault_of_week, "10", "quiet friends newly suggested, 0 to 50"},
      {"zone", "time zone", fault_of_zone, "", "a name such as Europe/Lisbon"},
      {"history_keep", "how long changes can be undone", fault_of_history, "730",
       "a number of days, or forever"},
      {"mastodon", "Mastodon server", fault_of_mastodon, "", "a name such as social.example"},
  };
  return kinds;
}

int number_or(std::string_view value, int otherwise) {
  int number = otherwise;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  return fault == std::errc{} && end == value.data() + value.size() ? number : otherwise;
}

DayOrder usual_day_order(store::ReadTx& tx) {
  const auto said = store::setting(tx, "dates.order");
  const auto locale = store::setting(tx, "locale");
  // Of English alone nobody knows which it is.
  if (!said && (!locale || *locale == "en")) return DayOrder::unknown;
  const bool month_first = said ? *said == "month first" : month_comes_first(*locale);
  return month_first ? DayOrder::month_first : DayOrder::day_first;
}

std::vector<std::string> put_settings(store::WriteTx& tx, const std::vector<Setting>& wanted) {
  const auto now = store::settings(tx);
  std::vector<std::string> changed;
  for (const auto& [name, value] : wanted) {
    const SettingKind& kind = kind_named(name);
    const auto held = now.find(name);
    if (held == now.end() ? value.empty() : held->second == value && !value.empty()) continue;
    if (value.empty()) {
      store::drop_setting(tx, name);
    } else if (const std::string fault = kind.fault(value); !fault.empty()) {
      throw Error(ErrorKind::invalid, fault_in_words(kind, value, fault));
    } else {
      store::put_setting(tx, name, value);
    }
    changed.emplace_back(kind.words);
  }
  return changed;
}

DeedId change_settings(const App& app, const std::vector<Setting>& wanted) {
  Deed deed(app, DeedKind::settings, "changed the settings");
  put_settings(deed.tx, wanted);
  return deed.commit();
}

}  // namespace wellmet::actions
