#include "web/access/another_device.h"

#include <fmt/format.h>

#include "web/parts/qr_code.h"
#include "web/parts/section.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

// Dark on light in every theme, as cameras expect it, with the quiet zone around.
Html drawing(const QrCode& code) {
  constexpr int quiet_zone = 4;
  std::string path;
  for (int row = 0; row < code.size; ++row)
    for (int column = 0; column < code.size; ++column)
      if (code.is_dark(row, column))
        path += fmt::format("M{} {}h1v1h-1z", column + quiet_zone, row + quiet_zone);
  const int side = code.size + 2 * quiet_zone;
  return html(
      "<svg class=\"qr\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"The code to scan\" "
      "shape-rendering=\"crispEdges\"><rect width=\"{}\" height=\"{}\" fill=\"#fff\"/><path "
      "d=\"{}\" "
      "fill=\"#000\"/></svg>\n",
      side, side, side, side, path);
}

Html code_to_scan(const AnotherDevicePage& p) {
  const auto code = qr_code(p.link);
  if (!code) return {};
  return html(
      "<div class=\"stack-s\" role=\"status\">{}<p>Point the camera of the other device at it, or "
      "open this address there:</p><p><code>{}</code></p><p class=\"hint\">It signs in one "
      "browser, "
      "once, until {}. Keep it to yourself.</p></div>\n",
      drawing(*code), p.link, p.until);
}

Html show_button(const Layout& layout, const AnotherDevicePage& p) {
  return html(
      "<form class=\"acts\" method=\"post\" action=\"/settings/device\" data-no-draft>{}<button "
      "class=\"btn{}\">{}{}</button></form>\n",
      form_token(layout), p.link.empty() ? " main" : "", icon("layout-grid"),
      p.link.empty() ? "Show the code" : "Show a new code");
}

Html what_is_in_the_way(const AnotherDevicePage& p) {
  using Reach = AnotherDevicePage::Reach;
  if (p.reach == Reach::at_a_name)
    return html(
        "<p class=\"care\">Only this computer knows the address that this page stands at. Sign in "
        "at the name that other devices know, {}, and show the code there.</p>\n",
        p.name);
  if (p.reach == Reach::without_a_name)
    return html(
        "<p class=\"care\">Other devices have no name to call Wellmet by. Start <code>wellmet "
        "serve</code> with <code>--host</code> and the name of this computer on your network; then "
        "open this page at that name.</p>\n");
  return html(
      "<p class=\"care\">Wellmet listens for this computer alone, so no other device can reach it. "
      "<code>wellmet serve --listen</code> opens it for your network.</p>\n");
}

http::Response shown(RequestContext& context, AnotherDevicePage p) {
  using Reach = AnotherDevicePage::Reach;
  const Site& site = context.site;
  if (!site.options().beyond_loopback) {
    p.reach = Reach::this_machine_alone;
  } else if (site.is_of_the_network(context.request)) {
    p.reach = Reach::here;
  } else if (const std::string name = site.name_on_the_network(); !name.empty()) {
    p.reach = Reach::at_a_name;
    p.name = name;
  } else {
    p.reach = Reach::without_a_name;
  }
  const Layout layout = layout_of(context, "settings");
  return page(layout, "Another device", another_device_page(layout, p));
}

}  // namespace

Html another_device_page(const Layout& layout, const AnotherDevicePage& p) {
  const bool here = p.reach == AnotherDevicePage::Reach::here;
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Another device</h1>
<p class="lede">Your phone signs in with its camera, without a password. <a href="/settings#browsers">Back to the settings</a></p></header>
<div class="flow"><section class="sec" aria-label="The code">{}{}</section></div></main>
)",
      here ? when(!p.link.empty(), code_to_scan(p)) : what_is_in_the_way(p),
      when(here, show_button(layout, p)));
}

http::Response show_another_device(RequestContext& context) { return shown(context, {}); }

http::Response sign_in_another_device(RequestContext& context) {
  Site& site = context.site;
  AnotherDevicePage p;
  if (site.options().beyond_loopback && site.is_of_the_network(context.request)) {
    const std::string token = site.one_time_links().for_a_device(context.app.account);
    p.link = fmt::format("{}://{}/begin/{}", site.is_secure(context.request) ? "https" : "http",
                         context.request.header("host"), token);
    const Instant ends{context.app.now().milliseconds +
                       std::chrono::milliseconds(OneTimeLinks::device_link_lasts).count()};
    p.until = context.app.zone.clock_time(ends);
  }
  return shown(context, p);
}

}  // namespace wellmet::web
