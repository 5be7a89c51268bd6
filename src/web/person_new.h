#pragma once
#include <string>
#include <vector>

#include "store/people.h"
#include "web/frame.h"
#include "web/parts/field.h"

namespace wellmet::web {

// Somebody new, as the words stand in the form.
struct NewPersonPage {
  std::string name = {}, how = {}, where = {}, when = {}, through = {}, why = {}, email = {},
              phone = {}, city = {}, interests = {};
  std::vector<RelationshipWord> words = {};
  std::vector<store::PersonLine> twins = {};  // known already, perhaps the same
  Faults faults = {};
};
Html new_person_page(const Frame&, const NewPersonPage&);

http::Response show_new_person(Visit&);  // GET /people/new
http::Response add_new_person(Visit&);   // POST /people/new

}  // namespace wellmet::web
