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

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "base/words.h"
#include "importers/importer.h"
#include "importers/messages/conversations.h"
#include "importers/messages/whatsapp_head.h"
#include "importers/messages/whatsapp_words.h"
#include "importers/parts/owner_choices.h"
#include "model/cards/phone.h"

namespace wellmet {
namespace {

// An author is no longer than this; WhatsApp's own lines may hold ": " further on.
constexpr std::size_t author_bytes = 160;

class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    return true;
  }
  int number() const { return number_; }

 private:
  std::string_view rest_;
  int number_ = 0;
};

struct Entry {
  WhatsappHead head = {};
  std::string_view author =
      {};  // as it stands; of a line of WhatsApp's own without one has_author is false
  std::string_view body = {};
  bool has_author = false;
};

// A subject that somebody gave a group stands in quotes, and may hold ": ".
bool opens_a_quote(std::string_view author) {
  const bool plain = std::ranges::count(author, '"') % 2 == 1;
  const auto both = [&](std::string_view open, std::string_view close) {
    const std::size_t at = author.rfind(open);
    return at != author.npos && author.find(close, at) == author.npos;
  };
  return plain || both("“", "”") || both("„", "“") || both("«", "»");
}

Entry entry_of(const WhatsappHead& head, std::string_view line) {
  Entry entry{.head = head};
  const std::string_view rest = line.substr(head.size);
  std::size_t colon = rest.substr(0, author_bytes).find(": ");
  if (colon == rest.npos && rest.ends_with(':') && rest.size() <= author_bytes)
    colon = rest.size() - 1;
  if (colon == rest.npos || opens_a_quote(rest.substr(0, colon))) {
    entry.body = rest;
    return entry;
  }
  entry.has_author = true;
  entry.author = rest.substr(0, colon);
  entry.body = rest.substr(std::min(colon + 2, rest.size()));
  return entry;
}

// The text entry by entry; lines that go on with one are handed over with it.
template <class Begin, class GoOn>
void read_entries(std::string_view text, Begin begin, GoOn go_on) {
  Lines lines(text);
  std::string_view line;
  std::optional<unsigned> form;
  while (lines.next(line)) {
    const auto head = whatsapp_head(line);
    if (head && (!form || head->form == *form)) {
      form = head->form;
      begin(entry_of(*head, line), lines.number());
    } else if (form) {
      go_on(line, lines.number());
    }
  }
}

int full_year(int year) {
  if (year < 100) return 2000 + year;
  return year > 2400 ? year - 543 : year;  // the Buddhist calendar of Thai telephones
}

std::optional<LocalDate> day_of(const WhatsappHead& head, DayOrder order) {
  const YearMonthDay day = head.year_first
                               ? YearMonthDay{full_year(head.first), head.second, head.third}
                           : order == DayOrder::month_first
                               ? YearMonthDay{full_year(head.third), head.first, head.second}
                               : YearMonthDay{full_year(head.third), head.second, head.first};
  return exists(day) ? std::optional(local_date(day)) : std::nullopt;
}

// What the days of a chat say about their own order, by the order of its lines.
class OrderOfDays {
 public:
  void hear(const WhatsappHead& head, LocalDate today) {
    if (head.year_first) return;
    any_ = true;
    first_above_12_ = first_above_12_ || (head.first > 12 && head.first <= 31);
    second_above_12_ = second_above_12_ || (head.second > 12 && head.second <= 31);
    dots_ = dots_ || (head.form >> 4 & 15u) == 2;
    day_first_.hear(day_of(head, DayOrder::day_first), today);
    month_first_.hear(day_of(head, DayOrder::month_first), today);
  }

  DayOrder said() const {
    if (first_above_12_ != second_above_12_)
      return first_above_12_ ? DayOrder::day_first : DayOrder::month_first;
    if (!any_ || dots_) return DayOrder::day_first;
    if (day_first_.ahead != month_first_.ahead)
      return day_first_.ahead ? DayOrder::month_first : DayOrder::day_first;
    if (day_first_.runs_better_than(month_first_)) return DayOrder::day_first;
    if (month_first_.runs_better_than(day_first_)) return DayOrder::month_first;
    return DayOrder::unknown;
  }

 private:
  // The days as they are when one of the two comes first.
  struct Run {
    bool ahead = false;  // of today
    int backwards = 0;   // steps to an earlier day
    std::optional<LocalDate> last = {};

    void hear(std::optional<LocalDate> day, LocalDate today) {
      if (!day) return;
      ahead = ahead || *day > today + 1;
      backwards += last && *day < *last;
      last = day;
    }
    // A chat runs forwards, but for messages that came late.
    bool runs_better_than(const Run& other) const {
      constexpr int clearly = 10;
      return clearly * backwards < other.backwards;
    }
  };

  bool any_ = false, first_above_12_ = false, second_above_12_ = false, dots_ = false;
  Run day_first_ = {}, month_first_ = {};
};

struct Author {
  std::string name = {};
  bool by_itself = false;  // "~ Óscar": as they call themselves, not as the owner does
  std::string phone = {};
  int messages = 0;
};

Author author_called(std::string_view written) {
  Author author{.name = plain_name(written)};
  if (author.name.starts_with("~")) {
    author.by_itself = true;
    author.name = trim(std::string_view(author.name).substr(1));
  }
  if (is_phone_number(author.name)) author.phone = author.name;
  return author;
}

// Authors by how they are written, since a chat has few and a million lines.
class Authors {
 public:
  Author& called(std::string_view written) {
    const auto known = by_writing_.find(written);
    if (known != by_writing_.end()) return known->second;
    return by_writing_.emplace(std::string(written), author_called(written)).first->second;
  }
  std::vector<const Author*> writers() const {
    std::vector<const Author*> all;
    for (const auto& [written, author] : by_writing_) {
      const auto same = [&](const Author* one) { return one->name == author.name; };
      if (author.messages > 0 && !author.name.empty() && std::ranges::none_of(all, same))
        all.push_back(&author);
    }
    return all;
  }

 private:
  std::map<std::string, Author, std::less<>> by_writing_ = {};
};

// What the first reading finds.
struct Overview {
  Authors authors = {};
  OrderOfDays order = {};
  std::optional<OpenDay> first_day = {};
  bool tells_group = false;
  std::string notice_author = {};  // of the notice that messages are encrypted: the chat's name
  std::string owner = {};          // who took back what they wrote
  int entries = 0;
  int unread = 0, first_unread = 0;  // lines that look like a head, and not as the others do
};

void hear_own_line(Overview& all, const Entry& entry) {
  all.tells_group = all.tells_group || tells_of_a_group(entry.body);
  if (entry.has_author && all.notice_author.empty() && is_notice_of_encryption(entry.body))
    all.notice_author = plain_name(entry.author);
}

Overview overview_of(const Source& source, std::string_view text) {
  Overview all;
  read_entries(
      text,
      [&](const Entry& entry, int line) {
        ++all.entries;
        all.order.hear(entry.head, source.today);
        if (!all.first_day && !entry.head.year_first)
          all.first_day = OpenDay{
              line, fmt::format("{}/{}/{}", entry.head.first, entry.head.second, entry.head.third)};
        const WhatsappBody body =
            entry.has_author ? whatsapp_body(entry.body) : WhatsappBody::own_line;
        if (body == WhatsappBody::own_line) return hear_own_line(all, entry);
        Author& author = all.authors.called(entry.author);
        if (body == WhatsappBody::deleted_own && all.owner.empty()) all.owner = author.name;
        ++author.messages;
      },
      [&](std::string_view line, int number) {
        if (!whatsapp_head(line) && !looks_like_whatsapp_head(line)) return;
        if (all.unread++ == 0) all.first_unread = number;
      });
  return all;
}

bool is_part_of(std::string_view title, const std::string& name) {
  const std::vector<std::string> words = folded_words(name);
  const std::vector<std::string> wanted = folded_words(title);
  return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

Participant participant_of(const Author& author) {
  Participant said{.name = author.name, .phone = author.phone};
  said.named_by_owner = !author.by_itself && author.phone.empty();
  said.key = !author.phone.empty() ? "tel:" + phone_key(author.phone)
             : author.by_itself    ? "push:" + author.name
                                   : "name:" + author.name;
  return said;
}

// Who is who in the chat, as far as it can be told.
struct Roles {
  bool is_group = false;
  std::string owner = {}, partner = {};
  bool owner_said = false;
  bool is_misnamed = false;               // --me names nobody who writes
  std::vector<std::string> open = {};     // one of these is the owner, or none
  std::vector<std::string> choices = {};  // all who may be
};

class Casting {
 public:
  Casting(const Source& source, const Overview& all)
      : source_(source),
        all_(all),
        writers_(all.authors.writers()),
        title_(plain_name(whatsapp_title(source.name))) {}

  Roles roles() {
    Roles roles;
    roles.is_group = is_group();
    roles.owner_said = source_.i_am == i_am_none;
    roles.choices = choices();
    const bool is_open = !find_named_owner(roles);
    if (is_open) return roles;
    if (!roles.is_group) find_partner_by_file(roles);
    if (source_.i_am != i_am_none) find_owner(roles);
    if (!roles.is_group) find_partner(roles);
    if (roles.owner.empty() && !roles.owner_said && (roles.is_group || roles.partner.empty()))
      roles.open = roles.choices;
    return roles;
  }

 private:
  bool writes(const std::string& name) const {
    return std::ranges::any_of(writers_, [&](const Author* one) { return one->name == name; });
  }

  // Where two write and neither is the owner, there is a third.
  bool is_group() const {
    const std::string& own = all_.notice_author;
    return writers_.size() > 2 || all_.tells_group ||
           (source_.i_am == i_am_none && writers_.size() > 1) ||
           (!own.empty() && !writes(own) && writers_.size() > 1);
  }

  std::vector<std::string> choices() const {
    std::vector<std::pair<int, std::string>> all;
    for (const Author* writer : writers_) all.emplace_back(writer->messages, writer->name);
    return choices_of(std::move(all));
  }

  std::vector<std::string> owners_by_words() const {
    std::vector<Participant> all;
    for (const Author* writer : writers_) all.push_back(participant_of(*writer));
    std::vector<std::string> names;
    for (const std::size_t i : owner_among(source_, all)) names.push_back(all[i].name);
    return names;
  }

  // By --me. False when it may mean several.
  bool find_named_owner(Roles& roles) const {
    if (!names_owner(source_)) return true;
    const std::vector<std::string> named = owners_by_words();
    if (named.size() > 1) roles.open = named;
    roles.is_misnamed = named.empty();
    roles.owner_said = named.size() == 1;
    if (named.size() == 1) roles.owner = named.front();
    return named.size() <= 1;
  }

  // A chat is called after the partner, whatever the owner is called elsewhere; an iPhone signs
  // the first notice so.
  void find_partner_by_file(Roles& roles) const {
    if (!roles.owner.empty()) return;
    std::string partner = titled();
    if (partner.empty() && writes(all_.notice_author)) partner = all_.notice_author;
    if (partner.empty() || partner == all_.owner) return;
    roles.partner = partner;
    for (const Author* writer : writers_)
      if (writer->name != partner) roles.owner = writer->name;
  }

  void find_owner(Roles& roles) const {
    if (roles.owner_said) return;
    const std::vector<std::string> own =
        names_owner(source_) ? std::vector<std::string>{} : owners_by_words();
    if (!roles.owner.empty()) {
      roles.owner_said = std::ranges::find(own, roles.owner) != own.end();
      return;
    }
    if (own.size() == 1 && own.front() != roles.partner) roles.owner = own.front();
    roles.owner_said = !roles.owner.empty();
    if (roles.owner.empty()) roles.owner = all_.owner;
    for (const Author* writer : writers_)
      if (roles.owner.empty() && is_word_for_you(writer->name)) roles.owner = writer->name;
  }

  // In a direct chat each of the two tells the other.
  void find_partner(Roles& roles) const {
    if (!roles.partner.empty()) return;
    for (const Author* writer : writers_)
      if (!roles.owner.empty() && writer->name != roles.owner) roles.partner = writer->name;
    if (!roles.owner.empty() && roles.partner.empty()) roles.partner = title_;
    if (roles.partner.empty() && roles.owner_said && writers_.size() == 1 && roles.owner.empty())
      roles.partner = writers_.front()->name;
  }

  // The one writer whom the file is called after.
  std::string titled() const {
    std::vector<std::string> named;
    for (const Author* writer : writers_) {
      if (writer->name == title_) return title_;
      if (is_part_of(title_, writer->name)) named.push_back(writer->name);
    }
    return named.size() == 1 ? named.front() : "";
  }

  const Source& source_;
  const Overview& all_;
  std::vector<const Author*> writers_;
  std::string title_;
};

// The second reading: who wrote when.
class Telling {
 public:
  Telling(const Source& source, Overview& all, const Roles& roles, DayOrder order)
      : source_(source),
        all_(all),
        roles_(roles),
        order_(order),
        told_(source, "whatsapp", {"WhatsApp", "WhatsApp", 2009}) {}

  Imported of(std::string_view text) {
    read_entries(
        text, [this](const Entry& entry, int line) { begin(entry, line); },
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
  void begin(const Entry& entry, int line) {
    tell();
    if (!entry.has_author) return;
    const WhatsappBody body = whatsapp_body(entry.body);
    if (body == WhatsappBody::own_line || body == WhatsappBody::deleted ||
        body == WhatsappBody::deleted_own)
      return;
    const auto day = day_of(entry.head, order_);
    if (!day)
      return told_.add_problem({line, "a message is of a day that does not exist",
                                "It was left out; the rest of the chat was read."});
    const Author& author = all_.authors.called(entry.author);
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
      const Author named = author_called(text.substr(at, end - at));
      if (who_ == told_.owner()) told_.exchanged(told_.participant(participant_of(named)));
      if (!roles_.owner.empty() && named.name == roles_.owner) told_.exchanged(who_);
    }
  }

  Conversations::Who partner() {
    if (roles_.partner.empty()) return Conversations::nobody;
    for (const Conversations::Who writer : told_.writers())
      if (told_.at(writer).name == roles_.partner) return writer;
    return told_.participant(participant_of(author_called(roles_.partner)));
  }

  const Source& source_;
  Overview& all_;
  const Roles& roles_;
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
  Overview all = overview_of(source, text);
  if (all.entries == 0) {
    nothing.problems.push_back({0, "there is no message as WhatsApp exports them in the file",
                                "In WhatsApp: open the chat, More, Export chat, Without media."});
    return nothing;
  }
  const Roles roles = Casting(source, all).roles();
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
  Lines all(start);
  std::string_view line;
  while (lines < 200 && all.next(line)) {
    if (trim(line).empty()) continue;
    ++lines;
    const auto head = whatsapp_head(line);
    if (!head) continue;
    if (lines == 1) first_is_head = true;
    ++heads;
    authors += entry_of(*head, line).has_author;
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
