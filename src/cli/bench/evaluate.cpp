// Doors for measuring the formulas of judgement/ on other data: tables in, table out, no store.
#include "cli/shell/command.h"
#include "cli/shell/files.h"
#include "cli/shell/output.h"
#include "judgement/cadence.h"
#include "judgement/duplicates/duplicates.h"
#include "judgement/evaluate_drift.h"
#include "judgement/evaluate_notice.h"
#include "judgement/introductions/evaluate_introductions.h"

namespace wellmet::cli {
namespace {

int drift(const Arguments& args, Session& session) {
  const Bytes events = unpacked_bytes_of_file(session, args.text("EVENTS"));
  const Bytes cases = unpacked_bytes_of_file(session, args.text("CASES"));
  print_bytes(session,
              wellmet::evaluate_drift(events, cases,
                                      args.number("--horizon", 1).value_or(default_horizon_days)));
  return 0;
}

int notice(const Arguments& args, Session& session) {
  const Bytes events = unpacked_bytes_of_file(session, args.text("EVENTS"));
  const Bytes cases = unpacked_bytes_of_file(session, args.text("CASES"));
  print_bytes(session, wellmet::evaluate_notice(events, cases));
  return 0;
}

Parameter events_file() {
  return {.name = "EVENTS",
          .help = "CSV with src,dst,day: who was in touch with whom",
          .value_word = "FILE",
          .required = true};
}

Parameter cases_file() {
  return {.name = "CASES",
          .help = "CSV with ego,alter,t: whose tie to score, as of which day",
          .value_word = "FILE",
          .required = true};
}

int duplicate_pairs(const Arguments& args, Session& session) {
  print_bytes(session,
              wellmet::evaluate_duplicates(unpacked_bytes_of_file(session, args.text("CONTACTS"))));
  return 0;
}

int introductions(const Arguments& args, Session& session) {
  print_bytes(session, wellmet::evaluate_introductions(
                           unpacked_bytes_of_file(session, args.text("HOLDINGS"))));
  return 0;
}

}  // namespace

extern const Command evaluate_drift, evaluate_notice, evaluate_duplicates, evaluate_introductions;

const Command evaluate_drift{
    .name = "evaluate drift",
    .group = "Care",
    .help = "score a table of cases: how likely is a silence of the next H days",
    .examples = {"wellmet evaluate drift events.csv cases.csv --horizon 90"},
    .parameters = {events_file(),
                   cases_file(),
                   {.name = "--horizon", .help = "H in days (90)", .value_word = "DAYS"}},
    .run = drift,
    .more =
        "Prints CSV: ego,alter,t,score in the order of the cases. Days are whole numbers; other "
        "columns are passed over. Files may be packed with gzip.",
};

const Command evaluate_notice{
    .name = "evaluate notice",
    .group = "Care",
    .help = "say of a table of cases which silences are long for the friendship itself",
    .examples = {"wellmet evaluate notice events.csv cases.csv"},
    .parameters = {events_file(), cases_file()},
    .run = notice,
    .more =
        "Prints CSV: ego,alter,t,score,notice,wait,usual in the order of the cases. From a score "
        "of "
        "1 on a silence is named; wait and usual are days. Files may be packed with gzip.",
};

const Command evaluate_duplicates{
    .name = "evaluate duplicates",
    .group = "Care",
    .help = "score the pairs of a table of contacts that may be one person",
    .examples = {"wellmet evaluate duplicates contacts.csv"},
    .parameters = {{.name = "CONTACTS",
                    .help = "CSV with id,given,family,number,email,birthday,street,city,postcode",
                    .value_word = "FILE",
                    .required = true}},
    .run = duplicate_pairs,
    .more =
        "Prints CSV: id1,id2,score. A score is log2 of the odds; 0 and above would be asked "
        "about. The file may be packed with gzip.",
};

const Command evaluate_introductions{
    .name = "evaluate introductions",
    .group = "Care",
    .help = "of a table of who has what: whom each should meet",
    .examples = {"wellmet evaluate introductions holdings.csv"},
    .parameters = {{.name = "HOLDINGS",
                    .help =
                        "CSV with id,what and perhaps age,kind: who has, asks for or offers what",
                    .value_word = "FILE",
                    .required = true}},
    .run = introductions,
    .more =
        "Prints CSV: id,other,worth, the ten best of each id. `age` is days since it was noted, "
        "empty for what lasts; `kind` is holds, asks or offers. Only pairs with something that at "
        "most ten have are there. The file may be packed with gzip.",
};

}  // namespace wellmet::cli
