"""A disk that is full: whatever writes says so and changes nothing, whatever reads goes on, an export
to another disk saves everything, and with room again everything works, the open server included."""
import errno
import os

import harness


def fill(at, leave_bytes):
    """A file that takes all but so many bytes of the file system."""
    ballast = at / "ballast"
    with open(ballast, "wb", buffering=0) as out:
        try:
            while os.statvfs(at).f_bavail * os.statvfs(at).f_frsize > leave_bytes:
                out.write(b"\0" * 4096)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    return ballast


def check_full(book, server, elsewhere, tokens, number, tally):
    """With the disk full: nothing acknowledged that is not there, and reading goes on."""
    for way in ("cli", "web"):
        token = f"full{number}{way}."
        line = f"coffee with @Maya Chen today: {token} " + "long " * 2000
        if way == "web":
            if server.logs(line):
                tokens.append(token)
        else:
            done = book.run("log", line)
            if done.returncode == 0:
                tokens.append(token)
            else:
                tally.check("full" in done.stderr or "room" in done.stderr,
                            f"a full disk is not said: {done.stderr}")
    tally.check(server.request("GET", "/people")[0] == 200, "the page of people with a full disk")
    tally.check(server.request("GET", "/search?q=Maya")[0] == 200, "searching with a full disk")
    listed = book.run("person", "list")
    tally.check("Maya Chen" in listed.stdout, f"reading with a full disk: {listed.stderr}")
    saved = book.run("export", elsewhere / f"all{number}.wellmet", "--format", "wellmet")
    tally.check(saved.returncode == 0, f"exporting from a full disk: {saved.stderr}")
    copied = book.run("backup", elsewhere / f"copy{number}.db")
    tally.check(copied.returncode == 0, f"backing up from a full disk: {copied.stderr}")


def rounds(program, folder, count, random, tally):
    with harness.mounted("-t", "tmpfs", "-o", "size=12m", "none", at=folder / "small") as at:
        book = harness.Notebook(program, at)
        book.must("person", "add", "Maya Chen")
        tokens = []
        server = harness.Server(book)
        try:
            for number in range(count):
                ballast = fill(at, random.choice([0, 0, 4096, 40_000, 120_000]))
                check_full(book, server, folder, tokens, number, tally)
                ballast.unlink()
                for way, logs in (("web", server.logs),
                                  ("cli", lambda line: book.run("log", line).returncode == 0)):
                    token = f"again{number}{way}."
                    if tally.check(logs(f"coffee with @Maya Chen today: {token}"),
                                   f"{way}: room again, and it does not go on"):
                        tokens.append(token)
        finally:
            server.end()
        notes = book.notes()
        lost = [token for token in tokens if not any(token in note for note in notes)]
        tally.check(not lost, f"acknowledged and lost: {lost}")
        # With nobody at it, and no room for the files beside the store.
        fill(at, 0)
        listed = book.run("person", "list")
        tally.check("Maya Chen" in listed.stdout, f"reading with no room at all: {listed.stderr}")
        (at / "ballast").unlink()
        tally.check(book.is_well(), "the store is well afterwards")


if __name__ == "__main__":
    harness.main(rounds, usual_count=2)
