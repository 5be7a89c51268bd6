#include "web/faults.h"

#include "web/frame.h"

namespace wellmet::web {
namespace {

struct Fault {
  std::string title = {};
  std::string words = {};
  std::string kept = {};  // what the user had written
};

Html fault_main(const Fault& fault) {
  const Html kept =
      fault.kept.empty()
          ? Html()
          : html(
                "<div class=\"field\"><label for=\"kept\">What you wrote</label><textarea "
                "id=\"kept\" readonly>{}</textarea></div>",
                fault.kept);
  return html(R"(<main id="main" class="page"><header class="head"><h1>{}</h1></header>
<div class="flow"><section class="sec"><div class="care stack-s" role="alert"><p>{}</p></div>{}
<div class="acts mt"><a class="btn" href="/">{}Today</a><a class="btn bare" href="/history">History</a></div></section></div></main>
)",
              fault.title, fault.words, kept, icon("sun"));
}

std::string title_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return "Not in the book";
    case ErrorKind::conflict:
      return "This changed meanwhile";
    case ErrorKind::refused:
      return "Not like this";
    case ErrorKind::unavailable:
      return "Not just now";
    default:
      return "That cannot be read";
  }
}

// The longest text that was posted: what somebody would not like to write again.
std::string written(const Visit& visit) {
  std::string longest;
  for (const auto& [name, value] : visit.form.all())
    if (name != "form" && name != "password" && value.size() > longest.size()) longest = value;
  constexpr std::size_t worth_keeping = 20;
  return longest.size() < worth_keeping ? std::string() : longest;
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

http::Response fault_page(Visit& visit, const Error& error) {
  const Frame frame = frame_of(visit, "");
  const int status = status_of(error.kind());
  if (visit.wants_fragment())
    return fragment(frame, html("<p class=\"care\" role=\"alert\">{}</p>", error.what()), status);
  const Fault fault{title_of(error.kind()), error.what(), written(visit)};
  return page(frame, fault.title, fault_main(fault), status);
}

http::Response broken_page(Visit& visit) {
  const Fault fault{"Something broke on my side",
                    "Nothing was saved. What went wrong stands in the log of Wellmet.",
                    written(visit)};
  return page(frame_of(visit, ""), fault.title, fault_main(fault), 500);
}

http::Response show_nothing_here(Visit& visit) {
  const Fault fault{"This page isn’t in the book",
                    "It may have been merged or taken out. The history knows.", ""};
  return page(frame_of(visit, ""), fault.title, fault_main(fault), 404);
}

}  // namespace wellmet::web
