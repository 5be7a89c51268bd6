"""Two servers on one machine, and a browser that visits both: the second never gets the session.

usage: cookies_test.py PROGRAM. Cookies are kept by http.cookiejar, whose rules are RFC 6265's: a
cookie is for a host, whatever the port."""

import http.cookiejar
import http.server
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

PROGRAM = sys.argv.pop(1)
COOKIES_SEEN = []


class Neighbour(http.server.BaseHTTPRequestHandler):
    """Another program of this machine, perhaps of another user."""

    def do_GET(self):
        COOKIES_SEEN.append(self.headers.get("Cookie"))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


# Browsers take every name below localhost for this machine; Python asks the system, which may not.
ask_system = socket.getaddrinfo


def as_browsers_do(host, *rest, **more):
    return ask_system("127.0.0.1" if host.endswith(".localhost") else host, *rest, **more)


socket.getaddrinfo = as_browsers_do


class Cookies(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = os.path.join(self.folder.name, "wellmet.db")
        self.jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.neighbour = http.server.HTTPServer(("127.0.0.1", 0), Neighbour)
        threading.Thread(target=self.neighbour.serve_forever, daemon=True).start()
        COOKIES_SEEN.clear()

    def tearDown(self):
        self.neighbour.shutdown()
        self.neighbour.server_close()
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        self.folder.cleanup()

    def serve(self, *words):
        self.server = subprocess.Popen(
            [PROGRAM, "--store", self.store, "serve", "--quiet", "--listen", "127.0.0.1:0", *words],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return re.search(r"http://\S+", self.server.stdout.readline())[0]

    def visit(self, address):
        try:
            return self.browser.open(address).status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def visit_neighbour(self):
        port = self.neighbour.server_address[1]
        for host in ("127.0.0.1", "localhost", "neighbour.localhost"):
            self.assertEqual(self.visit(f"http://{host}:{port}/"), 200)
        return [cookies for cookies in COOKIES_SEEN if cookies]

    def test_the_session_is_sent_to_no_other_server_of_the_machine(self):
        link = self.serve()
        self.assertEqual(self.visit(link), 200)
        base = link.split("/begin/")[0]
        self.assertEqual(self.visit(base + "/people"), 200)
        self.assertTrue(len(self.jar) > 0)
        port = base.rsplit(":", 1)[1]
        for host in ("127.0.0.1", "localhost"):
            self.assertEqual(self.visit(f"http://{host}:{port}/people"), 421)
        self.assertEqual(self.visit_neighbour(), [])
        self.assertEqual(self.visit(base + "/people"), 200)

    def test_the_name_that_every_program_has_is_as_bad_as_the_warning_says(self):
        # That the neighbour would see a session if it were sent one.
        link = self.serve("--host", "127.0.0.1")
        self.assertEqual(self.visit(link), 200)
        self.assertTrue(any("wellmet=" in cookies for cookies in self.visit_neighbour()))

    def test_the_name_stays_for_bookmarks(self):
        first = self.serve()
        self.assertEqual(self.visit(first), 200)
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        port = first.split("/begin/")[0].rsplit(":", 1)[1]
        again = self.serve("--listen", f"127.0.0.1:{port}")
        self.assertEqual(first.split("/begin/")[0], again.split("/begin/")[0])
        self.assertEqual(self.visit(again.split("/begin/")[0] + "/people"), 200)


if __name__ == "__main__":
    unittest.main()
