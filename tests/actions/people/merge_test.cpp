// What was said of two who looked like one person holds after either became part of a third.
#include "actions/deed.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "formats/vcard/value.h"
#include "model/card.h"
#include "store/access/settings.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// The same name and address three times: each pair is worth a question.
struct ThreeMayas {
  House house;
  PersonId phone = add("Maya Chen");
  PersonId sheet = add("Maya Chen");
  PersonId card = add("Maya Chen");

  PersonId add(const std::string& name) {
    return add_person(house.app, {.name = name, .emails = {"maya@example.org"}});
  }
  std::size_t asked(LocalDate on) {
    store::ReadTx tx(*house.db, house.app.account);
    return possible_duplicates(tx, on, 10).size();
  }
  std::size_t asked() { return asked(house.app.today()); }
};

TEST_CASE("who keeps the whole name keeps no parts of the other's") {
  House house;
  const auto added = [&](const std::string& name, const char* parts) {
    const PersonId id = add_person(house.app, {.name = name, .emails = {"kasia@example.org"}});
    Deed deed(house.app, DeedKind::edit, "as a card has it");
    vcard::Card card = card_of(deed.tx, id);
    std::erase_if(card.properties, [](const vcard::Property& p) { return vcard::is(p, "N"); });
    if (*parts) card.properties.push_back({.name = "N", .value = parts});
    save_card(deed.tx, id, card);
    deed.commit();
    return id;
  };
  const auto parts_after = [&](std::vector<std::string> taken) {
    const PersonId sheet = added("Katarzyna Nowak", "");
    const PersonId phone = added("Kasia Nowak", "Nowak;Kasia;;;");
    merge_people(house.app, {.keep = sheet, .join = phone, .take_from_joined = std::move(taken)});
    store::ReadTx tx(*house.db, house.app.account);
    const vcard::Card card = card_of(tx, sheet);
    const vcard::Property* n = vcard::first(card, "N");
    return n ? n->value : std::string();
  };
  CHECK(parts_after({}).empty());
  CHECK(parts_after({"name"}) == "Nowak;Kasia;;;");
}

TEST_CASE("a merge keeps the detail that only one has, and says what gave way") {
  House house;
  const PersonId kept = add_person(house.app, {.name = "Olga Petrova"});
  const PersonId joined = add_person(house.app, {.name = "Olenka Petrova"});
  {
    Deed deed(house.app, DeedKind::edit, "told");
    store::give_interest(deed.tx, kept, {.name = "dogs"});
    store::give_interest(deed.tx, joined, {.name = "dogs", .detail = "Bim"});
    store::give_interest(deed.tx, kept, {.name = "boats", .detail = "Swan"});
    store::give_interest(deed.tx, joined, {.name = "boats", .detail = "Gull"});
    for (const auto& [id, days] : {std::pair{kept, 30}, std::pair{joined, 365}}) {
      Person person = store::find_person(deed.tx, id).value();
      person.wished_cadence_days = days;
      store::update_person(deed.tx, person);
    }
    deed.commit();
  }
  merge_people(house.app, {.keep = kept, .join = joined});
  store::ReadTx tx(*house.db, house.app.account);
  std::string details;
  for (const Interest& one : store::interests_of(tx, kept)) details += one.detail + ";";
  CHECK(details.find("Bim") != std::string::npos);
  CHECK(details.find("Swan") != std::string::npos);
  const std::vector<Note> notes = store::notes_of(tx, kept);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].text.find("interest in boats: Gull") != std::string::npos);
  CHECK(notes[0].text.find("every year") != std::string::npos);
  CHECK(index_card(card_of(tx, kept)).nicknames == std::vector<std::string>{"Olenka Petrova"});
}

TEST_CASE("the name that gave way is added to the nicknames of the card that is kept") {
  House house;
  const PersonId kept = add_person(house.app, {.name = "Margarethe Voss"});
  house.put_card(kept,
                 "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Margarethe Voss\r\nNICKNAME:Gretel,Grete\r\n"
                 "NICKNAME;TYPE=work:Mags\r\nEND:VCARD\r\n");
  const auto after = [&](const std::string& name) {
    const PersonId joined = add_person(house.app, {.name = name});
    merge_people(house.app, {.keep = kept, .join = joined});
    store::ReadTx tx(*house.db, house.app.account);
    return index_card(card_of(tx, kept)).nicknames;
  };
  CHECK(after("Greta Voss") == std::vector<std::string>{"Gretel", "Grete", "Greta Voss", "Mags"});
  CHECK(after("mags").size() == 4);
}

TEST_CASE("of a birthday with and without its year the richer one stays, whoever has it") {
  for (const bool kept_knows : {true, false}) {
    CAPTURE(kept_knows);
    House house;
    const PersonId kept = add_person(
        house.app, {.name = "Noa Levi",
                    .birthday = parse_partial_date(kept_knows ? "1990-04-12" : "--04-12")});
    const PersonId joined = add_person(
        house.app, {.name = "Noa Levi",
                    .birthday = parse_partial_date(kept_knows ? "--04-12" : "1990-04-12")});
    merge_people(house.app, {.keep = kept, .join = joined});
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(to_text(index_card(card_of(tx, kept)).birthday) == "1990-04-12");
    CHECK(store::notes_of(tx, kept).empty());
  }
}

TEST_CASE("after a merge nobody is asked again about a pair that was settled") {
  ThreeMayas mayas;
  REQUIRE(mayas.asked() == 3);
  say_not_same(mayas.house.app, mayas.sheet, mayas.card);
  CHECK(mayas.asked() == 2);
  merge_people(mayas.house.app, {.keep = mayas.phone, .join = mayas.sheet});
  CHECK(mayas.asked() == 0);
  undo(mayas.house.app, std::nullopt);
  CHECK(mayas.asked() == 2);
}

TEST_CASE("of two answers about the same pair \"not the same\" holds, else the later \"later\"") {
  ThreeMayas mayas;
  ask_again_later(mayas.house.app, mayas.phone, mayas.card);
  mayas.house.now.milliseconds += 10 * day_ms;
  ask_again_later(mayas.house.app, mayas.sheet, mayas.card);
  SUBCASE("later") {
    merge_people(mayas.house.app, {.keep = mayas.phone, .join = mayas.sheet});
    const LocalDate said = mayas.house.app.today();
    CHECK(mayas.asked(said + later_days - 1) == 0);
    CHECK(mayas.asked(said + later_days) == 1);
  }
  SUBCASE("not the same, said of the one who is kept") {
    say_not_same(mayas.house.app, mayas.phone, mayas.card);
    merge_people(mayas.house.app, {.keep = mayas.phone, .join = mayas.sheet});
    CHECK(mayas.asked(mayas.house.app.today() + 10 * later_days) == 0);
  }
  SUBCASE("not the same, said of the one who is merged") {
    say_not_same(mayas.house.app, mayas.sheet, mayas.card);
    merge_people(mayas.house.app, {.keep = mayas.phone, .join = mayas.sheet});
    CHECK(mayas.asked(mayas.house.app.today() + 10 * later_days) == 0);
  }
}

}  // namespace
}  // namespace wellmet::actions
