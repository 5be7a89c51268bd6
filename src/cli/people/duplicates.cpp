#include "actions/people/duplicates.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/people.h"
#include "actions/people/who.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::PossiblePair;

constexpr int pairs_by_default = 20;

// What is compared, as the two have it.
struct Side {
  std::string name, emails, phones, birthday, street, city, postcode;
};

std::string values(const std::vector<CardValue>& rows) {
  std::vector<std::string> found;
  for (const CardValue& row : rows) found.push_back(row.value);
  return join(found, ", ");
}

std::string parts(const CardIndex& card, std::string CardIndex::Address::* part) {
  std::vector<std::string> found;
  for (const CardIndex::Address& address : card.addresses) {
    if (!(address.*part).empty()) found.push_back(address.*part);
  }
  return join(found, ", ");
}

Side side_of(store::ReadTx& tx, PersonId id) {
  const CardIndex card = index_card(actions::card_of(tx, id));
  return {.name = card.name,
          .emails = values(card.emails),
          .phones = values(card.phones),
          .birthday = to_words(card.birthday),
          .street = parts(card, &CardIndex::Address::street),
          .city = parts(card, &CardIndex::Address::city),
          .postcode = parts(card, &CardIndex::Address::postcode)};
}

void print_side_by_side(Session& session, store::ReadTx& tx, const PossiblePair& pair) {
  const Side a = side_of(tx, pair.first);
  const Side b = side_of(tx, pair.second);
  const int half = std::max(24, (session.width - 14) / 2);
  const auto row = [&](const char* what, const std::string& left, const std::string& right) {
    if (left.empty() && right.empty()) return;
    say(session, dim(session, pad(what, 10)) + " " + pad(for_terminal(left), half) + "  " +
                     clip(for_terminal(right), half));
  };
  row("person", std::to_string(pair.first.value), std::to_string(pair.second.value));
  row("name", a.name, b.name);
  row("email", a.emails, b.emails);
  row("phone", a.phones, b.phones);
  row("birthday", a.birthday, b.birthday);
  row("street", a.street, b.street);
  row("town", a.city, b.city);
  row("postcode", a.postcode, b.postcode);
  print_wrapped(session, in_words(pair.comparison), 0);
}

Json json_of(store::ReadTx& tx, const PossiblePair& pair) {
  const auto person = [&](PersonId id) {
    const Side side = side_of(tx, id);
    return Json::Object{{"id", id.value},
                        {"name", side.name},
                        {"emails", side.emails},
                        {"phones", side.phones},
                        {"birthday", side.birthday}};
  };
  return Json::Object{{"first", person(pair.first)},
                      {"second", person(pair.second)},
                      {"surely", pair.surely},
                      {"agreement", in_words(pair.comparison)}};
}

actions::Merge merge_of(App& app, const PossiblePair& pair) {
  store::ReadTx tx(app.db, app.account);
  const PersonId keep = actions::kept_of(tx, pair.first, pair.second);
  return {.keep = keep, .join = keep == pair.first ? pair.second : pair.first};
}

// True to go on with the next pair.
bool settle(Session& session, const PossiblePair& pair) {
  App& app = session.app();
  while (const auto answer = ask(session, "[s]ame, [n]ot the same, [l]ater, [q]uit?")) {
    const std::string word = to_lower_ascii(*answer);
    if (word == "q" || word.empty()) return false;
    if (word == "s" || word == "same") {
      actions::merge_people(app, merge_of(app, pair));
      say(session, "Merged. To undo it: wellmet undo");
      return true;
    }
    if (word == "n" || word == "not the same" || word == "not") {
      actions::say_not_same(app, pair.first, pair.second);
      return true;
    }
    if (word == "l" || word == "later") {
      actions::ask_again_later(app, pair.first, pair.second);
      return true;
    }
  }
  return false;
}

std::vector<PossiblePair> pairs_to_show(const Arguments& args, App& app) {
  store::ReadTx tx(app.db, app.account);
  return actions::possible_duplicates(tx, app.today(),
                                      args.number("--limit", 1).value_or(pairs_by_default));
}

bool both_here(store::ReadTx& tx, const PossiblePair& pair) {
  return store::people_lines(tx, {pair.first, pair.second}).size() == 2;
}

std::string no_more(App& app) {
  store::ReadTx tx(app.db, app.account);
  return actions::no_more_pairs(actions::pairs_put_off(tx, app.today()));
}

int show_duplicates(const Arguments& args, Session& session) {
  App& app = session.app();
  const std::vector<PossiblePair> pairs = pairs_to_show(args, app);
  if (session.json) {
    store::ReadTx tx(app.db, app.account);
    Json::Array list;
    for (const PossiblePair& pair : pairs) list.push_back(json_of(tx, pair));
    print_json(session, list);
    return 0;
  }
  if (pairs.empty()) say(session, no_more(app));
  for (const PossiblePair& pair : pairs) {
    {
      store::ReadTx tx(app.db, app.account);
      // One of them may just have been merged with somebody.
      if (!both_here(tx, pair)) continue;
      print_side_by_side(session, tx, pair);
    }
    if (session.interactive && !settle(session, pair)) break;
    say(session, "");
  }
  if (!session.interactive && !pairs.empty())
    say(session, "To settle one: wellmet person merge A B, or wellmet person not-same A B");
  return 0;
}

struct Two {
  PersonId first = {}, second = {};
};

Two two_given(const Arguments& args, App& app) {
  store::ReadTx tx(app.db, app.account);
  return {actions::person_called(tx, args.text("A"), app.today()),
          actions::person_called(tx, args.text("B"), app.today())};
}

int merge(const Arguments& args, Session& session) {
  App& app = session.app();
  const Two two = two_given(args, app);
  const actions::Merge wish{
      .keep = two.first, .join = two.second, .take_from_joined = args.all("--take")};
  std::vector<actions::FieldChoice> choices;
  std::string keep_name, join_name;
  {
    store::ReadTx tx(app.db, app.account);
    choices = actions::merge_choices(tx, wish);
    for (const store::PersonLine& line : store::people_lines(tx, {two.first, two.second}))
      (line.id == two.first ? keep_name : join_name) = line.name;
  }
  if (!args.has("--dry-run")) actions::merge_people(app, wish);
  if (session.json) {
    Json::Array list;
    for (const actions::FieldChoice& c : choices)
      list.push_back(Json::Object{{"field", c.name}, {"kept", c.kept}, {"other", c.other}});
    print_json(session, Json::Object{{"person", two.first.value},
                                     {"joined", two.second.value},
                                     {"saved", !args.has("--dry-run")},
                                     {"choices", list}});
    return 0;
  }
  say(session,
      fmt::format("{} {} into {} (person {}).", args.has("--dry-run") ? "Would merge" : "Merged",
                  for_terminal(join_name), for_terminal(keep_name), two.first.value));
  for (const actions::FieldChoice& c : choices) {
    if (c.name == "N") continue;  // goes with FN
    const std::string field = c.name == "FN" ? "name" : to_lower_ascii(c.name);
    print_wrapped(session,
                  fmt::format("{}: kept \"{}\"; \"{}\" went to a note (--take {} turns it round)",
                              field, c.kept, c.other, field),
                  2);
  }
  return 0;
}

int not_same(const Arguments& args, Session& session) {
  App& app = session.app();
  const Two two = two_given(args, app);
  if (args.has("--later")) {
    actions::ask_again_later(app, two.first, two.second);
  } else {
    actions::say_not_same(app, two.first, two.second);
  }
  if (session.json) {
    print_json(session, Json::Object{{"first", two.first.value},
                                     {"second", two.second.value},
                                     {"answer", args.has("--later") ? "later" : "not same"}});
  } else {
    say(session, args.has("--later") ? "You will be asked again in a month."
                                     : "Different people. You won’t be asked about them again.");
  }
  return 0;
}

}  // namespace

extern const Command duplicates, person_merge, person_not_same;

const Command duplicates{
    .name = "duplicates",
    .group = "Care",
    .help = "the same person twice? side by side",
    .examples = {"wellmet duplicates", "wellmet duplicates --json --limit 100"},
    .parameters = {{.name = "--limit", .help = "how many pairs (20)", .value_word = "N"}},
    .run = show_duplicates,
    .more =
        "Compares names, email addresses, phone numbers, birthdays and addresses; never titles or "
        "companies. On a terminal each pair is asked about: same merges them, not the same is "
        "remembered, later asks again in a month.",
};

const Command person_merge{
    .name = "person merge",
    .group = "Care",
    .help = "two people are the same person",
    .examples = {"wellmet person merge 12 87",
                 "wellmet person merge 12 87 --take birthday --take name",
                 "wellmet person merge 12 87 --dry-run"},
    .parameters =
        {{.name = "A", .help = "the one to keep", .required = true},
         {.name = "B", .help = "the one that becomes part of A", .required = true},
         {.name = "--take",
          .takes = Takes::many,
          .help = "a field to take from B where the two differ: name, birthday, photo, title, "
                  "organisation, note, nickname, or a vCard name",
          .value_word = "FIELD"},
         {.name = "--dry-run", .takes = Takes::flag, .help = "show what would be chosen"}},
    .run = merge,
    .more =
        "Email addresses, phone numbers and stories are merged. What only one can have stays as A "
        "has "
        "it, unless taken from B; what gave way is kept in a note. Can be undone later too.",
};

const Command person_not_same{
    .name = "person not-same",
    .group = "Care",
    .help = "two people are different; don’t ask again",
    .examples = {"wellmet person not-same 12 87", "wellmet person not-same 12 87 --later"},
    .parameters = {{.name = "A", .help = "one", .required = true},
                   {.name = "B", .help = "the other", .required = true},
                   {.name = "--later", .takes = Takes::flag, .help = "ask again in a month"}},
    .run = not_same,
};

}  // namespace wellmet::cli
