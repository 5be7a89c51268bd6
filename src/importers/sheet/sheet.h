#pragma once
#include <string>
#include <string_view>
#include <vector>

// The sheet that people keep to remember whom they met: any table, its columns known by name.
namespace wellmet {

struct TrackerColumn {
  std::string name = {};   // as the header writes it
  std::string field = {};  // one of tracker_fields(); "note" when the name says nothing to us
  friend bool operator==(const TrackerColumn&, const TrackerColumn&) = default;
};

struct TrackerMapping {
  std::vector<TrackerColumn> columns = {};
};

// What a column can mean: "name", "met on", … , "note" (kept as a note "Column: value"), "ignore".
// A field of dates may be followed by its order: "met on day first", "birthday month first".
std::vector<std::string> tracker_fields();
// Whether the text is one of them, however spelled ("Met-On", "follow up on").
bool is_tracker_field(std::string_view);

// Each column's meaning by its name, in English, German, French, Spanish or Portuguese.
TrackerMapping guess_mapping(const std::vector<std::string>& header);
// The header of a table in any charset; empty when the bytes are no table. `named` are columns that
// somebody gave a meaning: a row that has one of them is the header, wherever it stands.
std::vector<std::string> tracker_header(std::string_view bytes,
                                        const std::vector<std::string>& named = {});
// Equal for headers with the same column names in any order, however they are capitalised: by it a
// mapping made by hand is remembered.
std::string header_signature(const std::vector<std::string>& header);

}  // namespace wellmet
