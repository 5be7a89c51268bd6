#include "web/parts/field.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "web/page/layout.h"

namespace wellmet::web {
namespace {

struct Told {
  Html words = {};
  Html attributes = {};
};

Told told(const Field& field, const FieldErrors& faults) {
  const auto fault = faults.find(field.name);
  if (fault == faults.end()) return {};
  return {html("<p class=\"err\" id=\"{}-fault\">{}</p>{}", field.name, fault->second.words,
               fault->second.next),
          html(" aria-invalid=\"true\" aria-describedby=\"{}-fault\"", field.name)};
}

}  // namespace

Html text_field(const Field& f, const FieldErrors& faults) {
  const Told fault = told(f, faults);
  return html(
      "<div class=\"field\"><label for=\"{}\">{}</label><input id=\"{}\" name=\"{}\" type=\"{}\" "
      "value=\"{}\" placeholder=\"{}\" maxlength=\"1000\" autocomplete=\"off\"{}{}>{}</div>\n",
      f.name, f.label, f.name, f.name, f.type, f.value, f.help, when(f.required, html(" required")),
      fault.attributes, fault.words);
}

Html area_field(const Field& f, const FieldErrors& faults) {
  const Told fault = told(f, faults);
  return html(
      "<div class=\"field\"><label for=\"{}\">{}</label><textarea id=\"{}\" name=\"{}\" "
      "placeholder=\"{}\" maxlength=\"20000\"{}{}>\n{}</textarea>{}</div>\n",
      f.name, f.label, f.name, f.name, f.help, when(f.required, html(" required")),
      fault.attributes, f.value, fault.words);
}

Html filled_with(const std::string& words) {
  return html("<input type=\"hidden\" name=\"filled_with\" value=\"{}\">",
              fmt::format("{:016x}", stable_hash(words)));
}

bool filled_with_other(const std::string& posted, const std::string& words) {
  return !posted.empty() && posted != fmt::format("{:016x}", stable_hash(words));
}

std::string elsewhere(const std::string& value) {
  return value.empty() ? "On the other device: nothing." : "On the other device: " + value;
}

Html keep_or_leave(const FieldErrors& faults, const std::string& path) {
  const auto fault = faults.find("");
  const bool both = fault != faults.end() && fault->second.words == changed_elsewhere;
  return html(
      "<div class=\"acts\"><button class=\"btn main\">{}{}</button><a class=\"btn bare\" "
      "href=\"{}\">{}</a></div>",
      icon("check"), both ? "Keep mine" : "Keep it", path,
      both ? "Keep the other" : "Leave it as it was");
}

Html form_fault(const FieldErrors& faults) {
  if (faults.empty()) return {};
  const auto whole = faults.find("");
  Html items;
  for (const auto& [name, fault] : faults)
    if (!name.empty()) items += html("<li><a href=\"#{}\">{}</a></li>", name, fault.words);
  const std::string head = whole != faults.end() ? whole->second.words
                           : faults.size() == 1  ? "Nothing was saved yet. One thing needs a look:"
                                                : "Nothing was saved yet. Some things need a look:";
  return html(
      "<div class=\"care stack-s\" role=\"alert\" tabindex=\"-1\" autofocus><p>{}</p>{}{}</div>\n",
      head, when(!items.empty(), html("<ul class=\"faults\">{}</ul>", items)),
      whole != faults.end() ? whole->second.next : Html());
}

Html word_boxes(const std::vector<RelationshipWord>& chosen, const FieldErrors& faults) {
  const Html boxes = each(all_relationship_words(), [&](RelationshipWord word) {
    const bool on = std::ranges::find(chosen, word) != chosen.end();
    return html(
        "<label class=\"pick\"><input type=\"checkbox\" name=\"word\" value=\"{}\"{}>{}</label>\n",
        to_text(word), when(on, html(" checked")), to_text(word));
  });
  const auto fault = faults.find("word");
  const bool faulty = fault != faults.end();
  return html(
      "<fieldset class=\"stack-s\" id=\"word\"{}><legend class=\"label\">What they are to you"
      "</legend><div class=\"chips\">{}</div>{}</fieldset>\n",
      when(faulty, html(" tabindex=\"-1\" aria-describedby=\"word-fault\"")), boxes,
      faulty ? html("<p class=\"err\" id=\"word-fault\">{}</p>", fault->second.words) : Html());
}

std::vector<RelationshipWord> words_chosen(const std::vector<std::string>& values) {
  std::vector<RelationshipWord> words;
  for (const std::string& value : values)
    if (const auto word = parse_relationship_word(value)) words.push_back(*word);
  return words;
}

}  // namespace wellmet::web
