#include "actions/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "actions/photo_files.h"
#include "actions/store_copy.h"
#include "base/error.h"
#include "store/digests.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;

// wellmet-2026-11-22-090000.db: in the order of time, and never mistaken for another file.
std::string dated_name(const App& app) {
  const Instant now = app.now();
  std::string clock = app.zone.clock_time(now);
  std::erase(clock, ':');
  return fmt::format("wellmet-{}-{}{:02}.db", to_iso(app.zone.date_of(now)), clock,
                     now.milliseconds / 1000 % 60);
}

std::vector<std::string> older_ones(const fs::path& folder, int keep) {
  static const std::regex dated(R"(wellmet-\d{4}-\d\d-\d\d-\d{6}\.db)");
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (std::regex_match(name, dated)) names.push_back(name);
  }
  std::ranges::sort(names, std::greater<>());
  if (names.size() <= static_cast<std::size_t>(keep)) return {};
  names.erase(names.begin(), names.begin() + keep);
  return names;
}

// Of the newest dated backup in the folder: what it has already need not be written again.
std::string newest_photos(const fs::path& path) {
  const std::vector<std::string> dated = older_ones(path.parent_path(), 0);
  return dated.empty() ? "" : photos_beside((path.parent_path() / dated.front()).string());
}

}  // namespace

BackUp back_up(const App& app, const std::string& target, int keep) {
  std::error_code ignored;
  const bool is_file = !fs::is_directory(target, ignored) && target.ends_with(".db");
  const fs::path path = is_file ? fs::path(target) : fs::path(target) / dated_name(app);
  if (!path.parent_path().empty()) make_folder(path.parent_path());
  if (fs::exists(path, ignored))
    throw Error(ErrorKind::unavailable,
                fmt::format("{} is there already. Give another name.", path.string()));
  const Part part(path.string());
  copy_and_read_back(app.db, part.path);
  // Before the store's copy has its name, and after it was made: no photo in it is missing.
  copy_photos(app.photos_folder, photos_beside(path.string()), is_file ? "" : newest_photos(path));
  move_into_place(part.path, path.string());
  BackUp made{.path = path.string(), .damaged = store::damaged_texts(app.db)};
  {
    store::ReadTx tx(app.db, app.account);
    made.people = store::count_people(tx, store::Shown::all);
  }
  // An older one may hold a text that was damaged since.
  if (is_file || !made.damaged.empty()) return made;
  for (const std::string& name : older_ones(path.parent_path(), keep)) {
    fs::remove(path.parent_path() / name, ignored);
    fs::remove_all(photos_beside((path.parent_path() / name).string()), ignored);
    made.forgotten.push_back(name);
  }
  return made;
}

}  // namespace wellmet::actions
