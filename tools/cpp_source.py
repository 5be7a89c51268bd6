"""C++ text taken apart just far enough for our lints: code, strings and comments, lines kept."""

import re
from pathlib import Path

TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\((?P<raw_text>.*?)\)(?P=mark)")'
    r'|(?P<include>^[ \t]*#[ \t]*include[^\n]*)'
    r'|(?P<string>"(?P<text>(?:\\.|[^"\\\n])*)")'
    r"|(?<![0-9A-Za-z_])(?P<char>'(?:\\.|[^'\\\n])+')",
    re.S | re.M)

# A statement as we write it: one case throughout, at the head of a line. "Delete from …" in a
# sentence for the user begins with a capital.
SQL = re.compile(
    r"^\s*(?:(?:select|SELECT)\b[^;]*?\s(?:from|FROM)\s|(?:insert|INSERT)\s[^;]*?(?:into|INTO)\s"
    r"|(?:update|UPDATE)\s+\w+\s+(?:set|SET)\s|(?:delete\s+from|DELETE\s+FROM)\s"
    r"|(?:create|CREATE)\s[^;]*?(?:table|TABLE|index|INDEX|trigger|TRIGGER)\s+\w+)", re.M)


class Source:
    """`code` has strings emptied and comments blanked; `strings` and `comments` are (line, text).

    `sentences` are the strings as the compiler sees them, neighbours as one: lists of (line, text).
    """

    def __init__(self, text):
        self.strings, self.comments, self.sentences = [], [], []
        self._string_end = None
        self._text = text
        self.code = TOKEN.sub(self._take, text)

    def _take(self, match):
        line = self._text.count("\n", 0, match.start()) + 1
        whole = match.group()
        if match.group("include"):
            return whole
        if match.group("comment"):
            self.comments.append((line, whole))
        elif match.group("raw") or match.group("string"):
            self._take_string(match, (line, match.group("raw_text") or match.group("text") or ""))
        kept = re.sub(r"[^\n]", " ", whole)
        return kept if match.group("comment") else '"' + kept[1:-1] + '"' if len(whole) > 1 else kept

    def _take_string(self, match, string):
        self.strings.append(string)
        between = None if self._string_end is None else self._text[self._string_end:match.start()]
        if between is not None and not between.strip():
            self.sentences[-1].append(string)
        else:
            self.sentences.append([string])
        self._string_end = match.end()


def sources(root, *folders):
    """Each .cpp and .h below the folders, as paths relative to the root."""
    for folder in folders:
        for path in sorted((Path(root) / folder).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path.relative_to(root)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
