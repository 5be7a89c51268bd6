// Good questions: open, warm, and such as one really asks across a table. A number is never given
// to another question, since what is asked is named by it; a new one goes to the end.
#include "judgement/brief/questions.h"

namespace wellmet {

const std::vector<BuiltInQuestion>& built_in_questions() {
  using enum Situation;
  static const std::vector<BuiltInQuestion> all = {
      {1, first_meeting,
       "What’s taking up most of your time these days, and do you like it that way?"},
      {2, first_meeting, "How did you come to do what you do?"},
      {3, first_meeting, "What do you do when nobody needs anything from you?"},
      {4, first_meeting, "What are you looking forward to this year?"},
      {5, first_meeting, "Where did you grow up, and what’s it like to go back?"},
      {6, first_meeting, "What part of your work would surprise most people?"},
      {7, first_meeting, "Who or what got you into this in the first place?"},
      {8, first_meeting, "What have you read, seen or heard lately that stayed with you?"},
      {9, first_meeting, "What’s something you’re learning at the moment?"},
      {10, first_meeting,
       "Is there anything I could help you with, or anyone I could ask for you?"},

      {11, informational_interview, "What does an ordinary week look like for you?"},
      {12, informational_interview,
       "What do you know now that you wish you’d known when you started?"},
      {13, informational_interview, "Which parts of the job give you energy, and which take it?"},
      {14, informational_interview, "How do people usually find their way into this work?"},
      {15, informational_interview,
       "What’s changing in your field that people outside haven’t noticed yet?"},
      {16, informational_interview, "What makes someone a joy to work with here?"},
      {17, informational_interview, "What would you try first if you were starting out today?"},
      {18, informational_interview, "What’s hard about this that nobody mentions?"},
      {19, informational_interview, "What do you read, or whom do you listen to, to keep up?"},
      {20, informational_interview, "Who else would you talk to if you were me?"},

      {21, new_to_the_field, "What drew you to this?"},
      {22, new_to_the_field, "What’s been easier than you expected, and what’s been harder?"},
      {23, new_to_the_field, "What would you love to be good at a year from now?"},
      {24, new_to_the_field, "What from your life before turns out to be useful?"},
      {25, new_to_the_field, "What’s the question you haven’t dared to ask anyone yet?"},
      {26, new_to_the_field, "Whom have you met so far, and whom would you like to meet?"},
      {27, new_to_the_field, "Which part of it do you lose track of time over?"},
      {28, new_to_the_field,
       "What’s still confusing that everyone else seems to take for granted?"},
      {29, new_to_the_field, "What would make the next month go well?"},
      {30, new_to_the_field, "How could I be useful to you right now?"},

      {31, mentor, "What would you do in my place, and what would you leave alone?"},
      {32, mentor, "What do you see me doing that I may not see myself?"},
      {33, mentor, "What did you believe at my stage that you no longer believe?"},
      {34, mentor, "What’s a mistake you’re glad you made?"},
      {35, mentor, "Which of my plans worries you, if any?"},
      {36, mentor, "How did you decide when to stay and when to leave?"},
      {37, mentor, "Who helped you when you were where I am now?"},
      {38, mentor, "What should I be asking you that I’m not?"},
      {39, mentor, "What are you working on that excites you?"},
      {40, mentor, "Is there anything I could take off your hands?"},

      {41, long_silence, "What’s changed for you since we last talked?"},
      {42, long_silence, "What have you been glad about lately?"},
      {43, long_silence, "What’s an ordinary day like for you now?"},
      {44, long_silence,
       "What did you end up doing about the things that were on your mind back then?"},
      {45, long_silence, "How are the people around you?"},
      {46, long_silence, "What have you given up, and what have you taken up?"},
      {47, long_silence, "Where do you feel most at home these days?"},
      {48, long_silence, "What should I have asked you long ago?"},
      {49, long_silence, "What are you hoping for in the next few months?"},
      {50, long_silence, "How would you like us to keep in touch?"},

      {51, conference, "What brought you here this time?"},
      {52, conference, "What’s the best conversation you’ve had here so far?"},
      {53, conference, "Which talk changed your mind about something?"},
      {54, conference, "What are you hoping to take home?"},
      {55, conference, "What are you working on that you’d talk about if you had the stage?"},
      {56, conference, "Whom should I meet while I’m here?"},
      {57, conference, "What do people keep asking you about your work?"},
      {58, conference, "What did you skip, and was it worth skipping?"},
      {59, conference, "How do you find a quiet hour in all this?"},
      {60, conference, "What will you try out on Monday?"},

      {61, catching_up, "What’s been the best part of your week?"},
      {62, catching_up, "What’s on your mind that you haven’t had time to think through?"},
      {63, catching_up, "What’s new at home?"},
      {64, catching_up, "What are you excited about at the moment?"},
      {65, catching_up, "What’s been harder than it looks from outside?"},
      {66, catching_up, "What have you changed your mind about lately?"},
      {67, catching_up, "What would you do with a free week?"},
      {68, catching_up, "Who’s been good to you lately?"},
      {69, catching_up, "What are you making, reading or cooking right now?"},
      {70, catching_up, "What could use a second pair of eyes or hands?"},
  };
  return all;
}

}  // namespace wellmet
