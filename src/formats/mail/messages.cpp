// Where one message of an mbox ends and the next begins, nobody ever agreed on. A line "From " at
// the beginning, after an empty one, begins a message; programs put ">" before such lines of a
// text, or don't (Thunderbird), or say the length of each (Content-Length), which is wrong as soon
// as somebody edits the file. So three things are asked: an empty line before it, what mail
// programs write behind the word (nothing, "-", or a time of day), and the field of a head in the
// next line.
#include "formats/mail/messages.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet::mail {
namespace {

constexpr std::string_view from = "From ";
constexpr std::size_t line_bytes = 64u << 10;
constexpr std::size_t longest_name = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

// "Date" of "Date : Sun, …"; "" for what is no field.
std::string_view field_name(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && end < longest_name && is_of_name(line[end])) ++end;
  std::size_t colon = end;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  const bool is_field = end > 0 && colon < line.size() && line[colon] == ':';
  return is_field ? line.substr(0, end) : std::string_view();
}

bool tells_a_time(std::string_view text) {
  for (std::size_t i = 2; i + 2 < text.size(); ++i)
    if (text[i] == ':' && is_digit(text[i - 1]) && is_digit(text[i - 2]) && is_digit(text[i + 1]) &&
        is_digit(text[i + 2]))
      return true;
  return false;
}

bool may_separate(std::string_view line) {
  if (!line.starts_with(from)) return false;
  const std::string_view behind = trim(line.substr(from.size()));
  return behind.empty() || behind.starts_with('-') || tells_a_time(behind);
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

const Field* Head::field(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view Head::value(std::string_view name) const {
  const Field* found = field(name);
  return found ? std::string_view(found->value) : std::string_view();
}

void Reader::read(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = piece.find('\n');
    const bool is_whole = end != piece.npos;
    const std::string_view text = piece.substr(0, is_whole ? end : piece.size());
    piece.remove_prefix(is_whole ? end + 1 : piece.size());
    if (is_whole && partial_.empty()) {
      line(text);
      continue;
    }
    partial_.append(text.substr(0, line_bytes - std::min(line_bytes, partial_.size())));
    if (!is_whole) continue;
    line(partial_);
    partial_.clear();
  }
}

void Reader::end() {
  if (!partial_.empty()) line(partial_);
  partial_.clear();
  told();
  in_ = In::start;
}

void Reader::line(std::string_view text) {
  text = without_end(text.substr(0, line_bytes));
  if (in_ == In::start) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (trim(text).empty()) return;
    is_mbox_ = text.starts_with(from);
    begin(is_mbox_ ? std::string(trim(text.substr(from.size()))) : "");
    if (is_mbox_) return;
  }
  in_ == In::head ? line_of_head(text) : line_of_body(text);
}

void Reader::begin(std::string separator) {
  told();
  head_.separator = std::move(separator);
  in_ = In::head;
  keeps_field_ = false;
}

void Reader::told() {
  if (in_ != In::start) heads_.head(std::move(head_));
  head_ = {};
}

void Reader::add_to_value(std::string_view text) {
  Field& field = head_.fields.back();
  const std::size_t room = value_bytes - std::min(value_bytes, field.value.size());
  field.cut = field.cut || text.size() > room;
  field.value += text.substr(0, room);
}

void Reader::line_of_head(std::string_view text) {
  if (text.empty()) {
    in_ = In::body;
    after_blank_ = true;
    may_begin_ = false;
    return;
  }
  if (text.front() == ' ' || text.front() == '\t') {
    if (!keeps_field_) return;
    add_to_value(" ");
    add_to_value(trim(text));
    return;
  }
  const std::string_view name = field_name(text);
  keeps_field_ = false;
  if (name.empty()) {
    // A line of a broken head. In an mbox whose message has neither body nor empty line, the next.
    if (is_mbox_ && !head_.fields.empty() && may_separate(text)) {
      may_begin_ = true;
      separator_ = trim(text.substr(from.size()));
      in_ = In::body;
      after_blank_ = false;
    }
    return;
  }
  const std::string lower = to_lower_ascii(name);
  if (head_.fields.size() >= fields_at_most || !heads_.wants(lower)) return;
  keeps_field_ = true;
  head_.fields.push_back({.name = lower});
  add_to_value(trim(text.substr(text.find(':') + 1)));
}

void Reader::line_of_body(std::string_view text) {
  if (!is_mbox_) return;
  if (may_begin_ && !field_name(text).empty()) {
    may_begin_ = false;
    begin(std::move(separator_));
    line_of_head(text);
    return;
  }
  may_begin_ = after_blank_ && may_separate(text);
  if (may_begin_) separator_ = trim(text.substr(from.size()));
  after_blank_ = text.empty();
}

bool looks_like_mail(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const auto next_line = [&] {
    const std::size_t end = std::min(start.find('\n'), start.size());
    const std::string_view text = without_end(start.substr(0, end));
    start.remove_prefix(std::min(end + 1, start.size()));
    return text;
  };
  std::string_view text = next_line();
  if (text.starts_with(from)) return may_separate(text) && !field_name(next_line()).empty();
  static constexpr std::array<std::string_view, 9> of_mail = {
      "from",        "to",           "subject",      "date",      "received",
      "return-path", "delivered-to", "mime-version", "message-id"};
  static constexpr std::array<std::string_view, 3> of_posted = {"date", "received", "message-id"};
  std::array<bool, of_mail.size()> has = {};
  bool is_posted = false;
  if (text.starts_with(' ') || text.starts_with('\t')) return false;
  // The last line of what is looked at may be cut.
  for (; !text.empty() && !start.empty(); text = next_line()) {
    if (text.front() == ' ' || text.front() == '\t') continue;
    const std::string name = to_lower_ascii(field_name(text));
    if (name.empty()) return false;
    const auto known = std::ranges::find(of_mail, name);
    if (known != of_mail.end()) has[static_cast<std::size_t>(known - of_mail.begin())] = true;
    is_posted = is_posted || std::ranges::find(of_posted, name) != of_posted.end();
  }
  return has[0] && is_posted && std::ranges::count(has, true) >= 3;
}

}  // namespace wellmet::mail
