#include "judgement/giving/would_help.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "judgement/introductions/reasons.h"
#include "model/called.h"

namespace wellmet {
namespace {

// How high somebody stands is no ground: "senior potter" and "potter" are the same.
constexpr auto says_rank = std::to_array<std::string_view>(
    {"acting",  "associate", "board",     "boss",     "ceo",       "cfo",     "chair",   "chief",
     "coo",     "cto",       "deputy",    "director", "executive", "founder", "head",    "interim",
     "junior",  "lead",      "leader",    "managing", "manager",   "member",  "officer", "owner",
     "partner", "president", "principal", "senior",   "staff",     "vice"});

bool is_rank(const std::string& topic) {
  return std::ranges::find(says_rank, std::string_view(topic)) != says_rank.end();
}

// All that the work is, not "engineer" of a software engineer.
bool fits_work(const Matter& matter, const std::vector<std::string>& topics) {
  return !topics.empty() && matter.shared(topics).in_heading == static_cast<int>(topics.size());
}

bool fits(const Matter& matter, const KnownOf& known) {
  switch (known.ground) {
    case HelpGround::interest:
      return matter.speaks_of(known.phrase);
    case HelpGround::work:
      return fits_work(matter, known.topics);
    case HelpGround::ask:
    case HelpGround::question:
    case HelpGround::told:
      break;
  }
  return is_about(matter, known.topics);
}

bool is_stronger(const KnownOf& a, const KnownOf& b) {
  return a.ground != b.ground ? a.ground < b.ground : a.noted > b.noted;
}

std::optional<std::size_t> strongest(const Matter& matter, const std::vector<KnownOf>& known) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if ((!best || is_stronger(known[i], known[*best])) && fits(matter, known[i])) best = i;
  }
  return best;
}

std::string does_in_words(InterestKind kind) {
  switch (kind) {
    case InterestKind::cause:
      return "cares about";
    case InterestKind::value:
      return "values";
    case InterestKind::pet:
      return "keeps";
    case InterestKind::place:
      return "knows";
    case InterestKind::team:
      return "follows";
    case InterestKind::thing:
      break;
  }
  return "likes";
}

}  // namespace

std::string to_text(HelpGround ground) {
  static constexpr std::array texts = {"ask", "question", "told", "interest", "work"};
  return texts[static_cast<std::size_t>(ground)];
}

KnownOf known_of(HelpGround ground, std::string text, LocalDate noted) {
  KnownOf known{.ground = ground, .text = std::move(text), .noted = noted};
  if (ground == HelpGround::interest) {
    known.phrase = phrase_of(known.text);
    return known;
  }
  known.topics = topics_of_line(known.text);
  if (ground == HelpGround::work) std::erase_if(known.topics, is_rank);
  return known;
}

std::vector<WouldHelp> whom_it_would_help(const Matter& matter,
                                          const std::vector<PersonToHelp>& people, LocalDate day) {
  std::vector<std::pair<std::uint64_t, WouldHelp>> found;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::optional<std::size_t> known = strongest(matter, people[i].known);
    if (!known) continue;
    const std::string seed =
        fmt::format("{} {}", day.day_number, name_without_titles(people[i].name));
    found.push_back({stable_hash(seed), {i, *known}});
  }
  std::ranges::sort(found, {}, [&](const auto& one) {
    return std::tuple(people[one.second.person].known[one.second.known].ground, one.first,
                      one.second.person);
  });
  std::vector<WouldHelp> list;
  for (const auto& [shuffle, one] : found) list.push_back(one);
  return list;
}

std::string help_in_words(const KnownOf& known, const std::string& called) {
  constexpr std::size_t most_words = 12;
  const std::string said = in_brief(known.text, most_words);
  switch (known.ground) {
    case HelpGround::ask:
      return fmt::format("{} is looking for “{}”", called, said);
    case HelpGround::question:
      return fmt::format("you want to ask {} “{}”", called, said);
    case HelpGround::told:
      return fmt::format("{} told you “{}”", called, said);
    case HelpGround::interest:
      return fmt::format("{} {} {}", called, does_in_words(known.interest), known.text);
    case HelpGround::work:
      break;
  }
  return fmt::format("of {} work: {}", possessive(called), known.text);
}

}  // namespace wellmet
