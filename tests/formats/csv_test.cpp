#include "formats/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace wellmet::csv {
namespace {

using Cells = std::vector<std::string>;

std::vector<Row> rows_of(std::string_view text, std::vector<Problem>* problems = nullptr,
                         const Options& options = {}) {
  Reader reader(text, options);
  std::vector<Row> rows;
  for (Row row; reader.next(row);) rows.push_back(row);
  if (problems != nullptr) *problems = reader.problems();
  return rows;
}

std::vector<Cells> cells_of(std::string_view text) {
  std::vector<Cells> cells;
  for (const Row& row : rows_of(text)) cells.push_back(row.cells);
  return cells;
}

TEST_CASE("rows end with CRLF, LF or CR") {
  const std::vector<Cells> wanted = {{"Name", "Met"}, {"Maya Chen", "2026-03-05"}};
  CHECK(cells_of("Name,Met\r\nMaya Chen,2026-03-05\r\n") == wanted);
  CHECK(cells_of("Name,Met\nMaya Chen,2026-03-05") == wanted);
  CHECK(cells_of("Name,Met\rMaya Chen,2026-03-05\r") == wanted);
}

TEST_CASE("the separator is found from the content") {
  CHECK(separator_of("Name,Notes\nMaya,likes clay; has a dog\nJo,ok; fine\n") == ',');
  CHECK(separator_of("Name;Ort, wo;Datum\nJo;Berlin, Mitte, Nord;5.3.2026\nAl;a, b, c;1.2.26\n") ==
        ';');
  CHECK(separator_of("Name\tNotes\nMaya\ta, b, c; d\nJo\tx, y; z\n") == '\t');
  CHECK(separator_of("Name|Company\nMaya|Figma\n") == '|');
  CHECK(separator_of("Name\nMaya Chen\n") == ',');
  CHECK(separator_of("") == ',');
}

TEST_CASE("a preamble of one column does not hide the separator") {
  CHECK(separator_of("Notes:\n\"When exporting, you may notice\"\n\nFirst Name,Last Name\na,b\n") ==
        ',');
}

TEST_CASE("the line sep= of Excel decides and is no row") {
  CHECK(cells_of("sep=;\r\nName;Met\r\nJo, the tall;2026\r\n") ==
        std::vector<Cells>{{"Name", "Met"}, {"Jo, the tall", "2026"}});
}

TEST_CASE("quotes hold separators, line ends and doubled quotes") {
  CHECK(
      cells_of("a,\"Blue Bottle, Oakland\",\"two\r\nlines\",\"a \"\"rose\"\" café\"\r\nb,c,d,e") ==
      std::vector<Cells>{{"a", "Blue Bottle, Oakland", "two\nlines", "a \"rose\" café"},
                         {"b", "c", "d", "e"}});
}

TEST_CASE("a space before a quote and after it do not count") {
  CHECK(cells_of("a, \"b, c\" ,d\n") == std::vector<Cells>{{"a", "b, c", "d"}});
}

TEST_CASE("each row knows its line though cells span lines") {
  const auto rows = rows_of("a,b\r\n\r\n\"x\r\ny\r\nz\",1\r\nc,d\r\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 3);
  CHECK(rows[2].line == 6);
}

TEST_CASE("a quote that is not doubled stays in the text and is reported") {
  std::vector<Problem> problems;
  auto rows = rows_of("n,c\nMaya,\"the \"Rose\" café, Oakland\"\nJo,x\n", &problems);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells == Cells{"Maya", "the \"Rose\" café, Oakland"});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].line == 2);
  rows = rows_of("n,c\n\"Maya\" Chen,x\nJo,y\n", &problems);
  CHECK(rows[1].cells == Cells{"Maya Chen", "x"});
  CHECK(rows[2].cells == Cells{"Jo", "y"});
  CHECK(cells_of("5\" disk,x\n") == std::vector<Cells>{{"5\" disk", "x"}});
}

TEST_CASE("a quote never closed is reported where it opened and swallows nothing") {
  std::vector<Problem> problems;
  const auto rows = rows_of("n,c\nMaya,\"likes clay\nJo,\"dogs, cats\"\nPriya,x\n", &problems);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].cells == Cells{"Maya", "likes clay"});
  CHECK(rows[2].cells == Cells{"Jo", "dogs, cats"});
  CHECK(rows[3].cells == Cells{"Priya", "x"});
  CHECK(rows[3].line == 4);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 2);
  CHECK(problems[0].what == "a quote is opened here and never closed");
}

TEST_CASE("a quote never closed in the last quoted cell swallows nothing either") {
  std::vector<Problem> problems;
  const auto rows = rows_of("n,c\nMaya,\"likes clay\nJo,dogs\n", &problems);
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].cells == Cells{"Jo", "dogs"});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 2);
}

TEST_CASE("rows of only separators are blank; short and long rows come as they are") {
  const auto rows = rows_of("a,b,c\n,,\n1\n1,2,3,4\n");
  REQUIRE(rows.size() == 4);
  CHECK(is_blank(rows[1]));
  CHECK_FALSE(is_blank(rows[2]));
  CHECK(rows[2].cells.size() == 1);
  CHECK(rows[3].cells.size() == 4);
}

TEST_CASE("zero bytes are left out and said once") {
  std::vector<Problem> problems;
  const auto rows =
      rows_of(std::string_view("Name,Met\nMa\0ya,1\nJo\0,2\n\"A\0l\",3\nB,4\n", 36), &problems);
  CHECK(rows[1].cells[0] == "Maya");
  CHECK(rows[2].cells[0] == "Jo");
  CHECK(rows[3].cells[0] == "Al");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 2);
}

TEST_CASE("UTF-8 with a mark, UTF-16 and Windows-1252 read alike") {
  const std::vector<Cells> wanted = {{"Name", "Ort"}, {"Jörg", "Köln"}};
  CHECK(cells_of("\xEF\xBB\xBFName,Ort\nJörg,Köln\n") == wanted);
  CHECK(cells_of("Name,Ort\nJ\xF6rg,K\xF6ln\n") == wanted);
  std::string utf16 = "\xFF\xFE";
  for (char c : std::string_view("Name,Ort\nJ\xF6rg,K\xF6ln\n")) {
    utf16 += c;
    utf16 += '\0';
  }
  CHECK(cells_of(utf16) == wanted);
}

TEST_CASE("limits cut and report, and never end the reading early") {
  std::vector<Problem> problems;
  Options options;
  options.separator = ',';
  options.limits = {8, 3, 3};
  const auto rows =
      rows_of("a,b\n123456789łł,x\n1,2,3,4,5\nnot,read\nnor,this\n", &problems, options);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells == Cells{"12345678", "x"});
  CHECK(rows[2].cells == Cells{"1", "2", "3"});
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].line == 2);
  CHECK(problems[1].line == 3);
  CHECK(problems[2].line == 4);
}

TEST_CASE("a long cell is not cut within a letter") {
  Options options;
  options.limits.cell_bytes = 4;
  const auto rows = rows_of("abcłłł,x\n", nullptr, options);
  CHECK(rows[0].cells[0] == "abc");
}

TEST_CASE("what would run as a formula is written behind an apostrophe, and comes back") {
  std::string out;
  append_row(out,
             {"=HYPERLINK(\"http://evil.example\")", "+48 600 100 200", "-5", "@jo", "'=x", "'ok"});
  CHECK(out ==
        "\"'=HYPERLINK(\"\"http://evil.example\"\")\",'+48 600 100 200,'-5,'@jo,''=x,'ok\r\n");
  CHECK(cells_of(out) == std::vector<Cells>{{"=HYPERLINK(\"http://evil.example\")",
                                             "+48 600 100 200", "-5", "@jo", "'=x", "'ok"}});
}

TEST_CASE(
    "a formula in full width or another form of the signs, or behind white space, is guarded") {
  const Cells formulas = {"＝1+1",    "＋1",       "－1",      "＠SUM(A1)", "﹢1", "﹣1",
                          "﹦1",      "﹫a",       "−1",       " =1",       "\t1", "\n=1",
                          "\u00a0=1", "\u3000＝1", "\ufeff=1", "\u200b@a",  "⁼1",  "'＝1"};
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    std::string out;
    append_row(out, {"before", formula});
    const std::string cell = out.substr(out.find(',') + 1);
    CHECK(cell.find('\'') < 2);
    CHECK(cell.find("'" + formula) != std::string::npos);
    CHECK(cells_of(out) == std::vector<Cells>{{"before", formula}});
  }
  std::string plain;
  append_row(plain, {"李小龍", "  two words", "a=b", "– a dash", "…", "", "　"});
  CHECK(plain.find('\'') == std::string::npos);
}

TEST_CASE("a row of one empty cell is still a row") {
  std::string out;
  append_row(out, {"a"});
  append_row(out, {""});
  CHECK(cells_of(out) == std::vector<Cells>{{"a"}, {""}});
}

TEST_CASE("what is written is read back, whatever it is") {
  CHECK(rc::check([] {
    const auto letter = rc::gen::element<std::string>("a", "ł", "龍", "\"", "'", ",", ";", "\t",
                                                      "|", "\n", "=", "+", "-", "@", " ",
                                                      "sep=", "＝", "－", "\u3000", "\u00a0", "−");
    const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(letter),
                                   [](const std::vector<std::string>& letters) {
                                     std::string joined;
                                     for (const std::string& l : letters) joined += l;
                                     return joined;
                                   });
    const auto row = rc::gen::nonEmpty(rc::gen::container<Cells>(cell));
    const auto table = *rc::gen::resize(12, rc::gen::container<std::vector<Cells>>(row));
    for (char separator : {',', ';', '\t'}) {
      std::string out;
      for (const Cells& cells : table) append_row(out, cells, separator);
      Options options;
      options.separator = separator;
      std::vector<Problem> problems;
      const auto rows = rows_of(out, &problems, options);
      RC_ASSERT(problems.empty());
      RC_ASSERT(rows.size() == table.size());
      for (std::size_t i = 0; i < table.size(); ++i) RC_ASSERT(rows[i].cells == table[i]);
    }
  }));
}

TEST_CASE("quotes that never close do not make reading slow") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "\"a\"\"b,\"x\"y,\"";
  std::vector<Problem> problems;
  CHECK_FALSE(rows_of(text, &problems).empty());
  CHECK_FALSE(problems.empty());
  CHECK(problems.size() <= 10'000);
}

}  // namespace
}  // namespace wellmet::csv
