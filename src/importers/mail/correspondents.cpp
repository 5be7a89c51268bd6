#include "importers/mail/correspondents.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "importers/calendars/guests.h"
#include "importers/parts/owner_choices.h"

namespace wellmet {
namespace {

std::string plain(std::string_view name) { return join(folded_words(name), " "); }

bool is_whole(std::string_view name) { return folded_words(name).size() >= 2; }

// "jo+shop@example.org" comes to jo@example.org.
std::string without_tag(const std::string& address) {
  const std::size_t at = address.rfind('@');
  const std::size_t plus = address.find('+');
  if (at == std::string::npos || plus == 0 || plus >= at) return address;
  return address.substr(0, plus) + address.substr(at);
}

class Asking {
 public:
  Asking(const Source& source, const Correspondents& all) : source_(source), all_(all) {
    owner_.is.assign(static_cast<std::size_t>(all.count()), false);
  }

  MailOwner run() {
    const bool is_said = !source_.i_am.empty() && source_.i_am != i_am_none;
    if (is_said) {
      owner_.is_misnamed = !take([&](const Correspondent& one) { return is_called(one, said()); });
    } else if (source_.i_am.empty() &&
               !take([&](const Correspondent& one) { return is_of_card(one); })) {
      owner_.said.deduced = take_who_sent() || take_whose_mailbox_it_is();
    }
    if (owner_.known) {
      take_who_sent();
      take_namesakes();
      owner_.said.name = in_words();
    }
    if (owner_.said.deduced || is_said) offer(owner_.said, choices());
    if (!owner_.known) ask_among(owner_.said, choices());
    return std::move(owner_);
  }

 private:
  std::string said() const { return std::string(trim(source_.i_am)); }

  static bool is_called(const Correspondent& one, const std::string& name) {
    if (without_tag(one.address) == without_tag(to_lower_ascii(trim(name)))) return true;
    const std::string words = plain(name);
    return !words.empty() && plain(one.name()) == words;
  }

  bool is_of_card(const Correspondent& one) const {
    return std::ranges::any_of(source_.owner.emails,
                               [&](const std::string& own) { return is_called(one, own); }) ||
           std::ranges::any_of(source_.owner.names, [&](const std::string& own) {
             return is_whole(own) && is_called(one, own);
           });
  }

  template <class Predicate>
  bool take(Predicate is_it) {
    for (int i = 0; i < all_.count(); ++i) {
      if (!is_it(all_.at(i))) continue;
      owner_.is[static_cast<std::size_t>(i)] = true;
      owner_.known = true;
    }
    return owner_.known;
  }

  bool take_who_sent() {
    return take([](const Correspondent& one) { return one.sent; });
  }

  bool take_whose_mailbox_it_is() {
    const std::vector<std::string>& boxes = all_.delivered_to();
    if (boxes.size() != 1) return false;
    return take([&](const Correspondent& one) {
      return without_tag(one.address) == without_tag(boxes.front());
    });
  }

  void take_namesakes() {
    std::set<std::string> names;
    for (int i = 0; i < all_.count(); ++i)
      if (owner_.is[static_cast<std::size_t>(i)] && is_whole(all_.at(i).name()))
        names.insert(plain(all_.at(i).name()));
    take([&](const Correspondent& one) { return names.contains(plain(one.name())); });
  }

  std::string in_words() const {
    constexpr std::size_t named_at_most = 4;
    std::vector<std::string> addresses;
    int more = 0;
    for (int i : in_order()) {
      if (!owner_.is[static_cast<std::size_t>(i)]) continue;
      if (addresses.size() < named_at_most) {
        addresses.push_back(all_.at(i).address);
      } else {
        ++more;
      }
    }
    const std::string named = join(addresses, ", ");
    return more > 0 ? fmt::format("{} and {} more", named, more) : named;
  }

  // Most often there first.
  std::vector<int> in_order() const {
    std::vector<int> order;
    for (int i = 0; i < all_.count(); ++i) order.push_back(i);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](int i) { return all_.at(i).mails; });
    return order;
  }

  std::vector<std::string> choices() const {
    std::vector<std::string> addresses;
    for (int i : in_order()) addresses.push_back(all_.at(i).address);
    return addresses;
  }

  const Source& source_;
  const Correspondents& all_;
  MailOwner owner_ = {};
};

}  // namespace

std::string Correspondent::name() const {
  const std::pair<std::string, int>* best = nullptr;
  for (const auto& one : names) {
    const auto rank = [](const auto& of) { return std::pair(is_whole(of.first), of.second); };
    if (!best || rank(one) > rank(*best)) best = &one;
  }
  return best ? best->first : std::string();
}

int Correspondents::add(const mail::Address& said) {
  const auto known = by_address_.find(said.address);
  int who = known == by_address_.end() ? count() : known->second;
  if (known == by_address_.end()) {
    past_limit_ = past_limit_ || all_.size() >= at_most;
    if (all_.size() >= at_most) return -1;
    by_address_.emplace(said.address, who);
    all_.push_back({.address = said.address});
  }
  Correspondent& one = all_[static_cast<std::size_t>(who)];
  ++one.mails;
  const std::string name = name_of_guest(said.name);
  if (name.empty()) return who;
  const auto same = std::ranges::find(one.names, name, &std::pair<std::string, int>::first);
  if (same != one.names.end()) {
    ++same->second;
  } else if (one.names.size() < names_at_most) {
    one.names.emplace_back(name, 1);
  }
  return who;
}

void Correspondents::add(const MailHead& head) {
  const bool is_new = !head.delivered_to.empty() &&
                      std::ranges::find(delivered_to_, head.delivered_to) == delivered_to_.end();
  if (is_new && delivered_to_.size() < delivered_at_most)
    delivered_to_.push_back(head.delivered_to);
  if (head.no_contact != NoContact::none) return;
  const int from = add(head.from);
  if (from >= 0 && head.sent) all_[static_cast<std::size_t>(from)].sent = true;
  if (head.to.size() > recipients_at_most) return;
  for (const mail::Address& one : head.to) add(one);
}

int Correspondents::find(const std::string& address) const {
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? -1 : found->second;
}

MailOwner owner_of_mail(const Source& source, const Correspondents& all) {
  return Asking(source, all).run();
}

}  // namespace wellmet
