#pragma once
#include <string>
#include <vector>

#include "web/page/layout.h"
#include "web/parts/field.h"
#include "web/people/person.h"

// The people around somebody, on their page.
namespace wellmet::web {

namespace person {
Html relations_leaf(const Layout&, const PersonPage&, Html& adds);
}

// Where the name that was typed fits several, or something else is to be said again.
struct RelationPage {
  PersonId person = {};
  std::string called = {};
  std::string word = {}, name = {};                             // as they stand in the form
  std::vector<std::pair<PersonId, std::string>> may_mean = {};  // whom the name fits
  FieldErrors faults = {};
};
Html relation_page(const Layout&, const RelationPage&);

http::Response add_relation(RequestContext&);     // POST /people/{id}/relations: word, name, who
http::Response link_relation(RequestContext&);    // POST …/link: word, name, who
http::Response remove_relation(RequestContext&);  // POST …/remove: word, name, who

}  // namespace wellmet::web
