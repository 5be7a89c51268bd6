#pragma once
#include "actions/people/person_story.h"
#include "formats/json.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/position.h"
#include "store/people/people.h"

// People and their stories as JSON. Dates that are not known to the day are written as far as they
// are known ("1985-04", "--04-12"); what is absent is null or an empty list, never left out.
namespace wellmet::cli {

Json json_of(const Note&);
Json json_of(const Interest&);
Json json_of(const Position&);
Json json_of(const ImportantDate&);
Json json_of(const actions::KnownRelation&);
Json json_of(const store::PersonLine&);
Json json_of(const actions::PersonStory&);

}  // namespace wellmet::cli
