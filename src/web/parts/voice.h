#pragma once
#include <string>
#include <string_view>

namespace wellmet::web {

// How a page speaks of somebody: by the pronouns they gave, else by name.
struct Voice {
  std::string subject = {};     // "She", "They"; "" when no pronouns are known
  std::string possessive = {};  // "Her", "Maya’s"
  std::string object = {};      // "her", "Maya"
  bool plural = false;          // "They live"

  // "She told you", "Told you".
  std::string begin(const char* verb, const char* plural_verb) const;
};
Voice voice_of(std::string_view pronouns, const std::string& name);
// "Maya" of "Maya Chen"; the whole name where that is unsure (model/called.h).
std::string first_name(const std::string& name);

}  // namespace wellmet::web
