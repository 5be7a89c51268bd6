// SMS Backup & Restore: sms-….xml with <sms> and <mms>, calls-….xml with <call>. A missing value is
// the word "null". Emoji may be two references, one for each half (formats/xml_events.h). The files
// of people who keep pictures have gigabytes, so they are read element by element, and pictures are
// passed over.
//
//  - sms `type`, mms `msg_box`: 1 came in, 2 went out; drafts, those that wait and those that
//  failed
//    are no contact. A call of type 1 or 2 that lasted is one.
//  - `address` is a number, of a group several with "~" between; or a word ("BANK"), an address of
//    mail, a short code of a firm: these are nobody.
//  - `contact_name` is as the address book calls the number; for a group the names with commas.
//  - One number is written in several ways: the last nine digits are compared.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/xml_events.h"
#include "importers/importer.h"
#include "importers/messages/conversations.h"
#include "model/card.h"
#include "model/cards/phone.h"

namespace wellmet {
namespace {

using Who = Conversations::Who;

std::string known_text(std::string_view value) {
  return value == "null" ? "" : std::string(trim(value));
}

// "(Unknown)" in the language of the telephone stands for no name.
std::string name_in(std::string_view contact_name) {
  const std::string name = known_text(contact_name);
  return name.starts_with('(') && name.ends_with(')') ? "" : name;
}

class Reading : public XmlEvents {
 public:
  explicit Reading(const Source& source)
      : source_(source), told_(source, "sms", {"SMS", "", 1992}) {}

  void begin(std::string_view element, const XmlAttributes& is) override {
    if (element == "smses" || element == "calls") knows_format_ = true;
    if (element == "sms") sms(is);
    if (element == "mms") begin_mms(is);
    if (element == "part" && in_mms_) part(is);
    if (element == "addr" && in_mms_ && is["type"] == "137") sender_ = is["address"];
    if (element == "call") call(is);
  }
  void end(std::string_view element) override {
    if (element == "mms" && in_mms_) end_mms();
  }
  bool knows_format() const { return knows_format_; }

  Imported done() {
    if (of_firms_ > 0)
      told_.add_left_out(fmt::format("{} of firms and services, by a word or a short code",
                                     counted(of_firms_, "message", "messages")),
                         "Nobody is added for them.");
    if (hidden_ > 0)
      told_.add_left_out(fmt::format("{} with a hidden number", counted(hidden_, "call", "calls")),
                         "The file doesn’t say with whom.");
    if (!source_.i_am.empty())
      told_.add_problem({0, "the file itself says which messages are yours", ""});
    return told_.done();
  }

 private:
  // What one sends oneself is contact with nobody.
  bool is_own(std::string_view address) const { return is_owners_number(source_, address); }

  // Nobody for a word, a short code, an address of mail.
  Who partner(std::string_view address, std::string_view contact_name) {
    const std::string number = known_text(address);
    if (!is_phone_number(number)) return Conversations::nobody;
    Participant said{.key = "tel:" + phone_digits(number),
                     .name = name_in(contact_name),
                     .phone = number,
                     .named_by_owner = true};
    return told_.participant(said);
  }

  LocalDate day_of(std::string_view milliseconds) const {
    const std::int64_t moment = whole_number(milliseconds);
    return moment > 0 ? source_.zone.date_of({moment}) : LocalDate{};
  }

  static bool is_contact(std::string_view type) { return type == "1" || type == "2"; }

  // Who wrote doesn't matter to a direct chat, but to its words.
  void tell_direct(Who partner, LocalDate day, Told told, std::string_view type,
                   std::string_view words) {
    const bool mine = type == "2";
    if (mine && me_ == Conversations::nobody) {
      me_ = told_.participant({.key = "me"});
      told_.is_owner(me_);
    }
    told_.tell(mine ? me_ : partner, day, told, 0, words);
    told_.end_direct_chat(partner);
  }

  void sms(const XmlAttributes& is) {
    if (!is_contact(is["type"]) || is_own(is["address"])) return;
    const Who who = partner(is["address"], is["contact_name"]);
    const LocalDate day = day_of(is["date"]);
    if (who == Conversations::nobody) {
      of_firms_ += is["type"] == "1";
      return;
    }
    if (day != LocalDate{})
      tell_direct(who, day, Told::message, is["type"], known_text(is["body"]));
  }

  void call(const XmlAttributes& is) {
    if (!is_contact(is["type"]) || whole_number(is["duration"]) <= 0 || is_own(is["number"]))
      return;
    if (is["number"].empty() || is["presentation"] == "2") {
      ++hidden_;
      return;
    }
    const Who who = partner(is["number"], is["contact_name"]);
    const LocalDate day = day_of(is["date"]);
    if (who != Conversations::nobody && day != LocalDate{})
      tell_direct(who, day, Told::call, is["type"], "");
  }

  void begin_mms(const XmlAttributes& is) {
    in_mms_ = true;
    box_ = is["msg_box"];
    address_ = known_text(is["address"]);
    names_ = name_in(is["contact_name"]);
    mms_day_ = day_of(is["date"]);
    words_.clear();
    sender_.clear();
  }

  void part(const XmlAttributes& is) {
    if (is["ct"] == "text/plain" && words_.size() < Conversations::words_bytes)
      words_ += known_text(is["text"]);
  }

  void end_mms() {
    in_mms_ = false;
    if (!is_contact(box_) || mms_day_ == LocalDate{}) return;
    const std::vector<std::string> numbers = numbers_in(address_);
    if (numbers.size() == 1 && is_own(numbers.front())) return;
    if (numbers.size() == 1) {
      const Who who = partner(numbers.front(), names_);
      if (who != Conversations::nobody) tell_direct(who, mms_day_, Told::message, box_, words_);
      of_firms_ += who == Conversations::nobody;
      return;
    }
    tell_group(numbers);
  }

  void tell_group(const std::vector<std::string>& numbers);
  static std::vector<std::string> numbers_in(const std::string& address);

  const Source& source_;
  Conversations told_;
  bool knows_format_ = false, in_mms_ = false;
  int of_firms_ = 0, hidden_ = 0;
  Who me_ = Conversations::nobody;
  std::string box_ = {}, address_ = {}, names_ = {}, words_ = {}, sender_ = {};
  LocalDate mms_day_ = {};
};

// Older files put "+" between the numbers, which may also begin them.
std::vector<std::string> Reading::numbers_in(const std::string& address) {
  std::vector<std::string> numbers;
  if (address.find('~') != std::string::npos || address.find('+', 1) == std::string::npos) {
    numbers = split(address, '~');
  } else {
    const std::string plus = address.starts_with('+') ? "+" : "";
    for (const std::string& number : split(address, '+')) numbers.push_back(plus + number);
  }
  std::erase_if(numbers, [](const std::string& number) { return !is_phone_number(number); });
  return numbers;
}

// Of a group only who wrote it is told.
void Reading::tell_group(const std::vector<std::string>& numbers) {
  if (box_ != "1" || sender_.empty() || is_own(sender_)) return;
  const std::vector<std::string> names = split(names_, ',');
  std::string name;
  for (std::size_t i = 0; i < numbers.size() && names.size() == numbers.size(); ++i)
    if (phone_digits(numbers[i]) == phone_digits(sender_)) name = trim(names[i]);
  const Who who = partner(sender_, name);
  if (who == Conversations::nobody) return;
  told_.tell(who, mms_day_, Told::message, 0, words_);
  told_.end_group("", 0);
}

Imported nothing_because(std::string what, std::string cure) {
  Imported nothing{.kind = "sms"};
  nothing.problems.push_back({0, std::move(what), std::move(cure)});
  return nothing;
}

Imported read_sms(const Source& source) {
  std::string own_text;
  std::string_view text = source.bytes;
  if (!is_utf8(text)) text = own_text = text_of_file(text);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Reading reading(source);
  try {
    read_xml(text, reading);
  } catch (const Error& fault) {
    return nothing_because(fault.what(), "Copy it from the phone again.");
  }
  if (!reading.knows_format())
    return nothing_because("there are no messages or calls of SMS Backup & Restore in the file",
                           "Import sms-….xml or calls-….xml as the app saved it.");
  return reading.done();
}

int sms_likeness(std::string_view, std::string_view start) {
  const bool messages = start.find("<smses") != start.npos;
  const bool calls = start.find("<calls") != start.npos && start.find("<call ") != start.npos;
  return messages || calls ? 95 : 0;
}

}  // namespace

extern const Importer sms_importer;
const Importer sms_importer = {"sms",    "a file of SMS Backup & Restore",
                               "SMS",    sms_likeness,
                               read_sms, {.is_markup = true, .is_messages = true}};

}  // namespace wellmet
