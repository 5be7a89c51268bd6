#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "language/items/plain_cues.h"
#include "language/log/log_line.h"
#include "language/log/pieces.h"
#include "language/log/prose.h"

namespace wellmet::language {

inline bool is_object_pronoun(const Token& token) {
  return is_one_of(token, {"her", "him", "them"});
}

// Where the clauses of a line begin and end, which cue or order each begins with, and whose it is.
// Refers to the line and its prose. Whoever reads items of them derives from it.
class ItemClauses {
 protected:
  ItemClauses(const CutLine& line, const Prose& prose) : line_(line), prose_(prose) {}

  struct Subject {
    std::size_t end = 0;    // the word behind it
    Owners owners = {};     // empty for a pronoun: whoever was named last
    std::string verb = {};  // what is written together with it: "is" of "she's"
    bool somebody = false;  // she, he, they, or a person named
  };
  struct CueHit {
    const Cue* cue = nullptr;
    std::size_t end = 0;   // behind the cue
    std::size_t text = 0;  // where the text begins
  };

  bool ends_sentence(std::size_t at) const;
  bool begins_clause(std::size_t at) const;
  std::size_t end_of(std::size_t at) const;  // of the clause that begins here

  // The word behind `words` when they stand here; 0 when they do not.
  std::size_t match(std::size_t at, std::string_view words) const;
  // The longest cue that stands here, of those that begin with `verb`, which is left out of them.
  std::optional<CueHit> cue_at(std::size_t at, std::span<const Cue>,
                               const std::string& verb = "") const;
  std::optional<CueHit> cue_behind(const Subject&) const;
  // What somebody else did not do, will do or wishes: "Jo wants to meet Kasia", "she'll call".
  bool by_others(std::size_t at) const;
  // The verb of an order here. `told`: a cue stands before it, so that it is one.
  const Order* order_at(std::size_t at, bool told = false) const;

  std::optional<Subject> subject_at(std::size_t at) const;
  // Whoever was named last before this word, the first of people named together.
  Owners named_before(std::size_t at) const;

  const CutLine& line_;
  const Prose& prose_;

 private:
  std::optional<CueHit> told_of_themselves(const Subject&, std::size_t at) const;
  bool is_behind_after_which(std::size_t at) const;
  bool another_clause(std::size_t at) const;
  bool tells_what_happened(std::size_t at) const;
  bool is_due_by(std::size_t at) const;
  bool is_sign(std::size_t at) const;
  bool gives_something(std::size_t person) const;
  bool is_ahead(std::size_t at) const;
};

}  // namespace wellmet::language
