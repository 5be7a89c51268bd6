#include <string_view>
#include <unordered_map>

#include "language/tongues/tongues.h"

namespace wellmet::language {

void restore_apostrophes(std::vector<Token>& tokens) {
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
      {"appt", "appointment"}};
  for (Token& token : tokens) {
    const auto row = written.find(token.folded);
    if (token.kind == TokenKind::word && row != written.end()) token.folded = row->second;
  }
}

}  // namespace wellmet::language
