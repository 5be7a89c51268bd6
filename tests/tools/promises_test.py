"""docs/reliability.md promises nothing that no test holds: each file that it names exists, and so does
each test case that it quotes."""
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "docs" / "reliability.md"


class Promises(unittest.TestCase):
    def rows(self):
        for line in PAPER.read_text().splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("| ") and cells[0] != "promise":
                yield cells

    def test_each_promise_names_tests_that_exist(self):
        seen = 0
        for promise, held_by in self.rows():
            for holder in held_by.split("; "):
                name, _, case = holder.partition(' "')
                file = ROOT / name
                self.assertTrue(file.is_file(), f"{promise}: there is no {name}")
                if case:
                    text = re.sub(r'"\s*\n\s*"', "", file.read_text())
                    self.assertTrue(case.rstrip('"') in text, f"{promise}: {name} has no test {case}")
                seen += 1
        self.assertGreater(seen, 40)


if __name__ == "__main__":
    unittest.main()
