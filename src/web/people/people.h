#pragma once
#include <string>
#include <vector>

#include "actions/search/search.h"
#include "store/people/contact_methods.h"
#include "store/people/people_pages.h"
#include "web/page/layout.h"

namespace wellmet::web {

// What the address of the People page asks for.
struct PeopleAsk {
  std::string q = {};
  std::string place = {}, interest = {}, word = {};
  bool met_once = false, quiet = false, archived = false;
  std::string at = {};  // the letters at which the names begin
  bool choose = false;  // several at once: a box beside each
  int from = 0;         // how many faces stand on the pages before

  bool narrowed() const {
    return met_once || quiet || archived || !place.empty() || !interest.empty() || !word.empty();
  }
};
// "/people?q=dog&interest=pottery": only what is asked for stands in it.
std::string address_of(const PeopleAsk&);

struct FaceLine {
  PersonId person = {};
  std::string name = {};
  std::string hint = {};  // what they care about, a pet's name, a town; never work
  std::string face = {};  // digest of the picture; "" for none
  bool archived = false;
  bool died = false;
  std::vector<actions::Match> matches = {};  // where the words stand
};
struct BeginningLine {
  store::Beginning beginning = {};
  FaceLine face = {};
  std::vector<store::ContactMethod> reach = {};
};
struct PeoplePage {
  PeopleAsk ask = {};
  std::vector<std::string> words = {};  // folded, to be marked
  std::vector<FaceLine> lately = {};
  std::vector<BeginningLine> beginnings = {};
  std::vector<FaceLine> others = {};  // the rest, or all that were found
  bool more = false;                  // there are others after these
  int more_found = 0;                 // how many were found besides these
  bool even_more = false;             // not all was looked through
  bool nobody_yet = false;
  bool compact = false;  // more than a page of faces: a list, with letters to go to
  std::vector<std::string> interests = {}, places = {};  // worth a filter, of who is shown
  std::vector<actions::FoundThing> things = {};          // to pass on, in which the words stand
  bool as_search = false;  // the page Search: every place where the words stand
};

Html people_page(const Layout&, const PeoplePage&);
Html people_found(const Layout&, const PeoplePage&);  // what stands in #found
Html people_chips(const PeoplePage&);

http::Response show_people(RequestContext&);  // GET /people
http::Response show_search(RequestContext&);  // GET /search
// POST /people/several: what is done with those whose boxes are ticked, as one change.
http::Response change_several(RequestContext&);

}  // namespace wellmet::web
