#include "formats/mail/grammar.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace wellmet::mail {
namespace {

std::string listed(std::string_view field) {
  std::vector<std::string> all;
  for (const Address& one : addresses_in(field, 100))
    all.push_back(one.name + "<" + one.address + ">");
  return join(all, " ");
}

TEST_CASE("addresses are read as programs write them") {
  struct Case {
    const char* field;
    const char* wanted;
  };
  for (const Case& one :
       {Case{"jo@example.org", "<jo@example.org>"},
        Case{"=?UTF-8?Q?Zo=C3=AB_Brandt?= <Zoe@Example.org>", "Zoë Brandt<zoe@example.org>"},
        Case{"=?iso-2022-jp?B?GyRCRURDZjAmO1IbKEI=?= <aiko@example.jp>",
             "田中愛子<aiko@example.jp>"},
        Case{"\"Pike, Jordan\" <jordan@example.net>, b@c.org",
             "Pike, Jordan<jordan@example.net> <b@c.org>"},
        Case{"A Group:Ed Jones <joe@where.test>,john@one.test;, c@d.org",
             "Ed Jones<joe@where.test> <john@one.test> <c@d.org>"},
        Case{"undisclosed-recipients:;", ""},
        Case{"Mary Smith <@node.test:mary@example.net>, , jdoe@test . example",
             "Mary Smith<mary@example.net> <jdoe@test.example>"},
        Case{"M\xFCller <m@example.org>", "Müller<m@example.org>"},
        Case{"Müller <m@example.org>", "Müller<m@example.org>"}, Case{"", ""},
        Case{",,;<<>>\"", ""}}) {
    CAPTURE(one.field);
    CHECK(listed(one.field) == one.wanted);
  }
}

TEST_CASE("no more addresses are read than are asked for") {
  CHECK(addresses_in("a@b.org, c@d.org, e@f.org", 2).size() == 2);
}

TEST_CASE("days are read with their zones, and what is none is none") {
  CHECK(to_iso(*moment_in("Sun, 01 Mar 2026 10:00:00 +0100 (CET)")) == "2026-03-01T09:00:00.000Z");
  CHECK(to_iso(*moment_in("1 Mar 26 10:00 GMT")) == "2026-03-01T10:00:00.000Z");
  CHECK(to_iso(*moment_in("Sat, 21 Mar 2020 19:19:17 -0700")) == "2020-03-22T02:19:17.000Z");
  CHECK_FALSE(moment_in("sometime"));
  CHECK_FALSE(moment_in(""));
}

TEST_CASE("texts come out of their charsets") {
  CHECK(text_in("=?utf-8?B?UmU6IEthZmZlZSDimJU=?=") == "Re: Kaffee ☕");
  CHECK(text_in("=?UTF-8?Q?Posteingang,Ge=C3=B6ffnet?=") == "Posteingang,Geöffnet");
  CHECK(is_utf8(text_in("caf\xE9 =?nonsense?Q?x?=")));
}

}  // namespace
}  // namespace wellmet::mail
