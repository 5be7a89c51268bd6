#include "cli/shell/home_zone.h"

#include <fmt/format.h>

#include "base/known_zone.h"
#include "base/text.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

std::string environment(const Session& session, const char* name) {
  const auto found = session.environment.find(name);
  return found == session.environment.end() ? "" : found->second;
}

}  // namespace

Zone home_zone(Session& session, const std::optional<std::string>& chosen) {
  if (chosen) {
    if (auto zone = known_zone(*chosen)) return std::move(*zone);
  }
  const std::string tz = environment(session, "TZ_NAME");
  const auto of_tz = zone_of_tz(tz);
  auto usual = of_tz;
  if (!usual) usual = zone_of_tz(environment(session, "SYSTEM_ZONE"));
  Zone zone = usual.value_or(Zone::utc());
  const bool tz_unknown = !chosen && !tz.empty() && !of_tz;
  if (chosen || tz_unknown)
    session.err << for_terminal(fmt::format(
                       "wellmet: The time zone \"{}\"{} isn't known on this system, so days follow "
                       "{}. To choose another: wellmet me set --zone Europe/Lisbon",
                       chosen ? *chosen : tz, chosen ? "" : " (from TZ)", zone.name()))
                << std::endl;
  return zone;
}

}  // namespace wellmet::cli
