#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wellmet {

// What is compared of a person: never title or company. Text as it stands in the card. A person may
// have several numbers and addresses; the pair that agrees best counts. Birthday as YYYY-MM-DD;
// one that is not known in full is left out of the judgement.
struct ContactFields {
  std::string given = {};
  std::string family = {};
  std::vector<std::string> numbers = {};
  std::vector<std::string> emails = {};
  std::string birthday = {};
  std::string street = {};
  std::string city = {};
  std::string postcode = {};
  friend bool operator==(const ContactFields&, const ContactFields&) = default;
};

// any_script folds names and addresses first (Łukasz = Lukasz) and belongs to people's address
// books. ascii is the reference's reading, for measuring: other letters count as spaces.
enum class Letters { any_script, ascii };

// The fields made comparable, once per person.
struct ComparableContact {
  std::string given = {}, family = {}, street = {}, city = {}, postcode = {}, birthday = {};
  std::vector<std::string> numbers = {};    // "47:22334455" or the last nine digits (numbers.h)
  std::vector<std::string> emails = {};     // lower case
  std::vector<std::string> mailboxes = {};  // of each email the part before @, without +tag; "" for
                                            // a mailbox of a role (office@)
};
ComparableContact comparable(const ContactFields&, Letters = Letters::any_script);

// Two people can only be a pair when they share one of these keys: text such as
// "e:maya@chen.example", without repeats. Fit for an indexed table (account, key, person).
std::vector<std::string> block_keys(const ComparableContact&);
// A key that more people than this share says nothing and is passed over.
constexpr int largest_block = 400;

// How common names are in the address book: of `people`, this many have this comparable given or
// family name. Only the names of the contacts being compared need to stand here.
struct NameCounts {
  int people = 0;
  std::unordered_map<std::string, int> given = {};
  std::unordered_map<std::string, int> family = {};
};
NameCounts count_names(const std::vector<ComparableContact>&);

enum class ContactField { given, family, number, email, birthday, postcode, street, city };
constexpr int contact_field_count = 8;
std::string to_text(ContactField);  // "given name", "email"

enum class Agreement { unknown, same, close, differs };  // unknown: one of the two lacks it
enum class Likeness { different, maybe, surely };

// Two contacts side by side.
struct Comparison {
  double score = 0;  // log2 of the odds that they are one person; chooses, is never shown
  std::array<Agreement, contact_field_count> fields = {};  // by ContactField
  bool names_swapped = false;  // the given name of one is the family name of the other
  Agreement operator[](ContactField f) const { return fields[static_cast<std::size_t>(f)]; }
};
// The order of the two matters by a bit or two at most, and only when names are changed round.
Comparison compare(const ComparableContact&, const ComparableContact&, const NameCounts&);
// maybe: ask (score >= 0). surely: offer it first (>= 6, and neither another birthday nor other
// emails and telephones alone). Two given names that plainly differ are
// two people however much of a household they share: a mailbox, a telephone, an address. Only a
// birthday and an email or telephone together make one of them; twins may share the one or the
// other.
Likeness likeness(const Comparison&);
// Same name and same e-mail or telephone: what an import may join unasked when nothing on the two
// cards speaks against it (besides the same UID, which the caller knows).
bool full_match(const Comparison&);
// "same family name and e-mail; given name nearly the same; birthday differs"
std::string in_words(const Comparison&);

// Everybody against everybody, by way of the blocks.
struct LikelyPair {
  int first = 0;  // places in the vector given, first < second
  int second = 0;
  double score = 0;
};
class DuplicateScorer {
 public:
  explicit DuplicateScorer(std::vector<ComparableContact>);
  // All candidate pairs with a score above `above`, ordered by (first, second).
  std::vector<LikelyPair> pairs_above(double above) const;
  // The pairs to ask about: likeness maybe or surely, the most alike first.
  std::vector<LikelyPair> likely_pairs() const;
  Comparison comparison(int first, int second) const;

 private:
  std::vector<ComparableContact> contacts_;
  NameCounts counts_;
};

// For measuring (`wellmet evaluate duplicates`): CSV text with the columns id, given, family,
// number, email, birthday, street, city, postcode in any order, others ignored, to CSV text
// id1,id2,score of all pairs with a score above -12. Throws invalid, naming the line.
std::string evaluate_duplicates(std::string_view contacts_csv);

}  // namespace wellmet
