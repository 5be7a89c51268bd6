#!/usr/bin/env python3
"""Pages of `wellmet serve` over HTTP, next to named peers, in one go, as ratios.

    serve.py PROGRAM FOLDER

Peers are Debian's nginx with a static file of 20 KB, which is also the floor of what HTTP costs
here, and, with REDMINE=1, Redmine on SQLite under puma, 25 of 10 000 issues. The client is wrk.
Peer and ours are taken in turns, five pairs, and a ratio is the median of the pairwise ones. Each
stands there twice: by wall clock, where client, server and whatever else this machine does share
its cores; and by CPU seconds of the server alone per request (/proc/PID/stat), which a busy machine
moves less. Pages of ours are measured twice, too: as a browser gets one that it asks for again, which
is kept while nothing changes, and made anew for each request, by an address that is never the same. Stores are made once and kept in FOLDER; what is served is a copy.
"""
import concurrent.futures, glob, http.client, os, re, shutil, socket, statistics, subprocess, sys, time

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS, SECONDS = 5, 2
SIZES = {"10k": (10_000, 1_000_000), "100k": (100_000, 1_000_000)}
TODAY = "2026-11-22"
TICKS = os.sysconf("SC_CLK_TCK")
REDMINE_PER_SECOND = 13  # on 2 cores, measured on another day


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A process that answers on loopback, with what it has cost so far."""

    quick = True  # answers hundreds of times a second

    def __init__(self, command, port=None, **more):
        self.port, self.host, self.cookie = port, "127.0.0.1", ""
        self.process = subprocess.Popen(command, **more)

    def wait_until_open(self):
        for _ in range(1200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"{self.process.args[0]} ended with {self.process.returncode}")
                time.sleep(0.1)
        sys.exit(f"{self.process.args[0]} does not open port {self.port}")

    def cpu(self):
        pids = [self.process.pid]
        for tasks in glob.glob(f"/proc/{self.process.pid}/task/*/children"):
            with open(tasks) as f:
                pids += f.read().split()
        ticks = 0
        for pid in pids:
            with open(f"/proc/{pid}/stat") as f:
                fields = f.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def memory_mb(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            rows = dict(line.split(":", 1) for line in f)
        return {name: int(rows[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon", "VmHWM")}

    def get(self, path, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers={"Host": self.host, "Cookie": self.cookie, **headers})
        answer = connection.getresponse()
        return answer, answer.read()

    def load(self, path, connections, *words, seconds=SECONDS):
        """Requests a second, CPU microseconds each, p50 and p95 in microseconds, as wrk saw it."""
        before = self.cpu()
        out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", os.path.join(HERE, "serve.lua"),
                              "-H", f"Host: {self.host}", "-H", f"Cookie: {self.cookie}", f"http://127.0.0.1:{self.port}{path}", "--", *words], capture_output=True, text=True, check=True).stdout
        cpu = self.cpu() - before
        count, micros, p50, p95, faults = map(int, re.search(r"^seen (.*)$", out, re.M)[1].split())
        if faults or not count:
            sys.exit(f"{path}: {faults} of {count} requests failed")
        return {"rate": count / micros * 1e6, "cpu": cpu / count * 1e6, "p50": p50, "p95": p95}

    def end(self):
        self.process.terminate()
        self.process.wait()


def wellmet(size):
    source = os.path.join(FOLDER, f"{size}.db")
    env = dict(os.environ, WELLMET_TODAY=TODAY)
    if not os.path.exists(source):
        people, interactions = SIZES[size]
        print(f"making {source}: {people} people, {interactions} interactions", flush=True)
        part = source + ".part"
        for old in glob.glob(part + "*"):
            os.remove(old)
        subprocess.run([PROGRAM, "--store", part, "bench-data", "--people", str(people), "--interactions",
                        str(interactions)], env=env, check=True, stdout=subprocess.DEVNULL)
        os.rename(part, source)
    store = os.path.join(FOLDER, f"served-{size}.db")
    for old in glob.glob(store + "*"):
        os.remove(old)
    shutil.copyfile(source, store)
    server = Server([PROGRAM, "--store", store, "serve", "--quiet", "--listen", "127.0.0.1:0"], env=env,
                    stdout=subprocess.PIPE, text=True)
    link = re.search(r"http://(\S+):(\d+)(/\S+)", server.process.stdout.readline())
    server.host, server.port = link[1], int(link[2])
    answer, _ = server.get(link[3])
    server.cookie = answer.getheader("Set-Cookie").split(";")[0]
    for path in ("/people", "/"):
        answer, page = server.get(path)
        if answer.status != 200 or page.count(b'href="/people/') < (25 if path == "/people" else 1):
            sys.exit(f"{path}: the page is not the one expected")
    return server


def nginx():
    home = os.path.join(FOLDER, "nginx")
    os.makedirs(home, exist_ok=True)
    with open(os.path.join(home, "page.html"), "wb") as f:
        f.write(b"x" * 20 * 1024)
    port = free_port()
    conf = os.path.join(home, "nginx.conf")
    at = home.replace("\\", "\\\\").replace('"', '\\"')  # the folder may have a space in it
    with open(conf, "w") as f:
        f.write(f"""daemon off; worker_processes auto; pid "{at}/pid"; error_log "{at}/error.log";
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path "{at}/body"; proxy_temp_path "{at}/proxy"; fastcgi_temp_path "{at}/fastcgi";
  uwsgi_temp_path "{at}/uwsgi"; scgi_temp_path "{at}/scgi";
  server {{ listen 127.0.0.1:{port}; root "{at}"; }} }}
""")
    # Debian keeps it where only root's PATH looks.
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return Server([program, "-c", conf, "-e", os.path.join(home, "error.log")], port).wait_until_open()


def redmine():
    home = os.path.join(FOLDER, "redmine")
    os.makedirs(home, exist_ok=True)
    database = os.path.join(home, "redmine.db")
    env = dict(os.environ, RAILS_ENV="production", DATABASE_URL=f"sqlite3:{database}")
    rails = dict(cwd="/usr/share/redmine", env=env, stdout=subprocess.DEVNULL)
    if not os.path.exists(database):
        print("seeding Redmine with 10 000 issues", flush=True)
        for words in (["rails", "db:migrate"], ["rails", "runner", os.path.join(HERE, "redmine_seed.rb")]):
            subprocess.run(["ruby", os.path.join("bin", words[0]), *words[1:]], check=True, **rails)
    port = free_port()
    server = Server(["puma", "-e", "production", "-w", "0", "-t", "1:5", "-b", f"tcp://127.0.0.1:{port}", "config.ru"],
                    port, **rails).wait_until_open()
    _, page = server.get("/projects/people/issues?per_page=25")
    if page.count(b'id="issue-') != 25 or b"10000" not in page:
        sys.exit("Redmine: the page is not the one expected")
    server.quick = False
    return server


def in_turns(one, other):
    """Five pairs of measurements, taken in turns; after one of each that nobody counts."""
    one(), other()
    return [(one(), other()) for _ in range(PAIRS)]


def median(pairs, of):
    return statistics.median(of(a, b) for a, b in pairs)


def tell(name, must, pairs, of, unit, words):
    peer, ours = (statistics.median(x[unit] for x in side) for side in zip(*pairs))
    print(f"{name:58} ratio {median(pairs, of):9.3f}  must {must:9} {words.format(peer=peer, ours=ours)}", flush=True)


def next_to(peer, name, path, ours, connections, must, *words):
    """With the word "anew", each page of ours is made for its request; without, it may be kept."""
    seconds = SECONDS if peer.quick else 5 * SECONDS
    pairs = in_turns(lambda: peer.load(path, connections, seconds=seconds), lambda: ours.load("/people", connections, *words))
    name = f"8  People{' made anew' if words else ''} / {name}, {connections} conn."
    tell(name + ", wall", must, pairs, lambda p, o: o["rate"] / p["rate"], "rate", "{ours:.0f}/s, peer {peer:.1f}/s")
    tell(name + ", CPU", must, pairs, lambda p, o: p["cpu"] / o["cpu"], "cpu", "{ours:.0f} us, peer {peer:.0f} us")


def today_next_to_people(ours):
    pairs = in_turns(lambda: ours.load("/people", 1, "anew"), lambda: ours.load("/", 1, "anew"))
    tell("9  Today / People, both made anew, p95, wall", "< 3", pairs, lambda p, t: t["p95"] / p["p95"], "p95", "{ours:.0f} us, People {peer:.0f} us")
    tell("9  Today / People, both made anew, CPU", "< 3", pairs, lambda p, t: t["cpu"] / p["cpu"], "cpu", "{ours:.0f} us, People {peer:.0f} us")


def growth(small, large):
    for name, path in (("People", "/people"), ("Today", "/")):
        pairs = in_turns(lambda: small.load(path, 1, "anew"), lambda: large.load(path, 1, "anew"))
        name = f"15 {name} made anew, 100k / 10k people"
        tell(name + ", p50, wall", "<= 1.5", pairs, lambda s, l: l["p50"] / s["p50"], "p50", "{ours:.0f} us, 10k {peer:.0f} us")
        tell(name + ", CPU", "<= 1.5", pairs, lambda s, l: l["cpu"] / s["cpu"], "cpu", "{ours:.0f} us, 10k {peer:.0f} us")


def use(server):
    """A busy week of a household in a minute: pages of many kinds, sixteen at once."""
    paths = ["/people", "/", "/people?q=maya", "/search?q=garden", "/search?q=dog+surgery", "/people?among=quiet",
             "/people?place=Oslo", "/people?interest=dogs", "/reconnect", "/history", "/settings", "/import",
             *(f"/people/{i}" for i in range(100, 100_000, 20_000))]
    def page(path):
        if server.get(path)[0].status != 200:
            raise RuntimeError(f"{path}: no page")
    with concurrent.futures.ThreadPoolExecutor(16) as browsers:
        list(browsers.map(page, paths * 8))


def memory(server):
    use(server)
    m = server.memory_mb()
    print(f"{'14 memory after use, 100k people, 1M notes':58} RSS   {m['VmRSS']:7.0f} MB must <= 300 MB "
          f"(of it {m['RssAnon']:.0f} MB its own, the rest pages of files; at most {m['VmHWM']:.0f} MB)", flush=True)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    started = []
    def up(server):
        started.append(server)
        return server
    try:
        ours, floor = up(wellmet("10k")), up(nginx())
        size = len(ours.get("/people")[1])
        packed = len(ours.get("/people", {"Accept-Encoding": "gzip"})[1])
        print(f"the People page is {size / 1000:.1f} KB, {packed / 1000:.1f} KB packed; wrk asks for it unpacked")
        for connections in (1, 32):
            next_to(floor, "nginx 20 KB", "/page.html", ours, connections, ">= 0.2")
            next_to(floor, "nginx 20 KB", "/page.html", ours, connections, "-", "anew")
        if os.environ.get("REDMINE") == "1":
            peer = up(redmine())
            for words in ((), ("anew",)):
                next_to(peer, "Redmine", "/projects/people/issues?per_page=25", ours, 1, ">= 100", *words)
        else:
            rate = statistics.median(ours.load("/people", 1, "anew")["rate"] for _ in range(PAIRS))
            print(f"8  People made anew / Redmine: NOT MEASURED in this run (REDMINE=1 does). Next to {REDMINE_PER_SECOND}/s "
                  f"as it once was: {rate / REDMINE_PER_SECOND:.0f}", flush=True)
        today_next_to_people(ours)
        large = up(wellmet("100k"))
        growth(ours, large)
        memory(large)
    finally:
        for server in started:
            server.end()


main()
