#include "cli/people/person_show.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/people/labelled_lines.h"
#include "cli/people/person_json.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

std::string period(const Position& p) {
  if (!p.started.empty() && !p.ended.empty())
    return fmt::format(", {} to {}", to_words(p.started), to_words(p.ended));
  if (!p.started.empty()) return ", since " + to_words(p.started);
  if (!p.ended.empty()) return ", until " + to_words(p.ended);
  return p.current ? "" : ", over";
}

class Page {
 public:
  Page(Session& session, const actions::PersonStory& story)
      : session_(session), story_(story), lines_(session) {}

  void print() {
    head();
    how_it_began();
    why_and_what();
    conversation();
    life();
    reach();
    dated();
  }

 private:
  void head() {
    std::string line = bold(session_, for_terminal(story_.person.name));
    if (!story_.card.pronouns.empty())
      line += fmt::format(" ({})", for_terminal(story_.card.pronouns));
    for (const std::string& part : {story_.position(), city()}) {
      if (!part.empty()) line += " · " + for_terminal(part);
    }
    say(session_, line);
    if (!story_.card.died.empty()) {
      const PartialDate day = parse_partial_date(story_.card.died);
      say(session_, died_in_words(day, to_words(day)) + ".");
    }
    std::vector<std::string> marks;
    for (RelationshipWord word : story_.person.words) marks.push_back(to_text(word));
    if (story_.person.is_owner) marks.emplace_back("you");
    if (story_.card.is_company) marks.emplace_back("a company");
    if (story_.person.archived) marks.emplace_back("archived");
    if (story_.person.never_suggest) marks.emplace_back("never suggested");
    if (story_.person.removed_at) marks.emplace_back("in the trash");
    if (!marks.empty()) say(session_, dim(session_, join(marks, ", ")));
    say(session_, "");
  }

  std::string city() const {
    for (const CardIndex::Address& a : story_.card.addresses) {
      if (!a.city.empty()) return a.city;
    }
    return "";
  }

  void entry(const char* label, const std::string& text, const std::string& id = "") {
    lines_.print(label, text, id);
  }

  void how_it_began() {
    const HowMet& met = story_.person.met;
    std::vector<std::string> parts;
    if (!met.how.empty()) parts.push_back(met.how);
    if (!met.where.empty()) parts.push_back(met.where);
    if (is_how_long(met.on))
      entry("Known", known_in_words(met.on));
    else if (!met.on.empty())
      parts.push_back(to_words(met.on));
    if (!story_.through.empty()) parts.push_back("through " + story_.through);
    if (!parts.empty()) entry("You met", join(parts, ", "));
    if (!story_.card.nicknames.empty()) entry("Called", join(story_.card.nicknames, ", "));
  }

  void why_and_what() {
    for (const Note& n : story_.notes) {
      const bool why = n.kind == NoteKind::like || n.kind == NoteKind::admire ||
                       n.kind == NoteKind::curious_about || n.kind == NoteKind::root_for;
      if (why) entry("You care", fmt::format("{}: {}", to_text(n.kind), n.text), id(n));
    }
    for (const NoteKind kind :
         {NoteKind::like, NoteKind::admire, NoteKind::curious_about, NoteKind::root_for})
      say_more_notes("You care", kind);
    for (const Shared& s : story_.shared) entry("You share", s.sentence);
    if (!story_.rhythm.empty() && story_.card.died.empty()) entry("Rhythm", story_.rhythm);
    if (story_.person.quiet_until)
      entry("Rhythm",
            fmt::format("No word of it before {}.", to_words(*story_.person.quiet_until)));
  }

  void notes(const char* label, NoteKind kind) {
    for (const Note& n : story_.notes) {
      if (n.kind == kind && !n.done) entry(label, n.text, id(n));
    }
    say_more_notes(label, kind);
  }

  // How many notes of the kind are older than those shown.
  void say_more_notes(const char* label, NoteKind kind) {
    const auto all = story_.notes_in_all.find(kind);
    if (all == story_.notes_in_all.end()) return;
    const auto more = all->second - std::ranges::count_if(story_.notes, [&](const Note& n) {
                        return n.kind == kind && !n.done;
                      });
    std::string word = to_text(kind);
    std::ranges::replace(word, ' ', '-');
    if (more > 0)
      entry(label, fmt::format("and {} older: wellmet note list {} --kind {}", more,
                               story_.person.id.value, word));
  }

  // Not yet followed, or followed and not told of; the rest is in the list of advice.
  void advice() {
    for (const Note& n : story_.advice) {
      const bool followed = n.ending == NoteEnding::followed;
      if (n.done && !(followed && !n.told)) continue;
      entry("Advised you",
            fmt::format("{} ({}{})", n.text, to_words(n.day), followed ? "; you followed it" : ""),
            id(n));
    }
  }

  void conversation() {
    for (const Note& n : story_.notes) {
      if (n.kind == NoteKind::fact)
        entry("Told you", fmt::format("{} ({})", n.text, to_words(n.day)), id(n));
    }
    say_more_notes("Told you", NoteKind::fact);
    notes("Ask next", NoteKind::question);
    advice();
    notes("Looks for", NoteKind::ask);
    notes("Can give", NoteKind::offer);
    notes("Gifts", NoteKind::gift);
    notes("Ideas", NoteKind::idea);
  }

  void life() {
    std::vector<std::string> interests;
    for (const Interest& i : story_.interests) {
      std::string text = i.detail.empty() ? i.name : fmt::format("{} ({})", i.name, i.detail);
      if (i.lasting == Lasting::passing) text += " for now";
      interests.push_back(text);
    }
    for (const std::string& hobby : story_.card.hobbies) {
      const bool told = std::ranges::any_of(story_.interests, [&](const Interest& i) {
        return interest_key(i.name) == interest_key(hobby);
      });
      if (!told) interests.push_back(hobby);
    }
    if (!interests.empty()) entry("Interests", join(interests, ", "));
    for (const actions::KnownRelation& one : story_.relations)
      entry("People", fmt::format("{}: {}", one.word, one.name),
            one.person ? fmt::format("person {}", one.person.value) : "");
    for (const Position& p : story_.positions)
      entry("Work", in_words(p) + period(p), fmt::format("j{}", p.id.value));
    work_on_card();
    if (!story_.card.birthday.empty()) entry("Dates", "birthday " + to_words(story_.card.birthday));
    for (const ImportantDate& d : story_.card.dates)
      entry("Dates", fmt::format("{} {}", d.label, to_words(d.date)));
    for (const ImportantDate& d : story_.dates)
      entry("Dates", fmt::format("{} {}", d.label, to_words(d.date)),
            fmt::format("d{}", d.id.value));
  }

  // What the first line of the page leaves out.
  void work_on_card() {
    const CardIndex& card = story_.card;
    if (!card.department.empty()) entry("Work", fmt::format("department {}", card.department));
    if (story_.position().find(card.role) == std::string::npos)
      entry("Work", fmt::format("role {}", card.role));
    for (const std::string& more : card.more_work) entry("Work", more);
  }

  void values(const std::vector<CardValue>& list) {
    for (const CardValue& v : list)
      entry("Contact", v.label.empty() ? v.value : fmt::format("{} ({})", v.value, v.label));
  }

  void reach() {
    values(story_.card.emails);
    values(story_.card.phones);
    values(story_.card.urls);
    for (const CardIndex::Address& a : story_.card.addresses) {
      std::vector<std::string> parts;
      for (const std::string& part : {a.street, a.postcode, a.city, a.region, a.country}) {
        if (!part.empty()) parts.push_back(part);
      }
      const std::string label = a.label.empty() ? "" : fmt::format(" ({})", a.label);
      const bool town_alone = parts.size() == 1 && !a.city.empty();
      if (!town_alone) entry("Contact", join(parts, ", ") + label);
    }
    if (story_.card.has_picture) entry("On the card", "a picture");
    if (!story_.card.categories.empty()) entry("Groups", join(story_.card.categories, ", "));
  }

  void dated() {
    const LocalDate today = session_.app().today();
    for (const FollowUp& f : story_.follow_ups) {
      std::string text =
          fmt::format("{}, due {}", to_text(f.kind), language::day_near(f.due, today));
      if (!f.text.empty()) text += ": " + f.text;
      entry("Next", text, fmt::format("f{}", f.id.value));
    }
    const auto later =
        story_.follow_ups_in_all - static_cast<std::int64_t>(story_.follow_ups.size());
    if (later > 0)
      entry("Next",
            fmt::format("and {} more: wellmet followup list {}", later, story_.person.id.value));
    for (const Interaction& i : story_.interactions) entry("Lately", happened(i), id(i));
    const auto more =
        story_.interactions_in_all - static_cast<std::int64_t>(story_.interactions.size());
    if (more > 0)
      entry("", fmt::format("and {} before: wellmet interaction list {}", more,
                            story_.person.id.value));
    notes("Notes", NoteKind::note);
    for (const CardValue& other : story_.card.others)
      entry("On the card", fmt::format("{}: {}", other.label, other.value));
    if (!story_.card.note.empty()) entry("On the card", story_.card.note);
  }

  std::string happened(const Interaction& i) const {
    std::string text = fmt::format("{}: {}", to_words(i.day), word_for(i));
    if (!i.place.empty()) text += " at " + i.place;
    std::vector<std::string> others;
    for (PersonId other : i.people) {
      if (other != story_.person.id) others.push_back(story_.name_of(other));
    }
    if (!others.empty()) text += ", with " + join(others, ", ");
    return i.note.empty() ? text : text + "; " + i.note;
  }

  static std::string id(const Note& n) { return fmt::format("n{}", n.id.value); }
  static std::string id(const Interaction& i) { return fmt::format("i{}", i.id.value); }

  Session& session_;
  const actions::PersonStory& story_;
  LabelledLines lines_;
};

actions::StoryLimits limits_given(const Arguments& args, const Session& session) {
  constexpr int all = actions::StoryLimits::no_limit;
  if (args.has("--all")) return {.interactions = all, .notes = all, .follow_ups = all};
  const auto limit = args.number("--limit", 1);
  return limit ? actions::StoryLimits{*limit, *limit, *limit} : usual_limits(session);
}

int show(const Arguments& args, Session& session) {
  const PersonId id = person_given(session, args);
  if (!args.has("--card")) return show_person_or_json(session, id, limits_given(args, session));
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const std::string bytes = store::card_bytes(tx, id);
  if (session.json) {
    print_json(session, Json::Object{{"id", id.value}, {"card", bytes}});
  } else {
    print_bytes(session, bytes);
  }
  return 0;
}

}  // namespace

void show_person(Session& session, const actions::PersonStory& story) {
  Page(session, story).print();
}

actions::StoryLimits usual_limits(const Session& session) {
  constexpr int lines = 20;
  actions::StoryLimits limits;
  if (!session.json) limits.notes = limits.follow_ups = lines;
  return limits;
}

int show_person_or_json(Session& session, PersonId id, const actions::StoryLimits& limits) {
  App& app = session.app();
  actions::PersonStory story;
  {
    store::ReadTx tx(app.db, app.account);
    story = actions::story_of(tx, id, app.today(), limits);
  }
  if (session.json) {
    print_json(session, json_of(story));
  } else {
    show_person(session, story);
  }
  return 0;
}

extern const Command person_show;

const Command person_show{
    .name = "person show",
    .group = "People",
    .help = "everything of one person on one screen",
    .examples = {"wellmet person show maya", "wellmet person show 12 --json",
                 "wellmet person show \"Maya Chen\" --card > maya.vcf"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true},
         {.name = "--card", .takes = Takes::flag, .help = "the contact card itself, as vCard"},
         {.name = "--limit",
          .help = "how many notes of each kind, follow-ups and interactions",
          .value_word = "N"},
         {.name = "--all", .takes = Takes::flag, .help = "all of them"}},
    .run = show,
    .more =
        "Shows the newest 20 open notes of each kind, the next 20 follow-ups and the last 5 "
        "interactions, and says how many more there are. With --json all notes and open follow-ups "
        "are given unless --limit says how many; --all gives every interaction too.",
};

}  // namespace wellmet::cli
