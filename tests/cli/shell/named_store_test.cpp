// A slip in WELLMET_STORE must not found a second notebook unasked.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <sstream>

#include "cli/shell/command.h"

using namespace wellmet;
using namespace wellmet::cli;

namespace {

struct Answer {
  int code = 0;
  std::string out = {}, err = {};
};

class NamedStore {
 public:
  NamedStore() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "wellmet-named-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~NamedStore() { std::filesystem::remove_all(folder_); }
  NamedStore(const NamedStore&) = delete;
  NamedStore& operator=(const NamedStore&) = delete;

  std::string path() const { return (folder_ / "notes.db").string(); }
  bool is_there() const { return std::filesystem::exists(path()); }

  // `typed`: somebody sits at the terminal and types it.
  Answer run(const std::vector<std::string>& words, const std::string* typed = nullptr) const {
    std::istringstream in(typed ? *typed : "");
    std::ostringstream out, err;
    Session session(in, out, err);
    session.store_path = path();
    session.store_is_named = true;
    session.interactive = typed != nullptr;
    session.clock = [] { return Instant{1'795'338'000'000}; };
    Answer answer{.code = cli::run(words, session)};
    answer.out = out.str();
    answer.err = err.str();
    return answer;
  }

 private:
  std::filesystem::path folder_;
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what only looks or logs founds no store where WELLMET_STORE names none") {
  const NamedStore store;
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {}, {"search", "maya"}, {"log", "coffee with @Maya"}, {"person", "list"}}) {
    const Answer answer = store.run(words);
    CHECK(answer.code == 1);
    CHECK(holds(answer.err, "There is no store at"));
    CHECK_FALSE(store.is_there());
  }
}

TEST_CASE("the first person founds the store, and it is said") {
  const NamedStore store;
  const Answer answer = store.run({"person", "add", "Maya Chen"});
  CHECK(answer.code == 0);
  CHECK(holds(answer.err, "A new store begins at " + store.path()));
  CHECK(store.is_there());
  CHECK(store.run({"person", "add", "Jo Okafor"}).err.empty());
}

TEST_CASE("a line that adds somebody may be the first of a store") {
  const NamedStore store;
  CHECK(store.run({"log", "--add", "coffee with @Maya yesterday"}).code == 0);
  CHECK(store.is_there());
}

TEST_CASE("whoever sits there is asked first") {
  const NamedStore store;
  const std::string no = "n\n", yes = "y\n";
  CHECK(store.run({"person", "add", "Maya Chen"}, &no).code == 1);
  CHECK_FALSE(store.is_there());
  CHECK(store.run({"person", "add", "Maya Chen"}, &yes).code == 0);
  CHECK(store.is_there());
}

TEST_CASE("what needs no store runs without one") {
  const NamedStore store;
  CHECK(store.run({"help"}).code == 0);
  CHECK(store.run({"completion", "bash"}).code == 0);
  CHECK_FALSE(store.is_there());
}
