#include <algorithm>

#include "base/text.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/voice.h"
#include "web/photos/photos.h"

namespace wellmet::web {
namespace {

constexpr std::size_t prints_shown = 6;
constexpr const char* kinds_taken = "image/jpeg,image/png,image/webp,image/heic,image/avif";

// What a photo is called where nothing was said of it.
std::string in_words(const PhotosPage& p, const Photo& photo) {
  return photo.caption.empty() ? "A photo of " + p.called : photo.caption;
}

Html caption_of(const Photo& photo) {
  const std::string day = photo.day.empty() ? "" : to_words(photo.day);
  if (photo.caption.empty() && day.empty()) return {};
  return html("<figcaption>{}{}</figcaption>", photo.caption,
              when(!day.empty(), html("<span class=\"hint block\">{}</span>", day)));
}

Html print(const PhotosPage& p, const Photo& photo) {
  return html(
      "<figure class=\"print\"><a href=\"{}\"><img src=\"{}\" alt=\"{}\" width=\"240\" "
      "height=\"300\" loading=\"lazy\" decoding=\"async\"></a>{}</figure>\n",
      url::photo(p.person, photo.id), url::photo(p.person, photo.id, "picture?size=medium"),
      in_words(p, photo), caption_of(photo));
}

// The newest stand first.
Html newest(const PhotosPage& p, std::size_t most) {
  Html all;
  std::size_t count = 0;
  for (auto photo = p.photos.rbegin(); photo != p.photos.rend() && count < most; ++photo, ++count)
    all += print(p, *photo);
  return html("<div class=\"prints\">{}</div>\n", all);
}

Html add_form(const Layout& layout, const PhotosPage& p) {
  const auto fault = p.faults.find("picture");
  const bool faulty = fault != p.faults.end();
  return html(
      R"(<form class="stack" method="post" action="{}" enctype="multipart/form-data" data-upload>{}
<div class="drop" data-drop><label class="label" for="picture">Choose a photo, or drop it here</label>
<input id="picture" type="file" name="picture" accept="{}" required{}>
{}<p class="hint" id="picture-help">The place and the camera, which phones write into photos, are not kept.</p></div>
{}{}<label class="pick"><input type="checkbox" name="face" value="1">This is how {} {}: put it on the card</label>
<div class="acts"><button class="btn">Keep it</button><span class="hint" data-upload-words role="status" hidden>On its way.</span></div></form>
)",
      url::person(p.person, "photos"), form_token(layout), kinds_taken,
      faulty ? html(" aria-invalid=\"true\" aria-describedby=\"picture-fault picture-help\"")
             : html(" aria-describedby=\"picture-help\""),
      when(faulty, html("<p class=\"err\" id=\"picture-fault\" role=\"alert\">{}</p>\n",
                        faulty ? fault->second.words : "")),
      text_field({.name = "caption",
                  .label = "What it shows, if you like",
                  .value = p.caption,
                  .help = "Biscuit, before"}),
      text_field({.name = "day", .label = "When", .value = p.day, .help = "June 2026"}),
      first_name(p.called), p.died ? "looked" : "looks");
}

Html one_button(const Layout& layout, const std::string& path, const char* sign,
                const char* words) {
  return html("<form method=\"post\" action=\"{}\">{}<button class=\"btn\">{}{}</button></form>",
              path, form_token(layout), icon(sign), words);
}

}  // namespace

Html prints(const Layout& layout, const PhotosPage& p, Html& adds) {
  const Html add = html("<details class=\"small-form\"><summary>{}A photo</summary>{}</details>\n",
                        icon("plus"), add_form(layout, p));
  if (p.photos.empty()) {
    adds += add;
    return {};
  }
  const Html all = when(p.photos.size() > prints_shown,
                        html("<div><a class=\"btn bare\" href=\"{}\">All {} photos</a></div>",
                             url::person(p.person, "photos"), p.photos.size()));
  return html(
      R"(<section class="sec" id="photos"><h2 class="hang">Photos</h2>
{}{}{}</section>
)",
      newest(p, prints_shown), all, add);
}

Html photos_page(const Layout& layout, const PhotosPage& p) {
  const Html none = html("<p class=\"quiet\">No photo yet.</p>\n");
  const Html drop = p.has_face ? one_button(layout, url::person(p.person, "face/remove"), "x",
                                            "Take the face off the card")
                               : Html();
  return html(
      R"(<main id="main" class="page broad"><header class="head"><h1>Photos of {}</h1>
<p class="lede"><a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="Photos">{}</section>
<section class="sec"><h2 class="hang">One more</h2>{}</section>
{}</div></main>
)",
      p.called, url::person(p.person), p.photos.empty() ? none : newest(p, p.photos.size()),
      add_form(layout, p),
      when(p.has_face, html("<section class=\"sec\"><h2 class=\"hang\">The face</h2><div "
                            "class=\"row\">{}{}</div></section>\n",
                            face(layout, p.person, p.called), drop)));
}

Html photo_page(const Layout& layout, const PhotoPage& p) {
  const std::string here = url::photo(p.person, p.photo.id);
  const std::string name = first_name(p.called);
  const Html as_face =
      p.photo.is_face
          ? one_button(layout, url::person(p.person, "face/remove"), "x", "Take it off the card")
          : one_button(layout, here + "/face", "id-card", "Make it the face");
  return html(
      R"(<main id="main" class="page broad"><header class="head"><h1>A photo of {}</h1>
<p class="lede"><a href="{}">Back to {}</a>{}</p></header>
<div class="flow"><figure class="print alone"><img src="{}" alt="{}" width="{}" height="{}">{}</figure>
<section class="sec"><h2 class="hang">What it shows</h2><form class="stack" method="post" action="{}">{}
{}{}<div class="acts"><button class="btn main">Keep it</button></div></form></section>
<section class="sec" aria-label="What to do with it"><div class="acts">{}<a class="btn" href="{}" download>{}Take a copy</a>{}</div></section></div></main>
)",
      p.called, url::person(p.person), name,
      when(p.photo.is_face, html(" · This is the face on the card.")),
      url::photo(p.person, p.photo.id, "picture"),
      p.photo.caption.empty() ? "A photo of " + p.called : p.photo.caption, p.photo.width,
      p.photo.height, caption_of(p.photo), here, form_token(layout),
      text_field({.name = "caption", .label = "In words", .value = p.caption}, p.faults),
      text_field({.name = "day", .label = "When", .value = p.day, .help = "June 2026"}, p.faults),
      as_face, here + "/copy.jpg", icon("download"),
      one_button(layout, here + "/remove", "trash-2", "Remove"));
}

}  // namespace wellmet::web
