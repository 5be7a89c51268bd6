// Whoever writes to office@ reaches whoever is there: such an address says where somebody works and
// not who they are. The words are those of RFC 2142 and of firms, schools and clubs in some twenty
// languages.
#include "judgement/duplicates/mailboxes.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::array<std::string_view, 115> roles = {
    "abuse",
    "accounting",
    "accounts",
    "admin",
    "administracion",
    "administrador",
    "adm",
    "anfrage",
    "apoio",
    "assistant",
    "atendimento",
    "ayuda",
    "bestellung",
    "billing",
    "biuro",
    "board",
    "booking",
    "bookings",
    "buchhaltung",
    "buero",
    "bureau",
    "buro",
    "career",
    "careers",
    "comercial",
    "compras",
    "comunicacion",
    "contabilidad",
    "contact",
    "contacto",
    "contactus",
    "contato",
    "contatti",
    "contatto",
    "correo",
    "customerservice",
    "desk",
    "direccion",
    "direction",
    "dpo",
    "einkauf",
    "email",
    "empfang",
    "enquiries",
    "enquiry",
    "events",
    "facturacion",
    "family",
    "familia",
    "familie",
    "famille",
    "feedback",
    "finance",
    "frontdesk",
    "hallo",
    "hej",
    "hello",
    "hei",
    "help",
    "helpdesk",
    "hi",
    "hola",
    "hostmaster",
    "hr",
    "info",
    "informacion",
    "information",
    "informations",
    "infos",
    "inquiries",
    "inquiry",
    "invoice",
    "jobs",
    "kancelaria",
    "kantoor",
    "kontakt",
    "kontor",
    "kundenservice",
    "legal",
    "mail",
    "marketing",
    "media",
    "newsletter",
    "noreply",
    "office",
    "oficina",
    "orders",
    "post",
    "posta",
    "postmaster",
    "praxis",
    "presse",
    "press",
    "privacy",
    "recepcion",
    "reception",
    "recruiting",
    "reservas",
    "sales",
    "secretaria",
    "secretariat",
    "segreteria",
    "sekretariat",
    "service",
    "shop",
    "studio",
    "support",
    "team",
    "toimisto",
    "ufficio",
    "ventas",
    "verkauf",
    "vertrieb",
    "vendas",
    "webmaster",
};

// These are a role's also with more behind them, "info-berlin"; "post-emily" is Emily's.
constexpr std::array<std::string_view, 24> roles_with_more = {
    "info",  "office",  "contact", "kontakt",   "contacto", "contato", "sales",     "support",
    "admin", "billing", "booking", "bookings",  "bureau",   "buero",   "enquiries", "helpdesk",
    "hr",    "invoice", "noreply", "reception", "reservas", "service", "ventas",    "webmaster"};

template <std::size_t n>
bool is_among(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// "office2": which of several.
std::string_view without_figures(std::string_view word) {
  while (!word.empty() && word.back() >= '0' && word.back() <= '9') word.remove_suffix(1);
  return word;
}

}  // namespace

std::string mailbox_of(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos) return {};
  return std::string(address.substr(0, std::min(at, address.find('+'))));
}

bool is_role_mailbox(std::string_view address) {
  const std::string mailbox = mailbox_of(address);
  const std::vector<std::string> words = folded_words(mailbox);
  if (words.empty()) return false;
  if (is_among(roles, without_figures(join(words, "")))) return true;
  // A dot joins the parts of a name, as in "sales.maria".
  const std::size_t joint = mailbox.find_first_of(".-_");
  return words.size() > 1 && joint != std::string::npos && mailbox[joint] != '.' &&
         is_among(roles_with_more, without_figures(words.front()));
}

std::string personal_mailbox(std::string_view address) {
  return is_role_mailbox(address) ? std::string() : mailbox_of(address);
}

}  // namespace wellmet
