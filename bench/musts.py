#!/usr/bin/env python3
"""Reads what benchmarks printed and says which of their musts fall short.

    musts.py < OUTPUT

A must stands behind its figure: "… ratio   0.4210  must <= 0.5 …", "… 8.30 ms must <= 10 ms …". "-"
is none. Exits with 1 when one falls short, so that a script can go by it.
"""
import operator
import re
import sys

FIGURE = re.compile(r"^(?P<name>.*?)\s{2,}(?:ratio|RSS)?\s*(?P<figure>\d+(?:\.\d+)?)(?:\s*(?:ms|MB))?\s+"
                    r"must (?P<how><=|>=|<|>) (?P<must>\d+(?:\.\d+)?)")
HOW = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}


def musts(lines):
    """(name, figure, must, whether it is kept) of each line that has one."""
    for line in lines:
        if found := FIGURE.match(line):
            kept = HOW[found["how"]](float(found["figure"]), float(found["must"]))
            yield " ".join(found["name"].split()), found["figure"], f"{found['how']} {found['must']}", kept


def main():
    all_of_them = list(musts(sys.stdin))
    short = [one for one in all_of_them if not one[3]]
    if not all_of_them:
        print("No must was measured.")
    elif not short:
        print(f"All {len(all_of_them)} musts are kept.")
    else:
        print(f"{len(short)} of {len(all_of_them)} musts fall short:")
        for name, figure, must, _ in short:
            print(f"  {name}: {figure}, must {must}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
