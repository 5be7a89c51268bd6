"""Unfriendly bytes on the server's socket: requests that are changed, cut, doubled and run together
at random. The server answers the next friendly request as if nothing had been."""
import socket

import harness


def friendly(server, random):
    path = random.choice(["/", "/people", "/people/1", "/search?q=x", "/settings", "/assets/app.css",
                          "/people/1/card.vcf", "/log", "/nowhere"])
    body = random.choice([b"", b"line=coffee", b"form=" + server.token.encode() + b"&line=x"])
    method = "POST" if body else "GET"
    cookie = "; ".join(f"{name}={value}" for name, value in server.cookies.items())
    head = (f"{method} {path} HTTP/1.1\r\nHost: {server.host}\r\nCookie: {cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def unfriendly(data, random):
    data = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(data)) if data else 0
        what = random.randrange(7)
        if what == 0:
            del data[at:at + random.randrange(1, 40)]
        elif what == 1:
            data[at:at] = random.randbytes(random.randrange(1, 40))
        elif what == 2:
            data[at:at] = data[:random.randrange(len(data) + 1)]
        elif what == 3 and data:
            data[at] ^= 1 << random.randrange(8)
        elif what == 4:
            data[at:at] = random.choice([b"\r\n", b"\n", b"\0", b": ", b"Transfer-Encoding: chunked\r\n",
                                         b"Content-Length: 9999999999\r\n", b"%00", b"/../", b"%2e%2e/"])
        elif what == 5:
            data[at:at] = b"A" * random.randrange(100_000)
        else:
            del data[at:]
    return bytes(data)


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    book.must("person", "add", "Maya Chen")
    with harness.serving(book) as server:
        for number in range(count):
            sent = unfriendly(friendly(server, random), random)
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
                line.settimeout(0.2)
                try:
                    line.sendall(sent)
                    line.shutdown(socket.SHUT_WR)
                    line.settimeout(20)
                    while line.recv(65536):
                        pass
                except OSError:
                    pass
            if number % 20 == 19 or number == count - 1:
                tally.check(server.alive(), f"the server ended after {sent!r}")
                tally.check(server.request("GET", "/people")[0] == 200, f"no page after {sent!r}")
        log = (folder / "server.log").read_text(errors="replace")
        tally.check("Sanitizer" not in log and "runtime error" not in log, log[-3000:])
    tally.check(book.is_well(), "the store is well afterwards")


if __name__ == "__main__":
    harness.main(rounds, usual_count=200)
