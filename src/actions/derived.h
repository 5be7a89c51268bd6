#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "actions/progress.h"
#include "model/card.h"
#include "store/db/write_tx.h"
#include "store/people/derived.h"

namespace wellmet::actions {

// What follows from a card alone.
struct CardReading {
  CardIndex index = {};
  std::string face = {};  // digest of the picture on it; "" for none
};
std::string face_digest(const vcard::Card&);
// Of people whose card was written by this deed and had been read before: it is not read again.
using KnownCards = std::unordered_map<PersonId, CardReading>;

// Writes anew what follows from these rows: the person's index and search document, calendar,
// rhythm, searchable texts. Rows that are gone are forgotten.
void derive(store::WriteTx&, const store::StaleRows&, const ProgressAt& = {},
            const KnownCards& = {});

// What is searched of a row, by the kind that store/db/tables.cpp gives its table; "" when it is
// gone.
std::string text_to_search(store::ReadTx&, std::string_view kind, std::int64_t id);
// The folded words by which somebody with such a card would be found.
std::string words_to_search(store::ReadTx&, const Person&, const CardIndex&);

}  // namespace wellmet::actions
