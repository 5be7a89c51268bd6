#pragma once
#include "web/people/person.h"

// The parts of a person's page, each a pure function; together they are person_page. A part that
// has nothing to show yet takes no room: what could be added to it goes to `adds`, which stand
// together at the end, so that the page is short when there is little.
namespace wellmet::web::person {

Html head(const Layout&, const PersonPage&);        // face, one sentence, acts, how you met
Html next_leaf(const Layout&, const PersonPage&);   // what is promised
Html common_ground(const PersonPage&, Html& adds);  // what you share, and what they care about
Html told(const Layout&, const PersonPage&, Html& adds);  // told you, ask next, why you care
Html looking_for(const Layout&, const PersonPage&, Html& adds);
Html advice(const Layout&, const PersonPage&, Html& adds);  // what they advised you to do
Html loose_notes(const Layout&, const PersonPage&, Html& adds);
Html to_add(const PersonPage&, const Html& adds);
Html work_leaf(const Layout&, const PersonPage&, Html& adds);
Html card_leaf(const Layout&, const PersonPage&);
Html care_leaf(const Layout&, const PersonPage&);  // edit, archive, remove

// "A friend, a peer. She lives in Oakland, with Biscuit."
std::string in_one_sentence(const PersonPage&);
// "You met on 14 March 2023, at a pottery class, through Jo Okafor."; "" when nothing is known.
std::string how_you_met(const Layout&, const PersonPage&);
// Message, Call, Mail: as far as the card has a way.
Html ways_to_reach(const PersonPage&);
// A date as precisely as it is known: "11 February", "March 2023".
std::string in_words(const Layout&, const PartialDate&);

// A small form in place: a word to press, and behind it one field and a button.
struct SmallForm {
  std::string label = {};   // "Add something"
  std::string path = {};    // posted to
  std::string field = {};   // label of the field
  std::string hidden = {};  // value of the field "kind"
  const char* sign = "plus";
};
Html small_form(const Layout&, const SmallForm&);

// The way to those of this kind that the page does not show.
Html older_notes(const PersonPage&, NoteKind);

// One line of it, to be read out with a button.
std::string in_short(const Note&);
// A note with its day, and the way to change it.
Html note_item(const Layout&, const PersonPage&, const Note&);

}  // namespace wellmet::web::person
