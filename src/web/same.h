#pragma once
#include <string>
#include <vector>

#include "actions/duplicates.h"
#include "store/people.h"
#include "web/frame.h"
#include "web/parts/twin.h"

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
Html same_page(const Frame&, const SamePage&);

struct OnePersonPage {
  TwinSide keep = {}, join = {};
  std::vector<actions::FieldChoice> choices = {};
};
Html one_person_page(const Frame&, const OnePersonPage&);

struct SameWithPage {
  PersonId person = {};
  std::string name = {};
  std::string asked = {};
  std::vector<store::PersonLine> found = {};
};
Html same_with_page(const Frame&, const SameWithPage&);

http::Response show_same(Visit&);        // GET /same
http::Response answer_same(Visit&);      // POST /same/{a}/{b}: one, two, later, join
http::Response show_one_person(Visit&);  // GET /same/{a}/{b}: what is kept where they differ
http::Response show_same_with(Visit&);   // GET /same/with/{id}: who is the other?

}  // namespace wellmet::web
