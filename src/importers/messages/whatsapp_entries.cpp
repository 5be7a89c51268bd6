#include "importers/messages/whatsapp_entries.h"

namespace wellmet {
namespace {

// An author is no longer than this; WhatsApp's own lines may hold ": " further on.
constexpr std::size_t author_bytes = 160;

// A subject that somebody gave a group stands in quotes, and may hold ": ".
bool opens_a_quote(std::string_view author) {
  const bool plain = std::ranges::count(author, '"') % 2 == 1;
  const auto both = [&](std::string_view open, std::string_view close) {
    const std::size_t at = author.rfind(open);
    return at != author.npos && author.find(close, at) == author.npos;
  };
  return plain || both("“", "”") || both("„", "“") || both("«", "»");
}

int full_year(int year) {
  if (year < 100) return 2000 + year;
  return year > 2400 ? year - 543 : year;  // the Buddhist calendar of Thai telephones
}

}  // namespace

WhatsappEntry whatsapp_entry(const WhatsappHead& head, std::string_view line) {
  WhatsappEntry entry{.head = head};
  const std::string_view rest = line.substr(head.size);
  std::size_t colon = rest.substr(0, author_bytes).find(": ");
  if (colon == rest.npos && rest.ends_with(':') && rest.size() <= author_bytes)
    colon = rest.size() - 1;
  if (colon == rest.npos || opens_a_quote(rest.substr(0, colon))) {
    entry.body = rest;
    return entry;
  }
  entry.has_author = true;
  entry.author = rest.substr(0, colon);
  entry.body = rest.substr(std::min(colon + 2, rest.size()));
  return entry;
}

std::optional<LocalDate> whatsapp_day(const WhatsappHead& head, DayOrder order) {
  const YearMonthDay day = head.year_first
                               ? YearMonthDay{full_year(head.first), head.second, head.third}
                           : order == DayOrder::month_first
                               ? YearMonthDay{full_year(head.third), head.first, head.second}
                               : YearMonthDay{full_year(head.third), head.second, head.first};
  return exists(day) ? std::optional(local_date(day)) : std::nullopt;
}

}  // namespace wellmet
