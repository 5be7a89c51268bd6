#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "actions/search/search_query.h"
#include "cli/shell/command.h"
#include "language/dates/dates.h"
#include "model/interest.h"
#include "model/person.h"
#include "store/db/tx.h"

// Words of the command line as values that several commands take. All throw usage, saying how the
// value is written, when they can’t be read.
namespace wellmet::cli {

// The person of the positional parameter, by name or number, in a reading of its own.
PersonId person_given(Session&, const Arguments&, std::string_view parameter = "WHO");
std::string name_of(Session&, PersonId);

// Figures that could be either, as in 3/4, are read as the settings say; where they say nothing,
// how it was read is said on `err`.
PartialDate date_given(Session&, std::string_view option, const std::string& text);
// "--company" as actions call it: "company", written with its value behind a space.
actions::FilterName filter_name(std::string_view option);
LocalDate past_day_given(std::string_view option, const std::string& text, LocalDate today);
std::vector<RelationshipWord> words_given(const Arguments&, std::string_view option);
std::optional<language::CadenceWish> every_given(const Arguments&);
std::optional<InterestKind> interest_kind_given(const Arguments&);

std::vector<std::string> word_choices();           // "mentor", "peer", …
std::vector<std::string> interest_kind_choices();  // "thing", "cause", …

}  // namespace wellmet::cli
