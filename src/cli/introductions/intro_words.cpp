#include <fmt/format.h>

#include "actions/introductions/words_to_send.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/introductions/intro.h"
#include "cli/shell/given.h"
#include "cli/shell/open_link.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

using actions::NamedIntroduction;
using actions::why_nothing_comes_next;
using actions::WordsToSend;

std::string receivers(const NamedIntroduction& named, const WordsToSend& words) {
  std::vector<std::string> names;
  for (const PersonId person : words.to) names.push_back(named.name_of(person));
  return join_with_and(names);
}

Json json_of(const NamedIntroduction& named, const WordsToSend& words) {
  Json::Array to;
  for (const PersonId person : words.to)
    to.push_back(Json::Object{{"id", person.value}, {"name", named.name_of(person)}});
  return Json::Object{{"introduction", named.thread.id.value},
                      {"message", to_text(words.message)},
                      {"to", to},
                      {"subject", words.words.subject},
                      {"body", words.words.body},
                      {"own", words.is_own},
                      {"mail", words.mail},
                      {"text_message", words.text_message}};
}

std::string why_no_link(const WordsToSend& words) {
  return words.to.size() > 1 ? "Not both have an email address here"
                             : "No email address or phone number is noted";
}

// Opens the words in the user's own program; what was opened, in words.
std::string open_words(const NamedIntroduction& named, const WordsToSend& words) {
  const bool mail = !words.mail.empty();
  if (!mail && words.text_message.empty())
    throw Error(ErrorKind::refused, why_no_link(words) + ": there is nothing to open.");
  open_link(mail ? words.mail : words.text_message);
  return fmt::format("Opened in your own {}, to {}. It is sent when you send it.",
                     mail ? "mail" : "messages", for_terminal(receivers(named, words)));
}

void print(Session& session, const NamedIntroduction& named, const WordsToSend& words) {
  say(session, dim(session, fmt::format("To {}: {}", for_terminal(receivers(named, words)),
                                        for_terminal(words.words.subject))));
  say(session, "");
  for (const std::string& line : split(words.words.body, '\n')) say(session, for_terminal(line));
  say(session, "");
}

void print_links(Session& session, const WordsToSend& words) {
  if (!words.mail.empty()) say(session, words.mail);
  if (!words.text_message.empty()) say(session, words.text_message);
  if (words.mail.empty() && words.text_message.empty())
    say(session, why_no_link(words) + ": send it as you like.");
}

int words(const Arguments& args, Session& session) {
  const IntroductionId id = introduction_given(args);
  const PersonId whom = args.has("WHO") ? person_given(session, args) : PersonId{};
  if (args.has("--set") && args.has("--draft"))
    throw Error(ErrorKind::usage, "Either --set or --draft.");
  if (args.has("--set") || args.has("--draft"))
    actions::put_words_to_send(session.app(), id, whom, args.text("--set"));
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const NamedIntroduction named = actions::introduction_numbered(tx, id);
  const std::optional<WordsToSend> found = actions::words_to_send(tx, named, whom);
  if (!found) throw Error(ErrorKind::refused, why_nothing_comes_next(named));
  if (session.json) {
    print_json(session, json_of(named, *found));
    if (args.has("--open")) open_words(named, *found);
    return 0;
  }
  print(session, named, *found);
  if (args.has("--open")) {
    say(session, open_words(named, *found));
  } else {
    print_links(session, *found);
  }
  return 0;
}

}  // namespace

extern const Command intro_words;

const Command intro_words{
    .name = "intro words",
    .group = "Introductions",
    .help = "what to write for the next step, and links that open it in your own mail",
    .examples = {"wellmet intro words 1", "wellmet intro words 1 priya",
                 "wellmet intro words 1 --set \"Maya, you must meet Priya. Shall I?\"",
                 "wellmet intro words 1 --open"},
    .parameters = {which_introduction(),
                   {.name = "WHO",
                    .takes = Takes::many,
                    .help = "to whom, while either could be written to"},
                   {.name = "--set", .help = "your own words from now on"},
                   {.name = "--draft", .takes = Takes::flag, .help = "the drafted words again"},
                   {.name = "--open",
                    .takes = Takes::flag,
                    .help = "open them in your own mail or messages"}},
    .run = words,
    .more =
        "Wellmet sends nothing: copy the words, open a link, or let `--open` open it with "
        "xdg-open. Then say what you did: `wellmet intro asked 1`.",
};

}  // namespace wellmet::cli
