#pragma once
#include <string>
#include <vector>

#include "formats/json.h"
#include "language/log/log_line.h"
#include "language/names/who.h"
#include "model/interaction.h"

namespace wellmet::cli {

// A line as it was read, for `log --json` and `evaluate log`. `names` are the people's, one for
// each mention, and those of candidates are given by the caller where it knows them.
struct ShownReading {
  const language::LogLine& line;
  const std::vector<language::Who>& who;
  const std::vector<std::string>& names;
  const std::vector<std::vector<std::string>>& candidates;  // of mentions that several fit
  const std::vector<InteractionId>& further;  // as saved, one for each of line.further, or none
};
Json::Object json_of_reading(const ShownReading&);

}  // namespace wellmet::cli
