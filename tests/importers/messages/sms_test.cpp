#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"

namespace wellmet {
namespace {

Imported read(const std::string& messages, std::vector<std::string> own_phones = {}) {
  const std::string text = "<smses count='1'>" + messages + "</smses>";
  Source source{.name = "sms.xml", .bytes = text, .today = local_date({2026, 11, 27})};
  source.owner.phones = std::move(own_phones);
  return importer_named("sms")->read(source);
}

// `day` at noon, UTC.
std::string sms(const std::string& number, LocalDate day, const std::string& name) {
  return "<sms address='" + number + "' date='" +
         std::to_string((std::int64_t{day.day_number} * 24 + 12) * 3'600'000) +
         "' type='1' body='hi' contact_name='" + name + "'/>";
}

std::string names_of(const Imported& imported) {
  std::vector<std::string> names;
  for (const ImportedPerson& person : imported.people)
    names.push_back(vcard::first(person.card, "FN")->value);
  return join(names, ", ");
}

TEST_CASE("a day to come, or before there were such messages, is no contact") {
  const std::string right = sms("+4915157771234", local_date({2025, 3, 13}), "Fred Aster");
  const Imported imported =
      read(right + sms("+4915157771234", local_date({2099, 3, 13}), "Fred Aster") +
           sms("+4915157771235", local_date({1971, 1, 3}), "Ed Epoch") +
           sms("+4915157771235", local_date({1991, 1, 3}), "Ed Epoch"));
  CHECK(names_of(imported) == "Fred Aster");
  CHECK(imported.people.at(0).interactions.size() == 1);
  REQUIRE(imported.problems.size() == 2);
  CHECK(imported.problems[0].what == "1 message or call is dated in the future");
  CHECK(imported.problems[0].cure == "It was left out.");
  CHECK(imported.problems[1].what ==
        "2 messages or calls are dated before 1992, the first year of SMS");
  // Clocks of two zones differ by a day.
  CHECK(read(sms("+4915157771234", local_date({2026, 11, 28}), "Fred Aster")).problems.empty());
}

TEST_CASE("what was sent to a number of one's own is contact with nobody") {
  const std::string text = sms("+491700000001", local_date({2025, 3, 13}), "Me Myself") +
                           sms("01722222222", local_date({2025, 3, 14}), "Ola Nordmann");
  CHECK(names_of(read(text, {"0170 0000001"})) == "Ola Nordmann");
}

TEST_CASE("a name for you isn't needed where the file says what you sent, and that is said") {
  const std::string text = "<smses count='1'>" +
                           sms("+4915157771234", local_date({2025, 3, 13}), "Fred Aster") +
                           "</smses>";
  Source source{.name = "sms.xml", .bytes = text, .today = local_date({2026, 11, 27})};
  source.i_am = "Rosa";
  const Imported imported = importer_named("sms")->read(source);
  CHECK(names_of(imported) == "Fred Aster");
  REQUIRE(imported.problems.size() == 1);
  CHECK(imported.problems[0].what == "the file itself says which messages are yours");
}

}  // namespace
}  // namespace wellmet
