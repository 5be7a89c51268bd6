#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "model/follow_up.h"
#include "model/interaction.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::optional<Interaction> find_interaction(ReadTx&, InteractionId);
// Those there are, without who took part.
std::vector<Interaction> find_interactions(ReadTx&, const std::vector<InteractionId>&);
std::optional<InteractionId> interaction_with_source(ReadTx&, std::string_view source,
                                                     std::string_view key);
// Of all that came from a source, the keys it knows them by.
std::vector<std::pair<InteractionId, std::string>> source_keys(ReadTx&, std::string_view source);
// The person's newest first.
std::vector<Interaction> interactions_of(ReadTx&, PersonId, int limit, int offset = 0);
// The same, those before one of them in that order: of an earlier day, or of its day and entered
// earlier.
std::vector<Interaction> interactions_before(ReadTx&, PersonId, LocalDate, InteractionId,
                                             int limit);
std::int64_t count_interactions(ReadTx&, PersonId);
// The account's newest first, of any person, on these days.
std::vector<Interaction> interactions(ReadTx&, std::optional<LocalDate> from,
                                      std::optional<LocalDate> to, int limit, int offset = 0);
// Those with somebody who is here: neither in the trash nor the owner alone.
struct AllInteractions {
  std::int64_t count = 0;
  std::optional<LocalDate> first_day = {};
};
AllInteractions all_interactions(ReadTx&);
// Of these, on days from the one to the other, how many there are of each kind, the most frequent
// first; and how many people who are here took part.
std::vector<std::pair<InteractionKind, std::int64_t>> interactions_by_kind(ReadTx&, LocalDate from,
                                                                           LocalDate to);
std::int64_t count_people_met(ReadTx&, LocalDate from, LocalDate to);
std::vector<LocalDate> contact_days_of(ReadTx&, PersonId);  // sorted, once each
// The first day on which you were in one place with them (is_together).
std::optional<LocalDate> first_time_together(ReadTx&, PersonId);
// Who was in an interaction together with the person, most often first.
std::vector<PersonId> together_with(ReadTx&, PersonId, int limit);
// The same, of interactions with at most so many people.
std::vector<PersonId> in_small_company_with(ReadTx&, PersonId, int most_people, int limit);

InteractionId insert_interaction(WriteTx&, const Interaction&);
void update_interaction(WriteTx&, const Interaction&);  // people too
// By what its source knows it from now on.
void put_source_key(WriteTx&, InteractionId, std::string_view key);
void delete_interaction(WriteTx&, InteractionId);  // and its open follow-ups made by rules

}  // namespace wellmet::store
