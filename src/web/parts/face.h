#pragma once
#include <string>

#include "base/id.h"
#include "web/html.h"

namespace wellmet::web {

enum class FaceSize { usual, small, tiny, large };

// A face as a small print: the photo, or initials on cloth. Hidden from screen readers, since the
// name stands beside it.
Html face(PersonId, const std::string& name, FaceSize = FaceSize::usual);
// The same as a link to the person's page, for the eyes only: the name beside it is one too.
Html face_link(PersonId, const std::string& name);

}  // namespace wellmet::web
