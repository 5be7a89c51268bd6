#include "web/site/manifest.h"

#include "formats/json.h"
#include "web/page/assets.h"

namespace wellmet::web {

http::Response show_manifest(RequestContext&) {
  const auto icon = [](const char* file, const char* sizes, const char* purpose) {
    return Json(Json::Object{
        {"src", asset_path(file)}, {"sizes", sizes}, {"type", "image/png"}, {"purpose", purpose}});
  };
  const Json manifest = Json::Object{
      {"name", "Wellmet"},
      {"short_name", "Wellmet"},
      {"id", "/"},
      {"start_url", "/"},
      {"display", "standalone"},
      {"background_color", "#f4f0e7"},
      {"theme_color", "#f4f0e7"},
      // W3C Web Share Target: what is shared opens the form, and is kept by its button.
      {"share_target",
       Json::Object{
           {"action", "/give/keep"},
           {"method", "GET"},
           {"enctype", "application/x-www-form-urlencoded"},
           {"params", Json::Object{{"title", "title"}, {"text", "text"}, {"url", "url"}}}}},
      {"icons",
       Json::Array{icon("icon-192.png", "192x192", "any"), icon("icon-512.png", "512x512", "any"),
                   icon("icon-512.png", "512x512", "maskable")}}};
  http::Response response;
  response.with("Content-Type", "application/manifest+json");
  response.body = to_text(manifest);
  return response;
}

}  // namespace wellmet::web
