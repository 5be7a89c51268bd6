"""Many write at once, terminals and browsers: each thing that was acknowledged is there once, and
the store is well."""
import concurrent.futures

import harness

WRITERS = 6


def rounds(program, folder, count, random, tally):
    book = harness.Notebook(program, folder)
    book.must("person", "add", "Maya Chen")
    with harness.serving(book) as server:
        def write(number):
            token = f"token{number}."
            line = f"coffee with @Maya Chen today: {token}"
            if number % 2:
                return token, server.logs(line)
            return token, book.run("log", line).returncode == 0

        with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
            answers = list(pool.map(write, range(count)))
        tally.check(all(done for _, done in answers), "somebody was sent away")
        notes = book.notes()
        for token, done in answers:
            there = sum(token in note for note in notes)
            tally.check(there == 1 if done else there <= 1, f"{token} is there {there} times")
    tally.check(book.is_well(), "the store is well afterwards")


if __name__ == "__main__":
    harness.main(rounds, usual_count=30)
