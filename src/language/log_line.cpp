// The one-line log: a line as people write it after a meeting becomes people, a day, what happened
// and where, interests, follow-ups, questions, asks and offers; the rest is the note.
//
//   coffee with @Maya Chen and @jo at Blue Bottle yesterday: Biscuit's surgery went well #dogs
//   !thank tomorrow ?how did the launch go ask: a product designer
//
// The signs are cut out first (pieces.cpp). What is left is prose, divided by the first colon or
// dash behind a mention: before it stands what happened (head_reader.cpp), behind it what is only
// told, of which nothing is read but help, advice and introductions given to the writer. A line
// without a colon is all head; there the first clause says what happened.
#include "language/log_line.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "language/follow_up_text.h"
#include "language/head_reader.h"
#include "language/pieces.h"
#include "language/prose.h"
#include "language/roles.h"

namespace wellmet::language {
namespace {

std::string_view text_of(const CutLine& line, std::size_t first, std::size_t last) {
  if (first >= last) return "";
  return line.text.substr(line.tokens[first].start,
                          line.tokens[last - 1].end - line.tokens[first].start);
}

std::string unquoted(std::string_view text) {
  for (const std::string_view quote : {"\"", "“", "”", "„"}) {
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  return std::string(trim(out));
}

// "#dogs", "#pet:dogs", "#dogs:Biscuit"
LogInterest read_interest(const CutLine& line, const Piece& piece) {
  const std::string_view tag = text_of(line, piece.first + 1, piece.last);
  LogInterest interest;
  const std::size_t colon = tag.find(':');
  if (colon == std::string_view::npos || tag.starts_with('"')) {
    interest.name = unquoted(tag);
  } else if (const auto kind = parse_interest_kind(tag.substr(0, colon))) {
    interest.kind = *kind;
    interest.name = unquoted(tag.substr(colon + 1));
  } else {
    interest.name = unquoted(tag.substr(0, colon));
    interest.detail = unquoted(tag.substr(colon + 1));
  }
  return interest;
}

// The text behind "?", "ask:" or "offer:", without the mark that ends it.
std::string read_text(const CutLine& line, const Piece& piece) {
  const std::size_t sign = piece.kind == PieceKind::question ? 1 : 2;
  const Prose prose = prose_of(line, piece.first + sign, piece.last);
  std::string text = written(line, prose, 0, prose.size(), Days::keep);
  while (!text.empty() && (text.back() == '?' || text.back() == '.' || text.back() == ';'))
    text.pop_back();
  return std::string(trim(text));
}

class LineReader {
 public:
  LineReader(std::string_view text, const LogContext& context)
      : context_(context), line_(cut_line(text, context.words_taken)) {}

  LogLine read() {
    Division division = divide(line_);
    HeadReader head(line_, division.head, context_, read_);
    head.read();
    for (const HappeningHit& deed : deeds_for_me(division.body, 0)) add_deed(deed.row->kind);
    read_.roles = roles_of(line_, division, head);
    for (std::size_t i = 0; i < line_.pieces.size(); ++i) read_sign(i);
    read_.note = note_of(line_, division);
    read_.mentions = std::move(line_.mentions);
    return std::move(read_);
  }

 private:
  void add_deed(InteractionKind kind) {
    const bool known = kind == read_.kind ||
                       std::find(read_.also.begin(), read_.also.end(), kind) != read_.also.end();
    if (!known) read_.also.push_back(kind);
  }

  void read_sign(std::size_t at) {
    const Piece& piece = line_.pieces[at];
    if (piece.kind == PieceKind::prose || piece.kind == PieceKind::mention) return;
    const Owners owners = owners_of(line_, read_.roles, at);
    if (piece.kind == PieceKind::interest) {
      add_interest(read_interest(line_, piece), owners);
    } else if (piece.kind == PieceKind::follow_up) {
      LogFollowUp follow_up = read_follow_up(line_, piece, context_);
      if (follow_up.owners.empty()) follow_up.owners = owners;
      read_.follow_ups.push_back(std::move(follow_up));
    } else {
      add_text(piece, owners);
    }
  }

  void add_interest(LogInterest interest, const Owners& owners) {
    interest.owners = owners;
    const bool is_new = noted_.emplace(interest_key(interest.name), owners).second;
    if (is_new && !interest.name.empty()) read_.interests.push_back(std::move(interest));
  }

  void add_text(const Piece& piece, const Owners& owners) {
    LogText text{.text = read_text(line_, piece), .owners = owners};
    if (text.text.empty()) return;
    std::vector<LogText>& list = piece.kind == PieceKind::question ? read_.questions
                                 : piece.kind == PieceKind::ask    ? read_.asks
                                                                   : read_.offers;
    list.push_back(std::move(text));
  }

  const LogContext& context_;
  CutLine line_;
  LogLine read_ = {};
  std::set<std::pair<std::string, Owners>> noted_ = {};  // interests, each once for a person
};

}  // namespace

bool LogLine::happened() const {
  const bool somebody = std::find(roles.begin(), roles.end(), MentionRole::with) != roles.end();
  const bool told = kind_said || day_said || time || !place.empty() || !note.empty();
  const bool items = !interests.empty() || !follow_ups.empty() || !questions.empty() ||
                     !asks.empty() || !offers.empty();
  return told || (somebody && !items);
}

LogLine read_log_line(std::string_view line, const LogContext& context) {
  LogLine read = LineReader(line, context).read();
  const std::string_view unread = line.substr(readable_part(line).size());
  if (!unread.empty()) {
    read.note += (read.note.empty() ? "" : " ") + std::string(trim(unread));
    read.doubts.push_back("The line is very long: its end is kept in the note, unread.");
  }
  return read;
}

}  // namespace wellmet::language
