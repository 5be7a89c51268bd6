#include "web/story/understood.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "language/log/echo.h"
#include "model/person.h"
#include "model/relations/relation.h"
#include "web/page/next_link.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

using language::LogLine;

Html item(std::string_view icon_name, const Html& words) {
  return html("<li>{}<span>{}</span></li>\n", icon(icon_name), words);
}

using actions::LogPart;
using language::EchoPart;

// A piece that can be left out, as actions::strike_out counts them.
struct Struck {
  LogPart part = LogPart::read;
  EchoPart read = EchoPart::none;
  std::size_t index = 0;
};

int number_of(const LogPage& p, const Struck& wanted) {
  int number = 0;
  for (const actions::LogPiece& piece : p.pieces) {
    if (piece.part == LogPart::none) continue;
    ++number;
    if (piece.part == wanted.part && piece.read == wanted.read && piece.index == wanted.index)
      return number;
  }
  return 0;
}

// The words of the piece with this number, by which a tick beside it finds it again.
std::string words_at(const LogPage& p, int number) {
  for (const actions::LogPiece& piece : p.pieces)
    if (piece.part != LogPart::none && --number == 0) return collapse_spaces(piece.text);
  return "";
}

bool left_out(const LogPage& p, int number) {
  return std::ranges::find(p.ticked_away, number) != p.ticked_away.end();
}

// One that a tick leaves out, and that may be changed.
Html optional_item(const LogPage& p, std::string_view icon_name, const Html& words,
                   const Struck& piece, const Html& change = {}) {
  const int number = number_of(p, piece);
  if (number == 0) return item(icon_name, words);
  return html(
      "<li>{}<div class=\"piece\"><span>{}</span>{}<label class=\"hint drop-it\"><input "
      "type=\"checkbox\" name=\"without{}\" value=\"1\"{}> leave out</label><input type=\"hidden\" "
      "name=\"piece{}\" value=\"{}\"></div></li>\n",
      icon(icon_name), words, change, number, when(left_out(p, number), html(" checked")), number,
      words_at(p, number));
}

// What stands behind "Change": when one of its fields is changed, the line is read again with it
// (`fixed` comes from assets/wellmet.js: a day is typed figure by figure).
Html change_form(std::string_view of_what, bool changed, const Html& fields) {
  return html(
      "<details class=\"small-form fix\"{} hx-post=\"/log/understood\" hx-trigger=\"fixed\" "
      "hx-target=\"closest form\" hx-swap=\"outerHTML\" hx-sync=\"closest form:replace\">"
      "<summary>Change<span class=\"vh\">: {}</span></summary><div "
      "class=\"fields\">{}</div></details>",
      when(changed, html(" open")), of_what, fields);
}

struct DayField {
  std::string name = {};
  const char* label = "";
  LocalDate day = {}, read = {};
  std::optional<LocalDate> latest = {};
};
// The day, and beside it what the words said, so that it counts only for the same words.
Html day_field(const DayField& f) {
  return html(
      "<div class=\"field\"><label for=\"fix-{}\">{}</label><input id=\"fix-{}\" type=\"date\" "
      "name=\"{}\" value=\"{}\"{}><input type=\"hidden\" name=\"{}_read\" value=\"{}\"></div>",
      f.name, f.label, f.name, f.name, to_iso(f.day),
      f.latest ? html(" max=\"{}\"", to_iso(*f.latest)) : Html(), f.name, to_iso(f.read));
}

Html kind_field(InteractionKind kind, InteractionKind read) {
  const Html options = each(interaction_kinds(), [&](const InteractionKindInfo& one) {
    return html("<option value=\"{}\"{}>{}</option>", one.word,
                when(one.kind == kind, html(" selected")), one.word);
  });
  return html(
      "<div class=\"field\"><label for=\"fix-kind\">What</label><select id=\"fix-kind\" "
      "name=\"kind\">{}</select><input type=\"hidden\" name=\"kind_read\" value=\"{}\"></div>",
      options, to_text(read));
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

const char* icon_of(InteractionKind kind) {
  switch (kind) {
    case InteractionKind::coffee:
    case InteractionKind::meal:
    case InteractionKind::drink:
      return "coffee";
    case InteractionKind::walk:
      return "footprints";
    case InteractionKind::call:
      return "phone";
    case InteractionKind::video_call:
      return "video";
    case InteractionKind::email:
    case InteractionKind::letter:
      return "mail";
    case InteractionKind::message:
      return "message-circle";
    case InteractionKind::comment:
    case InteractionKind::like:
      return "thumbs-up";
    default:
      return "hand-heart";
  }
}

std::string owners_in_words(const LogPage& p, const language::Owners& owners) {
  std::vector<std::string> names;
  for (const std::size_t owner : owners)
    if (owner < p.reading.names.size()) names.push_back(p.reading.names[owner]);
  return join_with_and(names);
}

// "Coffee with Maya Chen at Blue Bottle, on Thu 5 Mar". `with` is empty where those above it
// were there.
Html occasion_in_words(const Layout& layout, const language::LogOccasion& occasion,
                       const std::string& with) {
  Html words = html("{}", capitalised(to_text(occasion.kind)));
  for (const InteractionKind kind : occasion.also) words += html(", {}", to_text(kind));
  if (!with.empty()) words += html(" with {}", with);
  if (!occasion.place.empty()) words += html(" at <b>{}</b>", occasion.place);
  words +=
      html(", {} <b>{}</b>", occasion.day_about ? "about" : "on", layout.weekday(occasion.day));
  if (occasion.time)
    words +=
        html(", at {}", fmt::format("{:02}:{:02}", occasion.time->hour, occasion.time->minute));
  if (occasion.touch == Touch::light) words += html(" <span class=\"hint\">a light touch</span>");
  return words;
}

Html further_item(const Layout& layout, const LogPage& p, std::size_t index) {
  const language::LogOccasion& occasion = p.reading.line.further[index];
  Html words = occasion_in_words(layout, occasion, owners_in_words(p, occasion.with));
  if (!occasion.note.empty())
    words += html(" <span class=\"hint\">The note says: <em>{}</em></span>", occasion.note);
  return optional_item(p, icon_of(occasion.kind), words,
                       {.read = EchoPart::happened, .index = index + 1});
}

Html what_happened(const Layout& layout, const LogPage& p) {
  const LogLine& line = p.reading.line;
  const Html words =
      occasion_in_words(layout, line, line.further.empty() ? "" : owners_in_words(p, line.with));
  const Html change =
      change_form("what it was and when", p.changes.kind || p.changes.day,
                  kind_field(line.kind, p.read_kind) + day_field({.name = "day",
                                                                  .label = "When",
                                                                  .day = line.day,
                                                                  .read = p.read_day,
                                                                  .latest = layout.today}));
  return optional_item(p, icon_of(line.kind), words, {.read = EchoPart::happened}, change);
}

Html person_item(const Layout& layout, const LogPage& p, std::size_t mention) {
  const auto* one = std::get_if<language::OnePerson>(&p.reading.who[mention]);
  if (!one) return {};
  const std::string& name = p.reading.names[mention];
  const Html other = html(
      "<div class=\"field\"><label for=\"fix-name{}\">Who was it?</label><input id=\"fix-name{}\" "
      "name=\"name{}\" maxlength=\"200\" autocomplete=\"off\"></div>",
      mention, mention, mention);
  return html(
      "<li>{}<div class=\"piece\"><div class=\"who\">{}<span>{}</span></div>{}</div></li>\n",
      icon("users"), face(layout, one->id, name, FaceSize::small), name,
      change_form(name, false, other));
}

// "Tom Reilly is Maya Chen's boss"
Html relation_item(const LogPage& p, std::size_t index) {
  const language::LogRelation& said = p.reading.line.relations[index];
  const NamedRelation relation{.whose = p.reading.names[said.whose],
                               .word = said.word,
                               .name = said.who ? p.reading.names[*said.who] : said.name};
  return optional_item(p, "users", html("{}", with_capital(relation_sentence(relation))),
                       {.read = EchoPart::relation, .index = index});
}

// "Ended up signing Jo's passport photos": the writer knows.
Html happened_item(const LogPage& p) {
  return html(
      "<li class=\"ask\">{}<label class=\"pick\"><input type=\"checkbox\" name=\"happened\" "
      "value=\"1\"{}><span>We were in touch: count it as a contact</span></label></li>\n",
      icon("message-circle-question-mark"), when(p.happened, html(" checked")));
}

Html choice_item(const Layout& layout, const WhoChoice& choice) {
  const std::string field = fmt::format("who{}", choice.mention);
  bool first = true;
  const auto checked = [&](const std::string& value) {
    const bool offered = first && (choice.people.size() == 1 || choice.people.empty());
    first = false;
    return when(choice.picked.empty() ? offered : choice.picked == value, html(" checked"));
  };
  Html picks;
  for (const WhoChoice::Candidate& one : choice.people)
    picks += html(
        "<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"{}\" "
        "required{}>{}<span>{}{}</span></label>\n",
        field, one.id.value, checked(std::to_string(one.id.value)),
        face(layout, one.id, one.name, FaceSize::tiny), one.name,
        when(!one.hint.empty(), html("<span class=\"hint block\">{}</span>", one.hint)));
  if (choice.more > 0)
    picks += html("<p class=\"hint\">And {} more fit. Write more of the name.</p>\n", choice.more);
  if (!choice.or_new.empty())
    picks += html(
        "<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"new\" "
        "required{}>{}<span>Someone new called {}</span></label>\n",
        field, checked("new"), icon("plus"), choice.or_new);
  if (choice.plain)
    picks += html(
        "<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"none\" "
        "required{}>{}<span>Nobody: only a word</span></label>\n",
        field, when(choice.picked == "none", html(" checked")), icon("x"));
  const Html legend = choice.people.empty() ? html("“{}” is not in the book yet", choice.words)
                                            : html("Which {}?", choice.words);
  return html(
      "<li class=\"ask\">{}<fieldset class=\"stack-s\"><legend class=\"label\">{}</legend>"
      "<input type=\"hidden\" name=\"words{}\" value=\"{}\">\n{}</fieldset></li>\n",
      icon("users"), legend, choice.mention, choice.words, picks);
}

Html follow_up_item(const Layout& layout, const LogPage& p, std::size_t index) {
  const language::LogFollowUp& f = p.reading.line.follow_ups[index];
  const std::string whom = owners_in_words(p, f.owners);
  const bool own_words = f.kind == FollowUpKind::custom && !f.text.empty();
  Html words = own_words ? html("To do for {}: <em>{}</em>", whom, f.text)
                         : html("{}", capitalised(in_words(f.kind, whom, "")));
  if (!own_words && !f.text.empty()) words += html(": <em>{}</em>", f.text);
  words += html(", on <b>{}</b>", layout.weekday(f.due));
  const Html change = change_form(
      "the day of it", p.changes.due.contains(index),
      day_field({.name = fmt::format("due{}", index),
                 .label = "When",
                 .day = f.due,
                 .read = p.read_dues[index]}) +
          html("<input type=\"hidden\" name=\"due{}_of\" value=\"{}\">", index, words_of(f)));
  return optional_item(p, "bell", words, {.read = EchoPart::follow_up, .index = index}, change);
}

// "Maya is looking for: a product designer"; with several, "Maya and Jo are looking for".
struct TextWords {
  std::string_view icon = {};
  const char *one = "", *several = "";
};

Html text_item(const LogPage& p, const TextWords& words, const language::LogText& text,
               const Struck& piece) {
  const std::string whom = owners_in_words(p, text.owners);
  const char* what = text.owners.size() > 1 ? words.several : words.one;
  return optional_item(p, words.icon, html("{} {}: <em>{}</em>", whom, what, text.text), piece);
}

Html question_item(const LogPage& p, std::size_t index) {
  const language::LogText& text = p.reading.line.questions[index];
  return optional_item(
      p, "message-circle-question-mark",
      html("Ask {} next time: <em>{}</em>", owners_in_words(p, text.owners), text.text),
      {.read = EchoPart::question, .index = index});
}

// "Dogs, pottery (wheel-thrown): what Maya Chen cares about"; whose each is, where they differ.
Html interests_item(const LogPage& p) {
  const auto& interests = p.reading.line.interests;
  if (interests.empty()) return {};
  const auto care = [&](const language::Owners& owners) {
    return html(" <span class=\"hint\">what {} {} about</span>", owners_in_words(p, owners),
                owners.size() > 1 ? "care" : "cares");
  };
  const bool of_the_same = std::ranges::all_of(interests, [&](const language::LogInterest& other) {
    return other.owners == interests[0].owners;
  });
  Html words;
  bool first = true;
  for (const language::LogInterest& interest : interests) {
    words += when(!first, html(", ")) +
             html("<b>{}</b>", first ? capitalised(interest.name) : interest.name);
    if (!interest.detail.empty()) words += html(" ({})", interest.detail);
    if (!of_the_same) words += care(interest.owners);
    first = false;
  }
  if (of_the_same) words += care(interests[0].owners);
  return optional_item(p, "hash", words, {.read = EchoPart::interests});
}

// What arises by itself, and what is settled.
Html consequences(const Layout& layout, const LogPage& p) {
  Html all;
  for (std::size_t i = 0; i < p.plan.by_itself.size(); ++i) {
    const FollowUp& f = p.plan.by_itself[i];
    const Html words =
        html("{}, due {} <span class=\"hint\">added for you</span>",
             capitalised(actions::added_in_words(p.reading, f)), layout.weekday(f.due));
    all += optional_item(p, "bell", words, {.part = LogPart::by_itself, .index = i});
  }
  for (std::size_t i = 0; i < p.plan.settled.size(); ++i) {
    const FollowUp& f = p.plan.settled[i];
    const Html words =
        html("Settles: {}", in_words(f.kind, actions::name_in(p.reading, f.person), ""));
    all += optional_item(p, "check", words, {.part = LogPart::settles, .index = i});
  }
  for (const actions::SoonerFollowUp& sooner : p.plan.sooner) {
    const FollowUp& f = sooner.follow_up;
    all +=
        item("bell", html("{}, due {} <span class=\"hint\">sooner</span>",
                          capitalised(in_words(f.kind, sooner.name, "")), layout.weekday(f.due)));
  }
  for (const actions::SettledIntroduction& settled : p.plan.introductions)
    all += item("handshake", html("{}", capitalised(actions::in_words(settled))));
  return all;
}

Html items(const Layout& layout, const LogPage& p) {
  const LogLine& line = p.reading.line;
  Html all;
  for (std::size_t i = 0; i < p.reading.who.size(); ++i)
    if (p.first_of(i) == i) all += person_item(layout, p, i);
  for (const WhoChoice& choice : p.choices) all += choice_item(layout, choice);
  if (line.happened()) all += what_happened(layout, p);
  if (line.may_have_happened) all += happened_item(p);
  if (!line.note.empty()) all += item("file-text", html("The note says: <em>{}</em>", line.note));
  for (std::size_t i = 0; i < line.further.size(); ++i) all += further_item(layout, p, i);
  all += interests_item(p);
  for (std::size_t i = 0; i < line.follow_ups.size(); ++i) all += follow_up_item(layout, p, i);
  for (std::size_t i = 0; i < line.questions.size(); ++i) all += question_item(p, i);
  for (std::size_t i = 0; i < line.asks.size(); ++i)
    all += text_item(p, {"search", "is looking for", "are looking for"}, line.asks[i],
                     {.read = EchoPart::ask, .index = i});
  for (std::size_t i = 0; i < line.offers.size(); ++i)
    all += text_item(p, {"gift", "can give", "can give"}, line.offers[i],
                     {.read = EchoPart::offer, .index = i});
  for (std::size_t i = 0; i < line.advice.size(); ++i)
    all += text_item(p, {"message-circle", "advised you", "advised you"}, line.advice[i],
                     {.read = EchoPart::advice, .index = i});
  for (std::size_t i = 0; i < line.dates.size(); ++i)
    all += optional_item(p, "calendar",
                         html("{}: {}, {}", owners_in_words(p, line.dates[i].owners),
                              line.dates[i].label, layout.day(line.dates[i].day)),
                         {.read = EchoPart::date, .index = i});
  for (std::size_t i = 0; i < line.known.size(); ++i)
    all += optional_item(p, "history",
                         html("You have known {} {}", owners_in_words(p, line.known[i].owners),
                              known_in_words(line.known[i].on)),
                         {.read = EchoPart::known, .index = i});
  for (std::size_t i = 0; i < line.relations.size(); ++i) all += relation_item(p, i);
  all += consequences(layout, p);
  for (const language::LogDoubt& doubt : line.doubts)
    all += html("<li class=\"ask\">{}<span>{}{}</span></li>\n", icon("circle-alert"), doubt.text,
                doubt.next ? html(" {}", next_link(*doubt.next)) : Html());
  return all;
}

// How far what begins with this word goes: a hash mark holds for one word, the others to the next
// mark.
enum class Mark { none, word, words };
Mark mark_of(std::string_view word) {
  if (word == "ask:" || word == "offer:") return Mark::words;
  if (word.size() < 2) return Mark::none;
  if (word[0] == '#') return Mark::word;
  return word[0] == '!' || word[0] == '?' ? Mark::words : Mark::none;
}

Html token(std::string_view words) { return html("<span class=\"tok\">{}</span>", words); }

// Words between two names: what has a mark is marked.
Html marked_words(std::string_view text) {
  Html out;
  std::size_t begun = std::string_view::npos;  // where the words of a mark began
  const auto end_mark = [&](std::size_t at) {
    if (begun == std::string_view::npos) return;
    const std::string_view words = text.substr(begun, at - begun);
    out += token(words.substr(0, words.find_last_not_of(' ') + 1)) +
           when(words.ends_with(' '), html(" "));
    begun = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const Mark mark = mark_of(word);
    if (mark != Mark::none) end_mark(at);
    if (mark == Mark::words) begun = at;
    if (begun == std::string_view::npos)
      out += (mark == Mark::word ? token(word) : html("{}", word)) +
             when(end < text.size(), html(" "));
    at = end + 1;
  }
  end_mark(text.size());
  return out;
}

// Whom the line is about: what is changed and left out holds while it is still about one of them.
Html people_of_it(const LogPage& p) {
  return each(p.reading.names, [](const std::string& name) {
    return html("<input type=\"hidden\" name=\"of\" value=\"{}\">", name);
  });
}

}  // namespace

Html marked_line(const LogPage& p) {
  Html out;
  std::size_t at = 0;
  const std::string_view text = p.reading.text;
  for (const language::Mention& mention : p.reading.line.mentions) {
    if (mention.range.start < at || mention.range.end > text.size()) continue;
    out += marked_words(text.substr(at, mention.range.start - at));
    out += html("<span class=\"tok\">{}</span>",
                text.substr(mention.range.start, mention.range.end - mention.range.start));
    at = mention.range.end;
  }
  return html("<p class=\"echo\">{}</p>", out + marked_words(text.substr(at)));
}

Html understood(const Layout& layout, const LogPage& p) {
  const Html earlier =
      when(p.written != layout.today,
           html("<input type=\"hidden\" name=\"written\" value=\"{}\"><p class=\"hint\">As "
                "written on {}.</p>\n",
                to_iso(p.written), layout.weekday(p.written)));
  return html(
      R"(<form class="stack" action="/log/save" method="post"{}>{}{}<input type="hidden" name="line" value="{}"><input type="hidden" name="again" value="1"><input type="hidden" name="seen" value="{}">{}{}
{}{}<ul class="got">
{}</ul>
<div class="acts">{}{}<a class="btn" href="#log">Change the line</a><a class="btn bare" href="{}" data-throw-away>Throw it away</a></div>
<p class="hint">Nothing is saved yet. You can undo it afterwards, too.</p></form>
)",
      when(p.renamed, html(" data-renamed")), form_token(layout), notebook_field(layout), p.line,
      p.changes_in_short(), people_of_it(p),
      when(!p.back.empty(), html("<input type=\"hidden\" name=\"back\" value=\"{}\">", p.back)),
      earlier, when(!p.fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.fault)),
      items(layout, p),
      when(p.can_be_saved(),
           html("<button class=\"btn main\">{}Write it down</button>", icon("check"))),
      p.reading.line.day_to_come ? next_link(Next{.act = Next::Act::plan_follow_up}) : Html(),
      p.back.empty() ? "/" : p.back);
}

}  // namespace wellmet::web
