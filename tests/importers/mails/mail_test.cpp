// Who of a mailbox is somebody, whose it is, and what no form of mail on disk may change.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "importers/importer.h"
#include "importers/mail/mail_folder.h"
#include "importers/mail/mail_head.h"
#include "model/card.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 22});

std::string mail(std::string_view from, std::string_view to, std::string_view day,
                 std::string_view fields = "") {
  return fmt::format(
      "From - Sun Mar 22 10:00:00 2020\nDate: {}, 10:00:00 +0000\nFrom: {}\nTo: {}\nSubject: "
      "boats\n{}\nhello\n\n",
      day, from, to, fields);
}

const std::string jo = "Jo Okafor <jo@example.net>";
const std::string maya = "Maya Chen <maya@example.org>";
const std::string day_one = "2 Mar 2026", day_two = "3 Mar 2026";

Imported read(const std::string& bytes, Source source = {}) {
  source.bytes = bytes;
  source.today = today;
  if (source.owner.emails.empty() && source.i_am.empty()) source.owner.emails = {"jo@example.net"};
  return importer_named("mail")->read(source);
}

std::vector<std::string> added(const Imported& imported) {
  std::vector<std::string> keys;
  for (const ImportedPerson& person : imported.people)
    if (!person.only_if_known) keys.push_back(person.source_key);
  return keys;
}

std::string of(const std::string& bytes) { return join(added(read(bytes)), " "); }

TEST_CASE("a person is who wrote and was written to") {
  const std::string to_maya = mail(jo, maya, "Mon, 2 Mar 2026");
  const std::string from_maya = mail(maya, jo, "Tue, 3 Mar 2026");
  CHECK(of(to_maya) == "");
  CHECK(of(from_maya) == "");
  CHECK(of(to_maya + from_maya) == "mailto:maya@example.org");
}

TEST_CASE("who wrote only, or was only written to, counts where somebody has the address") {
  const Imported imported = read(mail(maya, jo, "Tue, 3 Mar 2026"));
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].only_if_known);
  CHECK(imported.people[0].unnamed_if_unknown);
  CHECK_FALSE(imported.people[0].named_by_owner);
  CHECK(imported.people[0].interactions.size() == 1);
}

TEST_CASE("what lists, newsletters and programs send is no contact") {
  const std::string sent = mail(jo, maya, "Mon, 2 Mar 2026");
  for (const char* field :
       {"List-Id: Rowers <rowers.example.org>\n", "List-Unsubscribe: <mailto:u@example.org>\n",
        "Precedence: bulk\n", "Auto-Submitted: auto-replied\n", "Feedback-ID: 1:2:3\n",
        "Content-Type: multipart/report; report-type=delivery-status\n", "Return-Path: <>\n"}) {
    CAPTURE(field);
    CHECK(of(sent + mail(maya, jo, "Tue, 3 Mar 2026", field)) == "");
  }
  CHECK(of(sent + mail(maya, jo, "Tue, 3 Mar 2026", "Auto-Submitted: no\n")) ==
        "mailto:maya@example.org");
  CHECK(of(mail(jo, "noreply@bank.example", "Mon, 2 Mar 2026") +
           mail("noreply@bank.example", jo, "Tue, 3 Mar 2026")) == "");
}

TEST_CASE("drafts, spam and what was thrown away are no contact") {
  const std::string sent = mail(jo, maya, "Mon, 2 Mar 2026");
  for (const char* field : {"X-Mozilla-Status: 0009\n", "X-Spam-Flag: YES\n"}) {
    CAPTURE(field);
    CHECK(of(sent + mail(maya, jo, "Tue, 3 Mar 2026", field)) == "");
  }
}

TEST_CASE("mail to more than twenty makes nobody, to twenty it does") {
  std::string to = jo;
  for (int i = 1; i < 20; ++i) to += fmt::format(", rower{}@example.org", i);
  const std::string sent = mail(jo, maya, "Mon, 2 Mar 2026");
  CHECK(of(sent + mail(maya, to, "Tue, 3 Mar 2026")) == "mailto:maya@example.org");
  CHECK(of(sent + mail(maya, to + ", one.more@example.org", "Tue, 3 Mar 2026")) == "");
}

TEST_CASE("several mails of a day are one light touch, on the day in the owner's zone") {
  const std::string late =
      "From - Sun Mar 22 10:00:00 2020\nDate: Tue, 3 Mar 2026 23:30:00 +0000\nFrom: " + maya +
      "\nTo: " + jo + "\n\nx\n\n";
  const std::string bytes = mail(jo, maya, "Tue, 3 Mar 2026") + late + late;
  Source source;
  source.zone = Zone::named("Europe/Berlin");
  const Imported imported = read(bytes, source);
  REQUIRE(imported.people.size() == 1);
  const auto& told = imported.people[0].interactions;
  REQUIRE(told.size() == 2);
  CHECK(to_iso(told[0].interaction.day) == "2026-03-03");
  CHECK(to_iso(told[1].interaction.day) == "2026-03-04");
  CHECK(told[0].interaction.touch == Touch::light);
  CHECK(told[0].interaction.note.empty());
}

TEST_CASE("the subjects are kept only when it is asked for") {
  Source source;
  source.kept_of_messages = KeptOfMessages::words;
  const Imported imported =
      read(mail(jo, maya, "Mon, 2 Mar 2026") + mail(maya, jo, "Mon, 2 Mar 2026"), source);
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].interactions[0].interaction.note == "boats");
}

TEST_CASE("ways of writing one name are one person, called by the whole one") {
  const Imported imported =
      read(mail(jo, "maya@example.org", "Mon, 2 Mar 2026") +
           mail("Maya <maya@example.org>", jo, "Tue, 3 Mar 2026") +
           mail("MAYA@example.org", jo, "Wed, 4 Mar 2026") +
           mail("\"Chen, Maya (Sales)\" <maya@Example.org>", jo, "Thu, 5 Mar 2026"));
  REQUIRE(imported.people.size() == 1);
  CHECK(index_card(imported.people[0].card).name == "Maya Chen");
}

TEST_CASE("whose mail it is follows from what was sent, or from the one mailbox it came to") {
  Source nobody_said;
  nobody_said.owner.names = {"Somebody Else"};
  nobody_said.owner.emails = {"else@example.com"};
  const std::string sent = mail(jo, maya, "Mon, 2 Mar 2026");
  const std::string came = mail(maya, jo, "Tue, 3 Mar 2026");
  const Imported open = read(sent + came, nobody_said);
  CHECK(open.people.empty());
  CHECK(open.owner.open == std::vector<std::string>{"jo@example.net", "maya@example.org"});

  const Imported delivered =
      read(sent + mail(maya, jo, "Tue, 3 Mar 2026", "Delivered-To: jo@example.net\n"), nobody_said);
  CHECK(delivered.owner.name == "jo@example.net");
  CHECK(delivered.owner.deduced);
  CHECK(join(added(delivered), " ") == "mailto:maya@example.org");

  const Imported two = read(mail(jo, maya, "Mon, 2 Mar 2026", "Delivered-To: maya@example.org\n") +
                                mail(maya, jo, "Tue, 3 Mar 2026", "Delivered-To: jo@example.net\n"),
                            nobody_said);
  CHECK(two.owner.name.empty());
}

TEST_CASE("a label that somebody else wrote into a mail doesn't make them the owner") {
  Source source;
  source.owner.emails = {"jo@example.net"};
  const std::string forged =
      "From - Sun Mar 22 10:00:00 2020\nDate: Tue, 3 Mar 2026 10:00:00 +0000\nTo: " + jo +
      "\nFrom: Mallory <mallory@example.org>\nX-Gmail-Labels: Sent\n\nx\n\n";
  CHECK(read(forged, source).owner.name == "jo@example.net");
}

TEST_CASE("an own address that the card doesn't say is known by the owner's whole name") {
  const Imported imported = read(mail(jo, maya, "Mon, 2 Mar 2026") +
                                 mail("Jo Okafor <jo@old.example>", maya, "Tue, 3 Mar 2026") +
                                 mail(maya, "jo@old.example", "Wed, 4 Mar 2026"));
  CHECK(imported.owner.name == "jo@old.example, jo@example.net");
  CHECK(join(added(imported), " ") == "mailto:maya@example.org");
}

TEST_CASE("--me says whose it is, and one that nobody has is reported") {
  Source source;
  source.i_am = "Maya Chen";
  const std::string bytes = mail(jo, maya, "Mon, 2 Mar 2026") + mail(maya, jo, "Tue, 3 Mar 2026");
  CHECK(join(added(read(bytes, source)), " ") == "mailto:jo@example.net");
  source.i_am = "Wanda";
  const Imported nobody = read(bytes, source);
  CHECK(nobody.people.empty());
  REQUIRE_FALSE(nobody.problems.empty());
  CHECK(nobody.problems[0].what == "nobody in it has the name or address “Wanda”");
}

TEST_CASE("an office's mailbox is nobody new, even when it answers") {
  CHECK(of(mail(jo, "info@museum.example", "Mon, 2 Mar 2026") +
           mail("Museum <info@museum.example>", jo, "Tue, 3 Mar 2026")) == "");
}

TEST_CASE("days that can't be are left out and said") {
  const Imported imported =
      read(mail(jo, maya, "Mon, 2 Mar 2026") + mail(maya, jo, "Tue, 3 Mar 2026") +
           mail(maya, jo, "Sat, 3 Mar 2046") + mail(maya, jo, "gibberish"));
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].interactions.size() == 2);
  std::vector<std::string> said;
  for (const Problem& problem : imported.problems) said.push_back(problem.what);
  CHECK(said == std::vector<std::string>{"1 mail without a day that can be read",
                                         "1 mail dated in the future"});
}

TEST_CASE("history is no first meeting") {
  const Imported imported =
      read(mail(jo, maya, "Mon, 2 Mar 2009") + mail(maya, jo, "Tue, 3 Mar 2009"));
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].met.on.text == "since at least 2009");
  CHECK(imported.people[0].follow_ups.empty());
}

TEST_CASE("you have known each other since both had written, whoever wrote long before") {
  const Imported imported =
      read(mail(maya, jo, "Mon, 2 Mar 2009") + mail(jo, maya, "Tue, 3 Mar 2015"));
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].met.on.text == "since at least 2015");
  CHECK(read(mail(maya, jo, "Mon, 2 Mar 2009")).people[0].met.on.text.empty());
}

TEST_CASE("the heads alone tell the same as the whole") {
  const std::string whole = mail(jo, maya, "Mon, 2 Mar 2026") + mail(maya, jo, "Tue, 3 Mar 2026") +
                            mail(maya, jo, "Wed, 4 Mar 2026", "Precedence: bulk\n") +
                            mail("Uwe Krämer <uwe@example.org>", jo, "Thu, 5 Mar 2026");
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    LargeBytes kept;
    HeadsAlone heads(kept);
    heads.read(whole.substr(0, at));
    heads.read(whole.substr(at));
    heads.end_of_file();
    CHECK(heads.count() == 4);
    REQUIRE(printed(read(std::string(kept.view())), today) == printed(read(whole), today));
  }
}

TEST_CASE("two files are one mailbox, and where each lies goes along") {
  LargeBytes kept;
  HeadsAlone heads(kept);
  const std::string sent = mail(jo, maya, "Mon, 2 Mar 2026");
  const std::string came = mail(maya, jo, "Tue, 3 Mar 2026");
  heads.lies_in(mail_folder_of_path("Mail/Local Folders/Sent"));
  heads.read(sent);
  heads.end_of_file();
  heads.lies_in(mail_folder_of_path("Mail/Local Folders/Inbox"));
  heads.read(came);
  heads.end_of_file();
  Source nobody_said;
  nobody_said.owner.names = {"Somebody Else"};
  nobody_said.owner.emails = {"else@example.com"};
  const Imported imported = read(std::string(kept.view()), nobody_said);
  CHECK(imported.owner.name == "jo@example.net");
  CHECK(join(added(imported), " ") == "mailto:maya@example.org");
}

// The fields go through a library of others, and what comes in a mail its sender chooses.
TEST_CASE("mail that was damaged anywhere is read without a fault, and the same twice") {
  std::string whole;
  for (const char* name : {"takeout.mbox", "whose-is-left-open.mbox", "one-letter.eml"}) {
    std::ifstream file(fmt::format("{}/tests/importers/mail/{}", WELLMET_SOURCE, name),
                       std::ios::binary);
    whole += std::string(std::istreambuf_iterator<char>(file), {}) + "\n\n";
  }
  const std::string strange = "<>()\";:,@=?_\\\r\n\t \xE9\xFF\x1B$B0=?utf-8?Q?=?iso-2022-jp?B?";
  const char* rounds = std::getenv("WELLMET_ROUNDS");
  std::mt19937 random(20261128);
  const auto below = [&](std::size_t most) { return random() % std::max<std::size_t>(most, 1); };
  for (int round = 0; round < (rounds ? std::atoi(rounds) : 150); ++round) {
    std::string bytes = whole;
    for (std::size_t i = 0, changes = 1 + below(60); i < changes; ++i) {
      const std::size_t at = below(bytes.size());
      const std::size_t kind = below(4);
      if (kind == 0) bytes[at] = strange[below(strange.size())];
      if (kind == 1) bytes.insert(at, strange.substr(below(strange.size()), 1 + below(20)));
      if (kind == 2) bytes.erase(at, 1 + below(40));
      if (kind == 3) bytes.insert(at, std::string(1 + below(300), strange[below(strange.size())]));
    }
    CAPTURE(round);
    REQUIRE(printed(read(bytes), today) == printed(read(bytes), today));
  }
}

TEST_CASE("folders are known by their names in many languages, and by Maildir's flags") {
  struct Case {
    const char* path;
    MailFolder folder;
  };
  for (const Case& one :
       {Case{"Mail/Sent", MailFolder::sent}, Case{"Takeout/Mail/Gesendet.mbox", MailFolder::sent},
        Case{"Maildir/.Sent/cur/1772532002.M5P1.host:2,S", MailFolder::sent},
        Case{"Maildir/.INBOX.Drafts/new/1", MailFolder::draft},
        Case{"Maildir/.Entw&APw-rfe/cur/1:2,S", MailFolder::draft},
        Case{"Maildir/cur/1772532001.M4P1.host:2,ST", MailFolder::trash},
        Case{"Maildir/cur/1772532001.M4P1.host:2,DS", MailFolder::draft},
        Case{"Maildir/cur/1772532001.M4P1.host:2,S", MailFolder::other},
        Case{"Export/Envoyés.mbox/mbox", MailFolder::sent},
        Case{"Spam/letter.eml", MailFolder::spam}, Case{"Sent.eml", MailFolder::other},
        Case{"Inbox", MailFolder::other}}) {
    CAPTURE(one.path);
    CHECK(mail_folder_of_path(one.path) == one.folder);
  }
  CHECK(mail_folder_labelled("Opened,\"Sent, 2020\"") == MailFolder::other);
  CHECK(mail_folder_labelled("Inbox,Sent") == MailFolder::sent);
  CHECK(mail_folder_labelled("Sent,Papierkorb") == MailFolder::trash);
}

}  // namespace
}  // namespace wellmet
