"""Programs about schemas: inheritance, defaults, checks, mixins, index signatures, declarations in parts."""
from expressions import BASIC, Expressions, annotation, dict_of, list_of
from source import KEYS, Source


class Schema:
    """What the generator knows of a schema it has written."""

    def __init__(self, name, base=None):
        self.name = name
        self.base = base
        self.own = {}          # attribute → type; a type may also be a Schema
        self.required = set()
        self.optional = set()
        self.loose = False     # has an index signature

    def attributes(self):
        return {**(self.base.attributes() if self.base else {}), **self.own}

    def may(self):
        """The attributes that may be None."""
        return (self.base.may() if self.base else set()) | self.optional

    def must(self):
        return (self.base.must() if self.base else set()) | self.required


def schemas(dice):
    """Schemas with bases, defaults, optional and nested attributes; configs that set, override and extend them."""
    out, exprs = Source(), Expressions(dice)
    known = []
    for n in range(dice.number(2, 4)):
        known.append(_schema(dice, out, exprs, f"S{n}", dice.pick(known) if known and dice.chance(0.5) else None, known))
    for n in range(dice.number(2, 5)):
        _use(dice, out, exprs, dice.pick(known), n)
    return out


def _type_of(dice, exprs, known):
    if known and dice.chance(0.25):
        schema = dice.pick(known)
        return dice.pick([schema, schema, list_of(schema), dict_of(schema)])
    return exprs.any_type()


def written(kind):
    if isinstance(kind, Schema):
        return kind.name
    if isinstance(kind, tuple):
        return f"[{written(kind[1])}]" if kind[0] == "list" else "{str:" + written(kind[1]) + "}"
    return kind


def instance(dice, exprs, kind, depth=1):
    """An expression of a type that may contain schemas."""
    if isinstance(kind, Schema):
        body = config(dice, exprs, kind, depth)
        return f"{kind.name} {body}" if dice.chance(0.6) else body
    if isinstance(kind, tuple) and _has_schema(kind):
        if kind[0] == "list":
            return "[" + ", ".join(instance(dice, exprs, kind[1], depth) for _ in range(dice.number(0, 2))) + "]"
        return "{" + ", ".join(f"{key} = {instance(dice, exprs, kind[1], depth)}" for key in dice.some(KEYS, 0, 2)) + "}"
    return exprs.of(kind, depth)


def _has_schema(kind):
    return isinstance(kind, Schema) or isinstance(kind, tuple) and _has_schema(kind[1])


def config(dice, exprs, schema, depth, operators=(":", "=")):
    """A config that sets every required attribute of `schema` and some of the others."""
    attributes = schema.attributes()
    entries = []
    for key, kind in attributes.items():
        if key in schema.must() or dice.chance(0.35):
            op = dice.pick(operators)
            is_list = isinstance(kind, tuple) and kind[0] == "list"
            op = " +=" if is_list and dice.chance(0.2) else op if op == ":" else " " + op
            entries.append(f"{key}{op} {'None' if key in schema.may() and '+' not in op and dice.chance(0.1) else instance(dice, exprs, kind, depth - 1)}")
    if schema.loose:
        entries += [f"k{dice.number(0, 9)} = {exprs.of(schema.loose, 1)}" for _ in range(dice.number(0, 3))]
    return "{" + ", ".join(dice.shuffled(entries) if dice.chance(0.3) else entries) + "}"


def _schema(dice, out, exprs, name, base, known):
    schema = Schema(name, base)
    inner = Expressions(dice)
    for key, kind in (base.attributes() if base else {}).items():
        if not _has_schema(kind):
            inner.declare(key, kind)
    with out.block(f"schema {name}({base.name}):" if base else f"schema {name}:"):
        taken = set(base.attributes()) if base else set()
        for key in dice.some([f"{k}{name[-1]}" if dice.chance(0.4) else k for k in KEYS], 1, 4):
            if key not in taken:
                taken.add(key)
                _attribute(dice, out, inner, schema, key, known)
        if base and dice.chance(0.4):
            _refined(dice, out, inner, base)
        if dice.chance(0.3):
            _computed(dice, out, inner)
        if not schema.own and not base:
            out.line("only?: int")
            schema.own["only"] = "int"
    return schema


def _attribute(dice, out, inner, schema, key, known):
    kind = _type_of(dice, inner, known)
    form = dice.weighted({"required": 3, "optional": 3, "default": 5, "literal": 1, "union": 1})
    if form == "literal":
        kind, literal, default = dice.pick([("str", "'on' | 'off' | str", "'off'"), ("int", "1 | 2 | int", "2"), ("float", "1.5 | float", "1.5"), ("bool", "True | bool", "True")])
        out.line(f"{key}: {literal} = {default}")
    elif form == "union":
        kind = dice.pick(["int", "str"])
        out.line(f"{key}: int | str = {inner.of(kind, 1)}")
        schema.own[key] = kind
        return
    elif form == "default":
        out.line(f"{key}: {written(kind)} = {instance(dice, inner, kind, 1)}")
    else:
        out.line(f"{key}{'?' if form == 'optional' else ''}: {written(kind)}")
        (schema.required if form == "required" else schema.optional).add(key)
    schema.own[key] = kind
    if form in ("default", "literal") and not _has_schema(kind):
        inner.declare(key, kind)
    elif form == "required" and kind in BASIC:
        inner.declare(key, kind)


def _refined(dice, out, inner, base):
    """An attribute of the base again, with a default of its own."""
    plain = [key for key, kind in base.attributes().items() if not _has_schema(kind) and key not in base.optional and kind != "str"]
    if plain:
        key = dice.pick(plain)
        out.line(f"{key}: {annotation(base.attributes()[key])} = {inner.of(base.attributes()[key], 0)}")


def _computed(dice, out, inner):
    kind = dice.pick(["int", "str", "bool"])
    if dice.chance(0.5):
        out.line(f"_tmp = {inner.of(kind, 1)}")
        out.line(f"made = [_tmp, {inner.of('int', 1)}]")
        return
    with out.block(f"if {inner.of('bool', 2)}:"):
        out.line(f"made = {inner.of(kind, 1)}")
    with out.block("else:"):
        out.line(f"made = {inner.of(kind, 1)}")


def _use(dice, out, exprs, schema, n):
    make = config(dice, exprs, schema, 2)
    form = dice.weighted({"plain": 5, "declared": 2, "merged": 3, "changed": 3, "annotated": 2, "read": 2, "list": 1, "unpacked": 1, "as": 1})
    if form == "plain":
        out.line(f"x{n} = {schema.name} {make}")
    elif form == "annotated":
        out.line(f"x{n}: {schema.name} = {make}")
    elif form == "declared":
        out.line(f"x{n}: {schema.name} {make}")
        if dice.chance(0.7):
            out.line(f"x{n}: {schema.name} {_partial(dice, exprs, schema)}")
    elif form == "merged":
        out.line(f"x{n} = {schema.name} {make} | {_partial(dice, exprs, schema)}")
    elif form == "changed":
        out.line(f"_x{n} = {schema.name} {make}")
        plain = [(key, kind) for key, kind in schema.attributes().items() if kind in BASIC]
        for key, kind in dice.some(plain, 0, 2):
            out.line(dice.pick([f"_x{n}.{key} = {exprs.of(kind, 1)}", f"_x{n} |= {{{key} = {exprs.of(kind, 1)}}}"]))
        out.line(f"x{n} = _x{n}")
    elif form == "read":
        out.line(f"x{n} = {schema.name} {make}")
        key = dice.pick(list(schema.attributes()))
        out.line(f"y{n} = [x{n}.{key}, typeof(x{n}), '{key}' in x{n}, [k for k in x{n}]]")
    elif form == "list":
        out.line(f"x{n} = [{schema.name} {make}, {schema.name} {config(dice, exprs, schema, 1)}]")
    elif form == "unpacked":
        out.line(f"x{n} = {{**{schema.name} {make}, extra = {exprs.of('int', 1)}}}")
    else:
        out.line(f"x{n} = {schema.name} {make} as {dice.pick([schema, schema.base or schema]).name}")


def _partial(dice, exprs, schema):
    attributes = schema.attributes()
    keys = dice.some(attributes, 0, 2)
    return "{" + ", ".join(f"{key}{' =' if dice.chance(0.85) else ':'} {instance(dice, exprs, attributes[key], 1)}" for key in keys) + "}"


# -- checks

def checks(dice):
    """Schemas whose checks hold for most configs."""
    out, exprs = Source(), Expressions(dice)
    low, high = dice.number(0, 50), dice.number(60, 400)
    with out.block(f"schema Base[limit = {high}]:" if dice.chance(0.2) else "schema Base:"):
        out.line(f"port: int = {dice.number(low, high)}")
        out.line("name: str")
        out.line(f"tags: [str] = {exprs.of(list_of('str'), 1)}")
        out.line(f"env?: {{str:int}}")
        with out.block("check:"):
            out.line(f"{low} <= port <= {high}{dice.pick(['', ', ' + exprs.str_literal()])}")
            _conditions(dice, out, exprs)
    with out.block("schema Derived(Base):"):
        out.line(f"extra?: int")
        out.line(f"kind: str = {exprs.str_literal()}")
        if dice.chance(0.6):
            with out.block("check:"):
                out.line(f"extra > {dice.number(0, 5)} if extra, 'extra is ${{extra}}'")
                out.line("kind or port")
    with out.block("schema Holder:"):
        out.line(f"first: Base = Base {{name = {exprs.str_literal()}}}")
        out.line("rest: [Base] = []")
        with out.block("check:"):
            out.line("all r in rest { r.port >= 0 }")
            out.line(f"len(rest) < {dice.number(3, 5)}, 'too many'")
    for n in range(dice.number(2, 4)):
        kind = dice.pick(["Base", "Derived", "Derived", "Holder"])
        entries = [f"name = {exprs.of('str', 0)}"] if kind != "Holder" else []
        choices = {"Base": [], "Derived": [f"extra = {dice.number(6, 60)}", f"kind = {exprs.str_literal()}"],
                   "Holder": [f"rest = [Base {{name = 'r'}}, Derived {{name = 'd', port = {dice.number(low, high)}}}]", f"first.port = {dice.number(low, high)}", f"first: {{env.x = 1}}"]}[kind]
        choices += [] if kind == "Holder" else [f"port = {dice.number(low, high)}", f"env: {{a = {exprs.of('int', 0)}}}", f"tags += ['t${{1}}']"]
        out.line(f"x{n} = {kind} {{{', '.join(entries + dice.some(choices, 0, 3))}}}")
    return out


def _conditions(dice, out, exprs):
    conditions = ["len(name) >= 0", "name", "name != None, 'no name'", "len(tags) < 50 if tags", "all t in tags { len(t) < 100 }", "env.a >= 0 if env and env.a, 'env'", "isunique([port, port + 1])",
                  "port % 1 == 0, 'port ${port} of ${name}'", "not env or len(env) > 0", "name in [name, 'x']", "any t in [name, 'b'] { t == 'b' }", "typeof(port) == 'int'"]
    for condition in dice.some(conditions, 1, 4):
        out.line(condition)


# -- mixins, protocols, rules

def mixins(dice):
    out, exprs = Source(), Expressions(dice)
    host = {"name": "str", "count": "int", "labels": dict_of("str")}
    chosen = dice.shuffled(["Label", "Count", "Env"])[:dice.number(1, 3)]
    protocol = dice.chance(0.5)
    if protocol:
        with out.block("protocol HostProtocol:"):
            out.line("name: str")
            out.line("count?: int")
    for mixin in chosen:
        suffix = " for HostProtocol" if protocol and dice.chance(0.7) else ""
        with out.block(f"{dice.pick(['mixin', 'schema']) if not suffix else 'mixin'} {mixin}Mixin{suffix}:"):
            _mixin_body(dice, out, exprs, mixin)
    base = dice.chance(0.4)
    if base:
        with out.block("schema Root:"):
            out.line(f"root: int = {exprs.of('int', 1)}")
            out.line("count?: int")
    with out.block("schema Host(Root):" if base else "schema Host:"):
        out.line(f"mixin [{', '.join(m + 'Mixin' for m in chosen)}]")
        out.line(f"name: str = {exprs.str_literal()}")
        if not base or dice.chance(0.5):
            out.line(f"count{dice.pick(['', '?'])}: int = {dice.number(0, 20)}")
        else:
            out.line("count = 3")
        out.line(f"labels{dice.pick(['', '?'])}: {{str:str}} = {{}}")
        if dice.chance(0.4):
            out.line(f"after = name + {exprs.str_literal()}")
        if dice.chance(0.3):
            with out.block("check:"):
                out.line("count >= -999999999999 if count, 'count'")
    if dice.chance(0.4):
        with out.block("rule Positive for HostProtocol:" if protocol else "rule Positive[host]:"):
            out.line("count > -1, 'negative'" if protocol else "host.count != 1.5, 'fraction'")
        out.line("_ok = Positive {name = 'a', count = 1}" if protocol else "_ok = Positive(Host {count = 2})")
    for n in range(dice.number(1, 3)):
        entries = [f"{key} = {exprs.of(kind, 1)}" for key, kind in host.items() if dice.chance(0.5)]
        if dice.chance(0.3):
            entries.append(f"labels.extra = {exprs.of('str', 0)}")
        out.line(f"x{n} = Host {{{', '.join(entries)}}}")
    if dice.chance(0.3):
        out.line("seen = len(Host.instances())")
    return out


def _mixin_body(dice, out, exprs, mixin):
    if mixin == "Label":
        out.line(dice.pick(["label: str = name", 'label = "app-${name}"', "label: str = name.upper() if name else 'none'"]))
        if dice.chance(0.5):
            out.line("labels: {str:str} = {app = name}" if dice.chance(0.5) else "labels: {str:str} = {}")
    elif mixin == "Count":
        with out.block(f"if count > {dice.number(0, 20)}:"):
            out.line(f"big = {exprs.of('str', 1)}")
        with out.block("else:"):
            out.line(f"big = {exprs.of('str', 1)}")
        if dice.chance(0.3):
            out.line("double: int = count * 2")
    else:
        out.line(f"env?: {{str:}} = {exprs.of(dict_of('int'), 1)}")
        if dice.chance(0.5):
            out.line("_secret = name * 2")
            out.line("made = [_secret, env]")


# -- index signatures and declarations in parts

def signatures(dice):
    out, exprs = Source(), Expressions(dice)
    kind = dice.pick(BASIC)
    with out.block("schema Item:"):
        out.line(f"weight: int = {exprs.of('int', 1)}")
        out.line("note?: str")
    form = dice.weighted({"plain": 3, "named": 3, "open": 2, "default": 2, "schema": 2})
    with out.block("schema Map:"):
        if form == "open":
            out.line(f"fixed: str = {exprs.str_literal()}")
            out.line("count?: int")
        if form == "named" and dice.chance(0.4):
            out.line(f"fixed?: {kind}")
        head = {"plain": "[str]", "named": "[key: str]", "open": "[...str]", "default": "[k: str]", "schema": dice.pick(["[str]", "[name: str]"])}[form]
        default = f" = {exprs.of(kind, 1)}" if form == "default" else ""
        out.line(f"{head}: {'Item' if form == 'schema' else kind}{default}")
        if form == "named":
            with out.block("check:"):
                out.line("len(key) < 30, 'key ${key}'")
                if dice.chance(0.3):
                    out.line("key != 'never'")
    if form == "open":
        kind = dice.pick([kind])
    for n in range(dice.number(2, 4)):
        out.line(f"x{n} = Map {_entries(dice, exprs, form, kind)}")
    name = f"x{dice.number(0, 1)}"
    for n in range(dice.number(1, 3)):
        out.line(dice.pick([f"m{n} = {name} | {_entries(dice, exprs, form, kind)}", f"k{n} = [k for k in {name}]", f"v{n} = {name}?.a if 'a' in {name} else 0", f'g{n} = {name}["zz"]', f"d{n}: Map {_entries(dice, exprs, form, kind)}",
                            f"u{n} = {{**{name}}}", f"t{n} = typeof({name})", f"e{n} = {name} == x1", f"c{n} = {{k: v for k, v in {name}}}", f"h{n}: Map = {_entries(dice, exprs, form, kind)}"]))
    return out


def _entries(dice, exprs, form, kind):
    keys = dice.some(["a", "b", "c", '"x-y"', '"1"', "zed"], 0, 3)
    if form == "schema":
        values = [dice.pick(["{weight = 3}", "Item {}", f"Item {{note = {exprs.str_literal()}}}", "{note: 'n'}"]) for _ in keys]
    else:
        values = [exprs.of(kind, 1) for _ in keys]
    entries = [f"{key} = {value}" for key, value in zip(keys, values)]
    if form == "open" and dice.chance(0.5):
        entries.append(f"count = {dice.number(0, 9)}")
    return "{" + ", ".join(entries) + "}"
