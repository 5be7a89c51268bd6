// From the rows of a sheet to people and what happened with them (sheet.cpp says what is decided).
#include "importers/sheet/rows.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "importers/parts/cell_words.h"
#include "importers/parts/story_parts.h"
#include "importers/sheet/counts.h"
#include "importers/sheet/people.h"
#include "language/dates/dates.h"
#include "model/card.h"
#include "model/cards/name_suffix.h"
#include "model/cards/names_together.h"

namespace wellmet {
namespace {

using F = TrackerField;

constexpr std::size_t longest_setting = 60;
// Nobody knows more people of one name: a row that is none of them is somebody new.
constexpr std::size_t namesakes_compared = 50;
constexpr std::string_view email_separators = ",; \n<>";
constexpr std::string_view phone_separators = ",;\n";

void turn(const std::string& whole, NameParts& name) {
  const std::vector<std::string> parts = split(whole, ',');
  name.family = trim(parts[0]);
  name.given = trim(parts[1]);
  std::vector<std::string> behind;
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (!trim(parts[i]).empty()) behind.emplace_back(trim(parts[i]));
  }
  // "Miller Jr., Walter"
  if (behind.empty() && !generation_of(name.family).empty()) {
    const std::string plain = without_generation(name.family);
    behind.emplace_back(trim(std::string_view(name.family).substr(plain.size())));
    name.family = plain;
  }
  if (!behind.empty()) name.suffix = join(behind, ", ");
}

class People {
 public:
  People(const Sheet& sheet, LocalDate today, std::vector<Problem>& problems)
      : sheet_(sheet),
        today_(today),
        problems_(problems),
        kept_(sheet.names.size()),
        how_met_(how_met_columns()) {}
  void add(const SheetRow&);
  void move_to(Imported&);
  std::vector<std::string> kept_columns() const;

 private:
  struct Day {
    DateCell read = {};
    std::string cell = {};
    std::optional<LocalDate> full = {};  // a whole day that is not in the future
  };

  // What a row tells of a time together.
  struct Occasion {
    Day met = {};   // for the first time
    Day date = {};  // of this time
    std::string kind_cell = {};
    InteractionKind kind = InteractionKind::met;
    std::string where = {}, how = {};
    bool has_day() const { return met.full || date.full; }
  };

  struct Traits {
    PartialDate birthday = {};  // a whole one
    std::set<std::string> emails = {}, phones = {}, companies = {};
    void add(Traits&&);
  };
  struct Namesake {
    std::size_t place = 0;  // among the people
    Traits traits = {};     // of all rows of this person
  };

  int column(F) const;  // the first column with this field; -1
  std::string text(const SheetRow&, F) const;
  std::vector<std::string> texts(const SheetRow&, F) const;
  NameParts name_of(const SheetRow&) const;
  std::size_t add(const NameParts&, const SheetRow&, const std::vector<std::string>& with);
  void add_several(const std::vector<std::string>& names, const SheetRow&);
  SheetRow shared_by_all(const SheetRow&) const;
  std::vector<std::string> several_in(const NameParts&, const SheetRow&);
  std::pair<std::string, std::string> without_company(const std::string& cell) const;
  std::string organisation_of(const SheetRow&) const;
  Traits traits_of(const SheetRow&) const;
  std::size_t place_of(const NameParts&, const SheetRow&);
  bool is_another(const Traits& known, const Traits& here) const;
  DateRules rules(F) const;
  static bool tells_day_of_contact(F field) { return field == F::date || field == F::last_contact; }
  std::optional<LocalDate> last_time(const PartialDate&) const;
  Day past_day(const SheetRow&, F);
  void add_emails(TrackedPerson&, const std::string& cell);
  void add_contact_data(TrackedPerson&, const SheetRow&, std::optional<LocalDate> day);
  Occasion occasion_of(const SheetRow&);
  void add_how_met(TrackedPerson&, const Occasion&);
  void add_interactions(TrackedPerson&, const SheetRow&, const Occasion&);
  std::string words_of(const SheetRow&, const Occasion&) const;
  bool is_setting(const Occasion&) const;
  // Whether the notes of the row are among what was kept.
  bool keep_the_rest(TrackedPerson&, const SheetRow&, const Occasion&);
  void add_month(TrackedPerson&, const SheetRow&, const Occasion&, std::vector<std::string> words);
  void keep_as_note(TrackedPerson&, F, const std::string& cell);
  void add_last_contact(TrackedPerson&, const SheetRow&, bool told_already);
  void add_story(TrackedPerson&, const SheetRow&);
  void add_why(TrackedPerson&, const SheetRow&);
  void add_noted(TrackedPerson&, const SheetRow&, LocalDate day, bool with_notes);
  void add_follow_up(TrackedPerson&, const SheetRow&);
  std::optional<LocalDate> due_day(const SheetRow&, std::string& step);
  std::optional<LocalDate> day_to_come(const std::string& cell) const;
  language::DateContext words_of_days() const;
  bool heading_has(F, std::initializer_list<const char*> words) const;
  struct HowMetColumns {
    bool where_tells = false, how_tells = false;  // how you met
    bool says_known = false;                      // one of them in so many words
    bool date_tells = false;                      // the day you met
  };
  HowMetColumns how_met_columns() const;  // by the headings
  bool tells_of_occasions() const { return column(F::date) >= 0 || column(F::contact_kind) >= 0; }

  const Sheet& sheet_;
  LocalDate today_;
  std::vector<Problem>& problems_;
  std::vector<bool> kept_;  // columns that became notes
  HowMetColumns how_met_;
  std::set<std::pair<std::size_t, std::size_t>> beside_each_other_ = {};  // places of people
  std::vector<std::string> with_ = {};     // whom else the row at hand is about
  std::deque<TrackedPerson> people_ = {};  // does not move them, and lets go of them one by one
  std::map<std::string, std::vector<Namesake>> by_name_ = {};  // by name_key
};

int People::column(F field) const {
  for (std::size_t i = 0; i < sheet_.meanings.size(); ++i) {
    if (sheet_.meanings[i].field == field) return static_cast<int>(i);
  }
  return -1;
}

std::string People::text(const SheetRow& row, F field) const {
  const int at = column(field);
  return at < 0 ? "" : row.cells[static_cast<std::size_t>(at)];
}

std::vector<std::string> People::texts(const SheetRow& row, F field) const {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < sheet_.meanings.size(); ++i) {
    if (sheet_.meanings[i].field == field && !row.cells[i].empty()) found.push_back(row.cells[i]);
  }
  return found;
}

NameParts People::name_of(const SheetRow& row) const {
  NameParts name;
  name.prefix = text(row, F::prefix);
  name.given = text(row, F::given_name);
  name.middle = text(row, F::middle_name);
  name.family = text(row, F::family_name);
  name.suffix = text(row, F::suffix);
  const std::string whole_name = collapse_spaces(without_company(text(row, F::name)).first);
  if (sheet_.names_are_turned && may_be_turned(whole_name)) {
    turn(whole_name, name);
  } else {
    name.full = whole_name;
    const bool told = whole_name.empty() || !generation_of(whole_name).empty();
    if (!told && !generation_named(name.suffix).empty()) name.full += " " + name.suffix;
  }
  const bool nameless = full_name(name).empty();
  if (nameless && !texts(row, F::email).empty()) name.full = texts(row, F::email).front();
  return name;
}

// "Ada Test / Acme" where the column says that it holds both.
std::pair<std::string, std::string> People::without_company(const std::string& cell) const {
  const int at = column(F::name);
  const bool both =
      at >= 0 && (sheet_.meanings[static_cast<std::size_t>(at)].with_company ||
                  meaning_of(sheet_.names[static_cast<std::size_t>(at)]).with_company);
  if (!both) return {cell, ""};
  for (const std::string_view mark : {" / ", "/", " @ ", " | ", " – ", " - ", " (", ", "}) {
    const std::size_t end = cell.find(mark);
    if (end == std::string::npos) continue;
    std::string company(trim(std::string_view(cell).substr(end + mark.size())));
    if (mark == " (" && company.ends_with(')')) company.pop_back();
    return {std::string(trim(std::string_view(cell).substr(0, end))), company};
  }
  return {cell, ""};
}

// What of a row tells people of one name apart, spelled so that it can be compared as a whole.
People::Traits People::traits_of(const SheetRow& row) const {
  Traits traits;
  if (const auto read = read_date(text(row, F::birthday), rules(F::birthday)).date; read.is_full())
    traits.birthday = read;
  for (const std::string& cell : texts(row, F::email)) {
    for (const std::string& part : parts_of(cell, email_separators)) {
      if (is_email_address(part)) traits.emails.insert(to_lower_ascii(part));
    }
  }
  for (const std::string& cell : texts(row, F::phone)) {
    for (const std::string& part : parts_of(cell, phone_separators)) {
      if (const std::string digits = phone_digits(part); !digits.empty())
        traits.phones.insert(digits);
    }
  }
  if (const std::string company = column_key(organisation_of(row)); !company.empty())
    traits.companies.insert(company);
  return traits;
}

std::string People::organisation_of(const SheetRow& row) const {
  const std::string organisation = text(row, F::organisation);
  return organisation.empty() ? without_company(text(row, F::name)).second : organisation;
}

// Signs make no other name: "Ann &" is Ann, as for those whom an import before knew.
std::string name_key(const std::string& name) {
  const std::string words = join(folded_words(name), " ");
  return words.empty() ? fold(name) : words;
}

// Of the person that the row names, who may be new. Rows of one name are one person, unless they
// say that they are two.
std::size_t People::place_of(const NameParts& name, const SheetRow& row) {
  Traits traits = traits_of(row);
  std::vector<Namesake>& namesakes = by_name_[name_key(full_name(name))];
  for (Namesake& known : namesakes) {
    if (is_another(known.traits, traits)) continue;
    known.traits.add(std::move(traits));
    return known.place;
  }
  if (namesakes.size() < namesakes_compared)
    namesakes.push_back({people_.size(), std::move(traits)});
  people_.emplace_back();
  people_.back().line = row.line;
  people_.back().name = name;
  return people_.size() - 1;
}

void People::Traits::add(Traits&& more) {
  if (birthday.empty()) birthday = more.birthday;
  emails.merge(more.emails);
  phones.merge(more.phones);
  companies.merge(more.companies);
}

// Another birthday; or, in a list that tells of no occasions, another email and another telephone
// or company. Whether they are one after all is asked.
bool People::is_another(const Traits& known, const Traits& here) const {
  if (known.birthday.is_full() && here.birthday.is_full() && known.birthday != here.birthday)
    return true;
  if (tells_of_occasions() || column(F::met_on) >= 0) return false;
  const auto other = [](const std::set<std::string>& a, const std::set<std::string>& b) {
    return !a.empty() && !b.empty() &&
           std::ranges::none_of(b, [&](const std::string& one) { return a.contains(one); });
  };
  return other(known.emails, here.emails) &&
         (other(known.phones, here.phones) || other(known.companies, here.companies));
}

DateRules People::rules(F field) const {
  const int at = column(field);
  const DayOrder order =
      at >= 0 ? sheet_.meanings[static_cast<std::size_t>(at)].order : sheet_.order;
  return is_past_field(field) ? past_dates(today_, order) : coming_dates(today_, order);
}

// A day of contact without its year is the last such day: spreadsheets show 3-Nov for it.
std::optional<LocalDate> People::last_time(const PartialDate& date) const {
  if (date.year != 0 || date.month == 0 || date.day == 0) return full_date(date);
  const int this_year = year_month_day(today_).year;
  constexpr int years_to_a_leap_year = 8;
  for (int year = this_year; year > this_year - years_to_a_leap_year; --year) {
    const YearMonthDay day{year, date.month, date.day};
    if (exists(day) && local_date(day) <= today_) return local_date(day);
  }
  return std::nullopt;
}

People::Day People::past_day(const SheetRow& row, F field) {
  Day day;
  day.cell = text(row, field);
  day.read = read_date(day.cell, rules(field));
  const int at = column(field);
  const std::string name = at < 0 ? "" : in_quotes(sheet_.names[static_cast<std::size_t>(at)]);
  if (day.read.kind == DateCellKind::not_there) {
    add_problem(problems_,
                {row.line, name + " is " + in_quotes(day.cell) + ", " + why_no_day(day.read),
                 "Correct the day; the rest of the row was imported."});
  } else if (day.read.kind == DateCellKind::words && tells_day_of_contact(field)) {
    add_problem(problems_,
                {row.line, name + " is " + in_quotes(day.cell) + ", " + why_no_day(day.read),
                 "Write a day such as 2026-03-05; the row was imported, and the cell is kept as "
                 "text."});
  } else if (day.read.kind == DateCellKind::date) {
    day.full = full_date(day.read.date);
    if (tells_day_of_contact(field)) day.full = last_time(day.read.date);
    if (day.full && *day.full > today_) {
      add_problem(problems_, {row.line, name + " is " + in_quotes(day.cell) + ", a day yet to come",
                              "Correct the day; the rest of the row was imported."});
      day.full.reset();
      day.read.kind = DateCellKind::not_there;
    }
  }
  return day;
}

void People::add(const SheetRow& row) {
  const NameParts name = name_of(row);
  if (full_name(name).empty()) {
    add_problem(problems_, {row.line, "a row without a name was left out",
                            "Write the name of the person into the row."});
    return;
  }
  const std::vector<std::string> several = several_in(name, row);
  if (!several.empty()) return add_several(several, row);
  add(name, row, {});
}

// The names of all whom the row is about, when it is about several: in one cell, or with the
// family's name in another. Empty for one person, and for a firm.
std::vector<std::string> People::several_in(const NameParts& name, const SheetRow& row) {
  const std::string whole_name = full_name(name);
  if (equal_ignoring_ascii_case(whole_name, organisation_of(row))) return {};
  const NamesTogether found = names_together(whole_name);
  if (found.says_too_little)
    add_problem(problems_,
                {row.line, in_quotes(whole_name) + " seems to be more than one person, on one card",
                 "Give each a row of their own, or leave it so."});
  return found.names;
}

// Everybody has what the row says, and the times together were with all of them; a next step is
// for the first, since it is done once.
void People::add_several(const std::vector<std::string>& names, const SheetRow& row) {
  add_problem(
      problems_,
      {row.line, "the name is read as " + join_with_and(names) + ", each with what the row says",
       "If it is one name, such as a firm's, write it under \"Company\" too."});
  SheetRow shared = shared_by_all(row);
  std::size_t problems_said = 0;
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    std::vector<std::string> others = names;
    std::erase(others, name);
    const std::size_t place = add({.full = name}, shared, others);
    for (const std::size_t before : places)
      if (before != place) beside_each_other_.emplace(std::minmax(before, place));
    places.push_back(place);
    if (&name != &names.front()) {
      problems_.resize(problems_said);  // the same as of the first
      continue;
    }
    problems_said = problems_.size();
    for (std::size_t i = 0; i < shared.cells.size(); ++i) {
      const F field = sheet_.meanings[i].field;
      if (field == F::next_step || field == F::follow_up_on) shared.cells[i].clear();
    }
  }
}

// Without what belongs to one person alone, and the row doesn't say to which: that becomes a note.
SheetRow People::shared_by_all(const SheetRow& row) const {
  constexpr F of_one[] = {F::birthday, F::title, F::nickname, F::pronouns, F::url};
  SheetRow shared = row;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty() ||
        std::ranges::find(of_one, sheet_.meanings[i].field) == std::end(of_one))
      continue;
    shared.leftovers.push_back(sheet_.names[i] + ": " + row.cells[i]);
    shared.cells[i].clear();
  }
  return shared;
}

std::size_t People::add(const NameParts& name, const SheetRow& row,
                        const std::vector<std::string>& with) {
  const Occasion told = occasion_of(row);
  const std::size_t place = place_of(name, row);
  TrackedPerson& person = people_[place];
  with_ = with;
  const std::optional<LocalDate> day = told.date.full ? told.date.full : told.met.full;
  add_contact_data(person, row, day);
  add_how_met(person, told);
  add_interactions(person, row, told);
  const bool notes_kept = keep_the_rest(person, row, told) || (tells_of_occasions() && day);
  add_last_contact(person, row, day.has_value());
  add_story(person, row);
  add_noted(person, row, day.value_or(today_), !notes_kept);
  add_follow_up(person, row);
  return place;
}

// A cell of mails that holds no address ("n/a", "/o=ExchangeLabs/…") is kept as a note.
void People::add_emails(TrackedPerson& person, const std::string& cell) {
  bool any = false;
  for (const std::string& part : parts_of(cell, email_separators)) {
    if (!is_email_address(part)) continue;
    add_once(person.emails, part);
    any = true;
  }
  if (!any && !says_nothing(cell))
    person.add_note(note_of(NoteKind::note, "Email: " + cell, today_));
}

void People::add_contact_data(TrackedPerson& person, const SheetRow& row,
                              std::optional<LocalDate> day) {
  for (const std::string& cell : texts(row, F::email)) {
    add_emails(person, cell);
  }
  for (const std::string& cell : texts(row, F::phone)) {
    for (const std::string& phone : parts_of(cell, phone_separators))
      add_once(person.phones, clean_phone(phone));
  }
  for (const std::string& cell : texts(row, F::url)) {
    for (const std::string& url : parts_of(cell, "; \n")) add_once(person.urls, url);
  }
  for (const std::string& cell : texts(row, F::tags)) {
    for (const std::string& tag : parts_of(cell, ",;\n|")) {
      const std::size_t start = std::min(tag.find_first_not_of("# "), tag.size());
      add_once(person.tags, tag.substr(start));
    }
  }
  AddressParts address;
  address.street = text(row, F::address);
  address.city = text(row, F::city);
  address.region = text(row, F::region);
  address.postcode = text(row, F::postcode);
  address.country = text(row, F::country);
  const bool known =
      std::any_of(person.addresses.begin(), person.addresses.end(), [&](const AddressParts& one) {
        return one.street == address.street && one.city == address.city &&
               one.region == address.region && one.postcode == address.postcode &&
               one.country == address.country;
      });
  if (!known &&
      !(address.street + address.city + address.region + address.postcode + address.country)
           .empty())
    person.addresses.push_back(address);
  person.add_work({organisation_of(row), text(row, F::title), day});
  if (person.nickname.empty()) person.nickname = text(row, F::nickname);
  if (person.pronouns.empty()) person.pronouns = text(row, F::pronouns);
  if (person.birthday.empty())
    person.birthday = date_or_text(text(row, F::birthday), rules(F::birthday),
                                   {row.line, "the birthday"}, problems_);
}

bool People::heading_has(F field, std::initializer_list<const char*> words) const {
  if (column(field) < 0) return false;
  const std::string heading = fold(sheet_.names[static_cast<std::size_t>(column(field))]);
  return std::ranges::any_of(
      words, [&](const char* word) { return heading.find(word) != std::string::npos; });
}

// "Where we met", "How do I know them"; of a list of people without days also "Where". In a list of
// occasions "Where" tells of each of them. The earliest occasion need not have been the first: a
// plain "Date" is the day you met only beside "Where we met", and where each person has one row.
People::HowMetColumns People::how_met_columns() const {
  const auto says_met = [&](F field) {
    return heading_has(
        field, {"met", "meet", "getroffen", "kennengelernt", "rencontre", "conoci", "conhec"});
  };
  const auto says_known = [&](F field) {
    return says_met(field) || heading_has(field, {"know", "kenn"});
  };
  const bool day_met = column(F::met_on) >= 0;
  const bool all_tell = day_met || !tells_of_occasions();
  const bool one_row_each = !day_met && column(F::contact_kind) < 0 && !sheet_.names_repeat;
  return {.where_tells = all_tell || says_known(F::met_where),
          .how_tells = all_tell || says_known(F::met_how),
          .says_known = says_known(F::met_where) || says_known(F::met_how),
          .date_tells = one_row_each && (says_met(F::met_where) || says_met(F::met_how))};
}

void People::keep_as_note(TrackedPerson& person, F field, const std::string& cell) {
  if (cell.empty()) return;
  const std::string& name = sheet_.names[static_cast<std::size_t>(column(field))];
  person.add_note(note_of(NoteKind::note, name + ": " + cell, today_));
}

People::Occasion People::occasion_of(const SheetRow& row) {
  Occasion told{.met = past_day(row, F::met_on),
                .date = past_day(row, F::date),
                .kind_cell = text(row, F::contact_kind),
                .where = text(row, F::met_where),
                .how = text(row, F::met_how)};
  told.kind = interaction_kind_in(told.kind_cell)
                  .value_or(told.kind_cell.empty() ? InteractionKind::met : InteractionKind::other);
  return told;
}

void People::add_how_met(TrackedPerson& person, const Occasion& told) {
  const Day& day = told.met.cell.empty() && how_met_.date_tells ? told.date : told.met;
  HowMet how;
  if (how_met_.where_tells) how.where = told.where;
  if (how_met_.how_tells) how.how = told.how;
  if (day.read.kind == DateCellKind::date) how.on = day.read.date;
  if (day.read.kind == DateCellKind::words || day.read.kind == DateCellKind::not_there)
    how.on.text = day.cell;
  const bool only_in_touch = info(told.kind).light && told.met.cell.empty() && !how_met_.says_known;
  if (!only_in_touch) person.add_met(how, day.full);
}

// The notes of a row belong to what happened, when that is known.
std::string People::words_of(const SheetRow& row, const Occasion& told) const {
  constexpr std::size_t words_of_a_kind = 2;
  std::vector<std::string> words = texts(row, F::note);
  const bool says_more = folded_words(told.kind_cell).size() > words_of_a_kind;
  if (!told.kind_cell.empty() && (told.kind == InteractionKind::other || says_more))
    words.insert(words.begin(), told.kind_cell);
  return join(words, "\n");
}

void People::add_interactions(TrackedPerson& person, const SheetRow& row, const Occasion& told) {
  for (const Day* day : {&told.met, &told.date}) {
    if (!day->full || (day == &told.met && told.met.full == told.date.full)) continue;
    ImportedInteraction added{.with = with_};
    // The kind tells of the day that the row is about.
    added.interaction.kind = day == &told.met && told.date.full ? InteractionKind::met : told.kind;
    added.interaction.touch = info(added.interaction.kind).light ? Touch::light : Touch::real;
    added.interaction.day = *day->full;
    added.interaction.place = told.where;
    if (is_setting(told)) added.interaction.setting = told.how;
    if (tells_of_occasions() && (day == &told.date || !told.date.full))
      added.interaction.note = words_of(row, told);
    person.add_interaction(std::move(added));
  }
}

// "How do I know them" beside the day of one coffee is no setting of that coffee.
bool People::is_setting(const Occasion& told) const {
  const bool of_first_meeting = column(F::met_on) >= 0 || how_met_.date_tells;
  return told.has_day() && told.how.size() <= longest_setting &&
         (of_first_meeting || !how_met_.how_tells);
}

// What found no place of its own in the story, because the row knows no day or another row says how
// you met, becomes notes.
bool People::keep_the_rest(TrackedPerson& person, const SheetRow& row, const Occasion& told) {
  const HowMet& met = person.story.met;
  const std::string where = told.has_day() || met.where == told.where ? "" : told.where;
  const std::string how = is_setting(told) || met.how == told.how ? "" : told.how;
  const std::string kind = told.has_day() || column(F::last_contact) >= 0 ? "" : told.kind_cell;
  const bool names_no_day = told.date.read.kind == DateCellKind::date && !told.date.full &&
                            !(how_met_.date_tells && met.on == told.date.read.date);
  if (names_no_day) {
    add_month(person, row, told, {kind, where, how});
    return !told.has_day();
  }
  keep_as_note(person, F::contact_kind, kind);
  keep_as_note(person, F::met_where, where);
  keep_as_note(person, F::met_how, how);
  const bool is_day = told.date.read.kind == DateCellKind::date;
  const bool is_day_met = met.on == told.met.read.date || met.on.text == told.met.cell;
  if (!told.met.full && !is_day_met) keep_as_note(person, F::met_on, told.met.cell);
  const bool kept_as_met = how_met_.date_tells && met.on.text == told.date.cell;
  if (!is_day && !kept_as_met) keep_as_note(person, F::date, told.date.cell);
  return false;
}

// "Feb 2026: Lunch, Blue Bottle": an interaction needs a day, and nobody said which.
void People::add_month(TrackedPerson& person, const SheetRow& row, const Occasion& told,
                       std::vector<std::string> words) {
  const std::string& heading = sheet_.names[static_cast<std::size_t>(column(F::date))];
  add_problem(
      problems_,
      {row.line, in_quotes(heading) + " is " + in_quotes(told.date.cell) + ", which names no day",
       "Write a day such as 2026-03-05 to make it an interaction; it is kept in a note."});
  std::erase(words, "");
  std::string said = join(words, ", ");
  if (!told.has_day()) {
    const std::string notes = join(texts(row, F::note), "\n");
    said += (said.empty() || notes.empty() ? "" : "\n") + notes;
  }
  person.add_note(note_of(
      NoteKind::note, said.empty() ? heading + ": " + told.date.cell : told.date.cell + ": " + said,
      today_));
}

void People::add_last_contact(TrackedPerson& person, const SheetRow& row, bool told_already) {
  const Day last = past_day(row, F::last_contact);
  if (last.cell.empty()) return;
  if (!last.full) {
    if (last.read.kind != DateCellKind::blank)
      person.add_note(note_of(NoteKind::note, "Last contact: " + last.cell, today_));
    return;
  }
  ImportedInteraction added{.with = with_};
  const auto kind = told_already ? std::nullopt : interaction_kind_in(text(row, F::contact_kind));
  added.interaction.kind = kind.value_or(InteractionKind::other);
  added.interaction.touch = info(added.interaction.kind).light ? Touch::light : Touch::real;
  added.interaction.day = *last.full;
  person.add_interaction(std::move(added));
}

void People::add_why(TrackedPerson& person, const SheetRow& row) {
  const std::string why = text(row, F::why);
  if (why.empty()) return;
  const std::string& name = sheet_.names[static_cast<std::size_t>(column(F::why))];
  const std::string key = column_key(name);
  if (const auto kind = caring_in(why)) {
    person.add_note(note_of(*kind, why, today_));
  } else if (key.find("care") != std::string::npos || key.find("like") != std::string::npos) {
    person.add_note(note_of(NoteKind::like, why, today_));
  } else {
    person.add_note(note_of(NoteKind::note, name + ": " + why, today_));
  }
}

void People::add_story(TrackedPerson& person, const SheetRow& row) {
  ImportedPerson& story = person.story;
  if (story.met_through.empty()) story.met_through = text(row, F::met_through);
  add_why(person, row);
  for (const std::string& part : parts_of(text(row, F::relationship), ",;/|\n")) {
    const auto word = parse_relationship_word(part);
    if (!word) {
      person.add_note(note_of(NoteKind::note, "Relationship: " + part, today_));
    } else if (std::find(story.words.begin(), story.words.end(), *word) == story.words.end()) {
      story.words.push_back(*word);
    }
  }
  for (const std::string& cell : texts(row, F::interests)) {
    ImportedPerson fresh;
    add_interests(fresh, cell, today_);
    for (Interest& one : fresh.interests) {
      const bool known = std::any_of(
          story.interests.begin(), story.interests.end(),
          [&](const Interest& old) { return interest_key(old.name) == interest_key(one.name); });
      if (!known) story.interests.push_back(std::move(one));
    }
  }
  const std::string cadence = text(row, F::cadence);
  const int days = cadence_days_in(cadence);
  if (days > 0) story.wished_cadence_days = days;
  if (days == 0 && !says_nothing(cadence))
    person.add_note(note_of(
        NoteKind::note, sheet_.names[static_cast<std::size_t>(column(F::cadence))] + ": " + cadence,
        today_));
}

// Facts, questions, asks, offers and notes, and whatever column says nothing to us.
void People::add_noted(TrackedPerson& person, const SheetRow& row, LocalDate day, bool with_notes) {
  for (std::size_t i = 0; i < sheet_.meanings.size(); ++i) {
    const std::string& cell = row.cells[i];
    if (cell.empty()) continue;
    const std::string named = sheet_.names[i] + ": " + cell;
    const bool plain = !sheet_.meanings[i].by_hand || meaning_of(sheet_.names[i]).field == F::note;
    switch (sheet_.meanings[i].field) {
      case F::fact:
        person.add_note(note_of(NoteKind::fact, named, day));
        break;
      case F::question:
        person.add_note(note_of(NoteKind::question, cell, day));
        break;
      case F::ask:
        person.add_note(note_of(NoteKind::ask, cell, day));
        break;
      case F::offer:
        person.add_note(note_of(NoteKind::offer, cell, day));
        break;
      case F::note:
        if (with_notes || !plain)
          person.add_note(note_of(NoteKind::note, plain ? cell : named, day));
        break;
      case F::unknown:
        person.add_note(note_of(NoteKind::note, named, day));
        kept_[i] = true;
        break;
      default:
        break;
    }
  }
  for (const std::string& leftover : row.leftovers)
    person.add_note(note_of(NoteKind::note, leftover, day));
}

// "next Tuesday", "in 2 weeks": words that are a day as a whole.
std::optional<LocalDate> People::day_to_come(const std::string& cell) const {
  const auto day = language::parse_when(cell, words_of_days());
  return day && *day >= today_ ? day : std::nullopt;
}

language::DateContext People::words_of_days() const {
  // As read_date does where the order is unknown.
  const bool day_first = rules(F::follow_up_on).order == DayOrder::day_first;
  return {.today = today_,
          .leaning = language::Leaning::future,
          .order = day_first ? language::DateOrder::day_first : language::DateOrder::month_first};
}

std::optional<LocalDate> People::due_day(const SheetRow& row, std::string& step) {
  const std::string cell = text(row, F::follow_up_on);
  const DateCell read = read_date(cell, rules(F::follow_up_on));
  if (const auto due = due_day_in(read, today_)) return due;
  if (read.kind == DateCellKind::blank || says_nothing(cell)) return std::nullopt;
  if (const auto day = day_to_come(cell)) return day;
  const std::string name =
      in_quotes(sheet_.names[static_cast<std::size_t>(column(F::follow_up_on))]);
  const bool impossible = read.kind == DateCellKind::not_there;
  add_problem(problems_, {row.line, name + " is " + in_quotes(cell) + ", " + why_no_day(read),
                          "Write a date such as 2026-12-01; the follow-up is due in a week."});
  if (!impossible && !says_yes(cell)) step += step.empty() ? cell : " (" + cell + ")";
  return today_ + due_in_days;
}

void People::add_follow_up(TrackedPerson& person, const SheetRow& row) {
  std::string step = text(row, F::next_step);
  if (says_nothing(step)) step.clear();
  ImportedFollowUp added;
  // A column of next steps may hold a day in one row.
  if (const DateCell read = read_date(step, rules(F::follow_up_on));
      read.kind == DateCellKind::date && full_date(read.date) &&
      text(row, F::follow_up_on).empty()) {
    added.due = *full_date(read.date);
    step.clear();
  }
  const std::optional<LocalDate> due = due_day(row, step);
  if (due) added.due = *due;
  // "call her next Tuesday": the words of the step may say its day.
  if (added.due == LocalDate{} && !step.empty()) {
    const auto found = language::find_date(step, words_of_days());
    if (found && found->day >= today_) added.due = found->day;
  }
  if (says_yes(step)) step.clear();
  const bool wanted =
      !step.empty() || added.due != LocalDate{} || says_yes(text(row, F::next_step));
  if (!wanted) return;
  if (says_yes(text(row, F::followed_up))) {
    if (!step.empty()) person.add_note(note_of(NoteKind::note, "Done: " + step, today_));
    return;
  }
  if (added.due == LocalDate{}) added.due = today_ + due_in_days;
  added.kind = step.empty() ? FollowUpKind::check_in : follow_up_kind_in(step);
  added.text = step;
  for (const ImportedFollowUp& known : person.story.follow_ups) {
    if (known.text == added.text && known.due == added.due) return;
  }
  person.story.follow_ups.push_back(std::move(added));
}

std::vector<std::string> People::kept_columns() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (kept_[i]) names.push_back(sheet_.names[i]);
  }
  return names;
}

void People::move_to(Imported& imported) {
  by_name_.clear();
  imported.people.reserve(people_.size());
  imported.beside_each_other.assign(beside_each_other_.begin(), beside_each_other_.end());
  for (; !people_.empty(); people_.pop_front())
    add_person(imported, whole(std::move(people_.front())));
}

}  // namespace

void gather_people(Table& table, const Sheet& sheet, LocalDate today, Imported& imported) {
  People people(sheet, today, imported.problems);
  for (SheetRow row; next_row(table, sheet, row, &imported.problems);) {
    row.leftovers = table.leftovers();
    people.add(row);
  }
  imported.kept_columns = people.kept_columns();
  people.move_to(imported);
}

}  // namespace wellmet
