#include "web/access/browser.h"

namespace wellmet::web {
namespace {

struct Sign {
  const char* part;
  const char* name;
};
// Most browsers name their elders too, so the younger come first.
constexpr Sign browsers[] = {
    {"Edg", "Edge"},         {"OPR/", "Opera"},     {"SamsungBrowser/", "Samsung Internet"},
    {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"},
    {"Chrome/", "Chrome"},   {"Safari/", "Safari"}};
constexpr Sign machines[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},      {"Android", "Android"},
                             {"Windows", "Windows"}, {"Mac OS X", "a Mac"}, {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}};

template <std::size_t count>
std::string_view first_of(const Sign (&signs)[count], std::string_view text) {
  for (const Sign& sign : signs)
    if (text.find(sign.part) != std::string_view::npos) return sign.name;
  return "";
}

}  // namespace

std::string browser_in_words(std::string_view user_agent) {
  std::string words(first_of(browsers, user_agent));
  const std::string_view machine = first_of(machines, user_agent);
  if (words.empty()) words = "A browser";
  if (!machine.empty()) words += " on " + std::string(machine);
  return words;
}

}  // namespace wellmet::web
