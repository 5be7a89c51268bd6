#pragma once
#include <string_view>

#include "web/page/html.h"

namespace wellmet::web {

// A section of a page; its heading hangs in the margin where there is room.
Html section(std::string_view heading, const Html& inside);

}  // namespace wellmet::web
