#include "formats/mail/messages.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace wellmet::mail {
namespace {

class Listed : public Heads {
 public:
  bool wants(std::string_view field) const override {
    return field == "from" || field == "subject" || field == "to";
  }
  void head(Head&& head) override { heads.push_back(std::move(head)); }
  std::vector<Head> heads = {};
};

std::vector<Head> heads_of(std::string_view bytes, std::size_t piece = 1000) {
  Listed listed;
  Reader reader(listed);
  for (std::size_t at = 0; at < bytes.size(); at += piece) reader.read(bytes.substr(at, piece));
  reader.end();
  return std::move(listed.heads);
}

std::string subjects(std::string_view bytes) {
  std::vector<std::string> said;
  for (const Head& head : heads_of(bytes)) said.emplace_back(head.value("subject"));
  return join(said, "|");
}

TEST_CASE("a message of an mbox begins where programs begin one, and nowhere in a text") {
  CHECK(subjects("From jo@x.org Sun Mar 22 02:19:17 2020\nSubject: one\n\ntext\n\n"
                 "From jo@x.org Sun Mar 22 02:19:18 2020\nSubject: two\n\ntext") == "one|two");
  CHECK(subjects("From - Sun\nSubject: one\n\ntext\n\nFrom \nSubject: two\n\n") == "one|two");
  // No empty line before it; no field behind it; neither time nor nothing behind the word.
  CHECK(subjects("From - \nSubject: one\n\ntext\nFrom - \nSubject: two\n\n") == "one");
  CHECK(subjects("From - \nSubject: one\n\ntext\n\nFrom - \nno field\n\n") == "one");
  CHECK(subjects("From - \nSubject: one\n\ntext\n\nFrom here on\nSubject: two\n\n") == "one");
  CHECK(subjects("From - \nSubject: one\n\ntext\n\n>From - 10:00\nSubject: two\n\n") == "one");
  CHECK(subjects("From - \nSubject: one\n\n\nFrom - \n\nFrom - \nSubject: three\n\n") ==
        "one|three");
}

TEST_CASE("a single message has no other in it") {
  CHECK(subjects("Subject: one\nFrom: jo@x.org\n\ntext\n\nFrom - 10:00\nSubject: two\n\n") ==
        "one");
}

TEST_CASE("folds are undone, lines may end in either way, and other fields are not kept") {
  const std::vector<Head> heads = heads_of(
      "From - \r\nSubject: a\r\n long\r\n\tone\r\nX-Junk: no\r\n folded\r\nTo : jo@x.org\r\n\r\n");
  REQUIRE(heads.size() == 1);
  CHECK(heads[0].separator == "-");
  CHECK(heads[0].fields.size() == 2);
  CHECK(heads[0].value("subject") == "a long one");
  CHECK(heads[0].value("to") == "jo@x.org");
}

TEST_CASE("it is the same wherever the pieces end") {
  const std::string bytes =
      "From - \r\nSubject: one\r\n more\r\n\r\ntext\r\n\r\nFrom \r\nFrom: jo@x.org\r\nSubject: "
      "two\r\n\r\n\r\n";
  const std::vector<Head> whole = heads_of(bytes);
  REQUIRE(whole.size() == 2);
  for (std::size_t piece = 1; piece < bytes.size(); ++piece) {
    const std::vector<Head> heads = heads_of(bytes, piece);
    REQUIRE(heads.size() == whole.size());
    for (std::size_t i = 0; i < heads.size(); ++i)
      for (const char* name : {"subject", "from"})
        REQUIRE(heads[i].value(name) == whole[i].value(name));
  }
}

TEST_CASE("a field without an end is cut and says so") {
  const std::vector<Head> heads =
      heads_of("To: " + std::string(20'000, 'a') + "\n " + std::string(200'000, 'b') +
               "\nSubject: still here\n\n" + std::string(300'000, 'c'));
  REQUIRE(heads.size() == 1);
  CHECK(heads[0].value("to").size() == Reader::value_bytes);
  CHECK(heads[0].field("to")->cut);
  CHECK(heads[0].value("subject") == "still here");
}

TEST_CASE("mail is known by its head, and a letter that is written out is none") {
  CHECK(looks_like_mail("From jo@x.org Sun Mar 22 02:19:17 2020\nSubject: one\n"));
  CHECK(looks_like_mail("Received: by x\n\tfor y\nFrom: jo@x.org\nTo: a@b.org\n\nhello"));
  CHECK(looks_like_mail("Date: x\nFrom: jo@x.org\nSubject: a\nX-Cut: of"));
  CHECK_FALSE(looks_like_mail("From Maya, with love\nSubject: one\n"));
  CHECK_FALSE(looks_like_mail("From: Maya\nTo: Jo\nSubject: one\n\nhello"));
  CHECK_FALSE(looks_like_mail("Name,Date: x\nFrom: Maya\n"));
  CHECK_FALSE(looks_like_mail(""));
}

}  // namespace
}  // namespace wellmet::mail
