#include "actions/people/forget.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "actions/backup/backup.h"
#include "actions/backup/backup_names.h"
#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/people/people.h"
#include "actions/people/who.h"
#include "actions/photos/photo_files.h"
#include "actions/relations/relations.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "model/called.h"
#include "model/card.h"
#include "model/cards/relations.h"
#include "store/access/settings.h"
#include "store/giving/resources.h"
#include "store/people/people.h"
#include "store/relations/relations.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/transfer/uploads.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;

constexpr int mentions_counted = 1000;

Person somebody(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, standing_for(tx, id));
  if (!person)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no person {}.", id.value),
                        {.act = Next::Act::see_people});
  if (person->is_owner)
    throw Error(ErrorKind::refused, "That is you. You can't be forgotten in your own notebook.");
  return *person;
}

// All that they were ever called, to know them in the name of a change.
class Names {
 public:
  Names(store::ReadTx& tx, const std::vector<PersonId>& people) {
    for (const std::string& bytes : store::cards_ever(tx, people)) {
      for (const vcard::Card& card : vcard::parse(bytes).cards) add(index_card(card));
    }
  }

  // A change that touched them, or what points to them, speaks of them with any word of a name;
  // another only with a name of several words, so that one Jo does not take the history of all
  // others.
  bool are_in(const std::string& text, bool close) const {
    const std::string words = " " + join(folded_words(text), " ") + " ";
    const auto has = [&](const std::string& name) {
      return words.find(" " + name + " ") != std::string::npos;
    };
    if (std::ranges::any_of(names_, has)) return true;
    return close && std::ranges::any_of(single_words_, has);
  }

 private:
  void add(const CardIndex& card) {
    add_name(card.name);
    add_name(card.given + " " + card.family);
    for (const std::string& nickname : card.nicknames) add_name(nickname);
    for (const CardValue& email : card.emails) add_name(email.value);
    for (const CardValue& phone : card.phones) add_name(phone.value);
  }
  void add_name(const std::string& name) {
    const std::vector<std::string> words = folded_words(name);
    if (words.size() > 1) names_.insert(join(words, " "));
    single_words_.insert(words.begin(), words.end());
  }

  std::set<std::string> names_ = {}, single_words_ = {};
};

bool is_theirs(store::ReadTx& tx, const store::TextHit& hit, const std::vector<PersonId>& people) {
  const auto among = [&](PersonId id) { return std::ranges::find(people, id) != people.end(); };
  if (hit.kind == "note") {
    const auto note = store::find_note(tx, NoteId{hit.ref});
    return note && among(note->person);
  }
  if (hit.kind == "follow_up") {
    const auto follow_up = store::find_follow_up(tx, FollowUpId{hit.ref});
    return follow_up && among(follow_up->person);
  }
  const auto interaction = store::find_interaction(tx, InteractionId{hit.ref});
  return interaction && std::ranges::all_of(interaction->people, among);
}

// Whether this card of another's has the words only where it points to those who go: that will be
// gone with them.
bool only_points_to_them(store::ReadTx& tx, PersonId other, const std::vector<std::string>& words,
                         const std::vector<std::string>& uids) {
  vcard::Card card = card_of(tx, other);
  if (!remove_relations(card, [&](const CardRelation& r) { return points_to(r, uids); }))
    return false;
  const std::vector<std::string> left =
      folded_words(words_to_search(tx, *store::find_person(tx, other), index_card(card)));
  return !std::ranges::all_of(words, [&](const std::string& word) {
    return std::ranges::any_of(left, [&](const std::string& w) { return w.starts_with(word); });
  });
}

std::int64_t count_mentions(store::ReadTx& tx, const std::string& name,
                            const std::vector<PersonId>& people) {
  const std::vector<std::string> words = folded_words(name);
  if (words.empty()) return 0;
  std::int64_t count = 0;
  for (const store::TextHit& hit : store::texts_matching(tx, words, mentions_counted))
    count += is_theirs(tx, hit, people) ? 0 : 1;
  const std::vector<std::string> uids = store::uids_of(tx, people);
  for (const PersonId id : store::people_matching(tx, words, mentions_counted)) {
    const bool another = std::ranges::find(people, id) == people.end();
    count += another && !only_points_to_them(tx, id, words, uids) ? 1 : 0;
  }
  return count;
}

// What they are called by, as a word of its own: the whole name has it, too.
std::vector<Resource> things_with(store::ReadTx& tx, const std::vector<PersonId>& people) {
  std::map<std::int64_t, Resource> found;
  for (const auto& [id, whole] : store::names_of(tx, people)) {
    const std::vector<std::string> name =
        folded_words(first_name(index_card(card_of(tx, id)).given, whole));
    for (const store::TextHit& hit :
         store::texts_matching(tx, name, mentions_counted, {.which = store::Texts::to_pass_on})) {
      const std::string text = " " + text_to_search(tx, hit.kind, hit.ref) + " ";
      if (text.find(" " + join(name, " ") + " ") == std::string::npos) continue;
      if (auto thing = store::find_resource(tx, ResourceId{hit.ref}))
        found.emplace(hit.ref, std::move(*thing));
    }
  }
  std::vector<Resource> things;
  for (auto& [id, thing] : found) things.push_back(std::move(thing));
  return things;
}

void add_put_away(const fs::path& store_path, const fs::path& folder,
                  std::vector<std::string>& found) {
  const std::string start = store_path.filename().string() + ".before-";
  std::error_code absent;
  for (fs::directory_iterator it(folder, absent), end; !absent && it != end; it.increment(absent)) {
    const std::string name = it->path().filename().string();
    const bool of_photos = name.ends_with(".photos");
    if (name.starts_with(start) && !of_photos && !name.ends_with("-wal") && !name.ends_with("-shm"))
      found.push_back(it->path().string());
  }
}

void add_backups(const App& app, const fs::path& folder, std::vector<std::string>& found) {
  std::error_code unknown;
  if (!fs::is_directory(folder, unknown)) return;
  for (const NamedBackup& backup : backups_in(folder.string())) {
    const fs::path path = folder / backup.name;
    if (!fs::equivalent(path, app.store_path, unknown) && is_backup_of(app, path.string()))
      found.push_back(path.string());
  }
}

// Where Wellmet itself puts them: beside the store before a change of its form or a restore, and in
// the folder that `wellmet backup` takes when none is named.
std::vector<std::string> copies_beside(const App& app) {
  if (app.store_path.empty() || store::Place{app.store_path}.is_postgres()) return {};
  const fs::path path(app.store_path);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> found;
  add_put_away(path, folder, found);
  add_backups(app, folder, found);
  add_backups(app, usual_backup_folder(app.store_path), found);
  std::ranges::sort(found);
  return found;
}

std::size_t drop_uploads(const App& app) {
  if (app.store_path.empty()) return 0;
  const store::Place place{app.store_path};
  const std::vector<store::Upload> waiting = store::uploads_of(place, app.account);
  for (const store::Upload& upload : waiting) store::drop_upload(place, app.account, upload.token);
  return waiting.size();
}

// What was deleted is deleted, and what comes after it is tried whatever becomes of the rest: why
// something of it may still be in a file, or "".
std::string fault_of(const std::function<std::string()>& clear) {
  try {
    return clear();
  } catch (const Error& fault) {
    return fault.what();
  }
}

// The files of photos, what waits to be imported, unused pages and the log.
void clear_files(const App& app, Forgotten& done) {
  std::vector<std::string> faults;
  const auto note = [&](const std::function<std::string()>& clear) {
    if (std::string fault = fault_of(clear); !fault.empty()) faults.push_back(std::move(fault));
  };
  note([&] { return remove_unused_photo_files(app); });
  note([&] {
    done.uploads = drop_uploads(app);
    return std::string();
  });
  note([&] { return traces_left(app); });
  done.traces = join(faults, "; ");
}

}  // namespace

Forgettable what_would_be_forgotten(const App& app, PersonId id) {
  store::ReadTx tx(app.db, app.account);
  const Person person = somebody(tx, id);
  const std::vector<PersonId> people = store::with_those_merged(tx, person.id);
  Forgettable all{.person = person.id, .name = person.name};
  for (const auto& [other, name] : store::names_of(tx, people))
    if (other != person.id) all.merged.push_back(name);
  all.story = store::count_story(tx, people);
  all.mentions = count_mentions(tx, person.name, people);
  all.things = things_with(tx, people);
  all.copies = copies_beside(app);
  return all;
}

std::string traces_left(const App& app) {
  return fault_of([&] {
    return std::string(store::leave_no_traces(app.db)
                           ? ""
                           : "another program is reading the store and keeps its old log in use");
  });
}

Forgotten forget_people(const App& app, const Whom& whom) {
  Forgotten done;
  {
    Deed deed(app, DeedKind::forget, "forgot someone");
    const auto [roots, deed_name] = whom(deed.tx);
    if (roots.empty()) return {};
    deed.tx.rename(deed_name);
    done.people = roots.size();
    std::vector<PersonId> people;
    for (const PersonId root : roots) {
      for (const PersonId id : store::with_those_merged(deed.tx, root)) people.push_back(id);
    }
    const Names names(deed.tx, people);
    for (const PersonId root : roots) {
      remove_relations_with(deed.tx, root);
      store::erase_person(deed.tx, root);
    }
    store::drop_mappings(deed.tx,
                         [&](const std::string& text) { return names.are_in(text, false); });
    derive(deed.tx, store::stale_rows(deed.tx, deed.id()));
    store::forget_in_history(deed.tx, people, [&](const std::string& name, bool close) {
      return names.are_in(name, close);
    });
    done.change = deed.commit();
  }
  clear_files(app, done);
  return done;
}

Forgotten forget_person(const App& app, PersonId id) {
  return forget_people(
      app, [id](store::ReadTx& tx) { return ToForget{{somebody(tx, id).id}, "forgot someone"}; });
}

}  // namespace wellmet::actions
