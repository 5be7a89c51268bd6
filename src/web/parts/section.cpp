#include "web/parts/section.h"

namespace wellmet::web {

Html section(std::string_view heading, const Html& inside) {
  return html("<section class=\"sec\"><h2 class=\"hang\">{}</h2>\n{}</section>\n", heading, inside);
}

}  // namespace wellmet::web
