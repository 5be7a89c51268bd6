// AGENT of vCard 2.1 (section 2.4.3): "AGENT:" and then, on lines of its own, a whole card. It is
// kept line by line as it stands.
#include "formats/vcard/agent.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/property_line.h"

namespace wellmet::vcard {
namespace {

bool starts_agent(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  std::string_view name = line.substr(0, std::min(line.find(';'), colon));
  name.remove_prefix(std::min(name.size(), name.rfind('.') + 1));
  return equal_ignoring_ascii_case(name, "agent");
}

std::string first_line(Lines& lines, std::string_view value) {
  if (!trim(value).empty()) return std::string(trim(value));
  std::string line;
  while (line.empty() && !lines.at_end()) line = trim(lines.take());
  return line;
}

std::string as_utf8(std::string_view line) {
  return is_utf8(line) ? std::string(line) : text_of_file(line);
}

}  // namespace

Agent take_agent_lines(Lines& lines, std::string_view value, std::size_t most_bytes) {
  const Lines before = lines;
  Agent agent;
  agent.card = first_line(lines, value);
  if (!is_begin(agent.card)) {
    lines = before;
    agent.card.clear();
    return agent;
  }
  std::size_t open = 1;
  agent.depth = 1;
  bool may_begin = false;
  while (open > 0 && !lines.at_end()) {
    const Lines here = lines;
    const std::string line = as_utf8(lines.take());
    if (is_begin(line) && !may_begin) {
      lines = here;
      break;
    }
    open += is_begin(line) ? 1 : 0;
    open -= is_end(line) ? 1 : 0;
    agent.depth = std::max(agent.depth, open);
    may_begin = starts_agent(line) || (may_begin && trim(line).empty());
    agent.too_long = agent.too_long || agent.card.size() + line.size() > most_bytes;
    if (!agent.too_long) agent.card += "\r\n" + line;
  }
  agent.mended = open > 0;
  for (; open > 0; --open) agent.card += "\r\nEND:VCARD";
  return agent;
}

bool is_nested_card(std::string_view value) {
  return is_begin(value.substr(0, value.find("\r\n"))) &&
         value.find('\n') != std::string_view::npos;
}

}  // namespace wellmet::vcard
