#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/id.h"
#include "web/page/layout.h"

namespace wellmet::web {

// `wide` fills the column that it stands in.
enum class FaceSize { usual, small, tiny, wide, large };

// A face as a small print: the photo, where the layout knows of one, on initials on cloth. Hidden
// from screen readers, since the name stands beside it.
Html face(const Layout&, PersonId, const std::string& name, FaceSize = FaceSize::usual);
// The same as a link to the person's page, for the eyes only: the name beside it is one too.
Html face_link(const Layout&, PersonId, const std::string& name);

// Tells the layout who of these people has a photo as the face, in one query.
void look_up_faces(RequestContext&, Layout&, const std::vector<PersonId>&);
// One that is known already: by the digest of the picture, "" for none.
void know_face(Layout&, PersonId, std::string_view digest);
// The people of lines: people_of(p.lines, &Line::person).
template <class Lines, class Which>
std::vector<PersonId> people_of(const Lines& lines, Which which) {
  std::vector<PersonId> people;
  for (const auto& line : lines) people.push_back(std::invoke(which, line));
  return people;
}

}  // namespace wellmet::web
