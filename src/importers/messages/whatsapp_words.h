#pragma once
#include <string_view>

// What WhatsApp itself writes in a chat, in the languages of telephones. Which words it uses where
// is known from exports; words of a language that is not here are taken for what people wrote, but
// behind U+200E, where only WhatsApp writes.
namespace wellmet {

enum class WhatsappBody {
  message,      // written, spoken or sent by somebody, a picture left out included
  call,         // one that was answered
  video_call,   // the same
  deleted,      // taken back by who wrote it
  deleted_own,  // taken back by the owner of the telephone
  own_line      // a line of WhatsApp's own: a call that was missed, who came, who left
};
// The body as it stands behind the author.
WhatsappBody whatsapp_body(std::string_view body);

// Whether a line of WhatsApp's own tells that the chat is a group.
bool tells_of_a_group(std::string_view line);
// Whether it is the notice that messages are encrypted, which iPhones sign with the name of the
// chat.
bool is_notice_of_encryption(std::string_view body);
// Whether a name can only be what the owner is called: "You", "Me"; not "Du" or "Sen", which are
// names.
bool is_word_for_you(std::string_view author);
// "Sam Rivera" of "WhatsApp Chat with Sam Rivera.txt"; "" when the name of the file tells no title.
std::string_view whatsapp_title(std::string_view file_name);

}  // namespace wellmet
