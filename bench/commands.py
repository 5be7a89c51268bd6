#!/usr/bin/env python3
"""Whole commands of wellmet next to named peers, in one go, as ratios.

    commands.py PROGRAM FOLDER

Peers are Debian's taskwarrior, khard, abook and python-vobject; a peer that is not installed is
passed over, aloud. Each ratio is the median of five pairs of CPU seconds (user + system), ours next
to the peer's, so that a busy machine moves both. The stores are made once and kept in FOLDER.
"""
import json, os, resource, shutil, statistics, subprocess, sys, time

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PAIRS = 5
SIZES = {"10k": (10_000, 1_000_000), "100k": (100_000, 1_000_000)}
ENV = dict(os.environ, WELLMET_TODAY="2026-11-22", NO_COLOR="1")


def cpu(command, **more):
    """CPU seconds of a finished command, its wall seconds and its output."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command}: exit {done.returncode}: {done.stderr.decode()[:300]}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, time.perf_counter() - began, done.stdout.decode()


def wellmet(store, *words):
    return [PROGRAM, "--store", store, *words]


def ratio(name, must, ours, peer, check=lambda out: out.strip() != ""):
    pairs = []
    for _ in range(PAIRS):
        theirs, mine = cpu(peer)[0], cpu(ours)
        if not check(mine[2]):
            sys.exit(f"{name}: the answer is not the one expected")
        pairs.append((mine[0], theirs))
    value = statistics.median(a / max(b, 1e-4) for a, b in pairs)
    mine, theirs = (statistics.median(x) for x in zip(*pairs))
    print(f"{name:44} ratio {value:8.4f}  must {must:<10} ours {mine:.3f} s, peer {theirs:.3f} s", flush=True)


def store_of(size):
    path = os.path.join(FOLDER, f"{size}.db")
    if not os.path.exists(path):
        people, interactions = SIZES[size]
        print(f"making {path}: {people} people, {interactions} interactions", flush=True)
        part = path + ".part"
        for old in (part, part + "-wal", part + "-shm"):
            if os.path.exists(old):
                os.remove(old)
        cpu(wellmet(part, "bench-data", "--people", str(people), "--interactions", str(interactions)))
        os.rename(part, path)
    return path


def cards_of(store):
    path = os.path.join(FOLDER, "cards.vcf")
    if not os.path.exists(path):
        cpu(wellmet(store, "export", path, "--format", "vcard"))
    return path


def peer_tasks():
    home = os.path.join(FOLDER, "task")
    rc = os.path.join(home, "taskrc")
    if not os.path.exists(rc):
        os.makedirs(home, exist_ok=True)
        with open(rc, "w") as f:
            f.write(f"data.location={home}\nconfirmation=off\nverbose=nothing\n")
        tasks = [{"description": f"thank person {i}", "status": "pending", "project": f"p{i % 50}",
                  "due": f"2026{1 + i % 12:02}{1 + i % 28:02}T000000Z"} for i in range(10_000)]
        subprocess.run(["task", f"rc:{rc}", "import", "-"], input=json.dumps(tasks).encode(),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return ["task", f"rc:{rc}", "next", "limit:20"]


def peer_khard(cards):
    home = os.path.join(FOLDER, "khard")
    conf = os.path.join(home, "khard.conf")
    if not os.path.exists(conf):
        book = os.path.join(home, "book")
        os.makedirs(book, exist_ok=True)
        with open(cards, encoding="utf-8", newline="") as f:
            for i, card in enumerate(f.read().split("END:VCARD\r\n")[:-1]):
                with open(os.path.join(book, f"{i}.vcf"), "w", encoding="utf-8", newline="") as out:
                    out.write(card + "END:VCARD\r\n")
        with open(conf, "w") as f:
            f.write(f"[addressbooks]\n[[book]]\npath = {book}\n[general]\ndefault_action = list\n")
    return lambda *words: ["khard", "-c", conf, *words]


def peer_abook(cards):
    book = os.path.join(FOLDER, "abook")
    if not os.path.exists(book):
        subprocess.run(["abook", "--convert", "--informat", "vcard", "--infile", cards, "--outformat", "abook",
                        "--outfile", book], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return ["abook", "--datafile", book, "--mutt-query", "Maya"]


def imports(cards):
    parse = "import vobject,sys\nfor c in vobject.readComponents(open(sys.argv[1],encoding='utf-8',newline='')): c.fn"
    pairs = []
    for _ in range(PAIRS):
        theirs = cpu(["/usr/bin/python3", "-c", parse, cards])[0]
        store = os.path.join(FOLDER, "import.db")
        for end in ("", "-wal", "-shm"):
            if os.path.exists(store + end):
                os.remove(store + end)
        answer = cpu(wellmet(store, "import", cards, "--json"))
        if json.loads(answer[2])["created"] != 10_000:
            sys.exit("import: not all cards came in")
        pairs.append((answer[0], theirs))
    value = statistics.median(a / b for a, b in pairs)
    mine, theirs = (statistics.median(x) for x in zip(*pairs))
    print(f"{'3  import 10 000 cards / vobject parse':44} ratio {value:8.4f}  must <= 0.5     "
          f"ours {mine:.3f} s, peer {theirs:.3f} s", flush=True)


def durable_log(store):
    """Wall time of one logged line over the disk's own cost of a durable small write."""
    copy = os.path.join(FOLDER, "log.db")
    shutil.copyfile(store, copy)
    over = []
    for i in range(PAIRS * 2):
        path = os.path.join(FOLDER, "floor")
        began = time.perf_counter()
        with open(path, "wb") as f:
            f.write(b"x" * 600)
            f.flush()
            os.fdatasync(f.fileno())
        floor = time.perf_counter() - began
        over.append(cpu(wellmet(copy, "log", f"coffee with @\"{first_name(copy, i)}\" today"))[1] - floor)
    print(f"{'6  log one line, durable, over the floor':44} {statistics.median(over) * 1e3:8.2f} ms     must <= 10 ms", flush=True)


def first_name(store, place):
    names = durable_log.__dict__.setdefault("names", [])
    if not names:
        people = json.loads(cpu(wellmet(store, "person", "list", "--json"))[2])
        count = {}
        for p in people:
            count[p["name"]] = count.get(p["name"], 0) + 1
        names += [p["name"] for p in people if count[p["name"]] == 1]
    return names[place]


def growth(name, *words):
    small, large = store_of("10k"), store_of("100k")
    value = statistics.median(cpu(wellmet(large, *words))[0] / cpu(wellmet(small, *words))[0] for _ in range(PAIRS))
    print(f"{'15 growth of ' + name + ', 100k / 10k people':44} ratio {value:8.4f}  must <= 1.5", flush=True)


def with_peer(program, run):
    if shutil.which(program):
        run()
    else:
        print(f"{program} is not installed: passed over", flush=True)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    store = store_of("10k")
    cards = cards_of(store)
    with_peer("task", lambda: ratio("1  today / task next", "<= 0.15", wellmet(store, "today"), peer_tasks()))
    with_peer("khard", lambda: ratio("2  person list / khard list", "<= 0.01", wellmet(store, "person", "list"),
                                     peer_khard(cards)("list"), lambda out: out.count("\n") == 10_000))
    with_peer("khard", lambda: ratio("2  search NAME / khard list NAME", "<= 0.01", wellmet(store, "search", "Maya"),
                                     peer_khard(cards)("list", "Maya")))
    with_peer("abook", lambda: ratio("2  search NAME / abook query", "aim <= 1.5", wellmet(store, "search", "Maya"),
                                     peer_abook(cards)))
    imports(cards)
    durable_log(store)
    growth("today", "today")
    growth("search NAME", "search", "Maya")


main()
