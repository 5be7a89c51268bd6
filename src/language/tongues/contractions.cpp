#include <string_view>
#include <unordered_map>

#include "language/tongues/tongues.h"

namespace wellmet::language {

// "2moro", "2nite": a figure written for its sound is no number; "w/e" is one word.
static void join_short_forms(std::vector<Token>& tokens) {
  static const std::unordered_map<std::string_view, std::string_view> written = {
      {"moro", "tomorrow"}, {"morow", "tomorrow"}, {"morrow", "tomorrow"}, {"mrw", "tomorrow"},
      {"mro", "tomorrow"},  {"day", "today"},      {"nite", "tonight"},    {"night", "tonight"}};
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    const auto row = written.find(tokens[at + 1].folded);
    const bool weekend = tokens[at].is("w") && at + 2 < tokens.size() && tokens[at + 1].is("/") &&
                         tokens[at + 2].is("e") && !tokens[at + 1].space_before &&
                         !tokens[at + 2].space_before;
    if (weekend) {
      tokens[at].folded = "weekend";
      tokens[at].end = tokens[at + 2].end;
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                   tokens.begin() + static_cast<std::ptrdiff_t>(at) + 3);
      continue;
    }
    if (!tokens[at].is("2") || tokens[at + 1].space_before || row == written.end()) continue;
    tokens[at].kind = TokenKind::word;
    tokens[at].folded = row->second;
    tokens[at].end = tokens[at + 1].end;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
}

void spell_out(std::vector<Token>& tokens) {
  // Not "ill", "well", "id", "were" and "lets", which are words too.
  static const std::unordered_map<std::string_view, std::string_view> written = {
      {"arent", "aren't"},     {"cant", "can't"},     {"couldnt", "couldn't"},
      {"didnt", "didn't"},     {"doesnt", "doesn't"}, {"dont", "don't"},
      {"hadnt", "hadn't"},     {"hasnt", "hasn't"},   {"havent", "haven't"},
      {"hes", "he's"},         {"im", "i'm"},         {"isnt", "isn't"},
      {"ive", "i've"},         {"shes", "she's"},     {"shouldnt", "shouldn't"},
      {"theyre", "they're"},   {"theyve", "they've"}, {"wasnt", "wasn't"},
      {"werent", "weren't"},   {"weve", "we've"},     {"wont", "won't"},
      {"wouldnt", "wouldn't"}, {"thats", "that's"},   {"youre", "you're"},
      {"b4", "before"},        {"abt", "about"},      {"thru", "through"},
      {"cos", "because"},      {"cuz", "because"},    {"mtg", "meeting"},
      {"appt", "appointment"}, {"wkend", "weekend"},  {"wknd", "weekend"},
      {"agn", "again"},        {"wi", "with"},        {"wiv", "with"},
      {"tae", "to"},           {"aboot", "about"},    {"efter", "after"},
      {"dinnae", "don't"},     {"didnae", "didn't"},  {"cannae", "can't"},
      {"wasnae", "wasn't"},    {"isnae", "isn't"},    {"wouldnae", "wouldn't"},
      {"telt", "told"},        {"intae", "into"},     {"yesty", "yesterday"},
      {"y'day", "yesterday"},  {"wid", "with"},       {"hame", "home"}};
  join_short_forms(tokens);
  for (Token& token : tokens) {
    const auto row = written.find(token.folded);
    if (token.kind == TokenKind::word && row != written.end()) token.folded = row->second;
  }
}

}  // namespace wellmet::language
