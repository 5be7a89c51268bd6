#include "judgement/duplicates/identity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "formats/vcard/parse.h"
#include "judgement/duplicates/duplicates.h"
#include "judgement/duplicates/mailboxes.h"
#include "model/cards/name_suffix.h"

using namespace wellmet;

namespace {

Identity identity(const std::string& lines) {
  const vcard::Card card =
      vcard::parse("BEGIN:VCARD\nVERSION:3.0\n" + lines + "END:VCARD\n").cards.at(0);
  return identity_of(card, index_card(card));
}

struct Pair {
  const char* why;
  std::string one;
  std::string other;
};

}  // namespace

TEST_CASE("people who share a name and a household are asked about") {
  const std::vector<Pair> pairs = {
      {"Sr. and Jr. in N", "FN:Karl Olsen\nN:Olsen;Karl;;;Sr.\nTEL;TYPE=HOME:+1 312 555 0144\n",
       "FN:Karl Olsen\nN:Olsen;Karl;;;Jr.\nTEL;TYPE=HOME:+1 312 555 0144\n"},
      {"II and III in the name", "FN:Preston Wade II\nEMAIL:wade@family.example\n",
       "FN:Preston Wade III\nEMAIL:wade@family.example\n"},
      {"one of them says Junior", "FN:Paulo Braga\nTEL:+55 11 91234-5678\n",
       "FN:Paulo Braga Filho\nTEL:+55 11 91234-5678\n"},
      {"père and fils", "FN:Alexandre Morel père\nEMAIL:a.morel@mail.example\n",
       "FN:Alexandre Morel fils\nEMAIL:a.morel@mail.example\n"},
      {"a degree behind the generation", "FN:Tom Ray\nEMAIL:ray@x.example\n",
       "FN:Tom Ray Jr., MD\nEMAIL:ray@x.example\n"},
      {"sisters by their middle names",
       "FN:Maria Clara Nunes\nN:Nunes;Maria;Clara;;\nTEL:+351 212 345 678\n",
       "FN:Maria Elena Nunes\nN:Nunes;Maria;Elena;;\nTEL:+351 212 345 678\n"},
      {"middle names within the given name",
       "FN:Anna Sophie Lang\nN:Lang;Anna Sophie;;;\nTEL:+43 1 555 7788\n",
       "FN:Anna Luise Lang\nN:Lang;Anna Luise;;;\nTEL:+43 1 555 7788\n"},
      {"middle initials", "FN:George W. Hart\nEMAIL:hart@lake.example\n",
       "FN:George H. Hart\nEMAIL:hart@lake.example\n"},
      {"another birthday", "FN:Ivan Petrov\nBDAY:1950-03-05\nTEL:+7 495 555 01 01\n",
       "FN:Ivan Petrov\nBDAY:1980-03-05\nTEL:+7 495 555 01 01\n"},
      {"another day without a year", "FN:Li Wei\nBDAY:--0305\nEMAIL:li@home.example\n",
       "FN:Li Wei\nBDAY:--0306\nEMAIL:li@home.example\n"},
      {"a couple by one initial", "FN:J. Smith\nN:Smith;J.;;;\nTEL;TYPE=HOME:+44 20 7946 0018\n",
       "FN:J. Smith\nN:Smith;J.;;;\nTEL;TYPE=HOME:+44 20 7946 0018\n"},
      {"Mr and Mrs", "FN:Mr K Berg\nEMAIL:k.berg@home.example\n",
       "FN:Mrs K Berg\nEMAIL:k.berg@home.example\n"},
      {"the mailbox of an office", "FN:Ana Lopes\nEMAIL:info@clinica.example\n",
       "FN:Ana Lopes\nEMAIL:info@clinica.example\n"},
      {"an extension", "FN:Sam Cole\nTEL:4417\n", "FN:Sam Cole\nTEL:4417\n"},
      {"a landline, and mobiles of their own",
       "FN:John Doyle\nTEL;TYPE=HOME:+353 1 555 0100\nTEL;TYPE=CELL:+353 87 555 0101\n",
       "FN:John Doyle\nTEL;TYPE=HOME:+353 1 555 0100\nTEL;TYPE=CELL:+353 87 555 0202\n"},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.why);
    CHECK(is_to_be_asked(identity(pair.one), identity(pair.other), FromOneFile::no));
    CHECK(is_to_be_asked(identity(pair.other), identity(pair.one), FromOneFile::no));
  }
}

TEST_CASE(
    "cards of one file with UIDs of their own, each with more than the other, are asked about") {
  const Identity one =
      identity("UID:a\nFN:Omar Said\nTEL;TYPE=CELL:+20 100 123 4567\nEMAIL:omar@one.example\n");
  const Identity other =
      identity("UID:b\nFN:Omar Said\nTEL;TYPE=CELL:+20 100 123 4567\nEMAIL:said@two.example\n");
  CHECK(is_to_be_asked(one, other, FromOneFile::yes));
  CHECK_FALSE(is_to_be_asked(one, other, FromOneFile::no));  // a phone that changed its UIDs
}

TEST_CASE("one person under two roofs is joined unasked") {
  const std::vector<Pair> pairs = {
      {"the same email", "FN:Maya Chen\nEMAIL:maya@chen.example\n",
       "FN:Maya Chen\nEMAIL:maya@chen.example\nTEL:+1 415 555 0142\n"},
      {"the same mobile", "FN:Priya Raman\nTEL;TYPE=CELL:+91 98765 43210\n",
       "FN:Priya Raman\nTEL;TYPE=CELL:098765 43210\nEMAIL:p@raman.example\n"},
      {"a middle name that only one has", "FN:Erik Dahl\nN:Dahl;Erik;;;\nEMAIL:erik@dahl.example\n",
       "FN:Erik Johan Dahl\nN:Dahl;Erik;Johan;;\nEMAIL:erik@dahl.example\n"},
      {"an initial for a middle name", "FN:Ada M. Byron\nN:Byron;Ada;M.;;\nEMAIL:ada@b.example\n",
       "FN:Ada Marie Byron\nN:Byron;Ada;Marie;;\nEMAIL:ada@b.example\n"},
      {"the same generation in two spellings", "FN:Ray Hill Jr.\nEMAIL:ray@hill.example\n",
       "FN:Ray Hill\nN:Hill;Ray;;;Junior\nEMAIL:ray@hill.example\n"},
      {"a birthday with and without its year",
       "FN:Noa Levi\nBDAY:1990-04-12\nEMAIL:noa@l.example\n",
       "FN:Noa Levi\nBDAY:--0412\nEMAIL:noa@l.example\n"},
      {"a short national number", "FN:Kari Nordmann\nTEL:22 33 44 55\n",
       "FN:Kari Nordmann\nTEL:+47 22 33 44 55\n"},
      {"a degree", "FN:Lena Weiss\nEMAIL:lena@weiss.example\n",
       "FN:Lena Weiss, PhD\nEMAIL:lena@weiss.example\n"},
      {"Korean", "FN:김민준\nTEL:+82 10-1234-5678\n", "FN:김민준\nTEL:010-1234-5678\n"},
      {"a landline and nothing more", "FN:Rosa Diaz\nTEL;TYPE=HOME:+34 91 555 01 01\n",
       "FN:Rosa Diaz\nTEL;TYPE=HOME:+34 91 555 01 01\nNOTE:neighbour\n"},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.why);
    CHECK_FALSE(is_to_be_asked(identity(pair.one), identity(pair.other), FromOneFile::no));
    CHECK_FALSE(is_to_be_asked(identity(pair.other), identity(pair.one), FromOneFile::yes));
  }
}

TEST_CASE("the mailbox of a role says nothing of who has it") {
  for (const char* address :
       {"office@a.example", "info@b.example", "kontakt@c.example", "bureau@d.example",
        "hola@e.example", "sekretariat@f.example", "info-berlin@g.example", "sales2@h.example",
        "biuro@i.example", "no-reply@j.example", "segreteria@k.example", "buero@l.example",
        "contact-us@m.example", "front.desk@n.example", "Support_EU@o.example", "hr2@p.example",
        "office2-berlin@q.example", "info+web@r.example"}) {
    CAPTURE(address);
    CHECK(is_role_mailbox(address));
    CHECK(personal_mailbox(address).empty());
  }
  for (const char* address :
       {"maya@a.example", "o.office@b.example", "infante@c.example", "salesman.joe@d.example",
        "holanda@e.example", "nobody", "ola@f.example", "ola.nordmann@g.example",
        "sales.maria@h.example", "post.emily@i.example", "press.anna@j.example",
        "post-emily@k.example", "familie-berg@l.example"}) {
    CAPTURE(address);
    CHECK_FALSE(is_role_mailbox(address));
  }
}

TEST_CASE("two of one given name at two offices are not asked about") {
  const DuplicateScorer book(
      {comparable({.given = "Ines", .family = "Prado", .emails = {"contacto@prado.example"}}),
       comparable({.given = "Ines", .family = "Vega", .emails = {"contacto@vega.example"}})});
  CHECK(book.likely_pairs().empty());
}

TEST_CASE("an equal birthday alone is nobody's double") {
  const DuplicateScorer book(
      {comparable({.given = "Tom", .family = "Hansen", .birthday = "1987-06-01"}),
       comparable({.given = "Aiko", .family = "Mori", .birthday = "1987-06-01"}),
       comparable({.given = "Mia", .family = "Hansen", .birthday = "1987-06-01"})});
  CHECK(book.likely_pairs().empty());
}

TEST_CASE("a number with its country's code is the same, one with another's is not") {
  const auto agreement = [](const char* x, const char* y) {
    const std::vector<ComparableContact> both = {
        comparable({.given = "A", .family = "B", .numbers = {x}}),
        comparable({.given = "A", .family = "B", .numbers = {y}})};
    return compare(both[0], both[1], count_names(both))[ContactField::number];
  };
  struct Row {
    const char* one;
    const char* other;
    Agreement agreement;
  };
  for (const Row& row : std::vector<Row>{
           {"22 33 44 55", "+47 22 33 44 55", Agreement::same},
           {"+45 22 33 44 55", "0045 22334455", Agreement::same},
           {"581 2345", "+354 581 2345", Agreement::same},
           {"6123 4567", "+65 6123 4567", Agreement::same},
           {"47 22 33 44 55", "+47 22334455", Agreement::same},
           {"+372 512 3456", "5123456", Agreement::same},
           {"+960 771 2345", "771 2345", Agreement::same},
           {"+682 22 345", "22345", Agreement::same},
           {"+598 94 123 456", "094 123 456", Agreement::same},
           {"041 123 456", "+386 41 123 456", Agreement::same},
           {"030 123456", "+49 30 123456", Agreement::same},
           {"+49 (0)30 123456", "+49 30 123456", Agreement::same},
           {"+974 5512 3456", "+973 5512 3456", Agreement::differs},
           {"+47 22 33 44 55", "+45 22 33 44 55", Agreement::differs},
           {"+65 6123 4567", "+852 6123 4567", Agreement::differs},
           {"+354 581 2345", "+1 415 581 2345", Agreement::differs},
           {"0170 1234567", "+49 170 1234567", Agreement::same},
           {"052-1234567", "+972-52-123-4567", Agreement::same},
           {"22 33 44 55", "22 33 44 56", Agreement::close},
       }) {
    CAPTURE(row.one);
    CAPTURE(row.other);
    CHECK(agreement(row.one, row.other) == row.agreement);
    CHECK(agreement(row.other, row.one) == row.agreement);
  }
}

TEST_CASE("two spellings of one number are found by it") {
  const auto share_a_number_key = [](const char* x, const char* y) {
    const std::vector<std::string> keys = block_keys(comparable({.numbers = {x}}));
    return std::ranges::any_of(block_keys(comparable({.numbers = {y}})), [&](const auto& key) {
      return std::ranges::find(keys, key) != keys.end();
    });
  };
  CHECK(share_a_number_key("22 33 44 55", "+47 22 33 44 55"));
  CHECK(share_a_number_key("041 123 456", "+386 41 123 456"));
  CHECK(share_a_number_key("47 22 33 44 55", "+47 22 33 44 55"));
  CHECK(share_a_number_key("0170 1234567", "+49 170 1234567"));
  CHECK_FALSE(share_a_number_key("041 123 456", "+386 41 123 457"));
}

TEST_CASE("what stands behind a name is told from the name") {
  CHECK(generation_of("Hale, John, Jr.") == "jr");
  CHECK(generation_of("John Hale") == "");
  CHECK(generation_of("Senior") == "");
  CHECK(without_generation("Martin King, Sr.") == "Martin King");
  CHECK(is_name_suffix("Ph.D."));
  CHECK(is_name_suffix("III"));
  CHECK_FALSE(is_name_suffix("Maya"));
  CHECK(is_company_ending("S.A."));
  CHECK(is_company_ending("GmbH"));
  CHECK_FALSE(is_company_ending("Anna"));
}
