#!/usr/bin/env python3
"""Commands of wellmet on PostgreSQL next to the same on SQLite, as ratios.

    postgresql.py PROGRAM FOLDER ADDRESS SERVER_PID

Two costs, taken in turns so that a busy machine moves both: CPU seconds, the command's and on PostgreSQL
the server's for it; and the time that somebody waits, the median. A command makes a connection of its
own: a process of the server's, the proof of the password, libpq with its libraries. No program that
ends after each command has it cheaper: `psql -c 'select 1'` is the named peer that shows what one alone
takes, and a must for a small command is what is beyond it (decision 56). That of an import and its
undoing is of the time they take.
"""
import os, statistics, subprocess, sys, tempfile, time, typing

PROGRAM, FOLDER, ADDRESS, SERVER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], sys.argv[4]
ENV = dict(os.environ, WELLMET_TODAY="2026-11-22", NO_COLOR="1")
ROUNDS = 20
PEOPLE, INTERACTIONS = 2_000, 20_000
COMMANDS = (("today",), ("person", "list", "--limit", "25"), ("search", "Maya"), ("person", "show", "5"),
            ("note", "add", "5", "asked about the flat"), ("log", 'coffee with @"Dagny Unique" today'))
TICK = os.sysconf("SC_CLK_TCK")

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
    return run_program([PROGRAM, "--store", store, *words])


def run_program(command):
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, env=ENV, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
        status, used = os.wait4(process.pid, 0)[1:]
        waited = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        if process.returncode != 0:
            sys.exit(f"{command[-3:]}: exit {process.returncode}: {out.read().decode()[:300]}")
    return Cost(used.ru_utime + used.ru_stime, waited)


def database(name):
    subprocess.run(["psql", "-qX", ADDRESS + "postgres", "-c", f"create database {name}"], check=True)
    return ADDRESS + name


def say(name, ratio, must, rest):
    print(f"{name:52} ratio {ratio:8.4f}  must {must:<10} {rest}", flush=True)


def summed_up(costs):
    return Cost(sum(cost.cpu for cost in costs) / len(costs), statistics.median(cost.wall for cost in costs))


def in_turns(lite, server, words, rounds):
    """What the command costs on each, the server's share included, and what psql does that asks nothing."""
    theirs, mine, peer = [], [], []
    server_mine = server_peer = 0
    for _ in range(rounds):
        theirs.append(run(lite, *words))
        began = settled_server_seconds()
        mine.append(run(server, *words))
        between = settled_server_seconds()
        peer.append(run_program(["psql", "-qXAt", server, "-c", "select 1"]))
        server_mine += between - began
        server_peer += settled_server_seconds() - between
    return (summed_up(theirs), summed_up(mine) + Cost(cpu=server_mine / rounds),
            summed_up(peer) + Cost(cpu=server_peer / rounds))


def small_commands(lite, server):
    for words in COMMANDS:
        theirs, mine, peer = in_turns(lite, server, words, ROUNDS)
        name = f"16 {' '.join(words[:2])[:24]} on PostgreSQL"
        say(f"{name} beyond psql / SQLite", (mine.wall - peer.wall) / theirs.wall, "<= 2",
            f"waited {mine.wall * 1e3:.1f} ms, psql {peer.wall * 1e3:.1f} ms, SQLite {theirs.wall * 1e3:.1f} ms")
        say(f"{name}, CPU", (mine.cpu - peer.cpu) / theirs.cpu, "<= 2",
            f"{mine.cpu * 1e3:.1f} ms, psql {peer.cpu * 1e3:.1f} ms, SQLite {theirs.cpu * 1e3:.1f} ms")


def import_and_undo(cards, count):
    lite, server = os.path.join(FOLDER, "beside-postgresql.db"), database("imported")
    for end in ("", "-wal", "-shm"):
        if os.path.exists(lite + end):
            os.remove(lite + end)
    run(server, "today")  # makes the tables; a file has them in no time
    for words in (("import", cards), ("undo",)):
        theirs, mine, _ = in_turns(lite, server, words, 1)
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
