#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "actions/access/settings.h"
#include "actions/giving/posts.h"
#include "actions/giving/resources.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/post_link.h"
#include "http/form.h"
#include "store/giving/resources.h"
#include "web/giving/give.h"
#include "web/parts/whom.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

// Of the row, or by the name that was written.
PersonId person_posted(RequestContext& context) {
  if (const PersonId id{context.number_posted("person")}; id) return id;
  store::ReadTx tx(context.app.db, context.app.account);
  return person_named(context, tx, context.field("who"));
}

std::optional<LocalDate> until_posted_in(const RequestContext& context) {
  const std::string text = context.field("until");
  if (text.empty()) return std::nullopt;
  const auto day = parse_iso_date(text);
  if (!day) throw Error(ErrorKind::invalid, fmt::format("“{}” isn’t a date I know.", text));
  return day;
}

DeedId keep_server(RequestContext& context) {
  const std::string server = mastodon_server(context.field("server"));
  if (server.empty())
    throw Error(ErrorKind::invalid, "A Mastodon server has a name such as social.example.");
  return actions::change_settings(context.app, {{"mastodon", server}});
}

DeedId act(RequestContext& context, ResourceId id) {
  const App& app = context.app;
  const std::string what = context.field("act");
  if (what == "given")
    return actions::give_resource(app, id, {.to = {person_posted(context)}}).change;
  if (what == "not-for") return actions::say_not_for_them(app, id, person_posted(context)).change;
  if (what == "words") return actions::put_post_words(app, id, context.field("words")).change;
  if (what == "draft") return actions::put_post_words(app, id, "").change;
  if (what == "posted") return actions::say_posted(app, id, {}).change;
  if (what == "answered")
    return actions::say_answered(app, id, {person_posted(context)}, {}).change;
  if (what == "server") return keep_server(context);
  if (what == "change")
    return actions::edit_resource(
               app, id, {.about = context.field("about"), .open_until = until_posted_in(context)})
        .change;
  throw Error(ErrorKind::invalid, "Couldn’t read what was done.");
}

const http::Part* file_sent(const RequestContext& context) {
  const auto found = std::ranges::find_if(context.files, [](const http::Part& file) {
    return file.name == "file" && !file.content.empty();
  });
  return found == context.files.end() ? nullptr : &*found;
}

// A text is read for what it is about; the file is kept as it is besides.
void add_file(const http::Part& file, actions::NewResource& wish) {
  const bool is_text = file.content.size() <= longest_resource_text && is_utf8(file.content) &&
                       file.content.find('\0') == std::string_view::npos;
  if (is_text && wish.text.empty()) wish.text = std::string(file.content);
  wish.file = {.name = std::string(file.file_name), .bytes = std::string(file.content)};
}

// A phone shares a link as the address or within the text, as each app likes.
KeepPage shared(const RequestContext& context) {
  KeepPage p{.link = context.asked("url"),
             .text = context.asked("text"),
             .about = collapse_spaces(context.asked("title"))};
  if (p.about.size() > longest_resource_about) p.about.clear();
  if (p.link.empty()) {
    std::vector<std::string> rest;
    for (const std::string& word : split(p.text, ' ')) {
      const bool is_first_link = p.link.empty() && word.find("://") != std::string::npos;
      if (is_first_link && as_link(word)) {
        p.link = word;
      } else {
        rest.push_back(word);
      }
    }
    if (!p.link.empty()) p.text = std::string(trim(join(rest, " ")));
  }
  return p;
}

// Opens the form with the page that one is on.
std::string bookmarklet(const RequestContext& context) {
  const std::string_view host = context.request.header("host");
  const bool plain = !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  });
  if (!plain) return {};
  return fmt::format(
      "javascript:location.href='{}://{}/give/keep?url='+encodeURIComponent(location.href)+'&title="
      "'+encodeURIComponent(document.title)",
      context.site.is_secure(context.request) ? "https" : "http", host);
}

http::Response shown(RequestContext& context, KeepPage p, int status) {
  const Layout layout = layout_of(context, "give");
  p.bookmarklet = bookmarklet(context);
  return page(layout, "Keep something to pass on", keep_page(layout, p), status);
}

}  // namespace

http::Response answer_thing(RequestContext& context) {
  // The page that it came from is gone with the thing.
  if (context.field("act") == "remove") {
    const DeedId change = actions::remove_resource(context.app, context.id<ResourceId>()).change;
    return http::see_other(fmt::format("/give?said={}", change.value));
  }
  return done(context, "/give", act(context, context.id<ResourceId>()));
}

http::Response show_keep(RequestContext& context) { return shown(context, shared(context), 200); }

http::Response keep_whole_thing(RequestContext& context) {
  KeepPage p{.link = context.field("link"),
             .text = context.field("text"),
             .about = context.field("about"),
             .until = context.field("until")};
  try {
    actions::NewResource wish{
        .about = p.about, .link = p.link, .text = p.text, .open_until = until_posted_in(context)};
    if (const http::Part* file = file_sent(context)) add_file(*file, wish);
    return done(context, "/give", actions::keep_resource(context.app, wish).change);
  } catch (const Error& error) {
    p.faults[""] = fault_of(context, error);
    return shown(context, p, 422);
  }
}

http::Response download_thing(RequestContext& context) {
  store::ReadTx tx(context.app.db, context.app.account);
  const ResourceId id = context.id<ResourceId>();
  auto file = store::file_of_resource(tx, id);
  if (!file) throw Error(ErrorKind::not_found, fmt::format("r{} has no file.", id.value));
  http::Response response;
  // Never shown as a page of ours, whatever it is.
  response.with("Content-Type", "application/octet-stream")
      .with("Content-Disposition",
            "attachment; filename*=UTF-8''" + http::percent_encode(file->name));
  response.body = std::move(file->bytes);
  return response;
}

}  // namespace wellmet::web
