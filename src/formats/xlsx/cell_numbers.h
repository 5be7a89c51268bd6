#pragma once
#include <optional>
#include <string>
#include <string_view>

// The numbers in the cells of a workbook, as their formats show them: days, times, spans of time.
namespace wellmet {

// What a number's format shows of a day.
struct DayFormat {
  bool day = false, month = false, year = false, time = false;
  int digits = 0;            // "00000": so many, for postcodes and the like
  char elapsed = 0;          // h, m or s: so many of them, however long it took
  bool and_smaller = false;  // "[h]:mm", "[m]:ss"
  bool is_date() const { return day || month || year || time; }
};

DayFormat format_of_code(std::string_view code);
// Those that have a number and no code (ECMA-376 part 1, 18.8.30); 27 to 58 are days in East Asia.
DayFormat built_in_format(int number);

std::optional<double> number_in(const std::string& text);
// 493055501000, kept as 4.93055501E11, with all its digits; 0.1 as 0.1.
std::string plain_number(const std::string& text, double number);
// As the format shows it; "" for an empty day.
std::string day_in_words(double number, const DayFormat&, bool from_1904);

}  // namespace wellmet
