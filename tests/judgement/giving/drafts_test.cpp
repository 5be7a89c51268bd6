#include <doctest/doctest.h>

#include "judgement/giving/pass_on_draft.h"
#include "judgement/giving/post_draft.h"

namespace wellmet {
namespace {

const Resource job{.about = "coordinator, Fruitvale repair café",
                   .link = "https://fruitvale.example/jobs/42",
                   .open_until = LocalDate{20'793}};

TEST_CASE("a post says what it is, until when, where, and whom to write to") {
  CHECK(post_draft(job) ==
        "Coordinator, Fruitvale repair café\n\nOpen until 6 December 2026.\n\n"
        "https://fruitvale.example/jobs/42\n\n"
        "If that’s something for you, or for someone you know, write to me.");
}

TEST_CASE("passing it on says what it is, and nothing of what is noted of anybody") {
  const Message words = pass_on_draft(job, "Olu", "Ines");
  CHECK(words.subject == "coordinator, Fruitvale repair café");
  CHECK(words.body ==
        "Hi Olu,\n\nThis made me think of you: coordinator, Fruitvale repair café.\n\n"
        "https://fruitvale.example/jobs/42\n\nInes");
}

TEST_CASE("words that are all of a thing are not said twice, and long ones are cut") {
  const Resource seats{.about = "Two seats", .text = "Two seats"};
  CHECK(post_draft(seats).starts_with("Two seats\n\nIf that’s"));
  const Resource essay{.about = "An essay", .text = std::string(5'000, 'a')};
  CHECK(pass_on_draft(essay, "Olu", "").body.size() < 1'000);
  const Resource page{.about = "kelp.example/kiln", .link = "https://kelp.example/kiln"};
  CHECK(post_draft(page).starts_with("https://kelp.example/kiln\n\nIf that’s"));
  CHECK(pass_on_draft(page, "Olu", "").body ==
        "Hi Olu,\n\nThis made me think of you:\n\nhttps://kelp.example/kiln");
}

}  // namespace
}  // namespace wellmet
