#pragma once
#include <string_view>

#include "store/history/deeds.h"
#include "web/page/html.h"
#include "web/page/layout.h"

namespace wellmet::web {

// Undoes the change, or redoes what it undid, and leads to `back`. Where there is nothing to undo,
// a word says why, or nothing does.
Html undo_button(const Layout&, const store::Deed&, std::string_view back);

}  // namespace wellmet::web
