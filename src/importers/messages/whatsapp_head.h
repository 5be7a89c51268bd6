#pragma once
#include <optional>
#include <string>
#include <string_view>

// The head of a line of a chat that WhatsApp exported, in whatever way the telephone that wrote it
// writes days and times: "[04/03/25, 14:05:09] ", "3/4/25, 2:05 PM - ", "12.3.2022 klo 14.08 - ".
namespace wellmet {

// Marks of writing direction and the byte order mark, which stand anywhere in a head.
std::string_view without_leading_marks(std::string_view);
// Such marks taken out, no-break spaces made plain ones, trimmed.
std::string plain_name(std::string_view);

struct WhatsappHead {
  int first = 0, second = 0, third = 0;  // of the day, as they stand
  bool year_first = false;
  // What all heads of a file have in common: bracket, separator of the day, words before the
  // time, seconds, dash.
  unsigned form = 0;
  std::size_t size = 0;  // bytes up to the author
};

// Nothing for a line that goes on with the message before.
std::optional<WhatsappHead> whatsapp_head(std::string_view line);
// Whether a line that is none begins as one does: a day, further digits, an end and an author.
bool looks_like_whatsapp_head(std::string_view line);

}  // namespace wellmet
