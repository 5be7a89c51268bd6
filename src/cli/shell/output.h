#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/shell/command.h"
#include "formats/json.h"

namespace wellmet::cli {

// Bold, dim and the one accent, on a terminal that shows them; plain otherwise.
std::string bold(const Session&, std::string_view);
std::string dim(const Session&, std::string_view);
std::string accent(const Session&, std::string_view);

// One line of text, made harmless for a terminal, with a new line. Styling of the three above
// stays; a new line within becomes a space.
void say(Session&, std::string_view line);
// A file as it is; on a terminal made harmless, with its lines.
void print_bytes(Session&, std::string_view bytes);
void print_json(Session&, const Json&);
// "Added Maya Chen (person 12)." for display; {"done": …} is up to the command with --json.
// Columns padded to their widest cell, the last one clipped to the terminal's width; a heading when
// given. Plain text when piped: columns parted by a tab, nothing clipped.
void print_table(Session&, const std::vector<std::string>& heading,
                 const std::vector<std::vector<std::string>>& rows);
// Under a table that ends before the list does; on `err` when piped, so that rows stay rows.
// `more`: how many others there are, 0 when nobody counted.
void say_more(Session&, std::size_t shown, std::size_t more);
// Long text wrapped to the width, each line behind the indent.
void print_wrapped(Session&, std::string_view text, int indent);

// Asks on the terminal, and answers what was typed (trimmed); nothing at the end of input or when
// nobody sits there.
std::optional<std::string> ask(Session&, std::string_view question);
// Whether the answer agrees: y or yes, in any case. Anything else does not.
bool is_yes(std::string_view answer);

// Shown on `err` from one second on, when someone looks; erased at the end. The second counts from
// `began`, so that one deed of several parts has a bar in each.
class Progress {
 public:
  Progress(Session&, std::string what);
  Progress(Session&, std::string what, std::chrono::milliseconds began);  // of Session::steady
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  void at(std::int64_t done, std::int64_t of);

 private:
  Session& session_;
  std::string what_;
  std::chrono::milliseconds began_;
  std::chrono::milliseconds last_;
  bool shown_ = false;
};

}  // namespace wellmet::cli
