#include "actions/history/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "actions/backup/backup_photos.h"
#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/history/doctor_texts.h"
#include "actions/people/forget.h"
#include "actions/people/trash.h"
#include "actions/photos/photo_files.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "store/access/sessions.h"
#include "store/files/packed_photos.h"
#include "store/files/part_folder.h"
#include "store/integrity/backup.h"
#include "store/integrity/damaged.h"
#include "store/integrity/examine.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

const Next save_what_is_left{.act = Next::Act::restore_or_save};

// Keys of rows that are there on one side only, or differ.
std::vector<std::string> differing(const store::DerivedRows& stored,
                                   const store::DerivedRows& derived) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : derived) {
    const auto found = stored.find(key);
    if (found == stored.end() || found->second != text) keys.push_back(key);
  }
  for (const auto& [key, text] : stored) {
    if (!derived.contains(key)) keys.push_back(key);
  }
  return keys;
}

std::string in_words(const std::vector<std::string>& keys) {
  constexpr std::size_t shown = 3;
  std::vector<std::string> first(
      keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min(shown, keys.size())));
  return fmt::format("{} index {} out of date ({}{})", keys.size(),
                     keys.size() == 1 ? "row is" : "rows are", join(first, ", "),
                     keys.size() > shown ? " …" : "");
}

// A copy of a store that may only be read, so that what needs a transaction can be tried. It lies
// where passing files do, since nothing can be made beside the store.
class Copy {
 public:
  explicit Copy(store::Connection& db)
      : folder_((std::filesystem::temp_directory_path() / "wellmet.db").string()) {
    const std::string path = folder_ / "copy.db";
    store::copy_store(db, path);
    db_ = store::connect_sqlite({path}, store::Access::read_write);
  }
  store::Connection& db() { return *db_; }

 private:
  store::PartFolder folder_;
  std::unique_ptr<store::Connection> db_;
};

class Doctor {
 public:
  enum class Tried { no, yes };  // whether a repair was tried just before
  Doctor(const App& app, Repair repair, Tried tried) : app_(app), repair_(repair), tried_(tried) {}

  Examination look() {
    area("file", [&] { file(); });
    if (!found_.findings.empty() && !found_.findings.back().repaired) {
      not_checked("what is in the store, since its file is damaged");
      return std::move(found_);
    }
    area("history", [&] { history(); });
    std::vector<store::DamagedRow> damaged;
    area("content", [&] { damaged = content(); });
    searchable_and_derived(damaged);
    area("trash", [&] { trash(); });
    area("photos", [&] { photos(); });
    return std::move(found_);
  }

 private:
  // What SQLite finds damaged on the way is a finding like any other.
  void area(const char* name, const std::function<void()>& look) {
    try {
      look();
    } catch (const store::Damaged& fault) {
      find(name, fmt::format("the file is damaged ({})", fault.cause), save_what_is_left);
    }
  }

  void find(const char* area, std::string what, std::string cure) {
    found_.findings.push_back({.area = area, .what = std::move(what), .cure = std::move(cure)});
  }
  void find(const char* area, std::string what, Next next) {
    found_.findings.push_back({.area = area, .what = std::move(what), .next = std::move(next)});
  }
  void find_repairable(const char* area, std::string what, bool repaired) {
    found_.findings.push_back(repairable(area, std::move(what), repaired));
  }
  void not_checked(std::string what) {
    found_.not_checked.push_back(std::move(what));
    found_.complete = false;
  }
  bool repairs() const { return repair_ == Repair::yes; }

  void file() {
    if (app_.db.dialect() == store::Dialect::postgres) {
      found_.not_checked.emplace_back("the server's own files, which pg_amcheck looks at");
      return;
    }
    const std::vector<std::string> faults = store::faults_of_file(app_.db);
    if (faults.empty()) {
      found_.checked.push_back(
          fmt::format("the file and its {} indexes", store::count_indexes(app_.db)));
      return;
    }
    damaged_file(faults);
  }

  void damaged_file(const std::vector<std::string>& faults) {
    const std::string first = store::in_one_line(faults.front());
    const std::vector<std::string> unreadable = store::unreadable_tables(app_.db);
    if (!unreadable.empty()) {
      find("file",
           fmt::format("it is damaged and these can't be read whole: {} ({})",
                       join(unreadable, ", "), first),
           save_what_is_left);
      return;
    }
    const bool repaired = repairs() && store::rebuild_indexes(app_.db);
    const std::string what =
        fmt::format("it is damaged, though each table can be read to its end ({})", first);
    if ((repairs() && !repaired) || tried_ == Tried::yes) {
      find("file", what, save_what_is_left);
    } else {
      find_repairable("file", what, repaired);
    }
  }

  void history() {
    std::int64_t changes = 0;
    for (const store::Account& account : store::accounts(app_.db)) {
      store::ReadTx tx(app_.db, account.id);
      for (const std::string& fault : store::faults_of_history(tx))
        find("history", fault, "Nothing about people is lost; that change stays");
      changes += store::count_changes(tx);
    }
    found_.checked.push_back(counted(changes, "change", "changes") + " in the history");
  }

  std::vector<store::DamagedRow> content() {
    const std::vector<store::DamagedRow> damaged = store::damaged_rows(app_.db);
    for (const store::DamagedRow& row : damaged) {
      const std::string what = store::in_words(row);
      if (repairs() && put_right(app_, row)) {
        find_repairable("content", what, true);
      } else {
        find("content", what, cure_of(app_, row));
      }
    }
    const std::vector<std::string> counted = store::digests_counted(app_.db);
    found_.checked.insert(found_.checked.end(), counted.begin(), counted.end());
    return repairs() ? store::damaged_rows(app_.db) : damaged;
  }

  void searchable_and_derived(const std::vector<store::DamagedRow>& damaged) {
    if (!app_.db.read_only()) {
      search_and_derived_of(app_, damaged);
      return;
    }
    try {
      Copy copy(app_.db);
      App other{.db = copy.db(), .account = app_.account, .clock = app_.clock, .zone = app_.zone};
      search_and_derived_of(other, damaged);
    } catch (const Error& fault) {
      not_checked(fmt::format(
          "search and the indexes of people, since the store may only be read and no copy of it "
          "could be made to try ({})",
          fault.what()));
    }
  }

  void search_and_derived_of(const App& app, const std::vector<store::DamagedRow>& damaged) {
    area("search", [&] { search(app); });
    area("derived", [&] {
      for (const store::Account& account : store::accounts(app.db))
        derived(for_account(app, account.id), untrusted(damaged, account.id));
      found_.checked.emplace_back("what is derived from all that");
    });
  }

  void search(const App& app) {
    Deed deed(app, DeedKind::repair, "doctor");
    const std::vector<std::string> faults = store::faults_of_search(deed.tx);
    if (repairs() && !faults.empty()) {
      store::rebuild_search(deed.tx);
      deed.tx.commit();
    }
    for (const std::string& fault : faults) find_repairable("search", fault, repairs());
    found_.checked.emplace_back("search");
  }

  // Everything is derived again within a transaction, which is kept only for a repair.
  void derived(const App& app, const store::Untrusted& untrusted) {
    Deed deed(app, DeedKind::repair, "doctor");
    const store::DerivedRows stored = store::derived_rows(deed.tx);
    store::forget_derived(deed.tx, untrusted);
    derive(deed.tx, trusted_rows(deed.tx, untrusted));
    const std::vector<std::string> keys = differing(stored, store::derived_rows(deed.tx));
    if (keys.empty()) return;
    if (repairs()) deed.tx.commit();
    find_repairable("derived", in_words(keys), repairs());
  }

  void trash() {
    std::size_t old = 0, uploads = 0;
    for (const store::Account& account : store::accounts(app_.db)) {
      const App app = for_account(app_, account.id);
      {
        store::ReadTx tx(app.db, app.account);
        old += store::removed_before(tx, trash_ends_before(app.now())).size();
      }
      if (repairs()) uploads += empty_trash(app).uploads;
    }
    if (old == 0) return;
    std::string what = fmt::format("{} {} in the trash for more than {} days", old,
                                   old == 1 ? "person is" : "people are", trash_days);
    if (uploads > 0)
      what += fmt::format(", and {} that waited to be imported may hold them and {} deleted",
                          uploads == 1 ? "a file" : fmt::format("{} files", uploads),
                          uploads == 1 ? "was" : "were");
    find_repairable("trash", what, repairs());
  }

  void photos() {
    if (app_.db.dialect() == store::Dialect::sqlite && store::count_packed_photos(app_.db) > 0)
      return packed_photos();
    std::int64_t count = 0;
    for (const store::Account& account : store::accounts(app_.db))
      count += examine_photos(for_account(app_, account.id), repair_, found_.findings);
    if (count > 0)
      found_.checked.push_back(
          fmt::format("the files of {} {}", count, count == 1 ? "photo" : "photos"));
  }

  // A backup has its photos within; they become files when it is restored.
  void packed_photos() {
    const PhotosLost lost = photos_lost(app_.store_path);
    if (!lost.none()) find("photos", lost.sentence(), "Take another backup");
    found_.checked.push_back(counted(lost.whole(), "photo", "photos") +
                             " packed in this backup, which is put into use by restoring it");
  }

  const App& app_;
  Repair repair_;
  Tried tried_;
  Examination found_;
};

// What was deleted before is not left in unused pages and in the log either.
void clear_traces(const App& app, std::vector<Finding>& findings) {
  const std::string why = traces_left(app);
  if (why.empty()) return;
  findings.push_back({.area = "traces",
                      .what = "what was deleted may still be in the store's files: " + why,
                      .cure = "Close the other program",
                      .next = Next{.act = Next::Act::repair}});
}

}  // namespace

bool Examination::well() const {
  return complete &&
         std::ranges::all_of(findings, [](const Finding& finding) { return finding.repaired; });
}

Examination examine(const App& app, Repair repair) {
  Examination first = Doctor(app, repair, Doctor::Tried::no).look();
  if (repair == Repair::no) return first;
  clear_traces(app, first.findings);
  if (first.findings.empty()) return first;
  Examination after = Doctor(app, Repair::no, Doctor::Tried::yes).look();
  std::erase_if(first.findings, [](const Finding& finding) {
    return !finding.repaired && finding.area != "traces";
  });
  after.findings.insert(after.findings.begin(), first.findings.begin(), first.findings.end());
  return after;
}

Examination unopened(const std::string& cause) {
  return {.not_checked = {"what is in the store, since its file can't be opened"},
          .findings = {{.area = "file",
                        .what = fmt::format("it is damaged ({})", store::in_one_line(cause)),
                        .next = save_what_is_left}},
          .complete = false};
}

}  // namespace wellmet::actions
