"""Kills at random moments, on each way to write: what was acknowledged is there afterwards, nothing
is half-done, nothing is left lying about, and the store is well."""
import time

import harness

IMPORTED = 60


class Written:
    """What the store must hold."""

    def __init__(self, book):
        self.book = book
        self.tokens = set()   # logged and acknowledged
        self.perhaps = set()  # logged, the answer cut off
        self.number = 0

    def token(self):
        self.number += 1
        return f"token{self.number:05}."


def log(book, written, random):
    token = written.token()

    def acknowledged(killed):
        (written.perhaps if killed else written.tokens).add(token)
    return ["log", f"coffee with @Maya Chen today: {token}"], acknowledged


def import_file(book, written, random):
    number = written.number = written.number + 1
    names = [f"Guest{number}x{i} Ferrari" for i in range(IMPORTED)]
    (book.folder / "guests.vcf").write_text(harness.cards(names))

    def acknowledged(killed):
        there = sum(name in set(book.people()) for name in names)
        whole = there in ((0, IMPORTED) if killed else (IMPORTED,))
        return whole, f"an import of {IMPORTED} left {there}"
    return ["import", "guests.vcf"], acknowledged


def undo_and_redo(book, written, random):
    book.must("note", "add", "Maya Chen", f"note {written.token()}")

    def acknowledged(killed):
        return None
    return ["undo"], acknowledged


def back_up(book, written, random):
    def acknowledged(killed):
        for copy in (book.folder / "backups").glob("*.db"):
            if not book.is_well(copy):
                return False, f"{copy.name} is not whole"
        return None
    return ["backup", "backups", "--keep", "3"], acknowledged


def export(book, written, random):
    target = book.folder / "all.wellmet"
    before = target.read_bytes() if target.exists() else None

    def acknowledged(killed):
        if killed and (target.read_bytes() if target.exists() else None) == before:
            return None
        fresh = book.folder / "fresh.db"
        brought = book.run("import", "all.wellmet", store=fresh)
        for left in book.folder.glob("fresh.db*"):
            left.unlink() if left.is_file() else None
        return brought.returncode == 0, f"the export can’t be read back: {brought.stderr}"
    return ["export", "all.wellmet", "--format", "wellmet", "--force"], acknowledged


def restore(book, written, random):
    copy = book.folder / "before-restore.db"
    for old in book.folder.glob("before-restore.db*"):
        old.unlink() if old.is_file() else None
    book.must("backup", copy)
    return ["restore", copy, "--yes"], lambda killed: None


def repair(book, written, random):
    return ["doctor", "--repair"], lambda killed: None


WAYS = [log, log, log, import_file, undo_and_redo, back_up, export, restore, repair]


def check_after(book, written, tally, way):
    there = set(book.notes())
    lost = {token for token in written.tokens if not any(token in note for note in there)}
    tally.check(not lost, f"after {way}: acknowledged and lost: {sorted(lost)}")
    strangers = [note for note in there
                 if not any(token in note for token in written.tokens | written.perhaps)]
    tally.check(not strangers, f"after {way}: nobody logged {strangers}")
    found = book.run("doctor")
    tally.check(found.returncode == 0, f"after {way}: doctor says {found.stdout}{found.stderr}")


def check_nothing_left(book, tally):
    """A last backup and export see to what the kills left lying about."""
    book.must("backup", "backups", "--keep", "3")
    book.must("export", "all.wellmet", "--format", "wellmet", "--force")
    left = sorted(str(path.relative_to(book.folder)) for path in book.folder.rglob("*")
                  if ".part" in path.name)
    tally.check(not left, f"left lying about: {left}")


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    book.must("person", "add", "Maya Chen")
    written = Written(book)
    usual = {}
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        words, acknowledged = way(book, written, random)
        began = time.monotonic()
        process = book.start(*words)
        # The first time through tells how long this way takes; later ones are cut anywhere in that.
        limit = random.uniform(0, usual[way]) if way in usual else 60
        killed, out, err = harness.kill_after(process, limit)
        if way not in usual:
            usual[way] = time.monotonic() - began
        if not killed:
            tally.check(process.returncode == 0, f"{way.__name__}: {out}{err}")
        judged = acknowledged(killed)
        if judged:
            tally.check(judged[0], f"{way.__name__}: {judged[1]}")
        check_after(book, written, tally, way.__name__)
    check_nothing_left(book, tally)


if __name__ == "__main__":
    harness.main(rounds, usual_count=18)
