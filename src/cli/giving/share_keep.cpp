#include <fmt/format.h>

#include <filesystem>

#include "base/error.h"
#include "base/text.h"
#include "cli/giving/share.h"
#include "cli/shell/files.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

bool is_words(const std::vector<std::string>& given) {
  return collapse_spaces(join(given, " ")).find(' ') != std::string::npos;
}

bool is_file(const std::string& name) {
  std::error_code fault;
  return name == "-" || std::filesystem::exists(name, fault);
}

// A text is read for what it is about; what comes as a file is kept byte for byte besides.
void add_file(Session& session, const std::string& path, actions::NewResource& wish) {
  Bytes bytes = bytes_of_file(session, path);
  const bool is_text = bytes.size() <= longest_resource_text && is_utf8(bytes) &&
                       bytes.find('\0') == std::string::npos;
  if (is_text) wish.text = bytes;
  if (!is_text || path != "-") wish.file = {file_name_of(path), std::move(bytes)};
}

actions::NewResource given(const Arguments& args, Session& session) {
  actions::NewResource wish{.about = args.text("--about"),
                            .open_until = until_given(args, session.app().today())};
  const std::vector<std::string> words = args.all("WHAT");
  if (trim(join(words, "")).empty())
    throw Error(ErrorKind::usage,
                "There is nothing to keep: give a link, words or the path of a file. For example: "
                "wellmet share https://example.org/jobs");
  if (words.size() == 1 && is_file(words.front())) {
    add_file(session, words.front(), wish);
  } else if (words.size() == 1 && as_link(words.front())) {
    wish.link = words.front();
  } else if (is_words(words)) {
    wish.text = join(words, " ");
  } else {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is neither a link nor a file that is here, and one word says "
                            "too little. A link begins with https://; of a file give the path.",
                            for_terminal(join(words, " "))));
  }
  return wish;
}

int keep(const Arguments& args, Session& session) {
  const actions::KeptResource kept = actions::keep_resource(session.app(), given(args, session));
  answer(session, kept, kept.was_kept ? "You had kept it already" : "Kept");
  if (session.json) return 0;
  const actions::WholeResource whole = whole_of(session, kept);
  if (whole.may_help.empty())
    say(session,
        "Nobody comes to mind: nothing that is noted of your people speaks of it. --about says "
        "more of what it is.");
  print_whom(session, whole, people_of_a_resource);
  return 0;
}

}  // namespace

extern const Command share;

const Command share{
    .name = "share",
    .group = "Giving",
    .help = "keep something worth passing on, and see whom it may help",
    .examples = {"wellmet share https://fruitvale.example/jobs/coordinator --about "
                 "\"Coordinator, Fruitvale repair café\" --until \"in 2 weeks\"",
                 "wellmet share \"Two seats for the choir on Saturday\"",
                 "wellmet share biscuit.jpg --about \"a dog asleep in a hat\""},
    .parameters = {{.name = "WHAT",
                    .takes = Takes::many,
                    .help = "a link, words, or the path of a file (- for standard input)",
                    .required = true},
                   {.name = "--about", .help = "what it is, in a line (how it begins)"},
                   {.name = "--until",
                    .help = "the last day on which it is of use",
                    .value_word = "DAY"}},
    .run = keep,
    .more =
        "It is kept once, here: nothing is fetched and nothing sent. Whom it may help follows from "
        "what they look for, what you want to ask them, what they told you, what they care about "
        "and what they do, and from nothing else; whoever was given it is not named again. A file "
        "can have 5 MB, a text 100,000 bytes.",
};

}  // namespace wellmet::cli
