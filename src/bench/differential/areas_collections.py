"""Programs about configs and their merges, comprehensions, and lambdas."""
from expressions import BASIC, Expressions, dict_of, list_of
from source import KEYS, ODD_KEYS, WORDS, Source


# -- configs: trees of known shape, so that merges meet equal paths

def configs(dice):
    """Trees of equal shape written, merged, overridden and changed in every way there is."""
    out, exprs = Source(), Expressions(dice)
    shape = _shape(dice, 2)
    names = []
    for n in range(dice.number(2, 4)):
        out.line(f"c{n} = {tree(dice, exprs, shape, 0.3)}")
        names.append(f"c{n}")
    for n in range(dice.number(2, 5)):
        step = dice.weighted({_merge: 4, _unpack: 3, _override: 4, _assign: 3, _conditional: 2, _repeated: 2, _keys: 2, _read: 2, _items: 2})
        step(dice, out, exprs, shape, names, n)
    return out


def _shape(dice, depth):
    """Key → "int", "str", ("list", …) or a further shape."""
    shape = {}
    for key in dice.some(KEYS, 2, 4):
        deeper = depth > 0 and dice.chance(0.35)
        shape[key] = _shape(dice, depth - 1) if deeper else dice.pick(["int", "str", "int", "bool", list_of("int"), list_of(dict_of("int"))])
    return shape


def tree(dice, exprs, shape, missing, operators=(":", "=")):
    """A config literal of (part of) `shape`; equal keys get equal values often, so that merges can agree."""
    entries = []
    for key in dice.shuffled(shape) if dice.chance(0.3) else shape:
        if dice.chance(missing):
            continue
        kind = shape[key]
        entries.append(f"{key}{_operator(dice, operators, kind)} {value(dice, exprs, kind, missing, operators)}")
    if dice.chance(0.2):
        entries.append(f"{dice.pick(ODD_KEYS)} = {exprs.of(dice.pick(BASIC), 1)}")
    return "{" + ", ".join(entries) + "}"


def _operator(dice, operators, kind):
    is_list = isinstance(kind, tuple) and kind[0] == "list"
    choices = [op for op in operators if op != "+=" or is_list]
    chosen = dice.pick(choices)
    return chosen if chosen == ":" else " " + chosen


def value(dice, exprs, kind, missing, operators):
    if isinstance(kind, dict):
        return tree(dice, exprs, kind, missing, operators)
    if dice.chance(0.04):
        return dice.pick(["None", "Undefined", "None"])
    return {"int": "7", "str": '"same"', "bool": "True"}.get(kind) or exprs.of(kind, 0) if dice.chance(0.4) else exprs.of(kind, 1)


def _merge(dice, out, exprs, shape, names, n):
    right = tree(dice, exprs, shape, 0.5, dice.pick([("=",), ("=", "+="), (":", "="), ("=", "=", ":", "+=")]))
    out.line(f"m{n} = {dice.pick(names)} | {right}" if dice.chance(0.7) else f"m{n} = {dice.pick(names)} | {dice.pick(names)}")


def _unpack(dice, out, exprs, shape, names, n):
    with out.block(f"u{n} = {{"):
        for part in (dice.shuffled if dice.chance(0.25) else list)([f"**{dice.pick(names)}", f"extra = {exprs.of('int', 1)}", f"{dice.pick(list(shape))} = {exprs.of('int', 0)}"]):
            out.line(part)
        if dice.chance(0.3):
            out.line(f"**{{{dice.pick(list(shape))} = {exprs.of('str', 1)}}}")
    out.line("}")


def _override(dice, out, exprs, shape, names, n):
    key = dice.pick(list(shape))
    lists = [name for name, kind in shape.items() if isinstance(kind, tuple)]
    changes = [f"{key} = {exprs.of('int', 1)}", f"{key} = Undefined", f"{key} = None", f"more.deep.{dice.pick(KEYS)} = {exprs.of('str', 1)}"]
    if lists:
        name = dice.pick(lists)
        changes += [f"{name} += [{exprs.of('int', 0)}]", f"{name} = []", f"{name}: [{exprs.of('int', 0)}]"]
        if dice.chance(0.4):
            changes += [f"{name}[0] = 1", f"{name}[-1] = Undefined", f"{name}[0] += [5]"]
    out.line(f"o{n} = {dice.pick(names)} | {{{', '.join(dice.some(changes, 1, 2))}}}")


def _assign(dice, out, exprs, shape, names, n):
    out.line(f"_p{n} = {tree(dice, exprs, shape, 0.2)}")
    for _ in range(dice.number(1, 3)):
        key = dice.pick(list(shape))
        kind = shape[key]
        target = dice.pick([f"_p{n}.{key}", f'_p{n}["{key}"]', f"_p{n}.{key}", f"_p{n}.fresh"])
        fresh = "fresh" in target
        fitting = exprs.of("int", 1) if fresh else value(dice, exprs, kind, 0.4, (":", "="))
        other = dice.pick([f"{target} = {{k = 1}}", f"_p{n} |= {{{key} = {exprs.of('str', 0)}}}", f"_p{n}.sub{n}.k = {exprs.of('int', 0)}"])
        out.line(other if dice.chance(0.1) else f"{target} = {fitting}")
    out.line(f"p{n} = _p{n}")


def _conditional(dice, out, exprs, shape, names, n):
    with out.block(f"i{n} = {{"):
        out.line(f"first: {exprs.of('int', 1)}")
        with out.block(f"if {exprs.of('bool', 2)}:"):
            out.line(f"then: {exprs.of('str', 1)}")
        if dice.chance(0.5):
            with out.block(f"elif first > {exprs.int_literal()}:"):
                out.line(f"middle: {exprs.of('int', 1)}")
        if dice.chance(0.6):
            with out.block("else:"):
                out.line(f"other: first + {exprs.int_literal()}")
                if dice.chance(0.3):
                    out.line(f"**{dice.pick(names)}")
    out.line("}")


def _repeated(dice, out, exprs, shape, names, n):
    key = dice.pick(KEYS)
    parts = [f"{key}: {{x: 1}}", f"{key}: {{y: {exprs.of('str', 1)}}}", f"{key}.z = {exprs.of('int', 1)}", f"{key} = {{w = 1}}", f"{key}: {{x = {exprs.int_literal()}}}", f"{key}.l += [1]", f"{key}.l: [2]"]
    out.line(f"r{n} = {{{', '.join(dice.some(parts, 2, 4))}}}")


def _keys(dice, out, exprs, shape, names, n):
    out.line(f"_k{n} = {exprs.of('str', 1)}")
    out.line(f"k{n} = {{" + ", ".join(dice.some([f'"${{_k{n}}}-x" = 1', f"{dice.pick(ODD_KEYS)} = 2", f'"a" + "b" = 3', f"$type = 4", "a.b.c = 5", "_hidden = 6", f"_k{n} = 7"], 2, 5)) + "}")


def _read(dice, out, exprs, shape, names, n):
    name, key = dice.pick(names), dice.pick(list(shape))
    out.line(f"g{n} = [" + ", ".join(dice.some([f"{name}.{key}", f'{name}["{key}"]', f"{name}?.{key}", f'"{key}" in {name}', f"{name}.{key} == None", f"len({name})", f"[k for k in {name}]", f"str({name})",
                                               f"{name}?.{key}?.deep" if isinstance(shape[key], dict) else f"{name}?.{key}", f"typeof({name}.{key})", f"{name} == {dice.pick(names)}"], 2, 5)) + "]")


def _items(dice, out, exprs, shape, names, n):
    parts = [f"*{exprs.operand(list_of('int'), 1)}", f"*{dice.pick(names)}", exprs.of("int", 1), f"if {exprs.of('bool', 1)}: {exprs.of('int', 1)}", "None", f"if {exprs.of('bool', 1)}: *[1, 2]", "[]", "{}", "[[1, [2]], []]", "{a.b = [{}]}"]
    with out.block(f"l{n} = ["):
        for part in dice.some(parts, 2, 5):
            out.line(part)
    out.line("]")


# -- comprehensions

def comprehensions(dice):
    out, exprs = Source(), Expressions(dice)
    out.line(f"nums = {exprs.of(list_of('int'), 1)}")
    out.line(f"words = [{', '.join(exprs.str_literal() for _ in range(dice.number(1, 4)))}]")
    out.line(f"table = {{{', '.join(f'{key} = {exprs.of(chr(105) + chr(110) + chr(116), 1)}' for key in dice.some(KEYS, 1, 4))}}}")
    out.line("rows = [{" + "}, {".join(f"id = {i}, tags = {exprs.of(list_of('str'), 0)}, on = {dice.pick(['True', 'False'])}" for i in range(dice.number(1, 4))) + "}]")
    for name, kind in (("nums", list_of("int")), ("words", list_of("str")), ("table", dict_of("int"))):
        exprs.declare(name, kind)
    for n in range(dice.number(4, 8)):
        out.line(f"v{n} = {_comprehension(dice, exprs)}")
    return out


def _comprehension(dice, exprs):
    small, op = dice.number(0, 60), dice.pick(["<", ">", "==", "!=", "<="])
    return dice.pick([
        f"[x {dice.pick('+-*')} {small} for x in nums if x {op} {small}]",
        f"[i * x for i, x in nums]", f"[[i, w] for i, w in words if len(w) > {small % 6}]", f"[w.upper() for w in words]", f"{{w: len(w) for w in words}}",
        f"{{str(x): x % 7 for x in nums}}", f'{{"n${{i}}": x for i, x in nums if i {op} {small % 4}}}', f"{{k: v * 2 for k, v in table if v {op} {small}}}", f"[k for k in table]", f"[v for k, v in table]",
        f"[x + y for x in nums for y in [{small}, 2]]", f"[[x * y for y in range({small % 4})] for x in nums]", f"[c for c in {exprs.str_literal()}]", f"{{c + str(i): i for i, c in {exprs.str_literal()}}}",
        f"[x for x in nums if x {op} {small} for y in range(2) if y > 0]", f"[t for r in rows for t in r.tags]", f"[r.id for r in rows if r.on]", f"{{str(r.id): r.tags for r in rows if r.on}}",
        f"[{{id = r.id, n = len(r.tags), **{{on = r.on}}}} for r in rows]", f"sum([r.id for r in rows])", f"all x in nums {{ x {op} {small} }}", f"any x in words {{ len(x) {op} {small % 6} }}",
        f"filter x in nums {{ x {op} {small} }}", f"map w in words {{ w + '!' }}", f"filter k, v in table {{ v {op} {small} }}", f"map k, v in table {{ k + str(v) }}", f"map i, x in nums {{ i + x }}",
        f"all k, v in table {{ v {op} {small} }}", f"any i, x in nums {{ i == x }}", f"filter r in rows {{ r.on }}", f"map r in rows {{ (r.id if r.on else -1) }}", f"[x if x {op} {small} else None for x in nums]",
        f"sorted([x % 10 for x in nums])", f"zip(nums, words)", f"[p for p in zip(words, nums)]", f"{{k: {{v: k}} for k, v in {{a = 'x', b = 'y'}}}}", f"len([x for x in nums])", f"[*[x for x in nums], *[k for k in table]]",
        f"{{**{{k: v for k, v in table}}, zz = 1}}", f"[i for i in range({small % 9}, {small}, {1 + small % 5})]", f"[i for i in range({small % 9}, -5, -{1 + small % 3})]", f"filter x in words {{ x in {exprs.str_literal()} }}",
        f"[x for x in nums if not (x {op} {small})]", f"map x in [1, 2, 3] {{ x ** 2 }}", f"isunique([x % 3 for x in nums])", f"[(lambda y {{ y + x }})(1) for x in nums]",
    ])


# -- lambdas

def lambdas(dice):
    out, exprs = Source(), Expressions(dice)
    base = dice.number(0, 20)
    out.line(f"base = {base}")
    exprs.declare("base", "int")
    for n in range(dice.number(3, 6)):
        make = dice.pick([_typed, _typed, _defaults, _closure, _recursive, _higher, _late, _statements, _config, _reduced, _immediate])
        make(dice, out, exprs, n)
    return out


def _typed(dice, out, exprs, n):
    kind = dice.pick(["int", "str", "float"])
    inner = Expressions(dice)
    inner.declare("x", kind)
    inner.declare("y", kind)
    inner.declare("base", "int")
    written = dice.pick([f"x: {kind}, y: {kind} -> {kind}", f"x: {kind}, y: {kind}", f"x, y -> {kind}" if kind != "float" else f"x: float, y: float"])
    body = inner.of(kind, 2)
    if written.startswith("x, y"):
        body = {"int": "x + y * 2 - base", "str": "x + y + '!'"}[kind]
    out.line(f"f{n} = lambda {written} {{ {body} }}")
    first, second = exprs.of(kind, 1), exprs.of(kind, 1)
    out.line(f"v{n} = f{n}({dice.pick([f'{first}, {second}', f'{first}, y={second}', f'y={second}, x={first}'])})")


def _defaults(dice, out, exprs, n):
    out.line(f"f{n} = lambda x: int, y: int = {dice.number(0, 9)}, z = {exprs.str_literal()} {{ [x, y, z, base] }}")
    out.line(f"v{n} = [f{n}(1), f{n}({exprs.of('int', 1)}, {exprs.of('int', 1)}), f{n}(1, z={exprs.of('str', 1)}), f{n}(x=3)]")


def _closure(dice, out, exprs, n):
    out.line(f"f{n} = lambda a: int {{ lambda b: int {{ a {dice.pick('+-*')} b {dice.pick('+-')} base }} }}")
    out.line(f"g{n} = f{n}({exprs.of('int', 1)})")
    out.line(f"v{n} = [g{n}(i) for i in range({dice.number(0, 4)})] + [f{n}(1)(2)]")


def _recursive(dice, out, exprs, n):
    with out.block(f"f{n} = lambda k: int -> int {{"):
        end, first, more = dice.number(0, 2), dice.number(0, 3), dice.pick([f"k * f{n}(k - 1)", f"f{n}(k - 1) + f{n}(k - 2)", f"f{n}(k // 2) + 1"])
        if dice.chance(0.5):
            out.line(f"{first} if k <= {end} else {more}")
        else:
            out.line(f"r = {first}")
            with out.block(f"if k > {end}:"):
                out.line(f"r = {more}")
            out.line("r")
    out.line("}")
    out.line(f"v{n} = [f{n}(i) for i in range({dice.number(3, 8)})]")


def _higher(dice, out, exprs, n):
    out.line(f"f{n} = lambda fn: (int) -> int, items: [int] {{ [fn(i) for i in items] }}")
    out.line(f"v{n} = f{n}(lambda q: int -> int {{ q {dice.pick('+-*')} {exprs.int_literal()} }}, {exprs.of(list_of('int'), 1)})")


def _late(dice, out, exprs, n):
    out.line(f"v{n} = f{n}({exprs.of('int', 1)})")
    out.line(f"f{n} = lambda x {{ {{twice = x * 2, late = late{n}}} }}")
    out.line(f"late{n} = {exprs.of('str', 1)}")


def _statements(dice, out, exprs, n):
    with out.block(f"f{n} = lambda x: int, y: str {{"):
        out.line(f"a = x * {dice.number(1, 9)}")
        with out.block(f"if a > {dice.number(0, 50)}:"):
            out.line("a = a - 1")
        with out.block("elif x == 0:"):
            out.line("a = 100")
        if dice.chance(0.5):
            out.line(f"a {dice.pick(['+=', '-=', '*='])} {dice.number(1, 5)}")
        out.line(dice.pick(["{n = a, s = y}", "[a, y, a > 3]", '"${y}:${a}"', "str(a) + y", "a"]))
    out.line("}")
    out.line(f"v{n} = [f{n}({exprs.of('int', 1)}, {exprs.of('str', 1)}), f{n}(0, '')]")


def _config(dice, out, exprs, n):
    with out.block(f"f{n} = lambda name: str, opts: {{str:}} = {{}} -> {{str:}} {{"):
        out.line("{")
        out.line(f"    name = name{dice.pick(['', '.upper()', ' + ' + repr('-x')])}")
        out.line(f"    labels: {{app = name, base = str(base)}}")
        out.line("    **opts")
        out.line("}")
    out.line("}")
    out.line(f"v{n} = f{n}({exprs.of('str', 1)}, {{{dice.pick(KEYS)}x = {exprs.of('int', 1)}, labels: {{tier = {exprs.of('str', 0)}}}}})")
    out.line(f"w{n} = f{n}({dice.pick(WORDS)!r})")


def _reduced(dice, out, exprs, n):
    out.line(f"v{n} = reduce(lambda acc: int, x: int -> int {{ acc {dice.pick('+-')} x }}, {exprs.of(list_of('int'), 1)}, {dice.number(0, 9)})")


def _immediate(dice, out, exprs, n):
    out.line(f"v{n} = (lambda x, y = 2 {{ x {dice.pick('+-*')} y }})({exprs.of('int', 1)})")
