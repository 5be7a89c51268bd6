#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "base/problem.h"
#include "cli/shell/command.h"

// What `wellmet import` is given: files, zip archives of which one file is read, folders of mail.
namespace wellmet::cli {

// What is read as one: a file, or all mail that is given, since what was sent lies in one file and
// what came in another.
struct Together {
  std::string label = {};  // for the report: "Inbox, Sent"
  std::vector<std::string> paths = {};
  bool is_mail = false;
};
// In the order of the paths, mail in the place of the first of it. `kind` is what --as says, or "".
std::vector<Together> taken_together(const std::vector<std::string>& paths, std::string_view kind);

struct Given {
  std::string name = {};
  LargeBytes bytes = {};  // of mail the heads alone
  std::optional<Problem> left_out = {};
};
// Throws as bytes_of_file does, and what is wrong with an archive.
Given given_by(Session&, const Together&);

// "Connections.csv wasn’t imported. It …"
std::string not_brought_in(const std::string& path, const Error&);

}  // namespace wellmet::cli
