#pragma once
#include <string>
#include <vector>

#include "store/people/people.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

namespace wellmet::web {

// Somebody new, as the words stand in the form.
struct NewPersonPage {
  std::string name = {}, how = {}, where = {}, when = {}, through = {}, why = {}, email = {},
              phone = {}, city = {}, interests = {};
  std::vector<RelationshipWord> words = {};
  std::vector<store::PersonLine> twins = {};  // known already, perhaps the same
  Html chosen = {};  // whom of several was meant, as it was answered before
  FieldErrors faults = {};
};
Html new_person_page(const Layout&, const NewPersonPage&);

http::Response show_new_person(RequestContext&);  // GET /people/new
http::Response add_new_person(RequestContext&);   // POST /people/new

}  // namespace wellmet::web
