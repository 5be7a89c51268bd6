#include "actions/introductions/words_to_send.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actions/deed.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "model/called.h"
#include "store/introductions/introductions.h"
#include "store/people/contact_methods.h"
#include "store/people/people.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

using Kind = IntroductionMessage;

// The message of the next step, with the two in the order in which it speaks of them.
struct Due {
  Kind message = Kind::ask_first;
  NamedIntroduction named = {};
};

std::optional<Kind> next_message(const introduction::Stage& stage) {
  using namespace introduction;
  if (is_over(stage)) return std::nullopt;
  if (was_made(stage)) return Kind::how_it_went;
  if (std::holds_alternative<BothAgreed>(stage)) return Kind::introduce;
  const bool first_agreed = days_of(stage).first_agreed.has_value();
  return first_agreed ? Kind::ask_second : Kind::ask_first;
}

std::vector<PersonId> receivers(const Due& due) {
  const Introduction& thread = due.named.thread;
  if (due.message == Kind::introduce) return {thread.first, thread.second};
  return {due.message == Kind::ask_second ? thread.second : thread.first};
}

// Words for one never go to the other.
void check_receiver(const Due& due, PersonId whom) {
  const NamedIntroduction& named = due.named;
  if (!whom) return;
  if (!named.thread.is_of(whom))
    throw Error(ErrorKind::invalid,
                fmt::format("That introduction is of {} and {}.", named.first, named.second));
  const std::vector<PersonId> to = receivers(due);
  if (std::ranges::find(to, whom) == to.end())
    throw Error(ErrorKind::refused, fmt::format("The words that come next are for {}, not for {}.",
                                                named.name_of(to.front()), named.name_of(whom)));
}

// Nothing when it is over, or one of the two has died.
std::optional<Due> due(const NamedIntroduction& named, PersonId whom) {
  const std::optional<Kind> message = next_message(named.thread.stage);
  if (!message || !named.deceased.empty()) return std::nullopt;
  const bool either = std::holds_alternative<introduction::Idea>(named.thread.stage) ||
                      *message == Kind::how_it_went;
  const bool turned = either && whom == named.thread.second;
  Due next{*message, turned ? the_other_way_round(named) : named};
  check_receiver(next, whom);
  return next;
}

Due due_for_certain(const NamedIntroduction& named, PersonId whom) {
  std::optional<Due> next = due(named, whom);
  if (next) return *next;
  throw Error(ErrorKind::refused, why_nothing_comes_next(named));
}

// The thread keeps one text for afterwards: that for the first of the two.
bool keeps_words(const Due& due, const NamedIntroduction& as_stored) {
  return due.message != Kind::how_it_went || due.named.thread.first == as_stored.thread.first;
}

std::string& own_words(Introduction& thread, Kind message) {
  switch (message) {
    case Kind::ask_first:
      return thread.words_to_first;
    case Kind::ask_second:
      return thread.words_to_second;
    case Kind::introduce:
      return thread.words_to_both;
    case Kind::how_it_went:
      break;
  }
  return thread.words_after;
}

// "bookkeeper at Ledger & Co", as far as it is known.
std::string does(const store::PersonLine& line) {
  if (line.title.empty() || line.organisation.empty()) return line.title + line.organisation;
  return fmt::format("{} at {}", line.title, line.organisation);
}

OneOfTwo one_of_two(store::ReadTx& tx, PersonId id, const std::string& name,
                    const std::string& called) {
  OneOfTwo one{.name = name, .called = called};
  for (const store::PersonLine& line : store::people_lines(tx, {id})) one.does = does(line);
  return one;
}

void add_links(store::ReadTx& tx, WordsToSend& words) {
  const std::vector<store::ContactMethod> ways = store::ways_to_reach(tx, words.to);
  const auto first_way = [&](PersonId person, std::string_view kind) {
    const auto found = std::ranges::find_if(ways, [&](const store::ContactMethod& way) {
      return way.person == person && way.kind == kind;
    });
    return found == ways.end() ? std::string() : found->value;
  };
  std::vector<std::string> addresses;
  for (const PersonId person : words.to) addresses.push_back(first_way(person, "email"));
  words.mail = mailto_link(addresses, words.words);
  if (words.to.size() == 1)
    words.text_message = sms_link(first_way(words.to.front(), "phone"), words.words);
}

Message drafted(store::ReadTx& tx, const Due& due) {
  const NamedIntroduction& named = due.named;
  return draft(due.message,
               {.first = one_of_two(tx, named.thread.first, named.first, named.first_called),
                .second = one_of_two(tx, named.thread.second, named.second, named.second_called),
                .why = named.why,
                .from = my_name(tx)});
}

}  // namespace

std::string my_name(store::ReadTx& tx) {
  const std::optional<PersonId> me = store::owner(tx);
  if (!me) return {};
  for (const store::TodayRow& row : store::today_rows(tx, {*me}))
    return row.name.empty() ? "" : first_name(row.given, row.name);
  return {};
}

std::optional<WordsToSend> words_to_send(store::ReadTx& tx, const NamedIntroduction& given,
                                         PersonId whom) {
  std::optional<Due> next = due(given, whom);
  if (!next) return std::nullopt;
  WordsToSend words{.message = next->message, .to = receivers(*next), .words = drafted(tx, *next)};
  const std::string& own = own_words(next->named.thread, next->message);
  if (!own.empty() && keeps_words(*next, given)) {
    words.words.body = own;
    words.is_own = true;
  }
  add_links(tx, words);
  return words;
}

Did<NamedIntroduction> put_words_to_send(const App& app, IntroductionId id, PersonId whom,
                                         const std::string& words) {
  std::string said(trim(words));
  std::erase(said, '\r');
  if (!said.empty()) require_text(said);
  Deed deed(app, DeedKind::edit, "changed words to send");
  const NamedIntroduction stored = introduction_numbered(deed.tx, id);
  Due next = due_for_certain(stored, whom);
  if (!keeps_words(next, stored))
    throw Error(ErrorKind::refused,
                fmt::format("Your own words can be kept for {} here; write those to {} as you go.",
                            stored.first, stored.second));
  // The draft as it is goes on being drafted.
  if (said == drafted(deed.tx, next).body) said.clear();
  std::string& kept = own_words(next.named.thread, next.message);
  if (kept == said) return {stored, deed.commit()};
  kept = said;
  const bool turned = next.named.thread.first != stored.thread.first;
  NamedIntroduction named = turned ? the_other_way_round(next.named) : next.named;
  store::update_introduction(deed.tx, named.thread);
  deed.tx.rename(
      fmt::format("changed the words for introducing {} and {}", named.first, named.second));
  const DeedId change = deed.commit();
  return {named, change};
}

}  // namespace wellmet::actions
