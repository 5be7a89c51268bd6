#include "actions/story/interests.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

std::string name_of(store::ReadTx& tx, PersonId id) {
  const auto names = store::names_of(tx, {id});
  if (names.empty())
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return names.front().second;
}

// "#trail-running" is written with a sign and a dash only where a space would end it.
std::string plain_name(const std::string& given) {
  std::string name = nfc(trim(given));
  if (!name.starts_with('#')) return collapse_spaces(name);
  std::ranges::replace(name, '-', ' ');
  std::ranges::replace(name, '_', ' ');
  return collapse_spaces(name.substr(1));
}

void check(const InterestWish& wish) {
  if (!wish.detail.empty() && wish.names.size() > 1)
    throw Error(
        ErrorKind::invalid,
        fmt::format("\"{}\" belongs to one interest: add the others on their own.", wish.detail));
  for (const std::string& name : wish.names) {
    if (interest_key(name).empty())
      throw Error(ErrorKind::invalid, fmt::format("\"{}\" is no interest: name it.", name));
  }
}

const Interest* with_key(const std::vector<Interest>& list, const std::string& key) {
  const auto found =
      std::ranges::find_if(list, [&](const Interest& i) { return interest_key(i.name) == key; });
  return found == list.end() ? nullptr : &*found;
}

std::vector<std::string> names_in(const std::vector<Interest>& list) {
  std::vector<std::string> names;
  for (const Interest& interest : list) names.push_back(interest.name);
  return names;
}

}  // namespace

std::vector<Interest> add_interests(store::WriteTx& tx, PersonId person, const InterestWish& wish,
                                    LocalDate today) {
  check(wish);
  for (const std::string& given : wish.names)
    store::give_interest(tx, person,
                         {.name = plain_name(given),
                          .kind = wish.kind.value_or(InterestKind::thing),
                          .detail = wish.detail,
                          .lasting = wish.lasting,
                          .noted = today});
  std::vector<Interest> added;
  const std::vector<Interest> all = store::interests_of(tx, person);
  for (const std::string& given : wish.names) {
    const Interest* interest = with_key(all, interest_key(given));
    if (!interest) continue;
    added.push_back(*interest);
    if (wish.kind && interest->kind != *wish.kind) {
      store::set_interest_kind(tx, interest->id, *wish.kind);
      added.back().kind = *wish.kind;
    }
  }
  return added;
}

Did<std::vector<Interest>> add_interests(const App& app, PersonId person,
                                         const InterestWish& wish) {
  Deed deed(app, DeedKind::add, "noted interests");
  const std::string name = name_of(deed.tx, person);
  const std::vector<Interest> added = add_interests(deed.tx, person, wish, app.today());
  deed.tx.rename(fmt::format("added an interest of {}: {}", name, join(names_in(added), ", ")));
  const DeedId change = deed.commit();
  return {added, change};
}

Did<std::vector<std::string>> remove_interests(const App& app, PersonId person,
                                               const std::vector<std::string>& names) {
  Deed deed(app, DeedKind::remove, "removed interests");
  const std::string name = name_of(deed.tx, person);
  const std::vector<Interest> all = store::interests_of(deed.tx, person);
  std::vector<std::string> gone;
  for (const std::string& given : names) {
    const Interest* interest = with_key(all, interest_key(given));
    if (!interest)
      throw Error(ErrorKind::not_found,
                  all.empty() ? fmt::format("No interests of {} are noted.", name)
                              : fmt::format("\"{}\" isn’t among the interests of {}: {}.", given,
                                            name, join(names_in(all), ", ")));
    store::take_interest(deed.tx, person, interest->id);
    gone.push_back(interest->name);
  }
  deed.tx.rename(fmt::format("removed from {}: {}", name, join(gone, ", ")));
  const DeedId change = deed.commit();
  return {gone, change};
}

}  // namespace wellmet::actions
