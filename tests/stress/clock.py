"""A clock that jumps, forth and back by seconds up to years, and between jumps goes on or stands still:
what is new and what is old is told by the order of what was done. The newest change is the one that
undo takes, the backup just made is kept, who is signed in stays so, and who offered wrong passwords
waits seconds, however the clock is set."""
import glob
import json
import os
import subprocess
import time

import harness

PASSWORD = "correct horse battery"
LONGEST_WAIT = 20  # seconds until one more password may be tried
JUMPS = [0, 0, 1, -1, 3600, -3600, 86_400, -86_400 * 40, 86_400 * 400, -86_400 * 365 * 5, 86_400 * 365 * 3]


class Clock:
    """The time that the program is told (by libfaketime), in a file that may change while it runs."""

    def __init__(self, folder, program):
        # Debian keeps it in a folder of the machine's kind.
        libraries = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not libraries:
            harness.skip("there is no libfaketime")
        self.file = folder / "time"
        self.now = int(time.time())
        self.set("")
        # A sanitizer wants to be loaded first.
        linked = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
        before = [line.split("=>")[1].split()[0] for line in linked.splitlines() if "libasan" in line]
        self.environment = {
            "LD_PRELOAD": " ".join(before + libraries[:1]), "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def set(self, how):
        """With "@" the clock goes on from there in each program that is started, else it stands."""
        waiting = self.file.with_suffix(".new")
        waiting.write_text(how + time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(self.now)))
        os.replace(waiting, self.file)

    def jump(self, random, most=max(map(abs, JUMPS))):
        jump = random.choice([jump for jump in JUMPS if abs(jump) <= most])
        self.now = max(946_684_800, min(self.now + jump, 2_500_000_000))
        self.set(random.choice(["", "@"]))


def dated(folder):
    """The backups of a folder, whatever their shape, without what lies beside them."""
    return {path.name for path in folder.glob("wellmet-*") if not path.name.endswith("photos")}


def check_backups(book, clock, random, tally):
    """Each backup is kept when it is made, and of the older ones the newest made."""
    folder = book.folder / "backups"
    made = []
    for _ in range(6):
        clock.jump(random)
        before = dated(folder) if folder.exists() else set()
        done = book.run("backup", "backups", "--keep", "3", environment=clock.environment)
        if not tally.check(done.returncode == 0, f"backup: {done.stdout}{done.stderr}"):
            return
        new = dated(folder) - before
        tally.check(len(new) == 1, f"one new backup is there: {new}")
        made += list(new)
        kept = dated(folder)
        tally.check(set(made[-3:]) <= kept, f"the newest are kept: made {made}, there {sorted(kept)}")
    tally.check(len(dated(folder)) <= 3, f"older ones go: {sorted(dated(folder))}")
    for name in dated(folder):
        (folder / name).unlink() if (folder / name).is_file() else None


def check_history(book, clock, random, tally, number):
    """Undo takes what was done last, whatever the clock said then."""
    texts = [f"note{number}x{i}." for i in range(4)]
    for text in texts:
        clock.jump(random)
        book.must("note", "add", "Maya Chen", text, environment=clock.environment)
    listed = json.loads(book.must("history", "--json", "--limit", 4, environment=clock.environment))
    ids = [change["id"] for change in listed]
    tally.check(ids == sorted(ids, reverse=True), f"history is in the order of changes: {ids}")
    clock.jump(random)
    book.must("undo", environment=clock.environment)
    there = book.must("note", "list", "Maya Chen", environment=clock.environment)
    tally.check(texts[3] not in there and texts[2] in there, f"undo took something else: {there}")


def check_guessing(server, clock, random, tally):
    """Wrong passwords are soon sent away, for seconds, and no jump of the clock changes that."""
    def offer():
        status, _, headers = server.request(
            "POST", "/sign-in", "name=me&password=wrong",
            {"Content-Type": "application/x-www-form-urlencoded", "Cookie": ""})
        return status, int(headers.get("Retry-After") or 0)
    for _ in range(20):
        status, wait = offer()
        if not tally.check(status in (403, 429), f"a wrong password: {status}") or status == 429:
            break
    tally.check(status == 429, f"20 wrong passwords, and the next is taken: {status}")
    for _ in range(3):
        clock.jump(random)
        status, wait = offer()
        tally.check(status in (403, 429), f"a wrong password after a jump: {status}")
        tally.check(status != 429 or 1 <= wait <= LONGEST_WAIT, f"to wait after a jump: {wait} s")
        tally.check(sum(offer()[0] == 403 for _ in range(4)) <= 1, "a jump gave more tries")


def check_server(book, clock, random, tally):
    """A server goes on whatever the clock does."""
    with harness.serving(book, environment=clock.environment) as server:
        for number in range(4):
            # By days at most: after 90 without a visit a session has ended, and rightly.
            clock.jump(random, most=86_400)
            tally.check(server.request("GET", "/people")[0] == 200, "signed in and sent away")
            tally.check(server.logs(f"coffee with @Maya Chen today: jump{number}."), "a line is saved")
        check_guessing(server, clock, random, tally)
        tally.check(server.alive(), "the server ended")


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    clock = Clock(folder, book.program)
    book.must("person", "add", "Maya Chen", environment=clock.environment)
    book.must("account", "password", "me", text=f"{PASSWORD}\n{PASSWORD}\n")
    for number in range(count):
        check_backups(book, clock, random, tally)
        check_history(book, clock, random, tally, number)
        check_server(book, clock, random, tally)
        clock.now = int(time.time())
    tally.check(book.is_well(), "the store is well afterwards")


if __name__ == "__main__":
    harness.main(rounds, usual_count=1)
