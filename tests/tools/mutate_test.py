"""The mistakes in tests/mutations/ fit the program as it is, and tools/mutate refuses those that don't."""

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
LAYERS = ("actions", "base", "cli", "exporters", "formats", "http", "importers", "judgement", "language", "model",
          "store", "web")
LEAST = 80
RULE = """== day-late
A day is late.
in src/base/day.cpp
noticed by base
 int day() {
-  return 1;
+  return 2;
"""


def mutate():
    loader = importlib.machinery.SourceFileLoader("mutate", str(HOUSE / "tools/mutate"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("mutate", loader))
    sys.modules["mutate"] = module
    loader.exec_module(module)
    return module


sys.dont_write_bytecode = True
tool = mutate()


class Rules(unittest.TestCase):
    def test_each_mistake_still_applies(self):
        self.assertEqual([], list(tool.faults_in(HOUSE, tool.read_rules(HOUSE))))

    def test_there_are_many_in_every_layer(self):
        mutations = tool.read_rules(HOUSE)
        self.assertGreaterEqual(len(mutations), LEAST)
        for layer in LAYERS:
            of_layer = [m for m in mutations if m.file.startswith(f"src/{layer}/")]
            self.assertGreaterEqual(len(of_layer), 5, layer)


class Check(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="wellmet mutate "))
        self.addCleanup(shutil.rmtree, self.root)
        for folder in ("tools", "tests/mutations", "tests/base", "src/base"):
            (self.root / folder).mkdir(parents=True)
        shutil.copy(HOUSE / "tools/mutate", self.root / "tools")
        (self.root / "src/base/day.cpp").write_text("int day() {\n  return 1;\n}\n", encoding="utf-8")

    def check(self, rules):
        (self.root / "tests/mutations/base.txt").write_text(rules, encoding="utf-8")
        ran = subprocess.run([sys.executable, self.root / "tools/mutate", "--check"], capture_output=True, text=True,
                             check=False)
        return ran.returncode, ran.stderr

    def refuses(self, rules, what):
        code, said = self.check(rules)
        self.assertEqual(1, code, rules)
        self.assertIn(what, said)

    def test_a_mistake_that_fits_passes(self):
        self.assertEqual((0, ""), self.check(RULE))

    def test_lines_that_are_not_there_any_more_are_told_with_their_place(self):
        self.refuses(RULE.replace("return 1", "return 7"),
                     "tests/mutations/base.txt:1: the lines of day-late are in src/base/day.cpp 0 times, not once")

    def test_lines_that_are_there_twice_are_refused(self):
        path = self.root / "src/base/day.cpp"
        path.write_text(2 * path.read_text(encoding="utf-8"), encoding="utf-8")
        self.refuses(RULE, "2 times")

    def test_what_is_no_rule_is_refused(self):
        self.refuses(RULE.replace("+  return 2", "+  return 1"), "changes nothing")
        self.refuses(RULE.replace("day.cpp", "night.cpp"), "there is no file src/base/night.cpp")
        self.refuses(RULE.replace("by base", "by moon"), "folders of tests/")
        self.refuses(RULE.replace("A day is late.\n", ""), "needs a sentence")
        self.refuses(RULE + "\n" + RULE, "2 mistakes are called day-late")
        self.refuses(RULE + "where it hurts\n", "is none that a rule has")

    def test_the_text_gets_the_mistake_and_nothing_else(self):
        (self.root / "tests/mutations/base.txt").write_text(RULE, encoding="utf-8")
        mutation, = tool.read_rules(self.root)
        self.assertEqual("int day() {\n  return 2;\n}\n", mutation.mutated("int day() {\n  return 1;\n}\n"))


class Verdict(unittest.TestCase):
    def report(self, noticed, survived, faults=()):
        tried = [(tool.Mutation(f"m{i}", "base", "x:1"), "" if i < survived else "base: a test")
                 for i in range(noticed + survived)]
        said = tempfile.TemporaryFile("w+")
        self.addCleanup(said.close)
        kept, sys.stdout = sys.stdout, said
        try:
            return tool.report(tried, list(faults))
        finally:
            sys.stdout = kept

    def test_one_in_twenty_may_survive_and_none_may_fail_to_be_tried(self):
        self.assertEqual(0, self.report(19, 1))
        self.assertEqual(1, self.report(18, 2))
        self.assertEqual(1, self.report(19, 0, ["does not compile"]))


if __name__ == "__main__":
    unittest.main()
