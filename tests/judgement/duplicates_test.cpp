#include "judgement/duplicates/duplicates.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/error.h"

using namespace wellmet;

namespace {

std::string text_of(const std::string& name) {
  std::ifstream file(std::string(WELLMET_SOURCE "/tests/judgement/duplicates/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const ContactFields maya = {.given = "Maya",
                            .family = "Chen",
                            .numbers = {"+1 415 555 0142"},
                            .emails = {"maya.chen@bluekiln.example"},
                            .birthday = "1985-04-12",
                            .street = "12 Alder Street",
                            .city = "Oakland",
                            .postcode = "94607"};
const ContactFields jonas = {.given = "Jonas",
                             .family = "Berg",
                             .numbers = {"+47 22 33 44 55"},
                             .emails = {"berg.family@post.example"},
                             .birthday = "1979-01-30",
                             .street = "Storgata 4",
                             .city = "Bergen",
                             .postcode = "5003"};

Comparison compared(const ContactFields& a, const ContactFields& b, int people = 200) {
  const std::vector<ComparableContact> both = {comparable(a), comparable(b)};
  NameCounts counts = count_names(both);
  counts.people = people;
  return compare(both[0], both[1], counts);
}

ContactFields with(ContactFields fields, auto change) {
  change(fields);
  return fields;
}

}  // namespace

// Golden files: a made-up address book, scored by the reference implementation of the weights.
TEST_CASE("a made-up address book gets the reference's pairs and scores") {
  CHECK(evaluate_duplicates(text_of("contacts.csv")) == text_of("pairs.csv"));
}

TEST_CASE("a missing field says nothing") {
  const double all = compared(maya, maya).score;
  const double without = compared(with(maya, [](auto& c) { c.numbers = {}; }), maya).score;
  CHECK(all - without == doctest::Approx(13));
  CHECK(compared(with(maya, [](auto& c) { c.numbers = {}; }), maya)[ContactField::number] ==
        Agreement::unknown);
}

TEST_CASE("a rare name that agrees says more than a common one") {
  const std::vector<ComparableContact> both = {comparable({.given = "Maya", .family = "Chen"}),
                                               comparable({.given = "Maya", .family = "Chen"})};
  NameCounts rare = {.people = 5000, .given = {{"maya", 2}}, .family = {{"chen", 2}}};
  NameCounts common = {.people = 5000, .given = {{"maya", 400}}, .family = {{"chen", 900}}};
  CHECK(compare(both[0], both[1], rare).score > compare(both[0], both[1], common).score);
}

TEST_CASE("names are compared in any script and with the names changed round") {
  const Comparison accents =
      compared({.given = "Łukasz", .family = "Nowák"}, {.given = "Lukasz", .family = "Nowak"});
  CHECK(accents[ContactField::given] == Agreement::same);
  CHECK(accents[ContactField::family] == Agreement::same);
  const Comparison script =
      compared({.given = "小龍", .family = "李"}, {.given = "Xiao Long", .family = "Li"});
  CHECK(script[ContactField::given] == Agreement::same);
  const Comparison swapped =
      compared({.given = "Chen", .family = "Maya"}, {.given = "Maya", .family = "Chen"});
  CHECK(swapped.names_swapped);
  CHECK(in_words(swapped) == "given name and family name change places");
}

TEST_CASE("of several numbers and addresses the pair that agrees best counts") {
  const ContactFields two = with(maya, [](auto& c) {
    c.numbers = {"+1 510 555 7777", "(415) 555-0142"};
    c.emails = {"m@old.example", "Maya.Chen@BlueKiln.example "};
  });
  CHECK(compared(two, maya)[ContactField::number] == Agreement::same);
  CHECK(compared(two, maya).score == compared(maya, maya).score);
  CHECK(compared(two, maya)[ContactField::email] == Agreement::same);
}

TEST_CASE("a birthday that is not known in full says nothing") {
  const ContactFields partly = with(maya, [](auto& c) { c.birthday = "--04-12"; });
  CHECK(compared(partly, maya)[ContactField::birthday] == Agreement::unknown);
  const ContactFields swapped = with(maya, [](auto& c) { c.birthday = "1985-12-04"; });
  CHECK(compared(swapped, maya)[ContactField::birthday] == Agreement::close);
}

TEST_CASE("a family that shares a mailbox is not one person") {
  const ContactFields ingrid = with(jonas, [](auto& c) {
    c.given = "Ingrid";
    c.birthday = "";
  });
  const Comparison c = compared(jonas, ingrid);
  CHECK(c.score >= 6);  // by the sum alone they would be one
  CHECK(likeness(c) == Likeness::different);
  CHECK_FALSE(full_match(c));
  const DuplicateScorer book({comparable(jonas), comparable(ingrid)});
  CHECK(book.likely_pairs().empty());
}

TEST_CASE("Bob and Robert with one mailbox may well be") {
  const ContactFields robert = {
      .given = "Robert", .family = "Stone", .emails = {"stone@kiln.example"}};
  const ContactFields bob = {.given = "Bob", .family = "Stone", .emails = {"stone@kiln.example"}};
  const Comparison c = compared(robert, bob);
  CHECK(likeness(c) == Likeness::surely);
  CHECK(c[ContactField::given] == Agreement::close);
  CHECK_FALSE(full_match(c));
}

TEST_CASE("Louise and Louis with numbers of their own are no sure pair") {
  const ContactFields louise = {
      .given = "Louise", .family = "Carrick", .numbers = {"07700 900135"}};
  const ContactFields louis = {.given = "Louis", .family = "Carrick", .numbers = {"07700 900136"}};
  CHECK(likeness(compared(louise, louis)) == Likeness::maybe);
  const ContactFields again = with(louise, [](auto& c) { c.numbers = {"+44 7700 900135"}; });
  CHECK(likeness(compared(louise, again)) == Likeness::surely);
  const auto born = [&](const char* day) {
    return with(louise, [&](auto& c) { c.birthday = day; });
  };
  CHECK(likeness(compared(born("1988-04-12"), born("1991-11-30"))) == Likeness::maybe);
}

TEST_CASE("only a full match may be joined unasked") {
  CHECK(full_match(compared(maya, maya)));
  CHECK(full_match(compared(maya, with(maya, [](auto& c) { c.numbers = {"1"}; }))));
  CHECK(full_match(compared(maya, with(maya, [](auto& c) { c.emails = {"x@y.example"}; }))));
  CHECK_FALSE(full_match(compared(maya, with(maya, [](auto& c) {
                                    c.emails = {};
                                    c.numbers = {};
                                  }))));
  CHECK_FALSE(full_match(compared(maya, with(maya, [](auto& c) { c.family = "Chenn"; }))));
  CHECK_FALSE(full_match(compared({.given = "Maya", .emails = {"m@x.example"}},
                                  {.given = "Maya", .emails = {"m@x.example"}})));
}

TEST_CASE("two contacts side by side are told in words") {
  const ContactFields other = with(maya, [](auto& c) {
    c.given = "Mayo";
    c.birthday = "1991-11-30";
    c.street = "";
    c.city = "Berlin";
  });
  CHECK(in_words(compared(maya, other)) ==
        "same family name, phone, email and postcode; given name nearly the same; birthday and "
        "city differ");
}

TEST_CASE("maybe and surely begin at 0 and 6") {
  Comparison c;
  c.score = -0.001;
  CHECK(likeness(c) == Likeness::different);
  c.score = 0;
  CHECK(likeness(c) == Likeness::maybe);
  c.score = 5.999;
  CHECK(likeness(c) == Likeness::maybe);
  c.score = 6;
  CHECK(likeness(c) == Likeness::surely);
}

TEST_CASE("block keys find one new contact among the stored as the whole book would") {
  const ContactFields typo = with(maya, [](auto& c) {
    c.family = "Chenn";
    c.numbers = {"4155550124"};
  });
  const auto shared = [](const ContactFields& a, const ContactFields& b) {
    const auto x = block_keys(comparable(a));
    const auto y = block_keys(comparable(b));
    return std::count_if(x.begin(), x.end(), [&](const std::string& key) {
      return std::find(y.begin(), y.end(), key) != y.end();
    });
  };
  CHECK(shared(maya, typo) > 0);
  CHECK(shared(maya, jonas) == 0);
  CHECK(block_keys(comparable(maya)) ==
        std::vector<std::string>{"n:155550142", "e:maya.chen@bluekiln.example", "l:maya.chen",
                                 "b:19850412", "m:198504:c", "p:94607", "3:che|may", "f:chen",
                                 "g:maya|oakl", "s:12 alder street"});
  CHECK(block_keys(comparable({})).empty());
  const auto keys =
      block_keys(comparable({.emails = {"maya.chen@a.example", "maya.chen@b.example"}}));
  CHECK(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());
}

TEST_CASE("one against one scores as in the whole book") {
  std::vector<ComparableContact> book;
  for (const ContactFields& c : {maya, jonas, with(maya, [](auto& f) { f.given = "Maja"; }),
                                 with(jonas, [](auto& f) { f.family = "Borg"; })})
    book.push_back(comparable(c));
  const NameCounts counts = count_names(book);
  const DuplicateScorer scorer(book);
  const auto pairs = scorer.likely_pairs();
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].score >= pairs[1].score);
  for (const LikelyPair& pair : pairs)
    CHECK(compare(book[static_cast<std::size_t>(pair.first)],
                  book[static_cast<std::size_t>(pair.second)], counts)
              .score == pair.score);
}

TEST_CASE("a key that too many share says nothing") {
  std::vector<ComparableContact> people;
  const auto add = [&people](int n) {
    people.push_back(comparable(
        {.given = std::string(1, static_cast<char>('a' + n % 26)) + static_cast<char>('a' + n / 26),
         .postcode = "94607"}));
  };
  for (int n = 0; n < largest_block; ++n) add(n);
  CHECK(DuplicateScorer(people).pairs_above(-100).size() ==
        largest_block * (largest_block - 1) / 2);
  add(largest_block);
  CHECK(DuplicateScorer(people).pairs_above(-100).empty());
}

TEST_CASE("title and company cannot reach the judgement of duplicates") {
  const std::string csv =
      "id,given,family,title,company,followers\n1,Maya,Chen,CEO,Big,9\n2,Maya,Chen,,,\n";
  const std::string other =
      "id,given,family,title,company,followers\n1,Maya,Chen,Intern,Small,0\n2,Maya,Chen,Pope,X,1\n";
  CHECK(evaluate_duplicates(csv) == evaluate_duplicates(other));
}

TEST_CASE("a table that cannot be measured is refused with its line") {
  const auto message_of = [](const std::string& csv) -> std::string {
    try {
      evaluate_duplicates(csv);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  };
  CHECK(message_of("given,family\nMaya,Chen\n") ==
        "contacts, line 1: the header has no column “id”.");
  CHECK(message_of("id,given,family\n1,Maya,Chen\n2\n") ==
        "contacts, line 3: the row has 1 of 3 cells.");
  CHECK(evaluate_duplicates("id,given,family\n") == "id1,id2,score\n");
}

TEST_CASE("the score is the same whichever comes first, names not changed round") {
  CHECK(rc::check([] {
    const auto word = [] {
      return *rc::gen::element<std::string>("", "maya", "maja", "chen", "chenn", "m", "berg");
    };
    const auto someone = [&] {
      return ContactFields{.given = word(), .family = word(), .street = word(), .city = word()};
    };
    const ContactFields a = someone();
    const ContactFields b = someone();
    const Comparison one_way = compared(a, b);
    const Comparison other_way = compared(b, a);
    RC_PRE(!one_way.names_swapped && !other_way.names_swapped);
    RC_ASSERT(std::abs(one_way.score - other_way.score) < 1e-9);
  }));
}
