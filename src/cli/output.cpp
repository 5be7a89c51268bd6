#include "cli/output.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace wellmet::cli {
namespace {

std::string decorated(const Session& session, std::string_view text, const char* code) {
  if (!session.decorated) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string one_line(std::string_view text) {
  std::string line = for_terminal(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return line;
}

void print_piped(Session& session, const std::vector<std::vector<std::string>>& rows) {
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) cells.push_back(one_line(cell));
    session.out << join(cells, "\t") << '\n';
  }
}

constexpr std::int64_t progress_from_ms = 1000;
constexpr std::int64_t progress_every_ms = 100;
constexpr std::size_t bar_cells = 30;

}  // namespace

std::string bold(const Session& s, std::string_view text) { return decorated(s, text, "1"); }
std::string dim(const Session& s, std::string_view text) { return decorated(s, text, "2"); }
std::string accent(const Session& s, std::string_view text) { return decorated(s, text, "36"); }

void say(Session& session, std::string_view line) { session.out << line << '\n'; }

void print_json(Session& session, const Json& json) { session.out << to_text(json) << '\n'; }

void print_table(Session& session, const std::vector<std::string>& heading,
                 const std::vector<std::vector<std::string>>& rows) {
  if (!session.decorated && !session.interactive) return print_piped(session, rows);
  std::vector<int> widths(heading.size(), 0);
  std::vector<std::vector<std::string>> cells = rows;
  for (auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = one_line(row[i]);
      if (i < widths.size()) widths[i] = std::max(widths[i], columns(row[i]));
    }
  }
  for (std::size_t i = 0; i < heading.size(); ++i)
    widths[i] = std::max(widths[i], columns(heading[i]));
  const auto print_row = [&](const std::vector<std::string>& row, bool is_heading) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += i + 1 == row.size() ? row[i] : pad(row[i], std::min(widths[i], 40)) + "  ";
    line = clip(line, session.width);
    session.out << (is_heading ? dim(session, line) : line) << '\n';
  };
  print_row(heading, true);
  for (const auto& row : cells) print_row(row, false);
}

void print_wrapped(Session& session, std::string_view text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  const int room = std::max(20, session.width - indent);
  for (const std::string& paragraph : split(for_terminal(text), '\n')) {
    std::string line;
    for (const std::string& word : split(paragraph, ' ')) {
      if (!line.empty() && columns(line) + 1 + columns(word) > room) {
        session.out << margin << line << '\n';
        line.clear();
      }
      if (!line.empty()) line += ' ';
      line += word;
    }
    session.out << margin << line << '\n';
  }
}

std::optional<std::string> ask(Session& session, std::string_view question) {
  if (!session.interactive) return std::nullopt;
  session.err << question << ' ' << std::flush;
  std::string answer;
  if (!std::getline(session.in, answer)) return std::nullopt;
  return std::string(trim(answer));
}

Progress::Progress(Session& session, std::string what)
    : Progress(session, std::move(what), session.clock()) {}

Progress::Progress(Session& session, std::string what, Instant began)
    : session_(session), what_(std::move(what)), began_(began), last_(began) {}

Progress::~Progress() {
  if (shown_) session_.err << "\r\x1b[K" << std::flush;
}

void Progress::at(std::int64_t done, std::int64_t of) {
  if (!session_.interactive || of <= 0) return;
  const Instant now = session_.clock();
  if (now.milliseconds - began_.milliseconds < progress_from_ms ||
      now.milliseconds - last_.milliseconds < progress_every_ms)
    return;
  last_ = now;
  shown_ = true;
  const auto percent = static_cast<std::size_t>(std::clamp<std::int64_t>(100 * done / of, 0, 100));
  std::string bar(bar_cells * percent / 100, '#');
  bar.resize(bar_cells, '.');
  session_.err << fmt::format("\r{} [{}] {:3} %", what_, bar, percent) << std::flush;
}

}  // namespace wellmet::cli
