"""What every generator of programs shares: the dice, the text being written, and pools of odd values."""
import random

KEYS = ["a", "b", "c", "name", "port", "image", "labels", "x1", "env", "size"]
ODD_KEYS = ['"a-b"', '"1"', '"true"', '"a b"', '"app.io/x"', '""', '"é"', '"null"', '"- x"', '"k: v"', '"#h"', "'it\\'s'"]
WORDS = ["web", "db", "Cache", "foo bar", "a,b,c", "Hello World", "x=1;y=2", "aXbXc", "AbC", "tail  ", " lead", "été", "日本語", "42", "ß"]
# Texts whose YAML style is decided by one rule of the writer each.
ODD_TEXTS = ["", " ", "yes", "No", "null", "~", "true", "1.5", "0x1F", "1Ki", "-", "- a", "? a", ": a", "a: b", "a:b", "a #b", "a#b",
             "#a", "@a", "`a", "%a", "&a", "*a", "!a", "|", ">", "'q'", "it's", "[a]", "{a}", "a]", "a,", ",a", "=", "<<", "2020-01-01",
             "10.0.0.0/8", "12:30", ".5", "+1", "1e3", ".inf", "nan", "NULL", "y", "off", "a:", "...", "---", "--- a", "10.", "1_000", "é",
             "\\t", "a\\tb", "a\\nb", "a\\n", "\\n", "a\\n\\n", " a\\nb", "a \\nb", "a\\n  b\\nc", "\\x07", "\\u00a0", "\\U0001F600", "a\\\\b",
             "\\r", "\\\"q\\\"", "None", "Undefined", "True", "$x", "a\\n\\nb", "\\n a", "tail\\n ", "C:\\\\x", "<x>", "a, b", "a ---"]


class Dice:
    """A seeded source of choices: equal seeds give equal programs on every machine."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def chance(self, probability):
        return self._random.random() < probability

    def pick(self, options):
        return options[self._random.randrange(len(options))]

    def number(self, low, high):
        return self._random.randint(low, high)

    def some(self, options, low, high):
        """Between `low` and `high` different options, in random order."""
        options = list(options)
        return self._random.sample(options, min(len(options), self.number(low, high)))

    def weighted(self, table):
        """A key of `table`, whose values are weights."""
        return self._random.choices(list(table), list(table.values()))[0]

    def shuffled(self, items):
        return self.some(items, len(items), len(items))


class Source:
    """The lines of a program, with the current indentation."""

    def __init__(self):
        self._lines = []
        self._depth = 0

    def line(self, text=""):
        self._lines.append("    " * self._depth + text if text else "")

    def block(self, head):
        self.line(head)
        return self

    def __enter__(self):
        self._depth += 1
        return self

    def __exit__(self, *_):
        self._depth -= 1

    def insert(self, text, at):
        """Puts a whole line before the top-level line that follows number `at` (modulo the length)."""
        tops = [n for n, line in enumerate(self._lines) if is_statement_start(line)]
        where = tops[at % len(tops)] if tops else 0
        self._lines.insert(where, text)

    def text(self):
        return "\n".join(self._lines) + "\n"


def is_statement_start(line):
    return line[:1] not in ("", " ", "}", "]", "@", ")", "\"", "'") and not line.startswith(("else", "elif", "schema", "mixin", "protocol"))
