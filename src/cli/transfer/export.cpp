#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "actions/transfer/export.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/new_file.h"
#include "cli/shell/output.h"
#include "store/integrity/digests.h"

namespace wellmet::cli {
namespace {

namespace fs = std::filesystem;

// By --format, else by the ending; everything when that says nothing.
std::string format_of(const Arguments& args, const std::string& target) {
  if (const auto format = args.value("--format")) return *format;
  std::error_code unknown;
  if (target.ends_with(".vcf")) return "vcard";
  if (target.ends_with(".csv")) return "csv";
  if (target.ends_with('/') || fs::is_directory(target, unknown)) return "vcard";
  if (target.ends_with(".db"))
    throw Error(ErrorKind::usage,
                fmt::format("{} would look like a store and be none. For a copy of the store: "
                            "wellmet backup {}. For the whole notebook as a readable file, end the "
                            "name in .wellmet.",
                            target, target));
  return "wellmet";
}

struct Written {
  std::int64_t count = 0;
  const char* one = "";
  const char* many = "";
  actions::PhotosLost photos = {};
};

Written write_format(const std::string& format, Session& session, const actions::Take& take) {
  const App& app = session.app();
  if (format == "vcard") return {actions::export_cards(app, take), "card", "cards"};
  if (format == "csv") return {actions::export_sheet(app, take), "person", "people"};
  Progress progress(session, "writing");
  actions::Everything all = actions::export_everything(
      app, take, [&](std::int64_t done, std::int64_t of) { progress.at(done, of); });
  return {all.rows, "row", "rows", std::move(all.photos)};
}

Written write_folder(const std::string& folder, Session& session, Overwrite overwrite) {
  App& app = session.app();
  NewFiles files(session, folder, overwrite);
  const std::int64_t count = actions::export_cards_apart(
      app, [&](const std::string& name, std::string_view card) { files.add(name, card); });
  files.finish();
  return {count, "card", "cards"};
}

Written write_one_file(const std::string& format, const std::string& target, Session& session,
                       Overwrite overwrite) {
  NewFile file(session, target, overwrite);
  Written written =
      write_format(format, session, [&](std::string_view piece) { file.write(piece); });
  file.finish();
  return written;
}

Written write_to_standard_output(const std::string& format, Session& session) {
  Written written =
      write_format(format, session, [&](std::string_view piece) { print_bytes(session, piece); });
  session.out.flush();
  if (!session.out.good())
    throw Error(ErrorKind::unavailable,
                "Not everything could be written to standard output: what is there isn’t whole. "
                "See that there is room.");
  return written;
}

// Said beside what was written: photos that are not in it, and texts that the disk changed, which
// are exported as they are now.
int warn_of_damage(Session& session, const actions::PhotosLost& lost) {
  const std::vector<std::string> damaged = store::damaged_texts(session.app().db);
  session.out.flush();
  if (!lost.none())
    session.err << for_terminal(fmt::format(
                       "wellmet: {} The export is without them; an older backup may have them.",
                       lost.sentence()))
                << std::endl;
  if (!damaged.empty())
    session.err << for_terminal(fmt::format("wellmet: Exported as it is now, but {}. What to do: "
                                            "wellmet doctor",
                                            join(damaged, "; ")))
                << std::endl;
  return lost.none() && damaged.empty() ? 0 : 1;
}

// Where what is said of the export may not go.
bool is_standard_output(std::string_view target) {
  constexpr std::string_view names[] = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};
  return std::ranges::find(names, target) != std::end(names);
}

int run_export(const Arguments& args, Session& session) {
  const std::string target = args.text("FILE");
  require_store(session);
  const std::string format = format_of(args, target);
  const Overwrite overwrite = args.has("--force") ? Overwrite::yes : Overwrite::no;
  if (is_standard_output(target))
    return warn_of_damage(session, write_to_standard_output(format, session).photos);
  std::error_code unknown;
  const bool folder = target.ends_with('/') || fs::is_directory(target, unknown);
  if (folder && format != "vcard")
    throw Error(ErrorKind::usage,
                fmt::format("{} is a folder, which is for vCards (one file a person). Give a "
                            "file's name for --format {}.",
                            target, format));
  const Written written = folder ? write_folder(target, session, overwrite)
                                 : write_one_file(format, target, session, overwrite);
  if (session.json) {
    print_json(
        session,
        Json::Object{
            {"file", target}, {"format", format}, {"count", written.count}, {"of", written.many}});
  } else {
    say(session, fmt::format("Wrote {} {} to {}.", written.count,
                             written.count == 1 ? written.one : written.many, target));
    if (format == "csv")
      print_wrapped(
          session,
          "A spreadsheet holds only the last meeting, call or message with each person, and "
          "the next follow-up. For everything: wellmet export FILE --format wellmet",
          0);
  }
  return warn_of_damage(session, written.photos);
}

}  // namespace

extern const Command export_file;

const Command export_file{
    .name = "export",
    .group = "In and out",
    .help = "take everything, or all people, out into a file",
    .examples = {"wellmet export everything.wellmet", "wellmet export people.vcf",
                 "wellmet export cards/ --format vcard", "wellmet export people.csv --force"},
    .parameters = {{.name = "FILE",
                    .help = "the file, a folder (one card a person), or - for standard output",
                    .required = true},
                   {.name = "--format",
                    .help = "what to write, when the ending does not say it",
                    .value_word = "FORMAT",
                    .choices = {"wellmet", "vcard", "csv"}},
                   {.name = "--force",
                    .takes = Takes::flag,
                    .help = "replace a file that is there already"}},
    .run = run_export,
    .more =
        "wellmet holds everything, the history too, and goes into an empty store with `wellmet "
        "import`: that is how to move to another machine. vcard holds the cards byte for byte, for "
        "phones and address books. csv is a spreadsheet with the columns of Google Contacts and "
        "the "
        "story beside them: the last meeting, call or message with each person, the next "
        "follow-up, "
        "the open questions and the notes. People in the trash are in the wellmet format only. A "
        "file that is "
        "there already is never replaced without --force, and a store, its files or a backup not "
        "even then; a link is followed, a pipe or a device written to. What is written is for your "
        "eyes alone (mode 0600). Photos that are missing are named, and the exit code is then 1.",
};

}  // namespace wellmet::cli
