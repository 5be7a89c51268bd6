#pragma once
#include <string>

#include "formats/message_link.h"

// Words to send for each step of an introduction: a beginning, to be changed before it goes out.
namespace wellmet {

enum class IntroductionMessage { ask_first, ask_second, introduce, how_it_went };
std::string to_text(IntroductionMessage);  // "ask first" …

struct OneOfTwo {
  std::string name = {};    // "Priya Raman"
  std::string called = {};  // "Priya"
  std::string does = {};    // "bookkeeper at Ledger & Co"; "" unknown
};
struct DraftFor {
  OneOfTwo first = {}, second = {};
  std::string why = {};   // "both keep bees"; "" unknown
  std::string from = {};  // how the user is called; "" unknown
};
// Asking says who the other is, why, and how to say no; the first is told that the second has not
// been asked, the second that the first would like to. How it went is asked of the first.
Message draft(IntroductionMessage, const DraftFor&);

}  // namespace wellmet
