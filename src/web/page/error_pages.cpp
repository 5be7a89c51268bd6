#include "web/page/error_pages.h"
#include "web/page/next_link.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/who.h"
#include "http/form.h"
#include "store/db/database.h"
#include "web/page/layout.h"
#include "web/parts/drawing.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

struct ErrorPage {
  std::string title = {};
  std::string words = {};
  std::string kept = {};  // what the user had written
  Html again = {};        // a way to send it once more
};

Html kept_words(const std::string& text) {
  if (text.empty()) return {};
  constexpr std::ptrdiff_t rows_most = 12;
  const auto rows = std::min(std::ranges::count(text, '\n') + 3, rows_most);
  return html(
      "<div class=\"field\"><label for=\"kept\">What you wrote</label><textarea id=\"kept\" "
      "rows=\"{}\" readonly>{}</textarea></div>",
      rows, text);
}

Html ways_on() {
  return html(
      "<div class=\"acts\"><a class=\"btn\" href=\"/history\">{}History</a><a class=\"btn bare\" "
      "href=\"/\">{}Today</a></div>",
      icon("undo-2"), icon("sun"));
}

Html error_main(const ErrorPage& p) {
  return html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1></header>
<div class="flow"><div class="stack"><p class="care" role="alert">{}</p>
{}{}{}</div></div></main>
)",
              p.title, p.words, kept_words(p.kept), p.again, ways_on());
}

std::string title_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::conflict:
      return "This has changed";
    case ErrorKind::refused:
      return "Not allowed";
    case ErrorKind::unavailable:
      return "Not just now";
    default:
      return "Couldn’t read that";
  }
}

// A field that nobody wrote in: what the form was filled with, or says to us; and a password.
bool is_nobodys_words(std::string_view name) {
  constexpr std::string_view ours[] = {"form",     "filled_with", "back", "seen",
                                       "notebook", "next",        "of"};
  const bool password = name == "old" || name.find("password") != std::string_view::npos;
  const bool filled = name.starts_with("was_") || name.starts_with("piece") ||
                      name.ends_with("_read") || name.ends_with("_of");
  return password || filled || std::ranges::find(ours, name) != std::end(ours);
}

// The longest text that was posted: what somebody would not like to write again.
std::string written(const http::Values& form) {
  std::string longest;
  for (const auto& [name, value] : form.all())
    if (!is_nobodys_words(name) && value.size() > longest.size()) longest = value;
  constexpr std::size_t worth_keeping = 20;
  return longest.size() < worth_keeping ? std::string() : longest;
}

// Sends once more what could not be saved, as it was. Nothing when it holds a password, which has
// no place in a page, or more than a page should carry.
Html send_again(const std::string& path, const http::Values& form) {
  constexpr std::size_t most_bytes = 256 * 1024;
  std::size_t bytes = 0;
  Html fields;
  for (const auto& [name, value] : form.all()) {
    if (name.find("password") != std::string::npos || name == "old") return {};
    bytes += value.size();
    fields += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  }
  if (bytes == 0 || bytes > most_bytes) return {};
  return html(
      "<form method=\"post\" action=\"{}\">{}<button class=\"btn\">Send it again</button></form>",
      path, fields);
}

// The fields of a form without files, as far as it is one.
std::optional<http::Values> plain_form(const http::Request& request) {
  const bool plain = http::multipart_boundary(request.header("content-type")).empty() &&
                     request.content().size() <= form_limit_bytes;
  return request.method == "POST" && plain ? http::parse_form(request.content()) : std::nullopt;
}

// Whether nothing of this request is in the store, as far as can be known: a request does one
// action, and one that throws has made no change.
bool nothing_saved(const Error& error) {
  return dynamic_cast<const store::OutcomeUnknown*>(&error) == nullptr;
}

constexpr const char* seconds_until_another_try = "3";

Html error_line(const std::string& words) {
  return html("<p class=\"care\" role=\"alert\">{}</p>", words);
}

}  // namespace

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 400;
    case ErrorKind::invalid:
      return 422;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::refused:
      return 403;
    case ErrorKind::unavailable:
      return 503;
  }
  return 500;
}

namespace {

// Asks whom a name means and sends the same form once more, with the answer.
http::Response which_page(RequestContext& context, const actions::SeveralFit& several) {
  Html fields;
  for (const auto& [name, value] : context.form.all())
    fields += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  const std::string title = fmt::format("Which {}?", several.name());
  return page(
      layout_of(context, ""), title,
      html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1></header>
<div class="flow"><form class="stack" method="post" action="{}">{}{}
<div class="acts"><button class="btn main">{}Go on</button></div></form></div></main>
)",
           title, context.request.path, fields, choice_of_person(context, several), icon("check")),
      status_of(several.kind()));
}

}  // namespace

http::Response error_page(RequestContext& context, const Error& error) {
  const auto* several = dynamic_cast<const actions::SeveralFit*>(&error);
  if (several != nullptr && context.posted() && context.files.empty() && !context.wants_fragment())
    return which_page(context, *several);
  const Layout layout = layout_of(context, "");
  const int status = status_of(error.kind());
  const auto with_a_pause = [&](http::Response response) {
    if (error.kind() == ErrorKind::unavailable)
      response.with("Retry-After", seconds_until_another_try);
    return response;
  };
  if (context.wants_fragment())
    return with_a_pause(fragment(layout, error_line(error.what()), status));
  if (error.kind() == ErrorKind::not_found && !context.posted())
    return not_in_the_book(context, html("{} {}", error.what(), next_link(error)));
  ErrorPage p{title_of(error.kind()), error.what(), written(context.form), next_link(error)};
  if (error.kind() == ErrorKind::unavailable && nothing_saved(error) && context.files.empty())
    p.again = send_again(context.request.path, context.form);
  return with_a_pause(page(layout, p.title, error_main(p), status));
}

http::Response unavailable_page(const http::Request& request, const std::string& words,
                                Posted posted) {
  ErrorPage p{title_of(ErrorKind::unavailable), words};
  const auto form = posted == Posted::keep ? plain_form(request) : std::nullopt;
  if (form) {
    p.kept = written(*form);
    p.again = send_again(request.path, *form);
  }
  http::Response response = request.header("hx-request") == "true"
                                ? fragment({}, error_line(words), 503)
                                : page({}, p.title, error_main(p), 503);
  return response.with("Retry-After", seconds_until_another_try);
}

Html what_was_written(const http::Request& request) {
  const std::string_view fetched = request.header("sec-fetch-site");
  if (!fetched.empty() && fetched != "same-origin") return {};
  const auto form = plain_form(request);
  return form ? kept_words(written(*form)) : Html();
}

http::Response too_large_page(Takes takes) {
  const auto most = [](std::size_t bytes) { return bytes >> 20; };
  std::string words = fmt::format(
      "That’s more than {} MB, the most that a page takes. Nothing was saved; make it shorter and "
      "send it again.",
      most(form_limit_bytes));
  if (takes == Takes::photo)
    words = fmt::format(
        "That’s more than {} MB, the most that a page takes. Nothing was saved; make the picture "
        "smaller and try again.",
        most(photo_limit_bytes));
  if (takes == Takes::file)
    words = fmt::format(
        "That’s more than {} MB, the most that a page takes at once. Nothing was imported; send "
        "the files one at a time, or import them on the computer that runs Wellmet: wellmet import "
        "FILE",
        most(file_limit_bytes));
  const ErrorPage p{"Too large", words};
  return page({}, p.title, error_main(p), 413);
}

http::Response signed_out_page() {
  const ErrorPage p{"You’re signed out",
                    "Nothing was saved. Sign in, and send it again.",
                    {},
                    html("<div class=\"acts\"><a class=\"btn main\" href=\"/sign-in\">Sign "
                         "in</a></div>")};
  return page({}, p.title, error_main(p), 401);
}

http::Response broken_page(RequestContext& context, const std::string& log_entry) {
  const std::string kept = written(context.form);
  const std::string words = fmt::format("{} The details are in Wellmet’s log, under {}.",
                                        kept.empty() ? "Nothing was saved."
                                                     : "Nothing was saved; what you wrote is kept "
                                                       "below.",
                                        log_entry);
  const Layout layout = layout_of(context, "");
  if (context.wants_fragment())
    return fragment(layout, error_line("Something broke on my side. " + words), 500);
  const ErrorPage p{"Something broke on my side", words, kept};
  return page(layout, p.title, error_main(p), 500);
}

http::Response not_in_the_book(RequestContext& context, const Html& words, const Html& acts) {
  constexpr const char* title = "This page isn’t here";
  const bool told = words.empty() || words.text().starts_with(title);
  return page(
      layout_of(context, ""), title,
      html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1></header>
<div class="flow"><div class="empty">{}<p class="quiet">{}</p>
{}{}</div>{}</div></main>
)",
           title, open_notebook(), told ? html("It may have been merged or removed.") : words, acts,
           ways_on(), kept_words(written(context.form))),
      404);
}

http::Response show_nothing_here(RequestContext& context) { return not_in_the_book(context, {}); }

}  // namespace wellmet::web
