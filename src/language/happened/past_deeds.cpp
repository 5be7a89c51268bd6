#include "language/happened/past_deeds.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wellmet::language {
namespace {

constexpr std::array<std::string_view, 63> irregular = {
    "ate",     "babysat", "beat",      "bought", "brought", "built", "came",  "caught", "cut",
    "did",     "drank",   "drew",      "drove",  "dug",     "fed",   "flew",  "fought", "found",
    "fetched", "gave",    "got",       "had",    "held",    "hit",   "hung",  "led",    "lent",
    "made",    "met",     "paid",      "put",    "ran",     "rang",  "rode",  "rowed",  "sang",
    "sat",     "saw",     "sent",      "showed", "sold",    "spent", "spoke", "stood",  "swam",
    "taught",  "threw",   "proofread", "told",   "took",    "went",  "woke",  "won",    "wrote",
    "let",     "sung",    "swum",      "shook",  "split",   "spun",  "sewed", "shot",   "set"};

// What nobody else need have been there for.
constexpr std::array<std::string_view, 77> in_the_head = {
    "added",    "admired",     "annoyed",   "assumed",    "attracted",    "avoided",
    "blocked",  "booked",      "bored",     "cited",      "compared",     "considered",
    "crossed",  "decided",     "declined",  "deleted",    "disappointed", "disliked",
    "dreamed",  "endorsed",    "expected",  "failed",     "feared",       "followed",
    "googled",  "guessed",     "happened",  "hated",      "hired",        "hoped",
    "ignored",  "imagined",    "impressed", "inspired",   "intended",     "liked",
    "listened", "looked",      "loved",     "married",    "mentioned",    "missed",
    "muted",    "needed",      "nominated", "noticed",    "owed",         "passed",
    "planned",  "prayed",      "preferred", "prepared",   "quoted",       "realised",
    "realized", "recommended", "referred",  "refused",    "related",      "remembered",
    "reminded", "resembled",   "searched",  "seemed",     "skipped",      "subscribed",
    "supposed", "tagged",      "tried",     "unfollowed", "unfriended",   "voted",
    "waited",   "wanted",      "wished",    "wondered",   "worried"};

}  // namespace

bool is_past_deed(const Token& token) {
  if (token.kind != TokenKind::word) return false;
  const std::string_view word = token.folded;
  if (std::ranges::find(irregular, word) != irregular.end()) return true;
  constexpr std::size_t shortest = 5;  // not "red", "need", "indeed" is among the others
  return word.size() >= shortest && word.ends_with("ed") && !word.ends_with("eed") &&
         std::ranges::find(in_the_head, word) == in_the_head.end();
}

}  // namespace wellmet::language
