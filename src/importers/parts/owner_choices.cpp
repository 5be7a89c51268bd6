#include "importers/parts/owner_choices.h"

#include <fmt/format.h>

#include "base/text.h"

namespace wellmet {
namespace {

int cut_off(std::vector<std::string>& names) {
  if (names.size() <= OwnerInFile::choices_at_most) return 0;
  const auto more = static_cast<int>(names.size() - OwnerInFile::choices_at_most);
  names.resize(OwnerInFile::choices_at_most);
  return more;
}

}  // namespace

void offer(OwnerInFile& owner, std::vector<std::string> names) {
  owner.more = cut_off(names);
  owner.choices = std::move(names);
}

void ask_among(OwnerInFile& owner, std::vector<std::string> names) {
  owner.more = cut_off(names);
  owner.open = std::move(names);
}

std::string open_in_words(const OwnerInFile& owner) {
  const std::string names = join(owner.open, ", ");
  return owner.more > 0 ? fmt::format("{} and {} more", names, owner.more) : names;
}

}  // namespace wellmet
