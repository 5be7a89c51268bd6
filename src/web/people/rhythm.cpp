// The picture of one friendship's rhythm. SVG without a viewBox: x in percent of the width, y in
// pixels, so that words keep their size on every screen. Being together stands above the line, a
// light touch below it; filled and open say the same as high and low. The band is a forecast, so it
// is a range: from three quarters of the usual gap to five quarters, after the last time.
#include "web/people/rhythm.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace wellmet::web {
namespace {

constexpr int reach_days = 550;     // about eighteen months
constexpr int shortest_days = 90;   // a young friendship still gets some room
constexpr int gaps_for_a_band = 2;  // fewer gaps say nothing of what is usual
constexpr std::size_t rows_most = 60;

struct Scale {
  LocalDate from = {}, to = {};
  std::string x(double day) const { return fmt::format("{:.1f}%", percent(day)); }
  double percent(double day) const {
    constexpr double edge = 1.5;  // so that dots at the ends stay whole
    const double span = std::max(1, to - from);
    return edge + (100 - 2 * edge) * (day - from.day_number) / span;
  }
};

struct Band {
  double from = 0, to = 0;  // day numbers; equal: there is none
  bool drawn() const { return to > from; }
};

Band band_of(const RhythmState& state) {
  if (state.contact_days <= gaps_for_a_band || state.w <= 0) return {};
  const double gap = state.s / state.w;
  return {state.last_day.day_number + gap * 0.75, state.last_day.day_number + gap * 1.25 + 1};
}

Scale scale_of(const RhythmPicture& p, const Band& band, LocalDate today) {
  LocalDate from = today;
  for (const store::TouchDay& touch : p.touches) from = std::min(from, touch.day);
  from = std::min(from, today - shortest_days);
  LocalDate to = today + 4;
  if (band.drawn()) {
    // As far as the band goes, but the picture is of what was.
    const int furthest = today.day_number + (today - from) / 4;
    to.day_number = std::max(to.day_number, std::min(furthest, static_cast<int>(band.to) + 2));
  }
  return {from - 3, to};
}

struct Tick {
  LocalDate day = {};
  std::string words = {};
};

std::vector<Tick> ticks_of(const Layout& layout, const Scale& scale) {
  constexpr int most = 5;
  constexpr int steps[] = {1, 2, 3, 6, 12};
  const int months = (scale.to - scale.from) / 30;
  int step = 12;
  for (const int s : steps)
    if (months / s < most) {
      step = s;
      break;
    }
  std::vector<Tick> ticks;
  const YearMonthDay first = year_month_day(scale.from);
  LocalDate day = add_months(local_date({first.year, first.month, 1}), 1);
  while ((year_month_day(day).month - 1) % step != 0) day = add_months(day, 1);
  int year = 0;
  for (; day <= scale.to; day = add_months(day, step)) {
    const YearMonthDay ymd = year_month_day(day);
    std::string words = layout.day_with(day, DateForm::month);
    if (ymd.year != year) words += fmt::format(" {}", ymd.year);
    year = ymd.year;
    ticks.push_back({day, words});
  }
  return ticks;
}

// Which labels go first where there is little room for them (assets/wellmet.css).
const char* room_class(std::size_t place) {
  if (place % 2 == 1) return "half";
  return place % 4 == 2 ? "quarter" : "";
}

Html tick_mark(const Scale& scale, const Tick& tick, std::size_t place) {
  const double at = scale.percent(tick.day.day_number);
  const char* anchor = at < 8 ? "start" : "middle";
  const std::string x = scale.x(tick.day.day_number);
  const Html line = html("<line class=\"gr\" x1=\"{}\" x2=\"{}\" y1=\"14\" y2=\"86\"/>", x, x);
  constexpr double room_for_half_a_label = 92;  // further right it would stand under another day
  if (at > room_for_half_a_label) return line;
  return line + html("<text class=\"{}\" x=\"{}\" y=\"104\" text-anchor=\"{}\">{}</text>\n",
                     room_class(place), x, anchor, tick.words);
}

// One dot a day and kind of touch, however often you wrote that day.
Html dots(const RhythmPicture& p, const Scale& scale) {
  std::map<LocalDate, std::pair<bool, bool>> days;  // light, real
  for (const store::TouchDay& touch : p.touches)
    (touch.touch == Touch::light ? days[touch.day].first : days[touch.day].second) = true;
  Html light, real;
  for (const auto& [day, kinds] : days) {
    const std::string x = scale.x(day.day_number);
    if (kinds.first) light += html("<circle class=\"ring\" cx=\"{}\" cy=\"60\" r=\"4\"/>", x);
    if (kinds.second) real += html("<circle class=\"dot\" cx=\"{}\" cy=\"34\" r=\"6\"/>", x);
  }
  return light + real;
}

Html drawing(const Layout& layout, const RhythmPicture& p) {
  const Band band = band_of(p.state);
  const Scale scale = scale_of(p, band, layout.today);
  Html inside;
  if (band.drawn()) {
    const double left = std::clamp(scale.percent(band.from), 0.0, 100.0);
    const double right = std::clamp(scale.percent(band.to), 0.0, 100.0);
    if (right > left)
      inside +=
          html("<rect class=\"band\" x=\"{}%\" y=\"14\" width=\"{}%\" height=\"66\" rx=\"3\"/>\n",
               fmt::format("{:.1f}", left), fmt::format("{:.1f}", right - left));
  }
  std::size_t place = 0;
  inside += each(ticks_of(layout, scale),
                 [&](const Tick& tick) { return tick_mark(scale, tick, place++); });
  inside += html("<line class=\"ax\" x1=\"0\" x2=\"100%\" y1=\"47\" y2=\"47\"/>\n");
  inside += dots(p, scale);
  const std::string today = scale.x(layout.today.day_number);
  inside += html("\n<line class=\"now\" x1=\"{}\" x2=\"{}\" y1=\"8\" y2=\"86\"/>", today, today);
  return html(
      "<svg height=\"118\" role=\"img\" aria-labelledby=\"rhythm-title\"><title "
      "id=\"rhythm-title\">Dots for every time you were in touch since {}{}</title>\n{}</svg>\n",
      layout.day_with(scale.from, DateForm::month_year),
      band.drawn() ? ", and when you would usually be in touch again" : "", inside);
}

Html key(bool with_band) {
  const Html band = html(
      "<span><svg aria-hidden=\"true\"><rect class=\"band\" width=\"16\" height=\"16\" "
      "rx=\"2\"/></svg>when you’d usually be in touch</span>");
  return html(
      "<p class=\"key\"><span><svg aria-hidden=\"true\"><circle class=\"dot\" cx=\"8\" cy=\"8\" "
      "r=\"6\"/></svg>together</span><span><svg aria-hidden=\"true\"><circle class=\"ring\" "
      "cx=\"8\" cy=\"8\" r=\"4\"/></svg>a light touch</span>{}<span><svg aria-hidden=\"true\">"
      "<line class=\"now\" x1=\"8\" x2=\"8\" y1=\"0\" y2=\"16\"/></svg>today</span></p>\n",
      when(with_band, band));
}

std::string caption(const Layout& layout, const RhythmPicture& p) {
  const LocalDate today = layout.today;
  std::string words = p.sentence;
  if (p.state.contact_days == 1)
    words = fmt::format("You were in touch once, on {}.", layout.day(p.state.last_day));
  const Band band = band_of(p.state);
  if (band.drawn() && today.day_number >= band.from && today.day_number <= band.to)
    words += " It is about time again.";
  return words;
}

Html table(const Layout& layout, const RhythmPicture& p) {
  Html rows;
  for (std::size_t i = 0; i < std::min(rows_most, p.touches.size()); ++i) {
    const store::TouchDay& touch = p.touches[i];
    rows += html("<tr><td><time datetime=\"{}\">{}</time></td><td>{}</td><td>{}</td></tr>\n",
                 to_iso(touch.day), layout.day(touch.day), to_text(touch.kind),
                 touch.touch == Touch::light ? "a light touch" : "together");
  }
  return html(
      "<details class=\"facts\"><summary>{}The same as a table</summary>"
      "<table class=\"tbl\"><thead><tr><th scope=\"col\">Day</th><th scope=\"col\">What</th>"
      "<th scope=\"col\">How</th></tr></thead><tbody>{}</tbody></table></details>\n",
      icon("chevron-right"), rows);
}

}  // namespace

LocalDate rhythm_since(LocalDate today) { return today - reach_days; }

Html rhythm_figure(const Layout& layout, const RhythmPicture& p) {
  if (p.touches.empty()) return p.sentence.empty() ? Html() : html("<p>{}</p>\n", p.sentence);
  return html("<figure class=\"fig\">{}{}<figcaption>{}</figcaption>{}</figure>\n",
              drawing(layout, p), key(band_of(p.state).drawn()), caption(layout, p),
              table(layout, p));
}

}  // namespace wellmet::web
