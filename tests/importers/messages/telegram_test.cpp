#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 27});

Imported read(const std::string& text, Zone zone = Zone::utc(), const std::string& i_am = "") {
  Source source{.name = "result.json", .bytes = text, .today = today, .zone = std::move(zone)};
  source.i_am = i_am;
  return importer_named("telegram")->read(source);
}

std::string message(int id, std::int64_t when, const std::string& name, int user,
                    const std::string& more = "") {
  return R"({"id":)" + std::to_string(id) + R"(,"type":"message","date_unixtime":")" +
         std::to_string(when) + R"(","from":")" + name + R"(","from_id":"user)" +
         std::to_string(user) + R"(",)" + more + R"("text":"la"})";
}

std::string names_of(const Imported& imported) {
  std::vector<std::string> names;
  for (const ImportedPerson& person : imported.people)
    names.push_back(vcard::first(person.card, "FN")->value);
  return join(names, ", ");
}

constexpr std::int64_t late_evening = 1'731'625'200;  // 2024-11-14T23:00:00Z

// Ingrid is 1, and says so; a group of which `messages` are.
std::string account_with_group(const std::string& messages) {
  return R"({"about":"Telegram","personal_information":{"user_id":1,"first_name":"Ingrid",)"
         R"("username":"@ingrid_b"},"chats":{"list":[{"name":"Choir","type":"private_supergroup",)"
         R"("id":5,"messages":[)" +
         messages + "]}]}}";
}

TEST_CASE("a message is of the day on which the owner's clock showed it") {
  const std::string chat = R"({"name":"Ben Ito","type":"personal_chat","id":2,"messages":[)" +
                           message(1, late_evening, "Ben Ito", 2) + "]}";
  CHECK(to_iso(read(chat).people.at(0).interactions.at(0).interaction.day) == "2024-11-14");
  CHECK(to_iso(read(chat, Zone::named("Europe/Stockholm"))
                   .people.at(0)
                   .interactions.at(0)
                   .interaction.day) == "2024-11-15");
}

TEST_CASE("in a large group those are people whom you answered, or who spoke to you") {
  std::string all = message(1, late_evening, "Ingrid", 1);
  for (int user = 2; user <= 30; ++user)
    all += "," + message(user, late_evening, "Singer " + std::to_string(user), user);
  all += "," + message(31, late_evening, "Ingrid", 1, R"("reply_to_message_id":7,)");
  all += "," + message(32, late_evening, "Singer 9", 9, R"("reply_to_message_id":1,)");
  all += "," + message(33, late_evening, "Singer 12", 12,
                       R"("text_entities":[{"type":"mention","text":"@ingrid_b"}],)");
  const Imported imported = read(account_with_group(all));
  CHECK(names_of(imported) == "Singer 7, Singer 9, Singer 12");
  CHECK(imported.problems.size() == 1);
}

TEST_CASE("a direct chat tells the owner of groups that stand before it") {
  const std::string text =
      R"({"about":"Telegram","chats":{"list":[{"name":"Choir","type":"private_group","id":5,)"
      R"("messages":[)" +
      message(1, late_evening, "Ingrid", 1) + "," + message(2, late_evening, "Ben Ito", 2) +
      R"(]},{"name":"Ben Ito","type":"personal_chat","id":2,"messages":[)" +
      message(1, late_evening, "Ingrid", 1) + "]}]}}";
  const Imported imported = read(text);
  CHECK(names_of(imported) == "Ben Ito");
  CHECK(imported.owner.name == "Ingrid");
}

TEST_CASE("in a group alone the owner is asked, and may be nobody of it") {
  const std::string text = R"({"name":"Choir","type":"private_group","id":5,"messages":[)" +
                           message(1, late_evening, "Clémence", 1) + "," +
                           message(2, late_evening, "Ben Ito", 2) + "]}";
  CHECK(join(read(text).owner.open, ", ") == "Ben Ito, Clémence");
  CHECK(names_of(read(text, Zone::utc(), "Clémence")) == "Ben Ito");
  CHECK(names_of(read(text, Zone::utc(), "none")) == "Clémence, Ben Ito");
}

// Anna is 7, and wrote once; as did Rosa, who is 9.
std::string chat_with_anna(std::int64_t when = late_evening) {
  return R"({"name":"Anna","type":"personal_chat","id":7,"messages":[)" +
         message(1, when, "Anna", 7) + "," + message(2, late_evening, "Rosa", 9) + "]}";
}

TEST_CASE("in a direct chat you are who isn't the partner, and it is said whom that makes you") {
  const std::string text = chat_with_anna();
  Source source{.name = "result.json", .bytes = text, .today = today};
  source.owner.names = {"Anna"};
  const Imported imported = importer_named("telegram")->read(source);
  CHECK(names_of(imported) == "Anna");
  CHECK(imported.owner.name == "Rosa");
  CHECK(imported.owner.deduced);
  CHECK_FALSE(read(text, Zone::utc(), "Rosa").owner.deduced);
}

TEST_CASE("whom the file knows to be you nobody else is, and that is said") {
  for (const char* said : {"Anna", "Rsoa", "none"}) {
    const Imported imported = read(chat_with_anna(), Zone::utc(), said);
    CHECK(names_of(imported) == "Anna");
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].what.starts_with("the file itself says that you are Rosa"));
  }
  const Imported account =
      read(account_with_group(message(1, late_evening, "Ben Ito", 2)), Zone::utc(), "Ben Ito");
  CHECK(names_of(account) == "Ben Ito");
  REQUIRE(account.problems.size() == 1);
  CHECK(account.problems[0].what == "the file itself says that you are Ingrid, not “Ben Ito”");
}

TEST_CASE("a day to come, or before there was Telegram, is left out and said") {
  const std::int64_t in_2099 = 4'077'086'400, in_2001 = 1'000'000'000;
  const Imported to_come = read(chat_with_anna(in_2099));
  CHECK(to_come.people.at(0).interactions.size() == 1);
  REQUIRE(to_come.problems.size() == 1);
  CHECK(to_come.problems[0].what == "1 message or call is dated in the future");
  CHECK(read(chat_with_anna(in_2001)).problems.at(0).what ==
        "1 message or call is dated before 2013, the first year of Telegram");
}

TEST_CASE("a card of one's own among the contacts is nobody") {
  const std::string text =
      R"({"about":"Telegram","contacts":{"list":[{"first_name":"Me","last_name":"",)"
      R"("phone_number":"+49 170 0000001"},{"first_name":"Ola","last_name":"Nordmann",)"
      R"("phone_number":"+47 22 33 44 55"}]}})";
  Source source{.name = "result.json", .bytes = text, .today = today};
  source.owner.phones = {"0170 0000001"};
  CHECK(names_of(importer_named("telegram")->read(source)) == "Ola Nordmann");
}

TEST_CASE("a file that was cut off brings nobody, and says where it ends") {
  const std::string whole = account_with_group(message(1, late_evening, "Ben Ito", 2));
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{30}}) {
    const Imported imported = read(whole.substr(0, size));
    CHECK(imported.people.empty());
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].what.find("byte") != std::string::npos);
  }
}

}  // namespace
}  // namespace wellmet
