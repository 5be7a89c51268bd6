// A chat that WhatsApp exports as text ("WhatsApp Chat with X.txt", or _chat.txt in a zip). Each
// message begins with a head (whatsapp_head.h) and goes on in the lines below it.
//
// The file says neither in which order its days stand nor which of the authors is the owner of the
// telephone. So it is read twice: first who writes, what tells of a group, and all that the days
// say about their order; then, when both are clear, who wrote when.
//
//  - Order of the day: a first number above 12, or a second one; days with dots have the day first;
//    an order that puts a message behind today is out, and one in which the days run backwards from
//    line to line while they run forwards in the other. Else it is asked.
//  - A line of WhatsApp's own has no author, or one and a body behind U+200E. In a direct chat on
//    an iPhone the author of the first such line is the partner, in a group it is the group.
//  - The owner: as --me says; in a direct chat the one who is not its title; as they call
//    themselves; who took a message back as "You". Else it is asked.
#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "base/words.h"
#include "importers/importer.h"
#include "importers/messages/conversations.h"
#include "importers/messages/whatsapp_entries.h"
#include "importers/messages/whatsapp_roles.h"
#include "importers/messages/whatsapp_words.h"
#include "importers/parts/owner_choices.h"

namespace wellmet {
namespace {

// The second reading: who wrote when.
class Telling {
 public:
  Telling(const Source& source, WhatsappOverview& all, const WhatsappRoles& roles, DayOrder order)
      : source_(source),
        all_(all),
        roles_(roles),
        order_(order),
        told_(source, "whatsapp", {"WhatsApp", "WhatsApp", 2009}) {}

  Imported of(std::string_view text) {
    read_whatsapp_entries(
        text, [this](const WhatsappEntry& entry, int line) { begin(entry, line); },
        [this](std::string_view line, int) { go_on(line); });
    tell();
    if (roles_.is_group) {
      told_.end_group(std::string(whatsapp_title(source_.name)), 0);
    } else {
      told_.end_direct_chat(partner());
    }
    return told_.done();
  }

 private:
  void begin(const WhatsappEntry& entry, int line) {
    tell();
    if (!entry.has_author) return;
    const WhatsappBody body = whatsapp_body(entry.body);
    if (body == WhatsappBody::own_line || body == WhatsappBody::deleted ||
        body == WhatsappBody::deleted_own)
      return;
    const auto day = whatsapp_day(entry.head, order_);
    if (!day)
      return told_.add_problem({line, "a message is of a day that does not exist",
                                "It was left out; the rest of the chat was read."});
    const WhatsappAuthor& author = all_.authors.called(entry.author);
    if (author.name.empty())
      return told_.add_problem({line, "a message has no author", "It was left out."});
    who_ = told_.participant(participant_of(author));
    if (author.name == roles_.owner) told_.is_owner(who_);
    day_ = *day;
    line_ = line;
    kind_ = body == WhatsappBody::call         ? Told::call
            : body == WhatsappBody::video_call ? Told::video_call
                                               : Told::message;
    if (source_.kept_of_messages == KeptOfMessages::words)
      words_ = fmt::format("{}", plain_name(entry.body));
    find_mentions(entry.body);
  }

  void go_on(std::string_view line) {
    if (who_ == Conversations::nobody) return;
    find_mentions(line);
    if (source_.kept_of_messages == KeptOfMessages::words &&
        words_.size() < Conversations::words_bytes)
      words_ += "\n" + plain_name(line);
  }

  void tell() {
    if (who_ == Conversations::nobody) return;
    told_.tell(who_, day_, kind_, line_, trim(words_));
    who_ = Conversations::nobody;
    words_.clear();
  }

  // "@⟨Ana Sample⟩", which tells who spoke to whom in a group.
  void find_mentions(std::string_view text) {
    constexpr std::string_view open = "@\xE2\x81\xA8", close = "\xE2\x81\xA9";
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at)) {
      at += open.size();
      const std::size_t end = text.find(close, at);
      if (end == text.npos) return;
      const WhatsappAuthor named = whatsapp_author(text.substr(at, end - at));
      if (who_ == told_.owner()) told_.exchanged(told_.participant(participant_of(named)));
      if (!roles_.owner.empty() && named.name == roles_.owner) told_.exchanged(who_);
    }
  }

  Conversations::Who partner() {
    if (roles_.partner.empty()) return Conversations::nobody;
    for (const Conversations::Who writer : told_.writers())
      if (told_.at(writer).name == roles_.partner) return writer;
    return told_.participant(participant_of(whatsapp_author(roles_.partner)));
  }

  const Source& source_;
  WhatsappOverview& all_;
  const WhatsappRoles& roles_;
  DayOrder order_;
  Conversations told_;
  Conversations::Who who_ = Conversations::nobody;
  LocalDate day_ = {};
  Told kind_ = Told::message;
  int line_ = 0;
  std::string words_ = {};
};

Imported read_whatsapp(const Source& source) {
  Imported nothing{.kind = "whatsapp"};
  std::string own_text;
  std::string_view text = source.bytes;
  if (!is_utf8(text)) text = own_text = text_of_file(text);
  WhatsappOverview all = whatsapp_overview(source, text);
  if (all.entries == 0) {
    nothing.problems.push_back({0, "there is no message as WhatsApp exports them in the file",
                                "In WhatsApp: open the chat, More, Export chat, Without media."});
    return nothing;
  }
  const WhatsappRoles roles = roles_of(source, all);
  if (!roles.open.empty()) {
    offer(nothing.owner, roles.choices);
    ask_among(nothing.owner, roles.open);
    if (roles.is_misnamed) nothing.problems.push_back(nobody_is_called(source));
    nothing.problems.push_back(which_is_you(nothing.owner));
    return nothing;
  }
  DayOrder order = all.order.said();
  const bool open = order == DayOrder::unknown;
  if (open) order = source.usual_order;
  const bool unsaid = order == DayOrder::unknown;
  if (unsaid) order = DayOrder::month_first;
  Imported imported = Telling(source, all, roles, order).of(text);
  if (all.unread > 0)
    add_problem(imported.problems,
                {all.first_unread,
                 fmt::format("{} the beginning of a message, but not as the others do",
                             counted(all.unread, "line looks like", "lines look like")),
                 all.unread == 1 ? "It was read as part of the message before."
                                 : "They were read as part of the message before."});
  imported.owner = {.name = roles.owner, .deduced = !roles.owner_said};
  if (!roles.owner_said || !source.i_am.empty()) offer(imported.owner, roles.choices);
  if (roles.is_misnamed)
    imported.problems.insert(imported.problems.begin(), nobody_is_called(source));
  if (imported.people.empty() && imported.problems.empty())
    imported.problems.push_back(
        {0, "only you write in it, and the name of the file doesn’t say to whom",
         "Name it as WhatsApp does: WhatsApp Chat with NAME.txt"});
  if (unsaid) {
    imported.open_day = all.first_day;
    add_problem(imported.problems,
                {all.first_day->line,
                 fmt::format("{} can be read with the day or with the month first; the month was "
                             "taken to come first",
                             all.first_day->cell),
                 "", Next{.act = Next::Act::file_day_first}});
  }
  return imported;
}

int whatsapp_likeness(std::string_view file_name, std::string_view start) {
  int heads = 0, authors = 0, lines = 0;
  bool first_is_head = false;
  WhatsappLines all(start);
  std::string_view line;
  while (lines < 200 && all.next(line)) {
    if (trim(line).empty()) continue;
    ++lines;
    const auto head = whatsapp_head(line);
    if (!head) continue;
    if (lines == 1) first_is_head = true;
    ++heads;
    authors += whatsapp_entry(*head, line).has_author;
  }
  if (!first_is_head || authors == 0) return 0;
  const bool called =
      to_lower_ascii(file_name).find("whatsapp") != std::string::npos || file_name == "_chat.txt";
  return called || heads > 1 ? 96 : 60;
}

}  // namespace

extern const Importer whatsapp_importer;
const Importer whatsapp_importer = {"whatsapp",    "a chat exported from WhatsApp",
                                    "WhatsApp",    whatsapp_likeness,
                                    read_whatsapp, {.is_messages = true}};

}  // namespace wellmet
