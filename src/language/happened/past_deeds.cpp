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
constexpr std::array<std::string_view, 52> in_the_head = {
    "added",     "admired",  "assumed",  "avoided",     "blocked",    "considered", "decided",
    "declined",  "deleted",  "disliked", "dreamed",     "expected",   "failed",     "feared",
    "followed",  "googled",  "guessed",  "happened",    "hated",      "hoped",      "ignored",
    "imagined",  "intended", "liked",    "listened",    "looked",     "loved",      "meaned",
    "mentioned", "missed",   "needed",   "noticed",     "owed",       "planned",    "preferred",
    "prepared",  "realised", "realized", "recommended", "refused",    "remembered", "searched",
    "seemed",    "skipped",  "supposed", "tried",       "unfollowed", "wanted",     "waited",
    "wished",    "wondered", "worried"};

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
