"""Programs about plain values: expressions and statements, numbers and their formats, texts."""
from expressions import Expressions, annotation, list_of
from source import ODD_TEXTS, WORDS, Source


def expressions(dice):
    """Globals of every type, names read before their assignment, private names that change."""
    out, exprs = Source(), Expressions(dice)
    for n in range(dice.number(4, 9)):
        statement = dice.weighted({_plain: 6, _annotated: 2, _mutable: 2, _branches: 2, _assertion: 1, _later: 1, _quantified: 1})
        statement(dice, out, exprs, n)
    return out


def _plain(dice, out, exprs, n):
    kind = exprs.any_type()
    out.line(f"v{n} = {exprs.of(kind, 3)}")
    exprs.declare(f"v{n}", kind)


def _annotated(dice, out, exprs, n):
    kind = exprs.any_type()
    written = dice.pick([annotation(kind), annotation(kind), f"{annotation(kind)} | {annotation(dice.pick(['int', 'str']))}", "any"])
    out.line(f"v{n}: {written} = {exprs.of(kind, 2)}")
    if written == annotation(kind):
        exprs.declare(f"v{n}", kind)


def _mutable(dice, out, exprs, n):
    kind = dice.pick(["int", "float", "str", list_of("int")])
    out.line(f"_m{n} = {exprs.of(kind, 2)}")
    operators = {"int": ["+=", "-=", "*=", "|=", "&=", "^="], "float": ["+=", "-=", "*=", "/="], "str": ["+="]}.get(kind, ["+="])
    if dice.chance(0.4):
        out.line(f"v{n}b = _m{n}")
    for _ in range(dice.number(1, 2)):
        if dice.chance(0.3):
            out.line(f"_m{n} = {exprs.of(kind, 1)}")
        else:
            out.line(f"_m{n} {dice.pick(operators)} {exprs.of(kind, 1) if kind != 'float' else exprs.float_literal()}")
    out.line(f"v{n} = _m{n}")
    exprs.declare(f"v{n}", kind)


def _branches(dice, out, exprs, n):
    kind = exprs.any_type(0)
    if dice.chance(0.5):
        out.line(f"_b{n} = {exprs.of(kind, 1)}")
    with out.block(f"if {exprs.of('bool', 2)}:"):
        out.line(f"_b{n} = {exprs.of(kind, 2)}")
    if dice.chance(0.5):
        with out.block(f"elif {exprs.of('bool', 2)}:"):
            out.line(f"_b{n} = {exprs.of(kind, 2)}")
    with out.block("else:"):
        out.line(f"_b{n} = {exprs.of(kind, 2)}")
    out.line(f"v{n} = _b{n}")
    exprs.declare(f"v{n}", kind)


def _assertion(dice, out, exprs, n):
    out.line(f"assert {exprs.of('bool', 1)} or True, {exprs.str_literal()}")


def _later(dice, out, exprs, n):
    """A name that is read before the statement that assigns it."""
    kind = exprs.any_type(0)
    value = exprs.of(kind, 2)
    out.line(f"v{n} = {dice.pick([f'[w{n}]', f'w{n}', f'{{k = w{n}}}'])}")
    out.line(f"w{n} = {value}")
    exprs.declare(f"w{n}", kind)


def _quantified(dice, out, exprs, n):
    items = exprs.of(list_of("int"), 1)
    if not (items.startswith("[") and " for " not in items and "*" not in items and items.endswith("]")):
        out.line(f"l{n} = {items}")
        items = f"l{n}"
    word = dice.pick(["all", "any", "filter", "map"])
    body = f"x * {dice.number(2, 5)}" if word == "map" else f"x {dice.pick(['<', '>', '!='])} {exprs.int_literal()}"
    guard = f" if x % 2 == {dice.number(0, 1)}" if dice.chance(0.3) else ""
    out.line(f"v{n} = {word} x in {items} {{ {body}{guard} }}")


# -- numbers

FORMATS_INT = ["{}", "{:d}", "{:5}", "{:<5}|", "{:^7}|", "{:>6}", "{:05}", "{:+}", "{: }", "{:x}", "{:X}", "{:#x}", "{:o}", "{:#o}", "{:b}", "{:#b}", "{:,}", "{:_}", "{:*^9}",
               "{:=+8}", "{:08,}", "{:e}", "{:.2f}", "{:10.1f}", "{:%}", "{:#010x}", "{:_b}", "{:n}", "{:E}", "{:_x}", "{:+,}"]
FORMATS_FLOAT = ["{}", "{:f}", "{:.0f}", "{:.1f}", "{:.3f}", "{:10.2f}", "{:<10.2f}|", "{:^10.2f}|", "{:+.1f}", "{: .2f}", "{:e}", "{:.2e}", "{:E}", "{:g}", "{:G}", "{:.3g}",
                 "{:%}", "{:.1%}", "{:08.2f}", "{:+08.2f}", "{:,}", "{:,.2f}", "{:_.1f}", "{:12}", "{:<12}|", "{:*^12}", "{:.10g}", "{:F}"]


def numbers(dice):
    """Literals of every form, units, conversions, formats, the math module."""
    out, exprs = Source(), Expressions(dice)
    out.line("import math")
    out.line("import units")
    for n in range(dice.number(6, 12)):
        make = dice.weighted({_literal: 3, _format: 4, _conversion: 3, _math: 3, _unit: 2, _arithmetic: 3, _float_text: 2})
        out.line(f"v{n} = {make(dice, exprs)}")
    return out


def whole(dice):
    value = dice.pick([dice.number(0, 20), dice.number(0, 10**5), dice.number(0, 2**31), dice.number(2**31, 2**53), dice.number(2**53, 2**63 - 1)])
    text = dice.pick([str, str, hex, oct, bin, lambda v: f"{v:_}"])(value)
    return text


def real(dice):
    digits = dice.number(0, 10 ** dice.number(1, 9))
    return dice.pick([f"{digits}.{dice.number(0, 999)}", f"0.{digits}", f"{digits % 1000}e{dice.number(0, 22)}", f"{digits % 100}.{digits % 77}e-{dice.number(0, 12)}",
                      f"{digits}.0", f"{digits % 10}.", f"{digits % 10}.{digits % 10}E+{dice.number(0, 5)}"])


def _literal(dice, exprs):
    return dice.pick([f"{dice.pick(['', '-'])}{whole(dice)}", f"{dice.pick(['', '-'])}{real(dice)}", f"[{whole(dice)}, {real(dice)}]"])


def _format(dice, exprs):
    if dice.chance(0.5):
        return f'"{dice.pick(FORMATS_INT)}".format({dice.pick(["", "-"])}{whole(dice)})'
    return f'"{dice.pick(FORMATS_FLOAT)}".format({dice.pick(["", "-"])}{real(dice)})'


def _conversion(dice, exprs):
    number = f"{dice.pick(['', '-'])}{dice.number(0, 5000)}"
    return dice.pick([f"int({real(dice)})", f"float({whole(dice)})", f'int("{number}")', f'int("{dice.number(0, 777):o}", 8)', f'int("0x{dice.number(0, 9999):x}", 16)',
                      f'int("{dice.number(0, 255):b}", 2)', f'float("{number}.5")', f'float("{dice.number(1, 99)}e{dice.number(0, 9)}")', f"hex({number})", f"bin({number})", f"oct({number})",
                      f"bool({number})", f"str({number})", f"round({number}.{dice.number(0, 999)}, {dice.number(0, 3)})", f"round({number}.5)", f"round({number})",
                      f"int({dice.pick(['True', 'False'])})", f'int("{dice.number(1, 9)}{dice.pick(["Ki", "K", "Mi", "M", "G"])}")', f"multiplyof({number}, {dice.number(1, 9)})",
                      f"pow({dice.number(0, 9)}, {dice.number(0, 9)})", f"pow({number}, 3, {dice.number(1, 50)})", f"typeof({dice.pick([number, real(dice), '1Ki'])})", f"ord('{dice.pick('aZ0é日')}')"])


def _math(dice, exprs):
    x, n = real(dice), dice.number(0, 40)
    return dice.pick([f"math.ceil({x})", f"math.floor(-{x})", f"math.factorial({n % 15})", f"math.gcd({n}, {dice.number(0, 40)})", f"math.isnan({x})", f"math.isfinite({x})",
                      f"math.modf({n}.25)", f"math.sqrt({n * n})", f"math.pow({n % 10}, {n % 5})", f"math.pow({n}, 0.5)", f"math.log10(1000.0)", f"math.log({n + 1})", f"math.log2({n + 1})", f"math.exp(0)",
                      f"math.floor({n})", f"math.isinf(1e300 * 1e300)"])


def _unit(dice, exprs):
    unit = dice.pick(["n", "u", "m", "k", "K", "M", "G", "Ki", "Mi", "Gi"])
    amount = dice.number(1, 900)
    return dice.pick([f"{amount}{unit}", f"int({amount}{unit})", f"float({amount}{unit})", f"str({amount}{unit})", f'"${{{amount}{unit}}}"', f"[{amount}{unit}, {amount}]",
                      f"units.to_{dice.pick(['n', 'u', 'm', 'K', 'M', 'Ki', 'Mi', 'Gi'])}({amount * 1024})", f"units.{dice.pick(['K', 'Mi', 'G', 'Ki'])} * {amount}", f"typeof({amount}{unit})"])


def _arithmetic(dice, exprs):
    return exprs.of(dice.pick(["int", "float"]), 3)


def _float_text(dice, exprs):
    x = real(dice)
    return dice.pick([f"str({x})", f'"${{{x}}}"', f"[str(-{x}), {x}]", f"str([{x}])", f"{x} / 3", f"{x} * 0.1", f"{x} // 0.7", f"{x} % 0.7", f"-{x} % 7", f"-{dice.number(0, 99)} // 7", f"-{dice.number(0, 99)} % -7"])


# -- texts

def strings(dice):
    """Literals with escapes, indexing, the methods of str, formats, interpolation."""
    out, exprs = Source(), Expressions(dice)
    for n in range(dice.number(6, 12)):
        make = dice.weighted({_text: 3, _call: 8, _position: 2, _replacement: 2, _interpolation: 2, _long: 1, _compare: 1, _nested_output: 2})
        make(dice, out, exprs, n)
        exprs.declare(f"v{n}", "str") if make in (_text, _interpolation, _long) else None
    return out


def _subject(dice, exprs):
    return exprs.operand("str", 0) if dice.chance(0.4) else exprs.text(dice.pick(WORDS + ODD_TEXTS))


def _text(dice, out, exprs, n):
    literal = exprs.text(dice.pick(ODD_TEXTS))
    raw = dice.pick(['r"\\d+\\n"', "r'a\\'b'", 'R"${x}"', '"\\x41\\u00e9\\101"', '"\\q\\N{DEGREE SIGN}"', '"\\${x}"', "'\\\\'"])
    out.line(f"v{n} = {dice.pick([literal, literal, raw])}")


def _call(dice, out, exprs, n):
    subject, small = _subject(dice, exprs), dice.number(-3, 6)
    bit = dice.pick(['"a"', '"o"', '" "', '","', '"b"', '""', '"é"', '"Hello"', '"X"'])
    calls = ["capitalize()", "chars()", "isalpha()", "isalnum()", "isdigit()", "islower()", "isspace()", "istitle()", "isupper()", "lower()", "upper()", "title()",
             "splitlines()", "splitlines(True)", "strip()", "lstrip()", "rstrip()", "split()", "rsplit()", f"count({bit})", f"count({bit}, {small})", f"endswith({bit})",
             f"endswith({bit}, 0, {small})", f"find({bit})", f"find({bit}, {small})", f"find({bit}, 1, {small})", f"rfind({bit})", f"rfind({bit}, 0, {small})",
             f"startswith({bit})", f"startswith({bit}, {small})", f"strip({bit})", f"lstrip({bit})", f"rstrip({bit})", f"replace({bit}, '-')", f"replace({bit}, '-', {small})",
             f"removeprefix({bit})", f"removesuffix({bit})", f"split({bit})", f"split({bit}, {small})", f"rsplit({bit})", f"rsplit({bit}, {small})", f"join([{subject}, {bit}, 'z'])",
             f"join([1, True, None, 2.5])", f"split(None, {abs(small)})", f"rsplit(None, {abs(small)})"]
    out.line(f"v{n} = {subject}.{dice.pick(calls)}")


def _position(dice, out, exprs, n):
    subject = exprs.text(dice.pick(WORDS))
    i, j, k = (dice.number(-5, 5) for _ in range(3))
    out.line(f"v{n} = {subject}" + dice.pick([f"[{i % 2}]", "[-1]", f"[{i}:]", f"[:{j}]", f"[{i}:{j}]", f"[::{k or 2}]", f"[{i}:{j}:{k or -1}]", "[::-1]"]))


def _replacement(dice, out, exprs, n):
    values = ", ".join(exprs.of(dice.pick(["int", "str", "float", "bool", list_of("str")]), 1) for _ in range(3))
    template = dice.pick(["{} {} {}", "{0}-{2}-{1}", "{{{}}} {} {}", "{2}{2}", "{0:}|{1:}", "{}"])
    named = dice.pick(['"{a}={b}".format(a=1, b="x")', '"{d.k} {d[k]} {l[1]}".format(d={k = 1}, l=[1, "z"])', '"{} {n}".format("p", n=2)', '"{!r}".format("s")'])
    out.line(f"v{n} = {named}" if dice.chance(0.25) else f'v{n} = "{template}".format({values})')


def _interpolation(dice, out, exprs, n):
    value = exprs.of(dice.pick(["int", "float", "bool", list_of("int"), list_of("str")]), 1)
    out.line(f"_i{n} = {value}")
    out.line(f"v{n} = " + dice.pick([f'"${{_i{n}}}"', f'"a${{_i{n}}}b${{_i{n}}}"', f'"${{_i{n}: #json}}"', f'"${{_i{n}: #yaml}}"', f"'${{[_i{n}]}}'", f'"${{str(_i{n}) + \'!\'}}"']))


def _long(dice, out, exprs, n):
    with out.block(f'v{n} = {dice.pick(["", "r"])}"""{dice.pick(["", "first", chr(92)])}'):
        for _ in range(dice.number(1, 3)):
            out.line(dice.pick(["", "  "]) + dice.pick(WORDS + ["- item", "key: v", "", "# no", "tail  "]))
        out.line('"""' if dice.chance(0.7) else 'end"""')


def _compare(dice, out, exprs, n):
    one, two = _subject(dice, exprs), _subject(dice, exprs)
    out.line(f"v{n} = " + dice.pick([f"[{one} == {two}, {one} in {two}]", f"sorted([{one}, {two}, 'm'])", f"max([{one}, {two}])", f"len({one})", f"{one} not in {two}"]))


def _nested_output(dice, out, exprs, n):
    texts = [exprs.text(value) for value in dice.some(ODD_TEXTS, 1, 4)]
    out.line(f"v{n} = " + dice.pick([f"[{', '.join(texts)}]", f"[[{texts[0]}], {{k = {texts[-1]}}}]", f"{{{texts[0]}: {texts[-1]}}}", f"{{k = [{{j = {texts[0]}}}]}}", f"{{k.j = {texts[-1]}}}"]))
