// Whoever writes to office@ reaches whoever is there: such an address says where somebody works and
// not who they are. The words are those of RFC 2142 and of firms, schools and clubs in some twenty
// languages.
#include "judgement/duplicates/mailboxes.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::array<std::string_view, 118> roles = {
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
    "contact us",
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
    "no reply",
    "noreply",
    "office",
    "oficina",
    "orders",
    "ola",
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

bool is_role(std::string_view word) {
  return std::find(roles.begin(), roles.end(), word) != roles.end();
}

}  // namespace

std::string mailbox_of(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos) return {};
  return std::string(address.substr(0, std::min(at, address.find('+'))));
}

bool is_role_mailbox(std::string_view address) {
  std::vector<std::string> words = folded_words(mailbox_of(address));
  if (words.empty()) return false;
  if (is_role(join(words, " ")) || is_role(join(words, ""))) return true;
  // "info-berlin", "office2": the role first, and where or which.
  std::string& first = words.front();
  const bool several = words.size() > 1;
  while (!first.empty() && first.back() >= '0' && first.back() <= '9') first.pop_back();
  return (several || first.size() < mailbox_of(address).size()) && is_role(first);
}

std::string personal_mailbox(std::string_view address) {
  return is_role_mailbox(address) ? std::string() : mailbox_of(address);
}

}  // namespace wellmet
