#include "web/parts/voice.h"

#include "base/text.h"
#include "base/words.h"
#include "model/called.h"

namespace wellmet::web {
namespace {

struct Known {
  const char* starts;
  const char* subject;
  const char* possessive;
  const char* object;
  bool plural;
};
constexpr Known known[] = {{"she", "She", "Her", "her", false},
                           {"they", "They", "Their", "them", true},
                           {"he", "He", "His", "him", false}};

}  // namespace

std::string Voice::begin(const char* verb, const char* plural_verb) const {
  if (!subject.empty()) return subject + " " + (plural ? plural_verb : verb);
  return with_capital(verb);
}

std::string first_name(const std::string& name) { return wellmet::first_name("", name); }

Voice voice_of(std::string_view pronouns, const std::string& name) {
  const std::string given = to_lower_ascii(trim(pronouns));
  const std::string first = given.substr(0, given.find_first_of("/ ,;"));
  for (const Known& k : known)
    if (first == k.starts) return {k.subject, k.possessive, k.object, k.plural};
  const std::string called = first_name(name);
  return {"", called + "’s", called, false};
}

}  // namespace wellmet::web
