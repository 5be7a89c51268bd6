#include "importers/sheet/people.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/parts/linkedin_url.h"

namespace wellmet {
namespace {

// "Profile" beside the address that it stands for says nothing.
void add_urls(vcard::Card& card, const std::vector<std::string>& urls) {
  const bool has_address =
      std::ranges::any_of(urls, [](const std::string& url) { return url.find("://") != url.npos; });
  for (const std::string& url : urls) {
    const bool is_word = url.find_first_of(".:/@0123456789") == url.npos;
    if (!has_address || !is_word) add_uri(card, "URL", url);
  }
}

vcard::Card card_of(const TrackedPerson& p) {
  vcard::Card card = vcard::new_card();
  add_name(card, p.name);
  add_text_unless_empty(card, "NICKNAME", p.nickname);
  add_text_unless_empty(card, "PRONOUNS", p.pronouns);
  for (const std::string& email : p.emails) vcard::add_text(card, "EMAIL", email);
  for (const std::string& phone : p.phones) vcard::add_text(card, "TEL", phone);
  for (const AddressParts& address : p.addresses) add_address(card, address, "");
  add_urls(card, p.urls);
  add_birthday(card, p.birthday);
  add_categories(card, p.tags);
  return card;
}

// The latest by day; of those without a day, the last in the file.
const TrackedPerson::Work* current(const std::vector<TrackedPerson::Work>& works) {
  const TrackedPerson::Work* latest = nullptr;
  for (const TrackedPerson::Work& work : works) {
    if (latest == nullptr || !work.day || !latest->day || *work.day >= *latest->day) latest = &work;
  }
  return latest;
}

}  // namespace

void add_once(std::vector<std::string>& all, const std::string& text) {
  if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
}

void TrackedPerson::add_work(Work work) {
  if (work.organisation.empty() && work.title.empty()) return;
  for (Work& known : works) {
    if (known.organisation != work.organisation || known.title != work.title) continue;
    if (work.day && (!known.day || *work.day > *known.day)) known.day = work.day;
    return;
  }
  works.push_back(std::move(work));
}

void TrackedPerson::add_note(Note note) {
  const bool known = std::any_of(story.notes.begin(), story.notes.end(), [&](const Note& one) {
    return one.kind == note.kind && one.text == note.text;
  });
  if (!known && !note.text.empty()) story.notes.push_back(std::move(note));
}

void TrackedPerson::add_interaction(ImportedInteraction added) {
  for (ImportedInteraction& known : story.interactions) {
    Interaction& mine = known.interaction;
    const Interaction& other = added.interaction;
    if (mine.day != other.day) continue;
    // "Last contact" on a day that another column tells more of.
    if (other.kind == InteractionKind::other && other.note.empty()) return;
    if (mine.kind == InteractionKind::other && mine.note.empty()) {
      known = std::move(added);
      return;
    }
    if (mine.kind == other.kind && mine.place == other.place && mine.note == other.note) return;
  }
  story.interactions.push_back(std::move(added));
}

void TrackedPerson::add_met(const HowMet& met, std::optional<LocalDate> day) {
  if (met.empty()) return;
  HowMet& known = story.met;
  const bool earlier = day && (!met_day || *day < *met_day);
  if (known.empty() || (earlier && known.on.text.empty())) {
    HowMet before = known;
    known = met;
    if (known.where.empty() && !met_day) known.where = before.where;
    if (known.how.empty() && !met_day) known.how = before.how;
    met_day = day;
    return;
  }
  if (!met_day && !day) {
    if (known.on.empty()) known.on = met.on;
    if (known.where.empty()) known.where = met.where;
    if (known.how.empty()) known.how = met.how;
  }
}

ImportedPerson whole(TrackedPerson&& p) {
  ImportedPerson person = std::move(p.story);
  person.line = p.line;
  person.card = card_of(p);
  for (const std::string& url : p.urls) {
    if (person.source_key.empty()) person.source_key = linkedin_key(url);
  }
  const TrackedPerson::Work* now = current(p.works);
  if (now != nullptr) add_work(person.card, now->organisation, "", now->title);
  for (const TrackedPerson::Work& work : p.works) {
    if (&work == now) continue;
    Position past;
    past.organisation = work.organisation;
    past.title = work.title;
    past.current = false;
    person.positions.push_back(past);
  }
  std::stable_sort(person.interactions.begin(), person.interactions.end(),
                   [](const ImportedInteraction& a, const ImportedInteraction& b) {
                     return a.interaction.day < b.interaction.day;
                   });
  return person;
}

}  // namespace wellmet
