#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/importer.h"
#include "importers/mail/mail_head.h"

// Everybody who writes or is written to in a mailbox, each address once, and which of them is its
// owner.
namespace wellmet {

struct Correspondent {
  std::string address = {};
  // As they are called, each with how often. Of many ways the first few.
  std::vector<std::pair<std::string, int>> names = {};
  int mails = 0;      // from or to them
  bool sent = false;  // wrote what lies among the sent mails
  // The way they are called most often; of whole names, when there is one.
  std::string name() const;
};

class Correspondents {
 public:
  static constexpr std::size_t at_most = 250'000;

  void add(const MailHead&);
  // -1 for one that was not added, or past the limit.
  int find(const std::string& address) const;
  const Correspondent& at(int who) const { return all_[static_cast<std::size_t>(who)]; }
  int count() const { return static_cast<int>(all_.size()); }
  bool past_limit() const { return past_limit_; }
  // Mailboxes that the mail came to.
  const std::vector<std::string>& delivered_to() const { return delivered_to_; }

 private:
  static constexpr std::size_t names_at_most = 8;
  static constexpr std::size_t delivered_at_most = 20;
  int add(const mail::Address&);

  std::vector<Correspondent> all_ = {};
  std::unordered_map<std::string, int> by_address_ = {};
  std::vector<std::string> delivered_to_ = {};
  bool past_limit_ = false;
};

struct MailOwner {
  std::vector<bool> is = {};  // by correspondent: one may have several addresses
  bool known = false;
  bool is_misnamed = false;  // --me names nobody
  OwnerInFile said = {};
};

// By what is said for this mail, else by the owner's card; else by who wrote the mails that were
// sent, or the one mailbox that all came to. Never by counting. Whoever wrote what lies among the
// sent mails, and who has the owner's whole name, is the owner too.
MailOwner owner_of_mail(const Source&, const Correspondents&);

}  // namespace wellmet
