"""A file takes the memory of what is kept of it, however large it is: tables, workbooks and archives
whose rows say the same again and again, by the command line, through a pipe and through the browser.
What the same few people take in a small file is measured first, so that sanitizers, libraries and
the store's own cache do not count."""
import os
import subprocess
import zipfile

import harness

PEOPLE = 300
SMALL_MB, LARGE_MB = 0.1, 16
# What is gone through at once, and beside it of each megabyte of the file at most so much.
AT_ONCE_MB = 12
SHARE_OF_FILE = 0.15
HEADER = ("Name", "Email", "Company", "Date", "Where", "Notes")


def rows(random):
    places = ("the lake", "Café Lento", "Zürich, at the fair", "the choir")
    return [(f"Ada Berg{number}", f"ada.{number}@example.org", f"Garden {number % 7}",
             f"2025-{1 + number % 12:02}-{1 + number % 28:02}", random.choice(places),
             f"asked about flat {number}, " + "and how the children are; " * 6)
            for number in range(PEOPLE)]


def table(path, megabytes, random):
    lines = [",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows(random)]
    most = int(megabytes * 1_000_000)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(",".join(HEADER) + "\r\n")
        f.writelines(lines)
        while f.tell() < most:
            f.writelines(lines)


def workbook(path, megabytes, random):
    """A sheet of so many megabytes of XML."""
    people = [HEADER, *rows(random)]
    texts = sorted({cell for row in people for cell in row})
    place = {text: number for number, text in enumerate(texts)}
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def written(row):
        return "<row>" + "".join(f'<c t="s"><v>{place[cell]}</v></c>' for cell in row) + "</row>"

    body = [written(row) for row in people[1:]]
    repeat = max(1, int(megabytes * 1_000_000 / sum(map(len, body))))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f'<workbook {space} xmlns:r="{link}"><sheets>'
                                            '<sheet name="People" r:id="r1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels",
                         '<Relationships><Relationship Id="r1" Type="worksheet" '
                         'Target="worksheets/sheet1.xml"/></Relationships>')
        archive.writestr("xl/sharedStrings.xml", f"<sst {space}>" +
                         "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {space}><sheetData>{written(HEADER)}".encode())
            for _ in range(repeat):
                sheet.write("".join(body).encode())
            sheet.write(b"</sheetData></worksheet>")


def zipped(path, megabytes, random):
    plain = path.with_suffix(".csv")
    table(plain, megabytes, random)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, "people.csv")
    plain.unlink()


def environment(book):
    """What was freed is not counted: sanitizers keep it for a while."""
    options = book.environment.get("ASAN_OPTIONS", "")
    return book.environment | {"ASAN_OPTIONS": f"{options}:quarantine_size_mb=1".strip(":"),
                               "TMPDIR": str(book.folder)}


def by_command(book, path, piped=False):
    """Megabytes that the import of the file takes at most; nothing when it was refused."""
    with open(path, "rb") as file:
        words = ("import", "-" if piped else path, "--same", "later")
        process = subprocess.Popen(book.command(*words), stdin=file if piped else subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=book.folder,
                                   env=environment(book))
        said = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        print(said, flush=True)
        return None
    return used.ru_maxrss / 1000


def by_browser(book, path):
    with harness.serving(book, environment=environment(book)) as server:
        boundary = "----a-boundary-of-the-test"
        head = (f'--{boundary}\r\nContent-Disposition: form-data; name="form"\r\n\r\n{server.token}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="file"; '
                f'filename="{path.name}"\r\n\r\n').encode()
        body = head + path.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        status, text, headers = server.request("POST", "/import", body, kind, timeout=300)
        if status != 303:
            print(text, flush=True)
            return None
        waiting = headers["Location"]
        seen = server.request("GET", waiting, timeout=300)[0]
        done = server.post(waiting, timeout=300)[0]
        peak = peak_of(server.process.pid)
        return peak if (seen, done) == (200, 303) else None


def peak_of(process):
    with open(f"/proc/{process}/status", encoding="utf-8") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmHWM:")) / 1000


def rounds(program, folder, count, random, tally):
    ways = [("a table", "csv", table, by_command),
            ("a table in the browser", "csv", table, by_browser),
            ("a workbook", "xlsx", workbook, by_command),
            ("a table through a pipe", "csv", table, lambda book, path: by_command(book, path, True)),
            ("an archive in the browser", "zip", zipped, by_browser),
            ("a workbook in the browser", "xlsx", workbook, by_browser)]
    for number in range(count):
        name, ending, make, bring = ways[number % len(ways)]
        large_mb = LARGE_MB * (1 + number // len(ways) % 4)
        taken = []
        for size in (SMALL_MB, large_mb):
            book = harness.Notebook(program, folder / f"{number}-{size}")
            path = book.folder / f"people.{ending}"
            make(path, size, random)
            taken.append(bring(book, path))
            tally.check(len(book.people()) == PEOPLE, f"{name} of {size} MB: everybody is there")
            path.unlink()
            left = [one.name for one in book.folder.glob("wellmet-*")]
            tally.check(not left, f"{name}: these were left: {left}")
        if tally.check(None not in taken, f"{name} of {large_mb} MB was taken"):
            more = taken[1] - taken[0]
            tally.check(more <= AT_ONCE_MB + SHARE_OF_FILE * large_mb,
                        f"{name} of {large_mb} MB took {more:.0f} MB more than a small one")


if __name__ == "__main__":
    harness.main(rounds, usual_count=3)
