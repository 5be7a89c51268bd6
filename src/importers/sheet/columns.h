#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/written_date.h"
#include "importers/parts/table.h"

// What the columns of a tracker sheet mean.
namespace wellmet {

enum class TrackerField {
  name,
  given_name,
  middle_name,
  family_name,
  prefix,
  suffix,
  nickname,
  pronouns,
  met_on,
  date,
  met_where,
  met_how,
  met_through,
  why,
  organisation,
  title,
  email,
  phone,
  url,
  address,
  city,
  region,
  postcode,
  country,
  birthday,
  relationship,
  interests,
  tags,
  fact,
  ask,
  offer,
  question,
  last_contact,
  contact_kind,
  next_step,
  follow_up_on,
  followed_up,
  cadence,
  note,
  unknown,
  ignore
};

std::string to_text(TrackerField);
std::optional<TrackerField> parse_tracker_field(std::string_view);

struct ColumnMeaning {
  TrackerField field = TrackerField::unknown;
  DayOrder order = DayOrder::unknown;
  bool by_hand = false;
  bool day_first_language = false;  // named in a language whose readers write the day first
  bool with_company = false;        // "Name / Company": both in one cell
};

// By the name alone.
ColumnMeaning meaning_of(std::string_view column_name);
// "met on day first": what a person says a column means. Nothing when it is no field.
std::optional<ColumnMeaning> meaning_by_hand(std::string_view);
// One for each column; a field that can be there only once goes to its first column, further ones
// become notes.
std::vector<ColumnMeaning> meanings_of(const std::vector<std::string>& header);
// Whether a name of the field leaves open what is meant, so that the rest of the sheet decides:
// "Location" is where they live or where you met, "How" how you met or how you were in touch.
bool leaves_open(TrackerField, const std::string& key);
// Whether the row of names can be the header of a tracker sheet.
bool is_tracker_header(const Header&);

}  // namespace wellmet
