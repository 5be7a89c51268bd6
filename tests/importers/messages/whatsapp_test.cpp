#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "importers/messages/whatsapp_head.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 27});

Imported read(std::string_view name, std::string_view text, const std::string& i_am = "",
              KeptOfMessages kept = KeptOfMessages::days) {
  Source source{.name = std::string(name), .bytes = text, .today = today};
  source.i_am = i_am;
  source.kept_of_messages = kept;
  return importer_named("whatsapp")->read(source);
}

std::string days_of(const ImportedPerson& person) {
  std::vector<std::string> days;
  for (const ImportedInteraction& one : person.interactions)
    days.push_back(to_iso(one.interaction.day));
  return join(days, " ");
}

std::string names_of(const Imported& imported) {
  std::vector<std::string> names;
  for (const ImportedPerson& person : imported.people)
    names.push_back(vcard::first(person.card, "FN")->value);
  return join(names, ", ");
}

TEST_CASE("a head is read as telephones of many languages write it") {
  struct Case {
    std::string line;
    std::string wanted;
  };
  const std::array cases = {
      Case{"[04/03/25, 14:05:09] Ana: hi", "4 3 25"},
      Case{"[04.03.25, 14:05:09] Ana: hi", "4 3 25"},
      Case{"[3/4/25, 2:05:09\u202fPM] Ana: hi", "3 4 25"},
      Case{"[2025-03-04, 14:05:09] Ana: hi", "2025 3 4"},
      Case{"[2020.04.01, 9:05:09] Ana: hi", "2020 4 1"},
      Case{"\u200f[١٥/٠٩/٢٠٢٦\u060c ٨:٤٦:٠٠ م] Ana: hi", "15 9 2026"},
      Case{"[15.9.2026, 8:46:00 אחה\"צ] Ana: hi", "15 9 2026"},
      Case{"04.03.25, 14:05:09: Ana: hi", "4 3 25"},
      Case{"04/03/2025, 14:05 - Ana: hi", "4 3 2025"},
      Case{"04.03.25, 14:05 – Ana: hi", "4 3 25"},
      Case{"12/03/2023 09:15 - Ana: hi", "12 3 2023"},
      Case{"28/3/2025, 9:29 p.\u00a0m. - Ana: hi", "28 3 2025"},
      Case{"28/3/2025 12:05 a. m. - Ana: hi", "28 3 2025"},
      Case{"27/04/25, 9:14\u202fam - Ana: hi", "27 4 25"},
      Case{"1/5/2025\u060c 09:17 - Ana: hi", "1 5 2025"},
      Case{"12.3.2022 klo 14.08 - Ana: hi", "12 3 2022"},
      Case{"2024/12/10 14:30 - Ana: hi", "2024 12 10"},
      Case{"13. 6. 2018. 21:25:15 Ana: hi", "13 6 2018"},
      Case{"05.03.24, 3:07 nachm. - Ana: hi", "5 3 24"},
      Case{"2024. 3. 5. 오후 2:05, Ana: hi", "none"},
      Case{"[2024. 3. 5. 오후 2:05:09] Ana: hi", "2024 3 5"},
      Case{"2025/3/14 晚上8:05 - Ana: hi", "2025 3 14"},
      Case{"2025/3/14 凌晨1:05 - Ana: hi", "2025 3 14"},
      Case{"13/3/25, 2:05 μ.μ. - Ana: hi", "13 3 25"},
      Case{"13.03.25 г., 14:05 ч. - Ana: hi", "13 3 25"},
      Case{"1. Ort: Café", "none"},
      Case{"3/7/2025 we meet at 18:00 on the bridge by the old mill - Ana: bring tea", "none"},
      Case{"10:30 - Jo: yes", "none"},
      Case{"3/7 at 18:00 - or later", "none"},
      Case{"[12/13] done", "none"},
      Case{"", "none"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    const auto head = whatsapp_head(one.line);
    std::string found = "none";
    if (head) {
      found = std::to_string(head->first) + " " + std::to_string(head->second) + " " +
              std::to_string(head->third);
      CHECK(one.line.substr(head->size) == "Ana: hi");
    }
    CHECK(found == one.wanted);
  }
}

TEST_CASE("one number above twelve tells the order of every day of the chat") {
  const Imported day_first = read("WhatsApp Chat with Ana.txt",
                                  "04/05/2025, 14:05 - Ana: hi\n13/05/2025, 14:05 - Ana: ho\n");
  CHECK(days_of(day_first.people.at(0)) == "2025-05-04 2025-05-13");
  const Imported month_first = read("WhatsApp Chat with Ana.txt",
                                    "04/05/2025, 14:05 - Ana: hi\n05/13/2025, 14:05 - Ana: ho\n");
  CHECK(days_of(month_first.people.at(0)) == "2025-04-05 2025-05-13");
  CHECK_FALSE(month_first.open_day);
}

TEST_CASE("no message is of a day to come, which may tell the order too") {
  const Imported imported = read("WhatsApp Chat with Ana.txt", "11/12/2026, 14:05 - Ana: hi\n");
  CHECK_FALSE(imported.open_day);
  CHECK(days_of(imported.people.at(0)) == "2026-11-12");
}

TEST_CASE("a chat runs forwards, which tells the order of day and month") {
  const Imported day_first = read(
      "WhatsApp Chat with Ana.txt",
      "03/02/2025, 09:00 - Ana: hi\n02/03/2025, 09:00 - Me: ho\n01/04/2025, 09:00 - Ana: hi\n");
  CHECK_FALSE(day_first.open_day);
  CHECK(days_of(day_first.people.at(0)) == "2025-02-03 2025-03-02 2025-04-01");
  const Imported month_first = read(
      "WhatsApp Chat with Ana.txt",
      "02/03/2025, 09:00 - Ana: hi\n03/02/2025, 09:00 - Me: ho\n04/01/2025, 09:00 - Ana: hi\n");
  CHECK(days_of(month_first.people.at(0)) == "2025-02-03 2025-03-02 2025-04-01");
}

TEST_CASE("rent on the first of each month, or words on each day of one, leave the order open") {
  std::string monthly, daily;
  for (int i = 1; i <= 9; ++i) {
    const std::string number = "0" + std::to_string(i);
    monthly += "01/" + number + "/2025, 14:05 - Ana: hi\n";
    daily += number + "/01/2025, 14:05 - Ana: hi\n";
  }
  CHECK(read("WhatsApp Chat with Ana.txt", monthly).open_day);
  CHECK(read("WhatsApp Chat with Ana.txt", daily).open_day);
}

TEST_CASE("where nothing tells the order it is asked, and the settings answer") {
  const std::string text = "04/05/2025, 14:05 - Kim: hi\n06/07/2025, 14:06 - Me: ho\n";
  const Imported open = read("WhatsApp Chat with Kim.txt", text);
  REQUIRE(open.open_day);
  CHECK(open.open_day->cell == "4/5/2025");
  Source source{.name = "WhatsApp Chat with Kim.txt", .bytes = text, .today = today};
  source.usual_order = DayOrder::day_first;
  const Imported answered = importer_named("whatsapp")->read(source);
  CHECK_FALSE(answered.open_day);
  CHECK(days_of(answered.people.at(0)) == "2025-05-04 2025-07-06");
}

TEST_CASE("the owner is who they say, with whatever name the chat knows them by") {
  const std::string text = "13/05/2025, 14:05 - Rosa Lind: hi\n13/05/2025, 14:06 - Theo: ho\n";
  const Imported open = read("chat.txt", text);
  CHECK(open.people.empty());
  CHECK(join(open.owner.open, ", ") == "Rosa Lind, Theo");
  CHECK(names_of(read("chat.txt", text, "Theo")) == "Rosa Lind");
  Source source{.name = "chat.txt", .bytes = text, .today = today};
  source.owner.names = {"Rosa  LIND"};
  const Imported known = importer_named("whatsapp")->read(source);
  CHECK(names_of(known) == "Theo");
  CHECK_FALSE(known.owner.deduced);
}

TEST_CASE("a chat is with whom it is called after, though you are called so elsewhere") {
  const std::string text = "13/05/2025, 14:05 - Anna: hi\n13/05/2025, 14:06 - Rosa Lind: ho\n";
  Source source{.name = "WhatsApp Chat with Anna.txt", .bytes = text, .today = today};
  source.owner.names = {"Anna", "Rosa Lind"};
  const Imported imported = importer_named("whatsapp")->read(source);
  CHECK(names_of(imported) == "Anna");
  CHECK(imported.owner.name == "Rosa Lind");
}

TEST_CASE("who is written exactly so is you, and of several that are alike none") {
  const std::string text =
      "13/03/2025, 14:05 - Rosa: hi\n14/03/2025, 14:05 - Rosa 🌹: ho\n"
      "15/03/2025, 14:05 - Ben Kay: hm\n";
  CHECK(names_of(read("chat.txt", text, "Rosa")) == "Rosa 🌹, Ben Kay");
  CHECK(names_of(read("chat.txt", text, "Rosa 🌹")) == "Rosa, Ben Kay");
  const Imported alike = read("chat.txt", text, "ROSA");
  CHECK(alike.people.empty());
  CHECK(join(alike.owner.open, ", ") == "Rosa, Rosa 🌹");
}

TEST_CASE("a name that nobody has is said, and whom the file tells is you stays so") {
  const std::string text = "13/05/2025, 14:05 - Anna: hi\n13/05/2025, 14:06 - Rosa: ho\n";
  const Imported told = read("WhatsApp Chat with Anna.txt", text, "Rsoa");
  CHECK(names_of(told) == "Anna");
  CHECK(told.owner.name == "Rosa");
  CHECK(told.owner.deduced);
  REQUIRE(told.problems.size() == 1);
  CHECK(told.problems[0].what == "nobody who writes in it is called “Rsoa”");
  const Imported open = read("chat.txt", text, "Rsoa");
  CHECK(open.people.empty());
  CHECK(join(open.owner.open, ", ") == "Anna, Rosa");
  CHECK(open.problems.size() == 2);
}

TEST_CASE("who wrote nothing has been in touch with all who did") {
  const std::string text = "13/05/2025, 14:05 - Anna: hi\n13/05/2025, 14:06 - Rosa: ho\n";
  const Imported imported = read("chat.txt", text, "none");
  CHECK(names_of(imported) == "Anna, Rosa");
  CHECK(imported.owner.open.empty());
}

TEST_CASE("of many writers those who wrote most can be chosen from") {
  std::string text;
  for (int i = 10; i < 36; ++i)
    for (int n = 0; n < i; ++n)
      text += "13/05/2025, 14:05 - Singer " + std::to_string(i) + ": la\n";
  const Imported imported = read("choir.txt", text);
  REQUIRE(imported.owner.choices.size() == 12);
  CHECK(imported.owner.choices.front() == "Singer 35");
  CHECK(imported.owner.choices.back() == "Singer 24");
  CHECK(imported.problems.at(0).next->name.ends_with("Singer 25, Singer 24 and 14 more"));
  CHECK(read("choir.txt", text, "Singer 10").owner.name == "Singer 10");
}

TEST_CASE("a day to come, or before there was WhatsApp, is left out and said") {
  const Imported imported = read("WhatsApp Chat with Ana.txt",
                                 "13/03/1999, 14:05 - Ana: a\n13/03/2025, 14:05 - Ana: b\n"
                                 "14/03/2067, 14:05 - Ana: c\n15/03/2067, 14:05 - Rosa: d\n");
  CHECK(days_of(imported.people.at(0)) == "2025-03-13");
  CHECK(imported.people.at(0).met.on.text == "since at least 2025");
  REQUIRE(imported.problems.size() == 2);
  CHECK(imported.problems[0].line == 1);
  CHECK(imported.problems[0].what ==
        "1 message or call is dated before 2009, the first year of WhatsApp");
  CHECK(imported.problems[1].line == 3);
  CHECK(imported.problems[1].what == "2 messages or calls are dated in the future");
}

TEST_CASE("a picture or a file that was sent is a message, in whatever language it is named") {
  const Imported imported = read("WhatsApp Chat mit Uwe Groß.txt",
                                 "13.03.25, 14:05 - Uwe Groß: \u200eIMG-20250313-WA0000.jpg (Datei "
                                 "angehängt)\n"
                                 "14.03.25, 14:05 - Uwe Groß: \u200ePTT-20250314-WA0000.opus "
                                 "(file attached)\n"
                                 "15.03.25, 14:05 - Uwe Groß: \u200eไม่รวมรูปภาพ\n"
                                 "16.03.25, 14:05 - Uwe Groß: \u200eMissed voice call\n"
                                 "17.03.25, 14:05 - Rosa: hallo\n");
  CHECK(days_of(imported.people.at(0)) == "2025-03-13 2025-03-14 2025-03-15 2025-03-17");
}

TEST_CASE("a line that begins as a message does, but in another way, is named") {
  const Imported imported = read("WhatsApp Chat with Ana.txt",
                                 "13/03/2025, 14:05 - Ana: a\n15.03.25, 14:05 - Ana: c\n"
                                 "3/7/2025 at 18:00 - Ben: dinner\n13/03/2025, 14:05 - Ana: a\n");
  CHECK(names_of(imported) == "Ana");
  REQUIRE(imported.problems.size() == 1);
  CHECK(imported.problems[0].line == 2);
  CHECK(imported.problems[0].what ==
        "2 lines look like the beginning of a message, but not as the others do");
}

TEST_CASE("who called first, or has a word for you as a name, tells nothing of the owner") {
  const Imported called = read("_chat.txt",
                               "[13/05/2025, 14:05:00] Theo: \u200eMissed voice call\n"
                               "[13/05/2025, 14:06:00] Rosa: sorry!\n"
                               "[13/05/2025, 14:07:00] Theo: later then\n");
  CHECK(called.owner.open.size() == 2);
  const Imported named = read("_chat.txt",
                              "[13/05/2025, 14:06:00] Sen: sorry!\n"
                              "[13/05/2025, 14:07:00] Theo: later then\n");
  CHECK(named.owner.open.size() == 2);
}

TEST_CASE("in a group its writers are people; past twenty only those you had words with") {
  const auto group = [](int writers) {
    std::string text = "13/05/2025, 14:00 - Ana created group \"Choir\"\n";
    for (int i = 0; i < writers; ++i)
      text += "13/05/2025, 14:05 - Singer " + std::to_string(i) + ": la\n";
    return text + "14/05/2025, 14:05 - Me: thank you @\u2068Singer 3\u2069\n" +
           "14/05/2025, 14:06 - Singer 7: @\u2068Me\u2069 see you\n";
  };
  CHECK(read("a.txt", group(20)).people.size() == 20);
  const Imported large = read("a.txt", group(21));
  CHECK(names_of(large) == "Singer 3, Singer 7");
  REQUIRE(large.problems.size() == 1);
  CHECK(large.problems[0].what.find("21 people write in the group") == 0);
}

TEST_CASE("a day of many messages is one light touch, and a call is a call") {
  const Imported imported = read("WhatsApp Chat - Ana.txt",
                                 "[13/05/2025, 14:05:00] Ana: hi\n[13/05/2025, 14:06:00] Me: ho\n"
                                 "[13/05/2025, 15:06:00] Ana: \u200eVideo call, \u200e12 min\n"
                                 "[14/05/2025, 15:06:00] Ana: \u200eMissed voice call\n"
                                 "[15/05/2025, 15:06:00] Ana: \u200eVoice call, \u200eNo answer\n");
  const auto& told = imported.people.at(0).interactions;
  REQUIRE(told.size() == 2);
  CHECK(printed(told[0].interaction) == "2025-05-13 message (light) [WhatsApp]");
  CHECK(printed(told[1].interaction) == "2025-05-13 video call [WhatsApp]");
}

TEST_CASE("words are kept only when they are asked for") {
  const std::string text =
      "[13/05/2025, 14:05:00] Ana: shall we\nmeet?\n[13/05/2025, 14:06:00] Me: yes\n";
  CHECK(read("WhatsApp Chat - Ana.txt", text).people.at(0).interactions.at(0).interaction.note ==
        "");
  CHECK(read("WhatsApp Chat - Ana.txt", text, "", KeptOfMessages::words)
            .people.at(0)
            .interactions.at(0)
            .interaction.note == "Ana: shall we\nmeet?\nMe: yes");
}

TEST_CASE("who wrote for years is no new acquaintance, who wrote last week may be") {
  const Imported old = read("WhatsApp Chat - Ana.txt", "[13/05/2019, 14:05:00] Ana: hi\n");
  CHECK(old.people.at(0).met.on.text == "since at least 2019");
  CHECK(is_how_long(old.people.at(0).met.on));
  const Imported fresh = read("WhatsApp Chat - Ana.txt", "[20/11/2026, 14:05:00] Ana: hi\n");
  CHECK(fresh.people.at(0).met.empty());
}

}  // namespace
}  // namespace wellmet
