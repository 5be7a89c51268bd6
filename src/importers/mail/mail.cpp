// Mail as an mbox (Gmail's takeout, Thunderbird, mail programs of Unix) or a single message. Who
// wrote to whom, and on which day; no body is ever read. The file is gone through twice: who is
// there, and which of them is the owner; then who was in touch with the owner. What is in memory is
// the addresses and, of each, the days.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "importers/mail/correspondents.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/nobodies.h"
#include "importers/parts/owner_choices.h"
#include "model/person.h"

namespace wellmet {
namespace {

constexpr int first_year = 1980;
// Somebody whose first mail is from these last days may be new.
constexpr int new_days = 90;
constexpr std::size_t words_bytes = 4'000;  // of the subjects of one day

void go_through(const Source& source, mail::Heads& heads) {
  constexpr std::size_t piece_bytes = 4u << 20;
  mail::Reader reader(heads);
  for (std::size_t at = 0; at < source.bytes.size(); at += piece_bytes) {
    const std::string_view piece = source.bytes.substr(at, piece_bytes);
    reader.read(piece);
    let_go(piece);
  }
  reader.end();
}

class Looking : public mail::Heads {
 public:
  explicit Looking(const Source& source)
      : around_(mail_folder_of_path(source.name)), zone_(source.zone) {}
  bool wants(std::string_view field) const override { return matters_to_mail(field); }
  void head(mail::Head&& head) override {
    ++mails;
    const MailHead read = mail_head_of(head, around_, zone_);
    correspondents.add(read);
    ++left_out[static_cast<std::size_t>(read.no_contact)];
  }

  int mails = 0;
  Correspondents correspondents = {};
  std::array<int, 6> left_out = {};  // by NoContact

 private:
  MailFolder around_;
  Zone zone_;
};

// The days on which there was mail, each once.
class Days {
 public:
  void add(LocalDate day) {
    if (!days_.empty() && days_.back() == day) return;
    days_.push_back(day);
    if (days_.size() >= tidy_at_) tidy();
  }
  const std::vector<LocalDate>& sorted() {
    tidy();
    return days_;
  }
  bool empty() const { return days_.empty(); }

 private:
  void tidy() {
    std::ranges::sort(days_);
    const auto again = std::ranges::unique(days_);
    days_.erase(again.begin(), again.end());
    tidy_at_ = std::max<std::size_t>(64, days_.size() * 2);
  }
  std::vector<LocalDate> days_ = {};
  std::size_t tidy_at_ = 64;
};

class Telling : public mail::Heads {
 public:
  Telling(const Source& source, const Correspondents& all, const MailOwner& owner)
      : source_(source),
        around_(mail_folder_of_path(source.name)),
        all_(all),
        owner_(owner),
        told_(static_cast<std::size_t>(all.count())) {}

  bool wants(std::string_view field) const override { return matters_to_mail(field); }

  void head(mail::Head&& head) override {
    const MailHead read = mail_head_of(head, around_, source_.zone);
    if (read.no_contact != NoContact::none) return;
    const int from = all_.find(read.from.address);
    if (from < 0) return;
    if (read.to.size() > recipients_at_most) {
      ++to_many;
    } else if (read.day > source_.today + 1) {
      ++to_come;
    } else if (year_month_day(read.day).year < first_year) {
      ++too_early;
    } else if (is_owner(from)) {
      tell_sent(read, head);
    } else if (std::ranges::any_of(read.to, [&](const mail::Address& one) {
                 return is_owner(all_.find(one.address));
               })) {
      note_first(tell(from, read.day, head).wrote, read.day);
    } else {
      ++to_others;
    }
  }

  Imported done() {
    for (int who : order_) {
      ImportedPerson person = person_of(who);
      add_person(imported_, std::move(person));
    }
    return std::move(imported_);
  }

  int to_many = 0, to_come = 0, too_early = 0, to_others = 0;

 private:
  struct Told {
    std::optional<LocalDate> wrote = {}, was_written_to = {};  // first
    Days days = {};
    std::map<int, std::string> subjects = {};  // by day
  };

  bool is_owner(int who) const { return who >= 0 && owner_.is[static_cast<std::size_t>(who)]; }

  static void note_first(std::optional<LocalDate>& first, LocalDate day) {
    if (!first || day < *first) first = day;
  }

  void tell_sent(const MailHead& read, const mail::Head& head) {
    for (const mail::Address& one : read.to) {
      const int to = all_.find(one.address);
      if (to >= 0 && !is_owner(to)) note_first(tell(to, read.day, head).was_written_to, read.day);
    }
  }

  Told& tell(int who, LocalDate day, const mail::Head& head) {
    Told& told = told_[static_cast<std::size_t>(who)];
    if (told.days.empty()) order_.push_back(who);
    told.days.add(day);
    if (source_.kept_of_messages == KeptOfMessages::words) add_subject(told, day, head);
    return told;
  }

  static void add_subject(Told& told, LocalDate day, const mail::Head& head) {
    const std::string subject = mail::text_in(head.value("subject"));
    std::string& kept = told.subjects[day.day_number];
    if (subject.empty() || kept.size() + subject.size() + 1 > words_bytes) return;
    if (("\n" + kept + "\n").find("\n" + subject + "\n") != std::string::npos) return;
    kept += kept.empty() ? subject : "\n" + subject;
  }

  ImportedPerson person_of(int who) {
    const Correspondent& is = all_.at(who);
    Told& told = told_[static_cast<std::size_t>(who)];
    ImportedPerson person;
    const std::string name = is.name();
    const bool both_wrote = told.wrote && told.was_written_to;
    const bool is_nobody = is_address_of_nobody(is.address) || is_name_of_nobody(name);
    person.source_key = "mailto:" + is.address;
    person.known_by_address = true;
    person.named_by_owner = both_wrote && !is_nobody;
    person.only_if_known = !both_wrote || is_nobody || name.empty();
    person.unnamed_if_unknown = !both_wrote || is_nobody;
    person.card = vcard::new_card();
    if (!name.empty()) add_name(person.card, {.full = name});
    add_text_unless_empty(person.card, "EMAIL", is.address);
    for (LocalDate day : told.days.sorted()) {
      ImportedInteraction one;
      one.interaction.kind = InteractionKind::email;
      one.interaction.touch = Touch::light;
      one.interaction.day = day;
      one.key = fmt::format("{} {}", to_text(one.interaction.kind), to_iso(day));
      const auto subjects = told.subjects.find(day.day_number);
      if (subjects != told.subjects.end()) one.interaction.note = std::move(subjects->second);
      person.interactions.push_back(std::move(one));
    }
    // What a stranger wrote, or was written, is no acquaintance yet.
    if (both_wrote) {
      const LocalDate known = std::max(*told.wrote, *told.was_written_to);
      if (source_.today - known > new_days)
        person.met.on = known_since_at_least(year_month_day(known).year);
    }
    told = {};
    return person;
  }

  const Source& source_;
  MailFolder around_;
  const Correspondents& all_;
  const MailOwner& owner_;
  std::vector<Told> told_;
  std::vector<int> order_ = {};  // of their first mail
  Imported imported_{.kind = "mail"};
};

Problem none_is_called(const Source& source) {
  return {0, fmt::format("nobody in it has the name or address “{}”", trim(source.i_am)), ""};
}

Problem whose_it_is(const OwnerInFile& owner) {
  return {0, "it isn’t clear which of the addresses in it are yours", "",
          Next{.act = Next::Act::say_which_guest_is_you, .name = open_in_words(owner)}};
}

void tell_left_out(Imported& imported, const Looking& looked, const Telling& told) {
  const auto of = [&](NoContact why) { return looked.left_out[static_cast<std::size_t>(why)]; };
  const auto say = [&](int count, std::string_view what, const char* cure) {
    if (count == 0) return;
    add_problem(imported.problems,
                {.what = fmt::format("{} {}", counted(count, "mail", "mails"), what),
                 .cure = cure,
                 .rightly_left_out = true});
  };
  const auto fault = [&](int count, const std::string& what) {
    if (count == 0) return;
    add_problem(imported.problems, {0, fmt::format("{} {}", counted(count, "mail", "mails"), what),
                                    count == 1 ? "It was left out." : "They were left out."});
  };
  say(of(NoContact::mass_mail), "of lists, newsletters and programs", "Nobody is added for them.");
  say(of(NoContact::set_aside), "among drafts, spam or deleted mail", "They are no contact.");
  say(of(NoContact::chat), "of Gmail’s chats", "They don’t say with whom.");
  say(told.to_many, fmt::format("to more than {} people", recipients_at_most),
      "They are to a crowd.");
  say(told.to_others, "neither from you nor to you", "Such as blind copies and lists.");
  fault(of(NoContact::no_sender), "without an address of who wrote");
  fault(of(NoContact::no_day), "without a day that can be read");
  fault(told.to_come, "dated in the future");
  fault(told.too_early, fmt::format("dated before {}", first_year));
  if (looked.correspondents.past_limit())
    add_problem(imported.problems,
                {0, fmt::format("there are more addresses than {}", Correspondents::at_most),
                 "Those that come later in it were left out."});
}

Imported read_mail(const Source& source) {
  Imported nothing{.kind = "mail"};
  Looking looked(source);
  go_through(source, looked);
  if (looked.mails == 0) {
    nothing.problems.push_back({0, "there is no mail in it",
                                "Import an mbox, a Maildir folder or single messages (.eml)."});
    return nothing;
  }
  const MailOwner owner = owner_of_mail(source, looked.correspondents);
  if (source.i_am == i_am_none) {
    nothing.owner.choices = owner.said.open;
    nothing.problems.push_back({0, "mail in which nobody is you tells of nobody you know", ""});
    return nothing;
  }
  if (!owner.known) {
    nothing.owner = owner.said;
    if (owner.is_misnamed) add_problem(nothing.problems, none_is_called(source));
    if (!owner.said.open.empty()) add_problem(nothing.problems, whose_it_is(owner.said));
    if (owner.said.open.empty())
      tell_left_out(nothing, looked, {source, looked.correspondents, owner});
    return nothing;
  }
  Telling told(source, looked.correspondents, owner);
  go_through(source, told);
  Imported imported = told.done();
  imported.owner = owner.said;
  tell_left_out(imported, looked, told);
  return imported;
}

int mail_likeness(std::string_view file_name, std::string_view start) {
  if (mail::looks_like_mail(start)) return 96;
  const bool says_so = to_lower_ascii(file_name).ends_with(".eml");
  return says_so && (start.starts_with("From:") || start.find("\nFrom:") != start.npos) ? 60 : 0;
}

}  // namespace

extern const Importer mail_importer;
const Importer mail_importer = {"mail",        "a mailbox", "mail",
                                mail_likeness, read_mail,   {.is_mail = true, .is_messages = true}};

}  // namespace wellmet
