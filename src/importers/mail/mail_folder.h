#pragma once
#include <string>
#include <string_view>

// What a folder of mail is for, by the names that programs give it in the languages they speak.
namespace wellmet {

enum class MailFolder { other, sent, draft, spam, trash, chat };

// "Gesendet", "[Gmail]/Trash", "INBOX.Sent", "Entw&APw-rfe".
MailFolder mail_folder_called(std::string_view name);
// Of a label list of Gmail ("Inbox,Important,\"Sent, 2020\""): the one that keeps a mail out, else
// whether it was sent.
MailFolder mail_folder_labelled(std::string_view labels);
// By where a file lies: the name of an mbox, the folder around a Maildir's `cur`, and a Maildir's
// flags (T: in the trash, D: a draft).
MailFolder mail_folder_of_path(std::string_view path);

const char* to_text(MailFolder);  // "" for other
// Of what to_text says.
MailFolder mail_folder_from_text(std::string_view);

}  // namespace wellmet
