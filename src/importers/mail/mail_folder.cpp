#include "importers/mail/mail_folder.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

struct FolderName {
  std::string_view name;  // as folded_words joins them
  MailFolder folder;
};

// As Gmail, Thunderbird, Outlook and Apple Mail call them; "entw apw rfe" is Entwürfe as servers
// write it (modified UTF-7, RFC 3501 5.1.3).
constexpr std::array<FolderName, 88> names = {{
    {"sent", MailFolder::sent},
    {"sent mail", MailFolder::sent},
    {"sent items", MailFolder::sent},
    {"sent messages", MailFolder::sent},
    {"gesendet", MailFolder::sent},
    {"gesendete objekte", MailFolder::sent},
    {"gesendete elemente", MailFolder::sent},
    {"envoye", MailFolder::sent},
    {"envoyes", MailFolder::sent},
    {"messages envoyes", MailFolder::sent},
    {"elements envoyes", MailFolder::sent},
    {"enviado", MailFolder::sent},
    {"enviados", MailFolder::sent},
    {"elementos enviados", MailFolder::sent},
    {"itens enviados", MailFolder::sent},
    {"e mails enviados", MailFolder::sent},
    {"inviati", MailFolder::sent},
    {"posta inviata", MailFolder::sent},
    {"verzonden", MailFolder::sent},
    {"verzonden items", MailFolder::sent},
    {"wyslane", MailFolder::sent},
    {"skickat", MailFolder::sent},
    {"sendt", MailFolder::sent},
    {"sendte", MailFolder::sent},
    {"lahetetyt", MailFolder::sent},
    {"odeslane", MailFolder::sent},
    {"otpravlennye", MailFolder::sent},
    {"gonderilmis postalar", MailFolder::sent},
    {"draft", MailFolder::draft},
    {"drafts", MailFolder::draft},
    {"templates", MailFolder::draft},
    {"outbox", MailFolder::draft},
    {"unsent messages", MailFolder::draft},
    {"entwurf", MailFolder::draft},
    {"entwurfe", MailFolder::draft},
    {"entw apw rfe", MailFolder::draft},
    {"brouillon", MailFolder::draft},
    {"brouillons", MailFolder::draft},
    {"borrador", MailFolder::draft},
    {"borradores", MailFolder::draft},
    {"rascunho", MailFolder::draft},
    {"rascunhos", MailFolder::draft},
    {"bozza", MailFolder::draft},
    {"bozze", MailFolder::draft},
    {"concept", MailFolder::draft},
    {"concepten", MailFolder::draft},
    {"wersje robocze", MailFolder::draft},
    {"szkice", MailFolder::draft},
    {"utkast", MailFolder::draft},
    {"kladde", MailFolder::draft},
    {"kladder", MailFolder::draft},
    {"luonnokset", MailFolder::draft},
    {"koncepty", MailFolder::draft},
    {"cernoviki", MailFolder::draft},
    {"chernoviki", MailFolder::draft},
    {"taslaklar", MailFolder::draft},
    {"spam", MailFolder::spam},
    {"junk", MailFolder::spam},
    {"junk e mail", MailFolder::spam},
    {"junk email", MailFolder::spam},
    {"bulk mail", MailFolder::spam},
    {"courrier indesirable", MailFolder::spam},
    {"indesirables", MailFolder::spam},
    {"correo no deseado", MailFolder::spam},
    {"lixo eletronico", MailFolder::spam},
    {"posta indesiderata", MailFolder::spam},
    {"ongewenst", MailFolder::spam},
    {"skrappost", MailFolder::spam},
    {"category promotions", MailFolder::spam},
    {"trash", MailFolder::trash},
    {"bin", MailFolder::trash},
    {"deleted", MailFolder::trash},
    {"deleted items", MailFolder::trash},
    {"deleted messages", MailFolder::trash},
    {"papierkorb", MailFolder::trash},
    {"geloschte elemente", MailFolder::trash},
    {"geloschte objekte", MailFolder::trash},
    {"corbeille", MailFolder::trash},
    {"papelera", MailFolder::trash},
    {"lixeira", MailFolder::trash},
    {"cestino", MailFolder::trash},
    {"prullenbak", MailFolder::trash},
    {"kosz", MailFolder::trash},
    {"papperskorgen", MailFolder::trash},
    {"papirkurv", MailFolder::trash},
    {"korzina", MailFolder::trash},
    {"chat", MailFolder::chat},
    {"chats", MailFolder::chat},
}};

MailFolder folder_named(std::string_view name) {
  const std::string folded = join(folded_words(name.substr(0, 200)), " ");
  const auto found = std::ranges::find(names, folded, &FolderName::name);
  return found == names.end() ? MailFolder::other : found->folder;
}

std::string_view last_part(std::string_view path, std::string_view separators) {
  while (!path.empty() && separators.find(path.back()) != separators.npos) path.remove_suffix(1);
  return path.substr(path.find_last_of(separators) + 1);
}

std::string_view without_ending(std::string_view name) {
  for (const std::string_view ending : {".mbox", ".mbx", ".sbd", ".mbs", ".eml"})
    if (equal_ignoring_ascii_case(name.substr(name.size() - std::min(name.size(), ending.size())),
                                  ending))
      return name.substr(0, name.size() - ending.size());
  return name;
}

// A label that holds a comma stands in quotes.
std::vector<std::string> labels_in(std::string_view text) {
  std::vector<std::string> labels(1);
  bool is_quoted = false;
  for (char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ',' && !is_quoted) {
      labels.emplace_back();
    } else if (c != '"') {
      labels.back() += c;
    }
  }
  return labels;
}

}  // namespace

MailFolder mail_folder_called(std::string_view name) {
  const MailFolder whole = folder_named(without_ending(name));
  if (whole != MailFolder::other) return whole;
  return folder_named(last_part(without_ending(name), "/."));
}

MailFolder mail_folder_labelled(std::string_view labels) {
  MailFolder found = MailFolder::other;
  for (const std::string& label : labels_in(labels)) {
    const MailFolder folder = folder_named(label);
    if (folder == MailFolder::other) continue;
    if (folder != MailFolder::sent) return folder;
    found = folder;
  }
  return found;
}

MailFolder mail_folder_of_path(std::string_view path) {
  const std::string_view file = last_part(path, "/\\");
  std::string_view folder = path.substr(0, path.size() - file.size());
  const std::string_view around = last_part(folder, "/\\");
  const bool of_maildir = around == "cur" || around == "new";
  const std::size_t flags = file.rfind(":2,");
  if (of_maildir && flags != file.npos) {
    const std::string_view set = file.substr(flags + 3);
    if (set.find('T') != set.npos) return MailFolder::trash;
    if (set.find('D') != set.npos) return MailFolder::draft;
  }
  if (of_maildir) {
    folder = folder.substr(0, folder.rfind(around));
    return mail_folder_called(last_part(folder, "/\\"));
  }
  // Apple Mail's export is a folder "Sent.mbox" with a file "mbox" in it.
  const bool is_single = equal_ignoring_ascii_case(
      file.substr(file.size() - std::min<std::size_t>(file.size(), 4)), ".eml");
  if (file == "mbox" || is_single) return mail_folder_called(around);
  return mail_folder_called(file);
}

const char* to_text(MailFolder folder) {
  switch (folder) {
    case MailFolder::other:
      return "";
    case MailFolder::sent:
      return "sent";
    case MailFolder::draft:
      return "draft";
    case MailFolder::spam:
      return "spam";
    case MailFolder::trash:
      return "trash";
    case MailFolder::chat:
      return "chat";
  }
  return "";
}

MailFolder mail_folder_from_text(std::string_view text) {
  for (const MailFolder one :
       {MailFolder::sent, MailFolder::draft, MailFolder::spam, MailFolder::trash, MailFolder::chat})
    if (text == to_text(one)) return one;
  return MailFolder::other;
}

}  // namespace wellmet
