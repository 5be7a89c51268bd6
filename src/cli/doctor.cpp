#include "actions/doctor.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/output.h"

namespace wellmet::cli {
namespace {

Json json_of(const actions::Finding& finding) {
  return Json::Object{{"area", finding.area},
                      {"what", finding.what},
                      {"mended", finding.mended},
                      {"cure", finding.cure}};
}

int run_doctor(const Arguments& args, Session& session) {
  const auto repair = args.has("--repair") ? actions::Repair::yes : actions::Repair::no;
  const std::vector<actions::Finding> findings = actions::examine(session.app(), repair);
  bool well = true;
  for (const actions::Finding& finding : findings) well = well && finding.mended;
  if (session.json) {
    Json::Array list;
    for (const actions::Finding& finding : findings) list.push_back(json_of(finding));
    print_json(session, Json::Object{{"well", well}, {"findings", list}});
    return well ? 0 : 1;
  }
  if (findings.empty()) say(session, "All is well: the file, what is derived, the history.");
  for (const actions::Finding& finding : findings) {
    const std::string end = finding.mended ? " Mended." : " " + finding.cure;
    say(session, fmt::format("{}: {}.{}", finding.area, finding.what, end));
  }
  return well ? 0 : 1;
}

}  // namespace

extern const Command doctor;

const Command doctor{
    .name = "doctor",
    .group = "Care",
    .help = "look the store over, and mend what can be mended",
    .examples = {"wellmet doctor", "wellmet doctor --repair"},
    .parameters = {{.name = "--repair",
                    .takes = Takes::flag,
                    .help = "derive anew what differs, forget old trash"}},
    .run = run_doctor,
    .more =
        "Looks at the file itself and its references, at what is derived from the cards and the "
        "story, at the history, and for people in the trash longer than 30 days. Without --repair "
        "nothing is written. Exit code 1 when something is amiss and was not mended.",
};

}  // namespace wellmet::cli
