"""What bench/musts.py says of the figures that benchmarks print."""

import subprocess
import sys
import unittest
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


def said(*lines):
    ran = subprocess.run([sys.executable, HOUSE / "bench/musts.py"], input="\n".join(lines) + "\n",
                         capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout.splitlines()


class Musts(unittest.TestCase):
    def test_each_that_falls_short_is_named_with_its_figure(self):
        self.assertEqual(said(
            "== commands",
            "1  today / task next                                 ratio   0.1023  must <= 0.15    ours 0.010 s, peer 0.100 s",
            "3  import 10 000 cards / vobject parse               ratio   0.6200  must <= 0.5     ours 6.2 s, peer 10.0 s",
            "6  log one line, durable, over the floor                12.31 ms     must <= 10 ms",
            "EVCard / vcard_parse                     ratio      9.8  must >= 10   50 MB/s (aim 100), 1 cards, 1.0 MB",
            "9  Today / People, both made anew, CPU                     ratio     2.990  must < 3       1 us, People 3 us",
            "14 memory after use, 100k people, 1M notes                 RSS       301 MB must <= 300 MB (anonymous 1 MB)",
        ), (1, ["4 of 6 musts fall short:",
                "  3 import 10 000 cards / vobject parse: 0.6200, must <= 0.5",
                "  6 log one line, durable, over the floor: 12.31, must <= 10",
                "  EVCard / vcard_parse: 9.8, must >= 10",
                "  14 memory after use, 100k people, 1M notes: 301, must <= 300"]))

    def test_a_figure_at_its_bound_keeps_it_unless_the_bound_is_left_out(self):
        line = "15 growth of today, 100k / 10k people                ratio   1.5000  must {} 1.5"
        self.assertEqual(said(line.format("<=")), (0, ["All 1 musts are kept."]))
        self.assertEqual(said(line.format("<"))[0], 1)

    def test_what_has_no_must_is_passed_over(self):
        self.assertEqual(said("nginx 20 KB, wall    ratio   0.100  must -   5/s, peer 6/s", "making 10k.db"),
                         (0, ["No must was measured."]))


if __name__ == "__main__":
    unittest.main()
