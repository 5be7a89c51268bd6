#pragma once
#include "web/page/html.h"

// Small ink drawings for pages on which nothing stands yet. Ornament: hidden from screen readers.
namespace wellmet::web {

Html sleeping_dog();
Html open_notebook();

}  // namespace wellmet::web
