#include <fmt/format.h>

#include <algorithm>

#include "actions/people/people.h"
#include "actions/photos/photos.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/files.h"
#include "cli/shell/given.h"
#include "cli/shell/new_file.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "model/card.h"

namespace wellmet::cli {
namespace {

Json json_of(const Photo& photo) {
  return Json::Object{{"id", photo.id.value},     {"person", photo.person.value},
                      {"caption", photo.caption}, {"day", to_text(photo.day)},
                      {"width", photo.width},     {"height", photo.height},
                      {"is_face", photo.is_face}, {"digest", photo.digest}};
}

int answer(Session& session, const Photo& photo, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(photo));
  } else {
    say(session, said);
  }
  return 0;
}

PhotoId given(const Arguments& args) {
  return PhotoId{number_of(args.text("PHOTO"), 'p', "photo")};
}

int add(const Arguments& args, Session& session) {
  actions::NewPhoto wish{
      .person = person_given(session, args),
      .caption = args.text("--caption"),
      .as_face = args.has("--face") ? actions::AsFace::yes : actions::AsFace::no};
  if (const auto day = args.value("--date")) wish.day = date_given(session, "--date", *day);
  const Bytes bytes = bytes_of_file(session, args.text("FILE"));
  const Photo photo = actions::add_photo(session.app(), bytes, wish);
  return answer(session, photo,
                fmt::format("Kept a photo of {}: p{}, {} x {}{}. What the camera wrote beside the "
                            "picture is not kept.",
                            name_of(session, photo.person), photo.id.value, photo.width,
                            photo.height, photo.is_face ? ", now the face" : ""));
}

int list(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  App& app = session.app();
  std::vector<Photo> photos;
  bool on_card = false;
  {
    store::ReadTx tx(app.db, app.account);
    photos = store::photos_of(tx, person);
    on_card = index_card(actions::card_of(tx, person)).has_picture;
  }
  if (session.json) {
    Json::Array array;
    for (const Photo& photo : photos) array.push_back(json_of(photo));
    print_json(session, array);
    return 0;
  }
  const bool face_is_listed = std::ranges::any_of(photos, &Photo::is_face);
  if (on_card && !face_is_listed)
    say(session, fmt::format("The card of {} has a picture. To take it off: wellmet photo face {} "
                             "none",
                             name_of(session, person), person.value));
  if (photos.empty() && !on_card)
    say(session, fmt::format("There are no photos of {}.", name_of(session, person)));
  std::vector<std::vector<std::string>> rows;
  for (const Photo& photo : photos)
    rows.push_back({fmt::format("p{}", photo.id.value), to_text(photo.day),
                    fmt::format("{} x {}", photo.width, photo.height), photo.is_face ? "face" : "",
                    photo.caption});
  if (!rows.empty()) print_table(session, {"id", "day", "size", "", "caption"}, rows);
  return 0;
}

int choose_face(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  if (args.text("PHOTO") == "none") {
    actions::drop_face(session.app(), person);
    if (session.json) {
      print_json(session, Json::Object{{"person", person.value}, {"face", nullptr}});
    } else {
      say(session, fmt::format("{} has no face on the card now.", name_of(session, person)));
    }
    return 0;
  }
  const PhotoId id = given(args);
  {
    App& app = session.app();
    store::ReadTx tx(app.db, app.account);
    const auto photo = store::find_photo(tx, id);
    if (photo && photo->person != person)
      throw Error(ErrorKind::refused,
                  fmt::format("Photo p{} is not of them. `wellmet photo list WHO` shows theirs.",
                              id.value));
  }
  const Photo photo = actions::choose_face(session.app(), id);
  return answer(session, photo,
                fmt::format("p{} is the face of {} now, on the card too.", photo.id.value,
                            name_of(session, photo.person)));
}

int remove(const Arguments& args, Session& session) {
  const Photo photo = actions::remove_photo(session.app(), given(args));
  return answer(session, photo,
                fmt::format("Removed p{}, a photo of {}. To have it back: wellmet undo",
                            photo.id.value, name_of(session, photo.person)));
}

Bytes bytes_to_save(Session& session, PhotoId id, const std::string& target) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const std::string ending = to_lower_ascii(target.substr(target.rfind('.') + 1));
  if (ending == "jpg" || ending == "jpeg") return actions::photo_as_jpeg(app, tx, id);
  if (ending != "webp")
    throw Error(ErrorKind::usage, "A photo is saved as .jpg or .webp: end the file's name so.");
  const auto bytes = store::file_bytes(actions::photo_file(app, tx, id, actions::PhotoSize::large));
  if (!bytes)
    throw Error(ErrorKind::unavailable,
                fmt::format("The file of photo p{} is missing. `wellmet doctor` says where it was; "
                            "a backup may have it.",
                            id.value));
  return *bytes;
}

int save(const Arguments& args, Session& session) {
  const std::string target = args.text("FILE");
  const PhotoId id = given(args);
  const Bytes bytes = bytes_to_save(session, id, target);
  NewFile file(session, target, args.has("--force") ? Overwrite::yes : Overwrite::no);
  file.write(bytes);
  file.finish();
  if (session.json) {
    print_json(session, Json::Object{{"id", id.value}, {"file", target}});
  } else {
    say(session, fmt::format("Saved p{} to {}.", id.value, target));
  }
  return 0;
}

Parameter who() { return {.name = "WHO", .help = "a name or number", .required = true}; }
Parameter which(const char* help) { return {.name = "PHOTO", .help = help, .required = true}; }

}  // namespace

extern const Command photo_add, photo_list, photo_face, photo_remove, photo_save;

const Command photo_add{
    .name = "photo add",
    .group = "People",
    .help = "keep a photo of someone",
    .examples = {"wellmet photo add maya maya.jpg --face",
                 "wellmet photo add maya biscuit.heic --caption \"Biscuit\" --date 2026-06"},
    .parameters = {who(),
                   {.name = "FILE", .help = "JPEG, PNG, WebP, HEIC or AVIF", .required = true},
                   {.name = "--caption", .help = "what it shows"},
                   {.name = "--date", .help = "when it was taken", .value_word = "DATE"},
                   {.name = "--face",
                    .takes = Takes::flag,
                    .help = "make it the face on their card"}},
    .run = add,
    .more =
        "At most 30 MB and 100 megapixels. The picture is redrawn from its pixels, at most 1600 "
        "wide or high, so that the place, the camera and whatever else was written beside them are "
        "gone; what is to be known, say in a caption. The face is the picture on the card: phones "
        "and address books show the same one.",
};

const Command photo_list{
    .name = "photo list",
    .group = "People",
    .help = "the photos of someone",
    .examples = {"wellmet photo list maya"},
    .parameters = {who()},
    .run = list,
};

const Command photo_face{
    .name = "photo face",
    .group = "People",
    .help = "choose the face on someone's card, or take it off",
    .examples = {"wellmet photo face maya p3", "wellmet photo face maya none"},
    .parameters = {who(), which("its number, p3, or none")},
    .run = choose_face,
};

const Command photo_remove{
    .name = "photo remove",
    .group = "People",
    .help = "take a photo away; a face made from it stays on the card",
    .examples = {"wellmet photo remove p3"},
    .parameters = {which("its number, p3")},
    .run = remove,
};

const Command photo_save{
    .name = "photo save",
    .group = "In and out",
    .help = "take one photo out into a file",
    .examples = {"wellmet photo save p3 maya.jpg"},
    .parameters = {which("its number, p3"),
                   {.name = "FILE", .help = "a new .jpg or .webp", .required = true},
                   {.name = "--force",
                    .takes = Takes::flag,
                    .help = "replace a file that is there already"}},
    .run = save,
};

}  // namespace wellmet::cli
