"""Words that want to be something else: markup, script, SQL, escapes of a terminal. They are put into
every field by import, by the command line and by forms; every page and every command must show them
as words and as nothing else."""
import html.parser
import json
import urllib.parse

import harness

MARK = "wmx"
PAYLOADS = [
    f"<{MARK} a=b>", f"\"><{MARK}>", f"'><{MARK}>", f"</script><{MARK}>", f"</title><{MARK}>",
    f"</textarea><{MARK}>", f"<!--<{MARK}>-->", f"\" {MARK}=\"1", f"' {MARK}='1", f"` {MARK}=`1",
    f"x {MARK}=1 onmouseover={MARK}()", f"javascript:{MARK}()", f"<svg/onload={MARK}()>",
    f"<img src=x onerror={MARK}()>", f"&lt;{MARK}&gt;", f"&#60;{MARK}&#62;", f"{{{{{MARK}}}}}",
    f"${{{MARK}}}", f"'); drop table people; --{MARK}", f"\\'; {MARK}", f"\x1b]8;;{MARK}\x07",
    f"\x1b[2J{MARK}", f"\u202e{MARK}", f"\x9b31m{MARK}", f"\u2028{MARK}", f"=cmd|'{MARK}'!A1",
    f"%0d%0aSet-Cookie:{MARK}=1", f"../../{MARK}", f"\xff\xfe{MARK}", f"]]>{MARK}", f"<a href=//{MARK}>",
]
PAGES = ["/", "/people", "/people/{id}", "/people/{id}/story", "/people/{id}/brief",
         "/people/{id}/debrief", "/brief", "/questions",
         "/people/{id}/edit", "/people/{id}/interests", "/people/trash", "/people/new?name={q}",
         "/search?q={q}", "/log?line={q}", "/follow-ups", "/reconnect", "/history", "/duplicates",
         "/settings", "/more", "/sign-in?next={q}", "/{q}", "/people?filter={q}"]


class Marks(html.parser.HTMLParser):
    """Finds elements and attributes that a payload made."""

    def __init__(self):
        super().__init__()
        self.made = []

    def handle_starttag(self, tag, attributes):
        if MARK in tag:
            self.made.append(f"<{tag}>")
        for name, value in attributes:
            active = name.startswith("on") or (name in ("href", "src", "action", "formaction") and
                                               (value or "").lower().lstrip().startswith("javascript:"))
            if MARK in name or (active and MARK in (value or "")):
                self.made.append(f"{tag} {name}={value}")


def check_page(server, path, payload, tally):
    status, text, headers = server.request("GET", path)
    marks = Marks()
    if "html" in (headers.get("Content-Type") or ""):
        marks.feed(text)
    tally.check(status < 500, f"{path}: {status}")
    tally.check(not marks.made, f"{path} with {payload!r} made {marks.made}")
    tally.check(not any(MARK in name.lower() for name in headers), f"{path}: a header was made")


def check_terminal(book, words, tally):
    done = book.run(*words)
    out = done.stdout + done.stderr
    odd = sorted({f"U+{ord(c):04X}" for c in out
                  if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e"})
    tally.check(not odd, f"wellmet {' '.join(words)} printed {odd}")
    tally.check(done.returncode in (0, 1, 2), f"wellmet {' '.join(words)}: {done.returncode}")


def plant(book, server, payload, number, tally):
    """The payload in every field that takes words; the person's number."""
    name = f"P{number} {payload}"
    server.post("/people/new", name=name, met=payload)
    listed = book.run("person", "list", "--json", "--limit", 100_000)
    people = [person["id"] for person in json.loads(listed.stdout)
              if person["name"].startswith(f"P{number} ")]
    if not people:
        return None
    person = str(people[0])
    for words in (["note", "add", person, payload], ["fact", "add", person, payload],
                  ["interest", "add", person, payload], ["question", "add", person, payload],
                  ["followup", "add", person, payload], ["job", "add", person, payload],
                  ["log", f"coffee with @{person} at {payload}: {payload}"],
                  ["me", "set", "--name", payload]):
        done = book.run(*words)
        tally.check(done.returncode in (0, 1), f"wellmet {words}: {done.returncode} {done.stderr}")
    status = server.post(f"/people/{person}/notes", text=payload, kind="note")[0]
    tally.check(status in (303, 422), f"a note on the web: {status}")
    return person


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    with harness.serving(book) as server:
        for number, payload in enumerate(random.sample(PAYLOADS, min(count, len(PAYLOADS)))):
            person = plant(book, server, payload, number, tally)
            for path in PAGES:
                check_page(server, path.format(id=person or 1, q=urllib.parse.quote(payload)), payload,
                           tally)
            for words in (["person", "list"], ["today"], ["history"], ["followup", "list"],
                          ["search", payload], ["interest", "list"], ["interaction", "list"],
                          ["person", "show", person or payload], ["undo"]):
                check_terminal(book, words, tally)
        tally.check(server.alive(), "the server ended")
    tally.check(book.is_well(), "the store is well afterwards")


if __name__ == "__main__":
    harness.main(rounds, usual_count=6)
