#include "web/transfer/export.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "actions/backup/backup.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "store/access/sessions.h"
#include "store/files/part_folder.h"
#include "store/transfer/uploads.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

// A page of another site may link here, but gets nothing and starts nothing.
void refuse_other_sites(const RequestContext& context) {
  const std::string_view from = context.request.header("sec-fetch-site");
  if (!from.empty() && from != "same-origin" && from != "none")
    throw Error(
        ErrorKind::refused,
        "This came from a page of another site. Export from Wellmet’s own page: Import & export.");
}

// A file has no other place than its name to say that something is not in it.
std::string name_for(const RequestContext& context, const actions::PhotosLost& lost) {
  const std::string name = fmt::format("wellmet-{}", to_iso(context.today()));
  if (lost.none()) return name;
  return fmt::format("{}-{}-of-{}-photos-missing", name, lost.each().size(), lost.of());
}

http::Response file_answer(const RequestContext& context, const char* kind, const char* ending,
                           std::string body, const actions::PhotosLost& lost = {}) {
  http::Response response;
  response.with("Content-Type", kind)
      .with("Content-Disposition",
            fmt::format("attachment; filename=\"{}.{}\"", name_for(context, lost), ending))
      .with("Cache-Control", "no-store");
  response.body = std::move(body);
  return response;
}

// Gathers pieces up to the limit.
class Gathered {
 public:
  actions::Take take() {
    return [this](std::string_view piece) {
      if (text_.size() + piece.size() > export_limit_bytes)
        throw Error(ErrorKind::refused,
                    fmt::format("This is more than {} MB, too much for a page. On the machine "
                                "itself: wellmet export FILE",
                                export_limit_bytes >> 20));
      text_.append(piece);
    };
  }
  std::string text() { return std::move(text_); }

 private:
  std::string text_;
};

std::string content_of(const std::string& path) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(path, fault);
  if (!fault && size > export_limit_bytes)
    throw Error(ErrorKind::refused,
                fmt::format("The store is larger than {} MB, too much for a page. On the machine "
                            "itself: wellmet backup",
                            export_limit_bytes >> 20));
  std::ifstream in(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (fault || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(ErrorKind::unavailable, "The backup could not be read back. Try again.");
  return bytes;
}

}  // namespace

http::Response download_everything(RequestContext& context) {
  refuse_other_sites(context);
  Gathered all;
  const actions::Everything written =
      actions::export_everything(context.app, all.take(), [](std::int64_t, std::int64_t) {});
  return file_answer(context, "application/octet-stream", "wellmet", all.text(), written.photos);
}

http::Response download_cards(RequestContext& context) {
  refuse_other_sites(context);
  Gathered all;
  actions::export_cards(context.app, all.take());
  return file_answer(context, "text/vcard; charset=utf-8", "vcf", all.text());
}

http::Response download_spreadsheet(RequestContext& context) {
  refuse_other_sites(context);
  Gathered all;
  actions::export_sheet(context.app, all.take());
  return file_answer(context, "text/csv; charset=utf-8", "csv", all.text());
}

http::Response download_backup(RequestContext& context) {
  refuse_other_sites(context);
  const store::Place& place = context.site.options().store;
  if (place.is_postgres())
    throw Error(ErrorKind::refused,
                "The store is on a PostgreSQL server: it is backed up with pg_dump, and its photos "
                "are files on this machine. “Everything, one file” has both.");
  // The copy holds every row of the store.
  if (store::accounts(context.app.db).size() > 1)
    throw Error(ErrorKind::refused,
                "Others have accounts in this store too, so the person who runs Wellmet makes its "
                "backups. “Everything, one file” is all that’s yours.");
  const store::PartFolder passing(store::folder_for_passing(place, context.app.account) +
                                  "/backup");
  const actions::BackUp made = actions::back_up(context.app, passing / "wellmet.db", 1);
  return file_answer(context, "application/vnd.sqlite3", "db", content_of(made.path), made.photos);
}

}  // namespace wellmet::web
