#include "cli/giving/share.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/people/people_given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"

namespace wellmet::cli {
namespace {

Json day(const std::optional<LocalDate>& on) { return on ? Json(to_iso(*on)) : Json(nullptr); }

Json person(PersonId id, const std::string& name) {
  return Json::Object{{"id", id.value}, {"name", name}};
}

Json json_of(const actions::MayHelp& may) {
  return Json::Object{{"person", person(may.person, may.name)},
                      {"ground", to_text(may.ground)},
                      {"because", may.because},
                      {"noted", day(may.noted)}};
}

Json json_of(const actions::NamedDay& one) {
  return Json::Object{{"person", person(one.person, one.name)}, {"on", to_iso(one.day)}};
}

Json json_of(const actions::NamedAnswer& one) {
  return Json::Object{{"person", person(one.person, one.name)},
                      {"answer", to_text(one.answer)},
                      {"on", to_iso(one.day)}};
}

}  // namespace

Parameter which_resource() { return {.name = "ID", .help = "its number, r3", .required = true}; }

std::vector<Parameter> resource_and_people(const std::vector<Parameter>& more) {
  std::vector<Parameter> list = {which_resource()};
  for (Parameter& parameter : parameters_for_people()) list.push_back(std::move(parameter));
  list.insert(list.end(), more.begin(), more.end());
  return list;
}

ResourceId resource_given(const Arguments& args) {
  return ResourceId{number_of(args.text("ID"), 'r', "thing to pass on")};
}

std::optional<LocalDate> until_given(const Arguments& args, LocalDate today) {
  const auto text = args.value("--until");
  if (!text) return std::nullopt;
  const auto until = language::parse_when(*text, today, language::Leaning::future);
  if (!until)
    throw Error(ErrorKind::usage,
                fmt::format("--until \"{}\" isn’t a date I know. Try friday, \"in 2 weeks\" or "
                            "2026-03-05.",
                            *text));
  if (*until < today)
    throw Error(ErrorKind::usage, fmt::format("--until: {} is over already.", to_words(*until)));
  return until;
}

actions::WholeResource whole_of(Session& session, const Resource& resource) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return actions::whole_resource(tx, resource, actions::WhomToGive(tx, app.today()));
}

Json json_of(const actions::WholeResource& whole) {
  const Resource& resource = whole.resource;
  Json::Array answers, answered, may_help;
  for (const actions::NamedAnswer& one : whole.answers) answers.push_back(json_of(one));
  for (const actions::NamedDay& one : whole.answered) answered.push_back(json_of(one));
  for (const actions::MayHelp& may : whole.may_help) may_help.push_back(json_of(may));
  return Json::Object{{"id", resource.id.value},
                      {"about", resource.about},
                      {"link", resource.link},
                      {"text", resource.text},
                      {"file", whole.file_name},
                      {"kept", to_iso(resource.kept)},
                      {"open_until", day(resource.open_until)},
                      {"answers", answers},
                      {"posted", day(resource.posted)},
                      {"answered", answered},
                      {"may_help", may_help}};
}

void print_whom(Session& session, const actions::WholeResource& whole, std::size_t limit) {
  const auto& people = whole.may_help;
  for (std::size_t i = 0; i < people.size() && i < limit; ++i) {
    const actions::MayHelp& may = people[i];
    const std::string noted = may.noted ? fmt::format(" ({})", to_words(*may.noted)) : "";
    say(session, bold(session, for_terminal(may.name)));
    say(session, "  Because " + ended(for_terminal(may.because) + noted));
    say(session, dim(session, fmt::format("  wellmet share given r{} {}", whole.resource.id.value,
                                          may.person.value)));
  }
  if (people.size() > limit)
    say(session, fmt::format("Others may like it, too: wellmet share show r{} --all",
                             whole.resource.id.value));
}

int answer(Session& session, const Resource& resource, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(whole_of(session, resource)));
  } else {
    say(session,
        fmt::format("{}: {} (r{}).", said, for_terminal(resource.about), resource.id.value));
  }
  return 0;
}

}  // namespace wellmet::cli
