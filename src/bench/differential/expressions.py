"""Random expressions of a wanted type over the names that are visible.

A type is one of "int", "float", "str", "bool", or a pair ("list", item) or ("dict", value).
"""
from source import KEYS, ODD_KEYS, ODD_TEXTS, WORDS

BASIC = ["int", "float", "str", "bool"]


def list_of(item):
    return ("list", item)


def dict_of(value):
    return ("dict", value)


def annotation(kind):
    """The type as KCL writes it."""
    if isinstance(kind, str):
        return kind
    return f"[{annotation(kind[1])}]" if kind[0] == "list" else "{str:" + annotation(kind[1]) + "}"


class Expressions:
    def __init__(self, dice):
        self.dice = dice
        self.names = {}

    def declare(self, name, kind):
        self.names[name] = kind
        return name

    def any_type(self, depth=1):
        if depth and self.dice.chance(0.3):
            item = self.any_type(depth - 1)
            return list_of(item) if self.dice.chance(0.5) else dict_of(item)
        return self.dice.pick(BASIC)

    def of(self, kind, depth=2):
        """An expression of type `kind`, at most about `depth` operators deep."""
        visible = [name for name, known in self.names.items() if known == kind]
        if visible and self.dice.chance(0.3):
            return self.dice.pick(visible)
        if depth > 0 and isinstance(kind, str) and self.dice.chance(0.08):
            return f"({self.of(kind, depth - 1)} if {self.of('bool', depth - 1)} else {self.of(kind, depth - 1)})"
        if isinstance(kind, tuple):
            return self._list(kind, depth) if kind[0] == "list" else self._dict(kind, depth)
        return getattr(self, "_" + kind)(depth)

    def operand(self, kind, depth):
        """An expression that may stand beside any operator or before a dot."""
        text = self.of(kind, depth)
        return text if text.isidentifier() or text.isdigit() else f"({text})"

    # -- numbers

    def int_literal(self):
        return str(self.dice.pick([self.dice.number(0, 9), self.dice.number(0, 300), self.dice.number(1000, 99999)]))

    def _int(self, depth):
        if depth <= 0 or self.dice.chance(0.2):
            return self.int_literal()
        make = self.dice.pick([self._sum, self._sum, self._sum, self._division, self._bits, self._power, self._unary, self._measure, self._library_int])
        return make(depth - 1)

    def _sum(self, depth):
        parts = [self.of("int", depth)]
        for _ in range(self.dice.number(1, 2)):
            parts += [self.dice.pick(["+", "-", "*"]), self.operand("int", depth) if self.dice.chance(0.7) else self.int_literal()]
        return " ".join(parts)

    def _division(self, depth):
        return f"{self.operand('int', depth)} {self.dice.pick(['//', '%'])} {self.dice.pick(['', '-'])}{self.dice.number(1, 12)}"

    def _bits(self, depth):
        if self.dice.chance(0.5):
            return f"({self.operand('int', depth)} {self.dice.pick(['<<', '>>'])} {self.dice.number(0, 6)})"
        return f"{self.operand('int', depth)} {self.dice.pick(['&', '|', '^'])} {self.operand('int', depth)}"

    def _power(self, depth):
        return self.dice.pick([f"{self.dice.number(0, 9)} ** {self.dice.number(0, 4)}", f"(-{self.dice.number(0, 9)} ** {self.dice.number(0, 4)})"])

    def _unary(self, depth):
        return f"({self.dice.pick(['-', '+', '~'])}{self.operand('int', depth)})"

    def _measure(self, depth):
        kind = self.dice.pick(["str", list_of("int"), dict_of("int")])
        return f"len({self.of(kind, depth)})"

    def _library_int(self, depth):
        one = self.of("int", depth)
        return self.dice.pick([f"abs({one})", f"max({one}, {self.of('int', depth)})", f"min([{one}, {self.int_literal()}])", f"int({self.of('float', depth)})",
                               f"sum([{one}, {self.int_literal()}])", f"int(round({self.of('float', depth)}))", f"int({self.of('bool', depth)})"])

    def float_literal(self):
        whole, part = self.dice.number(0, 200), self.dice.number(0, 999)
        return self.dice.pick([f"{whole}.{part % 10}", f"{whole}.5", f"0.{part:03}", f"{whole}.0", f"{whole % 10}e{part % 5}", f"{whole % 10}.25e-{part % 4}"])

    def _float(self, depth):
        if depth <= 0 or self.dice.chance(0.25):
            return self.float_literal()
        left = self.operand("float", depth - 1)
        right = self.operand(self.dice.pick(["int", "float"]), depth - 1)
        divisor = self.dice.number(1, 16)
        return self.dice.pick([f"{left} + {right}", f"{left} - {right}", f"{left} * {right}", f"{right} / {divisor}", f"{left} // {divisor}", f"float({left} % {divisor})",
                               f"(-{left})", f"float(round({left}, {divisor % 4}))", f"float({self.of('int', depth - 1)})", f"abs({left})", f"{left} ** 2"])

    # -- texts

    def text(self, value):
        """A literal of a text that is written with the escapes it needs in double quotes."""
        if '"' in value or "\\" in value or "'" in value or self.dice.chance(0.6):
            return f'"{value}"'
        return f"'{value}'"

    def str_literal(self):
        return self.text(self.dice.pick(ODD_TEXTS) if self.dice.chance(0.2) else self.dice.pick(WORDS))

    def _str(self, depth):
        if depth <= 0 or self.dice.chance(0.3):
            return self.str_literal()
        make = self.dice.pick([self._joined, self._interpolated, self._method, self._converted, self._slice])
        return make(depth - 1)

    def _joined(self, depth):
        return self.dice.pick([f"{self.operand('str', depth)} + {self.operand('str', depth)}", f"{self.operand('str', depth)} * {self.dice.number(0, 3)}",
                               f"{self.str_literal()}.join({self.of(list_of('str'), depth)})"])

    def _interpolated(self, depth):
        inner = self.dice.pick([name for name in self.names] or ["1"])
        return self.dice.pick([f'"<${{{inner}}}>"', f'"${{{inner}}}-${{{self.dice.number(0, 9)} + 1}}"', f'"{{}}/{{}}".format({self.of("int", depth)}, {self.of("str", depth)})'])

    def _method(self, depth):
        subject = self.operand("str", depth)
        method = self.dice.pick(["upper()", "lower()", "capitalize()", "title()", "strip()", "lstrip()", "rstrip()", 'replace("a", "bb")', 'removeprefix("w")', 'strip("ab ")'])
        return f"{subject}.{method}"

    def _converted(self, depth):
        return f"str({self.of(self.any_type(), depth)})"

    def _slice(self, depth):
        start, end = self.dice.pick(["", "0", "1", "-2"]), self.dice.pick(["", "2", "-1", "5"])
        return f"str({self.of('str', depth)})[{start}:{end}]"

    # -- truth

    def _bool(self, depth):
        if depth <= 0 or self.dice.chance(0.15):
            return self.dice.pick(["True", "False"])
        depth -= 1
        number = self.dice.pick(["int", "float"])
        same = self.dice.pick(["int", "float", "str", "bool", list_of("int"), dict_of("int")])
        op = self.dice.pick(["==", "!="])
        return self.dice.pick([
            f"{self.operand(number, depth)} {self.dice.pick(['<', '<=', '>', '>='])} {self.operand('int', depth)}",
            f"{self.operand(same, depth)} {op} {self.operand(same, depth)}",
            f"{self.operand('bool', depth)} {self.dice.pick(['and', 'or'])} {self.operand('bool', depth)}",
            f"not {self.operand('bool', depth)}",
            f"{self.operand('str', depth)} {self.dice.pick(['in', 'not in'])} {self.operand('str', depth)}",
            f"{self.operand('int', depth)} {self.dice.pick(['in', 'not in'])} {self.operand(list_of('int'), depth)}",
            f'"a" in {self.operand(dict_of("int"), depth)}',
            f"{self.int_literal()} < {self.operand('int', depth)} <= {self.int_literal()}",
            f"{self.operand(self.any_type(), depth)} is {self.dice.pick(['', 'not '])}None",
            f"isunique({self.of(list_of('int'), depth)})",
            f"{self.operand('str', depth)}.startswith({self.str_literal()})",
        ])

    # -- collections

    def key(self):
        return self.dice.pick(ODD_KEYS) if self.dice.chance(0.15) else self.dice.pick(KEYS)

    def _items(self, item, depth):
        return [self.of(item, depth) for _ in range(self.dice.number(0, 4))]

    def _list(self, kind, depth):
        item = kind[1]
        if depth <= 0 or self.dice.chance(0.4):
            return "[" + ", ".join(self._items(item, depth - 1)) + "]"
        depth -= 1
        make = [f"{self.operand(kind, depth)} + {self.operand(kind, depth)}", f"{self.operand(kind, depth)}[{self.dice.pick(['', '1', '-1'])}:]",
                f"[v for v in {self.of(kind, depth)}]", f"[{self.of(item, depth)}, *{self.operand(kind, depth)}]", f"{self.operand(kind, depth)} * {self.dice.number(0, 2)}",
                f"{self.operand(kind, depth)}[::-1]"]
        if item == "int":
            make += [f"range({self.dice.number(0, 6)})", f"[i * 2 for i in range({self.dice.number(1, 5)}) if i % 2 == {self.dice.number(0, 1)}]", f"sorted({self.of(kind, depth)})"]
        if item == "str":
            make += [f"{self.operand('str', depth)}.split({self.dice.pick(['', repr(' '), repr(',')])})", f"[k for k in {self.of(dict_of('int'), depth)}]",
                     f"[str(i) for i in {self.of(list_of('int'), depth)}]", f"{self.operand('str', depth)}.chars()", f"sorted({self.of(kind, depth)})"]
        return self.dice.pick(make)

    def _dict(self, kind, depth):
        value = kind[1]
        if depth <= 0 or self.dice.chance(0.5):
            keys = self.dice.some(KEYS, 0, 3) + (self.dice.some(ODD_KEYS, 0, 1) if self.dice.chance(0.3) else [])
            return "{" + ", ".join(f"{key}{self.dice.pick([': ', ' = '])}{self.of(value, depth - 1)}" for key in keys) + "}"
        depth -= 1
        return self.dice.pick([
            f"{{**{self.operand(kind, depth)}, {self.key()} = {self.of(value, depth)}}}",
            f"{{k: v for k, v in {self.of(kind, depth)}}}",
            f"{{str(i): {self.of(value, 0)} for i in range({self.dice.number(0, 3)})}}",
            f"{{if {self.of('bool', depth)}: {self.key()} = {self.of(value, depth)}}}",
            f"({self.of(kind, 0)}) | {{{self.key()} = {self.of(value, depth)}}}",
        ])
