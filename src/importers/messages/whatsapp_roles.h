#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/importer.h"
#include "importers/messages/conversations.h"
#include "importers/messages/whatsapp_entries.h"

// Who writes in a chat that WhatsApp exported, and who of them is who.
namespace wellmet {

struct WhatsappAuthor {
  std::string name = {};
  bool by_itself = false;  // "~ Óscar": as they call themselves, not as the owner does
  std::string phone = {};
  int messages = 0;
};

WhatsappAuthor whatsapp_author(std::string_view written);
Participant participant_of(const WhatsappAuthor&);

// WhatsappAuthors by how they are written, since a chat has few and a million lines.
class WhatsappAuthors {
 public:
  WhatsappAuthor& called(std::string_view written) {
    const auto known = by_writing_.find(written);
    if (known != by_writing_.end()) return known->second;
    return by_writing_.emplace(std::string(written), whatsapp_author(written)).first->second;
  }
  std::vector<const WhatsappAuthor*> writers() const {
    std::vector<const WhatsappAuthor*> all;
    for (const auto& [written, author] : by_writing_) {
      const auto same = [&](const WhatsappAuthor* one) { return one->name == author.name; };
      if (author.messages > 0 && !author.name.empty() && std::ranges::none_of(all, same))
        all.push_back(&author);
    }
    return all;
  }

 private:
  std::map<std::string, WhatsappAuthor, std::less<>> by_writing_ = {};
};

// What the first reading finds.
struct WhatsappOverview {
  WhatsappAuthors authors = {};
  WhatsappOrder order = {};
  std::optional<OpenDay> first_day = {};
  bool tells_group = false;
  std::string notice_author = {};  // of the notice that messages are encrypted: the chat's name
  std::string owner = {};          // who took back what they wrote
  int entries = 0;
  int unread = 0, first_unread = 0;  // lines that look like a head, and not as the others do
};

WhatsappOverview whatsapp_overview(const Source&, std::string_view text);

// Who is who in the chat, as far as it can be told.
struct WhatsappRoles {
  bool is_group = false;
  std::string owner = {}, partner = {};
  bool owner_said = false;
  bool is_misnamed = false;               // --me names nobody who writes
  std::vector<std::string> open = {};     // one of these is the owner, or none
  std::vector<std::string> choices = {};  // all who may be
};

WhatsappRoles roles_of(const Source&, const WhatsappOverview&);

}  // namespace wellmet
