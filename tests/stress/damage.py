"""Damaged stores: bytes are changed, pages emptied and ends cut off at random. No command crashes or
hangs; what doctor calls well is what was written; and where it is not well, doctor says so."""
import shutil

import harness

PAGE = 4096
PEOPLE = 40


def flip_a_bit(data, random):
    at = random.randrange(len(data))
    data[at] ^= 1 << random.randrange(8)


def change_bytes(data, random):
    at = random.randrange(len(data))
    data[at:at + 8] = random.randbytes(len(data[at:at + 8]))


def empty_a_page(data, random):
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at:at + PAGE] = bytes(PAGE)


def garble_a_page(data, random):
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at:at + PAGE] = random.randbytes(PAGE)


def cut_the_end(data, random):
    del data[random.randrange(len(data)):]


DAMAGES = [flip_a_bit, change_bytes, empty_a_page, garble_a_page, cut_the_end]
COMMANDS = [("doctor",), ("person", "list"), ("search", "pottery"), ("today",), ("history",),
            ("export", "out.wellmet", "--format", "wellmet", "--force"),
            ("backup", "out.db"), ("doctor", "--repair")]


def content(book, store):
    """Everything that a user would miss."""
    cards = book.run("export", "-", "--format", "vcard", store=store)
    notes = book.run("interaction", "list", "--json", "--limit", 100_000, store=store)
    return cards.returncode, cards.stdout, notes.returncode, notes.stdout


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    names = [f"Person{i} Ferrari" for i in range(PEOPLE)]
    (folder / "people.vcf").write_text(harness.cards(names))
    book.must("import", "people.vcf")
    for name in names[:15]:
        book.must("log", f"coffee with @{name} today: pottery and a long story of {name} #pottery")
    book.must("backup", "whole.db")
    whole = bytes((folder / "whole.db").read_bytes())
    written = content(book, folder / "whole.db")
    tally.check(written[0] == 0 and written[2] == 0, "the whole store can be read")
    for number in range(count):
        data = bytearray(whole)
        damage = DAMAGES[number % len(DAMAGES)]
        damage(data, random)
        store = folder / "damaged.db"
        for old in folder.glob("damaged.db*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for old in list(folder.glob("out.*")):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        store.write_bytes(data)
        called_well = book.run("doctor", store=store).returncode == 0
        if called_well and bytes(data) != whole:
            tally.check(content(book, store) == written,
                        f"{damage.__name__} {number}: called well, and it is not what was written")
        for words in COMMANDS:
            done = book.run(*words, store=store, timeout=120)
            # 0 done, 1 refused; a crash is a signal, a sanitizer's or another fault any other number.
            tally.check(done.returncode in (0, 1),
                        f"{damage.__name__} {number}: {' '.join(words)} ended with "
                        f"{done.returncode}: {done.stderr[-2000:]}")


if __name__ == "__main__":
    harness.main(rounds, usual_count=10)
