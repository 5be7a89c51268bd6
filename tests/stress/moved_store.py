"""The store's file is moved, deleted, replaced or restored beside an open server. Acknowledged means:
it is in the file that the next start opens. Whatever is answered otherwise is an error."""
import shutil

import harness


def move(book, aside):
    book.store.rename(aside)


def delete(book, aside):
    book.store.unlink()


def delete_all(book, aside):
    for path in book.folder.glob("wellmet.db*"):
        if path.is_file():
            path.unlink()


def replace_by_older(book, aside):
    shutil.copy(book.folder / "older.db", book.folder / "older-again.db")
    (book.folder / "older-again.db").rename(book.store)


def write_over_by_older(book, aside):
    shutil.copy(book.folder / "older.db", book.store)


def restore(book, aside):
    """Is refused while the server has the store open, and so takes nothing away."""
    done = book.run("restore", book.folder / "older.db", "--yes")
    return done.returncode == 1 or f"restore beside a server: {done.returncode} {done.stdout}"


def move_and_use(book, aside):
    book.store.rename(aside)
    book.run("person", "add", "Maya Chen")


def export_over(book, aside):
    book.run("export", book.store, "--format", "wellmet", "--force")


def move_folder(book, aside):
    book.folder.rename(book.folder.with_name("elsewhere"))
    book.folder.mkdir()


WAYS = [move, delete, delete_all, replace_by_older, write_over_by_older, restore, move_and_use,
        export_over, move_folder]
LOSES_WHAT_WAS = {move, delete, delete_all, replace_by_older, write_over_by_older, move_and_use,
                  move_folder}


def one(program, folder, way, writes_before, tally):
    book = harness.Notebook(program, folder)
    book.must("person", "add", "Maya Chen")
    book.must("backup", "older.db")
    acknowledged = []
    with harness.serving(book) as server:
        def logs(token):
            saved = server.logs(f"coffee with @Maya Chen today: {token}", timeout=30)
            if saved:
                acknowledged.append(token)
            return saved
        for number in range(writes_before):
            tally.check(logs(f"before{number}."), f"before{number} is saved while nothing is moved")
        server.request("GET", "/people")
        went = way(book, book.folder / "aside.db")
        tally.check(went in (None, True), f"{way.__name__}: {went}")
        if way in LOSES_WHAT_WAS:
            acknowledged.clear()  # that was its owner's own doing
        for number in range(4):
            logs(f"after{number}.")
            server.request("GET", "/people")
        tally.check(server.alive(), f"{way.__name__}: the server ended")
    said = book.run("interaction", "list", "--json", "--limit", 1000)
    notes = said.stdout
    for token in acknowledged:
        tally.check(token in notes, f"{way.__name__} after {writes_before} writes: "
                                    f"{token} was acknowledged and is not there")
    # A store that is gone is not made again by looking for it.
    tally.check(way is write_over_by_older or not book.store.exists() or book.is_well(),
                f"{way.__name__} after {writes_before} writes: the store is not well: "
                f"{book.run('doctor').stdout}")


def rounds(program, folder, count, random, tally):
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        one(program, folder / f"round{number}", way, random.choice([0, 0, 1, 5]), tally)


if __name__ == "__main__":
    harness.main(rounds, usual_count=len(WAYS))
