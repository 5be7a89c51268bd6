#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "importers/importer.h"
#include "model/card.h"

using namespace wellmet;

namespace {

const LocalDate today = local_date({2026, 11, 27});

Imported read(const char* kind, const std::string& bytes) {
  return importer_named(kind)->read({.name = "book.csv", .bytes = bytes, .today = today});
}

CardIndex only_card(const char* kind, const std::string& bytes) {
  const Imported imported = read(kind, bytes);
  REQUIRE(imported.people.size() == 1);
  return index_card(card_of(imported.people.front()));
}

std::string problem_texts(const Imported& imported) {
  std::string texts;
  for (const Problem& problem : imported.problems) texts += problem.what + "\n";
  return texts;
}

std::string note_texts(const ImportedPerson& person) {
  std::string texts;
  for (const Note& note : person.notes) texts += note.text + "\n";
  return texts;
}

}  // namespace

TEST_CASE(
    "Outlook's spouse and manager are one each, also family name first; children are several") {
  const CardIndex card = only_card("outlook",
                                   "First Name,Last Name,E-mail Address,Home Phone,Spouse,Children,"
                                   "Manager's Name\n"
                                   "Hugh,Gray,hugh@gray.example,,\"Gray, Mary\",\"Lia, Tom\","
                                   "\"Lang, Heike\"\n");
  std::string around;
  for (const CardRelation& relation : card.relations)
    around += relation.label + ": " + relation.value + "; ";
  CHECK(around == "spouse: Gray, Mary; child: Lia; child: Tom; manager: Lang, Heike; ");
}

TEST_CASE("a card with more relations than are listed is reported, and keeps them all") {
  const auto card = [](int friends) {
    std::string text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann Own\r\n";
    for (int i = 1; i <= friends; ++i)
      text += "RELATED;TYPE=friend;VALUE=text:Friend " + std::to_string(i) + "\r\n";
    return text + "END:VCARD\r\n";
  };
  const Imported many = read("vcard", card(1001));
  CHECK(problem_texts(many) ==
        "1001 relations of one person, of which the first 1000 are listed\n");
  CHECK(card_of(many.people.front()).properties.size() == 1003);
  CHECK(problem_texts(read("vcard", card(1000))).empty());
}

TEST_CASE("Outlook's days have one order, told by all days of the file") {
  struct Row {
    const char* why;
    std::vector<std::pair<const char*, const char*>> days;  // birthday, anniversary
    std::vector<std::pair<const char*, const char*>> read;
    bool asked;
  };
  for (const Row& row : std::vector<Row>{
           {"British, by another row",
            {{"3/4/1975", ""}, {"25/12/1969", ""}},
            {{"1975-04-03", ""}, {"1969-12-25", ""}},
            false},
           {"British, by another column",
            {{"3/4/1975", "13/6/2001"}},
            {{"1975-04-03", "2001-06-13"}},
            false},
           {"American, by another row",
            {{"3/4/1975", ""}, {"12/25/1969", ""}},
            {{"1975-03-04", ""}, {"1969-12-25", ""}},
            false},
           {"nothing tells it", {{"3/4/1975", "5/6/2001"}}, {{"1975-03-04", "2001-05-06"}}, true},
           {"the same either way", {{"4/4/1975", ""}}, {{"1975-04-04", ""}}, false},
           {"German dots", {{"3.4.1975", "05.06.2001"}}, {{"1975-04-03", "2001-06-05"}}, false},
           {"no year, day first",
            {{"3/4", ""}, {"21/3", ""}},
            {{"--04-03", ""}, {"--03-21", ""}},
            false},
           {"two digits",
            {{"3/4/75", ""}, {"25/12/69", ""}},
            {{"1975-04-03", ""}, {"1969-12-25", ""}},
            false},
           {"none", {{"0/0/00", "0/0/00"}}, {{"", ""}}, false},
           {"ISO",
            {{"1975-04-03", ""}, {"3/4/1980", ""}, {"30/4/1980", ""}},
            {{"1975-04-03", ""}, {"1980-04-03", ""}, {"1980-04-30", ""}},
            false},
       }) {
    CAPTURE(row.why);
    std::string file = "First Name,Last Name,Home Phone,E-mail Address,Birthday,Anniversary\n";
    for (const auto& [birthday, anniversary] : row.days)
      file += std::string("Una,Britt,,,") + birthday + "," + anniversary + "\n";
    const Imported imported = read("outlook", file);
    REQUIRE(imported.people.size() == row.read.size());
    for (std::size_t i = 0; i < row.read.size(); ++i) {
      const ImportedPerson& person = imported.people[i];
      CHECK(to_text(index_card(card_of(person)).birthday) == row.read[i].first);
      CHECK((person.dates.empty() ? "" : to_text(person.dates[0].date)) == row.read[i].second);
    }
    CHECK(imported.problems.empty() == !row.asked);
  }
}

TEST_CASE("what is no email address is kept in a note, and not among the emails") {
  struct Row {
    const char* cell;
    const char* email;
    const char* note;
  };
  for (const Row& row : std::vector<Row>{
           {"/o=ExchangeLabs/ou=Group/cn=Recipients/cn=7f-ana", "", "cn=7f-ana"},
           {"/O=ACME/OU=EMEA/CN=RECIPIENTS/CN=ANA", "", "CN=ANA"},
           {"Ana Prado <ana@prado.example>", "ana@prado.example", ""},
           {"ana@prado.example", "ana@prado.example", ""},
           {"ana at prado dot example", "", "ana at prado"},
           {"n/a", "", ""},
           {"none", "", ""},
           {"Ana Prado", "", "Ana Prado"},
           {"c=US;a= ;p=Acme;o=Exchange;s=Prado", "", "s=Prado"},
           {"@prado.example", "", "@prado.example"},
       }) {
    CAPTURE(row.cell);
    const Imported imported = read(
        "outlook", std::string("First Name,Last Name,Home Phone,E-mail Address,E-mail Type\n") +
                       "Ana,Prado,+55 11 91234-5678,\"" + row.cell + "\",EX\n");
    REQUIRE(imported.people.size() == 1);
    const CardIndex card = index_card(card_of(imported.people[0]));
    CHECK((card.emails.empty() ? "" : card.emails[0].value) == row.email);
    const std::string notes = note_texts(imported.people[0]);
    const bool nothing_kept = *row.note == '\0';
    CHECK((nothing_kept ? notes == "E-mail Type: EX\n" : notes.find(row.note) != notes.npos));
  }
}

TEST_CASE("several values in one cell of Google's come apart, whatever the column") {
  const CardIndex card = only_card(
      "google",
      "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - "
      "Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Street,Address 1 - City,"
      "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Name,"
      "Organization 1 - Title,IM 1 - Service,IM 1 - Value,Website 1 - Type,Website 1 - Value\n"
      "Lia Moro,Lia,,Moro,Choir ::: * My Contacts,* Home,lia@a.example ::: lia@b.example,Mobile,"
      "+39 06 5550001 ::: +39 06 5550002,Home,Via 1 ::: Via 2,Roma ::: Bari, ::: BA,00100 ::: "
      "70100,Italia ::: Italia,Mulino ::: Forno,Baker ::: ,Skype ::: ICQ,lia.m ::: 4711,Blog,"
      "https://a.example ::: https://b.example\n");
  REQUIRE(card.addresses.size() == 2);
  CHECK(card.addresses[0].street == "Via 1");
  CHECK(card.addresses[0].postcode == "00100");
  CHECK(card.addresses[0].region == "");
  CHECK(card.addresses[1].city == "Bari");
  CHECK(card.addresses[1].region == "BA");
  CHECK(card.emails.size() == 2);
  CHECK(card.phones.size() == 2);
  CHECK(card.organisation == "Mulino");
  CHECK(card.title == "Baker");
  CHECK(card.more_work == std::vector<std::string>{"Forno"});
  CHECK(card.categories == std::vector<std::string>{"Choir"});
  const auto chat = std::ranges::find(card.urls, std::string("4711"), &CardValue::value);
  REQUIRE(chat != card.urls.end());
  CHECK(chat->label == "icq");
  const CardIndex one_unknown = only_card("google",
                                          "Name,Given Name,Group Membership,IM 1 - Service,IM 1 - "
                                          "Value\nLia Moro,Lia,, ::: ICQ,lia.m ::: 4711\n");
  const auto icq = std::ranges::find(one_unknown.urls, std::string("4711"), &CardValue::value);
  REQUIRE(icq != one_unknown.urls.end());
  CHECK(icq->label == "icq");
  CHECK(card.all_text.find(":::") == std::string::npos);
}

TEST_CASE("a group that Google gives to everybody is left out in every language") {
  for (const char* group : {"* myContacts", "* My Contacts", "* Meine Kontakte", "* Mes contacts",
                            "* Mis contactos", "* Meus contatos", "* I miei contatti",
                            "* Mijn contacten", "* Moje kontakty", "* Mina kontakter"}) {
    CAPTURE(group);
    const CardIndex card =
        only_card("google", std::string("Given Name,Additional Name,Family Name,Group Membership\n"
                                        "Bo,,Lin,") +
                                group + " ::: Rowing\n");
    CHECK(card.categories == std::vector<std::string>{"Rowing"});
  }
  CHECK(only_card("google",
                  "Given Name,Additional Name,Family Name,Group Membership\n"
                  "Bo,,Lin,* starred\n")
            .categories == std::vector<std::string>{"starred"});
}

TEST_CASE("Thunderbird's address book is known in any language, by its places") {
  const std::string english =
      "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work "
      "Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home "
      "City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work "
      "State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,"
      "Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,\n";
  const std::string german =
      "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
      "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: "
      "Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,"
      "Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,"
      "Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite "
      "2,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,"
      "Benutzerdef. 4,Notizen,\n";
  const std::string french =
      "Prénom,Nom de famille,Nom à afficher,Surnom,Première adresse électronique,Adresse "
      "électronique secondaire,Pseudonyme,Tél. professionnel,Tél. personnel,Fax,Pager,Portable,"
      "Adresse privée,Adresse privée 2,Ville,Pays/État,Code postal,Pays/Région,Adresse "
      "professionnelle,Adresse professionnelle 2,Ville,Pays/État,Code postal,Pays/Région,"
      "Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,Jour,Divers 1,"
      "Divers 2,Divers 3,Divers 4,Notes,\n";
  const std::string row =
      "Nora,Stein,Nora Stein,Nori,nora@stein.example,n.stein@lab.example,,+49 30 5550101,+49 30 "
      "5550102,,,+49 170 5550104,Ring 1,Hinterhaus,Köln,NRW,50667,Deutschland,Werk 9,,Bonn,NRW,"
      "53111,Deutschland,Chemikerin,Labor,Säure AG,https://stein.example,,1985,2,3,Chor,,,,mag "
      "Regen,\n";
  for (const std::string& header : {english, german, french}) {
    CAPTURE(header.substr(0, 20));
    CHECK(std::string(importer_for("book.csv", header + row)->kind) == "thunderbird");
    const CardIndex card = only_card("thunderbird", header + row);
    CHECK(card.name == "Nora Stein");
    CHECK(card.nicknames == std::vector<std::string>{"Nori"});
    CHECK(card.emails.size() == 2);
    CHECK(card.phones.size() == 3);
    REQUIRE(card.addresses.size() == 2);
    CHECK(card.addresses[0].street == "Ring 1\nHinterhaus");
    CHECK(card.addresses[1].city == "Bonn");
    CHECK(card.addresses[1].label == "work");
    CHECK(card.organisation == "Säure AG");
    CHECK(card.department == "Labor");
    CHECK(card.title == "Chemikerin");
    CHECK(to_text(card.birthday) == "1985-02-03");
    CHECK(card.note == "mag Regen");
  }
}

TEST_CASE("Thunderbird's birthday may lack its year, and an impossible one is reported") {
  const std::string header =
      "a,b,c,d,e,f,g,h,i,j,k,l,m,m 2,o,p,q,r,s,s 2,u,v,w,x,y,z,aa,web 1,web 2,by,bm,bd,c 1,c 2,c "
      "3,c 4,notes\n";
  const auto with = [&](const std::string& day) {
    return read("thunderbird", header + "Ida,Lund" + std::string(27, ',') + "," + day + ",,,,,\n");
  };
  const auto birthday = [&](const std::string& day) {
    return to_text(index_card(card_of(with(day).people.at(0))).birthday);
  };
  CHECK(birthday(",2,29") == "--02-29");
  CHECK(birthday("1990,,") == "1990");
  CHECK(birthday("1990,7,") == "1990-07");
  CHECK(birthday(",,") == "");
  CHECK(birthday("0,0,0") == "");
  CHECK(birthday(",,21") == "---21");
  CHECK(birthday("1985,March,21") == "1985-03-21");
  CHECK(problem_texts(with("1990,2,30")) ==
        "the birthday is '1990-2-30', a day that does not exist\n");
  for (const auto& [cells, kept] :
       std::map<std::string, std::string>{{"1985,,21", "1985-?-21"},
                                          {"1985,spring,21", "1985-spring-21"},
                                          {"'85,3,21", "'85-3-21"}}) {
    CHECK(birthday(cells) == kept);
    CHECK(problem_texts(with(cells)) == "the birthday is '" + kept + "', which is no whole date\n");
  }
}

TEST_CASE("cards of companies and places are no people, and the report says so") {
  const Imported imported =
      read("vcard",
           "BEGIN:VCARD\nVERSION:4.0\nKIND:location\nFN:Room 7\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:North Mill\nORG:North Mill\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:3.0\nFN:South Mill\nN:;;;;\nORG:South "
           "Mill;\nX-ABShowAs:COMPANY\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:4.0\nKIND:application\nFN:Robot\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Ada Moro\nINTEREST:chess\nEND:VCARD\n");
  REQUIRE(imported.people.size() == 3);
  CHECK(imported.people[0].is_company);
  CHECK(imported.people[1].is_company);
  CHECK_FALSE(imported.people[2].is_company);
  REQUIRE(imported.people[2].interests.size() == 1);
  CHECK(imported.people[2].interests[0].name == "chess");
  std::string said;
  for (const Problem& problem : imported.problems) said += problem.what + "\n";
  CHECK(said.find("1 place was kept out (Room 7)") != std::string::npos);
  CHECK(said.find("2 companies are in the file (North Mill, South Mill)") != std::string::npos);
  CHECK(said.find("1 group was kept out (Choir)") != std::string::npos);
  CHECK(said.find("(Robot)") != std::string::npos);
}

TEST_CASE("a company's card that says nothing is reported once, as a card without a name") {
  const Imported imported =
      read("vcard", "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nNOTE:closed on Mondays\nEND:VCARD\n");
  CHECK(imported.people.empty());
  CHECK(problem_texts(imported) == "a card without a name, an email or a phone\n");
  const Imported nameless =
      read("vcard", "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nMEMBER:urn:uuid:1\nEND:VCARD\n");
  CHECK(problem_texts(nameless) == "1 group was kept out\n");
}

TEST_CASE("Outlook's file in German is read as a spreadsheet of one's own") {
  const std::string file =
      "Vorname,Nachname,Firma,Straße geschäftlich,E-Mail-Adresse,Geburtstag,Kategorien\n"
      "Grete,Öhler,Mühle,Torstr. 5,grete@oehler.example,3.4.1975,Chor\n";
  const Importer* importer = importer_for("Kontakte.csv", file);
  REQUIRE(importer != nullptr);
  CHECK(importer->kind == std::string("tracker"));
  const CardIndex card = only_card("tracker", file);
  CHECK(card.name == "Grete Öhler");
  CHECK(card.organisation == "Mühle");
  CHECK(card.emails.at(0).value == "grete@oehler.example");
  CHECK(to_text(card.birthday) == "1975-04-03");
}

TEST_CASE("someone without a name in Outlook is called what it shows") {
  const auto name_of = [](const std::string& cells) {
    const Imported imported =
        read("outlook",
             "First Name,Last Name,Company,Mobile Phone,E-mail Address,E-mail "
             "Display Name\n" +
                 cells + "\n");
    REQUIRE(imported.people.size() == 1);
    CHECK(note_texts(imported.people[0]) == "");
    return index_card(card_of(imported.people[0])).name;
  };
  CHECK(name_of(",,,,maya@chen.example,Maya Chen (maya@chen.example)") == "Maya Chen");
  CHECK(name_of(",,,,maya@chen.example,'Maya Chen'") == "Maya Chen");
  CHECK(name_of(",,,,Maya Chen <maya@chen.example>,") == "Maya Chen");
  CHECK(name_of(",,Mill,,info@mill.example,info@mill.example") == "Mill");
  CHECK(name_of(",,,,maya@chen.example,maya@chen.example") == "maya@chen.example");
  CHECK(name_of(",,,+49 170 1234567,,") == "+49 170 1234567");
}

TEST_CASE("a day on a card that cannot be read is reported, one of zeros is not") {
  const auto problems = [](const std::string& day) {
    return read("vcard", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Moro\nBDAY" + day + "\nEND:VCARD\n")
        .problems;
  };
  for (const char* fine : {":21.11.1985", ":1985/11/21", ":0000-00-00", ":0000-11-21",
                           ":21 November 1985", ";VALUE=text:in spring", ":19851121230000"}) {
    CAPTURE(fine);
    CHECK(problems(fine).empty());
  }
  for (const char* odd : {":1999-02-30", ":3/4/1985", ":NULL", ":in spring", ":21.11.85",
                          ":5 March 85", ":21-Nov-85", ":Nov 85"}) {
    CAPTURE(odd);
    CHECK(problems(odd).size() == 1);
  }
}

TEST_CASE("the sheet that Wellmet wrote brings back the story that it holds") {
  const Imported imported = read(
      "google",
      "Name,First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Event "
      "1 - Label,Event 1 - Value,Met,Where,How,Through,Relationship,Interests,Last seen,Last kind,"
      "Last time,Next step,Follow up on,In touch every (days),Questions,Story,Notes\n"
      "Ada Moro,Ada,Moro,Mill,,work,ada@moro.example,anniversary,2012-05-20,2024-03,Oakland,"
      "pottery class,Jo Lind,\"mentor, friend\",\"dogs (Biscuit, Rex) ::: "
      "pottery\",2026-03-05,coffee,"
      "she paid,share: the book,2026-12-20,42,\"how is the dog?\nand the launch?\",\"fact: has a "
      "boat\nnote: two\n  lines\nlike: her laugh\",on the card\n");
  REQUIRE(imported.people.size() == 1);
  const ImportedPerson& ada = imported.people[0];
  CHECK(imported.kept_columns.empty());
  CHECK(to_text(ada.met.on) == "2024-03");
  CHECK(ada.met.where == "Oakland");
  CHECK(ada.met.how == "pottery class");
  CHECK(ada.met_through == "Jo Lind");
  CHECK(ada.words ==
        std::vector<RelationshipWord>{RelationshipWord::mentor, RelationshipWord::friend_});
  REQUIRE(ada.interests.size() == 2);
  CHECK(ada.interests[0].detail == "Biscuit, Rex");
  CHECK(ada.interests[1].name == "pottery");
  REQUIRE(ada.dates.size() == 1);
  CHECK(to_text(ada.dates[0].date) == "2012-05-20");
  REQUIRE(ada.interactions.size() == 1);
  CHECK(ada.interactions[0].interaction.kind == InteractionKind::coffee);
  CHECK(ada.interactions[0].interaction.note == "she paid");
  REQUIRE(ada.follow_ups.size() == 1);
  CHECK(ada.follow_ups[0].kind == FollowUpKind::share);
  CHECK(ada.follow_ups[0].text == "the book");
  CHECK(ada.wished_cadence_days == 42);
  REQUIRE(ada.notes.size() == 5);
  CHECK(ada.notes[0].kind == NoteKind::fact);
  CHECK(ada.notes[1].text == "two\nlines");
  CHECK(ada.notes[2].kind == NoteKind::like);
  CHECK(ada.notes[4].text == "and the launch?");
  CHECK(index_card(card_of(ada)).note == "on the card");
}

TEST_CASE("a sheet of Google's with one such column is not taken for it") {
  const Imported imported =
      read("google",
           "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Where\n"
           "Ada,Moro,,work,ada@moro.example,Oakland\n");
  CHECK(imported.people.at(0).met.where == "");
  CHECK(note_texts(imported.people[0]) == "Where: Oakland\n");
}

namespace {

// A sheet that Wellmet wrote, with one person, after a spreadsheet or somebody has edited it.
Imported own_sheet(const std::vector<std::string>& rows) {
  std::string file =
      "Name,First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Birthday,Met,Where,How,"
      "Through,Relationship,Interests,Last seen,Last kind,Last time,Next step,Follow up on,In "
      "touch "
      "every (days),Questions,Story,Notes\n";
  for (const std::string& row : rows) file += row + "\n";
  return read("google", file);
}

}  // namespace

TEST_CASE("interests of a sheet that was exported before they were joined by colons come apart") {
  const Imported imported =
      own_sheet({"Ada Moro,Ada,Moro,,,,,,,,,,\"dogs (Biscuit, Rex), chess\",,,,,,,,,"});
  REQUIRE(imported.people.at(0).interests.size() == 2);
  CHECK(imported.people[0].interests[0].name == "dogs");
  CHECK(imported.people[0].interests[0].detail == "Biscuit, Rex");
  CHECK(imported.people[0].interests[1].name == "chess");
}

TEST_CASE("a sheet of Wellmet's own that Excel saved again keeps its days, whatever their order") {
  const std::string head = "Ada Moro,Ada,Moro,,,,";
  const Imported british = own_sheet(
      {head +
       "04/12/1985,03/04/2024,,,,,,05/03/2026,coffee,she paid,share: the book,20/12/2026,42,,,"});
  REQUIRE(british.people.size() == 1);
  CHECK(british.problems.empty());
  const ImportedPerson& ada = british.people[0];
  CHECK(to_text(index_card(card_of(ada)).birthday) == "1985-12-04");
  CHECK(to_text(ada.met.on) == "2024-04-03");
  REQUIRE(ada.interactions.size() == 1);
  CHECK(to_iso(ada.interactions[0].interaction.day) == "2026-03-05");
  REQUIRE(ada.follow_ups.size() == 1);
  CHECK(to_iso(ada.follow_ups[0].due) == "2026-12-20");

  const Imported american = own_sheet({head + ",,,,,,,3/5/2026,coffee,,thank,12/20/2026,,,,"});
  REQUIRE(american.people.at(0).interactions.size() == 1);
  CHECK(to_iso(american.people[0].interactions[0].interaction.day) == "2026-03-05");
  CHECK(american.problems.empty());

  const Imported open = own_sheet({head + ",,,,,,,3/5/2026,coffee,,,,,,,"});
  CHECK(problem_texts(open) == "days can be read two ways: 3/5/2026 was taken for 5 March 2026\n");
}

TEST_CASE(
    "days that a file leaves open are read as the user writes days, and are not asked about") {
  const std::string file =
      "First Name,Last Name,E-mail Address,Mobile Phone,Birthday\r\n"
      "Ian,Shaw,ian@example.uk,,3/4/1970\r\n";
  const auto read_as = [&](DayOrder usual) {
    return importer_named("outlook")->read({.name = "contacts.csv",
                                            .bytes = file,
                                            .today = local_date({2026, 11, 22}),
                                            .usual_order = usual});
  };
  const auto birthday = [](const Imported& imported) {
    return to_text(index_card(card_of(imported.people.at(0))).birthday);
  };
  const Imported british = read_as(DayOrder::day_first);
  CHECK(birthday(british) == "1970-04-03");
  CHECK(british.problems.empty());
  CHECK_FALSE(british.open_day);
  CHECK(birthday(read_as(DayOrder::month_first)) == "1970-03-04");

  const Imported unknown = read_as(DayOrder::unknown);
  REQUIRE(unknown.open_day);
  CHECK(unknown.open_day->line == 2);
  CHECK(unknown.open_day->cell == "3/4/1970");
  CHECK(unknown.problems.size() == 1);
}

TEST_CASE("what is no day in a sheet of Wellmet's own is kept in a note and reported") {
  const std::string head = "Ada Moro,Ada,Moro,,,,,,,,,,,";
  const Imported spring = own_sheet({head + "last spring,coffee,she paid,,,,,,"});
  CHECK(spring.people.at(0).interactions.empty());
  CHECK(note_texts(spring.people[0]) ==
        "Last seen: last spring\nLast kind: coffee\nLast time: she paid\n");
  CHECK(problem_texts(spring) == "'Last seen' is 'last spring', which isn't a date we know\n");

  const Imported month = own_sheet({head + "2026-03,,,,,,,,"});
  CHECK(note_texts(month.people.at(0)) == "Last seen: 2026-03\n");
  CHECK(problem_texts(month) == "'Last seen' is '2026-03', which is no whole day\n");

  const Imported dayless = own_sheet({head + ",,she paid,,,,,,"});
  CHECK(note_texts(dayless.people.at(0)) == "Last time: she paid\n");
  CHECK(dayless.problems.size() == 1);
}

TEST_CASE("a next step without a day in a sheet of Wellmet's own is due in a week") {
  const std::string head = "Ada Moro,Ada,Moro,,,,,,,,,,,,,,";
  const Imported plain = own_sheet({head + "share: the book,,,,,"});
  REQUIRE(plain.people.at(0).follow_ups.size() == 1);
  CHECK(plain.people[0].follow_ups[0].kind == FollowUpKind::share);
  CHECK(plain.people[0].follow_ups[0].due == today + 7);
  CHECK(plain.problems.empty());

  const Imported odd = own_sheet({head + "thank,when it rains,,,,"});
  REQUIRE(odd.people.at(0).follow_ups.size() == 1);
  CHECK(odd.people[0].follow_ups[0].due == today + 7);
  CHECK(note_texts(odd.people[0]) == "Follow up on: when it rains\n");
  CHECK(problem_texts(odd) == "'Follow up on' is 'when it rains', which isn't a date we know\n");

  const Imported only_day = own_sheet({head + ",2026-12-24,,,,"});
  REQUIRE(only_day.people.at(0).follow_ups.size() == 1);
  CHECK(only_day.people[0].follow_ups[0].kind == FollowUpKind::check_in);
}

TEST_CASE("how often you want to be in touch is read in words too") {
  const auto wish = [](const std::string& cell) {
    return own_sheet({"Ada Moro,Ada,Moro,,,,,,,,,,,,,,,," + cell + ",,,"});
  };
  CHECK(wish("42").people.at(0).wished_cadence_days == 42);
  CHECK(wish("1095").people.at(0).wished_cadence_days == 1095);
  CHECK(wish("6 weeks").people.at(0).wished_cadence_days == 42);
  CHECK(wish("monthly").people.at(0).wished_cadence_days == 30);
  CHECK(wish("now and then").people.at(0).wished_cadence_days == 0);
  CHECK(note_texts(wish("now and then").people.at(0)) == "In touch every (days): now and then\n");
  CHECK(wish("now and then").problems.size() == 1);
}
