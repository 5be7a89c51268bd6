#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "model/giving/resource.h"

// What an interaction tells of a thing to pass on. It stands in its source and source_key, so that
// whoever changes or removes the interaction changes what became of the thing.
namespace wellmet {

struct Interaction;

enum class Told { given, answered };  // passed on to them; they answered the post

extern const char* const told_source;  // Interaction::source of all of these

// "r3 given", "r3 answered": how the keys of one thing begin.
std::string told_key(ResourceId, Told);
// Of the interaction with somebody: "r3 given p7"; again, as nothing is kept twice: "r3 given p7
// 2".
std::string told_key(ResourceId, Told, PersonId, int times = 1);

struct ToldOf {
  ResourceId resource = {};
  Told told = Told::given;
  friend bool operator==(const ToldOf&, const ToldOf&) = default;
};
std::optional<ToldOf> told_in_key(std::string_view source_key);
std::optional<ToldOf> told_of(const Interaction&);  // nothing for one that tells of none

}  // namespace wellmet
