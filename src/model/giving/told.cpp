#include "model/giving/told.h"

#include <fmt/format.h>

#include <charconv>

#include "model/interaction.h"

namespace wellmet {
namespace {

const char* word_of(Told told) { return told == Told::given ? "given" : "answered"; }

}  // namespace

const char* const told_source = "share";

std::string told_key(ResourceId resource, Told told) {
  return fmt::format("r{} {}", resource.value, word_of(told));
}

std::string told_key(ResourceId resource, Told told, PersonId person, int times) {
  const std::string key = fmt::format("{} p{}", told_key(resource, told), person.value);
  return times > 1 ? fmt::format("{} {}", key, times) : key;
}

std::optional<ToldOf> told_in_key(std::string_view key) {
  if (!key.starts_with('r')) return std::nullopt;
  key.remove_prefix(1);
  ToldOf of;
  const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), of.resource.value);
  if (fault != std::errc{} || of.resource.value <= 0) return std::nullopt;
  key.remove_prefix(static_cast<std::size_t>(end - key.data()));
  for (const Told told : {Told::given, Told::answered}) {
    of.told = told;
    if (key.starts_with(fmt::format(" {} p", word_of(told)))) return of;
  }
  return std::nullopt;
}

std::optional<ToldOf> told_of(const Interaction& interaction) {
  if (interaction.source != told_source) return std::nullopt;
  return told_in_key(interaction.source_key);
}

}  // namespace wellmet
