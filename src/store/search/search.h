#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "store/db/tx.h"
#include "store/people/derived.h"

// Full-text search, where the two databases truly differ: search_sqlite.cpp (FTS5) and
// search_postgres.cpp (tsvector) have this one face. All text here is folded (base/text.h).
namespace wellmet::store {

class WriteTx;

// Replaces what is known of the person; both empty: forgets them.
void index_person(WriteTx&, PersonId, std::string_view names, std::string_view other,
                  Earlier = Earlier::perhaps);
// Replaces the text of a note, interaction, follow_up or resource; "" forgets it.
void index_text(WriteTx&, std::string_view kind, std::int64_t ref, std::string_view text);

// Everyone with a word of the name that begins with each of the words, the listed (current and
// archived) only; best first: whole words before beginnings.
std::vector<PersonId> people_by_name(ReadTx&, const std::vector<std::string>& folded_words,
                                     int limit);
// Everyone whose name or nicknames hold each of these words whole; of the listed, in no order.
std::vector<PersonId> people_with_words(ReadTx&, const std::vector<std::string>& folded_words,
                                        int limit);
// The same of each of the words by itself, so many of each at most; words of nobody are left out.
std::map<std::string, std::vector<PersonId>> people_with_each_word(
    ReadTx&, const std::vector<std::string>& folded_words, int limit);
// As people_by_name, over everything on the person (names first).
std::vector<PersonId> people_matching(ReadTx&, const std::vector<std::string>& folded_words,
                                      int limit);
// Of the listed, those with a word in the name that begins or ends so, and all words of the name,
// for looking at slips of the pen: walks through everyone's names.
struct NamesOf {
  PersonId person = {};
  std::string words = {};
};
std::vector<NamesOf> names_beginning_or_ending(ReadTx&, std::string_view beginning,
                                               std::string_view ending, int limit);
struct TextHit {
  std::string kind = {};  // "note", "interaction", "follow_up", "resource"
  std::int64_t ref = 0;
};
// Only texts about one of these people, only those of this day or later (of a follow-up: due then).
// Things to pass on are about nobody, so they are found apart.
enum class Texts { of_people, to_pass_on };
struct TextFilter {
  Texts which = Texts::of_people;
  std::optional<std::vector<PersonId>> people = {};
  std::optional<LocalDate> since = {};
};
// Texts that hold every word (as a beginning), the newest entered first.
std::vector<TextHit> texts_matching(ReadTx&, const std::vector<std::string>& folded_words,
                                    int limit, const TextFilter& = {});

}  // namespace wellmet::store
