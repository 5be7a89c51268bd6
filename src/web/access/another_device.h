#pragma once
#include <optional>
#include <string>

#include "web/page/layout.h"

// A second device without typing: a code that its camera reads, with a link that signs it in once.
namespace wellmet::web {

struct AnotherDevicePage {
  // Whether it can be reached at the address of this page, by what else it is called, or not at
  // all.
  enum class Reach { here, at_a_name, without_a_name, this_machine_alone };
  Reach reach = Reach::this_machine_alone;
  std::string name = {};   // at_a_name: by which
  std::string link = {};   // shown as a code; "" until it is asked for
  std::string until = {};  // the hour at which it ends: "10:15"
};
Html another_device_page(const Layout&, const AnotherDevicePage&);

http::Response show_another_device(RequestContext&);     // GET /settings/device
http::Response sign_in_another_device(RequestContext&);  // POST /settings/device: shows the code

}  // namespace wellmet::web
