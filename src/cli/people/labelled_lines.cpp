#include "cli/people/labelled_lines.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

constexpr int label_columns = 14;
constexpr int unbounded = 1'000'000;
constexpr int least_room = 30;

// The text cut at spaces so that each line fits.
std::vector<std::string> wrapped(std::string_view text, int room) {
  std::vector<std::string> lines;
  for (const std::string& paragraph : split(text, '\n')) {
    std::string line;
    int width = 0;  // of the line, counted as it grows: into a pipe it may be a very long one
    for (const std::string& word : split(paragraph, ' ')) {
      const int more = columns(word);
      if (!line.empty() && width + 1 + more > room) {
        lines.push_back(std::exchange(line, {}));
        width = 0;
      }
      if (!line.empty()) {
        line += ' ';
        ++width;
      }
      line += word;
      width += more;
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

LabelledLines::LabelledLines(Session& session)
    : session_(session),
      room_(session.interactive || session.decorated
                ? std::max(least_room, session.width - label_columns)
                : unbounded) {}

void LabelledLines::print(const std::string& label, const std::string& text,
                          const std::string& id) {
  const std::string name = label == last_label_ ? "" : label;
  last_label_ = label;
  bool first = true;
  const std::vector<std::string> lines = wrapped(for_terminal(text), room_);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = dim(session_, pad(first ? name : "", label_columns)) + lines[i];
    if (i + 1 == lines.size() && !id.empty()) line += "  " + dim(session_, id);
    say(session_, line);
    first = false;
  }
}

}  // namespace wellmet::cli
