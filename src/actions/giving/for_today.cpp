#include "actions/giving/for_today.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "base/hash.h"
#include "judgement/giving/matter.h"
#include "model/called.h"
#include "store/giving/asked.h"
#include "store/giving/resources.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

constexpr int things_looked_at = 100;
constexpr int asks_looked_at = 200;

struct Fit {
  const Resource* resource = nullptr;
  const Note* ask = nullptr;
};

// Nothing is compared when neither is news.
std::vector<Fit> fits(const std::vector<Resource>& things, const std::vector<Note>& asks,
                      LocalDate today) {
  const auto is_news = [&](LocalDate day) { return today - day < thing_is_news_days; };
  std::vector<std::vector<std::string>> topics;
  for (const Note& ask : asks) topics.push_back(topics_of_line(ask.text));
  const bool news_of_asks = std::ranges::any_of(asks, is_news, &Note::day);
  std::vector<Fit> found;
  for (const Resource& thing : things) {
    if (!news_of_asks && !is_news(thing.kept)) continue;
    const Matter matter = matter_of(thing);
    for (std::size_t i = 0; i < asks.size(); ++i) {
      if ((is_news(thing.kept) || is_news(asks[i].day)) && is_about(matter, topics[i]))
        found.push_back({&thing, &asks[i]});
    }
  }
  return found;
}

bool is_answered(store::ReadTx& tx, const Fit& fit) {
  return std::ranges::any_of(store::given_to(tx, fit.resource->id), [&](const store::GivenTo& one) {
    return one.person == fit.ask->person;
  });
}

ThingForToday named(const Fit& fit, const store::TodayRow& row) {
  const std::string called = first_name(row.given, row.name);
  return {*fit.resource,
          {.person = row.person,
           .name = row.name,
           .called = called,
           .ground = HelpGround::ask,
           .because = help_in_words(known_of(HelpGround::ask, fit.ask->text), called),
           .noted = fit.ask->day}};
}

}  // namespace

std::optional<ThingForToday> thing_for_today(store::ReadTx& tx, LocalDate today,
                                             const std::set<PersonId>& named_already) {
  const std::vector<Resource> things = store::resources_of_use(tx, today, things_looked_at);
  if (things.empty()) return std::nullopt;
  const std::vector<Note> asks = store::open_asks(tx, asks_looked_at);
  std::vector<std::tuple<std::uint64_t, ResourceId, std::size_t>> order;
  std::vector<Fit> found = fits(things, asks, today);
  std::erase_if(found, [&](const Fit& fit) { return named_already.contains(fit.ask->person); });
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string seed =
        fmt::format("{} thing {}", today.day_number, found[i].ask->person.value);
    order.emplace_back(stable_hash(seed), found[i].resource->id, i);
  }
  std::ranges::sort(order);
  for (const auto& [shuffle, id, at] : order) {
    const Fit& fit = found[at];
    const auto rows = store::today_rows(tx, {fit.ask->person});
    const bool rests =
        rows.empty() || (rows.front().quiet_until && *rows.front().quiet_until > today);
    if (!rests && !is_answered(tx, fit)) return named(fit, rows.front());
  }
  return std::nullopt;
}

}  // namespace wellmet::actions
