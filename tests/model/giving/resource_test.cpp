#include "model/giving/resource.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

TEST_CASE("a link is of the web, whole or with its scheme left out") {
  CHECK(as_link("https://fruitvale.example/jobs/42") == "https://fruitvale.example/jobs/42");
  CHECK(as_link("  HTTP://Fruitvale.Example/Jobs?a=B#C ") == "http://fruitvale.example/Jobs?a=B#C");
  CHECK(as_link("www.fruitvale.example") == "https://www.fruitvale.example");
  CHECK(as_link("fruitvale.example/jobs") == "https://fruitvale.example/jobs");
  CHECK(as_link("https://łódź.example/praca") == "https://łódź.example/praca");
  CHECK(as_link("https://fruitvale.example:8080/") == "https://fruitvale.example:8080/");
}

TEST_CASE("what only looks like a link, or could do more than lead somewhere, is none") {
  for (const char* text :
       {"", "notes.pdf", "a/b", "./notes/kiln.txt", "/home/ines/kiln.txt", "repair café",
        "javascript:alert(1)", "javascript://x.example/%0aalert(1)", "data:text/html,hello",
        "file:///etc/passwd", "mailto:jo@kelp.example", "https://", "https://localhost/x",
        "https://ines:secret@kelp.example/", "https://kelp.example/a b",
        "https://kelp.example/\"onclick=\"x", "https://kelp..example/", "https://.example/",
        "https://kelp.example/\xff"}) {
    INFO(text);
    CHECK(as_link(text) == std::nullopt);
  }
  CHECK(as_link("https://kelp.example/" + std::string(longest_resource_link, 'a')) == std::nullopt);
}

TEST_CASE("links that lead to the same page are the same") {
  const std::string page = same_link("https://fruitvale.example/jobs/42?lang=en");
  for (const char* other :
       {"http://fruitvale.example/jobs/42?lang=en", "https://www.fruitvale.example/jobs/42?lang=en",
        "https://fruitvale.example/jobs/42/?lang=en#apply",
        "https://fruitvale.example/jobs/42?utm_source=mail&lang=en&fbclid=x1"})
    CHECK(same_link(other) == page);
  for (const char* another :
       {"https://fruitvale.example/jobs/42", "https://kelp.example/jobs/42",
        "https://fruitvale.example/jobs/43?lang=en", "https://fruitvale.example/Jobs/42?lang=en"})
    CHECK(same_link(another) != page);
}

TEST_CASE("a link says what its path says, without numbers") {
  CHECK(words_of_link("https://kelp.example/2026/10/how-to-fire-an-anagama-8f3a.html?x=y") ==
        "how to fire an anagama");
  CHECK(words_of_link("https://kelp.example/gl%C3%A4ser") == "gläser");
  CHECK(words_of_link("https://kelp.example/") == "");
  CHECK(words_of_link("https://kelp.example/%ff%fe") == "%ff%fe");
}

TEST_CASE("without a word on it, a thing is called by how it begins") {
  CHECK(title_of("", "\n  Two seats for\tthe choir \nSaturday") == "Two seats for the choir");
  CHECK(title_of("https://www.kelp.example/jobs/", "") == "kelp.example/jobs");
}

TEST_CASE("what is open until a day is of use on that day, and over on the next") {
  const Resource seats{.open_until = LocalDate{20'000}};
  CHECK(!is_over(seats, LocalDate{20'000}));
  CHECK(is_over(seats, LocalDate{20'001}));
  CHECK(!is_over({}, LocalDate{20'001}));
}

}  // namespace
}  // namespace wellmet
