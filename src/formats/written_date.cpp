// How tables write days. There is no standard: a program writes what the computer's region says, a
// person what comes to mind. A cell is cut into numbers and words; words tell most ("5 Mar 2024",
// "5. März 2024", "le 5 mars 2024"). Numbers alone tell when one is above 12, and dots tell, since
// nobody writes the month first with dots. What remains open is said (`two_ways`), for the caller
// who sees the whole column.
//
// Spreadsheets keep a day as a number counted so that 1 January 1900 is 1 and 1900 is, wrongly, a
// leap year; from March 1900 on, that is the days since 30 December 1899 (ECMA-376 part
// 1, 18.17.4).
#include "formats/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/digits.h"
#include "base/text.h"

namespace wellmet {
namespace {

struct Token {
  int number = -1;  // -1 for a word
  std::size_t digits = 0;
  std::string word = {};
  char before = ' ';  // what stood between it and the last one
};

constexpr std::size_t longest_date = 60;  // a longer cell is a sentence

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Numbers and words of the folded text, up to a time of day.
std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  char before = ' ';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    if (is_digit(text[i])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end < text.size() && text[end] == ':') break;
      Token token;
      token.digits = end - i;
      if (token.digits <= 8) std::from_chars(text.data() + i, text.data() + end, token.number);
      token.before = before;
      tokens.push_back(token);
    } else if (is_letter(text[i])) {
      while (end < text.size() && is_letter(text[end])) ++end;
      Token token;
      token.word = text.substr(i, end - i);
      token.before = before;
      tokens.push_back(token);
    } else {
      if (text[i] != ' ') before = text[i];
      ++i;
      continue;
    }
    before = ' ';
    i = end;
  }
  // The T of 2026-03-05T10:15.
  if (!tokens.empty() && tokens.back().word == "t") tokens.pop_back();
  return tokens;
}

// In English, German, French, Spanish, Portuguese, Italian, Dutch, the languages of the North,
// Polish and Turkish, folded; each between spaces.
int month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {
      " january jan januar janner jaenner janvier janv enero ene janeiro gennaio gen januari "
      "stycznia styczen sty ocak tammikuu tammikuuta ",
      " february feb februar feber fevrier fevr febrero fevereiro fev febbraio februari lutego "
      "luty "
      "lut subat helmikuu helmikuuta ",
      " march mar marz maerz mrz mars marzo marco maart mrt marca marzec mart maaliskuu "
      "maaliskuuta ",
      " april apr avril avr abril abr aprile kwietnia kwiecien kwi nisan huhtikuu huhtikuuta ",
      " may mai mayo maio maggio mag mei maj maja mayis toukokuu toukokuuta ",
      " june jun juni juin junio junho giugno giu czerwca czerwiec cze haziran kesakuu kesakuuta ",
      " july jul juli juillet juil julio julho luglio lug lipca lipiec lip temmuz heinakuu "
      "heinakuuta ",
      " august aug aout agosto ago augustus augusti sierpnia sierpien sie agustos elokuu elokuuta ",
      " september sep sept septembre septiembre setiembre setembro set settembre wrzesnia wrzesien "
      "wrz eylul syyskuu syyskuuta ",
      " october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik "
      "paz "
      "ekim lokakuu lokakuuta ",
      " november nov novembre noviembre novembro listopada listopad lis kasim marraskuu "
      "marraskuuta ",
      " december dec dezember dez decembre diciembre dic dezembro dicembre desember grudnia "
      "grudzien "
      "gru aralik joulukuu joulukuuta ",
  };
  const std::string wanted = " " + std::string(word) + " ";
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (months[i].find(wanted) != std::string_view::npos) return static_cast<int>(i) + 1;
  }
  return 0;
}

// Words that may stand in a date and say nothing.
bool is_filler(std::string_view word) {
  static constexpr std::array fillers = {
      std::string_view("st"),   std::string_view("nd"),  std::string_view("rd"),
      std::string_view("th"),   std::string_view("er"),  std::string_view("of"),
      std::string_view("de"),   std::string_view("del"), std::string_view("le"),
      std::string_view("el"),   std::string_view("on"),  std::string_view("am"),
      std::string_view("den"),  std::string_view("the"), std::string_view("em"),
      std::string_view("di"),   std::string_view("il"),  std::string_view("op"),
      std::string_view("nian"), std::string_view("yue"), std::string_view("ri")};
  static constexpr std::array weekdays = {
      std::string_view("monday"),     std::string_view("mon"),       std::string_view("montag"),
      std::string_view("lundi"),      std::string_view("lunes"),     std::string_view("segunda"),
      std::string_view("tuesday"),    std::string_view("tue"),       std::string_view("tues"),
      std::string_view("dienstag"),   std::string_view("mardi"),     std::string_view("martes"),
      std::string_view("wednesday"),  std::string_view("wed"),       std::string_view("mittwoch"),
      std::string_view("mercredi"),   std::string_view("miercoles"), std::string_view("thursday"),
      std::string_view("thu"),        std::string_view("thur"),      std::string_view("thurs"),
      std::string_view("donnerstag"), std::string_view("jeudi"),     std::string_view("jueves"),
      std::string_view("friday"),     std::string_view("fri"),       std::string_view("freitag"),
      std::string_view("vendredi"),   std::string_view("viernes"),   std::string_view("saturday"),
      std::string_view("sat"),        std::string_view("samstag"),   std::string_view("samedi"),
      std::string_view("sabado"),     std::string_view("sunday"),    std::string_view("sun"),
      std::string_view("sonntag"),    std::string_view("dimanche"),  std::string_view("domingo"),
      std::string_view("mo"),         std::string_view("di"),        std::string_view("mi"),
      std::string_view("do"),         std::string_view("fr"),        std::string_view("sa"),
      std::string_view("so")};
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end() ||
         std::find(weekdays.begin(), weekdays.end(), word) != weekdays.end();
}

bool is_about(std::string_view word) {
  static constexpr std::array words = {
      std::string_view("about"),    std::string_view("around"), std::string_view("ca"),
      std::string_view("circa"),    std::string_view("approx"), std::string_view("early"),
      std::string_view("late"),     std::string_view("mid"),    std::string_view("etwa"),
      std::string_view("ungefahr"), std::string_view("vers"),   std::string_view("environ"),
      std::string_view("hacia")};
  return std::find(words.begin(), words.end(), word) != words.end();
}

int whole_year(const Token& token, const DateRules& rules) {
  if (token.digits > 2) return token.number;
  const int century = rules.latest_year / 100 * 100;
  const int year = century + token.number;
  return year <= rules.latest_year ? year : year - 100;
}

bool is_plausible_year(int year) { return year >= 1500 && year <= 2200; }

DateCell checked(PartialDate date, bool two_ways = false) {
  DateCell cell;
  cell.date = date;
  cell.two_ways = two_ways;
  const bool day_without_month = date.month == 0 && date.day != 0;
  cell.kind = may_exist(date) && !day_without_month ? DateCellKind::date : DateCellKind::not_there;
  return cell;
}

DateCell words_cell(std::string_view text) {
  DateCell cell;
  cell.kind = DateCellKind::words;
  cell.date.text = std::string(text);
  return cell;
}

bool says_nothing(const std::string& folded) {
  static constexpr std::array nothings = {std::string_view(""),     std::string_view("n/a"),
                                          std::string_view("na"),   std::string_view("none"),
                                          std::string_view("?"),    std::string_view("tbd"),
                                          std::string_view("null"), std::string_view("x")};
  if (std::find(nothings.begin(), nothings.end(), folded) != nothings.end()) return true;
  return folded.find_first_not_of("0/-. :") == std::string::npos;
}

// 45000 or 45000.75 in a column of dates is a spreadsheet's day: from 1927 to 2064.
std::optional<DateCell> spreadsheet_day(const std::string& text) {
  const std::size_t point = text.find_first_of(".,");
  const std::string_view whole = std::string_view(text).substr(0, point);
  if (whole.size() != 5 || !std::all_of(whole.begin(), whole.end(), is_digit)) return std::nullopt;
  if (point != std::string::npos &&
      !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(point) + 1, text.end(), is_digit))
    return std::nullopt;
  int number = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), number);
  if (number < 10'000 || number > 60'000) return std::nullopt;
  return checked(partial(local_date({1899, 12, 30}) + number));
}

// One month by name, and one or two numbers.
std::optional<PartialDate> named_month_date(int month, const std::vector<Token>& numbers,
                                            const DateRules& rules) {
  PartialDate date;
  date.month = month;
  const auto is_year = [](const Token& t) { return t.digits == 4 || t.number > 31; };
  if (numbers.empty() || numbers.size() > 2) return std::nullopt;
  if (numbers.size() == 1) {
    // Excel shows a month of a year as Mar-24, and a day without its year as 24-Mar.
    const bool excels_month = numbers[0].before == '-' && numbers[0].digits == 2;
    if (is_year(numbers[0]) || excels_month) {
      date.year = whole_year(numbers[0], rules);
    } else {
      date.day = numbers[0].number;
    }
    return date;
  }
  const bool year_stands_first = is_year(numbers[0]) && !is_year(numbers[1]);
  date.year = whole_year(numbers[year_stands_first ? 0 : 1], rules);
  date.day = numbers[year_stands_first ? 1 : 0].number;
  return date;
}

// Whether the first of the two is the day; nothing when only the order of the column could tell.
std::optional<bool> day_stands_first(const Token& a, const Token& b) {
  if (b.before == '.') return true;
  if (a.number > 12 && b.number <= 12) return true;
  if (b.number > 12 && a.number <= 12) return false;
  return std::nullopt;
}

DateCell numbers_date(const std::vector<Token>& n, const DateRules& rules) {
  PartialDate date;
  if (n[0].digits == 4 && n.size() == 3) {
    date.year = n[0].number;
    date.month = n[1].number;
    date.day = n[2].number;
    return checked(date);
  }
  if (n.size() == 2 && (n[0].digits == 4 || n[1].digits == 4)) {
    date.year = n[0].digits == 4 ? n[0].number : n[1].number;
    date.month = n[0].digits == 4 ? n[1].number : n[0].number;
    return checked(date);
  }
  const std::optional<bool> clear = day_stands_first(n[0], n[1]);
  const bool day_first = clear.value_or(rules.order == DayOrder::day_first);
  date.day = n[day_first ? 0 : 1].number;
  date.month = n[day_first ? 1 : 0].number;
  if (n.size() == 3) date.year = whole_year(n[2], rules);
  const bool two_ways =
      !clear && rules.order == DayOrder::unknown && n[0].number != n[1].number && date.month <= 12;
  return checked(date, two_ways);
}

struct Sorted {
  std::vector<Token> numbers = {};
  int month = 0;
  bool about = false;
  bool foreign = false;  // a word that has no place in a date
};

Sorted sorted(const std::vector<Token>& tokens) {
  Sorted s;
  for (const Token& token : tokens) {
    if (token.word.empty()) {
      s.numbers.push_back(token);
      s.foreign = s.foreign || token.number < 0;
    } else if (const int month = month_named(token.word); month != 0) {
      s.foreign = s.foreign || s.month != 0;
      s.month = month;
    } else if (is_about(token.word)) {
      s.about = true;
    } else {
      s.foreign = s.foreign || !is_filler(token.word);
    }
  }
  return s;
}

bool only_date_marks(const std::string& folded) {
  return std::all_of(folded.begin(), folded.end(), [](char c) {
    return is_digit(c) || is_letter(c) ||
           std::string_view(" /-.,:'~?+()").find(c) != std::string_view::npos;
  });
}

std::optional<DateCell> compact_date(const Token& token) {
  if (token.digits == 8) {
    PartialDate date;
    date.year = token.number / 10'000;
    date.month = token.number / 100 % 100;
    date.day = token.number % 100;
    if (is_plausible_year(date.year)) return checked(date);
  }
  return std::nullopt;
}

}  // namespace

DayOrder day_order_of(std::string_view cell) {
  if (cell.size() > longest_date) return DayOrder::unknown;
  const Sorted s = sorted(tokens_of(fold(trim(cell))));
  const bool open_form = s.month == 0 && !s.foreign &&
                         (s.numbers.size() == 2 || s.numbers.size() == 3) &&
                         s.numbers[0].digits <= 2 && s.numbers[1].digits <= 2;
  if (!open_form) return DayOrder::unknown;
  const std::optional<bool> clear = day_stands_first(s.numbers[0], s.numbers[1]);
  if (!clear) return DayOrder::unknown;
  return *clear ? DayOrder::day_first : DayOrder::month_first;
}

DayOrder order_told_by(int day_first, int month_first) {
  constexpr int many = 10;  // for each that says otherwise
  if (day_first > month_first * many) return DayOrder::day_first;
  if (month_first > day_first * many) return DayOrder::month_first;
  return DayOrder::unknown;
}

DateCell read_date(std::string_view given, const DateRules& rules) {
  const std::string_view text = trim(given);
  if (text.size() > longest_date) return words_cell(text);
  const std::string folded = fold(text);
  if (says_nothing(folded)) return {};
  if (auto day = spreadsheet_day(folded)) return *day;
  if (PartialDate exact = parse_partial_date(text); exact.text.empty()) {
    if (exact.year == 0 || is_plausible_year(exact.year)) return checked(exact);
  }
  if (!only_date_marks(folded)) return words_cell(text);
  const Sorted s = sorted(tokens_of(folded));
  if (s.foreign || s.numbers.empty()) return words_cell(text);
  const bool about = s.about || folded.starts_with('~') || folded.ends_with('?');
  DateCell cell = words_cell(text);
  if (s.month != 0) {
    if (const auto date = named_month_date(s.month, s.numbers, rules)) cell = checked(*date);
  } else if (s.numbers.size() == 1) {
    const Token& only = s.numbers[0];
    if (const auto compact = compact_date(only)) {
      cell = *compact;
    } else if (only.digits == 4 && is_plausible_year(only.number)) {
      PartialDate year;
      year.year = only.number;
      cell = checked(year);
    }
  } else if (s.numbers.size() <= 3) {
    cell = numbers_date(s.numbers, rules);
  }
  const bool odd_year = cell.date.year != 0 && !is_plausible_year(cell.date.year);
  if (cell.kind != DateCellKind::words && odd_year) return words_cell(text);
  if (cell.kind == DateCellKind::date) cell.date.about = about;
  return cell;
}

}  // namespace wellmet
