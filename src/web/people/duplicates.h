#pragma once
#include <string>
#include <vector>

#include "actions/people/duplicates.h"
#include "store/people/people.h"
#include "web/page/layout.h"
#include "web/people/twin.h"

// Duplicates: pairs side by side, and making one of two.
namespace wellmet::web {

struct DuplicatesPage {
  struct Pair {
    TwinSide left = {}, right = {};
    std::string why = {};
    bool surely = false;
  };
  std::vector<Pair> pairs = {};
  bool more = false;  // pairs that are not shown yet
  int put_off = 0;    // where no pair is shown: those that wait for later
};
Html duplicates_page(const Layout&, const DuplicatesPage&);

struct MergePage {
  TwinSide keep = {}, join = {};
  std::vector<actions::FieldChoice> choices = {};
};
Html merge_page(const Layout&, const MergePage&);

struct DuplicateOfPage {
  PersonId person = {};
  std::string name = {};
  std::string asked = {};
  std::vector<store::PersonLine> found = {};
};
Html duplicate_of_page(const Layout&, const DuplicateOfPage&);

http::Response show_duplicates(RequestContext&);  // GET /duplicates
http::Response answer_duplicate(
    RequestContext&);  // POST /duplicates/{a}/{b}: one, two, later, join
http::Response show_merge(
    RequestContext&);  // GET /duplicates/{a}/{b}: what is kept where they differ
http::Response show_duplicate_of(RequestContext&);  // GET /duplicates/with/{id}: who is the other?

}  // namespace wellmet::web
