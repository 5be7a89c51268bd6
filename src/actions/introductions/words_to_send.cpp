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

NamedIntroduction the_other_way_round(NamedIntroduction named) {
  std::swap(named.thread.first, named.thread.second);
  std::swap(named.thread.words_to_first, named.thread.words_to_second);
  std::swap(named.first, named.second);
  std::swap(named.first_called, named.second_called);
  return named;
}

std::optional<Due> due(const NamedIntroduction& named, PersonId whom) {
  using namespace introduction;
  const Stage& stage = named.thread.stage;
  const bool turned = whom && whom == named.thread.second;
  if (std::holds_alternative<Idea>(stage))
    return Due{Kind::ask_first, turned ? the_other_way_round(named) : named};
  if (std::holds_alternative<FirstAsked>(stage)) return Due{Kind::ask_first, named};
  if (std::holds_alternative<FirstAgreed>(stage) || std::holds_alternative<SecondAsked>(stage))
    return Due{Kind::ask_second, named};
  if (std::holds_alternative<BothAgreed>(stage)) return Due{Kind::introduce, named};
  if (std::holds_alternative<Introduced>(stage) || std::holds_alternative<TheyMet>(stage))
    return Due{Kind::how_it_went, turned ? the_other_way_round(named) : named};
  return std::nullopt;
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

std::string my_name(store::ReadTx& tx) {
  const std::optional<PersonId> me = store::owner(tx);
  if (!me) return {};
  for (const store::TodayRow& row : store::today_rows(tx, {*me}))
    return row.name.empty() ? "" : first_name(row.given, row.name);
  return {};
}

std::vector<PersonId> receivers(const Due& due) {
  const Introduction& thread = due.named.thread;
  if (due.message == Kind::introduce) return {thread.first, thread.second};
  return {due.message == Kind::ask_second ? thread.second : thread.first};
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

}  // namespace

std::optional<WordsToSend> words_to_send(store::ReadTx& tx, const NamedIntroduction& given,
                                         PersonId whom) {
  std::optional<Due> next = due(given, whom);
  if (!next) return std::nullopt;
  NamedIntroduction& named = next->named;
  const DraftFor f{.first = one_of_two(tx, named.thread.first, named.first, named.first_called),
                   .second = one_of_two(tx, named.thread.second, named.second, named.second_called),
                   .why = named.thread.why,
                   .from = my_name(tx)};
  WordsToSend words{
      .message = next->message, .to = receivers(*next), .words = draft(next->message, f)};
  if (const std::string& own = own_words(named.thread, next->message); !own.empty()) {
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
  NamedIntroduction named = introduction_numbered(deed.tx, id);
  std::optional<Due> next = due(named, whom);
  if (!next) throw Error(ErrorKind::refused, "This introduction is over.");
  const bool turned = next->named.thread.first != named.thread.first;
  own_words(next->named.thread, next->message) = said;
  named = turned ? the_other_way_round(next->named) : next->named;
  store::update_introduction(deed.tx, named.thread);
  deed.tx.rename(
      fmt::format("changed the words for introducing {} and {}", named.first, named.second));
  const DeedId change = deed.commit();
  return {named, change};
}

}  // namespace wellmet::actions
