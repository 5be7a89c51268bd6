// What tells mail of people from the rest: fields that lists (RFC 2369, 2919), programs that answer
// by themselves (RFC 3834), reports (RFC 6522) and senders of newsletters (Feedback-ID) put into
// every head. A field that is found where only the owner's own program writes it is believed, in
// any other place not: whoever writes a mail chooses its fields.
#include "importers/mail/mail_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "importers/parts/card_parts.h"

namespace wellmet {
namespace {

constexpr std::array<std::string_view, 23> fields = {"from",
                                                     "to",
                                                     "cc",
                                                     "date",
                                                     "subject",
                                                     "list-id",
                                                     "list-post",
                                                     "list-unsubscribe",
                                                     "precedence",
                                                     "auto-submitted",
                                                     "x-auto-response-suppress",
                                                     "feedback-id",
                                                     "content-type",
                                                     "return-path",
                                                     "delivered-to",
                                                     "x-gm-thrid",
                                                     "x-gmail-labels",
                                                     "x-mozilla-status",
                                                     "x-mozilla-draft-info",
                                                     "x-spam-flag",
                                                     "x-autoreply",
                                                     "x-autorespond",
                                                     "reply-to"};

// Google writes its labels before everything that came with the mail.
constexpr std::size_t own_fields = 2;
constexpr std::string_view lies_in_mark = "- in ";

std::string plain(std::string_view value) { return to_lower_ascii(trim(value)); }

bool is_any(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_mass_mail(const mail::Head& head) {
  for (const char* name : {"list-id", "list-post", "list-unsubscribe", "feedback-id",
                           "x-auto-response-suppress", "x-autoreply", "x-autorespond"})
    if (head.field(name)) return true;
  const std::string type = plain(head.value("content-type"));
  const std::string automatic = plain(head.value("auto-submitted"));
  return is_any(plain(head.value("precedence")), {"bulk", "list", "junk", "auto_reply"}) ||
         (!automatic.empty() && automatic != "no" && !automatic.starts_with("no;") &&
          !automatic.starts_with("no ")) ||
         type.starts_with("multipart/report") || type.starts_with("text/calendar") ||
         plain(head.value("return-path")) == "<>";
}

// The box that a program writes from, and reads nothing in.
bool is_robot(const std::string& address) {
  const std::string box = address.substr(0, address.rfind('@'));
  static constexpr std::array<std::string_view, 9> parts = {
      "noreply",      "no-reply",      "no_reply",      "no.reply",    "donotreply",
      "do-not-reply", "nepasrepondre", "mailer-daemon", "notification"};
  const auto has = [&](std::string_view part) { return box.find(part) != box.npos; };
  return std::ranges::any_of(parts, has) || box.starts_with("reply+") ||
         box.starts_with("bounce") || is_any(box, {"postmaster", "daemon", "root"});
}

// Bits of Thunderbird, in hexadecimal digits: 8 for what was deleted and is still in the file.
bool is_deleted_by_thunderbird(const mail::Head& head) {
  const std::string_view status = trim(head.value("x-mozilla-status"));
  if (status.size() != 4) return false;
  const char last = to_lower_ascii(status.substr(3))[0];
  return last == '8' || last == '9' || (last >= 'a' && last <= 'f');
}

MailFolder labelled(const mail::Head& head) {
  const std::size_t first = std::min(own_fields, head.fields.size());
  for (std::size_t i = 0; i < first; ++i)
    if (head.fields[i].name == "x-gmail-labels")
      return mail_folder_labelled(mail::text_in(head.fields[i].value));
  return MailFolder::other;
}

MailFolder folder_of(const mail::Head& head, MailFolder around) {
  MailFolder folder = around;
  if (head.separator.starts_with(lies_in_mark))
    folder = mail_folder_from_text(head.separator.substr(lies_in_mark.size()));
  if (is_deleted_by_thunderbird(head)) return MailFolder::trash;
  if (head.field("x-mozilla-draft-info") && folder != MailFolder::sent) return MailFolder::draft;
  if (plain(head.value("x-spam-flag")) == "yes") return MailFolder::spam;
  const MailFolder said = labelled(head);
  return said == MailFolder::other ? folder : said;
}

void add_recipients(const mail::Head& head, std::string_view name, std::vector<mail::Address>& to) {
  for (const mail::Field& field : head.fields) {
    if (field.name != name || to.size() > recipients_at_most) continue;
    for (mail::Address& one : mail::addresses_in(field.value, recipients_at_most + 1 - to.size()))
      if (is_email_address(one.address)) to.push_back(std::move(one));
    if (field.cut) to.resize(std::max(to.size(), recipients_at_most + 1));
  }
}

}  // namespace

bool matters_to_mail(std::string_view field) {
  return std::ranges::find(fields, field) != fields.end();
}

MailHead mail_head_of(const mail::Head& head, MailFolder around, const Zone& zone) {
  MailHead read;
  const MailFolder folder = folder_of(head, around);
  read.sent = folder == MailFolder::sent;
  const std::vector<mail::Address> delivered = mail::addresses_in(head.value("delivered-to"), 1);
  if (!delivered.empty()) read.delivered_to = delivered.front().address;
  if (folder == MailFolder::chat) {
    read.no_contact = NoContact::chat;
  } else if (folder != MailFolder::other && folder != MailFolder::sent) {
    read.no_contact = NoContact::set_aside;
  } else if (is_mass_mail(head)) {
    read.no_contact = NoContact::mass_mail;
  }
  if (read.no_contact != NoContact::none) return read;
  // Of several who wrote it together, which is rare, the first.
  std::vector<mail::Address> from = mail::addresses_in(head.value("from"), 1);
  if (from.empty() || !is_email_address(from.front().address)) {
    read.no_contact = NoContact::no_sender;
    return read;
  }
  read.from = std::move(from.front());
  if (is_robot(read.from.address)) {
    read.no_contact = NoContact::mass_mail;
    return read;
  }
  add_recipients(head, "to", read.to);
  add_recipients(head, "cc", read.to);
  const auto moment = mail::moment_in(head.value("date"));
  if (!moment) {
    read.no_contact = NoContact::no_day;
    return read;
  }
  read.day = zone.date_of(*moment);
  return read;
}

void HeadsAlone::head(mail::Head&& head) {
  ++count_;
  const char* folder = folder_ == MailFolder::other ? "other" : to_text(folder_);
  std::string text = fmt::format("From {}{}\n", lies_in_mark, folder);
  for (const mail::Field& field : head.fields)
    text += fmt::format("{}: {}\n", field.name, field.value);
  text += '\n';
  into_.append(text);
}

}  // namespace wellmet
