"""What the stress programs share: a notebook in a folder of its own, the program as a process, the
server as a process, and a count of rounds that each program takes.

Every program here is called so:  PROGRAM.py --program build/release/wellmet [--count N] [--seed S]
It prints its seed, a line for each thing that went wrong, and at the end 'N passed, M failed'. Exit
code 0: nothing failed; 1: something did; 77: this machine lacks what the program needs.
"""
import argparse
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

SKIPPED = 77


class Tally:
    """Counts what held and what did not, and says the latter at once."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}", flush=True)
        return bool(holds)


class Notebook:
    """A store in a folder of its own, and the command line on it."""

    def __init__(self, program, folder):
        self.program = str(Path(program).resolve())
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store = self.folder / "wellmet.db"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def command(self, *words, store=None):
        return [self.program, "--store", str(store or self.store), *map(str, words)]

    def run(self, *words, store=None, text="", environment=None, timeout=120):
        """A command to its end. The result has returncode, stdout and stderr as text."""
        return subprocess.run(
            self.command(*words, store=store), input=text, capture_output=True, text=True,
            env=self.environment | (environment or {}), cwd=self.folder, timeout=timeout,
            errors="replace")

    def start(self, *words):
        return subprocess.Popen(
            self.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.environment, cwd=self.folder)

    def must(self, *words, **more):
        done = self.run(*words, **more)
        if done.returncode != 0:
            raise RuntimeError(f"wellmet {' '.join(map(str, words))}: exit {done.returncode}\n"
                               f"{done.stdout}{done.stderr}")
        return done.stdout

    def notes(self, store=None):
        """The notes of all interactions: what was logged and is still there."""
        listed = self.must("interaction", "list", "--limit", 1_000_000, "--json", store=store)
        return [entry["note"] for entry in json.loads(listed)]

    def people(self, store=None):
        listed = self.must("person", "list", "--limit", 1_000_000, "--json", store=store)
        return [entry["name"] for entry in json.loads(listed)]

    def is_well(self, store=None):
        return self.run("doctor", store=store).returncode == 0


class Server:
    """`wellmet serve` on a notebook, with a browser's session signed in by the printed link."""

    def __init__(self, notebook, *words, environment=None):
        self.notebook = notebook
        self.log = open(notebook.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            notebook.command("serve", "--quiet", "--listen", "127.0.0.1:0", *words),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log,
            env=notebook.environment | (environment or {}), cwd=notebook.folder)
        try:
            self.sign_in()
        except BaseException:
            self.end(signal.SIGKILL)
            raise

    def sign_in(self):
        said = ""
        while "/begin/" not in said:
            line = self.process.stdout.readline().decode()
            if not line:
                raise RuntimeError(f"the server did not start: {said}")
            said += line
        link = urllib.parse.urlsplit(re.search(r"https?://\S+", said).group())
        self.host = link.netloc
        self.port = link.port
        self.cookies = {}
        self.request("GET", link.path)
        page = self.request("GET", "/settings")[1]
        form = re.search(r'name="form" value="([^"]*)"', page)
        if form is None:
            raise RuntimeError(f"the printed link did not sign in: {page}")
        self.token = form.group(1)

    def request(self, method, path, body=None, headers=None, timeout=60):
        """(status, body as text, headers); an answer that never came raises OSError."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            sent = {"Host": self.host, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
            connection.request(method, path, body, sent | (headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, answer.headers

    def post(self, path, timeout=60, **fields):
        body = urllib.parse.urlencode({"form": self.token, **fields})
        return self.request("POST", path, body,
                            {"Content-Type": "application/x-www-form-urlencoded"}, timeout)

    def logs(self, line, timeout=60):
        """Whether the server acknowledged the line."""
        try:
            return self.post("/log/save", line=line, timeout=timeout)[0] == 303
        except OSError:
            return False

    def alive(self):
        return self.process.poll() is None

    def end(self, with_signal=signal.SIGTERM):
        if self.alive():
            self.process.send_signal(with_signal)
        self.process.wait(60)
        self.process.stdout.close()
        self.log.close()


@contextlib.contextmanager
def serving(notebook, *words, **more):
    server = Server(notebook, *words, **more)
    try:
        yield server
    finally:
        server.end(signal.SIGKILL)


def cards(names, domain="example.org"):
    """A vCard file of these people."""
    lines = []
    for number, name in enumerate(names):
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"UID:urn:{domain}:{name}", f"FN:{name}",
                  f"N:{name};;;;", f"EMAIL:{number}.{name.replace(' ', '.').lower()}@{domain}",
                  "END:VCARD"]
    return "\r\n".join(lines) + "\r\n"


def kill_after(process, seconds):
    """Kills the process when it still runs after so many seconds; (killed, stdout, stderr)."""
    try:
        out, err = process.communicate(timeout=seconds)
        return False, out.decode(errors="replace"), err.decode(errors="replace")
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        return True, out.decode(errors="replace"), err.decode(errors="replace")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


@contextlib.contextmanager
def mounted(*words, at):
    """A file system of ours, for as long as the block runs. Needs the rights of an administrator."""
    at.mkdir(parents=True, exist_ok=True)
    if shutil.which("mount") is None or os.geteuid() != 0:
        skip("mounting a file system needs the administrator's rights")
    done = subprocess.run(["mount", *map(str, words), str(at)], capture_output=True, text=True)
    if done.returncode != 0:
        skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield at
    finally:
        unmount(at)


def unmount(at):
    """A program that was just killed may hold it for a moment; what holds it longer lets go later."""
    for _ in range(50):
        if subprocess.run(["umount", str(at)], capture_output=True).returncode == 0:
            return
        time.sleep(0.1)
    subprocess.run(["umount", "-l", str(at)])
    print(f"{at} was in use, and is unmounted when it no longer is", flush=True)


def main(rounds, usual_count):
    """Runs rounds(program, folder, count, random, tally) with what the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=usual_count)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    given = parser.parse_args()
    # Ends as an exit does, so that servers, mounts and folders go on the way out.
    for which in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(which, lambda number, frame: sys.exit(128 + number))
    name = Path(sys.argv[0]).stem
    print(f"{name}: --count {given.count} --seed {given.seed}", flush=True)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix=f"wellmet-{name}-") as folder:
        rounds(given.program, Path(folder), given.count, random.Random(given.seed), tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)
