#include "importers/calendars/event_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr int longest_title = 120;
constexpr int longest_place = 120;
constexpr std::size_t looked_at_bytes = 2'000;

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::ranges::find(words, word) != words.end();
}

struct VideoProgram {
  std::string_view mark;  // in the folded place or the link
  std::string_view name;
};
constexpr std::array<VideoProgram, 15> video_programs = {{{"zoom.us", "Zoom"},
                                                          {"zoom", "Zoom"},
                                                          {"meet.google.com", "Google Meet"},
                                                          {"google meet", "Google Meet"},
                                                          {"teams.microsoft.com", "Teams"},
                                                          {"teams.live.com", "Teams"},
                                                          {"microsoft teams", "Teams"},
                                                          {"teams meeting", "Teams"},
                                                          {"teams-besprechung", "Teams"},
                                                          {"webex", "Webex"},
                                                          {"whereby.com", "Whereby"},
                                                          {"meet.jit.si", "Jitsi"},
                                                          {"facetime", "FaceTime"},
                                                          {"skype", "Skype"},
                                                          {"gotomeeting", "GoTo"}}};

bool is_link(std::string_view text) {
  const std::string lower = to_lower_ascii(text.substr(0, 10));
  return lower.starts_with("https://") || lower.starts_with("http://") ||
         lower.starts_with("tel:") || lower.starts_with("sip:");
}

// "" for what is no video call.
std::string video_in(std::string_view text) {
  const std::string folded = fold(text.substr(0, looked_at_bytes));
  const bool link = is_link(trim(text));
  for (const VideoProgram& program : video_programs)
    if (folded.find(program.mark) != std::string::npos && (link || folded.size() < 60))
      return std::string(program.name);
  return {};
}

std::vector<std::string> parts_of_place(std::string_view location) {
  std::vector<std::string> parts = {""};
  for (char c : location.substr(0, looked_at_bytes)) {
    if (c == ';' || c == '\n') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

struct KindWords {
  InteractionKind kind;
  std::array<std::string_view, 12> words;
};
constexpr std::array<KindWords, 5> kind_words = {{
    {InteractionKind::coffee,
     {"coffee", "kaffee", "cafe", "coffees", "koffie", "caffe", "tea", "coffe"}},
    {InteractionKind::meal,
     {"lunch", "dinner", "breakfast", "brunch", "mittagessen", "abendessen", "fruhstuck",
      "dejeuner", "diner", "almuerzo", "cena", "almoco"}},
    {InteractionKind::drink, {"drinks", "drink", "beer", "beers", "wine", "bier", "biere"}},
    {InteractionKind::walk, {"walk", "hike", "spaziergang", "promenade", "paseo"}},
    {InteractionKind::call,
     {"call", "phone", "telefonat", "anruf", "telefontermin", "appel", "llamada", "ligacao"}},
}};

std::optional<InteractionKind> kind_of_word(std::string_view word) {
  if (word.empty()) return std::nullopt;
  for (const KindWords& row : kind_words)
    if (is_one_of(word, row.words)) return row.kind;
  return std::nullopt;
}

bool means_with(std::string_view word) {
  static constexpr std::array<std::string_view, 8> words = {"with", "w",   "mit", "avec",
                                                            "con",  "com", "met", "at"};
  return is_one_of(word, words);
}

// The word ends the title ("Team lunch") or stands before whom it is with: "Call for papers" and
// "Dinner planning" are neither.
std::optional<InteractionKind> kind_in_title(std::string_view title) {
  const std::vector<std::string> words = folded_words(title.substr(0, 300));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (!last && !means_with(words[i + 1])) continue;
    if (const auto kind = kind_of_word(words[i])) return kind;
  }
  return std::nullopt;
}

}  // namespace

bool says_it_was_called_off(std::string_view title) {
  static constexpr std::array<std::string_view, 20> words = {
      "canceled",  "cancelled", "declined",  "following",   "abgesagt",  "abgelehnt", "entfallt",
      "annule",    "annulee",   "refuse",    "cancelado",   "cancelada", "rechazado", "recusado",
      "annullato", "annullata", "rifiutato", "geannuleerd", "afgewezen", "odwolane"};
  const std::size_t colon = title.substr(0, 40).find(':');
  if (colon == title.npos) return false;
  const std::vector<std::string> before = folded_words(title.substr(0, colon));
  return !before.empty() && before.size() <= 2 && is_one_of(before.front(), words);
}

std::string title_of_meeting(std::string_view title) {
  static constexpr std::array<std::string_view, 12> hidden = {
      "busy",    "no title", "no subject", "private appointment", "private",    "untitled",
      "meeting", "gebucht",  "ohne titel", "kein betreff",        "sans titre", "occupe"};
  const std::string words = join(folded_words(title.substr(0, 500)), " ");
  if (is_one_of(words, hidden)) return {};
  return clip(for_terminal(collapse_spaces(title.substr(0, looked_at_bytes))), longest_title);
}

EventPlace place_of_event(std::string_view location, std::string_view conference_link) {
  EventPlace place;
  for (const std::string& part : parts_of_place(location)) {
    const std::string text = collapse_spaces(part);
    if (text.empty()) continue;
    const std::string video = video_in(text);
    if (!video.empty()) place.video = video;
    const bool says_where = video.empty() && !is_link(text);
    if (says_where && place.name.empty()) place.name = clip(for_terminal(text), longest_place);
  }
  if (place.video.empty() && !conference_link.empty()) {
    place.video = video_in(conference_link);
    if (place.video.empty()) place.video = "video call";
  }
  return place;
}

InteractionKind kind_of_event(std::string_view title, const EventPlace& place) {
  if (!place.video.empty() && place.name.empty()) return InteractionKind::video_call;
  return kind_in_title(title).value_or(InteractionKind::met);
}

}  // namespace wellmet
