"""Each rule of tools/check_layers, check_size, check_words and check_fronts refuses a bad sample, and only that."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


class Lints(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="wellmet lints "))
        self.addCleanup(shutil.rmtree, self.root)
        (self.root / "tools").mkdir()
        shutil.copy(HOUSE / "tools/layers.txt", self.root / "tools")

    def run_lint(self, lint, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        ran = subprocess.run([sys.executable, HOUSE / "tools" / lint, self.root],
                             capture_output=True, text=True, check=False)
        path.unlink()
        return ran.returncode, ran.stderr

    def refuses(self, lint, file, text, line, what):
        code, said = self.run_lint(lint, file, text)
        self.assertEqual(1, code, f"{lint} let pass {file}:\n{text}")
        self.assertIn(f"{file}:{line}: ", said)
        self.assertIn(what, said)
        self.assertEqual(1, said.count("\n"), said)

    def passes(self, lint, file, text):
        code, said = self.run_lint(lint, file, text)
        self.assertEqual((0, ""), (code, said))


class Layers(Lints):
    def test_an_arrow_goes_down_only(self):
        for file, included in (("model/a.h", "store/people/people.h"), ("base/a.h", "model/person.h"),
                               ("judgement/a.cpp", "importers/importer.h"),
                               ("store/a.cpp", "judgement/cadence.h"),
                               ("importers/a.cpp", "exporters/all.h"),
                               ("actions/a.cpp", "cli/shell/output.h")):
            self.refuses("check_layers", f"src/{file}", f'// x\n#include "{included}"\n', 2,
                         f"may not include {included.split('/')[0]}/")
        self.passes("check_layers", "src/model/a.h", '#include "formats/vcard/card.h"\n')
        self.passes("check_layers", "src/cli/a.cpp", '#include "store/people/people.h"\n')

    def test_a_folder_without_a_line_in_the_table_is_refused(self):
        self.refuses("check_layers", "src/shed/a.h", "int x;\n", 1, "has no line for shed")

    def test_only_actions_open_a_write_transaction(self):
        text = '#include "store/db/write_tx.h"\n'
        self.refuses("check_layers", "src/cli/a.cpp", text, 1, "only in actions/*")
        self.passes("check_layers", "src/actions/a.cpp", text)

    def test_a_library_stays_behind_its_file(self):
        for header, home in (("sqlite3.h", "store/db/sqlite.cpp"), ("libpq-fe.h", "store/db/postgres.cpp"),
                             ("unicode/coll.h", "base/text.cpp"), ("date/tz.h", "base/zone.cpp"),
                             ("CLI/CLI.hpp", "cli/shell/run.cpp"), ("nlohmann/json.hpp", "cli/a.cpp")):
            text = f"#include <{header}>\n"
            self.refuses("check_layers", "src/model/a.h", text, 1, "is allowed only in")
            self.passes("check_layers", f"src/{home}", text)

    def test_sql_is_written_in_the_store(self):
        for sql in ("select name from person", "SELECT name\nFROM person", "insert into person values (1)",
                    "insert or replace into person values (1)", "UPDATE person SET name = ?1",
                    "delete from person where id = ?1", "create table person (id integer)"):
            text = f'const char* a = R"({sql})";\n'
            self.refuses("check_layers", "src/actions/a.cpp", text, 1, "SQL is written only in src/store")
            self.passes("check_layers", "src/store/a.cpp", text)
        self.passes("check_layers", "src/cli/a.cpp",
                    'auto a = "Delete from the trash"; auto b = "select one"; auto c = "an update";\n')

    def test_the_environment_and_the_clock_are_read_in_main(self):
        for code in ('std::getenv("HOME");', "std::chrono::system_clock::now();", "time(nullptr);"):
            self.refuses("check_layers", "src/store/a.cpp", f"auto x = {code}\n", 1, "only in main.cpp")
            self.passes("check_layers", "src/main.cpp", f"auto x = {code}\n")
        self.passes("check_layers", "src/store/a.cpp", '// getenv\nauto x = "getenv";\n')

    def test_nothing_is_put_into_a_page_unescaped(self):
        text = "void f() { HtmlWriter out; out.raw(note.text); }\n"
        self.refuses("check_layers", "src/web/people/a.cpp", text, 1, "only in web/page/html.h")
        self.passes("check_layers", "src/web/page/html.cpp", text)

    def test_nothing_is_owned_by_many(self):
        self.refuses("check_layers", "src/store/a.h", "std::shared_ptr<int> x;\n", 1, "nowhere")

    def test_unfinished_work_is_refused(self):
        self.refuses("check_layers", "src/base/a.h", "int x;  // TODO: more\n", 1, "unfinished")
        self.passes("check_layers", "src/formats/a.h", 'auto status = "TODO";\n')


class Size(Lints):
    def body(self, count, line="  work();\n"):
        return "void f() {\n" + line * (count - 2) + "}\n"

    def test_a_function_has_at_most_70_lines(self):
        for folder in ("src/base", "tests/base", "fuzz", "bench"):
            self.refuses("check_size", f"{folder}/a.cpp", self.body(71), 1, "71 lines in one function")
        self.passes("check_size", "src/base/a.cpp", self.body(70))

    def test_a_long_function_is_found_within_a_class_and_a_namespace(self):
        for head in ("struct A : B {\n", "namespace a::b {\n", "A::A(int x) : x_{x}, y_(x) {}\n",
                     "const int table[] = {\n  1,\n};\n", "int f(int x = {1});\n"):
            closing = "}\n" if head.endswith("{\n") else ""
            line = head.count("\n") + 1
            self.refuses("check_size", "src/base/a.cpp", head + self.body(90) + closing, line, "90 lines")

    def test_a_lambda_counts_for_the_function_it_stands_in(self):
        text = "void f() {\n  g([&] {\n" + "    work();\n" * 80 + "  });\n}\n"
        self.refuses("check_size", "src/base/a.cpp", text, 1, "84 lines")

    def test_a_table_of_data_is_exempt(self):
        rows = '  {"Maya", 1},\n' * 200
        self.passes("check_size", "src/base/a.cpp", "const Row rows[] = {\n" + rows + "};\n")
        self.passes("check_size", "src/base/a.cpp",
                    "const std::vector<Row>& rows() {\n  static const std::vector<Row> all = {\n" + rows +
                    "  };\n  return all;\n}\n")

    def test_braces_in_strings_and_comments_do_not_count(self):
        self.passes("check_size", "src/base/a.cpp",
                    'void f() {  // {\n  g("{", \'{\', R"({)");\n}\n' + "int x;\n" * 100)

    def test_a_file_has_at_most_800_lines(self):
        self.refuses("check_size", "src/base/a.h", "int x;\n" * 801, 1, "801 lines in one file")
        self.passes("check_size", "src/base/a.h", "int x;\n" * 800)

    def test_a_folder_has_at_most_25_files(self):
        for number in range(25):
            path = self.root / f"src/base/a{number}.h"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("int x;\n", encoding="utf-8")
        self.passes("check_size", "src/base/b/c.h", "int x;\n")
        code, said = self.run_lint("check_size", "src/base/z.h", "int x;\n")
        self.assertEqual((1, "src/base:1: 26 files in one folder; at most 25; divide it by subject\n"), (code, said))

    def test_a_function_has_at_most_five_parameters(self):
        self.refuses("check_size", "src/base/a.cpp",
                     "void f(int a, int b, std::map<int, int> c, int d, int e, int g) {\n}\n", 1, "make a struct")
        self.passes("check_size", "src/base/a.cpp",
                    "void f(int a, std::map<int, int> b, int c, int d, int e = g(1, 2)) {\n}\n")


class Words(Lints):
    def setUp(self):
        super().setUp()
        shutil.copy(HOUSE / "tools/words.txt", self.root / "tools")

    def test_a_sentence_says_the_one_word_for_a_thing(self):
        for sentence, word in (("Brought in {} people.", "import"), ("Take it back with undo.", "undo"),
                               ("That is no day.", "isn’t a date"), ("an e-mail address", "email")):
            self.refuses("check_words", "src/cli/a.cpp", f'auto x = "{sentence}";\n', 1, f"say {word}")
        self.refuses("check_words", "docs/guide/a.md", "# A\n\nOn your telephone.\n", 3, "say phone")

    def test_the_line_of_the_table_that_speaks_is_named(self):
        row = 1 + (self.root / "tools/words.txt").read_text(encoding="utf-8").splitlines().index(
            next(line for line in (self.root / "tools/words.txt").read_text(encoding="utf-8").splitlines()
                 if "e-mails" in line))
        self.refuses("check_words", "src/cli/a.cpp", 'auto x = "an e-mail address";\n', 1,
                     f"(tools/words.txt:{row})")

    def test_a_sentence_is_read_across_neighbouring_strings_and_lines(self):
        self.refuses("check_words", "src/cli/a.cpp", 'auto x =\n    "Nothing was taken "\n    "back.";\n', 2,
                     "say undo")
        self.refuses("check_words", "docs/guide/a.md", "# A\n\nWhat was taken\nback.\n", 3, "say undo")
        self.passes("check_words", "src/cli/a.cpp", 'f("what was taken ", "back to you");\n')

    def test_what_is_read_aloud_is_a_sentence_and_what_names_things_is_not(self):
        self.refuses("check_words", "src/web/a.cpp",
                     'auto x = R"(<a class="btn" aria-label="The tracker of {}">See</a>)";\n', 1, "say spreadsheet")
        self.refuses("check_words", "src/web/a.cpp",
                     'auto x = "<input placeholder=\\"Your e-mail\\" "\n         "name=\\"at\\">";\n', 1,
                     "say email")
        self.passes("check_words", "src/web/a.cpp", 'auto x = R"(<link class="sheet" href="/sheet">)";\n')

    def test_statements_are_passed_over_in_the_store_alone(self):
        part = 'auto x = " where deeds.account_id = ?1 and sheet = ?2";\n'
        self.passes("check_words", "src/store/a.cpp", part)
        self.refuses("check_words", "src/store/a.cpp", 'auto x = "where the sheet is";\n', 1, "say spreadsheet")
        self.refuses("check_words", "src/web/a.cpp", 'auto x = "select the sheet where it is";\n', 1,
                     "say spreadsheet")

    def test_papers_are_read_and_what_was_released_is_left_as_it_was(self):
        self.refuses("check_words", "SECURITY.md", "# A\n\nNo telephone.\n", 3, "say phone")
        self.refuses("check_words", "docs/formats.md", "What comes in by themselves.\n", 1, "say added for you")
        self.refuses("check_words", "CHANGELOG.md", "# A\n\n## Unreleased\n- A tracker.\n\n## 1.0\n", 4,
                     "say spreadsheet")
        self.passes("check_words", "CHANGELOG.md", "# A\n\n## Unreleased\n- Undo.\n\n## 1.0\n- A tracker.\n")
        self.passes("check_words", "docs/decisions/0001-a.md", "A deed.\n")

    def test_an_exception_is_for_its_file_and_its_word(self):
        self.passes("check_words", "docs/architecture.md", "A deed is a transaction.\n")
        self.refuses("check_words", "docs/architecture.md", "A telephone.\n", 1, "say phone")
        self.refuses("check_words", "docs/formats.md", "A deed.\n", 1, "say change")

    def test_sql_single_words_and_examples_are_no_sentences(self):
        self.passes("check_words", "src/store/a.cpp",
                    'auto x = "select name from deeds where account_id = ?1";\n')
        self.passes("check_words", "src/cli/a.cpp", 'auto x = "tracker";  // a deed\n')
        self.passes("check_words", "docs/guide/a.md", "```console\n$ cat my-sheet.csv the sheet\n```\n")


class Fronts(Lints):
    def setUp(self):
        super().setUp()
        self.command("undo")

    def command(self, name):
        path = self.root / "src/cli/history/undo.cpp"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'const Command undo{{\n    .name = "{name}",\n}};\n', encoding="utf-8")

    def test_below_the_fronts_no_string_names_a_command(self):
        for folder, text in (("actions/story", "To undo it: wellmet undo {}"), ("store/db", "Try --store PATH."),
                             ("language", "`wellmet undo` takes it back."), ("model", "See wellmet help."),
                             ("importers/sheet", "(--map Name=name)"), ("base", "wellmet --store NEW.db")):
            self.refuses("check_fronts", f"src/{folder}/a.cpp", f'int x;\nauto a = "{text}";\n', 2,
                         "a front's word")
        self.passes("check_fronts", "src/cli/a.cpp", 'auto a = "To undo it: wellmet undo 3 --store x";\n')
        self.refuses("check_fronts", "src/store/a.cpp", 'auto a = "To undo it: wellmet "\n    "undo 3";\n', 1,
                     "wellmet undo")

    def test_what_is_no_command_may_be_said(self):
        text = "".join(f'auto a = "{text}";  // wellmet undo, --store\n' for text in (
            "It is of the wellmet format.", "a well-known -- if old -- song", "wellmet long deed",
            "made on the command line"))
        self.passes("check_fronts", "src/store/a.cpp", text)

    def test_below_the_fronts_nothing_is_clicked(self):
        for text in ("Press the button.", "Click on the name.", "It goes with the next command."):
            self.refuses("check_fronts", "src/actions/a.cpp", f'auto a = "{text}";\n', 1, "a front's word")

    def test_a_front_takes_no_sentence_apart(self):
        for code in ('fault.what().find("x")', "problem.cure.substr(3)", 'std::string(deed.name).size() + deed.name.find(c)',
                     'shared.what.starts_with(i.name)', "std::ranges::replace(problem.cure, a, b)",
                     "std::regex_replace(text, a, b)", 'text.starts_with("You met once")', 'text.find("by itself: x")'):
            self.refuses("check_fronts", "src/web/story/a.cpp", f"int x;\nauto a = {code};\n", 2,
                         "ask its maker for a value")
        self.refuses("check_fronts", "src/cli/a.cpp", f"auto a = {code};\n", 1, "ask its maker for a value")
        self.passes("check_fronts", "src/actions/a.cpp", f"auto a = {code};\n")

    def test_bytes_and_names_may_be_looked_into(self):
        self.passes("check_fronts", "src/cli/a.cpp",
                    'f(name.ends_with(".db"), line.substr(0, 10), path.find(".."), fault.what());\n')


if __name__ == "__main__":
    unittest.main()
