#include "store/access/secrets.h"

#include "base/secret.h"
#include "store/access/sessions.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

TEST_CASE("a secret is made once, is another for each name, and stays in the store") {
  on_both([](const Place& place) {
    const std::string made = secret(*open(place), "local name");
    CHECK(made.size() == random_token().size());
    const auto again = open(place);
    CHECK(secret(*again, "local name") == made);
    CHECK(secret(*again, "known browsers") != made);
  });
}

TEST_CASE("two programs that ask at once get the same secret") {
  on_both([](const Place& place) {
    const auto first = open(place), second = open(place);
    CHECK(secret(*first, "local name") == secret(*second, "local name"));
  });
}

}  // namespace
}  // namespace wellmet::store
