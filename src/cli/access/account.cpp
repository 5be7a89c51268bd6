#include "actions/access/authentication.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "store/access/sessions.h"

namespace wellmet::cli {
namespace {

// Asked twice at a terminal, where it is not seen; one line from a pipe.
std::string new_password(Session& session) {
  const std::string password = session.read_secret("New password (10 characters or more): ");
  if (session.interactive && session.read_secret("The same again: ") != password)
    throw Error(ErrorKind::invalid, "The two are not the same. Nothing was changed.");
  return password;
}

store::Account account_meant(App& app, const Arguments& args) {
  const auto name = args.value("NAME");
  const auto account =
      name ? store::account_named(app.db, *name) : store::find_account(app.db, app.account);
  if (!account)
    throw Error(ErrorKind::not_found,
                fmt::format("There is no account called \"{}\". `wellmet account list` shows them.",
                            name.value_or("")));
  return *account;
}

int list_accounts(const Arguments&, Session& session) {
  Json::Array array;
  for (const store::Account& account : store::accounts(session.app().db)) {
    if (session.json) {
      array.push_back(Json::Object{
          {"id", account.id.value}, {"name", account.name}, {"password", account.has_password}});
    } else {
      say(session, fmt::format("{}{}", for_terminal(account.name),
                               account.has_password ? "" : "  (no password)"));
    }
  }
  if (session.json) print_json(session, array);
  return 0;
}

int add_account(const Arguments& args, Session& session) {
  App& app = session.app();
  const std::string name = args.text("NAME");
  const AccountId id = actions::add_account(app.db, name, new_password(session), app.now());
  if (session.json) {
    print_json(session, Json::Object{{"id", id.value}, {"name", name}});
  } else {
    say(session, fmt::format("Made the account {}. It has a notebook of its own, in the web app.",
                             for_terminal(name)));
  }
  return 0;
}

int set_password(const Arguments& args, Session& session) {
  App& app = session.app();
  const store::Account account = account_meant(app, args);
  actions::set_password(app.db, account.id, new_password(session), app.now());
  if (session.json) {
    print_json(session, Json::Object{{"id", account.id.value}, {"name", account.name}});
  } else {
    say(session, fmt::format("The password of {} is set. Its browsers must sign in again.",
                             for_terminal(account.name)));
  }
  return 0;
}

}  // namespace

extern const Command account_list, account_add, account_password;

const Command account_list{
    .name = "account list",
    .group = "Care",
    .help = "who has a notebook in this store",
    .examples = {"wellmet account list"},
    .parameters = {},
    .run = list_accounts,
    .more =
        "The command line works on the first account, which is called me. Others are for the "
        "web app: a household or a small group on one server, each seeing their own people "
        "only.",
};

const Command account_add{
    .name = "account add",
    .group = "Care",
    .help = "a notebook for somebody else, for the web app",
    .examples = {"wellmet account add ines"},
    .parameters = {{.name = "NAME", .help = "what they sign in with", .required = true}},
    .run = add_account,
    .begins_store = true,
    .more = "Asks for the password at the terminal; from a pipe, the first line is taken.",
};

const Command account_password{
    .name = "account password",
    .group = "Care",
    .help = "set the password of an account",
    .examples = {"wellmet account password", "wellmet account password ines"},
    .parameters = {{.name = "NAME", .help = "whose (me)"}},
    .run = set_password,
    .begins_store = true,
    .more =
        "Asks for it at the terminal; from a pipe, the first line is taken. All browsers that "
        "are signed in to the account must sign in again.",
};

}  // namespace wellmet::cli
