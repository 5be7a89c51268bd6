#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/instant.h"
#include "model/change.h"
#include "store/db/database.h"

namespace wellmet {

// What every action needs: the store, whose data it is, and what time it is. Made in main.cpp;
// tests make their own with a clock that they set.
struct App {
  store::Connection& db;
  AccountId account = local_account;
  std::function<Instant()> clock;
  Zone zone = Zone::utc();
  std::optional<LocalDate> today_is = {};  // --today: a day that is looked at, or tried out
  std::optional<LocalDate> clock_is =
      {};                             // WELLMET_TODAY: what passes for the calendar on the wall
  std::string photos_folder = {};     // where files of photos lie (store/files/photo_files.h)
  std::string pictures_program = {};  // the path of wellmet-pictures, which reads pictures
  Origin origin = Origin::unknown;    // the front that asks, for the history
  std::string store_path = {};        // where the store is, for the files beside it; "" unknown

  Instant now() const { return clock(); }
  LocalDate today() const { return today_is ? *today_is : day_by_clock(); }
  LocalDate day_by_clock() const { return clock_is ? *clock_is : zone.date_of(clock()); }
};

}  // namespace wellmet
