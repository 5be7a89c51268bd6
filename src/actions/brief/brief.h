#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/brief/questions.h"
#include "actions/giving/give.h"
#include "actions/giving/would_help.h"
#include "actions/people/person_story.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"

// What one wants to know before meeting somebody, on one screen. All of it was noted; nothing is
// guessed.
namespace wellmet::actions {

// A thing that was kept and may be of use to them.
struct ThingToBring {
  Resource resource = {};
  MayHelp may = {};
};

// One of your people whom they know, too.
struct KnownToBoth {
  PersonId person = {};
  std::string name = {};
  std::string word = {};  // what they are to the one you meet: "boss"; "" where no relation says it
};

struct Brief {
  PersonStory story = {};
  std::vector<Interaction> last = {};   // the last time, and where that was no meeting the last one
  std::vector<Note> told = {};          // what they told you, the newest first
  std::vector<Note> ask = {};           // questions that are open, the newest first
  WhatToAsk could_ask = {};             // good questions for the kind of meeting that it will be
  std::vector<FollowUp> promised = {};  // what you said you would do, bring or send
  std::vector<FollowUp> next = {};      // other follow-ups that are open, also plans to meet
  std::vector<Note> looking_for = {};   // what they look for
  std::vector<Note> can_give = {};
  std::vector<Note> gifts = {};      // gifts and ideas that were noted for them
  std::vector<Bridge> bridges = {};  // what they look for, and you or somebody can give
  std::vector<ThingToBring> things = {};
  // "partner Piet", "Biscuit (dogs)": family, pets, and others who are a mere name.
  std::vector<std::string> around = {};
  // By a relation, since you met through them, or from a meeting in a small company.
  std::vector<KnownToBoth> both_know = {};
};

// Throws not_found for somebody who isn't here, invalid for yourself, refused for somebody who has
// died.
// What kind of meeting it will be follows from what is noted, unless it is said.
Brief brief_of(store::ReadTx&, PersonId, LocalDate today, std::optional<Situation> = {});

// A meeting that is known to be today.
struct MeetingToday {
  PersonId person = {};
  std::string name = {};
  std::string planned = {};  // your own words of it: "lunch at Canoe"; "" where there are none
  FollowUpId follow_up = {};
  std::optional<Situation> situation = {};  // where those words say it
};
// Of your own follow-ups that are due on the day those that plan to be together or to talk, each
// person once.
std::vector<MeetingToday> meetings_today(store::ReadTx&, LocalDate today);

}  // namespace wellmet::actions
