// What somebody advised you to do, whether you followed it, and whether they heard of it.
#include <fmt/format.h>

#include "base/words.h"
#include "web/page/url.h"
#include "web/parts/section.h"
#include "web/people/person_parts.h"

namespace wellmet::web::person {
namespace {

bool is_open(const Note& n) { return !n.done || (n.ending == NoteEnding::followed && !n.told); }

// "Followed, 3 March. They know since 5 March."
std::string what_became(const Layout& layout, const Note& n) {
  std::string words;
  if (n.done) words = fmt::format("{}, {}", with_capital(ending_in_words(n)), layout.day(*n.done));
  if (n.told) words += fmt::format("{}Told, {}", words.empty() ? "" : ". ", layout.day(*n.told));
  return words;
}

Html button(const Note& n, const char* ending, const char* words, const Html& sign) {
  return html(
      "<button class=\"btn bare\" name=\"ending\" value=\"{}\" aria-label=\"{}: {}\">{}{}</button>",
      ending, words, in_short(n), sign, words);
}

Html how_it_went(const Note& n) {
  const std::string id = fmt::format("how-{}", n.id.value);
  return html(
      "<div class=\"field\"><label for=\"{}\">How it went, if you like</label><input id=\"{}\" "
      "name=\"text\" maxlength=\"2000\" value=\"{}\"></div>",
      id, id, n.outcome);
}

Html open_item(const Layout& layout, const PersonPage& p, const Note& n) {
  const bool followed = n.ending == NoteEnding::followed;
  Html buttons;
  if (!followed) buttons += button(n, "followed", "Followed it", icon("check"));
  if (!n.told) buttons += button(n, "told", "Told them", followed ? icon("check") : Html());
  if (!followed) buttons += button(n, "not for me", "Not for me", {});
  const std::string became = what_became(layout, n);
  return html(
      "<form class=\"stack-s\" id=\"n{}\" method=\"post\" action=\"{}\">{}<p class=\"plain\">{} <a "
      "class=\"change\" href=\"{}\" aria-label=\"Change: {}\">Change</a> <span class=\"hint "
      "block\">{}{}</span></p>{}<div class=\"acts\">{}</div></form>\n",
      n.id.value, url::person(p.id(), fmt::format("notes/{}/done", n.id.value)), form_token(layout),
      n.text, url::person(p.id(), fmt::format("notes/{}", n.id.value)), in_short(n),
      layout.day(n.day), became.empty() ? "" : ". " + became, when(!followed, how_it_went(n)),
      buttons);
}

Html closed_item(const Layout& layout, const Note& n) {
  return html("<li id=\"n{}\"><span>{} <span class=\"hint block\">{}{}</span></span></li>\n",
              n.id.value, n.text, what_became(layout, n),
              n.outcome.empty() ? "" : ": " + n.outcome);
}

}  // namespace

Html advice(const Layout& layout, const PersonPage& p, Html& adds) {
  Html open, closed;
  for (const Note& n : p.story.advice) {
    if (is_open(n) && !p.died())
      open += open_item(layout, p, n);
    else
      closed += closed_item(layout, n);
  }
  const Html form = p.died() ? Html()
                             : small_form(layout, {.label = "Something they advised",
                                                   .path = url::person(p.id(), "notes"),
                                                   .field = "What you were advised to do",
                                                   .hidden = "advice"});
  if (open.empty() && closed.empty()) {
    adds += form;
    return {};
  }
  const Html earlier = when(
      !closed.empty(), html("<details class=\"facts\"><summary>{}Followed or closed</summary><ul "
                            "class=\"notes\">{}</ul></details>\n",
                            icon("chevron-right"), closed));
  return section(p.voice().begin("advised you", "advised you"), open + earlier + form);
}

}  // namespace wellmet::web::person
