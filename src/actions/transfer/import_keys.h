#pragma once
#include <string>
#include <vector>

#include "actions/transfer/import_match.h"
#include "actions/transfer/source_facts.h"
#include "importers/imported.h"
#include "judgement/duplicates/duplicates.h"
#include "model/card.h"

// What tells who the person of a row is: the keys under which a source knows them, and what of
// their card is compared.
namespace wellmet::actions {

// A key under which a source knows a person. A weak one is a mere name: it holds only while the
// source goes on saying something that it said before.
struct Key {
  std::string text = {};
  bool weak = false;
};

std::vector<Key> keys_of(const ImportedPerson&, const RowOutline&, const Said&, bool is_sheet);
// Of somebody whom nothing else tells apart.
std::string facts_key(const Said&);
// Whether the source goes on where it stopped: says something again besides the name.
bool goes_on(const Said& before, const Said& now, const vcard::Card&);
RowOutline outline_of(const CardIndex&);
ComparableContact comparable_of(const CardIndex&, const RowOutline&);
std::string joined_words(std::string_view text);

}  // namespace wellmet::actions
