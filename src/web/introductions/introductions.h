#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/introductions/introductions.h"
#include "actions/introductions/suggest.h"
#include "actions/introductions/words_to_send.h"
#include "web/page/layout.h"
#include "web/parts/field.h"
#include "web/people/person.h"

// Introductions under way, with the words for the next step; two who might like each other.
namespace wellmet::web {

struct IntroductionsPage {
  struct Thread {
    actions::NamedIntroduction named = {};
    std::optional<actions::WordsToSend> words = {};
  };
  std::vector<Thread> under_way = {};
  std::vector<actions::SuggestedPair> suggested = {};
  std::vector<actions::NamedIntroduction> past = {};
  std::string with = {};  // only who could meet this person; "" anybody
  // The form that begins one.
  std::string first = {}, second = {}, why = {};
  bool in_doubt = false;  // something speaks against it; the form can be sent all the same
  Html chosen = {};       // whom of several was meant, as it was answered before
  FieldErrors faults = {};
};
Html introductions_page(const Layout&, const IntroductionsPage&);

namespace introductions {
// One that is under way, as it stands on the page; "in-7" is its id.
Html thread(const Layout&, const IntroductionsPage::Thread&);
// The steps that are done, the one that is next and those to come.
Html steps(const Layout&, const Introduction&, const std::string& first, const std::string& second);
}  // namespace introductions

namespace person {
Html introductions_leaf(const PersonPage&, Html& adds);
}

http::Response show_introductions(RequestContext&);   // GET /introductions?with=7
http::Response start_introduction(RequestContext&);   // POST /introductions: first, second, why
http::Response not_these_two(RequestContext&);        // POST /introductions/not-these
http::Response answer_introduction(RequestContext&);  // POST /introductions/{id}: step, until …
http::Response keep_words(RequestContext&);           // POST /introductions/{id}/words

}  // namespace wellmet::web
