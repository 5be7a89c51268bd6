#include "importers/sheet/sheet.h"

#include <doctest/doctest.h>

#include "importers/importer.h"
#include "importers/parts/cell_words.h"
#include "model/card.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 22});

Imported read(std::string_view bytes, std::map<std::string, std::string> mapping = {}) {
  Source source;
  source.name = "people.csv";
  source.bytes = bytes;
  source.today = today;
  source.mapping = std::move(mapping);
  return importer_named("tracker")->read(source);
}

std::string field_of(const std::string& column) {
  return guess_mapping({"Name", column}).columns[1].field;
}

std::string names_in(const Imported& imported) {
  std::string names;
  for (const ImportedPerson& person : imported.people)
    names += index_card(card_of(person)).name + ";";
  return names;
}

TEST_CASE("two people in one cell are two, with what the row says of both") {
  const Imported found = read(
      "Name,Email,Birthday,Last contact,Next step,Notes\n"
      "Hugo & Ingrid Berg,berg@example.se,12.5.1984,2026-03-02,send the photos,from Uppsala\n");
  CHECK(names_in(found) == "Hugo Berg;Ingrid Berg;");
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].line == 2);
  for (const ImportedPerson& person : found.people) {
    const CardIndex card = index_card(card_of(person));
    REQUIRE(card.emails.size() == 1);
    CHECK(card.birthday.empty());  // nobody knows whose it is
    REQUIRE(person.notes.size() == 2);
    CHECK(person.notes[0].text == "from Uppsala");
    CHECK(person.notes[1].text == "Birthday: 12.5.1984");
    REQUIRE(person.interactions.size() == 1);
    CHECK(person.interactions[0].with.size() == 1);
  }
  CHECK(found.people[0].follow_ups.size() == 1);
  CHECK(found.people[1].follow_ups.empty());
}

TEST_CASE("a family's name of its own column is for both; a firm and one person's name stay one") {
  CHECK(names_in(read("First name,Last name\nMarie et Luc,Dubois\n")) ==
        "Marie Dubois;Luc Dubois;");
  CHECK(names_in(read("Name,Company\nMarks & Lloyd,Marks & Lloyd\n")) == "Marks & Lloyd;");
  CHECK(names_in(read("Name,Email\nSantiago Ramón y Cajal,\n")) == "Santiago Ramón y Cajal;");
  const Imported patels = read("Name,Email\nMr. and Mrs. Patel,\n");
  CHECK(names_in(patels) == "Mr. and Mrs. Patel;");
  CHECK(patels.problems.size() == 1);
}

TEST_CASE("columns are known by what people call them, in five languages") {
  CHECK(field_of("Date met") == "met on");
  CHECK(field_of("WHERE_WE_MET") == "met where");
  CHECK(field_of("E-Mail") == "email");
  CHECK(field_of("Next Steps") == "next step");
  CHECK(field_of("Follow-up date") == "follow up on");
  CHECK(field_of("Notes (private)") == "note");
  CHECK(field_of("Nächster Schritt") == "next step");
  CHECK(field_of("Prochaine étape") == "next step");
  CHECK(field_of("Cumpleaños") == "birthday");
  CHECK(field_of("Observações") == "note");
  CHECK(field_of("Looking for") == "ask");
  CHECK(field_of("Shoe size") == "note");
}

TEST_CASE("a name that could be two things is settled by the other columns") {
  CHECK(guess_mapping({"Prénom", "Nom"}).columns[1].field == "family name");
  CHECK(guess_mapping({"Nom", "Entreprise"}).columns[0].field == "name");
  CHECK(guess_mapping({"Nombre", "Correo"}).columns[0].field == "name");
  CHECK(guess_mapping({"Name", "Contact"}).columns[1].field == "note");
  CHECK(guess_mapping({"Contact", "Company"}).columns[0].field == "name");
}

TEST_CASE("a field that can be there once goes to its first column") {
  const auto mapping = guess_mapping({"Name", "Company", "Employer", "Email", "Work email"});
  CHECK(mapping.columns[1].field == "organisation");
  CHECK(mapping.columns[2].field == "note");
  CHECK(mapping.columns[3].field == "email");
  CHECK(mapping.columns[4].field == "email");
}

TEST_CASE("a header has one signature in any order and spelling") {
  CHECK(header_signature({"Name", "Date met", ""}) == header_signature({"DATE-MET", "name"}));
  CHECK(header_signature({"Name"}) != header_signature({"Name", "Met"}));
}

TEST_CASE("every field can be given by hand, with the order of its dates") {
  for (const std::string& field : tracker_fields()) CHECK(is_tracker_field(field));
  CHECK(is_tracker_field("Met-On day first"));
  CHECK_FALSE(is_tracker_field("favourite colour"));
}

TEST_CASE("a mapping by hand stands above the names of the columns") {
  const auto imported =
      read("Wen,Notes,Kram,Weg\nMaya Chen,pottery,44,x\n",
           {{"wen", "name"}, {"Notes", "interests"}, {"Kram", "note"}, {"Weg", "ignore"}});
  CHECK(imported.problems.empty());
  CHECK(
      printed(imported, today) ==
      "tracker, 1 people\n\nline 2\n  FN: Maya Chen\n  - interest: pottery\n  - note: Kram: 44\n");
}

TEST_CASE("a mapping by hand can say that the day stands first") {
  const auto imported = read("Name,Met\nMaya Chen,3/4/2026\n", {{"Met", "met on day first"}});
  CHECK(imported.problems.empty());
  CHECK(to_iso(imported.people.at(0).interactions.at(0).interaction.day) == "2026-04-03");
}

TEST_CASE("a mapping by hand with an unknown field or column is reported with what there is") {
  const auto imported =
      read("Name,Met\nMaya Chen,2026-01-02\n", {{"Mett", "met on"}, {"Met", "metOn"}});
  REQUIRE(imported.problems.size() == 2);
  CHECK(imported.problems[0].what == "there is no field 'metOn'");
  CHECK(imported.problems[0].cure.find("met on") != std::string::npos);
  CHECK(imported.problems[1].what == "no column is called 'mett'");
  CHECK(imported.problems[1].cure == "The columns are: Name, Met.");
  CHECK(imported.people.size() == 1);
}

TEST_CASE("a table whose columns say nothing asks which one is the name") {
  const auto imported = read("Alpha,Beta\nMaya,1\nJo,2\n");
  CHECK(imported.people.empty());
  REQUIRE(imported.problems.size() == 1);
  REQUIRE(imported.problems[0].next);
  CHECK(imported.problems[0].next->act == Next::Act::name_column);
  CHECK(imported.problems[0].next->name == "Alpha");
}

TEST_CASE("one number above 12 decides the order of the whole column") {
  const auto imported = read("Name,Met\nMaya,3/4/2026\nJo,25/4/2026\n");
  CHECK(imported.problems.empty());
  CHECK(to_iso(imported.people.at(0).interactions.at(0).interaction.day) == "2026-04-03");
}

TEST_CASE("a past day that would lie in the future tells the order") {
  const auto imported = read("Name,Met\nMaya,5/12/2026\nJo,1/11/2026\n");
  CHECK(imported.problems.empty());
  CHECK(to_iso(imported.people.at(0).interactions.at(0).interaction.day) == "2026-05-12");
  const auto other = read("Name,Met\nMaya,12/5/2026\nJo,3/5/2026\n");
  CHECK(other.problems.empty());
  CHECK(to_iso(other.people.at(0).interactions.at(0).interaction.day) == "2026-05-12");
}

TEST_CASE("a meeting yet to come is reported, and the rest of its row comes in") {
  const auto imported = read("Name,Met,Company\nMaya Chen,2027-01-05,Figma\n");
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].interactions.empty());
  REQUIRE(imported.problems.size() == 1);
  CHECK(imported.problems[0].line == 2);
  CHECK(imported.problems[0].what == "'Met' is '2027-01-05', a day yet to come");
}

TEST_CASE("a step that is done is no follow-up") {
  const auto imported = read("Name,Next step,Done\nMaya,thank her,x\nJo,send the link,\n");
  CHECK(imported.people.at(0).follow_ups.empty());
  CHECK(imported.people.at(0).notes.at(0).text == "Done: thank her");
  CHECK(imported.people.at(1).follow_ups.size() == 1);
}

TEST_CASE("a person's later job stands on the card, the earlier becomes past") {
  const auto imported = read(
      "Name,Date,Company,Role\nJo,2026-05-01,Radio Zwei,Editor\nJo,2024-01-01,Radio "
      "Eins,Reporter\n");
  REQUIRE(imported.people.size() == 1);
  const std::string text = printed(imported.people[0], today);
  CHECK(text.find("ORG: Radio Zwei") != std::string::npos);
  CHECK(text.find("- position: Reporter at Radio Eins (past)") != std::string::npos);
}

TEST_CASE("reading twice gives the same") {
  const std::string_view sheet =
      "Name,Met,Next step\nMaya,2026-01-02,thank her\nMaya,2026-02-03,\n";
  CHECK(printed(read(sheet), today) == printed(read(sheet), today));
}

TEST_CASE("next steps find their kind by their words") {
  CHECK(follow_up_kind_in("Send thank-you note") == FollowUpKind::thank);
  CHECK(follow_up_kind_in("congratulate on the prize") == FollowUpKind::congratulate);
  CHECK(follow_up_kind_in("forward the glaze article") == FollowUpKind::share);
  CHECK(follow_up_kind_in("grab coffee") == FollowUpKind::meet_again);
  CHECK(follow_up_kind_in("ping in spring") == FollowUpKind::check_in);
  CHECK(follow_up_kind_in("intro to Amara") == FollowUpKind::custom);
  CHECK(follow_up_kind_in("mend the fence") == FollowUpKind::custom);
}

TEST_CASE("how often is read as people write it") {
  CHECK(cadence_days_in("monthly") == 30);
  CHECK(cadence_days_in("every 6 weeks") == 42);
  CHECK(cadence_days_in("every other month") == 60);
  CHECK(cadence_days_in("Quarterly") == 91);
  CHECK(cadence_days_in("2x a year") == 182);
  CHECK(cadence_days_in("twice a month") == 15);
  CHECK(cadence_days_in("30") == 30);
  CHECK(cadence_days_in("tous les 2 mois") == 60);
  CHECK(cadence_days_in("halbjährlich") == 182);
  CHECK(cadence_days_in("6 mo") == 180);
  CHECK(cadence_days_in("when there is wind") == 0);
  CHECK(cadence_days_in("") == 0);
}

CardIndex card_at(const Imported& imported, std::size_t i) {
  return index_card(wellmet::card_of(imported.people.at(i)));
}

std::string all_problems(const Imported& imported) {
  std::string said;
  for (const Problem& problem : imported.problems)
    said += std::to_string(problem.line) + ": " + problem.what + "\n";
  return said;
}

std::string notes_of(const ImportedPerson& person) {
  std::string texts;
  for (const Note& note : person.notes) texts += note.text + "\n";
  return texts;
}

TEST_CASE("names are turned, suffixes and companies are not") {
  struct Row {
    const char* cell;
    const char* name;
  };
  std::string file = "Name,Company\n";
  const std::vector<Row> rows = {
      {"Baker, Josephine A., Sr.", "Josephine A. Baker Sr."},
      {"de la Cruz, Inés", "Inés de la Cruz"},
      {"Ito, Hana", "Hana Ito"},
      {"Globex, Inc.", "Globex, Inc."},
      {"Mühle, GmbH", "Mühle, GmbH"},
      {"Panadería Sol, S.A.", "Panadería Sol, S.A."},
      {"Osei, Kwame, PhD", "Kwame Osei"},
      {"King Jr., Martin", "Martin King Jr."},
      {"Lund, Ida", "Ida Lund"},
      {"Maya Chen, MD", "Maya Chen, MD"},
      {"Cher", "Cher"},
      {"O’Neill, Siobhán", "Siobhán O’Neill"},
  };
  for (const Row& row : rows) file += std::string("\"") + row.cell + "\",Mill\n";
  const Imported imported = read(file);
  REQUIRE(imported.people.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(card_at(imported, i).name == rows[i].name);
}

TEST_CASE("a day of contact without its year is the last such day") {
  struct Row {
    const char* cell;
    const char* day;
  };
  for (const Row& row : std::vector<Row>{{"3 Nov", "2026-11-03"},
                                         {"Nov 3", "2026-11-03"},
                                         {"3-Nov", "2026-11-03"},
                                         {"24 Dec", "2025-12-24"},
                                         {"3. November", "2026-11-03"},
                                         {"3 novembre", "2026-11-03"},
                                         {"3 de noviembre", "2026-11-03"},
                                         {"3 listopada", "2026-11-03"},
                                         {"3 Kasım", "2026-11-03"},
                                         {"29 Feb", "2024-02-29"},
                                         {"46329", "2026-11-03"},
                                         {"3-Nov-26", "2026-11-03"},
                                         {"03.11.26", "2026-11-03"},
                                         {"2026年11月3日", "2026-11-03"}}) {
    CAPTURE(row.cell);
    const Imported imported = read(std::string("Name,Date,Type\nAda Moro,") + row.cell + ",Call\n");
    REQUIRE(imported.people.size() == 1);
    REQUIRE(imported.people[0].interactions.size() == 1);
    CHECK(to_iso(imported.people[0].interactions[0].interaction.day) == row.day);
    CHECK(imported.people[0].interactions[0].interaction.kind == InteractionKind::call);
  }
}

TEST_CASE("the order of days without a year is decided over the whole column") {
  const Imported imported = read("Name,Date\nAda Moro,3/4\nBo Lin,25/3\n");
  CHECK(to_iso(imported.people.at(0).interactions.at(0).interaction.day) == "2026-04-03");
  CHECK(imported.problems.empty());
}

TEST_CASE("a day that cannot be read is reported, and the row keeps all it said") {
  for (const char* cell : {"some day", "Q3", "last week or so", "31/02/2026", "soon"}) {
    CAPTURE(cell);
    const Imported imported = read(std::string("Name,Date,Type,Notes\nBo Lin,2026-03-05,Coffee,hi\n"
                                               "Cy Ray,2026-03-06,Email,yes\nAda Moro,") +
                                   cell + ",Call,about the flat\n");
    REQUIRE(imported.people.size() == 3);
    CHECK(all_problems(imported).find("4: 'Date' is") != std::string::npos);
    const std::string kept = notes_of(imported.people[2]);
    CHECK(kept.find("Type: Call") != std::string::npos);
    CHECK(kept.find("about the flat") != std::string::npos);
    CHECK(kept.find("Date: " + std::string(cell)) != std::string::npos);
    CHECK(imported.people[2].met.empty());
  }
}

TEST_CASE("the earliest occasion of a list is no first meeting, unless the sheet says so") {
  const auto met = [](const std::string& header) {
    const Imported imported =
        read(header + "\nAda Moro,2026-03-05,Blue Bottle\nAda Moro,2026-04-05,the pier\n");
    return imported.people.at(0).met;
  };
  CHECK(met("Name,Date,Where").empty());
  CHECK(met("Who,When,Event").empty());
  CHECK(to_text(met("Name,Date met,Where").on) == "2026-03-05");
  CHECK(met("Name,Date,Where we met").where == "Blue Bottle");
  const Imported people = read("Name,Where,Company\nAda Moro,Blue Bottle,Mill\n");
  CHECK(people.people.at(0).met.where == "Blue Bottle");
}

TEST_CASE("a plain date is the day you met only where each person has one row and it says met") {
  const ImportedPerson once =
      read("Name,Date,Where we met\nAda Moro,2026-03-05,Blue Bottle\nBo Lin,2026-04-05,the pier\n")
          .people.at(0);
  CHECK(to_text(once.met.on) == "2026-03-05");
  const ImportedPerson twice = read(
                                   "Name,Date,Where we met\nAda Moro,2026-03-05,Blue Bottle\n"
                                   "Ada Moro,2026-04-05,the pier\n")
                                   .people.at(0);
  CHECK(twice.met.on.empty());
}

TEST_CASE("how you know somebody is kept with the person, and is no setting of one coffee") {
  const Imported imported = read(
      "Name,Date,Type,How do I know them\n"
      "Farida Haddad,2026-03-05,Coffee,IOA conference 2022\n"
      "Farida Haddad,2026-05-06,Email,IOA conference 2022\n"
      "Bo Lin,2026-05-07,Email,Choir\nBo Lin,2026-05-08,Lunch,Ana's wedding\n");
  const ImportedPerson& farida = imported.people.at(0);
  CHECK(farida.met.how == "IOA conference 2022");
  CHECK(farida.met.on.empty());
  REQUIRE(farida.interactions.size() == 2);
  CHECK(farida.interactions[0].interaction.setting.empty());
  CHECK(farida.notes.empty());
  CHECK(imported.people.at(1).met.how == "Choir");
  CHECK(notes_of(imported.people.at(1)).find("How do I know them: Ana's wedding") !=
        std::string::npos);
}

TEST_CASE("a meeting of some month is kept as a note that names it, and reported") {
  const Imported imported = read(
      "Name,Date,Type,Where,Notes\nFarida Haddad,Feb 2026,Lunch,Blue Bottle,about the flat\n"
      "Farida Haddad,Nov 2025,Coffee,,\nFarida Haddad,2026-03-05,Call,,\nBo Lin,2025,,,\n");
  const ImportedPerson& farida = imported.people.at(0);
  CHECK(farida.interactions.size() == 1);
  CHECK(farida.met.empty());
  REQUIRE(farida.notes.size() == 2);
  CHECK(farida.notes[0].text == "Feb 2026: Lunch, Blue Bottle\nabout the flat");
  CHECK(farida.notes[1].text == "Nov 2025: Coffee");
  CHECK(imported.people.at(1).notes.at(0).text == "Date: 2025");
  CHECK(all_problems(imported).find("2: 'Date' is 'Feb 2026', which names no day") !=
        std::string::npos);
  CHECK(all_problems(imported).find("3: 'Date' is 'Nov 2025', which names no day") !=
        std::string::npos);
}

TEST_CASE("a meeting without a day keeps where and how it was") {
  const Imported imported = read(
      "Name,Date,Type,Where,Context\nBo Lin,2026-03-05,Call,,\nCy Ray,2026-03-06,Call,,\n"
      "Ada Moro,,Lunch,Blue Bottle,after the choir\n");
  const std::string kept = notes_of(imported.people.at(2));
  CHECK(kept.find("Type: Lunch") != std::string::npos);
  CHECK(kept.find("Where: Blue Bottle") != std::string::npos);
  CHECK(kept.find("Context: after the choir") != std::string::npos);
}

TEST_CASE("a location is where the meeting was in a list of meetings, else where somebody lives") {
  const auto city = [](const Imported& imported) {
    const CardIndex card = card_at(imported, 0);
    return card.addresses.empty() ? std::string() : card.addresses.front().city;
  };
  for (const char* heading : {"Location", "Place", "Where"}) {
    CAPTURE(heading);
    const Imported meetings = read(std::string("Name,Date,Type,") + heading +
                                   "\nAda Moro,2026-03-05,Coffee,Blue Bottle\n");
    CHECK(meetings.people.at(0).interactions.at(0).interaction.place == "Blue Bottle");
    CHECK(city(meetings).empty());
    CHECK(meetings.people.at(0).met.empty());
  }
  const Imported repeated = read(
      "Name,Company,Date,Location\nAda Moro,Mill,2026-03-05,Leeds\nAda "
      "Moro,Mill,2026-04-05,York\n");
  CHECK(repeated.people.at(0).interactions.at(1).interaction.place == "York");
  CHECK(city(repeated).empty());
  CHECK(city(read("Name,Company,Location\nAda Moro,Mill,Leeds\n")) == "Leeds");
  CHECK(city(read("Name,Email,Date,Location\nAda Moro,ada@moro.example,2026-03-05,Leeds\n")) ==
        "Leeds");
}

TEST_CASE("How is the kind of contact where the cells of the column are kinds") {
  const Imported kinds = read(
      "Name,Date,How\nAda Moro,2026-03-05,Coffee\nBo Lin,2026-03-06,call\nCy "
      "Ray,2026-03-07,Lunch\n");
  CHECK(kinds.people.at(0).interactions.at(0).interaction.kind == InteractionKind::coffee);
  CHECK(kinds.people.at(1).interactions.at(0).interaction.kind == InteractionKind::call);
  CHECK(kinds.people.at(0).met.empty());
  const Imported both =
      read("Name,Date,How,How do I know them\nAda Moro,2026-03-05,Coffee,IOA conference 2022\n");
  CHECK(both.people.at(0).interactions.at(0).interaction.kind == InteractionKind::coffee);
  CHECK(both.people.at(0).met.how == "IOA conference 2022");
  CHECK(both.kept_columns.empty());
  const Imported ways =
      read("Name,How,Company\nAda Moro,through the choir,Mill\nBo Lin,party at Ana's house,Mill\n");
  CHECK(ways.people.at(0).met.how == "through the choir");
  const Imported mixed = read(
      "Name,Date,How\nAda Moro,2026-03-05,Coffee\nBo Lin,2026-03-06,introduced by Ana\n"
      "Cy Ray,2026-03-07,sat beside me on the train\n");
  CHECK(mixed.people.at(0).interactions.at(0).interaction.kind == InteractionKind::met);
  CHECK(mixed.people.at(0).interactions.at(0).interaction.setting == "Coffee");
}

TEST_CASE("the words of a kind of contact that say more are kept") {
  const Imported imported =
      read("Name,Date,Type\nAda Moro,2026-03-05,Coffee with Ben and his sister\n");
  CHECK(imported.people.at(0).interactions.at(0).interaction.note ==
        "Coffee with Ben and his sister");
}

TEST_CASE("by when, due and deadline say when the next step is due, in figures or words") {
  for (const char* heading : {"By when", "By when?", "Due", "Deadline", "Due by", "Bis wann"}) {
    CAPTURE(heading);
    const Imported imported =
        read(std::string("Name,Next step,") + heading +
             "\nAda Moro,send the book,30/11\nBo Lin,call her,early December\n"
             "Cy Ray,write,when the kiln is fixed\nDi Orr,ask her,whenever it suits\n");
    CHECK(imported.kept_columns.empty());
    CHECK(to_iso(imported.people.at(0).follow_ups.at(0).due) == "2026-11-30");
    CHECK(to_iso(imported.people.at(1).follow_ups.at(0).due) == "2026-12-05");
    CHECK(imported.people.at(2).follow_ups.at(0).text == "write (when the kiln is fixed)");
    CHECK(all_problems(imported).find("is 'when the kiln is fixed', which isn't a date we know") !=
          std::string::npos);
  }
}

TEST_CASE("one column for the name is enough beside any other") {
  CHECK(card_at(read("\"Nachname, Vorname\",Firma\n\"Huber, Anna\",Mill\n"), 0).name ==
        "Anna Huber");
  for (const char* header : {"Name,Vibe", "Full name,Aura", "Vorname,Sternzeichen", "Nom,Humeur",
                             "First name,Energy", "Nombre,Color"}) {
    CAPTURE(header);
    const Imported imported = read(std::string(header) + "\nAda,good\n");
    REQUIRE(imported.people.size() == 1);
    CHECK(notes_of(imported.people[0]).find(": good") != std::string::npos);
  }
}

TEST_CASE("a header is found below a title, and where a mapping names one of its columns") {
  CHECK(read("My people 2026,,\n,,\nName,Company,Notes\nAda Moro,Mill,hi\n").people.size() == 1);
  const Imported mapped = read("My people 2026,,\n,,\nWer das ist,Firma,X\nAda Moro,Mill,hi\n",
                               {{"Wer das ist", "name"}});
  REQUIRE(mapped.people.size() == 1);
  CHECK(card_at(mapped, 0).name == "Ada Moro");
  CHECK(card_at(mapped, 0).organisation == "Mill");
  CHECK(tracker_header("Title,,\nWer,Was,Wo\nAda,b,c\n", {"Wer"}) ==
        std::vector<std::string>{"Wer", "Was", "Wo"});
}

TEST_CASE("the words of a next step, and of its day, say when it is due") {
  struct Row {
    const char* step;
    const char* on;
    const char* due;
  };
  // Today is Sunday, 22 November 2026.
  for (const Row& row : std::vector<Row>{{"call her on Tuesday", "", "2026-11-24"},
                                         {"send the slides tomorrow", "", "2026-11-23"},
                                         {"write in two weeks", "", "2026-12-06"},
                                         {"lunch on 12 December", "", "2026-12-12"},
                                         {"send the deck by Friday", "", "2026-11-27"},
                                         {"send the book", "in 2 weeks", "2026-12-06"},
                                         {"send the book", "tomorrow", "2026-11-23"},
                                         {"send the book", "Tuesday", "2026-11-24"},
                                         {"send the book", "2026-12-24", "2026-12-24"},
                                         {"send the book", "", "2026-11-29"},
                                         {"send the book of 12 March 2024", "", "2026-11-29"}}) {
    CAPTURE(row.step);
    CAPTURE(row.on);
    const Imported imported =
        read(std::string("Name,Next step,Follow up on\nBo Lin,ask,2026-12-01\n"
                         "Cy Ray,ask,2026-12-02\nAda Moro,") +
             row.step + "," + row.on + "\n");
    REQUIRE(imported.people.size() == 3);
    REQUIRE(imported.people[2].follow_ups.size() == 1);
    CHECK(to_iso(imported.people[2].follow_ups[0].due) == row.due);
    CHECK(imported.people[2].follow_ups[0].text == row.step);
  }
}

TEST_CASE("rows of one name that say that they are two people stay two") {
  struct Row {
    const char* file;
    std::size_t people;
  };
  for (const Row& row : std::vector<Row>{
           {"Name,Birthday\nAda Moro,1950-02-03\nAda Moro,1985-06-07\n", 2},
           {"Name,Birthday\nAda Moro,1950-02-03\nAda Moro,1950-02-03\n", 1},
           {"Name,Birthday\nAda Moro,1950-02-03\nAda Moro,\n", 1},
           {"First,Middle name,Last\nAda,Clara,Moro\nAda,Elena,Moro\n", 2},
           {"Name,Suffix\nAda Moro,\nAda Moro,Jr.\n", 2},
           {"Name,Email,Phone\nAda Moro,a@x.example,+39 06 5550001\nAda Moro,b@y.example,+39 06 "
            "5550002\n",
            2},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,b@y.example,Kiln\n", 2},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,moira@x.example,Kiln\n", 2},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,b@y.example,Windmill\n", 2},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,b@y.example,Mill\n", 1},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,A@X.example,Kiln\n", 1},
           {"Name,Email,Phone\nAda Moro,a@x.example,+39 06 5550001\nAda Moro,b@y.example,0039 "
            "(06) 555-0001\n",
            1},
           {"Name,Email,Company\nAda Moro,a@x.example,Mill\nAda Moro,b@y.example,Kiln\nAda "
            "Moro,b@y.example,Mill\nAda Moro,c@z.example,Kiln\n",
            2},
           {"Name,Email\nAda Moro,a@x.example\nAda Moro,b@y.example\n", 1},
           {"Name,Date,Email,Company\nAda Moro,2025-01-02,a@x.example,Mill\nAda "
            "Moro,2026-01-02,b@y.example,Kiln\n",
            1},
       }) {
    CAPTURE(row.file);
    CHECK(read(row.file).people.size() == row.people);
  }
}

TEST_CASE("two hundred people of one name are two hundred") {
  std::string file = "Name,Birthday\n";
  const LocalDate first = local_date({1950, 1, 1});
  for (int i = 0; i < 200; ++i) file += "Ada Moro," + to_iso(first + i) + "\n";
  CHECK(read(file).people.size() == 200);
}

TEST_CASE("a day in the words of a next step stands in the order of the sheet") {
  const auto due = [](const std::string& file) {
    return to_iso(read(file).people.at(0).follow_ups.at(0).due);
  };
  CHECK(due("Name,Met,Next step\nMaya Chen,3/25/2026,call her on 12/5/2026\n") == "2026-12-05");
  CHECK(due("Name,Met,Next step\nMaya Chen,25/3/2026,call her on 12/5/2027\n") == "2027-05-12");
  CHECK(due("Name,Met,Next step\nMaya Chen,3/25/2026,12/5/2026\n") == "2026-12-05");
  CHECK(due("Name,Next step\nMaya Chen,call her on 12/5/2026\n") == "2026-12-05");
}

TEST_CASE("name and company in one cell come apart where the header says so") {
  for (const char* cell : {"Ada Moro / Mill", "Ada Moro/Mill", "Ada Moro (Mill)", "Ada Moro @ Mill",
                           "Ada Moro - Mill", "Ada Moro | Mill"}) {
    CAPTURE(cell);
    const Imported imported = read(std::string("Name / Company,Date\n") + cell + ",2026-03-05\n");
    REQUIRE(imported.people.size() == 1);
    CHECK(card_at(imported, 0).name == "Ada Moro");
    CHECK(card_at(imported, 0).organisation == "Mill");
  }
}

TEST_CASE("Title is what stands before a name, or what somebody does, as its cells say") {
  const Imported both = read(
      "Title,First Name,Last Name,Company,Job Title\nDr.,Ada,Moro,Mill,Miller\nMs,Bo,Lin,Kiln,\n");
  CHECK(card_at(both, 0).title == "Miller");
  CHECK(card_at(both, 1).title == "");
  CHECK(card_at(both, 0).name == "Ada Moro");
  const Imported alone = read("Name,Title\nAda Moro,Miller\nBo Lin,Potter\n");
  CHECK(card_at(alone, 0).title == "Miller");
  const Imported before = read("Title,Name\nProf.,Ada Moro\nFrau,Bo Lin\n");
  CHECK(card_at(before, 0).title == "");
}

TEST_CASE("emails, phones and sites are known with a number or a word before them") {
  struct Row {
    const char* column;
    const char* field;
  };
  for (const Row& row : std::vector<Row>{{"E-mail 1", "email"},
                                         {"E-Mail 2", "email"},
                                         {"Email3", "note"},
                                         {"Mail 2", "email"},
                                         {"Secondary Email", "email"},
                                         {"Other e-mail", "email"},
                                         {"Alternative email address", "email"},
                                         {"Private E-Mail", "email"},
                                         {"Phone 3", "phone"},
                                         {"Second phone number", "phone"},
                                         {"Office phone", "phone"},
                                         {"Website 2", "url"},
                                         {"Other company", "note"},
                                         {"Second name", "note"}}) {
    CAPTURE(row.column);
    CHECK(field_of(row.column) == row.field);
  }
}

TEST_CASE("rows that are no people are left out and named") {
  for (const char* row : {"Total,2,,", "TOTAL,,,14", "Summe,2,,", "Grand total,,12.5,",
                          "Legend:,,,", "First Name,Last Name,Company,Date", "Gesamt,3,,",
                          "Count,17,,", "Subtotal,,,3", "Average,,,4%"}) {
    CAPTURE(row);
    const Imported imported =
        read(std::string("First Name,Last Name,Company,Date\nAda,Moro,Mill,2026-03-05\n") + row +
             "\nBo,Lin,Kiln,2026-03-06\n");
    CHECK(imported.people.size() == 2);
    CHECK(all_problems(imported).find("was left out") != std::string::npos);
  }
  // People may be called so.
  CHECK(read("First Name,Last Name,Company\nTotal,Recall,Mill\nSum,Li,Kiln\n").people.size() == 2);
}

TEST_CASE("what is no email is kept in a note, and an address has its state and postcode") {
  const Imported imported =
      read("Name,Email,Street,City,State,Zip\nAda Moro,ask her sister,1 Elm St,Austin,TX,78701\n");
  const CardIndex card = card_at(imported, 0);
  CHECK(card.emails.empty());
  CHECK(notes_of(imported.people[0]).find("ask her sister") != std::string::npos);
  REQUIRE(card.addresses.size() == 1);
  CHECK(card.addresses[0].region == "TX");
  CHECK(card.addresses[0].postcode == "78701");
}

}  // namespace
}  // namespace wellmet
