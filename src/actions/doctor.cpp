#include "actions/doctor.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/photo_files.h"
#include "actions/trash.h"
#include "base/error.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/examine.h"
#include "store/forget.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

void examine_file(const App& app, std::vector<Finding>& findings) {
  for (const std::string& fault : store::faults_of_file(app.db))
    findings.push_back({"file", fault, "Restore a backup: wellmet restore FILE."});
}

void examine_history(const App& app, std::vector<Finding>& findings) {
  store::ReadTx tx(app.db, app.account);
  for (const std::string& fault : store::faults_of_history(tx))
    findings.push_back({"history", fault, "Nothing of the people is lost; that deed stays."});
}

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
  return fmt::format("{} derived {} not what follows from the cards and the story ({}{})",
                     keys.size(), keys.size() == 1 ? "row is" : "rows are", join(first, ", "),
                     keys.size() > shown ? " …" : "");
}

// Everything is derived anew within a transaction, which is kept only for a repair.
void examine_derived(const App& app, Repair repair, std::vector<Finding>& findings) {
  Deed deed(app, "doctor");
  const store::DerivedRows stored = store::derived_rows(deed.tx);
  store::forget_derived(deed.tx);
  derive(deed.tx, store::everything(deed.tx));
  const std::vector<std::string> keys = differing(stored, store::derived_rows(deed.tx));
  if (repair == Repair::yes) deed.tx.commit();
  if (keys.empty()) return;
  const bool mended = repair == Repair::yes;
  findings.push_back({"derived", in_words(keys), mended ? "" : "wellmet doctor --repair", mended});
}

void examine_trash(const App& app, Repair repair, std::vector<Finding>& findings) {
  std::size_t old = 0;
  {
    store::ReadTx tx(app.db, app.account);
    old = store::removed_before(tx, {app.now().milliseconds - trash_days * day_ms}).size();
  }
  if (old == 0) return;
  if (repair == Repair::yes) empty_trash(app);
  findings.push_back({"trash",
                      fmt::format("{} {} in the trash for more than {} days", old,
                                  old == 1 ? "person is" : "people are", trash_days),
                      repair == Repair::yes ? "" : "wellmet doctor --repair",
                      repair == Repair::yes});
}

// What was deleted before is not left in unused pages and in the log either.
void clear_traces(const App& app, std::vector<Finding>& findings) {
  std::string why = "another program keeps the log in use";
  try {
    if (store::leave_no_traces(app.db)) return;
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::unavailable) throw;
    why = fault.what();
  }
  findings.push_back({"file", "what was deleted may still be in the store's files: " + why,
                      "Close the other program, then: wellmet doctor --repair"});
}

}  // namespace

std::vector<Finding> examine(const App& app, Repair repair) {
  std::vector<Finding> findings;
  examine_file(app, findings);
  if (!findings.empty()) return findings;
  examine_history(app, findings);
  if (!app.db.read_only()) examine_derived(app, repair, findings);
  examine_trash(app, repair, findings);
  examine_photos(app, repair, findings);
  if (repair == Repair::yes) clear_traces(app, findings);
  return findings;
}

}  // namespace wellmet::actions
