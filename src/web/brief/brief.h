#pragma once
#include <string>
#include <vector>

#include "actions/brief/brief.h"
#include "web/people/person.h"

namespace wellmet::web {

struct BriefPage {
  actions::Brief brief = {};
  std::string planned = {};  // of a meeting today: your words of it

  // What the parts of a person's page need.
  PersonPage person() const;
};

Html brief_page(const Layout&, const BriefPage&);
Html briefs_today_page(const Layout&, const std::vector<BriefPage>&);

http::Response show_brief(RequestContext&);         // GET /people/{id}/brief
http::Response show_briefs_today(RequestContext&);  // GET /brief

}  // namespace wellmet::web
