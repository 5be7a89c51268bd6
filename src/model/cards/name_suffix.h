#pragma once
#include <string>
#include <string_view>

// What may stand behind a name without being one.
namespace wellmet {

// Which of a family's people of one name: "sr", "jr", "2", "3" …; "" for another word. Reads "Sr.",
// "Senior", "père", "Junior", "Filho", "II", "3rd".
std::string generation_named(std::string_view word);
// That of a whole name: "jr" for "John Hale Jr." and "Hale, John, Jr.".
std::string generation_of(std::string_view name);
// The name without it: "John Hale".
std::string without_generation(std::string_view name);

// A generation, or a degree or honour: "Jr.", "PhD", "M.D.", "Esq.".
bool is_name_suffix(std::string_view word);
// What firms end with: "Inc.", "GmbH", "S.A.", "Ltd".
bool is_company_ending(std::string_view word);

}  // namespace wellmet
