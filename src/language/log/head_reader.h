#pragma once
#include <optional>
#include <vector>

#include "language/dates/date_reader.h"
#include "language/happened/happenings.h"
#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// Reads when, what and where out of the prose of a line into `read`, and marks in `prose` the words
// that it understood.
class HeadReader {
 public:
  HeadReader(const CutLine& line, Prose& prose, const LogContext& context, LogLine& read)
      : line_(line), prose_(prose), context_(context), read_(read) {}
  void read();

  // The deeds that it saw, for whom they name: "introduced me to @jo".
  const std::vector<HappeningHit>& deeds() const { return deeds_; }
  // Behind this word the line no longer tells what happened but what was said there.
  std::size_t told_from() const { return zone_; }
  // "pub with @jo tonight at 8": the words do not tell whether it has been.
  bool leaves_open_whether_it_was() const { return hour_of_tonight_; }

 private:
  std::size_t zone_end() const;
  void read_day();
  void read_time();
  void find_happenings();
  void find_means_behind();
  void choose_kind();
  void choose_setting(const HappeningHit* primary);
  void read_touch();
  void read_places();
  std::size_t place_at(std::size_t at);
  void name_scene(std::size_t at, const std::string& words);
  void doubt_a_day_to_come();
  void mark_fillers();

  bool told_of_others(std::size_t clause, std::size_t at) const;
  bool stands_at_a_scene(const HappeningHit&) const;
  bool names_a_place(const HappeningHit&) const;
  bool names_somebody(const HappeningHit&) const;
  bool is_figures_with_dots(std::size_t at) const;
  bool is_figures_for_a_day(std::size_t at) const;
  bool is_introduction_by_nobody(const HappeningHit&) const;
  bool is_thanks_for_news(const HappeningHit&) const;
  bool is_done_by_them(const HappeningHit&) const;
  bool is_short_day(std::size_t at) const;
  bool is_figures_behind_mention(std::size_t at, const DateContext&) const;
  bool heads_the_line(std::size_t at, const DateContext&) const;
  bool is_about_a_day(std::size_t at) const;
  bool is_for_a_meal(std::size_t at, const DateHit&) const;
  bool is_rather_ahead(std::size_t at, const DateHit&) const;
  bool tells_when(std::size_t clause, std::size_t at, const DateHit&) const;
  bool stands_alone(std::size_t clause, std::size_t at, const DateHit&) const;
  bool ends_a_sentence(const DateHit&) const;
  bool sends_it_off(std::size_t clause) const;
  bool heads_what_follows(std::size_t clause, std::size_t at, const DateHit&) const;
  bool ends_a_list(std::size_t clause, std::size_t at) const;
  bool relative_or_last(std::size_t at) const;
  bool tells_of_a_deed(std::size_t at) const;
  bool is_bare_weekday(std::size_t at, const DateHit&) const;
  bool is_news_of_them(std::size_t at) const;
  bool is_told_aside(std::size_t at) const;
  bool is_at_an_hour_tonight(std::size_t at, const DateHit&) const;
  bool is_with_somebody_at_a_time(std::size_t at) const;
  bool is_of_this_span(std::size_t at, std::size_t end) const;
  bool is_spoken_day(std::size_t at, const DateHit&) const;
  bool names_a_thing(const DateHit&) const;
  void doubt_a_day_long_past(std::size_t at, const DateHit&);
  bool says_how_long_ago(std::size_t from, const DateHit&) const;
  void doubt_the_order(std::size_t from, const DateHit&);
  void doubt_an_impossible_day();
  bool is_impossible_in_figures(std::size_t at) const;
  void name_unknown_setting();
  bool at_night(std::size_t from, std::size_t to) const;
  bool is_between_mentions(std::size_t at) const;
  bool is_deed_of_mine(std::size_t at) const;
  bool holds_what_happened(std::size_t clause, std::size_t from) const;
  bool after_something_understood(std::size_t at) const;
  bool is(std::size_t at, std::string_view word) const {
    return at < prose_.size() && prose_.tokens[at].is(word);
  }
  bool ends_clause(std::size_t at) const;

  const CutLine& line_;
  Prose& prose_;
  const LogContext& context_;
  LogLine& read_;
  std::size_t zone_ = 0;
  bool hour_of_tonight_ = false;
  std::vector<HappeningHit> hits_ = {};
  std::vector<HappeningHit> deeds_ = {};
};

// Deeds done to the writer anywhere in this prose: "… she gave me advice on the talk".
std::vector<HappeningHit> deeds_for_me(const Prose&, std::size_t from);

}  // namespace wellmet::language
