#include "cli/shell/output.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace wellmet::cli {
namespace {

constexpr const char *bold_code = "1", *dim_code = "2", *accent_code = "36";

std::string decorated(const Session& session, std::string_view text, const char* code) {
  if (!session.decorated) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

// How long our own styling is at this place; 0 where there is none.
std::size_t styling_at(std::string_view text) {
  for (const char* code : {bold_code, dim_code, accent_code, "0"}) {
    const std::string style = fmt::format("\x1b[{}m", code);
    if (text.starts_with(style)) return style.size();
  }
  return 0;
}

std::string one_line(std::string_view text) {
  std::string line = for_terminal(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return line;
}

// One line that holds our own styling and nothing else that a terminal would obey.
std::string safe_line(const Session& session, std::string_view text) {
  std::string safe;
  std::size_t from = 0;
  for (std::size_t at = text.find('\x1b'); session.decorated && at != std::string_view::npos;
       at = text.find('\x1b', at + 1)) {
    const std::size_t styling = styling_at(text.substr(at));
    if (styling == 0) continue;
    safe += one_line(text.substr(from, at - from));
    safe += text.substr(at, styling);
    from = at + styling;
  }
  return safe + one_line(text.substr(from));
}

// U+2028 to U+202E and U+2066 to U+2069: line separators, and what turns the direction of text.
bool turns_lines(unsigned char second, unsigned char third) {
  return (second == 0x80 && third >= 0xA8 && third <= 0xAE) ||
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

// What a terminal could obey or be confused by, as JSON escapes it: the controls that JSON itself
// lets pass. They are within texts, since all else is ASCII. `json` is whole UTF-8.
std::string safe_json(std::string_view json) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(json[at]); };
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (byte(i) == 0x7F) {
      safe += "\\u007f";
    } else if (byte(i) == 0xC2 && byte(i + 1) < 0xA0) {
      safe += fmt::format("\\u{:04x}", byte(++i));
    } else if (byte(i) == 0xE2 && turns_lines(byte(i + 1), byte(i + 2))) {
      safe += fmt::format("\\u20{:02x}", (byte(i + 1) & 1) << 6 | (byte(i + 2) & 0x3F));
      i += 2;
    } else {
      safe += json[i];
    }
  }
  return safe;
}

void print_piped(Session& session, const std::vector<std::vector<std::string>>& rows) {
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) cells.push_back(one_line(cell));
    session.out << join(cells, "\t") << '\n';
  }
}

constexpr std::chrono::milliseconds progress_from(1000);
constexpr std::chrono::milliseconds progress_every(100);
constexpr std::size_t bar_cells = 30;

}  // namespace

std::string bold(const Session& s, std::string_view text) { return decorated(s, text, bold_code); }
std::string dim(const Session& s, std::string_view text) { return decorated(s, text, dim_code); }
std::string accent(const Session& s, std::string_view text) {
  return decorated(s, text, accent_code);
}

void say(Session& session, std::string_view line) {
  session.out << safe_line(session, line) << '\n';
}

void print_bytes(Session& session, std::string_view bytes) {
  if (session.terminal) {
    session.out << for_terminal(bytes);
  } else {
    session.out << bytes;
  }
}

void print_json(Session& session, const Json& json) {
  session.out << safe_json(to_text(json)) << '\n';
}

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
    while (line.ends_with(' ')) line.pop_back();
    line = clip(line, session.width);
    session.out << (is_heading ? dim(session, line) : line) << '\n';
  };
  print_row(heading, true);
  for (const auto& row : cells) print_row(row, false);
}

void say_more(Session& session, std::size_t shown, std::size_t more) {
  const std::string line =
      more > 0 ? fmt::format("and {} more: --limit {} shows them", more, shown + more)
               : fmt::format("and more: --limit {} shows further ones", 2 * shown);
  if (session.terminal)
    say(session, dim(session, line));
  else
    session.err << line << std::endl;
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
  session.err << one_line(question) << ' ' << std::flush;
  std::string answer;
  if (!std::getline(session.in, answer)) return std::nullopt;
  return std::string(trim(answer));
}

bool is_yes(std::string_view answer) {
  return equal_ignoring_ascii_case(answer, "y") || equal_ignoring_ascii_case(answer, "yes");
}

Progress::Progress(Session& session, std::string what)
    : Progress(session, std::move(what), session.steady()) {}

Progress::Progress(Session& session, std::string what, std::chrono::milliseconds began)
    : session_(session), what_(one_line(what)), began_(began), last_(began) {}

Progress::~Progress() {
  if (shown_) session_.err << "\r\x1b[K" << std::flush;
}

void Progress::at(std::int64_t done, std::int64_t of) {
  if (!session_.interactive || of <= 0) return;
  const auto now = session_.steady();
  if (now - began_ < progress_from || now - last_ < progress_every) return;
  last_ = now;
  shown_ = true;
  const auto percent = static_cast<std::size_t>(std::clamp<std::int64_t>(100 * done / of, 0, 100));
  std::string bar(bar_cells * percent / 100, '#');
  bar.resize(bar_cells, '.');
  session_.err << fmt::format("\r{} [{}] {:3} %", what_, bar, percent) << std::flush;
}

}  // namespace wellmet::cli
