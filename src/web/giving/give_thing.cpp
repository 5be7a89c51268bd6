#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "web/giving/give.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web::giving {
namespace {

using actions::MayHelp;
using Thing = GivePage::Thing;

std::string path_of(const Resource& resource, std::string_view below = {}) {
  return fmt::format("/give/{}{}", resource.id.value, below);
}

const char* sign_of(const actions::WholeResource& whole) {
  if (!whole.resource.link.empty()) return "link";
  return whole.file_name.empty() ? "pen-line" : "file-text";
}

Html title(const Resource& resource) {
  const std::string link = safe_link(resource.link);
  if (link.empty()) return html("{}", resource.about);
  return html("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", link, resource.about);
}

std::string days(const Layout& layout, const Resource& resource) {
  std::string words = fmt::format("Kept on {}.", layout.day(resource.kept));
  if (resource.open_until)
    words += fmt::format(" Open until {}.", layout.day(*resource.open_until));
  if (resource.posted) words += fmt::format(" Posted on {}.", layout.day(*resource.posted));
  return words;
}

// Every form of a thing: its act, and where to come back to.
Html begin_form(const Layout& layout, const Resource& resource, const char* kind) {
  return html(
      "<form class=\"{}\" method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"back\" "
      "value=\"{}\">",
      kind, path_of(resource), form_token(layout), layout.path);
}

Html because(const Layout& layout, const MayHelp& may) {
  const std::string noted = may.noted ? fmt::format(" ({})", layout.day(*may.noted)) : "";
  return html("Because {}", ended(may.because + noted));
}

Html write_link(const MayHelp& may, const actions::PassOn& ways) {
  const std::string& link = ways.mail.empty() ? ways.text_message : ways.mail;
  if (link.empty()) return {};
  return html("<a class=\"btn\" href=\"{}\">{}Write to {}</a>", link,
              icon(ways.mail.empty() ? "message-circle" : "mail"), may.called);
}

Html person_row(const Layout& layout, const Thing& thing, std::size_t at) {
  const MayHelp& may = thing.whole.may_help[at];
  return html(
      R"(<li>{}<span><a href="{}">{}</a><span class="hint block">{}</span></span>{}<input type="hidden" name="person" value="{}">{}<button class="btn" name="act" value="given">{}Given</button><button class="btn bare" name="act" value="not-for">Not for {}</button></form></li>
)",
      face(layout, may.person, may.name, FaceSize::small), url::person(may.person), may.name,
      because(layout, may), begin_form(layout, thing.whole.resource, "acts"), may.person.value,
      write_link(may, thing.ways[at]), icon("check"), may.called);
}

Html people(const Layout& layout, const Thing& thing) {
  const std::size_t shown = std::min(thing.whole.may_help.size(), thing.ways.size());
  if (shown == 0) return html("<p class=\"hint\">Nobody comes to mind.</p>\n");
  Html rows;
  for (std::size_t i = 0; i < shown; ++i) rows += person_row(layout, thing, i);
  return html("<ul class=\"list helps\">{}</ul>\n{}", rows,
              when(thing.whole.may_help.size() > shown,
                   html("<p class=\"hint\">Others may like it, too: it could be a post.</p>\n")));
}

Html answers(const Layout& layout, const Thing& thing) {
  return each(thing.whole.answers, [&](const actions::NamedAnswer& one) {
    return html("<p class=\"hint\">{} <a href=\"{}\">{}</a>, {}</p>\n",
                one.answer == GivenAnswer::given ? "Given to" : "Nothing for",
                url::person(one.person), one.name, layout.day(one.day));
  });
}

Html who_answered(const Layout& layout, const Thing& thing) {
  return each(thing.whole.answered, [&](const actions::NamedDay& one) {
    return html("<p class=\"hint\"><a href=\"{}\">{}</a> answered your post, {}</p>\n",
                url::person(one.person), one.name, layout.day(one.day));
  });
}

Html somebody_else(const Layout& layout, const Thing& thing) {
  const auto id = thing.whole.resource.id.value;
  return html(
      R"(<details class="small-form"><summary>{}Given to somebody else</summary>{}
<div class="field"><label for="who-{}">To whom</label><input id="who-{}" name="who" required autocomplete="off"></div>
<div class="acts"><button class="btn" name="act" value="given">Given</button></div></form></details>
)",
      icon("plus"), begin_form(layout, thing.whole.resource, "stack-s"), id, id);
}

Html post_links(const actions::Post& post) {
  const auto link = [](const std::string& address, const char* sign, const char* words) {
    return when(!address.empty(),
                html("<a class=\"btn bare\" href=\"{}\" rel=\"noopener noreferrer\">{}{}</a>",
                     address, icon(sign), words));
  };
  return link(post.linkedin, "link", "Open in LinkedIn") +
         link(post.mastodon, "link", "Open in Mastodon") +
         link(post.mail, "mail", "Open in your mail");
}

Html mastodon_field(const Layout& layout, const Thing& thing) {
  if (!thing.post.mastodon.empty()) return {};
  const auto id = thing.whole.resource.id.value;
  return html(
      R"({}<div class="field"><label for="server-{}">Your Mastodon server</label><input id="server-{}" name="server" required placeholder="social.example" autocomplete="off"></div>
<div class="acts"><button class="btn bare" name="act" value="server">Keep it</button></div></form>
)",
      begin_form(layout, thing.whole.resource, "stack-s"), id, id);
}

Html answered_form(const Layout& layout, const Thing& thing) {
  if (!thing.whole.resource.posted) return {};
  const auto id = thing.whole.resource.id.value;
  return html(
      R"({}<div class="field"><label for="answered-{}">Who answered</label><input id="answered-{}" name="who" required autocomplete="off"></div>
<div class="acts"><button class="btn" name="act" value="answered">They answered</button></div></form>
)",
      begin_form(layout, thing.whole.resource, "stack-s"), id, id);
}

// It is posted once.
Html posted_button(const Resource& resource) {
  return when(!resource.posted,
              html("<button class=\"btn\" name=\"act\" value=\"posted\" formnovalidate>{}I posted "
                   "it</button>",
                   icon("check")));
}

Html post(const Layout& layout, const Thing& thing) {
  const Resource& resource = thing.whole.resource;
  const auto id = resource.id.value;
  return html(
      R"(<details class="small-form"><summary>{}Make it a post</summary>{}
<div class="field"><label for="post-{}">What you write</label><textarea id="post-{}" name="words" rows="8" maxlength="4000">{}</textarea></div>
<div class="acts">{}{}<button class="btn bare" name="act" value="words">Keep these words</button>{}</div>
<p class="hint">Copy the words, or open them where you post; LinkedIn takes the link alone. Wellmet posts nothing.</p></form>
{}{}</details>
)",
      icon("pencil"), begin_form(layout, resource, "stack-s"), id, id, thing.post.words,
      post_links(thing.post), posted_button(resource),
      when(thing.post.is_own,
           html("<button class=\"btn bare\" name=\"act\" value=\"draft\">Draft them again"
                "</button>")),
      answered_form(layout, thing), mastodon_field(layout, thing));
}

Html change_form(const Layout& layout, const Thing& thing) {
  const Resource& resource = thing.whole.resource;
  const auto id = resource.id.value;
  return html(
      R"(<details class="small-form"><summary>{}Change or remove it</summary>{}
<div class="field"><label for="about-{}">What it is</label><input id="about-{}" name="about" value="{}" maxlength="500"></div>
<div class="field"><label for="until-{}">Open until</label><input id="until-{}" type="date" name="until" value="{}"></div>
<div class="acts"><button class="btn" name="act" value="change">Save</button><button class="btn bare" name="act" value="remove">Remove it</button></div></form></details>
)",
      icon("pencil"), begin_form(layout, resource, "stack-s"), id, id, resource.about, id, id,
      resource.open_until ? to_iso(*resource.open_until) : "");
}

Html text_of(const Resource& resource) {
  if (resource.text.empty() || resource.text == resource.about) return {};
  return html(
      "<details class=\"facts\"><summary>{}What it says</summary><p class=\"draft\">{}</p>"
      "</details>\n",
      icon("chevron-right"), resource.text);
}

Html file_of(const actions::WholeResource& whole) {
  if (whole.file_name.empty()) return {};
  return html("<p><a class=\"btn bare\" href=\"{}\" download>{}{}</a></p>\n",
              path_of(whole.resource, "/file"), icon("download"), whole.file_name);
}

}  // namespace

Html thing(const Layout& layout, const Thing& t) {
  const Resource& resource = t.whole.resource;
  return html(
      R"(<article class="leaf" id="r-{}"><div class="who">{}<div><h3>{}</h3><span class="hint">{}</span></div></div>
{}{}{}{}{}{}{}{}</article>
)",
      resource.id.value, icon(sign_of(t.whole)), title(resource), days(layout, resource),
      text_of(resource), file_of(t.whole), people(layout, t), answers(layout, t),
      who_answered(layout, t), somebody_else(layout, t), post(layout, t), change_form(layout, t));
}

}  // namespace wellmet::web::giving
