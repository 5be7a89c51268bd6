// What addresses and names of offices, rooms, lists and programs have in common. What is wrongly
// taken for nobody is missing; what is wrongly taken for somebody would stand among one's friends.
#include "importers/parts/nobodies.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::ranges::find(words, word) != words.end();
}

// The mailboxes of programs, offices and groups: the whole of what stands before the @, or the
// first word of it.
bool is_shared_mailbox(std::string_view box) {
  static constexpr std::array<std::string_view, 66> names = {
      "noreply",   "no-reply",  "no_reply",   "donotreply",   "do-not-reply",  "notreply",
      "mailer",    "daemon",    "postmaster", "notification", "notifications", "notify",
      "calendar",  "calendars", "invite",     "invites",      "invitation",    "invitations",
      "robot",     "bot",       "bounce",     "bounces",      "system",        "automated",
      "info",      "office",    "sales",      "support",      "help",          "helpdesk",
      "service",   "services",  "contact",    "hello",        "admin",         "team",
      "teams",     "staff",     "all",        "everyone",     "everybody",     "group",
      "groups",    "list",      "lists",      "events",       "event",         "meeting",
      "meetings",  "booking",   "bookings",   "room",         "rooms",         "conference",
      "reception", "hr",        "jobs",       "careers",      "press",         "billing",
      "accounts",  "marketing", "webinar",    "webinars",     "zoom",          "kontakt"};
  if (is_one_of(box, names)) return true;
  const std::string_view first = box.substr(0, box.find_first_of(".-_+"));
  const std::size_t last_at = box.find_last_of(".-_");
  const std::string_view last = last_at == box.npos ? box : box.substr(last_at + 1);
  return is_one_of(first, names) || is_one_of(last, names);
}

bool is_domain_of_programs(std::string_view domain) {
  static constexpr std::array<std::string_view, 8> domains = {"resource.calendar.google.com",
                                                              "group.calendar.google.com",
                                                              "group.v.calendar.google.com",
                                                              "import.calendar.google.com",
                                                              "googlegroups.com",
                                                              "groups.io",
                                                              "lu.ma",
                                                              "calendly.com"};
  return is_one_of(domain, domains) || domain.starts_with("lists.") ||
         domain.starts_with("groups.") || domain.starts_with("noreply.");
}

}  // namespace

bool is_address_of_nobody(const std::string& address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string::npos) return false;
  const std::string_view whole = address;
  return is_shared_mailbox(whole.substr(0, at)) || is_domain_of_programs(whole.substr(at + 1));
}

// "Conference Room 4", "Platform Team", "Acme, Inc.", "Alice via Devs".
bool is_name_of_nobody(const std::string& name) {
  static constexpr std::array<std::string_view, 32> words = {
      "room",           "meetingroom",   "boardroom", "team",    "group",
      "list",           "everyone",      "all",       "staff",   "committee",
      "board",          "calendar",      "events",    "support", "office",
      "resource",       "projector",     "via",       "raum",    "besprechungsraum",
      "sitzungszimmer", "konferenzraum", "verteiler", "gruppe",  "salle",
      "equipe",         "groupe",        "sala",      "equipo",  "grupo",
      "vergaderruimte", "calendrier"};
  const std::vector<std::string> said = folded_words(name);
  return (said.size() > 1 && is_company_ending(said.back())) ||
         std::ranges::any_of(said, [](const std::string& word) { return is_one_of(word, words); });
}

// "Blue (Conference Room)", "Devs [mailing list]": so it is behind the name, too.
bool is_called_a_thing(const std::string& written) {
  static constexpr std::array<std::string_view, 15> words = {
      "room",     "meetingroom",      "boardroom",      "list",          "calendar",
      "resource", "projector",        "raum",           "verteiler",     "salle",
      "sala",     "besprechungsraum", "sitzungszimmer", "konferenzraum", "vergaderruimte"};
  return written.find('@') == std::string::npos &&
         std::ranges::any_of(folded_words(written),
                             [](const std::string& word) { return is_one_of(word, words); });
}

}  // namespace wellmet
