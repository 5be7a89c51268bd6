#!/usr/bin/env python3
"""Whole commands of wellmet next to named peers, in one go, as ratios.

    commands.py PROGRAM FOLDER

Peers are Debian's taskwarrior, khard, abook and python-vobject; a peer that is not installed is
passed over, aloud. Each ratio is the median of five pairs of CPU seconds (user + system), ours next
to the peer's, so that a busy machine moves both (two pairs for khard, which takes seconds where ours
takes milliseconds). The stores are made once and kept in FOLDER.
Where ours at 100 000 people is held against ours at 10 000, the same work is measured (one line of
the log, one page of a list), or the work per person (an import, its undoing).
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time, unicodedata

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PAIRS = 5
SIZES = {"10k": (10_000, 1_000_000), "100k": (100_000, 1_000_000)}
ENV = dict(os.environ, WELLMET_TODAY="2026-11-22", NO_COLOR="1")


class Done:
    """A finished command: CPU and wall seconds, most memory in MB, output."""
    def __init__(self, command):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            began = time.perf_counter()
            process = subprocess.Popen(command, env=ENV, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            status, used = os.wait4(process.pid, 0)[1:]
            process.returncode = os.waitstatus_to_exitcode(status)
            self.wall = time.perf_counter() - began
            out.seek(0)
            err.seek(0)
            self.output = out.read().decode()
            if process.returncode != 0:
                sys.exit(f"{command}: exit {process.returncode}: {err.read().decode()[:300]}")
        self.cpu = used.ru_utime + used.ru_stime
        self.megabytes = used.ru_maxrss / 1024


def wellmet(store, *words):
    return [PROGRAM, "--store", store, *words]


def say(name, value, must, rest=""):
    print(f"{name:52} ratio {value:8.4f}  must {must:<10} {rest}".rstrip(), flush=True)


def say_pairs(name, must, pairs):
    mine, theirs = (statistics.median(x) for x in zip(*pairs))
    say(name, statistics.median(a / max(b, 1e-4) for a, b in pairs), must, f"ours {mine:.3f} s, peer {theirs:.3f} s")


def ratio(name, must, ours, peer, check=lambda out: out.strip() != "", rounds=PAIRS):
    pairs = []
    for _ in range(rounds):
        theirs, mine = Done(peer), Done(ours)
        if not check(mine.output):
            sys.exit(f"{name}: the answer is not the one expected")
        pairs.append((mine.cpu, theirs.cpu))
    say_pairs(name, must, pairs)


def remove_store(path):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)


def store_of(size):
    path = os.path.join(FOLDER, f"{size}.db")
    if not os.path.exists(path):
        people, interactions = SIZES[size]
        print(f"making {path}: {people} people, {interactions} interactions", flush=True)
        part = path + ".part"
        remove_store(part)
        Done(wellmet(part, "bench-data", "--people", str(people), "--interactions", str(interactions)))
        os.rename(part, path)
    return path


def cards_of(store):
    path = os.path.join(FOLDER, "cards.vcf")
    if not os.path.exists(path):
        Done(wellmet(store, "export", path, "--format", "vcard"))
    return path


class Numbers:
    """splitmix64: the same cards on every machine."""
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return (z ^ (z >> 31)) % n

    def pick(self, words):
        return words[self.below(len(words))]


GIVEN = ("Maya Jonas Zoë Łukasz Priya Chloé Søren Farid Olga Wanda Hugo Élise Thảo Gökhan Amara Noah Ines Tomasz "
         "美咲 Алексей Σοφία محمد Grace Pedro Rosa Yusuf Clara Kenji Hélène Liam Anna Ben David Elif Katarzyna Mina "
         "Quentin Sami Ursula Viktor Xavier Yara Aisha Bjørn Dmitri Fatima Igor Jürgen Léa Mateo Nadia Oluwaseun Rahul "
         "Uchenna Valentina Wei Ximena Zuzana Maria John Mary James Linda Robert Jennifer William Susan Thomas Karen "
         "Daniel Nancy Matthew Sandra Paul Emily Joshua Haruto Sakura Екатерина דוד Agnes Bruno Carmen Diego Esther").split()
HEADS = ("Al Bar Ber Bor Cal Car Dal Del Dor Fer Gar Hal Jan Kal Kov Lan Mar Mer Nov Pal Per Ram Ros San Tal Tor Val "
         "Ver Wil Zan").split()
MIDDLES = "a e i o u an en in er ar el ol ek ov st nd".split()
TAILS = "berg son sen ski ez ova ini mann ton ley wood field dottir ström ard well ić kova".split()
CITIES = ("Berlin Kraków Lisboa Utrecht Zürich Porto Leeds Oslo Boston Lagos Madrid Paris Tokyo Toronto Warszawa Wien "
          "Göteborg Lyon Gent Turin Bristol Austin Nairobi Mumbai Sevilla Aarhus Brno Riga Cork Perth").split()
WORDS = ("pottery class garden choir running has a dog Biscuit moving visa coffee again in soon slides asked about the "
         "grant paper flat piano lessons wine train mountain school library keynote panel help").split()


def folded(line):
    """One line of a card in lines of at most 75 bytes, letters left whole (RFC 6350 3.2)."""
    lines, now = [], ""
    for letter in line:
        if len((now + letter).encode()) > 75:
            lines.append(now)
            now = " "
        now += letter
    return "\r\n".join(lines + [now])


def plain(name):
    """The letters of a name that an address may have."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if "a" <= c <= "z") or "mail"


def made_card(numbers, i):
    given, family = numbers.pick(GIVEN), numbers.pick(HEADS) + numbers.pick(MIDDLES) + numbers.pick(TAILS)
    tags = {f"tag{numbers.below(1 + numbers.below(5000)):04}" for _ in range(9 + numbers.below(6))}
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:p{i:07}-{numbers.below(2**60):015x}", f"FN:{given} {family}",
             f"N:{family};{given};;;", f"EMAIL;TYPE=HOME:{plain(given)}.{plain(family)}{i}@example.{numbers.pick(('org', 'net', 'com'))}",
             f"TEL;TYPE=CELL:+{10 + numbers.below(90)}{numbers.below(10**9):09}",
             f"ORG:Bright {numbers.pick(WORDS)}", "TITLE:" + numbers.pick(("Designer", "Doctor", "Journalist", "Baker")),
             f"ADR;TYPE=HOME:;;{1 + numbers.below(200)} {numbers.pick(HEADS)}{numbers.pick(TAILS)} Street;"
             f"{numbers.pick(CITIES)};;{10000 + numbers.below(80000)};"]
    if numbers.below(3) == 0:
        lines.append(f"BDAY:{1945 + numbers.below(60)}-{1 + numbers.below(12):02}-{1 + numbers.below(28):02}")
    lines += ["CATEGORIES:" + ",".join(sorted(tags)),
              "NOTE:" + " ".join(numbers.pick(WORDS) for _ in range(12 + numbers.below(8))), "REV:20260110T120000Z",
              "END:VCARD"]
    return "".join(folded(line) + "\r\n" for line in lines)


def made_cards(count):
    """Cards as an address book has them: some 530 bytes each, with categories and a note."""
    path = os.path.join(FOLDER, f"made-{count}.vcf")
    if not os.path.exists(path):
        numbers = Numbers(7)
        with open(path + ".part", "w", encoding="utf-8", newline="") as f:
            f.writelines(made_card(numbers, i) for i in range(count))
        os.rename(path + ".part", path)
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


def import_into_new_store(count):
    store = os.path.join(FOLDER, "import.db")
    remove_store(store)
    done = Done(wellmet(store, "import", made_cards(count), "--json"))
    if json.loads(done.output)["created"] != count:
        sys.exit("import: not all cards came in")
    return store, done


def imports():
    parse = "import vobject,sys\nfor c in vobject.readComponents(open(sys.argv[1],encoding='utf-8',newline='')): c.fn"
    pairs = []
    for _ in range(PAIRS):
        theirs = Done(["/usr/bin/python3", "-c", parse, made_cards(10_000)])
        pairs.append((import_into_new_store(10_000)[1].cpu, theirs.cpu))
    say_pairs("3  import 10 000 cards / vobject parse", "<= 0.5", pairs)


def count_listed(store):
    return len(json.loads(Done(wellmet(store, "person", "list", "--json")).output))


def import_and_undo(count):
    """CPU seconds for each, with a search in between that must find someone and nobody afterwards."""
    store, brought = import_into_new_store(count)
    if "Maya" not in Done(wellmet(store, "search", "Maya")).output:
        sys.exit("import: the search does not find who came in")
    undone = Done(wellmet(store, "undo"))
    if count_listed(store) != 0:
        sys.exit("undo: not all are gone")
    Done(wellmet(store, "doctor"))
    print(f"   {count} cards: import {brought.cpu:.2f} s CPU, {brought.wall:.2f} s, {brought.megabytes:.0f} MB; "
          f"undo {undone.cpu:.2f} s CPU, {undone.wall:.2f} s, {undone.megabytes:.0f} MB", flush=True)
    return brought, undone


def growth_of_imports():
    small, large = import_and_undo(10_000), import_and_undo(100_000)
    for name, before, now in zip(("an import", "its undoing"), small, large):
        say(f"   growth of {name} per card, 100k / 10k", now.cpu / before.cpu / 10, "<= 1.5")


def log_seconds(store, name):
    """Wall seconds of one logged line over the disk's own cost of a durable small write."""
    path = os.path.join(FOLDER, "floor")
    began = time.perf_counter()
    with open(path, "wb") as f:
        f.write(b"x" * 600)
        f.flush()
        os.fdatasync(f.fileno())
    floor = time.perf_counter() - began
    done = Done(wellmet(store, "log", f'coffee with @"{name}" today'))
    return done.wall - floor, done.cpu


def durable_log():
    """Row 6, and its growth: a copy of each store, a line for one person after another, in turns."""
    copies = {}
    for size in SIZES:
        copies[size] = os.path.join(FOLDER, f"log-{size}.db")
        remove_store(copies[size])
        shutil.copyfile(store_of(size), copies[size])
        with open(copies[size], "rb+") as f:
            os.fsync(f.fileno())  # else the first line that is logged pays for the copy
    names = {size: names_of_one(store) for size, store in copies.items()}
    times = {size: [] for size in SIZES}
    for i in range(PAIRS * 2):
        for size in SIZES:
            times[size].append(log_seconds(copies[size], names[size][i]))
    over = statistics.median(wall for wall, _ in times["10k"])
    print(f"{'6  log one line, durable, over the floor':52} {over * 1e3:8.2f} ms     must <= 10 ms", flush=True)
    say("15 growth of log, 100k / 10k people",
        statistics.median(b[1] / a[1] for a, b in zip(times["10k"], times["100k"])), "<= 1.5")


def names_of_one(store):
    """Names that one person alone has, so that a line of the log means somebody."""
    people = json.loads(Done(wellmet(store, "person", "list", "--json")).output)
    count = {}
    for person in people:
        count[person["name"]] = count.get(person["name"], 0) + 1
    return [name for name, times in count.items() if times == 1]


def growth(name, *words):
    small, large = store_of("10k"), store_of("100k")
    value = statistics.median(Done(wellmet(large, *words)).cpu / Done(wellmet(small, *words)).cpu for _ in range(PAIRS))
    say(f"15 growth of {name}, 100k / 10k people", value, "<= 1.5")


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
                                     peer_khard(cards)("list"), lambda out: out.count("\n") == 10_000, rounds=2))
    with_peer("khard", lambda: ratio("2  search NAME / khard list NAME", "<= 0.01", wellmet(store, "search", "Maya"),
                                     peer_khard(cards)("list", "Maya"), rounds=2))
    with_peer("abook", lambda: ratio("2  search NAME / abook query", "aim <= 1.5", wellmet(store, "search", "Maya"),
                                     peer_abook(cards)))
    imports()
    durable_log()
    growth("today", "today")
    growth("search NAME", "search", "Maya")
    growth("person list, 25 lines", "person", "list", "--limit", "25")
    growth_of_imports()


main()
