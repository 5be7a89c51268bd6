"""Cuts of power: the store lies on a file system of its own, whose device is copied in the moment in
which the program has acknowledged something. The copy, repaired by its own log as after a cut, must
hold it. (The device of a loop mount holds what was sent to the disk, and no more.)"""
import shutil
import subprocess

import harness

MEGABYTES = 96


def make_image(path):
    with open(path, "wb") as image:
        image.truncate(MEGABYTES << 20)
    done = subprocess.run(["mkfs.ext4", "-q", "-F", str(path)], capture_output=True, text=True)
    if done.returncode != 0:
        harness.skip("mkfs.ext4 could not make a file system")


def after_cut(program, image, folder, judge):
    """What `judge` says of the notebook on the copy of the device."""
    at = folder / "after"
    # Opening the copy for writing replays the file system's log, as the next start of a machine does.
    with harness.mounted("-o", "loop", image, at=at):
        return judge(harness.Notebook(program, at))


def log_line(book, number):
    book.must("log", f"coffee with @Maya Chen today: token{number}.")
    return lambda later: any(f"token{number}." in note for note in later.notes())


def back_up(book, number):
    name = f"copy{number}.db"
    book.must("backup", name)
    return lambda later: later.is_well(later.folder / name)


def dated_backup(book, number):
    said = book.must("backup", "backups")
    names = {path.name for path in (book.folder / "backups").glob("*.db")}
    return lambda later: names <= {path.name for path in (later.folder / "backups").glob("*.db")}


def export(book, number):
    name = f"people{number}.vcf"
    book.must("export", name, "--format", "vcard")
    size = (book.folder / name).stat().st_size
    return lambda later: (later.folder / name).stat().st_size == size


def restore(book, number):
    copy = book.folder / f"older{number}.db"
    book.must("backup", copy)
    book.must("log", f"coffee with @Maya Chen today: newer{number}.")
    book.must("restore", copy, "--yes")
    return lambda later: not any(f"newer{number}." in note for note in later.notes())


def import_file(book, number):
    names = [f"Guest{number}x{i} Ferrari" for i in range(30)]
    (book.folder / "guests.vcf").write_text(harness.cards(names))
    book.must("import", "guests.vcf")
    return lambda later: set(names) <= set(later.people())


WAYS = [log_line, back_up, export, restore, import_file, dated_backup]


def rounds(program, folder, count, random, tally):
    if shutil.which("mkfs.ext4") is None:
        harness.skip("there is no mkfs.ext4")
    image = folder / "disk"
    make_image(image)
    # The file system may keep back what nobody asked it to write for as long as it can.
    with harness.mounted("-o", "loop,commit=300", image, at=folder / "disk-mounted") as at:
        book = harness.Notebook(program, at)
        book.must("person", "add", "Maya Chen")
        subprocess.run(["sync", "-f", str(at)], check=True)
        for number in range(count):
            way = WAYS[number % len(WAYS)]
            holds = way(book, number)
            copy = folder / "copy"
            subprocess.run(["cp", "--sparse=always", image, copy], check=True)

            def judge(later):
                try:
                    return holds(later) and later.is_well()
                except (OSError, RuntimeError) as error:
                    print(error)
                    return False
            tally.check(after_cut(program, copy, folder, judge),
                        f"{way.__name__} {number} was acknowledged and is not there after a cut")
            copy.unlink()


if __name__ == "__main__":
    harness.main(rounds, usual_count=6)
