// result.json of Telegram Desktop: a whole account (personal_information, contacts, chats,
// left_chats) or one chat, whose members then stand at the top. It is read value by value, since an
// account may have gigabytes of it.
//
//  - Times are `date_unixtime`, a text; files from before 2021 have only `date`, the clock of the
//    machine that exported, of which the day is taken as it is.
//  - Ids are "user123", "channel123", "chat123"; before 2021 bare numbers. A chat's own id is bare.
//  - A personal chat is called after its partner's id: whoever else writes in it is the owner. An
//    account says its owner itself.
//  - `text` is a text, or an array of texts and of objects with a text.
//  - Who deleted their account has an id and no name.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "formats/json_events.h"
#include "importers/importer.h"
#include "importers/messages/conversations.h"
#include "importers/parts/owner_choices.h"

namespace wellmet {
namespace {

using Who = Conversations::Who;

// Where in the file a value stands.
enum class Place {
  outside,  // before the first brace
  whole,    // the object of the file, which may be a chat itself
  personal,
  contacts,
  contact_list,
  contact,
  chats,
  chat_list,
  chat,
  messages,
  message,
  text_parts,
  text_part,
  elsewhere
};

Place place_of_object(Place in, std::string_view key) {
  switch (in) {
    case Place::outside:
      return Place::whole;
    case Place::whole:
      if (key == "personal_information") return Place::personal;
      if (key == "contacts") return Place::contacts;
      return key == "chats" || key == "left_chats" ? Place::chats : Place::elsewhere;
    case Place::contact_list:
      return Place::contact;
    case Place::chat_list:
      return Place::chat;
    case Place::messages:
      return Place::message;
    case Place::text_parts:
      return Place::text_part;
    default:
      return Place::elsewhere;
  }
}

Place place_of_array(Place in, std::string_view key) {
  if (in == Place::contacts && key == "list") return Place::contact_list;
  if (in == Place::chats && key == "list") return Place::chat_list;
  if ((in == Place::chat || in == Place::whole) && key == "messages") return Place::messages;
  if (in == Place::message && (key == "text" || key == "text_entities")) return Place::text_parts;
  return Place::elsewhere;
}

enum class ChatKind { unknown, direct, group, nobody };

ChatKind kind_of_chat(std::string_view type) {
  if (type == "personal_chat") return ChatKind::direct;
  if (type == "private_group" || type == "private_supergroup" || type == "public_supergroup" ||
      type == "public_group")
    return ChatKind::group;
  return type.empty() ? ChatKind::unknown : ChatKind::nobody;
}

std::string key_of_user(std::int64_t id) { return fmt::format("user{}", id); }

// Robots have to be called so: "GroupHelpBot", "weather bot".
bool is_bot_name(std::string_view name) {
  if (name.ends_with(" bot") || name.ends_with("_bot")) return true;
  if (!name.ends_with("Bot") || name.size() < 4) return false;
  const char before = name[name.size() - 4];
  return before == ' ' || (before >= 'a' && before <= 'z');
}

// Members of the object that is being read, as far as they mean something.
struct Fields {
  std::map<std::string, std::string, std::less<>> texts = {};
  std::map<std::string, std::int64_t, std::less<>> numbers = {};

  std::string text(std::string_view key) const {
    const auto found = texts.find(key);
    return found == texts.end() ? "" : found->second;
  }
  std::int64_t number(std::string_view key) const {
    const auto found = numbers.find(key);
    return found == numbers.end() ? 0 : found->second;
  }
  void clear() {
    texts.clear();
    numbers.clear();
  }
};

// Of a message nothing is kept in memory but this, since there may be millions.
struct Message {
  bool is_message = false, is_call = false;
  std::int64_t id = 0, reply_to = 0, seconds = 0, unix_time = 0;
  std::string from = {}, from_id = {};
  std::string date = {};
  std::string words = {}, entity_words = {};
  bool in_entities = false;
  std::vector<std::string> mentioned = {};  // keys of users, and "@name"
};

std::string named(const std::string& first, const std::string& last) {
  return std::string(trim(first + " " + last));
}

class Reading : public JsonEvents {
 public:
  Reading(const Source& source, const std::string& owner_key)
      : source_(source), told_(source, "telegram", {"Telegram", "Telegram", 2013}) {
    if (!owner_key.empty()) told_.is_owner(told_.participant({.key = owner_key}));
  }

  void begin_object() override { enter(place_of_object(place(), key_)); }
  void begin_array() override {
    if (place() == Place::message) message_.in_entities = key_ == "text_entities";
    const Place next = place_of_array(place(), key_);
    if (next == Place::messages) begin_messages();
    enter(next);
  }
  void end_object() override {
    const Place left = leave();
    if (left == Place::message) end_message();
    if (left == Place::contact) end_contact();
    if (left == Place::personal) end_personal();
    if (left == Place::chat || (left == Place::whole && is_chat_)) end_chat();
  }
  void end_array() override { leave(); }
  void key(std::string_view key) override { key_ = key; }
  void text(std::string_view value) override;
  void number(std::int64_t value) override;
  void other() override {}

  bool knows_format() const { return is_chat_ || chats_ > 0 || contacts_ > 0 || is_account_; }
  bool has_groups() const { return groups_ > 0; }
  Conversations& told() { return told_; }
  // Who writes in a direct chat and isn't its partner.
  Who owner_by_chats() const { return owner_by_chats_; }
  // All who write and aren't the partner of a direct chat, and how much.
  std::vector<std::pair<int, Participant>> maybe_owner();
  bool is_account() const { return is_account_; }
  Imported done();

 private:
  Place place() const { return places_.empty() ? Place::outside : places_.back(); }
  void enter(Place next) {
    places_.push_back(next);
    if (next == Place::message) message_ = {};
    if (next == Place::contact || next == Place::personal) fields_.clear();
    if (next == Place::chat) begin_chat();
    key_.clear();
  }
  Place leave() {
    const Place left = place();
    if (!places_.empty()) places_.pop_back();
    return left;
  }
  void begin_chat();
  void begin_messages();
  void text_of_message(std::string_view value);
  void end_message();
  void end_contact();
  void end_personal();
  void end_chat();
  void end_direct_chat();
  void end_unknown_chat();
  Who who_wrote();
  LocalDate day_of_message() const;
  void find_exchange(Who who);

  const Source& source_;
  Conversations told_;
  std::vector<Place> places_ = {};
  std::string key_ = {};
  Fields fields_ = {};  // of a contact, or of the owner
  struct Chat {
    std::string name = {}, type = {};
    std::int64_t id = 0;
  } chat_ = {};
  Message message_ = {};
  std::vector<std::pair<std::int64_t, Who>> authors_ = {};  // of a group's messages, by their id
  bool is_chat_ = false, is_account_ = false;
  int chats_ = 0, groups_ = 0, contacts_ = 0, empty_contacts_ = 0;
  Who owner_by_chats_ = Conversations::nobody;
  std::string own_handle_ = {};          // "@ana_k"
  std::map<Who, int> maybe_owner_ = {};  // and how many messages
};

void Reading::text(std::string_view value) {
  switch (place()) {
    case Place::message:
      return text_of_message(value);
    case Place::text_parts:
      (message_.in_entities ? message_.entity_words : message_.words) += value;
      return;
    case Place::text_part:
      if (key_ != "text") return;
      (message_.in_entities ? message_.entity_words : message_.words) += value;
      if (value.starts_with('@')) message_.mentioned.emplace_back(value);
      return;
    case Place::chat:
    case Place::whole:
      if (key_ == "name") chat_.name = value;
      if (key_ == "type") chat_.type = value;
      return;
    case Place::contact:
    case Place::personal:
      fields_.texts.insert_or_assign(key_, std::string(value));
      return;
    default:
      return;
  }
}

void Reading::number(std::int64_t value) {
  if (place() == Place::message) {
    if (key_ == "id") message_.id = value;
    if (key_ == "reply_to_message_id") message_.reply_to = value;
    if (key_ == "duration_seconds") message_.seconds = value;
    if (key_ == "from_id" || key_ == "actor_id") message_.from_id = key_of_user(value);
    if (key_ == "date_unixtime") message_.unix_time = value;
  }
  if (place() == Place::text_part && key_ == "user_id")
    message_.mentioned.push_back(key_of_user(value));
  if ((place() == Place::chat || place() == Place::whole) && key_ == "id") chat_.id = value;
  if (place() == Place::contact || place() == Place::personal)
    fields_.numbers.insert_or_assign(key_, value);
}

void Reading::text_of_message(std::string_view value) {
  if (key_ == "type") message_.is_message = value == "message";
  if (key_ == "action") message_.is_call = value == "phone_call";
  if (key_ == "from" || key_ == "actor") message_.from = value;
  if (key_ == "from_id" || key_ == "actor_id") message_.from_id = value;
  if (key_ == "date_unixtime") message_.unix_time = whole_number(value);
  if (key_ == "date") message_.date = value.substr(0, 10);
  if (key_ == "text") message_.words = value;
}

void Reading::begin_chat() {
  chat_ = {};
  authors_.clear();
}

// The object of the file is a chat itself.
void Reading::begin_messages() {
  if (place() == Place::whole) is_chat_ = true;
}

LocalDate Reading::day_of_message() const {
  if (message_.unix_time > 0) return source_.zone.date_of({message_.unix_time * 1000});
  return parse_iso_date(message_.date).value_or(LocalDate{});
}

Who Reading::who_wrote() {
  std::string key = message_.from_id.empty() ? "name:" + message_.from : message_.from_id;
  Participant said{.key = std::move(key), .name = message_.from};
  said.nobody = !said.key.starts_with("user") && !said.key.starts_with("name:");
  said.nobody = said.nobody || is_bot_name(said.name);
  const Who who = told_.participant(said);
  const bool is_partner =
      kind_of_chat(chat_.type) == ChatKind::direct && said.key == key_of_user(chat_.id);
  if (!is_partner && !said.nobody) ++maybe_owner_[who];
  return who;
}

void Reading::end_message() {
  if (!message_.is_message && !(message_.is_call && message_.seconds > 0)) return;
  if (message_.from_id.empty() && message_.from.empty()) return;
  const ChatKind kind = kind_of_chat(chat_.type);
  if (kind == ChatKind::nobody) return;
  const LocalDate day = day_of_message();
  if (day == LocalDate{}) return;
  const Who who = who_wrote();
  const std::string& words = message_.words.empty() ? message_.entity_words : message_.words;
  told_.tell(who, day, message_.is_call ? Told::call : Told::message, 0, trim(words));
  if (kind != ChatKind::direct) find_exchange(who);
}

// A reply, or a name called, from the owner or to the owner.
void Reading::find_exchange(Who who) {
  if (message_.id != 0 && (authors_.empty() || authors_.back().first < message_.id))
    authors_.emplace_back(message_.id, who);
  const Who owner = told_.owner();
  if (owner == Conversations::nobody) return;
  if (message_.reply_to != 0) {
    const auto found = std::ranges::lower_bound(authors_, message_.reply_to, {},
                                                &std::pair<std::int64_t, Who>::first);
    if (found != authors_.end() && found->first == message_.reply_to) {
      if (who == owner) told_.exchanged(found->second);
      if (found->second == owner) told_.exchanged(who);
    }
  }
  for (const std::string& name : message_.mentioned) {
    const bool is_user = name.starts_with("user");
    if (who == owner && is_user) told_.exchanged(told_.participant({.key = name}));
    if (is_user ? name == told_.at(owner).key : !own_handle_.empty() && name == own_handle_)
      told_.exchanged(who);
  }
}

void Reading::end_contact() {
  ++contacts_;
  Participant said{.name = named(fields_.text("first_name"), fields_.text("last_name")),
                   .phone = fields_.text("phone_number"),
                   .named_by_owner = true};
  if (said.name.empty() && phone_key(said.phone).empty()) {
    ++empty_contacts_;
    return;
  }
  if (is_owners_number(source_, said.phone)) return;  // a card of one's own
  const std::int64_t id = fields_.number("user_id");
  said.key =
      id > 0 ? key_of_user(id) : "tel:" + (said.phone.empty() ? said.name : phone_key(said.phone));
  told_.add_contact(told_.participant(said), 0);
}

void Reading::end_personal() {
  is_account_ = true;
  const std::int64_t id = fields_.number("user_id");
  own_handle_ = fields_.text("username");
  if (id <= 0) return;
  told_.is_owner(
      told_.participant({.key = key_of_user(id),
                         .name = named(fields_.text("first_name"), fields_.text("last_name"))}));
}

void Reading::end_chat() {
  ++chats_;
  switch (kind_of_chat(chat_.type)) {
    case ChatKind::direct:
      return end_direct_chat();
    case ChatKind::group:
      ++groups_;
      return told_.end_group(chat_.name, 0);
    case ChatKind::unknown:
      return end_unknown_chat();
    case ChatKind::nobody:
      if (chat_.type == "bot_chat")
        told_.participant({.key = key_of_user(chat_.id), .nobody = true});
      return told_.end_direct_chat(Conversations::nobody);
  }
}

void Reading::end_direct_chat() {
  const Who partner = told_.participant({.key = key_of_user(chat_.id), .name = chat_.name});
  for (const Who writer : told_.writers())
    if (writer != partner && owner_by_chats_ == Conversations::nobody) owner_by_chats_ = writer;
  told_.end_direct_chat(partner);
}

// A file that another program wrote or shortened: two writers, one of whom is the owner, are a
// direct chat.
void Reading::end_unknown_chat() {
  const std::vector<Who> writers = told_.writers();
  Who partner = Conversations::nobody;
  for (const Who writer : writers)
    if (told_.at(writer).name == chat_.name ||
        (told_.owner() != Conversations::nobody && writer != told_.owner()))
      partner = writer;
  if (writers.size() <= 2 && partner != Conversations::nobody) {
    for (const Who writer : writers)
      if (writer != partner && owner_by_chats_ == Conversations::nobody) owner_by_chats_ = writer;
    return told_.end_direct_chat(partner);
  }
  ++groups_;
  told_.end_group(chat_.name, 0);
}

std::vector<std::pair<int, Participant>> Reading::maybe_owner() {
  std::vector<std::pair<int, Participant>> all;
  for (const auto& [who, messages] : maybe_owner_) all.emplace_back(messages, told_.at(who));
  return all;
}

Imported Reading::done() {
  if (empty_contacts_ > 0)
    told_.add_problem(
        {0, fmt::format("contacts with neither a name nor a phone number: {}", empty_contacts_),
         "They were left out."});
  return told_.done();
}

Imported nothing_because(std::string what, std::string cure) {
  Imported nothing{.kind = "telegram"};
  nothing.problems.push_back({0, std::move(what), std::move(cure)});
  return nothing;
}

// Who the owner is, and by what.
struct OwnerFound {
  std::string key = {};  // "" for nobody
  OwnerInFile owner = {};
  std::optional<Problem> against = {};  // --me names nobody who may be, or not whom the file does
};

// The file itself knows it of an account, and of a direct chat, where it is the one who is not the
// partner, whatever they are called. Else it is as they say, or open.
OwnerFound find_owner(const Source& source, Reading& reading) {
  OwnerFound found;
  Conversations& told = reading.told();
  if (reading.is_account() && told.owner() != Conversations::nobody) {
    found.owner.name = told.at(told.owner()).name;
    if (!source.i_am.empty() && owner_among(source, {told.at(told.owner())}).empty())
      found.against = file_names_you(source, found.owner.name);
    return found;
  }
  std::vector<Participant> maybe;
  std::vector<std::pair<int, std::string>> names;
  for (auto& [messages, one] : reading.maybe_owner()) {
    names.emplace_back(messages, one.name);
    maybe.push_back(std::move(one));
  }
  std::vector<std::size_t> own;
  if (source.i_am != i_am_none) own = owner_among(source, maybe);
  if (names_owner(source) && own.empty()) found.against = nobody_is_called(source);
  if (const Who who = reading.owner_by_chats(); who != Conversations::nobody) {
    found.key = told.at(who).key;
    const bool said = std::ranges::any_of(own, [&](auto i) { return maybe[i].key == found.key; });
    found.owner = {.name = told.at(who).name, .deduced = !said};
    if (!source.i_am.empty() && !said) found.against = file_names_you(source, found.owner.name);
    return found;
  }
  if (!reading.has_groups()) return found;
  const std::vector<std::string> choices = choices_of(std::move(names));
  offer(found.owner, choices);
  if (own.size() == 1) {
    found.key = maybe[own.front()].key;
    found.owner.name = maybe[own.front()].name;
    if (source.i_am.empty()) offer(found.owner, {});
  } else if (source.i_am != i_am_none) {
    ask_among(found.owner, choices);
  }
  return found;
}

Imported nobody_chosen(OwnerFound found) {
  Imported nothing{.kind = "telegram"};
  if (found.against) nothing.problems.push_back(*found.against);
  nothing.problems.push_back(which_is_you(found.owner));
  nothing.owner = std::move(found.owner);
  return nothing;
}

Imported read_telegram(const Source& source) {
  std::string own_text;
  std::string_view text = source.bytes;
  if (!is_utf8(text)) text = own_text = text_of_file(text);
  std::optional<Reading> reading;
  OwnerFound found;
  try {
    reading.emplace(source, "");
    read_json(text, *reading);
    found = find_owner(source, *reading);
    if (!found.key.empty()) {  // who the owner is may stand behind what depends on it
      reading.emplace(source, found.key);
      read_json(text, *reading);
    }
  } catch (const Error& fault) {
    return nothing_because(fault.what(), "Export it from Telegram again.");
  }
  if (!reading->knows_format())
    return nothing_because("there are no chats as Telegram Desktop exports them in the file",
                           "In Telegram Desktop: Settings, Advanced, Export Telegram data, as "
                           "machine-readable JSON.");
  if (!found.owner.open.empty()) return nobody_chosen(std::move(found));
  Imported imported = reading->done();
  imported.owner = std::move(found.owner);
  if (found.against) imported.problems.insert(imported.problems.begin(), *found.against);
  if (imported.people.empty() && imported.problems.empty())
    imported.problems.push_back({.what = "nobody but you writes in it", .rightly_left_out = true});
  return imported;
}

int telegram_likeness(std::string_view, std::string_view start) {
  if (!trim(start).starts_with('{') || start.find("\"messages\"") == start.npos) {
    return start.find("\"personal_information\"") != start.npos &&
                   start.find("Telegram") != start.npos
               ? 92
               : 0;
  }
  if (start.find("\"date_unixtime\"") != start.npos && start.find("\"from\"") != start.npos)
    return 95;
  const bool typed = start.find("\"type\": \"message\"") != start.npos ||
                     start.find("\"type\":\"message\"") != start.npos ||
                     start.find("\"type\": \"service\"") != start.npos;
  return typed && (start.find("\"from_id\"") != start.npos || start.find("\"actor\"") != start.npos)
             ? 92
             : 0;
}

}  // namespace

extern const Importer telegram_importer;
const Importer telegram_importer = {"telegram",    "Telegram Desktop’s result.json",
                                    "Telegram",    telegram_likeness,
                                    read_telegram, {.is_markup = true, .is_messages = true}};

}  // namespace wellmet
