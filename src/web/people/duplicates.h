#pragma once
#include <string>
#include <vector>

#include "actions/people/duplicates.h"
#include "store/people/people.h"
#include "web/page/layout.h"
#include "web/people/twin.h"

// The same person twice: pairs side by side, and making one of two.
namespace wellmet::web {

struct SamePage {
  struct Pair {
    TwinSide left = {}, right = {};
    std::string why = {};
    bool surely = false;
  };
  std::vector<Pair> pairs = {};
  bool more = false;  // pairs that are not shown yet
};
Html same_page(const Layout&, const SamePage&);

struct OnePersonPage {
  TwinSide keep = {}, join = {};
  std::vector<actions::FieldChoice> choices = {};
};
Html one_person_page(const Layout&, const OnePersonPage&);

struct SameWithPage {
  PersonId person = {};
  std::string name = {};
  std::string asked = {};
  std::vector<store::PersonLine> found = {};
};
Html same_with_page(const Layout&, const SameWithPage&);

http::Response show_same(RequestContext&);    // GET /same
http::Response answer_same(RequestContext&);  // POST /same/{a}/{b}: one, two, later, join
http::Response show_one_person(
    RequestContext&);  // GET /same/{a}/{b}: what is kept where they differ
http::Response show_same_with(RequestContext&);  // GET /same/with/{id}: who is the other?

}  // namespace wellmet::web
