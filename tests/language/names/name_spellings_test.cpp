#include "language/names/name_spellings.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "language/names/who.h"

namespace wellmet::language {
namespace {

using Words = std::vector<std::string>;

bool is_found_by(const std::string& name, const std::string& typed) {
  const Words index = index_words(name, {});
  std::vector<Words> wordings = other_wordings(typed);
  wordings.push_back(folded_words(typed));
  return std::ranges::any_of(wordings, [&](const Words& wording) {
    return std::ranges::all_of(wording, [&](const std::string& word) {
      return std::ranges::any_of(index, [&](const std::string& w) { return w.starts_with(word); });
    });
  });
}

}  // namespace

TEST_CASE("special letters are spelled out as people type them") {
  const std::pair<const char*, const char*> table[] = {{"Müller", "mueller"},
                                                       {"Größe", "groesse"},
                                                       {"JÄGER", "jaeger"},
                                                       {"Sørensen", "soerensen"},
                                                       {"Ångström", "aangstroem"},
                                                       {"Đoković", "djokovic"},
                                                       {"Юлия", "yulia"},
                                                       {"Михаил", "mikhail"},
                                                       {"Щербаков", "shcherbakov"},
                                                       {"Наташа", "natasha"},
                                                       {"Ольга", ""},
                                                       {"Ємельяненко", "yemelyanenko"},
                                                       {"Mueller", ""},
                                                       {"Łukasz", ""},
                                                       {"José", ""},
                                                       {"李小龍", ""},
                                                       {"", ""}};
  for (const auto& [word, spelled] : table) {
    INFO(std::string(word));
    CHECK(spelled_out(word) == spelled);
  }
  CHECK(spelled_out(nfc("Mu\u0308ller")) == spelled_out("Mu\u0308ller"));
}

TEST_CASE("a name without spaces has the parts by which people are called") {
  CHECK(parts_within("김민준") == Words{"minjun", "jun", "kim"});
  CHECK(parts_within("남궁민수") == Words{"gungminsu", "minsu", "su", "namkung"});
  CHECK(parts_within("이 서연") == Words{"lee", "yi", "rhee", "yeon"});
  CHECK(parts_within("李小龍") == Words{"xiaolong", "long"});
  CHECK(parts_within("Maya Chen").empty());
  CHECK(parts_within("Müller").empty());
  CHECK(parts_within("علي الحسن") == Words{fold("حسن")});
}

TEST_CASE("names are found in the spelling at hand") {
  const std::pair<const char*, const char*> table[] = {
      {"김민준", "민준"},       {"김민준", "Kim Minjun"},  {"김민준", "김"},
      {"Minjun Kim", "김민준"}, {"박서연", "서연"},        {"李小龍", "xiaolong"},
      {"李小龍", "小龍"},       {"Xiaolong Li", "李小龍"}, {"田中さくら", "さくら"},
      {"田中さくら", "田中"},   {"สมชาย ใจดี", "ชาย"},      {"Jürgen Müller", "Mueller"},
      {"Mueller", "Müller"},    {"Søren Kjær", "soeren"},  {"Юлия Щукина", "yulia"},
      {"مُحَمَّد حَسَن", "محمد"},     {"محمد حسن", "مُحَمَّد"},      {"דָּוִד לֵוִי", "דוד"},
      {"فاطمة", "فاطمه"},       {"Müller", "muller"},      {"علي الحسن", "حسن"}};
  for (const auto& [name, typed] : table) {
    INFO(std::string(name), " by ", std::string(typed));
    CHECK(is_found_by(name, typed));
  }
  CHECK_FALSE(is_found_by("김민준", "서연"));
  CHECK_FALSE(is_found_by("Müller", "Moeller"));
  CHECK_FALSE(is_found_by("محمد", "محمود"));
}

TEST_CASE("whoever is mentioned by a part of a name is meant, but not by a month") {
  const std::vector<KnownPerson> people = {{.id = PersonId{1}, .name = "김민준"},
                                           {.id = PersonId{2}, .name = "Jürgen Müller"}};
  const auto who = [&](const char* name) {
    const Who found = resolve(mention_of(name), people, {});
    const auto* one = std::get_if<OnePerson>(&found);
    return one ? one->id.value : 0;
  };
  CHECK(who("민준") == 1);
  CHECK(who("Juergen") == 2);
  CHECK(who("Mueller") == 2);
  Mention june = mention_of("Jun");
  june.plain = true;
  CHECK(std::holds_alternative<NobodyKnown>(resolve(june, people, {})));
}

}  // namespace wellmet::language
