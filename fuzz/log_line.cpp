// Any bytes as a line of the log: read, resolved against a few people, and echoed back.
// Seeds: fuzz/seeds/log_line
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "language/log/echo.h"
#include "language/log/how_met.h"
#include "language/log/log_line.h"
#include "language/names/people_index.h"
#include "language/names/who.h"

using namespace wellmet;
using namespace wellmet::language;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_ranges(std::string_view text, const LogLine& log) {
  check(log.roles.size() == log.mentions.size());
  for (const Mention& mention : log.mentions) {
    check(mention.range.start < mention.range.end && mention.range.end <= text.size());
    check(mention.plain || text[mention.range.start] == '@');
    check(mention.taken >= 1 && mention.taken <= mention.words.size());
  }
  for (const LogFollowUp& follow_up : log.follow_ups) {
    for (const std::size_t owner : follow_up.owners) check(owner < log.mentions.size());
  }
  for (const LogInterest& interest : log.interests) {
    for (const std::size_t owner : interest.owners) check(owner < log.mentions.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const LocalDate today{20517};  // 2026-03-05
  const std::vector<KnownPerson> people = {
      {.id = PersonId{1}, .name = "Maya Chen"},
      {.id = PersonId{2}, .name = "Jo Okafor", .nicknames = {"Jojo"}},
      {.id = PersonId{3}, .name = "Łukasz Zieliński"}};
  WhoContext who{.today = today};
  LogContext context{.today = today};
  for (const Mention& mention : find_mentions(text)) {
    candidate_words(mention);
    const Who found = resolve(mention, people, who);
    const auto* one = std::get_if<OnePerson>(&found);
    context.words_taken.push_back(one != nullptr ? one->words : mention.taken);
    if (one != nullptr) who.decided.push_back(one->id);
  }
  const LogLine log = read_log_line(text, context);
  check_ranges(text, log);
  echo(log, {}, today);
  const PeopleIndex index(people);
  check_ranges(text, read_plain_line(text, index, today).line);
  for (const Leaning leaning : {Leaning::past, Leaning::future}) {
    const DateContext dates{today, leaning, DateOrder::month_first};
    parse_when(text, dates);
    if (const auto found = find_date(text, dates)) check(found->range.end <= text.size());
  }
  find_time(text);
  parse_span(text);
  parse_cadence(text);
  read_partial_date(text);
  read_how_met(text, today);
  return 0;
}
