#!/usr/bin/env python3
"""Commands of wellmet on PostgreSQL next to the same on SQLite, as ratios.

    postgresql.py PROGRAM FOLDER ADDRESS SERVER_PID

Two costs, taken in turns so that a busy machine moves both: CPU seconds, the command's and on PostgreSQL
the server's for it; and the time that somebody waits. A command makes a connection of its own; what
libpq and the server need for one alone, without any of ours, is measured too: the ratio of a small
command is of CPU without it, and said with it. That of an import is of the time it takes.
"""
import os, subprocess, sys, tempfile, time, typing

PROGRAM, FOLDER, ADDRESS, SERVER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], sys.argv[4]
ENV = dict(os.environ, WELLMET_TODAY="2026-11-22", NO_COLOR="1")
ROUNDS = 20
PEOPLE, INTERACTIONS = 2_000, 20_000
COMMANDS = (("today",), ("person", "list", "--limit", "25"), ("search", "Maya"), ("person", "show", "5"),
            ("note", "add", "5", "asked about the flat"), ("log", 'coffee with @"Dagny Unique" today'))
TICK = os.sysconf("SC_CLK_TCK")

CONNECT = """
import ctypes, sys, time
began = time.process_time()
pq = ctypes.CDLL("libpq.so.5")
pq.PQconnectdb.restype = ctypes.c_void_p
connection = ctypes.c_void_p(pq.PQconnectdb(sys.argv[1].encode()))
if pq.PQstatus(connection) != 0: sys.exit("no connection")
pq.PQfinish(connection)
print(time.process_time() - began)
"""


def server_seconds():
    """Of all that the server's processes used that have ended."""
    with open(f"/proc/{SERVER}/stat", encoding="utf-8") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / TICK


def settled_server_seconds():
    """When the processes of the connections that were closed have ended."""
    time.sleep(0.2)
    return server_seconds()


class Cost(typing.NamedTuple):
    """Seconds: of CPU, and that somebody waits."""
    cpu: float = 0.0
    wall: float = 0.0

    def __add__(self, other):
        return Cost(self.cpu + other.cpu, self.wall + other.wall)


def run(store, *words):
    """What the command alone costs."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen([PROGRAM, "--store", store, *words], env=ENV, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
        status, used = os.wait4(process.pid, 0)[1:]
        waited = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        if process.returncode != 0:
            sys.exit(f"{words}: exit {process.returncode}: {out.read().decode()[:300]}")
    return Cost(used.ru_utime + used.ru_stime, waited)


def database(name):
    subprocess.run(["psql", "-qX", ADDRESS + "postgres", "-c", f"create database {name}"], check=True)
    return ADDRESS + name


def of_a_connection(address):
    began = settled_server_seconds()
    mine = sum(float(subprocess.run([sys.executable, "-c", CONNECT, address], check=True, stdout=subprocess.PIPE).stdout)
               for _ in range(ROUNDS))
    return (mine + settled_server_seconds() - began) / ROUNDS


def say(name, ratio, must, rest):
    print(f"{name:52} ratio {ratio:8.4f}  must {must:<10} {rest}", flush=True)


def in_turns(lite, server, words, rounds):
    """What the command costs on each, the server's share included."""
    theirs, mine = Cost(), Cost()
    began = settled_server_seconds()
    for _ in range(rounds):
        theirs += run(lite, *words)
        mine += run(server, *words)
    mine += Cost(cpu=settled_server_seconds() - began)
    return [Cost(cost.cpu / rounds, cost.wall / rounds) for cost in (theirs, mine)]


def small_commands(lite, server):
    connection = of_a_connection(server)
    print(f"   a connection alone: {connection * 1e3:.1f} ms CPU", flush=True)
    for words in COMMANDS:
        theirs, mine = in_turns(lite, server, words, ROUNDS)
        say(f"16 {' '.join(words[:2])[:24]} on PostgreSQL / SQLite", (mine.cpu - connection) / theirs.cpu, "<= 2",
            f"CPU without the connection; {mine.cpu / theirs.cpu:.1f} with it: {mine.cpu * 1e3:.1f} ms, "
            f"{theirs.cpu * 1e3:.1f} ms; waited {mine.wall / theirs.wall:.1f}: {mine.wall * 1e3:.1f} ms, "
            f"{theirs.wall * 1e3:.1f} ms")


def import_and_undo(cards, count):
    lite, server = os.path.join(FOLDER, "beside-postgresql.db"), database("imported")
    for end in ("", "-wal", "-shm"):
        if os.path.exists(lite + end):
            os.remove(lite + end)
    run(server, "today")  # makes the tables; a file has them in no time
    for words in (("import", cards), ("undo",)):
        theirs, mine = in_turns(lite, server, words, 1)
        say(f"16 {words[0]} of {count} cards on PostgreSQL / SQLite", mine.wall / theirs.wall, "<= 2",
            f"waited {mine.wall:.2f} s, {theirs.wall:.2f} s; CPU {mine.cpu / theirs.cpu:.1f}: {mine.cpu:.2f} s, "
            f"{theirs.cpu:.2f} s")


def made_cards(count):
    """A card each, with what is usual on one."""
    path = os.path.join(FOLDER, f"beside-postgresql-{count}.vcf")
    with open(path, "w", encoding="utf-8", newline="") as f:
        for i in range(count):
            f.write(f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:p{i:07}\r\nFN:Maya Berg{i}\r\nN:Berg{i};Maya;;;\r\n"
                    f"EMAIL;TYPE=HOME:maya.{i}@example.org\r\nTEL;TYPE=CELL:+48{i:09}\r\nORG:Bright garden {i % 50}\r\n"
                    f"TITLE:Designer\r\nADR;TYPE=HOME:;;{i % 200} Long Street;Porto;;{10000 + i};\r\n"
                    f"CATEGORIES:choir,tag{i % 97},tag{i % 31}\r\nNOTE:has a dog, asked about the flat\r\nEND:VCARD\r\n")
    return path


def main():
    os.makedirs(FOLDER, exist_ok=True)
    lite, server = os.path.join(FOLDER, "two-thousand.db"), database("two_thousand")
    made = ("bench-data", "--people", str(PEOPLE), "--interactions", str(INTERACTIONS))
    for end in ("", "-wal", "-shm"):
        if os.path.exists(lite + end):
            os.remove(lite + end)
    for store in (lite, server):
        run(store, *made)
        run(store, "person", "add", "Dagny Unique")
    subprocess.run(["psql", "-qX", server, "-c", "analyze"], check=True)  # as the server itself does within minutes
    small_commands(lite, server)
    count = 5_000
    import_and_undo(made_cards(count), count)


main()
