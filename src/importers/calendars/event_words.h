#pragma once
#include <string>
#include <string_view>

#include "model/interaction.h"

// What the title and the place of an event say of it.
namespace wellmet {

// "Canceled: Design review", "Abgesagt: Kaffee", "Following: All hands": it was not, or without
// you.
bool says_it_was_called_off(std::string_view title);
// Short, and "" for what stands in place of a title that one may not see ("Busy").
std::string title_of_meeting(std::string_view title);

struct EventPlace {
  std::string name = {};   // where, in words; "" for a link or none
  std::string video = {};  // "Zoom", "Google Meet" …; "video call" for a link to another program
};
// LOCATION, which may hold several and links among them, and the link of a conference, if any.
EventPlace place_of_event(std::string_view location, std::string_view conference_link);

// Coffee, a meal, a drink, a walk or a call where the title says it as people do ("Coffee with
// Maya", "Team lunch"); a video call where there is a link and no place; else that one met.
InteractionKind kind_of_event(std::string_view title, const EventPlace&);

}  // namespace wellmet
