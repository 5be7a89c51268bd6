#pragma once
#include <string>

#include "cli/shell/command.h"

namespace wellmet::cli {

// Lines of a page about somebody, each behind its label, cut to the terminal's width.
class LabelledLines {
 public:
  explicit LabelledLines(Session&);
  // A label that is the same as the line's before is not said again. The id comes at the end, dim.
  void print(const std::string& label, const std::string& text, const std::string& id = "");

 private:
  Session& session_;
  int room_;
  std::string last_label_ = {};
};

}  // namespace wellmet::cli
