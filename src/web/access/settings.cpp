#include "web/access/settings.h"

#include <fmt/format.h>

#include <span>

#include "actions/access/authentication.h"
#include "actions/access/settings.h"
#include "actions/people/me.h"
#include "actions/story/interests.h"
#include "base/error.h"
#include "base/known_zone.h"
#include "base/text.h"
#include "base/words.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "web/access/browser.h"
#include "web/access/sign_in.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

struct Choice {
  const char* value;
  const char* words;
};

// Languages for dates; any other well-formed one that is kept stays in the list.
constexpr Choice languages[] = {{"", "As my browser says"},
                                {"en-GB", "English: 8 October"},
                                {"en-US", "English: October 8"},
                                {"de", "Deutsch"},
                                {"fr", "Français"},
                                {"es", "Español"},
                                {"it", "Italiano"},
                                {"nl", "Nederlands"},
                                {"pl", "Polski"},
                                {"pt-BR", "Português (Brasil)"},
                                {"pt-PT", "Português (Portugal)"},
                                {"sv", "Svenska"},
                                {"cs", "Čeština"},
                                {"tr", "Türkçe"},
                                {"uk", "Українська"},
                                {"ar", "العربية"},
                                {"he", "עברית"},
                                {"hi", "हिन्दी"},
                                {"ja", "日本語"},
                                {"ko", "한국어"},
                                {"zh-Hans", "简体中文"},
                                {"zh-Hant", "繁體中文"}};

// `own_words`: for a value that is none of the choices.
Html options(std::span<const Choice> choices, const std::string& chosen,
             const std::string& own_words) {
  Html all;
  bool known = false;
  for (const Choice& c : choices) {
    const bool is_it = chosen == c.value;
    known = known || is_it;
    all += html("<option value=\"{}\"{}>{}</option>", c.value, when(is_it, html(" selected")),
                c.words);
  }
  if (!known) all += html("<option value=\"{}\" selected>{}</option>", chosen, own_words);
  return all;
}

Html select(const char* name, const char* label, std::span<const Choice> choices,
            const std::string& chosen, const std::string& own_words) {
  return html(
      "<div class=\"field\"><label for=\"{}\">{}</label><select id=\"{}\" name=\"{}\">{}"
      "</select></div>\n",
      name, label, name, name, options(choices, chosen, own_words));
}

Html select(const char* name, const char* label, std::span<const Choice> choices,
            const std::string& chosen) {
  return select(name, label, choices, chosen, chosen);
}

std::string energy_word(Energy energy) {
  if (energy == Energy::low) return "low";
  return energy == Energy::plenty ? "plenty" : "usual";
}

Html about_you(const Layout& layout, const SettingsPage& p) {
  const Html mine = each(p.my_interests, [&](const Interest& interest) {
    return html(
        "<li><form method=\"post\" action=\"/settings/interests\">{}<button class=\"chip\" "
        "name=\"remove\" value=\"{}\" aria-label=\"Remove {}\">{}{}</button></form></li>",
        form_token(layout), interest.name, interest.name, interest.name, icon("x"));
  });
  return html(R"(<section class="sec" id="you"><h2 class="hang">About you</h2>
<p class="quiet">What you care about lets Wellmet see what you share with somebody.</p>
<form class="stack" method="post" action="/settings/me">{}<div class="field"><label for="my-name">Your name</label><input id="my-name" name="name" value="{}" autocomplete="name"></div>
<div class="acts"><button class="btn">Keep</button></div></form>
{}<form class="stack mt" method="post" action="/settings/interests">{}<div class="field"><label for="add">Something you care about</label><input id="add" name="add" placeholder="dogs, pottery, the river" autocomplete="off"></div>
<div class="acts"><button class="btn">{}Add</button></div></form></section>
)",
              form_token(layout), p.my_name,
              when(!mine.empty(), html("<p class=\"label mt\" id=\"mine\">You care about</p><ul "
                                       "class=\"chips\" aria-labelledby=\"mine\">{}</ul>\n",
                                       mine)),
              form_token(layout), icon("plus"));
}

std::string kinds_in_words() {
  std::vector<std::string> words;
  for (const InteractionKindInfo& kind : interaction_kinds()) words.emplace_back(kind.word);
  return join(words, ", ");
}

Html pages_and_days(const Layout& layout, const SettingsPage& p) {
  constexpr Choice themes[] = {{"system", "As the system"}, {"light", "Light"}, {"dark", "Dark"}};
  constexpr Choice energies[] = {{"low", "A little"}, {"usual", "The usual"}, {"plenty", "Plenty"}};
  constexpr Choice orders[] = {{"day first", "3 April"}, {"month first", "March 4"}};
  constexpr Choice switches[] = {{"on", "On"}, {"off", "Off"}};
  constexpr Choice lines[] = {{"1", "1"}, {"2", "2"}, {"3", "3"},  {"4", "4"},
                              {"5", "5"}, {"7", "7"}, {"10", "10"}};
  constexpr Choice weeks[] = {{"0", "None"}, {"3", "3"}, {"5", "5"}, {"10", "10"}, {"20", "20"}};
  constexpr Choice history[] = {{"90", "For 90 days"},
                                {"365", "For a year"},
                                {"730", "For two years"},
                                {"3650", "For ten years"},
                                {"forever", "Forever"}};
  return html(
      R"(<section class="sec" id="days"><h2 class="hang">Days and pages</h2>
<form class="stack" method="post" action="/settings">{}{}<div class="fields">
{}{}{}{}{}{}{}{}<div class="field"><label for="zone">Time zone</label><input id="zone" name="zone" value="{}" placeholder="Europe/Lisbon" autocomplete="off">{}</div></div>
<div class="field"><label for="log-words">Your own words for occasions</label><input id="log-words" name="log.words" value="{}" placeholder="Stammtisch = drink, choir night = event" autocomplete="off" aria-describedby="log-words-hint"><p class="hint" id="log-words-hint">The log then knows them: “Stammtisch with Ana”. A kind is one of {}.</p></div>
<div class="acts"><button class="btn main">Keep these</button></div></form></section>
)",
      form_token(layout),
      when(!p.fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.fault)),
      select("today.lines", "People a day, at most", lines, std::to_string(p.preferences.lines)),
      select("today.week", "Quiet friends, new each week", weeks,
             std::to_string(p.preferences.week)),
      select("today.energy", "How much you usually have in you", energies,
             energy_word(p.preferences.energy)),
      select("theme", "Appearance", themes, to_text(p.preferences.theme)),
      select("locale", "Language of dates", languages, p.preferences.locale),
      select("dates.order", "When you write 3/4", orders, p.preferences.date_order,
             "Tell me when it matters"),
      select("keys", "Single keys as shortcuts", switches, p.preferences.keys ? "on" : "off"),
      select("history_keep", "Changes can be undone", history, p.preferences.history_keep,
             with_capital(undo_period(p.preferences.history_keep))),
      p.preferences.zone,
      when(
          p.fault.empty() && !p.preferences.zone.empty() && !known_zone(p.preferences.zone),
          html("<p class=\"care\">This machine doesn’t know “{}”. Days follow its usual zone until "
               "you choose another.</p>",
               p.preferences.zone)),
      p.preferences.own_words, kinds_in_words());
}

// What was just done, at the part of the page that it was done in.
Html told(const SettingsPage& p, std::string_view part) {
  std::string words;
  if (part == "password" && p.told == "password")
    words = fmt::format("The password is set. On another device, sign in as “{}” with it.",
                        p.account_name);
  if (part == "browsers" && p.told == "one") words = "That browser is signed out.";
  if (part == "browsers" && p.told == "all") words = "All other browsers are signed out.";
  return when(!words.empty(), html("<p class=\"care\" role=\"status\">{}</p>\n", words));
}

Html password_form(const Layout& layout, const SettingsPage& p) {
  const char* title = p.has_password ? "Change the password" : "Set a password";
  return html(
      R"(<section class="sec" id="password"><h2 class="hang">Password</h2>
{}<p class="quiet">{}</p>
<form class="stack" method="post" action="/settings/password">{}{}<input type="hidden" name="username" value="{}" autocomplete="username">
{}<div class="field"><label for="new-password">New password, 10 characters or more</label><input id="new-password" name="password" type="password" autocomplete="new-password" minlength="10" required></div>
<div class="acts"><button class="btn">{}{}</button></div></form></section>
)",
      told(p, "password"),
      p.has_password
          ? fmt::format(
                "You sign in as “{}” with it. Other browsers are signed out when it changes.",
                p.account_name)
          : fmt::format("Needed before other devices can use this notebook. You then sign in as "
                        "“{}”.",
                        p.account_name),
      form_token(layout),
      when(!p.word_fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.word_fault)),
      p.account_name,
      when(p.has_password,
           html("<div class=\"field\"><label for=\"old-password\">Current password</label>"
                "<input id=\"old-password\" name=\"old\" type=\"password\" "
                "autocomplete=\"current-password\" required></div>\n")),
      icon("key-round"), title);
}

Html browsers(const Layout& layout, const SettingsPage& p) {
  const Html items = each(p.browsers, [&](const SettingsPage::OpenBrowser& b) {
    const Html act =
        b.this_one
            ? html("<span class=\"hint\">this one</span>")
            : html(
                  "<form method=\"post\" action=\"/settings/sessions\">{}<button class=\"btn\" "
                  "name=\"digest\" value=\"{}\">Sign out</button></form>",
                  form_token(layout), b.session.digest);
    return html(
        "<li>{}<span>{}<span class=\"hint block\">since {}, last seen {} at {}</span></span>{}"
        "</li>\n",
        icon("layout-grid"), browser_in_words(b.session.browser), layout.day(b.opened),
        layout.day(b.seen), b.seen_at, act);
  });
  return html(
      R"(<section class="sec" id="browsers"><h2 class="hang">Signed in</h2>{}<ul class="list">{}</ul>
{}<div class="acts"><a class="btn" href="/settings/device">{}Another device</a><form method="post" action="/sign-out">{}<button class="btn">{}Sign out here</button></form><form method="post" action="/settings/sessions">{}<button class="btn bare" name="all" value="1">Sign out all others</button></form></div></section>
)",
      told(p, "browsers"), items,
      when(!p.has_password,
           html("<p class=\"hint\">Without a password, only the link that Wellmet prints when it "
                "starts signs you in again.</p>\n")),
      icon("layout-grid"), form_token(layout), icon("log-out"), form_token(layout));
}

SettingsPage gather(RequestContext& context) {
  SettingsPage p;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    p.preferences = preferences_of(tx);
    if (const auto owner = store::owner(tx)) {
      if (const auto me = store::find_person(tx, *owner)) p.my_name = me->name;
      p.my_interests = store::interests_of(tx, *owner);
    }
  }
  if (const auto account = store::find_account(context.app.db, context.app.account)) {
    p.account_name = account->name;
    p.has_password = account->has_password;
  }
  for (const store::Session& s : store::sessions_of(context.app.db, context.app.account))
    p.browsers.push_back({s, context.app.zone.date_of(s.opened), context.app.zone.date_of(s.seen),
                          context.app.zone.clock_time(s.seen), s.digest == context.session.digest});
  return p;
}

// The zone stays as it is also where it is unknown: nobody wrote it into the field just now. The
// order of day and month stays unsaid until one is chosen.
bool is_chosen(RequestContext& context, std::string_view setting) {
  if (!context.form.has(setting)) return false;
  const std::string value = context.field(setting);
  if (setting == "zone") return !value.empty() && value != context.preferences.zone;
  return setting != "dates.order" || !value.empty();
}

http::Response shown(RequestContext& context, const SettingsPage& p, int status = 200) {
  const Layout layout = layout_of(context, "settings");
  return page(layout, "Settings", settings_page(layout, p), status);
}

}  // namespace

Html settings_page(const Layout& layout, const SettingsPage& p) {
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Settings</h1></header>\n"
      "<div class=\"flow\">{}{}{}{}<section class=\"sec\"><p class=\"hint\"><a "
      "href=\"/keys\">All keys</a></p></section></div></main>\n",
      about_you(layout, p), pages_and_days(layout, p), password_form(layout, p),
      browsers(layout, p));
}

http::Response show_settings(RequestContext& context) {
  SettingsPage p = gather(context);
  p.told = context.asked("told");
  return shown(context, p);
}

http::Response save_settings(RequestContext& context) {
  std::vector<std::pair<std::string, std::string>> wanted;
  for (const actions::SettingKind& kind : actions::setting_kinds())
    if (is_chosen(context, kind.name)) wanted.emplace_back(kind.name, context.field(kind.name));
  DeedId change;
  try {
    change = actions::change_settings(context.app, wanted);
  } catch (const Error& error) {
    SettingsPage p = gather(context);
    for (const auto& [name, value] : wanted) put(p.preferences, name, value);
    p.fault = error.what();
    return shown(context, p, 422);
  }
  return done(context, "/settings", change);
}

http::Response save_me(RequestContext& context) {
  const DeedId change =
      actions::change_me(context.app, {.person = {.name = context.field("name")}}).change;
  return done(context, "/settings", change);
}

http::Response save_my_interests(RequestContext& context) {
  std::optional<PersonId> owner;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    owner = store::owner(tx);
  }
  if (!owner)
    throw Error(ErrorKind::invalid, "Say your name first; then you can add your interests.");
  DeedId change;
  if (const std::string gone = context.field("remove"); !gone.empty()) {
    change = actions::remove_interests(context.app, *owner, {gone}).change;
  } else {
    std::vector<std::string> names;
    for (const std::string& name : split(context.field("add"), ','))
      if (!trim(name).empty()) names.emplace_back(trim(name));
    change = actions::add_interests(context.app, *owner, {.names = names}).change;
  }
  return done(context, "/settings", change);
}

http::Response save_password(RequestContext& context) {
  SettingsPage p = gather(context);
  const auto refuse = [&](const std::string& words, int status) {
    p.word_fault = words;
    return shown(context, p, status);
  };
  // Signed in, so it is known by its session.
  const Caller caller{.peer = context.request.peer, .known = "session " + context.session.digest};
  LoginThrottle& throttle = context.site.login_throttle();
  LoginThrottle::Try one(throttle, caller);
  if (const int wait = one.seconds_to_wait(); wait > 0)
    return refuse(too_many_attempts(wait), 429).with("Retry-After", std::to_string(wait));
  const LoginThrottle::Place place(throttle, caller);
  if (!place)
    return refuse("Too many sign-ins at once. Try again in a moment.", 503)
        .with("Retry-After", "2");
  if (p.has_password &&
      !actions::account_for(context.app.db, p.account_name, context.form["old"])) {
    one.was_wrong();
    return refuse("That isn’t your current password.", 403);
  }
  try {
    actions::set_password(context.app.db, context.app.account,
                          std::string(context.form["password"]), context.app.now(),
                          context.session.digest);
  } catch (const Error& error) {
    return refuse(error.what(), 422);
  }
  context.site.one_time_links().void_device_link(context.app.account);
  return http::see_other("/settings?told=password#password");
}

http::Response end_browser(RequestContext& context) {
  const bool all = !context.field("all").empty();
  if (all) {
    context.site.one_time_links().void_device_link(context.app.account);
    store::end_sessions(context.app.db, context.app.account, context.session.digest);
  } else if (!store::end_session(context.app.db, context.app.account, context.field("digest"))) {
    throw Error(ErrorKind::not_found, "That browser is not signed in any more.");
  }
  return http::see_other(all ? "/settings?told=all#browsers" : "/settings?told=one#browsers");
}

Html keys_page() {
  struct Key {
    const char* keys;
    const char* words;
    char second = '\0';  // pressed after the first
  };
  constexpr Key all[] = {{"/", "Search people"},
                         {"l", "Log a line"},
                         {"t", "Today"},
                         {"g", "People", 'p'},
                         {"g", "Follow-ups", 'f'},
                         {"g", "Introductions", 'n'},
                         {"g", "Give", 'v'},
                         {"g", "Reconnect", 'o'},
                         {"g", "History", 'h'},
                         {"g", "Import & export", 'i'},
                         {"g", "Settings", 's'},
                         {"j", "Next suggestion"},
                         {"k", "Previous suggestion"},
                         {"d", "Done"},
                         {"s", "Later"},
                         {"u", "Undo what was just done"},
                         {"?", "This page"},
                         {"Esc", "Close what is open"}};
  Html rows;
  for (const Key& key : all)
    rows += html("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                 key.second == '\0' ? html("<kbd>{}</kbd>", key.keys)
                                    : html("<kbd>{}</kbd> then <kbd>{}</kbd>", key.keys,
                                           std::string(1, key.second)),
                 key.words);
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Keys</h1><p "
      "class=\"lede\">They rest while you write in a field, and can be turned off in <a "
      "href=\"/settings#days\">Settings</a>.</p></header>\n<div class=\"flow\"><section "
      "class=\"sec\"><table class=\"tbl\">{}</table></section></div></main>\n",
      rows);
}

http::Response show_keys(RequestContext& context) {
  return page(layout_of(context, ""), "Keys", keys_page());
}

}  // namespace wellmet::web
