// Any bytes as an archive, imported into an empty account of a store that somebody else uses too.
// What comes in must go out and come in again the same; then every change is undone and redone.
// Whatever happens: no crash, no exception but ours, the other account as it was, the store sound.
// Seeds: fuzz/seeds/archive
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "store/db/database.h"
#include "store/history/deeds.h"

using namespace wellmet;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr AccountId mine{1}, theirs{2}, again{3};
constexpr Instant noon{1'792'670'400'000};

void check(bool holds) {
  if (!holds) std::abort();
}

struct Folder {
  Folder() {
    const fs::path memory = "/dev/shm";
    std::string name =
        ((fs::is_directory(memory) ? memory : fs::temp_directory_path()) / "wellmet-fuzz-XXXXXX")
            .string();
    path = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

const fs::path& folder() {
  static const Folder made;
  return made.path;
}

App app_of(store::Connection& db, AccountId account) {
  return {.db = db,
          .account = account,
          .clock = [] { return noon; },
          .photos_folder = folder() / "photos"};
}

void nothing(std::int64_t, std::int64_t) {}

std::string everything_of(const App& app) {
  std::string out;
  actions::export_everything(app, [&](std::string_view piece) { out += piece; }, nothing);
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A store in which somebody else has a story, as bytes to begin each time from.
struct Start {
  Start() {
    const fs::path path = folder() / "start.db";
    const auto db = store::open({path});
    for (const AccountId account : {mine, theirs, again})
      store::ensure_account(*db, account, std::to_string(account.value), noon);
    const App other = app_of(*db, theirs);
    const PersonId ada = actions::add_person(other, {.name = "Ada Lovelace"});
    actions::add_note(other, {.person = ada, .text = "theirs alone"});
    before = everything_of(other);
    db->script("pragma wal_checkpoint(truncate)");
    file = bytes_of(path);
  }
  std::string file, before;
};

// The change that took it back; 0 when it was refused.
DeedId undone(const App& app, DeedId deed) {
  try {
    return actions::undo(app, deed).change;
  } catch (const Error&) {
    return {};
  }
}

void undo_and_redo_all(const App& app) {
  std::vector<store::Deed> deeds;
  {
    store::ReadTx tx(app.db, app.account);
    constexpr int most = 30;
    deeds = store::deeds(tx, most);
  }
  for (const store::Deed& deed : deeds)
    if (const DeedId change = undone(app, deed.id)) undone(app, change);
  for (const store::Deed& deed : deeds) undone(app, deed.id);
}

void check_store(const App& app) {
  for (const actions::Finding& found : actions::examine(app, actions::Repair::no).findings)
    check(found.area != "file" && found.area != "derived");
}

// As an archive that is whole, if it ends like one.
std::string with_count(std::vector<std::string> lines) {
  if (lines.size() > 1 && lines.back().find("\"end\"") != std::string::npos)
    lines.back() = R"({"in":"end","rows":)" + std::to_string(lines.size() - 2) + "}";
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::vector<std::string> lines_of(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] != '\n') {
      lines.back() += static_cast<char>(data[i]);
    } else if (i + 1 < size) {
      lines.emplace_back();
    }
  }
  return lines;
}

class Mutation {
 public:
  explicit Mutation(unsigned seed) : random_(seed) {}

  void change(std::vector<std::string>& lines) {
    const std::size_t at = below(lines.size());
    switch (below(8)) {
      case 0:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(below(lines.size() + 1)),
                     lines[at]);
        return;
      case 1:
        if (lines.size() > 2) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        return;
      case 2:
        std::swap(lines[at], lines[below(lines.size())]);
        return;
      case 3:
        bytes(lines[at]);
        return;
      default:
        lines[at] = changed_object(lines[at], lines[below(lines.size())]);
    }
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  void bytes(std::string& line) {
    const std::size_t size = line.size();
    line.resize(size + 64);
    line.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(line.data()), size, line.size()));
    std::erase(line, '\n');
  }

  std::string changed_object(const std::string& line, const std::string& other) {
    Json object = Json::parse(line, nullptr, false);
    if (!object.is_object() || object.empty()) return line;
    auto member = object.begin();
    std::advance(member, below(object.size()));
    const Json donor = Json::parse(other, nullptr, false);
    if (member.key() == "before" && member->is_string() && below(4) != 0) {
      *member = changed_object(member->get<std::string>(), other);
    } else if (donor.is_object() && donor.contains(member.key()) && below(2) == 0) {
      *member = donor[member.key()];
    } else if (below(8) == 0) {
      object[strange_text()] = strange_value();
    } else if (below(8) == 0) {
      object.erase(member.key());
    } else {
      *member = strange_value();
    }
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  std::string strange_text() {
    static const std::array texts = {
        "",
        "account_id",
        "id) --",
        "../../2/x",
        "undid: ",
        "undid",
        "{}",
        "[]",
        "{\"id\":1}",
        "people",
        "journal",
        "sessions",
        "insert",
        "update",
        "delete",
        "open",
        "done",
        "real",
        "2026-03-05",
        "0000-01-01",
        "9999-12-31",
        "zone",
        "horizon",
        "today.lines",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD\r\n",
        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"};
    return texts[below(texts.size())];
  }

  Json strange_value() {
    static constexpr std::array<std::int64_t, 18> numbers = {0,
                                                             1,
                                                             2,
                                                             3,
                                                             4,
                                                             5,
                                                             7,
                                                             11,
                                                             15,
                                                             16,
                                                             -1,
                                                             99,
                                                             1 << 16,
                                                             36'525,
                                                             2'932'896,
                                                             2'147'483'647,
                                                             (std::int64_t{1} << 53) - 1,
                                                             INT64_MAX};
    switch (below(4)) {
      case 0:
        return strange_text();
      case 1:
        return below(16) == 0 ? Json(nullptr) : Json(std::string(below(300), 'a'));
      default:
        return numbers[below(numbers.size())];
    }
  }

  std::minstd_rand random_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  std::vector<std::string> lines = lines_of(data, size);
  Mutation mutation(seed);
  for (unsigned i = 0; i <= seed % 3; ++i) mutation.change(lines);
  const std::string text = with_count(std::move(lines));
  const std::size_t taken = std::min(text.size(), most);
  std::copy_n(text.begin(), taken, data);
  return taken;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Start start;
  const fs::path path = folder() / "store.db";
  for (const char* more : {"", "-wal", "-shm"}) fs::remove(path.string() + more);
  fs::remove_all(folder() / "photos");
  std::ofstream(path, std::ios::binary) << start.file;
  ::chmod(path.c_str(), 0600);
  const auto db = store::open({path});
  const App app = app_of(*db, mine);
  const App other = app_of(*db, theirs);
  bool imported = false;
  try {
    actions::import_everything(app, {reinterpret_cast<const char*>(data), size}, nothing);
    imported = true;
  } catch (const Error&) {
    store::ReadTx tx(*db, mine);
    check(store::deeds(tx, 1).empty());
  }
  check(everything_of(other) == start.before);
  if (!imported) return 0;
  check_store(app);
  const std::string out = everything_of(app);
  const App third = app_of(*db, again);
  actions::import_everything(third, out, nothing);
  check(everything_of(third) == out);
  undo_and_redo_all(app);
  check(everything_of(other) == start.before);
  check(everything_of(third) == out);
  check_store(app);
  return 0;
}
