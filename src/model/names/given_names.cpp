// Short forms that share too few letters with the whole name for a measure of likeness to see. A
// row is one name; the same short form may stand in several rows.
#include "model/names/given_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::array<std::string_view, 58> names = {
    "abigail abby gail",
    "albert al bert",
    "aleksandra alexandra ola sasha sandra lexi alex",
    "aleksander alexander alejandro sasha sandy lex alex xander",
    "andrew andy drew",
    "anthony tony",
    "antonia toni tonia",
    "barbara babs barb basia",
    "bartholomew bart",
    "benjamin ben benny",
    "catherine katherine kathryn katarzyna cathy kathy kate katie kitty kasia",
    "charles charlie chuck chas carlos",
    "christine christina chris tina kirsten",
    "christopher chris kit topher",
    "daniel dan danny",
    "david dave davy",
    "deborah deb debbie",
    "dorothy dot dottie dolly",
    "edward ed eddie ned ted teddy",
    "eleanor ellie nell nora lena",
    "elizabeth elisabeth liz lizzie beth betty betsy eliza lisa libby elsie ela",
    "eugene gene",
    "francisco paco pancho frank",
    "francis francesco frank cesco",
    "frederick friedrich fred freddy fritz",
    "george jorge jerzy jurek",
    "gerald gerard gerry jerry",
    "giuseppe beppe peppe pino",
    "helen elena nell lena",
    "henry heinrich harry hank heinz hal",
    "isabel isabella bella izzy belle",
    "james jim jimmy jamie",
    "johannes hans jan hannes",
    "john jack johnny jan jon",
    "jose pepe",
    "joseph joe joey josef sepp",
    "lawrence laurence larry laurie",
    "leonard leo len lenny",
    "ludwig lutz",
    "madeleine maddie maddy",
    "malgorzata margaret margarete gosia peggy maggie meg greta gretchen daisy",
    "maria mary molly polly mia",
    "martha patty marta",
    "matthew matt matty",
    "michael mikhail mike mick mickey misha",
    "nicholas nikolaus nick nico klaus",
    "patricia pat patty trish tricia",
    "patrick pat paddy",
    "peter pete pedro piotr petya",
    "philip phil pip",
    "rebecca becky becca",
    "richard rich rick dick ricky",
    "robert bob bobby rob robbie bert",
    "ronald ron ronnie",
    "susan susanna sue suzy zuzanna",
    "theodore theo ted teddy",
    "thomas tom tommy",
    "william wilhelm bill billy will willy liam",
};

bool is_word_of(std::string_view word, std::string_view text) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

bool are_forms_of_one_name(std::string_view a, std::string_view b) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view forms) {
    return is_word_of(a, forms) && is_word_of(b, forms);
  });
}

}  // namespace

bool may_be_one_given_name(std::string_view a, std::string_view b) {
  for (const std::string& x : split(a, ' ')) {
    for (const std::string& y : split(b, ' ')) {
      if (x.size() > 1 && y.size() > 1 && (x == y || are_forms_of_one_name(x, y))) return true;
    }
  }
  return false;
}

std::vector<std::string> other_forms_of(std::string_view given_name) {
  std::vector<std::string> forms;
  for (const std::string_view row : names) {
    if (!is_word_of(given_name, row)) continue;
    for (std::string& form : split(row, ' '))
      if (form != given_name) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace wellmet
