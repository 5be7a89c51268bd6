#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/next.h"
#include "language/dates/dates.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"

namespace wellmet::language {

// The one-line log. Reading a line takes three steps, since only a store knows the names:
//   1. mentions = find_mentions(line), or language/names/names.h for names without signs too;
//   2. for each mention, language/names/who.h says who it is and how many words belong to the name;
//   3. read_log_line(line, {.today = today, .words_taken = {…}, .mentions = …}).
// Step 2 may be left out: a mention then takes its run of capitalised words.

// "@Maya Chen": `words` are all that could belong to the name, the first `taken` of them do.
struct Mention {
  std::vector<std::string> words = {};  // without @ and quotes
  std::size_t taken = 1;
  std::size_t capitalised = 1;  // the run that looks like a name: what `taken` is at first
  bool quoted = false;          // @"Maya Chen": exactly these words
  bool plain = false;           // found without a sign (language/names/names.h)
  TextRange range = {};         // from the @, or a plain one's first word, to its last word's end
  std::string name() const;     // the words taken, with spaces between
  friend bool operator==(const Mention&, const Mention&) = default;
};

// All mentions of the line, in order; also those inside follow-ups and in the note. Not: e-mail
// addresses, user@host, "@ Blue Bottle" (a place), "@home" and "@work", "@3pm".
std::vector<Mention> find_mentions(std::string_view line);

// What the person has to do with the line.
enum class MentionRole {
  with,       // took part
  through,    // "met @jo through @maya": maya
  about,      // "@maya introduced me to @jo": jo
  mentioned,  // only spoken of: in the note, or "about @sam"
  follow_up   // named only in a follow-up: "!share the link with @sam"
};

// Items below say whose they are: places in LogLine::mentions. An item belongs to the first of the
// people named together before it, unless it names its own ("!thank @jo tomorrow", or in the note
// "@jo #dogs"). Empty when the line names nobody.
using Owners = std::vector<std::size_t>;

struct LogFollowUp {
  FollowUpKind kind = FollowUpKind::custom;
  LocalDate due = {};  // as said, else today + the kind's default_days
  bool due_given = false;
  std::string text = {};  // "the pottery link"
  Owners owners = {};
};

struct LogInterest {
  std::string name = {};
  InterestKind kind = InterestKind::thing;
  std::string detail = {};  // "#dogs:Biscuit"
  Owners owners = {};
};

struct LogText {  // a question, an ask, an offer or advice
  std::string text = {};
  Owners owners = {};
};

// "Jo, an old school friend", "known @maya for ages": how long, as HowMet::on keeps it.
struct LogKnown {
  PartialDate on = {};
  Owners owners = {};
};

// "her launch is on 3 March": a day of theirs that is still to come.
struct LogDate {
  std::string label = {};
  LocalDate day = {};
  Owners owners = {};
};

// What happened, when, where and with whom; the note is what else was said of it.
struct LogOccasion {
  InteractionKind kind = InteractionKind::met;
  std::vector<InteractionKind> also = {};  // coffee at which advice was received
  Touch touch = Touch::real;
  std::string setting = {};
  std::string place = {};
  LocalDate day = {};
  bool day_said = false;
  bool day_about = false;  // "in October", "the other day": the day stands for a time around it
  std::optional<TimeOfDay> time = {};
  std::string note = {};
  // Places in LogLine::mentions, by their role there.
  Owners with = {};                 // who took part, or whom it is noted for
  Owners through = {}, about = {};  // who introduced, and who was introduced
};

// What two of the line's people are to each other: "Maya's boss Tom", "her daughter Noor".
struct LogRelation {
  std::size_t whose = 0;  // place in LogLine::mentions
  std::string word = {};  // of model/relations/relation.h, or "introduced by"
  std::optional<std::size_t> who = {};
  std::string name = {};  // of somebody who is no mention
};

struct LogDoubt {
  std::string text = {};  // a sentence for the user: "tomorrow is still to come …"
  std::optional<Next> next = {};
};
std::string in_words(const std::vector<LogDoubt>&);

// The line is its first occasion, and holds what else it tells: of the people of all of them.
struct LogLine : LogOccasion {
  std::vector<Mention> mentions = {};
  std::vector<MentionRole> roles = {};  // one for each mention
  bool kind_said = false;               // false: no word told, so it is `met`
  std::vector<LogInterest> interests = {};
  std::vector<LogFollowUp> follow_ups = {};
  std::vector<LogText> questions = {};
  std::vector<LogText> asks = {};
  std::vector<LogText> offers = {};
  std::vector<LogText> advice = {};  // what they advised the writer to do
  std::vector<LogText> news = {};    // good news of them, heard elsewhere
  std::vector<LogDate> dates = {};
  std::vector<LogKnown> known = {};
  std::vector<LogRelation> relations = {};
  std::vector<LogOccasion> further =
      {};                    // "coffee with Jo, and on Tuesday lunch with Tom": the lunch
  bool day_to_come = false;  // a day after today was named, so this cannot have happened
  bool took_place = false;
  // Nothing in it is sure to tell of a contact, nor of anything else: the writer knows. Set, too,
  // when the writer has said so.
  bool may_have_happened = false;
  std::vector<LogDoubt> doubts = {};
  // Whether there is an interaction to keep. "@jo #dogs !check in next week", "!thank @jo", "need
  // to call jo" and "jo got promoted" only note something about Jo; "@jo" alone was a meeting.
  bool happened() const { return took_place; }
};

// The day of the occasion that one of these took part in; the first one's where none did.
LocalDate day_with(const LogLine&, const Owners&);

// Takes an occasion out of the line, 0 being the first; who took part is only spoken of then. The
// next one takes the place of the first; without another nothing took place.
void drop_occasion(LogLine&, std::size_t occasion);

struct LogContext {
  LocalDate today = {};
  DateOrder order = DateOrder::day_first;
  bool happened = false;   // the writer says so of a line that may_have_happened
  bool order_said = true;  // else "3/4" is doubted aloud
  std::vector<std::size_t> words_taken =
      {};  // per mention, from language/names/who.h; may be shorter
  // All mentions, when names without signs were looked for too; words_taken counts for these.
  std::optional<std::vector<Mention>> mentions = {};
  std::string own_words = {};  // "Stammtisch = drink", as own_words.h reads them
};

// Never fails: what it does not understand is in the note.
LogLine read_log_line(std::string_view line, const LogContext&);

}  // namespace wellmet::language
