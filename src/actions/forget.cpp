#include "actions/forget.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "actions/deed.h"
#include "actions/photo_files.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "model/card.h"
#include "store/follow_ups.h"
#include "store/interactions.h"
#include "store/notes.h"
#include "store/people.h"
#include "store/search.h"
#include "store/settings.h"
#include "store/uploads.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;

constexpr int mentions_counted = 1000;

Person somebody(store::ReadTx& tx, PersonId id) {
  PersonId root = id;
  while (const auto into = store::merged_into(tx, root)) root = *into;
  const std::optional<Person> person = store::find_person(tx, root);
  if (!person)
    throw Error(ErrorKind::not_found,
                fmt::format("There is no person {}. `wellmet person list` shows all.", id.value));
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

  // A change that touched them speaks of them with any word of a name; another only with a name of
  // several words, so that one Jo does not take the history of all others.
  bool are_in(const std::string& text, bool theirs) const {
    const std::string words = " " + join(folded_words(text), " ") + " ";
    const auto has = [&](const std::string& name) {
      return words.find(" " + name + " ") != std::string::npos;
    };
    if (std::ranges::any_of(names_, has)) return true;
    return theirs && std::ranges::any_of(single_words_, has);
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

std::int64_t count_mentions(store::ReadTx& tx, const std::string& name,
                            const std::vector<PersonId>& people) {
  const std::vector<std::string> words = folded_words(name);
  if (words.empty()) return 0;
  std::int64_t count = 0;
  for (const store::TextHit& hit : store::texts_matching(tx, words, mentions_counted))
    count += is_theirs(tx, hit, people) ? 0 : 1;
  for (const PersonId id : store::people_matching(tx, words, mentions_counted))
    count += std::ranges::find(people, id) == people.end() ? 1 : 0;
  return count;
}

void add_copies(const fs::path& folder, const std::string& start, std::vector<std::string>& found) {
  std::error_code absent;
  for (fs::directory_iterator it(folder, absent), end; !absent && it != end; it.increment(absent)) {
    const std::string name = it->path().filename().string();
    const bool of_photos = name.ends_with(".photos");
    if (name.starts_with(start) && !of_photos && !name.ends_with("-wal") && !name.ends_with("-shm"))
      found.push_back(it->path().string());
  }
}

// Where Wellmet itself puts them: beside the store before a change of its form or a restore, and in
// the folder that `wellmet backup` takes when none is named.
std::vector<std::string> copies_beside(const std::string& store_path) {
  if (store_path.empty() || store::Place{store_path}.is_postgres()) return {};
  const fs::path path(store_path);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> found;
  add_copies(folder, path.filename().string() + ".before-", found);
  add_copies(folder, "wellmet-2", found);
  add_copies(folder / "backups", "wellmet-2", found);
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

// What was deleted is deleted; only the files hold it still.
std::string traces_left(const App& app) {
  try {
    return store::leave_no_traces(app.db)
               ? ""
               : "another program is reading the store and keeps its old log in use";
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::unavailable) throw;
    return fault.what();
  }
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
  all.copies = copies_beside(app.store_path);
  return all;
}

Forgotten forget_people(const App& app, const std::vector<PersonId>& roots,
                        std::string_view deed_name) {
  if (roots.empty()) return {};
  {
    Deed deed(app, deed_name);
    std::vector<PersonId> people;
    for (const PersonId root : roots) {
      for (const PersonId id : store::with_those_merged(deed.tx, root)) people.push_back(id);
    }
    const Names names(deed.tx, people);
    for (const PersonId root : roots) store::erase_person(deed.tx, root);
    store::drop_mappings(deed.tx,
                         [&](const std::string& text) { return names.are_in(text, false); });
    derive(deed.tx, store::stale_rows(deed.tx, deed.id()));
    store::forget_in_history(deed.tx, people, [&](const std::string& name, bool theirs) {
      return names.are_in(name, theirs);
    });
    deed.commit();
  }
  remove_unused_photo_files(app);
  return {.people = roots.size(), .uploads = drop_uploads(app), .traces = traces_left(app)};
}

Forgotten forget_person(const App& app, PersonId id) {
  PersonId root;
  {
    store::ReadTx tx(app.db, app.account);
    root = somebody(tx, id).id;
  }
  return forget_people(app, {root}, "forgot someone");
}

}  // namespace wellmet::actions
