#include "web/parts/undo_button.h"

#include "store/history/no_undo.h"

namespace wellmet::web {

Html undo_button(const Layout& layout, const store::Deed& deed, std::string_view back) {
  if (deed.undone_by) return html("<span class=\"hint\">undone</span>");
  if (deed.unfinished) return html("<span class=\"hint\">not done yet</span>");
  if (!store::can_be_undone(deed)) return {};
  const char* words = deed.kind == DeedKind::undo ? "Redo" : "Undo";
  return html(
      "<form method=\"post\" action=\"/history/{}/undo\">{}<input type=\"hidden\" name=\"back\" "
      "value=\"{}\"><button class=\"btn\" aria-label=\"{}: {}\">{}{}</button></form>",
      deed.id.value, form_token(layout), back, words, deed.name, icon("undo-2"), words);
}

}  // namespace wellmet::web
