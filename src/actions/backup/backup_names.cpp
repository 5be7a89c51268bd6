#include "actions/backup/backup_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <tuple>

#include "base/error.h"

namespace wellmet::actions {

namespace fs = std::filesystem;

std::vector<NamedBackup> backups_in(const std::string& folder) {
  static const std::regex form(R"(wellmet-\d{4}-\d\d-\d\d-\d{6}(?:Z-(\d{4,17}))?\.db)");
  std::vector<NamedBackup> found;
  std::error_code fault;
  for (fs::directory_iterator it(folder, fault), end; !fault && it != end; it.increment(fault)) {
    const std::string name = it->path().filename().string();
    std::smatch parts;
    if (!std::regex_match(name, parts, form)) continue;
    found.push_back({parts[1].matched ? std::stoll(parts[1].str()) : 0, name});
  }
  if (fault)
    throw Error(ErrorKind::unavailable,
                fmt::format("The folder {} can’t be read: {}.", folder, fault.message()));
  std::ranges::sort(found, [](const NamedBackup& a, const NamedBackup& b) {
    return std::tie(a.number, a.name) < std::tie(b.number, b.name);
  });
  return found;
}

std::string usual_backup_folder(const std::string& store_path) {
  return (fs::path(store_path).parent_path() / "backups").string();
}

std::int64_t next_number(const std::string& folder) {
  const std::vector<NamedBackup> there = backups_in(folder);
  return there.empty() ? 1 : there.back().number + 1;
}

std::string stamp(Instant at) {
  std::string time = to_iso(at).substr(0, 19);  // 2026-11-22T09:00:00
  std::erase(time, ':');
  std::ranges::replace(time, 'T', '-');
  return time;
}

std::string backup_name(Instant at, std::int64_t number) {
  return fmt::format("wellmet-{}Z-{:04}.db", stamp(at), number);
}

}  // namespace wellmet::actions
