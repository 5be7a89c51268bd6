"""The papers and the script of the house say what is there."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
VERBS = ["setup", "run", "test", "deep", "mutate", "check", "fmt", "fuzz", "bench", "screenshots", "new-migration"]


class Papers(unittest.TestCase):
    def test_the_map_names_the_folders_that_are_there(self):
        text = (HOUSE / "docs/architecture.md").read_text(encoding="utf-8")
        for top in ("src", "docs", "."):
            named = set(re.findall(rf"^- `{re.escape(top)}/([a-z_]+)/`", text, re.M))
            there = {p.name for p in (HOUSE / top).iterdir()
                     if p.is_dir() and not p.name.startswith(".") and p.name != "build"}
            self.assertEqual(there, named, f"folders of {top}/")

    def test_the_table_of_layers_names_the_folders_of_src(self):
        table = (HOUSE / "tools/layers.txt").read_text(encoding="utf-8")
        named = set(re.findall(r"^([a-z_]+):", table, re.M))
        self.assertEqual({p.name for p in (HOUSE / "src").iterdir() if p.is_dir()}, named)

    def test_links_between_papers_lead_somewhere(self):
        papers = [*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")]
        self.assertGreater(len(papers), 5)
        for paper in papers:
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8")):
                self.assertTrue((paper.parent / link).exists(), f"{paper.name} links to {link}")

    def test_drawings_that_pages_show_are_there(self):
        pages = sorted((HOUSE / "tests/web/pages").glob("*.html"))
        self.assertGreater(len(pages), 5)
        drawn = set(re.findall(r'id="(i-[a-z0-9-]+)"', (HOUSE / "assets/icons.svg").read_text(encoding="utf-8")))
        for page in pages:
            shown = set(re.findall(r"#(i-[a-z0-9-]+)", page.read_text(encoding="utf-8")))
            self.assertEqual(set(), shown - drawn, page.name)

    def test_decisions_are_numbered_and_tell_the_four_things(self):
        papers = sorted((HOUSE / "docs/decisions").glob("*.md"))
        for number, paper in enumerate(papers, start=1):
            self.assertTrue(paper.name.startswith(f"{number:04d}-"), paper.name)
            text = paper.read_text(encoding="utf-8")
            for part in ("Decided", "Why", "What else", "When to look again"):
                self.assertIn(f"\n## {part}\n", text, paper.name)


class Script(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="wellmet script "))
        self.addCleanup(shutil.rmtree, self.root)
        shutil.copy(HOUSE / "dev", self.root)
        (self.root / "tools").mkdir()
        shutil.copy(HOUSE / "tools/postgres.sh", self.root / "tools")
        (self.root / "migrations").mkdir()

    def dev(self, *words):
        return subprocess.run([self.root / "dev", *words], cwd="/", capture_output=True, text=True,
                              check=False)

    def test_alone_it_lists_its_verbs(self):
        ran = self.dev()
        self.assertEqual(0, ran.returncode)
        self.assertEqual(VERBS, re.findall(r"^  ([a-z-]+)", ran.stdout, re.M))

    def test_an_unknown_verb_is_wrong_usage(self):
        ran = self.dev("tset")
        self.assertEqual(2, ran.returncode)
        self.assertIn("usage: ./dev VERB", ran.stderr)

    def test_a_new_migration_takes_the_next_number(self):
        self.assertEqual("migrations/0001_add_pets.sql\n", self.dev("new-migration", "add_pets").stdout)
        (self.root / "migrations/0009_search.sqlite.sql").touch()
        self.assertEqual("migrations/0010_more.sql\n", self.dev("new-migration", "more").stdout)
        self.assertEqual(2, self.dev("new-migration", "Bad Name").returncode)


if __name__ == "__main__":
    unittest.main()
