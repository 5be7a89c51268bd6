#include "actions/bench/bench_data.h"

#include <fmt/format.h>

#include "base/error.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

int make(const Arguments& args, Session& session) {
  const actions::BenchData data{
      .people = args.number("--people", 1).value_or(10'000),
      .interactions = args.number("--interactions", 0).value_or(1'000'000)};
  App& app = session.app();
  Progress progress(session, "Making people and interactions");
  actions::make_bench_data(app, data,
                           [&](std::int64_t done, std::int64_t of) { progress.at(done, of); });
  if (session.json) {
    print_json(session, Json::Object{{"people", data.people}, {"interactions", data.interactions}});
  } else {
    say(session, fmt::format("Made {} people and {} interactions in {}.", data.people,
                             data.interactions, session.store_path));
  }
  return 0;
}

}  // namespace

extern const Command bench_data;

const Command bench_data{
    .name = "bench-data",
    .group = "Care",
    .help = "make a store to measure with",
    .examples = {"wellmet bench-data --people 10000 --interactions 1000000 --store bench.db"},
    .parameters = {{.name = "--people", .help = "how many (10000)", .value_word = "N"},
                   {.name = "--interactions", .help = "how many (1000000)", .value_word = "M"}},
    .run = make,
    .begins_store = true,
    .more = "The same numbers always make the same store. Only an empty store is filled.",
};

}  // namespace wellmet::cli
