#include "judgement/introductions/drafts.h"

#include <fmt/format.h>

#include <array>

#include "base/words.h"

namespace wellmet {
namespace {

std::string who_is(const OneOfTwo& one) {
  return one.does.empty() ? one.name : fmt::format("{} ({})", one.name, one.does);
}

// The reason as it is said to one of the two, or to both: "you both keep bees", "you’re looking for
// …". Other words stay as they were written.
std::string as_said(const std::string& why, const OneOfTwo* to) {
  if (why.starts_with("both ")) return "you " + why;
  if (!to) return why;
  std::string said = why;
  const std::string is = to->called + " is ";
  if (said.starts_with(is)) said = "you’re " + said.substr(is.size());
  const std::string offers = fmt::format(", and {} offers ", to->called);
  if (const auto at = said.find(offers); at != std::string::npos)
    said.replace(at, offers.size(), ", and you offer ");
  return said;
}

std::string because(const DraftFor& f, const OneOfTwo* to) {
  if (f.why.empty()) return {};
  return fmt::format("What made me think of it: {}", ended(as_said(f.why, to)));
}

// Paragraphs with an empty line between; those that are empty are left out.
template <std::size_t count>
std::string letter(const std::array<std::string, count>& paragraphs) {
  std::string text;
  for (const std::string& one : paragraphs) {
    if (one.empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += one;
  }
  return text;
}

Message asking_first(const DraftFor& f) {
  return {.subject = fmt::format("Would you like to meet {}?", f.second.name),
          .body = letter<5>(
              {fmt::format("Hi {},", f.first.called),
               fmt::format("I know someone you might like to meet: {}.", who_is(f.second)),
               because(f, &f.first),
               fmt::format("Shall I introduce you? If you’d rather not, just say so. "
                           "I haven’t asked {} yet, so nobody else will know.",
                           f.second.called),
               f.from})};
}

Message asking_second(const DraftFor& f) {
  return {.subject = fmt::format("Would you like to meet {}?", f.first.name),
          .body = letter<5>(
              {fmt::format("Hi {},", f.second.called),
               fmt::format("I know someone who would like to meet you: {}.", who_is(f.first)),
               because(f, &f.second),
               "Shall I introduce you? If you’d rather not, or it’s not the time for "
               "it, just say so; that’s fine.",
               f.from})};
}

Message introducing(const DraftFor& f) {
  return {.subject = fmt::format("{}, meet {}", f.first.called, f.second.called),
          .body = letter<5>(
              {fmt::format("{}, {}:", f.first.called, f.second.called),
               fmt::format("You each said you would like to meet the other. {}, "
                           "meet {}; {}, meet {}.",
                           f.first.called, who_is(f.second), f.second.called, who_is(f.first)),
               because(f, nullptr), "I’ll leave you to it.", f.from})};
}

Message asking_how_it_went(const DraftFor& f) {
  return {.subject = fmt::format("How did it go with {}?", f.second.called),
          .body = letter<3>({fmt::format("Hi {},", f.first.called),
                             fmt::format("How did it go with {}? I’d be glad to hear, whatever "
                                         "came of it.",
                                         f.second.called),
                             f.from})};
}

}  // namespace

std::string to_text(IntroductionMessage message) {
  static constexpr std::array texts = {"ask first", "ask second", "introduce", "how it went"};
  return texts[static_cast<std::size_t>(message)];
}

Message draft(IntroductionMessage message, const DraftFor& f) {
  switch (message) {
    case IntroductionMessage::ask_first:
      return asking_first(f);
    case IntroductionMessage::ask_second:
      return asking_second(f);
    case IntroductionMessage::introduce:
      return introducing(f);
    case IntroductionMessage::how_it_went:
      break;
  }
  return asking_how_it_went(f);
}

}  // namespace wellmet
