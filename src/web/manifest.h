#pragma once
#include "web/visit.h"

namespace wellmet::web {

// What a browser needs to put Wellmet among a telephone's apps (W3C Web App Manifest).
http::Response show_manifest(Visit&);

}  // namespace wellmet::web
