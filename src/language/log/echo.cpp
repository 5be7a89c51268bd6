#include "language/log/echo.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "model/follow_up.h"
#include "model/person.h"
#include "model/relations/relation.h"

namespace wellmet::language {
namespace {

// "coffee (real) · Thu 5 Mar 2026, 15:30 · at Blue Bottle"
std::string what_when_where(const LogOccasion& line) {
  std::string out = to_text(line.kind);
  if (!line.setting.empty() && line.setting != out) out += ", " + line.setting;
  for (const InteractionKind kind : line.also) out += ", " + to_text(kind);
  out += line.touch == Touch::real ? " (real)" : " (light)";
  out += (line.day_about ? " · about " : " · ") + to_words(line.day);
  if (line.time) out += fmt::format(", {:02}:{:02}", line.time->hour, line.time->minute);
  if (!line.place.empty()) out += " · at " + line.place;
  return out;
}

class Echo {
 public:
  Echo(const LogLine& line, const std::vector<std::string>& names, LocalDate today)
      : line_(line),
        names_(names),
        today_(today),
        first_(line.with.empty() ? none : line.with.front()) {}

  std::vector<EchoLine> lines() {
    if (line_.happened()) add(what_when_where(line_), EchoPart::happened);
    add_people(line_.happened() ? "with" : "noted for", line_.with);
    if (!line_.further.empty() && !line_.note.empty()) add("note: " + line_.note);
    for (std::size_t i = 0; i < line_.further.size(); ++i) add_further(i);
    add_people("through", in_role(MentionRole::through));
    add_people("about", in_role(MentionRole::about));
    add_people("spoken of:", in_role(MentionRole::mentioned));
    add_interests();
    for (std::size_t i = 0; i < line_.follow_ups.size(); ++i) add_follow_up(i);
    add_texts("ask next time", line_.questions, EchoPart::question);
    add_texts("looks for", line_.asks, EchoPart::ask);
    add_texts("offers", line_.offers, EchoPart::offer);
    add_texts("advice", line_.advice, EchoPart::advice);
    for (std::size_t i = 0; i < line_.dates.size(); ++i)
      add(fmt::format("date: {}, {}{}", line_.dates[i].label, to_words(line_.dates[i].day),
                      whose(line_.dates[i].owners)),
          EchoPart::date, i);
    for (std::size_t i = 0; i < line_.known.size(); ++i)
      add("known " + known_in_words(line_.known[i].on) + whose(line_.known[i].owners),
          EchoPart::known, i);
    for (std::size_t i = 0; i < line_.relations.size(); ++i) add_relation(i);
    if (line_.further.empty() && !line_.note.empty()) add("note: " + line_.note);
    for (const LogDoubt& doubt : line_.doubts)
      lines_.push_back({.text = "but: " + doubt.text, .next = doubt.next});
    return std::move(lines_);
  }

 private:
  void add(std::string text, EchoPart part = EchoPart::none, std::size_t index = 0) {
    lines_.push_back({std::move(text), part, index});
  }

  std::string name(std::size_t mention) const {
    if (mention < names_.size() && !names_[mention].empty()) return names_[mention];
    return mention < line_.mentions.size() ? line_.mentions[mention].name() : "";
  }

  std::string names_of(const Owners& owners) const {
    std::vector<std::string> list;
    for (const std::size_t owner : owners) list.push_back(name(owner));
    return join(list, ", ");
  }

  Owners in_role(MentionRole role) const {
    Owners people;
    for (std::size_t i = 0; i < line_.roles.size(); ++i)
      if (line_.roles[i] == role) people.push_back(i);
    return people;
  }

  void add_people(const std::string& label, const Owners& people) {
    std::vector<std::string> names;
    for (const std::size_t i : people)
      if (named_.insert(name(i)).second) names.push_back(name(i));
    if (!names.empty()) add(label + " " + join(names, ", "));
  }

  void add_further(std::size_t index) {
    const LogOccasion& occasion = line_.further[index];
    add("and " + what_when_where(occasion), EchoPart::happened, index + 1);
    add("with " + names_of(occasion.with));
    if (!occasion.note.empty()) add("note: " + occasion.note);
  }

  // Says whose it is when it is not the first person's.
  std::string whose(const Owners& owners) const {
    const bool plain = owners.empty() || (owners.size() == 1 && name(owners[0]) == name(first_));
    return plain ? "" : " (" + names_of(owners) + ")";
  }

  void add_interests() {
    std::vector<std::string> words;
    for (const LogInterest& interest : line_.interests) {
      std::string word = interest.name;
      if (!interest.detail.empty()) word += " – " + interest.detail;
      if (interest.kind != InterestKind::thing) word += " [" + to_text(interest.kind) + "]";
      words.push_back(word + whose(interest.owners));
    }
    if (!words.empty()) add("interests: " + join(words, ", "), EchoPart::interests);
  }

  void add_follow_up(std::size_t index) {
    const LogFollowUp& follow_up = line_.follow_ups[index];
    const std::string out =
        "follow-up: " + in_words(follow_up.kind, names_of(follow_up.owners), follow_up.text);
    add(out + ", due " + day_near(follow_up.due, today_), EchoPart::follow_up, index);
  }

  void add_texts(const std::string& label, const std::vector<LogText>& texts, EchoPart part) {
    for (std::size_t i = 0; i < texts.size(); ++i)
      add(label + whose(texts[i].owners) + ": " + texts[i].text, part, i);
  }

  // "Tom Reilly is Maya Chen's boss"
  void add_relation(std::size_t index) {
    const LogRelation& relation = line_.relations[index];
    const std::string who = relation.who ? name(*relation.who) : relation.name;
    add(relation_sentence({.whose = name(relation.whose), .word = relation.word, .name = who}),
        EchoPart::relation, index);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const LogLine& line_;
  const std::vector<std::string>& names_;
  LocalDate today_;
  std::size_t first_;                 // of those it is about
  std::set<std::string> named_ = {};  // nobody is said to be there twice
  std::vector<EchoLine> lines_ = {};
};

}  // namespace

std::vector<EchoLine> echo_lines(const LogLine& line, const std::vector<std::string>& names,
                                 LocalDate today) {
  return Echo(line, names, today).lines();
}

std::vector<std::string> echo(const LogLine& line, const std::vector<std::string>& names,
                              LocalDate today) {
  std::vector<std::string> texts;
  for (EchoLine& echoed : echo_lines(line, names, today)) texts.push_back(std::move(echoed.text));
  return texts;
}

std::string day_near(LocalDate day, LocalDate today) {
  if (day == today) return "today";
  std::string words = to_words(day);
  const bool same_year = year_month_day(day).year == year_month_day(today).year;
  if (same_year) words.resize(words.size() - 5);
  if (day == today + 1) return "tomorrow " + words;
  return day == today - 1 ? "yesterday " + words : words;
}

}  // namespace wellmet::language
