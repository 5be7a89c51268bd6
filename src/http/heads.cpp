#include "http/heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/date.h"

namespace wellmet::http {

std::optional<std::size_t> end_of_head(std::string_view bytes) {
  for (auto at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1)) {
    const std::string_view next = bytes.substr(at + 1, 2);
    if (next.starts_with('\n')) return at + 2;
    if (next == "\r\n") return at + 3;
  }
  return std::nullopt;
}

bool may_begin_a_request(std::string_view bytes) {
  return bytes.empty() || (bytes.front() >= 'A' && bytes.front() <= 'Z');
}

bool has_folded_line(std::string_view head) {
  return head.find("\n ") != head.npos || head.find("\n\t") != head.npos;
}

std::string_view reason_of(int status) {
  constexpr std::pair<int, std::string_view> reasons[] = {{200, "OK"},
                                                          {303, "See Other"},
                                                          {304, "Not Modified"},
                                                          {400, "Bad Request"},
                                                          {401, "Unauthorized"},
                                                          {403, "Forbidden"},
                                                          {404, "Not Found"},
                                                          {405, "Method Not Allowed"},
                                                          {409, "Conflict"},
                                                          {413, "Content Too Large"},
                                                          {421, "Misdirected Request"},
                                                          {422, "Unprocessable Content"},
                                                          {429, "Too Many Requests"},
                                                          {431, "Request Header Fields Too Large"},
                                                          {500, "Internal Server Error"},
                                                          {501, "Not Implemented"},
                                                          {503, "Service Unavailable"},
                                                          {505, "HTTP Version Not Supported"}};
  const auto* found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
  return found == std::end(reasons) ? std::string_view() : found->second;
}

std::string http_date(Instant now) {  // RFC 9110 section 5.6.7
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t second = now.milliseconds / 1000;
  const LocalDate day{static_cast<int>(second / day_seconds)};
  const YearMonthDay ymd = year_month_day(day);
  const int of_day = static_cast<int>(second % day_seconds);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[weekday(day)], ymd.day,
                     months[ymd.month - 1], ymd.year, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

std::string head_of(const Response& response, std::string_view date, After after) {
  std::string head;
  head.reserve(1024);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 reason_of(response.status), date);
  if (response.status != 304 && response.status != 204)
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.content().size());
  for (const auto& [name, value] : response.headers)
    head.append(name).append(": ").append(value).append("\r\n");
  head.append(after == After::close ? "Connection: close\r\n\r\n" : "\r\n");
  return head;
}

}  // namespace wellmet::http
