#pragma once
#include <optional>
#include <string>
#include <string_view>

// A change of the store, as the history keeps it: what it is, and where it was made.
namespace wellmet {

enum class DeedKind {
  unknown,  // of an older Wellmet, which did not say
  add,
  edit,
  log,
  remove,
  restore,  // from the trash
  merge,
  answer,  // about possible duplicates
  import,
  settings,
  forget,  // for good
  repair,  // by doctor, or after an import that broke off
  undo,
  redo
};

enum class Origin {
  unknown,
  terminal,
  web,
  automatic  // by Wellmet itself, at no front
};

// As stores, archives and commands write it: "import", "web"; "" when unknown.
std::string_view to_text(DeedKind);
std::string_view to_text(Origin);
// Where it was made, after "made": "on the command line", "in the browser".
std::string_view where_made(Origin);
std::optional<DeedKind> parse_deed_kind(std::string_view);
std::optional<Origin> parse_origin(std::string_view);
// "add, edit, log …": those that one can ask for.
std::string deed_kinds_in_words();

// Of a change whose archive does not say it, as far as the names that Wellmet gave tell.
struct DeedAsNamed {
  std::string_view name = {};
  bool undoes = false;
  std::string_view no_undo = {};
};
DeedKind guessed_kind(const DeedAsNamed&);

}  // namespace wellmet
