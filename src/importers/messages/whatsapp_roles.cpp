#include "importers/messages/whatsapp_roles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "importers/messages/whatsapp_words.h"
#include "model/cards/phone.h"

namespace wellmet {
namespace {

void hear_own_line(WhatsappOverview& all, const WhatsappEntry& entry) {
  all.tells_group = all.tells_group || tells_of_a_group(entry.body);
  if (entry.has_author && all.notice_author.empty() && is_notice_of_encryption(entry.body))
    all.notice_author = plain_name(entry.author);
}

bool is_part_of(std::string_view title, const std::string& name) {
  const std::vector<std::string> words = folded_words(name);
  const std::vector<std::string> wanted = folded_words(title);
  return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

class Casting {
 public:
  Casting(const Source& source, const WhatsappOverview& all)
      : source_(source),
        all_(all),
        writers_(all.authors.writers()),
        title_(plain_name(whatsapp_title(source.name))) {}

  WhatsappRoles roles() {
    WhatsappRoles roles;
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
    return std::ranges::any_of(writers_,
                               [&](const WhatsappAuthor* one) { return one->name == name; });
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
    for (const WhatsappAuthor* writer : writers_) all.emplace_back(writer->messages, writer->name);
    return choices_of(std::move(all));
  }

  std::vector<std::string> owners_by_words() const {
    std::vector<Participant> all;
    for (const WhatsappAuthor* writer : writers_) all.push_back(participant_of(*writer));
    std::vector<std::string> names;
    for (const std::size_t i : owner_among(source_, all)) names.push_back(all[i].name);
    return names;
  }

  // By --me. False when it may mean several.
  bool find_named_owner(WhatsappRoles& roles) const {
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
  void find_partner_by_file(WhatsappRoles& roles) const {
    if (!roles.owner.empty()) return;
    std::string partner = titled();
    if (partner.empty() && writes(all_.notice_author)) partner = all_.notice_author;
    if (partner.empty() || partner == all_.owner) return;
    roles.partner = partner;
    for (const WhatsappAuthor* writer : writers_)
      if (writer->name != partner) roles.owner = writer->name;
  }

  void find_owner(WhatsappRoles& roles) const {
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
    for (const WhatsappAuthor* writer : writers_)
      if (roles.owner.empty() && is_word_for_you(writer->name)) roles.owner = writer->name;
  }

  // In a direct chat each of the two tells the other.
  void find_partner(WhatsappRoles& roles) const {
    if (!roles.partner.empty()) return;
    for (const WhatsappAuthor* writer : writers_)
      if (!roles.owner.empty() && writer->name != roles.owner) roles.partner = writer->name;
    if (!roles.owner.empty() && roles.partner.empty()) roles.partner = title_;
    if (roles.partner.empty() && roles.owner_said && writers_.size() == 1 && roles.owner.empty())
      roles.partner = writers_.front()->name;
  }

  // The one writer whom the file is called after.
  std::string titled() const {
    std::vector<std::string> named;
    for (const WhatsappAuthor* writer : writers_) {
      if (writer->name == title_) return title_;
      if (is_part_of(title_, writer->name)) named.push_back(writer->name);
    }
    return named.size() == 1 ? named.front() : "";
  }

  const Source& source_;
  const WhatsappOverview& all_;
  std::vector<const WhatsappAuthor*> writers_;
  std::string title_;
};

}  // namespace

WhatsappAuthor whatsapp_author(std::string_view written) {
  WhatsappAuthor author{.name = plain_name(written)};
  if (author.name.starts_with("~")) {
    author.by_itself = true;
    author.name = trim(std::string_view(author.name).substr(1));
  }
  if (is_phone_number(author.name)) author.phone = author.name;
  return author;
}

WhatsappOverview whatsapp_overview(const Source& source, std::string_view text) {
  WhatsappOverview all;
  read_whatsapp_entries(
      text,
      [&](const WhatsappEntry& entry, int line) {
        ++all.entries;
        all.order.hear(entry.head, source.today);
        if (!all.first_day && !entry.head.year_first)
          all.first_day = OpenDay{
              line, fmt::format("{}/{}/{}", entry.head.first, entry.head.second, entry.head.third)};
        const WhatsappBody body =
            entry.has_author ? whatsapp_body(entry.body) : WhatsappBody::own_line;
        if (body == WhatsappBody::own_line) return hear_own_line(all, entry);
        WhatsappAuthor& author = all.authors.called(entry.author);
        if (body == WhatsappBody::deleted_own && all.owner.empty()) all.owner = author.name;
        ++author.messages;
      },
      [&](std::string_view line, int number) {
        if (!whatsapp_head(line) && !looks_like_whatsapp_head(line)) return;
        if (all.unread++ == 0) all.first_unread = number;
      });
  return all;
}

Participant participant_of(const WhatsappAuthor& author) {
  Participant said{.name = author.name, .phone = author.phone};
  said.named_by_owner = !author.by_itself && author.phone.empty();
  said.key = !author.phone.empty() ? "tel:" + phone_key(author.phone)
             : author.by_itself    ? "push:" + author.name
                                   : "name:" + author.name;
  return said;
}

WhatsappRoles roles_of(const Source& source, const WhatsappOverview& all) {
  return Casting(source, all).roles();
}

}  // namespace wellmet
