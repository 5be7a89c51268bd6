#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importers/imported.h"
#include "importers/parts/card_parts.h"

namespace wellmet {

// One person of a tracker sheet, gathered from all the rows that name them.
struct TrackedPerson {
  struct Work {
    std::string organisation = {};
    std::string title = {};
    std::optional<LocalDate> day = {};
  };
  int line = 0;  // the first row
  NameParts name = {};
  std::string nickname = {};
  std::string pronouns = {};
  std::vector<std::string> emails = {};
  std::vector<std::string> phones = {};
  std::vector<std::string> urls = {};
  std::vector<AddressParts> addresses = {};
  std::vector<std::string> tags = {};
  std::vector<Work> works = {};
  PartialDate birthday = {};
  std::optional<LocalDate> met_day = {};  // of the row that `story.met` was taken from
  ImportedPerson story = {};              // everything but the card

  void add_work(Work);
  void add_note(Note);
  void add_interaction(ImportedInteraction);
  // The earliest day says how you met; what it leaves open, another row may say.
  void add_met(const HowMet&, std::optional<LocalDate> day);
};

// Adds a text that is not empty and not there yet.
void add_once(std::vector<std::string>& all, const std::string& text);

// The card and the story. The latest work stands on the card; others become past positions.
ImportedPerson whole(TrackedPerson&&);

}  // namespace wellmet
