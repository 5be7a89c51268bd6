#include "web/parts/drawing.h"

namespace wellmet::web {

Html sleeping_dog() {
  return html(
      R"(<svg class="draw" viewBox="0 0 240 120" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M18 104h206" opacity=".5"/><path d="M52 103c-16-8-20-28-8-44 14-19 46-28 80-24 38 4 66 22 70 44 2 12-3 20-12 24"/><path d="M182 103c-10 2-28 2-40 0-8-2-10-9-3-13 8-4 22-5 32-3"/><path d="M52 103c6 3 22 3 30-1 6-4 4-10-3-11"/><path d="M44 59c-14-3-26 5-30 16-3 9 1 18 9 21 8 4 22 4 34-2 12-5 20-14 20-24 0-8-6-14-14-15"/><path d="M58 57c4-12 16-16 24-11 6 5 4 17-4 26"/><path d="M34 78q5 4 10 0"/><path d="M13 79q-5 0-6 4 1 4 7 4" fill="currentColor"/><path d="M190 70c14-4 26 2 30 12 2 8-4 14-12 12-7-2-8-9-3-12"/><path d="M78 26q4-8 10-8M96 14q5-8 11-7" opacity=".55"/></svg>)");
}

Html open_notebook() {
  return html(
      R"(<svg class="draw" viewBox="0 0 240 120" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M14 106h212" opacity=".5"/><path d="M120 30c-22-14-54-16-88-8v76c34-8 66-6 88 8 22-14 54-16 88-8V22c-34-8-66-6-88 8z"/><path d="M120 30v76"/><path d="M48 40c18-3 38-2 56 5M48 56c18-3 38-2 56 5M48 72c12-2 24-2 36 1" opacity=".45"/><path d="M136 62l52-40c4-3 10 4 6 8l-46 46-16 6z"/></svg>)");
}

}  // namespace wellmet::web
