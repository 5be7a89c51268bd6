#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/giving/resource.h"
#include "model/interaction.h"
#include "store/db/tx.h"
#include "store/giving/resources.h"

// What is worth passing on. Each is a deed. Wellmet sends nothing and fetches nothing: to pass a
// thing on says that the user did.
namespace wellmet::actions {

// A link, words or a file; or a file that comes with words.
struct NewResource {
  std::string about = {};  // "" for how it begins
  std::string link = {};
  std::string text = {};
  std::optional<store::ResourceFile> file = {};
  std::optional<LocalDate> open_until = {};
};
struct KeptResource : Resource {
  bool was_kept = false;  // it was there already
};
// What was kept before is kept once: it takes what is newly said of it. Throws invalid for nothing
// to keep, what is too large, and a link that is none.
Did<KeptResource> keep_resource(const App&, const NewResource&);

Resource resource_numbered(store::ReadTx&, ResourceId);  // throws not_found
// Throws not_found, and invalid for you and for somebody who has died.
void check_receiver(store::ReadTx&, PersonId);
struct ResourceChange {
  std::optional<std::string> about = {};
  std::optional<std::optional<LocalDate>> open_until = {};  // within it nothing: for good
};
Did<Resource> edit_resource(const App&, ResourceId, const ResourceChange&);
Did<Resource> remove_resource(const App&, ResourceId);

struct Giving {
  std::vector<PersonId> to = {};
  InteractionKind how = InteractionKind::message;
  std::optional<LocalDate> on = {};  // today when it isn't said
};
// It is in the story of each from then on. Throws conflict for somebody who was given it before,
// invalid for you, for somebody who has died, for nobody and for a day that is still to come.
Did<Resource> give_resource(const App&, ResourceId, const Giving&);
// It is not suggested to them again. Throws as give_resource() does.
Did<Resource> say_not_for_them(const App&, ResourceId, PersonId);

}  // namespace wellmet::actions
