#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "actions/giving/resources.h"
#include "actions/giving/whole_resource.h"
#include "cli/shell/command.h"
#include "formats/json.h"

// What the commands on things worth passing on share.
namespace wellmet::cli {

constexpr std::size_t people_of_a_resource = 5;  // unless all are asked for

Parameter which_resource();
// That, the people, and what the command takes besides.
std::vector<Parameter> resource_and_people(const std::vector<Parameter>& more);
// By its number, "r3" or "3". Throws usage.
ResourceId resource_given(const Arguments&);
// A day that is not over, of --until. Throws usage.
std::optional<LocalDate> until_given(const Arguments&, LocalDate today);

actions::WholeResource whole_of(Session&, const Resource&);
Json json_of(const actions::WholeResource&);
// Whom it may be of use to and why, at most so many.
void print_whom(Session&, const actions::WholeResource&, std::size_t limit);
// The answer of a command that changes one, with its number: "Kept: … (r3)."
int answer(Session&, const Resource&, const std::string& said);

}  // namespace wellmet::cli
