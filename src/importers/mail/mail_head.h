#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "base/date.h"
#include "formats/mail/grammar.h"
#include "formats/mail/messages.h"
#include "importers/importer.h"
#include "importers/mail/mail_folder.h"

// One mail, as far as it tells who wrote to whom, and when.
namespace wellmet {

// Why a mail is no contact between people.
enum class NoContact { none, set_aside, chat, mass_mail, no_sender, no_day };

constexpr std::size_t recipients_at_most = 20;

struct MailHead {
  NoContact no_contact = NoContact::none;
  bool sent = false;  // lies where its owner's program keeps what was sent
  mail::Address from = {};
  std::vector<mail::Address> to = {};  // in copy, too; one more than may be when there are more
  std::string delivered_to = {};       // the mailbox that it came to, in lower case
  LocalDate day = {};
};

bool matters_to_mail(std::string_view field);
// `around` is what the file lies in.
MailHead mail_head_of(const mail::Head&, MailFolder around, const Zone&);

// The heads alone, as an mbox: what is kept of mail before it is read, so that no body is ever
// copied. Where each lay goes along.
class HeadsAlone : public mail::Heads {
 public:
  explicit HeadsAlone(LargeBytes& into) : into_(into), reader_(*this) {}
  // All pieces of one file, then its end.
  void read(std::string_view piece) { reader_.read(piece); }
  void end_of_file() { reader_.end(); }
  // Of the file that comes.
  void lies_in(MailFolder folder) { folder_ = folder; }
  int count() const { return count_; }

  bool wants(std::string_view field) const override { return matters_to_mail(field); }
  void head(mail::Head&&) override;

 private:
  LargeBytes& into_;
  mail::Reader reader_;
  MailFolder folder_ = MailFolder::other;
  int count_ = 0;
};

}  // namespace wellmet
