#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/giving/resource.h"
#include "store/db/tx.h"

// What is worth passing on, and what became of it.
namespace wellmet::store {

class WriteTx;

std::optional<Resource> find_resource(ReadTx&, ResourceId);
// What was kept with this `same_as`, if it was.
std::optional<ResourceId> resource_same_as(ReadTx&, std::string_view same_as);
std::vector<Resource> resources(ReadTx&, int limit);  // the newest first
// Those that are not over by that day, the newest first.
std::vector<Resource> resources_of_use(ReadTx&, LocalDate today, int limit);
ResourceId insert_resource(WriteTx&, const Resource&, std::string_view same_as);
void update_resource(WriteTx&, const Resource&);  // all but link and text
void delete_resource(WriteTx&, ResourceId);       // with its file, and to whom it was given

struct ResourceFile {
  std::string name = {};
  std::string bytes = {};
};
std::optional<ResourceFile> file_of_resource(ReadTx&, ResourceId);
// Of those that have one.
std::vector<std::pair<ResourceId, std::string>> file_names(ReadTx&, const std::vector<ResourceId>&);
void put_file_of_resource(WriteTx&, ResourceId, const ResourceFile&);

struct GivenTo {
  ResourceId resource = {};
  PersonId person = {};
  GivenAnswer answer = GivenAnswer::given;
  LocalDate day = {};
};
// Of people who are not in the trash, by day.
std::vector<GivenTo> given_to(ReadTx&, ResourceId);
// Of every resource, whoever it is: whom none is to be suggested to again.
std::vector<GivenTo> all_answers(ReadTx&);
// The first answer stays, but that something given is more than that it was nothing.
void put_answer(WriteTx&, const GivenTo&);
// It was given to them on that day; never, when there is none: that it was nothing for them stays.
void put_day_given(WriteTx&, ResourceId, PersonId, std::optional<LocalDate> day);

}  // namespace wellmet::store
