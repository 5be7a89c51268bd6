// A line is read as a whole, or, where it goes over to another occasion, in parts that are put
// together again: "Called Mum yesterday. Met Beth today for a walk." is a call and a walk.
#include "language/log/log_line.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "language/log/occasions.h"
#include "language/log/pieces.h"
#include "language/log/undivided_line.h"
#include "language/tokens.h"

namespace wellmet::language {
namespace {

struct Part {
  std::size_t first = 0, last = 0;  // bytes of the line
  LogLine read = {};
  bool same_deed = false;  // says none itself: that of the part before
};

class DividedReader {
 public:
  DividedReader(std::string_view line, const LogContext& context)
      : line_(line),
        context_(context),
        mentions_(context.mentions ? *context.mentions : find_mentions(line)) {}

  std::vector<Part> parts() {
    std::vector<Part> parts = {{0, line_.size(), read_undivided(line_, context_)}};
    if (parts[0].read.mentions.size() < 2) return parts;
    std::size_t tries = 0;
    constexpr std::size_t most_tries = 40;
    for (const auto& [place, same_deed] : places_to_divide(line_, mentions_)) {
      if (++tries > most_tries) {
        parts.front().read.doubts.push_back(
            {"The line tells of a lot; only its first part was checked for separate meetings."});
        break;
      }
      Part& last = parts.back();
      Part earlier = part(last.first, place), later = part(place, last.last);
      if (last.same_deed) take_deed(earlier, last.read);
      if (same_deed) {
        if (!is_same_deed_again(earlier.read, later.read)) continue;
        take_deed(later, earlier.read);
      }
      if (came_to_nothing(earlier, later)) take_no_part(last, place);
      if (goes_on_about_them(later)) continue;
      const bool only_later = only_the_later_was(earlier.read, later.read);
      if (!only_later && !same_deed && !are_two_occasions(earlier.read, later.read)) continue;
      if (!only_later) day_goes_on(earlier, later);
      last = std::move(earlier);
      parts.push_back(std::move(later));
    }
    return parts;
  }

 private:
  Part part(std::size_t first, std::size_t last) const {
    LogContext context = context_;
    context.mentions.emplace();
    context.words_taken.clear();
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      Mention mention = mentions_[i];
      if (mention.range.start < first || mention.range.start >= last) continue;
      mention.range.start -= first;
      mention.range.end -= first;
      context.mentions->push_back(std::move(mention));
      context.words_taken.push_back(i < context_.words_taken.size() ? context_.words_taken[i]
                                                                    : mentions_[i].taken);
    }
    return {first, last, read_undivided(line_.substr(first, last - first), context)};
  }

  // "saw Ana on Monday and Ben on Tuesday"
  static void take_deed(Part& part, const LogLine& from) {
    part.same_deed = true;
    part.read.took_place = part.read.kind_said = true;
    part.read.kind = from.kind;
    part.read.setting = from.setting;
  }

  // "lunch with Maya, call with Tom tomorrow", "lunch with Maya, coffee with Tom was cancelled"
  static bool came_to_nothing(const Part& earlier, const Part& later) {
    return earlier.read.took_place && earlier.read.kind_said && !earlier.read.day_to_come &&
           later.read.kind_said && (later.read.day_to_come || !later.read.took_place);
  }

  static void take_no_part(Part& part, std::size_t from) {
    const auto behind = [&](std::size_t mention) {
      return part.first + part.read.mentions[mention].range.start >= from;
    };
    Owners& with = part.read.with;
    for (std::size_t i = 1; i < with.size(); ++i)
      if (behind(with[i])) part.read.roles[with[i]] = MentionRole::mentioned;
    if (!with.empty()) with.erase(std::remove_if(with.begin() + 1, with.end(), behind), with.end());
  }

  // "Thanked her on the spot. She had it from Pat.": about somebody of the part before.
  bool goes_on_about_them(const Part& part) const {
    if (part.read.mentions.empty()) return true;
    const std::size_t lead = part.read.mentions.front().range.start;
    return std::ranges::any_of(tokens_of(line_.substr(part.first, lead)), [](const Token& token) {
      return is_one_of(token, {"her", "him", "them", "she", "he", "they", "she's", "he's"});
    });
  }

  // "coffee with Jo yesterday, then lunch with Tom", "lunch with Tom and coffee with Jo yesterday":
  // within a sentence one day holds for both; behind it only the first one's goes on.
  void day_goes_on(Part& earlier, Part& later) const {
    if (earlier.read.day_said && !later.read.day_said) {
      take_day(later.read, earlier.read);
    } else if (later.read.day_said && !earlier.read.day_said && !ends_sentence(earlier) &&
               !begins_with_its_day(later)) {
      take_day(earlier.read, later.read);
    }
  }

  static void take_day(LogLine& line, const LogLine& from) {
    line.day = from.day;
    line.day_said = true;
    line.day_about = from.day_about;
  }

  bool ends_sentence(const Part& part) const {
    const std::string_view text = trim(line_.substr(part.first, part.last - part.first));
    return text.ends_with('.') || text.ends_with('!') || text.ends_with(';');
  }

  // "and on Tuesday rang Tom": read without what stands from its first person on.
  bool begins_with_its_day(const Part& part) const {
    const std::size_t lead = part.read.mentions.front().range.start;
    LogContext context = context_;
    context.mentions.emplace();
    context.words_taken.clear();
    return read_undivided(line_.substr(part.first, lead), context).day_said;
  }

  std::string_view line_;
  const LogContext& context_;
  std::vector<Mention> mentions_;
};

template <class Item>
void add_items(std::vector<Item>& all, std::vector<Item> more, std::size_t mentions_before) {
  for (Item& item : more) {
    for (std::size_t& owner : item.owners) owner += mentions_before;
    all.push_back(std::move(item));
  }
}

// What the part tells, added to what is read already.
void add_part(LogLine& all, LogLine part, std::size_t first_byte) {
  const std::size_t before = all.mentions.size();
  LogOccasion& occasion = all.further.emplace_back(std::move(static_cast<LogOccasion&>(part)));
  for (Owners* people : {&occasion.with, &occasion.through, &occasion.about})
    for (std::size_t& mention : *people) mention += before;
  for (Mention& mention : part.mentions) {
    mention.range.start += first_byte;
    mention.range.end += first_byte;
    all.mentions.push_back(std::move(mention));
  }
  std::ranges::copy(part.roles, std::back_inserter(all.roles));
  add_items(all.interests, std::move(part.interests), before);
  add_items(all.follow_ups, std::move(part.follow_ups), before);
  add_items(all.questions, std::move(part.questions), before);
  add_items(all.asks, std::move(part.asks), before);
  add_items(all.offers, std::move(part.offers), before);
  add_items(all.advice, std::move(part.advice), before);
  add_items(all.news, std::move(part.news), before);
  add_items(all.dates, std::move(part.dates), before);
  add_items(all.known, std::move(part.known), before);
  for (LogRelation& relation : part.relations) {
    relation.whose += before;
    if (relation.who) *relation.who += before;
    all.relations.push_back(std::move(relation));
  }
  std::ranges::move(part.doubts, std::back_inserter(all.doubts));
}

}  // namespace

std::string in_words(const std::vector<LogDoubt>& doubts) {
  std::vector<std::string> sentences;
  for (const LogDoubt& doubt : doubts) sentences.push_back(doubt.text);
  return join(sentences, " ");
}

LogLine read_log_line(std::string_view line, const LogContext& context) {
  const std::string_view readable = readable_part(line);
  std::vector<Part> parts = DividedReader(readable, context).parts();
  LogLine read = std::move(parts.front().read);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    add_part(read, std::move(parts[i].read), parts[i].first);
    if (read.took_place) continue;
    drop_occasion(read, 0);
    read.took_place = read.kind_said = true;
  }
  const std::string_view unread = line.substr(readable.size());
  if (!unread.empty()) {
    read.note += (read.note.empty() ? "" : " ") + std::string(trim(unread));
    read.doubts.push_back({"The line is very long: its end is kept in the note, unread."});
  }
  return read;
}

LocalDate day_with(const LogLine& line, const Owners& people) {
  for (const LogOccasion& occasion : line.further)
    for (const std::size_t mention : people)
      if (std::ranges::find(occasion.with, mention) != occasion.with.end()) return occasion.day;
  return line.day;
}

void drop_occasion(LogLine& line, std::size_t occasion) {
  const bool first = occasion == 0;
  if (first && line.further.empty()) {
    line.took_place = false;
    return;
  }
  // What was said of it is still said.
  LogOccasion& dropped = first ? line : line.further[occasion - 1];
  for (const std::size_t mention : dropped.with) line.roles[mention] = MentionRole::mentioned;
  std::vector<std::string> notes = {line.note};
  if (first) {
    notes.push_back(line.further.front().note);
    static_cast<LogOccasion&>(line) = std::move(line.further.front());
  } else {
    notes.push_back(dropped.note);
  }
  std::erase(notes, "");
  line.note = join(notes, " ");
  line.further.erase(line.further.begin() + static_cast<std::ptrdiff_t>(first ? 0 : occasion - 1));
}

}  // namespace wellmet::language
