#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "web/introductions/introductions.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/later.h"

namespace wellmet::web::introductions {
namespace {

using actions::NamedIntroduction;
using actions::WordsToSend;
using Thread = IntroductionsPage::Thread;
using namespace introduction;

template <class Is>
bool is(const Thread& t) {
  return std::holds_alternative<Is>(t.named.thread.stage);
}

bool both_agreed(const NamedIntroduction& named) {
  return days_of(named.thread.stage).second_agreed.has_value();
}

std::string path_of(const Thread& t, std::string_view below = {}) {
  return fmt::format("/introductions/{}{}", t.named.thread.id.value, below);
}

Html name_link(PersonId id, const std::string& called) {
  return html("<a href=\"{}\">{}</a>", url::person(id), called);
}

// The sentence with the names as links.
Html headline(const NamedIntroduction& named) {
  std::string_view rest = headline_pattern(named.thread.stage);
  Html words;
  for (auto at = rest.find('{'); at != std::string_view::npos; at = rest.find('{')) {
    const bool first = rest[at + 1] == '0';
    words += html("{}", rest.substr(0, at));
    words += first ? name_link(named.thread.first, named.first_called)
                   : name_link(named.thread.second, named.second_called);
    rest.remove_prefix(at + 3);
  }
  return words + html("{}", rest);
}

Html step_button(const char* step, PersonId whom, const std::string& words, const char* kind) {
  return html("<button class=\"btn{}\" name=\"step\" value=\"{} {}\" formnovalidate>{}{}</button>",
              kind, step, whom.value, icon("check"), words);
}

Html bare_button(const char* step, const std::string& words) {
  return html("<button class=\"btn bare\" name=\"step\" value=\"{} 0\" formnovalidate>{}</button>",
              step, words);
}

std::string asks_how(const Thread& t) { return fmt::format("Ask {}", t.named.first_called); }

// The step that was done, or the answer that was heard.
Html buttons(const Thread& t) {
  const NamedIntroduction& named = t.named;
  const PersonId first = named.thread.first, second = named.thread.second;
  if (is<Idea>(t))
    return step_button("ask", first, "I asked " + named.first_called, "") +
           bare_button("other", fmt::format("Ask {} first", named.second_called));
  if (is<FirstAsked>(t))
    return step_button("yes", first, named.first_called + " said yes", "") +
           bare_button("no", named.first_called + " would rather not");
  if (is<FirstAgreed>(t))
    return step_button("ask", second, "I asked " + named.second_called, "") +
           bare_button("no", "Better not after all");
  if (is<SecondAsked>(t))
    return step_button("yes", second, named.second_called + " said yes", "") +
           bare_button("no", named.second_called + " would rather not");
  if (is<BothAgreed>(t))
    return step_button("introduce", {}, "I introduced them", "") +
           bare_button("no", "Better not after all");
  if (is<Introduced>(t)) return step_button("meet", {}, "They have met", "");
  return {};
}

std::string words_for_link(const Thread& t) {
  return introduction::was_made(t.named.thread.stage) ? asks_how(t) : "Open in your mail";
}

// Whether to write is what comes next; while an answer is awaited the words can be opened again.
bool is_awaited(const Thread& t) { return is<FirstAsked>(t) || is<SecondAsked>(t); }

Html ways(const Thread& t) {
  const WordsToSend& words = *t.words;
  const char* kind = is_awaited(t) ? " bare" : " main";
  Html links;
  if (!words.mail.empty())
    links += html("<a class=\"btn{}\" href=\"{}\">{}{}</a>", kind, words.mail, icon("mail"),
                  words_for_link(t));
  if (!words.text_message.empty())
    links += html("<a class=\"btn{}\" href=\"{}\">{}{}</a>", words.mail.empty() ? kind : " bare",
                  words.text_message, icon("message-circle"),
                  words.mail.empty() && introduction::was_made(t.named.thread.stage)
                      ? asks_how(t)
                      : "Open in your messages");
  return links;
}

Html words_form(const Layout& layout, const Thread& t) {
  const auto id = t.named.thread.id.value;
  return html(
      R"(<details class="small-form"><summary>{}Change the words</summary><form class="stack-s" method="post" action="{}">{}<input type="hidden" name="back" value="{}">
<div class="field"><label for="words-{}">What you write</label><textarea id="words-{}" name="words" rows="8" maxlength="4000">{}</textarea></div>
<div class="acts"><button class="btn">Keep these words</button>{}</div></form></details>
)",
      icon("pencil"), path_of(t, "/words"), form_token(layout), layout.path, id, id,
      t.words->words.body,
      when(
          t.words->is_own,
          html("<button class=\"btn bare\" name=\"draft\" value=\"1\">Draft them again</button>")));
}

std::string receivers(const Thread& t) {
  std::vector<std::string> names;
  for (const PersonId person : t.words->to) names.push_back(t.named.called(person));
  return join_with_and(names);
}

Html words_to_send(const Layout& layout, const Thread& t) {
  if (!t.words) return {};
  const Html draft = html("<p class=\"hint\">To {}: {}</p>\n<p class=\"draft\">{}</p>\n",
                          receivers(t), t.words->words.subject, t.words->words.body);
  const Html shown =
      is_awaited(t) ? html("<details class=\"facts\"><summary>{}The words</summary>{}</details>\n",
                           icon("chevron-right"), draft)
                    : draft;
  return shown + html("<div class=\"acts\">{}</div>\n", ways(t)) + words_form(layout, t);
}

Html heard_form(const Layout& layout, const Thread& t) {
  if (!introduction::was_made(t.named.thread.stage)) return {};
  const auto id = t.named.thread.id.value;
  return html(
      R"(<details class="small-form"><summary>{}Write down what you heard</summary><form class="stack-s" method="post" action="{}">{}<input type="hidden" name="back" value="{}"><input type="hidden" name="step" value="close 0">
<div class="field"><label for="heard-{}">How it went</label><textarea id="heard-{}" name="words" rows="3" maxlength="4000"></textarea></div>
<div class="acts"><button class="btn">Keep it, and close</button></div></form></details>
)",
      icon("pen-line"), path_of(t), form_token(layout), layout.path, id, id);
}

Html because(const NamedIntroduction& named) {
  if (named.why.empty()) return {};
  return html("<p class=\"quiet\">Because {}</p>\n", ended(named.why));
}

std::string last_choice(const Thread& t) {
  return is<Idea>(t) ? "Not these two" : was_made(t.named.thread.stage) ? "Close it" : "Drop it";
}

Html answer_form(const Layout& layout, const Thread& t, const std::string& id) {
  return html(
      R"(<form class="acts" method="post" action="{}">{}<input type="hidden" name="back" value="{}">{}{}</form>
)",
      path_of(t), form_token(layout), layout.path, button_of_enter() + buttons(t),
      later_menu(layout, id, "close", last_choice(t).c_str()));
}

}  // namespace

Html thread(const Layout& layout, const Thread& t) {
  const NamedIntroduction& named = t.named;
  const std::string id = fmt::format("in-{}", named.thread.id.value);
  const Html words = words_to_send(layout, t);
  const Html answers = answer_form(layout, t, id);
  return html(
      R"(<article class="leaf{}" id="{}">
<div class="pair{}">{}<span class="thread"></span>{}</div>
<h3>{}</h3>
{}{}{}{}</article>
)",
      when(is<BothAgreed>(t), html(" mine")), id, when(both_agreed(named), html(" both")),
      face(layout, named.thread.first, named.first, FaceSize::small),
      face(layout, named.thread.second, named.second, FaceSize::small), headline(named),
      because(named), steps(layout, named.thread, named.first_called, named.second_called),
      is_awaited(t) ? answers + words : words + answers, heard_form(layout, t));
}

}  // namespace wellmet::web::introductions
