#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "judgement/giving/matter.h"
#include "model/interest.h"

// Whom something worth passing on would help, as far as what is known of people says so.
namespace wellmet {

// What is known of somebody that a thing can be of use for, the strongest ground first.
enum class HelpGround { ask, question, told, interest, work };
std::string to_text(HelpGround);  // "ask", "question" …

struct KnownOf {
  HelpGround ground = HelpGround::ask;
  std::string text = {};  // as it was noted; the name of an interest, a title
  InterestKind interest = InterestKind::thing;
  LocalDate noted = {};                  // of an ask, a question, what they told you
  std::vector<std::string> topics = {};  // of text, by topics_of_line(); not of an interest
  Phrase phrase = {};                    // of an interest
};
KnownOf known_of(HelpGround, std::string text, LocalDate noted = {});

struct PersonToHelp {
  std::string name = {};  // as displayed
  std::vector<KnownOf> known = {};
};

struct WouldHelp {
  std::size_t person = 0;  // places in what was given
  std::size_t known = 0;
};
// Of each at most one ground, the strongest and of those the newest. Whoever asks for such a thing
// comes first, and so on down the grounds; among equals the order is chance, another each day.
// Nothing else counts: neither what somebody is in a company, nor how many they know, nor what they
// were given before.
std::vector<WouldHelp> whom_it_would_help(const Matter&, const std::vector<PersonToHelp>&,
                                          LocalDate day);

// Why, to follow "because": "Olu is looking for “two paid days a week”".
std::string help_in_words(const KnownOf&, const std::string& called);

}  // namespace wellmet
