#pragma once
#include <string>
#include <vector>

#include "actions/transfer/import.h"
#include "cli/shell/command.h"
#include "formats/json.h"

namespace wellmet::cli {

// What came of one file.
struct FileReport {
  std::string path = {};  // as given; "-" for standard input
  std::string kind = {};
  std::string title = {};  // of the importer, for display
  bool previewed = false;
  bool failed = false;  // nothing of it was brought in
  actions::ImportResult result = {};
  std::vector<Problem> problems = {};
  std::vector<std::string> kept_columns = {};
  OwnerInFile owner = {};
};

void print_report(Session&, const FileReport&);
Json json_of(const std::vector<FileReport>&, const Zone&);

}  // namespace wellmet::cli
