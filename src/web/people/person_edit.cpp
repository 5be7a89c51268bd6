// The form of all that the card and the row of a person say. It is posted as a whole; only what
// differs from what the form was filled with is changed, so that a date or an address that the form
// shows more plainly than it is kept stays as it is.
#include "web/people/person_edit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "judgement/notice.h"
#include "language/dates/dates.h"
#include "language/log/how_met.h"
#include "store/people/people.h"
#include "web/page/url.h"
#include "web/parts/whom.h"
#include "web/people/person.h"

namespace wellmet::web {
namespace {

std::string lines_of(const std::vector<CardValue>& values) {
  std::vector<std::string> lines;
  for (const CardValue& v : values) lines.push_back(v.value);
  return join(lines, "\n");
}

std::vector<std::string> as_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string& line : split(text, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  return lines;
}

struct ListChange {
  std::vector<std::string> add = {}, remove = {};
};
ListChange change_of(const std::string& was, const std::string& is) {
  const auto before = as_lines(was), after = as_lines(is);
  ListChange change;
  for (const std::string& line : after)
    if (std::ranges::find(before, line) == before.end()) change.add.push_back(line);
  for (const std::string& line : before)
    if (std::ranges::find(after, line) == after.end()) change.remove.push_back(line);
  return change;
}

EditWords as_typed(const RequestContext& context) {
  return {.name = context.field("name"),
          .nicknames = context.field("nicknames"),
          .pronouns = context.field("pronouns"),
          .organisation = context.field("organisation"),
          .title = context.field("title"),
          .city = context.field("city"),
          .birthday = context.field("birthday"),
          .emails = context.field("emails"),
          .phones = context.field("phones"),
          .urls = context.field("urls"),
          .how = context.field("how"),
          .where = context.field("where"),
          .when = context.field("when"),
          .through = context.field("through"),
          .cadence = context.field("cadence"),
          .words = words_chosen(context.form.every("word")),
          .never_suggest = !context.field("never_suggest").empty()};
}

void put(std::optional<std::string>& edit, const std::string& was, const std::string& is) {
  if (was != is) edit = is;
}

void put_lists(actions::PersonEdit& edit, const EditWords& was, const EditWords& is) {
  ListChange emails = change_of(was.emails, is.emails), phones = change_of(was.phones, is.phones),
             urls = change_of(was.urls, is.urls), names = change_of(was.nicknames, is.nicknames);
  edit.add_emails = emails.add;
  edit.remove_emails = emails.remove;
  edit.add_phones = phones.add;
  edit.remove_phones = phones.remove;
  edit.add_urls = urls.add;
  edit.remove_urls = urls.remove;
  edit.add_nicknames = names.add;
  edit.remove_nicknames = names.remove;
  for (const RelationshipWord word : is.words)
    if (std::ranges::find(was.words, word) == was.words.end()) edit.add_words.push_back(word);
  for (const RelationshipWord word : was.words)
    if (std::ranges::find(is.words, word) == is.words.end()) edit.remove_words.push_back(word);
}

void put_dates(actions::PersonEdit& edit, const EditWords& was, const EditWords& is,
               LocalDate today, FieldErrors& faults) {
  if (was.when != is.when) edit.met_on = language::read_when_met(is.when, today);
  if (was.birthday == is.birthday) return;
  edit.birthday = language::read_partial_date(is.birthday);
  if (is.birthday.empty()) edit.birthday = PartialDate{};
  if (!edit.birthday->text.empty())
    faults["birthday"] = "Write the birthday as 11 February, February 1985, 1985 or 1985-02-11.";
}

void put_cadence(actions::PersonEdit& edit, const EditWords& was, const EditWords& is,
                 FieldErrors& faults) {
  if (was.never_suggest != is.never_suggest) edit.never_suggest = is.never_suggest;
  if (was.cadence == is.cadence) return;
  if (is.cadence.empty()) {
    edit.wished_cadence_days = 0;
    return;
  }
  const auto wish = language::parse_cadence(is.cadence);
  if (!wish) {
    faults["cadence"] = "Write how often as every 6 weeks, twice a year, or never.";
    return;
  }
  edit.wished_cadence_days = wish->days;
  if (wish->never) edit.never_suggest = true;
}

actions::PersonEdit edit_from(RequestContext& context, const EditWords& was, EditPage& p) {
  actions::PersonEdit edit;
  const EditWords& is = p.is;
  if (is.name.empty()) p.faults["name"] = "A person needs a name, or what you call them.";
  put(edit.name, was.name, is.name);
  put(edit.pronouns, was.pronouns, is.pronouns);
  put(edit.organisation, was.organisation, is.organisation);
  put(edit.title, was.title, is.title);
  put(edit.city, was.city, is.city);
  put(edit.met_how, was.how, is.how);
  put(edit.met_where, was.where, is.where);
  put_lists(edit, was, is);
  put_dates(edit, was, is, context.today(), p.faults);
  put_cadence(edit, was, is, p.faults);
  if (was.through == is.through) return edit;
  if (is.through.empty()) {
    edit.met_through = PersonId{};
    return edit;
  }
  try {
    store::ReadTx tx(context.app.db, context.app.account);
    edit.met_through = person_named(context, tx, is.through);
  } catch (const Error& fault) {
    p.faults["through"] = fault_of(context, fault);
  }
  return edit;
}

struct WordsField {
  const char* name;
  std::string EditWords::* value;
};
constexpr WordsField words_fields[] = {
    {"name", &EditWords::name},         {"nicknames", &EditWords::nicknames},
    {"pronouns", &EditWords::pronouns}, {"organisation", &EditWords::organisation},
    {"title", &EditWords::title},       {"city", &EditWords::city},
    {"birthday", &EditWords::birthday}, {"emails", &EditWords::emails},
    {"phones", &EditWords::phones},     {"urls", &EditWords::urls},
    {"how", &EditWords::how},           {"where", &EditWords::where},
    {"when", &EditWords::when},         {"through", &EditWords::through},
    {"cadence", &EditWords::cadence}};

// "friend, mentor"
std::string in_a_row(const std::vector<RelationshipWord>& words) {
  std::vector<std::string> texts;
  for (const RelationshipWord word : words) texts.emplace_back(to_text(word));
  return join(texts, ", ");
}

bool same(const std::vector<RelationshipWord>& one, const std::vector<RelationshipWord>& other) {
  return std::ranges::is_permutation(one, other);
}

// What the form was filled with stands in it, to tell what was changed here from what was changed
// elsewhere meanwhile.
Html filled_fields(const EditWords& w) {
  Html all = each(words_fields, [&](const WordsField& field) {
    return html("<input type=\"hidden\" name=\"was_{}\" value=\"{}\">", field.name, w.*field.value);
  });
  all += html("<input type=\"hidden\" name=\"was_words\" value=\"{}\">", in_a_row(w.words));
  return all + when(w.never_suggest,
                    html("<input type=\"hidden\" name=\"was_never_suggest\" value=\"1\">"));
}

// As it stands in the book, where the form doesn’t say what it was filled with.
EditWords as_filled(const RequestContext& context, const EditWords& now) {
  if (!context.form.has("was_name")) return now;
  EditWords filled;
  for (const WordsField& field : words_fields)
    filled.*field.value = context.field(std::string("was_") + field.name);
  std::vector<std::string> words;
  for (const std::string& word : split(context.field("was_words"), ','))
    words.emplace_back(trim(word));
  filled.words = words_chosen(words);
  filled.never_suggest = !context.field("was_never_suggest").empty();
  return filled;
}

// What was typed, but in the fields that were not touched what stands in the book by now. Both
// changed to different words is a fault of the field.
void merge_with(const EditWords& now, const EditWords& filled, EditPage& p) {
  for (const auto& [name, value] : words_fields) {
    const auto typed = as_lines(p.is.*value), was = as_lines(filled.*value),
               is = as_lines(now.*value);
    if (typed == was) {
      p.is.*value = now.*value;
    } else if (is != was && is != typed) {
      p.faults[name] = elsewhere(now.*value);
    }
  }
  if (same(p.is.words, filled.words)) {
    p.is.words = now.words;
  } else if (!same(now.words, filled.words) && !same(now.words, p.is.words)) {
    p.faults["word"] = elsewhere(in_a_row(now.words));
  }
  if (p.is.never_suggest == filled.never_suggest) p.is.never_suggest = now.never_suggest;
  if (!p.faults.empty()) p.faults[""] = changed_elsewhere;
}

bool is_gone(RequestContext& context, PersonId id) {
  store::ReadTx tx(context.app.db, context.app.account);
  return web::is_gone(tx, id);
}

actions::PersonStory story(RequestContext& context, PersonId id) {
  store::ReadTx tx(context.app.db, context.app.account);
  const auto person = store::find_person(tx, id);
  if (!person || person->removed_at || person->is_owner)
    throw Error(ErrorKind::not_found, "This page isn’t here.");
  return actions::story_of(tx, id, context.today(),
                           {.interactions = 1, .notes = 1, .follow_ups = 1});
}

http::Response shown(RequestContext& context, const EditPage& p, int status) {
  const Layout layout = layout_of(context, "people");
  return page(layout, "Change " + p.called, edit_page(layout, p), status);
}

http::Response set_archived(RequestContext& context, bool archived) {
  const auto id = context.id<PersonId>();
  if (is_gone(context, id)) return gone_page(context, id);
  story(context, id);
  const DeedId change = actions::edit_person(context.app, id, {.archived = archived}).change;
  return done(context, url::person(id), change);
}

Html card_fields(const EditWords& w, const FieldErrors& faults) {
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">Card</h2><div "
      "class=\"fields\">{}{}{}{}{}{}{}</div>"
      "<div class=\"fields\">{}{}{}</div></section>\n",
      text_field({.name = "name", .label = "Name", .value = w.name, .required = true}, faults),
      text_field({.name = "pronouns", .label = "Pronouns", .value = w.pronouns, .help = "she/her"},
                 faults),
      text_field({.name = "city", .label = "Lives in", .value = w.city}, faults),
      text_field(
          {.name = "birthday", .label = "Birthday", .value = w.birthday, .help = "11 February"},
          faults),
      text_field({.name = "organisation", .label = "Company", .value = w.organisation}, faults),
      text_field({.name = "title", .label = "What they do there", .value = w.title}, faults),
      area_field({.name = "nicknames", .label = "Also called, a line each", .value = w.nicknames},
                 faults),
      area_field({.name = "emails", .label = "Email, one per line", .value = w.emails}, faults),
      area_field({.name = "phones", .label = "Phone, one per line", .value = w.phones}, faults),
      area_field({.name = "urls", .label = "Web, a line each", .value = w.urls}, faults));
}

Html met_fields(const EditWords& w, const FieldErrors& faults) {
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">How you met</h2><div class=\"fields\">{}{}{}{}"
      "</div></section>\n",
      text_field({.name = "how", .label = "How", .value = w.how}, faults),
      text_field({.name = "where", .label = "Where", .value = w.where}, faults),
      text_field({.name = "when", .label = "When", .value = w.when, .help = "March 2023"}, faults),
      text_field({.name = "through", .label = "Through whom", .value = w.through}, faults));
}

Html you_two_fields(const EditWords& w, const FieldErrors& faults) {
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">You two</h2>{}{}<label class=\"pick\"><input "
      "type=\"checkbox\" name=\"never_suggest\" value=\"1\"{}>Not on the day’s list, but for what "
      "you promise</label>"
      "</section>\n",
      word_boxes(w.words, faults),
      text_field({.name = "cadence",
                  .label = "How often you wish to be in touch",
                  .value = w.cadence,
                  .help = "every 6 weeks; empty: as it comes"},
                 faults),
      when(w.never_suggest, html(" checked")));
}

}  // namespace

EditWords words_of(const actions::PersonStory& s) {
  EditWords w{.name = s.card.name,
              .nicknames = join(s.card.nicknames, "\n"),
              .pronouns = s.card.pronouns,
              .organisation = s.card.organisation,
              .title = s.card.title,
              .birthday = to_words(s.card.birthday),
              .emails = lines_of(s.card.emails),
              .phones = lines_of(s.card.phones),
              .urls = lines_of(s.card.urls),
              .how = s.person.met.how,
              .where = s.person.met.where,
              .when = to_words(s.person.met.on),
              .through = s.through,
              .words = s.person.words,
              .never_suggest = s.person.never_suggest};
  if (!s.card.addresses.empty()) w.city = s.card.addresses.front().city;
  if (s.person.wished_cadence_days > 0) w.cadence = wish_in_words(s.person.wished_cadence_days);
  return w;
}

Html edit_page(const Layout& layout, const EditPage& p) {
  return html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1>
<p class="lede">What stands on the card, how you met, and what you two are to each other.</p></header>
<form class="flow" method="post" action="{}">{}{}{}{}
{}{}{}<section class="sec">{}</section></form></main>
)",
              p.called, url::person(p.person, "edit"), form_token(layout), p.chosen,
              filled_fields(p.was), form_fault(p.faults), card_fields(p.is, p.faults),
              met_fields(p.is, p.faults), you_two_fields(p.is, p.faults),
              keep_or_leave(p.faults, url::person(p.person)));
}

http::Response show_edit(RequestContext& context) {
  const auto id = context.id<PersonId>();
  if (is_gone(context, id)) return gone_page(context, id);
  const actions::PersonStory s = story(context, id);
  const EditWords now = words_of(s);
  return shown(context, {.person = id, .called = s.person.name, .is = now, .was = now}, 200);
}

http::Response save_edit(RequestContext& context) {
  const auto id = context.id<PersonId>();
  if (is_gone(context, id)) return gone_page(context, id);
  const actions::PersonStory s = story(context, id);
  EditPage p{.person = id,
             .called = s.person.name,
             .is = as_typed(context),
             .was = words_of(s),
             .chosen = people_chosen(context)};
  merge_with(p.was, as_filled(context, p.was), p);
  if (!p.faults.empty()) return shown(context, p, 409);
  const actions::PersonEdit edit = edit_from(context, p.was, p);
  if (!p.faults.empty()) return shown(context, p, 422);
  DeedId change;
  try {
    change = actions::edit_person(context.app, id, edit).change;
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::invalid && fault.kind() != ErrorKind::not_found) throw;
    p.faults[""] = fault_of(context, fault);
    return shown(context, p, 422);
  }
  return done(context, url::person(id), change);
}

http::Response archive_person(RequestContext& context) { return set_archived(context, true); }
http::Response unarchive_person(RequestContext& context) { return set_archived(context, false); }

}  // namespace wellmet::web
