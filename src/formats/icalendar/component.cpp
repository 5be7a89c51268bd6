// What real calendars get wrong, and what we make of it:
//  - END is missing: the next BEGIN:VEVENT or the end of the file ends the event, which is kept.
//  - A long description goes on without a fold: its lines are passed over, since none of it is
//    read; of those that look like properties of the event the first of each name counts (the
//    readers' business). Other lines that are no properties are reported: the first of each event.
//  - Lines end in LF or CR; a file is several calendars one after the other.
#include "formats/icalendar/component.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/lines.h"
#include "formats/vcard/property_line.h"
#include "formats/vcard/value.h"

namespace wellmet::icalendar {
namespace {

constexpr std::size_t problems_at_most = 1'000;

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

// "DTSTART" of "DTSTART;VALUE=DATE:20260305"; "" of what is no line of a calendar.
std::string name_of_line(std::string_view line) {
  const std::size_t end = line.find_first_of(":;");
  if (end == line.npos) return {};
  const std::string name = in_capitals(trim(line.substr(0, end)));
  const bool is_name = std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
  return is_name ? name : "";
}

bool is_long_text(std::string_view name) {
  return name == "DESCRIPTION" || name == "COMMENT" || name == "X-ALT-DESC";
}

class Reader {
 public:
  Reader(std::string_view text, Events& events, const Limits& limits)
      : lines_(vcard::Lines(text), limits.line_bytes), events_(events), limits_(limits) {}

  std::vector<Problem> run() {
    for (vcard::LogicalLine line; lines_.next(line);) {
      const std::string name = name_of_line(line.text);
      if (name == "BEGIN") {
        begin(value_of(line.text), line.number);
      } else if (name == "END") {
        end(value_of(line.text));
      } else if (!name.empty()) {
        take(name, line);
      } else if (!trim(line.text).empty()) {
        tell_stray(line.number);
      }
      last_line_ = line.number;
    }
    if (in_component_) hand_over_unended();
    if (in_calendar_) end_cut_off();
    return std::move(problems_);
  }

 private:
  static std::string value_of(std::string_view line) {
    return in_capitals(trim(line.substr(line.find(':') + 1)));
  }

  void begin(const std::string& name, int line) {
    if (name == "VCALENDAR") return begin_calendar();
    if (!in_component_ || (name == "VEVENT" && depth_ == 0)) return begin_component(name, line);
    const bool observance = depth_ == 0 && (name == "STANDARD" || name == "DAYLIGHT");
    ++depth_;
    in_part_ = observance && component_.parts.size() < limits_.parts_per_component;
    if (in_part_) component_.parts.push_back({.name = name, .line = line});
  }

  void begin_calendar() {
    if (in_component_) hand_over_unended();
    if (in_calendar_) events_.end_calendar(Ended::by_end_line);
    in_calendar_ = true;
    events_.begin_calendar();
  }

  void begin_component(const std::string& name, int line) {
    if (in_component_) hand_over_unended();
    if (!in_calendar_) begin_calendar();  // a file that was cut at its beginning
    component_ = {.name = name, .line = line};
    bytes_ = 0;
    in_component_ = true;
    full_ = in_part_ = told_stray_ = in_long_text_ = false;
    depth_ = 0;
  }

  void end(const std::string& name) {
    if (name == "VCALENDAR") {
      if (in_component_) hand_over_unended();
      if (in_calendar_) events_.end_calendar(Ended::by_end_line);
      in_calendar_ = false;
    } else if (in_component_ && depth_ > 0) {
      // The END of an alarm may be missing.
      depth_ = name == component_.name ? 0 : depth_ - 1;
      in_part_ = false;
      if (name == component_.name) hand_over();
    } else if (in_component_) {
      hand_over();
    }
  }

  void hand_over() {
    in_component_ = false;
    events_.component(std::move(component_));
  }

  void hand_over_unended() {
    problem(component_.line, fmt::format("this {} has no END", component_.name),
            "It was read as far as it goes; export the calendar again if something is missing.");
    hand_over();
  }

  void end_cut_off() {
    problem(last_line_, "the calendar ends here without an END:VCALENDAR",
            "The file may have been cut off: export the calendar again if something is missing.");
    events_.end_calendar(Ended::by_end_of_file);
  }

  // What stands in an alarm is not read.
  void tell_stray(int line) {
    if (depth_ > 0 && !in_part_) return;
    if (!in_calendar_) {
      if (!told_outside_)
        problem(line, "text outside of any calendar was passed over",
                "If it belongs to a calendar, put BEGIN:VCALENDAR before it.");
      told_outside_ = true;
      return;
    }
    if (told_stray_ || in_long_text_) return;
    told_stray_ = true;
    problem(line, "this is no line of a calendar, and was left out",
            "If it goes on with the line before, put a space before it.");
  }

  void take(const std::string& name, const vcard::LogicalLine& line) {
    if (!in_calendar_ || (depth_ > 0 && !in_part_)) return;
    const bool is_wanted = events_.wants(name);
    in_long_text_ = !is_wanted && (in_long_text_ || is_long_text(name));
    if (!is_wanted) return;
    if (full_ || !has_room(line)) return;
    const std::size_t value_at = vcard::value_start(line.text);
    if (value_at == std::string_view::npos)
      return problem(line.number, fmt::format("this {} has no value, and was left out", name),
                     "Check the line: a colon may be missing, or a quote that is never closed.");
    Property property{.line = line.number};
    vcard::read_header(line.text.substr(0, value_at - 1), limits_.parameters_per_property,
                       property);
    property.name = name;
    property.group.clear();
    property.value = line.text.substr(value_at);
    if (!in_component_) return events_.property(property);
    Component& of = in_part_ ? component_.parts.back() : component_;
    of.properties.push_back(std::move(property));
    ++properties_of_component_;
  }

  bool has_room(const vcard::LogicalLine& line) {
    if (line.too_long) {
      problem(line.number, "this line is too long and was left out",
              "If the event matters, make its text shorter and import the file again.");
      return false;
    }
    if (!in_component_) return true;
    if (bytes_ == 0) properties_of_component_ = 0;
    bytes_ += line.text.size();
    full_ = bytes_ > limits_.component_bytes ||
            properties_of_component_ >= limits_.properties_per_component;
    if (full_)
      problem(component_.line, fmt::format("this {} is too large", component_.name),
              "The first part of it was read.");
    return !full_;
  }

  void problem(int line, std::string what, std::string cure) {
    if (problems_.size() < problems_at_most)
      problems_.push_back({line, std::move(what), std::move(cure)});
  }

  vcard::LogicalLines lines_;
  Events& events_;
  const Limits& limits_;
  std::vector<Problem> problems_ = {};
  bool in_calendar_ = false, in_component_ = false, told_outside_ = false;
  int last_line_ = 0;
  // Of the component that is read:
  Component component_ = {};
  std::size_t bytes_ = 0, properties_of_component_ = 0;
  std::size_t depth_ = 0;  // how many components within it are open
  bool in_part_ = false;   // the innermost is an observance of a time zone
  bool full_ = false;
  bool told_stray_ = false;
  bool in_long_text_ = false;  // which may go on without a fold
};

}  // namespace

std::vector<Problem> read(std::string_view utf8, Events& events, const Limits& limits) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  return Reader(utf8, events, limits).run();
}

std::string text_of(const Property& property) {
  return vcard::text_of(property, vcard::Version::v3_0);
}

std::string parameter_of(const Property& property, std::string_view name) {
  const vcard::Parameter* found = vcard::parameter(property, name);
  return found && !found->values.empty() ? std::string(trim(found->values.front())) : "";
}

const Property* first(const Component& component, std::string_view name) {
  const auto found = std::ranges::find(component.properties, name, &Property::name);
  return found == component.properties.end() ? nullptr : &*found;
}

}  // namespace wellmet::icalendar
