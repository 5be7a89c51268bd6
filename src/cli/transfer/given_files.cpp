#include "cli/transfer/given_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "actions/transfer/export.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/files.h"
#include "cli/shell/next.h"
#include "formats/zip.h"
#include "importers/importer.h"
#include "importers/inside.h"
#include "importers/mail/mail_head.h"

namespace wellmet::cli {
namespace {

namespace fs = std::filesystem;

// A file of contacts, with its pictures; an import of as many people takes some four times as much
// memory.
constexpr std::size_t largest_contacts_bytes = std::size_t{256} << 20;
// Of mail only the heads are kept.
constexpr std::size_t largest_mail_bytes = std::size_t{1} << 40;
constexpr std::size_t peeked_bytes = 64u << 10;
constexpr std::size_t named_at_most = 3;

std::string beginning_of(const fs::path& path) {
  std::string start(peeked_bytes, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return start;
}

bool is_mail_file(const fs::path& path) {
  const Importer* importer = importer_for(path.filename().string(), beginning_of(path));
  return importer && importer->is.is_mail;
}

// Links are not followed: one may lead to the folder that it lies in.
std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code fault;
  const auto options = fs::directory_options::skip_permission_denied;
  fs::recursive_directory_iterator at(folder, options, fault);
  for (const fs::recursive_directory_iterator end; !fault && at != end; at.increment(fault))
    if (at->is_regular_file(fault) && !at->is_symlink(fault)) files.push_back(at->path());
  std::ranges::sort(files);
  return files;
}

bool is_folder(const std::string& path) {
  std::error_code fault;
  return path != "-" && fs::is_directory(path, fault);
}

bool is_mail(const std::string& path) {
  std::error_code fault;
  if (is_folder(path)) return std::ranges::any_of(files_in(path), is_mail_file);
  return path != "-" && fs::is_regular_file(path, fault) && is_mail_file(path);
}

std::string name_of(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return file_name_of(path);
}

std::string label_of(const std::vector<std::string>& paths) {
  if (paths.size() == 1) return paths.front();
  std::vector<std::string> names;
  for (const std::string& path : paths)
    if (names.size() < named_at_most) names.push_back(name_of(path));
  const std::size_t more = paths.size() - names.size();
  return join(names, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

std::size_t limit_of_file(const std::string& path, std::string_view start) {
  if (actions::is_everything(start) || is_zip(start)) return largest_file_bytes;
  const Importer* importer = importer_for(file_name_of(path), start);
  if (importer && importer->is.is_mail) return largest_mail_bytes;
  return importer && importer->is.is_messages ? largest_file_bytes : largest_contacts_bytes;
}

Given given_file(Session& session, const std::string& path) {
  Given given{.name = file_name_of(path)};
  given.bytes = large_bytes_of_file(
      session, path, [&](std::string_view start) { return limit_of_file(path, start); });
  if (!is_zip(given.bytes.view())) return given;
  try {
    auto inside = inside_of_zip(given.name, given.bytes.view(), largest_file_bytes);
    if (!inside) return given;
    return {std::move(inside->name), std::move(inside->bytes), std::move(inside->left_out)};
  } catch (const Error& fault) {
    throw Error(fault.kind(), not_brought_in(path, fault));
  }
}

Given given_mail(Session& session, const Together& together) {
  Given given{.name = label_of(together.paths)};
  if (together.paths.size() == 1) given.name = name_of(together.paths.front());
  HeadsAlone heads(given.bytes);
  int others = 0;
  const auto add = [&](const std::string& path) {
    heads.lies_in(mail_folder_of_path(path));
    pieces_of_file(
        session, path, [](std::string_view) { return largest_mail_bytes; },
        [&](std::string_view piece) { heads.read(piece); });
    heads.end_of_file();
  };
  for (const std::string& path : together.paths) {
    if (!is_folder(path)) {
      add(path);
      continue;
    }
    for (const fs::path& file : files_in(path)) {
      const bool is_one = is_mail_file(file);
      if (is_one) add(file.string());
      others += !is_one;
    }
  }
  if (others > 0)
    given.left_out =
        Problem{.what = counted(others, "file that holds no mail", "files that hold no mail"),
                .rightly_left_out = true};
  return given;
}

}  // namespace

std::string not_brought_in(const std::string& path, const Error& fault) {
  return fmt::format("{} wasn’t imported. {}", path == "-" ? "What came on standard input" : path,
                     in_words(fault));
}

std::vector<Together> taken_together(const std::vector<std::string>& paths, std::string_view kind) {
  std::vector<Together> all;
  std::size_t mail = paths.size();
  for (const std::string& path : paths) {
    const bool as_mail = kind.empty() ? is_mail(path) : kind == "mail" && path != "-";
    if (as_mail && mail < all.size()) {
      all[mail].paths.push_back(path);
      continue;
    }
    if (as_mail) mail = all.size();
    all.push_back({.paths = {path}, .is_mail = as_mail});
  }
  for (Together& one : all) one.label = label_of(one.paths);
  return all;
}

Given given_by(Session& session, const Together& together) {
  return together.is_mail ? given_mail(session, together)
                          : given_file(session, together.paths.front());
}

}  // namespace wellmet::cli
