#include "formats/post_link.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

TEST_CASE("a post is opened in mail, LinkedIn or Mastodon with its words in the address") {
  CHECK(mail_to_anybody({.subject = "A & B", .body = "One\ntwo"}) ==
        "mailto:?subject=A%20%26%20B&body=One%0D%0Atwo");
  CHECK(linkedin_link("https://kelp.example/kiln?a=b") ==
        "https://www.linkedin.com/sharing/share-offsite/?url="
        "https%3A%2F%2Fkelp.example%2Fkiln%3Fa%3Db");
  CHECK(mastodon_link("social.example", "Kiln plans\n\n“free” #kiln") ==
        "https://social.example/share?text=Kiln%20plans%0A%0A%E2%80%9Cfree%E2%80%9D%20%23kiln");
}

TEST_CASE("a Mastodon server is known by its name, address or a handle on it") {
  for (const char* given : {"social.example", "https://Social.Example/@ines", " social.example/ ",
                            "@ines@social.example"})
    CHECK(mastodon_server(given) == "social.example");
  for (const char* none : {"", "ines", ".example", "social example.org", "social.example:80\"x",
                           "javascript:alert(1).x"})
    CHECK(mastodon_server(none) == "");
}

}  // namespace
}  // namespace wellmet
