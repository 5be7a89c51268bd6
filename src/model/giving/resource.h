#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"

// Something worth passing on: a link, words or a file, kept once. Nothing of it is ever fetched.
namespace wellmet {

using ResourceId = Id<struct Resource>;

constexpr std::size_t longest_resource_about = 500;     // bytes
constexpr std::size_t longest_resource_link = 2'000;    // bytes
constexpr std::size_t longest_resource_text = 100'000;  // bytes
constexpr std::size_t largest_resource_file = 5'000'000;

struct Resource {
  ResourceId id = {};
  std::string about = {};  // what it is, in a line: "Coordinator, Fruitvale repair café"
  std::string link = {};   // "" none
  std::string text = {};   // its words, of a text file too
  LocalDate kept = {};
  std::optional<LocalDate> open_until = {};  // the last day on which it is of use
  std::string post = {};                     // your own words for a post; "" for the draft
  std::optional<LocalDate> posted = {};
  friend bool operator==(const Resource&, const Resource&) = default;
};

// A link as it is kept: of the web alone, with its scheme, also when "www." or a path after a host
// stands for it. Nothing for what is none, is longer than it can be, or holds a name and password.
std::optional<std::string> as_link(std::string_view text);
// Equal for links that lead to the same page: without the fragment, what tells the site who sent
// you ("utm_source=…"), "www." and a last slash.
std::string same_link(std::string_view link);
// The words that a link's path says: "how to fire an anagama"; "" when it says none.
std::string words_of_link(std::string_view link);
// In a line, when nobody said what it is: how the text begins, or the link without its scheme.
std::string title_of(std::string_view link, std::string_view text);

// Whether nobody said what it is, and it has no words either.
bool is_called_by_link(const Resource&);

bool is_over(const Resource&, LocalDate today);

// What became of it for somebody.
enum class GivenAnswer { given, not_for_them };
std::string to_text(GivenAnswer);  // "given", "not for them"
std::optional<GivenAnswer> parse_given_answer(std::string_view);

}  // namespace wellmet
